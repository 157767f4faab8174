//! Values in words.

use super::choices::Choice;
use crate::locale::{self, Lang};
use crate::search::words::fold;

/// Fields whose values are words of the language itself.
pub(super) const LISTED: &[(&str, &[&str])] = &[
    ("is", &["root", "reply", "orphan", "duplicate", "quote", "repost", "revised", "inferred", "estimated", "lost"]),
    ("has", &["code", "memo", "rating", "date", "thymic", "status", "actant", "seme", "square", "insight", "mask"]),
    ("in", &["memo", "codebook"]),
    ("code", &["any", "none"]),
];

/// The list of words whose labels the values of a field are.
fn list(field: &str) -> Option<&'static str> {
    Some(match field {
        "space" => "space",
        "role" => "role",
        "lang" => "lang",
        "voice" => "voice",
        "origin" => "origin",
        "review" => "review",
        "thymic" => "modality",
        "status" => "status",
        "actant" => "actant",
        "position" => "position",
        _ => return None,
    })
}

/// A word of the language in words, as `is:root`.
pub(super) fn said(field: &str, word: &str, lang: Lang) -> String {
    let key = format!("query-{field}-{word}");
    if locale::has(lang, &key) { locale::say(lang, &key, &[]) } else { word.to_owned() }
}

/// A value of a closed list, under its word and its labels in both languages; what is on no list stands as it is.
pub(super) fn closed(field: &str, word: &str, lang: Lang) -> Choice {
    let key = list(field).map(|list| format!("{list}-{word}")).filter(|key| locale::has(lang, key));
    let Some(key) = key else { return Choice::new(word, "", None) };
    let mut choice = Choice::new(word, locale::say(lang, &key, &[]), None);
    choice.keys.extend([Lang::Fr, Lang::En].map(|lang| fold(&locale::say(lang, &key, &[]))));
    choice
}

/// The label of a closed list's value, written as its word or as its label in either language.
pub(super) fn label(field: &str, value: &str, words: &[&str], lang: Lang) -> Option<String> {
    let folded = fold(value);
    let word = words.iter().find(|word| closed(field, word, lang).keys.contains(&folded))?;
    Some(closed(field, word, lang).label)
}

/// What a date means, in words: `2024-03-02..2024-03-09` is « 2 au 9 mars 2024 ».
pub(super) fn date(value: &str, lang: Lang) -> String {
    let day = |text: &str| locale::day(lang, text);
    let say = |key: &str, args: &[(&str, String)]| locale::say(lang, key, args);
    if let Some((from, to)) = value.split_once("..") {
        return match (from, to) {
            ("", to) => say("query-date-until", &[("date", day(to))]),
            (from, "") => say("query-date-from", &[("date", day(from))]),
            (from, to) => {
                let (first, last) = (day(from), day(to));
                // The month and the year are said once.
                let same = |length: usize| from.len() == 10 && to.len() == 10 && from.get(..length) == to.get(..length);
                let words: Vec<&str> = first.split(' ').collect();
                let first = if same(7) {
                    words[..1].join(" ")
                } else if same(4) {
                    words[..2.min(words.len())].join(" ")
                } else {
                    first.clone()
                };
                say("query-date-between", &[("from", first), ("to", last)])
            }
        };
    }
    for (sign, key) in [(">=", "query-date-from"), ("<=", "query-date-until"), (">", "query-date-after"), ("<", "query-date-before")] {
        if let Some(rest) = value.strip_prefix(sign) {
            return say(key, &[("date", day(rest))]);
        }
    }
    day(value)
}
