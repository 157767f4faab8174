//! Memos in a document: what names a memo by its number keeps leading there in the study that it enters.

use std::collections::{HashMap, HashSet};

use rusqlite::params;

use super::MemoRecord;
use crate::error::Result;
use crate::memo::links::{links, memo_number, relinked};
use crate::memo::{Memo, Written};
use crate::storage::sql;
use crate::study::Work;

/// The numbers of memos that links of these memos say.
pub(super) fn linked(memos: &[Memo]) -> HashSet<i64> {
    memos.iter().flat_map(|memo| links(&memo.body)).filter_map(|link| memo_number(link.target)).collect()
}

/// Who wrote a record and when; nobody, now, where it does not say.
pub(super) fn written(record: &MemoRecord, work: &Work<'_>) -> Written {
    Written {
        author: record.author.clone().unwrap_or_default(),
        at: record.at.clone().unwrap_or_else(|| work.at.clone()),
        done: record.done,
        edited: record.edited.clone(),
    }
}

/// Puts the numbers that memos have here into the links that say those they had elsewhere.
pub(super) fn relink(work: &Work<'_>, made: &[(i64, &MemoRecord)]) -> Result<()> {
    let moved: HashMap<i64, i64> = made.iter().filter_map(|(row, record)| Some((record.id?, *row))).collect();
    for (row, record) in made {
        let body = relinked(&record.body, |target| Some(format!("memo:{}", moved.get(&memo_number(target)?)?)));
        if body != record.body {
            work.conn.prepare_cached(sql!("memo/update"))?.execute(params![row, record.title, body, record.edited])?;
        }
    }
    Ok(())
}
