//! 删除个人信息 (个人信息保护法 47): shown first, done for good, done again after a restore.
//!
//! Files are opened by the limited process alone. It may be done when the retention period of a sealed card is over, or, with a reason, to data that should never have
//! been kept. What goes and what stays is said in `store/erasure.rs`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::kinds::FactKind;
use domain::wording::cards as wording;
use domain::wording::{column_word, table_word};
use domain::{Day, Fault, Partial, Refusal};
use store::container;
use store::erasure::{GONE, Mark};
use store::mentions::Mention;
use store::person::{Person, PersonFact};
use store::{Reading, Register};

use crate::reading::Looked;
use crate::wire::One;
use crate::{Office, reading as opening, record, required, sealing};

/// Longest excerpt of a text, in characters before and after the name.
const AROUND: usize = 20;
/// Most attachments looked into for one person: each is opened in a process of its own.
const MOST_LOOKED: usize = 400;
/// Most attachments named that only could not be looked into.
const MOST_UNREAD: i64 = 50;

/// What deleting would do.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct EraseLook {
    /// 姓名
    pub name: String,
    /// What the deletion must carry.
    pub version: i64,
    /// The retention period is over: no further reason is needed.
    pub over: bool,
    /// Why it cannot be done at all now, in words.
    pub refused: Option<String>,
    /// What goes, in words.
    pub goes: Vec<String>,
    /// What the law keeps, in words.
    pub stays: Vec<String>,
    /// Free texts that name the person still: hers to decide.
    pub texts: Vec<NamedText>,
    /// Attachments, frozen files and files written outside.
    pub files: Vec<NamedFile>,
    /// How many more attachments could not be looked into.
    pub unread: i64,
    /// Backups and earlier registers that still hold the data.
    pub backups: Vec<KnownBackup>,
}

/// A text that names somebody.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct NamedText {
    /// What kind of record, in words.
    pub what: String,
    /// Which field, in words.
    pub field: String,
    /// The text around the name.
    pub excerpt: String,
    /// The meeting it stands in.
    pub meeting: Option<i64>,
    /// The body it stands in.
    pub body: Option<i64>,
    /// The card it stands in.
    pub person: Option<i64>,
}

/// A file that may show somebody.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct NamedFile {
    /// Its name or path.
    pub name: String,
    /// Where it belongs, in words.
    pub what: String,
    /// The name was found in it; otherwise it only may show the person.
    pub found: bool,
    /// It could not be looked into, or not all of it: a picture, a scan, a PDF.
    pub unread: bool,
}

/// A backup, or a register set aside by a restore.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct KnownBackup {
    /// Its path, or its name where only that is known.
    pub name: String,
    /// When it was made.
    pub at: Option<String>,
    /// It is there now, where this computer can look.
    pub there: bool,
}

/// Deletes the personal data of somebody.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonErase {
    /// The person.
    pub id: i64,
    /// The version it was read at.
    pub version: i64,
    /// Why.
    pub reason: String,
    /// It should never have been kept: then no retention period is waited for.
    #[serde(default)]
    pub never_to_be_kept: bool,
}

/// What was deleted.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Erased {
    /// The person.
    pub id: i64,
    /// How many images went from the history.
    pub images: i64,
    /// Backups and earlier registers that still hold the data.
    pub backups: Vec<KnownBackup>,
}

/// The card and those merged into it.
fn all_cards(reading: &Reading<'_>, person: &Person) -> Result<Vec<Person>, Fault> {
    let mut cards = vec![person.clone()];
    cards.extend(Person::merged_into(reading, person.id)?);
    Ok(cards)
}

/// Texts that name somebody: names, former names, ID number, phone.
fn needles(reading: &Reading<'_>, cards: &[Person]) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    for card in cards {
        texts.push(card.name.clone());
        texts.extend(card.id_number.clone());
        texts.extend(card.phone.clone());
        let names = PersonFact::of(reading, card.id)?.into_iter().filter(|fact| fact.kind == FactKind::Name);
        texts.extend(names.filter_map(|fact| fact.text));
    }
    // One character says nothing: every text holds it.
    texts.retain(|text| text.chars().count() > 1);
    texts.sort();
    texts.dedup();
    Ok(texts)
}

