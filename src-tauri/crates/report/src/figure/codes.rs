//! `codes`, drawn: one bar a code in tree order, its length the messages that bear the code or one below it.

use livisible_core::codebook::Code;

use super::bars::{Bar, bars};
use super::easel::{Aim, Easel, count};
use super::{Picture, Table};

pub(super) fn picture(easel: &Easel<'_>) -> Picture {
    let base = easel.base();
    let data = &easel.figure.data;
    let mut drawn = vec![];
    let mut rows = vec![];
    // The page of a report is narrow.
    let has_conversations = !matches!(easel.aim, Aim::Report(_));
    for (code, depth) in easel.codebook.tree() {
        let counts = &data[&code.ext];
        let n = count(counts, "messages");
        let query = easel.scope.bearing(&[&code.ext]);
        let name = easel.name(code);
        let mut row = vec![
            Easel::plain(placed(easel, code, depth, &name)),
            easel.other(count(counts, "codings")),
            easel.cell(n, query.clone()),
            easel.part(n, base.messages),
            easel.other(count(counts, "persons")),
            easel.other(count(counts, "spaces")),
        ];
        if has_conversations {
            row.push(easel.other(count(counts, "conversations")));
        }
        rows.push(row);
        let told: Vec<(&str, usize)> =
            ["messages", "codings", "persons", "spaces"].into_iter().map(|what| (what, count(counts, what))).collect();
        drawn.push(Bar {
            depth,
            heads: easel.codebook.codes.iter().any(|below| below.parent == Some(code.id)),
            colour: Some(easel.mark(code.id)),
            n,
            title: easel.told(&name, &told),
            query: easel.refer(query, n),
            leads: easel.leads(code.id).filter(|_| n > 0),
            name,
        });
    }
    let columns = ["code", "codings", "messages", "share", "persons", "spaces", "conversations"];
    let columns =
        columns.into_iter().take(if has_conversations { 7 } else { 6 }).map(|column| easel.word(&format!("report-{column}"))).collect();
    let title = easel.word("report-codes");
    Picture {
        plate: drawn.iter().any(|bar| bar.n > 0).then(|| bars(easel, &drawn, base.messages)),
        tables: if rows.is_empty() { vec![] } else { vec![Table { title: title.clone(), columns, rows }] },
        title,
        counts: "report-figure-counts-codes",
        notes: vec![],
    }
}

/// A code's name with its place in the tree: set in on a page, as a path in a file, where rows may be sorted.
fn placed(easel: &Easel<'_>, code: &Code, depth: usize, name: &str) -> String {
    match easel.aim {
        Aim::File => {
            let line = easel.codebook.upward(code.id);
            let names: Vec<String> = line.iter().rev().filter_map(|&id| Some(easel.name(easel.codebook.get(id)?))).collect();
            names.join(" › ")
        }
        Aim::Window | Aim::Report(_) => format!("{}{name}", "\u{2003}".repeat(depth)),
    }
}
