//! What can go wrong on the stage.

/// A result of the stage.
pub type Result<T> = std::result::Result<T, Trouble>;

/// Why a step could not be played.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A program of the stage is missing or will not start.
    #[error("{program} does not start: {detail}")]
    Start {
        /** Which one. */
        program: String,
        /** What was seen. */
        detail: String,
    },
    /// The driver does not answer.
    #[error("the driver does not answer: {0}")]
    Silent(String),
    /// The driver refuses.
    #[error("{error}: {message}")]
    Refused {
        /** WebDriver's own code. */
        error: String,
        /** Its sentence. */
        message: String,
    },
    /// A condition never came true.
    #[error("waited in vain for {what} {last}")]
    Timeout {
        /** The condition. */
        what: String,
        /** The last refusal, if any. */
        last: String,
    },
    /// A file could not be written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// What was seen is not what the story says.
    #[error("{0}")]
    Story(String),
}
