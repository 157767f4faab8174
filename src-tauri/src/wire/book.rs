//! Nets, relations, versions, segments, merging and splitting, as the window shows and asks them.

use livisible_core::codebook::diff::{Change, Difference};
use livisible_core::codebook::merge::Merged;
use livisible_core::codebook::relation::RelationKind;
use livisible_core::codebook::segment::{SegmentAsk, SegmentSort};
use livisible_core::codebook::split::Part;
use livisible_core::codebook::version::Version;
use livisible_core::codebook::{Code, in_lang};
use livisible_core::coding::Coding;
use livisible_core::corpus::conversation::Views;
use livisible_core::corpus::lists::Space;
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::text::offset;
use serde::{Deserialize, Serialize};
use serde_json::Map;
use ts_rs::TS;

use super::{Localised, utf16};
use crate::fault::Fault;
use crate::open::Open;

/// How many code points of a text are shown on each side of a segment.
const AROUND: usize = 180;

/// A net.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NetView {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Its name.
    pub label: Localised,
    /// Row ids of its codes.
    pub codes: Vec<i64>,
    /// Messages that bear one of them or a code below, brand speech left out.
    pub messages: u64,
    /// Persons who wrote them.
    pub persons: u64,
    /// Respondents who wrote them.
    pub respondents: u64,
}

/// A relation between two codes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RelationView {
    /// Row id.
    pub id: i64,
    /// Row id of the first code.
    pub from: i64,
    /// A word of the contract.
    pub kind: String,
    /// Row id of the second code.
    pub to: i64,
    /// Why.
    pub memo: Option<String>,
}

/// What lies across the tree of codes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookView {
    /// The nets, in their order.
    pub nets: Vec<NetView>,
    /// The relations, in the order in which they were said.
    pub relations: Vec<RelationView>,
}

/// What a merge would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    /// Codes that go into the other.
    pub codes: u64,
    /// Codings that change their code.
    pub codings: u64,
    /// Codings that go into others, because they overlap.
    pub overlaps: u64,
    /// Messages that they stand on.
    pub messages: u64,
    /// Codes that come under the one that stays.
    pub children: u64,
    /// Memos that move.
    pub memos: u64,
}

/// A part of a split code: one that is there, or the name of a new one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitPart {
    /// Row id of a code.
    pub code: Option<i64>,
    /// Name of a new one, under the code that is split.
    pub name: Option<String>,
}

/// A version of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// Row id.
    pub id: i64,
    /// Its number, from 1.
    pub number: u32,
    /// Its name; `null` where it was kept by itself.
    pub name: Option<String>,
    /// What was written on it.
    pub note: Option<String>,
    /// Who kept it.
    pub author: String,
    /// When, ISO 8601 in UTC.
    pub at: String,
    /// How many codes it has.
    pub codes: u32,
}

/// Some words of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VersionWord {
    /// Whether they stayed, went or came.
    #[ts(type = "\"same\" | \"gone\" | \"new\"")]
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// One difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionChange {
    /// What changed, a word of the contract.
    pub kind: String,
    /// Name of the code or of the net.
    pub name: String,
    /// As it was, where that is short.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
    /// The words of a text.
    pub words: Vec<VersionWord>,
}

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionDifference {
    /// The changes, code by code.
    pub changes: Vec<VersionChange>,
    /// The merges and the splits between them, as sentences.
    pub lines: Vec<String>,
}

/// Which segments of a code, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SegmentOrder {
    /// Row id of the code.
    pub code: i64,
    /// With those of the codes below it.
    pub below: bool,
    /// The order, a word of the contract.
    pub sort: String,
    /// The other way round.
    pub descending: bool,
    /// Only in this type of space, a word of the contract.
    pub space: Option<String>,
    /// Only in this venue, by row id.
    pub venue: Option<i64>,
    /// Only by this coder.
    pub coder: Option<String>,
}

/// Something that narrows the segments, with how many it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SegmentChoice {
    /// What to ask: a word of the contract, a row id, a name.
    pub value: String,
    /// Its name.
    pub name: String,
    /// Segments.
    pub count: u64,
}

