//! Adding, editing, moving and deleting codes.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::Value;

use super::Code;
use super::read::Codebook;
use super::template::PALETTE;
use crate::coding::add::{self, NewCoding};
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// The next free id for a code that came without one: `C1`, `C2`…
fn next_free(taken: &HashSet<String>, last: &mut usize) -> String {
    loop {
        *last += 1;
        let ext = format!("C{last}");
        if !taken.contains(&ext) {
            return ext;
        }
    }
}

/// Refuses a code without a name, under nothing, or of a colour that is none.
fn checked(code: &Code, codebook: &Codebook) -> Result<()> {
    if !code.label.values().any(|label| label.as_str().is_some_and(|label| !label.trim().is_empty())) {
        return Err(Error::BadParameter { name: "label".into(), value: String::new() });
    }
    if let Some(parent) = code.parent.filter(|&parent| codebook.get(parent).is_none()) {
        return Err(Error::UnknownCode { code: parent.to_string() });
    }
    let is_color = |color: &str| color.len() == 7 && color.starts_with('#') && color[1..].bytes().all(|byte| byte.is_ascii_hexdigit());
    match &code.color {
        Some(color) if !is_color(color) => Err(Error::BadParameter { name: "color".into(), value: color.clone() }),
        _ => Ok(()),
    }
}

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

/// A code made by hand, with what it was not given.
fn completed(code: &Code, codebook: &Codebook) -> Result<Code> {
    let mut code = code.clone();
    if code.ext.is_empty() {
        code.ext = next_free(&codebook.codes.iter().map(|code| code.ext.clone()).collect(), &mut 0);
    } else if codebook.codes.iter().any(|other| other.ext == code.ext) {
        return Err(Error::CodeExists { code: code.ext });
    }
    checked(&code, codebook)?;
    if code.number.is_none() {
        code.number = Some(codebook.codes.iter().filter_map(|code| code.number).max().unwrap_or(0).saturating_add(1));
    }
    if code.color.is_none() {
        let uses =
            |color: &str| codebook.codes.iter().filter(|code| code.color.as_deref().is_some_and(|c| c.eq_ignore_ascii_case(color))).count();
        code.color = PALETTE.iter().min_by_key(|color| uses(color)).map(|color| (*color).to_owned());
    }
    Ok(code)
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
    /// Adds a code. An empty `ext` takes the next free id, a missing number the next one, a missing colour the least used.
    /// Answers the row id.
    pub fn add_code(&mut self, code: &Code, now: DateTime<Utc>) -> Result<Output<i64>> {
        let code = completed(code, &self.codebook()?)?;
        self.transact("add-code", now, |work| {
            work.note("code", code.told());
            insert(work.conn, &code)
        })
    }

    /// Replaces what a code says; its id and its place stay.
    pub fn edit_code(&mut self, code: &Code, now: DateTime<Utc>) -> Result<Output<()>> {
        let codebook = self.codebook()?;
        let before = codebook.get(code.id).ok_or_else(|| Error::UnknownCode { code: code.id.to_string() })?;
        checked(&Code { parent: before.parent, ..code.clone() }, &codebook)?;
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

    /// Makes a code and puts it on a span or on a whole message, as one step. Answers the row ids of the code and of the coding.
    /// `new.code` is not read.
    pub fn code_with_new(&mut self, code: &Code, new: &NewCoding, now: DateTime<Utc>) -> Result<Output<(i64, i64)>> {
        let code = completed(code, &self.codebook()?)?;
        let message = self.message_ext(new.message)?;
        self.transact("code-new", now, |work| {
            work.note("code", code.told());
            work.note("message", message);
            let made = insert(work.conn, &code)?;
            let coding = add::insert(work, &NewCoding { code: made, ..new.clone() }, true)?;
            Ok((made, coding.unwrap_or_default()))
        })
    }

    /// Puts a code under another, or at the top: before one of its new siblings, or last among them.
    ///
    /// # Errors
    /// [`Error::CodeCycle`] under itself; [`Error::UnknownCode`] before a code that is no sibling.
    pub fn move_code(&mut self, code: i64, parent: Option<i64>, before: Option<i64>, now: DateTime<Utc>) -> Result<Output<()>> {
        let codebook = self.codebook()?;
        let moved = codebook.get(code).ok_or_else(|| Error::UnknownCode { code: code.to_string() })?.clone();
        if let Some(parent) = parent.filter(|&parent| codebook.get(parent).is_none()) {
            return Err(Error::UnknownCode { code: parent.to_string() });
        }
        if parent.is_some_and(|parent| codebook.upward(parent).contains(&code)) {
            return Err(Error::CodeCycle { code: moved.ext });
        }
        let mut order: Vec<i64> = codebook.codes.iter().map(|other| other.id).filter(|&id| id != code).collect();
        let place = match before {
            Some(sibling) => {
                let known = codebook.get(sibling).filter(|other| other.parent == parent && other.id != code);
                let sibling = known.ok_or_else(|| Error::UnknownCode { code: sibling.to_string() })?.id;
                order.iter().position(|&id| id == sibling).unwrap_or(order.len())
            }
            None => order.len(),
        };
        order.insert(place, code);
        self.transact("move-code", now, |work| {
            work.note("code", moved.told());
            work.conn.prepare_cached(sql!("code/move"))?.execute(params![code, parent])?;
            for (position, id) in order.iter().enumerate() {
                work.conn.prepare_cached(sql!("code/set_position"))?.execute(params![id, position as i64 + 1])?;
            }
            Ok(())
        })
    }

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
            let mut taken: HashSet<String> = ids.keys().cloned().collect();
            taken.extend(codes.iter().map(|(code, _)| code.ext.clone()));
            let mut named = HashSet::new();
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
                        number = number.saturating_add(1);
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
    let things = work.conn.prepare_cached(sql!("thing/delete_of_code"))?.execute([code])?;
    work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["code", code])?;
    work.conn.prepare_cached(sql!("code/unbind"))?.execute([code])?;
    work.conn.prepare_cached(sql!("code/delete"))?.execute([code])?;
    Ok((codings.len() + things) as u64)
}
