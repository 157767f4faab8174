//! Surveys: who was asked, what was asked, and who left it blank.
//!
//! An answer to an open question is a message that knows its respondent and its question. A blank is no message: it is kept
//! apart, for it belongs to the base of its question. *Asked*, *answered* and *coded* are three bases.

use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Map, Value};

use super::record::{Item, Legend, Respondent};
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
    /// Whose numbers this file's are.
    numbers: Numbers,
    /// What is new of respondents that the study has.
    changed: Vec<Changed>,
    /// By the id of this file.
    questions: FxHashMap<String, i64>,
    /// Those of the study: id and label, to the row.
    known: FxHashMap<(String, String), i64>,
    /// Ids of the study's questions.
    taken: FxHashSet<String>,
    /// Blanks of earlier imports, not to be counted twice.
    blanks: FxHashSet<(i64, i64)>,
    /// What attributes ask, by their name.
    pub labels: FxHashMap<String, String>,
    /// Attributes that name people.
    pub personal: FxHashSet<String>,
}

/// Whose numbers those of a file are: two surveys may both count from 1, and so may two waves of other people.
enum Numbers {
    /// Not told yet: no answer of the study bears any of them.
    Unknown,
    /// Of other people than the study's.
    Others,
    /// Of the study's own, under this prefix: the same people gave the same answers.
    Wave(String),
}

/// A respondent of this import.
struct Told {
    row: i64,
    /// The id in the study, where the file's own is taken by someone else.
    renamed: Option<String>,
    /// Whether an earlier import brought it.
    known: bool,
}

/// What is new of a respondent that the study has.
pub(super) struct Changed {
    pub row: i64,
    pub attributes: String,
    pub weight: Option<f64>,
}

/// How many answers are compared before a file is judged, and the share of them that must be the same, in fifths.
const COMPARED: usize = 200;
const SAME_FIFTHS: usize = 3;

