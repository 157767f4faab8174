//! Documents of Word: what is inserted stays, what is deleted is left out and said so, comments of the margin are messages.

use livisible_core::corpus::record::Warning;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;

use super::package::{Package, attribute, bare, each_said, local, reference};
use super::paper::{Comment, Document, Paper};
use crate::fault::Fault;
use crate::native::{Native, Opening, Ready, Told, Turns};
use crate::source::Family;
use crate::values::is_blank;

/// Documents of Word.
pub(in crate::native) static DOCX: Native = Native {
    name: "docx",
    family: Family::Document,
    lasting: false,
    extensions: &["docx", "docm", "dotx"],
    space: None,
    venue: None,
    personal: &["document_author", "author_name", "recording"],
    tell: |look| {
        let part = look.entries().iter().find(|entry| entry.eq_ignore_ascii_case("word/document.xml"))?;
        Told::by("native_parts", [part.as_str()])
    },
    open,
};

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let mut package = Package::open(opening)?;
    let body = package.part("word/document.xml")?.ok_or(Fault::CutShort)?;
    let lists = lists(&package.part("word/numbering.xml")?.unwrap_or_default());
    let mut walked = walk(&body, &lists, None);
    let mut notes: FxHashMap<(bool, String), String> = FxHashMap::default();
    for (is_end, part, holder) in [(false, "word/footnotes.xml", "footnote"), (true, "word/endnotes.xml", "endnote")] {
        let part = package.part(part)?.unwrap_or_default();
        notes.extend(walk(&part, &lists, Some(holder)).pieces.into_iter().map(|piece| ((is_end, piece.id), piece.text)));
    }
    let comments = comments(&mut package, &lists, &walked.paper)?;
    for (at, note) in walked.notes.iter().enumerate() {
        if at == 0 {
            walked.paper.line("");
        }
        let words = notes.get(note).map(|text| text.trim()).unwrap_or_default();
        walked.paper.line(&format!("[{}] {words}", at + 1));
    }
    let mut document = Document { text: walked.paper.finish(), comments, ..Document::default() };
    about_itself(&mut document, &package.part("docProps/core.xml")?.unwrap_or_default());
    let around = around(&mut package, &lists)?;
    for (code, detail) in [
        ("document_damaged", if walked.whole { String::new() } else { "word/document.xml".to_owned() }),
        ("deletions_left_out", if walked.deletions > 0 { walked.deletions.to_string() } else { String::new() }),
        ("headers_left_out", around),
    ] {
        if !detail.is_empty() {
            document.warnings.push(Warning { code: code.to_owned(), detail });
        }
    }
    let bytes = opening.path.metadata().map(|metadata| metadata.len()).unwrap_or_default();
    let (turns, warnings) = document.turns(&format!("docx:{}", opening.stem()));
    Ok(Ready::boxed(turns, bytes, warnings))
}

