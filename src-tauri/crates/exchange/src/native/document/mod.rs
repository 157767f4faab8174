//! Documents and pages: word processors, PDF, Markdown, saved pages of the web with what people wrote under them, and blog
//! posts copied as plain text.
//!
//! A document is one message, whose text is what its readers read. What others wrote in its margin or under it are messages
//! of their own, which answer it. What is furniture (menus, scripts, headers and footers of pages) is left out.

pub(super) mod blog_text;
mod code_pages;
pub(super) mod docx;
pub(super) mod markdown;
pub(super) mod odt;
mod package;
pub(super) mod page;
mod paper;
pub(super) mod pdf;
mod pdf_weight;
pub(super) mod rtf;
mod signature;

use std::fs::File;
use std::io::Read;

use livisible_core::corpus::record::{Posted, Precision, Warning};

use super::Opening;
use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::table::shape::notices::Counted;
use crate::values::dates::{self, Order, Surveyor};

/// The largest document that is read: larger ones hold pictures, or are no documents.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The bytes of a file that is not too large.
fn bytes_of(opening: &Opening<'_>, limit: u64) -> Result<Vec<u8>, Fault> {
    let fault = |error: std::io::Error| Fault::io(opening.path, &error);
    let mut file = File::open(opening.path).map_err(fault)?;
    let length = file.metadata().map_err(fault)?.len();
    if length > limit {
        return Err(Fault::TooLarge { bytes: length });
    }
    let mut bytes = Vec::new();
    file.by_ref().take(limit).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

/// Bytes as text, with a warning where some are none.
fn decoded(bytes: &[u8], charset: Charset) -> (String, Option<Warning>) {
    let mut text = String::new();
    let Ok(mut decoder) = Decoder::new(bytes, charset, charset.bom_length(bytes)) else { return (text, None) };
    // Reading from memory cannot fail, and the decoder only yields UTF-8.
    let _ = decoder.read_to_string(&mut text);
    let malformed = decoder.malformed();
    (text, (malformed > 0).then(|| Warning { code: "invalid_bytes".to_owned(), detail: malformed.to_string() }))
}

/// Reads dates, and counts those that say no zone and those that are none.
#[derive(Default)]
struct Dates {
    zoneless: Counted,
    unreadable: Counted,
    month_first: bool,
    /// The first date that both orders read, where nothing tells which it is.
    ambiguous: Option<String>,
}

impl Dates {
    /// Reads with the order of day and month that this language has: the United States alone put the month first.
    fn of(lang: Option<&str>) -> Self {
        Dates { month_first: lang.is_some_and(|lang| lang.trim().eq_ignore_ascii_case("en-us")), ..Dates::default() }
    }

    /// Learns the order of day and month from all dates of a document: one above twelve tells.
    fn learn<'d>(&mut self, said: impl Iterator<Item = &'d str> + Clone) {
        let mut surveyor = Surveyor::default();
        said.clone().for_each(|date| surveyor.see(&plain_date(date)));
        let told = surveyor.verdict(true).order == Order::MonthFirst;
        match surveyor.is_undecided() {
            true if !self.month_first => {
                let is_open = |date: &&str| {
                    let read = |order| dates::read(&plain_date(date), order).map(|read| read.instant);
                    read(Order::DayFirst) != read(Order::MonthFirst)
                };
                self.ambiguous = said.clone().find(is_open).map(str::to_owned);
            }
            true => {}
            false => self.month_first = told || (self.month_first && !decides(said)),
        }
    }

    /// The date that these words are, in the turn of this number.
    fn posted(&mut self, said: &str, turn: u64) -> Option<Posted> {
        let original = said.trim();
        if original.is_empty() {
            return None;
        }
        let order = if self.month_first { Order::MonthFirst } else { Order::DayFirst };
        let number = of_number(original).or_else(|| of_pdf(original));
        let said = number.as_deref().unwrap_or(original);
        let read = dates::read(said, order).or_else(|| dates::read(&plain_date(said), order));
        self.zoneless.note(usize::from(read.is_some_and(|read| read.naive)), turn);
        self.unreadable.note(usize::from(read.is_none()), turn);
        Some(Posted {
            instant: read.map(|read| read.instant),
            precision: read.map_or(Precision::Day, |read| read.precision),
            original: original.to_owned(),
            estimated: false,
        })
    }

    fn warnings(&self) -> impl Iterator<Item = Warning> {
        let open = self.ambiguous.clone().map(|detail| Warning { code: "ambiguous_dates".to_owned(), detail });
        [open, self.unreadable.warning("unreadable_dates"), self.zoneless.warning("dates_without_zone")].into_iter().flatten()
    }
}

