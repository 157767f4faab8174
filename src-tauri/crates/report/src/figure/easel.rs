//! What the figures draw with: the numbers, the words, the colours, who may be named and what leads where.

use std::collections::HashMap;

use livisible_core::codebook::Code;
use livisible_core::codebook::read::Codebook;
use livisible_core::corpus::mask::Mask;
use livisible_core::figures::{Ask, Base, Figure};
use livisible_core::locale::{Lang, say};
use livisible_core::{Result, Study};
use serde_json::Value;

use super::query::{Scope, discreet};
use super::svg::{SANS, SERIF, Shapes, Type, abridge, apart};
use super::theme::Colours;
use super::{Cell, Drawing, palette};
use crate::html::{decimal, number, share};

/// Where a drawing goes.
#[derive(Clone, Copy)]
pub enum Aim<'a> {
    /// The analyst's own window.
    Window,
    /// A file that leaves the house.
    File,
    /// The report: what leads to the quotations of a code, by row id.
    Report(&'a dyn Fn(i64) -> Option<String>),
}

/// A figure about to be drawn.
pub struct Easel<'a> {
    pub study: &'a Study,
    pub ask: &'a Ask,
    pub lang: Lang,
    pub colours: Colours,
    pub mask: &'a Mask,
    pub aim: Aim<'a>,
    pub figure: Figure,
    pub scope: Scope,
    pub codebook: Codebook,
    slots: HashMap<i64, usize>,
}

/// What a figure draws: elements, and how high they stand.
pub struct Plate {
    pub shapes: Shapes,
    pub height: f64,
}

/// Reads a count of a figure's data.
pub fn count(value: &Value, key: &str) -> usize {
    value[key].as_u64().unwrap_or(0) as usize
}

impl<'a> Easel<'a> {
    pub fn new(study: &'a Study, drawing: &'a Drawing<'_>, mask: &'a Mask, aim: Aim<'a>) -> Result<Self> {
        let figure = study.figure(drawing.name, &drawing.ask)?;
        let codebook = study.codebook()?;
        let keeps_brand = drawing.ask.brand_speech || drawing.name == "threads";
        Ok(Easel {
            study,
            ask: &drawing.ask,
            lang: drawing.lang,
            colours: drawing.theme.colours(),
            mask,
            aim,
            scope: Scope::of(&figure, &drawing.ask, keeps_brand),
            slots: palette::slots(&codebook),
            figure,
            codebook,
        })
    }

    pub fn is_french(&self) -> bool {
        self.lang == Lang::Fr
    }

    pub fn word(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    pub fn number(&self, n: usize) -> String {
        number(n, self.is_french())
    }

    /// A number as a table bears it: in a file without its thousands parted, so that a spreadsheet reads it.
    fn tabled(&self, n: usize) -> String {
        if matches!(self.aim, Aim::File) { n.to_string() } else { self.number(n) }
    }

    pub fn share(&self, n: usize, base: usize) -> String {
        share(n, base, self.is_french())
    }

    /// A number with what it counts, such as `13 messages`.
    pub fn counted(&self, what: &str, n: usize) -> String {
        say(self.lang, &format!("report-n-{what}"), &[("n", self.number(n))])
    }

    /// The counts that a drawn element tells.
    pub fn told(&self, name: &str, counts: &[(&str, usize)]) -> String {
        let counts: Vec<String> = counts.iter().map(|(what, n)| self.counted(what, *n)).collect();
        say(self.lang, "report-figure-told", &[("name", apart(name)), ("counts", counts.join(", "))])
    }

    /// A query as it may stand in what is drawn.
    pub fn refer(&self, query: Option<String>, n: usize) -> Option<String> {
        let query = query.filter(|_| n > 0);
        match self.aim {
            Aim::Window => query,
            Aim::File | Aim::Report(_) => discreet(query, self.mask),
        }
    }

    /// A cell of words alone.
    pub fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), query: None }
    }

    /// A cell that counts messages, and the query that finds them.
    pub fn cell(&self, n: usize, query: Option<String>) -> Cell {
        Cell { text: self.tabled(n), query: self.refer(query, n) }
    }

    /// A cell that counts something else.
    pub fn other(&self, n: usize) -> Cell {
        Self::plain(self.tabled(n))
    }

    /// A cell that tells a share. In a file in words: a spreadsheet would read 4/13 as a day of April.
    pub fn part(&self, n: usize, base: usize) -> Cell {
        match self.aim {
            Aim::File if base < 30 => Self::plain(say(self.lang, "report-figure-of", &[("n", n.to_string()), ("base", base.to_string())])),
            _ => Self::plain(self.share(n, base)),
        }
    }

    /// A cell that tells a ratio; in a file with all its decimals.
    pub fn quotient(&self, value: Option<f64>) -> Cell {
        Self::plain(match (self.aim, value) {
            (_, None) => "–".to_owned(),
            (Aim::File, Some(value)) => value.to_string(),
            (_, Some(value)) => decimal(value, self.is_french()),
        })
    }

    /// A code's name, whole.
    pub fn name(&self, code: &Code) -> String {
        self.mask.text(code.name(Some(self.lang)))
    }

    /// The same inside a sentence.
    pub fn apart(&self, code: &Code) -> String {
        apart(&self.name(code))
    }

    /// A code's mark.
    pub fn mark(&self, code: i64) -> &'static str {
        self.colours.mark(self.slots.get(&code).copied().unwrap_or(1))
    }

    /// Where a code's quotations stand, in a report that has some.
    pub fn leads(&self, code: i64) -> Option<String> {
        match self.aim {
            Aim::Report(leads) => leads(code),
            Aim::Window | Aim::File => None,
        }
    }

    /// A name on one line of a drawing.
    pub fn short(&self, name: &str, size: f64, within: f64) -> String {
        abridge(name, size, within)
    }

    pub fn base(&self) -> Base {
        self.figure.base
    }

    /// Names along a drawing.
    pub fn label(&self) -> Type {
        Type { font: SANS, size: 13.0, weight: 400, fill: self.colours.ink }
    }

    /// Counts.
    pub fn figures(&self) -> Type {
        Type { font: SANS, size: 12.0, weight: 400, fill: self.colours.ink_2 }
    }

    /// Captions, and what is absent.
    pub fn caption(&self) -> Type {
        Type { font: SANS, size: 12.0, weight: 400, fill: self.colours.ink_3 }
    }

    /// Headings.
    pub fn heading(&self) -> Type {
        Type { font: SERIF, size: 14.5, weight: 500, fill: self.colours.ink }
    }
}