/// What stands in drafts beside the texts that name somebody.
fn draft_needles(texts: &[String], cards: &[Person]) -> Vec<String> {
    let mut all = texts.to_vec();
    all.extend(cards.iter().filter_map(|card| card.address.clone()).filter(|text| text.chars().count() > 3));
    all
}

/// Why it cannot be done now.
fn refusal(reading: &Reading<'_>, person: &Person, never: bool, today: Day) -> Result<(), Fault> {
    if person.erased_on.is_some() {
        return Err(Fault::Refused(Refusal::PersonErased));
    }
    sealing::refuse_in_office(reading, person.id, today)?;
    if never || sealing::over(person, today) {
        return Ok(());
    }
    Err(Fault::Refused(Refusal::NotYetErasable { until: person.sealed_until.filter(|_| person.sealed_on.is_some()) }))
}

/// `person_erase_look`
pub(crate) fn look(office: &mut Office, request: One) -> Result<EraseLook, Fault> {
    let today = office.today();
    let register = office.register()?;
    let mut looked = register.read(|reading| {
        let person = Person::find(reading, request.id)?;
        let cards = all_cards(reading, &person)?;
        let ids: Vec<i64> = cards.iter().map(|card| card.id).collect();
        let texts = needles(reading, &cards)?;
        let drafts = reading.drafts_with(&draft_needles(&texts, &cards))?;
        let mut goes = vec![wording::OWN_COLUMNS.to_owned()];
        let (mut pointing, mut stays) = (Vec::new(), vec![wording::NAME_STAYS.to_owned()]);
        for id in &ids {
            pointing.extend(reading.pointing("person", *id)?);
        }
        let count_of = |table: &str| -> i64 {
            pointing.iter().filter(|(link, _)| link.table == table).map(|(_, count)| count).sum()
        };
        goes.extend(
            GONE.iter()
                .map(|(table, _)| (count_of(table), table_word(table)))
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| wording::so_many(count, word)),
        );
        let images = reading.images_of(&ids)?;
        if images > 0 {
            goes.push(wording::so_many(images, wording::HISTORY_IMAGES));
        }
        if !drafts.is_empty() {
            goes.push(wording::so_many(drafts.len() as i64, wording::DRAFTS));
        }
        for (table, say) in [
            ("appointment", wording::appointments_stay as fn(i64) -> String),
            ("attendance", wording::attendance_stays),
            ("resolution", wording::resolutions_stay),
        ] {
            let count = count_of(table);
            if count > 0 {
                stays.push(say(count));
            }
        }
        let (files, unread) = named_files(reading, &person, &texts)?;
        let refused = refusal(reading, &person, true, today).err();
        Ok(EraseLook {
            version: Person::version(reading, person.id)?,
            over: sealing::over(&person, today),
            refused: refused.map(|fault| domain::wording::faults::sentence(&fault)),
            goes,
            stays,
            texts: named_texts(reading, &texts, &ids)?,
            files,
            unread,
            backups: Vec::new(),
            name: person.name,
        })
    })?;
    let reports = looked.files.iter().filter(|file| file.what.starts_with(table_word("report_file"))).count();
    if reports > 0 {
        looked.stays.push(wording::reports_stay(reports as i64));
    }
    looked.backups = backups(register, request.id)?;
    Ok(looked)
}

