//! Respondents and open questions in the document: each respondent once, with what it left blank.

use std::collections::{HashMap, HashSet};

use rusqlite::params;

use super::{Document, MessageRecord, QuestionRecord, RespondentRecord};
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Study, Work};

impl Study {
    /// Ids of the questions and of the respondents in force.
    pub(super) fn survey_ids(&self) -> Result<(Vec<String>, Vec<String>)> {
        let read = |statement: &str| -> Result<Vec<String>> {
            Ok(self.conn.prepare_cached(statement)?.query_map([], |row| row.get(1))?.collect::<rusqlite::Result<_>>()?)
        };
        Ok((read(sql!("survey/questions"))?, read(sql!("survey/respondents"))?))
    }

    /// The questions and the respondents, all of them or those of `only`.
    pub(super) fn survey_records(&self, only: Option<&[MessageRecord]>) -> Result<(Vec<QuestionRecord>, Vec<RespondentRecord>)> {
        let questions: Vec<(i64, QuestionRecord)> = self
            .conn
            .prepare_cached(sql!("survey/questions"))?
            .query_map([], |row| Ok((row.get(0)?, QuestionRecord { id: row.get(1)?, label: row.get(2)? })))?
            .collect::<rusqlite::Result<_>>()?;
        let mut blanks: HashMap<i64, Vec<String>> = HashMap::new();
        let by_row: HashMap<i64, &QuestionRecord> = questions.iter().map(|(row, question)| (*row, question)).collect();
        let mut statement = self.conn.prepare_cached(sql!("survey/blanks"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(question) = by_row.get(&row.get(1)?) {
                blanks.entry(row.get(0)?).or_default().push(question.id.clone());
            }
        }
        let asked = |messages: &[MessageRecord]| -> (HashSet<String>, HashSet<String>) {
            let said = |id: fn(&MessageRecord) -> Option<&String>| messages.iter().filter_map(id).cloned().collect();
            (said(|m| m.question.as_ref()), said(|m| m.respondent.as_ref()))
        };
        let kept = only.map(asked);
        let mut respondents = vec![];
        let mut statement = self.conn.prepare_cached(sql!("survey/whole_respondents"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(1)?;
            if kept.as_ref().is_some_and(|(_, kept)| !kept.contains(&id)) {
                continue;
            }
            let attributes: String = row.get(2)?;
            respondents.push(RespondentRecord {
                attributes: serde_json::from_str(&attributes)?,
                weight: row.get::<_, Option<f64>>(3)?.and_then(super::export::number),
                blank: blanks.remove(&row.get(0)?).unwrap_or_default(),
                id,
            });
        }
        let questions = questions.into_iter().map(|(_, question)| question);
        let questions = questions.filter(|question| kept.as_ref().is_none_or(|(kept, _)| kept.contains(&question.id)));
        let questions: Vec<QuestionRecord> = questions.collect();
        if kept.is_some() {
            // A blank of a question that is not there says nothing.
            let known: HashSet<&str> = questions.iter().map(|question| question.id.as_str()).collect();
            respondents.iter_mut().for_each(|one| one.blank.retain(|id| known.contains(id.as_str())));
        }
        Ok((questions, respondents))
    }
}

/// Writes what respondents left blank, the respondents and questions being there.
pub(super) fn write_blanks(work: &Work<'_>, document: &Document, import: i64) -> Result<()> {
    let row = |statement: &str, ext: &str, kind: &str| {
        let found = work.conn.prepare_cached(statement)?.query_row(params![ext, import], |row| row.get::<_, i64>(0));
        found.map_err(|_| Error::UnknownObject { kind: kind.to_owned(), id: ext.to_owned() })
    };
    for respondent in document.respondents.iter().filter(|one| !one.blank.is_empty()) {
        let who = row(sql!("survey/respondent_row"), &respondent.id, "respondent")?;
        for question in &respondent.blank {
            let what = row(sql!("survey/question_row"), question, "question")?;
            work.conn.prepare_cached(sql!("survey/insert_blank_once"))?.execute(params![
                id::take(work.conn, "blank", 1)?,
                who,
                what,
                import
            ])?;
        }
    }
    Ok(())
}
