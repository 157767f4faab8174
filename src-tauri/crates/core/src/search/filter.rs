//! Filters: codes, spaces, people, dates and the rest, as sets of messages from SQLite and the columns. The index is not asked.

use chrono::{Datelike, Days, Months, NaiveDate};
use rustc_hash::FxHashSet;

use super::members::Ordinals;
use super::words::fold;
use crate::codebook::read::Codebook;
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::conversation::Pseudonyms;
use crate::corpus::lists::{Role, Space};
use crate::error::Result;
use crate::locale::{self, Lang};
use crate::storage::sql;
use crate::study::Study;

/// Fields that a query may name, besides `attr.NAME`.
pub const FIELDS: &[&str] = &[
    "code",
    "space",
    "venue",
    "account",
    "person",
    "role",
    "lang",
    "date",
    "rating",
    "source",
    "coder",
    "origin",
    "is",
    "has",
    "import",
    "question",
    "respondent",
    "twin",
    "conversation",
    "set",
];

/// What a filter gave: a set, or the code of the problem that makes it meaningless.
pub(crate) type Filtered = std::result::Result<Ordinals, &'static str>;

/// Evaluates filters of one query.
pub(super) struct Filters<'a> {
    pub study: &'a Study,
    pub columns: &'a Columns,
    pub codebook: Codebook,
}

