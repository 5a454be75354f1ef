//! What the tables count, by hand beside them.

use super::*;
use crate::codes::Table as Codes;

fn day(text: &str) -> Day {
    Partial::read(text).unwrap().exact().unwrap()
}

fn someone(person: i64, birth: &str) -> Subject {
    Subject {
        person,
        name: format!("人{person}"),
        sex: Some("2".into()),
        birth: Partial::read(birth).ok(),
        nationality: Some("01".into()),
        education: Some("21".into()),
        politics: Some("13".into()),
        full_time: Some(true),
        post: Some("委员".into()),
        ..Subject::default()
    }
}

fn standard() -> Indicators {
    Indicators::with(&Measures::default()).unwrap()
}

fn r08(indicators: &Indicators) -> &Table {
    indicators.table("r08").unwrap()
}

fn counted(people: &[Subject], on: &str) -> Counts {
    let people = people.to_vec();
    standard().count(|set| (set == Set::CommitteeMembers).then(|| people.clone()), day(on))
}

/// Everything as it was computed.
fn computed(counts: &Counts) -> impl Fn(&str) -> Option<Value> {
    |code| Some(Value { thousandths: counts.get(code)?.thousandths()?, by_hand: false })
}

fn value(counts: &Counts, code: &str) -> i64 {
    counts.get(code).unwrap_or_else(|| panic!("{code}")).value()
}

#[test]
fn every_table_names_only_what_it_has_and_each_place_once() {
    let indicators = standard();
    for table in &indicators.tables {
        let rows: Vec<&str> = table.rows.iter().map(|row| row.code.as_str()).collect();
        let unique: std::collections::BTreeSet<&&str> = rows.iter().collect();
        assert_eq!(unique.len(), rows.len(), "{}", table.code);
        for sum in &table.sums {
            for part in sum.parts.iter().chain(&sum.minus).chain([&sum.whole]) {
                assert!(rows.contains(&part.as_str()), "{}: {part}", table.code);
            }
        }
        for within in &table.within {
            let whole = rows.contains(&within.whole.as_str()) || table.column(&within.whole).is_some();
            assert!(whole, "{}: {}", table.code, within.whole);
            for part in &within.rows {
                assert!(rows.contains(&part.as_str()), "{}: {part}", table.code);
            }
            for part in &within.columns {
                assert!(table.column(part).is_some(), "{}: {part}", table.code);
            }
        }
        for column in &table.columns {
            for other in column.last_year.iter().chain(&column.change) {
                assert!(table.column(other).is_some(), "{}: {other}", table.code);
            }
        }
    }
}

#[test]
fn a_number_of_two_tables_is_made_by_the_first_and_every_reference_is_to_one_that_is_made() {
    let indicators = standard();
    let mut own = std::collections::BTreeSet::new();
    for (table, column, row) in indicators.all() {
        if !row.numbers.contains_key(&column.code) {
            assert!(own.insert(Table::code(column, row)), "{}: {} {}", table.code, column.code, row.code);
        }
    }
    for (table, column, row) in indicators.all() {
        let code = Table::code(column, row);
        let kept = code.starts_with("figure.") || code.starts_with("count.");
        assert!(kept || own.contains(&code), "{}: {code}", table.code);
    }
}

#[test]
fn edited_edges_make_other_bands_with_codes_of_their_own_and_the_sum_follows() {
    let mut measures = Measures::default();
    measures.read("age_bands", "35， 45,59").unwrap();
    assert_eq!(measures.written("age_bands").unwrap(), "35,45,59");
    let indicators = Indicators::with(&measures).unwrap();
    let bands: Vec<(&str, &str)> = r08(&indicators)
        .rows
        .iter()
        .filter(|row| row.group == "年龄")
        .map(|row| (row.code.as_str(), row.label.as_str()))
        .collect();
    assert_eq!(
        bands,
        [("age__35", "35岁及以下"), ("age_36_45", "36至45岁"), ("age_46_59", "46至59岁"), ("age_60_", "60岁及以上")]
    );
    let people = [someone(1, "1990-01-01"), someone(2, "1966-01-01")];
    let counts = indicators.count(|set| (set == Set::CommitteeMembers).then(|| people.to_vec()), day("2025-12-31"));
    assert_eq!((value(&counts, "members.age__35"), value(&counts, "members.age_60_")), (1, 0));
    assert_eq!(value(&counts, "members.age_46_59"), 1);
    assert_eq!(indicators.mismatches(&counts, &computed(&counts)), []);
}

#[test]
fn edges_must_ascend_and_be_ages() {
    let mut measures = Measures::default();
    for (text, why) in [
        ("40,30", NotAMeasure::NotAscending),
        ("30,30", NotAMeasure::NotAscending),
        ("", NotAMeasure::HowMany),
        ("1,2,3,4,5,6,7,8,9,10", NotAMeasure::HowMany),
        ("三十", NotAMeasure::NotANumber),
        ("-3", NotAMeasure::NotANumber),
        ("0,30", NotAMeasure::OutOfRange),
        ("30,200", NotAMeasure::OutOfRange),
    ] {
        assert_eq!(measures.read("age_bands", text), Err(why), "{text}");
    }
    assert_eq!(measures.read("no_such", "1"), Err(NotAMeasure::Name));
    assert_eq!(measures, Measures::default());
    assert_eq!(Measures::described().len(), 2);
}