impl Survey {
    /// What the study knows; `as_said` where ids are those of the study itself.
    pub(super) fn load(conn: &Connection, import: i64, stem: &str, as_said: bool) -> Result<Self> {
        let mut survey = Survey {
            import,
            respondent_ids: id::Supply::of("respondent"),
            blank_ids: id::Supply::of("blank"),
            respondents: FxHashMap::default(),
            namesakes: FxHashMap::default(),
            told: FxHashMap::default(),
            stem: stem.to_owned(),
            numbers: if as_said { Numbers::Wave(String::new()) } else { Numbers::Unknown },
            changed: vec![],
            questions: FxHashMap::default(),
            known: FxHashMap::default(),
            taken: FxHashSet::default(),
            blanks: FxHashSet::default(),
            labels: FxHashMap::default(),
            personal: FxHashSet::default(),
        };
        let mut rows = conn.prepare_cached(sql!("survey/respondents"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            survey.know(row.get(1)?, row.get(0)?);
        }
        let mut rows = conn.prepare_cached(sql!("survey/questions"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let (ext, label): (String, String) = (row.get(1)?, row.get(2)?);
            survey.known.insert((ext.clone(), label), row.get(0)?);
            survey.taken.insert(ext);
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
        self.personal = legend.personal.into_iter().collect();
        for question in legend.questions {
            let id = self.question(conn, &question.id, &question.label)?;
            self.questions.insert(question.id, id);
        }
        Ok(())
    }

    /// A question of the study; another that has the same code and other words is known under the name of its file.
    fn question(&mut self, conn: &Connection, ext: &str, label: &str) -> Result<i64> {
        let scoped = format!("{}:{ext}", self.stem);
        for name in [ext, &scoped] {
            if let Some(&known) = self.known.get(&(name.to_owned(), label.to_owned())) {
                return Ok(known);
            }
        }
        let mut name = ext.to_owned();
        let mut again = 1;
        while !self.taken.insert(name.clone()) {
            name = if again == 1 { scoped.clone() } else { format!("{scoped}:{again}") };
            again += 1;
        }
        let id = id::take(conn, "question", 1)?;
        conn.prepare_cached(sql!("survey/insert_question"))?.execute(params![id, name, label, self.import])?;
        self.known.insert((name, label.to_owned()), id);
        Ok(id)
    }

    /// Judges from answers whether the numbers of a file are those of people whom the study has: verbatims are seldom the
    /// same by chance. `find` answers the row of a message by its external id.
    pub(super) fn judge(&mut self, conn: &Connection, items: &[Item], find: impl Fn(&str) -> Option<i64>) -> Result<()> {
        if !matches!(self.numbers, Numbers::Unknown) || self.respondents.is_empty() {
            return Ok(());
        }
        let mut met: FxHashMap<String, (usize, usize)> = FxHashMap::default();
        let mut compared = 0;
        for item in items {
            let Item::Record(record) = item else { continue };
            let (Some(respondent), Some(id)) = (&record.respondent, &record.id) else { continue };
            let Some(rest) = id.strip_prefix(respondent.as_str()) else { continue };
            for ext in self.namesakes.get(respondent).map_or(&[][..], Vec::as_slice) {
                let (Some(row), Some(prefix)) = (find(&format!("{ext}{rest}")), ext.strip_suffix(respondent.as_str())) else { continue };
                let text: String = conn.prepare_cached(sql!("message/text"))?.query_row([row], |row| row.get(0))?;
                let counts = met.entry(prefix.to_owned()).or_default();
                counts.0 += 1;
                counts.1 += usize::from(text == record.text);
                compared += 1;
            }
            if compared >= COMPARED {
                break;
            }
        }
        if let Some((prefix, (all, same))) = met.into_iter().max_by_key(|(_, (_, same))| *same) {
            self.numbers = if same * 5 >= all * SAME_FIFTHS { Numbers::Wave(prefix) } else { Numbers::Others };
        }
        Ok(())
    }

    /// Takes a respondent in. One that the study knows is brought up to date; where another person has the same number, this
    /// one is known under the name of its file.
    pub(super) fn respondent(&mut self, conn: &Connection, respondent: Respondent) -> Result<()> {
        if self.told.contains_key(&respondent.id) {
            return Ok(());
        }
        if let Some(ext) = self.namesake(&respondent) {
            let row = self.respondents[&ext];
            self.renew(conn, row, &respondent)?;
            self.told.insert(respondent.id.clone(), Told { row, renamed: (ext != respondent.id).then_some(ext), known: true });
            return Ok(());
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
        self.respondents.insert(ext.clone(), row);
        let renamed = (ext != respondent.id).then_some(ext);
        self.told.insert(respondent.id, Told { row, renamed, known: false });
        Ok(())
    }

    /// The id of the study that stands for this respondent: its own, where no two sources would give it or where it is made of
    /// the row itself; else that of the same number in the wave that this file continues.
    fn namesake(&self, respondent: &Respondent) -> Option<String> {
        let own = self.respondents.contains_key(&respondent.id);
        if own && (respondent.derived || wave::is_telling(&respondent.id)) {
            return Some(respondent.id.clone());
        }
        let Numbers::Wave(prefix) = &self.numbers else { return None };
        let ext = format!("{prefix}{}", respondent.id);
        self.respondents.contains_key(&ext).then_some(ext)
    }

    /// Keeps for the end what is new of a respondent that the study has.
    fn renew(&mut self, conn: &Connection, row: i64, respondent: &Respondent) -> Result<()> {
        let (stored, weight): (String, Option<f64>) =
            conn.prepare_cached(sql!("survey/attributes"))?.query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut stored: Map<String, Value> = serde_json::from_str(&stored)?;
        let grown = respondent.attributes.iter().any(|(name, value)| stored.get(name) != Some(value));
        if grown || (respondent.weight.is_some() && respondent.weight != weight) {
            stored.extend(respondent.attributes.clone());
            self.changed.push(Changed { row, attributes: Value::Object(stored).to_string(), weight: respondent.weight });
        }
        Ok(())
    }

    /// The id under which a respondent of this import stands in the study, where it is not the file's own.
    pub(super) fn renamed(&self, ext: &str) -> Option<&str> {
        self.told.get(ext)?.renamed.as_deref()
    }

    /// Whether an earlier import brought this respondent: then an answer of the same id is the same answer.
    pub(super) fn is_known(&self, ext: &str) -> bool {
        self.told.get(ext).is_some_and(|told| told.known)
    }

    /// What is new of respondents that the study has, once.
    pub(super) fn take_changed(&mut self) -> Vec<Changed> {
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
