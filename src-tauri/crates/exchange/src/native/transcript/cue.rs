//! The cues of captions, one at a time, in the three forms of a text with times: WebVTT, SubRip and the SBV of YouTube.
//!
//! Nothing here knows who speaks. What is no cue is answered too: a block is never passed over.

use super::clock;
use super::lines::{Lines, seen};
use crate::fault::Fault;
use crate::table::rows::LARGEST_RECORD;

/// A form of captions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `WEBVTT`, `00:01.000 --> 00:02.000`, tags, notes, styles.
    WebVtt,
    /// A number, `00:00:01,000 --> 00:00:02,000`, words.
    SubRip,
    /// `0:00:01.000,0:00:02.000`, words.
    Sbv,
}

/// What is shown between two times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cue {
    /// In milliseconds.
    pub start: u64,
    /// In milliseconds.
    pub end: u64,
    /// The time of its beginning as the file has it.
    pub written: String,
    /// Its lines, markup included.
    pub lines: Vec<String>,
}

/// A block of the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    /// A cue.
    Cue(Cue),
    /// A comment of whoever made the file.
    Note(String),
    /// Neither.
    Malformed(String),
}

/// Reads the blocks of a file.
pub struct Cues {
    lines: Lines,
    dialect: Dialect,
    /// Lines read ahead, the next one last.
    ahead: Vec<String>,
    /// The number of the last cue, where cues are numbered.
    number: Option<u64>,
    started: bool,
    lang: Option<String>,
    blocks: u64,
}

/// The times of a cue, and the first as it is written.
fn span(line: &str, dialect: Dialect) -> Option<(u64, u64, &str)> {
    let (start, end) = if dialect == Dialect::Sbv { line.split_once(',')? } else { line.split_once("-->")? };
    let (start, end) = (start.trim(), end.split_whitespace().next()?);
    Some((clock::read(start)?, clock::read(end)?, start))
}

/// Whether a line holds the times of a cue.
pub fn is_timing(line: &str, dialect: Dialect) -> bool {
    span(line, dialect).is_some()
}

fn number(line: &str) -> Option<u64> {
    let line = line.trim();
    if line.bytes().all(|byte| byte.is_ascii_digit()) { line.parse().ok() } else { None }
}

impl Cues {
    /// Reads these lines as captions.
    pub fn new(lines: Lines, dialect: Dialect) -> Self {
        Cues { lines, dialect, ahead: Vec::new(), number: None, started: false, lang: None, blocks: 0 }
    }

    /// The lines they are read from.
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The language that the header names.
    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    fn line(&mut self) -> Result<Option<String>, Fault> {
        match self.ahead.pop() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    /// The next block; `None` after the last.
    pub fn next(&mut self) -> Result<Option<Block>, Fault> {
        loop {
            let Some(first) = self.line()? else { return Ok(None) };
            if first.trim().is_empty() {
                continue;
            }
            let opens_file = !std::mem::replace(&mut self.started, true);
            if self.dialect == Dialect::WebVtt {
                if opens_file && is_signature(&first) {
                    self.header()?;
                    continue;
                }
                if matches!(first.trim_end(), "STYLE" | "REGION") {
                    self.rest_of_block(String::new())?;
                    continue;
                }
                if first == "NOTE" || first.starts_with("NOTE ") || first.starts_with("NOTE\t") {
                    return Ok(Some(Block::Note(self.rest_of_block(first)?)));
                }
            }
            self.blocks += 1;
            return self.block(first).map(Some);
        }
    }

    fn header(&mut self) -> Result<(), Fault> {
        while let Some(line) = self.line()? {
            if line.is_empty() {
                return Ok(());
            }
            if is_timing(&line, self.dialect) {
                self.ahead.push(line);
                return Ok(());
            }
            if let Some(lang) = line.strip_prefix("Language:") {
                self.lang = Some(lang.trim().to_owned());
            }
        }
        Ok(())
    }

    /// What is left of a block, as people see it.
    fn rest_of_block(&mut self, first: String) -> Result<String, Fault> {
        let mut all = first;
        while let Some(line) = self.line()? {
            if line.trim().is_empty() {
                break;
            }
            if is_timing(&line, self.dialect) {
                self.ahead.push(line);
                break;
            }
            if all.len() < 2000 {
                all.push('\n');
                all.push_str(&line);
            }
        }
        Ok(seen(&all))
    }

    fn block(&mut self, first: String) -> Result<Block, Fault> {
        if let Some((start, end, written)) = span(&first, self.dialect) {
            let cue = Cue { start, end, written: written.to_owned(), lines: Vec::new() };
            return self.payload(cue, None);
        }
        let second = self.line()?;
        if let Some(second) = second {
            if let Some((start, end, written)) = span(&second, self.dialect) {
                let cue = Cue { start, end, written: written.to_owned(), lines: Vec::new() };
                return self.payload(cue, number(&first));
            }
            self.ahead.push(second);
        }
        Ok(Block::Malformed(self.rest_of_block(first)?))
    }

    fn payload(&mut self, mut cue: Cue, counted: Option<u64>) -> Result<Block, Fault> {
        self.number = counted.or(self.number);
        let mut size = 0;
        while let Some(line) = self.line()? {
            // YouTube writes a line of one space where a caption has one line only: it is shown, it ends nothing.
            let ends = if self.dialect == Dialect::WebVtt { line.is_empty() } else { line.trim().is_empty() };
            if ends {
                if self.dialect == Dialect::SubRip && !cue.lines.is_empty() && self.goes_on()? {
                    continue;
                }
                break;
            }
            if is_timing(&line, self.dialect) {
                self.ahead.push(line);
                // No blank line before this cue: the number above it is its own, where it is the one to come.
                let next = self.number.and_then(|number| number.checked_add(1));
                if next.is_some() && cue.lines.last().and_then(|last| number(last)) == next {
                    self.ahead.extend(cue.lines.pop());
                }
                break;
            }
            size += line.len() as u64 + 1;
            if size > LARGEST_RECORD {
                return Err(Fault::OversizedRecord { record: self.blocks, limit: LARGEST_RECORD });
            }
            cue.lines.push(line);
        }
        Ok(Block::Cue(cue))
    }

    /// Whether the words of a cue go on after a blank line: neither the number nor the times of another follow.
    fn goes_on(&mut self) -> Result<bool, Fault> {
        loop {
            let Some(line) = self.line()? else { return Ok(false) };
            if line.trim().is_empty() {
                continue;
            }
            let goes_on = number(&line).is_none() && !line.contains("-->");
            self.ahead.push(line);
            return Ok(goes_on);
        }
    }
}

/// `WEBVTT`, alone or before white space.
pub fn is_signature(line: &str) -> bool {
    line.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}
