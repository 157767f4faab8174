//! The corpus as a grid: which messages, in which order, under which headings; identical answers as one row. The order is computed
//! once, kept as numbers, and read a page at a time.
//!
//! A *place* is a message's position in the order; a row holds one place, or those of all who said the same. A *line* is what is
//! shown: a heading, a row, or a message of a row that was opened. Opening a row moves lines, never places.

mod line;
mod order;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::corpus::columns::Columns;
use crate::error::Result;
use crate::storage::sql;
use crate::study::Study;

pub use line::{Content, Heading, Line, Several};

/// Which messages, by what they bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// All of them.
    #[default]
    All,
    /// Those without an accepted coding.
    Uncoded,
    /// Those with one.
    Coded,
}

/// What rows are sorted by. What has no value comes last, whichever the direction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sort {
    /// The order of the corpus.
    #[default]
    Corpus,
    /// When it was said.
    Date,
    /// Who says it, by the name that the views give.
    Person,
    /// Where: the site, group or shop.
    Venue,
    /// The type of space.
    Space,
    /// The language.
    Lang,
    /// The rating.
    Rating,
    /// The length of the text.
    Length,
    /// How many different codes it bears.
    Codes,
    /// How many say the same.
    Times,
    /// An attribute, of the message or of its respondent: as numbers where all its values are.
    Attribute(String),
}

/// What rows stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    /// Nothing.
    #[default]
    None,
    /// The place; in a survey, the question asked there.
    Place,
    /// The question.
    Question,
}

/// What is asked of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// A query of the study's search language; empty for all.
    pub query: String,
    /// The question, by its id; `None` for all.
    pub question: Option<String>,
    /// By what it bears.
    pub state: State,
    /// In which order.
    pub sort: Sort,
    /// From the largest to the smallest.
    pub descending: bool,
    /// Under which headings.
    pub group: Group,
    /// Whether identical answers are one row.
    pub alike: bool,
    /// Whose codings are seen; `None` for everybody's.
    pub coder: Option<String>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Section {
    /// Its first row.
    row: u32,
    /// Row id of the venue.
    venue: i64,
    /// Row id of the question, 0 for none.
    question: i64,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The heading of rows.
    Heading(usize),
    /// A row.
    Row(usize),
    /// A message of a row that was opened.
    Member {
        /** The row. */
        row: usize,
        /** The place. */
        place: usize,
    },
}

/// An order of messages, with what is opened in it.
#[derive(Debug)]
pub struct Grid {
    columns: Arc<Columns>,
    ask: Ask,
    /// Ordinals by place.
    order: Vec<u32>,
    /// First place of each row, and the end of the last.
    starts: Vec<u32>,
    sections: Vec<Section>,
    /// Whether a message bears a coding, by ordinal.
    coded: Vec<bool>,
    /// Coded messages among those shown.
    coded_shown: usize,
    /// Persons and types of space shown.
    counts: (usize, usize),
    /// Rows that are opened, with the lines that they and those before them add.
    opened: BTreeMap<u32, u32>,
    /// How many ways of writing a row holds, once counted: texts stay on the disk.
    spellings: Mutex<FxHashMap<u32, u32>>,
}

impl Grid {
    /// What was asked.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// Whether it is an order of these columns.
    pub fn is_of(&self, columns: &Arc<Columns>) -> bool {
        Arc::ptr_eq(&self.columns, columns)
    }

    /// How many messages are shown.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many rows hold them.
    pub fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many lines there are, headings and opened rows included.
    pub fn lines(&self) -> usize {
        self.rows() + self.sections.len() + self.added(self.rows())
    }

    /// How many of the messages shown bear a coding.
    pub fn coded(&self) -> usize {
        self.coded_shown
    }

    /// Ordinals by place.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The places of a row.
    pub fn places(&self, row: usize) -> Range<usize> {
        self.starts[row] as usize..self.starts[row + 1] as usize
    }

