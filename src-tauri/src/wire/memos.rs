//! Memos all together: the shelf, what each is on, what links in them lead to.

use livisible_core::corpus::conversation::Views;
use livisible_core::locale::Lang;
use livisible_core::memo::links::Target;
use livisible_core::memo::shelf::{self, Order, Shelf};
use livisible_core::memo::{self, Kind, Subject};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Memo;
use crate::fault::Fault;
use crate::open::Open;

/// What is asked of the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoAsk {
    /// Only this type.
    #[serde(rename = "type")]
    #[ts(type = "MemoType | null")]
    pub of_type: Option<Kind>,
    /// Only on things of this kind.
    #[ts(type = "MemoSubject | null")]
    pub on: Option<Subject>,
    /// Only by this person.
    pub author: Option<String>,
    /// Only what is done, or still to do.
    pub done: Option<bool>,
    /// Words that they must hold.
    pub words: String,
    /// In which order.
    #[ts(type = "MemoOrder")]
    pub order: Order,
    /// First memo wanted, from 0.
    pub offset: u64,
    /// How many.
    pub limit: u64,
}

/// A memo of the shelf, with what it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoRow {
    /// The memo.
    pub memo: Memo,
    /// What it is on, in few words; `null` for the study.
    pub what: Option<String>,
    /// The message to open for it.
    pub message: Option<i64>,
    /// The root of its conversation.
    pub conversation: Option<i64>,
    /// The code to open for it.
    pub code: Option<i64>,
}

/// How many memos are of a type, or stand on a kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemoCount {
    /// The word of the contract.
    pub word: String,
    /// How many.
    pub n: u64,
}

/// A page of the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoShelf {
    /// How many the question finds.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<MemoRow>,
    /// How many of each type there are.
    pub types: Vec<MemoCount>,
    /// How many on each kind of thing.
    pub subjects: Vec<MemoCount>,
    /// Who wrote any.
    pub authors: Vec<String>,
    /// Things to do that are not done.
    pub open: u64,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkTarget {
    /// Row id of a message.
    pub message: Option<i64>,
    /// The root of its conversation.
    pub conversation: Option<i64>,
    /// Row id of a code.
    pub code: Option<i64>,
    /// Row id of a memo.
    pub memo: Option<i64>,
}

/// Something that a link could lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkWord {
    /// What is written between the brackets.
    pub target: String,
    /// What it is called.
    pub label: String,
    /// Whether it is a message, a code or a memo.
    #[ts(type = "\"message\" | \"code\" | \"memo\"")]
    pub kind: &'static str,
}

/// How much of a message is shown beside its id.
const OPENING: usize = 60;

fn opening(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(OPENING).collect()
}

impl MemoAsk {
    fn settle(self, most: u64) -> shelf::Ask {
        let narrow = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        shelf::Ask {
            kind: self.of_type,
            on: self.on,
            author: self.author,
            done: self.done,
            words: self.words,
            order: self.order,
            offset: narrow(self.offset),
            limit: narrow(self.limit.min(most)),
        }
    }
}

impl MemoShelf {
    /// A page of the shelf.
    pub(crate) fn of(open: &mut Open, ask: MemoAsk, most: u64, lang: Lang) -> Result<Self, Fault> {
        let views = open.views()?;
        let Shelf { total, memos, kinds, subjects, authors, open: left } = open.eyes()?.memo_shelf(&ask.settle(most))?;
        let count = |word: &str, n: usize| MemoCount { word: word.to_owned(), n: n as u64 };
        Ok(MemoShelf {
            total: total as u64,
            rows: memos.into_iter().map(|memo| MemoRow::of(open, &views, memo, lang)).collect::<Result<_, _>>()?,
            types: kinds.into_iter().map(|(kind, n)| count(kind.word(), n)).collect(),
            subjects: subjects.into_iter().map(|(on, n)| count(on.word(), n)).collect(),
            authors,
            open: left as u64,
        })
    }
}

