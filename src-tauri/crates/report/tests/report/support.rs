//! What the tests of figures share: studies made in memory of JSON, and a reader of drawings.

use livisible_core::Study;
use livisible_core::corpus::import::Intake;
use livisible_core::figures::Ask;
use livisible_core::locale::Lang;
use livisible_report::figure::{Drawing, Drawn, Theme, draw};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The figures.
pub const NAMES: [&str; 4] = ["corpus", "codes", "cooccurrence", "threads"];

/// A study and the folder where it lies.
pub struct Desk {
    /// The study.
    pub study: Study,
    _folder: TempDir,
}

/// A day that never changes.
pub fn noon() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_772_452_800, 0).expect("a day")
}

/// A study that holds this document.
pub fn desk(document: Value) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let mut study = Study::create(&folder.path().join("s.livi"), "Étude", Lang::Fr, noon(), 7).expect("a study");
    study.set_cache(&folder.path().join("cache"));
    let document = serde_json::from_value(document).expect("a document");
    study.import_document(document, &Intake::default(), noon(), &mut |_| true).expect("it comes in");
    Desk { study, _folder: folder }
}

/// The worked study.
pub fn velmoka() -> Desk {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/sample/velmoka.json");
    desk(serde_json::from_str(&std::fs::read_to_string(path).expect("the sample")).expect("JSON"))
}

/// A message of a document.
pub fn message(id: &str, account: &str, parent: Option<&str>, role: &str) -> Value {
    json!({ "id": id, "space": "forum", "venue": "F", "account": account, "role": role, "parent": parent, "lang": "fr", "text": "Un prix bien trop cher" })
}

/// A code of a document.
pub fn code(id: &str, parent: Option<&str>, label: &str) -> Value {
    json!({ "id": id, "parent": parent, "label": { "fr": label, "en": label }, "color": null })
}

/// A coding of the first two words.
pub fn coding(code: &str, message: &str) -> Value {
    json!({ "code": code, "message": message, "start": 0, "end": 7, "text": "Un prix" })
}

/// A document of these parts.
pub fn document(messages: Vec<Value>, codes: Vec<Value>, codings: Vec<Value>) -> Value {
    json!({ "format": "livisible-study", "version": 1, "study": { "title": "T", "lang": "fr" }, "messages": messages, "codes": codes, "codings": codings })
}

/// What is asked without more.
pub fn asked(name: &str) -> Drawing<'_> {
    Drawing { name, ask: Ask::default(), lang: Lang::Fr, theme: Theme::Light }
}

/// Draws for the window.
pub fn drawn(study: &Study, name: &str, filter: Option<&str>, brand_speech: bool) -> Drawn {
    let ask = Ask { filter: filter.map(str::to_owned), brand_speech, params: vec![] };
    draw(study, &Drawing { ask, ..asked(name) }).expect("it is drawn")
}

/// One element that leads to messages: its query and what it tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its query.
    pub query: Option<String>,
    /// Its title.
    pub title: String,
}

impl Part {
    /// The first number that its title tells.
    pub fn count(&self) -> usize {
        let told = self.title.rsplit_once(": ").map_or(self.title.as_str(), |(_, told)| told);
        plain(told.split(' ').next().unwrap_or_default()).expect("a count")
    }
}

/// A number as it is shown, read back.
pub fn plain(shown: &str) -> Option<usize> {
    shown.replace(['\u{202F}', ','], "").parse().ok()
}

/// Reads a drawing: it must be well-formed, and made of plain presentation attributes alone.
pub fn parts(svg: &str) -> Vec<Part> {
    let mut reader = Reader::from_str(svg);
    // The queries of the elements that are open; the title that is being read.
    let mut open: Vec<Option<String>> = vec![];
    let (mut title, mut parts, mut roots): (Option<String>, Vec<Part>, usize) = (None, vec![], 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(element) => {
                roots += usize::from(open.is_empty());
                open.push(reference(&element));
                if element.local_name().as_ref() == "title" {
                    title = Some(String::new());
                }
            }
            Event::Empty(element) => {
                reference(&element);
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                assert!(!text.contains(']') || !text.contains("]]>"));
                title.iter_mut().for_each(|title| title.push_str(&text));
            }
            Event::GeneralRef(entity) => {
                let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("#39", '\'')];
                let name = entity.xml10_content();
                let sign = known.iter().find(|(known, _)| *known == &*name).expect("an entity of XML").1;
                title.iter_mut().for_each(|title| title.push(sign));
            }
            Event::End(_) => {
                open.pop();
                // The title of the whole drawing stands right under its root.
                if let Some(title) = title.take().filter(|_| open.len() > 1) {
                    parts.push(Part { query: open.iter().rev().find_map(Clone::clone), title });
                }
            }
            Event::Eof => break,
            other => panic!("a drawing holds elements and text alone: {other:?}"),
        }
    }
    assert_eq!((roots, open.len()), (1, 0), "one root, closed");
    parts
}

fn reference(element: &BytesStart<'_>) -> Option<String> {
    let mut reference = None;
    let name = element.local_name().as_ref().to_owned();
    assert!(["svg", "g", "a", "title", "desc", "text", "rect", "line"].contains(&name.as_str()), "{name}");
    for attribute in element.attributes() {
        let attribute = attribute.expect("well-formed");
        let key = attribute.key.as_ref().to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("known entities").into_owned();
        let is_plain = !key.starts_with("on") && !["style", "class", "href"].contains(&key.as_str()) || name == "a";
        assert!(is_plain, "{key} is no presentation attribute");
        if key == "data-ref" {
            reference = Some(value);
        } else {
            assert!(!value.contains("var(") && !value.contains("url("), "{key}={value}");
        }
    }
    reference
}
