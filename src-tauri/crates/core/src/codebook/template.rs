//! The starter codebooks that come with Livisible.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Code, CodeOrigin};
use crate::error::{Error, Result};
use crate::study::{Output, Study};

/// A starter codebook.
#[derive(Debug, Clone, Deserialize)]
pub struct Template {
    /// Its id, such as `FL`.
    pub id: String,
    /// Its name by language.
    pub label: Map<String, Value>,
    /// Where the model comes from.
    pub source: String,
    /// What it is for, by language.
    pub description: Map<String, Value>,
    /// Whether its codes exclude each other on one segment.
    pub mutually_exclusive: bool,
    /// What its codes are put on.
    pub scope: String,
    /// Its codes.
    pub codes: Vec<TemplateCode>,
}

/// A code of a starter codebook.
#[derive(Debug, Clone, Deserialize)]
pub struct TemplateCode {
    /// Its id.
    pub id: String,
    /// Id of the code above.
    pub parent: Option<String>,
    /// Label by language.
    pub label: Map<String, Value>,
    /// What it means, by language.
    #[serde(default)]
    pub definition: Map<String, Value>,
    /// What to code with it, by language.
    #[serde(default)]
    pub include: Map<String, Value>,
    /// What not to, by language.
    #[serde(default)]
    pub exclude: Map<String, Value>,
    /// An example.
    pub example: Option<String>,
}

/// The twelve colours of the palette (light theme), in its order.
pub const PALETTE: [&str; 12] =
    ["#2C8DEA", "#AF5C47", "#756398", "#508C6C", "#7D5400", "#3F3B9C", "#076C64", "#B97598", "#A01F43", "#988B03", "#682B0E", "#5A2C59"];

/// The starter codebooks, in their order.
pub fn all() -> &'static [Template] {
    static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
    // The file is part of the program and a test reads it: an empty list here would be caught there.
    TEMPLATES.get_or_init(|| serde_json::from_str(include_str!("../../../../../assets/codebooks/codebooks.json")).unwrap_or_default())
}

impl Study {
    /// Copies a starter codebook in. Codes that the study has already are left as they are.
    pub fn copy_template(&mut self, id: &str, now: DateTime<Utc>) -> Result<Output<u64>> {
        let template = all()
            .iter()
            .find(|template| template.id.eq_ignore_ascii_case(id))
            .ok_or_else(|| Error::UnknownTemplate { id: id.to_owned() })?;
        let codebook = self.codebook()?;
        let mut color = codebook.codes.len();
        let codes: Vec<(Code, Option<String>)> = template
            .codes
            .iter()
            .filter(|code| codebook.codes.iter().all(|known| known.ext != code.id))
            .map(|code| {
                let new = Code {
                    ext: code.id.clone(),
                    label: code.label.clone(),
                    definition: code.definition.clone(),
                    include: code.include.clone(),
                    exclude: code.exclude.clone(),
                    example: code.example.clone(),
                    color: Some(PALETTE[color % PALETTE.len()].to_owned()),
                    origin: Some(CodeOrigin::Deductive),
                    ..Code::default()
                };
                color += 1;
                (new, code.parent.clone())
            })
            .collect();
        self.add_codes(&template.id, &codes, now)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn six_codebooks_in_two_languages() {
        let all = super::all();
        assert_eq!(all.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), ["FL", "AC", "NM", "TY", "RW", "PR"]);
        for code in all.iter().flat_map(|t| &t.codes) {
            assert!(code.label.contains_key("fr") && code.label.contains_key("en"), "{}", code.id);
        }
    }
}
