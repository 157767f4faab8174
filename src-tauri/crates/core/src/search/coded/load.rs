//! Codings read from SQLite: all of them, or those of the messages that were touched.

use std::sync::Mutex;

use rusqlite::Connection;

use super::{Coded, Mark, Row};
use crate::coding::{Origin, Review, Voice};
use crate::error::Result;
use crate::storage::sql;
use crate::study::lock_of;

/// Up to so many messages, rows are moved in place; beyond, all are gone through once.
const FEW: usize = 16;

impl Coded {
    /// Reads every coding.
    pub(super) fn load(conn: &Connection, mark: Mark) -> Result<Self> {
        let mut coded = Coded { mark, ..Coded::default() };
        let mut statement = conn.prepare_cached(sql!("coded/all"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let row = coded.read(row)?;
            coded.rows.push(row);
        }
        coded.rows.sort_unstable();
        Ok(coded)
    }

    fn read(&mut self, row: &rusqlite::Row<'_>) -> Result<Row> {
        let word = |at: usize| Ok::<_, crate::error::Error>(row.get_ref(at)?.as_str()?);
        Ok(Row {
            message: row.get(0)?,
            code: self.codes.place(&row.get::<_, i64>(1)?),
            start: row.get(2)?,
            stop: row.get(3)?,
            coder: self.coders.place(word(4)?),
            voice: Voice::from_word(word(5)?).map_or(u8::MAX, |voice| voice.index() as u8),
            origin: Origin::from_word(word(6)?).map_or(u8::MAX, |origin| origin.index() as u8),
            review: Review::from_word(word(7)?).map_or(u8::MAX, |review| review.index() as u8),
            weight: row.get(8)?,
        })
    }

    /// Reads the codings of these messages again.
    pub(super) fn renew(&mut self, conn: &Connection, mut messages: Vec<i64>, mark: Mark) -> Result<()> {
        messages.sort_unstable();
        messages.dedup();
        let mut fresh: Vec<Row> = vec![];
        let mut statement = conn.prepare_cached(sql!("coded/of_message"))?;
        for &message in &messages {
            let mut rows = statement.query([message])?;
            while let Some(row) = rows.next()? {
                fresh.push(self.read(row)?);
            }
        }
        fresh.sort_unstable();
        let of = |message: i64| {
            let from = fresh.partition_point(|row| row.message < message);
            &fresh[from..from + fresh[from..].partition_point(|row| row.message == message)]
        };
        let mut sets = lock_of(&self.sets).take();
        if let Some(sets) = sets.as_mut().map(std::sync::Arc::make_mut) {
            messages.iter().for_each(|&message| sets.renew(message, self.of(message), of(message)));
        }
        self.sets = Mutex::new(sets);
        if messages.len() <= FEW {
            for &message in &messages {
                let from = self.rows.partition_point(|row| row.message < message);
                let to = from + self.rows[from..].partition_point(|row| row.message == message);
                self.rows.splice(from..to, of(message).iter().copied());
            }
        } else {
            self.rows.retain(|row| messages.binary_search(&row.message).is_err());
            self.rows.extend(fresh.iter().copied());
            // Two runs in order: sorting merges them.
            self.rows.sort();
        }
        self.mark = mark;
        Ok(())
    }
}
