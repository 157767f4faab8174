//! A chat written as text, entry by entry: a head, and every line up to the next one.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use livisible_core::corpus::record::{Posted, Warning};
use rustc_hash::FxHashMap;

use super::calendar::{Order, Survey, posted};
use super::stamp::{Shape, Stamp, stamp};
use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::json::cut::Cutter;
use crate::table::rows::LARGEST_RECORD;
use crate::table::shape::notices::Counted;

/// A head of another shape than this share of all heads is taken for words of a message: somebody pasted a chat into the chat.
const RARE: u64 = 10;

/// One entry of the chat.
#[derive(Debug)]
pub(super) struct Entry {
    /// When; `None` for a line before the first head.
    pub posted: Option<Posted>,
    /// What follows the head, up to the next one.
    pub text: String,
}

/// Looks at every head of a file, in order.
pub(super) fn survey(path: &Path, charset: Charset, see: &mut dyn FnMut(&Stamp<'_>)) -> Result<(), Fault> {
    let fault = |error: io::Error| fault(path, 0, &error);
    let mut cutter = Cutter::new(Decoder::of_file(path, charset).map_err(fault)?);
    let mut line = Vec::new();
    while cutter.line(&mut line).map_err(fault)? {
        if let Some(stamp) = std::str::from_utf8(&line).ok().and_then(stamp) {
            see(&stamp);
        }
    }
    Ok(())
}

fn fault(path: &Path, record: u64, error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Fault::OversizedRecord { record: record + 1, limit: LARGEST_RECORD },
        _ => Fault::io(path, error),
    }
}

/// Reads a chat entry by entry.
pub(super) struct Lines {
    path: PathBuf,
    cutter: Cutter<Decoder<File>>,
    shapes: Vec<Shape>,
    order: Order,
    ambiguous: bool,
    /// Heads of a rare shape, and those whose half of the day is not known.
    set_aside: Counted,
    halves: Counted,
    pending: Option<Entry>,
    number: u64,
    undated: Counted,
    zoneless: Counted,
    ended: bool,
}

impl Lines {
    /// Opens a file whose heads are looked at first, each by `see` too: they tell the order of the dates, and how heads are written.
    pub fn open(path: &Path, charset: Charset, see: &mut dyn FnMut(&Stamp<'_>)) -> Result<Self, Fault> {
        let (mut calendar, mut shapes, mut heads) = (Survey::default(), FxHashMap::<Shape, u64>::default(), 0);
        survey(path, charset, &mut |stamp| {
            heads += 1;
            *shapes.entry(stamp.shape).or_default() += 1;
            calendar.see(&stamp.date);
            see(stamp);
        })?;
        let (order, ambiguous) = calendar.verdict();
        let shapes = shapes.into_iter().filter(|(_, times)| times * RARE >= heads).map(|(shape, _)| shape).collect();
        let cutter = Cutter::new(Decoder::of_file(path, charset).map_err(|error| fault(path, 0, &error))?);
        Ok(Lines {
            path: path.to_owned(),
            cutter,
            shapes,
            order,
            ambiguous,
            set_aside: Counted::default(),
            halves: Counted::default(),
            pending: None,
            number: 0,
            undated: Counted::default(),
            zoneless: Counted::default(),
            ended: false,
        })
    }

    /// The next entry; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Entry>, Fault> {
        let mut line = Vec::new();
        while !self.ended {
            let more = self.cutter.line(&mut line).map_err(|error| fault(&self.path, self.number, &error))?;
            if !more {
                self.ended = true;
                break;
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.strip_suffix('\r').unwrap_or(&text);
            let (head, is_rare) = match stamp(text) {
                Some(stamp) if self.shapes.contains(&stamp.shape) => (Some(stamp), false),
                rare => (None, rare.is_some()),
            };
            // The entry that a line belongs to, counted from one.
            let entry = self.number + 1 + u64::from(self.pending.is_some() && head.is_some());
            self.set_aside.note(usize::from(is_rare), entry);
            self.halves.note(usize::from(head.is_some_and(|head| head.half_is_unknown)), entry);
            let begun = match (head, &mut self.pending) {
                (Some(stamp), _) => Entry { posted: Some(posted(&stamp, self.order)), text: stamp.rest.to_owned() },
                (None, Some(pending)) if pending.posted.is_some() => {
                    pending.text.push('\n');
                    pending.text.push_str(text);
                    if pending.text.len() as u64 > LARGEST_RECORD {
                        return Err(Fault::OversizedRecord { record: self.number + 1, limit: LARGEST_RECORD });
                    }
                    continue;
                }
                (None, _) if text.trim().is_empty() => continue,
                (None, _) => Entry { posted: None, text: text.to_owned() },
            };
            if let Some(entry) = self.pending.replace(begun) {
                return Ok(Some(self.whole(entry)));
            }
        }
        Ok(self.pending.take().map(|entry| self.whole(entry)))
    }

    /// An entry to which no line is added any more. Empty lines before the next head are the file's, for phones send none.
    fn whole(&mut self, mut entry: Entry) -> Entry {
        self.number += 1;
        entry.text.truncate(entry.text.trim_end_matches(['\n', '\r']).len());
        if let Some(posted) = &entry.posted {
            self.undated.note(usize::from(posted.instant.is_none()), self.number);
            self.zoneless.note(usize::from(posted.instant.is_some()), self.number);
        }
        entry
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.cutter.source().raw_bytes()
    }

    /// What was noticed over the whole file.
    pub fn warnings(&self) -> Vec<Warning> {
        let said = |code: &str, detail: String| Warning { code: code.to_owned(), detail };
        let malformed = self.cutter.source().malformed();
        [
            (malformed > 0).then(|| said("invalid_bytes", malformed.to_string())),
            self.ambiguous.then(|| {
                let code = if self.order == Order::Month { "ambiguous_dates_month_first" } else { "ambiguous_dates" };
                said(code, self.number.to_string())
            }),
            self.set_aside.warning("heads_inside_messages"),
            self.halves.warning("unknown_halves_of_day"),
            self.undated.warning("unreadable_dates"),
            self.zoneless.warning("dates_without_zone"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
