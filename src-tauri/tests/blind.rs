//! Coding blind, over Tauri's mock runtime: what others coded is in no answer of the shell, whatever is asked.

mod stage;

use serde_json::{Value, json};
use stage::Shell;

/// The preferences of a coder.
fn who(coder: &str, blind: bool) -> Value {
    json!({ "preferences": { "lang": "en", "theme": "light", "coder": coder, "blind": blind } })
}

/// Everything that the page may be told of codings, as text.
fn told(shell: &Shell) -> String {
    let mut out = vec![];
    let page = shell.ask("conversations", json!({ "offset": 0, "limit": 100 }));
    for row in page["rows"].as_array().unwrap() {
        out.push(shell.ask("conversation", json!({ "id": row["id"] })));
    }
    out.push(page);
    let ids: Vec<Value> =
        out.iter().flat_map(|view| view["messages"].as_array().cloned().unwrap_or_default()).map(|message| message["id"].clone()).collect();
    out.push(shell.ask("message_marks", json!({ "ids": ids })));
    for id in &ids {
        out.push(shell.ask("message_records", json!({ "id": id })));
    }
    for name in ["codebook", "study_summary"] {
        out.push(shell.ask(name, json!({})));
    }
    out.push(shell.ask("history", json!({ "offset": 0, "limit": 100 })));
    for query in ["code:any", "code:none", "coder:Secret", "origin:human"] {
        out.push(shell.ask("search", json!({ "query": query, "offset": 0, "limit": 50, "sort": "thread" })));
    }
    for text in ["coder:", "code:", "voice:", "origin:", "weight:", "review:", "is:"] {
        out.push(shell.ask("search_complete", json!({ "text": text, "at": text.len() })));
    }
    for name in ["codes", "cooccurrence", "corpus"] {
        let ask = json!({ "name": name, "filter": null, "brandSpeech": true, "once": false, "dark": false });
        out.push(shell.ask("figure", json!({ "ask": ask })));
    }
    // The rooms where codings and memos are gathered, and what operations touched.
    let shelf = json!({ "type": null, "on": null, "author": null, "done": null, "words": "", "order": "latest", "offset": 0, "limit": 50 });
    out.push(shell.ask("memo_shelf", json!({ "ask": shelf })));
    let codes = shell.ask("codebook", json!({}));
    for code in codes.as_array().unwrap() {
        let order =
            json!({ "code": code["id"], "below": true, "sort": "date", "descending": false, "space": null, "venue": null, "coder": null });
        out.push(shell.ask("segments", json!({ "order": order, "offset": 0, "limit": 100 })));
    }
    for line in shell.ask("history", json!({ "offset": 0, "limit": 100 }))["lines"].as_array().unwrap() {
        out.push(shell.ask("touched", json!({ "op": line["id"], "offset": 0, "limit": 100 })));
    }
    out.push(shell.ask("report_preview", json!({ "order": { "title": null, "lang": "en", "quotes": "verbatim" } })));
    out.iter().map(Value::to_string).collect()
}

#[test]
fn the_codings_of_others_never_leave_the_shell() {
    let shell = Shell::with_sample();
    let codes = shell.ask("codebook", json!({}));
    let code = codes[1]["id"].clone();
    let (message, _) = shell.message("V05");
    let first = shell.ask("conversations", json!({ "offset": 0, "limit": 1 }));
    let id = message["id"].clone();
    assert!(!message["codings"].as_array().unwrap().is_empty(), "A coded it");

    // Secret codes one word of it, with a voice and a reason that nobody else uses; and writes a memo.
    shell.ask("save_preferences", who("Secret", false));
    let done = shell.ask("code_span", json!({ "message": id, "code": code, "start": 0, "end": 1 }));
    let theirs = done["made"].clone();
    shell.ask("change_coding", json!({ "coding": theirs, "edit": { "memo": "whispered reason" } }));
    let memo = json!({ "kind": "message", "on": id, "start": null, "end": null, "title": null, "body": "whispered memo" });
    shell.ask("add_memo", json!({ "draft": memo }));
    assert!(told(&shell).contains("whispered reason"));

    // Nina begins blind: for her nothing is coded.
    shell.ask("save_preferences", who("Nina", true));
    let seen = told(&shell);
    for secret in ["whispered", "\"coder\":\"A\"", "\"coder\":\"Secret\""] {
        assert!(!seen.contains(secret), "{secret}");
    }
    let summary = shell.ask("study_summary", json!({}));
    assert_eq!((&summary["codings"], &summary["codedMessages"]), (&json!(0), &json!(0)));
    assert!(shell.ask("codebook", json!({})).as_array().unwrap().iter().all(|code| code["codings"] == 0 && code["messages"] == 0));
    assert_eq!(shell.ask("next_uncoded", json!({ "after": null }))["message"], first["rows"][0]["id"]);
    let found = |query: &str| shell.ask("search", json!({ "query": query, "offset": 0, "limit": 50, "sort": "thread" }))["total"].clone();
    assert_eq!((found("code:any"), found("coder:A")), (json!(0), json!(0)));
    assert_eq!(found("code:none"), summary["messages"]);
    assert_eq!(summary["undo"], json!("Something was coded by somebody else"));

    // What she cannot see she cannot change either.
    for (command, args) in
        [("uncode", json!({ "coding": theirs })), ("change_coding", json!({ "coding": theirs, "edit": { "voice": "denied" } }))]
    {
        assert_eq!(shell.refusal(command, args).0, "unknown-object");
    }

    // Her own are there at once, counts included.
    let mine = shell.ask("code_span", json!({ "message": id, "code": code, "start": 0, "end": 1 }));
    let codings = mine["marks"][0]["codings"].as_array().unwrap();
    assert_eq!((codings.len(), &codings[0]["coder"]), (1, &json!("Nina")));
    assert_eq!(shell.ask("study_summary", json!({}))["codings"], 1);
    assert_eq!(found("code:any"), json!(1));
    assert!(shell.ask("history", json!({ "offset": 0, "limit": 1 }))["lines"][0]["what"].as_str().unwrap().contains("V05"), "hers is told");

    // She leaves it, and the whole is there as it was.
    shell.ask("save_preferences", who("Nina", false));
    let (message, _) = shell.message("V05");
    assert!(message["codings"].as_array().unwrap().iter().any(|coding| coding["id"] == theirs));
    assert!(told(&shell).contains("whispered memo"));
}

#[test]
fn a_study_opens_blind_where_one_left_blind() {
    let shell = Shell::start();
    shell.ask("save_preferences", who("Nina", true));
    assert_eq!(shell.ask("study_sample", json!({}))["codings"], 0);
    let home = shell.home;
    let again = Shell::at(home);
    assert_eq!(again.ask("start_page", json!({}))["preferences"]["blind"], true);
    assert_eq!(again.ask("study_sample", json!({}))["codings"], 0);
}
