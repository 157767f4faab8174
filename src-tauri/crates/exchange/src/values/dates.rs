//! Dates as sources write them: the instant in UTC, how much of it was said, and whether a zone was.
//!
//! Whether `03/04/2024` is in March or in April is never decided cell by cell: `survey` looks at a whole column.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use livisible_core::corpus::record::Precision;

use super::words;

/// Which of the first two numbers of `03/04/2024` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// A date that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The instant; a date without a zone is read as UTC.
    pub instant: DateTime<Utc>,
    /// How much of it was said.
    pub precision: Precision,
    /// A time of day was said, but no zone.
    pub naive: bool,
}

/// What the values of a column tell about the order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survey {
    /// The order to read the column with.
    pub order: Order,
    /// The values allow both orders, and do not say the same in both.
    pub ambiguous: bool,
}

/// Gathers what a column's values tell, one at a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surveyor {
    first_above_12: usize,
    second_above_12: usize,
    undecided: usize,
}

impl Surveyor {
    /// Looks at one more value.
    pub fn see(&mut self, cell: &str) {
        let Some((first, second)) = day_and_month(cell) else { return };
        match (first > 12, second > 12) {
            (true, false) => self.first_above_12 += 1,
            (false, true) => self.second_above_12 += 1,
            // The third of March is the same in both orders.
            (false, false) if first != second => self.undecided += 1,
            _ => {}
        }
    }

    /// Whether a value was seen that both orders read differently, and none that decides.
    pub fn is_undecided(&self) -> bool {
        self.undecided > 0 && self.first_above_12 == 0 && self.second_above_12 == 0
    }

    /// The verdict; `french` settles what the values leave open.
    pub fn verdict(&self, french: bool) -> Survey {
        let order = if self.second_above_12 > self.first_above_12 { Order::MonthFirst } else { Order::DayFirst };
        Survey { order, ambiguous: self.is_undecided() && !french }
    }
}

/// The first two numbers of a date such as `03/04/2024` or `3-4-24`, unless it starts with its year.
fn day_and_month(cell: &str) -> Option<(u32, u32)> {
    let (numbers, _) = leading_triple(cell.trim())?;
    (numbers[0].digits <= 2 && numbers[1].digits <= 2 && matches!(numbers[2].digits, 2 | 4)).then_some((numbers[0].value, numbers[1].value))
}

/// Reads a date.
pub fn read(cell: &str, order: Order) -> Option<Read> {
    let cell = cell.trim();
    if cell.len() < 4 || cell.len() > 80 {
        return None;
    }
    if let Some(read) = iso(cell.as_bytes()) {
        return Some(read);
    }
    if cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return digits(cell, order);
    }
    numeric(cell, order).or_else(|| words::read(cell))
}

/// Whether a cell is a full date of ISO 8601, which nothing else looks like.
pub fn is_iso(cell: &str) -> bool {
    iso(cell.trim().as_bytes()).is_some_and(|read| !matches!(read.precision, Precision::Year | Precision::Month))
}

/// A date of the calendar, with what precision says of the time.
pub(super) fn day(year: u32, month: u32, day: u32, precision: Precision) -> Option<Read> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1..=9999).contains(&year).then(|| Read { instant: date.and_time(NaiveTime::MIN).and_utc(), precision, naive: false })
}

/// A date and a time of day, with the minutes to take away for its zone, if one was said.
pub(super) fn moment(date: Read, time: Clock, zone: Option<i32>) -> Option<Read> {
    let at = NaiveDateTime::new(date.instant.date_naive(), time.time);
    let instant = at.checked_sub_signed(TimeDelta::minutes(i64::from(zone.unwrap_or(0))))?.and_utc();
    Some(Read { instant, precision: time.precision, naive: zone.is_none() })
}

/// A time of day and how much of it was said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    time: NaiveTime,
    precision: Precision,
}

