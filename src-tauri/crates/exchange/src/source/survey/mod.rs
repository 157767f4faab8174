//! What survey tools have in common: one row a respondent, closed questions that describe, open ones that are read.
//!
//! A tool says which of its columns are its own; everything else is a question, open or closed by its name or its cells.

pub(crate) mod after;
mod judge;
mod markup;
mod people;

use livisible_core::corpus::record::Warning;

use self::markup::plain;
use super::{Draft, Source};
use crate::table::field::{Field, RoleReason};
use crate::table::header::Heading;
use crate::table::stats;
use crate::values::fold::fold;
use crate::values::{is_blank, number};

/// No open question was found: the detail is the column whose answers are read instead.
pub(super) const NO_OPEN_QUESTION: &str = "no_open_question";
/// Columns that tell who people are were left out: the detail is their names.
pub(super) const PERSONAL_LEFT_OUT: &str = "personal_left_out";

/// The columns that tell a survey tool; `None` when they do not.
///
/// One column alone says little: then it must be the first, and the others must ask questions.
pub(super) fn tells(source: &Source, headings: &[Heading]) -> Option<Vec<&'static str>> {
    let told: Vec<&'static str> =
        source.needs.iter().chain(source.some).copied().filter(|name| super::place(headings, name).is_some()).collect();
    if source.name == "qualtrics" && headings.iter().any(|heading| heading.import_id().is_some()) {
        return Some(told);
    }
    if !source.needs.iter().all(|name| told.contains(name)) || told.len() < source.needs.len() + source.enough {
        return None;
    }
    let first = || told.iter().any(|name| super::place(headings, name) == Some(0));
    (told.len() > 1 || (first() && asks(headings))).then_some(told)
}

/// Whether a third of the columns at least are sentences.
fn asks(headings: &[Heading]) -> bool {
    let asks = |heading: &&Heading| {
        let name = heading.said().next().unwrap_or_default();
        name.contains('?') || name.split_whitespace().count() >= 5
    };
    let asking = headings.iter().filter(asks).count();
    asking >= 1 && asking * 3 >= headings.len() - 1
}

/// Gives every column that is not the tool's own its role. `blanks` are answers that stand for none.
pub(super) fn settle(draft: &mut Draft<'_>, blanks: &[&'static str]) {
    draft.quirks.blanks = blanks.to_vec();
    // What was guessed of a table of messages says nothing of a survey.
    let guessed = draft.columns.iter().position(|column| column.role == Field::Text);
    for column in draft.columns.iter_mut().filter(|column| column.why != RoleReason::Source) {
        column.role = Field::Attribute;
        column.why = RoleReason::None;
    }
    people::protect(draft);
    weigh(draft);
    let mut open = false;
    for at in 0..draft.columns.len() {
        if draft.columns[at].why == RoleReason::Source || is_own(&draft.headings[at]) {
            continue;
        }
        if let Some(why) = judge::open(&draft.headings[at], draft.sample, at, blanks) {
            draft.columns[at].role = Field::Answer;
            draft.columns[at].why = why;
            open = true;
        }
    }
    if !open {
        read_closed(draft, guessed);
    }
}

/// Names the columns by their codes, with what they ask as label: a question is long, and its code is what people say.
pub(super) fn name_by_codes(draft: &mut Draft<'_>) {
    let mut taken = std::collections::HashSet::new();
    for (column, heading) in draft.columns.iter_mut().zip(draft.headings) {
        let mut said = heading.said();
        let Some(code) = said.next() else { continue };
        let label = said.map(plain).collect::<Vec<_>>().join(" – ");
        let mut name = code.to_owned();
        let mut times = 1;
        while !taken.insert(name.clone()) {
            times += 1;
            name = format!("{code} ({times})");
        }
        column.name = name;
        column.label = (!is_blank(&label) && fold(&label) != fold(code)).then_some(label);
    }
}

/// Takes the tags off names that are questions.
pub(super) fn name_by_questions(draft: &mut Draft<'_>) {
    for at in 0..draft.columns.len() {
        let name = plain(&draft.columns[at].name);
        let taken = draft.columns.iter().enumerate().any(|(other, column)| other != at && column.name == name);
        if !is_blank(&name) && !taken {
            draft.columns[at].name = name;
        }
    }
}

