//! The codeframe's numbers.

use chrono::{DateTime, Utc};
use rusqlite::params;

use crate::error::Result;
use crate::storage::sql;
use crate::study::{Output, Study};

impl Study {
    /// Numbers every code anew from 1, in tree order, as one step. Answers how many have another number now.
    pub fn renumber(&mut self, now: DateTime<Utc>) -> Result<Output<u64>> {
        let codebook = self.codebook()?;
        self.transact("renumber", now, |work| {
            let mut changed = 0;
            for (at, (code, _)) in codebook.tree().into_iter().enumerate() {
                changed += work.conn.prepare_cached(sql!("code/set_number"))?.execute(params![code.id, at as i64 + 1])? as u64;
            }
            work.note("codes", changed);
            Ok(changed)
        })
    }
}
