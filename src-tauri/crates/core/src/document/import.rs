//! A document into a study: one operation. The same object met again is a duplicate; the same id with other content is refused.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use rusqlite::params;
use serde::Serialize;

use super::things;
use super::validate::validate;
use super::{CodeRecord, CodingRecord, Document, MemoRecord, MessageRecord, QuestionRecord, RespondentRecord, memos, rules, sets};
use crate::codebook::{self, Code};
use crate::coding::add::{self, NewCoding};
use crate::coding::span;
use crate::coding::thing::Kind;
use crate::corpus::date;
use crate::corpus::import::{Intake, Progress, Report};
use crate::corpus::record::{Item, Legend, Posted, Question, ReadFault, Reader, Record, Respondent, Warning};
use crate::error::{Error, Result};
use crate::id;
use crate::locale::Lang;
use crate::memo::{self, NewMemo, Subject};
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// The messages of a document, as a reader: in batches, as they stand.
struct Messages {
    messages: std::vec::IntoIter<MessageRecord>,
    number: u64,
    /// Persons under more than their own handle. Elsewhere the person is the account itself, and two accounts that
    /// share a handle on two sites, or no name at all, stay two persons.
    declared: HashSet<String>,
    respondents: Vec<Respondent>,
    legend: Legend,
}

impl Messages {
    fn of(messages: Vec<MessageRecord>, document: &Document) -> Self {
        let respondent = |one: &RespondentRecord| Respondent {
            id: one.id.clone(),
            attributes: one.attributes.clone(),
            weight: one.weight.as_ref().and_then(serde_json::Number::as_f64),
            derived: false,
        };
        let question = |one: &QuestionRecord| Question { id: one.id.clone(), label: one.label.clone() };
        let respondents = document.respondents.iter().map(respondent).collect();
        let legend = Legend { questions: document.questions.iter().map(question).collect(), ..Legend::default() };
        let declared = messages.iter().filter(|m| m.person != m.account).filter_map(|m| m.person.clone()).collect();
        Messages { messages: messages.into_iter(), number: 0, declared, respondents, legend }
    }
}

impl Reader for Messages {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> std::result::Result<bool, ReadFault> {
        out.extend(std::mem::take(&mut self.respondents).into_iter().map(|one| Item::Respondent(Box::new(one))));
        for message in self.messages.by_ref().take(1000) {
            self.number += 1;
            out.push(Item::Record(Box::new(Record {
                number: self.number,
                id: Some(message.id),
                parent: message.parent,
                account: message.account,
                person: message.person.filter(|person| self.declared.contains(person)),
                role: Some(message.role),
                space: Some(message.space),
                venue: message.venue,
                posted: message.posted.as_deref().and_then(date::parse_iso).map(|posted| Posted { estimated: message.estimated, ..posted }),
                lang: message.lang,
                title: message.title,
                url: message.url,
                rating: message.rating.and_then(|number| number.as_f64()),
                attributes: message.attributes,
                text: message.text,
                lasting: false,
                thread: None,
                within: message.within,
                inferred: message.inferred,
                links: vec![],
                respondent: message.respondent,
                question: message.question,
                twin: 0,
                key: 0,
            })));
        }
        Ok(self.messages.len() > 0)
    }

    fn bytes_read(&self) -> u64 {
        0
    }

    fn warnings(&mut self) -> Vec<Warning> {
        vec![]
    }

    fn legend(&self) -> Legend {
        self.legend.clone()
    }
}

/// Refuses the same id with other content; drops what stands in the study already.
fn only_new<T: PartialEq>(
    array: &str,
    incoming: Vec<T>,
    id: impl Fn(&T) -> &str,
    known: impl Fn(&str) -> Result<Option<T>>,
) -> Result<Vec<T>> {
    let mut new = vec![];
    for (at, one) in incoming.into_iter().enumerate() {
        match known(id(&one))? {
            None => new.push(one),
            Some(same) if same == one => {}
            Some(_) => {
                return Err(Error::Document {
                    path: format!("$.{array}[{at}]"),
                    problem: format!("{} is in the study with other content", id(&one)),
                });
            }
        }
    }
    Ok(new)
}

/// Drops records without an id that stand in the study already, each as often as it stands there.
fn not_yet<T: Serialize>(incoming: Vec<T>, known: &[T]) -> Result<Vec<T>> {
    let mut standing: HashMap<String, usize> = HashMap::new();
    for one in known {
        *standing.entry(serde_json::to_string(one)?).or_default() += 1;
    }
    let mut new = vec![];
    for one in incoming {
        match standing.get_mut(&serde_json::to_string(&one)?) {
            Some(left) if *left > 0 => *left -= 1,
            _ => new.push(one),
        }
    }
    Ok(new)
}

