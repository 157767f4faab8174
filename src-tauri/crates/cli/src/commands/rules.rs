//! `rules`: the queries that codes carry, what they would code, how they stand to what people coded.

use std::path::Path;

use chrono::Utc;
use livisible_core::codebook::Code;
use livisible_core::locale::{self, Lang};
use livisible_core::rule::change::NewRule;
use livisible_core::rule::decide::Verdict;
use livisible_core::rule::measure::Part;
use livisible_core::rule::place::Fate;
use livisible_core::rule::preview::{Ask, Preview};
use livisible_core::rule::{Draft, Rule};
use livisible_core::{Error, Study};
use serde_json::{Value, json};

use super::{readable, writable};
use crate::args::ReachArg;
use crate::say::{self, Done, Fail};

/// What the command line asks.
pub struct Words {
    pub code: Option<String>,
    pub add: Option<String>,
    pub span: ReachArg,
    pub note: Option<String>,
    pub preview: bool,
    pub apply: bool,
    pub propose: bool,
    pub limit: usize,
}

pub fn run(path: &Path, words: Words, as_json: bool, lang: Lang) -> Done {
    let changes = words.add.is_some() || words.apply || words.propose;
    let mut study = if changes { writable(path)? } else { readable(path)? };
    let code = words.code.as_deref().map(|name| study.find_code(name)).transpose()?;
    if let Some(query) = &words.add {
        let Some(code) = &code else { return Err(Fail::Said("cli-rule-of-code", vec![])) };
        study.add_rule(&NewRule { code: code.id, query: query.clone(), reach: words.span.into(), note: words.note.clone() }, Utc::now())?;
    }
    let rules = match &code {
        Some(code) => study.rules_of(code.id)?,
        None => study.rules()?,
    };
    let codebook = study.codebook()?;
    let mut codes: Vec<Code> = vec![];
    for rule in &rules {
        if let Some(code) = codebook.get(rule.code).filter(|code| codes.iter().all(|known| known.id != code.id)) {
            codes.push(code.clone());
        }
    }
    if rules.is_empty() && !as_json {
        return say::tell(lang, "cli-rules-none", &[]);
    }
    let mut out = vec![];
    for code in &codes {
        let own: Vec<&Rule> = rules.iter().filter(|rule| rule.code == code.id).collect();
        if !as_json {
            for rule in &own {
                let note = rule.note.as_deref().map(|note| format!("  {note}")).unwrap_or_default();
                say::line(&format!("{:<12} {:<9} {}{note}", code.ext, rule.reach.word(), rule.query))?;
            }
        }
        let drafts: Vec<Draft> = own.iter().map(|&rule| rule.clone().into()).collect();
        let mut done = None;
        if words.apply || words.propose {
            let verdict = if words.apply { Verdict::Accept } else { Verdict::Propose };
            let places = study.decide_all(code.id, &drafts, Fate::New, verdict, Utc::now())?.value.places;
            done = Some(places);
            let key = if words.apply { "cli-rules-applied" } else { "cli-rules-proposed" };
            if !as_json {
                say::tell(lang, key, &[("code", code.name(Some(lang)).to_owned()), ("places", places.to_string())])?;
            }
        }
        let preview = words.preview.then(|| look(&study, code.id, drafts.clone(), words.limit)).transpose()?;
        if let (Some(preview), false) = (&preview, as_json) {
            tell(&study, code, preview, lang)?;
        }
        if as_json {
            for rule in own {
                let alone = words.preview.then(|| look(&study, code.id, vec![rule.clone().into()], 0)).transpose()?;
                out.push(json!({
                    "code": code.ext, "query": rule.query, "span": rule.reach.word(), "note": rule.note, "author": rule.author, "at": rule.at,
                    "preview": alone.as_ref().map(counted),
                }));
            }
            if words.preview || done.is_some() {
                let mut all = json!({ "code": code.ext, "all": true, "places": done });
                if let Some(preview) = &preview {
                    all["preview"] = counted(preview);
                    all["preview"]["messages"] = rows(&study, preview)?;
                }
                out.push(all);
            }
        }
    }
    if as_json { say::json(&Value::Array(out)) } else { Ok(()) }
}

fn look(study: &Study, code: i64, rules: Vec<Draft>, limit: usize) -> Result<Preview, Error> {
    study.preview_rules(&Ask { code, rules, fate: None, offset: 0, limit })
}

fn count_of(preview: &Preview, fate: Fate) -> usize {
    preview.counts.iter().find(|(one, _)| *one == fate).map_or(0, |(_, n)| *n)
}

fn counted(preview: &Preview) -> Value {
    let counts: serde_json::Map<String, Value> = preview.counts.iter().map(|(fate, n)| (fate.word().to_owned(), json!(n))).collect();
    json!({
        "found": preview.found, "counts": counts, "precision": preview.measures.precision, "recall": preview.measures.recall,
        "judged": preview.measures.judged,
    })
}

fn rows(study: &Study, preview: &Preview) -> Result<Value, Error> {
    let row = |row: &livisible_core::rule::preview::Row| {
        let places: Vec<Value> = row
            .places
            .iter()
            .map(|place| json!({ "start": place.range.start, "end": place.range.end, "fate": place.fate.word() }))
            .collect();
        Ok(json!({ "id": study.message_ext(row.message)?, "fate": row.fate.word(), "places": places }))
    };
    preview.rows.iter().map(row).collect()
}

/// `7/9`; with a percentage from a base of 30 on.
fn part(part: Part) -> String {
    let of = format!("{}/{}", part.n, part.of);
    if part.of >= 30 { format!("{of} ({:.0}%)", 100.0 * part.n as f64 / part.of as f64) } else { of }
}

fn tell(study: &Study, code: &Code, preview: &Preview, lang: Lang) -> Done {
    let n = |fate: Fate| count_of(preview, fate).to_string();
    let args = [
        ("found", preview.found.to_string()),
        ("new", n(Fate::New)),
        ("proposed", n(Fate::Proposed)),
        ("otherwise", n(Fate::Otherwise)),
        ("refused", n(Fate::Refused)),
        ("agrees", n(Fate::Agrees)),
        ("accepted", n(Fate::Accepted)),
        ("missed", n(Fate::Missed)),
    ];
    say::tell(lang, "cli-rules-found", &args)?;
    let name = code.name(Some(lang)).to_owned();
    let measures = preview.measures;
    say::tell(lang, "cli-rules-precision", &[("part", part(measures.precision)), ("code", name.clone())])?;
    say::tell(lang, "cli-rules-recall", &[("part", part(measures.recall)), ("code", name)])?;
    for row in &preview.rows {
        let message = study.message(row.message)?;
        let quote: Vec<&str> =
            row.places.iter().filter_map(|place| livisible_core::text::offset::slice(&message.text, place.range.clone())).collect();
        let quote: String = quote.join(" / ").split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
        say::line(&format!("  {:<10} {:<12} {quote}", message.ext, locale::say(lang, &format!("fate-{}", row.fate.word()), &[])))?;
    }
    Ok(())
}
