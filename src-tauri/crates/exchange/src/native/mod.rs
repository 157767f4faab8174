//! Conversations, transcripts and documents in the form in which their platforms and programs write them.
//!
//! A native format is told by its content before any table is looked for, and read turn by turn, in a stream where the
//! format allows: whoever answers whom, where, when and in what voice stays as the file has it. Nothing is made up: a turn
//! without an author has none, a date that is not said is not there, and what was concluded is marked as such.
//!
//! What all readers share stands in [`read`]: numbers, the intake of texts, identities of turns without an id, counts of
//! what was noticed.

mod chat;
mod document;
#[allow(dead_code, reason = "feeds take up the rest of what is common")]
mod forum;
mod look;
mod network;
mod objects;
mod read;
mod ready;
mod transcript;
#[allow(dead_code, reason = "feeds take up the rest of what is common")]
mod xml;

use std::path::Path;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::{Record, Warning};

use crate::encoding::Charset;
use crate::fault::Fault;
use crate::source::Family;

pub use look::Look;
pub(crate) use read::NativeReader;
use ready::Ready;

/// A format that is read turn by turn.
pub struct Native {
    /// Its name, as `--as` takes it; its words are `format-name-…` and `format-…` of the translations.
    pub name: &'static str,
    /// What kind of thing it holds.
    pub family: Family,
    /// Its ids are given once for ever: a message that is met again under its id is the same, whatever became of it.
    pub lasting: bool,
    /// The usual endings of its files; recognition goes by content.
    pub extensions: &'static [&'static str],
    /// The type of space of turns that name none, where the format tells it.
    pub space: Option<Space>,
    /// The site, where the format knows but one.
    pub venue: Option<&'static str>,
    /// Attributes that identify people beside the account: they leave no file that hides identities.
    pub personal: &'static [&'static str],
    /// Whether a file is of this format, by its beginning; asked for in the order of [`all`].
    pub tell: fn(&Look<'_>) -> Option<Told>,
    /// Opens a file for reading.
    pub open: fn(&Opening<'_>) -> Result<Box<dyn Turns>, Fault>,
}

/// What told a format.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// From 0 to 1.
    pub confidence: f32,
    /// Stable code of the kind of evidence: `native_keys`, `native_lines`, `native_markup`, `native_parts`, `native_head`,
    /// `native_name`.
    pub reason: &'static str,
    /// The evidence itself, as the file writes it: keys, elements, the first line.
    pub told: Vec<String>,
    /// The type of space, where the file tells more than the format.
    pub space: Option<Space>,
    /// The site, where the file tells it.
    pub venue: Option<String>,
}

impl Told {
    /// Told by these words of the file, without doubt.
    pub fn by<'t>(reason: &'static str, told: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        Some(Told { confidence: 1.0, reason, told: told.into_iter().map(str::to_owned).collect(), ..Told::default() })
    }
}

/// A file to open.
pub struct Opening<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Its name as people know it: `archive.zip › chat.txt`.
    pub shown: &'a str,
    /// The encoding of a text, by what its beginning shows or by the analyst's word.
    pub charset: Charset,
    /// Whether the file is called as another reader would have it: the analyst asked for this format.
    pub asked: bool,
}

impl Opening<'_> {
    /// The name of the file alone, without folders, archives and ending: what it is called where it names nothing itself.
    pub fn stem(&self) -> &str {
        stem(self.shown)
    }
}

/// The name of a file alone, without folders, archives and ending.
pub(crate) fn stem(shown: &str) -> &str {
    let name = shown.rsplit(['/', '\\', '›']).next().unwrap_or_default().trim();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What a reader yields.
#[derive(Debug)]
pub enum Turn {
    /// What somebody said. Its text is as the file has it, HTML rendered by [`crate::html`]; number and key are put in later.
    Said(Box<Record>),
    /// What is no turn of speech, or cannot be read: stable code of the reason, and what was seen.
    Left(&'static str, String),
}

impl From<Record> for Turn {
    fn from(record: Record) -> Self {
        Turn::Said(Box::new(record))
    }
}

/// Reads a file turn by turn, in bounded memory.
pub trait Turns: Send {
    /// Appends at most a thousand turns or so to `out`; `false` once the file has ended.
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault>;
    /// Bytes of the file read so far, for progress.
    fn bytes_read(&self) -> u64;
    /// What was noticed over the whole file.
    fn warnings(&mut self) -> Vec<Warning> {
        Vec::new()
    }
}

/// Every native format, the more telling first.
pub fn all() -> &'static [&'static Native] {
    static ALL: &[&Native] = &[
        &chat::whatsapp::FORMAT,
        &chat::telegram::FORMAT,
        &chat::discord::FORMAT,
        &chat::messenger::FORMAT,
        &chat::slack::FORMAT,
        &chat::meta_posts::FORMAT,
        &chat::signal::FORMAT,
        &network::reddit::FORMAT,
        &network::yt_dlp::FORMAT,
        &network::mastodon::FORMAT,
        &network::bluesky::FORMAT,
        &network::x::ARCHIVE,
        &network::x::API,
        &forum::discourse::FORMAT,
        &forum::commento::FORMAT,
        &forum::disqus::FORMAT,
        &forum::stack_exchange::FORMAT,
        &forum::wxr::FORMAT,
        &forum::feed::FORMAT,
        &forum::mail::FORMAT,
        &transcript::WEBVTT,
        &transcript::SRT,
        &transcript::SBV,
        &transcript::ZOOM_CHAT,
        &transcript::INTERVIEW,
        &transcript::TEXTGRID,
        &transcript::THREAD,
        &document::page::PAGE,
        &document::page::HTML,
        &document::blog_text::BLOG_TEXT,
        &document::docx::DOCX,
        &document::odt::ODT,
        &document::pdf::PDF,
        &document::rtf::RTF,
        &document::markdown::MARKDOWN,
    ];
    ALL
}

/// A format by its name.
pub fn from_name(name: &str) -> Option<&'static Native> {
    all().iter().copied().find(|native| native.name.eq_ignore_ascii_case(name))
}

/// The format that a file tells by its beginning.
pub(crate) fn find(look: &Look<'_>) -> Option<(&'static Native, Told)> {
    all().iter().copied().find_map(|native| Some((native, (native.tell)(look)?)))
}
