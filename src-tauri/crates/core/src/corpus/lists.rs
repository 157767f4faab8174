//! The closed lists of the corpus: types of space and roles of speakers.
//! Their names are part of the public contract; their labels live in the language files.

use serde::{Deserialize, Serialize};

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each value is named by its word, and labelled in the language files")]
        pub enum $name { $(#[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word of the contract.
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),+ } }
            /// Reads the word of the contract.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some($name::$variant),)+ _ => None } }
            /// The place in `ALL`.
            pub fn index(self) -> usize { self as usize }
        }
    };
}
pub(crate) use closed_list;

closed_list! {
    /// Where people speak: the type of space.
    Space {
        Forum = "forum", Blog = "blog", Media = "media", Review = "review", Ecommerce = "ecommerce", Social = "social",
        Microblog = "microblog", Personal = "personal", Qa = "qa", Chat = "chat", Survey = "survey", Interview = "interview",
        Other = "other",
    }
}

closed_list! {
    /// Who speaks: the role of an account.
    Role {
        Consumer = "consumer", Brand = "brand", Employee = "employee", Institution = "institution", Media = "media",
        Expert = "expert", Unknown = "unknown",
    }
}

impl Role {
    /// Whether the brand itself speaks; figures leave such messages out unless asked.
    pub fn is_brand_speech(self) -> bool {
        matches!(self, Role::Brand | Role::Employee)
    }
}
