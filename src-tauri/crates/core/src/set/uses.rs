//! Who uses a set: the queries of other sets and of rules. A name in them follows the set that it names.

use crate::search::query::{Node, parse};
use crate::search::words::fold;

use super::{MessageSet, SetKind};
use crate::error::Result;
use crate::study::Study;

/// Something that uses a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum User {
    /// A query kept, by its name.
    Set(String),
    /// A rule, by the code that it suggests.
    Rule(String),
}

impl User {
    /// The name of the set, or of the code.
    pub fn name(&self) -> &str {
        match self {
            User::Set(name) | User::Rule(name) => name,
        }
    }
}

fn each<'a>(node: &'a Node, then: &mut impl FnMut(&'a str)) {
    match node {
        Node::And(parts) | Node::Or(parts) | Node::Thread(parts) | Node::Coding(parts) | Node::Overlap { parts, .. } => {
            parts.iter().for_each(|part| each(part, then));
        }
        Node::Not(inner) => each(inner, then),
        Node::Near { left, right, .. } => [left, right].into_iter().for_each(|part| each(part, then)),
        Node::Reply { to, answer } => [to, answer].into_iter().for_each(|part| each(part, then)),
        Node::Filter { field, value, .. } if field == "set" => then(value),
        _ => {}
    }
}

/// The sets that a query names, folded.
pub fn named(query: &str) -> Vec<String> {
    let (node, _) = parse(query);
    let mut names = vec![];
    each(&node, &mut |name| names.push(fold(name.trim())));
    names
}

/// The same tree, where a set is called otherwise.
fn renamed(node: &mut Node, from: &str, to: &str) {
    match node {
        Node::And(parts) | Node::Or(parts) | Node::Thread(parts) | Node::Coding(parts) | Node::Overlap { parts, .. } => {
            parts.iter_mut().for_each(|part| renamed(part, from, to));
        }
        Node::Not(inner) => renamed(inner, from, to),
        Node::Near { left, right, .. } => [left, right].into_iter().for_each(|part| renamed(part, from, to)),
        Node::Reply { to: parent, answer } => [parent, answer].into_iter().for_each(|part| renamed(part, from, to)),
        Node::Filter { field, value, .. } if field == "set" && fold(value.trim()) == from => to.clone_into(value),
        _ => {}
    }
}

/// A query in which the set `from` is called `to`; `None` where it does not name it.
pub fn with_name(query: &str, from: &str, to: &str) -> Option<String> {
    let from = fold(from);
    if !named(query).contains(&from) {
        return None;
    }
    let (mut node, _) = parse(query);
    renamed(&mut node, &from, to);
    Some(node.to_string())
}

/// Whether a query, kept under this name, would lead back to itself.
pub fn leads_back(name: &str, query: &str, all: &[MessageSet]) -> bool {
    let home = fold(name);
    let (mut waiting, mut met) = (named(query), vec![]);
    while let Some(next) = waiting.pop() {
        if next == home {
            return true;
        }
        if met.contains(&next) {
            continue;
        }
        let found = all.iter().find(|set| set.kind == SetKind::Query && fold(&set.name) == next);
        waiting.extend(found.and_then(|set| set.query.as_deref()).map(named).unwrap_or_default());
        met.push(next);
    }
    false
}

/// Whether a set leads to a circle: its own, or that of one that it uses.
pub(super) fn is_circular(set: &MessageSet, all: &[MessageSet]) -> bool {
    let query = set.query.as_deref().unwrap_or_default();
    if leads_back(&set.name, query, all) {
        return true;
    }
    let mut waiting = named(query);
    let mut met: Vec<String> = vec![];
    while let Some(next) = waiting.pop() {
        let Some(used) = all.iter().find(|one| one.kind == SetKind::Query && fold(&one.name) == next) else { continue };
        let query = used.query.as_deref().unwrap_or_default();
        if leads_back(&used.name, query, all) {
            return true;
        }
        if !met.contains(&next) {
            waiting.extend(named(query).into_iter().filter(|name| !met.contains(name)));
            met.push(next);
        }
    }
    false
}

impl Study {
    /// What uses a set. A sample keeps its messages: it does not need the set among which it was drawn.
    pub fn users_of(&self, name: &str) -> Result<Vec<User>> {
        let wanted = fold(name);
        let mut users = vec![];
        for set in self.sets()?.into_iter().filter(|set| set.kind == SetKind::Query) {
            if set.query.as_deref().is_some_and(|query| named(query).contains(&wanted)) {
                users.push(User::Set(set.name));
            }
        }
        let codebook = self.codebook()?;
        for rule in self.rules()? {
            if named(&rule.query).contains(&wanted) {
                let code = codebook.get(rule.code).map_or_else(String::new, |code| code.ext.clone());
                users.push(User::Rule(code));
            }
        }
        users.dedup();
        Ok(users)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smart(name: &str, query: &str) -> MessageSet {
        let (query, note, author, at) = (Some(query.to_owned()), None, String::new(), String::new());
        MessageSet { id: 0, name: name.to_owned(), kind: SetKind::Query, query, drawn: None, note, author, at }
    }

    #[test]
    fn names_are_found_wherever_they_stand_and_written_anew() {
        assert_eq!(named("prix -set:Été (set=\"mes avis\" OR thread(set:a code:X))"), ["ete", "mes avis", "a"]);
        assert_eq!(with_name("prix -set:ete", "Été", "Été 2024").as_deref(), Some("prix -set:\"Été 2024\""));
        assert_eq!(with_name("\"set:ete\" prix", "Été", "x"), None, "words are no filter");
    }

    #[test]
    fn circles_are_seen_and_diamonds_are_none() {
        let all = [smart("a", "set:b"), smart("b", "set:c"), smart("c", "prix"), smart("d", "set:a set:b"), smart("loop", "set:loop")];
        assert!(!leads_back("d", "set:a set:b", &all));
        assert!(leads_back("c", "set:d", &all), "d, a, b, c");
        assert!(leads_back("é", "set:E", &all));
        assert!(is_circular(&all[4], &all) && !is_circular(&all[3], &all));
        let into = smart("e", "set:loop");
        assert!(is_circular(&into, &all), "one that leads into a circle does not end either");
    }
}
