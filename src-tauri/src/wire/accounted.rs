//! What became of the records of a file: each a message, a duplicate, or left out for a reason that is told.

use livisible_core::corpus::import::Report;
use livisible_core::corpus::record::{Skipped, Warning};
use livisible_core::corpus::survey::QuestionBase;
use livisible_core::locale::{self, Lang};
use serde::Serialize;
use ts_rs::TS;

/// How many records left out for one reason are told one by one.
const TOLD: usize = 100;

/// A record that is no message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedRecord {
    /// Its number in the file, from 1.
    pub record: u64,
    /// Why, in the window's language.
    pub reason: String,
    /// What was seen.
    pub detail: String,
}

/// Records that are no message for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedGroup {
    /// Stable code of the reason.
    pub code: String,
    /// Why, in the window's language.
    pub reason: String,
    /// How many.
    pub count: u64,
    /// The first of them.
    pub records: Vec<SkippedRecord>,
}

/// An open question of a survey and its bases, in respondents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// The code of the source.
    pub id: String,
    /// As it was put.
    pub label: String,
    /// To whom it was put.
    pub asked: u64,
    /// Who answered.
    pub answered: u64,
    /// Of whom an answer is coded.
    pub coded: u64,
}

/// What becomes of the records of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    /// Records: messages, duplicates and those left out.
    pub records: u64,
    /// Records that become messages.
    pub messages: u64,
    /// Records met before.
    pub duplicates: u64,
    /// Conversations.
    pub conversations: u64,
    /// Accounts.
    pub accounts: u64,
    /// Messages whose parent is named but absent.
    pub orphans: u64,
    /// Records left out, by reason, the most frequent first.
    pub skipped: Vec<SkippedGroup>,
    /// How many are left out.
    pub skipped_total: u64,
    /// What the analyst should know, in words.
    pub warnings: Vec<String>,
    /// Messages of earlier imports of which counts, ratings or other attributes were brought up to date.
    pub updated: u64,
    /// Messages of earlier imports whose text changed.
    pub revised: u64,
    /// Places in those texts whose words are gone: to be reviewed.
    pub lost: u64,
    /// Respondents of a survey.
    pub respondents: u64,
    /// The open questions of a survey.
    pub questions: Vec<QuestionView>,
}

/// Those left out, by reason: the most frequent first, each reason in the order of the file.
fn groups(all: &[Skipped], lang: Lang) -> Vec<SkippedGroup> {
    let mut groups: Vec<SkippedGroup> = vec![];
    for one in all {
        let at = groups.iter().position(|group| group.code == one.reason).unwrap_or_else(|| {
            groups.push(SkippedGroup { code: one.reason.clone(), reason: locale::left_out(lang, &one.reason), count: 0, records: vec![] });
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.count += 1;
        if group.records.len() < TOLD {
            group.records.push(SkippedRecord { record: one.record, reason: group.reason.clone(), detail: one.detail.clone() });
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}

fn warnings(all: &[Warning], lang: Lang) -> Vec<String> {
    let said = |one: &Warning| locale::noticed(lang, &one.code, &one.detail);
    all.iter().filter(|one| !RENEWED.contains(&one.code.as_str())).map(said).collect()
}

/// What a wave brought up to date has counts of its own.
const RENEWED: [&str; 3] = ["messages_updated", "texts_revised", "spans_lost"];

impl ImportCounts {
    /// The counts of a report, with the questions of its survey.
    pub(super) fn of(report: &Report, respondents: u64, questions: Vec<QuestionBase>, lang: Lang) -> Self {
        let renewed = |code: &str| {
            let said = report.warnings.iter().find(|one| one.code == code);
            said.and_then(|one| one.detail.parse().ok()).unwrap_or(0)
        };
        ImportCounts {
            records: report.records,
            messages: report.messages,
            duplicates: report.duplicates,
            conversations: report.conversations,
            accounts: report.accounts,
            orphans: report.orphans,
            skipped: groups(&report.skipped, lang),
            skipped_total: report.skipped.len() as u64,
            warnings: warnings(&report.warnings, lang),
            updated: renewed(RENEWED[0]),
            revised: renewed(RENEWED[1]),
            lost: renewed(RENEWED[2]),
            respondents,
            questions: questions.into_iter().map(QuestionView::from).collect(),
        }
    }
}

impl From<QuestionBase> for QuestionView {
    fn from(base: QuestionBase) -> Self {
        QuestionView { id: base.id, label: base.label, asked: base.asked, answered: base.answered, coded: base.coded }
    }
}
