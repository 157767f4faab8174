//! What travels between the shell and the window: plain serialisable shapes, in camelCase, with UTF-16 offsets.
//! The TypeScript side is generated from here (`make generate`) and a test keeps it current.
//! Nothing here decides anything: the core's values go in, the window's come out.

mod accounted;
mod attributes;
pub(crate) mod book;
mod codebook;
pub(crate) mod coding;
mod conversation;
pub(crate) mod field;
mod found;
mod gathered;
pub(crate) mod grid;
mod history;
pub(crate) mod import;
mod imports;
mod index;
mod kwic;
mod memos;
mod notes;
mod output;
mod people;
mod records;
mod rules;
mod search;
mod sets;
mod start;
mod study;
mod thing;

use std::ops::Range;

use livisible_core::coding::thing::Kind as ThingKind;
use livisible_core::memo::shelf::Order;
use livisible_core::memo::{Kind, Subject};
use livisible_core::rule::Reach;
use livisible_core::rule::decide::Verdict;
use livisible_core::rule::place::Fate;
use livisible_core::set::SetKind;
use livisible_core::set::sample::{Allocation, How};
use livisible_core::text::offset;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::{Config, TS};

pub use accounted::{ImportCounts, QuestionView, SkippedGroup, SkippedRecord};
pub use attributes::AttributeView;
pub use book::{
    BookView, MergeView, NetView, RelationView, SegmentChoice, SegmentOrder, SegmentPage, SegmentView, SplitPart, VersionChange,
    VersionDifference, VersionView, VersionWord,
};
pub use codebook::{CodeDraft, CodeTakes, CodeView, ExampleView, Template, TemplateCode};
pub use coding::{CodingEdit, Memo, MemoDraft, MessageMarks, Stroke};
pub use conversation::{CodingView, ConversationPage, ConversationRow, ConversationView, MessageView, TakenView};
pub use field::{FieldCompletion, FieldFix, FieldOffer, FieldPart, FieldParts};
pub use found::{
    FacetChoice, FacetValue, FacetView, FoundConversation, FoundConversations, Histogram, KeyTerm, Keyness, Neighbour, Neighbours,
    SearchFacets, TimeBar, TimeUnit,
};
pub use gathered::{Gathered, ImportFormat};
pub use grid::{
    GridAsk, GridBase, GridClash, GridCodes, GridDone, GridGroup, GridHead, GridHeading, GridLine, GridPage, GridRange, GridRow, GridSight,
    GridSpot, GridState,
};
pub use history::{
    HistoryAsk, HistoryFacet, HistoryFacets, HistoryLine, HistoryPage, HistoryState, TouchedCount, TouchedObject, TouchedPage, TouchedValue,
};
pub use import::{ColumnRole, ImportColumn, ImportDone, ImportJob, ImportOutcome, ImportPlan, ImportPreview, ImportRecipe, ImportStep};
pub use imports::{ImportReport, ImportRow, ImportTaken};
pub use index::IndexView;
pub use kwic::{KwicAsk, KwicPage, KwicRow, KwicSort, TextPlace};
pub use memos::{LinkTarget, LinkWord, MemoAsk, MemoCount, MemoRow, MemoShelf};
pub use notes::{FoundCodeNote, FoundCodePart, FoundNote, FoundNotes};
pub use output::{
    ExportKind, ExportOrder, Exported, FigureAsk, FigureBase, FigureCell, FigureName, FigureTable, FigureView, ReportOrder, ReportQuotes,
};
pub use people::{
    AccountLink, AccountView, CodeBorne, MaskDraft, MaskView, MaskedMessage, MasksAtHand, PeopleAsk, PeoplePage, PersonLine, PersonSpace,
    PersonView, Worn,
};
pub use records::{Mark, MessageRecords, RecordGroup, RecordKind};
pub use rules::{RuleAsk, RuleCount, RuleDraft, RuleHit, RulePart, RulePick, RulePlace, RulePreview, RuleSaid, RuleView};
pub use search::{SearchBase, SearchHit, SearchPage, SearchProblem, SearchSort};
pub use sets::{DrawAsk, DrawPool, DrawView, SampleOrder, SampleView, SetDraft, SetStratum, SetView};
pub use start::{Density, Lang, Preferences, Recent, StartPage, Theme};
pub use study::{Position, StudySummary};
pub use thing::{ThingCodingView, ThingEdit, ThingMarks};

