//! Codebooks of the REFI-QDA interchange: `.qdc`, and the codebook of a project (`.qde`, or `.qdpx`, which holds one).
//! GUIDs are compared whatever their case and their braces; sets are nets.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use livisible_core::codebook::in_lang;
use livisible_core::codebook::version::Snapshot;
use livisible_core::document::NetRecord;
use livisible_core::locale::{self, Lang};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{BookRows, CodeRow};
use crate::encoding::{Charset, Decoder, sniff};
use crate::fault::Fault;

/// A codebook is never larger.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The parts of a description that stand under a heading, with the key of their heading.
const PARTS: [(&str, &str); 4] =
    [("export-include", "include"), ("export-exclude", "exclude"), ("export-example", "example"), ("export-anti-example", "anti_example")];

/// The XML of an interchange file; `None` when the file is none.
pub fn document(path: &Path) -> Result<Option<String>, Fault> {
    let fault = |error: std::io::Error| Fault::io(path, &error);
    let mut head = vec![];
    File::open(path).map_err(fault)?.take(4).read_to_end(&mut head).map_err(fault)?;
    let mut xml = String::new();
    if head.starts_with(b"PK") {
        let Ok(mut archive) = zip::ZipArchive::new(File::open(path).map_err(fault)?) else { return Ok(None) };
        let entry = archive.file_names().flatten().map(|name| name.into_owned()).find(|name| name.to_lowercase().ends_with(".qde"));
        let Some(entry) = entry else { return Ok(None) };
        let damaged = |_| Fault::DamagedArchive { entry: entry.clone() };
        let mut bytes = vec![];
        let file = archive.by_name(&entry).map_err(|_| Fault::DamagedArchive { entry: entry.clone() })?;
        file.take(LARGEST).read_to_end(&mut bytes).map_err(damaged)?;
        xml = String::from_utf8_lossy(&bytes).trim_start_matches('\u{FEFF}').to_owned();
    } else {
        let is_utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
        let charset = if is_utf16 { sniff(path, None).map_err(fault)?.charset } else { Charset::Web(encoding_rs::UTF_8) };
        if !is_utf16 && !head.contains(&b'<') {
            return Ok(None);
        }
        Decoder::of_file(path, charset).map_err(fault)?.take(LARGEST).read_to_string(&mut xml).map_err(fault)?;
    }
    Ok(xml.trim_start_matches('\u{FEFF}').trim_start().starts_with('<').then_some(xml))
}

