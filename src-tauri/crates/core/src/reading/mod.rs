//! The semiotic models as records of their own: squares, positions, quests, actants, evaluations, isotopies.
//! They are not tags: each is anchored in a text and has its observer. Their rooms come with the readings.

use serde::{Deserialize, Serialize};

use crate::corpus::lists::closed_list;

closed_list! {
    /// A position of a square, simple or compound (A. J. Greimas and F. Rastier, 1968).
    Position {
        S1 = "s1", S2 = "s2", NotS1 = "not_s1", NotS2 = "not_s2", Complex = "complex", Neutral = "neutral",
        PositiveDeixis = "positive_deixis", NegativeDeixis = "negative_deixis", Schema1 = "schema1", Schema2 = "schema2",
    }
}

closed_list! {
    /// What the analyst decided of a position.
    Verdict { Accepted = "accepted", Rejected = "rejected" }
}

closed_list! {
    /// A role of the actantial model (A. J. Greimas, 1966).
    ActantRole { Subject = "subject", Object = "object", Sender = "sender", Receiver = "receiver", Helper = "helper", Opponent = "opponent" }
}

closed_list! {
    /// Whether an assignment is only envisaged.
    Status { Possible = "possible", Factual = "factual" }
}

closed_list! {
    /// A thymic value (A. J. Greimas and J. Courtés, 1979; L. Hébert, 2007).
    Modality { Euphoria = "euphoria", Dysphoria = "dysphoria", Phoria = "phoria", Aphoria = "aphoria" }
}

closed_list! {
    /// Being or seeming, for an observer.
    Truth { Yes = "yes", No = "no", Unknown = "unknown" }
}

/// Veridictory status of being and seeming (A. J. Greimas, 1970; L. Hébert, 2007): its word.
pub fn veridictory_status(being: Truth, seeming: Truth) -> &'static str {
    match (being, seeming) {
        (Truth::Yes, Truth::Yes) => "true",
        (Truth::No, Truth::No) => "false",
        (Truth::Yes, Truth::No) => "secret",
        (Truth::No, Truth::Yes) => "illusory",
        _ => "undecided",
    }
}

closed_list! {
    /// How far an insight is argued.
    InsightStatus { Lead = "lead", Argued = "argued", Contested = "contested", Retained = "retained", Abandoned = "abandoned" }
}
