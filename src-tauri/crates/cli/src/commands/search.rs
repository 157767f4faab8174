//! `search`: what a query finds, as messages, as a concordance, or as a draw.

use std::path::{Path, PathBuf};

use livisible_core::draw::Pool;
use livisible_core::locale::{self, Lang};
use livisible_core::search::find::{Found, Hit, Request, Sort};
use livisible_core::search::kwic::{WIDEST, in_line};
use livisible_core::search::notes::asks_notes;
use livisible_core::search::query::Problem;
use livisible_core::{Error, Study};
use serde_json::{Map, Value, json};

use super::found::{self, Cut, Shapes};
use super::readable;
use crate::args::{ByArg, SortArg};
use crate::say::{self, Done, Fail};

/// Characters each side of a line that is written, unless the command says how many.
const LINE: usize = 60;

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
    pub csv: Option<PathBuf>,
    pub shapes: Shapes,
}

pub fn run(path: &Path, words: Words, as_json: bool, lang: Lang) -> Done {
    let study = readable(path)?;
    if asks_notes(&words.query) {
        return super::notes::run(&study, &words.query, (words.offset, words.limit), as_json, lang);
    }
    let sort = match words.sort {
        SortArg::Date => Sort::Date,
        SortArg::Thread => Sort::Thread,
        SortArg::Relevance | SortArg::Left | SortArg::Right | SortArg::Account => Sort::Relevance,
    };
    // A line of a concordance is read, not scrolled: a thousand characters each side are more than any page holds.
    let words = Words { kwic: words.kwic.map(|width| width.min(WIDEST)), ..words };
    // Lines in an order of their own, and conversations, stand in place of the messages.
    let lined = words.kwic.filter(|_| found::has_lines(words.sort));
    let apart = words.rencontre.is_some() || lined.is_some() || words.shapes.by == ByArg::Conversation;
    let limit = if apart { 0 } else { words.limit };
    let cut = Cut { sort: words.sort, offset: words.offset, limit: words.limit };
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
    if let Some(file) = &words.csv {
        return found::csv(&study, &words.query, words.sort, words.kwic.unwrap_or(LINE), file, lang);
    }
    let lines = lined.map(|width| found::lines(&study, &words.query, &cut, width)).transpose()?;
    if as_json {
        let mut document = to_json(&study, &found, words.kwic)?;
        if let Some(keys) = document.as_object_mut() {
            if let Some((total, lines)) = &lines {
                keys.insert("lines".into(), json!({ "total": total, "rows": found::lines_json(&study, lines)? }));
            }
            found::add_json(&study, &words.query, &words.shapes, &cut, keys)?;
        }
        return say::json(&document);
    }
    tell_problems(&found.problems, lang)?;
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
    if let (Some((_, lines)), Some(width)) = (&lines, words.kwic) {
        found::tell_lines(lines, width)?;
    }
    found::tell(&study, &words.query, &words.shapes, &cut)?;
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

/// What was not understood, a line each.
pub fn tell_problems(problems: &[Problem], lang: Lang) -> Done {
    problems.iter().try_for_each(|problem| {
        let args = [
            ("problem", locale::say(lang, &format!("problem-{}", problem.code.replace('_', "-")), &[])),
            ("start", problem.start.to_string()),
        ];
        say::tell(lang, "cli-problem", &args)
    })
}

/// A text on one line, at most this long.
pub fn one_line(text: &str, width: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(width) {
        Some((at, _)) => format!("{}…", &flat[..at]),
        None => flat,
    }
}

/// Left, word, right: at most `width` code points each side, on one line.
fn kwic(hit: &Hit, width: usize) -> Vec<(String, String, String)> {
    hit.matches.iter().map(|place| in_line(&hit.message.text, place, width).into()).collect()
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
