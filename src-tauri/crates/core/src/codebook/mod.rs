//! The codebook: a tree of codes, in two languages.

pub mod change;
pub mod read;
pub mod template;

use serde_json::{Map, Value};

use crate::locale::Lang;

/// A code.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Code {
    /// Row id; 0 for one that is not in a study yet.
    pub id: i64,
    /// External id, such as `FL.CRI`.
    pub ext: String,
    /// Row id of the code above.
    pub parent: Option<i64>,
    /// Label by language: `{"fr": "…", "en": "…"}`. The same shape for the three that follow.
    pub label: Map<String, Value>,
    /// What it means.
    pub definition: Map<String, Value>,
    /// What to code with it.
    pub include: Map<String, Value>,
    /// What not to.
    pub exclude: Map<String, Value>,
    /// An example.
    pub example: Option<String>,
    /// `#RRGGBB`.
    pub color: Option<String>,
    /// The codeframe's number.
    pub number: Option<i64>,
    /// Whether it stands alone on a message.
    pub exclusive: bool,
}

/// The text in this language, else in the other, else nothing.
pub fn in_lang(texts: &Map<String, Value>, lang: Option<Lang>) -> Option<&str> {
    let wanted = lang.and_then(|lang| texts.get(lang.code()));
    wanted.or_else(|| texts.get("fr")).or_else(|| texts.get("en")).or_else(|| texts.values().next()).and_then(Value::as_str)
}

impl Code {
    /// Its label in this language, else in another, else its id.
    pub fn name(&self, lang: Option<Lang>) -> &str {
        in_lang(&self.label, lang).filter(|label| !label.is_empty()).unwrap_or(&self.ext)
    }

    /// Its name for the journal, in the languages that it has.
    pub(crate) fn told(&self) -> Value {
        if self.label.is_empty() { Value::String(self.ext.clone()) } else { Value::Object(self.label.clone()) }
    }
}
