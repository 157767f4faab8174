//! Sets and draws as the window asks them, over Tauri's mock runtime.

mod stage;

use serde_json::{Value, json};
use stage::Shell;

fn draft(name: &str, query: Option<&str>) -> Value {
    json!({ "name": name, "query": query, "note": null })
}

fn total(shell: &Shell, query: &str) -> Value {
    shell.ask("search", json!({ "query": query, "offset": 0, "limit": 5, "sort": "thread" }))["total"].clone()
}

#[test]
fn sets_are_kept_filled_sampled_and_undone() {
    let shell = Shell::with_sample();
    let kept = shell.ask("save_set", json!({ "draft": draft("Critique", Some("code:FL.CRI")) }));
    assert_eq!(kept["what"], "Query kept as “Critique”: code:FL.CRI");
    assert_eq!(total(&shell, "set:critique lang:en"), 2);
    let made = shell.ask("add_set", json!({ "draft": draft("Main", Some("set:critique")), "messages": [] }))["made"].clone();
    let (message, _) = shell.message("V09");
    assert_eq!(shell.ask("change_set", json!({ "id": made, "put": [message["id"]], "take": [] }))["made"], 1);
    assert_eq!(shell.ask("sets_of", json!({ "message": message["id"] })), json!([made]));
    let order = json!({ "query": "-role:brand", "how": "stratified", "size": 4, "by": "lang", "allocation": "equal", "seed": 5 });
    let preview = shell.ask("preview_sample", json!({ "order": order }));
    assert_eq!(
        (&preview["count"], &preview["of"], &preview["strata"][0]),
        (&json!(4), &json!(13), &json!({ "name": "French", "of": 10, "drawn": 2 }))
    );
    shell.ask("keep_sample", json!({ "draft": draft("Tirage", Some("-role:brand")), "order": order }));
    let sets = shell.ask("sets", json!({}));
    let said: Vec<(&str, &Value)> = sets.as_array().unwrap().iter().map(|set| (set["name"].as_str().unwrap(), &set["count"])).collect();
    assert_eq!(said, [("Critique", &json!(5)), ("Main", &json!(6)), ("Tirage", &json!(4))]);
    assert_eq!(sets[2]["drawn"], "4 of 13, by language, as many of each, seed 5");
    let failure = shell.call("save_set", json!({ "draft": draft("critique", Some("set:critique")) })).unwrap_err();
    assert_eq!(failure["code"], "set-exists");
    let grid = json!({ "query": "set:tirage", "question": null, "state": "all", "sort": "corpus", "descending": false, "group": "place", "alike": false });
    assert_eq!(shell.ask("grid_messages", json!({ "ask": grid, "ranges": [{ "from": 0, "to": 3 }] })).as_array().unwrap().len(), 3);
    // A figure counts over a set.
    let ask = json!({ "name": "corpus", "filter": "set:tirage", "brandSpeech": true, "once": false, "dark": false });
    assert_eq!(shell.ask("figure", json!({ "ask": ask }))["base"]["messages"], 4);
    for _ in 0..4 {
        shell.ask("undo", json!({}));
    }
    assert_eq!(shell.ask("sets", json!({})), json!([]));
}

#[test]
fn nothing_is_drawn_twice_and_what_was_read_is_met() {
    let shell = Shell::with_sample();
    let (here, _) = shell.message("V02");
    let ask = |pool: &str, last: &Value| json!({ "ask": { "query": "", "pool": pool, "of": here["id"], "seed": 42, "last": last } });
    assert_eq!(shell.ask("draw_message", ask("uncoded", &Value::Null))["message"], Value::Null, "all of the sample is coded");
    let (read, _) = shell.message("V09");
    shell.ask("seen", json!({ "messages": [read["id"]] }));
    // Far neighbours of V02: V09, V10, V13, V14, of which V09 was read.
    let mut drawn = vec![];
    for met in 2..=4 {
        let draw = shell.ask("draw_message", ask("far", &Value::Null));
        assert_eq!((&draw["met"], &draw["of"], &draw["again"]), (&json!(met), &json!(4), &json!(false)));
        assert!(!draw["ties"].as_array().unwrap().is_empty());
        drawn.push(draw["message"]["ext"].as_str().unwrap().to_owned());
    }
    drawn.sort();
    assert_eq!(drawn, ["V10", "V13", "V14"]);
    assert_eq!(shell.ask("draw_message", ask("far", &Value::Null))["again"], true);
    let neglected = shell.ask("draw_message", ask("neglected", &Value::Null));
    assert!(neglected["seen"].is_null() && neglected["of"] == 14);
}

#[test]
fn blind_a_set_counts_what_one_coded_oneself() {
    let shell = Shell::with_sample();
    shell.ask("save_set", json!({ "draft": draft("codés", Some("code:any")) }));
    let order = json!({ "query": "", "how": "stratified", "size": 4, "by": "code", "allocation": "equal", "seed": 1 });
    shell.ask("keep_sample", json!({ "draft": draft("par code", Some("")), "order": order }));
    shell.ask("save_preferences", json!({ "preferences": { "lang": "en", "theme": "light", "coder": "Nina", "blind": true } }));
    let sets = shell.ask("sets", json!({}));
    assert_eq!((&sets[0]["count"], &sets[1]["count"]), (&json!(0), &json!(4)));
    assert_eq!(sets[1]["strata"], json!([]), "strata by code tell what others coded");
    assert_eq!(total(&shell, "set:codés"), 0);
    let ask = json!({ "ask": { "query": "", "pool": "uncoded", "of": null, "seed": 1, "last": null } });
    assert_eq!(shell.ask("draw_message", ask)["of"], 14);
}
