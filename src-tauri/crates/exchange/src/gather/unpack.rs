//! The files of a ZIP archive, and those that are shrunk by themselves, each into a place of its own, within what was left of the room for all archives.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::expand::{self, Shrunk};
use super::{Gathered, Limits, aside, name, pack};
use crate::fault::Fault;
use crate::workbook::archive::{self, Archive, SUSPECT, SUSPECT_RATIO};
use crate::workbook::kind;

/// Stands between an archive and what it holds.
const INSIDE: &str = " › ";

/// Whether a file is an archive of files: not a workbook, a document or a program that happens to be packed as one.
/// One that is cut short is: what is wrong with it is told when it is unpacked.
pub fn is_archive(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(4).read_to_end(&mut head));
    if read.is_err() || !(head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")) {
        return false;
    }
    match kind(path, &head) {
        Err(Fault::FormatNotYet { what }) => what == "ZIP" && !is_document(path),
        Err(Fault::TooLarge { .. } | Fault::CutShort) => true,
        _ => false,
    }
}

/// Documents of offices and books for readers are archives too, and nobody means their parts.
fn is_document(path: &Path) -> bool {
    let directory = File::open(path).and_then(|mut file| archive::read(&mut file));
    let parts = ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"];
    matches!(directory, Ok(Some(archive)) if archive.names.iter().any(|name| parts.contains(&name.as_str())))
}

/// Unpacks archives, one after the other.
pub struct Unpacker<'a> {
    scratch: &'a Path,
    limits: Limits,
    bytes: u64,
    /// Bytes of all that was unpacked, in any way.
    expanded: u64,
    places: u64,
    aside: u64,
}

impl<'a> Unpacker<'a> {
    /// Unpacks under `scratch`, up to these limits.
    pub fn new(scratch: &'a Path, limits: Limits) -> Self {
        Unpacker { scratch, limits, bytes: 0, expanded: 0, places: 0, aside: 0 }
    }

    /// The most files of one choice.
    pub fn most_files(&self) -> usize {
        self.limits.files
    }

    /// Counts files that hold no messages.
    pub fn set_aside(&mut self, files: u64) {
        self.aside += files;
    }

    /// How many were counted since this was asked last.
    pub fn take_aside(&mut self) -> u64 {
        std::mem::take(&mut self.aside)
    }

    /// Puts a file into `out`: the files of an archive, what a file that is shrunk holds, else itself. Where it fails, the file
    /// with its fault.
    pub fn open(&mut self, file: Gathered, out: &mut Vec<Gathered>) {
        if is_archive(&file.path) && !pack::is_export(&file.path, &file.shown) {
            return match self.repack(&file) {
                Some(packed) => out.push(Gathered::of(packed, file.shown, None)),
                None => self.within(file, 0, out),
            };
        }
        let opened = expand::shrunk(&file.path).map(|shrunk| self.expand(&file, shrunk));
        out.push(opened.unwrap_or(file));
    }

    /// How many bytes all that is still to be unpacked may become.
    fn left(&self) -> u64 {
        self.limits.expanded.saturating_sub(self.expanded)
    }

    /// What a file holds that is shrunk by itself.
    fn expand(&mut self, file: &Gathered, shrunk: Shrunk) -> Gathered {
        let inner = expand::inside(&file.shown).to_owned();
        let expanded = self.place().and_then(|place| {
            let path = place.join(name::on_disk(&inner));
            let bytes = expand::expand(&file.path, shrunk, &path, self.left())?;
            self.expanded += bytes;
            Ok(path)
        });
        match expanded {
            Ok(path) => Gathered::of(path, format!("{}{INSIDE}{inner}", file.shown), None),
            Err(fault) => Gathered::of(file.path.clone(), file.shown.clone(), Some(fault)),
        }
    }

