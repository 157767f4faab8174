//! Texts of OpenDocument: what is deleted is left out and said so, annotations of the margin are messages.

use livisible_core::corpus::record::Warning;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;

use super::package::{Package, attribute, bare, each_said, local, reference};
use super::paper::{Comment, Document, Paper};
use crate::fault::Fault;
use crate::native::{Look, Native, Opening, Ready, Told, Turns};
use crate::source::Family;

/// Texts of OpenDocument.
pub(in crate::native) static ODT: Native = Native {
    name: "odt",
    family: Family::Document,
    lasting: false,
    extensions: &["odt", "ott"],
    space: None,
    venue: None,
    personal: &["document_author", "author_name", "recording"],
    tell,
    open,
};

const KIND: &str = "application/vnd.oasis.opendocument.text";

fn tell(look: &Look<'_>) -> Option<Told> {
    // The first entry says what the archive is, unpacked.
    let head = &look.bytes[..look.bytes.len().min(256)];
    let told = memchr::memmem::find(head, b"mimetype").is_some() && memchr::memmem::find(head, KIND.as_bytes()).is_some();
    (told && look.entries().iter().any(|entry| entry == "content.xml")).then(|| Told::by("native_parts", ["content.xml", KIND]))?
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let mut package = Package::open(opening)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Fault::Encrypted);
    }
    let content = package.part("content.xml")?.ok_or(Fault::CutShort)?;
    let mut walk = Walk::default();
    walk.read(&content, false);
    let mut document = Document { text: walk.finish(), comments: std::mem::take(&mut walk.comments), ..Document::default() };
    about_itself(&mut document, &package.part("meta.xml")?.unwrap_or_default());
    let mut styles = Walk::default();
    styles.read(&package.part("styles.xml")?.unwrap_or_default(), true);
    let around: String = styles.finish().replace('\n', " ").trim().chars().take(200).collect();
    for (code, detail) in [
        ("document_damaged", if walk.damaged { "content.xml".to_owned() } else { String::new() }),
        ("deletions_left_out", if walk.deletions > 0 { walk.deletions.to_string() } else { String::new() }),
        ("headers_left_out", around),
    ] {
        if !detail.is_empty() {
            document.warnings.push(Warning { code: code.to_owned(), detail });
        }
    }
    let bytes = opening.path.metadata().map(|metadata| metadata.len()).unwrap_or_default();
    let (turns, warnings) = document.turns(&format!("odt:{}", opening.stem()));
    Ok(Ready::boxed(turns, bytes, warnings))
}

/// Walks through one part.
#[derive(Default)]
struct Walk {
    /// The document, then what stands in it apart: the note or the annotation that is open.
    papers: Vec<Paper>,
    notes: Vec<String>,
    comments: Vec<Comment>,
    deletions: u64,
    damaged: bool,
    /// Whether words stand where they are read: in the text, or in headers where these are wanted.
    inside: usize,
    /// The lists that are open: whether their items are numbered, how many there were.
    lists: Vec<(bool, u64)>,
    /// A list item whose first paragraph is to come.
    fresh: bool,
    numbered: FxHashMap<String, bool>,
    style: String,
    /// The creator or the date of an annotation, while it is read.
    field: Option<&'static str>,
    annotated: Vec<Comment>,
}

impl Walk {
    fn read(&mut self, xml: &str, headers: bool) {
        self.papers = vec![Paper::new()];
        let mut reader = Reader::from_str(xml);
        let mut skipped = 0_usize;
        loop {
            let event = match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => event,
                Err(_) => {
                    self.damaged = true;
                    break;
                }
            };
            if skipped > 0 {
                match event {
                    Event::Start(element) => {
                        skipped += 1;
                        self.deletions += u64::from(local(&element) == "deletion");
                    }
                    Event::End(_) => skipped -= 1,
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Start(element) => {
                    if matches!(local(&element), "tracked-changes" | "note-citation" | "sender-initials" | "creator-initials") {
                        skipped = 1;
                    } else {
                        self.start(&element, headers);
                    }
                }
                Event::Empty(element) => {
                    self.start(&element, headers);
                    self.end(local(&element), headers);
                }
                Event::End(element) => self.end(bare(element.name().into_inner()), headers),
                Event::Text(text) => self.words(&text.xml10_content()),
                Event::CData(text) => self.words(&text.xml10_content()),
                Event::GeneralRef(found) => self.words(&reference(&found)),
                _ => {}
            }
        }
    }

    fn paper(&mut self) -> Option<&mut Paper> {
        self.papers.last_mut()
    }

