//! The tools whose exports are known: what tells each of them, what its columns are, and its peculiarities.
//!
//! A source reads nothing: it puts right what was guessed of a table, and the one reader of tables does the rest.
//! Its own codes: `not_data` (a row of the tool itself is skipped), `estimated_dates` (a warning: the tool reckoned them).

pub mod google_forms;
pub mod limesurvey;
pub mod qualtrics;
pub(crate) mod survey;
pub mod surveymonkey;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Warning;
use serde::Serialize;

use crate::table::Row;
use crate::table::field::{Column, Field, RoleReason};
use crate::table::header::{Heading, Layout};
use crate::values::fold::fold;
use crate::values::is_blank;

mod amazon;
mod app_reviews;
mod app_store;
mod brandwatch;
mod crowdtangle;
mod derive;
mod discord_csv;
mod draft;
mod facepager;
mod four_cat;
mod google_play;
mod google_play_console;
mod meltwater;
pub(crate) mod people;
mod talkwalker;
mod trustpilot;
mod youtube_comments;
mod youtube_data_tools;
mod youtube_takeout;
mod zeeschuimer;

pub use derive::{Derive, Derived};

/// What kind of tool makes such files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Collects what networks publish, for research.
    Collector,
    /// Shops and sites of reviews.
    Reviews,
    /// Listens to the web for brands.
    Listening,
    /// Asks questions.
    Survey,
    /// Chats and channels.
    Chat,
    /// Networks and microblogs.
    Network,
    /// Forums, blogs and the comments under pages.
    Forum,
    /// Recordings written down.
    Transcript,
    /// Documents and pages.
    Document,
}

impl Family {
    /// Stable word.
    pub fn word(self) -> &'static str {
        match self {
            Family::Collector => "collector",
            Family::Reviews => "reviews",
            Family::Listening => "listening",
            Family::Survey => "survey",
            Family::Chat => "chat",
            Family::Network => "network",
            Family::Forum => "forum",
            Family::Transcript => "transcript",
            Family::Document => "document",
        }
    }
}

/// A tool whose tables are known.
pub struct Source {
    /// Its name, as `--as` takes it.
    pub name: &'static str,
    /// What kind of tool it is.
    pub family: Family,
    /// Columns that every one of its tables has. Names are compared folded: no case, no accents, no punctuation.
    pub needs: &'static [&'static str],
    /// Columns of which `enough` must be there besides.
    pub some: &'static [&'static str],
    /// How many of `some` tell the tool from others.
    pub enough: usize,
    /// Roles of its columns, the surer name first.
    pub roles: &'static [(Field, &'static [&'static str])],
    /// The type of space where people wrote this, where the tool tells it.
    pub space: Option<Space>,
    /// The site, where the tool knows but one.
    pub venue: Option<&'static str>,
    /// Columns that identify people, beside the account or where it is another column; `user.*` stands for all under `user`.
    pub people: &'static [&'static str],
    /// What no name tells: how its cells or its header are written. Without it, other tables of these names would be taken for its.
    pub proof: Option<Proof>,
    /// Whatever else there is to put right.
    pub settle: fn(&mut Draft<'_>),
}

/// Whether a table whose columns have the names of a source is really of it: its header, and its first records.
pub type Proof = fn(&Layout, &[Row]) -> bool;

/// Tells rows that are no records: the stable code of the reason, and what was seen.
pub type Sieve = Arc<dyn Fn(&Row) -> Option<(&'static str, String)> + Send + Sync>;

/// Takes off what a tool puts around a value.
pub type Clean = for<'a> fn(&'a str) -> Cow<'a, str>;

/// What the rows of a source need beside the roles of its columns.
#[derive(Clone, Default)]
pub struct Quirks {
    /// Rows that are no records.
    pub sieve: Option<Sieve>,
    /// Columns to read where the text is blank, in order.
    pub text_else: Vec<usize>,
    /// The thread of records that name none.
    pub thread: Option<String>,
    /// The one conversation that all records are: a table of a channel.
    pub within: Option<String>,
    /// What to take off the cells of a column.
    pub clean: Vec<(usize, Clean)>,
    /// Columns whose cells are HTML, of which the words are read.
    pub html: Vec<usize>,
    /// Answers that stand for none, such as `-99`.
    pub blanks: Vec<&'static str>,
    /// Times without a zone are known to be UTC.
    pub utc: bool,
    /// The zone of times that say none.
    pub zone: Option<chrono_tz::Tz>,
    /// Who speaks in the column of the brand's replies.
    pub reply_account: Option<&'static str>,
    /// The id, where no column alone tells records apart.
    pub id: Option<Derived>,
    /// What a record answers, where its column names other things too.
    pub parent: Option<Derived>,
    /// Names the site of each row, where a cell does; one that is known gives its venue and its type of space.
    pub site: Option<Derive>,
    /// Columns that identify people.
    pub people: Vec<usize>,
    /// The venue tells the type of space, where it is a site that is known.
    pub space_of_venue: bool,
}

impl fmt::Debug for Quirks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quirks").field("text_else", &self.text_else).field("thread", &self.thread).finish_non_exhaustive()
    }
}

