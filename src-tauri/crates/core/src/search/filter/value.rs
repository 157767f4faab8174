//! Values: closed lists in either language, names, dates, numbers.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::locale::{self, Lang};
use crate::search::words::fold;

/// A whole name; its beginning where the value ends with `*`, its end where it begins with one, a part of it between two.
pub(in crate::search) fn matches_name(name: &str, value: &str) -> bool {
    match (value.strip_prefix('*'), value.strip_suffix('*')) {
        (Some(_), Some(_)) if value.len() > 2 => name.contains(&value[1..value.len() - 1]),
        (_, Some(beginning)) => name.starts_with(beginning),
        (Some(end), None) => name.ends_with(end),
        (None, None) => name == value,
    }
}

/// What people also write for a value: by list, the word of the contract and its other names, folded.
const ALSO: &[(&str, &str, &[&str])] = &[
    ("modality", "euphoria", &["eu", "eup", "euphoric", "euphorique"]),
    ("modality", "dysphoria", &["dys", "dysphoric", "dysphorique"]),
    ("modality", "phoria", &["pho", "phoric", "phorique"]),
    ("modality", "aphoria", &["aph", "aphoric", "aphorique"]),
    ("status", "true", &["truth", "verite", "vraie"]),
    ("status", "false", &["falsehood", "faussete", "fausse"]),
    ("status", "secret", &["secrete"]),
    ("status", "illusory", &["illusion", "lie", "mensonge", "mensonger"]),
    ("status", "undecided", &["undecidable", "indecidable"]),
    ("actant", "subject", &["suj"]),
    ("actant", "object", &["obj"]),
    ("actant", "sender", &["dtr", "destinatrice"]),
    ("actant", "receiver", &["dte"]),
    ("actant", "helper", &["adj", "adjuvante"]),
    ("actant", "opponent", &["opp", "opposante"]),
    ("voice", "assumed", &["assume", "pris en charge"]),
    ("voice", "reported", &["rapporte"]),
    ("voice", "echoed", &["echo", "repris", "ironique", "ironic"]),
    ("voice", "denied", &["nie"]),
    ("origin", "human", &["humaine", "main", "hand"]),
    ("review", "proposed", &["proposee", "pending"]),
    ("review", "accepted", &["acceptee"]),
    ("review", "rejected", &["rejetee", "refuse", "refusee", "refused"]),
    ("position", "complex", &["complexe"]),
    ("position", "neutral", &["neutre"]),
    ("evidence", "for", &["pro"]),
    ("evidence", "against", &["contra"]),
    ("is", "root", &["racine"]),
    ("is", "reply", &["reponse"]),
    ("is", "orphan", &["orphelin", "orpheline"]),
    ("is", "duplicate", &["doublon"]),
    ("is", "revised", &["revise"]),
    ("is", "inferred", &["deduit", "conclu"]),
    ("is", "estimated", &["estime"]),
    ("is", "quote", &["citation"]),
    ("is", "repost", &["repartage", "partage"]),
    ("is", "lost", &["perdu"]),
    ("has", "memo", &["memos"]),
    ("has", "rating", &["note"]),
    ("has", "date", &[]),
    ("has", "code", &["codes"]),
    ("has", "thymic", &["thymie"]),
    ("has", "veridictory", &["status", "veridiction", "statut"]),
    ("has", "actant", &["quest", "quete"]),
    ("has", "position", &["square", "carre"]),
    ("has", "seme", &["isotopy", "isotopie"]),
    ("has", "insight", &["evidence", "preuve"]),
    ("has", "mask", &["masque"]),
];

/// Whether this value is that word, whatever its case.
pub(super) fn fold_is(value: &str, word: &str) -> bool {
    fold(value) == word
}

/// A value as it is compared: folded, `_` and `-` as spaces.
fn plain(text: &str) -> String {
    fold(text).replace(['_', '-'], " ").trim().to_owned()
}

/// The word of a closed list that a value is: the word itself, its label in either language, or what people also write.
pub(in crate::search) fn word_of(list: &str, words: impl IntoIterator<Item = &'static str>, value: &str) -> Option<&'static str> {
    let wanted = plain(value);
    if wanted.is_empty() {
        return None;
    }
    let mut words: Vec<&'static str> = words.into_iter().collect();
    // A word before a label: what a word of one value is in one language may be the label of another.
    words.sort_by_key(|word| plain(word) != wanted);
    words.into_iter().find(|word| {
        let key = format!("{list}-{word}");
        let labelled = |lang: Lang| locale::has(lang, &key) && plain(&locale::say(lang, &key, &[])) == wanted;
        plain(word) == wanted
            || [Lang::Fr, Lang::En].into_iter().any(labelled)
            || ALSO.iter().any(|(of, one, others)| of == &list && one == word && others.contains(&wanted.as_str()))
    })
}

/// The words of `is:` and `has:`.
pub(in crate::search) fn listed(list: &str, value: &str) -> Option<&'static str> {
    word_of(list, ALSO.iter().filter(|(of, ..)| *of == list).map(|(_, word, _)| *word), value)
}

