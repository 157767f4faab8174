//! What can go wrong in the shell, and how it reaches the window: a stable code and a sentence in its language.

use livisible_core::error::Error;
use livisible_core::locale::{self, Lang};

use crate::wire::Failure;

/// Why a command is refused.
#[derive(Debug)]
pub enum Fault {
    /// The core refused.
    Core(Error),
    /// No study is open.
    NoStudy,
    /// The index is being rebuilt, and what was asked needs it.
    Indexing,
    /// A figure that has nothing to draw.
    NothingToDraw {
        /// Its base line.
        base: String,
    },
    /// A fault of the program: the work panicked, and the study was opened anew.
    Panicked {
        /// What the panic said; never a verbatim.
        detail: String,
    },
    /// The preferences could not be written.
    Preferences {
        /// Their file.
        path: String,
        /// What the system said.
        detail: String,
    },
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault::Core(error)
    }
}

impl Fault {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Core(error) => error.code(),
            Fault::NoStudy => "no-study",
            Fault::Indexing => "index-busy",
            Fault::NothingToDraw { .. } => "nothing-to-draw",
            Fault::Panicked { .. } => "panicked",
            Fault::Preferences { .. } => "preferences",
        }
    }

    /// For the window.
    pub fn tell(&self, lang: Lang) -> Failure {
        let message = match self {
            Fault::Core(error) => locale::error(lang, error),
            Fault::NoStudy => locale::say(lang, "error-no-study", &[]),
            Fault::Indexing => locale::say(lang, "error-indexing", &[]),
            Fault::NothingToDraw { base } => locale::say(lang, "cli-nothing-to-draw", &[("base", base.clone())]),
            Fault::Panicked { detail } => locale::say(lang, "error-panicked", &[("detail", detail.clone())]),
            Fault::Preferences { path, detail } => {
                locale::say(lang, "error-preferences", &[("path", path.clone()), ("detail", detail.clone())])
            }
        };
        Failure { code: self.code().to_owned(), message }
    }
}
