//! `search`: what a query finds, as messages, as a concordance, or as a draw.

use std::path::Path;

use livisible_core::draw::Pool;
use livisible_core::locale::{self, Lang};
use livisible_core::search::find::{Found, Hit, Request, Sort};
use livisible_core::{Error, Study};
use serde_json::{Map, Value, json};

use super::readable;
use crate::args::SortArg;
use crate::say::{self, Done, Fail};

/// What the command line asks.
pub struct Words {
    pub query: String,
    pub sort: SortArg,
    pub limit: usize,
    pub offset: usize,
    pub facets: Vec<String>,
    pub kwic: Option<usize>,
    pub rencontre: Option<u64>,
    pub pool: Option<String>,
}

pub fn run(path: &Path, words: Words, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    let sort = match words.sort {
        SortArg::Relevance => Sort::Relevance,
        SortArg::Date => Sort::Date,
        SortArg::Thread => Sort::Thread,
    };
    // A line of a concordance is read, not scrolled: a thousand characters each side are more than any page holds.
    let words = Words { kwic: words.kwic.map(|width| width.min(1000)), ..words };
    let limit = if words.rencontre.is_some() { 0 } else { words.limit };
    let mut found = study.search(&Request { query: words.query.clone(), sort, offset: words.offset, limit, facets: words.facets })?;
    if let Some(seed) = words.rencontre {
        let all = study.matching(&words.query)?;
        let pool = pool(&study, words.pool.as_deref())?;
        let drawn = study.drawing_order(&all, pool, seed)?;
        found.hits = drawn
            .into_iter()
            .skip(words.offset)
            .take(words.limit)
            .map(|id| {
                let message = study.message(id)?;
                Ok(Hit { matches: study.marks(&words.query, &message.text, message.lang.as_deref()), message })
            })
            .collect::<Result<_, livisible_core::Error>>()?;
    }
    if as_json {
        return say::json(&to_json(&study, &found, words.kwic)?);
    }
    for problem in &found.problems {
        let args = [
            ("problem", locale::say(lang, &format!("problem-{}", problem.code.replace('_', "-")), &[])),
            ("start", problem.start.to_string()),
        ];
        say::tell(lang, "cli-problem", &args)?;
    }
    say::tell(lang, "cli-found", &[("total", found.total.to_string())])?;
    for hit in &found.hits {
        match words.kwic {
            Some(width) => kwic(hit, width)
                .into_iter()
                .try_for_each(|(left, center, right)| say::line(&format!("{:<10} {left:>width$} [{center}] {right}", hit.message.ext)))?,
            None => {
                let who = hit.message.person.clone().or_else(|| hit.message.account.clone()).unwrap_or_default();
                let when = hit.message.posted_iso().map(|iso| iso.chars().take(10).collect::<String>()).unwrap_or_default();
                say::line(&format!("{}  {who}  {when}  {}", hit.message.ext, one_line(&hit.message.text, 160)))?;
            }
        }
    }
    for (name, counts) in &found.facets {
        say::line(&format!("\n{name}"))?;
        for (value, n) in counts {
            say::line(&format!("{n:>8}  {value}"))?;
        }
    }
    Ok(())
}

/// `uncoded`, `neglected`, `far:ID`.
fn pool(study: &Study, word: Option<&str>) -> Result<Pool, Error> {
    match word {
        None => Ok(Pool::Whole),
        Some("uncoded") => Ok(Pool::Uncoded),
        Some("neglected") => Ok(Pool::Neglected),
        Some(word) => match word.strip_prefix("far:") {
            Some(ext) => {
                let found = study.message_id(ext)?;
                Ok(Pool::Far(found.ok_or_else(|| Error::UnknownMessage { id: ext.to_owned() })?))
            }
            None => Err(Error::BadParameter { name: "pool".into(), value: word.to_owned() }),
        },
    }
}

fn one_line(text: &str, width: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(width) {
        Some((at, _)) => format!("{}…", &flat[..at]),
        None => flat,
    }
}

/// Left, word, right: at most `width` code points each side, on one line.
fn kwic(hit: &Hit, width: usize) -> Vec<(String, String, String)> {
    let chars: Vec<char> =
        hit.message.text.chars().map(|c| if c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}' { ' ' } else { c }).collect();
    let part = |from: usize, to: usize| chars[from.min(chars.len())..to.min(chars.len())].iter().collect::<String>();
    let rows = hit.matches.iter().map(|m| (part(m.start.saturating_sub(width), m.start), part(m.start, m.end), part(m.end, m.end + width)));
    rows.collect()
}

fn to_json(study: &Study, found: &Found, width: Option<usize>) -> Result<Value, Fail> {
    let codebook = study.codebook()?;
    let mut messages = vec![];
    for hit in &found.hits {
        let mut codes: Vec<&str> = vec![];
        for coding in study.codings_of(hit.message.id)? {
            if let Some(code) = codebook.get(coding.code)
                && !codes.contains(&code.ext.as_str())
                && coding.review == livisible_core::coding::Review::Accepted
            {
                codes.push(&code.ext);
            }
        }
        let mut message = json!({
            "id": hit.message.ext,
            "conversation": study.message_ext(hit.message.root)?,
            "account": hit.message.account,
            "posted": hit.message.posted_iso(),
            "space": hit.message.space.word(),
            "lang": hit.message.lang,
            "text": hit.message.text,
            "matches": hit.matches.iter().map(|m| [m.start, m.end]).collect::<Vec<_>>(),
            "codes": codes,
        });
        if let Some(width) = width {
            message["kwic"] = kwic(hit, width).into_iter().map(|(l, c, r)| json!([l, c, r])).collect();
        }
        messages.push(message);
    }
    let facets: Map<String, Value> = found
        .facets
        .iter()
        .map(|(name, counts)| (name.clone(), Value::Object(counts.iter().map(|(value, n)| (value.clone(), json!(n))).collect())))
        .collect();
    Ok(json!({ "query": found.query, "problems": found.problems, "total": found.total, "messages": messages, "facets": facets }))
}
