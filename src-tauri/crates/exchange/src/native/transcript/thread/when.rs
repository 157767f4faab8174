//! When a pasted message was posted: a date, or how long ago it was when somebody copied the page.

use livisible_core::corpus::record::{Posted, Precision};

use crate::values::dates::{self, Order};

/// What a date without a date is made of.
const UNITS: &[&str] = &[
    "s", "sec", "second", "seconds", "seconde", "secondes", "m", "min", "mins", "minute", "minutes", "mn", "h", "hr", "hrs", "hour",
    "hours", "heure", "heures", "d", "day", "days", "j", "jour", "jours", "w", "wk", "week", "weeks", "sem", "semaine", "semaines", "mo",
    "month", "months", "mois", "y", "yr", "yrs", "year", "years", "an", "ans",
];

/// A date without the words that stand before it.
fn bare(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches([':', '.', ')']).trim_start_matches('(').trim();
    for word in ["Posté le ", "Publié le ", "Envoyé le ", "Posted on ", "Posted ", "Publié ", "le ", "Le ", "on ", "On "] {
        text = text.strip_prefix(word).unwrap_or(text).trim_start();
    }
    text
}

/// A date of the calendar, to the day at least.
pub fn read(text: &str, order: Order) -> Option<dates::Read> {
    let text = bare(text);
    // Numbers alone are more often something else.
    let is_date = text.chars().count() <= 60 && text.contains(|c: char| !c.is_ascii_digit() && c != '.');
    dates::read(text, order).filter(|read| is_date && !matches!(read.precision, Precision::Year | Precision::Month))
}

/// `il y a 3 h`, `2 days ago`, `3 h`, `hier à 10:30`, `just now`.
pub fn is_ago(text: &str) -> bool {
    let text = bare(text).to_lowercase();
    let text = text.split(" (").next().unwrap_or_default().trim();
    if ["hier", "yesterday", "aujourd'hui", "aujourd’hui", "today", "just now", "à l’instant", "à l'instant", "now"]
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ','])))
    {
        return text.split_whitespace().count() <= 5;
    }
    let ago = text.strip_prefix("il y a ").or_else(|| text.strip_suffix(" ago")).unwrap_or(text).trim();
    let ago = ["environ ", "about ", "over ", "plus de "].iter().fold(ago, |ago, word| ago.strip_prefix(word).unwrap_or(ago));
    let digits = ago.find(|c: char| !c.is_ascii_digit()).unwrap_or(ago.len());
    let (number, unit) = ago.split_at(digits);
    let number = if number.is_empty() {
        unit.split_once(' ').filter(|(word, _)| matches!(*word, "a" | "an" | "un" | "une")).map(|(_, unit)| unit)
    } else {
        Some(unit)
    };
    number.is_some_and(|unit| digits <= 3 && UNITS.contains(&unit.trim_matches([' ', '\u{A0}', '\u{202F}', '.'])))
}

/// Whether a text is a date and nothing else.
pub fn is_date(text: &str) -> bool {
    is_ago(text) || read(text, Order::DayFirst).is_some() || read(text, Order::MonthFirst).is_some()
}

/// Whether a text says the hour too, or how long ago.
pub fn is_precise(text: &str) -> bool {
    let fine = |read: dates::Read| matches!(read.precision, Precision::Minute | Precision::Second);
    is_ago(text) || read(text, Order::DayFirst).or_else(|| read(text, Order::MonthFirst)).is_some_and(fine)
}

/// The date as the record has it, and whether it says no zone.
pub fn posted(text: &str, order: Order) -> (Posted, bool) {
    let found = read(text, order).filter(|_| !is_ago(text));
    let posted = Posted {
        instant: found.map(|read| read.instant),
        precision: found.map_or(Precision::Day, |read| read.precision),
        original: text.to_owned(),
        estimated: false,
    };
    (posted, found.is_some_and(|read| read.naive))
}

/// A date for the survey of day and month.
pub fn cell(text: &str) -> &str {
    bare(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_how_long_ago() {
        for date in [
            "le 12 mars 2024 à 10:30",
            "12/03/2024 10:30",
            "Tue Mar 12, 2024 10:30 am",
            "ven. 12 mars 2024, 10:30",
            "Posté le 12/03/2024 à 10h30",
            "2024-03-12",
        ] {
            assert!(is_date(date) && !is_ago(date), "{date}");
        }
        for ago in
            ["il y a 3 h", "3\u{A0}h", "2 days ago", "a week ago", "hier à 10:30", "5d", "il y a un mois", "Posted 3 hours ago", "just now"]
        {
            assert!(is_ago(ago), "{ago}");
        }
        for none in ["2024", "mars 2024", "20240312", "3", "h", "yesterday she went home and slept", "3 cups", "1.5", ""] {
            assert!(!is_date(none), "{none}");
        }
    }
}