    /// An archive of one export whose films make it too large for its reader, with its lists alone; `None` where it is none.
    fn repack(&mut self, file: &Gathered) -> Option<PathBuf> {
        let mut archive = whole(&file.path).ok()?;
        let shown = |at: usize| archive.by_index_data(at).map(|entry| name::shown(entry.name_raw(), "")).unwrap_or_default();
        let names: Vec<String> = (0..archive.len()).map(shown).collect();
        if !pack::may_be_export_inside(&names) {
            return None;
        }
        let path = self.place().ok()?.join(format!("{}.zip", name::on_disk(&file.shown)));
        let aside = pack::repack(&mut archive, &names, &path, self.limits.bytes.saturating_sub(self.bytes).min(self.left()));
        let packed = self.given(path, &file.shown, aside)?;
        self.bytes += packed.metadata().map_or(0, |metadata| metadata.len());
        Some(packed)
    }

    /// A folder that is one export, as the archive that it was; `None` where it is none after all.
    pub fn pack(&mut self, folder: &Path, shown: &str) -> Option<PathBuf> {
        let path = self.place().ok()?.join(format!("{}.zip", name::on_disk(shown)));
        let aside = pack::pack(folder, &path, self.limits.files, self.left()).ok().flatten();
        self.given(path, shown, aside)
    }

    /// What was packed, where it is an export after all.
    fn given(&mut self, path: PathBuf, shown: &str, aside: Option<u64>) -> Option<PathBuf> {
        if let Some(aside) = aside.filter(|_| pack::is_export(&path, shown)) {
            self.aside += aside;
            self.expanded += path.metadata().map_or(0, |metadata| metadata.len());
            return Some(path);
        }
        // Its files are gathered one by one; what cannot be removed goes with the scratch folder.
        let _ = fs::remove_file(path);
        None
    }

    fn within(&mut self, file: Gathered, depth: usize, out: &mut Vec<Gathered>) {
        let opened = whole(&file.path);
        let mut archive = match opened {
            Ok(archive) => archive,
            Err(fault) => return out.push(Gathered { fault: Some(fault), ..file }),
        };
        let mut entries: Vec<(String, usize)> = (0..archive.len())
            .filter_map(|at| {
                let entry = archive.by_index_data(at).ok()?;
                let said = entry.name().map(|name| name.into_owned()).unwrap_or_default();
                let shown = name::shown(entry.name_raw(), &said);
                (!entry.is_dir() && !shown.ends_with('/') && !name::is_litter_inside(&shown)).then_some((shown, at))
            })
            .collect();
        entries.sort();
        let of_meta = aside::is_of_meta(entries.iter().map(|(entry, _)| entry.as_str()));
        let all = entries.len();
        entries.retain(|(entry, _)| !(aside::is_media(entry) || (of_meta && !aside::is_written(entry))));
        let sizes =
            entries.iter().filter_map(|(_, at)| archive.by_index_data(*at).ok()).map(|entry| (entry.size(), entry.compressed_size()));
        let (unpacked, packed) = sizes.fold((0u64, 0u64), |sum, one| (sum.0.saturating_add(one.0), sum.1.saturating_add(one.1)));
        if let Err(fault) = (Archive { names: Vec::new(), unpacked, packed }).guard() {
            return out.push(Gathered { fault: Some(fault), ..file });
        }
        self.aside += (all - entries.len()) as u64;
        for (entry, at) in entries {
            let shown = format!("{}{INSIDE}{entry}", file.shown);
            if out.len() >= self.limits.files {
                return out.push(Gathered { fault: Some(Fault::TooManyFiles { limit: self.limits.files }), ..file });
            }
            let unpacked = match self.entry(&mut archive, at, &entry) {
                Ok(path) if aside::begins_as_media(&path, &entry) => {
                    self.aside += 1;
                    let _ = fs::remove_file(path);
                    continue;
                }
                Ok(path) => Gathered::of(path, shown, None),
                Err(fault @ Fault::TooLarge { .. }) => return out.push(Gathered { fault: Some(fault), ..file }),
                Err(fault) => Gathered::of(file.path.clone(), shown, Some(fault)),
            };
            // One level only: an archive of archives without end is made by nobody who means well.
            let is_packed =
                unpacked.fault.is_none() && depth == 0 && is_archive(&unpacked.path) && !pack::is_export(&unpacked.path, &entry);
            let shrunk = Some(&unpacked).filter(|file| file.fault.is_none() && depth == 0).and_then(|file| expand::shrunk(&file.path));
            let packed = unpacked.path.clone();
            if is_packed {
                self.within(unpacked, depth + 1, out);
            } else if let Some(shrunk) = shrunk {
                out.push(self.expand(&unpacked, shrunk));
            } else {
                out.push(unpacked);
            }
            if (is_packed || shrunk.is_some()) && !out.iter().any(|gathered| gathered.path == packed) {
                // What it held is unpacked beside it; one that cannot be removed is removed with the scratch folder.
                let _ = fs::remove_file(packed);
            }
        }
    }

