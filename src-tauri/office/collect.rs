//! 汇总: many report packages of one folder in one workbook, for a street office. Needs no register.
//!
//! Every package is opened by the limited process and compared with its manifest; one that cannot be taken is named with the
//! reason, and the others go on. Nothing is unpacked to the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::document::{Align, Block, Cell, Document, Table};
use domain::kinds::ReportReader;
use domain::papers::sent::{PackageTrouble, ReportTrouble, SaidNumber, SaidOrigin, SentReport};
use domain::papers::{columns, row};
use domain::wording::{collect as wording, faults, report_life};
use domain::{Fault, FileOperation, Refusal};

use crate::reading;

/// Most packages of one folder.
const MOST: usize = 10_000;
/// Most numbers of one table that are said to be typed or set by hand.
const MOST_NOTES: usize = 200;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collected {
    /// Packages looked at.
    pub packages: usize,
    /// Reports in the workbook.
    pub taken: usize,
    /// The others: file and reason.
    pub left: Vec<(String, String)>,
}

/// A report that was taken, and the file it came in.
struct Taken {
    file: String,
    report: SentReport,
}

/// Who is asked and told on the way.
pub trait Attendant {
    /// A package has a password and none was given yet; none where nobody knows it.
    fn password(&mut self) -> Option<String>;
    /// So many of so many were read.
    fn progress(&mut self, done: usize, total: usize);
}

/// Reads the packages of a folder and writes one workbook.
///
/// # Errors
/// Where the folder cannot be read, holds no package, or the workbook cannot be written. A package that cannot be taken is
/// none.
pub fn folder(folder: &Path, out: &Path, attendant: &mut dyn Attendant) -> Result<Collected, Fault> {
    let files = packages(folder)?;
    if files.is_empty() {
        return Err(Fault::Refused(Refusal::Report(ReportTrouble::NoPackages)));
    }
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    let mut password: Option<Option<String>> = None;
    for (number, path) in files.iter().enumerate() {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut read = opened(path, password.as_ref().and_then(Option::as_deref));
        if matches!(read, Ok(Err(PackageTrouble::Locked))) && password.is_none() {
            let asked = password.insert(attendant.password()).as_deref();
            if asked.is_some() {
                read = opened(path, asked);
            }
        }
        match read {
            Ok(Ok(report)) => taken.push(Taken { file, report }),
            Ok(Err(trouble)) => left.push((file, report_life::package_trouble(&trouble))),
            // Without the reader nothing can be read at all.
            Err(fault @ (Fault::Bug(_) | Fault::File { operation: FileOperation::Start, .. })) => return Err(fault),
            Err(fault) => left.push((file, faults::sentence(&fault))),
        }
        attendant.progress(number + 1, files.len());
    }
    let taken = newest(taken, &mut left);
    left.sort();
    let bytes = documents::xlsx(&workbook(&taken, &left))?;
    store::files::replace(out, &bytes)?;
    Ok(Collected { packages: files.len(), taken: taken.len(), left })
}

fn opened(path: &Path, password: Option<&str>) -> Result<Result<SentReport, PackageTrouble>, Fault> {
    reading::package(path, password)
}

/// The zips of a folder, by name. What lies deeper is not looked for.
fn packages(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let fault = |error: std::io::Error| Fault::file(FileOperation::Read, folder, &error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        if zip && path.is_file() {
            found.push(path);
        }
    }
    if found.len() > MOST {
        return Err(Fault::Refused(Refusal::Report(ReportTrouble::TooManyPackages { most: MOST })));
    }
    found.sort();
    Ok(found)
}

/// One report for each committee and year: the one for the street office before others, then the highest version.
fn newest(taken: Vec<Taken>, left: &mut Vec<(String, String)>) -> Vec<Taken> {
    let rank = |one: &Taken| (one.report.reader == ReportReader::Street, one.report.version);
    let mut best: BTreeMap<_, Taken> = BTreeMap::new();
    for one in taken {
        let committee = &one.report.committee;
        let key = (committee.street.clone(), committee.division_code.clone(), committee.name.clone(), one.report.year);
        let passed = match best.remove(&key) {
            Some(other) if rank(&other) >= rank(&one) => {
                best.insert(key.clone(), other);
                Some(one)
            }
            other => {
                best.insert(key.clone(), one);
                other
            }
        };
        if let Some(passed) = passed {
            let kept = best.get(&key).map_or("", |kept| kept.file.as_str());
            left.push((passed.file, wording::another(kept)));
        }
    }
    best.into_values().collect()
}

