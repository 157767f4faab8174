//! What messages are: where, who, when, in which language, in which file, in which place of a conversation.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::value::{date_range, listed, matches_name, number_range, word_of};
use super::{Filtered, Filters};
use crate::corpus::columns::UNDATED;
use crate::corpus::conversation::Pseudonyms;
use crate::corpus::lists::{Role, Space};
use crate::error::Result;
use crate::search::members::Ordinals;
use crate::search::words::fold;
use crate::storage::sql;

impl Filters<'_> {
    /// The messages that this filter keeps, of the fields that are no coding's and no model's.
    pub(super) fn message(&self, field: &str, value: &str) -> Result<Filtered> {
        if let Some(kept) = self.column(field, value) {
            return Ok(kept);
        }
        let columns = self.columns;
        let folded = fold(value);
        Ok(match field {
            "account" => {
                let kept = self.named(sql!("filter/accounts"), &folded)?;
                Ok(Ordinals::of(columns.len(), |at| kept.contains(&columns.account[at])))
            }
            // By its number: what the window writes where a pseudonym would find somebody else too.
            "person" if value.starts_with('#') => match value[1..].parse::<i64>() {
                Ok(person) => Ok(Ordinals::of(columns.len(), |at| columns.person[at] == person)),
                Err(_) => Err("unknown_value"),
            },
            "person" => Ok(self.person(&folded)?),
            "source" => {
                let kept = self.named(sql!("filter/files"), &folded)?;
                Ok(self.messages_where(|id| kept.contains(&id))?)
            }
            "is" => match listed("is", value) {
                Some("revised") => Ok(self.messages(sql!("filter/revised"), [])?),
                Some("inferred") => Ok(self.messages(sql!("filter/inferred"), [])?),
                Some("estimated") => Ok(self.messages(sql!("filter/estimated"), [])?),
                Some(link @ ("quote" | "repost")) => Ok(self.messages(sql!("filter/link"), [link])?),
                Some("lost") => Ok(self.messages(sql!("filter/lost"), [])?),
                _ => Err("unknown_value"),
            },
            "import" => match value.trim().parse::<i64>() {
                Ok(import) => Ok(self.messages(sql!("filter/import"), [import])?),
                Err(_) => Err("bad_number"),
            },
            "question" => Ok(self.messages(sql!("filter/question"), [value])?),
            "respondent" => Ok(self.messages(sql!("filter/respondent"), [value])?),
            // Texts like that of this message.
            "twin" => match self.study.message_id(value)?.and_then(|id| columns.ordinal(id)) {
                Some(like) if columns.twin[like] != 0 => Ok(Ordinals::of(columns.len(), |at| columns.twin[at] == columns.twin[like])),
                Some(like) => Ok(Ordinals::of(columns.len(), |at| at == like)),
                None => Err("unknown_value"),
            },
            // The messages whose words are nearest to its own.
            "like" => match self.study.message_id(value)? {
                Some(id) => {
                    let mut set = Ordinals::none(columns.len());
                    self.study.nearest(id)?.into_iter().filter_map(|id| columns.ordinal(id)).for_each(|at| set.insert(at));
                    Ok(set)
                }
                None => Err("unknown_value"),
            },
            // The conversation in which that message stands.
            "conversation" => match self.study.message_id(value)?.and_then(|id| columns.ordinal(id)) {
                Some(here) => Ok(Ordinals::of(columns.len(), |at| columns.root[at] == columns.root[here])),
                None => Err("unknown_value"),
            },
            _ => match field.strip_prefix("attr.") {
                Some(name) => Ok(self.attribute(name, &folded)?),
                None => Err("unknown_field"),
            },
        })
    }

    /// What the columns alone tell; kept with them, so that the next query need not go through a million rows.
    fn column(&self, field: &str, value: &str) -> Option<Filtered> {
        let columns = self.columns;
        let all = columns.len();
        let keep = |set: &mut dyn FnMut(usize) -> bool| Some(Ok((*columns.kept(field, value, || Ordinals::of(all, set))).clone()));
        match field {
            "space" => match word_of("space", Space::ALL.iter().map(|space| space.word()), value).and_then(Space::from_word) {
                Some(space) => keep(&mut |at| columns.space[at] == space.index() as u8),
                None => Some(Err("unknown_space")),
            },
            "role" => match word_of("role", Role::ALL.iter().map(|role| role.word()), value).and_then(Role::from_word) {
                Some(role) => keep(&mut |at| columns.role[at] == role.index() as u8),
                None => Some(Err("unknown_role")),
            },
            "lang" => {
                let folded = fold(value);
                let known = |lang: &String| if lang.is_empty() { "und" } else { lang.as_str() }.to_owned();
                let named = |lang: &String| {
                    let code = known(lang);
                    let key = format!("lang-{code}");
                    let says = |ui| fold(&crate::locale::say(ui, &key, &[])) == folded;
                    fold(&code) == folded || [crate::locale::Lang::Fr, crate::locale::Lang::En].into_iter().any(says)
                };
                let place = columns.langs.iter().position(named);
                keep(&mut |at| Some(columns.lang[at] as usize) == place)
            }
            "venue" => {
                let folded = fold(value);
                let named = columns.venues.iter().filter(|(_, name)| matches_name(&fold(name), &folded));
                let kept: FxHashSet<i64> = named.map(|(&id, _)| id).collect();
                keep(&mut |at| kept.contains(&columns.venue[at]))
            }
            "date" => match date_range(value) {
                Some((from, to)) => keep(&mut |at| columns.posted[at] != UNDATED && (from..to).contains(&columns.posted[at])),
                None => Some(Err("bad_date")),
            },
            "rating" => match number_range(value) {
                Some((low, high)) => keep(&mut |at| (low..=high).contains(&columns.rating[at])),
                None => Some(Err("bad_number")),
            },
            "is" => match listed("is", value)? {
                "root" => keep(&mut |at| columns.root[at] == columns.ids[at] && columns.parent[at] == 0 && !columns.orphan[at]),
                "reply" => keep(&mut |at| columns.parent[at] != 0 || columns.orphan[at]),
                "orphan" => keep(&mut |at| columns.orphan[at]),
                "duplicate" => keep(&mut |at| columns.twins(at) > 1),
                _ => None,
            },
            "has" => match value {
                "rating" => keep(&mut |at| !columns.rating[at].is_nan()),
                _ => keep(&mut |at| columns.posted[at] != UNDATED),
            },
            _ => None,
        }
    }

    /// By the person's id, by a handle, or by the pseudonym that the window shows.
    fn person(&self, folded: &str) -> Result<Ordinals> {
        let columns: &Arc<_> = self.columns;
        let mut kept = self.named(sql!("filter/persons"), folded)?;
        let accounts = self.named(sql!("filter/accounts"), folded)?;
        kept.extend((0..columns.len()).filter(|&at| accounts.contains(&columns.account[at])).map(|at| columns.person[at]));
        if kept.is_empty() {
            let person = Pseudonyms::of(columns).bearer(folded);
            return Ok(Ordinals::of(columns.len(), |at| Some(columns.person[at]) == person));
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