fn micros(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros()
}

/// First day of what is written, and the day after its last.
fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = parts.first().filter(|y| y.len() == 4)?.parse().ok()?;
    match parts.len() {
        1 => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?)),
        2 => {
            let first = NaiveDate::from_ymd_opt(year, number(1)?, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?))
        }
        3 => {
            let day = NaiveDate::from_ymd_opt(year, number(1)?, number(2)?)?;
            Some((day, day.checked_add_days(Days::new(1))?))
        }
        _ => None,
    }
    .filter(|(first, _)| first.year() > 0)
}

/// Microseconds from (included) and to (excluded): `2024`, `2024-03`, `2024-03-02`, `a..b`, `a..`, `..b`, `>=a`, `<b`…
pub(in crate::search) fn date_range(value: &str) -> Option<(i64, i64)> {
    let (low, high) = (i64::MIN + 1, i64::MAX);
    if let Some((from, to)) = value.split_once("..") {
        let start = if from.is_empty() { low } else { micros(span(from)?.0) };
        let end = if to.is_empty() { high } else { micros(span(to)?.1) };
        return (!(from.is_empty() && to.is_empty())).then_some((start, end));
    }
    for (sign, pick) in [(">=", 0), ("<=", 1), (">", 2), ("<", 3)] {
        if let Some(day) = value.strip_prefix(sign) {
            let (first, after) = span(day)?;
            return Some(match pick {
                0 => (micros(first), high),
                1 => (low, micros(after)),
                2 => (micros(after), high),
                _ => (low, micros(first)),
            });
        }
    }
    let (first, after) = span(value)?;
    Some((micros(first), micros(after)))
}

/// `4`, `<=2`, `>3`, `2..4`.
pub(in crate::search) fn number_range(value: &str) -> Option<(f64, f64)> {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    if let Some((from, to)) = value.split_once("..") {
        return Some((number(from)?, number(to)?));
    }
    // The nearest number beside: `<` and `>` leave the number itself out.
    if let Some(n) = value.strip_prefix(">=") {
        return Some((number(n)?, f64::INFINITY));
    }
    if let Some(n) = value.strip_prefix("<=") {
        return Some((f64::NEG_INFINITY, number(n)?));
    }
    if let Some(n) = value.strip_prefix('>') {
        return Some((number(n)?.next_up(), f64::INFINITY));
    }
    if let Some(n) = value.strip_prefix('<') {
        return Some((f64::NEG_INFINITY, number(n)?.next_down()));
    }
    let n = number(value)?;
    Some((n, n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_cover_what_they_name() {
        let day = |y, m, d| micros(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(date_range("2024-03"), Some((day(2024, 3, 1), day(2024, 4, 1))));
        assert_eq!(date_range("2024-03-02..2024-03-09"), Some((day(2024, 3, 2), day(2024, 3, 10))));
        assert_eq!(date_range(">2023"), Some((day(2024, 1, 1), i64::MAX)));
        assert_eq!(date_range("2024-13"), None);
        assert_eq!(date_range("mars"), None);
    }

    #[test]
    fn closed_lists_in_both_languages() {
        let modality = |value: &str| word_of("modality", ["euphoria", "dysphoria", "phoria", "aphoria"], value);
        assert_eq!(modality("Dysphorie"), Some("dysphoria"));
        assert_eq!(modality("DYS"), Some("dysphoria"));
        assert_eq!(modality("joie"), None);
        let status = |value: &str| word_of("status", ["true", "false", "secret", "illusory", "undecided"], value);
        assert_eq!(status("illusoire"), Some("illusory"));
        assert_eq!(status("Indécidable"), Some("undecided"));
        assert_eq!(word_of("position", ["positive_deixis", "neutral"], "deixis positive"), Some("positive_deixis"));
        assert_eq!(listed("is", "réponse"), Some("reply"));
        assert_eq!(listed("has", "Véridiction"), Some("veridictory"));
        assert_eq!(listed("has", ""), None);
    }

    #[test]
    fn names_whole_or_in_part() {
        assert!(matches_name("la capsule", "la capsule") && !matches_name("la capsule", "capsule"));
        assert!(matches_name("la capsule", "la*") && matches_name("la capsule", "*capsule") && matches_name("la capsule", "*cap*"));
        assert!(matches_name("la capsule", "*") && !matches_name("la capsule", "*prix*"));
    }

    #[test]
    fn numbers_cover_what_they_name() {
        assert_eq!(number_range("<=2"), Some((f64::NEG_INFINITY, 2.0)));
        assert_eq!(number_range("2..4,5"), Some((2.0, 4.5)));
        assert_eq!(number_range("cher"), None);
    }
}
