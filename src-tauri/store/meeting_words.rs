//! Every text of a meeting: what the index holds of it, and where a hit stands.

use rusqlite::params;

use domain::Fault;

use crate::door::Reading;
use crate::rows::column;
use crate::search;
use crate::trouble::fault;

/// A text of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What it is, in Chinese: 议题, 发言 …
    pub what: String,
    /// The item it stands under.
    pub agenda_item: Option<i64>,
    /// Who said it.
    pub speaker: Option<String>,
    /// The text.
    pub text: String,
}

const TEXTS: &str = "
    SELECT 0 AS part, 0 AS place, 'name' AS what, NULL AS item, NULL AS speaker, name AS text FROM meeting WHERE id = ?1
    UNION ALL SELECT 1, 0, 'place', NULL, NULL, place FROM meeting WHERE id = ?1
    UNION ALL SELECT 2, position, 'item', id, NULL, title FROM agenda_item WHERE meeting = ?1 AND removed = 0
    UNION ALL SELECT 3, position, 'resolution', agenda_item, NULL, coalesce(number || ' ', '') || text
      FROM resolution WHERE meeting = ?1 AND removed = 0
    UNION ALL SELECT 4, position, 'discussion', id, NULL, discussion FROM agenda_item WHERE meeting = ?1 AND removed = 0
    UNION ALL SELECT 5, i.position * 10000 + s.position, 'speech', i.id, s.speaker, s.text
      FROM agenda_item i JOIN speech s ON s.agenda_item = i.id AND s.removed = 0 WHERE i.meeting = ?1 AND i.removed = 0
    UNION ALL SELECT 6, 0, 'minutes', NULL, NULL, discussion FROM meeting WHERE id = ?1
    UNION ALL SELECT 7, f.id, 'follow_up', r.agenda_item, NULL, f.text
      FROM resolution r JOIN follow_up f ON f.resolution = r.id AND f.removed = 0 WHERE r.meeting = ?1 AND r.removed = 0
    UNION ALL SELECT 8, id, 'attachment', NULL, NULL, name FROM meeting_attachment WHERE meeting = ?1 AND removed = 0
    UNION ALL SELECT 9, id, 'correction', NULL, NULL, text FROM meeting_correction WHERE meeting = ?1 AND removed = 0
    UNION ALL SELECT 10, 0, 'summary', NULL, NULL, summary FROM meeting WHERE id = ?1
    ORDER BY part, place";

impl Wording {
    /// All texts of a meeting, its name first; none where it is gone.
    pub fn of(reading: &Reading<'_>, meeting: i64) -> Result<Vec<Self>, Fault> {
        let mut statement = reading.connection().prepare_cached(TEXTS).map_err(fault)?;
        let rows = statement
            .query_map([meeting], |row| {
                let text: Option<String> = column(row, "text")?;
                let what: String = column(row, "what")?;
                let (agenda_item, speaker) = (column(row, "item")?, column(row, "speaker")?);
                let what = domain::wording::meetings::place_word(&what).to_owned();
                Ok(text.map(|text| Self { what, agenda_item, speaker, text }))
            })
            .map_err(fault)?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>().map_err(fault)?.into_iter().flatten().collect())
    }
}

impl Reading<'_> {
    /// Meetings whose texts hold what was typed, newest first: a page of `(limit, skip)`, and how many in all.
    pub fn meetings_found(
        &self,
        typed: &str,
        body: Option<i64>,
        year: Option<i32>,
        (limit, skip): (i64, i64),
    ) -> Result<(Vec<i64>, i64), Fault> {
        let Some(query) = search::query(typed) else { return Ok((Vec::new(), 0)) };
        let (from, to) =
            year.map_or((None, None), |year| (Some(format!("{year:04}-01-01")), Some(format!("{year:04}-12-31"))));
        let mut statement = self
            .connection()
            .prepare_cached(
                "SELECT m.id AS id FROM meeting m WHERE m.removed = 0 AND (?2 IS NULL OR m.body = ?2)
                   AND (?3 IS NULL OR m.held_on >= ?3) AND (?4 IS NULL OR m.held_on <= ?4)
                   AND m.id IN (SELECT (rowid - 3) / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 3)
                 ORDER BY m.held_on DESC, m.id DESC",
            )
            .map_err(fault)?;
        let ids: Vec<i64> = statement
            .query_map(params![query, body, from, to], |row| row.get("id"))
            .map_err(fault)?
            .collect::<rusqlite::Result<_>>()
            .map_err(fault)?;
        let total = ids.len() as i64;
        let (limit, skip) = (usize::try_from(limit).unwrap_or(0), usize::try_from(skip).unwrap_or(0));
        Ok((ids.into_iter().skip(skip).take(limit).collect(), total))
    }
}
