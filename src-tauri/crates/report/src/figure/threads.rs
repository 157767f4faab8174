//! `threads`, drawn: who answers whom, as a grid of squares whose area is the number of replies; then conversations,
//! their depth, their h-index (V. Gómez, A. Kaltenbrunner, V. López, WWW 2008) and reciprocity.
//!
//! The replies are the figure's edges, laid out by person under their pseudonyms: a handle is never shown.

use std::collections::HashMap;
use std::sync::Arc;

use livisible_core::corpus::columns::Columns;
use livisible_core::corpus::conversation::Pseudonyms;
use livisible_core::locale::say;
use livisible_core::{Result, Study};
use serde_json::Value;

use super::easel::{Aim, Easel, Plate, count};
use super::matrix::{key, square};
use super::svg::{Anchor, Shapes, WIDTH, width};
use super::{Picture, Table, query};

/// Persons drawn at most.
pub const DRAWN: usize = 24;

/// A person who answers or is answered.
struct Person {
    name: String,
    written: usize,
    received: usize,
    /// What finds the replies that they wrote.
    query: Option<String>,
}

/// Who answers whom: persons by activity, then replies from one to another by their places.
struct Talk {
    persons: Vec<Person>,
    replies: Vec<(usize, usize, usize)>,
}

pub(super) fn picture(easel: &Easel<'_>) -> Result<Picture> {
    let mut places = Places { study: easel.study, columns: easel.study.columns()?, known: HashMap::new() };
    let talk = talk(easel, &mut places)?;
    let mut picture = Picture {
        title: easel.word("report-threads"),
        counts: "report-figure-counts-threads",
        plate: grid(easel, &talk),
        tables: vec![],
        notes: vec![],
    };
    if talk.persons.len() > DRAWN {
        let args = [("shown", easel.number(DRAWN)), ("all", easel.number(talk.persons.len()))];
        picture.notes.push(say(easel.lang, "report-figure-capped-persons", &args));
    }
    let table = |title: &str, columns: &[&str], rows| Table {
        title: easel.word(title),
        columns: columns.iter().map(|column| easel.word(&format!("report-{column}"))).collect(),
        rows,
    };
    let data = &easel.figure.data;
    let edges = data["edges"].as_array().map_or(0, Vec::len);
    let pairs =
        |what: &str| vec![Easel::plain(easel.word(&format!("report-figure-{what}"))), easel.other(count(data, &what.replace('-', "_")))];
    let reciprocity = vec![Easel::plain(easel.word("report-figure-reciprocity")), easel.quotient(data["reciprocity"].as_f64())];
    let replies = easel.cell(edges, certain(easel, answers(None), edges, None)?);
    picture.tables.push(table(
        "report-figure-exchanges",
        &["figure-what", "figure-number"],
        vec![vec![Easel::plain(easel.word("report-figure-edges")), replies], pairs("directed-pairs"), pairs("reciprocated"), reciprocity],
    ));
    let conversations = conversations(easel, &mut places)?;
    if !conversations.is_empty() {
        let columns = ["conversation", "begun-by", "messages", "max-depth", "h-index"];
        picture.tables.push(table("report-conversations", &columns, conversations));
    }
    if !talk.persons.is_empty() {
        let rows = talk
            .persons
            .iter()
            .map(|person| {
                vec![Easel::plain(person.name.clone()), easel.cell(person.written, person.query.clone()), easel.other(person.received)]
            })
            .collect();
        picture.tables.push(table("report-persons", &["person", "replies-written", "replies-received"], rows));
        let name = |at: usize| Easel::plain(talk.persons[at].name.clone());
        let rows = talk.replies.iter().map(|&(from, to, n)| vec![name(from), name(to), easel.other(n)]).collect();
        picture.tables.push(table("report-threads", &["answers", "answered", "replies"], rows));
    }
    Ok(picture)
}