/// Free texts that name the person; their own rows go anyhow.
fn named_texts(reading: &Reading<'_>, texts: &[String], own: &[i64]) -> Result<Vec<NamedText>, Fault> {
    let mut found: Vec<(Mention, &String)> = Vec::new();
    for text in texts {
        for mention in reading.mentions(text)? {
            let goes = match mention.table.as_str() {
                "person" => own.contains(&mention.row) || mention.column == "name",
                table if GONE.iter().any(|(gone, _)| *gone == table) => {
                    mention.person.is_some_and(|person| own.contains(&person))
                }
                // Whoever signed minutes stands in them; it is said among what stays.
                "attendance" => mention.column == "name",
                _ => false,
            };
            let known = found.iter().any(|(other, _)| {
                (&other.table, other.row, &other.column) == (&mention.table, mention.row, &mention.column)
            });
            if !goes && !known {
                found.push((mention, text));
            }
        }
    }
    let mut named: Vec<NamedText> = found
        .into_iter()
        .map(|(mention, text)| NamedText {
            what: table_word(&mention.table).to_owned(),
            field: column_word(&mention.column).to_owned(),
            excerpt: excerpt(&mention.text, text),
            meeting: mention.meeting,
            body: mention.body,
            person: mention.person.filter(|person| !own.contains(person)),
        })
        .collect();
    for text in texts {
        for (_, reason) in reading.reasons_with(text)? {
            named.push(NamedText {
                what: domain::wording::faults::notion_word(domain::Notion::Operation).to_owned(),
                field: column_word("reason").to_owned(),
                excerpt: excerpt(&reason, text),
                meeting: None,
                body: None,
                person: None,
            });
        }
    }
    Ok(named)
}

/// A text around a scrap of it. Numbers are masked: the look is no way to read them.
fn excerpt(text: &str, scrap: &str) -> String {
    let Some((before, after)) = text.split_once(scrap) else { return String::new() };
    let before: Vec<char> = before.chars().collect();
    let start = before.len().saturating_sub(AROUND);
    let mut excerpt = if start > 0 { "…".to_owned() } else { String::new() };
    excerpt.extend(before.iter().skip(start));
    if scrap.bytes().any(|byte| byte.is_ascii_digit()) {
        excerpt.push_str(&domain::identity::mask_id_number(scrap));
    } else {
        excerpt.push_str(scrap);
    }
    excerpt.extend(after.chars().take(AROUND));
    if after.chars().count() > AROUND {
        excerpt.push('…');
    }
    excerpt.replace('\n', " ")
}

/// Attachments that name the person, may show them or could not be looked into, and files written outside; how many more
/// stayed unread.
fn named_files(reading: &Reading<'_>, person: &Person, texts: &[String]) -> Result<(Vec<NamedFile>, i64), Fault> {
    let mut files: Vec<NamedFile> = Vec::new();
    let (mut unread, mut told) = (0, 0);
    let mut seen: BTreeMap<String, Looked> = BTreeMap::new();
    for file in reading.enclosed(person.id)? {
        // The same bytes are kept once and looked into once.
        let looked = match seen.get(&file.sha256) {
            Some(looked) => *looked,
            None if seen.len() >= MOST_LOOKED => Looked::default(),
            None => reading.attachment(&file.sha256)?.map_or(Looked::default(), |bytes| opening::looked(bytes, texts)),
        };
        seen.insert(file.sha256, looked);
        if !looked.found && !file.near {
            if looked.whole {
                continue;
            }
            told += 1;
            if told > MOST_UNREAD {
                unread += 1;
                continue;
            }
        }
        files.push(NamedFile {
            name: file.name,
            what: format!("{}：{}", table_word(&file.table), file.what),
            found: looked.found,
            unread: !looked.whole,
        });
    }
    for text in texts {
        for path in reading.written_files_named(text)? {
            if !files.iter().any(|file| file.name == path) {
                files.push(NamedFile { name: path, what: "导出的文件".to_owned(), found: true, unread: false });
            }
        }
    }
    Ok((files, unread))
}