    fn start(&mut self, element: &BytesStart<'_>, headers: bool) {
        let name = local(element);
        match name {
            "list-style" => self.style = attribute(element, "name").unwrap_or_default(),
            "list-level-style-number" | "list-level-style-bullet" if attribute(element, "level").as_deref() == Some("1") => {
                let numbered = name.ends_with("number") && attribute(element, "num-format").is_some_and(|format| format == "1");
                self.numbered.insert(self.style.clone(), numbered);
            }
            "text" if element.name().into_inner() == "office:text" => self.inside += 1,
            "header" | "footer" | "header-left" | "footer-left" if headers => self.inside += 1,
            _ => {}
        }
        if self.inside == 0 {
            return;
        }
        match name {
            "p" | "h" => {
                if let Some(paper) = self.paper() {
                    paper.begin_paragraph();
                }
            }
            "list" => {
                let style = attribute(element, "style-name");
                let numbered =
                    style.and_then(|style| self.numbered.get(&style).copied()).or(self.lists.last().map(|list| list.0)).unwrap_or(false);
                self.lists.push((numbered, 0));
            }
            "list-item" => {
                self.fresh = true;
                if let Some(list) = self.lists.last_mut() {
                    list.1 += 1;
                }
            }
            "table-row" => self.paper().into_iter().for_each(Paper::begin_row),
            "table-cell" => self.paper().into_iter().for_each(Paper::begin_cell),
            "tab" => self.put("\t"),
            "line-break" => self.put("\n"),
            "s" => {
                let count = attribute(element, "c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                self.put(&" ".repeat(count.min(1000)));
            }
            "note-body" => self.papers.push(Paper::new()),
            "note" => {
                let number = self.notes.len() + 1;
                self.notes.push(String::new());
                self.put(&format!("[{number}]"));
            }
            "annotation" => {
                let id = attribute(element, "name").unwrap_or_else(|| (self.comments.len() + self.annotated.len() + 1).to_string());
                if let Some(paper) = self.paper() {
                    paper.begin_about(id.clone());
                }
                let resolved = attribute(element, "resolved").is_some_and(|said| said == "true");
                let parent = attribute(element, "parent-name");
                self.annotated.push(Comment { id, parent, resolved, ..Comment::default() });
                self.papers.push(Paper::new());
            }
            "annotation-end" => {
                let id = attribute(element, "name").unwrap_or_default();
                if let Some(paper) = self.paper() {
                    paper.end_about(&id);
                }
            }
            "creator" => self.field = Some("creator"),
            "date" if !self.annotated.is_empty() => self.field = Some("date"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, headers: bool) {
        if self.inside == 0 {
            return;
        }
        match name {
            "p" | "h" => {
                let mark = match self.lists.last() {
                    Some((numbered, count)) if self.fresh => {
                        if *numbered {
                            format!("{count}. ")
                        } else {
                            "- ".to_owned()
                        }
                    }
                    _ => String::new(),
                };
                self.fresh = false;
                if let Some(paper) = self.paper() {
                    paper.end_paragraph(&mark);
                }
            }
            "list" => {
                self.lists.pop();
            }
            "table-row" => self.paper().into_iter().for_each(Paper::end_row),
            "table-cell" => self.paper().into_iter().for_each(Paper::end_cell),
            "note-body" if self.papers.len() > 1 => {
                let text = self.papers.pop().map(|mut paper| paper.finish()).unwrap_or_default();
                // Notes of notes come after the note they are in.
                if let Some(note) = self.notes.last_mut() {
                    *note = text;
                }
            }
            "annotation" if self.papers.len() > 1 => {
                let text = self.papers.pop().map(|mut paper| paper.finish()).unwrap_or_default();
                if let Some(mut comment) = self.annotated.pop() {
                    comment.text = text;
                    self.comments.push(comment);
                }
            }
            "creator" | "date" => self.field = None,
            "text" | "header" | "footer" | "header-left" | "footer-left" if name == "text" || headers => {
                self.inside = self.inside.saturating_sub(1)
            }
            _ => {}
        }
    }

    /// Words of the file, whose white space is one space.
    fn words(&mut self, text: &str) {
        if let (Some(field), Some(comment)) = (self.field, self.annotated.last_mut()) {
            let place = if field == "creator" { &mut comment.author } else { &mut comment.date };
            place.get_or_insert_default().push_str(text);
            return;
        }
        if self.inside == 0 {
            return;
        }
        let Some(paper) = self.papers.last_mut() else { return };
        let mut out = String::with_capacity(text.len());
        let mut spaced = paper.is_spaced();
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(is_space && spaced) {
                out.push(if is_space { ' ' } else { c });
            }
            spaced = is_space;
        }
        paper.write(&out);
    }

    fn put(&mut self, words: &str) {
        if let Some(paper) = self.papers.last_mut() {
            paper.write(words);
        }
    }

    /// The text with its notes after it; the words that annotations are about are put into these.
    fn finish(&mut self) -> String {
        let Some(mut paper) = (!self.papers.is_empty()).then(|| self.papers.swap_remove(0)) else { return String::new() };
        for comment in &mut self.comments {
            comment.about = paper.about(&comment.id).map(str::to_owned);
        }
        for (at, note) in self.notes.iter().enumerate() {
            if at == 0 {
                paper.line("");
            }
            paper.line(&format!("[{}] {}", at + 1, note.trim()));
        }
        paper.finish()
    }
}

/// What the document says of itself.
fn about_itself(document: &mut Document, xml: &str) {
    each_said(xml, |name, said| match name {
        "title" => document.title = Some(said),
        "initial-creator" => document.author = Some(said),
        "creator" => document.author = document.author.take().or(Some(said)),
        "creation-date" => document.created = Some(said),
        "language" => document.lang = Some(said),
        "keyword" => {
            document.keywords = Some(document.keywords.take().map_or_else(|| said.clone(), |before| format!("{before}, {said}")));
        }
        _ => {}
    });
}
