//! Coding by hand: what a gesture asks, and what it answers: the marks of the messages that it touched, no more.

use std::ops::Range;

use livisible_core::coding::add::NewCoding;
use livisible_core::coding::change::Change;
use livisible_core::coding::{Review, Voice};
use livisible_core::corpus::message::Message;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::memo::{self, NewMemo, Subject};
use livisible_core::study::{Output, Study};
use livisible_core::text::offset;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use super::{CodingView, ThingMarks, utf16};
use crate::fault::Fault;
use crate::open::Open;

/// A memo on a message, a coding, a code…
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Memo {
    /// Row id.
    pub id: i64,
    /// What kind of thing it is about, a word of the contract.
    #[ts(type = "MemoSubject")]
    pub kind: Subject,
    /// Row id of that thing.
    pub on: i64,
    /// First UTF-16 code unit of the words that it stands on; `null` for the whole.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// Those words.
    pub quote: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// What it says.
    pub body: String,
    /// Who wrote it.
    pub author: String,
    /// When, ISO 8601 in UTC.
    pub at: String,
    /// What it is for, a word of the contract.
    #[serde(rename = "type")]
    #[ts(type = "MemoType")]
    pub of_type: memo::Kind,
    /// Whether a thing to do is done.
    pub done: bool,
    /// When it was last rewritten.
    pub edited: Option<String>,
}

/// A memo to be written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoDraft {
    /// What kind of thing it is about, a word of the contract.
    #[ts(type = "MemoSubject")]
    pub kind: Subject,
    /// Row id of that thing.
    pub on: i64,
    /// First UTF-16 code unit of the words that it stands on; `null` for the whole.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// Title.
    pub title: Option<String>,
    /// What it says.
    pub body: String,
    /// What it is for; a note where it is not said.
    #[serde(rename = "type", default)]
    #[ts(optional, type = "MemoType")]
    pub of_type: Option<memo::Kind>,
}

/// The codings and the memos of a message, anew.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageMarks {
    /// Row id of the message.
    pub message: i64,
    /// Its codings.
    pub codings: Vec<CodingView>,
    /// Its memos.
    pub memos: Vec<Memo>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stroke {
    /// Number of the operation; `null` when nothing changed.
    pub op: Option<i64>,
    /// Row id of what was made: the coding, the memo or the code that was asked for.
    pub made: Option<i64>,
    /// What was done, in the window's language.
    pub what: Option<String>,
    /// The messages that it touched.
    pub marks: Vec<MessageMarks>,
    /// The things that it touched.
    pub things: Vec<ThingMarks>,
    /// Whether the codebook changed.
    pub codebook: bool,
    /// What undo would undo.
    pub undo: Option<String>,
    /// What redo would redo.
    pub redo: Option<String>,
    /// When the last operation was made, ISO 8601 in UTC.
    pub saved: Option<String>,
}

/// What is to change in a coding; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CodingEdit {
    /// Another code.
    #[ts(optional)]
    pub code: Option<i64>,
    /// Another first UTF-16 code unit.
    #[ts(optional)]
    pub start: Option<u32>,
    /// Another end.
    #[ts(optional)]
    pub end: Option<u32>,
    /// Another voice, a word of the contract.
    #[ts(optional)]
    pub voice: Option<String>,
    /// Another memo; `null` takes it off.
    #[serde(deserialize_with = "said")]
    #[ts(optional, type = "string | null")]
    pub memo: Option<Option<String>>,
    /// Another weight, 1 to 3; `null` takes it off.
    #[serde(deserialize_with = "said")]
    #[ts(optional, type = "number | null")]
    pub weight: Option<Option<u8>>,
    /// Another review, a word of the contract.
    #[ts(optional)]
    pub review: Option<String>,
}

/// A key that is there, `null` included.
pub(super) fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A range of the window, in code points of the message's text.
pub(crate) fn range(open: &Open, message: i64, start: Option<u32>, end: Option<u32>) -> Result<Option<Range<usize>>, Fault> {
    let (start, end) = match (start, end) {
        (None, None) => return Ok(None),
        (start, end) => (start.unwrap_or(u32::MAX) as usize, end.unwrap_or(u32::MAX) as usize),
    };
    let text = open.study.text(message)?;
    if start >= end || end > text.encode_utf16().count() {
        // A bound that was lost must not code the whole message.
        return Err(Error::BadSpan { start, stop: end, length: offset::length(&text) }.into());
    }
    let at = offset::from_utf16(&text, &[start, end]);
    Ok(Some(at[0]..at[1]))
}

