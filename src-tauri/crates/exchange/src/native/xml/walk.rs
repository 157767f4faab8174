//! The walk through a document: one step at a time, or an element whole.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::element::{Element, Node};
use super::names::Bindings;
use super::references::{resolved, stands_for};
use super::source::Source;
use crate::fault::Fault;
use crate::table::rows::LARGEST_RECORD;

/// How deep elements are looked at below the one that is taken whole.
pub(super) const DEEPEST: usize = 64;

/// How deep elements are followed at all: a document beyond it is an attack, not a record.
const BOTTOM: usize = 4096;

/// What comes next in a document.
#[derive(Debug)]
pub enum Step {
    /// An element begins; what is in it follows, unless it is taken whole.
    Open(Element),
    /// Words between elements.
    Words,
    /// The innermost element ends.
    Close,
    /// The file ends before its elements do.
    Cut,
    /// Something that is no XML, in a few words: nothing after it can be read.
    Broken(String),
    /// The document ends.
    Ended,
}

/// One event, before names are known.
enum Met {
    Open(Element, bool),
    Text(String),
    Data(String),
    Close,
    Nothing,
    Cut,
    Broken(String),
    Ended,
}

/// Walks through a document in UTF-8.
pub struct Walker<R> {
    reader: Reader<Source<R>>,
    path: PathBuf,
    buffer: Vec<u8>,
    bindings: Bindings,
    /// The names of the elements that are open, as written.
    open: Vec<String>,
    /// Ends still to be told: an end may close several elements at once.
    closing: usize,
    /// An element without content was opened: its end comes next.
    empty: bool,
    over: bool,
    /// The end of the file cut something.
    cut: bool,
    /// Record that is read, from 1, for the fault of one that is too large.
    records: u64,
}

impl<R: Read> Walker<R> {
    /// Starts above the root.
    pub fn new(source: R, path: &Path) -> Self {
        let mut reader = Reader::from_reader(Source::new(source));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Walker {
            reader,
            path: path.to_owned(),
            buffer: Vec::new(),
            bindings: Bindings::default(),
            open: Vec::new(),
            closing: 0,
            empty: false,
            over: false,
            cut: false,
            records: 0,
        }
    }

