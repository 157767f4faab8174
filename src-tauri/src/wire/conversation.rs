//! Conversations and their messages, as they are read.

use std::collections::{HashMap, HashSet};

use livisible_core::coding::{Coding, Review};
use livisible_core::corpus::columns::UNDATED;
use livisible_core::corpus::conversation::{Views, tree_order};
use livisible_core::corpus::message::{Message, Taken};
use livisible_core::error::Error;
use livisible_core::memo::{self, Subject};
use livisible_core::study::Study;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use super::{Memo, ThingMarks, utf16};
use crate::fault::Fault;
use crate::open::Open;

/// How much of the root is shown in the list, in characters.
const OPENING: usize = 120;

/// A conversation in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationRow {
    /// Row id of the root message.
    pub id: i64,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Type of space, a word of the contract.
    pub space: String,
    /// Title of the root; without one, what its source calls the chat, the channel or the page.
    pub title: Option<String>,
    /// Date of the first message, as precise as the source says.
    pub first: Option<String>,
    /// Date of the last one.
    pub last: Option<String>,
    /// How many messages.
    pub messages: u64,
    /// How many persons speak.
    pub persons: u64,
    /// Messages with at least a coding.
    pub coded: u64,
    /// The first words of the root.
    pub opening: String,
    /// Language of the root.
    pub lang: Option<String>,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    /// How many there are in all.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<ConversationRow>,
}

/// A coding on a message.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodingView {
    /// Row id.
    pub id: i64,
    /// Row id of the code.
    pub code: i64,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whose voice bears it, a word of the contract.
    pub voice: String,
    /// Who or what put it, a word of the contract.
    pub origin: String,
    /// Whether it is accepted, a word of the contract.
    pub review: String,
    /// Who coded.
    pub coder: String,
    /// The coding's memo.
    pub memo: Option<String>,
    /// How much the words say it, 1 to 3.
    pub weight: Option<u8>,
    /// Row id of the rule that suggested it.
    pub rule: Option<i64>,
    /// Who accepted it, and when; `null` where nobody had to.
    pub reviewed: Option<(String, String)>,
}

/// A message in its conversation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// How deep in the tree of replies; the root is 0.
    pub depth: u32,
    /// Row id of the message it answers.
    pub parent: Option<i64>,
    /// External id of the message it answers.
    pub parent_ext: Option<String>,
    /// Whether that message was not collected.
    pub parent_missing: bool,
    /// What it answers was concluded, not said by the source.
    pub inferred: bool,
    /// Messages that it quotes or passes on.
    pub takes: Vec<TakenView>,
    /// Pseudonym of who speaks.
    pub speaker: String,
    /// Row id of the account.
    pub account: i64,
    /// Row id of the person, or minus the account's when nobody linked it.
    pub person: i64,
    /// Pseudonym of whom it answers.
    pub answers: Option<String>,
    /// Role of the speaker, a word of the contract.
    pub role: String,
    /// Type of space, a word of the contract.
    pub space: String,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Date, as precise as the source says.
    pub posted: Option<String>,
    /// How precise the date is.
    pub precision: Option<String>,
    /// The date was reckoned by the source.
    pub estimated: bool,
    /// Language.
    pub lang: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Rating, on the source's own scale.
    pub rating: Option<f64>,
    /// What its source says of the message or of who speaks there.
    #[ts(type = "(\"author\" | \"moderator\" | \"bot\" | \"verified\" | \"pinned\" | \"edited\" | \"deleted\" | \"forwarded\")[]")]
    pub signs: Vec<&'static str>,
    /// Reactions to it, by kind, as its source counts them.
    pub reactions: Option<String>,
    /// What was written.
    pub text: String,
    /// How many messages say the same, but for case, accents, punctuation and spaces; itself included.
    pub twins: u32,
    /// The question of a survey that it answers, as it was put.
    pub question: Option<String>,
    /// Its codings.
    pub codings: Vec<CodingView>,
    /// Its memos.
    pub memos: Vec<Memo>,
}

/// Each sign by the attribute that importers put it in, with its word.
const SIGNS: [(&str, &str); 9] = [
    ("is_author", "author"),
    ("is_moderator", "moderator"),
    ("is_bot", "bot"),
    ("is_verified", "verified"),
    ("is_pinned", "pinned"),
    ("edited", "edited"),
    ("deleted", "deleted"),
    ("forwarded_from", "forwarded"),
    ("forwarded", "forwarded"),
];