/// A segment: the words of a coding in their context.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SegmentView {
    /// Row id of the coding.
    pub id: i64,
    /// Row id of its code.
    pub code: i64,
    /// Row id of the message.
    pub message: i64,
    /// External id of the message.
    pub ext: String,
    /// Row id of the root of its conversation.
    pub conversation: i64,
    /// Pseudonym of who speaks.
    pub speaker: String,
    /// Type of space, a word of the contract.
    pub space: String,
    /// Site, group or shop.
    pub venue: Option<String>,
    /// Date, as precise as the source says.
    pub posted: Option<String>,
    /// Language of the message.
    pub lang: Option<String>,
    /// What stands before the words.
    pub before: String,
    /// The words.
    pub quote: String,
    /// What stands after them.
    pub after: String,
    /// First UTF-16 code unit in the message.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Who coded.
    pub coder: String,
    /// Whose voice bears it, a word of the contract.
    pub voice: String,
    /// How much the words say it, 1 to 3.
    pub weight: Option<u8>,
    /// Whether it is accepted, a word of the contract.
    pub review: String,
    /// The coding's memo.
    pub memo: Option<String>,
}

/// A page of segments.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SegmentPage {
    /// How many there are in all.
    pub total: u64,
    /// Those of the page.
    pub rows: Vec<SegmentView>,
    /// Types of space that narrow.
    pub spaces: Vec<SegmentChoice>,
    /// Venues that narrow.
    pub venues: Vec<SegmentChoice>,
    /// Coders that narrow.
    pub coders: Vec<SegmentChoice>,
}

impl BookView {
    /// The nets with their counts, and the relations.
    pub(crate) fn of(open: &Open) -> Result<Self, Fault> {
        let (codebook, nets) = (open.study.codebook()?, open.study.nets()?);
        let counts = open.eyes()?.net_counts(&codebook, &nets)?;
        let net = |net: livisible_core::codebook::net::Net| {
            let count = counts.get(&net.id).copied().unwrap_or_default();
            NetView {
                id: net.id,
                label: Localised::of(&net.label),
                ext: net.ext,
                codes: net.codes,
                messages: count.messages as u64,
                persons: count.persons as u64,
                respondents: count.respondents as u64,
            }
        };
        let relation = |one: livisible_core::codebook::relation::Relation| RelationView {
            id: one.id,
            from: one.from,
            kind: one.kind.word().to_owned(),
            to: one.to,
            memo: one.memo,
        };
        Ok(BookView { nets: nets.into_iter().map(net).collect(), relations: open.study.relations()?.into_iter().map(relation).collect() })
    }
}

/// A kind of relation by its word.
pub(crate) fn relation_kind(word: &str) -> Result<RelationKind, Fault> {
    Ok(RelationKind::from_word(word).ok_or_else(|| Error::BadParameter { name: "kind".into(), value: word.to_owned() })?)
}

/// A name as the core takes it.
pub(crate) fn net_label(label: Localised, before: Map<String, serde_json::Value>) -> Map<String, serde_json::Value> {
    label.over(before)
}

impl From<Merged> for MergeView {
    fn from(merged: Merged) -> Self {
        let Merged { codes, codings, overlaps, messages, children, memos } = merged;
        MergeView { codes, codings, overlaps, messages, children, memos }
    }
}

impl SplitPart {
    /// As the core takes it; a new code stands under the one that is split.
    pub(crate) fn settle(self, code: i64, lang: Lang) -> Result<Part, Fault> {
        match (self.code, self.name.filter(|name| !name.trim().is_empty())) {
            (Some(known), _) => Ok(Part::Known(known)),
            (None, Some(name)) => {
                let label = Map::from_iter([(lang.code().to_owned(), name.trim().to_owned().into())]);
                Ok(Part::New(Box::new(Code { parent: Some(code), label, ..Code::default() })))
            }
            (None, None) => Err(Error::BadParameter { name: "label".into(), value: String::new() }.into()),
        }
    }
}

impl From<Version> for VersionView {
    fn from(version: Version) -> Self {
        VersionView {
            id: version.id,
            number: u32::try_from(version.number).unwrap_or(u32::MAX),
            name: version.name,
            note: version.note,
            author: version.author,
            at: version.at,
            codes: u32::try_from(version.snapshot.codes.len()).unwrap_or(u32::MAX),
        }
    }
}

/// A version by its row id; none is the codebook of now.
pub(crate) fn version(open: &Open, id: Option<i64>) -> Result<Version, Fault> {
    let Some(id) = id else { return Ok(open.study.find_version("now")?) };
    let found = open.study.codebook_versions()?.into_iter().find(|version| version.id == id);
    Ok(found.ok_or_else(|| Error::UnknownObject { kind: "version".into(), id: id.to_string() })?)
}