/// What stands at the top and at the foot of pages.
fn around(package: &mut Package, lists: &Lists) -> Result<String, Fault> {
    let mut around: Vec<String> = Vec::new();
    for name in package.names() {
        let is_one = (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml");
        if is_one {
            let words = walk(&package.part(&name)?.unwrap_or_default(), lists, None).paper.finish();
            if !is_blank(&words) && !around.contains(&words) && around.len() < 10 {
                around.push(words);
            }
        }
    }
    Ok(around.join(" / ").replace('\n', " ").chars().take(200).collect())
}

/// How items of a list are marked, by list and level: `decimal`, `bullet`.
type Lists = FxHashMap<(String, String), String>;

/// What was read in a part.
struct Walked {
    paper: Paper,
    /// The notes in the order of their marks: whether at the end of the document, and their id.
    notes: Vec<(bool, String)>,
    deletions: u64,
    /// Whether the part could be read to its end.
    whole: bool,
    pieces: Vec<Piece>,
}

/// A note or a comment.
#[derive(Default)]
struct Piece {
    id: String,
    author: Option<String>,
    date: Option<String>,
    text: String,
    /// The id of its last paragraph, by which answers name it.
    paragraph: Option<String>,
}

/// The list that a paragraph is in.
#[derive(Default)]
struct Item {
    list: Option<String>,
    level: String,
    counts: FxHashMap<(String, String), u64>,
}

impl Item {
    /// The mark before the words of the paragraph, once its properties were read.
    fn mark(&mut self, lists: &Lists) -> String {
        let Some(list) = self.list.take() else { return String::new() };
        let key = (list, std::mem::take(&mut self.level));
        let Some(format) = lists.get(&key) else { return "- ".to_owned() };
        let count = self.counts.entry(key).or_default();
        *count += 1;
        let letter = |first: u8| u8::try_from(*count - 1).ok().filter(|at| *at < 26).map(|at| format!("{}. ", char::from(first + at)));
        match format.as_str() {
            "decimal" | "decimalZero" => Some(format!("{count}. ")),
            "lowerLetter" => letter(b'a'),
            "upperLetter" => letter(b'A'),
            "none" => Some(String::new()),
            _ => None,
        }
        .unwrap_or_else(|| "- ".to_owned())
    }
}

/// Reads a part; `holder` names the elements that hold a piece each, where the part is made of such.
fn walk(xml: &str, lists: &Lists, holder: Option<&str>) -> Walked {
    let mut walked = Walked { paper: Paper::new(), notes: Vec::new(), deletions: 0, whole: true, pieces: Vec::new() };
    let mut reader = Reader::from_str(xml);
    let (mut skipped, mut in_text, mut item) = (0_usize, false, Item::default());
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            Err(_) => {
                walked.whole = false;
                break;
            }
        };
        if skipped > 0 {
            match event {
                Event::Start(_) => skipped += 1,
                Event::End(_) => skipped -= 1,
                _ => {}
            }
            continue;
        }
        match event {
            Event::Start(element) => match local(&element) {
                "del" | "moveFrom" => {
                    walked.deletions += 1;
                    skipped = 1;
                }
                // The same again for programs that know no better, codes of fields, forms.
                "Fallback" | "instrText" | "delText" | "delInstrText" | "rPr" | "sectPr" | "tabs" => skipped = 1,
                "t" => in_text = true,
                "p" => {
                    walked.paper.begin_paragraph();
                    if let Some(piece) = walked.pieces.last_mut() {
                        piece.paragraph = attribute(&element, "paraId");
                    }
                }
                "tr" => walked.paper.begin_row(),
                "tc" => walked.paper.begin_cell(),
                name if holder == Some(name) => {
                    walked.paper = Paper::new();
                    walked.pieces.push(piece(&element));
                }
                _ => mark(&element, &mut walked, &mut item),
            },
            Event::Empty(element) => match local(&element) {
                "p" => {
                    walked.paper.begin_paragraph();
                    walked.paper.end_paragraph("");
                }
                "tc" => {
                    walked.paper.begin_cell();
                    walked.paper.end_cell();
                }
                _ => mark(&element, &mut walked, &mut item),
            },
            Event::End(element) => match bare(element.name().into_inner()) {
                "t" => in_text = false,
                "p" => {
                    let mark = item.mark(lists);
                    walked.paper.end_paragraph(&mark);
                }
                "tc" => walked.paper.end_cell(),
                "tr" => walked.paper.end_row(),
                name if holder == Some(name) => {
                    let text = walked.paper.finish();
                    walked.paper = Paper::new();
                    if let Some(piece) = walked.pieces.last_mut() {
                        piece.text = text;
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_text => walked.paper.write(&text.xml10_content()),
            Event::CData(text) if in_text => walked.paper.write(&text.xml10_content()),
            Event::GeneralRef(found) if in_text => walked.paper.write(&reference(&found)),
            _ => {}
        }
    }
    walked
}

fn piece(element: &BytesStart<'_>) -> Piece {
    Piece {
        id: attribute(element, "id").unwrap_or_default(),
        author: attribute(element, "author").filter(|author| !is_blank(author)),
        date: attribute(element, "date"),
        ..Piece::default()
    }
}

/// What is no text and stands for some: tabs, breaks, marks of notes and of comments, places in lists.
fn mark(element: &BytesStart<'_>, walked: &mut Walked, item: &mut Item) {
    let value = || attribute(element, "val").unwrap_or_default();
    let id = || attribute(element, "id").unwrap_or_default();
    match local(element) {
        "tab" | "ptab" => walked.paper.write("\t"),
        "br" | "cr" => walked.paper.write("\n"),
        "noBreakHyphen" => walked.paper.write("\u{2011}"),
        "softHyphen" => walked.paper.write("\u{AD}"),
        "sym" => {
            let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
            if let Some(symbol) = code.and_then(char::from_u32) {
                walked.paper.write(symbol.encode_utf8(&mut [0; 4]));
            }
        }
        "numId" => item.list = Some(value()).filter(|list| list != "0"),
        "ilvl" => item.level = value(),
        name @ ("footnoteReference" | "endnoteReference") => {
            walked.notes.push((name == "endnoteReference", id()));
            walked.paper.write(&format!("[{}]", walked.notes.len()));
        }
        "commentRangeStart" => walked.paper.begin_about(id()),
        "commentRangeEnd" => walked.paper.end_about(&id()),
        _ => {}
    }
}

/// The comments of the margin, with what they answer and what they are about.
fn comments(package: &mut Package, lists: &Lists, paper: &Paper) -> Result<Vec<Comment>, Fault> {
    let pieces = walk(&package.part("word/comments.xml")?.unwrap_or_default(), lists, Some("comment")).pieces;
    // Which paragraph answers which, and which are done with.
    let mut more: FxHashMap<String, (Option<String>, bool)> = FxHashMap::default();
    let extended = package.part("word/commentsExtended.xml")?.unwrap_or_default();
    let mut reader = Reader::from_str(&extended);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) if local(&element) == "commentEx" => {
                let done = attribute(&element, "done").is_some_and(|done| matches!(done.as_str(), "1" | "true"));
                if let Some(paragraph) = attribute(&element, "paraId") {
                    more.insert(paragraph, (attribute(&element, "paraIdParent"), done));
                }
            }
            _ => {}
        }
    }
    let of_paragraph: FxHashMap<&str, &str> =
        pieces.iter().filter_map(|piece| Some((piece.paragraph.as_deref()?, piece.id.as_str()))).collect();
    let comment = |piece: &Piece| {
        let (parent, resolved) = piece.paragraph.as_ref().and_then(|paragraph| more.get(paragraph)).cloned().unwrap_or_default();
        Comment {
            id: piece.id.clone(),
            parent: parent.and_then(|paragraph| of_paragraph.get(paragraph.as_str()).map(|id| (*id).to_owned())),
            author: piece.author.clone(),
            date: piece.date.clone(),
            text: piece.text.clone(),
            about: paper.about(&piece.id).map(str::to_owned),
            resolved,
        }
    };
    Ok(pieces.iter().map(comment).collect())
}

