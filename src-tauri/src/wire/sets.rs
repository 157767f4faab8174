//! Sets of messages and draws, as the window shows them.

use std::collections::HashSet;

use livisible_core::draw::far::Tie;
use livisible_core::draw::{Draw, Pool};
use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};
use livisible_core::set::change::SetSaid;
use livisible_core::set::sample::{Allocation, Drawn, How, SampleAsk};
use livisible_core::set::{MessageSet, SetKind};
use livisible_core::study::Study;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MessageView;
use crate::fault::Fault;

/// A stratum of a sample, and what it gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetStratum {
    /// Its value, in words.
    pub name: String,
    /// Messages in it.
    pub of: u64,
    /// Messages drawn from it.
    pub drawn: u64,
}

/// A set of messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetView {
    /// Row id.
    pub id: i64,
    /// What queries call it.
    pub name: String,
    /// What it is made of.
    #[ts(type = "SetKind")]
    pub kind: SetKind,
    /// What it asks; of a sample, among what it was drawn.
    pub query: Option<String>,
    /// Why it is there.
    pub note: Option<String>,
    /// Who made it.
    pub author: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// How many messages it holds; `null` while that is not known.
    pub count: Option<u64>,
    /// Why it holds none, in words.
    pub problem: Option<String>,
    /// How a sample was drawn, in words.
    pub drawn: Option<String>,
    /// What each stratum gave.
    pub strata: Vec<SetStratum>,
    /// What uses it: names of sets, ids of codes whose rules do.
    pub used: Vec<String>,
}

/// What a person says of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetDraft {
    /// What queries call it.
    pub name: String,
    /// What it asks; what a frozen set is made of.
    pub query: Option<String>,
    /// Why it is there.
    pub note: Option<String>,
}

/// A sample that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleOrder {
    /// Among what it is drawn; empty for the whole corpus.
    pub query: String,
    /// How it is drawn.
    #[ts(type = "SampleHow")]
    pub how: How,
    /// How many messages.
    pub size: u32,
    /// What makes the strata.
    pub by: Option<String>,
    /// How much each gives.
    #[ts(type = "SampleAllocation")]
    pub allocation: Allocation,
    /// What decides the chance.
    pub seed: u32,
}

/// What a sample would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleView {
    /// How many messages.
    pub count: u64,
    /// Among how many.
    pub of: u64,
    /// How it would be drawn, in words.
    pub drawn: String,
    /// What each stratum would give.
    pub strata: Vec<SetStratum>,
}

/// Among what a message is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum DrawPool {
    /// What bears no code.
    Uncoded,
    /// What was not read for long, or never; rare words and rare types of space first.
    Neglected,
    /// The far neighbours of a message.
    Far,
}

/// A draw that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawAsk {
    /// Among what a query finds; empty for the whole corpus.
    pub query: String,
    /// Among what of it.
    pub pool: DrawPool,
    /// Row id of the message whose far neighbours are drawn.
    pub of: Option<i64>,
    /// What decides the chance.
    pub seed: u32,
    /// The message that was drawn last.
    pub last: Option<i64>,
}

/// A message that was drawn.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawView {
    /// The message; `null` where there is none to draw.
    pub message: Option<MessageView>,
    /// Root message of its conversation.
    pub conversation: Option<i64>,
    /// How many of the pool are met, this one included.
    pub met: u64,
    /// How many there are.
    pub of: u64,
    /// Whether all had been met: the order begins again.
    pub again: bool,
    /// When it was read before, RFC 3339 in UTC.
    pub seen: Option<String>,
    /// Its rare words.
    pub rare: Vec<String>,
    /// What it shares with the message whose far neighbour it is: semes, or names of codes.
    pub ties: Vec<String>,
}

