//! Adding, editing, moving and deleting codes.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::Value;

use super::Code;
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// The next free id for a code that came without one: `C1`, `C2`…
fn next_free(taken: &std::collections::HashSet<String>, last: &mut usize) -> String {
    loop {
        *last += 1;
        let ext = format!("C{last}");
        if !taken.contains(&ext) {
            return ext;
        }
    }
}

fn texts(map: &serde_json::Map<String, Value>) -> String {
    Value::Object(map.clone()).to_string()
}

/// Inserts a code as it is given, and answers its row id.
pub(crate) fn insert(conn: &Connection, code: &Code) -> Result<i64> {
    let id = id::take(conn, "code", 1)?;
    let position: i64 = conn.prepare_cached(sql!("code/next_position"))?.query_row([], |row| row.get(0))?;
    conn.prepare_cached(sql!("code/insert"))?.execute(params![
        id,
        code.ext,
        code.parent,
        texts(&code.label),
        texts(&code.definition),
        texts(&code.include),
        texts(&code.exclude),
        code.example,
        code.color,
        code.number,
        code.exclusive,
        position
    ])?;
    Ok(id)
}

impl Study {
    /// Adds a code. An empty `ext` takes the next free id. Answers the row id.
    pub fn add_code(&mut self, code: &Code, now: DateTime<Utc>) -> Result<Output<i64>> {
        let codebook = self.codebook()?;
        let mut code = code.clone();
        if code.ext.is_empty() {
            code.ext = next_free(&codebook.codes.iter().map(|code| code.ext.clone()).collect(), &mut 0);
        }
        if codebook.codes.iter().any(|other| other.ext == code.ext) {
            return Err(Error::CodeExists { code: code.ext });
        }
        self.transact("add-code", now, |work| {
            work.note("code", code.told());
            insert(work.conn, &code)
        })
    }

    /// Replaces what a code says; its id and its place stay.
    pub fn edit_code(&mut self, code: &Code, now: DateTime<Utc>) -> Result<Output<()>> {
        self.code_by_row(code.id)?;
        self.transact("edit-code", now, |work| {
            work.note("code", code.told());
            work.conn.prepare_cached(sql!("code/update"))?.execute(params![
                code.id,
                texts(&code.label),
                texts(&code.definition),
                texts(&code.include),
                texts(&code.exclude),
                code.example,
                code.color,
                code.number,
                code.exclusive
            ])?;
            Ok(())
        })
    }

    /// Puts a code under another, or at the top.
    pub fn move_code(&mut self, code: i64, parent: Option<i64>, now: DateTime<Utc>) -> Result<Output<()>> {
        let codebook = self.codebook()?;
        let moved = codebook.get(code).ok_or_else(|| Error::UnknownCode { code: code.to_string() })?.clone();
        if parent.is_some_and(|parent| codebook.upward(parent).contains(&code)) {
            return Err(Error::CodeCycle { code: moved.ext });
        }
        self.transact("move-code", now, |work| {
            work.note("code", moved.told());
            work.conn.prepare_cached(sql!("code/move"))?.execute(params![code, parent])?;
            Ok(())
        })
    }

    /// Deletes a code, those below it, and their codings. Squares lose the terms that it held.
    pub fn delete_code(&mut self, code: i64, now: DateTime<Utc>) -> Result<Output<u64>> {
        let codebook = self.codebook()?;
        let gone = codebook.get(code).ok_or_else(|| Error::UnknownCode { code: code.to_string() })?.clone();
        self.transact("delete-code", now, |work| {
            let mut codings = 0;
            for below in codebook.downward(code).into_iter().rev() {
                codings += delete_one(work, below)?;
            }
            work.note("code", gone.told());
            work.note("codings", codings);
            Ok(codings)
        })
    }

    /// Adds several codes at once, parents before children, as one step. `parent` of each is the external id above.
    pub fn add_codes(&mut self, source: &str, codes: &[(Code, Option<String>)], now: DateTime<Utc>) -> Result<Output<u64>> {
        let codebook = self.codebook()?;
        self.transact("codes", now, |work| {
            let mut ids: std::collections::HashMap<String, i64> = codebook.codes.iter().map(|code| (code.ext.clone(), code.id)).collect();
            let mut number = codebook.codes.iter().filter_map(|code| code.number).max().unwrap_or(0);
            let mut waiting: Vec<(Code, Option<String>)> = vec![];
            let mut taken: std::collections::HashSet<String> = ids.keys().cloned().collect();
            taken.extend(codes.iter().map(|(code, _)| code.ext.clone()));
            let mut named = std::collections::HashSet::new();
            let mut free = 0;
            for (code, parent) in codes {
                let mut code = code.clone();
                if code.ext.is_empty() {
                    code.ext = next_free(&taken, &mut free);
                } else if ids.contains_key(&code.ext) || !named.insert(code.ext.clone()) {
                    return Err(Error::CodeExists { code: code.ext });
                }
                waiting.push((code, parent.clone()));
            }
            let mut added = 0;
            while !waiting.is_empty() {
                let before = waiting.len();
                let mut later = vec![];
                for (mut code, parent) in waiting {
                    code.parent = match &parent {
                        None => None,
                        Some(parent) => match ids.get(parent) {
                            Some(&id) => Some(id),
                            None => {
                                later.push((code, Some(parent.clone())));
                                continue;
                            }
                        },
                    };
                    if code.number.is_none() {
                        number += 1;
                        code.number = Some(number);
                    }
                    let id = insert(work.conn, &code)?;
                    ids.insert(code.ext, id);
                    added += 1;
                }
                if later.len() == before {
                    return Err(Error::UnknownCode { code: later[0].1.clone().unwrap_or_default() });
                }
                waiting = later;
            }
            work.note("codes", added);
            work.note("source", source);
            Ok(added)
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
    work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["code", code])?;
    work.conn.prepare_cached(sql!("code/unbind"))?.execute([code])?;
    work.conn.prepare_cached(sql!("code/delete"))?.execute([code])?;
    Ok(codings.len() as u64)
}
