//! `corpus`, drawn: the row of totals, then the spaces and the languages as bars.

use livisible_core::locale::{has, say};
use livisible_core::search::words::fold;

use super::bars::{Bar, bars, titled};
use super::easel::{Easel, Plate, count};
use super::svg::{Anchor, SERIF, Shapes, Type, WIDTH};
use super::{Picture, Table, query};

/// A part of the corpus: its name, its messages, what finds them.
struct Part {
    name: String,
    n: usize,
    query: Option<String>,
}

pub(super) fn picture(easel: &Easel<'_>) -> Picture {
    let base = easel.base();
    let data = &easel.figure.data;
    let totals = [
        ("messages", base.messages, easel.scope.messages(&[])),
        ("replies", count(data, "replies"), easel.scope.messages(&[query::filter("is", "reply")])),
        ("conversations", base.conversations, None),
        ("persons", base.persons, None),
        ("accounts", base.accounts, None),
        ("spaces", base.spaces, None),
        ("codings", base.codings, None),
    ];
    let (spaces, langs) = (parts(easel, "by_space", "space"), parts(easel, "by_lang", "lang"));
    let mut tables = vec![Table {
        title: easel.word("report-figure-totals"),
        columns: vec![easel.word("report-figure-what"), easel.word("report-figure-number")],
        rows: totals
            .iter()
            .map(|(what, n, query)| vec![Easel::plain(easel.word(&format!("report-corpus-{what}"))), easel.cell(*n, query.clone())])
            .chain([vec![Easel::plain(easel.word("report-corpus-characters")), easel.other(count(data, "characters"))]])
            .collect(),
    }];
    let mut shapes = Shapes::default();
    let mut y = facts(easel, &totals, &mut shapes);
    for (title, head, parts) in [("report-figure-by-space", "report-space", &spaces), ("report-figure-by-lang", "report-lang", &langs)] {
        if parts.is_empty() {
            continue;
        }
        let part = titled(easel, &easel.word(title), bars(easel, &drawn(easel, parts), base.messages));
        shapes.shifted(0.0, y + 28.0, part.shapes);
        y += 28.0 + part.height;
        tables.push(Table {
            title: easel.word(title),
            columns: vec![easel.word(head), easel.word("report-messages"), easel.word("report-share")],
            rows: parts
                .iter()
                .map(|part| {
                    vec![Easel::plain(part.name.clone()), easel.cell(part.n, part.query.clone()), easel.part(part.n, base.messages)]
                })
                .collect(),
        });
    }
    let plate = (base.messages > 0).then_some(Plate { shapes, height: y + 4.0 });
    Picture { title: easel.word("report-corpus"), counts: "report-figure-counts-corpus", plate, tables, notes: vec![] }
}

/// The spaces or the languages, the most frequent first.
fn parts(easel: &Easel<'_>, key: &str, field: &str) -> Vec<Part> {
    let values = easel.figure.data[key].as_object();
    let langs: Vec<String> = easel.study.columns().map(|columns| columns.langs.iter().map(|lang| fold(lang)).collect()).unwrap_or_default();
    let mut parts: Vec<Part> = values
        .into_iter()
        .flatten()
        .map(|(word, n)| {
            let label = format!("{field}-{word}");
            let name = if has(easel.lang, &label) { easel.word(&label) } else { easel.mask.text(word) };
            let wanted = query::filter(field, word).filter(|_| field != "lang" || is_alone(word, &langs));
            Part { name, n: n.as_u64().unwrap_or(0) as usize, query: easel.scope.messages(&[wanted]) }
        })
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.n));
    parts
}

/// Whether the language of queries, which folds names, takes no other language for this one.
fn is_alone(lang: &str, known: &[String]) -> bool {
    let wanted = if lang == "und" { String::new() } else { fold(lang) };
    known.iter().filter(|known| **known == wanted).count() == 1 && (lang != "und" || !known.iter().any(|known| known == "und"))
}

fn drawn(easel: &Easel<'_>, parts: &[Part]) -> Vec<Bar> {
    parts
        .iter()
        .map(|part| Bar {
            name: part.name.clone(),
            depth: 0,
            heads: false,
            colour: None,
            n: part.n,
            title: easel.told(&part.name, &[("messages", part.n)]),
            query: easel.refer(part.query.clone(), part.n),
            leads: None,
        })
        .collect()
}

/// The row of totals; answers its height.
fn facts(easel: &Easel<'_>, totals: &[(&str, usize, Option<String>)], shapes: &mut Shapes) -> f64 {
    let step = WIDTH / totals.len() as f64;
    // Seven signs fill a place: beyond, all shrink alike.
    let longest = totals.iter().map(|(_, n, _)| easel.number(*n).chars().count()).max().unwrap_or(0);
    let size = if longest > 7 { 16.0 } else { 22.0 };
    shapes.line((0.0, 0.5), (WIDTH, 0.5), easel.colours.axis);
    for (at, (what, n, query)) in totals.iter().enumerate() {
        let x = at as f64 * step;
        let shown = easel.number(*n);
        let mut inside = Shapes::default();
        inside.reach(x, 4.0, step, 52.0);
        inside.text(x, 32.0, Anchor::Start, Type { font: SERIF, size, weight: 400, fill: easel.colours.ink }, &shown);
        let caption = say(easel.lang, &format!("report-fact-{what}"), &[("n", shown.clone())]);
        inside.text(x, 50.0, Anchor::Start, easel.caption(), &caption);
        shapes.group(easel.refer(query.clone(), *n).as_deref(), None, &easel.counted(what, *n), inside);
    }
    shapes.line((0.0, 62.5), (WIDTH, 62.5), easel.colours.axis);
    63.0
}
