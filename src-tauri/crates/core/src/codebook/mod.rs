//! The codebook: a tree of codes, in two languages.

pub mod book;
pub mod change;
pub mod delete;
pub mod diff;
pub mod example;
pub mod merge;
pub mod net;
pub mod number;
pub mod read;
pub mod relation;
pub mod segment;
pub mod split;
pub mod template;
pub(crate) mod unite;
pub mod version;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::corpus::lists::closed_list;
use crate::locale::Lang;

closed_list! {
    /// Where a code comes from: from theory, from the data, from the very words of a person (K. Charmaz, 2006).
    CodeOrigin { Deductive = "deductive", Inductive = "inductive", InVivo = "in_vivo" }
}

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
    /// Where it comes from; `None` where nobody said.
    pub origin: Option<CodeOrigin>,
    /// Whether one at most of the codes below it stands on the same words.
    pub one_of: bool,
    /// Row id of the span where its example stands; that span is the code's own.
    pub example_span: Option<i64>,
    /// What looks like it and is not.
    pub anti_example: Option<String>,
}

/// The text in this language, else in the other, else nothing.
pub fn in_lang(texts: &Map<String, Value>, lang: Option<Lang>) -> Option<&str> {
    let wanted = lang.and_then(|lang| texts.get(lang.code()));
    wanted.or_else(|| texts.get("fr")).or_else(|| texts.get("en")).or_else(|| texts.values().next()).and_then(Value::as_str)
}

impl Code {
    /// Whether its definition says what it should (K. MacQueen et al., 1998): what it means, what goes under it and what does
    /// not, and an example.
    pub fn is_defined(&self) -> bool {
        let says = |texts: &Map<String, Value>| texts.values().any(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
        let shown = self.example_span.is_some() || self.example.as_deref().is_some_and(|text| !text.trim().is_empty());
        says(&self.definition) && says(&self.include) && says(&self.exclude) && shown
    }

    /// Its label in this language, else in another, else its id.
    pub fn name(&self, lang: Option<Lang>) -> &str {
        in_lang(&self.label, lang).filter(|label| !label.is_empty()).unwrap_or(&self.ext)
    }

    /// Its name for the journal, in the languages that it has.
    pub(crate) fn told(&self) -> Value {
        if self.label.is_empty() { Value::String(self.ext.clone()) } else { Value::Object(self.label.clone()) }
    }
}
