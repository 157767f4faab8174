//! French and English, from the same Fluent files as the window. Nothing else in the core holds a sentence for people.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A language of the interface and of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    /// Reads `fr`, `fr_FR.UTF-8`, `en-GB`…; anything that is not French is English.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("fr") { Lang::Fr } else { Lang::En }
    }

    /// The language that the system's environment names.
    pub fn of_system() -> Self {
        let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
        Lang::from_tag(&tag.unwrap_or_default())
    }
}

macro_rules! sources {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../../assets/i18n/", $lang, "/errors.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/history.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/lists.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/records.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/report.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/cli.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/shell.ftl")),
            include_str!(concat!("../../../../assets/i18n/", $lang, "/query.ftl")),
        ]
    };
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static FR: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let (cell, sources) = match lang {
        Lang::Fr => (&FR, sources!("fr")),
        Lang::En => (&EN, sources!("en")),
    };
    cell.get_or_init(|| {
        let tag: unic_langid::LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would stand in reports and exports.
        bundle.set_use_isolating(false);
        for source in sources {
            // A faulty entry is left out here and caught by the test that compares both languages' keys.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The sentence of this key with these values; the key itself where there is none.
pub fn say(lang: Lang, key: &str, args: &[(&str, String)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::new();
    for (name, value) in args {
        // Whole numbers choose plural forms; everything else is text as it stands.
        match value.parse::<i64>() {
            Ok(number) if number.to_string() == *value => values.set(*name, number),
            _ => values.set(*name, value.clone()),
        }
    }
    bundle.format_pattern(pattern, Some(&values), &mut vec![]).into_owned()
}

/// A date in words, as precise as it says: `2024-03-02…` is “2 mars 2024”, `2024-03` “mars 2024”, `2024` itself.
/// What is no such date stands as it is.
pub fn day(lang: Lang, iso: &str) -> String {
    let date = iso.split('T').next().unwrap_or(iso);
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<u8>().ok()).filter(|month| (1..=12).contains(month));
    let Some(month) = month.map(|month| say(lang, &format!("month-{month}"), &[])) else { return iso.to_owned() };
    match (lang, day.and_then(|day| day.parse::<u8>().ok())) {
        (Lang::Fr, Some(1)) => format!("1er {month} {year}"),
        (_, Some(day)) => format!("{day} {month} {year}"),
        (_, None) => format!("{month} {year}"),
    }
}

/// Whether the key has a sentence.
pub fn has(lang: Lang, key: &str) -> bool {
    bundle(lang).has_message(key)
}

/// Why a record was left out, in words; the code itself where there are none.
pub fn left_out(lang: Lang, reason: &str) -> String {
    worded(lang, "skipped", reason)
}

/// What an importer noticed, in a sentence: `12 (#3)` is told as twelve times, first at record 3.
pub fn noticed(lang: Lang, code: &str, detail: &str) -> String {
    let what = worded(lang, "warning", code);
    if detail.is_empty() {
        return what;
    }
    let times = detail.strip_suffix(')').and_then(|detail| detail.split_once(" (#"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match times {
        Some((count, first)) if is_number(count) && is_number(first) => {
            say(lang, "import-warning-times", &[("warning", what), ("count", count.to_owned()), ("first", first.to_owned())])
        }
        _ => say(lang, "import-warning", &[("warning", what), ("detail", detail.to_owned())]),
    }
}

/// A stable code in words: `warning-ragged-rows`; the code itself where there are none.
pub fn worded(lang: Lang, list: &str, code: &str) -> String {
    let key = format!("{list}-{}", code.replace('_', "-"));
    if has(lang, &key) { say(lang, &key, &[]) } else { code.to_owned() }
}

/// What happened, why, and what to do, in one or two sentences.
pub fn error(lang: Lang, error: &Error) -> String {
    if let Error::Read(fault) = error {
        let key = format!("read-{}", fault.code.replace('_', "-"));
        if has(lang, &key) {
            return say(lang, &key, &[("detail", fault.detail.clone())]);
        }
    }
    if let Error::BadQuery { detail } = error {
        // The part of the query that was not understood has a sentence of its own.
        let problem = format!("problem-{}", detail.replace('_', "-"));
        let detail = if has(lang, &problem) { say(lang, &problem, &[]) } else { detail.clone() };
        return say(lang, "error-bad-query", &[("detail", detail)]);
    }
    say(lang, &format!("error-{}", error.code()), &error.args())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_as_precisely_as_they_are_known() {
        assert_eq!(day(Lang::Fr, "2024-03-01T09:00:00Z"), "1er mars 2024");
        assert_eq!(day(Lang::En, "2026-11-23"), "23 November 2026");
        assert_eq!(day(Lang::Fr, "2024-08"), "août 2024");
        assert_eq!(day(Lang::En, "2024"), "2024");
        assert_eq!(day(Lang::En, "2024-13-01"), "2024-13-01");
        assert_eq!(day(Lang::Fr, "hier"), "hier");
    }
}
