//! Pseudonyms for what leaves the study: speakers, message ids, links, and the handles known to the study wherever they stand.

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::conversation::Pseudonyms;
use super::message::Message;
use super::place::is_nobody;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;
use std::sync::Arc;

/// Shorter handles are left in texts: they would be found inside ordinary words and say little of anyone.
const SHORTEST: usize = 3;

/// Replaces what tells who people are, or leaves it, as it was asked.
pub struct Mask {
    names: Option<Names>,
}

struct Names {
    columns: Arc<Columns>,
    pseudonyms: Pseudonyms,
    width: usize,
    finder: Option<AhoCorasick>,
    /// What each handle of `finder` becomes.
    becomes: Vec<String>,
    by_handle: FxHashMap<String, String>,
}

impl Mask {
    /// Leaves everything as it is.
    pub fn none() -> Self {
        Mask { names: None }
    }

    /// Whether identities are hidden.
    pub fn hides(&self) -> bool {
        self.names.is_some()
    }

    /// The id of a message: `M01`, `M02`… in the order of the corpus.
    pub fn message_id(&self, row: i64, ext: &str) -> String {
        match &self.names {
            None => ext.to_owned(),
            Some(names) => {
                names.columns.ordinal(row).map_or_else(|| "M?".to_owned(), |at| format!("M{:0width$}", at + 1, width = names.width))
            }
        }
    }

    /// Who speaks: the handle, or the person's pseudonym.
    pub fn account(&self, message: &Message) -> Option<String> {
        match &self.names {
            None => message.account.clone(),
            Some(_) => self.person(message),
        }
    }

    /// The person: as the study names it, or by pseudonym.
    pub fn person(&self, message: &Message) -> Option<String> {
        match &self.names {
            None => message.person.clone(),
            Some(names) => names.columns.ordinal(message.id).map(|at| names.pseudonyms.name(names.columns.person[at])),
        }
    }

    /// The address of a message; none where identities are hidden.
    pub fn url<'a>(&self, url: Option<&'a str>) -> Option<&'a str> {
        url.filter(|_| self.names.is_none())
    }

    /// A name that may be a handle, such as an observer or an actor.
    pub fn name(&self, name: &str) -> String {
        match self.names.as_ref().and_then(|names| names.by_handle.get(&name.to_lowercase())) {
            Some(pseudonym) => pseudonym.clone(),
            None => self.text(name),
        }
    }

    /// A value of an attribute: links lead to people, so they go.
    pub fn value(&self, text: &str) -> String {
        let is_link = ["http://", "https://", "www."].iter().any(|start| text.trim_start().to_ascii_lowercase().starts_with(start));
        if self.hides() && is_link { String::new() } else { self.text(text) }
    }

    /// A text, its known handles replaced.
    pub fn text(&self, text: &str) -> String {
        self.text_with(text, &[]).0
    }

    /// The same, with offsets (code points) moved to where they stand in the result. An offset inside a handle goes to its end.
    pub fn text_with(&self, text: &str, offsets: &[usize]) -> (String, Vec<usize>) {
        let Some((names, finder)) = self.names.as_ref().and_then(|names| Some((names, names.finder.as_ref()?))) else {
            return (text.to_owned(), offsets.to_vec());
        };
        let found = whole_names(finder, text);
        let mut out = String::with_capacity(text.len());
        // Code points where a replacement ends: in the text, and in the result.
        let mut moved: Vec<(usize, usize, usize)> = vec![];
        let (mut copied, mut read, mut written) = (0, 0, 0);
        for (start, end, name) in found {
            let between = &text[copied..start];
            let becomes = &names.becomes[name];
            out.push_str(between);
            out.push_str(becomes);
            let gap = between.chars().count();
            let (old, new) = (text[start..end].chars().count(), becomes.chars().count());
            moved.push((read + gap, read + gap + old, written + gap + new));
            read += gap + old;
            written += gap + new;
            copied = end;
        }
        out.push_str(&text[copied..]);
        let offsets = offsets
            .iter()
            .map(|&at| match moved.iter().rev().find(|(start, ..)| at > *start) {
                None => at,
                Some(&(_, old_end, new_end)) if at <= old_end => new_end,
                Some(&(_, old_end, new_end)) => new_end + (at - old_end),
            })
            .collect();
        (out, offsets)
    }
}

