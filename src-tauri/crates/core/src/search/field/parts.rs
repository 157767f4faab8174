//! A query as the field shows it: its parts, each with its place and what it says in words, so that a filter can stand as a chip.

use super::Sight;
use super::complete::Kind;
use super::say::{LISTED, closed, date, label, said};
use crate::codebook::in_lang;
use crate::error::Result;
use crate::locale;
use crate::search::query::names::field_in;
use crate::search::query::{Node, Problem, read};
use crate::search::words::fold;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Words, in any manner.
    Word,
    /// A filter, or several values of one.
    Field,
    /// All but a filter.
    Not,
    /// Any of several things.
    Or,
    /// `coding( )`, `overlap( )`, `thread( )`, `reply( )`.
    Group,
}

/// A part at the top of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub kind: PartKind,
    /// The name of its field or group, in the window's language; “without” for what is left out.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// Row id of the code that it names alone.
    pub code: Option<i64>,
    /// It as a query in the window's language.
    pub text: String,
}

/// A query, as the field shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What was understood, in its canonical text.
    pub canonical: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// What was not understood; nothing was run, so that values are not judged.
    pub problems: Vec<Problem>,
}

/// The parts of a query.
///
/// # Errors
/// Those of reading the study.
pub fn parts(sight: &Sight<'_>, text: &str) -> Result<Parts> {
    let parsed = read(text);
    let mut parts = vec![];
    for piece in parsed.pieces.iter().filter(|piece| piece.node != Node::All) {
        let said = describe(sight, &piece.node)?;
        let kind = match &piece.node {
            Node::Filter { .. } => PartKind::Field,
            Node::Not(_) if said.is_some() => PartKind::Not,
            Node::Or(_) if said.is_some() => PartKind::Field,
            Node::Or(_) => PartKind::Or,
            Node::Coding(_) | Node::Overlap { .. } | Node::Thread(_) | Node::Reply { .. } => PartKind::Group,
            _ => PartKind::Word,
        };
        let text = piece.node.text(sight.lang);
        let Said { label, value, code, .. } = said.unwrap_or_else(|| Said { value: text.clone(), ..Said::default() });
        parts.push(Part { start: piece.start, end: piece.end, kind, label, value, code, text });
    }
    Ok(Parts { canonical: parsed.node.to_string(), parts, problems: parsed.problems })
}

#[derive(Default)]
struct Said {
    field: String,
    label: String,
    value: String,
    code: Option<i64>,
}

/// What a filter or a group says; nothing for words.
fn describe(sight: &Sight<'_>, node: &Node) -> Result<Option<Said>> {
    let lang = sight.lang;
    Ok(match node {
        Node::Filter { field, strict, value } => {
            let (value, code) = in_words(sight, field, value)?;
            let label = field.strip_prefix("attr.").unwrap_or_else(|| field_in(field, lang)).to_owned();
            let value = if *strict { format!("= {value}") } else { value };
            Some(Said { field: field.clone(), label, value, code })
        }
        Node::Not(inner) => describe(sight, inner)?.map(|said| Said { label: locale::say(lang, "query-without", &[]), ..said }),
        Node::Or(parts) => {
            let mut all = vec![];
            for part in parts {
                match (part, describe(sight, part)?) {
                    (Node::Filter { .. }, Some(said)) => all.push(said),
                    _ => return Ok(None),
                }
            }
            let one = all.first().is_some_and(|first| all.iter().all(|said| said.field == first.field));
            let or = locale::say(lang, "query-or", &[]);
            let value = all.iter().map(|said| said.value.as_str()).collect::<Vec<_>>().join(&format!(" {or} "));
            all.into_iter().next().filter(|_| one).map(|first| Said { value, code: None, ..first })
        }
        Node::Coding(_) | Node::Overlap { .. } | Node::Thread(_) | Node::Reply { .. } => {
            let text = node.text(lang);
            let (name, inner) = text.split_once('(').unwrap_or((&text, ""));
            Some(Said { label: name.to_owned(), value: inner.strip_suffix(')').unwrap_or(inner).to_owned(), ..Said::default() })
        }
        _ => None,
    })
}

/// A value in words, and the code that it names.
fn in_words(sight: &Sight<'_>, field: &str, value: &str) -> Result<(String, Option<i64>)> {
    let lang = sight.lang;
    if let Some((_, words)) = LISTED.iter().find(|(known, _)| *known == field)
        && let Some(word) = words.iter().find(|word| fold(value) == **word)
    {
        return Ok((said(field, word, lang), None));
    }
    Ok(match field {
        "code" => match sight.study.codebook()?.find(value) {
            Some(code) => {
                let label = in_lang(&code.label, Some(lang)).filter(|label| !label.is_empty()).unwrap_or(&code.ext);
                (label.to_owned(), Some(code.id))
            }
            None => (value.to_owned(), None),
        },
        "date" => (date(value, lang), None),
        "person" => {
            let columns = &sight.views.columns;
            let number = value.strip_prefix('#').and_then(|number| number.parse::<i64>().ok());
            let named = number.filter(|person| columns.person.contains(person)).map(|person| sight.views.person(person));
            (named.unwrap_or_else(|| value.to_owned()), None)
        }
        "space" | "role" | "lang" | "voice" | "origin" | "review" | "thymic" | "status" | "actant" => {
            let words: Vec<String> = match field {
                "lang" => vec![value.to_lowercase()],
                _ => closed_words(field).iter().map(|word| (*word).to_owned()).collect(),
            };
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let known = if field == "lang" {
                Some(closed(field, words[0], lang).label).filter(|label| !label.is_empty())
            } else {
                label(field, value, &words, lang)
            };
            (known.unwrap_or_else(|| value.to_owned()), None)
        }
        _ => (value.to_owned(), None),
    })
}

/// Every word of a closed list.
pub(super) fn closed_words(field: &str) -> Vec<&'static str> {
    use crate::coding::{Origin, Review, Voice};
    use crate::corpus::lists::{Role, Space};
    use crate::reading::{ActantRole, Modality};
    match field {
        "space" => Space::ALL.iter().map(|one| one.word()).collect(),
        "role" => Role::ALL.iter().map(|one| one.word()).collect(),
        "voice" => Voice::ALL.iter().map(|one| one.word()).collect(),
        "origin" => Origin::ALL.iter().map(|one| one.word()).collect(),
        "review" => Review::ALL.iter().map(|one| one.word()).collect(),
        "thymic" => Modality::ALL.iter().map(|one| one.word()).collect(),
        "actant" => ActantRole::ALL.iter().map(|one| one.word()).collect(),
        "status" => vec!["true", "false", "secret", "illusory", "undecided"],
        _ => LISTED.iter().find(|(known, _)| *known == field).map_or(vec![], |(_, words)| words.to_vec()),
    }
}

impl PartKind {
    /// Whether it may stand as a chip.
    pub fn is_chip(self) -> bool {
        matches!(self, PartKind::Field | PartKind::Not | PartKind::Group)
    }
}

impl Kind {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Field => "field",
            Kind::Operator => "operator",
            Kind::Value => "value",
        }
    }
}
