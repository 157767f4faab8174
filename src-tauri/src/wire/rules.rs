//! Rules and what they would code, as the window shows them.

use livisible_core::corpus::conversation::Views;
use livisible_core::error::Error;
use livisible_core::rule::change::NewRule;
use livisible_core::rule::decide::Decision;
use livisible_core::rule::measure::Part;
use livisible_core::rule::place::Fate;
use livisible_core::rule::preview::{Ask, Row};
use livisible_core::rule::{Draft, Reach, Rule};
use livisible_core::text::offset;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::utf16;
use crate::fault::Fault;
use crate::open::Open;

/// A rule of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Row id.
    pub id: i64,
    /// Row id of the code that it suggests.
    pub code: i64,
    /// What it asks.
    pub query: String,
    /// What it codes of what it finds.
    #[ts(type = "RuleReach")]
    pub reach: Reach,
    /// Why.
    pub note: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// When, ISO 8601 in UTC.
    pub at: String,
}

/// What a person says of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleDraft {
    /// Row id of the rule; `null` where it is not one yet.
    pub id: Option<i64>,
    /// What it asks.
    pub query: String,
    /// What it codes of what it finds.
    #[ts(type = "RuleReach")]
    pub reach: Reach,
    /// Why.
    pub note: Option<String>,
}

/// What is asked of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleAsk {
    /// Row id of the code.
    pub code: i64,
    /// One rule, or all those of the code.
    pub rules: Vec<RuleDraft>,
    /// Only what stands so; `null` for all that is found.
    #[ts(type = "RuleFate | null")]
    pub fate: Option<Fate>,
    /// First message wanted, from 0.
    pub offset: u64,
    /// How many.
    pub limit: u64,
}

/// A place that is decided upon.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RulePick {
    /// Row id of the message.
    pub message: i64,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Row id of the rule that found it.
    pub rule: Option<i64>,
}

/// What a rule would code, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RulePlace {
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// How it stands.
    #[ts(type = "RuleFate")]
    pub fate: Fate,
    /// Row id of the rule that finds it.
    pub rule: Option<i64>,
    /// Who put, or judged, what stands there.
    pub coder: Option<String>,
}

/// A message that rules find, or miss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleHit {
    /// Row id of the message.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Root message of its conversation.
    pub conversation: i64,
    /// Pseudonym of who speaks.
    pub speaker: String,
    /// Type of space, a word of the contract.
    pub space: String,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Date, as precise as the source says.
    pub posted: Option<String>,
    /// Language.
    pub lang: Option<String>,
    /// What was written.
    pub text: String,
    /// The most open of its places.
    #[ts(type = "RuleFate")]
    pub fate: Fate,
    /// What would be coded in it.
    pub places: Vec<RulePlace>,
    /// Row ids of the codes that people put on it.
    pub codes: Vec<i64>,
}

/// A part of a base: never a percentage alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct RulePart {
    /// How many.
    pub n: u64,
    /// Of how many.
    pub of: u64,
}

/// How many messages stand so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RuleCount {
    /// How.
    #[ts(type = "RuleFate")]
    pub fate: Fate,
    /// How many.
    pub n: u64,
}

/// What rules would do: a page of it, with exact totals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RulePreview {
    /// Messages found.
    pub found: u64,
    /// Messages by how they stand.
    pub counts: Vec<RuleCount>,
    /// Messages of the kind that was asked.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<RuleHit>,
    /// Of the messages found that people coded, those that bear the code.
    pub precision: RulePart,
    /// Of the messages that bear the code, those found.
    pub recall: RulePart,
    /// Messages that people coded.
    pub judged: u64,
    /// Whether the index is still being built: nothing is known yet.
    pub building: bool,
}

/// What a rule asks, or asked before it was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleSaid {
    /// Its query.
    pub query: String,
    /// Whether it still stands.
    pub stands: bool,
}

impl From<Rule> for RuleView {
    fn from(rule: Rule) -> Self {
        let Rule { id, code, query, reach, note, author, at } = rule;
        RuleView { id, code, query, reach, note, author, at }
    }
}

impl RuleDraft {
    /// As the core previews it.
    pub(crate) fn draft(self) -> Draft {
        Draft { id: self.id, query: self.query, reach: self.reach }
    }

    /// As the core writes it.
    pub(crate) fn settle(self, code: i64) -> NewRule {
        NewRule { code, query: self.query, reach: self.reach, note: self.note.filter(|note| !note.trim().is_empty()) }
    }
}

impl RulePick {
    /// The place in code points.
    pub(crate) fn settle(self, open: &Open) -> Result<Decision, Fault> {
        let range = super::coding::range(open, self.message, Some(self.start), Some(self.end))?;
        let range = range.unwrap_or(0..offset::length(&open.study.text(self.message)?));
        Ok(Decision { message: self.message, range, rule: self.rule })
    }
}

impl RulePreview {
    /// What the rules would do.
    pub(crate) fn of(open: &mut Open, ask: RuleAsk, most: u64) -> Result<Self, Fault> {
        open.refresh_index();
        let building = || RulePreview { building: true, ..RulePreview::default() };
        if open.is_rebuilding() {
            return Ok(building());
        }
        let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let ask = Ask {
            code: ask.code,
            rules: ask.rules.into_iter().map(RuleDraft::draft).collect(),
            fate: ask.fate,
            offset: narrow(ask.offset),
            limit: narrow(ask.limit.min(most)),
        };
        let preview = match open.eyes()?.preview_rules(&ask) {
            // Nothing is wrong: the window asks again in a moment.
            Err(Error::IndexBusy) => return Ok(building()),
            preview => preview?,
        };
        let views = open.views()?;
        let part = |part: Part| RulePart { n: part.n as u64, of: part.of as u64 };
        Ok(RulePreview {
            found: preview.found as u64,
            counts: preview.counts.into_iter().map(|(fate, n)| RuleCount { fate, n: n as u64 }).collect(),
            total: preview.total as u64,
            rows: preview.rows.into_iter().map(|row| RuleHit::of(open, &views, row)).collect::<Result<_, _>>()?,
            precision: part(preview.measures.precision),
            recall: part(preview.measures.recall),
            judged: preview.measures.judged as u64,
            building: false,
        })
    }
}

impl RuleHit {
    fn of(open: &Open, views: &Views, row: Row) -> Result<Self, Fault> {
        let message = open.study.message(row.message)?;
        let at = views.columns.ordinal(message.id);
        let ranges = utf16(&message.text, row.places.iter().map(|place| place.range.clone()));
        let place = |((start, end), place): ((u32, u32), livisible_core::rule::place::Place)| RulePlace {
            start,
            end,
            fate: place.fate,
            rule: place.rule,
            coder: place.coder,
        };
        let codes = open.eyes()?.codings_of(message.id)?.into_iter();
        let mut codes: Vec<i64> =
            codes.filter(|coding| coding.review == livisible_core::coding::Review::Accepted).map(|coding| coding.code).collect();
        codes.sort_unstable();
        codes.dedup();
        Ok(RuleHit {
            id: message.id,
            conversation: message.root,
            speaker: at.map(|at| views.speaker(at)).unwrap_or_default(),
            space: message.space.word().to_owned(),
            posted: message.posted_iso(),
            places: ranges.into_iter().zip(row.places).map(place).collect(),
            fate: row.fate,
            codes,
            ext: message.ext,
            venue: message.venue,
            lang: message.lang,
            text: message.text,
        })
    }
}
