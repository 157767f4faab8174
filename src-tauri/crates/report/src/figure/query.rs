//! The queries behind what is drawn: each finds exactly the messages that a cell counts, or is not given at all.

use livisible_core::corpus::mask::Mask;
use livisible_core::figures::{Ask, Figure};
use livisible_core::search::query::{Node, parse};
use livisible_core::search::words::fold;

/// `field:value`, where the language can say it.
pub fn filter(field: &str, value: &str) -> Option<String> {
    let node = Node::Filter { field: field.to_owned(), strict: false, value: value.to_owned() };
    let text = node.to_string();
    // A name may hold what the language or a drawing cannot write.
    let said = !value.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) && parse(&text) == (node, vec![]);
    said.then_some(text)
}

/// The messages that bear a code or one below it.
pub fn code(ext: &str) -> Option<String> {
    // These two name no code in the language, but any and none.
    let is_taken = ["any", "none"].contains(&fold(ext).as_str());
    if is_taken { None } else { filter("code", ext) }
}

/// What every query of a figure restricts itself to.
pub struct Scope {
    parts: Vec<String>,
    /// Whether codings of some voices only are counted: the language does not know voices.
    voices: bool,
    /// Whether like texts count once: a query finds each of them.
    once: bool,
}

impl Scope {
    /// The scope of a figure: its filter, and brand speech left out where it does not count.
    pub fn of(figure: &Figure, ask: &Ask, keeps_brand: bool) -> Self {
        let has = |name: &str, value: Option<&str>| ask.params.iter().any(|(n, v)| n == name && value.is_none_or(|value| v == value));
        let mut parts: Vec<String> = figure.filter.iter().filter(|filter| !filter.is_empty()).map(|filter| format!("({filter})")).collect();
        if !keeps_brand {
            parts.extend(["-role:brand".to_owned(), "-role:employee".to_owned()]);
        }
        Scope { parts, voices: has("voice", None), once: has("texts", Some("once")) }
    }

    /// The messages in force that meet all these.
    pub fn messages(&self, wanted: &[Option<String>]) -> Option<String> {
        if self.once {
            return None;
        }
        let mut all: Vec<String> = wanted.iter().cloned().collect::<Option<_>>()?;
        all.extend(self.parts.iter().cloned());
        // An empty query would read as none at all.
        Some(if all.is_empty() { "is:root OR is:reply".to_owned() } else { all.join(" ") })
    }

    /// The messages in force that bear all these codes.
    pub fn bearing(&self, codes: &[&str]) -> Option<String> {
        if self.voices { None } else { self.messages(&codes.iter().map(|ext| code(ext)).collect::<Vec<_>>()) }
    }
}

/// A query that may leave the house: `None` where it names somebody.
pub fn discreet(query: Option<String>, mask: &Mask) -> Option<String> {
    query.filter(|query| mask.text(query) == *query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_language_cannot_say_is_not_said() {
        assert_eq!(code("FL.CRI").as_deref(), Some("code:FL.CRI"));
        assert_eq!(code("a \"b\" (c)").as_deref(), Some("code:\"a \\\"b\\\" (c)\""));
        assert_eq!((code("Any"), code("none"), code(""), code("a\u{1}b")), (None, None, None, None));
    }
}
