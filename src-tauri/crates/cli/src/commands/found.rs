//! What `search` tells beside the messages: time, conversations, the lines of a concordance, the words that tell what is found from
//! the rest, those that stand beside it.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use livisible_core::Study;
use livisible_core::locale::Lang;
use livisible_core::search::find::Sort;
use livisible_core::search::kwic::{Line, Order};
use livisible_core::search::neighbour::{Neighbour, WITHIN};
use livisible_core::search::results::Results;
use livisible_exchange::export;
use serde_json::{Map, Value, json};

use crate::args::{ByArg, SortArg};
use crate::say::{self, Done, Fail};

/// The shapes that are asked for.
pub struct Shapes {
    pub by: ByArg,
    pub histogram: bool,
    pub keyness: bool,
    pub neighbours: bool,
}

/// A part of a page.
pub struct Cut {
    pub sort: SortArg,
    pub offset: usize,
    pub limit: usize,
}

fn order(sort: SortArg) -> Order {
    match sort {
        SortArg::Relevance | SortArg::Thread => Order::Thread,
        SortArg::Left => Order::Left,
        SortArg::Right => Order::Right,
        SortArg::Date => Order::Date,
        SortArg::Account => Order::Account,
    }
}

/// Whether lines are asked for in an order of their own; by relevance or by date, they follow the messages.
pub fn has_lines(sort: SortArg) -> bool {
    matches!(sort, SortArg::Left | SortArg::Right | SortArg::Account)
}

/// The lines of the concordance, told or as JSON: how many in all, then those of the page.
pub fn lines(study: &Study, query: &str, cut: &Cut, width: usize) -> Result<(usize, Vec<Line>), Fail> {
    let all = study.results(query)?.concordance(order(cut.sort), &AtomicBool::new(false))?;
    let total = all.places.len();
    let from = cut.offset.min(total);
    let to = from.saturating_add(cut.limit).min(total);
    Ok((total, study.lines(&all.places[from..to], width)?))
}

/// Writes all the lines as a table that leaves the house.
pub fn csv(study: &Study, query: &str, sort: SortArg, width: usize, file: &Path, lang: Lang) -> Done {
    let all = study.results(query)?.concordance(order(sort), &AtomicBool::new(false))?;
    let written = export::concordance(study, file, &all.places, width, &study.mask()?, lang)?;
    say::tell(lang, "cli-exported", &[("file", file.display().to_string()), ("rows", written.rows.to_string())])
}

pub fn tell_lines(lines: &[Line], width: usize) -> Done {
    lines.iter().try_for_each(|line| say::line(&format!("{:<10} {:>width$} [{}] {}", line.message.ext, line.left, line.word, line.right)))
}

pub fn lines_json(study: &Study, lines: &[Line]) -> Result<Value, Fail> {
    let codebook = study.codebook()?;
    let line = |line: &Line| {
        let codes: Vec<&str> = line.codes.iter().filter_map(|&code| codebook.get(code)).map(|code| code.ext.as_str()).collect();
        json!({
            "message": line.message.ext, "account": line.message.account, "posted": line.message.posted_iso(),
            "start": line.place.start, "end": line.place.end,
            "left": line.left, "word": line.word, "right": line.right, "codes": codes,
        })
    };
    Ok(lines.iter().map(line).collect())
}

/// Ids of a conversation's root, and of its messages that are found.
type Thread = (String, Vec<String>);

fn conversations(study: &Study, results: &Results<'_>, cut: &Cut) -> Result<(usize, Vec<Thread>), Fail> {
    let sort = match cut.sort {
        SortArg::Date => Sort::Date,
        SortArg::Thread => Sort::Thread,
        _ => Sort::Relevance,
    };
    let (roots, views) = (results.conversations(sort)?, study.views()?);
    let mut out = vec![];
    for &root in roots.iter().skip(cut.offset).take(cut.limit) {
        let found = results.in_thread(&views, root).found;
        out.push((study.message_ext(root)?, found.into_iter().map(|id| study.message_ext(id)).collect::<Result<_, _>>()?));
    }
    Ok((roots.len(), out))
}