/// The replies whose parent is in the study, of everybody or of one person.
fn answers(person: Option<&str>) -> Option<String> {
    let mut parts = vec![];
    if let Some(name) = person {
        parts.push(query::filter("person", name)?);
    }
    parts.extend(["is:reply".to_owned(), "-is:orphan".to_owned()]);
    Some(parts.join(" "))
}

/// A query that was tried: it finds as many messages as are counted, all of that person where one is named. Under a filter none is: the figure then follows
/// whole conversations, beyond what the filter keeps, and the language cannot say that.
fn certain(easel: &Easel<'_>, query: Option<String>, n: usize, person: Option<i64>) -> Result<Option<String>> {
    let Some(query) = query.filter(|_| n > 0 && easel.figure.filter.is_none()) else { return Ok(None) };
    let columns = easel.study.columns()?;
    let found = easel.study.matching(&query)?;
    let is_theirs = |id: &i64| person.is_none_or(|person| columns.ordinal(*id).is_some_and(|at| columns.person[at] == person));
    Ok((found.len() == n && found.iter().all(is_theirs)).then_some(query))
}

/// Where messages stand in the columns, by external id; each is looked up once.
struct Places<'a> {
    study: &'a Study,
    columns: Arc<Columns>,
    known: HashMap<String, Option<usize>>,
}

impl Places<'_> {
    fn ordinal(&mut self, ext: &str) -> Result<Option<usize>> {
        if let Some(&known) = self.known.get(ext) {
            return Ok(known);
        }
        let ordinal = self.study.message_id(ext)?.and_then(|row| self.columns.ordinal(row));
        self.known.insert(ext.to_owned(), ordinal);
        Ok(ordinal)
    }

    fn person(&mut self, ext: &Value) -> Result<Option<i64>> {
        Ok(self.ordinal(ext.as_str().unwrap_or_default())?.map(|at| self.columns.person[at]))
    }
}

fn talk(easel: &Easel<'_>, messages: &mut Places<'_>) -> Result<Talk> {
    let pseudonyms = Pseudonyms::of(&messages.columns);
    let mut replies: HashMap<(i64, i64), usize> = HashMap::new();
    // In the order of the corpus, so that ties keep it.
    let mut persons: Vec<(i64, usize, usize)> = vec![];
    let mut places: HashMap<i64, usize> = HashMap::new();
    for edge in easel.figure.data["edges"].as_array().into_iter().flatten() {
        let (Some(child), Some(parent)) = (messages.person(&edge[0])?, messages.person(&edge[1])?) else { continue };
        *replies.entry((child, parent)).or_default() += 1;
        for (who, written) in [(child, true), (parent, false)] {
            let place = *places.entry(who).or_insert_with(|| {
                persons.push((who, 0, 0));
                persons.len() - 1
            });
            if written {
                persons[place].1 += 1;
            } else {
                persons[place].2 += 1;
            }
        }
    }
    persons.sort_by_key(|(_, written, received)| std::cmp::Reverse(written + received));
    let places: HashMap<i64, usize> = persons.iter().enumerate().map(|(at, (who, ..))| (*who, at)).collect();
    let mut replies: Vec<(usize, usize, usize)> = replies.into_iter().map(|((from, to), n)| (places[&from], places[&to], n)).collect();
    replies.sort_unstable_by_key(|&(from, to, n)| (std::cmp::Reverse(n), from, to));
    let mut named = Vec::with_capacity(persons.len());
    for (at, (who, written, received)) in persons.into_iter().enumerate() {
        let name = pseudonyms.name(who);
        // A study may call another person by what is a pseudonym here: only a query that was tried is given.
        let query = if at < DRAWN { certain(easel, answers(Some(&name)), written, Some(who))? } else { None };
        named.push(Person { name, written, received, query });
    }
    Ok(Talk { persons: named, replies })
}

