//! The rows of one sheet, as a stream.
//!
//! A workbook is opened on a thread of its own: the reader of its cells borrows from it, a sheet never stands whole in
//! memory where the format allows it, and a workbook that makes its parser fall ends the stream, not the program.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Data, DataRef, Ods, Range, Reader as _, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use livisible_core::corpus::record::Warning;

use super::cell::shown;
use super::kind::Kind;
use crate::fault::Fault;
use crate::table::{Row, Rows};
use crate::values::is_blank;

/// Rows sent at a time, and how many such loads wait.
const LOAD: usize = 256;
const WAITING: usize = 4;

/// The number of columns that a sheet of Excel may have; a cell said to stand beyond would fill the memory with blanks.
const COLUMNS: u32 = 16_384;

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// Every sheet of cells, in order.
    pub names: Vec<String>,
    /// Those that hold something; the visible ones first.
    pub filled: Vec<String>,
}

/// The sheets of a workbook, and which of them hold something.
pub fn sheets(path: &Path, kind: Kind) -> Result<Sheets, Fault> {
    let path = path.to_owned();
    on_thread(move || list(&path, kind))?.join().unwrap_or_else(|_| Err(fallen()))
}

/// The name of the thread on which workbooks are parsed: what falls there is told as a fault, and needs no other words.
pub const THREAD: &str = "workbook";

fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<thread::JoinHandle<T>, Fault> {
    thread::Builder::new()
        .name(THREAD.to_owned())
        .spawn(work)
        .map_err(|error| Fault::Io { path: String::new(), number: error.raw_os_error() })
}

fn fallen() -> Fault {
    Fault::NotAWorkbook { detail: "its content makes no sense".to_owned() }
}

/// A workbook of any kind.
enum Book {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xlsb(Box<Xlsb<BufReader<File>>>),
    Xls(Box<Xls<BufReader<File>>>),
    Ods(Box<Ods<BufReader<File>>>),
}

fn open(path: &Path, kind: Kind) -> Result<Book, Fault> {
    let file = BufReader::new(File::open(path).map_err(|error| Fault::io(path, &error))?);
    Ok(match kind {
        Kind::Xlsx => Book::Xlsx(Box::new(Xlsx::new(file).map_err(fault)?)),
        Kind::Xlsb => Book::Xlsb(Box::new(Xlsb::new(file).map_err(fault)?)),
        Kind::Xls => Book::Xls(Box::new(Xls::new(file).map_err(fault)?)),
        Kind::Ods => Book::Ods(Box::new(Ods::new(file).map_err(fault)?)),
    })
}

/// What a parser says, as a fault: the words for protection by password differ by kind, their sense does not.
fn fault(error: impl std::fmt::Display + std::fmt::Debug) -> Fault {
    let words = format!("{error} {error:?}").to_ascii_lowercase();
    if words.contains("password") || words.contains("encrypt") || words.contains("filepass") {
        Fault::Encrypted
    } else {
        Fault::NotAWorkbook { detail: error.to_string() }
    }
}

fn list(path: &Path, kind: Kind) -> Result<Sheets, Fault> {
    let mut book = open(path, kind)?;
    let all: Vec<calamine::Sheet> = match &book {
        Book::Xlsx(book) => book.sheets_metadata(),
        Book::Xlsb(book) => book.sheets_metadata(),
        Book::Xls(book) => book.sheets_metadata(),
        Book::Ods(book) => book.sheets_metadata(),
    }
    .iter()
    .filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet | SheetType::MacroSheet))
    .cloned()
    .collect();
    let names: Vec<String> = all.iter().map(|sheet| sheet.name.clone()).collect();
    let (visible, hidden): (Vec<&calamine::Sheet>, Vec<&calamine::Sheet>) =
        all.iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut filled = Vec::new();
    for sheet in visible.into_iter().chain(hidden) {
        // A sheet that cannot be read is left for the moment when somebody asks for it.
        if holds_something(&mut book, &sheet.name).unwrap_or(true) {
            filled.push(sheet.name.clone());
        }
    }
    Ok(Sheets { names, filled })
}

