//! Surveys: who was asked, what was asked, and who left it blank.
//!
//! An answer to an open question is a message that knows its respondent and its question. A blank is no message: it is kept
//! apart, for it belongs to the base of its question. *Asked*, *answered* and *coded* are three bases.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::Value;

use super::record::{Legend, Respondent};
use crate::error::Result;
use crate::id;
use crate::storage::sql;
use crate::study::Study;

/// Respondents and questions, those that the study knows and those that an import adds.
pub(super) struct Survey {
    import: i64,
    respondent_ids: id::Supply,
    blank_ids: id::Supply,
    respondents: FxHashMap<String, i64>,
    /// By the id of this file.
    questions: FxHashMap<String, i64>,
    /// Those of the study: id and label, to the row.
    known: FxHashMap<(String, String), i64>,
    /// Blanks of earlier imports, not to be counted twice.
    blanks: FxHashSet<(i64, i64)>,
    /// What attributes ask, by their name.
    pub labels: FxHashMap<String, String>,
}

impl Survey {
    pub(super) fn load(conn: &Connection, import: i64) -> Result<Self> {
        let mut survey = Survey {
            import,
            respondent_ids: id::Supply::of("respondent"),
            blank_ids: id::Supply::of("blank"),
            respondents: FxHashMap::default(),
            questions: FxHashMap::default(),
            known: FxHashMap::default(),
            blanks: FxHashSet::default(),
            labels: FxHashMap::default(),
        };
        let mut rows = conn.prepare_cached(sql!("survey/respondents"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            survey.respondents.insert(row.get(1)?, row.get(0)?);
        }
        let mut rows = conn.prepare_cached(sql!("survey/questions"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            survey.known.insert((row.get(1)?, row.get(2)?), row.get(0)?);
        }
        let mut rows = conn.prepare_cached(sql!("survey/blanks"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            survey.blanks.insert((row.get(0)?, row.get(1)?));
        }
        Ok(survey)
    }

    /// Takes in what the header explains. A question of an earlier wave is known by its id and its words.
    pub(super) fn explain(&mut self, conn: &Connection, legend: Legend) -> Result<()> {
        self.labels = legend.labels.into_iter().collect();
        for question in legend.questions {
            let id = self.question(conn, &question.id, &question.label)?;
            self.questions.insert(question.id, id);
        }
        Ok(())
    }

    fn question(&mut self, conn: &Connection, ext: &str, label: &str) -> Result<i64> {
        let key = (ext.to_owned(), label.to_owned());
        if let Some(&known) = self.known.get(&key) {
            return Ok(known);
        }
        let id = id::take(conn, "question", 1)?;
        conn.prepare_cached(sql!("survey/insert_question"))?.execute(params![id, ext, label, self.import])?;
        self.known.insert(key, id);
        Ok(id)
    }

    /// Takes a respondent in; one that the study knows stays as it is.
    pub(super) fn respondent(&mut self, conn: &Connection, respondent: Respondent) -> Result<()> {
        if self.respondents.contains_key(&respondent.id) {
            return Ok(());
        }
        let id = self.respondent_ids.next(conn)?;
        let attributes = Value::Object(respondent.attributes).to_string();
        conn.prepare_cached(sql!("survey/insert_respondent"))?.execute(params![
            id,
            respondent.id,
            attributes,
            respondent.weight,
            self.import
        ])?;
        self.respondents.insert(respondent.id, id);
        Ok(())
    }

    /// Row id of a respondent, made where the file did not tell of one.
    pub(super) fn of_respondent(&mut self, conn: &Connection, ext: &str) -> Result<i64> {
        if !self.respondents.contains_key(ext) {
            self.respondent(conn, Respondent { id: ext.to_owned(), ..Respondent::default() })?;
        }
        Ok(self.respondents[ext])
    }

    /// Row id of a question, made where the header did not tell of one.
    pub(super) fn of_question(&mut self, conn: &Connection, ext: &str) -> Result<i64> {
        if let Some(&known) = self.questions.get(ext) {
            return Ok(known);
        }
        let id = self.question(conn, ext, ext)?;
        self.questions.insert(ext.to_owned(), id);
        Ok(id)
    }

    /// Records that a question was left blank.
    pub(super) fn blank(&mut self, conn: &Connection, respondent: &str, question: &str) -> Result<()> {
        let pair = (self.of_respondent(conn, respondent)?, self.of_question(conn, question)?);
        if self.blanks.insert(pair) {
            let id = self.blank_ids.next(conn)?;
            conn.prepare_cached(sql!("survey/insert_blank"))?.execute(params![id, pair.0, pair.1, self.import])?;
        }
        Ok(())
    }
}

/// An open question and its three bases, in respondents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionBase {
    /// The code of the source.
    pub id: String,
    /// As it was put.
    pub label: String,
    /// Respondents to whom it was put: those who answered, and those who left it blank.
    pub asked: u64,
    /// Respondents who answered.
    pub answered: u64,
    /// Respondents of whom an answer bears an accepted coding.
    pub coded: u64,
}

impl Study {
    /// The open questions of the surveys, in the order in which they came, with their bases.
    pub fn questions(&self) -> Result<Vec<QuestionBase>> {
        self.bases(None)
    }

    /// How many respondents an import told of, and the questions that they answered or left blank.
    pub fn survey_of(&self, import: i64) -> Result<(u64, Vec<QuestionBase>)> {
        let respondents = self.conn.prepare_cached(sql!("survey/count_of_import"))?.query_row([import], |row| row.get(0))?;
        Ok((respondents, self.bases(Some(import))?))
    }

    /// How many respondents there are.
    pub fn respondents(&self) -> Result<u64> {
        Ok(self.conn.prepare_cached(sql!("survey/count"))?.query_row([], |row| row.get(0))?)
    }

    fn bases(&self, import: Option<i64>) -> Result<Vec<QuestionBase>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(QuestionBase { id: row.get(0)?, label: row.get(1)?, asked: row.get(2)?, answered: row.get(3)?, coded: row.get(4)? })
        };
        Ok(self.conn.prepare_cached(sql!("survey/bases"))?.query_map([import], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
