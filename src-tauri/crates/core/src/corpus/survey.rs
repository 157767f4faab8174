//! Surveys: who was asked, what was asked, and who left it blank.
//!
//! An answer to an open question is a message that knows its respondent and its question. A blank is no message: it is kept
//! apart, for it belongs to the base of its question. *Asked*, *answered* and *coded* are three bases.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Map, Value};

use super::record::{Legend, Respondent};
use super::wave;
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
    /// Ids of the study that stand for a number of some file: `mai:r01` for `r01`.
    namesakes: FxHashMap<String, Vec<String>>,
    /// Respondents of this import, by the id of the file.
    told: FxHashMap<String, Told>,
    /// The file's name without its ending: what tells its respondents from others that count from 1.
    stem: String,
    /// The imports that put one of this file's questions: this is a wave of their survey.
    earlier: FxHashSet<i64>,
    /// What is new of respondents that the study has: row and attributes.
    changed: Vec<(i64, String)>,
    /// By the id of this file.
    questions: FxHashMap<String, i64>,
    /// Those of the study: id and label, to the row.
    known: FxHashMap<(String, String), i64>,
    /// Blanks of earlier imports, not to be counted twice.
    blanks: FxHashSet<(i64, i64)>,
    /// What attributes ask, by their name.
    pub labels: FxHashMap<String, String>,
}

/// A respondent of this import.
struct Told {
    row: i64,
    /// The id in the study, where the file's own is taken by someone else.
    renamed: Option<String>,
}

impl Survey {
    pub(super) fn load(conn: &Connection, import: i64, stem: &str) -> Result<Self> {
        let mut survey = Survey {
            import,
            respondent_ids: id::Supply::of("respondent"),
            blank_ids: id::Supply::of("blank"),
            respondents: FxHashMap::default(),
            namesakes: FxHashMap::default(),
            told: FxHashMap::default(),
            stem: stem.to_owned(),
            earlier: FxHashSet::default(),
            changed: vec![],
            questions: FxHashMap::default(),
            known: FxHashMap::default(),
            blanks: FxHashSet::default(),
            labels: FxHashMap::default(),
        };
        let mut rows = conn.prepare_cached(sql!("survey/respondents"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            survey.know(row.get(1)?, row.get(0)?);
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

    fn know(&mut self, ext: String, row: i64) {
        if let Some((_, number)) = ext.split_once(':') {
            self.namesakes.entry(number.to_owned()).or_default().push(ext.clone());
        }
        self.namesakes.entry(ext.clone()).or_default().push(ext.clone());
        self.respondents.insert(ext, row);
    }

    /// Takes in what the header explains. A question of an earlier wave is known by its id and its words.
    pub(super) fn explain(&mut self, conn: &Connection, legend: Legend) -> Result<()> {
        self.labels = legend.labels.into_iter().collect();
        for question in &legend.questions {
            if let Some(known) = self.known.get(&(question.id.clone(), question.label.clone())) {
                let mut statement = conn.prepare_cached(sql!("survey/imports_of_question"))?;
                for import in statement.query_map([known], |row| row.get(0))? {
                    self.earlier.insert(import?);
                }
            }
        }
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

    /// Takes a respondent in. One that the study knows is brought up to date; where another person of another survey has the
    /// same number, this one is known under the name of its file.
    pub(super) fn respondent(&mut self, conn: &Connection, respondent: Respondent) -> Result<()> {
        if self.told.contains_key(&respondent.id) {
            return Ok(());
        }
        for ext in self.namesakes.get(&respondent.id).cloned().unwrap_or_default() {
            let row = self.respondents[&ext];
            if self.is_same(conn, row, &respondent)? {
                self.told.insert(respondent.id.clone(), Told { row, renamed: (ext != respondent.id).then_some(ext) });
                return Ok(());
            }
        }
        let mut ext = respondent.id.clone();
        let mut again = 1;
        while self.respondents.contains_key(&ext) {
            ext = if again == 1 { format!("{}:{}", self.stem, respondent.id) } else { format!("{}:{}:{again}", self.stem, respondent.id) };
            again += 1;
        }
        let row = self.respondent_ids.next(conn)?;
        let attributes = Value::Object(respondent.attributes).to_string();
        conn.prepare_cached(sql!("survey/insert_respondent"))?.execute(params![row, ext, attributes, respondent.weight, self.import])?;
        self.know(ext.clone(), row);
        let renamed = (ext != respondent.id).then_some(ext);
        self.told.insert(respondent.id, Told { row, renamed });
        Ok(())
    }

    /// Whether the study's respondent of this id is this one: by an id that no two sources would give, else by a question in
    /// common and answers that do not contradict each other.
    fn is_same(&mut self, conn: &Connection, row: i64, respondent: &Respondent) -> Result<bool> {
        let (stored, import): (String, i64) =
            conn.prepare_cached(sql!("survey/attributes"))?.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut stored: Map<String, Value> = serde_json::from_str(&stored)?;
        let shared = respondent.attributes.iter().filter(|(name, _)| stored.contains_key(*name)).count();
        let agreed = respondent.attributes.iter().filter(|(name, value)| stored.get(*name) == Some(value)).count();
        let of_the_survey = self.earlier.contains(&import) && agreed * 2 >= shared;
        if !of_the_survey && !wave::is_telling(&respondent.id) {
            return Ok(false);
        }
        if agreed < respondent.attributes.len() {
            stored.extend(respondent.attributes.clone());
            self.changed.push((row, Value::Object(stored).to_string()));
        }
        Ok(true)
    }

    /// The id under which a respondent of this import stands in the study, where it is not the file's own.
    pub(super) fn renamed(&self, ext: &str) -> Option<&str> {
        self.told.get(ext)?.renamed.as_deref()
    }

    /// What is new of respondents that the study has, once: row and attributes.
    pub(super) fn take_changed(&mut self) -> Vec<(i64, String)> {
        std::mem::take(&mut self.changed)
    }

    /// Row id of a respondent, made where the file did not tell of one.
    pub(super) fn of_respondent(&mut self, conn: &Connection, ext: &str) -> Result<i64> {
        if !self.told.contains_key(ext) {
            self.respondent(conn, Respondent { id: ext.to_owned(), ..Respondent::default() })?;
        }
        Ok(self.told[ext].row)
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
