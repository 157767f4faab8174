//! The engine against a brute force that has no index: the same messages, the same marks, for thousands of questions.

#[path = "oracle/mod.rs"]
mod oracle;

use acceptance::{Desk, Draw, bring};
use livisible_core::Study;
use livisible_core::search::find::{Request, Sort};
use oracle::{Message, Oracle, Said, corpus, question};
use serde_json::{Value, json};

fn document(messages: &[Message]) -> String {
    let codings: Vec<Value> = messages
        .iter()
        .filter(|m| !m.text.is_empty())
        .flat_map(|m| {
            let end = m.text.chars().count();
            m.codes.iter().map(move |code| {
                json!({ "code": code, "message": m.id, "start": 0, "end": end, "text": m.text, "coder": "A", "voice": "assumed",
                        "origin": "human", "memo": null })
            })
        })
        .collect();
    let codes: Vec<Value> =
        ["K1", "K2", "K3"].iter().map(|id| json!({ "id": id, "parent": null, "label": { "fr": id, "en": id } })).collect();
    let messages: Vec<Value> = messages
        .iter()
        .map(|m| {
            json!({ "id": m.id, "space": m.space, "venue": "V", "account": m.account, "person": null, "role": "consumer",
                    "posted": null, "parent": m.parent.map(|at| messages[at].id.as_str()), "lang": m.lang, "rating": m.rating,
                    "text": m.text })
        })
        .collect();
    let study = json!({ "title": "Tirage", "lang": "fr" });
    json!({ "format": "livisible-study", "version": 1, "study": study, "messages": messages, "codes": codes, "codings": codings })
        .to_string()
}

fn told(study: &Study, query: &str, sort: Sort) -> (usize, Said) {
    let found = study.search(&Request { query: query.to_owned(), sort, limit: usize::MAX, ..Request::default() }).unwrap();
    assert_eq!(found.problems, vec![], "{query}");
    let mut hits: Said =
        found.hits.into_iter().map(|hit| (hit.message.ext, hit.matches.into_iter().map(|m| (m.start, m.end)).collect())).collect();
    hits.sort();
    (found.total, hits)
}

/// Asks so many questions of a corpus of so many messages.
fn agree(seed: u64, size: usize, questions: usize) {
    let messages = corpus(seed, size);
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("s.json", document(&messages)));
    let oracle = Oracle::of(&messages);
    let mut draw = Draw::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut found = 0;
    for at in 0..questions {
        let ask = question(&mut draw, at % 4);
        let query = ask.typed();
        let expected = oracle.answer(&ask);
        let (total, said) = told(&study, &query, Sort::Relevance);
        if said != expected {
            let differ = expected.iter().find(|hit| !said.contains(hit)).or_else(|| said.iter().find(|hit| !expected.contains(hit)));
            let id = differ.map(|hit| hit.0.clone()).unwrap_or_default();
            let of = |all: &Said| all.iter().find(|hit| hit.0 == id).map(|hit| hit.1.clone());
            let message = messages.iter().find(|m| m.id == id).unwrap();
            panic!(
                "seed {seed}, question {at}: {query}\n{id} [{:?}] {:?}\nengine {:?}, by hand {:?}",
                message.lang,
                message.text,
                of(&said),
                of(&expected)
            );
        }
        assert_eq!(total, expected.len(), "seed {seed}, question {at}: {query}");
        found += total;
        if at % 8 == 0 {
            // Other ways to ask the same, the second time from memory.
            assert_eq!(told(&study, &query, Sort::Thread), (total, said), "{query}");
            let ids: Vec<String> = study.matching(&query).unwrap().into_iter().map(|id| study.message_ext(id).unwrap()).collect();
            assert!(ids.iter().eq(expected.iter().map(|hit| &hit.0)), "{query}");
        }
    }
    assert!(found > questions, "the questions find something: {found}");
}

#[test]
fn the_engine_agrees_with_brute_force_on_small_corpora() {
    for seed in 1..=12 {
        agree(seed, 40, 250);
    }
}

#[test]
fn the_engine_agrees_with_brute_force_on_a_larger_one() {
    agree(2024, 1500, 150);
}
