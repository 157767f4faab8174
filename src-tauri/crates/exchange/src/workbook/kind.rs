//! Which kind of workbook a file is: by the names inside it, never by its own.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use super::archive;
use crate::fault::Fault;

/// The kinds of workbook that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Excel since 2007: xlsx, xlsm.
    Xlsx,
    /// The same in binary: xlsb.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}

/// Compound file of Microsoft: xls, but also doc, ppt, and any encrypted document.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The kind of workbook that a file is; `None` when its first bytes say that it is none.
pub fn kind(path: &Path, head: &[u8]) -> Result<Option<Kind>, Fault> {
    let fault = |error: std::io::Error| Fault::io(path, &error);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let mut file = File::open(path).map_err(fault)?;
        let Some(archive) = archive::read(&mut file).map_err(fault)? else {
            return Err(Fault::CutShort);
        };
        archive.guard()?;
        let has = |name: &str| archive.names.iter().any(|entry| entry.eq_ignore_ascii_case(name));
        return match () {
            () if has("xl/workbook.xml") => Ok(Some(Kind::Xlsx)),
            () if has("xl/workbook.bin") => Ok(Some(Kind::Xlsb)),
            () if has("content.xml") && is_ods(&mut file).map_err(fault)? => Ok(Some(Kind::Ods)),
            () if has("word/document.xml") => Err(Fault::FormatNotYet { what: "DOCX".to_owned() }),
            () if archive.names.iter().any(|name| name.to_ascii_lowercase().ends_with(".qde")) => {
                Err(Fault::FormatNotYet { what: "REFI-QDA".to_owned() })
            }
            () => Err(Fault::FormatNotYet { what: "ZIP".to_owned() }),
        };
    }
    if head.starts_with(COMPOUND) {
        // Names in a compound file are in UTF-16.
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(head, &name).is_some()
        };
        if holds("EncryptedPackage") || holds("EncryptionInfo") {
            return Err(Fault::Encrypted);
        }
        if holds("WordDocument") {
            return Err(Fault::FormatNotYet { what: "DOC".to_owned() });
        }
        return Ok(Some(Kind::Xls));
    }
    Ok(None)
}

/// An OpenDocument names its type in its first entry, unpacked.
fn is_ods(file: &mut File) -> std::io::Result<bool> {
    let mut head = Vec::new();
    file.rewind()?;
    file.take(256).read_to_end(&mut head)?;
    let names_itself = memchr::memmem::find(&head, b"mimetype").is_some();
    Ok(!names_itself || memchr::memmem::find(&head, b"opendocument.spreadsheet").is_some())
}
