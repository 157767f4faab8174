//! The role of each column: from its name, checked against what its cells hold, then from the cells alone.

use std::collections::HashSet;

use super::field::{Column, Field, RoleReason};
use super::header::Heading;
use super::stats::{self, Stats};
use super::{Row, aliases};
use crate::values::{dates, is_blank, lang, lists, rating};

/// How many cells of a column are shown.
const SHOWN: usize = 5;

/// The order in which fields choose their column: what a table cannot do without chooses first.
const CHOICE: [Field; 13] = [
    Field::Id,
    Field::Text,
    Field::Parent,
    Field::Thread,
    Field::Posted,
    Field::Account,
    Field::Person,
    Field::Role,
    Field::Space,
    Field::Lang,
    Field::Url,
    Field::Rating,
    Field::Title,
];

/// Guesses the role of every column from the header and the sampled records.
pub fn guess(headings: &[Heading], rows: &[Row]) -> Vec<Column> {
    let stats: Vec<Stats> = (0..headings.len()).map(|at| stats::of(rows, at)).collect();
    let mut columns: Vec<Column> = headings.iter().enumerate().map(|(at, heading)| plain(heading, rows, at)).collect();
    // The venue comes last: its names are those of many other things.
    for field in CHOICE.into_iter().chain([Field::Venue]) {
        // A column of names is its authors' only where something else is what they wrote.
        let has_text = columns.iter().any(|column| column.role == Field::Text);
        let best = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.role == Field::Attribute)
            .filter_map(|(at, _)| aliases::rank(&headings[at].parts, field).map(|rank| (at, rank)))
            .filter(|(_, (_, sure))| *sure || field != Field::Account || has_text)
            .filter(|(at, _)| field != Field::Id || !is_constant(&stats[*at]))
            .filter(|(at, (_, sure))| {
                fits(field, *sure, &stats[*at], cells(rows, *at))
                    || (field == Field::Id && *sure && repeats_whole_rows(rows, *at, &stats[*at]))
            })
            // A column that holds something comes before an empty one of a surer name.
            .min_by_key(|(at, rank)| (stats[*at].filled == 0 && !rows.is_empty(), *rank));
        if let Some((at, _)) = best {
            give(&mut columns, at, field, RoleReason::Name);
        }
    }
    if !columns.iter().any(|column| column.role == Field::Posted) {
        let dated: Vec<usize> = (0..columns.len())
            .filter(|at| columns[*at].role == Field::Attribute && stats[*at].filled > 0 && stats[*at].iso_dates >= 0.9)
            .collect();
        // Two columns of dates, and neither says which is the one: an attribute misleads nobody.
        if let [at] = dated[..] {
            give(&mut columns, at, Field::Posted, RoleReason::Content);
        }
    }
    text_from_content(&mut columns, &stats);
    if !columns.iter().any(|column| column.role == Field::Rating) {
        let rated: Vec<usize> =
            (0..columns.len()).filter(|at| columns[*at].role == Field::Attribute && looks_rated(&stats[*at], cells(rows, *at))).collect();
        if let [at] = rated[..] {
            give(&mut columns, at, Field::Rating, RoleReason::Content);
        }
    }
    columns
}

fn plain(heading: &Heading, rows: &[Row], at: usize) -> Column {
    let filled: Vec<&str> = cells(rows, at).filter(|cell| !is_blank(cell)).collect();
    let distinct = filled.iter().collect::<HashSet<_>>().len();
    let samples = filled.iter().take(SHOWN).map(|cell| (*cell).to_owned()).collect();
    Column {
        name: heading.name.clone(),
        label: None,
        role: Field::Attribute,
        why: RoleReason::None,
        samples,
        filled: filled.len(),
        distinct,
    }
}

fn cells(rows: &[Row], at: usize) -> impl Iterator<Item = &str> + Clone {
    rows.iter().filter_map(move |row| row.get(at))
}

fn give(columns: &mut [Column], at: usize, role: Field, why: RoleReason) {
    columns[at].role = role;
    columns[at].why = why;
}

