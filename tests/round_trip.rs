use acceptance::{Desk, bring};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Texts rich in what breaks offsets.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("café"),
        Just("e\u{301}"),
        Just("👩‍👩‍👧"),
        Just("🇫🇷"),
        Just("\u{A0}"),
        Just("\u{202F}"),
        Just("\n"),
        Just("« oui »"),
        Just("L’œuf"),
        Just("<b>"),
        Just("\""),
        Just("\\"),
        Just("\t"),
        Just(" "),
        Just("𝒳"),
        Just("\r\n"),
    ];
    proptest::collection::vec(piece, 1..20).prop_map(|parts| parts.concat())
}

fn document() -> impl Strategy<Value = Value> {
    let message = (words(), proptest::option::of(0usize..8), any::<bool>(), 0usize..3);
    let coding = (0usize..8, 0usize..40, 0usize..40, 0usize..3);
    (proptest::collection::vec(message, 1..8), proptest::collection::vec(coding, 0..10)).prop_map(|(messages, codings)| {
        let texts: Vec<Vec<char>> = messages.iter().map(|(text, ..)| text.chars().collect()).collect();
        let list: Vec<Value> = messages
            .iter()
            .enumerate()
            .map(|(at, (text, parent, dated, who))| {
                json!({
                    "id": format!("é{at}"), "space": "forum", "venue": null, "account": format!("a{who}"), "person": format!("P{who}"), "role": "unknown",
                    "posted": dated.then_some("2024-03-02"), "parent": parent.map(|p| format!("é{p}")).filter(|p| *p != format!("é{at}")), "lang": null,
                    "title": null, "url": null, "rating": if *dated { json!(4) } else { Value::Null }, "attributes": { "z": 1, "a": text }, "text": text,
                })
            })
            .collect();
        let codings: Vec<Value> = codings
            .into_iter()
            .map(|(message, a, b, code)| {
                let message = message % texts.len();
                let (start, end) = ((a.min(b)).min(texts[message].len()), (a.max(b)).min(texts[message].len()));
                let quote: String = texts[message][start..end].iter().collect();
                json!({
                    "code": format!("C{code}"), "message": format!("é{message}"), "start": start, "end": end, "text": quote, "coder": "A", "voice": "assumed",
                    "origin": "human", "memo": null,
                })
            })
            .collect();
        // Memos on the same words, and one on the whole message.
        let memo = |coding: &Value| {
            json!({
                "on": { "kind": "message", "id": coding["message"] }, "title": null, "body": "pourquoi ?",
                "start": coding["start"], "end": coding["end"], "text": coding["text"],
            })
        };
        let whole = json!({ "on": { "kind": "message", "id": "é0" }, "title": "T", "body": "b" });
        let memos: Vec<Value> = codings.iter().map(memo).chain([whole]).collect();
        let codes: Vec<Value> = (0..3)
            .map(|n| {
                let parent = (n < 2).then(|| format!("C{}", n + 1));
                json!({
                    "id": format!("C{n}"), "parent": parent, "label": { "fr": "é" }, "definition": {}, "include": {}, "exclude": {}, "example": null,
                    "color": null, "number": null, "exclusive": false,
                })
            })
            .collect();
        json!({
            "format": "livisible-study", "version": 1, "study": { "title": "T", "lang": "fr" }, "messages": list, "codes": codes, "codings": codings,
            "squares": [], "positions": [], "quests": [], "actants": [], "thymic": [], "veridictory": [], "isotopies": [], "insights": [], "memos": memos,
        })
    })
}

/// Whether the replies form trees: a document may hold circles, which import cuts.
fn is_forest(document: &Value) -> bool {
    let messages = document["messages"].as_array().unwrap();
    messages.iter().all(|message| {
        let mut at = message;
        for _ in 0..=messages.len() {
            match messages.iter().find(|other| other["id"] == at["parent"]) {
                Some(parent) => at = parent,
                None => return true,
            }
        }
        false
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_study_out_and_in_again_is_the_same(document in document()) {
        prop_assume!(is_forest(&document));
        let desk = Desk::new();
        let mut study = desk.study("s.livi");
        bring(&mut study, &desk.file("in.json", document.to_string()));
        let out = serde_json::to_value(study.document(None).unwrap()).unwrap();
        prop_assert_eq!(out.to_string(), document.to_string());
        prop_assert_eq!(study.check().unwrap().findings, vec![]);
        study.undo().unwrap();
        prop_assert_eq!(study.summary().unwrap().messages, 0);
        study.redo().unwrap();
        prop_assert_eq!(serde_json::to_value(study.document(None).unwrap()).unwrap().to_string(), document.to_string());
    }
}
