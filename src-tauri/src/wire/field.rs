//! The search field: what may be written, the parts of what is, and what would mend it.

use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::mask::Mask;
use livisible_core::locale::Lang;
use livisible_core::search::field::Sight;
use livisible_core::search::field::choices::Choices;
use livisible_core::search::field::complete::{Completion, complete};
use livisible_core::search::field::mend::mend;
use livisible_core::search::field::parts::{PartKind, parts};
use livisible_core::search::query::{Parsed, Problem, read};
use livisible_core::study::Study;
use livisible_core::text::offset;
use serde::Serialize;
use std::sync::Arc;
use ts_rs::TS;

use super::search::SearchProblem;
use super::utf16;
use crate::fault::Fault;
use crate::open::Open;

/// What may stand in place of what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldOffer {
    /// What is written.
    pub text: String,
    /// Its name.
    pub label: String,
    /// What it does, or what it is called otherwise.
    pub detail: String,
    /// `field`, `operator` or `value`.
    pub kind: String,
    /// Row id of the code that it names.
    pub code: Option<i64>,
    /// What bears it, where that is counted.
    pub count: Option<u64>,
}

/// What may be written at a place of the query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldCompletion {
    /// First UTF-16 code unit of what is replaced.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whether it is the value of a field.
    pub value: bool,
    /// Whether what is typed is one of the values already.
    pub whole: bool,
    /// The best first.
    pub offers: Vec<FieldOffer>,
}

/// A part at the top of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldPart {
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// `word`, `field`, `not`, `or` or `group`.
    pub kind: String,
    /// Whether it may stand as a chip: a filter, whole and without a fault.
    pub chip: bool,
    /// The name of its field or group; “without” for what is left out.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// Row id of the code that it names alone.
    pub code: Option<i64>,
}

/// A query, as the field shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldParts {
    /// What was understood, in its canonical text.
    pub canonical: String,
    /// Its parts, in order.
    pub parts: Vec<FieldPart>,
    /// What was not understood; values are not judged before the query runs.
    pub problems: Vec<SearchProblem>,
}

/// A text to write in place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldFix {
    /// First UTF-16 code unit replaced.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What is written there.
    pub text: String,
}

/// What the field looks at, kept by the shell.
#[derive(Clone)]
pub(crate) struct Field {
    views: Arc<Views>,
    mask: Arc<Mask>,
    choices: Arc<Choices>,
}

impl Field {
    /// Of the open study, as it is now.
    pub(crate) fn of(open: &mut Open) -> Result<Self, Fault> {
        Ok(Field { views: open.views()?, mask: open.mask()?, choices: open.choices()? })
    }

    fn sight<'a>(&'a self, study: &'a Study, lang: Lang) -> Sight<'a> {
        Sight { study, views: &self.views, mask: &self.mask, choices: &self.choices, lang }
    }

    /// What may be written at a place of a query, told in UTF-16 code units.
    pub(crate) fn complete(&self, study: &Study, text: &str, at: u32, lang: Lang) -> Result<FieldCompletion, Fault> {
        let at = offset::from_utf16(text, &[at as usize]).first().copied().unwrap_or_default();
        let Completion { start, end, value, whole, offers } = complete(&self.sight(study, lang), text, at)?;
        let (start, end) = utf16(text, std::iter::once(start..end)).first().copied().unwrap_or_default();
        let offers = offers
            .into_iter()
            .map(|offer| FieldOffer {
                kind: offer.kind.word().to_owned(),
                text: offer.text,
                label: offer.label,
                detail: offer.detail,
                code: offer.code,
                count: offer.count,
            })
            .collect();
        Ok(FieldCompletion { start, end, value, whole, offers })
    }

    /// The parts of a query.
    pub(crate) fn parts(&self, study: &Study, text: &str, lang: Lang) -> Result<FieldParts, Fault> {
        let sight = self.sight(study, lang);
        let said = parts(&sight, text)?;
        let places = utf16(text, said.parts.iter().map(|part| part.start..part.end));
        let faulty = |start: usize, end: usize| {
            said.problems.iter().any(|problem| problem.start < end && start < problem.end.max(problem.start + 1))
        };
        let parts = said
            .parts
            .iter()
            .zip(places)
            .map(|(part, (start, end))| FieldPart {
                start,
                end,
                kind: word(part.kind).to_owned(),
                chip: part.kind.is_chip() && !faulty(part.start, part.end),
                label: part.label.clone(),
                value: part.value.clone(),
                code: part.code,
            })
            .collect();
        let problems = self.problems(study, text, &said.problems, lang)?;
        Ok(FieldParts { canonical: said.canonical, parts, problems })
    }

    /// Problems of a query in the window's language, each with what would mend it.
    pub(crate) fn problems(&self, study: &Study, text: &str, problems: &[Problem], lang: Lang) -> Result<Vec<SearchProblem>, Fault> {
        let parsed = read(text);
        problems.iter().map(|problem| self.problem(study, text, &parsed, problem, lang)).collect()
    }

    fn problem(&self, study: &Study, text: &str, parsed: &Parsed, problem: &Problem, lang: Lang) -> Result<SearchProblem, Fault> {
        let fix = mend(&self.sight(study, lang), text, parsed, problem)?.map(|fix| {
            let (start, end) = utf16(text, std::iter::once(fix.start..fix.end)).first().copied().unwrap_or_default();
            FieldFix { start, end, text: fix.text }
        });
        Ok(SearchProblem { fix, ..SearchProblem::of(problem, text, lang) })
    }
}

fn word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Word => "word",
        PartKind::Field => "field",
        PartKind::Not => "not",
        PartKind::Or => "or",
        PartKind::Group => "group",
    }
}