/// Without a text by name, the longest words of the table are its text; every table has one.
fn text_from_content(columns: &mut [Column], stats: &[Stats]) {
    if columns.iter().any(|column| column.role == Field::Text) {
        return;
    }
    // Verbatims are long, seldom the same, and seldom missing; answers to closed questions can be long too.
    let weight = |at: usize| {
        let full = stats[at].filled as f32 / stats[at].cells.max(1) as f32;
        stats[at].length * (0.1 + stats[at].distinct) * full
    };
    let longest = |columns: &[Column], allowed: &dyn Fn(usize) -> bool| {
        (0..columns.len()).filter(|at| allowed(*at)).max_by(|a, b| weight(*a).total_cmp(&weight(*b)).then(b.cmp(a)))
    };
    // Times of day and codes hold letters too, but fewer than words do.
    let is_words = |at: &usize| stats[*at].is_textual() && stats[*at].words >= 0.4 && stats[*at].urls < 0.5 && stats[*at].iso_dates < 0.5;
    let title = columns.iter().position(|column| column.role == Field::Title);
    let words = longest(columns, &|at| columns[at].role == Field::Attribute && is_words(&at));
    let at = match (words, title) {
        // A table of headlines: the title is all there is to read.
        (Some(words), Some(title)) if stats[title].length >= stats[words].length => Some(title),
        (None, Some(title)) => Some(title),
        (words, _) => words,
    };
    let at = at
        .or_else(|| longest(columns, &|at| columns[at].role == Field::Attribute && stats[at].filled > 0))
        .or_else(|| longest(columns, &|at| columns[at].role == Field::Attribute))
        .or_else(|| longest(columns, &|at| columns[at].role != Field::Id))
        .or_else(|| longest(columns, &|_| true));
    if let Some(at) = at {
        give(columns, at, Field::Text, RoleReason::Content);
    }
}

/// Whether the cells can be what the name says.
fn fits<'a>(field: Field, sure: bool, stats: &Stats, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
    if stats.filled == 0 {
        // A header alone, or a column left empty: the name is all there is, and a table of empty ids has none.
        return sure && (stats.cells == 0 || !matches!(field, Field::Id | Field::Space | Field::Role | Field::Text));
    }
    let full = cells.filter(|cell| !is_blank(cell));
    let share = |reads: &dyn Fn(&str) -> bool| full.clone().filter(|cell| reads(cell)).count() as f32 / stats.filled as f32;
    match field {
        Field::Id => {
            let everywhere = stats.filled * 100 >= stats.cells * if sure { 90 } else { 100 };
            everywhere && stats.distinct >= if sure { 0.95 } else { 1.0 } && stats.length <= 200.0
        }
        Field::Text => stats.is_textual() && stats.urls < 0.5 && stats.iso_dates < 0.5 && (sure || stats.filled * 2 >= stats.cells),
        Field::Parent | Field::Thread => stats.length <= 200.0,
        Field::Posted => {
            let dates =
                share(&|cell| dates::read(cell, dates::Order::DayFirst).or_else(|| dates::read(cell, dates::Order::MonthFirst)).is_some());
            // A date that cannot be read is kept as it stands and said, when the name leaves no doubt.
            dates >= if sure { 0.5 } else { 0.8 } || (sure && stats.letters >= 0.5 && stats.length <= 60.0)
        }
        Field::Account | Field::Person => stats.length <= 80.0 && (sure || stats.is_textual()),
        Field::Role => share(&|cell| lists::role(cell.trim()).is_some()) >= 0.9,
        // The name of a site is a venue: a type would say less.
        Field::Space => share(&|cell| lists::space_word(cell.trim()).is_some()) >= 0.9,
        Field::Venue => stats.is_textual() && stats.length <= 80.0,
        Field::Lang => share(&|cell| lang::code(cell).is_some()) >= 0.5,
        Field::Url => {
            stats.length <= 2000.0
                && stats.numeric < 0.5
                && share(&|cell| !cell.trim().contains(char::is_whitespace) && cell.contains(['/', '.'])) >= 0.8
        }
        // A score may be the votes that a post got: these have no end.
        Field::Rating if !sure => share(&|cell| rating::read(cell).is_some_and(|value| value <= 10.0)) >= 0.98,
        Field::Rating => share(&|cell| rating::read(cell).is_some_and(|value| value <= 100.0)) >= 0.8,
        Field::Title => stats.letters >= 0.3 && stats.length <= 300.0 && (sure || stats.distinct >= 0.7),
        // Only a tool that is known, or the analyst, gives these.
        Field::Respondent | Field::Question | Field::Answer | Field::Weight | Field::Reply | Field::Replied => false,
        Field::Attribute | Field::Ignore => true,
    }
}

/// Whether several cells all hold the same: nothing that tells records apart.
fn is_constant(stats: &Stats) -> bool {
    stats.filled > 1 && stats.distinct * stats.filled as f32 <= 1.5
}