impl Filters<'_> {
    /// The messages that this filter keeps.
    pub fn keep(&self, field: &str, strict: bool, value: &str) -> Result<Filtered> {
        let columns = self.columns;
        let all = columns.len();
        let folded = fold(value);
        Ok(match field {
            "code" => return self.code(value, strict),
            "coder" => Ok(self.messages(sql!("coding/by_coder"), [value])?),
            "origin" => Ok(self.messages(sql!("coding/by_origin"), [value])?),
            "space" => match label(Space::ALL, |space| space.word(), "space", &folded) {
                Some(place) => Ok(Ordinals::of(all, |at| columns.space[at] == place)),
                None => Err("unknown_space"),
            },
            "role" => match label(Role::ALL, |role| role.word(), "role", &folded) {
                Some(place) => Ok(Ordinals::of(all, |at| columns.role[at] == place)),
                None => Err("unknown_role"),
            },
            "lang" => {
                let asked = if value == "und" { "" } else { folded.as_str() };
                let place = columns.langs.iter().position(|lang| fold(lang) == asked);
                Ok(Ordinals::of(all, |at| Some(columns.lang[at] as usize) == place))
            }
            "venue" => {
                let kept: FxHashSet<i64> =
                    columns.venues.iter().filter(|(_, name)| matches_name(&fold(name), &folded)).map(|(&id, _)| id).collect();
                Ok(Ordinals::of(all, |at| kept.contains(&columns.venue[at])))
            }
            "account" => {
                let kept = self.named(sql!("filter/accounts"), &folded)?;
                Ok(Ordinals::of(all, |at| kept.contains(&columns.account[at])))
            }
            // By its number: what the window writes where a pseudonym would find somebody else too.
            "person" if value.starts_with('#') => match value[1..].parse::<i64>() {
                Ok(person) => Ok(Ordinals::of(all, |at| columns.person[at] == person)),
                Err(_) => Err("unknown_value"),
            },
            "person" => Ok(self.person(&folded)?),
            "date" => match date_range(value) {
                Some((from, to)) => Ok(Ordinals::of(all, |at| columns.posted[at] != UNDATED && (from..to).contains(&columns.posted[at]))),
                None => Err("bad_date"),
            },
            "rating" => match number_range(value) {
                Some((low, high)) => Ok(Ordinals::of(all, |at| (low..=high).contains(&columns.rating[at]))),
                None => Err("bad_number"),
            },
            "source" => {
                let kept = self.named(sql!("filter/files"), &folded)?;
                Ok(self.messages_where(|id| kept.contains(&id))?)
            }
            "is" => match folded.as_str() {
                "root" => Ok(Ordinals::of(all, |at| columns.root[at] == columns.ids[at] && columns.parent[at] == 0 && !columns.orphan[at])),
                "reply" => Ok(Ordinals::of(all, |at| columns.parent[at] != 0 || columns.orphan[at])),
                "orphan" => Ok(Ordinals::of(all, |at| columns.orphan[at])),
                "duplicate" => Ok(Ordinals::of(all, |at| columns.twins(at) > 1)),
                "revised" => Ok(self.messages(sql!("filter/revised"), [])?),
                "inferred" => Ok(self.messages(sql!("filter/inferred"), [])?),
                "estimated" => Ok(self.messages(sql!("filter/estimated"), [])?),
                "quote" | "repost" => Ok(self.messages(sql!("filter/link"), [folded.as_str()])?),
                "lost" => Ok(self.messages(sql!("filter/lost"), [])?),
                _ => Err("unknown_value"),
            },
            "has" => match folded.as_str() {
                "memo" => Ok(self.messages(sql!("memo/with"), [])?),
                "rating" => Ok(Ordinals::of(all, |at| !columns.rating[at].is_nan())),
                "date" => Ok(Ordinals::of(all, |at| columns.posted[at] != UNDATED)),
                _ => Err("unknown_value"),
            },
            "import" => match value.trim().parse::<i64>() {
                Ok(import) => Ok(self.messages(sql!("filter/import"), [import])?),
                Err(_) => Err("bad_number"),
            },
            "set" => return self.study.set_filter(value),
            "question" => Ok(self.messages(sql!("filter/question"), [value])?),
            "respondent" => Ok(self.messages(sql!("filter/respondent"), [value])?),
            // Texts like that of this message.
            "twin" => match self.study.message_id(value)?.and_then(|id| columns.ordinal(id)) {
                Some(like) if columns.twin[like] != 0 => Ok(Ordinals::of(all, |at| columns.twin[at] == columns.twin[like])),
                Some(like) => Ok(Ordinals::of(all, |at| at == like)),
                None => Err("unknown_value"),
            },
            // The conversation in which that message stands.
            "conversation" => match self.study.message_id(value)?.and_then(|id| columns.ordinal(id)) {
                Some(here) => Ok(Ordinals::of(all, |at| columns.root[at] == columns.root[here])),
                None => Err("unknown_value"),
            },
            _ => match field.strip_prefix("attr.") {
                Some(name) => Ok(self.attribute(name, &folded)?),
                None => Err("unknown_field"),
            },
        })
    }

    fn messages(&self, statement: &str, params: impl rusqlite::Params) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(statement)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if let Some(at) = self.columns.ordinal(row.get(0)?) {
                set.insert(at);
            }
        }
        Ok(set)
    }

    fn code(&self, value: &str, strict: bool) -> Result<Filtered> {
        match fold(value).as_str() {
            "any" => return Ok(Ok(self.messages(sql!("coding/coded_messages"), [])?)),
            "none" => {
                let mut set = self.messages(sql!("coding/coded_messages"), [])?;
                set.negate();
                return Ok(Ok(set));
            }
            _ => {}
        }
        let Some(code) = self.codebook.find(value) else { return Ok(Err("unknown_code")) };
        let codes = if strict { vec![code.id] } else { self.codebook.downward(code.id) };
        let mut set = Ordinals::none(self.columns.len());
        for code in codes {
            set.or(&self.messages(sql!("coding/of_code_messages"), [code])?);
        }
        Ok(Ok(set))
    }

    /// Row ids of the named things whose folded name matches.
    fn named(&self, statement: &str, folded: &str) -> Result<FxHashSet<i64>> {
        let mut kept = FxHashSet::default();
        let mut statement = self.study.conn.prepare_cached(statement)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if matches_name(&fold(row.get_ref(1)?.as_str()?), folded) {
                kept.insert(row.get(0)?);
            }
        }
        Ok(kept)
    }

    /// By the person's id, by a handle, or by the pseudonym that the window shows.
    fn person(&self, folded: &str) -> Result<Ordinals> {
        let columns = self.columns;
        let mut kept = self.named(sql!("filter/persons"), folded)?;
        let accounts = self.named(sql!("filter/accounts"), folded)?;
        kept.extend((0..columns.len()).filter(|&at| accounts.contains(&columns.account[at])).map(|at| columns.person[at]));
        if kept.is_empty() {
            let names = Pseudonyms::of(columns);
            return Ok(Ordinals::of(columns.len(), |at| fold(&names.name(columns.person[at])) == folded));
        }
        Ok(Ordinals::of(columns.len(), |at| kept.contains(&columns.person[at])))
    }

    fn attribute(&self, name: &str, folded: &str) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(sql!("filter/attribute"))?;
        let mut rows = statement.query([format!("$.\"{}\"", name.replace('"', ""))])?;
        while let Some(row) = rows.next()? {
            if matches_name(&fold(&row.get::<_, String>(1)?), folded)
                && let Some(at) = self.columns.ordinal(row.get(0)?)
            {
                set.insert(at);
            }
        }
        Ok(set)
    }

    fn messages_where(&self, keep: impl Fn(i64) -> bool) -> Result<Ordinals> {
        let mut set = Ordinals::none(self.columns.len());
        let mut statement = self.study.conn.prepare_cached(sql!("filter/imports_of_messages"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if keep(row.get(1)?)
                && let Some(at) = self.columns.ordinal(row.get(0)?)
            {
                set.insert(at);
            }
        }
        Ok(set)
    }
}