/// Reads how lists are marked.
fn lists(xml: &str) -> Lists {
    let (mut formats, mut lists): (Lists, Vec<(String, String)>) = (Lists::default(), Vec::new());
    let (mut shape, mut level, mut list) = (String::new(), String::new(), String::new());
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => match local(&element) {
                "abstractNum" => shape = attribute(&element, "abstractNumId").unwrap_or_default(),
                "lvl" => level = attribute(&element, "ilvl").unwrap_or_default(),
                "numFmt" => {
                    formats.insert((shape.clone(), level.clone()), attribute(&element, "val").unwrap_or_default());
                }
                "num" => list = attribute(&element, "numId").unwrap_or_default(),
                "abstractNumId" => lists.push((list.clone(), attribute(&element, "val").unwrap_or_default())),
                _ => {}
            },
            _ => {}
        }
    }
    // There are nine levels.
    let levels = || (0..9_u8).map(|level| level.to_string());
    let of = |(list, shape): &(String, String)| {
        levels()
            .filter_map(|level| Some(((list.clone(), level.clone()), formats.get(&(shape.clone(), level))?.clone())))
            .collect::<Vec<_>>()
    };
    lists.iter().flat_map(of).collect()
}

/// What the document says of itself.
fn about_itself(document: &mut Document, xml: &str) {
    each_said(xml, |name, said| {
        let place = match name {
            "title" => &mut document.title,
            "creator" => &mut document.author,
            "created" => &mut document.created,
            "language" => &mut document.lang,
            "keywords" => &mut document.keywords,
            _ => return,
        };
        *place = Some(said);
    });
}
