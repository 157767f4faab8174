//! What a column can be: the fields of a record, an attribute, or nothing.

use serde::Serialize;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// The role of a column. The words are those of `--map FIELD=COLUMN`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Field { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl Field {
            /// Every field, in the order of the contract.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];
            /// The word of the contract.
            pub fn word(self) -> &'static str { match self { $(Field::$variant => $word),+ } }
            /// Reads the word of the contract.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Field::$variant),)+ _ => None } }
        }
    };
}

fields! {
    /// The source's id of the message.
    Id = "id",
    /// The id of the message that this one answers.
    Parent = "parent",
    /// The id of the thread.
    Thread = "thread",
    /// The author's handle or id.
    Account = "account",
    /// The person behind the account.
    Person = "person",
    /// The author's role.
    Role = "role",
    /// The type of space.
    Space = "space",
    /// The site, group or shop.
    Venue = "venue",
    /// When it was published.
    Posted = "posted",
    /// The language of the text.
    Lang = "lang",
    /// The title, first line of the text.
    Title = "title",
    /// The address of the message.
    Url = "url",
    /// The rating.
    Rating = "rating",
    /// What was written.
    Text = "text",
    /// Who answered a survey: its id in the file.
    Respondent = "respondent",
    /// The question that the text answers, in a table of one answer a row.
    Question = "question",
    /// The answers to one open question: each becomes a message. Several columns may have this role.
    Answer = "answer",
    /// The weight of the respondent in the sample.
    Weight = "weight",
    /// What the brand answered: a message of its own, that replies to the row's.
    Reply = "reply",
    /// When the brand answered.
    Replied = "replied",
    /// Kept under the column's name.
    Attribute = "attribute",
    /// Left out, because the analyst said so.
    Ignore = "ignore",
}

impl Field {
    /// Whether one column at most can have this role.
    pub fn is_single(self) -> bool {
        !matches!(self, Field::Answer | Field::Attribute | Field::Ignore)
    }
}

/// What made a column's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleReason {
    /// The analyst asked for it.
    Asked,
    /// The column's name.
    Name,
    /// What its cells hold.
    Content,
    /// The tool that made the file is known, and calls it so.
    Source,
    /// Read so in an earlier import of this study.
    Recipe,
    /// Nothing: it is an attribute, as any column.
    None,
}

/// A column of a table, with the role it is going to have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name; `column 3` where the header says nothing.
    pub name: String,
    /// What it asks, where its name is the code of a question.
    pub label: Option<String>,
    /// Its role.
    pub role: Field,
    /// What made its role.
    pub why: RoleReason,
    /// A few of its cells.
    pub samples: Vec<String>,
    /// How many of the records looked at have something in it.
    pub filled: usize,
    /// How many different things.
    pub distinct: usize,
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_word_reads_itself() {
        assert!(Field::ALL.iter().all(|field| Field::from_word(field.word()) == Some(*field)));
        assert_eq!(Field::ALL.len(), 22);
    }
}