/// A whole name, or its beginning where the value ends with `*`.
fn matches_name(name: &str, value: &str) -> bool {
    match value.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == value,
    }
}

/// Place of a closed list's value, by its word or by its label in either language.
fn label<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, kind: &str, folded: &str) -> Option<u8> {
    let place = all.iter().position(|&value| {
        let key = format!("{kind}-{}", word(value));
        word(value) == folded || [Lang::Fr, Lang::En].iter().any(|&lang| fold(&locale::say(lang, &key, &[])) == folded)
    });
    place.map(|place| place as u8)
}

fn micros(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros()
}

/// First day of what is written, and the day after its last.
fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = parts.first().filter(|y| y.len() == 4)?.parse().ok()?;
    match parts.len() {
        1 => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?)),
        2 => {
            let first = NaiveDate::from_ymd_opt(year, number(1)?, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?))
        }
        3 => {
            let day = NaiveDate::from_ymd_opt(year, number(1)?, number(2)?)?;
            Some((day, day.checked_add_days(Days::new(1))?))
        }
        _ => None,
    }
    .filter(|(first, _)| first.year() > 0)
}

/// Microseconds from (included) and to (excluded): `2024`, `2024-03`, `2024-03-02`, `a..b`, `a..`, `..b`, `>=a`, `<b`…
fn date_range(value: &str) -> Option<(i64, i64)> {
    let (low, high) = (i64::MIN + 1, i64::MAX);
    if let Some((from, to)) = value.split_once("..") {
        let start = if from.is_empty() { low } else { micros(span(from)?.0) };
        let end = if to.is_empty() { high } else { micros(span(to)?.1) };
        return (!(from.is_empty() && to.is_empty())).then_some((start, end));
    }
    for (sign, pick) in [(">=", 0), ("<=", 1), (">", 2), ("<", 3)] {
        if let Some(day) = value.strip_prefix(sign) {
            let (first, after) = span(day)?;
            return Some(match pick {
                0 => (micros(first), high),
                1 => (low, micros(after)),
                2 => (micros(after), high),
                _ => (low, micros(first)),
            });
        }
    }
    let (first, after) = span(value)?;
    Some((micros(first), micros(after)))
}

/// `4`, `<=2`, `>3`, `2..4`.
fn number_range(value: &str) -> Option<(f64, f64)> {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    if let Some((from, to)) = value.split_once("..") {
        return Some((number(from)?, number(to)?));
    }
    // The nearest number beside: `<` and `>` leave the number itself out.
    if let Some(n) = value.strip_prefix(">=") {
        return Some((number(n)?, f64::INFINITY));
    }
    if let Some(n) = value.strip_prefix("<=") {
        return Some((f64::NEG_INFINITY, number(n)?));
    }
    if let Some(n) = value.strip_prefix('>') {
        return Some((number(n)?.next_up(), f64::INFINITY));
    }
    if let Some(n) = value.strip_prefix('<') {
        return Some((f64::NEG_INFINITY, number(n)?.next_down()));
    }
    let n = number(value)?;
    Some((n, n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_cover_what_they_name() {
        let day = |y, m, d| micros(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(date_range("2024-03"), Some((day(2024, 3, 1), day(2024, 4, 1))));
        assert_eq!(date_range("2024-03-02..2024-03-09"), Some((day(2024, 3, 2), day(2024, 3, 10))));
        assert_eq!(date_range(">2023"), Some((day(2024, 1, 1), i64::MAX)));
        assert_eq!(date_range("2024-13"), None);
        assert_eq!(date_range("mars"), None);
    }

    #[test]
    fn numbers_cover_what_they_name() {
        assert_eq!(number_range("<=2"), Some((f64::NEG_INFINITY, 2.0)));
        assert_eq!(number_range("2..4,5"), Some((2.0, 4.5)));
        assert_eq!(number_range("cher"), None);
    }
}