/// One row a conversation, the largest first: its root, who began it, its messages, its depth, its h-index.
fn conversations(easel: &Easel<'_>, messages: &mut Places<'_>) -> Result<Vec<Vec<super::Cell>>> {
    let data = &easel.figure.data;
    let mut roots: Vec<&str> = data["roots"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    roots.sort_by_key(|root| std::cmp::Reverse(count(&data["size"], root)));
    let pseudonyms = Pseudonyms::of(&messages.columns);
    let mut rows = Vec::with_capacity(roots.len());
    for root in roots {
        let place = messages.ordinal(root)?;
        let id = match (easel.aim, place) {
            (Aim::Window, _) | (_, None) => easel.mask.text(root),
            (Aim::File | Aim::Report(_), Some(at)) => easel.mask.message_id(messages.columns.ids[at], root),
        };
        let who = place.map_or_else(String::new, |at| pseudonyms.name(messages.columns.person[at]));
        rows.push(vec![
            Easel::plain(id),
            Easel::plain(who),
            easel.other(count(&data["size"], root)),
            easel.other(count(&data["max_depth"], root)),
            easel.other(count(&data["h_index"], root)),
        ]);
    }
    Ok(rows)
}

fn grid(easel: &Easel<'_>, talk: &Talk) -> Option<Plate> {
    let persons = &talk.persons[..talk.persons.len().min(DRAWN)];
    let n = persons.len();
    let seen: Vec<&(usize, usize, usize)> = talk.replies.iter().filter(|(from, to, _)| *from < n && *to < n).collect();
    let most = seen.iter().map(|(.., replies)| *replies).max()?;
    let least = seen.iter().map(|(.., replies)| *replies).min()?;
    let set = easel.label();
    let wide = persons.iter().map(|person| width(&person.name, set.size)).fold(0.0, f64::max);
    let left = wide + 12.0;
    let cell = ((WIDTH - left - 72.0) / n as f64).min(30.0);
    let climbs = wide > cell - 2.0;
    let top = 28.0 + if climbs { wide + 8.0 } else { 20.0 };
    let (right, bottom) = (left + n as f64 * cell, top + n as f64 * cell);
    let mut shapes = Shapes::default();
    shapes.text(0.0, 12.0, Anchor::Start, easel.caption(), &easel.word("report-figure-threads-read"));
    for at in 0..=n {
        let along = at as f64 * cell;
        shapes.line((left, top + along), (right, top + along), easel.colours.rule);
        shapes.line((left + along, top), (left + along, bottom), easel.colours.rule);
    }
    for (at, person) in persons.iter().enumerate() {
        let along = at as f64 * cell;
        let mut row = Shapes::default();
        row.reach(0.0, top + along, left, cell);
        row.text(left - 8.0, top + along + cell / 2.0 + 4.5, Anchor::End, set, &person.name);
        row.text(right + 10.0, top + along + cell / 2.0 + 4.0, Anchor::Start, easel.figures(), &easel.number(person.written));
        let title = easel.told(&person.name, &[("written", person.written)]);
        shapes.group(easel.refer(person.query.clone(), person.written).as_deref(), None, &title, row);
        let mut column = Shapes::default();
        if climbs {
            column.climbing(left + along + cell / 2.0 + 4.5, top - 6.0, set, &person.name);
        } else {
            column.text(left + along + cell / 2.0, top - 7.0, Anchor::Middle, set, &person.name);
        }
        shapes.group(None, None, &easel.told(&person.name, &[("received", person.received)]), column);
    }
    for (from, to, replies) in seen {
        let mut inside = Shapes::default();
        square(easel, &mut inside, (left + *to as f64 * cell, top + *from as f64 * cell), cell, *replies, most);
        let names = [("a", persons[*from].name.clone()), ("b", persons[*to].name.clone())];
        let title = easel.told(&say(easel.lang, "report-figure-answer", &names), &[("replies", *replies)]);
        shapes.group(None, None, &title, inside);
    }
    let height = bottom + 4.0;
    let height = height + key(easel, &mut shapes, height, cell, ("replies", least, most));
    Some(Plate { shapes, height })
}
