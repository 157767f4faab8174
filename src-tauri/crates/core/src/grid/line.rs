//! Lines of a grid as they are read: the words of a page, and no more.

use std::ops::Range;

use rusqlite::params;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Grid, Kind};
use crate::corpus::columns::UNDATED;
use crate::corpus::lists::Space;
use crate::corpus::message::Message;
use crate::error::Result;
use crate::storage::sql;
use crate::study::{Study, lock_of};

/// Beyond this many messages the ways of writing of a row are not counted: a page must not wait for them.
const COUNTED: usize = 500;

/// What rows stand under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Type of space, where the place is what rows are grouped by.
    pub space: Option<Space>,
    /// The question: its id and its words.
    pub question: Option<(String, String)>,
    /// Messages under it.
    pub messages: usize,
    /// Rows under it.
    pub rows: usize,
    /// Persons who wrote them.
    pub persons: usize,
}

/// What a row of several messages says of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Several {
    /// Different ways of writing the same; `None` where they are too many to be counted.
    pub spellings: Option<u32>,
    /// Persons who wrote them.
    pub persons: usize,
    /// First and last instant, in microseconds since 1970 UTC.
    pub dates: Option<(i64, i64)>,
    /// Mean of the ratings.
    pub rating: Option<f64>,
    /// Whether its messages are shown one by one.
    pub open: bool,
}

/// A row, or a message of an opened one.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// Its first place.
    pub place: usize,
    /// How many messages.
    pub messages: usize,
    /// The first of them.
    pub first: Message,
    /// Ordinal of that one.
    pub ordinal: usize,
    /// What several messages share; `None` for one.
    pub several: Option<Several>,
    /// Whether it is a message of an opened row.
    pub member: bool,
    /// Row ids of the codes that all of them bear.
    pub codes: Vec<i64>,
    /// Row ids of the codes that some of them bear.
    pub some: Vec<i64>,
    /// How many of them are coded.
    pub coded: usize,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A heading.
    Heading(Heading),
    /// A row, or a message of an opened one.
    Row(Box<Content>),
}

impl Grid {
    /// The lines of this range, as they are now.
    pub fn page(&self, study: &Study, lines: Range<usize>) -> Result<Vec<Line>> {
        let kinds = lines.map_while(|line| self.kind(line));
        kinds
            .map(|kind| match kind {
                Kind::Heading(at) => Ok(Line::Heading(self.heading(study, at)?)),
                Kind::Row(row) => self.content(study, self.places(row), Some(row)),
                Kind::Member { place, .. } => self.content(study, place..place + 1, None),
            })
            .collect()
    }

    /// Codes that all, and that only some, of the messages of these places bear, in the order in which they were put.
    pub fn codes(&self, study: &Study, places: &[Range<usize>]) -> Result<(Vec<i64>, Vec<i64>)> {
        let mut counts: FxHashMap<i64, usize> = FxHashMap::default();
        let mut met: Vec<i64> = vec![];
        let mut statement = study.conn.prepare_cached(sql!("coding/codes_seen"))?;
        let inside = || places.iter().flat_map(|range| range.start.min(self.len())..range.end.min(self.len()));
        let all = inside().count();
        for place in inside().filter(|&place| self.coded[self.order[place] as usize]) {
            let id = self.columns.ids[self.order[place] as usize];
            let mut rows = statement.query(params![id, self.ask.coder])?;
            while let Some(row) = rows.next()? {
                let code: i64 = row.get(0)?;
                let count = counts.entry(code).or_default();
                if *count == 0 {
                    met.push(code);
                }
                *count += 1;
            }
        }
        Ok(met.into_iter().partition(|code| counts.get(code) == Some(&all)))
    }

    fn heading(&self, study: &Study, at: usize) -> Result<Heading> {
        let section = self.sections[at];
        let end = self.sections.get(at + 1).map_or(self.rows(), |next| next.row as usize);
        let places = self.starts[section.row as usize] as usize..self.starts[end] as usize;
        let ordinals = &self.order[places.clone()];
        let persons: FxHashSet<i64> = ordinals.iter().map(|&ordinal| self.columns.person[ordinal as usize]).collect();
        let question = match section.question {
            0 => None,
            id => Some(study.conn.prepare_cached(sql!("grid/question"))?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?),
        };
        let place = section.venue != 0;
        Ok(Heading {
            venue: self.columns.venues.get(&section.venue).filter(|name| !name.is_empty()).cloned(),
            space: ordinals.first().filter(|_| place).map(|&ordinal| Space::ALL[self.columns.space[ordinal as usize] as usize]),
            question,
            messages: places.len(),
            rows: end - section.row as usize,
            persons: persons.len(),
        })
    }

    fn content(&self, study: &Study, places: Range<usize>, row: Option<usize>) -> Result<Line> {
        let ordinals = &self.order[places.clone()];
        let ordinal = ordinals[0] as usize;
        let several = match row {
            Some(row) if places.len() > 1 => Some(self.several(study, row, ordinals)?),
            _ => None,
        };
        let (codes, some) = self.codes(study, std::slice::from_ref(&places))?;
        Ok(Line::Row(Box::new(Content {
            place: places.start,
            messages: places.len(),
            first: study.message(self.columns.ids[ordinal])?,
            ordinal,
            several,
            member: row.is_none(),
            codes,
            some,
            coded: ordinals.iter().filter(|&&ordinal| self.coded[ordinal as usize]).count(),
        })))
    }

    fn several(&self, study: &Study, row: usize, ordinals: &[u32]) -> Result<Several> {
        let columns = &self.columns;
        let mut persons = FxHashSet::default();
        let (mut dates, mut sum, mut rated) = (None::<(i64, i64)>, 0.0, 0u32);
        for &ordinal in ordinals {
            let at = ordinal as usize;
            persons.insert(columns.person[at]);
            if columns.posted[at] != UNDATED {
                let posted = columns.posted[at];
                dates = Some(dates.map_or((posted, posted), |(first, last)| (first.min(posted), last.max(posted))));
            }
            if !columns.rating[at].is_nan() {
                sum += columns.rating[at];
                rated += 1;
            }
        }
        Ok(Several {
            spellings: self.spellings(study, row, ordinals)?,
            persons: persons.len(),
            dates,
            rating: (rated > 0).then(|| sum / f64::from(rated)),
            open: self.is_open(row),
        })
    }

    /// Different ways of writing the same, spaces around it aside; counted once.
    fn spellings(&self, study: &Study, row: usize, ordinals: &[u32]) -> Result<Option<u32>> {
        if ordinals.len() > COUNTED {
            return Ok(None);
        }
        let key = row as u32;
        if let Some(&known) = lock_of(&self.spellings).get(&key) {
            return Ok(Some(known));
        }
        let mut statement = study.conn.prepare_cached(sql!("message/text"))?;
        let mut texts: FxHashSet<String> = FxHashSet::default();
        for &ordinal in ordinals {
            let text: String = statement.query_row([self.columns.ids[ordinal as usize]], |row| row.get(0))?;
            texts.insert(text.trim().to_owned());
        }
        let count = texts.len() as u32;
        lock_of(&self.spellings).insert(key, count);
        Ok(Some(count))
    }
}
