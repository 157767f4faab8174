//! What was read off the values so far: turns, and what was noticed on the way.

use chrono::DateTime;
use livisible_core::corpus::record::{Posted, Precision, Record, Warning};
use serde_json::Value;

use crate::fault::Fault;
use crate::native::{Turn, Turns};
use crate::table::shape::notices::Counted;
use crate::values::dates::{self, Order};

/// Turns, and what was noticed on the way.
#[derive(Default)]
pub struct Harvest {
    turns: Vec<Turn>,
    given: u64,
    noticed: Vec<(&'static str, Counted)>,
}

impl Harvest {
    /// Somebody said this.
    pub fn say(&mut self, record: Record) {
        self.turns.push(record.into());
    }

    /// This is no message: stable code of the reason, and what was seen.
    pub fn leave(&mut self, reason: &'static str, detail: impl Into<String>) {
        self.turns.push(Turn::Left(reason, detail.into()));
    }

    /// Notes a warning so many times, at the turn that comes next.
    pub fn notice(&mut self, code: &'static str, times: usize) {
        let number = self.number();
        match self.noticed.iter_mut().find(|(known, _)| *known == code) {
            Some((_, counted)) => counted.note(times, number),
            None => {
                let mut counted = Counted::default();
                counted.note(times, number);
                self.noticed.push((code, counted));
            }
        }
    }

    /// A date that the file writes: in words, in ISO 8601, or in seconds since 1970 as a number or a string of digits.
    pub fn date(&mut self, said: Option<&Value>) -> Option<Posted> {
        let (original, seconds) = match said? {
            Value::Number(number) => (number.to_string(), number.as_f64()),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => (text.clone(), digits(text)),
            _ => return None,
        };
        let dated = |instant, precision| Posted { instant, precision, original: original.clone(), estimated: false };
        if let Some(seconds) = seconds {
            // Milliseconds are written by the same programs.
            let seconds = if seconds.abs() >= 1e11 { seconds / 1000.0 } else { seconds };
            #[allow(clippy::cast_possible_truncation)]
            let instant = seconds.is_finite().then(|| DateTime::from_timestamp(seconds.floor() as i64, 0)).flatten();
            self.notice("unreadable_dates", usize::from(instant.is_none()));
            return Some(dated(instant, Precision::Second));
        }
        match dates::read(&original, Order::DayFirst) {
            Some(read) => {
                self.notice("dates_without_zone", usize::from(read.naive));
                Some(dated(Some(read.instant), read.precision))
            }
            None => {
                self.notice("unreadable_dates", 1);
                Some(dated(None, Precision::Second))
            }
        }
    }

    /// The number of the turn that comes next.
    pub fn number(&self) -> u64 {
        self.given + self.turns.len() as u64 + 1
    }

    /// How many turns wait to be given.
    pub fn len(&self) -> usize {
        self.turns.len()
    }

    /// Gives the turns read so far.
    pub fn give(&mut self, out: &mut Vec<Turn>) {
        self.given += self.turns.len() as u64;
        out.append(&mut self.turns);
    }

    /// What was noticed, as warnings.
    pub fn told(&self) -> impl Iterator<Item = Warning> + '_ {
        self.noticed.iter().filter_map(|(code, counted)| counted.warning(code))
    }
}

/// What was read off one value is all there is.
impl Turns for Harvest {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        self.give(out);
        Ok(false)
    }

    fn bytes_read(&self) -> u64 {
        0
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.told().collect()
    }
}

/// Seconds since 1970 as digits: a year alone or a day without hyphens is none.
fn digits(text: &str) -> Option<f64> {
    let whole = text.trim().split('.').next().unwrap_or_default();
    let all = text.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (all && (9..=13).contains(&whole.len())).then(|| text.trim().parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dates_in_seconds_in_words_and_what_is_none() {
        let mut harvest = Harvest::default();
        let mut read = |value: Value| {
            harvest.date(Some(&value)).map(|posted| (posted.instant.map(|at| at.to_rfc3339()).unwrap_or_default(), posted.original))
        };
        let second = || "2014-01-01T00:00:00+00:00".to_owned();
        assert_eq!(read(json!(1_388_534_400)), Some((second(), "1388534400".to_owned())));
        assert_eq!(read(json!("1388534400")), Some((second(), "1388534400".to_owned())));
        assert_eq!(read(json!(1_388_534_400.0)), Some((second(), "1388534400.0".to_owned())));
        assert_eq!(read(json!("Wed Jan 01 00:00:00 +0000 2014")), Some((second(), "Wed Jan 01 00:00:00 +0000 2014".to_owned())));
        assert_eq!(read(json!("2014-01-01T01:00:00.000+01:00")).map(|read| read.0), Some(second()));
        assert_eq!(read(json!("some day")), Some((String::new(), "some day".to_owned())));
        assert_eq!(read(json!(1e300)).map(|read| read.0), Some(String::new()));
        assert_eq!(read(json!(null)), None);
        assert_eq!(harvest.told().map(|warning| warning.detail).collect::<Vec<_>>(), ["2 (#1)"]);
    }
}
