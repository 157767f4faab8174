//! Recipes: how a file was read, kept with its import, and followed again when the next wave of the same table comes.

use std::collections::{HashMap, HashSet};

use livisible_core::corpus::imports::Reading;
use livisible_core::corpus::lists::Space;
use livisible_core::{Result, Study};
use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::html;
use crate::recognise::Recognised;
use crate::table::field::{Column, Field, RoleReason};

/// How a file was read: kept with its import as JSON. Later keys have defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Encoding of a text.
    pub encoding: Option<String>,
    /// Delimiter of a table.
    pub delimiter: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Stable code of what decided the format.
    pub reason: String,
    /// The columns that told the tool.
    pub told: Vec<String>,
    /// The row of the header, from 1.
    pub header_row: Option<usize>,
    /// Rows above the header.
    pub preamble: usize,
    /// The columns, in order.
    pub columns: Vec<Role>,
    /// The type of space of records that said none.
    pub space: Option<Space>,
    /// The venue of records that said none.
    pub venue: Option<String>,
    /// The language of records that said none.
    pub lang: Option<String>,
    /// What the analyst said of these by hand, then or at an import that was followed: the next wave takes no other.
    pub said_space: Option<Space>,
    /// The venue that was said.
    pub said_venue: Option<String>,
    /// The language that was said.
    pub said_lang: Option<String>,
    /// What was rendered of HTML.
    pub html: Rendered,
    /// The analyst changed something of what was guessed.
    pub by_hand: bool,
    /// The import whose reading was followed.
    pub followed: Option<i64>,
}

/// How the HTML in cells was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rendered {
    /// The columns that were rendered.
    pub columns: Vec<String>,
    /// The version of the converter; 0 where nothing was rendered.
    pub version: u32,
    /// What the analyst said of all columns, then or earlier.
    pub asked: Option<bool>,
}

/// The role that a column had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its name.
    pub column: String,
    /// The word of its role.
    pub role: String,
}

/// An earlier reading that a file may be read by.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// Row id of its import.
    pub import: i64,
    /// The file that was read so.
    pub file: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    format: String,
    about: About,
}

/// The recipe that a file is read by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Followed {
    /// Row id of the import.
    pub import: i64,
    /// The file that was read so.
    pub file: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// Every reading that the study keeps, the latest first: what [`Plan::recipes`] takes.
pub fn of(study: &Study) -> Result<Vec<Recipe>> {
    Ok(study.readings()?.into_iter().filter_map(recipe).collect())
}

fn recipe(line: Reading) -> Option<Recipe> {
    let about: About = serde_json::from_str(&line.about).ok()?;
    (!about.columns.is_empty()).then_some(Recipe { import: line.import, file: line.file, at: line.at, format: line.format, about })
}

impl Recipe {
    /// How much of the columns are those of the same table, in thousandths; `None` where they are not: of the same tool, all
    /// that had a role must be there, and most of the others.
    fn fits(&self, format: &str, columns: &[Column]) -> Option<usize> {
        let names: HashSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let had_role = |role: &&Role| !matches!(Field::from_word(&role.role), Some(Field::Attribute) | None);
        let known = self.about.columns.iter().filter(|role| names.contains(role.column.as_str())).count();
        let all = self.about.columns.len().max(columns.len());
        // A name such as `column 3` stands for none.
        let named = self.about.columns.iter().any(|role| !role.column.starts_with("column "));
        let fits = self.format == format
            && named
            && known * 3 >= all * 2
            && self.about.columns.iter().filter(had_role).all(|role| names.contains(role.column.as_str()));
        fits.then(|| known * 1000 / all.max(1))
    }
}

