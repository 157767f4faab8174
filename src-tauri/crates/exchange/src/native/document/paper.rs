//! The words of a document as they are met: paragraphs one a line, cells side by side, notes after the text.

use std::collections::BTreeMap;

use livisible_core::corpus::record::{Record, Warning};
use serde_json::{Map, Value};

use super::Dates;
use crate::native::Turn;
use crate::native::transcript::interview;

/// Paragraphs inside paragraphs, cells inside cells: deeper than this they are read as one.
const DEEPEST: usize = 100;
/// Of the words that a comment is about, so many bytes are kept.
const ABOUT: usize = 2000;

/// The words written so far.
#[derive(Default)]
pub(super) struct Paper {
    /// The document itself, then the cells that are open.
    sinks: Vec<String>,
    paragraphs: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Words between the marks of a comment, by its id; those of the first are still open.
    about: (BTreeMap<String, String>, BTreeMap<String, String>),
}

impl Paper {
    /// A blank one.
    pub(super) fn new() -> Self {
        Paper { sinks: vec![String::new()], ..Paper::default() }
    }

    /// Begins a paragraph, which may stand in another one: in a text box.
    pub(super) fn begin_paragraph(&mut self) {
        if self.paragraphs.len() < DEEPEST {
            self.paragraphs.push(String::new());
        }
    }

    /// Writes words into the paragraph; those outside any are white space of the file.
    pub(super) fn write(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(words);
            for about in self.about.0.values_mut().filter(|about| about.len() < ABOUT) {
                about.push_str(words);
            }
        }
    }

    /// Whether the paragraph is still without words, or ends in a space.
    pub(super) fn is_spaced(&self) -> bool {
        self.paragraphs.last().is_none_or(|paragraph| paragraph.is_empty() || paragraph.ends_with([' ', '\n', '\t']))
    }

    /// Ends the paragraph: a line of the document, led by the mark of its list.
    pub(super) fn end_paragraph(&mut self, mark: &str) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let in_cell = self.sinks.len() > 1;
        let Some(sink) = self.sinks.last_mut() else { return };
        if in_cell {
            // A row is a line.
            if !sink.is_empty() && !paragraph.is_empty() {
                sink.push(' ');
            }
            sink.push_str(mark);
            sink.push_str(&paragraph.replace(['\n', '\t'], " "));
        } else {
            sink.push_str(mark);
            sink.push_str(&paragraph);
            sink.push('\n');
        }
    }

    pub(super) fn begin_row(&mut self) {
        if self.rows.len() < DEEPEST {
            self.rows.push(Vec::new());
        }
    }

    pub(super) fn begin_cell(&mut self) {
        if self.sinks.len() < DEEPEST {
            self.sinks.push(String::new());
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.sinks.len() > 1
            && let Some(cell) = self.sinks.pop()
        {
            match self.rows.last_mut() {
                Some(row) => row.push(cell),
                None => self.line(&cell),
            }
        }
    }

    pub(super) fn end_row(&mut self) {
        if let Some(row) = self.rows.pop() {
            let row = row.join("\t");
            self.line(row.trim_end_matches('\t'));
        }
    }

    /// A whole line.
    pub(super) fn line(&mut self, line: &str) {
        self.begin_paragraph();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(line);
        }
        self.end_paragraph("");
    }

    /// What is written from here on is what this comment is about.
    pub(super) fn begin_about(&mut self, comment: String) {
        if self.about.0.len() < DEEPEST {
            self.about.0.insert(comment, String::new());
        }
    }

    /// No more is.
    pub(super) fn end_about(&mut self, comment: &str) {
        if let Some(words) = self.about.0.remove(comment) {
            self.about.1.insert(comment.to_owned(), words);
        }
    }

    /// The words that a comment is about.
    pub(super) fn about(&self, comment: &str) -> Option<&str> {
        self.about.1.get(comment).map(|words| words.trim()).filter(|words| !words.is_empty())
    }

    /// The whole text, without blank lines at its end.
    pub(super) fn finish(&mut self) -> String {
        while !self.paragraphs.is_empty() {
            self.end_paragraph("");
        }
        while self.sinks.len() > 1 {
            self.end_cell();
        }
        while !self.rows.is_empty() {
            self.end_row();
        }
        let text = self.sinks.pop().unwrap_or_default();
        text.trim_end_matches('\n').to_owned()
    }
}

/// A document that was read: one place where it becomes turns, whatever program wrote it.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub title: Option<String>,
    pub author: Option<String>,
    pub created: Option<String>,
    pub lang: Option<String>,
    pub keywords: Option<String>,
    pub text: String,
    pub comments: Vec<Comment>,
    pub warnings: Vec<Warning>,
}

/// A comment in the margin.
#[derive(Debug, Default)]
pub(super) struct Comment {
    pub id: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub text: String,
    /// The words of the document that it is about.
    pub about: Option<String>,
    pub resolved: bool,
}

impl Document {
    /// The document, then its comments, which answer it; `scope` is what the document is known by.
    pub(super) fn turns(self, scope: &str) -> (Vec<Turn>, Vec<Warning>) {
        let mut dates = Dates::default();
        let has_comments = !self.comments.is_empty();
        let name = scope.split_once(':').map_or(scope, |(_, name)| name);
        let spoken = interview::of_document(&self.text, scope, name);
        let within = (has_comments && spoken.is_none()).then(|| scope.to_owned());
        let mut attributes = Map::new();
        for (name, said) in [("document_title", &self.title), ("document_author", &self.author), ("tags", &self.keywords)] {
            if let Some(said) = said.as_deref().map(str::trim).filter(|said| !said.is_empty()) {
                attributes.insert(name.to_owned(), said.into());
            }
        }
        let mut records = match spoken {
            // When the document was typed is not when people spoke.
            Some(spoken) => spoken,
            None => vec![Record {
                id: within.clone(),
                within,
                posted: self.created.as_deref().and_then(|date| dates.posted(date, 1)),
                text: self.text,
                ..Record::default()
            }],
        };
        for record in &mut records {
            record.lang.clone_from(&self.lang);
        }
        if let Some(first) = records.first_mut() {
            first.attributes.extend(attributes);
        }
        // What a comment is about stands in one of the turns; without it, in the whole.
        let answered = |about: Option<&str>| {
            let holds = |record: &&Record| about.is_some_and(|about| record.text.contains(about));
            let found = records.iter().find(holds).or(records.first());
            found.and_then(|record| record.id.clone()).unwrap_or_else(|| scope.to_owned())
        };
        let answered: Vec<String> = self.comments.iter().map(|comment| answered(comment.about.as_deref())).collect();
        let mut turns: Vec<Turn> = records.into_iter().map(Turn::from).collect();
        for (comment, answered) in self.comments.into_iter().zip(answered) {
            let number = turns.len() as u64 + 1;
            let mut attributes = Map::new();
            if let Some(about) = comment.about {
                attributes.insert("about".to_owned(), Value::String(about));
            }
            if comment.resolved {
                attributes.insert("resolved".to_owned(), true.into());
            }
            turns.push(
                Record {
                    id: Some(format!("{scope}/comment-{}", comment.id)),
                    parent: Some(comment.parent.map_or(answered, |parent| format!("{scope}/comment-{parent}"))),
                    within: Some(scope.to_owned()),
                    account: comment.author,
                    posted: comment.date.as_deref().and_then(|date| dates.posted(date, number)),
                    attributes,
                    text: comment.text,
                    ..Record::default()
                }
                .into(),
            );
        }
        let mut warnings = self.warnings;
        warnings.extend(dates.warnings());
        (turns, warnings)
    }
}
