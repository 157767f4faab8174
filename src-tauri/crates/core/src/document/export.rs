//! The study as a document.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::things::Things;
use super::{CodingRecord, Document, FORMAT, Head, MemoRecord, MessageRecord, On, VERSION};
use crate::coding::thing::{Kind, Thing};
use crate::corpus::message::Message;
use crate::error::Result;
use crate::memo::Subject;
use crate::study::Study;

/// A rating as its source would write it: whole numbers without a fraction.
pub(super) fn number(value: f64) -> Option<serde_json::Number> {
    if value.fract() == 0.0 && value.abs() < 1e15 { Some((value as i64).into()) } else { serde_json::Number::from_f64(value) }
}

impl MessageRecord {
    /// The message as the document writes it.
    pub(super) fn of(message: Message) -> Self {
        MessageRecord {
            posted: message.posted_iso(),
            id: message.ext,
            space: message.space,
            venue: message.venue,
            account: message.account,
            person: message.person,
            role: message.role,
            parent: message.parent_ext,
            lang: message.lang,
            title: message.title,
            url: message.url,
            rating: message.rating.and_then(number),
            attributes: message.attributes,
            text: message.text,
            respondent: message.respondent,
            question: message.question,
            within: message.within,
            inferred: message.inferred,
            estimated: message.estimated,
        }
    }
}

impl Study {
    /// The whole study, or the messages of `only` with what stands on them.
    pub fn document(&self, only: Option<&[i64]>) -> Result<Document> {
        let who = self.identity()?;
        let ids = match only {
            Some(ids) => ids.to_vec(),
            None => self.message_ids()?,
        };
        let mut messages: Vec<MessageRecord> = ids.iter().map(|&id| Ok(MessageRecord::of(self.message(id)?))).collect::<Result<_>>()?;
        let (questions, respondents) = self.survey_records(only.is_some().then_some(&messages[..]))?;
        let said_by: HashMap<&str, &Map<String, Value>> = respondents.iter().map(|one| (one.id.as_str(), &one.attributes)).collect();
        for message in &mut messages {
            // What the respondent says of itself is written once, with the respondent.
            if let Some(said) = message.respondent.as_deref().and_then(|id| said_by.get(id)) {
                message.attributes.retain(|name, value| said.get(name) != Some(value));
            }
        }
        let exts: HashMap<i64, String> = ids.iter().copied().zip(messages.iter().map(|m| m.id.clone())).collect();
        let kept: std::collections::HashSet<&str> = messages.iter().map(|m| m.id.as_str()).collect();
        let codebook = self.codebook()?;
        let code_ext = |id: i64| codebook.get(id).map(|code| code.ext.clone());
        let codes = self.code_records(&codebook, only.map(|_| &exts))?;
        let rules = self.rules()?;
        let asked = |id: i64| rules.iter().find(|rule| rule.id == id).map(|rule| rule.query.clone());
        let codings = self
            .codings()?
            .into_iter()
            .filter_map(|coding| {
                Some(CodingRecord {
                    code: code_ext(coding.code)?,
                    message: exts.get(&coding.message)?.clone(),
                    start: coding.start,
                    end: coding.stop,
                    text: if coding.lost { String::new() } else { coding.quote },
                    coder: coding.coder,
                    voice: coding.voice,
                    origin: coding.origin,
                    memo: coding.memo,
                    review: (coding.review != CodingRecord::default_review(coding.origin)).then_some(coding.review),
                    weight: coding.weight,
                    reviewed_by: coding.reviewed.as_ref().map(|(by, _)| by.clone()),
                    reviewed_at: coding.reviewed.map(|(_, at)| at),
                    rule: coding.rule.and_then(asked),
                })
            })
            .collect();
        let things = Things::of(self, &ids, &exts)?;
        let mut insights = self.insights()?;
        for insight in &mut insights {
            for side in [&mut insight.in_favour, &mut insight.against, &mut insight.nuance] {
                side.retain(|id| kept.contains(id.as_str()));
            }
        }
        let memos = self.memos()?;
        let linked = super::memos::linked(&memos);
        let memos = memos.into_iter().filter_map(|memo| {
            let id = match memo.on {
                Subject::Message => exts.get(&memo.on_id)?.clone(),
                Subject::Code => code_ext(memo.on_id)?,
                Subject::Study => String::new(),
                Subject::Square | Subject::Quest | Subject::Insight => self.model_ext(memo.on, memo.on_id)?,
                Subject::Coding => return None,
                Subject::Conversation | Subject::Reply | Subject::Silence | Subject::Account | Subject::Person => {
                    things.ext(Thing { kind: Kind::of_subject(memo.on)?, id: memo.on_id })?
                }
            };
            let (start, end, text) = match memo.anchor {
                Some(anchor) => {
                    let text = if anchor.lost { String::new() } else { anchor.quote };
                    (Some(anchor.range.start), Some(anchor.range.end), Some(text))
                }
                None => (None, None, None),
            };
            // Nobody is known to have written a memo that came without an author: nor when.
            let signed = !memo.author.is_empty();
            Some(MemoRecord {
                on: On { kind: memo.on, id },
                title: memo.title,
                body: memo.body,
                start,
                end,
                text,
                kind: memo.kind,
                done: memo.done,
                at: signed.then_some(memo.at),
                author: signed.then_some(memo.author),
                edited: memo.edited,
                id: linked.contains(&memo.id).then_some(memo.id),
            })
        });
        let (persons, masks) = self.person_records(&exts)?;
        Ok(Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            study: Head { title: who.title, lang: who.lang.code().to_owned() },
            memos: memos.collect(),
            thing_codings: things.codings(self, code_ext)?,
            codes,
            codings,
            squares: self.squares()?,
            positions: self.positions()?.into_iter().filter(|p| kept.contains(p.message.as_str())).collect(),
            quests: self.quests()?,
            actants: self.actants()?.into_iter().filter(|a| kept.contains(a.message.as_str())).collect(),
            thymic: self.thymic()?.into_iter().filter(|t| kept.contains(t.message.as_str())).collect(),
            veridictory: self.veridictory()?.into_iter().filter(|v| kept.contains(v.message.as_str())).collect(),
            isotopies: self.isotopies()?.into_iter().filter(|i| kept.contains(i.message.as_str())).collect(),
            insights,
            links: self.links()?.into_iter().filter(|link| kept.contains(link.from.as_str())).collect(),
            rules: self.rule_records(code_ext)?,
            nets: self.net_records(&codebook)?,
            relations: self.relation_records(&codebook)?,
            versions: self.version_records()?,
            sets: self.set_records(&exts)?,
            messages,
            questions,
            respondents,
            persons,
            masks,
        })
    }

    pub(crate) fn model_ext(&self, kind: Subject, id: i64) -> Option<String> {
        use crate::storage::sql;
        let statement = match kind {
            Subject::Square => sql!("model/square_ext"),
            Subject::Quest => sql!("model/quest_ext"),
            _ => sql!("model/insight_ext"),
        };
        self.conn.query_row(statement, [id], |row| row.get(0)).ok()
    }
}