/// Why a command was refused, in the window's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Failure {
    /// Stable code; the window tells cases apart by it, never by the sentence.
    pub code: String,
    /// A sentence or two: what, why, what to do.
    pub message: String,
}

/// A text in the languages in which it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Localised {
    /// In French.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fr: Option<String>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub en: Option<String>,
}

impl Localised {
    /// These texts in place of those of the two languages of the window; other languages stay.
    fn over(self, mut texts: Map<String, Value>) -> Map<String, Value> {
        for (lang, text) in [("fr", self.fr), ("en", self.en)] {
            match text.filter(|text| !text.trim().is_empty()) {
                Some(text) => drop(texts.insert(lang.to_owned(), Value::String(text))),
                None => drop(texts.remove(lang)),
            }
        }
        texts
    }

    /// The texts of the two languages of the window, blank ones left out.
    fn of(texts: &Map<String, Value>) -> Self {
        let text = |lang: &str| texts.get(lang).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        Localised { fr: text("fr"), en: text("en") }
    }
}

/// Ranges of code points as the window counts them: UTF-16 code units of the same text.
fn utf16(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<(u32, u32)> {
    let flat: Vec<usize> = ranges.into_iter().flat_map(|range| [range.start, range.end]).collect();
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    offset::to_utf16(text, &flat).chunks_exact(2).map(|pair| (narrow(pair[0]), narrow(pair[1]))).collect()
}

/// What the native menu asks of the window; the payload of the event `menu`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MenuEvent {
    /// Which line was chosen.
    pub action: MenuAction,
}

/// The lines of the native menu that the window answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum MenuAction {
    /// Make a study.
    New,
    /// Open a study.
    Open,
    /// Open the sample study.
    Sample,
    /// Go where files are imported.
    Import,
    /// Go where data are exported.
    Export,
    /// Go where the report is written.
    Report,
    /// Close the study.
    Close,
    /// Undo the last operation.
    Undo,
    /// Redo what was undone.
    Redo,
    /// Go to the search field.
    Find,
    /// The next theme.
    Theme,
    /// The other language.
    Lang,
    /// Show the keyboard shortcuts.
    Keys,
    /// Enter the Corpus room; the rooms that follow likewise.
    Corpus,
    /// Read.
    Read,
    /// Persons.
    People,
    /// Codes.
    Codebook,
    /// Memos.
    Memos,
    /// Figures.
    Figures,
    /// Journal.
    History,
    /// Choose a code for what is chosen.
    Pick,
    /// Put the last code again.
    Repeat,
    /// Make a code of the words themselves.
    Vivo,
    /// Write a memo.
    Memo,
    /// Put a mask on the message.
    Mask,
    /// Take the chosen coding off.
    Uncode,
    /// Go to the next message without a coding.
    Uncoded,
    /// Make the page larger.
    Larger,
    /// Make it smaller.
    Smaller,
    /// As designed.
    Actual,
    /// Show handles instead of pseudonyms, or no longer.
    Lift,
}

/// A file to open; the payload of the event `open-file`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenFile {
    /// Where it is.
    pub path: String,
}

/// Files held over the window, or dropped on it; the payload of the event `drop`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Dropped {
    /// Where they are; none when they left.
    pub paths: Vec<String>,
    /// Whether they are still held.
    pub over: bool,
}

/// A place in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Spot {
    /// Root message of the conversation.
    pub conversation: i64,
    /// The message.
    pub message: i64,
}

