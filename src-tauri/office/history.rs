//! 历史: every operation, what it changed, and taking it back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use domain::Fault;
use domain::wording::cards as wording;
use store::Reading;
use store::history::{ChangeLine, OperationLine};

use crate::Office;
use crate::wire::{Nothing, One};

/// A page of the history.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct HistoryListRequest {
    /// At most this many (100 where missing).
    pub limit: Option<i64>,
    /// Those before this operation.
    pub after: Option<i64>,
}

/// A page of operations, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct HistoryList {
    /// How many in all.
    pub total: i64,
    /// The page.
    pub operations: Vec<OperationRow>,
    /// What Ctrl+Z would take back.
    pub undo: Option<String>,
    /// What Ctrl+Y would put back.
    pub redo: Option<String>,
    /// Head of the history chain as printed.
    pub chain: String,
}

/// An operation.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct OperationRow {
    /// Its number.
    pub id: i64,
    /// `write`, `undo`, `redo` or `note`.
    pub kind: String,
    /// In words.
    pub sentence: String,
    /// 经办人
    pub actor: String,
    /// `window` or `command_line`.
    pub door: String,
    /// Why.
    pub reason: Option<String>,
    /// Local time, RFC 3339.
    pub at: String,
    /// How many rows it changed.
    pub changes: i64,
    /// Taken back and not put back.
    pub undone: bool,
    /// It may be taken back from the history page.
    pub undoable: bool,
}

/// An operation with its changes.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct OperationCard {
    /// The rows it changed, at most 500.
    pub changes: Vec<RowChange>,
}

/// A row before and after.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowChange {
    /// Which operation.
    pub operation: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What the row is, in words.
    pub what: String,
    /// What was done, in words.
    pub sentence: String,
    /// The columns that differ.
    pub fields: Vec<FieldChange>,
}

/// A column before and after, masked where it is an ID number or a phone.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct FieldChange {
    /// As a person reads it.
    pub field: String,
    /// Before.
    pub before: Option<String>,
    /// After.
    pub after: Option<String>,
}

/// Which operation to take back; the newest where missing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct UndoRequest {
    /// The operation.
    pub operation: Option<i64>,
}

/// What was taken back or put back.
#[derive(Clone, Debug, Serialize, Deserialize, TS, JsonSchema)]
pub struct Undone {
    /// The operation it was about.
    pub operation: i64,
    /// In words.
    pub sentence: String,
}

fn row(line: OperationLine) -> OperationRow {
    OperationRow {
        undoable: line.kind == "write" && !line.undone && line.changes > 0 && !line.for_good,
        id: line.id,
        kind: line.kind,
        sentence: line.sentence,
        actor: line.actor,
        door: line.door,
        reason: line.reason,
        at: line.at,
        changes: line.changes,
        undone: line.undone,
    }
}

/// `history_list`
pub(crate) fn list(office: &mut Office, request: HistoryListRequest) -> Result<HistoryList, Fault> {
    office.read(|reading| {
        let (lines, total) = reading.operations(request.after, request.limit.unwrap_or(100).clamp(1, 500))?;
        let (undo, redo) = reading.undo_and_redo()?;
        Ok(HistoryList {
            total,
            operations: lines.into_iter().map(row).collect(),
            undo,
            redo,
            chain: reading.chain_head()?.printed(),
        })
    })
}

/// `history_get`
pub(crate) fn get(office: &mut Office, request: One) -> Result<OperationCard, Fault> {
    office.read(|reading| {
        let operation = reading
            .operations(Some(request.id + 1), 1)?
            .0
            .into_iter()
            .next()
            .filter(|line| line.id == request.id)
            .ok_or(Fault::Gone(domain::Notion::Operation))?;
        let changes = reading
            .changes_of(request.id, 500)?
            .into_iter()
            .map(|change| {
                Ok(RowChange {
                    operation: operation.id,
                    at: operation.at.clone(),
                    actor: operation.actor.clone(),
                    sentence: operation.sentence.clone(),
                    fields: fields(reading, &change)?,
                    what: change.what,
                })
            })
            .collect::<Result<_, Fault>>()?;
        Ok(OperationCard { changes })
    })
}

/// What was written about one row, oldest first.
pub(crate) fn of_row(reading: &Reading<'_>, table: &str, id: i64) -> Result<Vec<RowChange>, Fault> {
    reading
        .changes_of_row(table, id)?
        .into_iter()
        .map(|(operation, change)| {
            Ok(RowChange {
                operation: operation.id,
                at: operation.at,
                actor: operation.actor,
                sentence: operation.sentence,
                fields: fields(reading, &change)?,
                what: change.what,
            })
        })
        .collect()
}

