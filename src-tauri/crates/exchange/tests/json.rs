//! JSON as people bring it: lines, arrays and what stands around them, read as the tables that they are.

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::{Item, Record};
use livisible_exchange::encoding::Charset;
use livisible_exchange::json::{JsonRows, Shape};
use livisible_exchange::table::{Row, Rows};
use livisible_exchange::{Field, Format, Plan, open, recognise};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn written(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("written");
    path
}

/// The items of a file and the codes of its warnings.
fn items(path: &Path, plan: &Plan) -> (Vec<Item>, Vec<String>) {
    let mut reader = open(path, plan).expect("opened").reader.expect("a reader");
    let mut items = Vec::new();
    while reader.next_batch(&mut items).expect("readable") {}
    (items, reader.warnings().into_iter().map(|warning| format!("{} {}", warning.code, warning.detail)).collect())
}

fn records(items: &[Item]) -> Vec<&Record> {
    items.iter().filter_map(|item| if let Item::Record(record) = item { Some(&**record) } else { None }).collect()
}

/// Number, reason and detail of each record that was left out.
fn skipped(items: &[Item]) -> Vec<(u64, &str, &str)> {
    let told = items.iter().filter_map(|item| if let Item::Skipped(skipped) = item { Some(skipped) } else { None });
    told.map(|skipped| (skipped.record, &*skipped.reason, &*skipped.detail)).collect()
}

fn code(path: &Path, plan: &Plan) -> Option<&'static str> {
    open(path, plan).err().map(|fault| fault.code())
}

#[test]
fn lines_of_a_collector() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = concat!(
        "{\"id\": 901656910939771123, \"author\": {\"name\": \"zoé\", \"followers\": 12}, \"text\": \"Une capsule \\u00e0 jeter\", \"tags\": [\"café\", \"déchet\"], \"created_at\": \"2024-03-02T09:00:00Z\"}\n",
        "\n",
        "{\"id\": 901656910939771124, \"author\": {\"name\": \"max\"}, \"text\": \"La mienne se recycle\", \"reply_to\": 901656910939771123, \"created_at\": \"2024-03-02T10:00:00Z\"}\n",
        "{\"id\": 901656910939771125, \"text\": \"cut\n",
        "{\"id\": 901656910939771126, \"text\": null, \"created_at\": \"2024-03-02T11:00:00Z\"}\n",
    );
    let path = written(folder.path(), "posts.txt", text);
    let seen = recognise(&path, None).expect("recognised");
    assert_eq!((seen.format, seen.reason, seen.header_row), (Format::Ndjson, "json_lines", Some(1)));
    let names: Vec<&str> = seen.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["id", "author.name", "author.followers", "text", "tags", "created_at", "reply_to"]);
    let (items, _) = items(&path, &Plan { map: vec![(Field::Account, "author.name".to_owned())], ..Plan::default() });
    let read = records(&items);
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].id.as_deref(), Some("901656910939771123"));
    assert_eq!((read[0].text.as_str(), read[0].account.as_deref()), ("Une capsule à jeter", Some("zoé")));
    assert_eq!((&read[0].attributes["tags"], &read[0].attributes["author.followers"]), (&json!("café, déchet"), &json!(12)));
    assert_eq!(skipped(&items), [(3, "malformed", "{\"id\": 901656910939771125, \"text\": \"cut"), (4, "empty_text", "text")]);
}

#[test]
fn an_array_a_few_keys_deep() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let feed = json!({"feed": {
        "author": {"name": {"label": "iTunes Store"}},
        "link": [{"attributes": {"rel": "self"}}],
        "entry": [
            {"id": {"label": "11"}, "title": {"label": "Great"}, "content": {"label": "It wakes me up every day"}, "im:rating": {"label": "5"}},
            {"id": {"label": "12"}, "title": {"label": "Meh"}, "content": {"label": "It crashed twice on Monday"}, "im:rating": {"label": "2"}},
        ],
    }});
    let path = written(folder.path(), "reviews.json", serde_json::to_string_pretty(&feed).expect("written"));
    let seen = recognise(&path, None).expect("recognised");
    assert_eq!((seen.format, seen.reason, seen.preview[1][3].as_str()), (Format::Json, "json_array", "2"));
    let plan = Plan { map: vec![(Field::Text, "content.label".to_owned())], ..Plan::default() };
    let (items, warnings) = items(&path, &plan);
    assert_eq!(records(&items).iter().map(|record| record.text.contains("crashed")).collect::<Vec<_>>(), [false, true]);
    assert_eq!(warnings, ["other_arrays feed.link"]);
}

