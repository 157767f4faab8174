//! The index of words, and memos and codes found from the same field, as the page asks, over Tauri's mock runtime.

mod stage;

use serde_json::{Value, json};
use stage::{Shell, cut};

fn search(shell: &Shell, query: &str) -> Value {
    shell.ask("search", json!({ "query": query, "offset": 0, "limit": 50, "sort": "relevance" }))
}

#[test]
fn the_index_is_seen_removed_and_built_again() {
    let shell = Shell::with_sample();
    assert_eq!(search(&shell, "compostable")["total"], 2);
    let seen = shell.ask("index_state", json!({}));
    assert_eq!((&seen["state"], &seen["texts"], &seen["of"]), (&json!("current"), &json!(14), &json!(14)));
    assert!(seen["bytes"].as_u64().unwrap() > 1_000 && std::path::Path::new(seen["path"].as_str().unwrap()).is_dir());

    let removed = shell.ask("index_remove", json!({}));
    assert_eq!((&removed["state"], &removed["bytes"]), (&json!("missing"), &json!(0)));
    assert!(!std::path::Path::new(seen["path"].as_str().unwrap()).exists());
    // Codes need no index; words bring it back.
    assert_eq!(search(&shell, "code:FL.CRI code:FL.LUD")["total"], 2);
    assert_eq!(shell.ask("index_state", json!({}))["state"], "missing");
    assert_eq!(search(&shell, "compostable")["total"], 2);
    assert_eq!(shell.ask("index_state", json!({}))["state"], "current");
    shell.ask("index_remove", json!({}));
    assert_eq!(shell.ask("index_build", json!({}))["state"], "current");
    assert_eq!(shell.ask("index_stop", json!({}))["stopped"], false, "nothing runs");
}

#[test]
fn memos_and_codes_are_found_from_the_same_field() {
    let shell = Shell::with_sample();
    let found = shell.ask("search_notes", json!({ "query": "in:notes rumeur" }));
    assert_eq!((&found["total"], found["codes"].as_array().unwrap().len()), (&json!(1), 1));
    let note = &found["memos"][0];
    let (message, _) = shell.message("V08");
    assert_eq!(note["row"]["message"], message["id"]);
    assert!(note["row"]["conversation"].is_number());
    let title = &note["row"]["memo"]["title"];
    assert_eq!(cut(title, &note["title"][0][0], &note["title"][0][1]), "rumeur");
    let part = &found["codes"][0]["parts"][0];
    assert_eq!(cut(&part["text"], &part["matches"][0][0], &part["matches"][0][1]), "rumeur");
    // The list of messages stays empty, and the field underlines what is not understood.
    let page = search(&shell, "in:memo space:forum rumeur");
    assert_eq!(
        (&page["total"], &page["problems"][0]["code"], &page["problems"][0]["start"]),
        (&json!(0), &json!("not_in_notes"), &json!(8))
    );
}

#[test]
fn who_codes_blind_finds_no_memo_of_another() {
    let shell = Shell::with_sample();
    let who = |coder: &str, blind: bool| {
        shell.ask("save_preferences", json!({ "preferences": { "lang": "en", "theme": "light", "coder": coder, "blind": blind } }))
    };
    who("Secret", false);
    let (message, _) = shell.message("V05");
    let memo = json!({ "kind": "message", "on": message["id"], "start": null, "end": null, "title": null, "body": "whispered memo" });
    shell.ask("add_memo", json!({ "draft": memo }));
    let total = || shell.ask("search_notes", json!({ "query": "in:memo whispered" }))["total"].clone();
    assert_eq!(total(), json!(1));
    who("B", true);
    assert_eq!(total(), json!(0));
    who("B", false);
    assert_eq!(total(), json!(1));
}
