//! The grid: what is asked of it, its lines as they are shown, and what a gesture on many of them did.

use std::ops::Range;

use livisible_core::coding::many::{Clash, Many};
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::date;
use livisible_core::corpus::record::Precision;
use livisible_core::error::Error;
use livisible_core::grid::{Ask, Content, Grid, Group, Heading, Line, Sort, State};
use livisible_core::locale::Lang;
use livisible_core::study::{Output, Study};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{QuestionView, Stroke};
use crate::commands::PAGE;
use crate::fault::Fault;
use crate::open::Open;

/// How much of a text is in a list, in characters.
const SHOWN: usize = 600;

/// Which messages, by what they bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum GridState {
    /// All of them.
    All,
    /// Those without a coding.
    Uncoded,
    /// Those with one.
    Coded,
}

/// What rows stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum GridGroup {
    /// Nothing.
    None,
    /// The place.
    Place,
    /// The question.
    Question,
}

/// What to do where the codebook forbids a code beside what stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum GridClash {
    /// Change nothing.
    Refuse,
    /// Take off what stands in the way.
    Replace,
}

/// What is asked of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridAsk {
    /// A query of the search language; empty for all.
    pub query: String,
    /// The question, by its id.
    pub question: Option<String>,
    /// By what they bear.
    pub state: GridState,
    /// `corpus`, `date`, `person`, `venue`, `space`, `lang`, `rating`, `length`, `codes`, `times`, or `attr.` and an attribute's name.
    pub sort: String,
    /// From the largest to the smallest.
    pub descending: bool,
    /// Under which headings.
    pub group: GridGroup,
    /// Identical answers as one row.
    pub alike: bool,
}

/// Some places of the order, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GridRange {
    /// The first.
    pub from: u32,
    /// One past the last.
    pub to: u32,
}

/// The grid in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridHead {
    /// Messages shown.
    pub messages: u64,
    /// Rows that hold them.
    pub rows: u64,
    /// Lines, headings and opened rows included.
    pub lines: u64,
    /// Messages shown that bear a coding.
    pub coded: u64,
    /// Persons who wrote them.
    pub persons: u64,
    /// Types of space where they were written.
    pub spaces: u64,
    /// The index is being rebuilt: the query cannot be answered yet.
    pub building: bool,
}

/// What there is to choose columns and questions from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridBase {
    /// Names of the attributes, those that name people left out.
    pub attributes: Vec<String>,
    /// The questions with their bases.
    pub questions: Vec<QuestionView>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridHeading {
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Type of space, a word of the contract.
    pub space: Option<String>,
    /// Id of the question.
    pub question: Option<String>,
    /// Its words.
    pub asks: Option<String>,
    /// Messages under it.
    pub messages: u64,
    /// Rows under it.
    pub rows: u64,
    /// Persons who wrote them.
    pub persons: u64,
}

/// A row, or a message of an opened one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridRow {
    /// Its first place.
    pub place: u32,
    /// How many messages it holds.
    pub of: u32,
    /// Row id of the first.
    pub message: i64,
    /// Root message of its conversation.
    pub conversation: i64,
    /// External id of the first.
    pub ext: String,
    /// Its words, cut where they are long.
    pub text: String,
    /// Whether they were cut.
    pub cut: bool,
    /// Ways of writing the same; `null` for one message, or where they are too many to be counted.
    pub spellings: Option<u32>,
    /// Codes that all its messages bear.
    pub codes: Vec<i64>,
    /// Codes that only some bear.
    pub some: Vec<i64>,
    /// How many of its messages are coded.
    pub coded: u32,
    /// Who speaks, for one message.
    pub speaker: Option<String>,
    /// How many persons speak.
    pub persons: u32,
    /// Site, group or shop of the first.
    pub venue: Option<String>,
    /// Type of space of the first, a word of the contract.
    pub space: String,
    /// Its date; the first of several.
    pub posted: Option<String>,
    /// The last date of several.
    pub until: Option<String>,
    /// Language of the first.
    pub lang: Option<String>,
    /// Rating; the mean of several.
    pub rating: Option<f64>,
    /// Length in characters.
    pub chars: u32,
    /// Values of the attributes that were asked for.
    pub attributes: Vec<Option<String>>,
    /// Whether its messages are shown one by one; `null` where it holds one.
    pub open: Option<bool>,
    /// Whether it is a message of an opened row.
    pub member: bool,
}