/// What a record becomes where it leaves its person or its review unsaid.
fn settled(mut document: Document) -> Document {
    for message in &mut document.messages {
        if message.person.is_none() {
            message.person.clone_from(&message.account);
        }
        message.rating = message.rating.take().and_then(|rating| rating.as_f64()).and_then(super::export::number);
    }
    for coding in &mut document.codings {
        coding.review = coding.review.filter(|&review| review != CodingRecord::default_review(coding.origin));
    }
    document
}

impl Study {
    /// Imports a document as one operation.
    ///
    /// # Errors
    /// [`Error::Document`] with the JSON path of the fault; nothing is imported then.
    pub fn import_document(
        &mut self,
        document: Document,
        intake: &Intake,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Output<Report>> {
        validate(self, &document)?;
        let mut document = settled(document);
        let is_empty = self.columns()?.is_empty() && self.codebook()?.codes.is_empty();
        let records = document.messages.len() as u64;
        let mut handles_taken = 0;
        if !is_empty {
            self.leave_out_known(&mut document)?;
            handles_taken = records - document.messages.len() as u64;
        }
        let messages = std::mem::take(&mut document.messages);
        let reader = Messages::of(messages, &document);
        let intake = Intake { format: super::FORMAT.to_owned(), as_said: true, ..intake.clone() };
        let mut output = self.import_with(&intake, Box::new(reader), now, progress, |work, report| {
            work.rename("import-study");
            work.note("file", intake.file.clone());
            work.note("messages", report.messages);
            work.note("codings", document.codings.len());
            if is_empty {
                work.conn.execute(sql!("study/set_title"), params![document.study.title, Lang::from_tag(&document.study.lang).code()])?;
            }
            super::survey::write_blanks(work, &document, report.import)?;
            for link in &document.links {
                let from = message(work, &link.from)?;
                work.conn.prepare_cached(sql!("import/insert_link"))?.execute(params![from, link.kind.word(), link.to, report.import])?;
            }
            Writer::of(work)?.write(work, &document)
        })?;
        output.value.records += handles_taken;
        output.value.duplicates += handles_taken;
        Ok(output)
    }

    fn leave_out_known(&self, document: &mut Document) -> Result<()> {
        let known = self.document(None)?;
        let standing: HashMap<&str, &MessageRecord> = known.messages.iter().map(|message| (message.id.as_str(), message)).collect();
        document.messages = only_new(
            "messages",
            std::mem::take(&mut document.messages),
            |m| &m.id,
            |id| Ok(standing.get(id).map(|message| (*message).clone())),
        )?;
        let standing: HashMap<&str, &RespondentRecord> = known.respondents.iter().map(|one| (one.id.as_str(), one)).collect();
        document.respondents = only_new(
            "respondents",
            std::mem::take(&mut document.respondents),
            |r| &r.id,
            |id| Ok(standing.get(id).map(|one| (*one).clone())),
        )?;
        let find = |id: &str| known.codes.iter().find(|code| code.id == id).cloned();
        document.codes = only_new("codes", std::mem::take(&mut document.codes), |c| &c.id, |id| Ok(find(id)))?;
        let find = |id: &str| known.squares.iter().find(|square| square.id == id).cloned();
        document.squares = only_new("squares", std::mem::take(&mut document.squares), |s| &s.id, |id| Ok(find(id)))?;
        let find = |id: &str| known.quests.iter().find(|quest| quest.id == id).cloned();
        document.quests = only_new("quests", std::mem::take(&mut document.quests), |q| &q.id, |id| Ok(find(id)))?;
        let find = |id: &str| known.insights.iter().find(|insight| insight.id == id).cloned();
        document.insights = only_new("insights", std::mem::take(&mut document.insights), |i| &i.id, |id| Ok(find(id)))?;
        let find = |id: &str| known.nets.iter().find(|net| net.id == id).cloned();
        document.nets = only_new("nets", std::mem::take(&mut document.nets), |n| &n.id, |id| Ok(find(id)))?;
        let find = |id: &str| known.sets.iter().find(|set| set.id == id).cloned();
        document.sets = only_new("sets", std::mem::take(&mut document.sets), |s| &s.id, |id| Ok(find(id)))?;
        document.relations = not_yet(std::mem::take(&mut document.relations), &known.relations)?;
        document.versions = not_yet(std::mem::take(&mut document.versions), &known.versions)?;
        document.codings = not_yet(std::mem::take(&mut document.codings), &known.codings)?;
        document.positions = not_yet(std::mem::take(&mut document.positions), &known.positions)?;
        document.actants = not_yet(std::mem::take(&mut document.actants), &known.actants)?;
        document.thymic = not_yet(std::mem::take(&mut document.thymic), &known.thymic)?;
        document.veridictory = not_yet(std::mem::take(&mut document.veridictory), &known.veridictory)?;
        document.isotopies = not_yet(std::mem::take(&mut document.isotopies), &known.isotopies)?;
        document.links = not_yet(std::mem::take(&mut document.links), &known.links)?;
        document.rules = not_yet(std::mem::take(&mut document.rules), &known.rules)?;
        // Memos that others name bear a number of their study: it is no part of what they say.
        let unnumbered = |memos: &[MemoRecord]| memos.iter().map(|memo| MemoRecord { id: None, ..memo.clone() }).collect::<Vec<_>>();
        let fresh = not_yet(unnumbered(&document.memos), &unnumbered(&known.memos))?;
        let mut left = fresh;
        document.memos.retain(|memo| {
            let bare = MemoRecord { id: None, ..memo.clone() };
            left.iter().position(|one| *one == bare).map(|at| left.remove(at)).is_some()
        });
        document.persons = not_yet(std::mem::take(&mut document.persons), &known.persons)?;
        document.masks = not_yet(std::mem::take(&mut document.masks), &known.masks)?;
        things::named_alike(document, &known.messages);
        document.thing_codings = not_yet(std::mem::take(&mut document.thing_codings), &known.thing_codings)?;
        Ok(())
    }
}

/// Writes the objects of a document, its messages being there.
struct Writer {
    codes: HashMap<String, i64>,
}

impl Writer {
    fn of(work: &Work<'_>) -> Result<Self> {
        let mut statement = work.conn.prepare_cached(sql!("model/code_ids"))?;
        let codes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(Writer { codes })
    }

