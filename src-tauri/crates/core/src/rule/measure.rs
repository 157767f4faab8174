//! How a rule stands to what people coded: precision and recall (C. J. van Rijsbergen, *Information Retrieval*, 1979), over
//! messages, always with their bases.

use serde::Serialize;

/// A part of a base.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// How many.
    pub n: usize,
    /// Of how many.
    pub of: usize,
}

/// Precision and recall of a rule, or of all the rules of a code.
///
/// A message is *judged* once it bears an accepted coding made by hand, or brought by an import, of whatever code: somebody
/// read it. One that nobody coded says nothing of a rule, for or against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Of the messages found that are judged, those that bear the code, or one below it, by hand.
    pub precision: Part,
    /// Of the messages that bear the code, or one below it, by hand, those found.
    pub recall: Part,
    /// Messages judged in all.
    pub judged: usize,
}
