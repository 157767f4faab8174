//! Who answers whom in a mailbox: read once before its messages are, since an answer may stand before what it answers.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::heads::Heads;

/// A message among the others.
#[derive(Debug)]
struct Node {
    id: Box<str>,
    /// The oldest message of its thread that it knows of, where it names any.
    oldest: Option<Box<str>>,
    /// What it answers, then the messages above that: by hash, the nearest first.
    above: Vec<u64>,
    /// The message whose subject it answers, where nothing else says what it answers.
    inferred: Option<u32>,
}

/// How many messages above one are kept.
const ABOVE: usize = 24;

/// The threads of a mailbox.
#[derive(Debug, Default)]
pub(super) struct Threads {
    nodes: Vec<Node>,
    ids: FxHashMap<u64, u32>,
    /// How often each made id was met: a message without an id that stands twice is two.
    repeats: FxHashMap<u64, u32>,
    /// The first message of each subject.
    subjects: FxHashMap<u64, u32>,
    /// The first message of the thread of each, once asked for.
    roots: Vec<u32>,
}

impl Threads {
    /// The next message of the mailbox.
    pub fn add(&mut self, heads: &Heads) {
        let Ok(number) = u32::try_from(self.nodes.len()) else { return };
        let (base, answers) = heads.base();
        let id = self.id_of(heads);
        self.ids.entry(xxh3_64(id.as_bytes())).or_insert(number);
        let mut node = Node { id: id.into(), oldest: None, above: Vec::new(), inferred: None };
        if let Some(parent) = &heads.parent {
            node.oldest = Some(heads.references.first().unwrap_or(parent).as_str().into());
            let above = std::iter::once(parent).chain(heads.references.iter().rev());
            node.above = above.take(ABOVE).map(|id| xxh3_64(id.as_bytes())).collect();
        }
        if !base.is_empty() {
            let subject = xxh3_64(base.as_bytes());
            let first = *self.subjects.entry(subject).or_insert(number);
            if answers && heads.parent.is_none() && first != number {
                node.inferred = Some(first);
            }
        }
        self.nodes.push(node);
    }

    /// The id of a message: one that was made gets the number of its copy.
    fn id_of(&mut self, heads: &Heads) -> String {
        if !heads.is_made() {
            return heads.id.clone();
        }
        let times = self.repeats.entry(xxh3_64(heads.id.as_bytes())).or_default();
        *times = times.saturating_add(1);
        if *times == 1 { heads.id.clone() } else { format!("{}/{times}", heads.id) }
    }

    /// The id of the message of this number.
    pub fn id(&self, number: usize) -> Option<String> {
        self.nodes.get(number).map(|node| node.id.to_string())
    }

    /// All messages are known: each finds the first of its thread.
    pub fn settle(&mut self) {
        const UNKNOWN: u32 = u32::MAX;
        self.roots = vec![UNKNOWN; self.nodes.len()];
        let mut path = Vec::new();
        for start in 0..self.nodes.len() as u32 {
            let mut at = start;
            let root = loop {
                if let Some(root) = self.roots.get(at as usize).copied().filter(|root| *root != UNKNOWN) {
                    break root;
                }
                // While a path is walked, its messages point at its beginning: met again, they go round in a circle.
                if let Some(root) = self.roots.get_mut(at as usize) {
                    *root = start;
                }
                path.push(at);
                match self.next(at) {
                    Some(next) => at = next,
                    None => break at,
                }
            };
            for passed in path.drain(..) {
                if let Some(known) = self.roots.get_mut(passed as usize) {
                    *known = root;
                }
            }
        }
    }

    /// The nearest message above one that is in the mailbox.
    fn next(&self, at: u32) -> Option<u32> {
        let node = self.nodes.get(at as usize)?;
        node.above.iter().filter_map(|id| self.ids.get(id).copied()).chain(node.inferred).find(|next| *next != at)
    }

    /// What the message of this number was said in: the first message of its thread, be it in the mailbox or not.
    pub fn within(&self, number: usize) -> Option<String> {
        let root = self.nodes.get(*self.roots.get(number)? as usize)?;
        Some(format!("mail:{}", root.oldest.as_ref().unwrap_or(&root.id)))
    }

    /// The message whose subject the message of this number answers, where nothing else says what it answers.
    pub fn inferred(&self, number: usize) -> Option<String> {
        let first = self.nodes.get(number)?.inferred?;
        Some(self.nodes.get(first as usize)?.id.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(mailbox: &[(&str, &[&str], &str)]) -> Vec<(String, Option<String>)> {
        let mut threads = Threads::default();
        for (id, references, subject) in mailbox {
            threads.add(&Heads {
                id: (*id).to_owned(),
                parent: references.last().map(|id| (*id).to_owned()),
                references: references.iter().map(|id| (*id).to_owned()).collect(),
                subject: Some((*subject).to_owned()),
            });
        }
        threads.settle();
        (0..mailbox.len()).map(|at| (threads.within(at).expect("a thread"), threads.inferred(at))).collect()
    }

    #[test]
    fn a_thread_is_one_whatever_the_order() {
        let found = threads(&[("c", &["b"], "s"), ("a", &[], "s"), ("b", &["a"], "Re: s"), ("d", &["gone", "c"], "x")]);
        assert!(found.iter().all(|(within, inferred)| within == "mail:a" && inferred.is_none()), "{found:?}");
    }

    #[test]
    fn answers_to_what_is_absent_stay_together() {
        let found = threads(&[("b", &["a", "x"], "Re: s"), ("c", &["a"], "Re: s"), ("d", &["a", "y"], "Re: s")]);
        assert!(found.iter().all(|(within, _)| within == "mail:a"), "{found:?}");
    }

    #[test]
    fn subjects_speak_where_nothing_else_does() {
        let found = threads(&[("a", &[], "Soap"), ("b", &[], "RE: [list] soap"), ("c", &[], "Soap"), ("d", &["b"], "Re: Soap")]);
        assert_eq!(found[1], ("mail:a".to_owned(), Some("a".to_owned())));
        assert_eq!(found[2], ("mail:c".to_owned(), None), "a new message of the same subject answers nothing");
        assert_eq!(found[3], ("mail:a".to_owned(), None));
    }

    #[test]
    fn copies_of_a_made_id_are_numbered() {
        let mut threads = Threads::default();
        for id in ["mail/1", "a", "mail/1", "a"] {
            threads.add(&Heads { id: id.to_owned(), ..Heads::default() });
        }
        threads.settle();
        let ids: Vec<_> = (0..4).filter_map(|at| threads.id(at)).collect();
        assert_eq!(ids, ["mail/1", "a", "mail/1/2", "a"]);
    }

    #[test]
    fn circles_end() {
        let found = threads(&[("a", &["b"], "s"), ("b", &["a"], "s"), ("c", &["c"], "t"), ("d", &["b"], "s")]);
        assert_eq!(found.len(), 4);
        assert_eq!(found[0].0, found[1].0);
        assert_eq!(found[0].0, found[3].0);
    }
}
