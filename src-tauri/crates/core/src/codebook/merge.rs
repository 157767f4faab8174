//! Merging codes: several become one, and everything that stood on them stands on it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::params;
use serde_json::{Map, Value};

use super::delete::drop_code;
use super::read::Codebook;
use super::relation::Relation;
use super::unite::{self, Union, joined};
use super::{Code, version};
use crate::coding::Coding;
use crate::error::{Error, Result};
use crate::memo::{self, NewMemo, Subject};
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// What merging codes would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Codes that go into the other.
    pub codes: u64,
    /// Codings that change their code.
    pub codings: u64,
    /// Codings that go into others, because they overlap.
    pub overlaps: u64,
    /// Messages that the codings stand on.
    pub messages: u64,
    /// Codes that come under the one that stays.
    pub children: u64,
    /// Memos that move: on the codes, and on codings that go into others.
    pub memos: u64,
}

struct Plan {
    into: Code,
    from: Vec<Code>,
    coming: Vec<Coding>,
    unions: Vec<Union>,
    told: Merged,
}

impl Study {
    /// What merging would do; nothing is changed.
    pub fn merge_preview(&self, into: i64, from: &[i64]) -> Result<Merged> {
        Ok(self.merge_plan(&self.codebook()?, into, from)?.told)
    }

    fn merge_plan(&self, codebook: &Codebook, into: i64, from: &[i64]) -> Result<Plan> {
        let get = |id: i64| codebook.get(id).cloned().ok_or_else(|| Error::UnknownCode { code: id.to_string() });
        let into = get(into)?;
        let from: Vec<Code> =
            from.iter().filter(|&&id| id != into.id).collect::<BTreeSet<_>>().into_iter().map(|&id| get(id)).collect::<Result<_>>()?;
        if from.is_empty() {
            return Err(Error::NothingToMerge { code: into.name(None).to_owned() });
        }
        let mut coming = vec![];
        let mut memos = 0;
        let count = |kind: &str, id: i64| -> Result<u64> {
            Ok(self.conn.prepare_cached(sql!("memo/count_on"))?.query_row(params![kind, id], |row| row.get(0))?)
        };
        for code in &from {
            coming.extend(self.codings_of_code(code.id)?);
            memos += count("code", code.id)?;
        }
        let unions = unite::plan(&self.codings_of_code(into.id)?, &coming, self.identity()?.lang);
        for &gone in unions.iter().flat_map(|union| &union.gone) {
            memos += count("coding", gone)?;
        }
        let is_from = |id: i64| from.iter().any(|code| code.id == id);
        let below = |code: &&Code| code.parent.is_some_and(is_from) && !is_from(code.id) && code.id != into.id;
        let told = Merged {
            codes: from.len() as u64,
            codings: coming.len() as u64,
            overlaps: unions.iter().map(|union| union.gone.len() as u64).sum(),
            messages: coming.iter().map(|coding| coding.message).collect::<BTreeSet<_>>().len() as u64,
            children: codebook.codes.iter().filter(below).count() as u64,
            memos,
        };
        Ok(Plan { into, from, coming, unions, told })
    }

    /// Merges codes into another one, as one step: codings, codes below, memos, relations, nets, rules, terms of squares and what
    /// is on things follow; what the merged codes said of themselves is kept in the notes of the one that stays.
    ///
    /// # Errors
    /// [`Error::NothingToMerge`] when no other code is named; [`Error::UnknownCode`] when one is not there.
    pub fn merge_codes(&mut self, into: i64, from: &[i64], reason: Option<&str>, now: DateTime<Utc>) -> Result<Output<Merged>> {
        let codebook = self.codebook()?;
        let plan = self.merge_plan(&codebook, into, from)?;
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        let (state, relations) = (self.codebook_state()?, self.relations()?);
        let quotes: Vec<Option<String>> =
            plan.from.iter().map(|code| Ok(self.example(code.id)?.map(|example| example.quote))).collect::<Result<_>>()?;
        self.transact(if reason.is_some() { "merge-codes-why" } else { "merge-codes" }, now, |work| {
            version::keep_before(work, &state)?;
            unite::apply(work, into, &plan.coming, &plan.unions)?;
            let from: BTreeSet<i64> = plan.from.iter().map(|code| code.id).collect();
            lift(work, &codebook, into, &from)?;
            let lost = relate(work, &relations, into, &from)?;
            let mut kept = plan.into.clone();
            for (code, quote) in plan.from.iter().zip(quotes) {
                words(&mut kept, code, quote);
                follow(work, code.id, into)?;
            }
            twins(work, into)?;
            write(work, &kept)?;
            if let Some(body) = lost {
                memo::insert(work, &NewMemo::on(Subject::Code, into, None, &body))?;
            }
            for code in &plan.from {
                drop_code(work, code.id)?;
            }
            work.note("code", plan.into.told());
            work.note("codes", told(&plan.from));
            work.note("codings", plan.told.codings);
            if let Some(reason) = reason {
                work.note("reason", reason);
            }
            Ok(plan.told)
        })
    }
}

