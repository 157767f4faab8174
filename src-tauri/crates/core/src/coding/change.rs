//! Taking codings off, moving their ends, saying their voice or their reason otherwise.

use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::{Coding, Review, Voice, span};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study};

/// What may change in a coding; its origin never does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Another code.
    pub code: Option<i64>,
    /// Another range, in code points.
    pub range: Option<Range<usize>>,
    /// Another voice.
    pub voice: Option<Voice>,
    /// Another review.
    pub review: Option<Review>,
    /// Another memo; `Some(None)` takes it off.
    pub memo: Option<Option<String>>,
    /// Another weight; `Some(None)` takes it off.
    pub weight: Option<Option<u8>>,
}

impl Study {
    /// Takes a coding off.
    pub fn uncode(&mut self, coding: i64, now: DateTime<Utc>) -> Result<Output<Coding>> {
        let gone = self.coding(coding)?;
        let code = self.code_by_row(gone.code)?;
        let message = self.message_ext(gone.message)?;
        self.transact("uncode", now, |work| {
            let span: i64 = work.conn.prepare_cached(sql!("coding/span_of"))?.query_row([coding], |row| row.get(0))?;
            work.conn.prepare_cached(sql!("coding/delete"))?.execute([coding])?;
            work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
            work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["coding", coding])?;
            work.note("code", code.told());
            work.note("message", message);
            Ok(gone)
        })
    }

    /// Changes a coding.
    pub fn change_coding(&mut self, coding: i64, change: &Change, now: DateTime<Utc>) -> Result<Output<()>> {
        let old = self.coding(coding)?;
        let code = self.code_by_row(change.code.unwrap_or(old.code))?;
        let message = self.message_ext(old.message)?;
        let text = self.text(old.message)?;
        if let Some(Some(weight)) = change.weight.filter(|weight| weight.is_some_and(|weight| !(1..=3).contains(&weight))) {
            return Err(Error::BadParameter { name: "weight".into(), value: weight.to_string() });
        }
        let review = change.review.unwrap_or(old.review);
        if review == Review::Accepted && (change.code.is_some() || change.range.is_some() || change.review.is_some()) {
            let range = change.range.clone().unwrap_or(old.start..old.stop);
            self.allow(code.id, old.message, range.start, range.end, &old.coder, Some(coding))?;
        }
        self.transact("edit-coding", now, |work| {
            if let Some(range) = &change.range {
                span::place(work.conn, coding, &text, range.clone())?;
            }
            let memo = change.memo.clone().unwrap_or(old.memo);
            // Who decides is kept beside what was decided.
            let reviewed = if change.review.is_some() { Some((work.author.clone(), work.at.clone())) } else { old.reviewed.clone() };
            work.conn.prepare_cached(sql!("coding/update"))?.execute(params![
                coding,
                code.id,
                change.voice.unwrap_or(old.voice).word(),
                change.review.unwrap_or(old.review).word(),
                memo,
                change.weight.unwrap_or(old.weight),
                reviewed.as_ref().map(|(by, _)| by),
                reviewed.as_ref().map(|(_, at)| at)
            ])?;
            work.note("code", code.told());
            work.note("message", message);
            Ok(())
        })
    }
}
