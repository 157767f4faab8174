//! One gesture for many messages: codes put on whole messages, taken off, replaced. One operation each, however many messages.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::add::NewCoding;
use super::exclusive::{Exclusion, Standing, standing};
use super::{add, exclusive};
use crate::codebook::Code;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::{Output, Study};

/// What to do where the codebook forbids a code beside what stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clash {
    /// Nothing is changed at all.
    #[default]
    Refuse,
    /// The message is left as it is, and counted.
    Skip,
    /// What stands in the way is taken off.
    Replace,
}

/// What one gesture did to many messages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Many {
    /// Codings made, or changed.
    pub made: u64,
    /// Codings taken off.
    pub gone: u64,
    /// Codings that stood already.
    pub already: u64,
    /// Codings that the codebook forbids there, under [`Clash::Skip`].
    pub refused: u64,
    /// Row ids of the messages that were changed, in the order given.
    pub messages: Vec<i64>,
}

impl Study {
    /// Puts codes on whole messages, each message bearing codings of its own.
    ///
    /// # Errors
    /// [`Error::Exclusive`] under [`Clash::Refuse`], and whatever the choice when the codes exclude each other.
    pub fn code_messages(
        &mut self,
        messages: &[i64],
        codes: &[i64],
        coder: &str,
        clash: Clash,
        now: DateTime<Utc>,
    ) -> Result<Output<Many>> {
        let known = self.known(messages, codes)?;
        let exclusion = Exclusion::load(&self.conn)?;
        self.compatible(&exclusion, codes)?;
        let mut in_the_way = None;
        let done = self.transact("code-many", now, |work| {
            let (mut many, mut ids) = (Many::default(), add::Ids::new());
            for &message in messages {
                let there = standing(work.conn, message, coder)?;
                let mut text: Option<String> = None;
                let mut gone: Vec<i64> = vec![];
                let (made, taken) = (many.made, many.gone);
                for &code in codes {
                    let length = work.conn.prepare_cached(sql!("message/chars"))?.query_row([message], |row| row.get::<_, usize>(0))?;
                    if there.iter().any(|one| one.counts && one.code == code && one.start == 0 && one.stop == length) {
                        many.already += 1;
                        continue;
                    }
                    let clashes: Vec<Standing> =
                        exclusion.clashes(&there, code, 0, length, None).filter(|one| !gone.contains(&one.id)).collect();
                    match (clashes.first(), clash) {
                        (Some(other), Clash::Refuse) => {
                            in_the_way = Some((code, other.code));
                            return Err(Error::Exclusive { code: String::new(), other: String::new() });
                        }
                        (Some(_), Clash::Skip) => {
                            many.refused += 1;
                            continue;
                        }
                        _ => {}
                    }
                    for other in clashes {
                        take_off(work.conn, other.id, other.span)?;
                        gone.push(other.id);
                        many.gone += 1;
                    }
                    let text = match &mut text {
                        Some(text) => text,
                        None => text.insert(work.conn.prepare_cached(sql!("message/text"))?.query_row([message], |row| row.get(0))?),
                    };
                    add::place(work, &NewCoding::by_hand(code, message, None, coder), text, &mut ids)?;
                    many.made += 1;
                }
                if many.made > made || many.gone > taken {
                    many.messages.push(message);
                }
            }
            work.note("code", told(&known));
            work.note("count", many.messages.len());
            Ok(many)
        });
        match (done, in_the_way) {
            (Err(Error::Exclusive { .. }), Some((code, other))) => Err(self.exclusive(code, other)),
            (done, _) => done,
        }
    }

    /// Takes codes off messages, wherever they stand in them and whoever put them; of one coder where that is said.
    pub fn uncode_messages(&mut self, messages: &[i64], codes: &[i64], coder: Option<&str>, now: DateTime<Utc>) -> Result<Output<Many>> {
        let known = self.known(messages, codes)?;
        self.transact("uncode-many", now, |work| {
            let mut many = Many::default();
            for &message in messages {
                let before = many.gone;
                for &code in codes {
                    for one in bearing(work.conn, message, code, coder)? {
                        take_off(work.conn, one.id, one.span)?;
                        many.gone += 1;
                    }
                }
                if many.gone > before {
                    many.messages.push(message);
                }
            }
            work.note("code", told(&known));
            work.note("count", many.messages.len());
            Ok(many)
        })
    }

