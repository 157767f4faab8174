//! `memos`: what was noted, the latest first.

use std::path::Path;

use livisible_core::Study;
use livisible_core::locale::{self, Lang};
use livisible_core::memo::shelf::Ask;
use livisible_core::memo::{Kind, Memo, Subject};
use serde_json::{Value, json};

use super::readable;
use crate::say::{self, Done, Fail};

/// What the command line asks.
pub struct Words {
    pub kind: Option<String>,
    pub words: Option<String>,
    pub open: bool,
}

pub fn run(path: &Path, words: Words, as_json: bool, lang: Lang) -> Done {
    let read = |word: String| {
        let known = || Kind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ");
        Kind::from_word(&word).ok_or_else(|| Fail::Said("cli-unknown-memo-kind", vec![("kind", word.clone()), ("known", known())]))
    };
    let kind = words.kind.map(read).transpose()?;
    let study = readable(path)?;
    let ask = Ask { kind, words: words.words.unwrap_or_default(), done: words.open.then_some(false), ..Ask::default() };
    let shelf = study.memo_shelf(&ask)?;
    if as_json {
        let memos = shelf.memos.iter().map(|memo| to_json(&study, memo)).collect::<Result<_, _>>()?;
        return say::json(&Value::Array(memos));
    }
    say::tell(lang, "cli-memos", &[("total", shelf.total.to_string())])?;
    for memo in &shelf.memos {
        let (on, id) = place(&study, memo)?;
        let done = if memo.done { format!(", {}", locale::say(lang, "memo-done", &[])) } else { String::new() };
        let kind = locale::say(lang, &format!("memo-kind-{}", memo.kind.word()), &[]);
        let on = locale::say(lang, &format!("memo-about-{on}"), &[]);
        say::line(&format!("{}  {kind}{done}  {on} {id}  {}", memo.at.get(..10).unwrap_or_default(), memo.heading()))?;
    }
    Ok(())
}

/// What a memo is on: the kind of thing, and how it is called outside.
pub fn place(study: &Study, memo: &Memo) -> Result<(&'static str, String), livisible_core::Error> {
    let id = match memo.on {
        Subject::Message | Subject::Conversation | Subject::Reply => study.message_ext(memo.on_id).unwrap_or_default(),
        Subject::Code => study.code_by_row(memo.on_id)?.ext,
        Subject::Coding => {
            let coding = study.coding(memo.on_id)?;
            format!("{} {}", study.code_by_row(coding.code)?.ext, study.message_ext(coding.message).unwrap_or_default())
        }
        on => study.object_ext(on, memo.on_id).unwrap_or_default(),
    };
    Ok((memo.on.word(), id))
}

fn to_json(study: &Study, memo: &Memo) -> Result<Value, livisible_core::Error> {
    let (on, id) = place(study, memo)?;
    Ok(json!({
        "number": memo.id, "kind": memo.kind.word(), "done": memo.done, "on": { "kind": on, "id": id }, "title": memo.title, "body": memo.body,
        "author": memo.author, "at": memo.at, "edited": memo.edited,
        "start": memo.anchor.as_ref().map(|anchor| anchor.range.start), "end": memo.anchor.as_ref().map(|anchor| anchor.range.end),
    }))
}