impl VersionDifference {
    /// A difference, told in this language.
    pub(crate) fn of(difference: Difference, lang: Lang) -> Self {
        let change = |one: Change| VersionChange {
            kind: one.kind.word().to_owned(),
            name: in_lang(&one.label, Some(lang)).unwrap_or(&one.id).to_owned(),
            before: one.before,
            after: one.after,
            words: one.words.into_iter().map(|word| VersionWord { kind: word.kind, text: word.text }).collect(),
        };
        VersionDifference {
            changes: difference.changes.into_iter().map(change).collect(),
            lines: difference.lines.iter().map(|line| line.describe(lang)).collect(),
        }
    }
}

impl SegmentOrder {
    fn settle(self) -> Result<SegmentAsk, Fault> {
        let bad = |name: &str, value: &str| Error::BadParameter { name: name.into(), value: value.to_owned() };
        let sort = SegmentSort::from_word(&self.sort).ok_or_else(|| bad("sort", &self.sort))?;
        let space = match &self.space {
            Some(word) => Some(Space::from_word(word).ok_or_else(|| bad("space", word))?),
            None => None,
        };
        Ok(SegmentAsk {
            code: self.code,
            below: self.below,
            sort,
            descending: self.descending,
            space,
            venue: self.venue,
            coder: self.coder,
        })
    }
}

impl SegmentPage {
    /// A page of the segments asked for.
    pub(crate) fn of(open: &mut Open, order: SegmentOrder, offset: u64, limit: u64) -> Result<Self, Fault> {
        let views = open.views()?;
        let found = open.eyes()?.segments(&views, &order.settle()?)?;
        let total = found.codings.len();
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(total);
        let end = start.saturating_add(usize::try_from(limit).unwrap_or(0)).min(total);
        let codings = open.eyes()?.codings_by_id(&found.codings[start..end])?;
        let rows = codings.into_iter().map(|coding| SegmentView::of(open, &views, coding)).collect::<Result<_, _>>()?;
        let choice = |value: String, name: String, count: usize| SegmentChoice { value, name, count: count as u64 };
        Ok(SegmentPage {
            total: total as u64,
            rows,
            spaces: found.spaces.into_iter().map(|(space, n)| choice(space.word().to_owned(), space.word().to_owned(), n)).collect(),
            venues: found.venues.into_iter().map(|(id, name, n)| choice(id.to_string(), name, n)).collect(),
            coders: found.coders.into_iter().map(|(name, n)| choice(name.clone(), name, n)).collect(),
        })
    }
}

impl SegmentView {
    fn of(open: &Open, views: &Views, coding: Coding) -> Result<Self, Fault> {
        let message = open.study.message(coding.message)?;
        let text = &message.text;
        let at = views.columns.ordinal(message.id);
        let (from, to) = (coding.start.saturating_sub(AROUND), coding.stop.saturating_add(AROUND).min(offset::length(text)));
        let slice = |range| offset::slice(text, range).unwrap_or_default().to_owned();
        let (mut before, mut after) = (slice(from..coding.start), slice(coding.stop..to));
        // What is cut is cut between words.
        if from > 0 {
            before = before.split_once(char::is_whitespace).map_or(String::new(), |(_, rest)| format!("… {rest}"));
        }
        if to < offset::length(text) {
            after = after.rsplit_once(char::is_whitespace).map_or(String::new(), |(rest, _)| format!("{rest} …"));
        }
        let (start, end) = utf16(text, std::iter::once(coding.start..coding.stop)).first().copied().unwrap_or_default();
        Ok(SegmentView {
            id: coding.id,
            code: coding.code,
            message: message.id,
            conversation: at.map_or(message.id, |at| views.columns.root[at]),
            speaker: at.map(|at| views.speaker(at)).unwrap_or_default(),
            space: message.space.word().to_owned(),
            posted: message.posted_iso(),
            before,
            quote: if coding.lost { coding.quote } else { slice(coding.start..coding.stop) },
            after,
            start,
            end,
            coder: coding.coder,
            voice: coding.voice.word().to_owned(),
            weight: coding.weight,
            review: coding.review.word().to_owned(),
            memo: coding.memo,
            ext: message.ext,
            venue: message.venue,
            lang: message.lang,
        })
    }
}
