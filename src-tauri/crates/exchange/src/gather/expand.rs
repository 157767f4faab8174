//! One file shrunk by itself: `.gz` and `.zst`, however many parts it was written in.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::fault::Fault;
use crate::workbook::archive::{SUSPECT, SUSPECT_RATIO};

/// The widest window of Zstandard, as a power of two: dumps of Reddit are written with it. It takes 2 GiB of memory at most.
const WIDEST_WINDOW: u32 = 31;

/// How a file is shrunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shrunk {
    /// gzip
    Gzip,
    /// Zstandard
    Zstandard,
}

/// How a file is shrunk, by its first bytes; `None` where it is not.
pub fn shrunk(path: &Path) -> Option<Shrunk> {
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(4).read_to_end(&mut head)).ok()?;
    if head.starts_with(b"\x1F\x8B\x08") {
        return Some(Shrunk::Gzip);
    }
    head.starts_with(b"\x28\xB5\x2F\xFD").then_some(Shrunk::Zstandard)
}

/// What the file inside is called: the same, without the ending that tells that it is shrunk.
pub fn inside(name: &str) -> &str {
    let name = name.rsplit(['/', '\\', '›']).next().unwrap_or(name).trim();
    let stem = name
        .rsplit_once('.')
        .filter(|(stem, ending)| !stem.is_empty() && ["gz", "gzip", "zst", "zstd"].iter().any(|known| ending.eq_ignore_ascii_case(known)));
    stem.map_or(name, |(stem, _)| stem)
}

/// Unpacks a file to another place; answers how many bytes it became. `most` is how many it may become.
///
/// # Errors
/// [`Fault::CutShort`] where its end is missing, [`Fault::DamagedArchive`] where its bytes are not what they were,
/// [`Fault::TooLarge`] where it becomes too large, or was made to grow.
pub fn expand(path: &Path, shrunk: Shrunk, to: &Path, most: u64) -> Result<u64, Fault> {
    let fault = |error: io::Error| Fault::io(path, &error);
    let source = File::open(path).map_err(fault)?;
    let packed = source.metadata().map_err(fault)?.len();
    let written = match shrunk {
        Shrunk::Gzip => copy(&mut MultiGzDecoder::new(BufReader::new(source)), packed, path, to, most),
        Shrunk::Zstandard => {
            let mut decoder = zstd::stream::read::Decoder::new(source).map_err(fault)?;
            decoder.window_log_max(WIDEST_WINDOW).map_err(fault)?;
            copy(&mut decoder, packed, path, to, most)
        }
    };
    if written.is_err() {
        // What was written is no file of anybody; one that cannot be removed goes with the scratch folder.
        let _ = fs::remove_file(to);
    }
    written
}

fn copy(source: &mut dyn Read, packed: u64, path: &Path, to: &Path, most: u64) -> Result<u64, Fault> {
    let mut file = File::create(to).map_err(|error| Fault::io(to, &error))?;
    let (mut buffer, mut written) = (vec![0; 256 * 1024], 0u64);
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => return Ok(written),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(Fault::CutShort),
            Err(_) => {
                let entry = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                return Err(Fault::DamagedArchive { entry });
            }
        };
        written += read as u64;
        if written > most || (written > SUSPECT && written / packed.max(1) > SUSPECT_RATIO) {
            return Err(Fault::TooLarge { bytes: written });
        }
        file.write_all(&buffer[..read]).map_err(|error| Fault::io(to, &error))?;
    }
}
