//! Rosters as they are found in offices, row by row.

use super::sheet::{Cell, Region, Value};
use super::*;

fn sheet(rows: &[&[&str]]) -> Sheet {
    merged(rows, &[])
}

fn merged(rows: &[&[&str]], regions: &[[u32; 4]]) -> Sheet {
    let rows = rows.iter().enumerate().map(|(row, cells)| {
        let cells = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let cells: Vec<Cell> = cells.map(|(at, text)| Cell(at as u32, Value::Text((*text).to_owned()))).collect();
        (row as u32 + 1, cells)
    });
    let regions = regions.iter().map(|[top, left, bottom, right]| Region {
        top: *top,
        left: *left,
        bottom: *bottom,
        right: *right,
    });
    Sheet::new(rows.filter(|(_, cells)| !cells.is_empty()).collect(), regions.collect())
}

fn today() -> Day {
    Day::from_ymd_opt(2026, 7, 1).unwrap()
}

fn read_people(sheet: &Sheet, today: Day) -> Result<Roster, SheetTrouble> {
    read(sheet, &Choice::default(), today)
}

fn sorts(rows: &[&[&str]]) -> Vec<Sort> {
    read_people(&sheet(rows), today()).unwrap().rows.into_iter().map(|row| row.sort).collect()
}

#[test]
fn a_sheet_without_names_has_no_header_and_one_without_rows_has_none() {
    assert_eq!(read_people(&sheet(&[&["电话"], &["1"]]), today()).unwrap_err(), SheetTrouble::NoHeader);
    assert_eq!(read_people(&sheet(&[&["姓名"]]), today()).unwrap_err(), SheetTrouble::NoRows);
    assert_eq!(read_people(&sheet(&[]), today()).unwrap_err(), SheetTrouble::Empty);
}

#[test]
fn the_words_offices_use_mean_what_they_mean() {
    let roster = read_people(
        &sheet(&[
            &[
                "NO.",
                "居民姓名",
                "性　别",
                "公民身份号码",
                "出生年月（岁）",
                "受教育程度",
                "政治面貌",
                "联系方式",
                "现住址",
                "楼栋号",
                "房号",
                "社区职务",
                "工作分工",
                "专（兼）职",
                "所属小组",
                "任职时间",
                "年龄",
            ],
            &["1", "张三"],
        ]),
        today(),
    )
    .unwrap();
    use Column::*;
    assert_eq!(
        roster.columns,
        [
            Serial, Name, Sex, IdNumber, Birth, Education, Politics, Phone, Address, Building, Door, Post, Duties,
            FullTime, Group, From
        ]
    );
    assert_eq!(roster.ignored, ["年龄"]);
}

#[test]
fn a_place_of_birth_and_the_address_on_a_card_are_no_birth_and_no_number() {
    let roster =
        read_people(&sheet(&[&["姓名", "出生地", "身份证地址"], &["张三", "天津", "和平区"]]), today()).unwrap();
    assert_eq!(roster.columns, [Column::Name]);
}

#[test]
fn every_kind_of_line_is_told_apart() {
    let header: &[&str] = &["序号", "姓名", "性别", "手机"];
    for (line, sort) in [
        (&["1", "张三", "男", ""] as &[&str], Sort::Person),
        (&["", "张三", "", ""], Sort::Person),
        (&["", "", "男", ""], Sort::Person),
        (&["序号", "姓 名", "性别", "手机"], Sort::RepeatedHeader),
        (&["一、居民委员会成员", "", "", ""], Sort::Heading),
        (&["", "第三居民小组", "", ""], Sort::Heading),
        (&["合　计", "12", "", ""], Sort::Total),
        (&["", "共12人", "", ""], Sort::Total),
        (&["填表人：李四", "", "审核人：王五", ""], Sort::Signature),
        (&["", "负责人：李四", "", ""], Sort::Signature),
        (&["备注：以上名单截至七月", "", "", ""], Sort::Signature),
        (&["", "制表", "李四", ""], Sort::Signature),
        (&["17", "", "", ""], Sort::NumberOnly),
    ] {
        assert_eq!(sorts(&[header, line]), [sort], "{line:?}");
    }
}

#[test]
fn a_person_whose_post_is_a_word_of_signatures_stays_a_person() {
    let rows = [&["职务", "姓名", "身份证号"] as &[&str], &["负责人", "张三", "999901198508150026"]];
    assert_eq!(sorts(&rows), [Sort::Person]);
}

