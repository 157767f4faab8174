//! What a person decides of what rules find. What people coded by hand is never touched; what is refused stays refused until
//! somebody reconsiders it.

use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::params;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Draft;
use super::place::{Fate, Standing};
use super::preview::Sifted;
use crate::coding::add::{self, NewCoding};
use crate::coding::exclusive::{self, Exclusion};
use crate::coding::{Origin, Review};
use crate::corpus::lists::closed_list;
use crate::error::Result;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

closed_list! {
    /// What is decided of a place.
    Verdict { Accept = "accept", Reject = "reject", Propose = "propose", Reconsider = "reconsider" }
}

/// A place that is decided upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Row id of the message.
    pub message: i64,
    /// Code points of its text.
    pub range: Range<usize>,
    /// Row id of the rule that found it.
    pub rule: Option<i64>,
}

/// What decisions did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// Places that are now as it was decided.
    pub places: usize,
    /// Places left as they are: a coding by hand stands there, or it was decided so already.
    pub left: usize,
    /// The messages of the former, each once.
    pub messages: Vec<i64>,
}

impl Verdict {
    fn kind(self) -> &'static str {
        match self {
            Verdict::Accept => "accept-rule",
            Verdict::Reject => "reject-rule",
            Verdict::Propose => "propose-rule",
            Verdict::Reconsider => "reconsider-rule",
        }
    }

    fn review(self) -> Review {
        match self {
            Verdict::Accept => Review::Accepted,
            Verdict::Reject => Review::Rejected,
            Verdict::Propose | Verdict::Reconsider => Review::Proposed,
        }
    }
}

/// Takes a coding that a rule made off, with its span and its memos.
fn remove(work: &Work<'_>, coding: i64) -> Result<()> {
    let span: i64 = work.conn.prepare_cached(sql!("coding/span_of"))?.query_row([coding], |row| row.get(0))?;
    work.conn.prepare_cached(sql!("coding/delete"))?.execute([coding])?;
    work.conn.prepare_cached(sql!("span/delete"))?.execute([span])?;
    work.conn.prepare_cached(sql!("memo/delete_on"))?.execute(params!["coding", coding])?;
    Ok(())
}

/// Whether the codebook forbids this code beside what this coder has there already.
fn is_barred(
    work: &Work<'_>,
    exclusion: &Exclusion,
    code: i64,
    message: i64,
    range: &Range<usize>,
    coder: &str,
    but: Option<i64>,
) -> Result<bool> {
    if exclusion.is_idle() {
        return Ok(false);
    }
    let there = exclusive::standing(work.conn, message, coder)?;
    Ok(exclusion.clashes(&there, code, range.start, range.end, but).next().is_some())
}

/// Decides upon one place; answers whether anything changed.
fn decide_one(work: &Work<'_>, exclusion: &Exclusion, code: i64, one: &Decision, standing: &[Standing], verdict: Verdict) -> Result<bool> {
    // Each coder decides for oneself: what another put, or decided, stays as it is.
    let there: Vec<&Standing> = standing.iter().filter(|coding| coding.meets(&one.range) && coding.coder == work.author).collect();
    if verdict != Verdict::Reconsider && there.iter().any(|coding| coding.counts_by_hand()) {
        return Ok(false);
    }
    // What rules put there before, whatever became of it.
    let ours: Vec<&Standing> = there.into_iter().filter(|coding| coding.own && !coding.by_hand).collect();
    if verdict == Verdict::Reconsider {
        ours.iter().try_for_each(|coding| remove(work, coding.id))?;
        return Ok(!ours.is_empty());
    }
    if verdict == Verdict::Propose && !ours.is_empty() {
        return Ok(false);
    }
    let review = verdict.review();
    let same = ours.iter().find(|coding| coding.range == one.range);
    if same.is_some_and(|coding| coding.review == review) {
        return Ok(false);
    }
    if verdict == Verdict::Accept && is_barred(work, exclusion, code, one.message, &one.range, &work.author, same.map(|one| one.id))? {
        return Ok(false);
    }
    // One place bears one decision: words of another reach that were refused or waited there give way to it.
    for other in ours.iter().filter(|coding| coding.range != one.range && coding.review != Review::Accepted) {
        remove(work, other.id)?;
    }
    match same {
        Some(coding) => {
            work.conn.prepare_cached(sql!("coding/review"))?.execute(params![coding.id, review.word(), work.author, work.at, one.rule])?;
        }
        None => {
            let reviewed = (verdict != Verdict::Propose).then(|| (work.author.clone(), work.at.clone()));
            let by_rule = NewCoding {
                origin: Origin::Rule,
                review,
                rule: one.rule,
                reviewed,
                ..NewCoding::by_hand(code, one.message, Some(one.range.clone()), &work.author)
            };
            add::insert(work, &by_rule, true)?;
        }
    }
    Ok(true)
}

