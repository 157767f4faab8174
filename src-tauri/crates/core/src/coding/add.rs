//! Putting codes on messages.

use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::exclusive::{self, Exclusion};
use super::{Origin, Review, Voice, span};
use crate::error::Result;
use crate::id;
use crate::storage::sql;
use crate::study::{Output, Study, Work};

/// A coding to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCoding {
    /// Row id of the code.
    pub code: i64,
    /// Row id of the message.
    pub message: i64,
    /// Code points of the message's text; `None` codes the whole message.
    pub range: Option<Range<usize>>,
    /// Who codes.
    pub coder: String,
    /// In which voice.
    pub voice: Voice,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it counts.
    pub review: Review,
    /// Why.
    pub memo: Option<String>,
    /// How much the words say it, 1 to 3.
    pub weight: Option<u8>,
    /// Row id of the rule that suggested it.
    pub rule: Option<i64>,
    /// Who accepted or rejected it, and when.
    pub reviewed: Option<(String, String)>,
}

impl NewCoding {
    /// A coding by hand, assumed and accepted.
    pub fn by_hand(code: i64, message: i64, range: Option<Range<usize>>, coder: &str) -> Self {
        Self {
            code,
            message,
            range,
            coder: coder.to_owned(),
            voice: Voice::Assumed,
            origin: Origin::Human,
            review: Review::Accepted,
            memo: None,
            weight: None,
            rule: None,
            reviewed: None,
        }
    }
}

/// Makes one coding and answers its row id; `None` when this coder has put this code on this very span already.
pub(crate) fn insert(work: &Work<'_>, new: &NewCoding, repeat: bool) -> Result<Option<i64>> {
    let text: String = work.conn.prepare_cached(sql!("message/text"))?.query_row([new.message], |row| row.get(0))?;
    let range = new.range.clone().unwrap_or_else(|| 0..text.chars().count());
    if !repeat {
        let same: i64 = work
            .conn
            .prepare_cached(sql!("coding/same"))?
            .query_row(params![new.message, new.code, range.start, range.end, new.coder], |row| row.get(0))?;
        if same > 0 {
            return Ok(None);
        }
    }
    let (span, id) = (id::take(work.conn, "span", 1)?, id::take(work.conn, "coding", 1)?);
    write(work, new, &text, range, span, id).map(Some)
}

/// Row ids for many codings, taken by the hundred.
pub(crate) struct Ids {
    spans: id::Supply,
    codings: id::Supply,
}

impl Ids {
    /// None is taken until it is needed.
    pub(crate) fn new() -> Self {
        Ids { spans: id::Supply::of("span"), codings: id::Supply::of("coding") }
    }
}

/// Makes a coding on a whole message whose text is known, without asking whether it stands there already.
pub(crate) fn place(work: &Work<'_>, new: &NewCoding, text: &str, ids: &mut Ids) -> Result<i64> {
    let (span, id) = (ids.spans.next(work.conn)?, ids.codings.next(work.conn)?);
    write(work, new, text, 0..text.chars().count(), span, id)
}

fn write(work: &Work<'_>, new: &NewCoding, text: &str, range: Range<usize>, span: i64, id: i64) -> Result<i64> {
    let span = span::insert_as(work.conn, span, new.message, text, range)?;
    work.conn.prepare_cached(sql!("coding/insert"))?.execute(params![
        id,
        new.code,
        new.message,
        span,
        new.coder,
        new.voice.word(),
        new.origin.word(),
        new.review.word(),
        new.memo,
        work.at,
        new.weight,
        new.rule,
        new.reviewed.as_ref().map(|(by, _)| by),
        new.reviewed.as_ref().map(|(_, at)| at)
    ])?;
    Ok(id)
}

/// The range of a coding; that of the whole message where it says none.
fn whole(conn: &Connection, new: &NewCoding) -> Result<Range<usize>> {
    match &new.range {
        Some(range) => Ok(range.clone()),
        None => Ok(0..conn.prepare_cached(sql!("message/chars"))?.query_row([new.message], |row| row.get(0))?),
    }
}

/// The code that the codebook forbids beside a coding to be made, where its coder put one.
pub(crate) fn in_the_way(conn: &Connection, new: &NewCoding) -> Result<Option<i64>> {
    clash(conn, &Exclusion::load(conn)?, new)
}

fn clash(conn: &Connection, exclusion: &Exclusion, new: &NewCoding) -> Result<Option<i64>> {
    if exclusion.is_idle() || new.review != Review::Accepted {
        return Ok(None);
    }
    let (range, standing) = (whole(conn, new)?, exclusive::standing(conn, new.message, &new.coder)?);
    Ok(exclusion.clashes(&standing, new.code, range.start, range.end, None).next().map(|other| other.code))
}

impl Study {
    /// Puts a code on a span or on a whole message. Answers the coding's row id, `None` when it stood there already.
    pub fn code(&mut self, new: &NewCoding, now: DateTime<Utc>) -> Result<Output<Option<i64>>> {
        let code = self.code_by_row(new.code)?;
        let message = self.message_ext(new.message)?;
        if let Some(other) = in_the_way(&self.conn, new)? {
            return Err(self.exclusive(new.code, other));
        }
        self.transact("code", now, |work| {
            work.note("code", code.told());
            work.note("message", message);
            insert(work, new, false)
        })
    }

    /// Puts a code on all that a query found, as one step. Answers how many codings were made, and how many the codebook forbids
    /// beside what the coder put there; those that stood already are left.
    pub fn code_all(&mut self, code: i64, query: &str, found: Vec<NewCoding>, now: DateTime<Utc>) -> Result<Output<(u64, u64)>> {
        let code = self.code_by_row(code)?;
        let exclusion = Exclusion::load(&self.conn)?;
        self.transact("code-query", now, |work| {
            let (mut made, mut refused) = (0, 0);
            for new in &found {
                if clash(work.conn, &exclusion, new)?.is_some() {
                    refused += 1;
                } else {
                    made += u64::from(insert(work, new, false)?.is_some());
                }
            }
            work.note("code", code.told());
            work.note("query", query);
            work.note("count", made);
            Ok((made, refused))
        })
    }

    /// How many of these codings the codebook forbids beside what their coder put there.
    pub fn forbidden(&self, found: &[NewCoding]) -> Result<u64> {
        let exclusion = Exclusion::load(&self.conn)?;
        found.iter().map(|new| clash(&self.conn, &exclusion, new).map(|other| u64::from(other.is_some()))).sum()
    }
}
