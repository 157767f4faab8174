//! The studies that are measured: a long thread among a hundred thousand codings, and one long text.

use std::path::Path;

use e2e::{Browser, Result, Trouble};
use serde_json::{Value, json};

/// Messages of the long thread.
pub const THREAD: usize = 10_000;

/// Messages beside it.
const OTHERS: usize = 10_000;

/// Codings of the study that holds the thread.
pub const CODINGS: usize = 100_000;

/// Code points of the long text.
pub const LONG: usize = 1_000_000;

/// Codings on it.
pub const SPANS: usize = 5_000;

/// Codes of both studies.
const CODES: usize = 40;

const SENTENCE: &str = "What I read here is not what I lived and I would like somebody to tell me why the update did that. ";

/// Codes `C1` to `C40`, the first of which no coding bears: its stripe is the one that is awaited.
fn codes() -> Vec<Value> {
    (0..=CODES)
        .map(|at| json!({ "id": format!("C{at}"), "label": { "en": if at == 0 { "Why".to_owned() } else { format!("Code {at}") } }, "number": at + 1 }))
        .collect()
}

fn message(id: String, parent: Option<String>, at: usize, text: String) -> Value {
    let posted = format!("2024-03-{:02}T{:02}:{:02}:00Z", 1 + at % 28, at % 24, at % 60);
    json!({ "id": id, "space": "forum", "venue": "Percolators", "account": format!("user{}", at % 300), "posted": posted, "parent": parent, "lang": "en", "text": text })
}

fn coding(code: usize, message: &str, text: &str, start: usize, end: usize) -> Value {
    // The text is plain ASCII: a code point is a byte.
    json!({ "code": format!("C{}", 1 + code % CODES), "message": message, "start": start, "end": end, "text": text.get(start..end), "coder": "A" })
}

fn study(title: &str, messages: &[Value], codings: &[Value]) -> Value {
    json!({
        "format": "livisible-study", "version": 1, "study": { "title": title, "lang": "en" },
        "messages": messages, "codes": codes(), "codings": codings,
    })
}

/// A study with a thread of [`THREAD`] messages and [`CODINGS`] codings, half of them in the thread; answers its path.
pub fn thread(browser: &Browser, folder: &Path) -> Result<String> {
    let (mut messages, mut codings) = (vec![], vec![]);
    for at in 0..THREAD + OTHERS {
        let id = format!("m{at}");
        let parent = (at > 0 && at < THREAD).then(|| format!("m{}", at - 1 - (at * 7) % at.min(5)));
        let text = SENTENCE.repeat(1 + at % 4);
        for one in 0..CODINGS / (THREAD + OTHERS) {
            let start = (at + one * 13) % 60;
            codings.push(coding(at + one * 7, &id, &text, start, start + 30));
        }
        messages.push(message(id, parent, at, text));
    }
    kept(browser, folder, "thread", &study("Thread", &messages, &codings), THREAD + OTHERS)
}

/// A study of one text of [`LONG`] code points in paragraphs, with [`SPANS`] codings; answers its path.
pub fn long(browser: &Browser, folder: &Path) -> Result<String> {
    let mut text = String::with_capacity(LONG);
    for at in 0.. {
        if text.len() >= LONG {
            break;
        }
        text.push_str(&SENTENCE.repeat(1 + at % 5));
        text.push('\n');
    }
    text.truncate(LONG);
    let step = LONG / SPANS;
    let codings: Vec<Value> = (0..SPANS)
        .map(|at| coding(at, "long", &text, at * step, at * step + 80 + at % 300))
        .filter(|one| one["text"].is_string())
        .collect();
    let messages = [message("long".to_owned(), None, 0, text)];
    kept(browser, folder, "long", &study("Long", &messages, &codings), 1)
}

/// Writes the document, imports it in a study of its own, and answers the study's path.
fn kept(browser: &Browser, folder: &Path, name: &str, document: &Value, messages: usize) -> Result<String> {
    let (file, study) = (folder.join(format!("{name}.json")), folder.join(format!("{name}.livi")));
    std::fs::write(&file, document.to_string())?;
    browser.invoke("study_new", json!({ "path": study, "title": name, "lang": "en" }))?;
    let plan = json!({ "format": null, "encoding": null, "delimiter": null, "sheet": null, "space": null, "venue": null, "lang": null, "roles": [], "follow": false, "html": null });
    let imported = browser.invoke("import_run", json!({ "jobs": [{ "path": file, "plan": plan }], "steps": "__CHANNEL__:77" }))?;
    if imported["ok"]["files"][0]["messages"] != json!(messages) {
        return Err(Trouble::Story(format!("{name} was not imported: {imported}")));
    }
    browser.invoke("study_close", json!({}))?;
    Ok(study.display().to_string())
}