#[test]
fn the_longest_array_of_a_file_is_read_wherever_it_stands() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // About a hundred bytes each: neither array closes within the quarter of a megabyte that is looked at first.
    let objects = |count: usize, key: &str| -> Vec<Value> {
        (0..count)
            .map(|at| json!({key: format!("{at:06} words that people wrote, or the name of somebody who did, as the case may be here")}))
            .collect()
    };
    let counted = |value: &Value| {
        let (items, warnings) = items(&written(folder.path(), "dump.json", value.to_string()), &Plan::default());
        (records(&items).len(), warnings)
    };
    let (few, many) = (objects(4000, "name"), objects(6000, "text"));
    assert_eq!(counted(&json!({"a_users": few, "b_posts": many})), (6000, vec!["other_arrays a_users".to_owned()]));
    assert_eq!(
        counted(&json!({"a_posts": many, "b_users": few, "c": {"d_tags": [{"t": 1}]}})),
        (6000, vec!["other_arrays b_users, c.d_tags".to_owned()])
    );
    // What is looked at first may hold no array at all.
    assert_eq!(counted(&json!({"a_note": "x".repeat(300_000), "b_posts": many})), (6000, vec![]));
    // An object of many arrays tells how many more there are.
    let mut threads: Map<String, Value> = (0..60).map(|at| (format!("t{at:02}"), json!(objects(100, "text")))).collect();
    threads.insert("u".to_owned(), json!(objects(200, "text")));
    let (read, warnings) = counted(&Value::Object(threads));
    assert_eq!((read, warnings.len(), warnings[0].ends_with(", + 11")), (200, 1, true));
}

#[test]
fn what_stands_under_a_key_met_late_is_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text = "{\"text\": \"the same words\"}\n".repeat(1000);
    text.push_str("{\"text\": \"the last words\", \"mood\": \"calm\", \"place\": {\"city\": \"Lyon\"}}\n");
    let (items, warnings) = items(&written(folder.path(), "late.ndjson", text), &Plan::default());
    let last = records(&items)[1000];
    assert_eq!(Value::Object(last.attributes.clone()), json!({"mood": "calm", "place.city": "Lyon"}));
    assert_eq!(warnings, [""; 0]);
}

#[test]
fn people_who_are_keys_are_no_columns() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let by_id = |at: usize| {
        format!("{{\"text\": \"words number {at}\", \"reactions\": {{\"{}\": {{\"kind\": \"like\"}}, \"count\": 1}}}}\n", 900_000 + at)
    };
    // From the first record on.
    let path = written(folder.path(), "a.ndjson", (0..200).map(by_id).collect::<String>());
    let names: Vec<String> = recognise(&path, None).expect("recognised").columns.into_iter().map(|column| column.name).collect();
    assert_eq!(names, ["text", "reactions"]);
    let (items_of_a, warnings) = items(&path, &Plan::default());
    assert_eq!(records(&items_of_a)[3].attributes["reactions"], json!("{\"900003\":{\"kind\":\"like\"},\"count\":1}"));
    assert_eq!(warnings, ["many_keys reactions"]);
    // Far down the file: a few are attributes of their own, the others are kept together; what has a column keeps it.
    let first = "{\"text\": \"the same words\", \"reactions\": {\"count\": 0}}\n".repeat(1000);
    let path = written(folder.path(), "b.ndjson", first + &(0..100).map(by_id).collect::<String>());
    let (items_of_b, warnings) = items(&path, &Plan::default());
    let read = records(&items_of_b);
    assert_eq!(Value::Object(read[1049].attributes.clone()), json!({"reactions.count": 1, "reactions.900049.kind": "like"}));
    assert_eq!(
        Value::Object(read[1050].attributes.clone()),
        json!({"reactions.count": 1, "reactions": "{\"900050\":{\"kind\":\"like\"}}"})
    );
    assert_eq!(warnings, ["many_keys reactions"]);
}