/// Several codes for the journal, in the languages of the window.
pub(crate) fn told(codes: &[Code]) -> Value {
    let in_lang = |lang: crate::locale::Lang| codes.iter().map(|code| code.name(Some(lang))).collect::<Vec<_>>().join(", ");
    Value::Object(
        [crate::locale::Lang::Fr, crate::locale::Lang::En].map(|lang| (lang.code().to_owned(), in_lang(lang).into())).into_iter().collect(),
    )
}

/// The code that stays comes out from under those that go; what stood under these comes under it.
fn lift(work: &Work<'_>, codebook: &Codebook, into: i64, from: &BTreeSet<i64>) -> Result<()> {
    let line = codebook.upward(into);
    if let Some(&top) = line.iter().rev().find(|id| from.contains(id)) {
        let parent = codebook.get(top).and_then(|code| code.parent);
        work.conn.prepare_cached(sql!("code/move"))?.execute(params![into, parent])?;
    }
    for &code in from {
        work.conn.prepare_cached(sql!("code/lift"))?.execute(params![code, into])?;
    }
    Ok(())
}

/// Relations follow; those that would relate the code to itself, or say what is said, go. Answers what was written on the former.
fn relate(work: &Work<'_>, relations: &[Relation], into: i64, from: &BTreeSet<i64>) -> Result<Option<String>> {
    let follows = |id: i64| if from.contains(&id) { into } else { id };
    let mut kept: Vec<Relation> = vec![];
    let mut lost = vec![];
    for relation in relations {
        let moved = Relation { from: follows(relation.from), to: follows(relation.to), ..relation.clone() };
        let touched = moved != *relation;
        if moved.from == moved.to {
            lost.push(moved.memo);
            work.conn.prepare_cached(sql!("relation/delete"))?.execute([moved.id])?;
        } else if let Some(same) = kept.iter_mut().find(|one| one.says(&moved)) {
            same.memo = joined([same.memo.take(), moved.memo]);
            work.conn.prepare_cached(sql!("relation/set_ends"))?.execute(params![same.id, same.from, same.to, same.memo])?;
            work.conn.prepare_cached(sql!("relation/delete"))?.execute([moved.id])?;
        } else {
            if touched {
                work.conn.prepare_cached(sql!("relation/set_ends"))?.execute(params![moved.id, moved.from, moved.to, moved.memo])?;
            }
            kept.push(moved);
        }
    }
    Ok(joined(lost))
}

/// What stands on a code by its row id follows to another.
fn follow(work: &Work<'_>, code: i64, into: i64) -> Result<()> {
    work.conn.prepare_cached(sql!("memo/move_on"))?.execute(params!["code", code, into])?;
    for statement in [sql!("code/move_things"), sql!("code/move_rules"), sql!("code/rebind"), sql!("net/join_code"), sql!("net/move_code")]
    {
        work.conn.prepare_cached(statement)?.execute([code, into])?;
    }
    Ok(())
}

/// The same code twice on the same thing by the same coder becomes one.
fn twins(work: &Work<'_>, code: i64) -> Result<()> {
    let pairs: Vec<(i64, i64)> = work
        .conn
        .prepare_cached(sql!("code/twin_things"))?
        .query_map([code], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut gone = BTreeSet::new();
    for (first, second) in pairs {
        if gone.contains(&first) || !gone.insert(second) {
            continue;
        }
        let memo = |id: i64| -> Result<Option<String>> {
            Ok(work.conn.prepare_cached(sql!("code/thing_memo"))?.query_row([id], |row| row.get(0))?)
        };
        let both = joined([memo(first)?, memo(second)?]);
        work.conn.prepare_cached(sql!("code/explain_thing"))?.execute(params![first, both])?;
        work.conn.prepare_cached(sql!("code/drop_thing"))?.execute([second])?;
    }
    Ok(())
}

/// What a merged code said of itself, in the notes of the one that stays, language by language.
fn words(kept: &mut Code, gone: &Code, quote: Option<String>) {
    let langs: BTreeSet<&String> =
        [&gone.label, &gone.definition, &gone.include, &gone.exclude].into_iter().flat_map(|texts| texts.keys()).collect();
    for lang in langs {
        let said = |texts: &Map<String, Value>| {
            texts.get(lang).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let named = said(&gone.label).unwrap_or_else(|| gone.ext.clone());
        let what = joined_with(": ", [Some(named), said(&gone.definition)]);
        append(&mut kept.include, lang, joined_with("\n", [what, said(&gone.include)]));
        append(&mut kept.exclude, lang, said(&gone.exclude));
    }
    kept.example = joined([kept.example.take(), gone.example.clone(), quote]);
    kept.anti_example = joined([kept.anti_example.take(), gone.anti_example.clone()]);
}

fn joined_with(between: &str, texts: [Option<String>; 2]) -> Option<String> {
    let texts: Vec<String> = texts.into_iter().flatten().collect();
    (!texts.is_empty()).then(|| texts.join(between))
}

fn append(texts: &mut Map<String, Value>, lang: &str, more: Option<String>) {
    let Some(more) = more else { return };
    let standing = texts.get(lang).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let both = standing.map_or_else(|| more.clone(), |text| format!("{text}\n{more}"));
    texts.insert(lang.to_owned(), both.into());
}

fn write(work: &Work<'_>, code: &Code) -> Result<()> {
    super::change::update(work.conn, code)
}
