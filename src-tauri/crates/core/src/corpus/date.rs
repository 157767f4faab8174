//! Dates of messages: the instant, how much of it is known, and its canonical string.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};

use super::record::{Posted, Precision};

impl Precision {
    /// The word under which the study keeps it.
    pub fn word(self) -> &'static str {
        match self {
            Precision::Year => "year",
            Precision::Month => "month",
            Precision::Day => "day",
            Precision::Minute => "minute",
            Precision::Second => "second",
        }
    }

    /// Reads that word; an unknown one counts as the finest.
    pub fn from_word(word: &str) -> Self {
        match word {
            "year" => Precision::Year,
            "month" => Precision::Month,
            "day" => Precision::Day,
            "minute" => Precision::Minute,
            _ => Precision::Second,
        }
    }
}

/// The canonical string of an instant: ISO 8601 in UTC, cut where the source stops knowing.
pub fn canonical(micros: i64, precision: Precision) -> String {
    let Some(at) = DateTime::<Utc>::from_timestamp_micros(micros) else { return String::new() };
    let day = || format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day());
    match precision {
        Precision::Year => format!("{:04}", at.year()),
        Precision::Month => format!("{:04}-{:02}", at.year(), at.month()),
        Precision::Day => day(),
        Precision::Minute => format!("{}T{:02}:{:02}Z", day(), at.hour(), at.minute()),
        Precision::Second => {
            let fraction = match at.timestamp_subsec_micros() {
                0 => String::new(),
                us if us % 1000 == 0 => format!(".{:03}", us / 1000),
                us => format!(".{us:06}"),
            };
            format!("{}T{:02}:{:02}:{:02}{fraction}Z", day(), at.hour(), at.minute(), at.second())
        }
    }
}

/// Reads the dates of a study JSON: RFC 3339, or a day, a month or a year alone.
pub fn parse_iso(text: &str) -> Option<Posted> {
    let original = text.to_owned();
    let posted = |instant, precision| Some(Posted { instant: Some(instant), precision, original: original.clone(), estimated: false });
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let midnight = |date: NaiveDate| date.and_hms_opt(0, 0, 0).map(|t| t.and_utc());
    match text.len() {
        4 if digits(text) => posted(midnight(NaiveDate::from_ymd_opt(text.parse().ok()?, 1, 1)?)?, Precision::Year),
        7 if text.get(..4).is_some_and(digits) => {
            posted(midnight(NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()?)?, Precision::Month)
        }
        10 => posted(midnight(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?)?, Precision::Day),
        17 if text.ends_with('Z') => {
            let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%MZ").ok()?;
            posted(Utc.from_utc_datetime(&naive), Precision::Minute)
        }
        _ => posted(DateTime::parse_from_rfc3339(text).ok()?.with_timezone(&Utc), Precision::Second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_comes_back() {
        for text in ["2024-03-02T09:00:00Z", "2024-03-02", "2024-03", "2024", "2024-03-02T09:00Z", "2024-03-02T09:00:00.250Z"] {
            let posted = parse_iso(text).unwrap();
            assert_eq!(canonical(posted.instant.unwrap().timestamp_micros(), posted.precision), text);
        }
        assert_eq!(parse_iso("hier"), None);
        assert_eq!(parse_iso("été 2"), None);
    }
}