#[test]
fn a_heading_names_the_group_of_the_people_below_it() {
    let rows: &[&[&str]] = &[&["姓名", "手机"], &["二、第二居民小组："], &["张三"], &["第三组名单"], &["李四"]];
    let roster = read_people(&sheet(rows), today()).unwrap();
    let groups: Vec<_> = roster.rows.iter().filter_map(|row| row.entry.group.as_deref()).collect();
    assert_eq!(groups, ["第二居民小组"]);
}

#[test]
fn a_merged_cell_speaks_for_all_its_rows_but_a_merged_name_does_not() {
    let rows: &[&[&str]] = &[&["小组", "姓名"], &["第一组", "张三"], &["", "李四"], &["", "王五"], &["", ""]];
    let roster = read_people(&merged(rows, &[[2, 0, 3, 0], [4, 1, 5, 1]]), today()).unwrap();
    let groups: Vec<_> = roster.rows.iter().map(|row| row.entry.group.as_deref()).collect();
    assert_eq!(groups, [Some("第一组"), Some("第一组"), None]);
}

#[test]
fn a_header_merged_over_two_rows_is_one_header() {
    let rows: &[&[&str]] =
        &[&["花名册"], &["姓名", "联系", ""], &["", "手机", "住址"], &["张三", "13800001234", "1号楼"]];
    let roster = read_people(&merged(rows, &[[1, 0, 1, 2], [2, 0, 3, 0], [2, 1, 2, 2]]), today()).unwrap();
    assert_eq!(roster.header, 3);
    assert_eq!(roster.columns, [Column::Name, Column::Phone, Column::Address]);
    assert_eq!(roster.rows.len(), 1);
}

#[test]
fn names_in_the_second_row_of_a_header_are_found() {
    let rows: &[&[&str]] = &[&["职务", "基本情况", ""], &["", "姓名", "性别"], &["主任", "张三", "男"]];
    let roster = read_people(&sheet(rows), today()).unwrap();
    assert_eq!(roster.columns, [Column::Post, Column::Name, Column::Sex]);
    assert_eq!(roster.rows[0].entry.post.as_deref(), Some("主任"));
}

#[test]
fn a_name_in_a_title_row_is_no_header() {
    let rows: &[&[&str]] = &[&["填表人姓名", "李四"], &["姓名", "手机"], &["张三", ""]];
    assert_eq!(read_people(&sheet(rows), today()).unwrap().header, 2);
}

#[test]
fn two_rosters_side_by_side_are_pointed_out() {
    let roster = read_people(&sheet(&[&["姓名", "手机", "姓名", "手机"], &["张三", "", "李四"]]), today()).unwrap();
    assert_eq!(roster.problems.len(), 1);
    assert_eq!(roster.problems[0].code, "name_column_repeated");
}

#[test]
fn a_start_is_read_out_of_a_period() {
    let rows: &[&[&str]] =
        &[&["姓名", "任职时间"], &["甲", "2021.12-2026.12"], &["乙", "2021年12月至今"], &["丙", "很久"]];
    let roster = read_people(&sheet(rows), today()).unwrap();
    let starts: Vec<_> = roster.rows.iter().map(|row| row.entry.from.map(|from| from.to_string())).collect();
    assert_eq!(starts, [Some("2021-12".to_owned()), Some("2021-12".to_owned()), None]);
    assert!(roster.rows[2].refused());
}

#[test]
fn dashes_and_words_for_nothing_are_nothing() {
    let rows: &[&[&str]] = &[&["姓名", "身份证号", "手机", "出生日期"], &["甲", "无", "——", "不详"]];
    let roster = read_people(&sheet(rows), today()).unwrap();
    assert!(roster.rows[0].problems.is_empty(), "{:?}", roster.rows[0].problems);
}

#[test]
fn an_area_code_with_a_space_is_no_odd_number_and_two_numbers_are_two() {
    let rows: &[&[&str]] =
        &[&["姓名", "电话"], &["甲", "022-2345 6789"], &["乙", "13800001234/13900005678"], &["丙", "1380000123"]];
    let roster = read_people(&sheet(rows), today()).unwrap();
    let odd: Vec<u32> = roster.rows.iter().filter(|row| !row.problems.is_empty()).map(|row| row.row).collect();
    assert_eq!(odd, [4]);
}

#[test]
fn every_code_is_explained_in_the_help() {
    let listed = |code: &str| crate::wording::import::CODES.iter().any(|(known, ..)| *known == code);
    for trouble in [
        crate::identity::IdTrouble::Length(1),
        crate::identity::IdTrouble::Characters,
        crate::identity::IdTrouble::NotYetBorn,
        crate::identity::IdTrouble::Check('1'),
        crate::identity::IdTrouble::BecameANumber,
    ] {
        assert!(listed(trouble.code()), "{trouble:?}");
    }
}
