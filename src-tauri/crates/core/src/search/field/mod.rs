//! The search field: what is typed is completed (`complete`), shown in parts (`parts`), and what is wrong in it mended (`mend`).
//! Nothing here runs a query.

pub mod choices;
pub mod complete;
pub mod mend;
pub mod parts;
mod say;

#[cfg(test)]
mod tests;

use crate::corpus::conversation::Views;
use crate::corpus::mask::Mask;
use crate::locale::Lang;
use crate::study::Study;
use choices::Choices;

/// Through what the field sees the study: who looks at it, in which language, with which names.
pub struct Sight<'a> {
    /// The study, or what who codes blind sees of it.
    pub study: &'a Study,
    /// Conversations and names, as the window shows them.
    pub views: &'a Views,
    /// What hides the names of people, or leaves them where they were lifted.
    pub mask: &'a Mask,
    /// The values met so far.
    pub choices: &'a Choices,
    /// The language of the window.
    pub lang: Lang,
}
