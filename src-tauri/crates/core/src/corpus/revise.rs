//! A new version of a text: a correction or a redaction. The earlier one is kept; every span is found again or put up for review.

use chrono::{DateTime, Utc};
use rusqlite::params;

use crate::error::Result;
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};
use crate::text::anchor::{self, Quote};
use crate::text::intake::take_in;
use crate::text::likeness;

/// What became of the spans of a text that changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// Spans found again.
    pub kept: usize,
    /// Row ids of the spans whose quote is gone: to be reviewed by a person.
    pub lost: Vec<i64>,
}

impl Study {
    /// Replaces the text of a message by a new version and re-anchors its spans.
    ///
    /// A span whose quote is gone keeps its old quote, is marked lost and shrinks to its old place, within the new text.
    pub fn revise_text(&mut self, message: i64, text: &str, now: DateTime<Utc>) -> Result<Output<Revision>> {
        let old = self.text(message)?;
        let (new, _) = take_in(text);
        let ext = self.message_ext(message)?;
        let output = self.transact("revise-text", now, |work| {
            if new == old {
                return Ok(Revision::default());
            }
            let revision = revise(work, message, &old, &new, None)?;
            id::take(work.conn, "corpus", 1)?;
            work.note("message", ext);
            work.note("kept", revision.kept);
            work.note("lost", revision.lost.len());
            Ok(revision)
        })?;
        self.forget_derived();
        Ok(output)
    }
}

/// Puts a new text in the place of the old one, which is kept, and finds the spans again; `import` is the one that brought it,
/// none where the analyst wrote it.
pub(super) fn revise(work: &Work<'_>, message: i64, old: &str, new: &str, import: Option<i64>) -> Result<Revision> {
    let mut revision = Revision::default();
    let spans: Vec<(i64, Quote)> = work
        .conn
        .prepare_cached(sql!("span/of_message"))?
        .query_map([message], |row| {
            Ok((row.get(0)?, Quote { start: row.get(1)?, stop: row.get(2)?, quote: row.get(3)?, before: row.get(4)?, after: row.get(5)? }))
        })?
        .collect::<Result<_, _>>()?;
    let length = new.chars().count();
    let mut update = work.conn.prepare_cached(sql!("span/update"))?;
    for (span, quote) in spans {
        match anchor::find_again(&quote, new).and_then(|range| anchor::quote(new, range)) {
            Some(found) => {
                revision.kept += 1;
                update.execute(params![span, found.start, found.stop, found.quote, found.before, found.after, 0])?;
            }
            None => {
                revision.lost.push(span);
                let at = quote.start.min(length);
                update.execute(params![span, at, at, quote.quote, quote.before, quote.after, 1])?;
            }
        }
    }
    work.conn.prepare_cached(sql!("message/keep_version"))?.execute(params![message, old, work.at, import])?;
    work.conn.prepare_cached(sql!("message/set_text"))?.execute(params![message, new])?;
    work.conn.prepare_cached(sql!("message/set_chars"))?.execute(params![message, length, likeness::twin(new)])?;
    Ok(revision)
}