/// Every type above as one TypeScript module.
pub fn typescript() -> String {
    // Row ids fit in 53 bits, and JSON gives numbers: never `bigint`.
    let config = Config::new().with_large_int("number");
    let mut out = String::from("// Generated from src-tauri/src/wire by `make generate`. Do not edit.\n");
    macro_rules! declare {
        ($($type:ty),+ $(,)?) => {
            $(
                out.push_str(&format!("\nexport {}\n", bare(&<$type>::decl(&config))));
            )+
        };
    }
    declare!(
        Failure,
        SkippedGroup,
        QuestionView,
        ImportRecipe,
        Gathered,
        ImportFormat,
        ImportRow,
        ImportReport,
        ImportTaken,
        Lang,
        Theme,
        Density,
        Preferences,
        Recent,
        StartPage,
        Position,
        StudySummary,
        ConversationRow,
        ConversationPage,
        CodingView,
        MessageView,
        ConversationView,
        TakenView,
        Localised,
        ExampleView,
        CodeView,
        NetView,
        RelationView,
        BookView,
        MergeView,
        SplitPart,
        VersionView,
        VersionWord,
        VersionChange,
        VersionDifference,
        SegmentOrder,
        SegmentChoice,
        SegmentView,
        SegmentPage,
        RecordKind,
        Mark,
        RecordGroup,
        MessageRecords,
        SearchSort,
        SearchHit,
        FieldFix,
        SearchProblem,
        FieldOffer,
        FieldCompletion,
        FieldPart,
        FieldParts,
        SearchBase,
        FacetChoice,
        FacetValue,
        FacetView,
        TimeUnit,
        TimeBar,
        Histogram,
        SearchFacets,
        FoundConversation,
        FoundConversations,
        KeyTerm,
        Keyness,
        Neighbour,
        Neighbours,
        KwicSort,
        KwicAsk,
        KwicRow,
        KwicPage,
        TextPlace,
        SearchPage,
        IndexView,
        PeopleAsk,
        PersonLine,
        PeoplePage,
        AccountLink,
        AccountView,
        CodeBorne,
        PersonSpace,
        MaskedMessage,
        MaskView,
        MaskDraft,
        Worn,
        MasksAtHand,
        PersonView,
        HistoryFacet,
        HistoryFacets,
        HistoryAsk,
        TouchedValue,
        TouchedObject,
        TouchedCount,
        TouchedPage,
        HistoryState,
        HistoryLine,
        HistoryPage,
        MenuAction,
        MenuEvent,
        OpenFile,
        Dropped,
        Spot,
        Memo,
        MemoDraft,
        MessageMarks,
        Stroke,
        ThingCodingView,
        ThingMarks,
        ThingEdit,
        AttributeView,
        CodingEdit,
        CodeDraft,
        CodeTakes,
        TemplateCode,
        Template,
        ImportPlan,
        ColumnRole,
        ImportColumn,
        SkippedRecord,
        ImportCounts,
        ImportPreview,
        ImportJob,
        ImportStep,
        ImportDone,
        ImportOutcome,
        FigureName,
        FigureBase,
        FigureCell,
        FigureTable,
        FigureView,
        FigureAsk,
        ReportQuotes,
        ReportOrder,
        ExportKind,
        ExportOrder,
        Exported,
        RuleView,
        RuleDraft,
        RuleAsk,
        RulePick,
        RulePlace,
        RuleHit,
        RulePart,
        RuleCount,
        RulePreview,
        RuleSaid,
        MemoAsk,
        MemoRow,
        MemoCount,
        MemoShelf,
        LinkTarget,
        LinkWord,
        FoundCodePart,
        FoundCodeNote,
        FoundNote,
        FoundNotes,
        GridAsk,
        GridBase,
        GridClash,
        GridCodes,
        GridDone,
        GridGroup,
        GridHead,
        GridHeading,
        GridLine,
        GridPage,
        GridRange,
        GridRow,
        GridSight,
        GridSpot,
        GridState,
        SetStratum,
        SetView,
        SetDraft,
        SampleOrder,
        SampleView,
        DrawPool,
        DrawAsk,
        DrawView,
    );
    macro_rules! words {
        ($($list:ty as $name:literal),+ $(,)?) => {$(
            let words: Vec<String> = <$list>::ALL.iter().map(|one| format!("{:?}", one.word())).collect();
            out.push_str(&format!("\nexport type {} = {};\n", $name, words.join(" | ")));
        )+};
    }
    words!(
        Subject as "MemoSubject",
        ThingKind as "ThingKind",
        Kind as "MemoType",
        Order as "MemoOrder",
        Reach as "RuleReach",
        Fate as "RuleFate",
        Verdict as "RuleVerdict",
        SetKind as "SetKind",
        How as "SampleHow",
        Allocation as "SampleAllocation",
    );
    out
}

/// A declaration on one line, without its comments: those are read here.
fn bare(declaration: &str) -> String {
    let mut parts = declaration.split("/**");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ").replace(", }", " }")
}