/// The shapes that are asked for, after the messages.
pub fn tell(study: &Study, query: &str, shapes: &Shapes, cut: &Cut) -> Done {
    let results = study.results(query)?;
    if shapes.by == ByArg::Conversation {
        for (root, found) in conversations(study, &results, cut)?.1 {
            say::line(&format!("{root}  {}", found.join(" ")))?;
        }
    }
    if let Some(time) = results.histogram().filter(|_| shapes.histogram) {
        say::line(&format!("\n{}", time.unit.word()))?;
        time.bars.iter().try_for_each(|bar| say::line(&format!("{:>8} {:>8}  {}", bar.messages, bar.of, bar.from)))?;
        if time.undated > 0 {
            say::line(&format!("{:>8}           –", time.undated))?;
        }
    }
    if shapes.keyness {
        say::line("\nkeyness")?;
        for term in results.keyness(&AtomicBool::new(false))?.terms {
            say::line(&format!("{:>10.2} {:>8} {:>8}  {}", term.score, term.found, term.rest, term.form))?;
        }
    }
    if shapes.neighbours {
        let found = results.neighbours()?;
        for (name, side) in [("left", &found.left), ("right", &found.right)] {
            say::line(&format!("\n{name}"))?;
            side.iter().try_for_each(|word| say::line(&format!("{:>8}  {}", word.times, word.form)))?;
        }
    }
    Ok(())
}

/// The same as optional keys of the document.
pub fn add_json(study: &Study, query: &str, shapes: &Shapes, cut: &Cut, out: &mut Map<String, Value>) -> Done {
    let results = study.results(query)?;
    let reach = results.reach()?;
    let asked = shapes.by == ByArg::Conversation || shapes.histogram || shapes.keyness || shapes.neighbours;
    if asked {
        let counts = json!({ "messages": reach.messages, "persons": reach.persons, "spaces": reach.spaces, "codings": reach.codings });
        out.insert("counts".into(), counts);
    }
    if shapes.by == ByArg::Conversation {
        let (total, rows) = conversations(study, &results, cut)?;
        let rows: Vec<Value> = rows.into_iter().map(|(root, found)| json!({ "conversation": root, "found": found })).collect();
        out.insert("conversations".into(), json!({ "total": total, "rows": rows }));
    }
    if shapes.histogram {
        let time = results.histogram().map(|time| {
            let bar = |bar: &livisible_core::search::time::Bar| {
                json!({ "from": bar.from.to_string(), "to": bar.to.to_string(), "messages": bar.messages, "of": bar.of })
            };
            json!({ "unit": time.unit.word(), "bars": time.bars.iter().map(bar).collect::<Vec<_>>(), "undated": time.undated })
        });
        out.insert("histogram".into(), time.into());
    }
    if shapes.keyness {
        let found = results.keyness(&AtomicBool::new(false))?;
        let term = |term: &livisible_core::search::keyness::KeyTerm| json!({ "form": term.form, "found": term.found, "rest": term.rest, "score": (term.score * 100.0).round() / 100.0, "query": term.query });
        let terms: Vec<Value> = found.terms.iter().map(term).collect();
        out.insert("keyness".into(), json!({ "found": found.found, "rest": found.rest, "terms": terms }));
    }
    if shapes.neighbours {
        let found = results.neighbours()?;
        let side = |words: &[Neighbour]| -> Vec<Value> {
            words.iter().map(|word| json!({ "form": word.form, "times": word.times, "query": word.query })).collect()
        };
        let said = json!({
            "within": WITHIN, "left": side(&found.left), "right": side(&found.right),
            "looked_at": found.looked_at, "bounded": found.bounded,
        });
        out.insert("neighbours".into(), said);
    }
    Ok(())
}
