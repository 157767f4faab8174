//! The open form of a whole study: the same objects as the file, as plain values, with external ids and code points.
//! Reading its bytes is the exchange's work; what it means is settled here.

mod book;
mod export;
mod import;
mod masked;
mod memos;
mod objects;
mod persons;
mod rules;
mod sets;
mod survey;
mod things;
mod validate;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::codebook::CodeOrigin;
use crate::codebook::relation::RelationKind;
use crate::coding::{Origin, Review, Voice};
use crate::corpus::lists::{Role, Space};
use crate::corpus::record::LinkKind;
use crate::memo::{Kind, Subject};
use crate::reading::{ActantRole, InsightStatus, Modality, Position, Status, Truth, Verdict};
use crate::rule::Reach;
use crate::set::SetKind;
use crate::set::sample::Drawn;

/// Name of the format.
pub const FORMAT: &str = "livisible-study";
/// Version of the format.
pub const VERSION: u32 = 1;

type Texts = Map<String, Value>;

fn yes() -> bool {
    true
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "the keys are those of the study JSON, documented there")]
        pub struct $name { $($(#[$attr])* pub $field: $kind),+ }
    };
}

record! {
    /// A whole study.
    Document {
        format: String,
        version: u32,
        study: Head,
        #[serde(default)] messages: Vec<MessageRecord>,
        #[serde(default)] codes: Vec<CodeRecord>,
        #[serde(default)] codings: Vec<CodingRecord>,
        #[serde(default)] squares: Vec<SquareRecord>,
        #[serde(default)] positions: Vec<PositionRecord>,
        #[serde(default)] quests: Vec<QuestRecord>,
        #[serde(default)] actants: Vec<ActantRecord>,
        #[serde(default)] thymic: Vec<ThymicRecord>,
        #[serde(default)] veridictory: Vec<VeridictoryRecord>,
        #[serde(default)] isotopies: Vec<IsotopyRecord>,
        #[serde(default)] insights: Vec<InsightRecord>,
        #[serde(default)] memos: Vec<MemoRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] questions: Vec<QuestionRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] respondents: Vec<RespondentRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] links: Vec<LinkRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] rules: Vec<RuleRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] persons: Vec<PersonRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] masks: Vec<MaskRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] nets: Vec<NetRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] relations: Vec<RelationRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] versions: Vec<VersionRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] thing_codings: Vec<ThingCodingRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] sets: Vec<SetRecord>,
    }
}

record! { /// The study itself.
Head { title: String, lang: String } }

record! {
    /// A message. The person is the account where none is said.
    MessageRecord {
        id: String,
        #[serde(default = "other")] space: Space,
        #[serde(default)] venue: Option<String>,
        #[serde(default)] account: Option<String>,
        #[serde(default)] person: Option<String>,
        #[serde(default = "unknown")] role: Role,
        #[serde(default)] posted: Option<String>,
        #[serde(default)] parent: Option<String>,
        #[serde(default)] lang: Option<String>,
        #[serde(default)] title: Option<String>,
        #[serde(default)] url: Option<String>,
        #[serde(default)] rating: Option<serde_json::Number>,
        #[serde(default)] attributes: Map<String, Value>,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] respondent: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] question: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] within: Option<String>,
        #[serde(default, skip_serializing_if = "is_false")] inferred: bool,
        #[serde(default, skip_serializing_if = "is_false")] estimated: bool,
    }
}

fn is_false(said: &bool) -> bool {
    !said
}

record! { /// A message that quotes another one or passes it on. The other one need not be in the study.
LinkRecord { from: String, to: String, kind: LinkKind } }

record! {
    /// A respondent of a survey: what it says of itself, and the open questions that it left blank.
    RespondentRecord {
        id: String,
        #[serde(default)] attributes: Map<String, Value>,
        #[serde(default)] weight: Option<serde_json::Number>,
        #[serde(default)] blank: Vec<String>,
    }
}

record! { /// An open question of a survey.
QuestionRecord { id: String, label: String } }

record! { /// An account that the analyst says is of a person: the account that wrote `message`.
    PersonRecord {
        person: String,
        message: String,
        #[serde(default)] justification: String,
        #[serde(default = "likely")] confidence: u8,
        #[serde(default)] coder: String,
        #[serde(default)] at: String,
    }
}

record! { /// A mask of the person who wrote `of`, and the messages that wear it.
    MaskRecord {
        label: String,
        of: String,
        #[serde(default)] messages: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] ethos_shown: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] ethos_told: Option<String>,
        #[serde(default)] coder: String,
        #[serde(default)] at: String,
    }
}

fn likely() -> u8 {
    2
}

fn other() -> Space {
    Space::Other
}

fn unknown() -> Role {
    Role::Unknown
}

fn assumed() -> Voice {
    Voice::Assumed
}

fn human() -> Origin {
    Origin::Human
}

fn factual() -> Status {
    Status::Factual
}

record! { /// A code.
    CodeRecord {
        id: String,
        #[serde(default)] parent: Option<String>,
        #[serde(default)] label: Texts,
        #[serde(default)] definition: Texts,
        #[serde(default)] include: Texts,
        #[serde(default)] exclude: Texts,
        #[serde(default)] example: Option<String>,
        #[serde(default)] color: Option<String>,
        #[serde(default)] number: Option<i64>,
        #[serde(default)] exclusive: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")] origin: Option<CodeOrigin>,
        #[serde(default, skip_serializing_if = "is_false")] one_of: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")] anti_example: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] example_at: Option<ExampleRecord>,
    }
}

record! { /// Where the example of a code stands.
ExampleRecord { message: String, start: usize, end: usize } }

record! { /// A net: a named set of codes.
    NetRecord {
        id: String,
        #[serde(default)] label: Texts,
        #[serde(default)] codes: Vec<String>,
    }
}

record! { /// A relation between two codes.
    RelationRecord {
        from: String, kind: RelationKind, to: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] memo: Option<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")] coder: String,
        #[serde(default, skip_serializing_if = "String::is_empty")] at: String,
    }
}

