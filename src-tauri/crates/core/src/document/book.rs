//! The codebook in a document: its codes with where their examples stand, nets, relations, the versions kept.

use std::collections::HashMap;

use rusqlite::params;
use serde_json::Value;

use super::validate::{Known, fault, known};
use super::{CodeRecord, Document, ExampleRecord, NetRecord, RelationRecord, VersionRecord};
use crate::codebook::net::Net;
use crate::codebook::read::Codebook;
use crate::codebook::relation::Relation;
use crate::codebook::version::Snapshot;
use crate::codebook::{Code, net, relation};
use crate::coding::span;
use crate::corpus::mask::Mask;
use crate::error::{Error, Result};
use crate::id;
use crate::storage::sql;
use crate::study::{Study, Work};

impl Study {
    /// The codes as records. With `only`, an example that stands in another message is not told.
    pub(crate) fn code_records(&self, codebook: &Codebook, only: Option<&HashMap<i64, String>>) -> Result<Vec<CodeRecord>> {
        let ext = |id: i64| codebook.get(id).map(|code| code.ext.clone());
        let record = |code: &Code| -> Result<CodeRecord> {
            let example = match code.example_span {
                Some(_) => self.example(code.id)?.filter(|example| !example.lost),
                None => None,
            };
            let example_at = match example {
                Some(example) if only.is_none_or(|only| only.contains_key(&example.message)) => {
                    Some(ExampleRecord { message: self.message_ext(example.message)?, start: example.start, end: example.stop })
                }
                _ => None,
            };
            Ok(CodeRecord {
                id: code.ext.clone(),
                parent: code.parent.and_then(ext),
                label: code.label.clone(),
                definition: code.definition.clone(),
                include: code.include.clone(),
                exclude: code.exclude.clone(),
                example: code.example.clone(),
                color: code.color.clone(),
                number: code.number,
                exclusive: code.exclusive,
                origin: code.origin,
                one_of: code.one_of,
                anti_example: code.anti_example.clone(),
                example_at,
            })
        };
        codebook.codes.iter().map(record).collect()
    }

    pub(crate) fn net_records(&self, codebook: &Codebook) -> Result<Vec<NetRecord>> {
        let ext = |&id: &i64| codebook.get(id).map(|code| code.ext.clone());
        let record = |net: Net| NetRecord { id: net.ext, label: net.label, codes: net.codes.iter().filter_map(ext).collect() };
        Ok(self.nets()?.into_iter().map(record).collect())
    }

    pub(crate) fn relation_records(&self, codebook: &Codebook) -> Result<Vec<RelationRecord>> {
        let ext = |id: i64| codebook.get(id).map(|code| code.ext.clone());
        let record = |one: Relation| {
            let Relation { from, kind, to, memo, coder, at, .. } = one;
            Some(RelationRecord { from: ext(from)?, kind, to: ext(to)?, memo, coder, at })
        };
        Ok(self.relations()?.into_iter().filter_map(record).collect())
    }

    pub(super) fn version_records(&self) -> Result<Vec<VersionRecord>> {
        let record = |version: crate::codebook::version::Version| {
            let Snapshot { codes, nets, relations } = version.snapshot;
            VersionRecord { name: version.name, note: version.note, author: version.author, at: version.at, codes, nets, relations }
        };
        Ok(self.codebook_versions()?.into_iter().map(record).collect())
    }
}

impl Snapshot {
    /// The same with names taken out of its texts, as this mask takes them out.
    #[must_use]
    pub fn masked(mut self, mask: &Mask) -> Self {
        let say = |text: &mut String| *text = mask.text(text);
        each_text(&mut self.codes, &mut self.nets, &mut self.relations, &say);
        self
    }
}

