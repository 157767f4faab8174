//! `code`: a code on all that a query finds, as one undoable step.

use std::path::Path;

use chrono::Utc;
use livisible_core::Error;
use livisible_core::coding::Origin;
use livisible_core::coding::add::NewCoding;
use livisible_core::locale::Lang;
use serde_json::json;

use super::{readable, writable};
use crate::args::SpanArg;
use crate::say::{self, Done};

/// What the command line asks.
pub struct Words {
    pub code: String,
    pub query: String,
    pub span: SpanArg,
    pub coder: String,
    pub preview: bool,
}

pub fn run(path: &Path, words: Words, as_json: bool, lang: Lang) -> Done {
    let mut study = if words.preview { readable(path)? } else { writable(path)? };
    let code = study.find_code(&words.code)?;
    let matching = study.matching(&words.query)?;
    let (mut found, mut already) = (vec![], 0u64);
    for &id in &matching {
        let new = |range| NewCoding { origin: Origin::Rule, ..NewCoding::by_hand(code.id, id, range, &words.coder) };
        let message = study.message(id)?;
        let ranges = match words.span {
            SpanArg::Message => std::iter::once(0..message.chars).collect(),
            SpanArg::Match => study.marks(&words.query, &message.text, message.lang.as_deref()),
        };
        let standing = study.codings_of(id)?;
        for range in ranges {
            let stands =
                standing.iter().any(|c| c.code == code.id && c.start == range.start && c.stop == range.end && c.coder == words.coder);
            already += u64::from(stands);
            if !stands {
                found.push(new(Some(range)));
            }
        }
    }
    if words.span == SpanArg::Match && found.is_empty() && already == 0 && !matching.is_empty() {
        return Err(Error::BadQuery { detail: "no_words_to_code".into() }.into());
    }
    let (made, refused) = if words.preview {
        let refused = study.forbidden(&found)?;
        (found.len() as u64 - refused, refused)
    } else {
        study.coder.clone_from(&words.coder);
        study.code_all(code.id, &words.query, found, Utc::now())?.value
    };
    if as_json {
        return say::json(&json!({
            "code": code.ext, "query": words.query, "messages": matching.len(), "codings": made, "already": already,
            "refused": refused, "preview": words.preview,
        }));
    }
    let args = [
        ("code", code.name(Some(lang)).to_owned()),
        ("codings", made.to_string()),
        ("messages", matching.len().to_string()),
        ("already", already.to_string()),
    ];
    say::tell(lang, if words.preview { "cli-would-code" } else { "cli-coded" }, &args)?;
    if refused > 0 {
        say::tell(lang, "cli-code-refused", &[("refused", refused.to_string())])?;
    }
    Ok(())
}
