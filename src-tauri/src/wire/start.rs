//! The Start room: preferences and recent studies.

use std::collections::BTreeMap;

use livisible_core::locale;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl From<locale::Lang> for Lang {
    fn from(lang: locale::Lang) -> Self {
        match lang {
            locale::Lang::Fr => Lang::Fr,
            locale::Lang::En => Lang::En,
        }
    }
}

impl From<Lang> for locale::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => locale::Lang::Fr,
            Lang::En => locale::Lang::En,
        }
    }
}

/// Ink on paper, paper on ink, or as the system likes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Day.
    Light,
    /// Night.
    Dark,
    /// The system's.
    #[default]
    System,
}

/// How close the lines stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// Close.
    Compact,
    /// As designed.
    #[default]
    Normal,
    /// Wide.
    Ample,
}

/// What a person sets once for all studies.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Language of the window; `null` is the system's.
    pub lang: Option<Lang>,
    /// Theme of the window.
    pub theme: Theme,
    /// Density of the lines.
    pub density: Density,
    /// Width of the left column, in CSS pixels; `null` is the default.
    pub left: Option<f64>,
    /// Width of the margin, in CSS pixels; `null` is the default.
    pub right: Option<f64>,
    /// The name that codings carry; `null` is that of the system's account.
    pub coder: Option<String>,
    /// Keys that were given other keys than those of the program, by the name of what they do.
    #[serde(deserialize_with = "bindings")]
    pub keys: BTreeMap<String, Vec<String>>,
    /// How much larger than designed the page is; 1 is as designed.
    pub zoom: Option<f64>,
    /// Whether the codings of other coders are hidden.
    pub blind: bool,
}

/// Bindings as far as they are lists of words: a file that was edited by hand must not cost all the preferences.
fn bindings<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let read = serde_json::Value::deserialize(from)?;
    let all = read.as_object().cloned().unwrap_or_default();
    Ok(all.into_iter().filter_map(|(command, chords)| Some((command, serde_json::from_value(chords).ok()?))).collect())
}

/// A study that was opened before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Recent {
    /// Where its file is.
    pub path: String,
    /// Its title when it was last open.
    pub title: String,
    /// When it was last opened, ISO 8601 in UTC.
    pub opened: String,
    /// How many messages it held.
    pub messages: u64,
    /// How many types of space.
    pub spaces: u64,
    /// How many codings.
    pub codings: u64,
    /// How many insights.
    pub insights: u64,
    /// External id of the message where its reader was.
    pub place: Option<String>,
    /// Whether its file is no longer there.
    pub missing: bool,
}

/// What the Start room shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartPage {
    /// Latest first.
    pub recent: Vec<Recent>,
    /// Version of the program.
    pub version: String,
    /// As they were saved.
    pub preferences: Preferences,
    /// The system's language.
    pub system_lang: Lang,
    /// The study to open at once: the program's argument, else the one open when the program was last closed.
    pub last: Option<String>,
}
