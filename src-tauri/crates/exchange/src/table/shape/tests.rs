//! What one row becomes, case by case.

use super::*;
use serde_json::{Value, json};

fn shaper(fields: &[(&str, Field)]) -> Shaper {
    let slots =
        fields.iter().map(|(name, field)| Slot { name: (*name).to_owned(), label: None, field: *field, order: Order::DayFirst }).collect();
    Shaper::new(slots, Defaults::default(), Quirks::default(), true)
}

/// The one item that a row makes.
fn one(shaper: &mut Shaper, row: &Row) -> Item {
    let mut out = vec![];
    shaper.shape(row, &|_| None, &mut out);
    assert_eq!(out.len(), 1, "{out:?}");
    out.remove(0)
}

fn record(item: Item) -> Record {
    match item {
        Item::Record(record) => *record,
        other => panic!("no record: {other:?}"),
    }
}

fn reason(item: Item) -> (String, String) {
    match item {
        Item::Skipped(skipped) => (skipped.reason, skipped.detail),
        other => panic!("not skipped: {other:?}"),
    }
}

#[test]
fn cells_go_to_their_fields() {
    let mut shaper = shaper(&[
        ("id", Field::Id),
        ("t", Field::Title),
        ("b", Field::Text),
        ("d", Field::Posted),
        ("r", Field::Rating),
        ("l", Field::Lang),
        ("s", Field::Space),
        ("x", Field::Attribute),
    ]);
    let made = record(one(&mut shaper, &Row::from(vec![" 7 ", "Nul", "Très\r\ndéçu\0", "02/03/2024", "4/5", "FR", "avis", "12"])));
    assert_eq!((made.id.as_deref(), made.title.as_deref(), made.text.as_str()), (Some("7"), Some("Nul"), "Nul\nTrès\ndéçu\u{FFFD}"));
    assert_eq!((made.rating, made.lang.as_deref(), made.space), (Some(4.0), Some("fr"), Some(Space::Review)));
    assert_eq!(made.posted.map(|posted| (posted.original, posted.precision)), Some(("02/03/2024".to_owned(), Precision::Day)));
    assert_eq!(Value::Object(made.attributes), json!({"r": "4/5", "x": 12}));
    assert_eq!(shaper.warnings(), [Warning { code: "nul_replaced".to_owned(), detail: "1 (#1)".to_owned() }]);
}

#[test]
fn what_a_role_cannot_take_is_an_attribute() {
    let mut shaper = shaper(&[
        ("b", Field::Text),
        ("l", Field::Lang),
        ("s", Field::Space),
        ("r", Field::Rating),
        ("d", Field::Posted),
        ("i", Field::Ignore),
    ]);
    let made = record(one(&mut shaper, &Row::from(vec!["x", "klingon", "fr/beaute", "bad", "yesterday", "gone"])));
    assert_eq!(Value::Object(made.attributes), json!({"l": "klingon", "s": "fr/beaute", "r": "bad"}));
    assert_eq!((made.lang, made.space, made.rating), (None, None, None));
    assert!(made.posted.is_some_and(|posted| posted.instant.is_none() && posted.original == "yesterday"));
    assert_eq!(shaper.warnings()[0].code, "unreadable_dates");
}

#[test]
fn rows_without_text_have_their_reason() {
    let mut shaper = shaper(&[("t", Field::Title), ("body", Field::Text)]);
    assert_eq!(reason(one(&mut shaper, &Row::from(vec!["", "  "]))), ("empty_row".to_owned(), String::new()));
    assert_eq!(reason(one(&mut shaper, &Row::from(vec!["", "", "x"]))), ("empty_text".to_owned(), "body".to_owned()));
    let made = record(one(&mut shaper, &Row::from(vec!["Title only"])));
    assert_eq!((made.text.as_str(), made.title.as_deref()), ("Title only", Some("Title only")));
}

#[test]
fn longer_and_shorter_rows_lose_nothing() {
    let mut shaper = shaper(&[("a", Field::Attribute), ("b", Field::Text)]);
    let made = record(one(&mut shaper, &Row::from(vec!["1", "text", "", "more"])));
    assert_eq!(Value::Object(made.attributes), json!({"a": 1, "column 4": "more"}));
    reason(one(&mut shaper, &Row::from(vec!["1"])));
    record(one(&mut shaper, &Row::from(vec!["1", "text", "", ""])));
    assert_eq!(shaper.warnings(), [Warning { code: "ragged_rows".to_owned(), detail: "2 (#1)".to_owned() }]);
}

#[test]
fn equal_rows_are_told_apart_the_same_way_each_time() {
    let keys = || {
        let mut shaper = shaper(&[("a", Field::Attribute), ("b", Field::Text)]);
        [["ab", "c"], ["a", "bc"], ["ab", "c"], ["ab", "c"]].map(|row| record(one(&mut shaper, &Row::from(row.to_vec()))).key)
    };
    let first = keys();
    assert_eq!(first, keys());
    let different: std::collections::HashSet<u128> = first.into_iter().collect();
    assert_eq!(different.len(), 4);
}

#[test]
fn times_are_read_in_the_zone_of_the_survey() {
    let slots = ["EndDate", "Q1"].map(|name| Slot {
        name: name.to_owned(),
        label: None,
        field: if name == "Q1" { Field::Text } else { Field::Posted },
        order: Order::DayFirst,
    });
    let quirks = Quirks { zone: Some(chrono_tz::America::Denver), ..Quirks::default() };
    let mut shaper = Shaper::new(slots.to_vec(), Defaults::default(), quirks, true);
    let mut at = |cell: &str| {
        let posted = record(one(&mut shaper, &Row::from(vec![cell, "words"]))).posted;
        posted.and_then(|posted| posted.instant).map(|instant| instant.format("%m-%dT%H:%M").to_string()).unwrap_or_default()
    };
    // Seven hours behind in winter, six in summer.
    assert_eq!((at("2024-01-15 10:00:00"), at("2024-07-15 10:00:00")), ("01-15T17:00".to_owned(), "07-15T16:00".to_owned()));
    // 01:30 comes twice on 3 November, 02:30 never on 10 March.
    assert_eq!((at("2024-11-03 01:30:00"), at("2024-03-10 02:30:00")), ("11-03T07:30".to_owned(), "03-10T09:30".to_owned()));
    // A time that says its zone needs none, and a day is a day.
    assert_eq!((at("2024-07-15T10:00:00Z"), at("2024-07-15")), ("07-15T10:00".to_owned(), "07-15T00:00".to_owned()));
    assert_eq!(shaper.warnings(), []);
}
