//! Deleting codes, with what stands on them.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::version;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// What goes with a code that is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takes {
    /// Codes: itself and those below.
    pub codes: u64,
    /// Codings of these codes, on messages and on things.
    pub codings: u64,
    /// Messages that bear one of them.
    pub messages: u64,
    /// Memos on these codes and codings.
    pub memos: u64,
    /// Squares that lose a term.
    pub squares: u64,
}

impl Study {
    /// What deleting a code would take along.
    pub fn code_takes(&self, code: i64) -> Result<Takes> {
        let codebook = self.codebook()?;
        let gone = codebook.get(code).ok_or_else(|| Error::UnknownCode { code: code.to_string() })?.id;
        let mut takes = Takes::default();
        let mut messages = HashSet::new();
        let count = |statement: &str, with: &[&dyn rusqlite::ToSql]| -> Result<u64> {
            Ok(self.conn.prepare_cached(statement)?.query_row(with, |row| row.get(0))?)
        };
        for below in codebook.downward(gone) {
            takes.codes += 1;
            takes.squares += count(sql!("code/squares"), &[&below])?;
            takes.memos += count(sql!("memo/count_on"), &[&"code", &below])?;
            takes.codings += count(sql!("thing/count_of_code"), &[&below])?;
            let mut statement = self.conn.prepare_cached(sql!("coding/of_code_with_message"))?;
            let mut rows = statement.query([below])?;
            while let Some(row) = rows.next()? {
                takes.codings += 1;
                takes.memos += count(sql!("memo/count_on"), &[&"coding", &row.get::<_, i64>(0)?])?;
                messages.insert(row.get::<_, i64>(1)?);
            }
        }
        takes.messages = messages.len() as u64;
        Ok(takes)
    }

    /// Deletes a code, those below it, and their codings. Squares lose the terms that it held.
    pub fn delete_code(&mut self, code: i64, now: DateTime<Utc>) -> Result<Output<u64>> {
        let codebook = self.codebook()?;
        let gone = codebook.get(code).ok_or_else(|| Error::UnknownCode { code: code.to_string() })?.clone();
        let state = self.codebook_state()?;
        self.transact("delete-code", now, |work| {
            version::keep_before(work, &state)?;
            let mut codings = 0;
            for below in codebook.downward(code).into_iter().rev() {
                codings += delete_one(work, below)?;
            }
            work.note("code", gone.told());
            work.note("codings", codings);
            Ok(codings)
        })
    }
}

fn delete_one(work: &Work<'_>, code: i64) -> Result<u64> {
    let codings: Vec<(i64, i64)> = work
        .conn
        .prepare_cached(sql!("coding/of_code"))?
        .query_map([code], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (coding, span) in &codings {
        work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["coding", coding])?;
        work.conn.prepare_cached(sql!("coding/delete"))?.execute([coding])?;
        work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
    }
    let things = work.conn.prepare_cached(sql!("thing/delete_of_code"))?.execute([code])?;
    drop_code(work, code)?;
    Ok((codings.len() + things) as u64)
}

/// Takes a code without codings out of the codebook, with whatever still stands on it.
pub(crate) fn drop_code(work: &Work<'_>, code: i64) -> Result<()> {
    work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["code", code])?;
    let example: Option<i64> = work.conn.prepare_cached(sql!("code/example_span"))?.query_row([code], |row| row.get(0))?;
    for statement in [
        sql!("code/unbind"),
        sql!("code/drop_things"),
        sql!("code/drop_rules"),
        sql!("relation/drop_of_code"),
        sql!("net/drop_code"),
        sql!("code/delete"),
    ] {
        work.conn.prepare_cached(statement)?.execute([code])?;
    }
    if let Some(span) = example {
        work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
    }
    Ok(())
}