/// Whether every row that shares its id with another is that other row: a record met again, not two that share a number.
fn repeats_whole_rows(rows: &[Row], at: usize, stats: &Stats) -> bool {
    let mut known: std::collections::HashMap<&str, &Row> = std::collections::HashMap::new();
    let mut named = rows.iter().filter_map(|row| Some((row.get(at).filter(|cell| !is_blank(cell))?, row)));
    stats.filled * 10 >= stats.cells * 9 && stats.length <= 200.0 && named.all(|(id, row)| *known.entry(id).or_insert(row) == row)
}

/// Whole numbers from 1 to 5 over many records, or ratings that say their scale.
fn looks_rated<'a>(stats: &Stats, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
    if stats.filled == 0 {
        return false;
    }
    let full = cells.filter(|cell| !is_blank(cell));
    let scaled =
        |cell: &&str| (cell.contains('/') || cell.contains('★') || cell.chars().any(char::is_alphabetic)) && rating::read(cell).is_some();
    if full.clone().filter(scaled).count() * 10 >= stats.filled * 9 {
        return true;
    }
    let mut seen = [false; 6];
    for cell in full {
        match cell.trim().parse::<usize>() {
            Ok(value) if (1..=5).contains(&value) => seen[value] = true,
            _ => return false,
        }
    }
    stats.filled >= 20 && seen.iter().filter(|seen| **seen).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{dialect, header};

    fn roles(text: &str) -> Vec<&'static str> {
        let dialect = dialect::find(text, true).map_or(dialect::Dialect::plain(dialect::NO_DELIMITER), |fit| fit.dialect);
        let rows = dialect::parse(text, true, dialect, 1000);
        let layout = header::lay_out(&rows);
        guess(&layout.headings, &rows[layout.rows_above()..]).iter().map(|column| column.role.word()).collect()
    }

    #[test]
    fn names_in_both_languages() {
        assert_eq!(
            roles("note;commentaire;date;site;scrap_date\n5;Très bien reçu;2024-02-01 11:29:29;cdiscount.com;2024-02-01 21:07:43\n"),
            ["rating", "text", "posted", "venue", "attribute"]
        );
        assert_eq!(
            roles("COMMENT_ID,AUTHOR,DATE,CONTENT,label\nz1,Julius,2013-11-07T06:20:48,Check this out,1\nz2,Adam,,Hello,0\n"),
            ["id", "account", "posted", "text", "attribute"]
        );
        assert_eq!(
            roles("reviewId,userName,content,score,at\na,Ann,Good app,5,2021-01-01 10:00:00\nb,Bob,Bad app,1,2021-01-02 10:00:00\n"),
            ["id", "account", "text", "rating", "posted"]
        );
        assert_eq!(
            roles("Identifiant,Pseudo,Réponse,Langue,Étoiles\n1,zoé,Parfait merci,français,4 étoiles\n2,max,Bof,anglais,3 étoiles\n"),
            ["id", "account", "text", "lang", "rating"]
        );
    }

    #[test]
    fn cells_overrule_names() {
        assert_eq!(roles("id,text,comments\n1,Hello there,12\n2,Bye now,3\n"), ["id", "text", "attribute"]);
        assert_eq!(roles("text,space\nHello,fr/beaute\nBye,en/auto\n"), ["text", "attribute"]);
        assert_eq!(roles("text,space\nHello,forum\nBye,avis\n"), ["text", "space"]);
        assert_eq!(roles("id,text\na,One thing\na,Two things\na,Three\n")[0], "attribute");
        assert_eq!(roles("id,text\na,Same\na,Same\n")[0], "attribute");
        assert_eq!(roles("text,source\nHello,Twitter\nBye,Facebook\n"), ["text", "venue"]);
        assert_eq!(roles("text,score\nHello,1200\nBye,-3\n"), ["text", "attribute"]);
    }

    #[test]
    fn every_table_has_a_text() {
        assert_eq!(roles("a,b,c\n1,2,3\n"), ["text", "attribute", "attribute"]);
        assert_eq!(roles("date,temperature,place\n2011-01-01,1,Galway\n"), ["posted", "attribute", "text"]);
        assert_eq!(roles("id,name,age\n1,Jake,22\n2,Howard,21\n"), ["id", "text", "attribute"]);
        assert_eq!(roles("a\n4.5\n"), ["text"]);
        assert_eq!(roles("When,What\n06:00am - 07:30am,Get ready\n07:30am - 07:45am,Potty\n"), ["attribute", "text"]);
    }
}