#[test]
fn the_mean_of_the_allowances_is_rounded_once_from_the_exact_fraction_half_up() {
    let with = |fen: &[Option<i64>]| -> Vec<Subject> {
        (1..).zip(fen).map(|(person, fen)| Subject { allowance: *fen, ..someone(person, "1985") }).collect()
    };
    let of = |fen: &[Option<i64>]| {
        let counts = counted(&with(fen), "2025-12-31");
        let count = counts.get("members.allowance").unwrap();
        (count.thousandths(), count.people.len(), count.unknown.len())
    };
    // 1000.01 and 1000.02 make 1000.015: half up to the fen, 1000.02.
    assert_eq!(of(&[Some(100_001), Some(100_002)]), (Some(1_000_020), 2, 0));
    // 10000 fen over three people are 33.333…; the third of 100.00 stays 33.33.
    assert_eq!(of(&[Some(10_000), Some(0), Some(0)]), (Some(33_330), 3, 0));
    // Whoever has none recorded is not counted as nothing.
    assert_eq!(of(&[Some(300_000), None]), (Some(3_000_000), 1, 1));
    assert_eq!(of(&[None]), (None, 0, 1));
}

#[test]
fn posts_and_sex_make_the_structure_of_the_committee() {
    let mut people = [someone(1, "1985"), someone(2, "1985"), someone(3, "1985"), someone(4, "1985")];
    for (person, (post, sex)) in
        people.iter_mut().zip([("主任", "1"), ("副主任", "2"), ("委员", "2"), ("文教委员", "9")])
    {
        (person.post, person.sex) = (Some(post.to_owned()), Some(sex.to_owned()));
    }
    let counts = counted(&people, "2025-12-31");
    let row = |row: &str| {
        ["structure", "structure_male", "structure_female"].map(|column| value(&counts, &format!("{column}.{row}")))
    };
    assert_eq!((row("chair"), row("deputy"), row("member")), ([1, 1, 0], [1, 0, 1], [2, 0, 1]));
    assert_eq!(counts.get("structure_male.member").unwrap().unknown.len(), 1);
}

#[test]
fn a_birthday_changes_the_band_on_the_day_itself() {
    let people = [someone(1, "1985-03-08")];
    let before = counted(&people, "2016-03-07");
    assert_eq!((value(&before, "members.age_30"), value(&before, "members.age_40")), (1, 0));
    let on = counted(&people, "2016-03-08");
    assert_eq!((value(&on, "members.age_30"), value(&on, "members.age_40")), (0, 1));
    let fifty = counted(&[someone(1, "1975-12-31")], "2026-12-30");
    assert_eq!((value(&fifty, "members.age_50"), value(&fifty, "members.age_51")), (1, 0));
    let fifty_one = counted(&[someone(1, "1975-12-31")], "2026-12-31");
    assert_eq!((value(&fifty_one, "members.age_50"), value(&fifty_one, "members.age_51")), (0, 1));
}

#[test]
fn a_leap_day_birth_counts_older_from_the_first_of_march() {
    let people = [someone(1, "1996-02-29")];
    assert_eq!(value(&counted(&people, "2027-02-28"), "members.age_30"), 1);
    assert_eq!(value(&counted(&people, "2027-03-01"), "members.age_40"), 1);
}

#[test]
fn an_unknown_birth_is_counted_apart_and_the_sum_still_adds_up() {
    let people = [someone(1, "1985-03-08"), someone(2, "")];
    let counts = counted(&people, "2025-12-31");
    let indicators = standard();
    let table = r08(&indicators);
    assert_eq!(value(&counts, "members.total"), 2);
    let ages: i64 = ["30", "40", "50", "51"].iter().map(|band| value(&counts, &format!("members.age_{band}"))).sum();
    assert_eq!(ages, 1);
    let sum = table.sums.iter().find(|sum| sum.code == "age_sum").unwrap();
    assert_eq!(counts.unknown(&table.columns[0], sum), [Who { person: 2, name: "人2".into() }]);
    assert_eq!(indicators.mismatches(&counts, &computed(&counts)), []);
}

#[test]
fn a_birth_known_to_the_year_counts_where_every_day_of_it_agrees() {
    // 1985 is 39 or 40 on 2025-06-30 and 40 at the end of the year: both in the band up to 40.
    assert_eq!(value(&counted(&[someone(1, "1985")], "2025-06-30"), "members.age_40"), 1);
    // 40 or 41 on 2026-06-30: unknown in two bands, one person.
    let counts = counted(&[someone(1, "1985")], "2026-06-30");
    let indicators = standard();
    let table = r08(&indicators);
    let sum = table.sums.iter().find(|sum| sum.code == "age_sum").unwrap();
    assert_eq!(counts.unknown(&table.columns[0], sum).len(), 1);
    assert_eq!(counts.get("members.age_30").unwrap().unknown, []);
    assert_eq!(indicators.mismatches(&counts, &computed(&counts)), []);
}