/// Backups this register knows of, and what a restore set aside, that may hold the data of a card.
fn backups(register: &Register, person: i64) -> Result<Vec<KnownBackup>, Fault> {
    let made_by = register.read(|reading| Mark::made_by(reading, person))?.unwrap_or(0);
    let mut known = Vec::new();
    let last = register.read(crate::safekeeping::last_backup)?;
    if let Some(last) = &last {
        let there = std::path::Path::new(&last.path).exists();
        known.push(KnownBackup { name: last.path.clone(), at: Some(last.at.clone()), there });
    }
    for path in files_in(&register.folder().join("backups")) {
        // Made before the card was: it holds nothing of it. One that cannot be read is named all the same.
        let manifest = container::look(&path).ok();
        if manifest.as_ref().is_some_and(|manifest| manifest.generation < made_by) {
            continue;
        }
        let at = manifest.map(|manifest| manifest.made_at).filter(|at| !at.is_empty());
        known.push(KnownBackup { name: path.to_string_lossy().into_owned(), at, there: true });
    }
    for path in files_in(&register.folder().join("set-aside")) {
        known.push(KnownBackup { name: path.to_string_lossy().into_owned(), at: None, there: true });
    }
    let written = register.read(|reading| reading.operations_of("backup_make", made_by))?;
    let name_of_last = last.map(|last| last.at);
    for operation in written.into_iter().filter(|operation| Some(&operation.at) != name_of_last.as_ref()) {
        known.push(KnownBackup { name: operation.sentence, at: Some(operation.at), there: false });
    }
    Ok(known)
}

fn files_in(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<std::path::PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths
}

/// `person_erase`
pub(crate) fn erase(office: &mut Office, request: PersonErase) -> Result<Erased, Fault> {
    let today = office.today();
    let reason = required("reason", &request.reason, 400)?;
    let (ids, images) = office.write_because("person_erase", "", Some(reason), |writing| {
        let person = Person::patched(writing, request.id, request.version)?;
        refusal(writing, &person, request.never_to_be_kept, today)?;
        let cards = all_cards(writing, &person)?;
        let ids: Vec<i64> = cards.iter().map(|card| card.id).collect();
        let texts = draft_needles(&needles(writing, &cards)?, &cards);
        let images = writing.images_of(&ids)?;
        writing.erase(&ids, Partial::from(today), &texts)?;
        writing.say(wording::erased(&person.name));
        Ok((ids, images))
    })?;
    finish(office);
    let backups = backups(office.register()?, ids.first().copied().unwrap_or(request.id))?;
    Ok(Erased { id: request.id, images, backups })
}

/// Names the erased cards in the file beside the register, and leaves nothing in the log.
fn finish(office: &Office) {
    if let Ok(register) = office.register() {
        // The rows are erased either way; a restore reads the register as well as the file.
        record::trouble("erased", register.keep_marks().map_err(|fault| fault.code()));
        record::trouble("checkpoint", register.rest().map_err(|fault| fault.code()));
    }
}

/// Erases again what a restored register brought back, where the file beside it says so.
pub(crate) fn apply_again(office: &mut Office) -> Result<usize, Fault> {
    let ids = office.register()?.to_erase_again()?;
    if ids.is_empty() {
        return Ok(0);
    }
    let today = office.today();
    office.write("person_erase", wording::erased_again(ids.len()), |writing| {
        let mut cards = Vec::new();
        for id in &ids {
            cards.extend(Person::get(writing, *id)?);
        }
        let texts = draft_needles(&needles(writing, &cards)?, &cards);
        writing.erase(&ids, Partial::from(today), &texts)
    })?;
    finish(office);
    Ok(ids.len())
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_shows_the_name_and_hides_a_number() {
        assert_eq!(excerpt("由仇小兰负责", "仇小兰"), "由仇小兰负责");
        assert_eq!(excerpt("电话15400001234", "15400001234"), "电话***********");
        let long = format!("{}仇小兰{}", "前".repeat(40), "后".repeat(40));
        assert_eq!(excerpt(&long, "仇小兰").chars().count(), 1 + 20 + 3 + 20 + 1);
    }
}