/// The columns that differ between two images. Numbers of records are said as the records are called.
fn fields(reading: &Reading<'_>, change: &ChangeLine) -> Result<Vec<FieldChange>, Fault> {
    if change.before.is_none() && change.after.is_none() {
        // Both images were erased; the seal alone is left.
        return Ok(vec![FieldChange {
            field: wording::PERSONAL_DATA.to_owned(),
            before: None,
            after: Some(wording::ERASED_VALUE.to_owned()),
        }]);
    }
    let image = |text: &Option<String>| -> Image {
        text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    };
    let (before, after) = (image(&change.before), image(&change.after));
    let mut names: Vec<&String> = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key))).collect();
    // What a finding rests on and the text of a pack are for the program.
    let inner = |name: &str| matches!((change.table.as_str(), name), ("waiver", "facts") | ("rule_pack", "content"));
    names.retain(|name| name.as_str() != "id" && !inner(name) && before.get(*name) != after.get(*name));
    let mut changed = Vec::new();
    for name in names {
        let of = |image: &Image| -> Result<Option<String>, Fault> {
            let value = image.get(name);
            if let Some(row) = value.and_then(serde_json::Value::as_i64)
                && let Some(table) = reading.pointed_to(&change.table, name)?
            {
                return reading.describe(&table, row).map(Some);
            }
            Ok(shown(name, value, image))
        };
        let (before, after) = (of(&before)?, of(&after)?);
        if before.is_some() || after.is_some() {
            changed.push(FieldChange { field: domain::wording::column_word(name).to_owned(), before, after });
        }
    }
    Ok(changed)
}

type Image = serde_json::Map<String, serde_json::Value>;

/// A column as a person reads it: codes by their names, yes and no in words, identity and telephone masked.
fn shown(column: &str, value: Option<&serde_json::Value>, image: &Image) -> Option<String> {
    let text = match value? {
        serde_json::Value::Null => return None,
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Some(match column {
        "id_number" => domain::identity::mask_id_number(&text),
        "phone" => domain::identity::mask_phone(&text),
        "removed" => (if text == "1" { "在回收站" } else { "在册" }).to_owned(),
        "full_time" => (if text == "1" { "专职" } else { "兼职" }).to_owned(),
        "allowance" => text.parse().map_or(text, wording::yuan),
        "may_vote" | "passed" | "disclosed" | "done" | "insured" => (if text == "1" { "是" } else { "否" }).to_owned(),
        "thousandths" => text.parse::<f64>().map_or(text, |thousandths| (thousandths / 1000.0).to_string()),
        _ => coded(column, &text, image).map_or(text, str::to_owned),
    })
}

/// What a code of a column stands for.
fn coded(column: &str, code: &str, image: &Image) -> Option<&'static str> {
    use domain::codes::{Table, name};
    use domain::kinds::*;
    match column {
        "sex" => name(Table::Sex, code),
        "nationality" => name(Table::Nationality, code),
        "code" => match image.get("kind").and_then(serde_json::Value::as_str).and_then(FactKind::from_code) {
            Some(kind) => crate::person_facts::table_of(kind).and_then(|table| name(table, code)),
            None => name(Table::Kinship, code),
        },
        "kind" => BodyKind::from_code(code)
            .map(BodyKind::chinese)
            .or_else(|| FactKind::from_code(code).map(FactKind::chinese))
            .or_else(|| FigureKind::from_code(code).map(FigureKind::chinese))
            .or_else(|| BuildingKind::from_code(code).map(BuildingKind::chinese)),
        "basis" => BasisKind::from_code(code).map(BasisKind::chinese),
        "end_reason" => EndReason::from_code(code).map(EndReason::chinese),
        "represents" => RepresentsKind::from_code(code).map(RepresentsKind::chinese),
        "capacity" => Capacity::from_code(code).map(Capacity::chinese),
        "presence" => Presence::from_code(code).map(Presence::chinese),
        "method" => VoteMethod::from_code(code).map(VoteMethod::chinese),
        "entitled_kind" => EntitledKind::from_code(code).map(EntitledKind::chinese),
        _ => None,
    }
}

/// `undo`
pub(crate) fn undo(office: &mut Office, request: UndoRequest) -> Result<Undone, Fault> {
    let act = office.act("undo", "撤销", None);
    let done = office.register_mut()?.undo(act, request.operation)?;
    office.tell(done.operation, done.sentence.clone(), done.changed);
    Ok(Undone { operation: done.value, sentence: done.sentence })
}

/// `redo`
pub(crate) fn redo(office: &mut Office, _: Nothing) -> Result<Undone, Fault> {
    let act = office.act("redo", "重做", None);
    let done = office.register_mut()?.redo(act)?;
    office.tell(done.operation, done.sentence.clone(), done.changed);
    Ok(Undone { operation: done.value, sentence: done.sentence })
}