    /// Puts a code in the place of another on these messages; spans, voices and reasons stay. Where the same coder has the new code
    /// on the same words already, the old coding goes.
    ///
    /// # Errors
    /// [`Error::Exclusive`] where the codebook forbids the new code beside what stands; nothing is changed then.
    pub fn recode_messages(
        &mut self,
        messages: &[i64],
        from: i64,
        to: i64,
        coder: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Output<Many>> {
        let known = self.known(messages, &[from, to])?;
        let exclusion = Exclusion::load(&self.conn)?;
        let mut in_the_way = None;
        let done = self.transact("recode-many", now, |work| {
            let mut many = Many::default();
            for &message in messages.iter().filter(|_| from != to) {
                let found = bearing(work.conn, message, from, coder)?;
                for one in &found {
                    let beside: Vec<Standing> = exclusive::standing(work.conn, message, &one.coder)?;
                    let others: Vec<Standing> = beside.into_iter().filter(|other| other.code != from).collect();
                    if let Some(other) = exclusion.clashes(&others, to, one.start, one.stop, Some(one.id)).next() {
                        in_the_way = Some((to, other.code));
                        return Err(Error::Exclusive { code: String::new(), other: String::new() });
                    }
                    if others.iter().any(|other| other.counts && other.code == to && (other.start, other.stop) == (one.start, one.stop)) {
                        take_off(work.conn, one.id, one.span)?;
                        many.gone += 1;
                    } else {
                        work.conn.prepare_cached(sql!("coding/set_code"))?.execute(params![one.id, to])?;
                        many.made += 1;
                    }
                }
                if !found.is_empty() {
                    many.messages.push(message);
                }
            }
            work.note("from", known[0].told());
            work.note("to", known[1].told());
            work.note("count", many.messages.len());
            Ok(many)
        });
        match (done, in_the_way) {
            (Err(Error::Exclusive { .. }), Some((code, other))) => Err(self.exclusive(code, other)),
            (done, _) => done,
        }
    }

    /// The codes by their row ids; refuses codes and messages that are not there.
    fn known(&self, messages: &[i64], codes: &[i64]) -> Result<Vec<Code>> {
        let (codebook, columns) = (self.codebook()?, self.columns()?);
        if let Some(gone) = messages.iter().find(|&&message| columns.ordinal(message).is_none()) {
            return Err(Error::UnknownMessage { id: gone.to_string() });
        }
        let find = |&id: &i64| codebook.get(id).cloned().ok_or_else(|| Error::UnknownCode { code: id.to_string() });
        codes.iter().map(find).collect()
    }

    /// Refuses codes put together that exclude each other.
    fn compatible(&self, exclusion: &Exclusion, codes: &[i64]) -> Result<()> {
        let together: Vec<Standing> =
            codes.iter().map(|&code| Standing { id: code, code, span: 0, start: 0, stop: 1, counts: true }).collect();
        for &code in codes {
            if let Some(other) = exclusion.clashes(&together, code, 0, 1, None).next() {
                return Err(self.exclusive(code, other.code));
            }
        }
        Ok(())
    }
}

/// A coding that bears a code, whoever put it.
struct Bearing {
    id: i64,
    span: i64,
    start: usize,
    stop: usize,
    coder: String,
}

fn bearing(conn: &Connection, message: i64, code: i64, coder: Option<&str>) -> Result<Vec<Bearing>> {
    let mut statement = conn.prepare_cached(sql!("coding/on_message"))?;
    let rows = statement.query_map(params![message, code], |row| {
        Ok(Bearing { id: row.get(0)?, span: row.get(1)?, start: row.get(2)?, stop: row.get(3)?, coder: row.get(4)? })
    })?;
    let all: Vec<Bearing> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|one| coder.is_none_or(|coder| one.coder == coder)).collect())
}

/// Takes a coding off, with its span and what was written on it.
fn take_off(conn: &Connection, coding: i64, span: i64) -> Result<()> {
    conn.prepare_cached(sql!("coding/delete"))?.execute([coding])?;
    conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
    conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["coding", coding])?;
    Ok(())
}

/// Several codes for the journal's line, in the languages that they have.
pub(super) fn told(codes: &[Code]) -> Value {
    let langs: Vec<&String> = codes.iter().flat_map(|code| code.label.keys()).collect();
    let mut told = Map::new();
    for lang in langs {
        if !told.contains_key(lang) {
            let named = |code: &Code| code.label.get(lang).and_then(Value::as_str).unwrap_or_else(|| code.name(None)).to_owned();
            told.insert(lang.clone(), Value::String(codes.iter().map(named).collect::<Vec<_>>().join(", ")));
        }
    }
    if told.is_empty() {
        return Value::String(codes.iter().map(|code| code.ext.as_str()).collect::<Vec<_>>().join(", "));
    }
    Value::Object(told)
}
