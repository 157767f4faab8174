//! What an operation touched: its changeset read back as objects, each with what it was and what it became, in words.

use std::io::Read;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Map;

use super::Study;
use crate::codebook::in_lang;
use crate::codebook::read::Codebook;
use crate::error::{Error, Result};
use crate::locale::{self, Lang};
use crate::storage::sql;

/// What became of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// It was made.
    Made,
    /// It was changed.
    Changed,
    /// It was deleted.
    Deleted,
}

/// What one of its values was, and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which, in words.
    pub field: String,
    /// What it was; `None` for what was not there.
    pub before: Option<String>,
    /// What it became; `None` for what is no more.
    pub after: Option<String>,
}

/// An object that an operation touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Touch {
    /// What kind of object, a stable word: `coding`, `code`, `memo`, `account`…
    pub what: &'static str,
    /// What became of it.
    pub how: How,
    /// Its name, where it has one.
    pub name: String,
    /// Row id of the message that it stands on, where it still is in the corpus.
    pub message: Option<i64>,
    /// External id of that message.
    pub ext: Option<String>,
    /// Row id of the code that it is or bears.
    pub code: Option<i64>,
    /// What changed of it.
    pub changes: Vec<Changed>,
}

/// What an operation touched: a page of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Touched {
    /// How many objects in all.
    pub total: usize,
    /// How many of each kind, in the order in which they are met.
    pub counts: Vec<(&'static str, usize)>,
    /// Those of the page.
    pub rows: Vec<Touch>,
}

/// How those who ask name people.
pub struct Names<'a> {
    /// An account, by its row id.
    pub account: &'a dyn Fn(i64) -> String,
    /// A person, by its row id.
    pub person: &'a dyn Fn(i64) -> String,
}

/// The tables that are objects, by the word of their kind. The others go with one of these.
const OBJECTS: &[(&str, &str)] = &[
    ("coding", "coding"),
    ("thing_coding", "coding"),
    ("code", "code"),
    ("memo", "memo"),
    ("account", "account"),
    ("person_link", "link"),
    ("mask", "mask"),
    ("mask_message", "mask"),
    ("message", "message"),
    ("body", "text"),
    ("import", "import"),
    ("respondent", "respondent"),
    ("rule", "rule"),
    ("relation", "relation"),
    ("net", "net"),
    ("codebook_version", "version"),
    ("square", "square"),
    ("square_position", "position"),
    ("quest", "quest"),
    ("actant", "actant"),
    ("thymic", "thymic"),
    ("veridictory", "veridictory"),
    ("isotopy", "isotopy"),
    ("insight", "insight"),
    ("evidence", "evidence"),
    ("message_set", "set"),
    ("set_message", "member"),
    ("study", "study"),
];

/// The columns that say something to people, by table.
const FIELDS: &[(&str, &[&str])] = &[
    ("coding", &["code_id", "span_id", "voice", "weight", "review", "memo"]),
    ("thing_coding", &["on_kind", "memo"]),
    (
        "code",
        &[
            "label",
            "definition",
            "include",
            "exclude",
            "example",
            "anti_example",
            "color",
            "number",
            "parent_id",
            "exclusive",
            "one_of",
            "origin",
        ],
    ),
    ("memo", &["title", "body", "kind", "done"]),
    ("span", &["quote"]),
    ("account", &["role", "person_id"]),
    ("person_link", &["justification", "confidence"]),
    ("mask", &["label", "ethos_shown", "ethos_told"]),
    ("message", &["role", "person_id", "rating"]),
    ("body", &["text"]),
    ("import", &["active"]),
    ("rule", &["query", "note"]),
    ("relation", &["kind", "memo"]),
    ("net", &["label"]),
    ("square", &["axis"]),
    ("square_position", &["position", "verdict", "justification"]),
    ("quest", &["title"]),
    ("insight", &["title", "claim", "status"]),
    ("evidence", &["side"]),
    ("isotopy", &["seme"]),
    ("thymic", &["modality", "intensity"]),
    ("study", &["title"]),
];

/// A row of the changeset: the values that it says, before and after, by column.
struct Row {
    table: String,
    how: How,
    before: FxHashMap<String, Value>,
    after: FxHashMap<String, Value>,
}

impl Row {
    /// The value of a column after the change, else before it.
    fn value(&self, column: &str) -> Option<&Value> {
        self.after.get(column).or_else(|| self.before.get(column))
    }