#[test]
fn a_probationary_member_counts_as_a_party_member() {
    let mut people = [someone(1, "1985"), someone(2, "1985"), someone(3, "1985")];
    people[0].politics = Some("01".into());
    people[1].politics = Some("02".into());
    people[2].politics = Some("03".into());
    let counts = counted(&people, "2025-12-31");
    assert_eq!(value(&counts, "members.party"), 2);
    assert_eq!(value(&counts, "members.league"), 1);
    assert_eq!(value(&counts, "members.other_politics"), 0);
}

#[test]
fn sex_not_stated_and_spellings_no_table_knows_are_unknown() {
    let mut person = someone(1, "1985");
    person.sex = Some("9".into());
    person.education = Some("函授".into());
    person.nationality = Some("97".into());
    let counts = counted(&[person], "2025-12-31");
    let indicators = standard();
    assert_eq!(value(&counts, "members.male") + value(&counts, "members.female"), 0);
    assert_eq!(counts.get("members.female").unwrap().unknown.len(), 1);
    assert_eq!(counts.get("members.university").unwrap().unknown.len(), 1);
    // 97 is neither 汉族 nor 少数民族, and known.
    assert_eq!(value(&counts, "members.other_nationality"), 1);
    assert_eq!(value(&counts, "members.minority"), 0);
    assert_eq!(indicators.mismatches(&counts, &computed(&counts)), []);
}

#[test]
fn two_posts_in_one_body_are_one_person_and_two_bodies_are_one_in_each_column() {
    let person = someone(7, "1985");
    let counts = standard().count(
        |set| match set {
            Set::CommitteeMembers => Some(vec![person.clone(), person.clone()]),
            _ => Some(vec![person.clone()]),
        },
        day("2025-12-31"),
    );
    assert_eq!(value(&counts, "members.total"), 1);
    assert_eq!(value(&counts, "workers.total"), 1);
}

#[test]
fn the_code_ranges_are_those_of_the_code_tables() {
    let indicators = standard();
    let table = r08(&indicators);
    let holds = |row: &str, subject: &Subject| match &table.row(row).unwrap().measure {
        Measure::People(predicate) => predicate.of(subject, day("2025-12-31")),
        other => panic!("{other:?}"),
    };
    for (code, _) in codes::list(Codes::Education) {
        let subject = Subject { education: Some((*code).to_owned()), ..Subject::default() };
        let bands = ["postgraduate", "university", "college", "high_school", "junior"];
        let band = codes::education_band(code).unwrap();
        let at = codes::Band::ALL.iter().position(|one| *one == band).unwrap();
        for (place, row) in bands.iter().enumerate() {
            assert_eq!(holds(row, &subject), Some(place == at), "{code} {row}");
        }
    }
    for (code, _) in codes::list(Codes::Nationality) {
        let subject = Subject { nationality: Some((*code).to_owned()), ..Subject::default() };
        assert_eq!(holds("minority", &subject), Some(codes::is_minority(code)), "{code}");
    }
    for (code, _) in codes::list(Codes::Politics) {
        let subject = Subject { politics: Some((*code).to_owned()), ..Subject::default() };
        assert_eq!(holds("party", &subject), Some(codes::is_party_member(code)), "{code}");
        let held = ["party", "league", "other_politics"].iter().filter(|row| holds(row, &subject) == Some(true));
        assert_eq!(held.count(), 1, "{code}");
    }
}

#[test]
fn a_number_set_by_hand_that_breaks_the_sum_is_found() {
    let mut people = [someone(1, "1985-03-08"), someone(2, "1985-03-08"), someone(3, "")];
    people[1].sex = Some("1".into());
    let counts = counted(&people, "2025-12-31");
    let indicators = standard();
    let set = |code: &'static str, value: i64| {
        let computed = computed(&counts);
        move |asked: &str| {
            if asked == code { Some(Value { thousandths: value * 1000, by_hand: true }) } else { computed(asked) }
        }
    };
    let found = indicators.mismatches(&counts, &set("members.female", 3));
    // The table by post takes its sum from the same number, and does not add up either.
    let codes: Vec<&str> = found.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["members.sex_sum", "structure_female.post_sum"]);
    assert_eq!((found[0].sum(), found[0].whole.1), (4000, 3000));
    // The third person's age is unknown: placing them by hand is no mismatch, two of them is.
    assert_eq!(indicators.mismatches(&counts, &set("members.age_30", 1)), []);
    assert_eq!(indicators.mismatches(&counts, &set("members.age_30", 2)).len(), 1);
}