/// What a document gets wrong in its nets, its relations, and where its examples stand.
pub(super) fn validate(document: &Document, all: &Known<'_>) -> Result<()> {
    for (at, code) in document.codes.iter().enumerate() {
        if let Some(example) = &code.example_at {
            all.place(&format!("codes[{at}].example_at"), &example.message, example.start, example.end)?;
        }
    }
    let mut seen = std::collections::HashSet::new();
    for (at, net) in document.nets.iter().enumerate() {
        if net.id.is_empty() || !seen.insert(&net.id) {
            let problem = if net.id.is_empty() { "an id is empty".to_owned() } else { format!("{} is given twice", net.id) };
            return Err(fault(format!("nets[{at}].id"), problem));
        }
        if let Some(lang) = net.label.iter().find(|(_, text)| !text.is_string()).map(|(lang, _)| lang) {
            return Err(fault(format!("nets[{at}].label.{lang}"), "a text is expected"));
        }
        for (n, code) in net.codes.iter().enumerate() {
            known(&all.codes, code, "code", || format!("nets[{at}].codes[{n}]"))?;
        }
    }
    for (at, one) in document.relations.iter().enumerate() {
        known(&all.codes, &one.from, "code", || format!("relations[{at}].from"))?;
        known(&all.codes, &one.to, "code", || format!("relations[{at}].to"))?;
        if one.from == one.to {
            return Err(fault(format!("relations[{at}].to"), "a code is related to itself"));
        }
    }
    Ok(())
}

/// Writes what `codes` lead to, the codes being there by their external ids.
pub(super) fn write(work: &Work<'_>, document: &Document, codes: &HashMap<String, i64>) -> Result<()> {
    let row = |ext: &str| codes.get(ext).copied().ok_or_else(|| Error::UnknownCode { code: ext.to_owned() });
    for code in &document.codes {
        if let Some(ExampleRecord { message, start, end }) = &code.example_at {
            let message = super::import::message(work, message)?;
            let text: String = work.conn.prepare_cached(sql!("message/text"))?.query_row([message], |row| row.get(0))?;
            let span = span::insert(work.conn, message, &text, *start..*end)?;
            work.conn.prepare_cached(sql!("code/set_example"))?.execute(params![row(&code.id)?, span])?;
        }
    }
    for one in &document.nets {
        let codes = one.codes.iter().map(|ext| row(ext)).collect::<Result<_>>()?;
        net::insert(work.conn, &Net { id: 0, ext: one.id.clone(), label: one.label.clone(), codes })?;
    }
    for one in &document.relations {
        let RelationRecord { kind, memo, coder, at, .. } = one.clone();
        relation::insert(work.conn, &Relation { id: 0, from: row(&one.from)?, kind, to: row(&one.to)?, memo, coder, at })?;
    }
    for one in &document.versions {
        let VersionRecord { name, note, author, at, codes, nets, relations } = one.clone();
        let json = serde_json::to_string(&Snapshot { codes, nets, relations })?;
        let id = id::take(work.conn, "codebook_version", 1)?;
        work.conn.prepare_cached(sql!("version/insert"))?.execute(params![id, name, note, author, at, 0, json])?;
    }
    Ok(())
}

/// Everything that a codebook says, for a pseudonymised document: `say` takes names out of a text.
pub(super) fn each_text(codes: &mut [CodeRecord], nets: &mut [NetRecord], relations: &mut [RelationRecord], say: &dyn Fn(&mut String)) {
    let texts = |map: &mut serde_json::Map<String, Value>| {
        for value in map.values_mut() {
            if let Value::String(text) = value {
                say(text);
            }
        }
    };
    for code in codes {
        for map in [&mut code.label, &mut code.definition, &mut code.include, &mut code.exclude] {
            texts(map);
        }
        for text in [&mut code.example, &mut code.anti_example].into_iter().flatten() {
            say(text);
        }
    }
    nets.iter_mut().for_each(|net| texts(&mut net.label));
    relations.iter_mut().filter_map(|one| one.memo.as_mut()).for_each(say);
}
