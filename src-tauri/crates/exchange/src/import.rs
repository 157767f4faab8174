//! A file into a study: recognised, opened, fingerprinted, imported as one operation.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use chrono::{DateTime, Utc};
use livisible_core::corpus::import::{Intake, KEPT_UNDER, Progress, Report};
use livisible_core::corpus::record::ReadFault;
use livisible_core::document::Document;
use livisible_core::{Error, Result, Study};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::recipe::{About, Followed};
use crate::{Fault, Plan, open};

/// What became of a file: the shape that `livi import --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Imported {
    /// The file, as it was named.
    pub file: String,
    /// Name of the format that was recognised or forced.
    pub format: String,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// Delimiter of a table.
    pub delimiter: Option<String>,
    /// The earlier import that it was read like.
    #[serde(skip)]
    pub followed: Option<Followed>,
    /// The counts.
    #[serde(flatten)]
    pub report: Report,
}

/// Imports a file.
///
/// # Errors
/// A file that cannot be read is refused with the reason; the study is then as it was.
pub fn import(
    study: &mut Study,
    path: &Path,
    plan: &Plan,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Imported> {
    let opened = open(path, plan).map_err(refused)?;
    let (sha256, content) = fingerprint(path, opened.total_bytes)?;
    let own = || path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let file = plan.shown.clone().unwrap_or_else(own);
    let intake = Intake {
        file,
        format: opened.recognised.name().to_owned(),
        sha256,
        bytes: opened.total_bytes,
        content,
        space: opened.recognised.space,
        venue: opened.recognised.venue.clone(),
        lang: opened.recognised.lang.clone(),
        about: About::of(&opened.recognised, plan).to_json(),
        as_said: false,
    };
    let followed = opened.recognised.followed.clone();
    let report = match opened.reader {
        Some(reader) => study.import(&intake, reader, now, progress)?.value,
        None => study.import_document(read_study(path)?, &intake, now, progress)?.value,
    };
    Ok(Imported {
        followed,
        file: plan.shown.clone().unwrap_or_else(|| path.display().to_string()),
        format: intake.format,
        encoding: opened.recognised.encoding,
        delimiter: opened.recognised.delimiter.map(String::from),
        report,
    })
}

/// Reads the open form of a study.
///
/// # Errors
/// [`Error::Document`] with the JSON path where the bytes stop being such a document; [`Error::Read`] where they are no
/// JSON at all.
pub fn read_study(path: &Path) -> Result<Document> {
    let file = File::open(path).map_err(|e| Error::io(path, &e))?;
    let mut source = serde_json::Deserializer::from_reader(BufReader::new(file));
    let document = serde_path_to_error::deserialize(&mut source).map_err(|fault| {
        let at = fault.path().to_string();
        let at = if at == "." { "$".to_owned() } else { format!("$.{at}") };
        unlike(fault.into_inner(), at)
    })?;
    source.end().map_err(|fault| unlike(fault, "$".to_owned()))?;
    Ok(document)
}

/// What is wrong with a document: only what its fields hold needs the words of the parser.
fn unlike(fault: serde_json::Error, path: String) -> Error {
    match fault.classify() {
        serde_json::error::Category::Eof => refused(Fault::CutShort),
        serde_json::error::Category::Syntax => refused(Fault::MalformedJson { line: fault.line(), column: fault.column() }),
        _ => Error::Document { path, problem: fault.to_string() },
    }
}

/// A fault of the reader, as the core tells it.
pub fn refused(fault: Fault) -> Error {
    Error::Read(ReadFault::from(fault))
}

fn fingerprint(path: &Path, bytes: u64) -> Result<(String, Option<Vec<u8>>)> {
    let io = |e: std::io::Error| Error::io(path, &e);
    let mut file = File::open(path).map_err(io)?;
    let mut hasher = Sha256::new();
    if bytes < KEPT_UNDER {
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(io)?;
        hasher.update(&content);
        return Ok((hex(&hasher.finalize()), Some(content)));
    }
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer).map_err(io)? {
            0 => break,
            n => hasher.update(&buffer[..n]),
        }
    }
    Ok((hex(&hasher.finalize()), None))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