    /// Unpacks one entry, and answers where it is.
    fn entry(&mut self, archive: &mut ZipArchive<File>, at: usize, called: &str) -> Result<PathBuf, Fault> {
        let damaged = |_| Fault::DamagedArchive { entry: called.to_owned() };
        let told = archive.by_index_data(at).map_err(damaged)?;
        if told.encrypted() {
            return Err(Fault::Encrypted);
        }
        if told.is_symlink() {
            return Err(Fault::NotAFile { path: called.to_owned() });
        }
        let packed = told.compressed_size();
        if !matches!(told.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Fault::FormatNotYet { what: format!("ZIP ({})", method(told.compression())) });
        }
        let mut entry = archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Encrypted,
            _ => Fault::DamagedArchive { entry: called.to_owned() },
        })?;
        let path = self.place()?.join(name::on_disk(called));
        let mut file = File::create(&path).map_err(|error| Fault::io(&path, &error))?;
        let (mut buffer, mut written) = (vec![0; 64 * 1024], 0u64);
        loop {
            let read = match entry.read(&mut buffer) {
                Ok(0) => return Ok(path),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => {
                    let _ = fs::remove_file(&path);
                    return Err(Fault::DamagedArchive { entry: called.to_owned() });
                }
            };
            written += read as u64;
            self.bytes += read as u64;
            self.expanded += read as u64;
            // What the directory says of sizes is not believed.
            if self.bytes > self.limits.bytes
                || self.expanded > self.limits.expanded
                || (written > SUSPECT && written / packed.max(1) > SUSPECT_RATIO)
            {
                let _ = fs::remove_file(&path);
                return Err(Fault::TooLarge { bytes: self.bytes });
            }
            file.write_all(&buffer[..read]).map_err(|error| Fault::io(&path, &error))?;
        }
    }

    /// A new folder: two entries of one name stay apart, and each keeps its own.
    fn place(&mut self) -> Result<PathBuf, Fault> {
        loop {
            self.places += 1;
            let place = self.scratch.join(self.places.to_string());
            match fs::create_dir_all(self.scratch).and_then(|()| fs::create_dir(&place)) {
                Ok(()) => return Ok(place),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Fault::io(&place, &error)),
            }
        }
    }
}

/// Opens an archive whose directory is whole. How large it becomes is asked of the files that are meant: a chat with its films
/// may be larger than any text.
fn whole(path: &Path) -> Result<ZipArchive<File>, Fault> {
    let fault = |error: io::Error| Fault::io(path, &error);
    let mut file = File::open(path).map_err(fault)?;
    if archive::read(&mut file).map_err(fault)?.is_none() {
        return Err(Fault::CutShort);
    }
    ZipArchive::new(file).map_err(|error| match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => fault(error),
        _ => Fault::DamagedArchive { entry: String::new() },
    })
}

/// How archivers call a method of compression.
fn method(method: CompressionMethod) -> String {
    #[allow(deprecated)]
    match method {
        CompressionMethod::Unsupported(9) => "Deflate64".to_owned(),
        CompressionMethod::Unsupported(12) => "BZip2".to_owned(),
        CompressionMethod::Unsupported(14) => "LZMA".to_owned(),
        CompressionMethod::Unsupported(93) => "Zstandard".to_owned(),
        CompressionMethod::Unsupported(95) => "XZ".to_owned(),
        CompressionMethod::Unsupported(number) => number.to_string(),
        other => other.to_string(),
    }
}