    fn int(&self, column: &str) -> Option<i64> {
        match self.value(column)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn text(&self, column: &str) -> Option<String> {
        match self.value(column)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

/// Columns of the journaled tables, read when a table is first met.
struct Shapes<'a> {
    conn: &'a Connection,
    known: FxHashMap<String, Vec<String>>,
}

impl Shapes<'_> {
    fn of(&mut self, table: &str) -> Result<&[String]> {
        if !self.known.contains_key(table) {
            let mut statement = self.conn.prepare(&format!("pragma table_info({table})"))?;
            let columns = statement.query_map([], |row| row.get(1))?.collect::<rusqlite::Result<_>>()?;
            self.known.insert(table.to_owned(), columns);
        }
        Ok(self.known.get(table).map_or(&[], Vec::as_slice))
    }

    fn read(&mut self, item: &ChangesetItem) -> Result<Row> {
        let (table, how) = kind(item)?;
        let (mut before, mut after) = (FxHashMap::default(), FxHashMap::default());
        for (at, column) in self.of(&table)?.iter().enumerate() {
            // A value that the change does not say stays as it is.
            if how != How::Made
                && let Ok(value) = item.old_value(at)
            {
                before.insert(column.clone(), owned(value));
            }
            if how != How::Deleted
                && let Ok(value) = item.new_value(at)
            {
                after.insert(column.clone(), owned(value));
            }
        }
        Ok(Row { table, how, before, after })
    }
}

/// A value of its own; one that cannot be read says nothing.
fn owned(value: ValueRef<'_>) -> Value {
    value.try_into().unwrap_or(Value::Null)
}

fn kind(item: &ChangesetItem) -> Result<(String, How)> {
    let op = item.op()?;
    let how = match op.code() {
        Action::SQLITE_INSERT => How::Made,
        Action::SQLITE_DELETE => How::Deleted,
        _ => How::Changed,
    };
    Ok((op.table_name().to_owned(), how))
}

/// The kind of object that a row of this table is; a span counts where its words move by themselves.
fn object(table: &str, how: How) -> Option<&'static str> {
    if table == "span" {
        return (how == How::Changed).then_some("span");
    }
    OBJECTS.iter().find(|(name, _)| *name == table).map(|(_, what)| *what)
}

/// Calls back with each row of a changeset, in its order, until it is told to stop.
fn each(changeset: &[u8], mut then: impl FnMut(&ChangesetItem) -> Result<bool>) -> Result<()> {
    if changeset.is_empty() {
        return Ok(());
    }
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut rows = ChangesetIter::start_strm(&input)?;
    while let Some(item) = rows.next()? {
        if !then(item)? {
            break;
        }
    }
    Ok(())
}

impl Study {
    /// What an operation touched: `limit` objects from `offset`, in the order of its changeset, in this language.
    ///
    /// # Errors
    /// [`Error::UnknownObject`] when the journal has no such operation.
    pub fn touched(&self, op: i64, offset: usize, limit: usize, lang: Lang, names: &Names<'_>) -> Result<Touched> {
        let found = self.conn.prepare_cached(sql!("journal/changeset"))?.query_row([op], |row| row.get(0)).optional()?;
        let changeset: Vec<u8> = found.ok_or_else(|| Error::UnknownObject { kind: "operation".into(), id: op.to_string() })?;
        let mut shapes = Shapes { conn: &self.conn, known: FxHashMap::default() };
        let (mut touched, mut page) = (Touched::default(), vec![]);
        each(&changeset, |item| {
            let (table, how) = kind(item)?;
            let Some(what) = object(&table, how) else { return Ok(true) };
            if (offset..offset.saturating_add(limit)).contains(&touched.total) {
                page.push((what, shapes.read(item)?));
            }
            touched.total += 1;
            match touched.counts.iter_mut().find(|(known, _)| *known == what) {
                Some((_, count)) => *count += 1,
                None => touched.counts.push((what, 1)),
            }
            Ok(true)
        })?;
        let mut teller =
            Teller { study: self, codebook: self.codebook()?, lang, names, spans: FxHashMap::default(), codes: FxHashMap::default() };
        teller.gather(&changeset, &mut shapes, &page)?;
        touched.rows = page.iter().map(|(what, row)| teller.tell(what, row)).collect::<Result<_>>()?;
        Ok(touched)
    }
}

