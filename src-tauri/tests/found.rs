//! What a query finds, called as the page calls it: counts, time, lines, conversations, words; and what who codes blind is told.

mod stage;

use serde_json::{Value, json};
use stage::Shell;

const PICTURE: &str = "capsule OR refills -role:brand date:2024-03-02..2024-03-09";

fn kwic(query: &str, sort: &str) -> Value {
    json!({ "query": query, "sort": sort, "width": 40 })
}

fn facet<'a>(found: &'a Value, field: &str) -> &'a Vec<Value> {
    let facets = found["facets"].as_array().unwrap();
    facets.iter().find(|facet| facet["field"] == field).unwrap()["values"].as_array().unwrap()
}

#[test]
fn what_is_found_is_counted_and_narrowed() {
    let shell = Shell::with_sample();
    let found = shell.ask("search_facets", json!({ "query": PICTURE }));
    assert_eq!(found["base"], json!({ "messages": 8, "persons": 6, "spaces": 5, "codings": 23 }));
    assert_eq!((&found["of"]["messages"], &found["building"]), (&json!(14), &json!(false)));
    assert_eq!(found["time"]["bars"].as_array().unwrap().len(), 8);
    let space = &facet(&found, "space")[0];
    assert_eq!((&space["value"], &space["messages"], &space["chosen"]), (&json!("forum"), &json!(3), &Value::Null));
    let person = &facet(&found, "person")[0];
    assert!(person["label"] == "P03" && person["value"].as_str().unwrap().starts_with('#'), "{person}");
    // What the query leaves out stays in sight.
    let brand = facet(&found, "role").iter().find(|value| value["value"] == "brand").unwrap();
    assert_eq!((&brand["messages"], &brand["chosen"]), (&json!(0), &json!("not")));

    let refine = |query: &str, value: &str, choice: Value| {
        shell.ask("search_refine", json!({ "query": query, "field": "space", "value": value, "choice": choice }))
    };
    let only = refine(PICTURE, "forum", json!("only"));
    let narrowed = shell.ask("search_facets", json!({ "query": only }));
    assert_eq!(narrowed["base"]["messages"], 3);
    assert_eq!(facet(&narrowed, "space")[0]["chosen"], "only");
    assert_eq!(refine(only.as_str().unwrap(), "forum", Value::Null), json!(PICTURE));
    let page = shell.ask("search", json!({ "query": PICTURE, "offset": 0, "limit": 5, "sort": "relevance" }));
    assert_eq!(page["base"], found["base"]);
}

#[test]
fn lines_conversations_and_words() {
    let shell = Shell::with_sample();
    let page = shell.ask("kwic", json!({ "ask": kwic(PICTURE, "left"), "offset": 1, "limit": 2 }));
    assert_eq!((&page["total"], &page["messages"], page["rows"].as_array().unwrap().len()), (&json!(8), &json!(8), 2));
    assert_eq!(page["rows"][0]["ext"], "V01");
    assert_eq!((&page["rows"][0]["left"], &page["rows"][0]["word"]), (&json!("La "), &json!("capsule")));
    assert_eq!(page["rows"][0]["speaker"], "P01");
    let threads = shell.ask("search_conversations", json!({ "query": PICTURE, "offset": 0, "limit": 10 }));
    assert_eq!(threads["total"], 5);
    let found: u64 = threads["rows"].as_array().unwrap().iter().map(|row| row["found"].as_u64().unwrap()).sum();
    assert_eq!(found, 8);
    let beside = shell.ask("search_neighbours", json!({ "query": PICTURE }));
    assert_eq!((&beside["right"][0]["form"], &beside["right"][0]["times"]), (&json!("rechargeables"), &json!(3)));
    let near = shell.ask("kwic", json!({ "ask": kwic(beside["left"][0]["query"].as_str().unwrap(), "thread"), "offset": 0, "limit": 9 }));
    assert!(near["problems"] == json!([]));
    let words = shell.ask("search_keyness", json!({ "query": PICTURE }));
    assert!(words["found"].as_u64().unwrap() > 0 && words["rest"].as_u64().unwrap() > 0);

    let folder = tempfile::tempdir().unwrap();
    for ending in ["csv", "xlsx"] {
        let path = folder.path().join(format!("lines.{ending}"));
        let written = shell.ask("kwic_export", json!({ "ask": kwic(PICTURE, "right"), "path": path.to_str().unwrap() }));
        assert!(written["rows"] == 8 && path.metadata().unwrap().len() > 0);
    }
    let text = std::fs::read_to_string(folder.path().join("lines.csv")).unwrap();
    assert!(!text.contains("CafeNoir") && text.contains("rechargeables"));
}

#[test]
fn lines_are_coded_as_one_step() {
    let shell = Shell::with_sample();
    let codes = shell.ask("codebook", json!({}));
    let code = codes[0]["id"].as_i64().unwrap();
    let page = shell.ask("kwic", json!({ "ask": kwic(PICTURE, "thread"), "offset": 0, "limit": 3 }));
    let rows = page["rows"].as_array().unwrap();
    let places: Vec<Value> =
        rows.iter().map(|row| json!({ "message": row["message"], "start": row["start"], "end": row["end"] })).collect();
    let stroke = shell.ask("code_places", json!({ "codes": [code], "places": places }));
    assert!(stroke["op"].is_u64() && stroke["marks"].as_array().unwrap().len() == 3, "{stroke}");
    let again = shell.ask("kwic", json!({ "ask": kwic(PICTURE, "thread"), "offset": 0, "limit": 3 }));
    assert!(again["rows"].as_array().unwrap().iter().all(|row| row["codes"].as_array().unwrap().contains(&json!(code))));
    assert_eq!(shell.ask("search_facets", json!({ "query": PICTURE }))["base"]["codings"], 26);
    assert_eq!(shell.ask("code_places", json!({ "codes": [code], "places": places }))["op"], Value::Null, "they stand already");
    shell.ask("undo", json!({}));
    assert_eq!(shell.ask("search_facets", json!({ "query": PICTURE }))["base"]["codings"], 23);
    let (refused, _) = shell.refusal("code_places", json!({ "codes": [code], "places": [{ "message": 999_999, "start": 0, "end": 1 }] }));
    assert!(!refused.is_empty());
}

#[test]
fn who_codes_blind_is_told_nothing_of_others() {
    let shell = Shell::with_sample();
    let seen = shell.ask("kwic", json!({ "ask": kwic("code:any", "thread"), "offset": 0, "limit": 50 }));
    assert!(seen["total"].as_u64().unwrap() > 20);
    let nina = json!({ "preferences": { "lang": "en", "theme": "light", "coder": "Nina", "blind": true } });
    shell.ask("save_preferences", nina);
    let blind = shell.ask("kwic", json!({ "ask": kwic("code:any", "thread"), "offset": 0, "limit": 50 }));
    assert_eq!((&blind["total"], &blind["rows"]), (&json!(0), &json!([])));
    let found = shell.ask("search_facets", json!({ "query": PICTURE }));
    assert_eq!((&found["base"]["messages"], &found["base"]["codings"]), (&json!(8), &json!(0)));
    assert!(found["facets"].as_array().unwrap().iter().all(|facet| facet["field"] != "code" && facet["field"] != "coder"));
    let page = shell.ask("kwic", json!({ "ask": kwic(PICTURE, "left"), "offset": 0, "limit": 50 }));
    assert!(page["rows"].as_array().unwrap().iter().all(|row| row["codes"] == json!([])));
}
