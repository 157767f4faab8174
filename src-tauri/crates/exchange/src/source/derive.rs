//! What no column alone says of a record: an id made of several cells, what it answers, the type of space of its site.

use std::borrow::Cow;
use std::sync::Arc;

use livisible_core::corpus::record::Record;
use serde_json::{Map, Value};

use super::Quirks;
use crate::table::Row;
use crate::table::field::{Column, Field, RoleReason};
use crate::values::{number, platforms};

/// What a row says in several cells, or in part of one.
pub type Derive = Arc<dyn Fn(&Row) -> Option<String> + Send + Sync>;

/// A field that is made rather than read.
#[derive(Clone)]
pub struct Derived {
    /// The column that stands for it in the header: what it holds becomes an attribute where the field does not say it.
    pub column: String,
    /// How it is made.
    pub from: Derive,
}

impl Derived {
    /// A field that stands in this column, made so.
    pub fn new(column: impl Into<String>, from: impl Fn(&Row) -> Option<String> + Send + Sync + 'static) -> Self {
        Derived { column: column.into(), from: Arc::new(from) }
    }

    /// Puts what is made in the place of what was read.
    fn replace(&self, row: &Row, field: &mut Option<String>, attributes: &mut Map<String, Value>) {
        let made = (self.from)(row);
        let read = std::mem::replace(field, made);
        if let Some(read) = read.filter(|read| !field.as_ref().is_some_and(|made| made.contains(read.as_str()))) {
            attributes.insert(self.column.clone(), number::value_of(read));
        }
    }
}

impl Quirks {
    /// The quirks that are left where the analyst says which columns the fields are, now or at an earlier import.
    pub(crate) fn under(mut self, columns: &[Column]) -> Self {
        for column in columns.iter().filter(|column| matches!(column.why, RoleReason::Asked | RoleReason::Recipe)) {
            match column.role {
                Field::Id => self.id = None,
                Field::Parent => self.parent = None,
                Field::Text => self.text_else.clear(),
                _ => {}
            }
        }
        self
    }

    /// A cell without what the tool puts around its value.
    pub(crate) fn cleaned<'c>(&self, at: usize, cell: &'c str) -> Cow<'c, str> {
        self.clean.iter().find(|(column, _)| *column == at).map_or(Cow::Borrowed(cell), |(_, clean)| clean(cell))
    }

    /// Puts what no column alone says into a record; its cells were read before.
    pub(crate) fn derive(&self, row: &Row, record: &mut Record) {
        if let Some(id) = &self.id {
            id.replace(row, &mut record.id, &mut record.attributes);
        }
        if let Some(parent) = &self.parent {
            parent.replace(row, &mut record.parent, &mut record.attributes);
        }
        // Posts that begin a thread are written by some tools as answering themselves.
        if record.parent.is_some() && record.parent == record.id {
            record.parent = None;
        }
        if let Some(platform) = self.site.as_ref().and_then(|site| site(row)).as_deref().and_then(platforms::of) {
            record.space = record.space.or(Some(platform.space));
            record.venue = record.venue.take().or_else(|| Some(platform.name.to_owned()));
        }
        if self.space_of_venue && record.space.is_none() {
            record.space = record.venue.as_deref().and_then(platforms::of).map(|platform| platform.space);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_never_lost() {
        let quirks = Quirks {
            id: Some(Derived::new("id", |row| Some(format!("{}/{}", row.get(1)?, row.get(0)?)))),
            parent: Some(Derived::new("answers", |row| row.get(2).filter(|cell| *cell != "0").map(str::to_owned))),
            ..Quirks::default()
        };
        let mut record = Record { id: Some("7".to_owned()), parent: Some("0".to_owned()), ..Record::default() };
        quirks.derive(&Row::from(vec!["7", "chat", "0"]), &mut record);
        assert_eq!((record.id.as_deref(), record.parent), (Some("chat/7"), None));
        assert_eq!(Value::Object(record.attributes), serde_json::json!({"answers": 0}));
    }

    #[test]
    fn nothing_answers_itself() {
        let mut record = Record { id: Some("7".to_owned()), parent: Some("7".to_owned()), ..Record::default() };
        Quirks::default().derive(&Row::new(), &mut record);
        assert_eq!(record.parent, None);
    }

    #[test]
    fn a_venue_that_is_a_site_tells_its_space() {
        let quirks = Quirks { space_of_venue: true, ..Quirks::default() };
        let mut record = Record { venue: Some("Reddit".to_owned()), ..Record::default() };
        quirks.derive(&Row::new(), &mut record);
        assert_eq!(record.space, Some(livisible_core::corpus::lists::Space::Forum));
    }
}