/// Where known names stand as whole words: first byte, one past the last, which name. The longest wins where two overlap.
fn whole_names(finder: &AhoCorasick, text: &str) -> Vec<(usize, usize, usize)> {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found: Vec<(usize, usize, usize)> = finder
        .find_overlapping_iter(text)
        .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
        .filter(|&(start, end, _)| text.is_char_boundary(start) && text.is_char_boundary(end))
        .filter(|&(start, end, _)| apart(text[..start].chars().next_back()) && apart(text[end..].chars().next()))
        .collect();
    found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut last = 0;
    found.retain(|&(start, end, _)| {
        let free = start >= last;
        last = if free { end } else { last };
        free
    });
    found
}

impl Study {
    /// A mask that hides who people are.
    pub fn mask(&self) -> Result<Mask> {
        let columns = self.columns()?;
        let pseudonyms = Pseudonyms::of(&columns);
        let mut by_handle: FxHashMap<String, String> = FxHashMap::default();
        let persons: FxHashMap<i64, i64> = columns.account.iter().copied().zip(columns.person.iter().copied()).collect();
        let mut statement = self.conn.prepare_cached(sql!("filter/accounts"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let handle: String = row.get(1)?;
            if !is_nobody(&handle) {
                // An account whose messages are hidden may still be named in those that are not.
                let person = persons.get(&row.get(0)?).map_or_else(|| "P?".to_owned(), |&person| pseudonyms.name(person));
                by_handle.insert(handle.to_lowercase(), person);
            }
        }
        // `@ana@cafe.example` is called `@ana` where it is known.
        let local: Vec<(String, String)> = by_handle
            .iter()
            .filter_map(|(handle, person)| {
                let (name, _) = handle.strip_prefix('@')?.split_once('@')?;
                Some((format!("@{name}"), person.clone()))
            })
            .collect();
        for (name, person) in local {
            by_handle.entry(name).or_insert(person);
        }
        self.called(&mut by_handle, |account| persons.get(&account).map(|&person| pseudonyms.name(person)))?;
        let mut statement = self.conn.prepare_cached(sql!("filter/persons"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, ext): (i64, String) = (row.get(0)?, row.get(1)?);
            by_handle.entry(ext.to_lowercase()).or_insert_with(|| pseudonyms.name(id));
        }
        let known: Vec<(&String, &String)> = by_handle.iter().filter(|(handle, _)| handle.chars().count() >= SHORTEST).collect();
        let refused = |e: aho_corasick::BuildError| Error::Io { path: self.path().display().to_string(), detail: e.to_string() };
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(known.iter().map(|(handle, _)| handle.as_str()));
        // Without it every text would leave as it is: better no export at all.
        let finder = Some(finder.map_err(refused)?);
        let becomes = known.iter().map(|(_, pseudonym)| (*pseudonym).clone()).collect();
        let width = columns.len().to_string().len().max(2);
        Ok(Mask { names: Some(Names { columns, pseudonyms, width, finder, becomes, by_handle }) })
    }

    /// Adds the names that messages call people by: those of accounts, and those of people who never speak.
    fn called(&self, names: &mut FxHashMap<String, String>, pseudonym: impl Fn(i64) -> Option<String>) -> Result<()> {
        let unknown = || "P?".to_owned();
        let mut statement = self.conn.prepare_cached(sql!("filter/called"))?;
        let mut rows = statement.query([])?;
        let mut mentioned = vec![];
        while let Some(row) = rows.next()? {
            if let Some(name) = row.get_ref(1)?.as_str().ok().filter(|name| !is_nobody(name)) {
                let person = pseudonym(row.get(0)?).unwrap_or_else(unknown);
                names.entry(name.trim().to_lowercase()).or_insert(person);
            }
            let all = row.get_ref(2)?.as_str().unwrap_or_default();
            mentioned.extend(all.split(", ").map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()));
        }
        // After the names of accounts: who is named may speak elsewhere.
        for name in mentioned {
            let bare = name.trim_start_matches('@').to_owned();
            let person = names.get(&bare).cloned().unwrap_or_else(unknown);
            names.entry(name).or_insert_with(|| person.clone());
            names.entry(bare).or_insert(person);
        }
        Ok(())
    }
}
