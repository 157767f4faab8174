//! The text of a page out of its file: a page alone, or one that a browser put into an archive with its pictures.

use livisible_core::corpus::record::Warning;
use mail_parser::{MessageParser, PartType};

use crate::encoding::{Charset, sniff};
use crate::fault::Fault;
use crate::native::Opening;
use crate::native::document::{bytes_of, decoded};

/// The largest page: its tree is ten times as large.
const LARGEST: u64 = 32 * 1024 * 1024;

/// The text of a page, in the encoding that it says itself where its bytes do not tell.
pub(super) fn read(opening: &Opening<'_>) -> Result<(String, u64, Vec<Warning>), Fault> {
    let bytes = bytes_of(opening, LARGEST)?;
    if is_archive(&bytes) {
        return Ok((of_archive(&bytes).ok_or(Fault::CutShort)?, bytes.len() as u64, Vec::new()));
    }
    let charset = charset(opening, &bytes);
    let (text, warning) = decoded(&bytes, charset);
    Ok((text, bytes.len() as u64, warning.into_iter().collect()))
}

/// The mark of the file first, then whatever is UTF-8, then the analyst, then what the page says, then what it looks like.
fn charset(opening: &Opening<'_>, bytes: &[u8]) -> Charset {
    let marked = opening.charset.bom_length(bytes) > 0;
    let seen = sniff(opening.path, None).map(|sniffed| sniffed.charset).unwrap_or(opening.charset);
    let head = &bytes[..bytes.len().min(4096)];
    if marked || seen != opening.charset || head.contains(&0) {
        return opening.charset;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Charset::Web(encoding_rs::UTF_8);
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let said =
        head.split_once("charset=").or_else(|| head.split_once("encoding=")).map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let label = said.and_then(|said| said.split(['"', '\'', '>', ';', ' ', '/', '?']).next());
    label.and_then(Charset::from_label).unwrap_or(opening.charset)
}

/// Whether a file is a page with all that belongs to it in parts of a mail, as Chrome and Edge save it.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let has = |mark: &[u8]| memchr::memmem::find(head, mark).is_some();
    has(b"multipart/related") && (has(b"Snapshot-Content-Location:") || has(b"<Saved by ") || has(b"Content-Location:"))
}

/// The page of such an archive, under a comment that says where it was, as browsers write it into pages alone.
fn of_archive(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(bytes)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.as_ref()),
        _ => None,
    })?;
    let place = message.header_raw("Snapshot-Content-Location").map(str::trim).unwrap_or_default();
    let said = if place.contains("--") || place.is_empty() {
        String::new()
    } else {
        format!("<!-- saved from url=({:04}){place} -->\n", place.len())
    };
    Some(said + page)
}
