//! Nets: named sets of codes across the tree. A message, a person, a respondent counts once in a net.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use super::in_lang;
use super::read::Codebook;
use crate::error::{Error, Result};
use crate::id;
use crate::locale::Lang;
use crate::storage::sql;
use crate::study::{Output, Study};

/// A net.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Net {
    /// Row id.
    pub id: i64,
    /// External id, such as `N1`.
    pub ext: String,
    /// Its name, by language.
    pub label: Map<String, Value>,
    /// Row ids of its codes, in the order in which they came in; each stands for those below it too.
    pub codes: Vec<i64>,
}

/// What a net counts, what the brand itself says left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NetCounts {
    /// Messages that bear one of its codes, or one below.
    pub messages: usize,
    /// Persons who wrote them.
    pub persons: usize,
    /// Respondents who wrote them.
    pub respondents: usize,
}

impl Net {
    /// Its name in this language, else in another, else its id.
    pub fn name(&self, lang: Option<Lang>) -> &str {
        in_lang(&self.label, lang).filter(|label| !label.is_empty()).unwrap_or(&self.ext)
    }

    fn told(&self) -> Value {
        if self.label.is_empty() { Value::String(self.ext.clone()) } else { Value::Object(self.label.clone()) }
    }

    /// Its codes and all below them.
    pub fn reach(&self, codebook: &Codebook) -> FxHashSet<i64> {
        self.codes.iter().flat_map(|&code| codebook.downward(code)).collect()
    }
}

/// Inserts a net with its codes, and answers its row id.
pub(crate) fn insert(conn: &Connection, net: &Net) -> Result<i64> {
    let id = id::take(conn, "net", 1)?;
    conn.prepare_cached(sql!("net/insert"))?.execute(params![id, net.ext, Value::Object(net.label.clone()).to_string()])?;
    for &code in &net.codes {
        put(conn, id, code)?;
    }
    Ok(id)
}

/// Puts a code in a net.
pub(crate) fn put(conn: &Connection, net: i64, code: i64) -> Result<()> {
    conn.prepare_cached(sql!("net/add_code"))?.execute(params![id::take(conn, "net_code", 1)?, net, code])?;
    Ok(())
}

