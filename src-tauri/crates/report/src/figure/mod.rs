//! Figures, drawn once for the window and the report: tables, and a drawing in plain SVG.
//!
//! The numbers are those of [`Study::figure`]: nothing is counted here. Labels, order and layout are this module's.
//! Every element that counts messages carries `data-ref`, the query that finds them. Persons stand under pseudonyms.

mod bars;
mod base;
mod codes;
mod cooccurrence;
mod corpus;
mod easel;
mod matrix;
pub mod palette;
mod query;
mod sheet;
mod svg;
pub mod theme;
mod threads;

use livisible_core::corpus::mask::Mask;
use livisible_core::figures::{Ask, Base};
use livisible_core::locale::{Lang, say};
use livisible_core::{Error, Result, Study};

pub(crate) use easel::Aim;
use easel::{Easel, Plate};
pub use theme::Theme;

/// Rows that a table of the window shows at most; a file has them all.
pub const ROWS: usize = 500;

/// What is asked of a drawn figure.
#[derive(Debug, Clone)]
pub struct Drawing<'a> {
    /// The figure's name, one of [`livisible_core::figures::NAMES`].
    pub name: &'a str,
    /// What is asked of it.
    pub ask: Ask,
    /// The language of its words.
    pub lang: Lang,
    /// Its colours.
    pub theme: Theme,
}

/// One cell: its words, and the query that finds the messages behind it.
/// `None` where there are none, or where the language cannot say which they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is shown.
    pub text: String,
    /// Finds exactly the messages that the cell counts.
    pub query: Option<String>,
}

/// A table of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What stands over it.
    pub title: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Title, columns and rows in words alone, as a file takes them.
    pub fn words(self) -> (String, Vec<String>, Vec<Vec<String>>) {
        let rows = self.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect());
        (self.title, self.columns, rows.collect())
    }
}

/// A figure, drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Its title.
    pub title: String,
    /// What it counts over.
    pub base: Base,
    /// The line to set under it.
    pub base_line: String,
    /// The canonical filter.
    pub filter: Option<String>,
    /// The drawing; `None` where there is nothing to draw.
    pub svg: Option<String>,
    /// The same as tables, and what is not drawn.
    pub tables: Vec<Table>,
}

/// What each figure brings.
struct Picture {
    title: String,
    /// Key of the sentence that says what it counts.
    counts: &'static str,
    plate: Option<Plate>,
    tables: Vec<Table>,
    /// What the base line must add.
    notes: Vec<String>,
}

/// Computes, tables and draws a figure for the window. Tables are cut at [`ROWS`] rows, and their title says so.
///
/// # Errors
/// What [`Study::figure`] answers.
pub fn draw(study: &Study, drawing: &Drawing<'_>) -> Result<Drawn> {
    let mut drawn = draw_for(study, drawing, &study.mask()?, Aim::Window)?;
    for table in drawn.tables.iter_mut().filter(|table| table.rows.len() > ROWS) {
        let count = |n: usize| crate::html::number(n, drawing.lang == Lang::Fr);
        let args = [("title", table.title.clone()), ("shown", count(ROWS)), ("all", count(table.rows.len()))];
        table.title = say(drawing.lang, "report-figure-cut", &args);
        table.rows.truncate(ROWS);
    }
    Ok(drawn)
}

/// Computes, tables and draws a figure as a file that leaves the house: whole tables, messages under pseudonyms too,
/// no query that names somebody; the drawing bears its title and its base line, on its own paper.
///
/// # Errors
/// What [`Study::figure`] answers.
pub fn publish(study: &Study, drawing: &Drawing<'_>) -> Result<Drawn> {
    let mask = study.mask()?;
    let easel = Easel::new(study, drawing, &mask, Aim::File)?;
    let picture = picture(&easel, drawing.name)?;
    let base_line = base::line(&easel, &picture)?;
    Ok(finish(&easel, picture, base_line, sheet::whole))
}

/// The same for the report, under its own mask.
pub(crate) fn draw_for(study: &Study, drawing: &Drawing<'_>, mask: &Mask, aim: Aim<'_>) -> Result<Drawn> {
    let easel = Easel::new(study, drawing, mask, aim)?;
    let picture = picture(&easel, drawing.name)?;
    let base_line = base::line(&easel, &picture)?;
    Ok(finish(&easel, picture, base_line, |_, _, _, plate| plate))
}

fn picture(easel: &Easel<'_>, name: &str) -> Result<Picture> {
    match name {
        "corpus" => Ok(corpus::picture(easel)),
        "codes" => Ok(codes::picture(easel)),
        "cooccurrence" => cooccurrence::picture(easel),
        "threads" => threads::picture(easel),
        // The core may compute a figure before it can be drawn.
        _ => Err(Error::UnknownFigure { name: name.to_owned() }),
    }
}

fn finish(easel: &Easel<'_>, picture: Picture, base_line: String, setting: impl Fn(&Easel<'_>, &str, &str, Plate) -> Plate) -> Drawn {
    let Picture { title, plate, tables, .. } = picture;
    let svg = plate.map(|plate| {
        let Plate { shapes, height } = setting(easel, &title, &base_line, plate);
        shapes.finish(&easel.figure.figure, height, &title, &base_line)
    });
    Drawn { base: easel.base(), filter: easel.figure.filter.clone(), title, base_line, svg, tables }
}
