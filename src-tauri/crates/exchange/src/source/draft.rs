//! What sources do alike when they put a table right.

use std::sync::Arc;

use livisible_core::corpus::record::Warning;

use super::{Clean, Draft};
use crate::table::Row;
use crate::table::field::{Field, RoleReason};
use crate::values::platforms::Platform;

impl Draft<'_> {
    /// Whether the header has all these columns.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// Takes back the roles that were guessed, but for these: the tool's own columns are known, and `source` is the
    /// program of a tweet rather than a type of space.
    pub(super) fn forget_guesses(&mut self, but: &[Field]) {
        for column in self.columns.iter_mut() {
            if column.why != RoleReason::Source && !but.contains(&column.role) {
                column.role = Field::Attribute;
                column.why = RoleReason::None;
            }
        }
    }

    /// Gives a role to the fullest of these columns; the first where they are as full.
    pub(super) fn give_fullest(&mut self, role: Field, names: &[&str]) {
        let known: Vec<usize> = names.iter().filter_map(|name| self.column(name)).collect();
        let fullest = known.iter().copied().rev().max_by_key(|at| self.columns[*at].filled);
        if let Some(at) = fullest {
            self.give(at, role);
        }
    }

    /// Takes off what the tool puts around the values of these columns.
    pub(super) fn clean(&mut self, names: &[&str], clean: Clean) {
        let columns: Vec<usize> = names.iter().filter_map(|name| self.column(name)).collect();
        self.quirks.clean.extend(columns.into_iter().map(|at| (at, clean)));
    }

    /// What listening suites have in common: the columns are known, each row says where it was written, and texts may be kept
    /// from the buyer, who has what stands in this column instead.
    pub(super) fn listening(&mut self, instead: &str) {
        self.forget_guesses(&[]);
        self.space = None;
        self.quirks.space_of_venue = true;
        self.quirks.text_else = self.column(instead).into_iter().collect();
    }

    /// Says where people wrote.
    pub(super) fn written_on(&mut self, platform: &Platform) {
        self.space = Some(platform.space);
        self.venue = Some(platform.name.to_owned());
    }

    /// Says where people wrote by what names the site of each row: what the first rows name need not be true of the others.
    pub(super) fn written_as_rows_say(&mut self, site: impl Fn(&Row) -> Option<String> + Send + Sync + 'static) {
        self.quirks.site = Some(Arc::new(site));
    }

    /// Says that the dates were reckoned from a column such as `18h ago`.
    pub(super) fn estimated(&mut self, column: &str) {
        self.noticed.push(Warning { code: "estimated_dates".to_owned(), detail: column.to_owned() });
    }
}