fn worded(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn strata(drawn: &Drawn, lang: Lang) -> Vec<SetStratum> {
    let of = |one| SetStratum { name: drawn.value_in(one, lang), of: one.of as u64, drawn: one.drawn as u64 };
    drawn.strata.iter().map(of).collect()
}

impl SetView {
    /// Every set, counted through these eyes. `blind`: what others' strata by code say of their codings is left out.
    pub(crate) fn all(study: &Study, blind: bool, ready: bool, lang: Lang) -> Result<Vec<Self>, Fault> {
        study.sets()?.into_iter().map(|set| SetView::of(study, set, blind, ready, lang)).collect()
    }

    fn of(study: &Study, set: MessageSet, blind: bool, ready: bool, lang: Lang) -> Result<Self, Fault> {
        let counted = match set.kind {
            SetKind::Query if !ready => None,
            _ => match study.members_of(&set) {
                Ok(found) => Some(found.map(|members| members.len() as u64)),
                // The window asks again in a moment.
                Err(Error::IndexBusy) => None,
                Err(error) => return Err(error.into()),
            },
        };
        let (count, problem) = match counted {
            Some(Ok(count)) => (Some(count), None),
            Some(Err(code)) => (None, Some(locale::say(lang, &format!("problem-{}", code.replace('_', "-")), &[]))),
            None => (None, None),
        };
        let veiled = blind && set.author != study.coder && set.drawn.as_ref().is_some_and(|drawn| drawn.by.as_deref() == Some("code"));
        let used = study.users_of(&set.name)?.iter().map(|user| user.name().to_owned()).collect();
        Ok(SetView {
            id: set.id,
            kind: set.kind,
            count,
            problem,
            drawn: set.drawn.as_ref().map(|drawn| drawn.tell(lang)),
            strata: set.drawn.as_ref().filter(|_| !veiled).map(|drawn| strata(drawn, lang)).unwrap_or_default(),
            used,
            name: set.name,
            query: set.query,
            note: set.note,
            author: set.author,
            at: set.at,
        })
    }
}

impl SetDraft {
    /// As the core takes it.
    pub(crate) fn settle(self) -> SetSaid {
        SetSaid { name: self.name, query: self.query, note: worded(self.note) }
    }
}

impl SampleOrder {
    /// As the core takes it.
    pub(crate) fn settle(&self) -> SampleAsk {
        SampleAsk { how: self.how, size: self.size as usize, by: self.by.clone(), allocation: self.allocation, seed: u64::from(self.seed) }
    }
}

impl SampleView {
    /// What a draw would give.
    pub(crate) fn of(messages: &[i64], drawn: &Drawn, lang: Lang) -> Self {
        SampleView { count: messages.len() as u64, of: drawn.of as u64, drawn: drawn.tell(lang), strata: strata(drawn, lang) }
    }
}

/// What was drawn, and why, not yet as the window shows it.
pub(crate) struct Drawing {
    pub draw: Draw,
    seen: Option<String>,
    rare: Vec<String>,
    ties: Vec<String>,
}

impl DrawAsk {
    /// Draws, among what was not met since the study was opened.
    pub(crate) fn draw(&self, study: &Study, met: &HashSet<i64>, lang: Lang) -> Result<Drawing, Fault> {
        let among = study.matching(&self.query)?;
        let pool = match (self.pool, self.of) {
            (DrawPool::Uncoded, _) => Pool::Uncoded,
            (DrawPool::Far, Some(of)) => Pool::Far(of),
            (DrawPool::Far | DrawPool::Neglected, _) => Pool::Neglected,
        };
        let draw = study.draw(&among, pool, u64::from(self.seed), met, self.last)?;
        let mut drawing = Drawing { seen: None, rare: vec![], ties: vec![], draw };
        let Some(message) = drawing.draw.message else { return Ok(drawing) };
        match pool {
            Pool::Neglected => {
                drawing.seen = study.seen()?.remove(&message);
                drawing.rare = study.rare_words(message)?;
            }
            Pool::Far(of) => {
                let codebook = study.codebook()?;
                let name = |tie| match tie {
                    Tie::Seme(seme) => seme,
                    Tie::Code(code) => codebook.get(code).map_or_else(String::new, |code| code.name(Some(lang)).to_owned()),
                };
                drawing.ties = study.ties(of, message)?.into_iter().map(name).collect();
            }
            Pool::Whole | Pool::Uncoded => {}
        }
        Ok(drawing)
    }
}

impl DrawView {
    /// As the window shows it.
    pub(crate) fn of(drawing: Drawing, message: Option<MessageView>, conversation: Option<i64>) -> Self {
        let Drawing { draw, seen, rare, ties } = drawing;
        let now = u64::from(draw.message.is_some() && !draw.again);
        DrawView { message, conversation, met: draw.met as u64 + now, of: draw.of as u64, again: draw.again, seen, rare, ties }
    }
}
