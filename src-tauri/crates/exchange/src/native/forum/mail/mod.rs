//! Mailing lists and mail: mailboxes (`mbox`), the monthly archives of Mailman, and messages alone in their file (`.eml`).
//!
//! A mailbox is read twice: once for its headers, to know who answers whom, then message by message. The account of a message
//! is the address that sent it. What a reply repeats above or below its own words is put apart ([`quote`]).

mod heads;
mod message;
mod quote;
mod split;
mod threads;

use std::fs::File;
use std::path::PathBuf;

use livisible_core::corpus::lists::Space;
use livisible_core::corpus::record::Warning;
use mail_parser::MessageParser;

use self::heads::{Heads, readable};
use self::split::{Split, is_envelope, is_header};
use self::threads::Threads;
use super::Dates;
use crate::encoding::Charset;
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Told, Turn, Turns};
use crate::source::Family;

pub(in crate::native) static FORMAT: Native = Native {
    name: "mbox",
    family: Family::Forum,
    lasting: true,
    extensions: &["mbox", "mbx", "eml", "txt"],
    space: Some(Space::Forum),
    venue: None,
    personal: &["author_name", "quoted", "signature", "footer", "media"],
    tell,
    open,
};

fn tell(look: &Look<'_>) -> Option<Told> {
    let mut lines = look.start().lines();
    let first = lines.next()?;
    if is_envelope(first.as_bytes()) {
        return is_header(lines.next()?.as_bytes()).then(|| Told::by("native_lines", [first]))?;
    }
    // A message alone: headers from the first line to a blank one, those of a message that travelled among them.
    let headers: Vec<&str> = look.start().lines().take(200).take_while(|line| !line.trim().is_empty()).collect();
    let is_part = |line: &&str| line.starts_with([' ', '\t']) || is_header(line.as_bytes());
    if headers.len() < 3 || headers.first()?.starts_with([' ', '\t']) || !headers.iter().all(is_part) {
        return None;
    }
    let has = |names: &[&str]| {
        let said = |line: &&&str| names.iter().any(|name| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        headers.iter().find(said).copied()
    };
    let travelled = has(&["Message-ID:", "Received:", "MIME-Version:", "Return-Path:", "In-Reply-To:"])?;
    let from = has(&["From:"]).filter(|from| from.contains('@') || from.contains(" at "))?;
    has(&["Date:", "Subject:"])?;
    Told::by("native_head", [from, travelled].map(|line| line.split(':').next().unwrap_or(line)))
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let fault = |error: std::io::Error| Fault::io(opening.path, &error);
    let file = || File::open(opening.path).map_err(fault);
    let mut threads = Threads::default();
    let mut split = Split::new(file()?);
    while let Some(raw) = split.next().map_err(fault)? {
        let bytes = readable(raw.bytes, opening.charset);
        let heads = MessageParser::default().parse_headers(&bytes).map(|message| Heads::of(&message));
        threads.add(&heads.unwrap_or_default());
    }
    threads.settle();
    let split = Split::new(file()?);
    Ok(Box::new(Mail { path: opening.path.to_owned(), charset: opening.charset, split, threads, number: 0, dates: Dates::default() }))
}

struct Mail {
    path: PathBuf,
    charset: Charset,
    split: Split<File>,
    threads: Threads,
    /// Messages read so far.
    number: usize,
    dates: Dates,
}

impl Turns for Mail {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        for _ in 0..200 {
            let Some(raw) = self.split.next().map_err(|error| Fault::io(&self.path, &error))? else { return Ok(false) };
            self.dates.next();
            let bytes = readable(raw.bytes, self.charset);
            out.push(message::turn(&bytes, &raw.envelope, &self.threads, self.number, &mut self.dates));
            self.number += 1;
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.split.bytes()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.dates.warnings()
    }
}