/// `YYYY[-MM[-DD[T ]HH:MM[:SS[.fff]][zone]]]`, read byte by byte: this is what a million rows are made of.
fn iso(b: &[u8]) -> Option<Read> {
    let year = number(b, 0, 4)?;
    if b.len() == 4 {
        return (1000..=2100).contains(&year).then(|| day(year, 1, 1, Precision::Year))?;
    }
    let separator = b[4];
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    // Scrapers leave out the zeros: 2024-3-2.
    let (month, at) = one_or_two(b, 5)?;
    if b.len() == at {
        return (separator != b'.').then(|| day(year, month, 1, Precision::Month))?;
    }
    if b[at] != separator {
        return None;
    }
    let (dom, at) = one_or_two(b, at + 1)?;
    let date = day(year, month, dom, Precision::Day)?;
    if b.len() == at {
        return Some(date);
    }
    let rest = std::str::from_utf8(&b[at..]).ok()?;
    let rest = rest.strip_prefix(['T', 't', ' ']).or_else(|| rest.strip_prefix(','))?;
    let (time, zone) = clock_and_zone(rest)?;
    moment(date, time, zone)
}

fn number(b: &[u8], from: usize, length: usize) -> Option<u32> {
    b.get(from..from + length)?.iter().try_fold(0, |n, c| c.is_ascii_digit().then(|| n * 10 + u32::from(c - b'0')))
}

fn one_or_two(b: &[u8], from: usize) -> Option<(u32, usize)> {
    number(b, from, 2).map(|n| (n, from + 2)).or_else(|| number(b, from, 1).map(|n| (n, from + 1)))
}

/// A time of day with its zone, and nothing after: `09:05`, `9:05:00.250 PM`, `10h30 +02:00`, `11:22:33Z`.
pub(super) fn clock_and_zone(text: &str) -> Option<(Clock, Option<i32>)> {
    let text = text.trim();
    let b = text.as_bytes();
    let (mut hour, at) = one_or_two(b, 0)?;
    let mark = *b.get(at)?;
    if !matches!(mark, b':' | b'h' | b'H' | b'.') {
        return None;
    }
    let (mut minute, mut second, mut nano, mut precision, mut at) = (0, 0, 0, Precision::Minute, at + 1);
    if at < b.len() || mark == b':' {
        minute = number(b, at, 2)?;
        at += 2;
    }
    if b.get(at) == Some(&mark) || b.get(at) == Some(&b':') {
        second = number(b, at + 1, 2)?;
        precision = Precision::Second;
        at += 3;
        if matches!(b.get(at), Some(b'.' | b',')) {
            let digits = b[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
            nano = number(b, at + 1, digits.min(9))? * 10u32.pow(9 - u32::try_from(digits.min(9)).ok()?);
            at += 1 + digits;
        }
    }
    let mut rest = text.get(at..)?.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    if let Some((afternoon, after)) = half_of_day(rest) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        rest = after;
    }
    // A leap second is written 60; clocks of this kind have none.
    let time = NaiveTime::from_hms_nano_opt(hour, minute, second.min(if second == 60 { 59 } else { second }), nano)?;
    let zone = match rest.trim() {
        "" => None,
        zone => Some(minutes_of_zone(zone)?),
    };
    Some((Clock { time, precision }, zone))
}

/// `PM`, `p.m.`, `a. m.`, with what follows.
fn half_of_day(text: &str) -> Option<(bool, &str)> {
    let mut chars = text.char_indices().filter(|(_, c)| !matches!(c, '.' | ' ' | '\u{A0}' | '\u{202F}'));
    let (_, half) = chars.next()?;
    let (end, m) = chars.next()?;
    let afternoon = match half.to_ascii_lowercase() {
        'a' => false,
        'p' => true,
        _ => return None,
    };
    let rest = &text[end + m.len_utf8()..];
    let whole = m.eq_ignore_ascii_case(&'m') && !rest.starts_with(|c: char| c.is_alphanumeric());
    whole.then(|| (afternoon, rest.strip_prefix('.').unwrap_or(rest)))
}

/// `Z`, `UTC`, `+0200`, `+02:00`, `GMT+2`, and the abbreviations that exports carry, in minutes east.
pub(super) fn minutes_of_zone(zone: &str) -> Option<i32> {
    let zone = zone.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
    // Mail adds a comment after the offset: `+0200 (CEST)`.
    let zone = zone.split(" (").next().unwrap_or(zone);
    let named = match zone.to_ascii_uppercase().as_str() {
        "Z" | "UTC" | "GMT" | "WET" => 0,
        "CET" | "BST" | "WEST" => 60,
        "CEST" | "EET" => 120,
        "EEST" | "MSK" => 180,
        "EST" | "CDT" => -300,
        "EDT" => -240,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" => -480,
        _ => i32::MAX,
    };
    if named != i32::MAX {
        return Some(named);
    }
    let offset = zone.strip_prefix("UTC").or_else(|| zone.strip_prefix("GMT")).unwrap_or(zone).trim_start();
    let sign = match offset.bytes().next()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: Vec<u8> = offset[1..].bytes().filter(|b| *b != b':').collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number(&digits, 0, digits.len())?, 0),
        4 => (number(&digits, 0, 2)?, number(&digits, 2, 2)?),
        _ => return None,
    };
    (hours <= 15 && minutes < 60).then(|| i32::try_from(hours * 60 + minutes).ok().map(|m| sign * m))?
}