    fn write(mut self, work: &Work<'_>, document: &Document) -> Result<()> {
        self.codes(work, &document.codes)?;
        let rules = rules::write(work, document, |ext| self.code(ext))?;
        for coding in &document.codings {
            let code = self.code(&coding.code)?;
            let new = NewCoding {
                code,
                message: message(work, &coding.message)?,
                range: Some(coding.start..coding.end),
                coder: coding.coder.clone(),
                voice: coding.voice,
                origin: coding.origin,
                review: coding.review.unwrap_or(CodingRecord::default_review(coding.origin)),
                memo: coding.memo.clone(),
                weight: coding.weight,
                rule: rules::find(&rules, code, coding.rule.as_deref()),
                reviewed: coding.reviewed_by.clone().zip(coding.reviewed_at.clone()),
            };
            // A document may hold the same coding twice: it comes out as it came in.
            add::insert(work, &new, true)?;
        }
        super::book::write(work, document, &self.codes)?;
        for one in &document.thing_codings {
            things::write(work, one, self.code(&one.code)?)?;
        }
        self.models(work, document)?;
        super::persons::write(work, document)?;
        sets::write(work, document)?;
        self.memos(work, document)
    }

    fn code(&self, ext: &str) -> Result<i64> {
        self.codes.get(ext).copied().ok_or_else(|| Error::UnknownCode { code: ext.to_owned() })
    }

    /// In the order of the file, whether or not parents come first: foreign keys are deferred.
    fn codes(&mut self, work: &Work<'_>, codes: &[CodeRecord]) -> Result<()> {
        for code in codes {
            let row = codebook::change::insert(
                work.conn,
                &Code {
                    ext: code.id.clone(),
                    label: code.label.clone(),
                    definition: code.definition.clone(),
                    include: code.include.clone(),
                    exclude: code.exclude.clone(),
                    example: code.example.clone(),
                    color: code.color.clone(),
                    number: code.number,
                    exclusive: code.exclusive,
                    origin: code.origin,
                    one_of: code.one_of,
                    anti_example: code.anti_example.clone(),
                    ..Code::default()
                },
            )?;
            self.codes.insert(code.id.clone(), row);
        }
        for code in codes {
            if let Some(parent) = &code.parent {
                work.conn.prepare_cached(sql!("code/move"))?.execute(params![self.code(&code.id)?, self.code(parent)?])?;
            }
        }
        Ok(())
    }

