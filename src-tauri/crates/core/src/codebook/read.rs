//! Reading the codebook: its codes, its tree, what stands below what.

use rusqlite::Row;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::{Code, CodeOrigin};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

fn texts(row: &Row<'_>, at: usize) -> rusqlite::Result<Map<String, Value>> {
    let json: String = row.get(at)?;
    Ok(serde_json::from_str(&json).unwrap_or_default())
}

fn code(row: &Row<'_>) -> rusqlite::Result<Code> {
    Ok(Code {
        id: row.get(0)?,
        ext: row.get(1)?,
        parent: row.get(2)?,
        label: texts(row, 3)?,
        definition: texts(row, 4)?,
        include: texts(row, 5)?,
        exclude: texts(row, 6)?,
        example: row.get(7)?,
        color: row.get(8)?,
        number: row.get(9)?,
        exclusive: row.get(10)?,
        origin: row.get_ref(11)?.as_str_or_null()?.and_then(CodeOrigin::from_word),
        one_of: row.get(12)?,
        example_span: row.get(13)?,
        anti_example: row.get(14)?,
    })
}

/// The codebook, read once.
#[derive(Debug, Clone, Default)]
pub struct Codebook {
    /// The codes, in the order of the codebook.
    pub codes: Vec<Code>,
    places: FxHashMap<i64, usize>,
}

impl Codebook {
    /// A codebook of these codes.
    pub fn of(codes: Vec<Code>) -> Self {
        let places = codes.iter().enumerate().map(|(at, code)| (code.id, at)).collect();
        Codebook { codes, places }
    }

    /// A code by row id.
    pub fn get(&self, id: i64) -> Option<&Code> {
        self.places.get(&id).map(|&at| &self.codes[at])
    }

    /// A code by external id, by number, or by label in either language, whatever the case.
    pub fn find(&self, name: &str) -> Option<&Code> {
        let lower = name.to_lowercase();
        let labelled = |code: &&Code| code.label.values().any(|label| label.as_str().is_some_and(|label| label.to_lowercase() == lower));
        self.codes
            .iter()
            .find(|code| code.ext == name)
            .or_else(|| self.codes.iter().find(|code| code.ext.to_lowercase() == lower))
            .or_else(|| self.codes.iter().find(|code| code.number.is_some_and(|number| number.to_string() == name)))
            .or_else(|| self.codes.iter().find(labelled))
    }

    /// The code itself and every code above it, by row id.
    pub fn upward(&self, id: i64) -> Vec<i64> {
        let mut line = vec![];
        let mut next = Some(id);
        while let Some(at) = next {
            // A damaged file could hold a loop; `livi check` tells it.
            if line.contains(&at) {
                break;
            }
            line.push(at);
            next = self.get(at).and_then(|code| code.parent);
        }
        line
    }

    /// The code itself and every code below it, by row id.
    pub fn downward(&self, id: i64) -> Vec<i64> {
        self.codes.iter().filter(|code| self.upward(code.id).contains(&id)).map(|code| code.id).collect()
    }

    /// Codes in tree order with their depth: each above those below it, siblings in the codebook's order.
    pub fn tree(&self) -> Vec<(&Code, usize)> {
        let mut out = Vec::with_capacity(self.codes.len());
        let mut stack: Vec<(&Code, usize)> = self.codes.iter().rev().filter(|code| code.parent.is_none()).map(|code| (code, 0)).collect();
        while let Some((code, depth)) = stack.pop() {
            out.push((code, depth));
            stack.extend(self.codes.iter().rev().filter(|below| below.parent == Some(code.id)).map(|below| (below, depth + 1)));
        }
        out
    }
}

impl Study {
    /// The codebook.
    pub fn codebook(&self) -> Result<Codebook> {
        Ok(Codebook::of(self.conn.prepare_cached(sql!("code/all"))?.query_map([], code)?.collect::<Result<_, _>>()?))
    }

    /// How many rules suggest each code, by its row id.
    pub fn rules_by_code(&self) -> Result<FxHashMap<i64, u32>> {
        let mut statement = self.conn.prepare_cached(sql!("code/rules"))?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// A code by its row id.
    pub fn code_by_row(&self, id: i64) -> Result<Code> {
        let codebook = self.codebook()?;
        codebook.get(id).cloned().ok_or_else(|| Error::UnknownCode { code: id.to_string() })
    }

    /// A code as a person names it: id, number or label.
    pub fn find_code(&self, name: &str) -> Result<Code> {
        let codebook = self.codebook()?;
        codebook.find(name).cloned().ok_or_else(|| Error::UnknownCode { code: name.to_owned() })
    }
}
