//! What gives itself away by its beginning: formats that no importer reads, the study, and what is no text.

use crate::fault::Fault;

/// Formats whose first bytes give them away, and that are no text.
pub(crate) fn known_binary(head: &[u8]) -> Result<(), Fault> {
    let magic: [(&[u8], &str); 9] = [
        (b"%PDF-", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"\x1F\x8B", "GZIP"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x28\xB5\x2F\xFD", "ZSTD"),
        (b"7z\xBC\xAF", "7Z"),
        (b"{\\rtf", "RTF"),
    ];
    match magic.iter().find(|(bytes, _)| head.starts_with(bytes)) {
        Some((_, what)) => Err(Fault::FormatNotYet { what: (*what).to_owned() }),
        None => Ok(()),
    }
}

/// The study JSON says what it is near its start.
pub(crate) fn is_study(head: &str) -> bool {
    let head = head.trim_start();
    if !head.starts_with('{') {
        return false;
    }
    let start = &head[..head.floor_char_boundary(4096)];
    start.match_indices("\"format\"").any(|(at, word)| {
        let rest = start[at + word.len()..].trim_start();
        rest.strip_prefix(':').is_some_and(|value| value.trim_start().starts_with("\"livisible-study\""))
    })
}

/// XML and HTML would be poor texts and poorer tables.
pub(crate) fn known_markup(head: &str) -> Result<(), Fault> {
    let start = head.trim_start();
    let lower = start[..start.floor_char_boundary(64)].to_ascii_lowercase();
    if lower.get(..16).unwrap_or(&lower).contains("<?xml")
        || lower.starts_with("<rss")
        || lower.starts_with("<feed")
        || lower.starts_with("<disqus")
    {
        return Err(Fault::FormatNotYet { what: "XML".to_owned() });
    }
    if ["<!doctype", "<html", "<head", "<body", "<table"].iter().any(|tag| lower.starts_with(tag)) {
        return Err(Fault::FormatNotYet { what: "HTML (tables)".to_owned() });
    }
    Ok(())
}

/// Refuses what holds more than one strange character in so many: no table and no text does.
pub(crate) fn known_text(head: &str, one_in: usize) -> Result<(), Fault> {
    let is_strange = |c: &char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}' | '\u{85}')) || *c == '\u{FFFD}';
    let (strange, all) = (head.chars().filter(is_strange).count(), head.chars().count());
    if strange * one_in > all { Err(Fault::Binary { detail: format!("{strange} / {all}") }) } else { Ok(()) }
}