/// A message that another one takes up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenView {
    /// How.
    #[ts(type = "\"quote\" | \"repost\"")]
    pub kind: &'static str,
    /// Its row id; `null` where it was not collected.
    pub message: Option<i64>,
    /// Row id of the root of its conversation.
    pub conversation: Option<i64>,
    /// Its external id.
    pub ext: String,
    /// Pseudonym of who wrote it.
    pub speaker: Option<String>,
}

/// A whole conversation, in tree order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConversationView {
    /// As in the list.
    pub row: ConversationRow,
    /// Its place in the list, from 1.
    pub index: u64,
    /// How many conversations there are.
    pub of: u64,
    /// Its messages.
    pub messages: Vec<MessageView>,
    /// Its things that bear codes or memos.
    pub things: Vec<ThingMarks>,
}

impl ConversationRow {
    /// The conversation at this place.
    pub(crate) fn of(study: &Study, views: &Views, at: usize) -> Result<Self, Fault> {
        let (columns, members) = (&views.columns, views.conversations.members(at));
        let root = study.message(views.conversations.roots[at])?;
        let dated = members.iter().filter(|&&member| columns.posted[member as usize] != UNDATED);
        let when = |member: Option<&u32>| -> Result<Option<String>, Fault> {
            let Some(&member) = member else { return Ok(None) };
            Ok(study.message(columns.ids[member as usize])?.posted_iso())
        };
        let persons: HashSet<i64> = members.iter().map(|&member| columns.person[member as usize]).collect();
        let mut coded = 0;
        for &member in members {
            coded += u64::from(study.is_coded(columns.ids[member as usize])?);
        }
        // A title is the first line of the text, and stands above already.
        let opening = root.title.as_deref().and_then(|title| root.text.strip_prefix(title)).unwrap_or(&root.text);
        Ok(ConversationRow {
            id: root.id,
            venue: root.venue,
            space: root.space.word().to_owned(),
            title: root.title.or_else(|| called(&root.attributes, persons.len())),
            first: when(dated.clone().min_by_key(|&&member| columns.posted[member as usize]))?,
            last: when(dated.max_by_key(|&&member| columns.posted[member as usize]))?,
            messages: members.len() as u64,
            persons: persons.len() as u64,
            coded,
            opening: opening.trim_start().chars().take(OPENING).collect(),
            lang: root.lang,
        })
    }
}

/// What the source calls the whole. A chat of two is called after one of them: it names a person.
fn called(attributes: &Map<String, Value>, persons: usize) -> Option<String> {
    let names: &[&str] =
        if persons > 2 { &["page", "topic", "channel", "recording", "chat"] } else { &["page", "topic", "channel", "recording"] };
    names.iter().find_map(|name| attributes.get(*name)?.as_str().map(str::to_owned))
}

impl ConversationPage {
    /// A page of the list, in the order of the corpus.
    pub(crate) fn of(open: &mut Open, offset: u64, limit: u64) -> Result<Self, Fault> {
        let views = open.views()?;
        let total = views.conversations.len();
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(total);
        let end = start.saturating_add(usize::try_from(limit).unwrap_or(0)).min(total);
        let eyes = open.eyes()?;
        let rows = (start..end).map(|at| ConversationRow::of(&eyes, &views, at)).collect::<Result<_, _>>()?;
        Ok(ConversationPage { total: total as u64, rows })
    }
}

impl ConversationView {
    /// The conversation in which this message stands.
    pub(crate) fn of(open: &mut Open, message: i64) -> Result<Self, Fault> {
        let views = open.views()?;
        let unknown = || Fault::from(Error::UnknownMessage { id: message.to_string() });
        let at = views.conversations.place(open.study.root_of(message)?).ok_or_else(unknown)?;
        let eyes = open.eyes()?;
        let row = ConversationRow::of(&eyes, &views, at)?;
        let tree = tree_order(&views.columns, views.conversations.members(at));
        // Three statements for the whole thread: one for each message would make a long one wait.
        let mut read = Thread {
            messages: eyes.thread(row.id)?,
            codings: eyes.codings_of_thread(row.id)?,
            memos: eyes.memos_of_thread(row.id)?,
            takes: eyes.taken_up(row.id)?,
        };
        let view = |(member, depth): (u32, u32)| {
            let id = views.columns.ids[member as usize];
            match read.messages.remove(&id) {
                Some(message) => {
                    let (codings, memos) = (read.codings.remove(&id).unwrap_or_default(), read.memos.remove(&id).unwrap_or_default());
                    let takes = read.takes.remove(&id).unwrap_or_default().into_iter().map(|taken| TakenView::of(&views, taken));
                    let view = MessageView::from(&views, member as usize, depth, message, codings, memos);
                    Ok(MessageView { takes: takes.collect(), ..view })
                }
                // Its root changed under a damaged file: it is read alone.
                None => MessageView::of(&eyes, &views, member as usize, depth),
            }
        };
        let messages = tree.into_iter().map(view).collect::<Result<_, _>>()?;
        let things = ThingMarks::of_conversation(open, row.id)?;
        Ok(ConversationView { things, row, index: at as u64 + 1, of: views.conversations.len() as u64, messages })
    }
}