impl CodingEdit {
    /// As the core takes it.
    pub(crate) fn change(self, open: &Open, coding: i64) -> Result<Change, Fault> {
        let range = range(open, open.study.coding(coding)?.message, self.start, self.end)?;
        let voice = match self.voice {
            Some(word) => Some(Voice::from_word(&word).ok_or(Error::BadParameter { name: "voice".into(), value: word })?),
            None => None,
        };
        let memo = self.memo.map(|memo| memo.filter(|memo| !memo.trim().is_empty()));
        let review = match self.review {
            Some(word) => Some(Review::from_word(&word).ok_or(Error::BadParameter { name: "review".into(), value: word })?),
            None => None,
        };
        Ok(Change { code: self.code, range, voice, review, memo, weight: self.weight })
    }
}

impl MemoDraft {
    /// As the core takes it.
    pub(crate) fn settle(self, open: &Open) -> Result<NewMemo, Fault> {
        let range = match (self.kind, self.start, self.end) {
            (Subject::Message, start, end) => range(open, self.on, start, end)?,
            (_, None, None) => None,
            _ => return Err(Error::BadParameter { name: "start".into(), value: self.kind.word().to_owned() }.into()),
        };
        Ok(NewMemo {
            on: self.kind,
            on_id: self.on,
            range,
            title: worded(self.title),
            body: self.body,
            kind: self.of_type.unwrap_or(memo::Kind::Note),
        })
    }
}

/// A title that says something.
pub(crate) fn worded(title: Option<String>) -> Option<String> {
    title.filter(|title| !title.trim().is_empty())
}

impl Memo {
    /// A memo; `text` is that of the message, where it stands on one.
    pub(crate) fn of(memo: memo::Memo, text: Option<&str>) -> Self {
        let anchor = memo.anchor.filter(|anchor| !anchor.lost);
        let placed = anchor.as_ref().zip(text).and_then(|(anchor, text)| utf16(text, [anchor.range.clone()]).first().copied());
        Memo {
            id: memo.id,
            kind: memo.on,
            on: memo.on_id,
            start: placed.map(|(start, _)| start),
            end: placed.map(|(_, end)| end),
            quote: anchor.map(|anchor| anchor.quote),
            title: memo.title,
            body: memo.body,
            author: memo.author,
            at: memo.at,
            of_type: memo.kind,
            done: memo.done,
            edited: memo.edited,
        }
    }

    /// The memos on a thing.
    pub(crate) fn on(open: &Open, kind: Subject, on: i64) -> Result<Vec<Self>, Fault> {
        let text = if kind == Subject::Message { Some(open.study.text(on)?) } else { None };
        Ok(open.eyes()?.memos_on(kind, on)?.into_iter().map(|memo| Memo::of(memo, text.as_deref())).collect())
    }

    /// The memos on a message that was read already.
    pub(crate) fn of_message(study: &Study, message: &Message) -> Result<Vec<Self>, Fault> {
        Ok(study.memos_on(Subject::Message, message.id)?.into_iter().map(|memo| Memo::of(memo, Some(&message.text))).collect())
    }
}

impl MessageMarks {
    /// The marks of a message as they are now, as these eyes see them: [`Open::eyes`].
    pub(crate) fn of(study: &Study, message: i64) -> Result<Self, Fault> {
        let message = study.message(message)?;
        let codings = CodingView::of_message(study, &message)?;
        Ok(MessageMarks { message: message.id, codings, memos: Memo::of_message(study, &message)? })
    }
}

impl Stroke {
    /// What an operation did to these messages, told in this language.
    pub(crate) fn of<T>(open: &Open, done: &Output<T>, messages: &[i64], lang: Lang) -> Result<Self, Fault> {
        let undo = open.study.next_undo()?;
        let what = done.op.and(undo.as_ref()).map(|line| line.describe(lang));
        let eyes = open.eyes()?;
        Ok(Stroke {
            op: done.op,
            made: None,
            marks: messages.iter().map(|&message| MessageMarks::of(&eyes, message)).collect::<Result<_, _>>()?,
            things: vec![],
            codebook: false,
            redo: open.study.next_redo()?.map(|line| open.told(&line, lang)),
            saved: undo.as_ref().map(|line| line.at.clone()),
            undo: undo.map(|line| open.told(&line, lang)),
            what,
        })
    }

    /// The same, with what was made.
    pub(crate) fn making(self, made: Option<i64>) -> Self {
        Stroke { made, ..self }
    }

    /// The same, things having changed.
    pub(crate) fn on_things(self, things: Vec<ThingMarks>) -> Self {
        Stroke { things, ..self }
    }

    /// The same, the codebook having changed.
    pub(crate) fn in_codebook(self) -> Self {
        Stroke { codebook: true, ..self }
    }
}

/// A coding of the window as the core takes it.
pub(crate) fn new_coding(open: &Open, code: i64, message: i64, start: Option<u32>, end: Option<u32>) -> Result<NewCoding, Fault> {
    Ok(NewCoding::by_hand(code, message, range(open, message, start, end)?, &open.study.coder))
}
