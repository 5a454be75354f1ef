//! A roster (名单) as a paper to print, and in words for a message.

use crate::dates::Day;
use crate::document::{Align, Block, Cell, Document, Row, Run, Table};
use crate::kinds::Identity;
use crate::papers::annual::attached::{posted_roster, street_roster};
use crate::papers::facts::{BodyFacts, Holder};
use crate::papers::{columns, row};
use crate::wording::{minutes as wording, report};

/// What a roster is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterFacts {
    /// 安和里社区
    pub community: String,
    /// The body on the day.
    pub body: BodyFacts,
    /// The day.
    pub as_of: Day,
    /// For whom it is.
    pub form: RosterForm,
}

/// For whom a roster is made (privacy: what is posted names nobody's birth date, home or telephone).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterForm {
    /// 内部: the usual columns with home and masked telephone.
    Internal,
    /// 上报: what the street office asks, numbers masked and homes to the building.
    Street,
    /// 公示: what may be posted.
    Public,
}

/// The roster as a paper.
pub fn document(facts: &RosterFacts) -> Document {
    let body = &facts.body;
    let title = wording::roster(&body.name);
    let mut blocks = Vec::new();
    if let Some(term) = &body.term {
        let text = report::term(term.ordinal, term.start, term.legal_end, term.extended_to);
        blocks.push(Block::Paragraph(vec![Run::plain(text)]));
    }
    blocks.push(Block::Paragraph(vec![Run::plain(sum(body))]));
    if !body.roster.is_empty() || !body.vacancies.is_empty() {
        blocks.push(Block::Table(match facts.form {
            RosterForm::Internal => usual_table(body, &title),
            RosterForm::Street => street_roster(body, &title, facts.as_of, Identity::Masked),
            // What tells a holder to the neighbours; nothing of age, home or people.
            RosterForm::Public => posted_roster(body, &title),
        }));
    }
    Document {
        head: None,
        title: vec![facts.community.clone(), title],
        subtitle: Some(report::as_of(facts.as_of)),
        addressee: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        colophon: None,
    }
}

/// The usual columns: 序号 职务 姓名 性别 出生年月 文化程度 政治面貌 住址 联系电话 备注. Empty seats stand after the holders of
/// their post.
fn usual_table(body: &BodyFacts, caption: &str) -> Table {
    let mut vacancies = body.vacancies.clone();
    let mut rows: Vec<Row> = Vec::new();
    let mut holders = (1..).zip(&body.roster).peekable();
    while let Some((number, holder)) = holders.next() {
        rows.push(row(usual_cells(number, holder)));
        if holders.peek().is_none_or(|(_, next)| next.post != holder.post)
            && let Some(at) = vacancies.iter().position(|(post, _)| *post == holder.post)
        {
            let (post, number) = vacancies.remove(at);
            rows.extend(empty_rows(&post, number));
        }
    }
    rows.extend(vacancies.iter().flat_map(|(post, number)| empty_rows(post, *number)));
    Table {
        caption: caption.to_owned(),
        columns: columns(&[
            ("序号", 2, Align::Centre),
            ("职务", 4, Align::Left),
            ("姓名", 4, Align::Left),
            ("性别", 2, Align::Centre),
            ("出生年月", 6, Align::Left),
            ("文化程度", 4, Align::Left),
            ("政治面貌", 4, Align::Left),
            ("住址", 6, Align::Left),
            ("联系电话", 7, Align::Left),
            ("备注", 4, Align::Left),
        ]),
        rows,
        notes: Vec::new(),
    }
}

fn empty_rows(post: &str, number: i64) -> Vec<Row> {
    let mut cells = vec![Cell::Empty, Cell::text(post), Cell::text(crate::wording::bodies::EMPTY)];
    cells.resize(10, Cell::Empty);
    (0..number).map(|_| row(cells.clone())).collect()
}

fn usual_cells(number: i64, holder: &Holder) -> Vec<Cell> {
    let contact = holder.contact.clone().unwrap_or_default();
    let remark = [holder.full_time().to_owned(), holder.represents.clone().unwrap_or_default()];
    vec![
        Cell::Count(number),
        Cell::text(holder.post.clone()),
        Cell::name(holder.subject.name.clone()),
        Cell::text(holder.sex()),
        holder.subject.birth.map_or(Cell::Empty, |birth| Cell::Date(birth.to_month())),
        Cell::text(holder.education()),
        Cell::text(holder.politics()),
        Cell::text(contact.address.unwrap_or_default()),
        Cell::text(contact.phone.unwrap_or_default()),
        Cell::text(remark.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")),
    ]
}

/// The roster in words: one line per post.
pub fn text(facts: &RosterFacts) -> String {
    let body = &facts.body;
    let mut lines = vec![format!("{}{}", facts.community, wording::roster(&body.name)), report::as_of(facts.as_of)];
    let mut posts: Vec<(&str, Vec<&str>)> = Vec::new();
    for holder in &body.roster {
        match posts.iter_mut().find(|(post, _)| *post == holder.post) {
            Some((_, names)) => names.push(&holder.subject.name),
            None => posts.push((&holder.post, vec![&holder.subject.name])),
        }
    }
    lines.extend(posts.iter().map(|(post, names)| format!("{post}：{}", names.join("、"))));
    lines.extend(body.vacancies.iter().map(|(post, number)| wording::vacant(post, *number)));
    lines.push(sum(body));
    lines.join("\n")
}

/// 共7人，其中女4人，党员4人，专职5人，大专以上5人。
fn sum(body: &BodyFacts) -> String {
    let mut seen: Vec<i64> = Vec::new();
    let (mut women, mut party, mut full, mut college) = (0, 0, 0, 0);
    for holder in &body.roster {
        let subject = &holder.subject;
        if seen.contains(&subject.person) {
            continue;
        }
        seen.push(subject.person);
        women += i64::from(subject.sex.as_deref() == Some("2"));
        party += i64::from(subject.politics.as_deref().is_some_and(crate::codes::is_party_member));
        full += i64::from(subject.full_time == Some(true));
        college += i64::from(subject.education.as_deref().is_some_and(is_college));
    }
    if seen.is_empty() {
        return report::NOBODY.to_owned();
    }
    format!("{}。", crate::wording::roster_summary(seen.len() as i64, women, party, full, college))
}

fn is_college(code: &str) -> bool {
    use crate::codes::{Band, education_band};
    matches!(education_band(code), Some(Band::Postgraduate | Band::University | Band::College))
}