/// A line: a heading or a row.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GridLine {
    /// The heading.
    pub heading: Option<GridHeading>,
    /// The row.
    pub row: Option<GridRow>,
}

/// Some lines.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GridPage {
    /// How many lines there are in all.
    pub total: u64,
    /// Those of the page.
    pub lines: Vec<GridLine>,
}

/// Where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct GridSpot {
    /// Its line.
    pub line: u32,
    /// Its first place.
    pub place: u32,
    /// How many messages it holds.
    pub of: u32,
}

/// Codes that some messages bear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridCodes {
    /// Those that all of them bear.
    pub all: Vec<i64>,
    /// Those that only some bear.
    pub some: Vec<i64>,
}

/// Lines in sight, and the attributes that their columns show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct GridSight {
    /// The first line.
    pub first: u32,
    /// How many.
    pub count: u32,
    /// Names of the attributes.
    pub attributes: Vec<String>,
}

/// What a gesture on many messages did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GridDone {
    /// The operation; its marks are left out, the lines say them.
    pub stroke: Stroke,
    /// The grid in numbers, now.
    pub head: GridHead,
    /// The lines in sight, now.
    pub lines: Vec<GridLine>,
    /// Messages that were changed.
    pub messages: u64,
    /// Codings made or changed.
    pub made: u64,
    /// Codings taken off.
    pub gone: u64,
    /// Codings that stood already.
    pub already: u64,
}

impl From<GridClash> for Clash {
    fn from(clash: GridClash) -> Self {
        match clash {
            GridClash::Refuse => Clash::Refuse,
            GridClash::Replace => Clash::Replace,
        }
    }
}

impl GridAsk {
    /// As the core takes it; `coder` where only one coder's codings are seen.
    pub(crate) fn settle(self, coder: Option<String>) -> Result<Ask, Fault> {
        let sort = match self.sort.as_str() {
            "corpus" => Sort::Corpus,
            "date" => Sort::Date,
            "person" => Sort::Person,
            "venue" => Sort::Venue,
            "space" => Sort::Space,
            "lang" => Sort::Lang,
            "rating" => Sort::Rating,
            "length" => Sort::Length,
            "codes" => Sort::Codes,
            "times" => Sort::Times,
            other => match other.strip_prefix("attr.") {
                Some(name) => Sort::Attribute(name.to_owned()),
                None => return Err(Error::BadParameter { name: "sort".into(), value: other.to_owned() }.into()),
            },
        };
        let state = match self.state {
            GridState::All => State::All,
            GridState::Uncoded => State::Uncoded,
            GridState::Coded => State::Coded,
        };
        let group = match self.group {
            GridGroup::None => Group::None,
            GridGroup::Place => Group::Place,
            GridGroup::Question => Group::Question,
        };
        let query = self.query.trim().to_owned();
        Ok(Ask { query, question: self.question, state, sort, descending: self.descending, group, alike: self.alike, coder })
    }
}

impl GridHead {
    /// The grid in numbers.
    pub(crate) fn of(grid: &Grid) -> Self {
        let (persons, spaces) = grid.counts();
        GridHead {
            messages: grid.len() as u64,
            rows: grid.rows() as u64,
            lines: grid.lines() as u64,
            coded: grid.coded() as u64,
            persons: persons as u64,
            spaces: spaces as u64,
            building: false,
        }
    }

    /// Nothing can be told yet.
    pub(crate) fn building() -> Self {
        GridHead { building: true, ..GridHead::default() }
    }
}

impl GridBase {
    /// What the study has.
    pub(crate) fn of(study: &Study) -> Result<Self, Fault> {
        let questions = study.questions()?.into_iter().map(QuestionView::from).collect();
        Ok(GridBase { attributes: study.attribute_names(false)?, questions })
    }
}