    /// What is read.
    pub fn source(&self) -> &R {
        self.reader.get_ref().inner()
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next step.
    pub fn step(&mut self) -> Result<Step, Fault> {
        loop {
            self.reader.get_mut().renew();
            match self.meet()? {
                Met::Open(element, _) => return Ok(Step::Open(element)),
                Met::Text(_) | Met::Data(_) => return Ok(Step::Words),
                Met::Close => {
                    self.leave();
                    return Ok(Step::Close);
                }
                Met::Nothing => {}
                Met::Cut => return Ok(Step::Cut),
                Met::Broken(what) => return Ok(Step::Broken(what)),
                Met::Ended => return Ok(Step::Ended),
            }
        }
    }

    /// The element that was just opened, with everything in it. Beside it stands [`Step::Cut`] or [`Step::Broken`] where the
    /// file does not let it end: it holds what could be read of it.
    pub fn whole(&mut self, opened: Element) -> Result<(Element, Option<Step>), Fault> {
        self.records += 1;
        self.reader.get_mut().renew();
        let outside = self.open.len().saturating_sub(1);
        let mut above: Vec<Element> = Vec::new();
        let mut current = opened;
        let mut too_deep = false;
        let end = loop {
            // Elements below the deepest are passed over: `above` only holds those that are looked at.
            let ignored = self.open.len() > outside + 1 + DEEPEST;
            match self.meet()? {
                Met::Open(element, _) if self.open.len() <= outside + 1 + DEEPEST => above.push(std::mem::replace(&mut current, element)),
                Met::Open(..) => too_deep = true,
                Met::Text(text) if !ignored => push(&mut current.nodes, text, false),
                Met::Data(text) if !ignored => push(&mut current.nodes, text, true),
                Met::Text(_) | Met::Data(_) | Met::Nothing => {}
                Met::Close => {
                    self.leave();
                    if ignored {
                        continue;
                    }
                    match above.pop() {
                        Some(outer) => {
                            let inner = std::mem::replace(&mut current, outer);
                            current.nodes.push(Node::Element(inner));
                        }
                        None => break None,
                    }
                }
                Met::Cut | Met::Ended => break Some(Step::Cut),
                Met::Broken(what) => break Some(Step::Broken(what)),
            }
        };
        while let Some(outer) = above.pop() {
            let inner = std::mem::replace(&mut current, outer);
            current.nodes.push(Node::Element(inner));
        }
        current.too_deep = too_deep;
        Ok((current, end))
    }

    /// The innermost element ends.
    fn leave(&mut self) {
        self.bindings.leave(self.open.len());
        self.open.pop();
    }

    fn meet(&mut self) -> Result<Met, Fault> {
        if self.closing > 0 || self.empty {
            self.closing = self.closing.saturating_sub(1);
            self.empty = false;
            return Ok(Met::Close);
        }
        if self.over {
            return Ok(if self.cut { Met::Cut } else { Met::Ended });
        }
        self.buffer.clear();
        let mut buffer = std::mem::take(&mut self.buffer);
        let met = match self.reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => Self::opened(&mut self.bindings, &mut self.open, &start, false),
            Ok(Event::Empty(start)) => Self::opened(&mut self.bindings, &mut self.open, &start, true),
            Ok(Event::End(end)) => {
                let written = end.name();
                let written: &str = written.as_ref();
                match self.open.iter().rev().position(|open| open == written.trim()) {
                    Some(inside) => {
                        self.closing = inside;
                        Met::Close
                    }
                    None => Met::Nothing,
                }
            }
            Ok(Event::Text(text)) => Met::Text(text.into_inner().into_owned()),
            Ok(Event::CData(data)) => Met::Data(data.into_inner().into_owned()),
            Ok(Event::GeneralRef(reference)) => {
                let name = reference.into_inner();
                Met::Text(stands_for(&name).map_or_else(|| format!("&{name};"), String::from))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => Met::Nothing,
            Ok(Event::Eof) => {
                self.over = true;
                self.cut = !self.open.is_empty();
                if self.cut { Met::Cut } else { Met::Ended }
            }
            Err(quick_xml::Error::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(Fault::OversizedRecord { record: self.records.max(1), limit: LARGEST_RECORD });
            }
            Err(quick_xml::Error::Io(error)) => return Err(Fault::io(&self.path, &error)),
            Err(error) => {
                self.over = true;
                self.cut = self.reader.get_ref().has_ended();
                if self.cut { Met::Cut } else { Met::Broken(error.to_string()) }
            }
        };
        self.buffer = buffer;
        if let Met::Open(_, true) = met {
            self.empty = true;
        }
        if self.open.len() > BOTTOM {
            self.over = true;
            return Ok(Met::Broken(format!("> {BOTTOM}")));
        }
        Ok(met)
    }

    /// An element begins: what it binds counts for its own name.
    fn opened(bindings: &mut Bindings, open: &mut Vec<String>, start: &BytesStart<'_>, is_empty: bool) -> Met {
        let name = start.name();
        let name: &str = name.as_ref();
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            // « I <3 you »: a sign of people, which their program did not escape.
            let end = if is_empty { "/>" } else { ">" };
            let content: &str = start;
            return Met::Text(format!("<{content}{end}"));
        }
        let depth = open.len() + 1;
        let mut written: Vec<(String, String)> = Vec::new();
        for attribute in start.attributes().with_checks(false).filter_map(Result::ok) {
            let key: &str = attribute.key.as_ref();
            let value = resolved(&attribute.value);
            if !bindings.bind(depth, key, &value) {
                written.push((key.to_owned(), value));
            }
        }
        let attributes = written.into_iter().map(|(key, value)| (bindings.known(&key, true), value)).collect();
        let known = bindings.known(name, false);
        open.push(name.to_owned());
        Met::Open(Element { name: known, attributes, ..Element::default() }, is_empty)
    }
}

/// Words after words of the same kind are one piece: references cut texts into many.
fn push(nodes: &mut Vec<Node>, text: String, is_data: bool) {
    match (nodes.last_mut(), is_data) {
        (Some(Node::Text(words)), false) | (Some(Node::Data(words)), true) => words.push_str(&text),
        (_, true) => nodes.push(Node::Data(text)),
        (_, false) => nodes.push(Node::Text(text)),
    }
}