/// What a conversation is made of, by message.
struct Thread {
    messages: HashMap<i64, Message>,
    codings: HashMap<i64, Vec<Coding>>,
    memos: HashMap<i64, Vec<memo::Memo>>,
    takes: HashMap<i64, Vec<Taken>>,
}

impl TakenView {
    fn of(views: &Views, taken: Taken) -> Self {
        let columns = &views.columns;
        let at = taken.row.and_then(|row| columns.ordinal(row));
        TakenView {
            kind: taken.kind.word(),
            message: taken.row,
            conversation: at.map(|at| columns.root[at]),
            ext: taken.to,
            speaker: at.map(|at| views.speaker(at)),
        }
    }
}

impl MessageView {
    /// One message alone.
    pub(crate) fn of(study: &Study, views: &Views, at: usize, depth: u32) -> Result<Self, Fault> {
        let message = study.message(views.columns.ids[at])?;
        let codings = study.codings_of(message.id)?;
        let memos = study.memos_on(Subject::Message, message.id)?;
        Ok(MessageView::from(views, at, depth, message, codings, memos))
    }

    fn from(views: &Views, at: usize, depth: u32, message: Message, codings: Vec<Coding>, memos: Vec<memo::Memo>) -> Self {
        let columns = &views.columns;
        let codings = CodingView::all(&message, codings);
        let memos = memos.into_iter().map(|memo| Memo::of(memo, Some(&message.text))).collect();
        let speaker = |at: usize| views.speaker(at);
        let posted = message.posted_iso();
        MessageView {
            id: message.id,
            depth,
            parent: message.parent,
            parent_missing: message.parent.is_none() && message.parent_ext.is_some(),
            inferred: message.inferred,
            takes: vec![],
            estimated: message.estimated,
            signs: signs(&message.attributes),
            reactions: message.attributes.get("reactions_by_kind").and_then(Value::as_str).map(str::to_owned),
            speaker: speaker(at),
            account: columns.account[at],
            person: columns.person[at],
            answers: message.parent.and_then(|parent| columns.ordinal(parent)).map(speaker),
            role: message.role.word().to_owned(),
            space: message.space.word().to_owned(),
            precision: posted.is_some().then(|| message.precision.map(|precision| precision.word().to_owned())).flatten(),
            posted,
            codings,
            memos,
            ext: message.ext,
            parent_ext: message.parent_ext,
            venue: message.venue,
            lang: message.lang,
            title: message.title,
            rating: message.rating,
            text: message.text,
            twins: columns.twins(at),
            question: message.question_label.or(message.question),
        }
    }
}

/// What the attributes say of a message that its reader should see at once.
fn signs(attributes: &Map<String, Value>) -> Vec<&'static str> {
    let is_said = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
    let mut signs: Vec<&str> = SIGNS.iter().filter(|(name, _)| attributes.get(*name).is_some_and(is_said)).map(|(_, word)| *word).collect();
    signs.dedup();
    signs
}

impl CodingView {
    /// The codings of a message that was read already.
    pub(crate) fn of_message(study: &Study, message: &Message) -> Result<Vec<Self>, Fault> {
        Ok(CodingView::all(message, study.codings_of(message.id)?))
    }

    fn all(message: &Message, codings: Vec<Coding>) -> Vec<Self> {
        let ranges = codings.iter().map(|coding| coding.start..coding.stop);
        let placed = utf16(&message.text, ranges).into_iter().zip(codings);
        // What was refused is nowhere but in the preview of its rule.
        let placed = placed.filter(|(_, coding)| coding.review != Review::Rejected);
        placed
            .map(|((start, end), coding)| CodingView {
                id: coding.id,
                code: coding.code,
                start,
                end,
                voice: coding.voice.word().to_owned(),
                origin: coding.origin.word().to_owned(),
                review: coding.review.word().to_owned(),
                coder: coding.coder,
                memo: coding.memo,
                weight: coding.weight,
                rule: coding.rule,
                reviewed: coding.reviewed,
            })
            .collect()
    }
}
