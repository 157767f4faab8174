//! Documents in PDF that hold text: their pages, one after the other.
//!
//! The parser runs on a thread of its own: a page that makes it fall, or that takes for ever, is left out and said so.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use pdf_extract::{Dictionary, Document as Pdf, Object, ObjectId, PlainTextOutput, Stream, output_doc_page};

use super::paper::Document;
use super::pdf_weight::{guard, weigh};
use super::{LARGEST, bytes_of};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turn, Turns};
use crate::source::Family;
use crate::values::is_blank;
use crate::workbook::THREAD;

/// Documents in PDF.
pub(in crate::native) static PDF: Native = Native {
    name: "pdf",
    family: Family::Document,
    lasting: false,
    extensions: &["pdf"],
    space: None,
    venue: None,
    personal: &["document_author", "author_name", "recording"],
    tell,
    open,
};

/// The mark may stand a little below the beginning, behind what a mail or a server put there: readers look that far.
fn tell(look: &Look<'_>) -> Option<Told> {
    let begins = look.bytes.trim_ascii_start().starts_with(b"%PDF-");
    let head = &look.bytes[..look.bytes.len().min(1024)];
    let below = || look.extension() == "pdf" && memchr::memmem::find(head, b"%PDF-").is_some();
    if begins || below() { Told::by("native_head", ["%PDF-"]) } else { None }
}

/// A page that takes longer is none of people.
const PATIENCE: Duration = Duration::from_secs(60);
/// No page of people holds more text, in bytes.
const LARGEST_PAGE: usize = 16 * 1024 * 1024;
/// What the contents of a page may unpack to, and a form on it.
const LARGEST_CONTENTS: u64 = 64 * 1024 * 1024;
/// A form packed smaller unpacks to less than that: pages may share hundreds of them.
const LIGHT: usize = 32 * 1024;
/// Forms inside forms, pages under pages.
const DEEPEST: usize = 64;
/// Parsers go deep.
const STACK: usize = 64 * 1024 * 1024;

/// What the thread tells.
enum Said {
    /// What the document says of itself, and how many pages it has.
    Head(Box<Document>, usize),
    /// The text of the next page, unless it cannot be read.
    Page(Option<String>),
    Refused(Fault),
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let bytes = bytes_of(opening, LARGEST)?;
    let length = bytes.len() as u64;
    guard(&bytes)?;
    let stop = Arc::new(AtomicBool::new(false));
    let (tell, told) = sync_channel(4);
    let stopped = Arc::clone(&stop);
    thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // What falls is told by silence.
            let _ = catch_unwind(AssertUnwindSafe(|| parse(&bytes, &tell, &stopped)));
        })
        .map_err(|error| Fault::Io { path: String::new(), number: error.raw_os_error() })?;
    let read = gather(&told);
    stop.store(true, Ordering::Relaxed);
    let (mut document, pages, unread) = read?;
    let mut left: Vec<Turn> = Vec::new();
    for page in &unread {
        left.push(Turn::Left("malformed", format!("page {page}")));
    }
    if pages.iter().all(|page| is_blank(page)) {
        return Err(if unread.is_empty() { Fault::NoTextLayer } else { Fault::DamagedArchive { entry: opening.shown.to_owned() } });
    }
    document.text = pages.join("\n\n");
    let (mut turns, warnings) = document.turns(&format!("pdf:{}", opening.stem()));
    turns.extend(left);
    Ok(Ready::boxed(turns, length, warnings))
}

/// What the thread tells, until its end or until it is silent for too long: the document, its pages, and the numbers of those
/// that cannot be read.
fn gather(told: &Receiver<Said>) -> Result<(Document, Vec<String>, Vec<usize>), Fault> {
    let damaged = || Fault::DamagedArchive { entry: "PDF".to_owned() };
    let (mut document, count) = match told.recv_timeout(PATIENCE) {
        Ok(Said::Head(document, count)) => (*document, count),
        Ok(Said::Refused(fault)) => return Err(fault),
        _ => return Err(damaged()),
    };
    let (mut pages, mut unread) = (Vec::new(), Vec::new());
    for number in 1..=count {
        match told.recv_timeout(PATIENCE) {
            Ok(Said::Page(Some(text))) => pages.push(text),
            Ok(Said::Page(None)) => unread.push(number),
            Ok(_) | Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => {
                unread.extend(number..=count);
                break;
            }
        }
    }
    document.title = document.title.take().filter(|title| !is_blank(title));
    Ok((document, pages, unread))
}

