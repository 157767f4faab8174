//! Reads a survey to its end; each suite uses a part of this.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::{Item, Legend, Record, Respondent};
use livisible_exchange::{Plan, Recognised, open};
use serde_json::Value;

/// Everything in a survey.
pub struct Survey {
    pub seen: Recognised,
    pub legend: Legend,
    pub respondents: Vec<Respondent>,
    pub records: Vec<Record>,
    /// Respondent and question.
    pub blanks: Vec<(String, String)>,
    /// Number, reason, detail.
    pub skipped: Vec<(u64, String, String)>,
    pub warnings: Vec<(String, String)>,
}

impl Survey {
    pub fn read(path: &Path, plan: &Plan) -> Self {
        let opened = open(path, plan).expect("opened");
        let mut reader = opened.reader.expect("a reader");
        let legend = reader.legend();
        let mut batch = Vec::new();
        while reader.next_batch(&mut batch).expect("readable") {}
        let warnings = reader.warnings().into_iter().map(|warning| (warning.code, warning.detail)).collect();
        let mut survey =
            Survey { seen: opened.recognised, legend, respondents: vec![], records: vec![], blanks: vec![], skipped: vec![], warnings };
        let mut number = 0;
        for item in batch {
            number += u64::from(!matches!(item, Item::Respondent(_)));
            match item {
                Item::Respondent(respondent) => survey.respondents.push(*respondent),
                Item::Record(record) => {
                    assert_eq!(record.number, number);
                    survey.records.push(*record);
                }
                Item::Blank { skipped, respondent, question } => {
                    assert_eq!((skipped.record, skipped.reason.as_str()), (number, "blank_answer"));
                    survey.blanks.push((respondent, question));
                }
                Item::Skipped(skipped) => {
                    assert_eq!(skipped.record, number);
                    survey.skipped.push((skipped.record, skipped.reason, skipped.detail));
                }
            }
        }
        survey
    }

    /// Respondent, question, text.
    pub fn answers(&self) -> Vec<(&str, &str, &str)> {
        assert!(self.records.iter().all(|record| record.account.is_some() && record.account == record.respondent));
        self.records
            .iter()
            .map(|record| {
                (record.respondent.as_deref().unwrap_or_default(), record.question.as_deref().unwrap_or_default(), record.text.as_str())
            })
            .collect()
    }

    pub fn questions(&self) -> Vec<(&str, &str)> {
        self.legend.questions.iter().map(|question| (question.id.as_str(), question.label.as_str())).collect()
    }

    pub fn labels(&self) -> Vec<(&str, &str)> {
        self.legend.labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect()
    }

    pub fn blanks(&self) -> Vec<(&str, &str)> {
        self.blanks.iter().map(|(respondent, question)| (respondent.as_str(), question.as_str())).collect()
    }

    pub fn warnings(&self) -> Vec<(&str, &str)> {
        self.warnings.iter().map(|(code, detail)| (code.as_str(), detail.as_str())).collect()
    }

    pub fn who(&self, at: usize) -> (&str, Option<f64>, Value) {
        let respondent = &self.respondents[at];
        (&respondent.id, respondent.weight, Value::Object(respondent.attributes.clone()))
    }

    pub fn at(&self, record: usize) -> Option<String> {
        self.records[record].posted.as_ref()?.instant.map(|instant| instant.to_rfc3339())
    }
}

/// Whether an id is one that was made of a whole row.
pub fn is_of_a_row(id: &str) -> bool {
    id.len() == 13 && id.starts_with('r') && id[1..].bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/surveys").join(name)
}

pub fn read(name: &str) -> Survey {
    Survey::read(&fixture(name), &Plan::default())
}
