//! Codebook files: the codes of a table or of a JSON document, as rows for the core to check and take.

pub mod json;
pub mod table;

use std::path::Path;

use livisible_core::codebook::Code;
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
}

impl CodeRow {
    /// The row as a code, with the id of the code above it. Texts that name no language are in `lang`;
    /// an id that is missing stays empty, and the core gives the next free one.
    pub fn settle(self, lang: Lang) -> (Code, Option<String>) {
        let in_lang = |mut texts: Map<String, Value>| {
            if let Some(text) = texts.remove("") {
                texts.insert(lang.code().to_owned(), text);
            }
            texts
        };
        let code = Code {
            id: 0,
            ext: self.id.unwrap_or_default(),
            parent: None,
            label: in_lang(self.label),
            definition: in_lang(self.definition),
            include: in_lang(self.include),
            exclude: in_lang(self.exclude),
            example: self.example,
            color: self.color,
            number: self.number,
            exclusive: self.exclusive,
        };
        (code, self.parent)
    }
}

/// Reads the codes of a file: `.csv`, `.xlsx`, `.json`, told by its content.
pub fn read(path: &Path) -> Result<Vec<CodeRow>, Fault> {
    match json::document(path)? {
        Some(document) => json::codes(&document),
        None => {
            let plan = Plan::default();
            match examine(path, &plan) {
                Ok(examined) if examined.recognised.format != Format::Text => table::codes(path, examined),
                Ok(_) => table::codes(path, examine(path, &Plan { format: Some("csv".to_owned()), ..plan })?),
                Err(Fault::FormatNotYet { what }) if what == "XML" => Err(Fault::FormatNotYet { what: "REFI-QDA".to_owned() }),
                Err(fault) => Err(fault),
            }
        }
    }
}