/// A sheet of all committees, one for each table of indicators, and one of what was left out.
fn workbook(taken: &[Taken], left: &[(String, String)]) -> Document {
    let mut blocks = vec![Block::Table(committees(taken))];
    let mut groups: Vec<&str> = Vec::new();
    for group in taken.iter().flat_map(|one| &one.report.said.groups) {
        if !groups.contains(&group.code.as_str()) {
            groups.push(&group.code);
        }
    }
    let numbers = || taken.iter().flat_map(|one| &one.report.said.numbers);
    groups.retain(|group| numbers().any(|number| number.group.as_deref() == Some(*group)));
    for number in numbers() {
        if let Some(group) = number.group.as_deref().filter(|group| !groups.contains(group)) {
            groups.push(group);
        }
    }
    blocks.extend(groups.into_iter().map(|group| Block::Table(indicators(taken, group))));
    if !left.is_empty() {
        let rows = left.iter().map(|(file, reason)| row(vec![Cell::text(file.clone()), Cell::text(reason.clone())]));
        let heads = [(wording::FILE, 4, Align::Left), (wording::REASON, 8, Align::Left)];
        blocks.push(Block::Table(Table {
            caption: wording::LEFT.to_owned(),
            columns: columns(&heads),
            rows: rows.collect(),
            notes: Vec::new(),
        }));
    }
    Document {
        head: None,
        title: vec![wording::TITLE.to_owned()],
        subtitle: None,
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

fn committees(taken: &[Taken]) -> Table {
    let rows = taken.iter().map(|one| {
        let report = &one.report;
        row(vec![
            Cell::text(report.committee.name.clone()),
            Cell::text(report.committee.street.clone().unwrap_or_default()),
            Cell::text(report.committee.division_code.clone().unwrap_or_default()),
            Cell::Count(i64::from(report.year)),
            Cell::text(report.reader.chinese()),
            Cell::Count(report.version),
            Cell::Date(report.as_of.into()),
            Cell::Date(report.sent_on.into()),
            Cell::text(one.file.clone()),
            Cell::text(report.chain.clone()),
        ])
    });
    let heads = [
        (wording::COMMITTEE, 4, Align::Left),
        (wording::STREET, 3, Align::Left),
        (wording::DIVISION, 4, Align::Left),
        (wording::YEAR, 2, Align::Right),
        (wording::READER, 3, Align::Left),
        (wording::VERSION, 2, Align::Right),
        (wording::AS_OF, 4, Align::Left),
        (wording::SENT_ON, 4, Align::Left),
        (wording::FILE, 6, Align::Left),
        (wording::CHAIN, 4, Align::Left),
    ];
    Table { caption: wording::COMMITTEES.to_owned(), columns: columns(&heads), rows: rows.collect(), notes: Vec::new() }
}

/// One table of indicators with a row per committee.
fn indicators(taken: &[Taken], group: &str) -> Table {
    let of_group = |number: &&SaidNumber| number.group.as_deref() == Some(group);
    let mut codes: Vec<(&str, &str)> = Vec::new();
    let mut known = BTreeSet::new();
    for number in taken.iter().flat_map(|one| &one.report.said.numbers).filter(of_group) {
        if known.insert(number.code.as_str()) {
            codes.push((&number.code, &number.label));
        }
    }
    // What is counted over the same people stands together: first 居民委员会成员, then 社区工作者.
    let mut over: Vec<&str> = Vec::new();
    for &(code, _) in &codes {
        if !over.contains(&set(code)) {
            over.push(set(code));
        }
    }
    codes.sort_by_key(|(code, _)| over.iter().position(|one| *one == set(code)));
    let mut heads = vec![(wording::COMMITTEE, 4, Align::Left), (wording::YEAR, 2, Align::Right)];
    heads.extend(codes.iter().map(|(_, label)| (*label, 3, Align::Right)));
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    for one in taken {
        let committee = &one.report.committee.name;
        let numbers: BTreeMap<&str, &SaidNumber> =
            one.report.said.numbers.iter().filter(of_group).map(|number| (number.code.as_str(), number)).collect();
        let mut cells = vec![Cell::text(committee.clone()), Cell::Count(i64::from(one.report.year))];
        for (code, _) in &codes {
            let number = numbers.get(code);
            cells.push(number.map_or(Cell::Empty, |number| figure(number)));
            if let Some(number) = number.filter(|number| {
                matches!(number.origin, SaidOrigin::ByHand | SaidOrigin::Typed) && notes.len() < MOST_NOTES
            }) {
                let by_hand = number.origin == SaidOrigin::ByHand;
                notes.push(wording::not_computed(committee, &number.label, by_hand, number.reason.as_deref()));
            }
        }
        rows.push(row(cells));
    }
    let told = taken.iter().flat_map(|one| &one.report.said.groups).find(|one| one.code == group);
    let caption = told.map_or_else(|| wording::group(group), |one| &one.title).to_owned();
    Table { caption, columns: columns(&heads), rows, notes }
}

/// Over whom or what a number is counted: the first part of its code.
fn set(code: &str) -> &str {
    code.split_once('.').map_or(code, |(first, _)| first)
}

fn figure(number: &SaidNumber) -> Cell {
    match number.value {
        None => Cell::Empty,
        Some(value) if value.fract() == 0.0 && value.abs() < 1e15 => Cell::Count(value as i64),
        Some(value) => {
            let decimals = number.printed.split_once('.').map_or(3, |(_, after)| after.len().min(3));
            Cell::Measure { value, decimals: u8::try_from(decimals).unwrap_or(3) }
        }
    }
}