/// Says rows of a changeset in words.
struct Teller<'a> {
    study: &'a Study,
    codebook: Codebook,
    lang: Lang,
    names: &'a Names<'a>,
    /// Words of the spans that the changeset made or deleted, among those that are wanted.
    spans: FxHashMap<i64, Option<String>>,
    /// Names of the codes that it made or deleted.
    codes: FxHashMap<i64, String>,
}

impl Teller<'_> {
    /// Reads what the rows of the page refer to within the same changeset.
    fn gather(&mut self, changeset: &[u8], shapes: &mut Shapes<'_>, page: &[(&'static str, Row)]) -> Result<()> {
        for (_, row) in page {
            for side in [&row.before, &row.after] {
                if let Some(Value::Integer(span)) = side.get("span_id") {
                    self.spans.insert(*span, None);
                }
            }
        }
        let page_has_codings = page.iter().any(|(what, _)| *what == "coding");
        if self.spans.is_empty() && !page_has_codings {
            return Ok(());
        }
        let mut left = self.spans.len();
        each(changeset, |item| {
            let (table, how) = kind(item)?;
            if how == How::Changed || !matches!(table.as_str(), "span" | "code") {
                return Ok(true);
            }
            let at = |column: usize| if how == How::Made { item.new_value(column) } else { item.old_value(column) };
            let Value::Integer(id) = owned(at(0)?) else { return Ok(true) };
            if table == "code" {
                let row = shapes.read(item)?;
                self.codes
                    .insert(id, self.localised(&row.text("label").unwrap_or_default()).or_else(|| row.text("ext")).unwrap_or_default());
            } else if let Some(quote) = self.spans.get_mut(&id) {
                *quote = shapes.read(item)?.text("quote");
                left = left.saturating_sub(1);
            }
            Ok(left > 0 || !self.codes.is_empty())
        })
    }

    fn localised(&self, stored: &str) -> Option<String> {
        let texts: Map<String, serde_json::Value> = serde_json::from_str(stored).ok()?;
        in_lang(&texts, Some(self.lang)).map(str::to_owned).filter(|text| !text.is_empty())
    }

    fn code(&self, id: i64) -> String {
        let standing = self.codebook.get(id).map(|code| code.name(Some(self.lang)).to_owned());
        standing.or_else(|| self.codes.get(&id).cloned()).unwrap_or_else(|| "?".to_owned())
    }

    fn span(&self, id: i64) -> Result<Option<String>> {
        if let Some(Some(quote)) = self.spans.get(&id) {
            return Ok(Some(quote.clone()));
        }
        Ok(self.study.conn.prepare_cached(sql!("touched/span"))?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// What stands of an object of which the change says a part only.
    fn standing(&self, statement: &str, id: i64) -> Result<(Option<Value>, Option<i64>)> {
        let found = self.study.conn.prepare_cached(statement)?.query_row([id], |row| {
            Ok((row.get::<_, Option<Value>>(0)?, if row.as_ref().column_count() > 1 { row.get::<_, Option<i64>>(1)? } else { None }))
        });
        Ok(found.optional()?.unwrap_or((None, None)))
    }

    fn tell(&self, what: &'static str, row: &Row) -> Result<Touch> {
        let id = row.int("id").unwrap_or_default();
        let short = |text: String| text.chars().take(80).collect::<String>();
        let said = |found: Option<Value>| match found {
            Some(Value::Text(text)) => text,
            _ => String::new(),
        };
        let (mut code, mut message) = (row.int("code_id"), row.int("message_id"));
        let name = match row.table.as_str() {
            "coding" | "thing_coding" => {
                if code.is_none() || message.is_none() {
                    let (found, on) = self.standing(sql!("touched/coding"), id)?;
                    code = code.or(match found {
                        Some(Value::Integer(code)) => Some(code),
                        _ => None,
                    });
                    message = message.or(on);
                }
                code.map_or_else(String::new, |code| self.code(code))
            }
            "code" => {
                code = Some(id);
                let label = row.text("label").and_then(|label| self.localised(&label)).or_else(|| row.text("ext"));
                label.unwrap_or_else(|| self.code(id))
            }
            "span" => {
                let (_, on) = self.standing(sql!("touched/span"), id)?;
                message = message.or(on);
                if let (Some(Value::Integer(on)), _) = self.standing(sql!("touched/coding_of_span"), id)? {
                    code = Some(on);
                }
                code.map_or_else(String::new, |code| self.code(code))
            }
            "memo" => {
                if row.text("on_kind").as_deref() == Some("message") {
                    message = row.int("on_id");
                }
                let (found, on) = self.standing(sql!("touched/memo"), id)?;
                message = message.or(on);
                let whole = row.how != How::Changed;
                let own = row.text("title").filter(|_| whole).or_else(|| row.text("body").filter(|_| whole));
                short(own.unwrap_or_else(|| said(found)))
            }
            "account" => (self.names.account)(id),
            "person_link" => row.int("account_id").map_or_else(String::new, |account| (self.names.account)(account)),
            "mask" => row.text("label").map_or_else(|| Ok(said(self.standing(sql!("touched/mask"), id)?.0)), Ok::<_, Error>)?,
            "mask_message" => match row.int("mask_id") {
                Some(mask) => said(self.standing(sql!("touched/mask"), mask)?.0),
                None => String::new(),
            },
            "message" => {
                message = Some(id);
                String::new()
            }
            "body" => {
                message = row.int("message_id");
                String::new()
            }
            "import" => row.text("file").map_or_else(|| Ok(said(self.standing(sql!("touched/import"), id)?.0)), Ok::<_, Error>)?,
            "rule" => row.text("query").map_or_else(|| Ok(said(self.standing(sql!("touched/rule"), id)?.0)), Ok::<_, Error>)?,
            "net" => {
                let stored = row.text("label").map_or_else(|| Ok(said(self.standing(sql!("touched/net"), id)?.0)), Ok::<_, Error>)?;
                self.localised(&stored).unwrap_or(stored)
            }
            _ => short(["title", "name", "seme", "axis", "ext"].iter().find_map(|column| row.text(column)).unwrap_or_default()),
        };
        // A message that an undone import hid, or that was erased, leads nowhere.
        let ext = match message {
            Some(on) => self.study.message_ext(on).ok(),
            None => None,
        };
        let message = message.filter(|_| ext.is_some());
        Ok(Touch { what, how: row.how, name, message, ext, code, changes: self.changes(row)? })
    }

    fn changes(&self, row: &Row) -> Result<Vec<Changed>> {
        let mut changes = vec![];
        let fields = FIELDS.iter().find(|(table, _)| *table == row.table).map_or(&[] as &[&str], |(_, fields)| fields);
        for field in fields {
            // Of what is made or deleted, its code is its name.
            if *field == "code_id" && row.how != How::Changed {
                continue;
            }
            let side = |values: &FxHashMap<String, Value>| -> Result<Option<String>> {
                values.get(*field).map_or(Ok(None), |value| self.word(&row.table, field, value))
            };
            let (before, after) = (side(&row.before)?, side(&row.after)?);
            if before != after {
                let key = format!("touched-field-{}", field.trim_end_matches("_id").replace('_', "-"));
                changes.push(Changed { field: locale::say(self.lang, &key, &[]), before, after });
            }
        }
        Ok(changes)
    }

    /// A value in words; `None` for one that says nothing.
    fn word(&self, table: &str, field: &str, value: &Value) -> Result<Option<String>> {
        let listed = |list: &str, word: &str| {
            let key = format!("{list}-{word}");
            if locale::has(self.lang, &key) { locale::say(self.lang, &key, &[]) } else { word.to_owned() }
        };
        Ok(match (field, value) {
            (_, Value::Null | Value::Blob(_)) => None,
            ("code_id" | "parent_id", Value::Integer(code)) => Some(self.code(*code)),
            ("span_id", Value::Integer(span)) => self.span(*span)?,
            ("person_id", Value::Integer(person)) => Some((self.names.person)(*person)),
            ("exclusive" | "one_of" | "done" | "active", Value::Integer(flag)) => {
                Some(locale::say(self.lang, if *flag == 0 { "touched-no" } else { "touched-yes" }, &[]))
            }
            ("label" | "definition" | "include" | "exclude", Value::Text(stored)) if matches!(table, "code" | "net") => {
                self.localised(stored)
            }
            ("voice" | "review" | "role" | "modality" | "status" | "side" | "position", Value::Text(word)) => Some(listed(field, word)),
            (_, Value::Text(text)) => Some(text.clone()).filter(|text| !text.is_empty()),
            (_, Value::Integer(number)) => Some(number.to_string()),
            (_, Value::Real(number)) => Some(number.to_string()),
        })
    }
}
