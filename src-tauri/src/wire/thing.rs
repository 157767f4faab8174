//! Things that bear codes and memos: replies, silences, accounts, persons, conversations.

use livisible_core::coding::thing::{Kind, Thing, ThingChange, ThingCoding};
use livisible_core::memo::Subject;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

use super::Memo;
use crate::fault::Fault;
use crate::open::Open;

/// A code on a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThingCodingView {
    /// Row id.
    pub id: i64,
    /// Row id of the code.
    pub code: i64,
    /// Who coded.
    pub coder: String,
    /// Why.
    pub memo: Option<String>,
}

/// The codes and the memos on a thing, as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThingMarks {
    /// What it is, a word of the contract.
    #[ts(type = "ThingKind")]
    pub kind: Kind,
    /// Row id: the message that answers, the message before the silence, the account, the person, the root of the conversation.
    pub on: i64,
    /// Its codes.
    pub codings: Vec<ThingCodingView>,
    /// Its memos.
    pub memos: Vec<Memo>,
}

/// What is to change in a code on a thing; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ThingEdit {
    /// Another code.
    #[ts(optional)]
    pub code: Option<i64>,
    /// Another memo; `null` takes it off.
    #[serde(deserialize_with = "super::coding::said")]
    #[ts(optional, type = "string | null")]
    pub memo: Option<Option<String>>,
}

impl From<ThingEdit> for ThingChange {
    fn from(edit: ThingEdit) -> Self {
        ThingChange { code: edit.code, memo: edit.memo.map(|memo| memo.filter(|memo| !memo.trim().is_empty())) }
    }
}

impl ThingMarks {
    /// The marks of a thing as they are now.
    pub(crate) fn on(open: &Open, on: Thing) -> Result<Self, Fault> {
        let codings = open.eyes()?.thing_codings_on(on)?;
        Ok(ThingMarks { kind: on.kind, on: on.id, codings: views(codings), memos: Memo::on(open, on.kind.subject(), on.id)? })
    }

    /// The marks of the thing that a memo is about, where it is one.
    pub(crate) fn about(open: &Open, subject: Subject, id: i64) -> Result<Vec<Self>, Fault> {
        match Kind::of_subject(subject) {
            Some(kind) => Ok(vec![ThingMarks::on(open, Thing { kind, id })?]),
            None => Ok(vec![]),
        }
    }

    /// Those of a conversation that bear something.
    pub(crate) fn of_conversation(open: &Open, root: i64) -> Result<Vec<Self>, Fault> {
        let eyes = open.eyes()?;
        let coded = eyes.things_of(root)?.into_iter().map(|one| one.on);
        let all: BTreeSet<(Kind, i64)> = coded.chain(eyes.noted_things_of(root)?).map(|on| (on.kind, on.id)).collect();
        all.into_iter().map(|(kind, id)| ThingMarks::on(open, Thing { kind, id })).collect()
    }
}

fn views(codings: Vec<ThingCoding>) -> Vec<ThingCodingView> {
    codings.into_iter().map(|one| ThingCodingView { id: one.id, code: one.code, coder: one.coder, memo: one.memo }).collect()
}
