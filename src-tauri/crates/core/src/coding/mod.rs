//! Codings: a code put on a span of a message, by a coder, in a voice. Spans overlap freely.

pub mod add;
pub mod change;
pub(crate) mod exclusive;
pub mod many;
pub mod places;
pub mod read;
pub mod several;
pub(crate) mod span;
pub mod thing;

use crate::corpus::lists::closed_list;
use serde::{Deserialize, Serialize};

closed_list! {
    /// How the author stands to what the coded words say.
    Voice { Assumed = "assumed", Reported = "reported", Echoed = "echoed", Denied = "denied", Hypothetical = "hypothetical" }
}

closed_list! {
    /// Where a coding comes from; it never changes.
    Origin { Human = "human", Rule = "rule", Import = "import", Suggestion = "suggestion" }
}

closed_list! {
    /// Whether a coding counts: only accepted ones do.
    Review { Proposed = "proposed", Accepted = "accepted", Rejected = "rejected" }
}

/// A coding as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Row id.
    pub id: i64,
    /// Row id of the code.
    pub code: i64,
    /// Row id of the message.
    pub message: i64,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub stop: usize,
    /// The text between them.
    pub quote: String,
    /// Who coded.
    pub coder: String,
    /// In which voice.
    pub voice: Voice,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it counts.
    pub review: Review,
    /// Why.
    pub memo: Option<String>,
    /// Whether the quote was lost when the text changed: to be reviewed.
    pub lost: bool,
    /// How much the words say it, 1 a little to 3 strongly; `None` where the coder did not say.
    pub weight: Option<u8>,
    /// Row id of the rule that suggested it; it outlives the rule.
    pub rule: Option<i64>,
    /// When it was made, RFC 3339 in UTC.
    pub at: String,
    /// Who accepted or rejected it, and when; `None` where nobody had to.
    pub reviewed: Option<(String, String)>,
}
