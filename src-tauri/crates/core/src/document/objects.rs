//! Reading the models' records from the study, with external ids.

use rusqlite::Row;
use serde::de::DeserializeOwned;

use super::{ActantRecord, InsightRecord, IsotopyRecord, PositionRecord, QuestRecord, SquareRecord, ThymicRecord, VeridictoryRecord};
use crate::error::Result;
use crate::reading::{ActantRole, InsightStatus, Modality, Position, Status, Truth, Verdict};
use crate::storage::sql;
use crate::study::Study;

fn stored<T: DeserializeOwned + Default>(row: &Row<'_>, at: usize) -> rusqlite::Result<T> {
    Ok(serde_json::from_str(row.get_ref(at)?.as_str()?).unwrap_or_default())
}

/// Columns of a closed list fall back to its first value only on a damaged file, which `livi check` tells.
fn listed<T: Copy>(row: &Row<'_>, at: usize, read: impl Fn(&str) -> Option<T>, all: &[T]) -> rusqlite::Result<T> {
    Ok(read(row.get_ref(at)?.as_str()?).unwrap_or(all[0]))
}

impl Study {
    fn rows<T>(&self, statement: &str, read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>> {
        Ok(self.conn.prepare_cached(statement)?.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The squares, in the order in which they were made; so are the lists that follow.
    pub fn squares(&self) -> Result<Vec<SquareRecord>> {
        self.rows(sql!("model/squares"), |row| {
            Ok(SquareRecord {
                id: row.get(0)?,
                axis: row.get(1)?,
                preset: row.get(2)?,
                s1: row.get(3)?,
                s2: row.get(4)?,
                not_s1: row.get(5)?,
                not_s2: row.get(6)?,
            })
        })
    }

    /// Positions claimed or set aside.
    pub fn positions(&self) -> Result<Vec<PositionRecord>> {
        self.rows(sql!("model/positions"), |row| {
            Ok(PositionRecord {
                square: row.get(0)?,
                message: row.get(1)?,
                position: listed(row, 2, Position::from_word, Position::ALL)?,
                verdict: listed(row, 3, Verdict::from_word, Verdict::ALL)?,
                justification: row.get(4)?,
            })
        })
    }

    /// The quests.
    pub fn quests(&self) -> Result<Vec<QuestRecord>> {
        self.rows(sql!("model/quests"), |row| Ok(QuestRecord { id: row.get(0)?, title: row.get(1)?, examined: stored(row, 2)? }))
    }

    /// The actants.
    pub fn actants(&self) -> Result<Vec<ActantRecord>> {
        self.rows(sql!("model/actants"), |row| {
            Ok(ActantRecord {
                quest: row.get(0)?,
                role: listed(row, 1, ActantRole::from_word, ActantRole::ALL)?,
                actor: row.get(2)?,
                message: row.get(3)?,
                start: row.get(4)?,
                end: row.get(5)?,
                text: row.get(6)?,
                observer: row.get(7)?,
                status: listed(row, 8, Status::from_word, Status::ALL)?,
                truth: row.get(9)?,
            })
        })
    }

    /// The thymic evaluations.
    pub fn thymic(&self) -> Result<Vec<ThymicRecord>> {
        self.rows(sql!("model/thymic"), |row| {
            Ok(ThymicRecord {
                message: row.get(0)?,
                modality: listed(row, 1, Modality::from_word, Modality::ALL)?,
                intensity: row.get(2)?,
                object: row.get(3)?,
                entity: row.get(4)?,
                observer: row.get(5)?,
                start: row.get(6)?,
                end: row.get(7)?,
                text: row.get(8)?,
            })
        })
    }

    /// The veridictory evaluations.
    pub fn veridictory(&self) -> Result<Vec<VeridictoryRecord>> {
        self.rows(sql!("model/veridictory"), |row| {
            Ok(VeridictoryRecord {
                message: row.get(0)?,
                observer: row.get(1)?,
                object: row.get(2)?,
                characteristic: row.get(3)?,
                being: listed(row, 4, Truth::from_word, Truth::ALL)?,
                seeming: listed(row, 5, Truth::from_word, Truth::ALL)?,
                start: row.get(6)?,
                end: row.get(7)?,
                text: row.get(8)?,
            })
        })
    }

    /// The occurrences of semes.
    pub fn isotopies(&self) -> Result<Vec<IsotopyRecord>> {
        self.rows(sql!("model/isotopies"), |row| {
            Ok(IsotopyRecord {
                seme: row.get(0)?,
                message: row.get(1)?,
                start: row.get(2)?,
                end: row.get(3)?,
                text: row.get(4)?,
                kind: row.get(5)?,
            })
        })
    }

    /// The insights, with their evidence.
    pub fn insights(&self) -> Result<Vec<InsightRecord>> {
        let mut insights = self.rows(sql!("model/insights"), |row| {
            Ok(InsightRecord {
                id: row.get(0)?,
                title: row.get(1)?,
                statement: stored(row, 2)?,
                situation: row.get(3)?,
                motivation: row.get(4)?,
                tension: row.get(5)?,
                claim: row.get(6)?,
                in_favour: vec![],
                against: vec![],
                nuance: vec![],
                counter_search: row.get(7)?,
                implications: stored(row, 8)?,
                status: listed(row, 9, InsightStatus::from_word, InsightStatus::ALL)?,
            })
        })?;
        let evidence: Vec<(String, String, String)> =
            self.rows(sql!("model/evidence"), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for (insight, side, message) in evidence {
            let Some(insight) = insights.iter_mut().find(|i| i.id == insight) else { continue };
            match side.as_str() {
                "for" => insight.in_favour.push(message),
                "against" => insight.against.push(message),
                _ => insight.nuance.push(message),
            }
        }
        Ok(insights)
    }
}
