//! `livi check`: whether the file keeps every promise that the schema makes.

use serde::Serialize;

use super::Study;
use crate::error::Result;
use crate::search::index::state::IndexState;
use crate::storage::sql;
use crate::text::offset;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable code: `sqlite`, `foreign_key`, `span`, `length`, `id_twice`, `conversation`, `thing`, `code_loop`, `index`.
    pub code: String,
    /// What was seen, and where.
    pub detail: String,
}

/// What was verified, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Messages whose length was verified.
    pub messages: u64,
    /// Spans whose quote was compared with its text.
    pub spans: u64,
    /// The search index, every byte of it; one that does not agree with the study is no fault: the next search rebuilds it.
    pub index: IndexState,
    /// Spans put up for review by a correction of their text: no fault.
    pub to_review: u64,
    /// Faults, none in a sound study.
    pub findings: Vec<Finding>,
}

impl Study {
    /// Verifies SQLite's integrity, foreign keys, every span against its text, ids, conversations, codes, the index.
    pub fn check(&self) -> Result<Checked> {
        let mut checked = Checked { messages: 0, spans: 0, index: self.verify_index()?, to_review: 0, findings: vec![] };
        let mut find = |code: &str, detail: String| checked.findings.push(Finding { code: code.to_owned(), detail });
        let mut statement = self.conn.prepare("pragma integrity_check(20)")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                find("sqlite", line);
            }
        }
        let mut statement = self.conn.prepare("pragma foreign_key_check")?;
        for line in
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?)))?
        {
            let (table, row, parent) = line?;
            find("foreign_key", format!("{table} {} -> {parent}", row.unwrap_or_default()));
        }
        let (mut spans, mut to_review) = (0, 0);
        let mut statement = self.conn.prepare(sql!("span/with_text"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            spans += 1;
            let (start, stop): (usize, usize) = (row.get(1)?, row.get(2)?);
            if row.get(4)? {
                to_review += 1;
            } else if offset::slice(row.get_ref(6)?.as_str()?, start..stop) != Some(row.get_ref(3)?.as_str()?) {
                find("span", format!("{} {start}..{stop}", row.get::<_, String>(5)?));
            }
        }
        let mut messages = 0;
        let mut statement = self.conn.prepare(sql!("check/lengths"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            messages += 1;
            if offset::length(row.get_ref(2)?.as_str()?) != row.get::<_, usize>(1)? {
                find("length", row.get(0)?);
            }
        }
        for (code, statement) in [
            ("id_twice", sql!("check/ids_twice")),
            ("conversation", sql!("check/conversations")),
            ("without_text", sql!("check/without_text")),
            ("thing", sql!("check/things")),
        ] {
            let mut statement = self.conn.prepare(statement)?;
            for ext in statement.query_map([], |row| row.get::<_, String>(0))? {
                find(code, ext?);
            }
        }
        let codebook = self.codebook()?;
        for code in &codebook.codes {
            let line = codebook.upward(code.id);
            if line.last().and_then(|&top| codebook.get(top)).is_some_and(|top| top.parent.is_some()) {
                find("code_loop", code.ext.clone());
            }
        }
        (checked.messages, checked.spans, checked.to_review) = (messages, spans, to_review);
        Ok(checked)
    }
}