fn holds_something(book: &mut Book, sheet: &str) -> Result<bool, Fault> {
    if let Book::Xlsx(book) = book {
        let mut cells = book.worksheet_cells_reader(sheet).map_err(fault)?;
        let mut text = String::new();
        while let Some(cell) = cells.next_cell().map_err(fault)? {
            shown(cell.get_value(), &mut text);
            if !is_blank(&text) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    Ok(!range(book, sheet)?.is_empty())
}

/// A whole sheet: the parsers of these kinds give no less.
fn range(book: &mut Book, sheet: &str) -> Result<Range<Data>, Fault> {
    match book {
        Book::Xlsx(book) => book.worksheet_range(sheet).map_err(fault),
        Book::Xlsb(book) => book.worksheet_range(sheet).map_err(fault),
        Book::Xls(book) => book.worksheet_range(sheet).map_err(fault),
        Book::Ods(book) => book.worksheet_range(sheet).map_err(fault),
    }
}

/// The rows of one sheet; blank ones, which workbooks are full of, are no rows.
pub struct SheetRows {
    loads: Receiver<Result<Vec<Row>, Fault>>,
    load: std::vec::IntoIter<Row>,
    size: u64,
    /// Thousandths of the sheet that were read, as far as its declared size tells.
    progress: Arc<AtomicU64>,
    worker: Option<thread::JoinHandle<()>>,
}

impl SheetRows {
    /// Starts at the first row of the sheet.
    pub fn open(path: &Path, kind: Kind, sheet: &str) -> Result<Self, Fault> {
        let size = std::fs::metadata(path).map_err(|error| Fault::io(path, &error))?.len();
        let (sender, loads) = sync_channel(WAITING);
        let progress = Arc::new(AtomicU64::new(0));
        let (path, sheet, seen): (PathBuf, String, Arc<AtomicU64>) = (path.to_owned(), sheet.to_owned(), Arc::clone(&progress));
        let worker = on_thread(move || {
            if let Err(fault) = send(&path, kind, &sheet, &sender, &seen) {
                // Nobody listens any more when the reader was dropped: then there is nobody to tell.
                let _ = sender.send(Err(fault));
            }
        })?;
        Ok(SheetRows { loads, load: Vec::new().into_iter(), size, progress, worker: Some(worker) })
    }
}

impl Rows for SheetRows {
    fn next_row(&mut self, row: &mut Row) -> Result<bool, Fault> {
        loop {
            if let Some(next) = self.load.next() {
                *row = next;
                return Ok(true);
            }
            match self.loads.recv() {
                Ok(load) => self.load = load?.into_iter(),
                // The sender is gone: at the end of the sheet, or because the parser fell.
                Err(_) => {
                    return match self.worker.take().map(thread::JoinHandle::join) {
                        Some(Err(_)) => Err(fallen()),
                        _ => Ok(false),
                    };
                }
            }
        }
    }

    fn bytes_read(&self) -> u64 {
        self.size / 1000 * self.progress.load(Ordering::Relaxed).min(1000)
    }

    fn warnings(&mut self) -> Vec<Warning> {
        Vec::new()
    }
}

/// Gathers rows into loads.
struct Outbox<'a> {
    sender: &'a SyncSender<Result<Vec<Row>, Fault>>,
    load: Vec<Row>,
    open: bool,
}

impl Outbox<'_> {
    fn put(&mut self, row: Row) {
        if row.iter().all(is_blank) {
            return;
        }
        self.load.push(row);
        if self.load.len() == LOAD {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if !self.load.is_empty() {
            self.open = self.sender.send(Ok(std::mem::take(&mut self.load))).is_ok();
        }
    }
}

fn send(path: &Path, kind: Kind, sheet: &str, sender: &SyncSender<Result<Vec<Row>, Fault>>, progress: &AtomicU64) -> Result<(), Fault> {
    let mut outbox = Outbox { sender, load: Vec::new(), open: true };
    let mut book = open(path, kind)?;
    match &mut book {
        Book::Xlsx(book) => send_cells(book, sheet, &mut outbox, progress)?,
        _ => send_range(&range(&mut book, sheet)?, &mut outbox, progress),
    }
    outbox.flush();
    Ok(())
}

fn send_cells(book: &mut Xlsx<BufReader<File>>, sheet: &str, outbox: &mut Outbox<'_>, progress: &AtomicU64) -> Result<(), Fault> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(fault)?;
    let last = u64::from(cells.dimensions().end.0).max(1);
    let (mut row, mut at, mut text) = (Row::new(), None, String::new());
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (line, column) = cell.get_position();
        if column >= COLUMNS {
            return Err(Fault::NotAWorkbook { detail: format!("column {}", u64::from(column) + 1) });
        }
        if at != Some(line) {
            if at.is_some() {
                outbox.put(std::mem::take(&mut row));
            }
            if !outbox.open {
                return Ok(());
            }
            at = Some(line);
            progress.store(u64::from(line) * 1000 / last, Ordering::Relaxed);
        }
        shown(cell.get_value(), &mut text);
        if text.is_empty() {
            continue;
        }
        while row.len() < column as usize {
            row.push_field("");
        }
        row.push_field(&text);
    }
    outbox.put(row);
    Ok(())
}

fn send_range(range: &Range<Data>, outbox: &mut Outbox<'_>, progress: &AtomicU64) {
    let left = range.start().map_or(0, |(_, column)| column);
    let (height, mut text) = (range.height().max(1) as u64, String::new());
    for (at, cells) in range.rows().enumerate() {
        if !outbox.open {
            return;
        }
        // Cells that close a row without holding anything are no cells.
        let width = cells.iter().rposition(|cell| *cell != Data::Empty).map_or(0, |last| last + 1);
        let mut row = Row::new();
        (0..left).for_each(|_| row.push_field(""));
        for cell in &cells[..width] {
            shown(&lent(cell), &mut text);
            row.push_field(&text);
        }
        outbox.put(row);
        progress.store(at as u64 * 1000 / height, Ordering::Relaxed);
    }
}

/// The same cell, lent rather than copied.
fn lent(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