record! { /// A version of the codebook that was kept, the eldest first.
    VersionRecord {
        #[serde(default)] name: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] note: Option<String>,
        #[serde(default)] author: String,
        #[serde(default)] at: String,
        #[serde(default)] codes: Vec<CodeRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] nets: Vec<NetRecord>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] relations: Vec<RelationRecord>,
    }
}

record! { /// A coding. `review` is left out at its default: accepted, or proposed for a suggestion.
    CodingRecord {
        code: String,
        message: String,
        start: usize,
        end: usize,
        text: String,
        #[serde(default)] coder: String,
        #[serde(default = "assumed")] voice: Voice,
        #[serde(default = "human")] origin: Origin,
        #[serde(default)] memo: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] review: Option<Review>,
        #[serde(default, skip_serializing_if = "Option::is_none")] weight: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")] reviewed_by: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] reviewed_at: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] rule: Option<String>,
    }
}

record! { /// A rule of a code. Codings name it by its query.
    RuleRecord {
        code: String,
        query: String,
        span: Reach,
        #[serde(default, skip_serializing_if = "Option::is_none")] note: Option<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")] author: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] at: Option<String>,
    }
}

impl CodingRecord {
    /// The review that a coding of this origin has where none is said.
    pub(crate) fn default_review(origin: Origin) -> Review {
        if origin == Origin::Suggestion { Review::Proposed } else { Review::Accepted }
    }
}

record! { /// A square.
    SquareRecord {
        id: String,
        #[serde(default)] axis: Option<String>,
        #[serde(default)] preset: Option<String>,
        s1: Option<String>,
        s2: Option<String>,
        not_s1: Option<String>,
        not_s2: Option<String>,
    }
}

record! { /// A position claimed or set aside.
    PositionRecord {
        square: String, message: String, position: Position, verdict: Verdict,
        #[serde(default)] justification: Option<String>,
    }
}

record! { /// A quest. `examined` is left out when empty.
    QuestRecord {
        id: String, title: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] examined: Vec<ActantRole>,
    }
}

record! { /// An actant.
    ActantRecord {
        quest: String, role: ActantRole, actor: String, message: String, start: usize, end: usize, text: String,
        #[serde(default)] observer: Option<String>,
        #[serde(default = "factual")] status: Status,
        #[serde(default = "yes")] truth: bool,
    }
}

record! { /// A thymic evaluation.
    ThymicRecord {
        message: String, modality: Modality,
        #[serde(default)] intensity: Option<i64>,
        #[serde(default)] object: Option<String>,
        #[serde(default)] entity: Option<String>,
        #[serde(default)] observer: Option<String>,
        start: usize, end: usize, text: String,
    }
}

record! { /// A veridictory evaluation.
    VeridictoryRecord {
        message: String,
        #[serde(default)] observer: Option<String>,
        #[serde(default)] object: Option<String>,
        #[serde(default)] characteristic: Option<String>,
        being: Truth, seeming: Truth, start: usize, end: usize, text: String,
    }
}

record! { /// An occurrence of a seme.
IsotopyRecord { seme: String, message: String, start: usize, end: usize, text: String, kind: String } }

record! { /// An insight.
    InsightRecord {
        id: String, title: String,
        #[serde(default)] statement: Texts,
        #[serde(default)] situation: Option<String>,
        #[serde(default)] motivation: Option<String>,
        #[serde(default)] tension: Option<String>,
        #[serde(default)] claim: Option<String>,
        #[serde(default, rename = "for")] in_favour: Vec<String>,
        #[serde(default)] against: Vec<String>,
        #[serde(default)] nuance: Vec<String>,
        #[serde(default)] counter_search: Option<String>,
        #[serde(default)] implications: Vec<String>,
        status: InsightStatus,
    }
}

record! { /// A memo. The offsets and the words are left out of a memo on a whole thing.
    MemoRecord {
        on: On,
        #[serde(default)] title: Option<String>,
        body: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] start: Option<usize>,
        #[serde(default, skip_serializing_if = "Option::is_none")] end: Option<usize>,
        #[serde(default, skip_serializing_if = "Option::is_none")] text: Option<String>,
        #[serde(default = "note", skip_serializing_if = "is_note")] kind: Kind,
        #[serde(default, skip_serializing_if = "is_false")] done: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")] author: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] at: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] edited: Option<String>,
        /// Only of a memo that another one names by its number.
        #[serde(default, skip_serializing_if = "Option::is_none")] id: Option<i64>,
    }
}

fn note() -> Kind {
    Kind::Note
}

fn is_note(kind: &Kind) -> bool {
    *kind == Kind::Note
}

record! { /// A code on what is no text. An account and a person are named by a message that they wrote.
    ThingCodingRecord {
        code: String,
        on: On,
        #[serde(default)] coder: String,
        #[serde(default)] memo: Option<String>,
    }
}

record! { /// A set of messages, named as queries name it.
    SetRecord {
        id: String,
        kind: SetKind,
        #[serde(default, skip_serializing_if = "Option::is_none")] query: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] messages: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")] drawn: Option<Drawn>,
        #[serde(default, skip_serializing_if = "Option::is_none")] note: Option<String>,
        #[serde(default, skip_serializing_if = "String::is_empty")] author: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] at: Option<String>,
    }
}

record! { /// What a memo is about, or what bears a code. An account and a person are named by a message that they wrote.
On { kind: Subject, id: String } }
