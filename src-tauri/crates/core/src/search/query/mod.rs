//! The query language: text to tree, tree to canonical text. Lenient: a problem is told with its place, never a blank page.

mod cursor;
pub mod names;
mod parse;
mod place;
mod say;
mod scan;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use cursor::{Cursor, Within, cursor};
pub use parse::{parse, read};
pub use place::{Leaf, Parsed, Piece};

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    /// Everything; what an empty query asks.
    All,
    /// Every part.
    And(Vec<Node>),
    /// Any part.
    Or(Vec<Node>),
    /// All but this.
    Not(Box<Node>),
    /// A word, in any form.
    Word(String),
    /// This very word, case and accents aside.
    Exact(String),
    /// Words as they are written, with their case and their accents: `==Mot`.
    Spelled(String),
    /// Words that begin so.
    Prefix(String),
    /// A word, a letter or two aside: `~livraison`.
    Fuzzy(String),
    /// These words in this order.
    Phrase(String),
    /// A regular expression over the text as it is stored: `/prix.{0,9}cher/`.
    Regex(String),
    /// Words, or any of several, with at most `between` words from one to the other, in either order: `prix NEAR/5 cher`.
    Near {
        /// One side: a word in one of its manners, a phrase, or an [`Node::Or`] of these.
        left: Box<Node>,
        /// The other.
        right: Box<Node>,
        /// The most words between them.
        between: u32,
    },
    /// `field:value`, or `field=value`.
    Filter {
        /// The field's name.
        field: String,
        /// Whether `=` was written: the value itself, not what stands below it.
        strict: bool,
        /// The value, unquoted.
        value: String,
    },
    /// Messages where one coding is all of this at once: `coding(code:FL.CRI coder:A)`.
    Coding(Vec<Node>),
    /// Messages where one segment of each part meets the others: `overlap(code:A code:B)`.
    Overlap {
        /// How they meet.
        meeting: Meeting,
        /// What each segment is.
        parts: Vec<Node>,
    },
    /// Messages of the conversations in which every part is found somewhere: `thread(code:A code:B)`.
    Thread(Vec<Node>),
    /// Replies that are `answer` to what is `to`: `reply(code:A -> code:B)`.
    Reply {
        /// What is answered.
        to: Box<Node>,
        /// The answer.
        answer: Box<Node>,
    },
}

/// How segments meet. All of them share a code point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Meeting {
    /// They share a code point: `overlap(…)`.
    #[default]
    Shared,
    /// They are the same words: `overlap:exact(…)`.
    Exact,
    /// Each is inside the next, or is the same words: `overlap:inside(…)`.
    Inside,
    /// Each shares words with the others, and holds some that the others do not: `overlap:crossing(…)`.
    Crossing,
}

impl Meeting {
    /// Every way to meet.
    pub const ALL: &'static [Meeting] = &[Meeting::Shared, Meeting::Exact, Meeting::Inside, Meeting::Crossing];

    /// What stands after `overlap`, up to the parenthesis.
    pub fn word(self) -> &'static str {
        match self {
            Meeting::Shared => "",
            Meeting::Exact => ":exact",
            Meeting::Inside => ":inside",
            Meeting::Crossing => ":crossing",
        }
    }
}

/// A part of the query that could not be understood as it stands. Code points of the query, half-open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Stable code, such as `unclosed_quote`.
    pub code: String,
}

impl Node {
    /// Whether this is a word in one of its manners, a phrase, or any of several of these: what NEAR measures between.
    pub fn is_wording(&self) -> bool {
        match self {
            Node::Word(_) | Node::Exact(_) | Node::Spelled(_) | Node::Prefix(_) | Node::Fuzzy(_) | Node::Phrase(_) => true,
            Node::Or(parts) => parts.iter().all(Node::is_wording),
            _ => false,
        }
    }

    /// Whether a pattern is in it: texts are then read one by one, and the field says so.
    pub fn is_slow(&self) -> bool {
        match self {
            Node::Regex(_) => true,
            Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().any(Node::is_slow),
            Node::Not(inner) => inner.is_slow(),
            Node::Reply { to, answer } => to.is_slow() || answer.is_slow(),
            _ => false,
        }
    }
}
