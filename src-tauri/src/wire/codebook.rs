//! The codebook as the window shows it.

use livisible_core::codebook::delete::Takes;
use livisible_core::codebook::read::Codebook;
use livisible_core::codebook::{Code, CodeOrigin, template};
use livisible_report::figure::palette;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Localised;
use crate::fault::Fault;
use crate::open::Open;

/// A code, in tree order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeView {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Row id of the code above.
    pub parent: Option<i64>,
    /// How deep in the tree; a top code is 0.
    pub depth: u32,
    /// Its name.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// What to put under it.
    pub include: Localised,
    /// What not to.
    pub exclude: Localised,
    /// A typical quote.
    pub example: Option<String>,
    /// Its colour as it was given.
    pub color: Option<String>,
    /// Its place among the twelve colours of the palette, 1 to 12: the CSS class `k` and this.
    pub slot: u32,
    /// Its number in the codeframe.
    pub number: Option<i64>,
    /// Whether it excludes every other code.
    pub exclusive: bool,
    /// Codings of it and of the codes below, brand speech left out.
    pub codings: u64,
    /// Messages that bear it or a code below, brand speech left out.
    pub messages: u64,
    /// Where it comes from: deductive, inductive, in_vivo; `null` where nobody said.
    pub origin: Option<String>,
    /// Whether one at most of the codes below it stands on the same words.
    pub one_of: bool,
    /// What looks like it and is not.
    pub anti_example: Option<String>,
    /// Where its example stands.
    pub example_at: Option<ExampleView>,
    /// Whether its definition says what it should.
    pub defined: bool,
    /// Rules that suggest it.
    pub rules: u32,
    /// Things that bear it: replies, silences, accounts, persons, conversations. They count apart.
    pub things: u64,
}

/// The example of a code where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExampleView {
    /// Row id of the message.
    pub message: i64,
    /// Row id of the root of its conversation.
    pub conversation: i64,
    /// The words.
    pub quote: String,
}

/// What a person says of a code.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeDraft {
    /// Row id of the code above.
    pub parent: Option<i64>,
    /// Its name.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// What to put under it.
    pub include: Localised,
    /// What not to.
    pub exclude: Localised,
    /// A typical quote.
    pub example: Option<String>,
    /// Its colour, `#RRGGBB`.
    pub color: Option<String>,
    /// Its number in the codeframe.
    pub number: Option<i64>,
    /// Whether it excludes every other code.
    pub exclusive: bool,
    /// Where it comes from; an empty word says that nobody said, none leaves it.
    #[serde(default)]
    #[ts(optional)]
    pub origin: Option<String>,
    /// Whether one at most of the codes below it stands on the same words; none leaves it.
    #[serde(default)]
    #[ts(optional)]
    pub one_of: Option<bool>,
    /// What looks like it and is not; an empty text takes it off, none leaves it.
    #[serde(default)]
    #[ts(optional)]
    pub anti_example: Option<String>,
}

/// What deleting a code would take along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeTakes {
    /// Codes: itself and those below.
    pub codes: u64,
    /// Their codings.
    pub codings: u64,
    /// Messages that bear one.
    pub messages: u64,
    /// Memos on them.
    pub memos: u64,
    /// Squares that lose a term.
    pub squares: u64,
}

/// A code of a starter codebook.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateCode {
    /// Its name.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// How deep in the tree.
    pub depth: u32,
}

/// A starter codebook.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Localised,
    /// What it is for.
    pub description: Localised,
    /// Where it comes from: author, year.
    pub source: String,
    /// Whether its codes exclude one another.
    pub exclusive: bool,
    /// Its codes, in tree order.
    pub codes: Vec<TemplateCode>,
    /// Whether the codebook has its codes already.
    pub present: bool,
}

