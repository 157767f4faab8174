//! Persons, accounts and masks, as the window shows them: under pseudonyms, or under handles where these are lifted.

use livisible_core::corpus::columns::UNDATED;
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::date;
use livisible_core::corpus::lists::{Role, Space};
use livisible_core::corpus::record::Precision;
use livisible_core::error::Error;
use livisible_core::person::{self, MaskEdit, PersonAsk, PersonSort, WornMask};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::Fault;
use crate::open::Open;

/// What is asked of the list of persons.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PeopleAsk {
    /// Only those who speak in this type of space, a word of the contract.
    pub space: Option<String>,
    /// Only those of this role, a word of the contract.
    pub role: Option<String>,
    /// Only those of two accounts or more.
    pub many: bool,
    /// Only those whose name holds this.
    pub name: String,
    /// What it is sorted by.
    #[ts(type = "\"place\" | \"name\" | \"accounts\" | \"spaces\" | \"messages\" | \"first\" | \"last\" | \"role\"")]
    pub sort: String,
    /// The other way round.
    pub descending: bool,
}

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonLine {
    /// The person: its row id, or minus that of its only account.
    pub id: i64,
    /// How the window names it.
    pub name: String,
    /// How many accounts it has.
    pub accounts: u64,
    /// The types of space where it speaks, words of the contract.
    pub spaces: Vec<String>,
    /// Messages in force.
    pub messages: u64,
    /// Day of the first one.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// Its role, a word of the contract.
    pub role: String,
}

/// A page of the persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeoplePage {
    /// How many there are in all.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<PersonLine>,
}

/// Why an account is said to be of its person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountLink {
    /// Why.
    pub justification: String,
    /// How sure: 1, 2 or 3.
    pub confidence: u8,
    /// Who says so.
    pub coder: String,
    /// When, ISO 8601 in UTC.
    pub at: String,
}

/// An account of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// Row id.
    pub id: i64,
    /// Its handle, where the pseudonyms are lifted.
    pub handle: Option<String>,
    /// Its role, a word of the contract.
    pub role: String,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Messages in force.
    pub messages: u64,
    /// Day of the first one.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// Why it is of this person.
    pub links: Vec<AccountLink>,
    /// Whether it can be taken out: it is not alone.
    pub linked: bool,
}

/// A code that a person's messages bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeBorne {
    /// Row id of the code.
    pub code: i64,
    /// Codings in the person's own voice.
    pub assumed: u64,
    /// Codings of words that are said, not held: reported, echoed, denied, supposed.
    pub said: u64,
}

/// A person in one type of space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonSpace {
    /// Type of space, a word of the contract.
    pub space: String,
    /// Messages in force.
    pub messages: u64,
    /// Its accounts there.
    pub accounts: Vec<AccountView>,
    /// The codes borne there.
    pub codes: Vec<CodeBorne>,
}

/// A mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MaskView {
    /// Row id.
    pub id: i64,
    /// What it is called.
    pub label: String,
    /// The image that the manner of speaking gives.
    pub ethos_shown: Option<String>,
    /// What the speaker says of himself or herself.
    pub ethos_told: Option<String>,
    /// Who saw it.
    pub coder: String,
    /// The messages that wear it.
    pub messages: Vec<MaskedMessage>,
}

/// A message that wears a mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MaskedMessage {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Root of its conversation.
    pub conversation: i64,
    /// How it begins.
    pub opening: String,
}

/// A mask to be made or rewritten.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MaskDraft {
    /// What it is called.
    pub label: String,
    /// The image that the manner of speaking gives.
    pub ethos_shown: Option<String>,
    /// What the speaker says of himself or herself.
    pub ethos_told: Option<String>,
}

impl From<MaskDraft> for MaskEdit {
    fn from(draft: MaskDraft) -> Self {
        MaskEdit { label: draft.label, ethos_shown: draft.ethos_shown, ethos_told: draft.ethos_told }
    }
}

/// The masks that a message wears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Worn {
    /// Row id of the message.
    pub message: i64,
    /// The masks, by name.
    pub masks: Vec<String>,
}

/// The masks at hand for a message: those of its speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MasksAtHand {
    /// Who speaks there.
    pub person: i64,
    /// How the window names that person.
    pub name: String,
    /// The masks of that person.
    pub masks: Vec<MaskView>,
}

/// One person across spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// As in the list.
    pub row: PersonLine,
    /// The query that finds exactly its messages.
    pub query: String,
    /// Column by column.
    pub spaces: Vec<PersonSpace>,
    /// Its masks.
    pub masks: Vec<MaskView>,
}

fn day(micros: i64) -> Option<String> {
    (micros != UNDATED).then(|| date::canonical(micros, Precision::Day))
}

