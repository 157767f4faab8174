//! Conversations: trees of replies. Their order is that of their roots in the corpus.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::columns::{Columns, UNDATED};
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// The conversations of the corpus, by ordinals of [`Columns`].
#[derive(Debug, Default)]
pub struct Conversations {
    /// Row ids of the roots, in the order of the corpus.
    pub roots: Vec<i64>,
    starts: Vec<usize>,
    /// Ordinals of the messages, conversation by conversation, in the order of the corpus.
    members: Vec<u32>,
}

impl Conversations {
    /// Groups the visible messages by their root.
    pub fn of(columns: &Columns) -> Self {
        let mut rank: FxHashMap<i64, u32> = FxHashMap::default();
        let mut roots = vec![];
        let mut counts: Vec<usize> = vec![];
        let mut place = Vec::with_capacity(columns.len());
        for &root in &columns.root {
            let at = *rank.entry(root).or_insert_with(|| {
                roots.push(root);
                counts.push(0);
                roots.len() as u32 - 1
            });
            counts[at as usize] += 1;
            place.push(at);
        }
        let mut starts = Vec::with_capacity(roots.len() + 1);
        let mut sum = 0;
        for count in &counts {
            starts.push(sum);
            sum += count;
        }
        starts.push(sum);
        let mut next = starts.clone();
        let mut members = vec![0; columns.len()];
        for (ordinal, &at) in place.iter().enumerate() {
            members[next[at as usize]] = ordinal as u32;
            next[at as usize] += 1;
        }
        Conversations { roots, starts, members }
    }

    /// Number of conversations.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// Ordinals of a conversation's messages, in the order of the corpus.
    pub fn members(&self, at: usize) -> &[u32] {
        &self.members[self.starts[at]..self.starts[at + 1]]
    }

    /// Its place, by the root's row id.
    pub fn place(&self, root: i64) -> Option<usize> {
        // Roots come in the order of the corpus, which is ascending but for replies that came before their parents.
        self.roots.binary_search(&root).ok().or_else(|| self.roots.iter().position(|&r| r == root))
    }
}

/// Ordinals in tree order with their depth: answers under what they answer, oldest first, undated last.
pub fn tree_order(columns: &Columns, members: &[u32]) -> Vec<(u32, u32)> {
    let mut children: FxHashMap<i64, Vec<u32>> = FxHashMap::default();
    let inside: FxHashSet<i64> = members.iter().map(|&m| columns.ids[m as usize]).collect();
    let mut tops = vec![];
    for &member in members {
        let parent = columns.parent[member as usize];
        if parent != 0 && inside.contains(&parent) {
            children.entry(parent).or_default().push(member);
        } else {
            tops.push(member);
        }
    }
    let when = |m: &u32| match columns.posted[*m as usize] {
        UNDATED => (i64::MAX, *m),
        at => (at, *m),
    };
    tops.sort_by_key(when);
    for list in children.values_mut() {
        list.sort_by_key(when);
    }
    let mut out = Vec::with_capacity(members.len());
    // An explicit stack: a thread of ten thousand answers would exhaust the call stack.
    let mut stack: Vec<(u32, u32)> = tops.into_iter().rev().map(|m| (m, 0)).collect();
    while let Some((member, depth)) = stack.pop() {
        out.push((member, depth));
        if let Some(answers) = children.get(&columns.ids[member as usize]) {
            stack.extend(answers.iter().rev().map(|&answer| (answer, depth + 1)));
        }
    }
    out
}

/// Pseudonyms of persons, `P01`, `P02`…, by first appearance in the corpus: they never move when messages are added.
#[derive(Debug, Default)]
pub struct Pseudonyms {
    ranks: FxHashMap<i64, u32>,
    width: usize,
}

impl Pseudonyms {
    /// Names the persons of the visible messages.
    pub fn of(columns: &Columns) -> Self {
        let mut ranks = FxHashMap::default();
        for &person in &columns.person {
            let next = ranks.len() as u32 + 1;
            ranks.entry(person).or_insert(next);
        }
        let width = ranks.len().to_string().len().max(2);
        Pseudonyms { ranks, width }
    }

    /// The pseudonym of a person, as [`Columns::person`] knows it.
    pub fn name(&self, person: i64) -> String {
        self.ranks.get(&person).map_or_else(|| "P?".to_owned(), |rank| format!("P{rank:0width$}", width = self.width))
    }

