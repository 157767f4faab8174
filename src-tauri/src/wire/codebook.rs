//! The codebook as the window shows it.

use std::collections::HashMap;

use livisible_core::figures::Ask;
use serde::Serialize;
use ts_rs::TS;

use super::Localised;
use crate::desk::Open;
use crate::fault::Fault;
use crate::palette::Palette;

/// A code, in tree order.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeView {
    /// Row id.
    pub id: i64,
    /// External id.
    pub ext: String,
    /// Row id of the code above.
    pub parent: Option<i64>,
    /// How deep in the tree; a top code is 0.
    pub depth: u32,
    /// Its name.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// What to put under it.
    pub include: Localised,
    /// What not to.
    pub exclude: Localised,
    /// A typical quote.
    pub example: Option<String>,
    /// Its colour as it was given.
    pub color: Option<String>,
    /// Its place among the twelve colours of the palette, 1 to 12: the CSS class `k` and this.
    pub slot: u32,
    /// Its number in the codeframe.
    pub number: Option<i64>,
    /// Whether it excludes every other code.
    pub exclusive: bool,
    /// Codings of it and of the codes below, brand speech left out.
    pub codings: u64,
    /// Messages that bear it or a code below, brand speech left out.
    pub messages: u64,
}

impl CodeView {
    /// Every code, in tree order, with its counts.
    pub(crate) fn all(open: &Open) -> Result<Vec<CodeView>, Fault> {
        let codebook = open.study.codebook()?;
        let figure = open.study.figure("codes", &Ask::default())?;
        let mut slots: HashMap<i64, u32> = HashMap::new();
        let mut palette = Palette::default();
        let mut out = Vec::with_capacity(codebook.codes.len());
        for (code, depth) in codebook.tree() {
            // Without a colour of its own, a code takes that of the code above.
            let above = || code.parent.and_then(|parent| slots.get(&parent).copied());
            let own = code.color.as_deref().and_then(|color| palette.slot(color)).or_else(above);
            let slot = own.unwrap_or_else(|| palette.any(out.len()));
            slots.insert(code.id, slot);
            let count = |what: &str| figure.data[&code.ext][what].as_u64().unwrap_or(0);
            out.push(CodeView {
                id: code.id,
                ext: code.ext.clone(),
                parent: code.parent,
                depth: u32::try_from(depth).unwrap_or(u32::MAX),
                label: Localised::of(&code.label),
                definition: Localised::of(&code.definition),
                include: Localised::of(&code.include),
                exclude: Localised::of(&code.exclude),
                example: code.example.clone(),
                color: code.color.clone(),
                slot,
                number: code.number,
                exclusive: code.exclusive,
                codings: count("codings"),
                messages: count("messages"),
            });
        }
        Ok(out)
    }
}
