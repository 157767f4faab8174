//! A code's example where it stands: a span of its own, so that it outlives the coding from which it was taken.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};

use crate::coding::span;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study};

/// The words that show a code, as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Row id of the message.
    pub message: i64,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub stop: usize,
    /// The words.
    pub quote: String,
    /// Whether the text changed and the words were not found again.
    pub lost: bool,
}

impl Study {
    /// Where the example of a code stands; `None` without one, or where its message is no longer in force.
    pub fn example(&self, code: i64) -> Result<Option<Example>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Example { message: row.get(0)?, start: row.get(1)?, stop: row.get(2)?, quote: row.get(3)?, lost: row.get(4)? })
        };
        let found = self.conn.prepare_cached(sql!("code/example"))?.query_row([code], read).optional()?;
        let Some(found) = found else { return Ok(None) };
        Ok(self.columns()?.ordinal(found.message).is_some().then_some(found))
    }

    /// Takes the words of a coding as the example of a code, which need not be the coding's own.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when there is no such coding; [`Error::BadSpan`] when the text changed under it.
    pub fn set_example(&mut self, code: i64, coding: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let coding = self.coding(coding)?;
        let (told, text) = (self.code_by_row(code)?, self.text(coding.message)?);
        if coding.lost {
            return Err(Error::BadSpan { start: coding.start, stop: coding.stop, length: text.chars().count() });
        }
        let message = self.message_ext(coding.message)?;
        self.transact("set-example", now, |work| {
            work.note("code", told.told());
            work.note("message", message);
            let span = span::insert(work.conn, coding.message, &text, coding.start..coding.stop)?;
            work.conn.prepare_cached(sql!("code/set_example"))?.execute(params![code, span])?;
            if let Some(before) = told.example_span {
                work.conn.prepare_cached(sql!("span/delete"))?.execute([before])?;
            }
            Ok(())
        })
    }

    /// Takes the example of a code off; the words stay where they are, and coded as they are.
    pub fn drop_example(&mut self, code: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let told = self.code_by_row(code)?;
        self.transact("drop-example", now, |work| {
            work.note("code", told.told());
            if let Some(span) = told.example_span {
                work.conn.prepare_cached(sql!("code/set_example"))?.execute(params![code, None::<i64>])?;
                work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
            }
            Ok(())
        })
    }
}
