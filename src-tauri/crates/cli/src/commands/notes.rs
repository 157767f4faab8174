//! `search` among memos and codes: a query with `in:memo` or `in:codebook`.

use livisible_core::Study;
use livisible_core::codebook::in_lang;
use livisible_core::locale::{self, Lang};
use livisible_core::search::notes::{FoundCode, FoundMemo, Notes};
use serde_json::{Value, json};

use super::memos::place;
use crate::say::{self, Done};

/// What is printed of a text.
const WIDTH: usize = 160;

pub fn run(study: &Study, query: &str, (offset, limit): (usize, usize), as_json: bool, lang: Lang) -> Done {
    let Notes { query, problems, memos, codes } = study.search_notes(query)?;
    let shown = memos.iter().skip(offset).take(limit);
    // Codes come after memos, in one list.
    let (before, left) = (offset.saturating_sub(memos.len()), limit.saturating_sub(memos.len().saturating_sub(offset)));
    let shown_codes = codes.iter().skip(before).take(left);
    if as_json {
        let memos_shown = shown.map(|found| memo(study, found)).collect::<Result<Vec<_>, _>>()?;
        return say::json(&json!({
            "query": query,
            "problems": problems,
            "total": memos.len() + codes.len(),
            "memos": memos_shown,
            "codes": shown_codes.map(code).collect::<Vec<_>>(),
        }));
    }
    super::search::tell_problems(&problems, lang)?;
    say::tell(lang, "cli-found-notes", &[("memos", memos.len().to_string()), ("codes", codes.len().to_string())])?;
    for found in shown {
        let (on, id) = place(study, &found.memo)?;
        let on = locale::say(lang, &format!("memo-about-{on}"), &[]);
        let title = found.memo.title.as_ref().map_or(String::new(), |title| format!("{title} – "));
        let day = found.memo.at.get(..10).unwrap_or_default();
        say::line(&format!("{day}  {on} {id}  {title}{}", super::search::one_line(&found.memo.body, WIDTH)))?;
    }
    for found in shown_codes {
        let label = in_lang(&found.code.label, Some(lang)).unwrap_or_default();
        let said: Vec<&str> = found.parts.iter().filter(|part| part.part != "label").map(|part| part.text.as_str()).collect();
        say::line(format!("{}  {label}  {}", found.code.ext, super::search::one_line(&said.join(" · "), WIDTH)).trim_end())?;
    }
    Ok(())
}

fn memo(study: &Study, found: &FoundMemo) -> Result<Value, livisible_core::Error> {
    let (on, id) = place(study, &found.memo)?;
    let pairs = |ranges: &[std::ops::Range<usize>]| ranges.iter().map(|m| [m.start, m.end]).collect::<Vec<_>>();
    let memo = &found.memo;
    Ok(json!({
        "source": found.source.word(), "number": memo.id, "kind": memo.kind.word(), "done": memo.done, "on": { "kind": on, "id": id },
        "title": memo.title, "body": memo.body, "lang": found.lang, "author": memo.author, "at": memo.at, "edited": memo.edited,
        "matches": { "title": pairs(&found.title), "body": pairs(&found.body) },
    }))
}

fn code(found: &FoundCode) -> Value {
    let parts = found.parts.iter().map(|part| {
        let matches: Vec<[usize; 2]> = part.matches.iter().map(|m| [m.start, m.end]).collect();
        json!({ "part": part.part, "lang": part.lang, "text": part.text, "matches": matches })
    });
    json!({ "id": found.code.ext, "label": found.code.label, "found": parts.collect::<Vec<_>>() })
}
