//! Splitting a code by reading its codings again: each is sent to a part, or stays.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::change::{completed, insert};
use super::read::Codebook;
use super::{Code, merge, unite, version};
use crate::coding::Coding;
use crate::error::{Error, Result};
use crate::study::{Output, Study};

/// Where codings go when a code is split.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A code that is there, by row id.
    Known(i64),
    /// A code to be made.
    New(Box<Code>),
}

impl Study {
    /// Splits a code, as one step: makes the parts that are new, and puts each coding that is sent under its part (its place in
    /// `parts`). Where a coding meets one of the same coder there, they become one as in a merge. What is not sent stays.
    /// Answers the row ids of the parts.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] for a coding that is not of this code; [`Error::BadParameter`] for a part that is not there, or for
    /// the code itself among its parts.
    pub fn split_code(&mut self, code: i64, parts: &[Part], sent: &[(i64, usize)], now: DateTime<Utc>) -> Result<Output<Vec<i64>>> {
        let codebook = self.codebook()?;
        let whole = codebook.get(code).cloned().ok_or_else(|| Error::UnknownCode { code: code.to_string() })?;
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Known(id) if *id == code || parts[..at].contains(part) => {
                    return Err(Error::BadParameter { name: "part".into(), value: id.to_string() });
                }
                Part::Known(id) if codebook.get(*id).is_none() => return Err(Error::UnknownCode { code: id.to_string() }),
                _ => {}
            }
        }
        let own: BTreeMap<i64, Coding> = self.codings_of_code(code)?.into_iter().map(|coding| (coding.id, coding)).collect();
        let mut coming: Vec<Vec<Coding>> = vec![vec![]; parts.len()];
        let mut moved = BTreeMap::new();
        for &(coding, part) in sent {
            let one = own.get(&coding).ok_or_else(|| Error::UnknownObject { kind: "coding".into(), id: coding.to_string() })?;
            if part >= parts.len() || moved.insert(coding, part).is_some() {
                return Err(Error::BadParameter { name: "part".into(), value: (part + 1).to_string() });
            }
            coming[part].push(one.clone());
        }
        let mut standing = vec![];
        for part in parts {
            standing.push(match part {
                Part::Known(id) => self.codings_of_code(*id)?,
                Part::New(_) => vec![],
            });
        }
        let (state, lang) = (self.codebook_state()?, self.identity()?.lang);
        self.transact("split-code", now, |work| {
            version::keep_before(work, &state)?;
            let mut codes = codebook.codes.clone();
            let (mut ids, mut into) = (vec![], vec![]);
            for (at, part) in parts.iter().enumerate() {
                let id = match part {
                    Part::Known(id) => *id,
                    Part::New(new) => {
                        let mut new = completed(new, &Codebook::of(codes.clone()))?;
                        new.id = insert(work.conn, &new)?;
                        codes.push(new);
                        codes.last().map_or(0, |new| new.id)
                    }
                };
                unite::apply(work, id, &coming[at], &unite::plan(&standing[at], &coming[at], lang))?;
                into.extend(codes.iter().find(|one| one.id == id).cloned());
                ids.push(id);
            }
            work.note("code", whole.told());
            work.note("codes", merge::told(&into));
            work.note("codings", moved.len());
            Ok(ids)
        })
    }
}
