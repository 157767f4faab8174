//! `cooccurrence`, drawn: a triangle of squares whose area is the number of messages that bear both codes.
//! Codes are named along the diagonal: a name serves the row at its left and the column under it.

use std::collections::{HashMap, HashSet};

use livisible_core::Result;
use livisible_core::codebook::Code;
use livisible_core::locale::say;

use super::easel::{Easel, Plate, count};
use super::matrix::{key, square};
use super::svg::{Anchor, Shapes, WIDTH};
use super::{Picture, Table};

/// Codes drawn at most: beyond, squares are too small to be told apart.
pub const DRAWN: usize = 24;

/// Two codes that meet.
struct Pair<'a> {
    a: &'a Code,
    b: &'a Code,
    messages: usize,
    overlaps: usize,
    jaccard: Option<f64>,
}

pub(super) fn picture(easel: &Easel<'_>) -> Result<Picture> {
    let pairs = pairs(easel);
    let title = easel.word("report-cooccurrence");
    let mut picture =
        Picture { title: title.clone(), counts: "report-figure-counts-cooccurrence", plate: None, tables: vec![], notes: vec![] };
    if pairs.is_empty() {
        return Ok(picture);
    }
    let columns = ["code", "with", "together", "overlaps", "jaccard"];
    picture.tables.push(Table {
        title,
        columns: columns.into_iter().map(|column| easel.word(&format!("report-{column}"))).collect(),
        rows: pairs
            .iter()
            .map(|pair| {
                vec![
                    Easel::plain(easel.name(pair.a)),
                    Easel::plain(easel.name(pair.b)),
                    easel.cell(pair.messages, easel.scope.bearing(&[&pair.a.ext, &pair.b.ext])),
                    easel.other(pair.overlaps),
                    easel.quotient(pair.jaccard),
                ]
            })
            .collect(),
    });
    // The most frequent codes among those that meet, then in the order of the tree.
    let counts = easel.study.figure("codes", easel.ask)?.data;
    let meeting: HashSet<i64> = pairs.iter().flat_map(|pair| [pair.a.id, pair.b.id]).collect();
    let tree: Vec<&Code> = easel.codebook.tree().into_iter().map(|(code, _)| code).filter(|code| meeting.contains(&code.id)).collect();
    let messages = |code: &Code| count(&counts[&code.ext], "messages");
    let mut kept = tree.clone();
    kept.sort_by_key(|code| std::cmp::Reverse(messages(code)));
    kept.truncate(DRAWN);
    let kept: HashSet<i64> = kept.into_iter().map(|code| code.id).collect();
    let shown: Vec<(&Code, usize)> = tree.iter().filter(|code| kept.contains(&code.id)).map(|&code| (code, messages(code))).collect();
    if shown.len() < tree.len() {
        let args = [("shown", easel.number(shown.len())), ("all", easel.number(tree.len()))];
        picture.notes.push(say(easel.lang, "report-figure-capped-codes", &args));
    }
    picture.plate = triangle(easel, &shown, &pairs);
    Ok(picture)
}

/// The pairs of the figure, the most frequent first, then in its own order.
fn pairs<'a>(easel: &'a Easel<'_>) -> Vec<Pair<'a>> {
    let data = &easel.figure.data;
    let codes: HashMap<&str, &Code> = easel.codebook.codes.iter().map(|code| (code.ext.as_str(), code)).collect();
    let mut pairs: Vec<Pair<'_>> = data
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(key, pair)| {
            // An id may hold the sign that parts the two: the right cut is where both sides are codes.
            let (a, b) =
                key.match_indices(" × ").find_map(|(at, sign)| Some((codes.get(&key[..at])?, codes.get(&key[at + sign.len()..])?)))?;
            Some(Pair {
                a,
                b,
                messages: count(pair, "messages"),
                overlaps: count(pair, "segment_pairs"),
                jaccard: pair["jaccard"].as_f64(),
            })
        })
        .collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.messages));
    pairs
}

fn triangle(easel: &Easel<'_>, codes: &[(&Code, usize)], pairs: &[Pair<'_>]) -> Option<Plate> {
    let place: HashMap<i64, usize> = codes.iter().enumerate().map(|(at, (code, _))| (code.id, at)).collect();
    let seen: Vec<(usize, usize, &Pair<'_>)> = pairs
        .iter()
        .filter_map(|pair| {
            let (a, b) = (*place.get(&pair.a.id)?, *place.get(&pair.b.id)?);
            Some((a.max(b), a.min(b), pair))
        })
        .collect();
    let most = seen.iter().map(|(.., pair)| pair.messages).max()?;
    let least = seen.iter().map(|(.., pair)| pair.messages).min()?;
    let n = codes.len();
    let cell = ((WIDTH - 200.0) / n as f64).min(30.0);
    let mut shapes = Shapes::default();
    for at in 1..n {
        let (edge, end) = (at as f64 * cell, n as f64 * cell);
        // Hairlines from the diagonal to the left and down lead the eye from a name to its squares.
        shapes.line((0.0, edge), (edge, edge), easel.colours.rule);
        shapes.line((edge, edge), (edge, end), easel.colours.rule);
    }
    shapes.line((0.0, n as f64 * cell), ((n as f64 - 1.0) * cell, n as f64 * cell), easel.colours.rule);
    shapes.line((0.0, cell), (0.0, n as f64 * cell), easel.colours.rule);
    for (at, (code, messages)) in codes.iter().enumerate() {
        let (x, y) = (at as f64 * cell, at as f64 * cell);
        let middle = y + cell / 2.0;
        let name = easel.name(code);
        let mut inside = Shapes::default();
        inside.reach(x, y, WIDTH - x, cell);
        inside.rect(x + 6.0, middle - 6.5, 3.0, 13.0, easel.mark(code.id));
        let set = easel.label();
        inside.text(x + 17.0, middle + 4.5, Anchor::Start, set, &easel.short(&name, set.size, WIDTH - x - 21.0));
        let query = easel.refer(easel.scope.bearing(&[&code.ext]), *messages);
        shapes.group(query.as_deref(), easel.leads(code.id).as_deref(), &easel.told(&name, &[("messages", *messages)]), inside);
    }
    for (row, column, pair) in seen {
        let mut inside = Shapes::default();
        square(easel, &mut inside, (column as f64 * cell, row as f64 * cell), cell, pair.messages, most);
        let names = [("a", easel.apart(pair.a)), ("b", easel.apart(pair.b))];
        let title = easel.told(&say(easel.lang, "report-figure-pair", &names), &[("messages", pair.messages), ("overlaps", pair.overlaps)]);
        let query = easel.refer(easel.scope.bearing(&[&pair.a.ext, &pair.b.ext]), pair.messages);
        shapes.group(query.as_deref(), None, &title, inside);
    }
    let height = n as f64 * cell + 4.0;
    let height = height + key(easel, &mut shapes, height, cell, ("messages", least, most));
    Some(Plate { shapes, height })
}
