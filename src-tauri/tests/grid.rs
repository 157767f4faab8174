//! The grid, called as the page calls it: an order, its pages, codes put on many places and taken back.

mod stage;

use serde_json::{Value, json};
use stage::Shell;

fn ask(change: Value) -> Value {
    let mut ask =
        json!({ "query": "", "question": null, "state": "all", "sort": "corpus", "descending": false, "group": "none", "alike": false });
    ask.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    ask
}

fn page(shell: &Shell, ask: &Value) -> Vec<Value> {
    let page = shell.ask("grid_page", json!({ "ask": ask, "offset": 0, "limit": 200, "attributes": [] }));
    page["lines"].as_array().unwrap().clone()
}

fn exts(lines: &[Value]) -> Vec<&str> {
    lines.iter().filter_map(|line| line["row"]["ext"].as_str()).collect()
}

#[test]
fn an_order_is_read_by_pages_and_stands_while_one_codes() {
    let shell = Shell::with_sample();
    let everything = ask(json!({}));
    let head = shell.ask("grid", json!({ "ask": everything, "fresh": false }));
    assert_eq!((&head["messages"], &head["lines"], &head["building"]), (&json!(14), &json!(14), &json!(false)));
    let coded = head["coded"].as_u64().unwrap();
    let lines = page(&shell, &everything);
    assert_eq!(lines.len(), 14);
    assert!(lines.iter().all(|line| line["row"]["speaker"].as_str().is_some_and(|speaker| speaker.starts_with('P'))), "pseudonyms");
    let second = shell.ask("grid_page", json!({ "ask": everything, "offset": 12, "limit": 9, "attributes": [] }));
    assert_eq!(second["lines"].as_array().unwrap().len(), 2);

    let placed = ask(json!({ "group": "place", "sort": "date", "descending": true }));
    let head = shell.ask("grid", json!({ "ask": placed, "fresh": true }));
    let lines = page(&shell, &placed);
    let headings = lines.iter().filter(|line| line["heading"].is_object()).count() as u64;
    assert_eq!(head["lines"], 14 + headings);
    assert!(lines[0]["heading"]["venue"].is_string(), "a heading comes first");

    // Three messages lose all that they bear.
    let sight = json!({ "first": 0, "count": 50, "attributes": [] });
    let three = json!([{ "from": 0, "to": 3 }]);
    shell.ask("grid", json!({ "ask": everything, "fresh": true }));
    let borne = shell.ask("grid_codes", json!({ "ask": everything, "ranges": three }));
    let borne: Vec<&Value> = [&borne["all"], &borne["some"]].into_iter().flat_map(|codes| codes.as_array().unwrap()).collect();
    let taken = shell.ask("grid_take", json!({ "ask": everything, "ranges": three, "codes": borne, "sight": sight }));
    assert_eq!((&taken["messages"], &taken["head"]["coded"]), (&json!(3), &json!(coded - 3)));
    assert_eq!(taken["lines"][0]["row"]["codes"], json!([]));

    let bare = ask(json!({ "state": "uncoded" }));
    shell.ask("grid", json!({ "ask": bare, "fresh": true }));
    let before = page(&shell, &bare);
    assert_eq!(before.len() as u64, 14 - coded + 3);
    let codes = shell.ask("codebook", json!({}));
    let ranges = json!([{ "from": 0, "to": before.len() }]);
    let done =
        shell.ask("grid_put", json!({ "ask": bare, "ranges": ranges, "codes": [codes[0]["id"]], "clash": "refuse", "sight": sight }));
    assert_eq!((&done["messages"], &done["made"]), (&json!(before.len()), &json!(before.len())));
    assert_eq!(done["head"]["coded"], json!(before.len()), "they stay where they are until the order is asked anew");
    assert_eq!(exts(done["lines"].as_array().unwrap()), exts(&before));
    assert_eq!(done["lines"][0]["row"]["codes"], json!([codes[0]["id"]]));
    assert!(done["stroke"]["op"].is_u64() && done["stroke"]["marks"] == json!([]), "the lines say it");
    assert_eq!(shell.ask("grid_uncoded", json!({ "ask": bare, "after": null })), Value::Null);
    assert_eq!(shell.ask("grid", json!({ "ask": bare, "fresh": true }))["messages"], 0);

    shell.ask("undo", json!({}));
    assert_eq!(shell.ask("grid", json!({ "ask": bare, "fresh": true }))["messages"], json!(before.len()), "one undo for all");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let shell = Shell::with_sample();
    let (code, _) = shell.refusal("grid", json!({ "ask": ask(json!({ "sort": "colour" })), "fresh": false }));
    assert_eq!(code, "bad-parameter");
    let (code, sentence) = shell.refusal("grid", json!({ "ask": ask(json!({ "query": "colour:red" })), "fresh": false }));
    assert!(code == "bad-query" && !sentence.is_empty());
    let sight = json!({ "first": 0, "count": 50, "attributes": [] });
    let put = |codes: Value| json!({ "ask": ask(json!({})), "ranges": [{ "from": 0, "to": 3 }], "codes": codes, "clash": "refuse", "sight": sight });
    let (code, _) = shell.refusal("grid_put", put(json!([123_456_789])));
    assert_eq!(code, "unknown-code");
    let beyond = json!({ "ask": ask(json!({})), "ranges": [{ "from": 90, "to": 99 }], "codes": [], "clash": "refuse", "sight": sight });
    assert_eq!(shell.ask("grid_put", beyond)["messages"], 0, "beyond the end there is nothing");
}