/// What people call weights, folded.
const WEIGHTS: &[&str] = &[
    "weight",
    "weights",
    "weighting",
    "weightingfactor",
    "weightvar",
    "finalweight",
    "wt",
    "wgt",
    "wgts",
    "poids",
    "pond",
    "ponderation",
    "coefpond",
    "coefponderation",
    "coefficientdeponderation",
    "redressement",
    "coefredressement",
    "gewicht",
    "peso",
];

/// The weight of a respondent: a column of that name with numbers only.
fn weigh(draft: &mut Draft<'_>) {
    let sample = draft.sample;
    let numbers = |at: usize| {
        let mut filled = sample.iter().filter_map(|row| row.get(at)).filter(|cell| !is_blank(cell)).peekable();
        filled.peek().is_some() && filled.all(number::is_numeric)
    };
    let called = |heading: &Heading| heading.said().take(naming(heading)).any(|name| WEIGHTS.contains(&fold(name).as_str()));
    let free = |at: &usize| draft.columns[*at].why != RoleReason::Source;
    let found = (0..draft.columns.len()).filter(free).find(|at| called(&draft.headings[*at]) && numbers(*at));
    if let Some(at) = found {
        draft.give(at, Field::Weight);
    }
}

/// Without an open question, the answers to the longest closed one are read: a table must have a text. It is said.
fn read_closed(draft: &mut Draft<'_>, guessed: Option<usize>) {
    let allowed = |at: usize| draft.columns[at].role == Field::Attribute && !is_own(&draft.headings[at]);
    let length = |at: &usize| (stats::of(draft.sample, *at).length * 100.0) as u64;
    let longest = || (0..draft.columns.len()).filter(|at| allowed(*at)).max_by_key(|at| (length(at), std::cmp::Reverse(*at)));
    if let Some(at) = guessed.filter(|at| allowed(*at)).or_else(longest) {
        draft.columns[at].role = Field::Text;
        draft.columns[at].why = RoleReason::Content;
        draft.noticed.push(Warning { code: NO_OPEN_QUESTION.to_owned(), detail: draft.columns[at].name.clone() });
    }
}

/// How many parts of a heading name the whole column: the question, or its code and the question. An option names less.
fn naming(heading: &Heading) -> usize {
    let code = heading.said().next().is_some_and(|part| !part.contains(char::is_whitespace));
    1 + usize::from(code)
}

/// Whether a column is the tool's own: it asks nobody anything.
fn is_own(heading: &Heading) -> bool {
    heading.said().take(naming(heading)).any(|name| {
        let name = fold(name);
        OWN.contains(&name.as_str()) || ["customdata", "browsermetainfo", "useragent", "grouptime"].iter().any(|own| name.starts_with(own))
    })
}

/// Names of columns that tools write for themselves, folded.
const OWN: &[&str] = &[
    // Qualtrics.
    "startdate",
    "enddate",
    "recordeddate",
    "status",
    "progress",
    "durationinseconds",
    "finished",
    "responseid",
    "responseset",
    "externalreference",
    "externaldatareference",
    "distributionchannel",
    "userlanguage",
    // SurveyMonkey.
    "respondentid",
    "collectorid",
    "datecreated",
    "datemodified",
    // LimeSurvey.
    "id",
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "token",
    "datestamp",
    "refurl",
    "interviewtime",
    "datesubmitted",
    "datestarted",
    "datelastaction",
    "referrerurl",
    "totaltime",
    "iddelareponse",
    "datedesoumission",
    "dernierepage",
    "languededepart",
    "langueinitiale",
    "tetedeserie",
    "datedelancement",
    "datedeladerniereaction",
    "urldereference",
    "urlreferente",
    "antwortid",
    "datumabgeschickt",
    "letzteseite",
    "startsprache",
    "zufallsstartwert",
    "datumgestartet",
    "datumletzteaktivitat",
    "weiterleitungsurl",
    // Google Forms.
    "timestamp",
    "horodateur",
    "zeitstempel",
    "marcatemporal",
    "score",
];