/// The codebook in an interchange file.
pub fn book(xml: &str) -> Result<BookRows, Fault> {
    let broken = |detail: String| Fault::NotACodebook { detail };
    let mut reader = Reader::from_str(xml);
    let mut book = BookRows::default();
    // The codes that are open, by their place in the book.
    let mut open: Vec<usize> = vec![];
    let mut words: Option<String> = None;
    let (mut within, mut set): (Vec<String>, Option<NetRecord>) = (vec![], None);
    loop {
        let event = reader.read_event().map_err(|error| broken(format!("XML: {error}")))?;
        let (element, is_empty) = match &event {
            Event::Start(element) => (Some(element), false),
            Event::Empty(element) => (Some(element), true),
            _ => (None, false),
        };
        if let Some(element) = element {
            let name = local(element.name().into_inner()).to_owned();
            match name.as_str() {
                "Code" if within.iter().any(|name| name == "Codes") => {
                    let above = open.last().and_then(|&at| book.codes[at].key.clone());
                    book.codes.push(code(element, above));
                    if !is_empty {
                        open.push(book.codes.len() - 1);
                    }
                }
                "Set" => {
                    let label =
                        attribute(element, "name").map(|name| Map::from_iter([(String::new(), Value::String(name))])).unwrap_or_default();
                    set = Some(NetRecord { id: String::new(), label, codes: vec![] });
                    if is_empty {
                        set = None;
                    }
                }
                "MemberCode" => {
                    let guid = attribute(element, "guid").or_else(|| attribute(element, "targetGUID"));
                    if let (Some(set), Some(guid)) = (&mut set, guid) {
                        set.codes.push(key(&guid));
                    }
                }
                "Description" if !is_empty && within.last().is_some_and(|name| name == "Code") => words = Some(String::new()),
                _ => {}
            }
            if !is_empty {
                within.push(name);
            }
            continue;
        }
        match event {
            Event::Text(text) => words.iter_mut().for_each(|words| words.push_str(&text.xml10_content())),
            Event::CData(text) => words.iter_mut().for_each(|words| words.push_str(&text.xml10_content())),
            Event::GeneralRef(found) => words.iter_mut().for_each(|words| words.push_str(&reference(&found))),
            Event::End(_) => match within.pop().as_deref() {
                Some("Code") if within.iter().any(|name| name == "Codes") => drop(open.pop()),
                Some("Description") => {
                    if let (Some(words), Some(&at)) = (words.take(), open.last()) {
                        describe(&mut book.codes[at], words.trim());
                    }
                }
                // A set of documents or of people is no net.
                Some("Set") => book.nets.extend(set.take().filter(|set| !set.codes.is_empty())),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let known: std::collections::HashSet<String> = book.codes.iter().filter_map(|code| code.key.clone()).collect();
    book.nets.iter_mut().for_each(|net| net.codes.retain(|code| known.contains(code)));
    if book.codes.is_empty() { Err(broken("CodeBook".to_owned())) } else { Ok(book) }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| local(attribute.key.into_inner()) == name)?;
    Some(htmlize::unescape_attribute(&*found.value).into_owned())
}

fn reference(found: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = found.resolve_char_ref() {
        return character.to_string();
    }
    htmlize::unescape(format!("&{};", found.xml10_content())).into_owned()
}

fn key(guid: &str) -> String {
    guid.trim_matches(['{', '}']).to_uppercase()
}

fn code(element: &BytesStart<'_>, above: Option<String>) -> CodeRow {
    let color = attribute(element, "color").filter(|color| color.starts_with('#')).map(|color| match color.len() {
        4 => color.chars().flat_map(|c| if c == '#' { vec![c] } else { vec![c, c] }).collect(),
        _ => color,
    });
    CodeRow {
        key: attribute(element, "guid").map(|guid| key(&guid)),
        parent: above,
        label: attribute(element, "name").map(|name| Map::from_iter([(String::new(), Value::String(name))])).unwrap_or_default(),
        color: color.filter(|color| color.len() == 7),
        ..CodeRow::default()
    }
}

/// A description of ours says what to put in and what not under headings, in one of the languages; another is a definition.
fn describe(code: &mut CodeRow, text: &str) {
    let mut part = "definition";
    let mut said: Vec<(&str, Vec<&str>)> = vec![(part, vec![])];
    for line in text.lines() {
        let heading = PARTS.iter().find(|(key, _)| [Lang::Fr, Lang::En].iter().any(|&lang| line.trim() == heading(lang, key)));
        match heading {
            Some((_, name)) => {
                part = name;
                said.push((part, vec![]));
            }
            None => said.iter_mut().rev().take(1).for_each(|(_, lines)| lines.push(line)),
        }
    }
    for (part, lines) in said {
        let text = lines.join("\n").trim().to_owned();
        if text.is_empty() {
            continue;
        }
        let texts = Map::from_iter([(String::new(), Value::String(text.clone()))]);
        match part {
            "include" => code.include = texts,
            "exclude" => code.exclude = texts,
            "example" => code.example = Some(text),
            "anti_example" => code.anti_example = Some(text),
            _ => code.definition = texts,
        }
    }
}

fn heading(lang: Lang, key: &str) -> String {
    format!("[{}]", locale::say(lang, key, &[]))
}

/// A codebook as a `.qdc`: one name and one description a code, in this language. `coded` tells which codes bear codings: a code
/// above others that bears none and says nothing of itself is a folder.
pub fn write(snapshot: &Snapshot, uid: &str, coded: &dyn Fn(&str) -> bool, lang: Lang) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Livisible\">\n  <Codes>\n",
    );
    write_codes(&mut out, snapshot, None, 2, uid, coded, lang);
    out.push_str("  </Codes>\n");
    if !snapshot.nets.is_empty() {
        out.push_str("  <Sets>\n");
        for net in &snapshot.nets {
            let name = in_lang(&net.label, Some(lang)).unwrap_or(&net.id);
            out.push_str(&format!("    <Set guid=\"{}\" name=\"{}\">\n", guid(uid, "net", &net.id), escaped(name)));
            for code in &net.codes {
                out.push_str(&format!("      <MemberCode guid=\"{}\"/>\n", guid(uid, "code", code)));
            }
            out.push_str("    </Set>\n");
        }
        out.push_str("  </Sets>\n");
    }
    out.push_str("</CodeBook>\n");
    out
}

fn write_codes(
    out: &mut String,
    snapshot: &Snapshot,
    above: Option<&str>,
    depth: usize,
    uid: &str,
    coded: &dyn Fn(&str) -> bool,
    lang: Lang,
) {
    let pad = "  ".repeat(depth);
    for code in snapshot.codes.iter().filter(|code| code.parent.as_deref() == above) {
        let name = in_lang(&code.label, Some(lang)).unwrap_or(&code.id);
        let described = described(code, lang);
        let has_below = snapshot.codes.iter().any(|below| below.parent.as_ref() == Some(&code.id));
        let is_folder = has_below && described.is_empty() && !coded(&code.id);
        out.push_str(&format!(
            "{pad}<Code guid=\"{}\" name=\"{}\" isCodable=\"{}\"",
            guid(uid, "code", &code.id),
            escaped(name),
            !is_folder
        ));
        if let Some(color) = &code.color {
            out.push_str(&format!(" color=\"{}\"", escaped(color)));
        }
        if described.is_empty() && !has_below {
            out.push_str("/>\n");
            continue;
        }
        out.push_str(">\n");
        if !described.is_empty() {
            out.push_str(&format!("{pad}  <Description>{}</Description>\n", escaped(&described)));
        }
        write_codes(out, snapshot, Some(&code.id), depth + 1, uid, coded, lang);
        out.push_str(&format!("{pad}</Code>\n"));
    }
}

fn described(code: &livisible_core::document::CodeRecord, lang: Lang) -> String {
    let text = |texts: &Map<String, Value>| in_lang(texts, Some(lang)).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let parts = [text(&code.include), text(&code.exclude), code.example.clone(), code.anti_example.clone()];
    let mut out = text(&code.definition).unwrap_or_default();
    for ((key, _), said) in PARTS.iter().zip(parts) {
        if let Some(said) = said {
            let between = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{between}{}\n{said}", heading(lang, key)));
        }
    }
    out
}

/// The same at every export, so that what is read again is told: made of the study's own id, in the form of version 8.
fn guid(uid: &str, kind: &str, id: &str) -> String {
    let sum = Sha256::digest(format!("{uid}\n{kind}\n{id}"));
    let hex: String = sum.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    format!("{}-{}-8{}-A{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no other control characters.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}