    fn models(&self, work: &Work<'_>, document: &Document) -> Result<()> {
        let conn = work.conn;
        for square in &document.squares {
            let term = |ext: &Option<String>| ext.as_deref().map(|ext| self.code(ext)).transpose();
            conn.prepare_cached(sql!("model/insert_square"))?.execute(params![
                id::take(conn, "square", 1)?,
                square.id,
                square.axis,
                square.preset,
                term(&square.s1)?,
                term(&square.s2)?,
                term(&square.not_s1)?,
                term(&square.not_s2)?
            ])?;
        }
        for one in &document.positions {
            conn.prepare_cached(sql!("model/insert_position"))?.execute(params![
                id::take(conn, "position", 1)?,
                one.square,
                message(work, &one.message)?,
                one.position.word(),
                one.verdict.word(),
                one.justification
            ])?;
        }
        for quest in &document.quests {
            conn.prepare_cached(sql!("model/insert_quest"))?.execute(params![
                id::take(conn, "quest", 1)?,
                quest.id,
                quest.title,
                serde_json::to_string(&quest.examined)?
            ])?;
        }
        for one in &document.actants {
            let (message, span) = anchored(work, &one.message, one.start, one.end)?;
            conn.prepare_cached(sql!("model/insert_actant"))?.execute(params![
                id::take(conn, "actant", 1)?,
                one.quest,
                one.role.word(),
                one.actor,
                message,
                span,
                one.observer,
                one.status.word(),
                one.truth
            ])?;
        }
        for one in &document.thymic {
            let (message, span) = anchored(work, &one.message, one.start, one.end)?;
            conn.prepare_cached(sql!("model/insert_thymic"))?.execute(params![
                id::take(conn, "thymic", 1)?,
                message,
                span,
                one.modality.word(),
                one.intensity,
                one.object,
                one.entity,
                one.observer
            ])?;
        }
        for one in &document.veridictory {
            let (message, span) = anchored(work, &one.message, one.start, one.end)?;
            conn.prepare_cached(sql!("model/insert_veridictory"))?.execute(params![
                id::take(conn, "veridictory", 1)?,
                message,
                span,
                one.observer,
                one.object,
                one.characteristic,
                one.being.word(),
                one.seeming.word()
            ])?;
        }
        for one in &document.isotopies {
            let (message, span) = anchored(work, &one.message, one.start, one.end)?;
            conn.prepare_cached(sql!("model/insert_isotopy"))?.execute(params![
                id::take(conn, "isotopy", 1)?,
                message,
                span,
                one.seme,
                one.kind
            ])?;
        }
        for one in &document.insights {
            let row = id::take(conn, "insight", 1)?;
            conn.prepare_cached(sql!("model/insert_insight"))?.execute(params![
                row,
                one.id,
                one.title,
                serde_json::to_string(&one.statement)?,
                one.situation,
                one.motivation,
                one.tension,
                one.claim,
                one.counter_search,
                serde_json::to_string(&one.implications)?,
                one.status.word()
            ])?;
            for (side, messages) in [("for", &one.in_favour), ("against", &one.against), ("nuance", &one.nuance)] {
                for ext in messages {
                    conn.prepare_cached(sql!("model/insert_evidence"))?.execute(params![
                        id::take(conn, "evidence", 1)?,
                        row,
                        side,
                        message(work, ext)?
                    ])?;
                }
            }
        }
        Ok(())
    }

    fn memos(&self, work: &Work<'_>, document: &Document) -> Result<()> {
        let mut made = vec![];
        for one in &document.memos {
            let ext = one.on.id.as_str();
            let row = |statement: &str| -> Result<i64> { Ok(work.conn.query_row(statement, [ext], |row| row.get(0))?) };
            let on = match one.on.kind {
                Subject::Code => self.code(ext)?,
                Subject::Square => row(sql!("model/square_row"))?,
                Subject::Quest => row(sql!("model/quest_row"))?,
                Subject::Insight => row(sql!("model/insight_row"))?,
                Subject::Study => 1,
                Subject::Message | Subject::Coding => message(work, ext)?,
                other => match Kind::of_subject(other) {
                    Some(kind) => things::row(work, kind, ext)?.id,
                    None => message(work, ext)?,
                },
            };
            let range = one.start.zip(one.end).map(|(start, end)| start..end);
            let new = NewMemo { range, kind: one.kind, ..NewMemo::on(one.on.kind, on, one.title.as_deref(), &one.body) };
            made.push((memo::insert_as(work, &new, &memos::written(one, work))?, one));
        }
        memos::relink(work, &made)
    }
}

pub(super) fn message(work: &Work<'_>, ext: &str) -> Result<i64> {
    work.conn
        .prepare_cached(sql!("message/by_ext"))?
        .query_row([ext], |row| row.get(0))
        .map_err(|_| Error::UnknownMessage { id: ext.to_owned() })
}

fn anchored(work: &Work<'_>, ext: &str, start: usize, end: usize) -> Result<(i64, i64)> {
    let message = message(work, ext)?;
    let text: String = work.conn.prepare_cached(sql!("message/text"))?.query_row([message], |row| row.get(0))?;
    Ok((message, span::insert(work.conn, message, &text, start..end)?))
}
