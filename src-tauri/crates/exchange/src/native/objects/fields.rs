//! What one value of JSON says, key by key, and what of it a message keeps.

use chrono::{DateTime, SecondsFormat};
use livisible_core::corpus::record::Record;
use serde_json::{Number, Value};

use crate::values::is_blank;

/// What stands under these keys, one in the other.
pub fn at<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v Value> {
    keys.iter().try_fold(value, |value, key| value.get(key)).filter(|value| !value.is_null())
}

/// The words under these keys, unless they are blank.
pub fn words<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    at(value, keys)?.as_str().filter(|text| !is_blank(text))
}

/// An id: a string or a number, as the file writes it.
pub fn id(value: &Value, keys: &[&str]) -> Option<String> {
    match at(value, keys)? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !is_blank(text) => Some(text.clone()),
        _ => None,
    }
}

/// Whether this is said to be so.
pub fn yes(value: &Value, keys: &[&str]) -> bool {
    at(value, keys).and_then(Value::as_bool).unwrap_or(false)
}

/// A count: a number, or its digits in a string.
pub fn count(value: &Value, keys: &[&str]) -> Option<Number> {
    match at(value, keys)? {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.trim().parse::<i64>().ok().map(Number::from),
        _ => None,
    }
}

/// The elements of the array under these keys; none where there is no array.
pub fn list<'v>(value: &'v Value, keys: &[&str]) -> impl Iterator<Item = &'v Value> + use<'v> {
    at(value, keys).and_then(Value::as_array).into_iter().flatten()
}

/// Entities that a platform writes into its texts, as their characters.
pub fn unescaped(text: &str) -> String {
    if text.contains('&') { htmlize::unescape(text).into_owned() } else { text.to_owned() }
}

/// The host of an address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or_else(|| url.strip_prefix("//"), |(_, rest)| Some(rest))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// What a message keeps beside its words.
pub trait Keep {
    /// An attribute, where it is said.
    fn keep(&mut self, name: &str, value: Option<impl Into<Value>>);
    /// An attribute that is only there when it is true.
    fn flag(&mut self, name: &str, value: bool);
    /// Several values as one attribute, each once.
    fn join<'t>(&mut self, name: &str, values: impl IntoIterator<Item = &'t str>);
    /// When it was edited: a date, seconds since 1970, or only that it was.
    fn edited(&mut self, said: Option<&Value>);
}

impl Keep for Record {
    fn keep(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.attributes.insert(name.to_owned(), value.into());
        }
    }

    fn flag(&mut self, name: &str, value: bool) {
        self.keep(name, value.then_some(true));
    }

    fn join<'t>(&mut self, name: &str, values: impl IntoIterator<Item = &'t str>) {
        let mut all: Vec<&str> = Vec::new();
        for value in values {
            if !is_blank(value) && !all.contains(&value) {
                all.push(value);
            }
        }
        self.keep(name, (!all.is_empty()).then(|| all.join(", ")));
    }

    fn edited(&mut self, said: Option<&Value>) {
        let value = match said {
            Some(Value::Bool(true)) => Value::Bool(true),
            Some(Value::String(date)) if !is_blank(date) => Value::String(date.clone()),
            Some(Value::Number(number)) => {
                #[allow(clippy::cast_possible_truncation)]
                let instant = number.as_f64().and_then(|seconds| DateTime::from_timestamp(seconds as i64, 0));
                instant.map_or(Value::Bool(true), |at| Value::String(at.to_rfc3339_opts(SecondsFormat::Secs, true)))
            }
            _ => return,
        };
        self.keep("edited", Some(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_value_says() {
        let value = json!({ "a": { "b": " words " }, "n": 12, "s": "34", "blank": " ", "no": null, "t": true, "l": ["x", 1] });
        assert_eq!((words(&value, &["a", "b"]), words(&value, &["blank"]), words(&value, &["n"])), (Some(" words "), None, None));
        assert_eq!((id(&value, &["n"]), id(&value, &["s"]), id(&value, &["no"])), (Some("12".into()), Some("34".into()), None));
        assert_eq!((count(&value, &["s"]), count(&value, &["a"])), (Some(34.into()), None));
        assert!(yes(&value, &["t"]) && !yes(&value, &["n"]));
        assert_eq!(list(&value, &["l"]).count() + list(&value, &["n"]).count(), 2);
        assert_eq!(unescaped("a &gt; b &amp;amp; c &"), "a > b &amp; c &");
        assert_eq!(host("https://www.example.org:80/a"), Some("example.org"));
        assert_eq!((host("//example.org"), host("words"), host("https:///x")), (Some("example.org"), None, None));
    }

    #[test]
    fn what_a_message_keeps() {
        let mut record = Record::default();
        record.keep("none", None::<i64>);
        record.flag("no", false);
        record.flag("is_bot", true);
        record.join("tags", ["a", " ", "b", "a"]);
        record.join("nothing", [""]);
        record.edited(Some(&json!(1_388_534_400)));
        assert_eq!(json!(record.attributes), json!({ "is_bot": true, "tags": "a, b", "edited": "2014-01-01T00:00:00Z" }));
        record.edited(Some(&json!(false)));
        record.edited(Some(&json!(true)));
        assert_eq!(record.attributes["edited"], json!(true));
    }
}
