//! What the models, the insights and the memos say of one message.

use livisible_core::corpus::mask::Mask;
use livisible_core::corpus::message::Message;
use livisible_core::document::{ActantRecord, PositionRecord, ThymicRecord, VeridictoryRecord};
use livisible_core::locale::{self, Lang};
use livisible_core::memo::{Memo, Subject};
use livisible_core::reading::{ActantRole, veridictory_status};
use livisible_core::study::Study;
use serde::Serialize;
use ts_rs::TS;

use super::AttributeView;
use crate::fault::Fault;
use crate::open::Open;

/// Where a mark comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// Being and seeming.
    Veridictory,
    /// Euphoria and dysphoria.
    Thymic,
    /// A role in a quest.
    Actant,
    /// A place on a square.
    Position,
    /// A recurrent seme.
    Isotopy,
    /// Evidence of an insight.
    Insight,
    /// A memo.
    Memo,
}

/// One record, in words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// What it says.
    pub label: String,
    /// The rest of it.
    pub detail: String,
    /// The words it rests on.
    pub quote: Option<String>,
    /// Who evaluates or wrote it.
    pub who: Option<String>,
    /// The veridictory status, a word of the contract: a side of the square.
    pub status: Option<String>,
    /// The thymic intensity.
    pub intensity: Option<i64>,
}

/// The records of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordGroup {
    /// Which kind.
    pub kind: RecordKind,
    /// Its name in the window's language.
    pub title: String,
    /// Its records.
    pub marks: Vec<Mark>,
}

/// Everything recorded of a message.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageRecords {
    /// Row id of the message.
    pub message: i64,
    /// The kinds that have a record.
    pub groups: Vec<RecordGroup>,
    /// What the message carries beside its words; what tells who people are is left out.
    pub attributes: Vec<AttributeView>,
}

impl MessageRecords {
    /// What is recorded of this message, in this language.
    pub(crate) fn of(open: &mut Open, id: i64, lang: Lang) -> Result<Self, Fault> {
        let mask = open.mask()?;
        let eyes = open.eyes()?;
        let page = Page { study: &eyes, mask: &mask, message: eyes.message(id)?, lang };
        let kinds = [
            (RecordKind::Veridictory, "veridictory", page.veridictory()?),
            (RecordKind::Thymic, "thymic", page.thymic()?),
            (RecordKind::Actant, "actant", page.actants()?),
            (RecordKind::Position, "position", page.positions()?),
            (RecordKind::Isotopy, "isotopy", page.isotopies()?),
            (RecordKind::Insight, "insight", page.insights()?),
            (RecordKind::Memo, "memo", page.memos()?),
        ];
        let groups = kinds.into_iter().filter(|(_, _, marks)| !marks.is_empty());
        let groups = groups.map(|(kind, key, marks)| RecordGroup { kind, title: page.say("records", key), marks }).collect();
        // Identities are lifted by an explicit act only: until the study says so, they are not.
        let attributes = AttributeView::all(open, &open.study.message(id)?, false)?;
        Ok(MessageRecords { message: id, groups, attributes })
    }
}