/// A table that was recognised, before it is read: a source puts it right.
pub struct Draft<'a> {
    /// The file's name without its ending.
    pub stem: &'a str,
    /// What the rows of the header say.
    pub headings: &'a [Heading],
    /// The columns and their roles.
    pub columns: &'a mut Vec<Column>,
    /// The first records.
    pub sample: &'a [Row],
    /// The type of space of records that name none.
    pub space: Option<Space>,
    /// The venue of records that name none.
    pub venue: Option<String>,
    /// What the rows need.
    pub quirks: Quirks,
    /// What the analyst should know before anything is read.
    pub noticed: Vec<Warning>,
}

impl Draft<'_> {
    /// The place of a column, by its name in the header.
    pub fn column(&self, name: &str) -> Option<usize> {
        place(self.headings, name)
    }

    /// Gives a column a role; the column that had it, where only one may, becomes an attribute.
    pub fn give(&mut self, at: usize, role: Field) {
        if role.is_single() {
            for column in self.columns.iter_mut().filter(|column| column.role == role) {
                column.role = Field::Attribute;
                column.why = RoleReason::None;
            }
        }
        self.columns[at].role = role;
        self.columns[at].why = RoleReason::Source;
    }

    /// Whether a column holds something in the sample.
    pub fn is_filled(&self, at: usize) -> bool {
        self.columns[at].filled > 0
    }
}

/// Every source, the more telling first.
pub fn all() -> &'static [&'static Source] {
    static ALL: &[&Source] = &[
        &zeeschuimer::SOURCE,
        &four_cat::SOURCE,
        &facepager::SOURCE,
        &youtube_takeout::SOURCE,
        &youtube_data_tools::SOURCE,
        &crowdtangle::SOURCE,
        &google_play_console::SOURCE,
        &google_play::SOURCE,
        &app_store::SOURCE,
        &discord_csv::SOURCE,
        &trustpilot::SOURCE,
        &brandwatch::SOURCE,
        &talkwalker::SOURCE,
        &meltwater::SOURCE,
        &qualtrics::QUALTRICS,
        &limesurvey::LIMESURVEY,
        &surveymonkey::SURVEYMONKEY,
        &amazon::SOURCE,
        &app_reviews::SOURCE,
        &youtube_comments::SOURCE,
        &google_forms::GOOGLE_FORMS,
    ];
    ALL
}

/// A source by its name.
pub fn from_name(name: &str) -> Option<&'static Source> {
    all().iter().copied().find(|source| source.name.eq_ignore_ascii_case(name))
}

/// Where a column stands: the first whose heading has a part of this name.
pub(crate) fn place(headings: &[Heading], name: &str) -> Option<usize> {
    let folded = fold(name);
    headings.iter().position(|heading| heading.parts.iter().any(|part| fold(part) == folded))
}

/// The source that a table tells by its headings and its first records, and the columns that told it.
pub fn find(layout: &Layout, sample: &[Row]) -> Option<(&'static Source, Vec<&'static str>)> {
    let proven = |source: &&Source| source.proof.is_none_or(|proof| proof(layout, sample));
    all().iter().copied().find_map(|source| Some((source, tells(source, &layout.headings)?)).filter(|(source, _)| proven(source)))
}

/// The columns that tell a source; `None` when they do not.
pub fn tells(source: &Source, headings: &[Heading]) -> Option<Vec<&'static str>> {
    if source.family == Family::Survey {
        return survey::tells(source, headings);
    }
    if !source.needs.iter().all(|name| place(headings, name).is_some()) {
        return None;
    }
    let some: Vec<&'static str> = source.some.iter().copied().filter(|name| place(headings, name).is_some()).collect();
    (some.len() >= source.enough).then(|| source.needs.iter().copied().chain(some).collect())
}

/// The cells of a column in the first records, those that hold something.
fn cells<'a>(layout: &Layout, sample: &'a [Row], name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let at = place(&layout.headings, name);
    sample.iter().filter_map(move |row| row.get(at?)).map(str::trim).filter(|cell| !is_blank(cell))
}

/// Gives the columns of a source their roles. Where several names are known for a role, the first that holds something has it.
/// What was guessed to be the text stays so where the source's own is not there: a table must have one.
pub fn apply(source: &Source, draft: &mut Draft<'_>) {
    let guessed = draft.columns.iter().position(|column| column.role == Field::Text).map(|at| (at, draft.columns[at].why));
    put_right(source, draft);
    let has_text = draft.columns.iter().any(|column| matches!(column.role, Field::Text | Field::Answer));
    if let Some((at, why)) = guessed.filter(|(at, _)| !has_text && draft.columns[*at].role == Field::Attribute) {
        draft.columns[at].role = Field::Text;
        draft.columns[at].why = why;
    }
}

fn put_right(source: &Source, draft: &mut Draft<'_>) {
    draft.space = source.space.or(draft.space);
    draft.venue = source.venue.map(str::to_owned).or_else(|| draft.venue.take());
    for (role, names) in source.roles {
        let known: Vec<usize> = names.iter().filter_map(|name| draft.column(name)).collect();
        let chosen = known.iter().copied().find(|at| draft.is_filled(*at)).or(known.first().copied());
        if let Some(at) = chosen {
            draft.give(at, *role);
        }
    }
    (source.settle)(draft);
}
