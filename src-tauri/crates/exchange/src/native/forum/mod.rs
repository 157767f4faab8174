//! Forums, blogs, the comments under pages, feeds, and mailing lists.

pub(super) mod commento;
pub(super) mod discourse;
pub(super) mod disqus;
pub(super) mod feed;
mod items;
pub(super) mod mail;
pub(super) mod stack_exchange;
pub(super) mod wxr;

use std::fs::File;

use livisible_core::corpus::record::{Posted, Precision, Record, Warning};
use serde_json::Value;

use super::xml::FileWalker;
use crate::encoding::Decoder;
use crate::html;
use crate::table::shape::notices::Counted;
use crate::values::dates::{self, Order};
use crate::values::is_blank;

/// What the readers of this family notice about dates.
#[derive(Debug, Default)]
struct Dates {
    records: u64,
    zoneless: Counted,
    unreadable: Counted,
    /// Times without a zone are in UTC: the format says so.
    utc: bool,
}

impl Dates {
    /// Of a format whose times without a zone are known to be in UTC.
    fn in_utc() -> Self {
        Dates { utc: true, ..Dates::default() }
    }

    /// One more record, whose dates follow.
    fn next(&mut self) {
        self.records += 1;
    }

    /// A date as the file writes it.
    fn posted(&mut self, said: Option<&str>) -> Option<Posted> {
        let said = said.filter(|said| !is_blank(said))?;
        let original = said.to_owned();
        Some(match dates::read(said, Order::DayFirst) {
            Some(read) => {
                self.zoneless.note(usize::from(read.naive && !self.utc), self.records);
                Posted { instant: Some(read.instant), precision: read.precision, original, estimated: false }
            }
            None => {
                self.unreadable.note(1, self.records);
                Posted { instant: None, precision: Precision::Second, original, estimated: false }
            }
        })
    }

    /// As warnings.
    fn warnings(&self) -> Vec<Warning> {
        [self.unreadable.warning("unreadable_dates"), self.zoneless.warning("dates_without_zone")].into_iter().flatten().collect()
    }
}

/// What a file in XML tells of its bytes.
fn bytes_read(walker: &FileWalker) -> u64 {
    walker.source().raw_bytes()
}

/// The warning of bytes that are no text.
fn undecoded(source: &Decoder<File>) -> Option<Warning> {
    let malformed = source.malformed();
    (malformed > 0).then(|| Warning { code: "invalid_bytes".to_owned(), detail: malformed.to_string() })
}

/// The words of a text that is HTML whole: line ends around it are those of the markup.
fn rendered(markup: &str) -> String {
    html::render(markup).trim_matches(['\n', '\r']).to_owned()
}

/// The host of an address, without `www.`.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.trim().split_once("//")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default().to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Adds an attribute that says something.
fn add(record: &mut Record, name: &str, value: impl Into<Value>) {
    record.attributes.insert(name.to_owned(), value.into());
}

/// Adds an attribute where the file has it.
fn add_some(record: &mut Record, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        add(record, name, value);
    }
}

/// Adds a number that the file writes as text.
fn add_number(record: &mut Record, name: &str, said: Option<&str>) {
    add_some(record, name, said.and_then(|said| said.trim().parse::<i64>().ok()));
}

/// The beginning of what is left out, for people to know it by.
fn beginning(text: &str) -> String {
    let text = text.trim();
    let line = text.lines().next().unwrap_or_default();
    line.chars().take(80).collect()
}
