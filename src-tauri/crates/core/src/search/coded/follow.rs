//! What went by since: the messages whose codings operations may have changed, from their changesets.

use std::io::Read;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};

use super::Mark;
use crate::error::Result;
use crate::storage::sql;

/// Beyond so many operations, bytes of changesets or messages, everything is read anew: it takes less time.
const OPERATIONS: i64 = 500;
const BYTES: i64 = 4 << 20;
const MESSAGES: usize = 20_000;

/// Column of the message in `coding` and in `span`.
const CODING_MESSAGE: usize = 2;
const SPAN_MESSAGE: usize = 1;

/// Row ids of the messages touched between two states of the journal; `None` when all is to be read anew.
///
/// Operations are undone from the latest and redone from the earliest: what stood below the last one that was in force then, and
/// still is, was never taken back. Of those above, each is counted as touching, whichever way it went.
pub(super) fn touched(conn: &Connection, from: Mark, to: Mark) -> Result<Option<Vec<i64>>> {
    if to.latest < from.latest {
        return Ok(None);
    }
    let floor: i64 = conn.prepare_cached(sql!("coded/floor"))?.query_row([from.standing], |row| row.get(0))?;
    let (operations, bytes): (i64, i64) =
        conn.prepare_cached(sql!("coded/weighed"))?.query_row([floor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if operations > OPERATIONS || bytes > BYTES {
        return Ok(None);
    }
    let mut messages = vec![];
    let mut statement = conn.prepare_cached(sql!("coded/changesets"))?;
    let mut rows = statement.query([floor])?;
    while let Some(row) = rows.next()? {
        if !gather(conn, row.get_ref(0)?.as_blob()?, &mut messages)? || messages.len() > MESSAGES {
            return Ok(None);
        }
    }
    Ok(Some(messages))
}

/// Gathers the messages of one changeset; answers whether they are all that it touched.
fn gather(conn: &Connection, changeset: &[u8], messages: &mut Vec<i64>) -> Result<bool> {
    if changeset.is_empty() {
        return Ok(true);
    }
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&input)?;
    while let Some(item) = items.next()? {
        let (table, action) = {
            let op = item.op()?;
            (op.table_name().to_owned(), op.code())
        };
        let (column, statement) = match table.as_str() {
            "coding" => (CODING_MESSAGE, sql!("coded/message_of_coding")),
            "span" => (SPAN_MESSAGE, sql!("coded/message_of_span")),
            // Rows of an import come and go outside the journal.
            "import" => return Ok(false),
            _ => continue,
        };
        let known = whole(item, action, column)?;
        if let Some(message) = known {
            messages.push(message);
        }
        if action == Action::SQLITE_UPDATE {
            // A change tells the key and what changed: the rest is read where it stands. Where it no longer does, the operation that
            // deleted it told its message.
            let id = integer(item.old_value(0)?);
            let standing =
                id.map(|id| conn.prepare_cached(statement)?.query_row([id], |row| row.get::<_, i64>(0)).optional()).transpose()?;
            messages.extend(standing.flatten());
        }
    }
    Ok(true)
}

/// The message that this row of a changeset names.
fn whole(item: &ChangesetItem, action: Action, column: usize) -> Result<Option<i64>> {
    Ok(match action {
        Action::SQLITE_INSERT => integer(item.new_value(column)?),
        Action::SQLITE_DELETE => integer(item.old_value(column)?),
        // What did not change is not there, which is no fault.
        _ => item.old_value(column).ok().and_then(integer),
    })
}

fn integer(value: ValueRef<'_>) -> Option<i64> {
    match Value::try_from(value) {
        Ok(Value::Integer(number)) => Some(number),
        _ => None,
    }
}