impl MemoRow {
    /// A memo with what it is on.
    pub(crate) fn of(open: &Open, views: &Views, memo: memo::Memo, lang: Lang) -> Result<Self, Fault> {
        let (on, id) = (memo.on, memo.on_id);
        let code_name = |code: i64| open.study.code_by_row(code).ok().map(|code| code.name(Some(lang)).to_owned());
        // A message that an undone import hid leaves its memo without a place to go to.
        let said = |message: i64| {
            let at = views.columns.ordinal(message)?;
            Some((views.speaker(at), open.study.message_ext(message).ok()?, views.columns.root[at]))
        };
        let (mut what, mut message, mut code, mut text) = (None, None, None, None);
        match on {
            Subject::Study => {}
            Subject::Message | Subject::Reply => message = Some(id),
            Subject::Conversation => message = Some(id),
            Subject::Code => {
                code = Some(id);
                what = code_name(id);
            }
            Subject::Coding => {
                if let Ok(coding) = open.study.coding(id) {
                    message = Some(coding.message);
                    what = code_name(coding.code);
                }
            }
            Subject::Account | Subject::Person => {
                let persons = if on == Subject::Person { &views.columns.person } else { &views.columns.account };
                what = persons.iter().position(|&one| one == id).map(|at| views.speaker(at));
            }
            _ => what = open.study.object_ext(on, id),
        }
        let mut conversation = None;
        if let Some(at) = message {
            match said(at) {
                Some((speaker, ext, root)) => {
                    conversation = Some(root);
                    what = Some(what.map_or_else(|| format!("{speaker} · {ext}"), |name| format!("{name} · {speaker} · {ext}")));
                    if on == Subject::Message {
                        text = Some(open.study.text(at)?);
                    }
                }
                None => message = None,
            }
        }
        Ok(MemoRow { memo: Memo::of(memo, text.as_deref()), what, message, conversation, code })
    }

    /// Memos that link to something.
    pub(crate) fn mentions(open: &mut Open, kind: &str, id: i64, lang: Lang) -> Result<Vec<Self>, Fault> {
        let views = open.views()?;
        let memos = match kind {
            "memo" => open.eyes()?.mentions_of_memo(id)?,
            "code" => open.eyes()?.mentions(Subject::Code, id)?,
            _ => open.eyes()?.mentions(Subject::Message, id)?,
        };
        memos.into_iter().map(|memo| MemoRow::of(open, &views, memo, lang)).collect()
    }
}

impl LinkTarget {
    /// Where a link leads; `None` where nothing is called so.
    pub(crate) fn of(open: &Open, target: &str) -> Result<Option<Self>, Fault> {
        Ok(match open.eyes()?.follow(target.trim())? {
            Some(Target::Message(id)) => {
                Some(LinkTarget { message: Some(id), conversation: Some(open.study.root_of(id)?), ..LinkTarget::default() })
            }
            Some(Target::Code(id)) => Some(LinkTarget { code: Some(id), ..LinkTarget::default() }),
            Some(Target::Memo(id)) => Some(LinkTarget { memo: Some(id), ..LinkTarget::default() }),
            None => None,
        })
    }
}

impl LinkWord {
    /// What a link that begins so could lead to: codes, then messages, then memos.
    pub(crate) fn all(open: &Open, beginning: &str, lang: Lang) -> Result<Vec<Self>, Fault> {
        let found = open.eyes()?.link_candidates(beginning, 6)?;
        let mut out = vec![];
        for code in found.codes {
            out.push(LinkWord { label: code.name(Some(lang)).to_owned(), target: format!("code:{}", code.ext), kind: "code" });
        }
        for (id, ext) in found.messages {
            out.push(LinkWord { label: opening(&open.study.text(id)?), target: ext, kind: "message" });
        }
        for (target, memo) in found.memos {
            out.push(LinkWord { label: memo.heading(), target, kind: "memo" });
        }
        Ok(out)
    }
}