impl PeopleAsk {
    /// As the core asks it.
    pub(crate) fn settle(&self) -> Result<PersonAsk, Fault> {
        let wrong = |name: &str, value: &str| Fault::from(Error::BadParameter { name: name.into(), value: value.into() });
        let space = self.space.as_deref().map(|word| Space::from_word(word).ok_or_else(|| wrong("space", word))).transpose()?;
        let role = self.role.as_deref().map(|word| Role::from_word(word).ok_or_else(|| wrong("role", word))).transpose()?;
        let sort = if self.sort.is_empty() {
            PersonSort::Place
        } else {
            PersonSort::from_word(&self.sort).ok_or_else(|| wrong("sort", &self.sort))?
        };
        Ok(PersonAsk { space, role, many: self.many, name: self.name.clone(), sort, descending: self.descending })
    }
}

impl PersonLine {
    fn of(views: &Views, row: person::PersonRow) -> Self {
        PersonLine {
            id: row.person,
            name: views.person(row.person),
            accounts: row.accounts.into(),
            spaces: row.spaces().map(|space| space.word().to_owned()).collect(),
            messages: row.messages.into(),
            first: day(row.first),
            last: day(row.last),
            role: row.role.word().to_owned(),
        }
    }
}

impl PeoplePage {
    /// A page of the persons that are asked for.
    pub(crate) fn of(open: &mut Open, ask: &PeopleAsk, offset: u64, limit: u64) -> Result<Self, Fault> {
        let views = open.views()?;
        let people = open.people(&ask.settle()?)?;
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(people.order.len());
        let to = from.saturating_add(usize::try_from(limit).unwrap_or(0)).min(people.order.len());
        let rows = people.order[from..to].iter().map(|&at| PersonLine::of(&views, people.persons.rows[at as usize])).collect();
        Ok(PeoplePage { total: people.order.len() as u64, rows })
    }
}

impl MaskView {
    fn of(open: &Open, mask: WornMask) -> Result<Self, Fault> {
        let messages = mask.messages.iter().map(|&id| {
            let message = open.study.message(id)?;
            let opening = message.text.trim_start().chars().take(OPENING).collect();
            Ok(MaskedMessage { id, ext: message.ext, conversation: message.root, opening })
        });
        Ok(MaskView {
            id: mask.id,
            label: mask.label,
            ethos_shown: mask.ethos_shown,
            ethos_told: mask.ethos_told,
            coder: mask.coder,
            messages: messages.collect::<Result<_, Fault>>()?,
        })
    }
}

/// How much of a message its line in a mask shows.
const OPENING: usize = 120;

impl PersonView {
    /// One person across the spaces where it speaks.
    pub(crate) fn of(open: &mut Open, person: i64) -> Result<Self, Fault> {
        let views = open.views()?;
        let card = open.eyes()?.person_card(person)?;
        let alone = open.study.person_accounts(person)?.len() < 2;
        let account = |one: person::AccountCard| AccountView {
            id: one.account,
            handle: one.handle.filter(|_| views.handles.is_some()),
            role: one.role.word().to_owned(),
            venue: one.venue,
            messages: one.messages as u64,
            first: day(one.first),
            last: day(one.last),
            linked: !alone,
            links: one
                .links
                .into_iter()
                .map(|link| AccountLink { justification: link.justification, confidence: link.confidence, coder: link.coder, at: link.at })
                .collect(),
        };
        let space = |one: person::read::SpaceCard| PersonSpace {
            space: one.space.word().to_owned(),
            messages: one.messages as u64,
            accounts: one.accounts.into_iter().map(account).collect(),
            codes: one
                .codes
                .into_iter()
                .map(|borne| CodeBorne { code: borne.code, assumed: borne.assumed as u64, said: borne.said as u64 })
                .collect(),
        };
        Ok(PersonView {
            row: PersonLine::of(&views, card.row),
            query: open.study.person_query(person, &views.pseudonyms)?,
            spaces: card.spaces.into_iter().map(space).collect(),
            masks: card.masks.into_iter().map(|mask| MaskView::of(open, mask)).collect::<Result<_, _>>()?,
        })
    }
}

impl MasksAtHand {
    /// The masks of who speaks in a message.
    pub(crate) fn of(open: &mut Open, message: i64) -> Result<Self, Fault> {
        let views = open.views()?;
        let person = open.study.speaks_in(message)?;
        let masks = open.study.masks_of(person)?;
        Ok(MasksAtHand {
            person,
            name: views.person(person),
            masks: masks.into_iter().map(|mask| MaskView::of(open, mask)).collect::<Result<_, _>>()?,
        })
    }
}
