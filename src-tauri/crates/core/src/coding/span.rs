//! Spans: places in a text, kept with their quote.

use std::ops::Range;

use rusqlite::{Connection, params};

use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::text::{anchor, offset};

/// Keeps the span at this range of the text and answers its row id.
pub fn insert(conn: &Connection, message: i64, text: &str, range: Range<usize>) -> Result<i64> {
    insert_as(conn, id::take(conn, "span", 1)?, message, text, range)
}

/// Keeps the span under a row id that was taken for it.
pub fn insert_as(conn: &Connection, id: i64, message: i64, text: &str, range: Range<usize>) -> Result<i64> {
    let quote =
        anchor::quote(text, range.clone()).ok_or(Error::BadSpan { start: range.start, stop: range.end, length: offset::length(text) })?;
    conn.prepare_cached(sql!("span/insert"))?.execute(params![
        id,
        message,
        quote.start,
        quote.stop,
        quote.quote,
        quote.before,
        quote.after
    ])?;
    Ok(id)
}

/// Puts the span of a coding at this range of the text, with its words as they stand there.
///
/// # Errors
/// [`Error::BadSpan`] when the range is not within the text.
pub fn place(conn: &Connection, coding: i64, text: &str, range: Range<usize>) -> Result<()> {
    let bad = Error::BadSpan { start: range.start, stop: range.end, length: offset::length(text) };
    let quote = anchor::quote(text, range).ok_or(bad)?;
    let span: i64 = conn.prepare_cached(sql!("coding/span_of"))?.query_row([coding], |row| row.get(0))?;
    let lost = 0;
    conn.prepare_cached(sql!("span/update"))?.execute(params![
        span,
        quote.start,
        quote.stop,
        quote.quote,
        quote.before,
        quote.after,
        lost
    ])?;
    Ok(())
}