fn parse(bytes: &[u8], tell: &SyncSender<Said>, stop: &AtomicBool) {
    let refuse = |fault| {
        let _ = tell.send(Said::Refused(fault));
    };
    // Without the password the parser may find no page, or nothing.
    let says_encrypted = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let Ok(mut pdf) = Pdf::load_mem(bytes) else {
        let tail = &bytes[bytes.len().saturating_sub(2048)..];
        if says_encrypted {
            return refuse(Fault::Encrypted);
        }
        let is_whole = memchr::memmem::find(tail, b"%%EOF").is_some();
        return refuse(if is_whole { Fault::DamagedArchive { entry: "PDF".to_owned() } } else { Fault::CutShort });
    };
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        return refuse(Fault::Encrypted);
    }
    let pages = pdf.get_pages();
    if pages.is_empty() && says_encrypted {
        return refuse(Fault::Encrypted);
    }
    if tell.send(Said::Head(Box::new(about_itself(&pdf)), pages.len())).is_err() {
        return;
    }
    for (number, page) in &pages {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let read = || {
            is_sound(&pdf, *page).then_some(())?;
            let mut limited = Limited(Vec::new());
            let writer: &mut dyn io::Write = &mut limited;
            output_doc_page(&pdf, &mut PlainTextOutput::new(writer), *number).ok()?;
            Some(tidied(&String::from_utf8_lossy(&limited.0)))
        };
        let text = catch_unwind(AssertUnwindSafe(read)).ok().flatten();
        if tell.send(Said::Page(text)).is_err() {
            return;
        }
    }
}

/// Bytes up to a limit.
struct Limited(Vec<u8>);

impl io::Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LARGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A page without what only parts it from others.
fn tidied(text: &str) -> String {
    let text = text.replace('\u{C}', "\n").replace("\r\n", "\n");
    let lines: Vec<&str> = text.trim_matches('\n').split('\n').map(|line| line.trim_end_matches(' ')).collect();
    lines.join("\n")
}

/// Whether a page stands in a tree and not in a circle, neither do the forms on it, and it unpacks to what a page may hold: the
/// parser would never end.
fn is_sound(pdf: &Pdf, page: ObjectId) -> bool {
    let Ok(mut above) = pdf.get_dictionary(page) else { return false };
    // What was closed could not be weighed before the file was opened.
    let weight = |stream: &Stream| weigh(&stream.filters().unwrap_or_default(), &stream.content, LARGEST_CONTENTS);
    let contents = pdf.get_page_contents(page);
    let streams = contents.iter().filter_map(|id| pdf.get_object(*id).and_then(Object::as_stream).ok());
    if streams.map(weight).fold(0, u64::saturating_add) > LARGEST_CONTENTS {
        return false;
    }
    let mut resources: Vec<&Dictionary> = Vec::new();
    for depth in 0..=DEEPEST {
        resources.extend(inner(pdf, above, b"Resources"));
        match inner(pdf, above, b"Parent") {
            Some(parent) if depth < DEEPEST => above = parent,
            Some(_) => return false,
            None => break,
        }
    }
    // Each form is met as often as it is drawn; past a limit that is a circle, or a bomb.
    let mut waiting: Vec<(&Dictionary, usize)> = resources.into_iter().map(|resources| (resources, 0)).collect();
    let mut met = 0;
    while let Some((resources, depth)) = waiting.pop() {
        met += 1;
        if depth > DEEPEST || met > 10_000 {
            return false;
        }
        let Some(forms) = inner(pdf, resources, b"XObject") else { continue };
        for (_, form) in forms.iter() {
            let Ok(stream) = resolved(pdf, form).as_stream() else { continue };
            let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
            if is_form && stream.content.len() > LIGHT && weight(stream) > LARGEST_CONTENTS {
                return false;
            }
            // A form without resources of its own is drawn with those of what it is drawn on.
            match inner(pdf, &stream.dict, b"Resources") {
                Some(own) if is_form => waiting.push((own, depth + 1)),
                None if is_form && memchr::memmem::find(&stream.decompressed_content().unwrap_or_default(), b"Do").is_some() => {
                    return false;
                }
                _ => {}
            }
        }
    }
    true
}

fn resolved<'p>(pdf: &'p Pdf, object: &'p Object) -> &'p Object {
    object.as_reference().ok().and_then(|id| pdf.get_object(id).ok()).unwrap_or(object)
}

/// A dictionary inside another one.
fn inner<'p>(pdf: &'p Pdf, dictionary: &'p Dictionary, key: &[u8]) -> Option<&'p Dictionary> {
    resolved(pdf, dictionary.get(key).ok()?).as_dict().ok()
}

/// What the document says of itself.
fn about_itself(pdf: &Pdf) -> Document {
    let info = inner(pdf, &pdf.trailer, b"Info");
    let said = |key: &[u8]| {
        let bytes = resolved(pdf, info?.get(key).ok()?).as_str().ok()?;
        let text = match bytes.strip_prefix(b"\xFE\xFF") {
            Some(rest) => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
            None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        };
        Some(text).filter(|text| !is_blank(text))
    };
    // The language is that of the program more often than that of the words: the detector answers better.
    Document {
        title: said(b"Title"),
        author: said(b"Author"),
        created: said(b"CreationDate"),
        keywords: said(b"Keywords"),
        ..Document::default()
    }
}
