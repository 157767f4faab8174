//! Codebook files: the codes of a table or of a JSON document, as rows for the core to check and take.

pub mod json;
pub mod qdc;
pub mod table;
pub mod write;

use std::path::Path;

use livisible_core::codebook::book::{Book, NewCode};
use livisible_core::codebook::relation::RelationKind;
use livisible_core::codebook::{Code, CodeOrigin};
use livisible_core::document::{NetRecord, RelationRecord};
use livisible_core::locale::Lang;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::recognise::examine;
use crate::{Format, Plan};

/// One code as its file says it. Texts are by language, `fr` or `en`; a file that names none leaves `""`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CodeRow {
    /// The code's id.
    pub id: Option<String>,
    /// The id of the code above, or its label where the file has no ids.
    pub parent: Option<String>,
    /// The label.
    pub label: Map<String, Value>,
    /// What the code means.
    pub definition: Map<String, Value>,
    /// What to code with it.
    pub include: Map<String, Value>,
    /// What not to code with it.
    pub exclude: Map<String, Value>,
    /// A passage that shows it.
    pub example: Option<String>,
    /// Its colour, `#RRGGBB`.
    pub color: Option<String>,
    /// Its number in tables.
    pub number: Option<i64>,
    /// Whether it stands alone on a message.
    pub exclusive: bool,
    /// What its file calls it beside its id: the GUID of an interchange file.
    pub key: Option<String>,
    /// Where it comes from.
    pub origin: Option<CodeOrigin>,
    /// Whether one at most of the codes below stands on the same words.
    pub one_of: bool,
    /// What looks like it and is not.
    pub anti_example: Option<String>,
    /// The names of the nets that hold it.
    pub nets: Vec<String>,
    /// Its relations to others.
    pub relations: Vec<(RelationKind, String)>,
}

/// A codebook file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BookRows {
    /// Its codes.
    pub codes: Vec<CodeRow>,
    /// Its nets, where it lists them apart.
    pub nets: Vec<NetRecord>,
    /// Its relations, where it lists them apart.
    pub relations: Vec<RelationRecord>,
}

impl BookRows {
    /// The file as a codebook for the core. Texts that name no language are in `lang`.
    pub fn settle(self, lang: Lang) -> Book {
        let mut book = Book { codes: vec![], nets: self.nets, relations: self.relations };
        for net in &mut book.nets {
            net.label = in_lang(std::mem::take(&mut net.label), lang);
        }
        for row in self.codes {
            let label = row.label.values().find_map(Value::as_str).map(str::to_owned);
            let name = row.key.clone().or_else(|| row.id.clone()).or(label).unwrap_or_default();
            for net in &row.nets {
                let same = |one: &&mut NetRecord| one.label.values().any(|label| label.as_str() == Some(net));
                match book.nets.iter_mut().find(same) {
                    Some(standing) => standing.codes.push(name.clone()),
                    None => {
                        let label = Map::from_iter([(lang.code().to_owned(), Value::String(net.clone()))]);
                        book.nets.push(NetRecord { id: String::new(), label, codes: vec![name.clone()] });
                    }
                }
            }
            for (kind, to) in &row.relations {
                let (from, to) = (name.clone(), to.clone());
                book.relations.push(RelationRecord { from, kind: *kind, to, memo: None, coder: String::new(), at: String::new() });
            }
            let key = row.key.clone();
            let (code, parent) = row.settle(lang);
            book.codes.push(NewCode { code, key, parent });
        }
        book
    }
}

fn in_lang(mut texts: Map<String, Value>, lang: Lang) -> Map<String, Value> {
    if let Some(text) = texts.remove("") {
        texts.insert(lang.code().to_owned(), text);
    }
    texts
}

impl CodeRow {
    /// The row as a code, with the id of the code above it. Texts that name no language are in `lang`;
    /// an id that is missing stays empty, and the core gives the next free one.
    pub fn settle(self, lang: Lang) -> (Code, Option<String>) {
        let in_lang = |texts| in_lang(texts, lang);
        let code = Code {
            ext: self.id.unwrap_or_default(),
            label: in_lang(self.label),
            definition: in_lang(self.definition),
            include: in_lang(self.include),
            exclude: in_lang(self.exclude),
            example: self.example,
            color: self.color,
            number: self.number,
            exclusive: self.exclusive,
            origin: self.origin,
            one_of: self.one_of,
            anti_example: self.anti_example,
            ..Code::default()
        };
        (code, self.parent)
    }
}

/// Reads the codebook of a file: `.qdc`, `.csv`, `.xlsx`, `.json`, or that of an interchange project, told by its content.
pub fn read(path: &Path) -> Result<BookRows, Fault> {
    if let Some(xml) = qdc::document(path)? {
        return qdc::book(&xml);
    }
    match json::document(path)? {
        Some(document) => json::book(&document),
        None => {
            let plan = Plan::default();
            let codes = match examine(path, &plan) {
                Ok(examined) if examined.recognised.format != Format::Text => table::codes(path, examined),
                Ok(_) => table::codes(path, examine(path, &Plan { format: Some("csv".to_owned()), ..plan })?),
                Err(fault) => Err(fault),
            }?;
            Ok(BookRows { codes, ..BookRows::default() })
        }
    }
}
