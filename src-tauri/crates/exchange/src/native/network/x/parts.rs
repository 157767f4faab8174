//! The files of an archive: JavaScript that gives an array to a variable, read as the array that it is, whether the archive
//! is packed or not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::json::cut::Cutter;
use crate::workbook::archive;

/// How long the name of a variable is at most.
const LONGEST_NAME: usize = 4096;

/// The elements of a file's array.
pub type Elements = Cutter<Box<dyn Read + Send>>;

/// One file of an archive.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name without folders.
    pub name: String,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    /// A file of its own.
    File { path: PathBuf, charset: Charset },
    /// An entry of a ZIP archive: where its bytes begin, and how many they are.
    Entry { path: PathBuf, start: u64, packed: u64, is_deflated: bool },
}

impl Part {
    /// A file that is not packed.
    pub fn of_file(path: &Path, charset: Charset) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Part { name, place: Place::File { path: path.to_owned(), charset } }
    }

    /// Opens it at the first element of its array.
    ///
    /// # Errors
    /// Those of the file system; [`Fault::NoRecords`] where there is no array.
    pub fn open(&self) -> Result<Elements, Fault> {
        let (path, source) = match &self.place {
            Place::File { path, charset } => (path, Decoder::of_file(path, *charset).map(|file| Box::new(file) as Box<dyn Read + Send>)),
            Place::Entry { path, start, packed, is_deflated } => (path, entry(path, *start, *packed, *is_deflated)),
        };
        let fault = |error: io::Error| Fault::io(path, &error);
        let mut cutter = Cutter::new(source.map_err(fault)?);
        for _ in 0..LONGEST_NAME {
            match cutter.peek().map_err(|_| Fault::DamagedArchive { entry: self.name.clone() })? {
                None => break,
                Some(b'[') => {
                    cutter.eat(b'[').map_err(fault)?;
                    return Ok(cutter);
                }
                Some(byte) => cutter.eat(byte).map_err(fault).map(drop)?,
            }
        }
        Err(Fault::NoRecords)
    }
}

fn entry(path: &Path, start: u64, packed: u64, is_deflated: bool) -> io::Result<Box<dyn Read + Send>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let bytes = file.take(packed);
    Ok(if is_deflated { Box::new(DeflateDecoder::new(bytes)) } else { Box::new(bytes) })
}

/// The files of a packed archive, each with its path there, in order.
///
/// # Errors
/// [`Fault::CutShort`] without its directory, [`Fault::TooLarge`] for a bomb, [`Fault::Encrypted`] behind a password.
pub fn of_zip(path: &Path) -> Result<Vec<(String, Part)>, Fault> {
    let fault = |error: io::Error| Fault::io(path, &error);
    let mut file = File::open(path).map_err(fault)?;
    let directory = archive::read(&mut file).map_err(fault)?.ok_or(Fault::CutShort)?;
    directory.guard()?;
    let damaged = |entry: &str| Fault::DamagedArchive { entry: entry.to_owned() };
    let mut zip = ZipArchive::new(file).map_err(|_| damaged(""))?;
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let Ok(told) = zip.by_index_raw(at) else { continue };
        let Ok(name) = told.name().map(|name| name.into_owned()) else { continue };
        if !name.ends_with(".js") {
            continue;
        }
        if told.encrypted() {
            return Err(Fault::Encrypted);
        }
        let is_deflated = match told.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            other => return Err(Fault::FormatNotYet { what: format!("ZIP ({other})") }),
        };
        let start = told.data_start().ok_or_else(|| damaged(&name))?;
        let place = Place::Entry { path: path.to_owned(), start, packed: told.compressed_size(), is_deflated };
        let part = Part { name: name.rsplit('/').next().unwrap_or_default().to_owned(), place };
        parts.push((name, part));
    }
    parts.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(parts)
}