/// One message under the eye of every model.
struct Page<'a> {
    study: &'a Study,
    mask: &'a Mask,
    message: Message,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, list: &str, word: &str) -> String {
        locale::say(self.lang, &format!("{list}-{word}"), &[])
    }

    fn here(&self, message: &str) -> bool {
        message == self.message.ext
    }

    /// Who it is, under a pseudonym where the corpus knows that name.
    fn who(&self, name: Option<String>) -> Option<String> {
        name.map(|name| self.mask.name(&name))
    }

    /// What is said, joined where there is more than one thing; nobody of the corpus is named in it.
    fn detail(&self, parts: impl IntoIterator<Item = Option<String>>) -> String {
        self.mask.text(&parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    }

    fn veridictory(&self) -> Result<Vec<Mark>, Fault> {
        let records = self.study.veridictory()?.into_iter().filter(|record| self.here(&record.message));
        let mark = |record: VeridictoryRecord| Mark {
            label: self.say("status", veridictory_status(record.being, record.seeming)),
            detail: self.detail([record.object, record.characteristic]),
            quote: Some(record.text),
            who: self.who(record.observer),
            status: Some(veridictory_status(record.being, record.seeming).to_owned()),
            ..Mark::default()
        };
        Ok(records.map(mark).collect())
    }

    fn thymic(&self) -> Result<Vec<Mark>, Fault> {
        let records = self.study.thymic()?.into_iter().filter(|record| self.here(&record.message));
        let mark = |record: ThymicRecord| Mark {
            label: self.say("modality", record.modality.word()),
            detail: self.detail([record.object, record.entity]),
            quote: Some(record.text),
            who: self.who(record.observer),
            intensity: record.intensity,
            ..Mark::default()
        };
        Ok(records.map(mark).collect())
    }

    fn actants(&self) -> Result<Vec<Mark>, Fault> {
        let quests = self.study.quests()?;
        let records = self.study.actants()?.into_iter().filter(|record| self.here(&record.message));
        let mark = |record: ActantRecord| {
            let quest = quests.iter().find(|quest| quest.id == record.quest).map(|quest| quest.title.clone());
            let status = (record.status.word() == "possible").then(|| self.say("status", "possible"));
            let false_helper = record.role == ActantRole::Helper && !record.truth;
            let seeming = (!record.truth && !false_helper).then(|| self.say("records", "untrue"));
            Mark {
                label: if false_helper { self.say("records", "false-helper") } else { self.say("actant", record.role.word()) },
                detail: self.detail([self.who(Some(record.actor)), quest, status, seeming]),
                quote: Some(record.text),
                who: self.who(record.observer),
                ..Mark::default()
            }
        };
        Ok(records.map(mark).collect())
    }

    fn positions(&self) -> Result<Vec<Mark>, Fault> {
        let squares = self.study.squares()?;
        let records = self.study.positions()?.into_iter().filter(|record| self.here(&record.message));
        let mark = |record: PositionRecord| {
            let axis = squares.iter().find(|square| square.id == record.square).and_then(|square| square.axis.clone());
            let verdict = self.say("verdict", record.verdict.word());
            Mark {
                label: self.say("position", record.position.word()),
                detail: self.detail([axis.or(Some(record.square)), Some(verdict), record.justification]),
                ..Mark::default()
            }
        };
        Ok(records.map(mark).collect())
    }

    fn isotopies(&self) -> Result<Vec<Mark>, Fault> {
        let records = self.study.isotopies()?.into_iter().filter(|record| self.here(&record.message));
        let kind = |word: &str| if ["inherent", "afferent"].contains(&word) { self.say("kind", word) } else { word.to_owned() };
        Ok(records
            .map(|record| Mark { label: record.seme, detail: kind(&record.kind), quote: Some(record.text), ..Mark::default() })
            .collect())
    }

    fn insights(&self) -> Result<Vec<Mark>, Fault> {
        let mut marks = vec![];
        for insight in self.study.insights()? {
            for (side, evidence) in [("for", &insight.in_favour), ("against", &insight.against), ("nuance", &insight.nuance)] {
                if evidence.iter().any(|message| self.here(message)) {
                    let detail = self.detail([Some(self.say("evidence", side)), Some(self.say("insight", insight.status.word()))]);
                    marks.push(Mark { label: self.mask.text(&insight.title), detail, ..Mark::default() });
                }
            }
        }
        Ok(marks)
    }

    fn memos(&self) -> Result<Vec<Mark>, Fault> {
        let memos = self.study.memos_on(Subject::Message, self.message.id)?;
        let untitled = || self.say("records", "untitled");
        let mark = |memo: Memo| Mark {
            label: memo.title.map_or_else(untitled, |title| self.mask.text(&title)),
            detail: self.mask.text(&memo.body),
            who: Some(memo.author).filter(|author| !author.is_empty()),
            ..Mark::default()
        };
        Ok(memos.into_iter().map(mark).collect())
    }
}