impl Study {
    /// Accepts, refuses, proposes or reconsiders these places of a code's rules, as one step.
    pub fn decide(&mut self, code: i64, places: &[Decision], verdict: Verdict, now: DateTime<Utc>) -> Result<Output<Decided>> {
        let told = self.code_by_row(code)?.told();
        let mut standing = self.standing(code, &self.codebook()?.downward(code))?;
        let exclusion = Exclusion::load(&self.conn)?;
        self.transact(verdict.kind(), now, |work| {
            let mut done = Decided::default();
            let mut seen: FxHashMap<i64, ()> = FxHashMap::default();
            for one in places {
                let known = standing.entry(one.message).or_default();
                if !decide_one(work, &exclusion, code, one, known, verdict)? {
                    done.left += 1;
                    continue;
                }
                // A place named twice is decided once.
                known.retain(|coding| coding.by_hand || !coding.own || coding.coder != work.author || !coding.meets(&one.range));
                done.places += 1;
                if seen.insert(one.message, ()).is_none() {
                    done.messages.push(one.message);
                }
            }
            work.note("code", told);
            work.note("count", done.places);
            Ok(done)
        })
    }

    /// Decides upon every place of these rules that stands so, as one step. Only open places are, of a message that has others.
    pub fn decide_all(&mut self, code: i64, drafts: &[Draft], fate: Fate, verdict: Verdict, now: DateTime<Utc>) -> Result<Output<Decided>> {
        let mut places = vec![];
        for row in Sifted::of(self, code, drafts)?.rows(Some(fate)) {
            let row = row?;
            let of_kind = row.places.into_iter().filter(|place| place.fate == fate);
            places.extend(of_kind.map(|place| Decision { message: row.message, range: place.range, rule: place.rule }));
        }
        self.decide(code, &places, verdict, now)
    }

    /// Accepts or refuses suggestions where they stand in the text, as one step. What people put is left as it is.
    pub fn review_codings(&mut self, codings: &[i64], accept: bool, now: DateTime<Utc>) -> Result<Output<Decided>> {
        let review = if accept { Review::Accepted } else { Review::Rejected };
        let mut wanted = vec![];
        let mut done = Decided::default();
        for &id in codings {
            let coding = self.coding(id)?;
            if matches!(coding.origin, Origin::Human | Origin::Import) || coding.review == review {
                done.left += 1;
                continue;
            }
            wanted.push(coding);
        }
        let told = match wanted.first() {
            Some(first) => self.code_by_row(first.code)?.told(),
            None => "".into(),
        };
        let exclusion = Exclusion::load(&self.conn)?;
        self.transact(if accept { "accept-rule" } else { "reject-rule" }, now, |work| {
            for coding in &wanted {
                let range = coding.start..coding.stop;
                if accept && is_barred(work, &exclusion, coding.code, coding.message, &range, &coding.coder, Some(coding.id))? {
                    done.left += 1;
                    continue;
                }
                work.conn.prepare_cached(sql!("coding/review"))?.execute(params![
                    coding.id,
                    review.word(),
                    work.author,
                    work.at,
                    None::<i64>
                ])?;
                done.places += 1;
                if !done.messages.contains(&coding.message) {
                    done.messages.push(coding.message);
                }
            }
            work.note("code", told);
            work.note("count", done.places);
            Ok(done)
        })
    }
}
