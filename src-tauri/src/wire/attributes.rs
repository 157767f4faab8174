//! What a message carries beside its words: categories, tags, ratings, the answers of its respondent.

use std::collections::HashSet;

use livisible_core::corpus::message::Message;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::fault::Fault;
use crate::open::Open;

/// An attribute of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttributeView {
    /// Its name, as its source calls it.
    pub name: String,
    /// What it says.
    pub value: String,
}

impl AttributeView {
    /// The attributes of a message, by name. Those that tell who people are only where identities were lifted.
    pub(crate) fn all(open: &Open, message: &Message, lifted: bool) -> Result<Vec<Self>, Fault> {
        let shown: HashSet<String> = open.study.attribute_names(lifted)?.into_iter().collect();
        let told = message.attributes.iter().filter(|(name, _)| shown.contains(*name));
        let views = told.map(|(name, value)| AttributeView { name: name.clone(), value: said(value) });
        Ok(views.filter(|view| !view.value.is_empty()).collect())
    }
}

/// A value as one reads it.
fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(said).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