/// Gives columns the roles of the recipe that fits best, the latest of such; those that are read so anyway keep their own reason.
pub(crate) fn follow<'a>(recipes: &'a [Recipe], format: &str, columns: &mut [Column]) -> Option<&'a Recipe> {
    // The latest comes first, and only a better fit takes its place.
    let fitting = recipes.iter().filter_map(|recipe| Some((recipe.fits(format, columns)?, recipe)));
    let (_, recipe) = fitting.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let then: HashMap<&str, Field> =
        recipe.about.columns.iter().map(|role| (role.column.as_str(), Field::from_word(&role.role).unwrap_or(Field::Attribute))).collect();
    let taken: Vec<Field> = then.values().copied().filter(|role| role.is_single()).collect();
    for column in columns.iter_mut() {
        match then.get(column.name.as_str()) {
            Some(role) if *role == column.role => {}
            Some(role) => (column.role, column.why) = (*role, RoleReason::Recipe),
            // A column that is new in this wave must not take what only one column may have.
            None if taken.contains(&column.role) => (column.role, column.why) = (Field::Attribute, RoleReason::None),
            None => {}
        }
    }
    Some(recipe)
}

impl Recipe {
    pub(crate) fn followed(&self) -> Followed {
        Followed { import: self.import, file: self.file.clone(), at: self.at.clone() }
    }

    /// The type of space, the venue and the language that the analyst said: what was guessed of that file says nothing of another.
    pub(crate) fn said(&self) -> (Option<Space>, Option<String>, Option<String>) {
        (self.about.said_space, self.about.said_venue.clone(), self.about.said_lang.clone())
    }

    /// The names that came, and those that went, where the columns are not those of that import: `+ mood; − place`. Rows
    /// that are known by all their cells are then not known again.
    pub(crate) fn changes(&self, columns: &[Column]) -> Option<String> {
        let had: HashSet<&str> = self.about.columns.iter().map(|role| role.column.as_str()).collect();
        let has: HashSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let came: Vec<&str> = columns.iter().map(|column| column.name.as_str()).filter(|name| !had.contains(name)).collect();
        let went: Vec<&str> = self.about.columns.iter().map(|role| role.column.as_str()).filter(|name| !has.contains(name)).collect();
        let told = [("+", came), ("−", went)].map(|(sign, names)| (!names.is_empty()).then(|| format!("{sign} {}", names.join(", "))));
        let told: Vec<String> = told.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// What the analyst said of HTML, and the columns that were rendered: texts met again must be the same.
    pub(crate) fn html(&self) -> (Option<bool>, &[String]) {
        (self.about.html.asked, &self.about.html.columns)
    }
}

impl About {
    /// How a file is about to be read.
    pub fn of(recognised: &Recognised, plan: &Plan) -> Self {
        let said = !plan.map.is_empty() || plan.space.is_some() || plan.venue.is_some() || plan.lang.is_some() || plan.html.is_some();
        let followed = recognised.followed.as_ref().map(|followed| followed.import);
        let then = plan.recipes.iter().find(|recipe| Some(recipe.import) == followed);
        let html_then = then.and_then(|recipe| recipe.about.html.asked);
        let (space_then, venue_then, lang_then) = then.map(Recipe::said).unwrap_or_default();
        About {
            encoding: recognised.encoding.clone(),
            delimiter: recognised.delimiter.map(String::from),
            sheet: recognised.sheet.clone(),
            reason: recognised.reason.to_owned(),
            told: recognised.told.clone(),
            header_row: recognised.header_row,
            preamble: recognised.preamble,
            columns: recognised
                .columns
                .iter()
                .map(|column| Role { column: column.name.clone(), role: column.role.word().to_owned() })
                .collect(),
            space: recognised.space,
            venue: recognised.venue.clone(),
            lang: recognised.lang.clone(),
            said_space: plan.space.or(space_then),
            said_venue: plan.venue.clone().or(venue_then),
            said_lang: plan.lang.clone().or(lang_then),
            by_hand: said || plan.format.is_some() || plan.encoding.is_some() || plan.delimiter.is_some() || plan.sheet.is_some(),
            html: Rendered {
                columns: recognised.html.clone(),
                version: if recognised.html.is_empty() { 0 } else { html::VERSION },
                asked: plan.html.or(html_then),
            },
            followed,
        }
    }

    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