/// Whether a date stands among these that only one order reads.
fn decides<'d>(mut said: impl Iterator<Item = &'d str>) -> bool {
    said.any(|date| {
        let read = |order| dates::read(&plain_date(date), order).is_some();
        read(Order::DayFirst) != read(Order::MonthFirst)
    })
}

/// The moment that scripts write as a number of seconds or milliseconds.
fn of_number(date: &str) -> Option<String> {
    let is_number = date.len() >= 10 && date.bytes().all(|byte| byte.is_ascii_digit());
    let number = date.parse::<i64>().ok().filter(|_| is_number);
    let moment = number
        .and_then(|number| chrono::DateTime::from_timestamp_millis(if date.len() >= 13 { number } else { number.checked_mul(1000)? }));
    Some(moment?.to_rfc3339())
}

/// The moment that PDF writes as `D:20240302090000+01'00'`.
fn of_pdf(date: &str) -> Option<String> {
    let digits = date.strip_prefix("D:")?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (digits, zone) = digits.split_at(end);
    let part = |from: usize, length: usize| digits.get(from..from + length);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 2)?, part(6, 2)?);
    let Some(time) = part(8, 4).map(|_| format!("{}:{}:{}", &digits[8..10], &digits[10..12], part(12, 2).unwrap_or("00"))) else {
        return Some(day);
    };
    let zone = zone.trim_end_matches('\'').replace('\'', ":");
    Some(format!("{day}T{time}{}", if zone == "Z00:00" { "Z" } else { &zone }))
}

/// A date without what pages put around it: `le 2 mars 2024 à 9 h 05 min`, `» Sat Mar 02, 2024 9:05 am`, `March 2 @ 9:05`.
fn plain_date(said: &str) -> String {
    let mut text = said.replace(['\u{A0}', '\u{202F}', '@', '»', '«', '|', '·', '•', '—', '–', '(', ')', '\n', '\t'], " ");
    for (written, plain) in [(" h ", "h"), (" min", " "), ("//", " ")] {
        text = text.replace(written, plain);
    }
    let mut text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    for lead in ["publié le", "posté le", "écrit le", "rédigé le", "posted on", "published on", "updated", "on", "le"] {
        if let Some(rest) = text.get(..lead.len()).filter(|start| start.to_lowercase() == *lead).and(text.get(lead.len()..)) {
            text = rest.trim_start_matches([' ', ':']).to_owned();
            break;
        }
    }
    text.trim_matches([' ', ',', '-', ':', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_pages_write_them() {
        let read = |said: &str| {
            let mut dates = Dates::of(Some("fr"));
            let posted = dates.posted(said, 1)?;
            Some(posted.instant?.format("%Y-%m-%d %H:%M").to_string())
        };
        for (said, at) in [
            ("Le 2 mars 2024 à 9 h 05 min", "2024-03-02 09:05"),
            ("02 avril 2012 à 09:12", "2012-04-02 09:12"),
            ("» Sat Mar 02, 2024 9:05 am", "2024-03-02 09:05"),
            ("March 2, 2024 @ 9:05 pm", "2024-03-02 21:05"),
            ("Posted on March 2, 2024", "2024-03-02 00:00"),
            ("samedi 7 avril 2012", "2012-04-07 00:00"),
            ("03/04/2024", "2024-04-03 00:00"),
            ("2024-03-02T09:00:00+01:00", "2024-03-02 08:00"),
            ("D:20240302090000+01'00'", "2024-03-02 08:00"),
            ("D:20240302090000Z", "2024-03-02 09:00"),
            ("D:20240302", "2024-03-02 00:00"),
            ("1709370000000", "2024-03-02 09:00"),
        ] {
            assert_eq!(read(said).as_deref(), Some(at), "{said}");
        }
        assert_eq!(read("il y a deux heures"), None);
        let mut american = Dates::of(Some("en-US"));
        let instant = american.posted("03/04/2024", 1).and_then(|posted| posted.instant);
        assert_eq!(instant.map(|at| at.format("%m-%d").to_string()).as_deref(), Some("03-04"));
    }
}