#[test]
fn encodings_and_cut_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let array = "[{\"id\": 1, \"text\": \"Très déçu\"}, {\"id\": 2, \"text\": \"Ravie\"}, {\"id\": 3, \"te";
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(array.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, content) in [("a.json", array.as_bytes().to_vec()), ("b.dat", utf16)] {
        let (items, _) = items(&written(folder.path(), name, content), &Plan::default());
        assert_eq!(records(&items).iter().map(|record| record.text.as_str()).collect::<Vec<_>>(), ["Très déçu", "Ravie"], "{name}");
        assert_eq!(skipped(&items), [(3, "truncated", "{\"id\": 3, \"te")], "{name}");
    }
}

#[test]
fn json_that_is_no_table() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lone = "{\"text\": \"one alone\"}";
    assert_eq!(code(&written(folder.path(), "a.json", lone), &Plan::default()), Some("no_records"));
    assert_eq!(code(&written(folder.path(), "b.json", "[1, 2]"), &Plan::default()), Some("no_records"));
    assert_eq!(code(&written(folder.path(), "c.json", "[".repeat(100_000)), &Plan::default()), Some("no_records"));
    let asked = Plan { format: Some("ndjson".to_owned()), ..Plan::default() };
    assert_eq!(code(&written(folder.path(), "d.txt", "words\nand words\n"), &asked), Some("no_records"));
    assert_eq!(records(&items(&written(folder.path(), "e.jsonl", lone), &Plan::default()).0).len(), 1);
    assert_eq!(records(&items(&written(folder.path(), "f.json", lone), &asked).0).len(), 1);
    let csv = Plan { format: Some("csv".to_owned()), ..Plan::default() };
    assert_eq!(recognise(&written(folder.path(), "g.json", "[a],[b]\n1,2\n"), None).expect("a table").format, Format::Csv);
    assert_eq!(open(&written(folder.path(), "h.json", "{\"a\": 1}\n{\"a\": 2}\n"), &csv).expect("opened").recognised.format, Format::Csv);
}

#[test]
fn a_record_nested_without_end_is_one_record() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let deep = format!("{{\"text\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!("{{\"text\": \"first\"}}\n{deep}\n{{\"text\": \"last\"}}\n");
    let (items, _) = items(&written(folder.path(), "deep.ndjson", text), &Plan::default());
    assert_eq!(records(&items).len(), 2);
    assert_eq!(skipped(&items)[0].1, "too_deep");
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null)
    ]
}

fn objects() -> impl Strategy<Value = Vec<Map<String, Value>>> {
    let object = proptest::collection::vec(("[a-e.é]{1,3}", value()), 1..6).prop_map(Map::from_iter);
    proptest::collection::vec(object, 2..20)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn objects_come_back_as_cells(objects in objects()) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = written(folder.path(), "a.json", serde_json::to_vec(&objects).expect("written"));
        let shape = Shape::Array { keys: vec![], others: vec![] };
        let mut rows = JsonRows::open(&path, Charset::from_label("utf-8").expect("known"), &shape).expect("opened");
        let mut row = Row::new();
        prop_assert!(rows.next_row(&mut row).expect("read"));
        let names: Vec<String> = row.iter().map(str::to_owned).collect();
        for object in &objects {
            prop_assert!(rows.next_row(&mut row).expect("read"));
            let expected: Vec<String> = names.iter().map(|name| object.get(name).map(cell).unwrap_or_default()).collect();
            prop_assert_eq!(row.iter().map(str::to_owned).collect::<Vec<_>>(), expected);
            prop_assert!(object.keys().all(|key| names.contains(key)));
        }
        prop_assert!(!rows.next_row(&mut row).expect("read"));
    }

    #[test]
    fn lines_and_arrays_give_the_same_records(objects in objects()) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let lines: String = objects.iter().map(|object| format!("{}\n", Value::Object(object.clone()))).collect();
        let lines = written(folder.path(), "a.ndjson", lines);
        let array = written(folder.path(), "a.json", serde_json::to_vec_pretty(&json!({"n": 1, "data": objects})).expect("written"));
        let (of_lines, of_array) = (items(&lines, &Plan::default()), items(&array, &Plan::default()));
        prop_assert_eq!(of_lines.0.len(), objects.len());
        prop_assert_eq!(format!("{of_lines:?}"), format!("{of_array:?}"));
    }
}