impl CodeDraft {
    /// As the core takes it. What `before` says in other languages than the window's stays.
    pub(crate) fn settle(self, before: Code) -> Code {
        let blank = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Code {
            label: self.label.over(before.label),
            definition: self.definition.over(before.definition),
            include: self.include.over(before.include),
            exclude: self.exclude.over(before.exclude),
            example: blank(self.example),
            color: blank(self.color),
            number: self.number,
            exclusive: self.exclusive,
            parent: self.parent,
            origin: self.origin.map_or(before.origin, |word| CodeOrigin::from_word(&word)),
            one_of: self.one_of.unwrap_or(before.one_of),
            anti_example: self.anti_example.map_or(before.anti_example, |text| blank(Some(text))),
            ..before
        }
    }
}

impl From<Takes> for CodeTakes {
    fn from(takes: Takes) -> Self {
        let Takes { codes, codings, messages, memos, squares } = takes;
        CodeTakes { codes, codings, messages, memos, squares }
    }
}

impl Template {
    /// The starter codebooks, beside the study's own.
    pub(crate) fn all(open: &Open) -> Result<Vec<Self>, Fault> {
        let codebook = open.study.codebook()?;
        Ok(template::all().iter().map(|one| Template::of(one, &codebook)).collect())
    }

    fn of(one: &template::Template, codebook: &Codebook) -> Self {
        let above = |code: &template::TemplateCode| one.codes.iter().find(|other| Some(&other.id) == code.parent.as_ref());
        let depth = |code: &template::TemplateCode| {
            let mut line = 0;
            let mut next = above(code);
            // A loop would never end: no tree is deeper than it has codes.
            while let Some(parent) = next.filter(|_| line < one.codes.len() as u32) {
                line += 1;
                next = above(parent);
            }
            line
        };
        let codes = one.codes.iter().map(|code| TemplateCode {
            label: Localised::of(&code.label),
            definition: Localised::of(&code.definition),
            depth: depth(code),
        });
        Template {
            id: one.id.clone(),
            label: Localised::of(&one.label),
            description: Localised::of(&one.description),
            source: one.source.clone(),
            exclusive: one.mutually_exclusive,
            codes: codes.collect(),
            present: one.codes.iter().all(|code| codebook.codes.iter().any(|known| known.ext == code.id)),
        }
    }
}

impl ExampleView {
    fn of(open: &Open, code: &Code) -> Result<Option<Self>, Fault> {
        if code.example_span.is_none() {
            return Ok(None);
        }
        Ok(match open.study.example(code.id)?.filter(|example| !example.lost) {
            Some(example) => {
                let conversation = open.study.root_of(example.message)?;
                Some(ExampleView { message: example.message, conversation, quote: example.quote })
            }
            None => None,
        })
    }
}

impl CodeView {
    /// Every code, in tree order, with its counts.
    pub(crate) fn all(open: &Open) -> Result<Vec<CodeView>, Fault> {
        let codebook = open.study.codebook()?;
        let counts = open.eyes()?.code_counts(&codebook)?;
        let things = open.eyes()?.thing_counts()?;
        let slots = palette::slots(&codebook);
        let rules = open.study.rules_by_code()?;
        let mut out = Vec::with_capacity(codebook.codes.len());
        for (code, depth) in codebook.tree() {
            let (codings, messages) = counts.get(&code.id).copied().unwrap_or_default();
            out.push(CodeView {
                id: code.id,
                ext: code.ext.clone(),
                parent: code.parent,
                depth: u32::try_from(depth).unwrap_or(u32::MAX),
                label: Localised::of(&code.label),
                definition: Localised::of(&code.definition),
                include: Localised::of(&code.include),
                exclude: Localised::of(&code.exclude),
                example: code.example.clone(),
                color: code.color.clone(),
                slot: slots.get(&code.id).and_then(|&slot| u32::try_from(slot).ok()).unwrap_or(1),
                number: code.number,
                exclusive: code.exclusive,
                codings: codings as u64,
                messages: messages as u64,
                origin: code.origin.map(|origin| origin.word().to_owned()),
                one_of: code.one_of,
                anti_example: code.anti_example.clone(),
                example_at: ExampleView::of(open, code)?,
                defined: code.is_defined(),
                rules: rules.get(&code.id).copied().unwrap_or_default(),
                things: things.get(&code.id).copied().unwrap_or_default(),
            });
        }
        Ok(out)
    }
}