    /// The person whose pseudonym this is, whatever the case.
    pub fn bearer(&self, name: &str) -> Option<i64> {
        let rank: u32 = name.strip_prefix(['P', 'p'])?.parse().ok()?;
        let (&person, _) = self.ranks.iter().find(|&(_, &known)| known == rank)?;
        self.name(person).eq_ignore_ascii_case(name).then_some(person)
    }
}

/// What is derived from the columns once, for the views.
#[derive(Debug)]
pub struct Views {
    /// The columns themselves.
    pub columns: Arc<Columns>,
    /// The conversations.
    pub conversations: Conversations,
    /// The persons' pseudonyms.
    pub pseudonyms: Pseudonyms,
    /// Handles by account, where the analyst lifted the pseudonyms of the views.
    pub handles: Option<FxHashMap<i64, String>>,
    /// The same by person: the handles of all its accounts.
    pub lifted: FxHashMap<i64, String>,
}

impl Views {
    /// Who speaks at this ordinal, as the views name people.
    pub fn speaker(&self, ordinal: usize) -> String {
        let handle = self.handles.as_ref().and_then(|handles| handles.get(&self.columns.account[ordinal]));
        handle.cloned().unwrap_or_else(|| self.pseudonyms.name(self.columns.person[ordinal]))
    }

    /// How the views name a person: its pseudonym, or the handles of its accounts where the pseudonyms are lifted.
    pub fn person(&self, person: i64) -> String {
        let called = self.lifted.get(&person);
        called.cloned().unwrap_or_else(|| self.pseudonyms.name(person))
    }

    /// Shows the handles of accounts instead of pseudonyms.
    pub fn lift(&mut self, handles: FxHashMap<i64, String>) {
        let mut seen: FxHashSet<i64> = FxHashSet::default();
        for (&account, &person) in self.columns.account.iter().zip(&self.columns.person) {
            if let Some(handle) = handles.get(&account).filter(|_| seen.insert(account)) {
                let called = self.lifted.entry(person).or_default();
                if !called.is_empty() {
                    called.push_str(", ");
                }
                called.push_str(handle);
            }
        }
        self.handles = Some(handles);
    }

    /// How the views name an account: its person's pseudonym, or its handle where the pseudonyms are lifted.
    pub fn account(&self, account: i64, person: i64) -> String {
        let handle = self.handles.as_ref().and_then(|handles| handles.get(&account));
        handle.cloned().unwrap_or_else(|| self.pseudonyms.name(person))
    }
}

impl Study {
    /// The next message without an accepted coding after this one (from the first without one), as they are read: conversation by
    /// conversation in the order of the corpus, answers under what they answer. `None` when there is none left.
    pub fn next_uncoded(&self, views: &Views, after: Option<i64>) -> Result<Option<i64>> {
        let conversations = &views.conversations;
        let unknown = |id: i64| Error::UnknownMessage { id: id.to_string() };
        let first = match after {
            Some(id) => conversations.place(self.root_of(id)?).ok_or_else(|| unknown(id))?,
            None => 0,
        };
        let mut waiting = after;
        for at in first..conversations.len() {
            for (member, _) in tree_order(&views.columns, conversations.members(at)) {
                let id = views.columns.ids[member as usize];
                if waiting.is_some() {
                    waiting.take_if(|passed| *passed == id);
                } else if !self.is_coded(id)? {
                    return Ok(Some(id));
                }
            }
        }
        Ok(None)
    }

    /// Conversations and pseudonyms, derived from the columns. Keep the result while the corpus does not change.
    pub fn views(&self) -> Result<Views> {
        let columns = self.columns()?;
        Ok(Views {
            conversations: Conversations::of(&columns),
            pseudonyms: Pseudonyms::of(&columns),
            handles: None,
            lifted: FxHashMap::default(),
            columns,
        })
    }

    /// Row id of the root of the conversation in which this message stands.
    pub fn root_of(&self, message: i64) -> Result<i64> {
        let columns = self.columns()?;
        let ordinal = columns.ordinal(message).ok_or_else(|| Error::UnknownMessage { id: message.to_string() })?;
        Ok(columns.root[ordinal])
    }

    /// Row ids of the messages that bear at least one accepted coding.
    pub fn coded_messages(&self) -> Result<FxHashSet<i64>> {
        let mut statement = self.conn.prepare_cached(sql!("coding/coded_messages"))?;
        let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }
}