impl GridPage {
    /// Some lines of the grid.
    pub(crate) fn of(study: &Study, views: &Views, grid: &Grid, lines: Range<usize>, attributes: &[String]) -> Result<Self, Fault> {
        let read = grid.page(study, lines)?.into_iter();
        Ok(GridPage { total: grid.lines() as u64, lines: read.map(|line| GridLine::of(line, views, attributes)).collect() })
    }
}

impl GridSpot {
    /// Where a row is.
    pub(crate) fn of(grid: &Grid, row: usize) -> Self {
        let places = grid.places(row);
        GridSpot { line: narrow(grid.line_of(row)), place: narrow(places.start), of: narrow(places.len()) }
    }
}

impl GridLine {
    fn of(line: Line, views: &Views, attributes: &[String]) -> Self {
        match line {
            Line::Heading(heading) => GridLine { heading: Some(GridHeading::of(heading)), row: None },
            Line::Row(content) => GridLine { heading: None, row: Some(GridRow::of(*content, views, attributes)) },
        }
    }
}

impl GridHeading {
    fn of(heading: Heading) -> Self {
        let (question, asks) = heading.question.unzip();
        GridHeading {
            venue: heading.venue,
            space: heading.space.map(|space| space.word().to_owned()),
            question,
            asks,
            messages: heading.messages as u64,
            rows: heading.rows as u64,
            persons: heading.persons as u64,
        }
    }
}

impl GridRow {
    fn of(content: Content, views: &Views, attributes: &[String]) -> Self {
        let message = content.first;
        let end = message.text.char_indices().nth(SHOWN).map(|(at, _)| at);
        let day = |micros: i64| date::canonical(micros, Precision::Day);
        let several = content.several.as_ref();
        let (posted, until) = match several {
            Some(several) => (several.dates.map(|(first, _)| day(first)), several.dates.map(|(_, last)| day(last))),
            None => (message.posted_iso(), None),
        };
        GridRow {
            place: narrow(content.place),
            of: narrow(content.messages),
            message: message.id,
            conversation: message.root,
            text: end.map_or_else(|| message.text.clone(), |end| message.text[..end].to_owned()),
            cut: end.is_some(),
            spellings: several.and_then(|several| several.spellings),
            codes: content.codes,
            some: content.some,
            coded: narrow(content.coded),
            speaker: several.is_none().then(|| views.speaker(content.ordinal)),
            persons: several.map_or(1, |several| narrow(several.persons)),
            venue: message.venue,
            space: message.space.word().to_owned(),
            posted,
            until,
            lang: message.lang,
            rating: several.map_or(message.rating, |several| several.rating),
            chars: narrow(message.chars),
            attributes: attributes.iter().map(|name| message.attributes.get(name).and_then(said)).collect(),
            open: several.map(|several| several.open),
            member: content.member,
            ext: message.ext,
        }
    }
}

impl GridDone {
    /// What a gesture did, with the lines in sight as they are after it.
    pub(crate) fn of(open: &mut Open, ask: &Ask, done: &Output<Many>, sight: &GridSight, lang: Lang) -> Result<Self, Fault> {
        let stroke = Stroke::of(open, done, &[], lang)?;
        open.touch_grid(&done.value.messages)?;
        let views = open.views()?;
        let grid = open.grid(ask, false)?;
        let head = GridHead::of(grid);
        let first = sight.first as usize;
        let lines = first..first + sight.count.min(PAGE as u32) as usize;
        let page = open.grid_page(&views, lines, &sight.attributes)?;
        Ok(GridDone {
            stroke,
            head,
            lines: page.lines,
            messages: done.value.messages.len() as u64,
            made: done.value.made,
            gone: done.value.gone,
            already: done.value.already,
        })
    }
}

/// Places as the core takes them.
pub(crate) fn places(ranges: &[GridRange]) -> Vec<Range<usize>> {
    ranges.iter().map(|range| range.from as usize..(range.to.max(range.from)) as usize).collect()
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// An attribute in words.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => Some(values.iter().filter_map(said).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}
