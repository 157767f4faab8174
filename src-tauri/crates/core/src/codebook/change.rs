//! Adding, editing, moving and deleting codes.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::Value;

use super::read::Codebook;
use super::template::PALETTE;
use super::{Code, CodeOrigin};
use crate::coding::add::{self, NewCoding};
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study};

/// The next free id for a code that came without one: `C1`, `C2`…
pub(crate) fn next_free(taken: &HashSet<String>, last: &mut usize) -> String {
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

/// Refuses a number that another code has: in a table it would stand for both.
pub(crate) fn free_number(code: &Code, codebook: &Codebook) -> Result<()> {
    let taken = |other: &&Code| other.id != code.id && code.number.is_some() && other.number == code.number;
    match codebook.codes.iter().find(taken) {
        Some(other) => Err(Error::NumberTaken {
            number: code.number.unwrap_or_default().to_string(),
            code: format!("{} ({})", other.name(None), other.ext),
        }),
        None => Ok(()),
    }
}

/// A code made by hand, with what it was not given.
pub(crate) fn completed(code: &Code, codebook: &Codebook) -> Result<Code> {
    let mut code = code.clone();
    if code.ext.is_empty() {
        code.ext = next_free(&codebook.codes.iter().map(|code| code.ext.clone()).collect(), &mut 0);
    } else if codebook.codes.iter().any(|other| other.ext == code.ext) {
        return Err(Error::CodeExists { code: code.ext });
    }
    checked(&code, codebook)?;
    free_number(&code, codebook)?;
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
        position,
        code.origin.map(CodeOrigin::word),
        code.one_of,
        code.example_span,
        code.anti_example
    ])?;
    Ok(id)
}

/// Writes what a code says; its id, its place and the place of its example stay.
pub(crate) fn update(conn: &Connection, code: &Code) -> Result<()> {
    conn.prepare_cached(sql!("code/update"))?.execute(params![
        code.id,
        texts(&code.label),
        texts(&code.definition),
        texts(&code.include),
        texts(&code.exclude),
        code.example,
        code.color,
        code.number,
        code.exclusive,
        code.origin.map(CodeOrigin::word),
        code.one_of,
        code.anti_example
    ])?;
    Ok(())
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
        if code.number != before.number {
            free_number(code, &codebook)?;
        }
        self.transact("edit-code", now, |work| {
            work.note("code", code.told());
            update(work.conn, code)?;
            Ok(())
        })
    }

    /// Makes a code and puts it on a span or on a whole message, as one step. Answers the row ids of the code and of the coding.
    /// `new.code` is not read.
    pub fn code_with_new(&mut self, code: &Code, new: &NewCoding, now: DateTime<Utc>) -> Result<Output<(i64, i64)>> {
        let codebook = self.codebook()?;
        let code = completed(code, &codebook)?;
        let message = self.message_ext(new.message)?;
        let lang = self.identity()?.lang;
        self.transact("code-new", now, |work| {
            work.note("code", code.told());
            work.note("message", message);
            let made = insert(work.conn, &code)?;
            let new = NewCoding { code: made, ..new.clone() };
            if let Some(other) = add::in_the_way(work.conn, &new)?.and_then(|other| codebook.get(other)) {
                let name = |code: &Code| code.name(Some(lang)).to_owned();
                return Err(Error::Exclusive { code: name(&code), other: name(other) });
            }
            let coding = add::insert(work, &new, true)?;
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
}
