//! 查会议: any scrap from one character on, in names, items, speeches, resolutions, follow-ups and names of attachments, by
//! body and year, with the sentence it stands in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::{Day, Fault};
use store::Reading;
use store::meeting::Meeting;
use store::meeting_words::Wording;

use crate::{Office, required};

/// What to look for.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MeetingSearch {
    /// Any scrap.
    pub text: String,
    /// In meetings of this body.
    #[serde(default)]
    pub body: Option<i64>,
    /// Held in this year.
    #[serde(default)]
    pub year: Option<i32>,
    /// At most this many meetings (20 where missing, 100 at most).
    #[serde(default)]
    pub limit: Option<i64>,
    /// Those after so many.
    #[serde(default)]
    pub skip: Option<i64>,
}

/// The meetings that hold it, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingHits {
    /// In how many meetings.
    pub total: i64,
    /// The page.
    pub meetings: Vec<MeetingHit>,
}

/// A meeting that holds it.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct MeetingHit {
    /// The meeting.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// On which day.
    pub held: Day,
    /// The body.
    pub body: i64,
    /// Where it stands, at most five.
    pub places: Vec<HitPlace>,
}

/// A sentence that holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct HitPlace {
    /// 议题, 发言, 决议 …
    pub what: String,
    /// The item it stands under.
    pub agenda_item: Option<i64>,
    /// Who said it.
    pub speaker: Option<String>,
    /// The sentence before the hit.
    pub before: String,
    /// The hit.
    pub hit: String,
    /// The sentence after it.
    pub after: String,
}

/// The most characters told on either side of a hit.
const BESIDE: usize = 40;
/// The most places told of one meeting.
const PLACES: usize = 5;

/// The sentence around a hit, parted at it.
fn sentence(text: &str, word: &str) -> Option<(String, String, String)> {
    let span = domain::hits::in_text(text, word)?;
    let characters: Vec<char> = text.chars().collect();
    let ends = |character: &char| matches!(character, '。' | '！' | '？' | '；' | '\n');
    let before = characters.get(..span.start)?;
    let after = characters.get(span.start + span.length..)?;
    let first = before.iter().rposition(ends).map_or(0, |at| at + 1).max(before.len().saturating_sub(BESIDE));
    let last = after.iter().position(ends).map_or(after.len(), |at| at + 1).min(BESIDE);
    Some((
        before.iter().skip(first).collect::<String>().trim_start().to_owned(),
        characters.iter().skip(span.start).take(span.length).collect(),
        after.iter().take(last).collect::<String>().trim_end().to_owned(),
    ))
}

/// The first places of a meeting that hold one of the words, at most so many.
pub(crate) fn places(
    reading: &Reading<'_>,
    meeting: i64,
    words: &[String],
    most: usize,
) -> Result<Vec<HitPlace>, Fault> {
    let told = Wording::of(reading, meeting)?.into_iter().filter_map(|told| {
        let (before, hit, after) = words.iter().find_map(|word| sentence(&told.text, word))?;
        let (what, agenda_item, speaker) = (told.what, told.agenda_item, told.speaker);
        Some(HitPlace { what, agenda_item, speaker, before, hit, after })
    });
    Ok(told.take(most).collect())
}

/// `meeting_search`
pub(crate) fn search(office: &mut Office, request: MeetingSearch) -> Result<MeetingHits, Fault> {
    let typed = required("text", &request.text, 100)?;
    let words = domain::hits::words(&typed);
    let page = (request.limit.unwrap_or(20).clamp(1, 100), request.skip.unwrap_or(0).max(0));
    office.read(|reading| {
        let (ids, total) = reading.meetings_found(&typed, request.body, request.year, page)?;
        let mut meetings = Vec::new();
        for id in ids {
            let Some(meeting) = Meeting::get(reading, id)? else { continue };
            let places = places(reading, id, &words, PLACES)?;
            meetings.push(MeetingHit { id, name: meeting.name, held: meeting.held_on, body: meeting.body, places });
        }
        Ok(MeetingHits { total, meetings })
    })
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_hit_is_told_in_its_sentence() {
        let found = sentence("先说停车。物业画出消防通道禁停线，居民小组劝导一个月。散会。", "禁停").unwrap();
        assert_eq!(found, ("物业画出消防通道".into(), "禁停".into(), "线，居民小组劝导一个月。".into()));
        assert_eq!(sentence("没有", "禁停"), None);
    }
}