    /// The row that holds a place.
    pub fn row_at(&self, place: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= place).saturating_sub(1)
    }

    /// Row ids of the messages of these places; what lies beyond the end is left out, each message comes once.
    pub fn messages(&self, places: &[Range<usize>]) -> Vec<i64> {
        let mut seen = FxHashSet::default();
        let inside = places.iter().flat_map(|range| range.start.min(self.len())..range.end.min(self.len()));
        inside.filter(|&place| places.len() < 2 || seen.insert(place)).map(|place| self.columns.ids[self.order[place] as usize]).collect()
    }

    /// How many rows hold messages of these places.
    pub fn rows_of(&self, places: &[Range<usize>]) -> usize {
        let mut counted = 0;
        let mut next = 0;
        let mut sorted: Vec<Range<usize>> = places.iter().map(|range| range.start..range.end.min(self.len())).collect();
        sorted.sort_by_key(|range| range.start);
        for range in sorted.into_iter().filter(|range| range.start < range.end) {
            let (first, last) = (self.row_at(range.start).max(next), self.row_at(range.end - 1));
            counted += (last + 1).saturating_sub(first);
            next = next.max(last + 1);
        }
        counted
    }

    /// How many persons and how many types of space are shown.
    pub fn counts(&self) -> (usize, usize) {
        self.counts
    }

    /// Lines that opened rows add before this row.
    fn added(&self, row: usize) -> usize {
        self.opened.range(..u32::try_from(row).unwrap_or(u32::MAX)).next_back().map_or(0, |(_, &sum)| sum as usize)
    }

    /// The line of a row.
    pub fn line_of(&self, row: usize) -> usize {
        row + self.sections.partition_point(|section| section.row as usize <= row) + self.added(row)
    }

    /// The line on which a message is seen: its own where its row is opened, else its row's.
    pub fn line_of_message(&self, message: i64) -> Option<usize> {
        let ordinal = u32::try_from(self.columns.ordinal(message)?).ok()?;
        let place = self.order.iter().position(|&one| one == ordinal)?;
        let row = self.row_at(place);
        let inside = if self.is_open(row) { 1 + place - self.places(row).start } else { 0 };
        Some(self.line_of(row) + inside)
    }

    /// What this line is.
    pub fn kind(&self, line: usize) -> Option<Kind> {
        if line >= self.lines() {
            return None;
        }
        // The last row whose line is not after this one.
        let (mut low, mut high) = (0, self.rows());
        while low < high {
            let middle = (low + high) / 2;
            if self.line_of(middle) <= line { low = middle + 1 } else { high = middle }
        }
        let Some(row) = low.checked_sub(1) else { return Some(Kind::Heading(0)) };
        let inside = line - self.line_of(row);
        if inside == 0 {
            return Some(Kind::Row(row));
        }
        let places = self.places(row);
        if self.is_open(row) && inside <= places.len() {
            return Some(Kind::Member { row, place: places.start + inside - 1 });
        }
        Some(Kind::Heading(self.sections.partition_point(|section| section.row as usize <= row)))
    }

    /// Whether the messages of a row are shown one by one.
    pub fn is_open(&self, row: usize) -> bool {
        u32::try_from(row).is_ok_and(|row| self.opened.contains_key(&row))
    }

    /// Shows the messages of a row one by one, or no longer. A row of one message has nothing to open.
    pub fn open(&mut self, row: usize, open: bool) {
        if row >= self.rows() || self.places(row).len() < 2 || self.is_open(row) == open {
            return;
        }
        let key = row as u32;
        if open {
            self.opened.insert(key, 0);
        } else {
            self.opened.remove(&key);
        }
        let mut sum = 0;
        let rows: Vec<u32> = self.opened.keys().copied().collect();
        for row in rows {
            sum += self.places(row as usize).len() as u32;
            self.opened.insert(row, sum);
        }
    }

    /// The next row after a place, or the first of all, that holds a message without a coding.
    pub fn next_uncoded(&self, after: Option<usize>) -> Option<usize> {
        let first = after.map_or(0, |place| self.row_at(place) + 1);
        (first..self.rows()).find(|&row| self.order[self.places(row)].iter().any(|&ordinal| !self.coded[ordinal as usize]))
    }

    /// Notes that the codings of these messages may have changed; the order stays as it is.
    pub fn touch(&mut self, study: &Study, messages: &[i64]) -> Result<()> {
        let mut statement = study.conn.prepare_cached(sql!("coding/is_seen"))?;
        for &message in messages {
            if let Some(ordinal) = self.columns.ordinal(message) {
                self.coded[ordinal] = statement.query_row((message, self.ask.coder.as_deref()), |row| row.get(0))?;
            }
        }
        self.recount();
        Ok(())
    }

    /// Reads anew which messages are coded; the order stays as it is.
    pub fn refresh(&mut self, study: &Study) -> Result<()> {
        self.coded = order::coded(study, &self.columns, self.ask.coder.as_deref())?;
        self.recount();
        Ok(())
    }

    fn recount(&mut self) {
        self.coded_shown = self.order.iter().filter(|&&ordinal| self.coded[ordinal as usize]).count();
    }
}
