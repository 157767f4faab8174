//! Documents that are archives of XML: their parts, whole and within bounds.
//!
//! No entity is expanded but those of XML itself, and what the directory says of sizes is not believed.

use std::fs::File;
use std::io::Read;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::LARGEST;
use crate::encoding::Charset;
use crate::fault::Fault;
use crate::native::Opening;
use crate::values::is_blank;
use crate::workbook::{self, archive};

/// An archive that is open.
pub(super) struct Package {
    archive: ZipArchive<File>,
    shown: String,
}

impl Package {
    /// Opens an archive that is no bomb.
    pub(super) fn open(opening: &Opening<'_>) -> Result<Self, Fault> {
        let fault = |error: std::io::Error| Fault::io(opening.path, &error);
        let mut file = File::open(opening.path).map_err(fault)?;
        let mut head = Vec::new();
        file.by_ref().take(64 * 1024).read_to_end(&mut head).map_err(fault)?;
        if !head.starts_with(b"PK") {
            // An encrypted document of Microsoft is no archive.
            workbook::kind(opening.path, &head)?;
            return Err(Fault::DamagedArchive { entry: opening.shown.to_owned() });
        }
        archive::read(&mut file).map_err(fault)?.ok_or(Fault::CutShort)?.guard()?;
        let damaged = |_| Fault::DamagedArchive { entry: opening.shown.to_owned() };
        Ok(Package { archive: ZipArchive::new(file).map_err(damaged)?, shown: opening.shown.to_owned() })
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// A part as text; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let damaged = || Fault::DamagedArchive { entry: format!("{} › {name}", self.shown) };
        let mut entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Fault::Encrypted),
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        entry.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() as u64 > LARGEST {
            return Err(Fault::TooLarge { bytes: bytes.len() as u64 });
        }
        let marks = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].map(Charset::Web);
        let charset = marks.into_iter().find(|charset| charset.bom_length(&bytes) > 0).unwrap_or(Charset::Web(encoding_rs::UTF_8));
        Ok(Some(super::decoded(&bytes, charset).0))
    }
}

/// The name of an element without its prefix.
pub(super) fn local<'a>(element: &'a BytesStart<'_>) -> &'a str {
    bare(element.name().into_inner())
}

/// A name without its prefix.
pub(super) fn bare(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| bare(attribute.key.into_inner()) == name)?;
    Some(htmlize::unescape_attribute(&*found.value).into_owned())
}

/// The character of a reference: one by its number, or one of the five of XML; others are left as they stand.
pub(super) fn reference(found: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = found.resolve_char_ref() {
        return character.to_string();
    }
    let name = found.xml10_content();
    match &*name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// Gives the words of each element that holds some and no other element: its name without its prefix, and them.
pub(super) fn each_said(xml: &str, mut take: impl FnMut(&str, String)) {
    let mut reader = Reader::from_str(xml);
    let (mut name, mut said) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                name = local(&element).to_owned();
                said.clear();
            }
            Event::Text(text) => said.push_str(&text.xml10_content()),
            Event::GeneralRef(found) => said.push_str(&reference(&found)),
            Event::End(element) if bare(element.name().into_inner()) == name && !is_blank(&said) => take(&name, std::mem::take(&mut said)),
            _ => {}
        }
    }
}
