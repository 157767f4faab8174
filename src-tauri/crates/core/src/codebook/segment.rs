//! The segments of a code: its codings side by side, in an order and under filters, paged by whoever shows them.

use rustc_hash::FxHashMap;

use crate::coding::{Coding, Review};
use crate::corpus::columns::UNDATED;
use crate::corpus::conversation::Views;
use crate::corpus::lists::{Space, closed_list};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;
use serde::{Deserialize, Serialize};

closed_list! {
    /// The order of segments.
    SegmentSort {
        Place = "place", Person = "person", Space = "space", Venue = "venue", Date = "date", Coder = "coder", Length = "length", Code = "code",
    }
}

/// Which segments, in which order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentAsk {
    /// Row id of the code.
    pub code: i64,
    /// With those of the codes below it.
    pub below: bool,
    /// The order.
    pub sort: SegmentSort,
    /// The other way round.
    pub descending: bool,
    /// Only in this type of space.
    pub space: Option<Space>,
    /// Only in this venue, by row id.
    pub venue: Option<i64>,
    /// Only by this coder.
    pub coder: Option<String>,
}

impl SegmentAsk {
    /// Every segment of a code, in the order of the corpus.
    pub fn of(code: i64) -> Self {
        SegmentAsk { code, below: true, sort: SegmentSort::Place, descending: false, space: None, venue: None, coder: None }
    }
}

/// The segments found, and what could narrow them: each choice with its number of segments, the other filters left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segments {
    /// Row ids of the codings, in order. Those that were rejected are left out.
    pub codings: Vec<i64>,
    /// Types of space.
    pub spaces: Vec<(Space, usize)>,
    /// Venues, by row id, with their name.
    pub venues: Vec<(i64, String, usize)>,
    /// Coders.
    pub coders: Vec<(String, usize)>,
}

struct Light {
    coding: i64,
    at: usize,
    code: i64,
    coder: String,
    start: i64,
    length: i64,
}

impl Study {
    /// The segments of a code.
    ///
    /// # Errors
    /// [`Error::UnknownCode`] when there is no such code.
    pub fn segments(&self, views: &Views, ask: &SegmentAsk) -> Result<Segments> {
        let codebook = self.codebook()?;
        let code = codebook.get(ask.code).ok_or_else(|| Error::UnknownCode { code: ask.code.to_string() })?.id;
        let columns = &views.columns;
        let mut all = vec![];
        for code in if ask.below { codebook.downward(code) } else { vec![code] } {
            let mut statement = self.conn.prepare_cached(sql!("coding/light_of_code"))?;
            let mut rows = statement.query([code])?;
            while let Some(row) = rows.next()? {
                let Some(at) = columns.ordinal(row.get(1)?) else { continue };
                if row.get_ref(7)?.as_str()? == Review::Rejected.word() {
                    continue;
                }
                let (start, stop): (i64, i64) = (row.get(5)?, row.get(6)?);
                all.push(Light { coding: row.get(0)?, at, code: row.get(2)?, coder: row.get(3)?, start, length: stop - start });
            }
        }
        let mut found = Segments::default();
        let (mut spaces, mut venues, mut coders) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        for one in &all {
            *spaces.entry(columns.space[one.at]).or_insert(0) += 1;
            *venues.entry(columns.venue[one.at]).or_insert(0) += 1;
            *coders.entry(one.coder.clone()).or_insert(0) += 1;
        }
        found.spaces = Space::ALL.iter().filter_map(|&space| Some((space, *spaces.get(&(space as u8))?))).collect();
        found.venues = venues.into_iter().filter_map(|(id, n)| Some((id, columns.venues.get(&id)?.clone(), n))).collect();
        found.venues.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
        found.coders = coders.into_iter().collect();
        found.coders.sort();
        all.retain(|one| {
            ask.space.is_none_or(|space| columns.space[one.at] == space as u8)
                && ask.venue.is_none_or(|venue| columns.venue[one.at] == venue)
                && ask.coder.as_ref().is_none_or(|coder| *coder == one.coder)
        });
        let order: FxHashMap<i64, usize> = codebook.tree().into_iter().enumerate().map(|(at, (code, _))| (code.id, at)).collect();
        let name = |venue: i64| columns.venues.get(&venue).map_or("", String::as_str);
        all.sort_by(|a, b| {
            let first = match ask.sort {
                SegmentSort::Place => a.at.cmp(&b.at),
                SegmentSort::Person => columns.person[a.at].unsigned_abs().cmp(&columns.person[b.at].unsigned_abs()),
                SegmentSort::Space => columns.space[a.at].cmp(&columns.space[b.at]),
                SegmentSort::Venue => name(columns.venue[a.at]).cmp(name(columns.venue[b.at])),
                SegmentSort::Date => {
                    // What has no date comes last, either way round.
                    let (x, y) = (columns.posted[a.at], columns.posted[b.at]);
                    match (x == UNDATED, y == UNDATED) {
                        (false, false) => x.cmp(&y),
                        (x, y) if ask.descending => y.cmp(&x),
                        (x, y) => x.cmp(&y),
                    }
                }
                SegmentSort::Coder => a.coder.cmp(&b.coder),
                SegmentSort::Length => a.length.cmp(&b.length),
                SegmentSort::Code => order.get(&a.code).cmp(&order.get(&b.code)),
            };
            let first = if ask.descending { first.reverse() } else { first };
            first.then_with(|| (a.at, a.start, a.coding).cmp(&(b.at, b.start, b.coding)))
        });
        found.codings = all.into_iter().map(|one| one.coding).collect();
        Ok(found)
    }

    /// Some codings by their row ids, in the order asked; those that are gone meanwhile are left out.
    pub fn codings_by_id(&self, ids: &[i64]) -> Result<Vec<Coding>> {
        let mut out = Vec::with_capacity(ids.len());
        for &id in ids {
            match self.coding(id) {
                Ok(coding) => out.push(coding),
                Err(Error::UnknownObject { .. }) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(out)
    }
}
