//! What objects of JSON say, by their keys.

use livisible_core::corpus::record::{Posted, Precision, Warning};
use serde_json::{Map, Value};

use crate::table::shape::notices::Counted;
use crate::values::dates;

/// A text that is not empty.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str().filter(|text| !text.is_empty())
}

/// A text or a number, as it is written.
pub(super) fn word(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The elements of an array; none where there is none.
pub(super) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether a key says `true`.
pub(super) fn is(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or_default()
}

/// Attributes of a message, as they are put together.
#[derive(Default)]
pub(super) struct Attributes(pub Map<String, Value>);

impl Attributes {
    /// Puts in a value, where there is one.
    pub fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }

    /// Puts in what is true, and nothing where it is not.
    pub fn mark(&mut self, name: &str, is: bool) {
        self.put(name, is.then_some(true));
    }

    /// Puts in words, joined; nothing where there are none.
    pub fn list(&mut self, name: &str, words: &[String]) {
        self.put(name, (!words.is_empty()).then(|| words.join(", ")));
    }

    /// Puts in reactions: how many, and how many of each kind, in the order of the file.
    pub fn reactions(&mut self, kinds: impl IntoIterator<Item = (String, u64)>) {
        let mut counted: Vec<(String, u64)> = Vec::new();
        for (kind, times) in kinds {
            match counted.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, known)) => *known += times,
                None => counted.push((kind, times)),
            }
        }
        let total: u64 = counted.iter().map(|(_, times)| times).sum();
        self.put("reactions", (total > 0).then_some(total));
        let kinds: Vec<String> = counted.iter().filter(|(_, times)| *times > 0).map(|(kind, times)| format!("{kind} {times}")).collect();
        self.list("reactions_by_kind", &kinds);
    }
}

/// Dates that were read, and what was noticed of them.
#[derive(Default)]
pub(super) struct Dates {
    number: u64,
    undated: Counted,
    zoneless: Counted,
}

impl Dates {
    /// Seconds since 1970, which may be a text with a fraction; `original` is what people read.
    pub fn seconds(&mut self, seconds: &str, original: Option<&str>) -> Posted {
        let whole = seconds.split('.').next().unwrap_or(seconds);
        let instant = whole.parse().ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        self.kept(instant, Precision::Second, original.unwrap_or(seconds), false)
    }

    /// Milliseconds since 1970.
    pub fn milliseconds(&mut self, milliseconds: &str) -> Posted {
        let instant = milliseconds.parse().ok().and_then(chrono::DateTime::from_timestamp_millis);
        self.kept(instant, Precision::Second, milliseconds, false)
    }

    /// A date in words or digits, year first or day first; one without a zone is read as UTC.
    pub fn written(&mut self, date: &str) -> Posted {
        let read = dates::read(date, dates::Order::DayFirst);
        let (precision, naive) = read.map_or((Precision::Second, false), |read| (read.precision, read.naive));
        self.kept(read.map(|read| read.instant), precision, date, naive)
    }

    fn kept(&mut self, instant: Option<chrono::DateTime<chrono::Utc>>, precision: Precision, original: &str, naive: bool) -> Posted {
        self.number += 1;
        self.undated.note(usize::from(instant.is_none()), self.number);
        self.zoneless.note(usize::from(naive), self.number);
        Posted { instant, precision, original: original.to_owned(), estimated: false }
    }

    /// As warnings, with the bytes of the file that could not be decoded.
    pub fn warnings(&self, malformed: u64) -> Vec<Warning> {
        let bytes = (malformed > 0).then(|| Warning { code: "invalid_bytes".to_owned(), detail: malformed.to_string() });
        [bytes, self.undated.warning("unreadable_dates"), self.zoneless.warning("dates_without_zone")].into_iter().flatten().collect()
    }
}