fn named(label: &Map<String, Value>) -> Result<()> {
    let says = label.values().any(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
    if says { Ok(()) } else { Err(Error::BadParameter { name: "label".into(), value: String::new() }) }
}

impl Study {
    /// The nets, in their order.
    pub fn nets(&self) -> Result<Vec<Net>> {
        let mut nets: Vec<Net> = self
            .conn
            .prepare_cached(sql!("net/all"))?
            .query_map([], |row| {
                let label: String = row.get(2)?;
                Ok(Net { id: row.get(0)?, ext: row.get(1)?, label: serde_json::from_str(&label).unwrap_or_default(), codes: vec![] })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut statement = self.conn.prepare_cached(sql!("net/codes"))?;
        for pair in statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))? {
            let (net, code) = pair?;
            if let Some(net) = nets.iter_mut().find(|one| one.id == net) {
                net.codes.push(code);
            }
        }
        Ok(nets)
    }

    /// A net by its row id.
    pub fn net(&self, id: i64) -> Result<Net> {
        let found = self.nets()?.into_iter().find(|net| net.id == id);
        found.ok_or_else(|| Error::UnknownObject { kind: "net".into(), id: id.to_string() })
    }

    /// Makes a net of codes; answers its row id.
    pub fn add_net(&mut self, label: &Map<String, Value>, codes: &[i64], now: DateTime<Utc>) -> Result<Output<i64>> {
        named(label)?;
        let taken: FxHashSet<String> = self.nets()?.into_iter().map(|net| net.ext).collect();
        let ext = (1..).map(|n| format!("N{n}")).find(|ext| !taken.contains(ext)).unwrap_or_default();
        let mut once = vec![];
        for &code in codes {
            self.code_by_row(code)?;
            if !once.contains(&code) {
                once.push(code);
            }
        }
        let net = Net { id: 0, ext, label: label.clone(), codes: once };
        self.transact("add-net", now, |work| {
            work.note("net", net.told());
            insert(work.conn, &net)
        })
    }

    /// Names a net otherwise.
    pub fn rename_net(&mut self, id: i64, label: &Map<String, Value>, now: DateTime<Utc>) -> Result<Output<()>> {
        named(label)?;
        let net = Net { label: label.clone(), ..self.net(id)? };
        self.transact("rename-net", now, |work| {
            work.note("net", net.told());
            work.conn.prepare_cached(sql!("net/update"))?.execute(params![id, Value::Object(net.label).to_string()])?;
            Ok(())
        })
    }

    /// Puts a net before another one, or last.
    pub fn move_net(&mut self, id: i64, before: Option<i64>, now: DateTime<Utc>) -> Result<Output<()>> {
        let net = self.net(id)?;
        let mut order: Vec<i64> = self.nets()?.into_iter().map(|net| net.id).filter(|&other| other != id).collect();
        let place = before.and_then(|before| order.iter().position(|&other| other == before)).unwrap_or(order.len());
        order.insert(place, id);
        self.transact("move-net", now, |work| {
            work.note("net", net.told());
            for (position, id) in order.iter().enumerate() {
                work.conn.prepare_cached(sql!("net/set_position"))?.execute(params![id, position as i64 + 1])?;
            }
            Ok(())
        })
    }

    /// Deletes a net; its codes stay.
    pub fn delete_net(&mut self, id: i64, now: DateTime<Utc>) -> Result<Output<()>> {
        let net = self.net(id)?;
        self.transact("delete-net", now, |work| {
            work.note("net", net.told());
            work.conn.prepare_cached(sql!("net/empty"))?.execute([id])?;
            work.conn.prepare_cached(sql!("net/delete"))?.execute([id])?;
            Ok(())
        })
    }

    /// Puts a code in a net, or takes it out. What is so already changes nothing.
    pub fn set_in_net(&mut self, id: i64, code: i64, within: bool, now: DateTime<Utc>) -> Result<Output<()>> {
        let (net, told) = (self.net(id)?, self.code_by_row(code)?.told());
        self.transact(if within { "net-code" } else { "net-uncode" }, now, |work| {
            work.note("net", net.told());
            work.note("code", told);
            match (within, net.codes.contains(&code)) {
                (true, false) => put(work.conn, id, code)?,
                (false, true) => drop(work.conn.prepare_cached(sql!("net/take_code"))?.execute(params![id, code])?),
                _ => {}
            }
            Ok(())
        })
    }

    /// What each net counts: a message, a person, a respondent once, however many of its codes they bear.
    pub fn net_counts(&self, codebook: &Codebook, nets: &[Net]) -> Result<FxHashMap<i64, NetCounts>> {
        let columns = self.columns()?;
        let mut of_code: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
        for (at, net) in nets.iter().enumerate() {
            for code in net.reach(codebook) {
                of_code.entry(code).or_default().push(at);
            }
        }
        let mut messages: Vec<FxHashSet<usize>> = vec![FxHashSet::default(); nets.len()];
        if !of_code.is_empty() {
            let mut statement = self.conn.prepare_cached(sql!("coding/light"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let Some(places) = of_code.get(&row.get(0)?) else { continue };
                let Some(at) = columns.ordinal(row.get(1)?).filter(|&at| !columns.is_brand_speech(at)) else { continue };
                for &place in places {
                    messages[place].insert(at);
                }
            }
        }
        let mut counts = FxHashMap::default();
        for (net, messages) in nets.iter().zip(messages) {
            let persons: FxHashSet<i64> = messages.iter().map(|&at| columns.person[at]).collect();
            let mut respondents = FxHashSet::default();
            for &at in &messages {
                let who: Option<i64> = self.conn.prepare_cached(sql!("net/respondent"))?.query_row([columns.ids[at]], |row| row.get(0))?;
                respondents.extend(who);
            }
            counts.insert(net.id, NetCounts { messages: messages.len(), persons: persons.len(), respondents: respondents.len() });
        }
        Ok(counts)
    }
}