/// Digits alone: `20140102`, or seconds, milliseconds or microseconds since 1970. Also `2.1.2024`.
fn digits(cell: &str, order: Order) -> Option<Read> {
    let whole = cell.split('.').next().unwrap_or(cell);
    if cell.matches('.').count() > 1 {
        return numeric(cell, order);
    }
    // A fraction is only ever that of seconds, or the `.0` that a spreadsheet adds.
    let n: i64 = whole.parse().ok()?;
    match whole.len() {
        8 if cell.len() == 8 => day(
            number(cell.as_bytes(), 0, 4).filter(|y| (1900..=2100).contains(y))?,
            number(cell.as_bytes(), 4, 2)?,
            number(cell.as_bytes(), 6, 2)?,
            Precision::Day,
        ),
        9 | 10 => instant(DateTime::from_timestamp(n, 0)?),
        12 | 13 => instant(DateTime::from_timestamp_millis(n)?),
        15 | 16 => instant(DateTime::from_timestamp_micros(n)?),
        _ => None,
    }
}

fn instant(instant: DateTime<Utc>) -> Option<Read> {
    Some(Read { instant, precision: Precision::Second, naive: false })
}

struct Part {
    value: u32,
    digits: usize,
}

/// Three numbers joined by the same one of `/`, `-` or `.`, and what follows them.
fn leading_triple(text: &str) -> Option<([Part; 3], &str)> {
    let b = text.as_bytes();
    let mut at = 0;
    let mut separator = None;
    let mut part = |last: bool| {
        let digits = b[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 || digits > 4 {
            return None;
        }
        let value = number(b, at, digits)?;
        at += digits;
        if !last {
            let found = *b.get(at)?;
            if !matches!(found, b'/' | b'-' | b'.') || *separator.get_or_insert(found) != found {
                return None;
            }
            at += 1;
            // `13. 6. 2018` has its spaces.
            at += usize::from(found == b'.' && b.get(at) == Some(&b' '));
        }
        Some(Part { value, digits })
    };
    let parts = [part(false)?, part(false)?, part(true)?];
    Some((parts, text.get(at..)?))
}

/// `DD/MM/YYYY`, `MM/DD/YYYY`, `DD.MM.YY`, with or without a time; `MM/YYYY`.
fn numeric(cell: &str, order: Order) -> Option<Read> {
    let Some(([first, second, year], rest)) = leading_triple(cell) else {
        let (month, year) = cell.split_once(['/', '-'])?;
        let whole = month.len() <= 2 && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        return whole.then(|| day(year.parse().ok()?, month.parse().ok()?, 1, Precision::Month))?;
    };
    if first.digits > 2 || second.digits > 2 {
        return None;
    }
    let year = match year.digits {
        4 => year.value,
        // Two digits: this side of 1970, as spreadsheets of today hold.
        2 if year.value < 70 => 2000 + year.value,
        2 => 1900 + year.value,
        _ => return None,
    };
    let (dom, month) = match order {
        Order::DayFirst => (first.value, second.value),
        Order::MonthFirst => (second.value, first.value),
    };
    let date = day(year, month, dom, Precision::Day)?;
    with_time(date, rest)
}

/// A date followed by nothing, or by a time after a space, a comma, `à`, `at` or a dash.
pub(super) fn with_time(date: Read, rest: &str) -> Option<Read> {
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(date);
    }
    let rest = rest.trim_start_matches([',', ' ', '-', 'T']);
    let rest = rest.strip_prefix("à ").or_else(|| rest.strip_prefix("at ")).unwrap_or(rest);
    let (time, zone) = clock_and_zone(rest)?;
    moment(date, time, zone)
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
