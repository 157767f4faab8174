//! Rules and memos, called as the page calls them, over Tauri's mock runtime.

mod stage;

use serde_json::{Value, json};
use stage::{Shell, cut};

fn code(shell: &Shell, ext: &str) -> i64 {
    let codes = shell.ask("codebook", json!({}));
    codes.as_array().unwrap().iter().find(|code| code["ext"] == ext).unwrap()["id"].as_i64().unwrap()
}

fn rule(query: &str, reach: &str) -> Value {
    json!({ "id": null, "query": query, "reach": reach, "note": null })
}

fn count(preview: &Value, fate: &str) -> u64 {
    preview["counts"].as_array().unwrap().iter().find(|one| one["fate"] == fate).unwrap()["n"].as_u64().unwrap()
}

#[test]
fn rules_are_previewed_and_decided_upon_in_the_units_of_the_page() {
    let shell = Shell::with_sample();
    let critical = code(&shell, "FL.CRI");
    let ask = |rules: Value, fate: Value| json!({ "ask": { "code": critical, "rules": rules, "fate": fate, "offset": 0, "limit": 50 } });
    let made = shell.ask("add_rule", json!({ "code": critical, "draft": rule("capsule*", "match") }))["made"].clone();
    let rules = shell.ask("rules", json!({ "code": critical }));
    let preview = shell.ask("preview_rules", ask(rules.clone(), Value::Null));
    assert_eq!((preview["found"].as_u64(), count(&preview, "new"), count(&preview, "otherwise")), (Some(7), 1, 4));
    assert_eq!((&preview["precision"], &preview["recall"]), (&json!({ "n": 3, "of": 7 }), &json!({ "n": 3, "of": 5 })));
    // V10 has an emoji before its words: what the page cuts out is what the rule found.
    let rows = preview["rows"].as_array().unwrap();
    let waving = rows.iter().find(|row| row["ext"] == "V10").unwrap();
    let place = &waving["places"][0];
    assert_eq!((cut(&waving["text"], &place["start"], &place["end"]), &place["rule"]), ("capsule".to_owned(), &made));

    let pick = json!([{ "message": waving["id"], "start": place["start"], "end": place["end"], "rule": place["rule"] }]);
    let done = shell.ask("decide_rule", json!({ "code": critical, "places": pick, "verdict": "propose" }));
    let proposed = done["marks"][0]["codings"].as_array().unwrap().iter().find(|one| one["review"] == "proposed").unwrap().clone();
    assert_eq!(cut(&waving["text"], &proposed["start"], &proposed["end"]), "capsule");
    // Refused where it stands, it leaves the page, and the preview remembers.
    let refused = shell.ask("review_codings", json!({ "codings": [proposed["id"]], "accept": false }));
    assert!(refused["marks"][0]["codings"].as_array().unwrap().iter().all(|one| one["rule"].is_null()));
    let now = shell.ask("preview_rules", ask(rules.clone(), json!("refused")));
    assert_eq!((now["total"].as_u64(), now["rows"][0]["ext"].as_str()), (Some(1), Some("V10")));
    let all =
        json!({ "ask": { "code": critical, "rules": rules, "fate": null, "offset": 0, "limit": 0 }, "fate": "new", "verdict": "accept" });
    let accepted = shell.ask("decide_rules", all);
    let coding = accepted["marks"][0]["codings"].as_array().unwrap().iter().find(|one| one["rule"] == made).unwrap().clone();
    assert!(coding["reviewed"][1].as_str().is_some_and(|at| at.ends_with('Z')));
    assert_eq!(shell.ask("rule_said", json!({ "id": made })), json!({ "query": "capsule*", "stands": true }));
    shell.ask("delete_rule", json!({ "id": made }));
    assert_eq!(shell.ask("rule_said", json!({ "id": made })), json!({ "query": "capsule*", "stands": false }));
}

#[test]
fn memos_are_shelved_typed_and_linked() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V05");
    let memo = json!({ "kind": "message", "on": message["id"], "start": null, "end": null, "title": "Ironie", "body": "Voir [[code:FL.CRI]], [[V08]].", "type": "theoretical" });
    let made = shell.ask("add_memo", json!({ "draft": memo }));
    let shown = made["marks"][0]["memos"].as_array().unwrap().last().unwrap();
    assert_eq!((shown["type"].as_str(), shown["done"].as_bool()), (Some("theoretical"), Some(false)));
    let ask = |words: &str| json!({ "ask": { "type": null, "on": null, "author": null, "done": null, "words": words, "order": "latest", "offset": 0, "limit": 50 } });
    let shelf = shell.ask("memo_shelf", ask(""));
    assert_eq!((shelf["total"].as_u64(), shelf["rows"][0]["memo"]["title"].as_str()), (Some(2), Some("Ironie")));
    let what = shelf["rows"][0]["what"].as_str().unwrap();
    assert!(what.ends_with("· V05") && what.starts_with('P'), "who speaks is a pseudonym: {what}");
    assert_eq!(shell.ask("memo_shelf", ask("IRONIE"))["total"], 1);
    let mentions = shell.ask("mentions", json!({ "kind": "code", "on": code(&shell, "FL.CRI") }));
    assert_eq!(mentions[0]["memo"]["title"], "Ironie");
    let to = shell.ask("follow_link", json!({ "target": "memo:ironie" }));
    assert_eq!(to["memo"], made["made"]);
    assert_eq!(shell.ask("follow_link", json!({ "target": "code:NON" })), Value::Null);
    let words = shell.ask("link_words", json!({ "beginning": "memo:iro" }));
    assert_eq!(words[0]["target"], "memo:Ironie");
    shell.ask("change_memo", json!({ "id": made["made"], "kind": "todo", "done": true }));
    assert_eq!(shell.ask("memo_one", json!({ "id": made["made"] }))["memo"]["done"], true);
}
