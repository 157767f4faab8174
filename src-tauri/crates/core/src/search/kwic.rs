//! The concordance: each place where words are found, in its line (key word in context; H. P. Luhn, 1960). Without words, each
//! segment that is coded.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::{FxHashMap, FxHashSet};

use super::mark::Marker;
use super::neighbour::Cut;
use super::query::{Node, Problem};
use super::results::Results;
use super::run::Plan;
use super::segment::Answer;
use crate::coding::Review;
use crate::corpus::columns::{Columns, UNDATED};
use crate::corpus::conversation::{Conversations, Pseudonyms, tree_order};
use crate::corpus::message::Message;
use crate::error::{Error, Result};
use crate::storage::sql;
use crate::study::Study;

/// A line is read, not scrolled: no page holds more characters each side.
pub const WIDEST: usize = 1_000;

/// Lines are put in order by this many words.
const COMPARED: usize = 8;

/// From this many messages on, texts are read on several threads.
const PARTED: usize = 4_000;

/// In which order the lines come. Ties go by date, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As they are read: conversation by conversation, answers under what they answer.
    #[default]
    Thread,
    /// By the words before, the nearest first.
    Left,
    /// By the words found, then those after.
    Right,
    /// Oldest first, undated last.
    Date,
    /// By who speaks, as pseudonyms go.
    Account,
}

/// A place in a text, by code points, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Row id of the message.
    pub message: i64,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub stop: u32,
}

/// The places of a query, in order: computed once, read by pages.
#[derive(Debug, Clone)]
pub struct Concordance {
    /// The canonical form of what was understood.
    pub query: String,
    /// What was not.
    pub problems: Vec<Problem>,
    /// Every place, in order.
    pub places: Vec<Place>,
    /// In how many messages they are.
    pub messages: usize,
    /// Whether codings, memos or sets decide what they are: else they stand, whatever is coded.
    pub follows_codings: bool,
    columns: Arc<Columns>,
}

/// A line of a concordance.
#[derive(Debug, Clone)]
pub struct Line {
    /// The message.
    pub message: Message,
    /// Where the words found are: code points.
    pub place: Range<usize>,
    /// What stands before, on one line.
    pub left: String,
    /// The words found.
    pub word: String,
    /// What stands after.
    pub right: String,
    /// Row ids of the codes put on the words found, each once.
    pub codes: Vec<i64>,
}

impl Concordance {
    /// Whether it is of this state of the corpus.
    pub fn is_of(&self, columns: &Arc<Columns>) -> bool {
        Arc::ptr_eq(&self.columns, columns)
    }
}

/// Fields that only the corpus decides.
const OF_CORPUS: [&str; 15] = [
    "space",
    "venue",
    "account",
    "person",
    "role",
    "lang",
    "date",
    "rating",
    "source",
    "import",
    "question",
    "respondent",
    "twin",
    "like",
    "conversation",
];

/// Whether words and the corpus alone decide what this finds, and where.
fn of_corpus(node: &Node) -> bool {
    fn settled(node: &Node) -> bool {
        match node {
            Node::And(parts) | Node::Or(parts) | Node::Thread(parts) => parts.iter().all(settled),
            Node::Not(inner) => settled(inner),
            Node::Reply { to, answer } => settled(to) && settled(answer),
            Node::Filter { field, .. } => OF_CORPUS.contains(&field.as_str()) || field.starts_with("attr."),
            Node::Coding(_) | Node::Overlap { .. } => false,
            _ => true,
        }
    }
    settled(node)
}

/// A place, with what puts it in order.
type Keyed = (Place, String);

impl Results<'_> {
    /// Every place where the words of the query are found; where it has none, every segment that its codes are put on.
    ///
    /// # Errors
    /// [`Error::Cancelled`] once `stop` is raised.
    pub fn concordance(&self, order: Order, stop: &AtomicBool) -> Result<Concordance> {
        let ordinals = self.read_in(order);
        // Words that are left out, or that others say, mark nothing here: the lines are then those of the codes.
        let worded = Marker::of(&self.node).seeks();
        let mut keyed = if worded {
            let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4);
            let parts = if ordinals.len() < PARTED { 1 } else { threads };
            let chunks: Vec<&[usize]> = ordinals.chunks(ordinals.len().div_ceil(parts).max(1)).collect();
            let (first, others) = chunks.split_first().map_or((&[] as &[usize], &[] as &[&[usize]]), |(first, others)| (*first, others));
            let task = Task { node: &self.node, columns: &self.columns, order, stop };
            std::thread::scope(|scope| -> Result<Vec<Keyed>> {
                let mut waiting = vec![];
                for &chunk in others {
                    let (reader, task) = (self.study.reader()?, &task);
                    waiting.push(scope.spawn(move || task.mark(&reader, chunk)));
                }
                let mut all = task.mark(self.study, first)?;
                for other in waiting {
                    let gone = || Err(Error::Io { path: String::new(), detail: "a reader stopped".into() });
                    all.extend(other.join().unwrap_or_else(|_| gone())?);
                }
                Ok(all)
            })?
        } else {
            self.coded(order, &ordinals, stop)?
        };
        if matches!(order, Order::Left | Order::Right) {
            keyed.sort_by(|a, b| a.1.cmp(&b.1));
        }
        let places: Vec<Place> = keyed.into_iter().map(|(place, _)| place).collect();
        let messages = places.iter().map(|place| place.message).collect::<FxHashSet<_>>().len();
        Ok(Concordance {
            query: self.node.to_string(),
            problems: self.problems.clone(),
            follows_codings: !worded || !of_corpus(&self.node),
            places,
            messages,
            columns: self.columns.clone(),
        })
    }

    /// The messages found, in the order that decides between equal lines.
    fn read_in(&self, order: Order) -> Vec<usize> {
        let columns = &self.columns;
        let mut ordinals: Vec<usize> = self.set.iter().collect();
        if order == Order::Thread {
            let conversations = Conversations::of(columns);
            let mut seen = FxHashSet::default();
            let mut places: Vec<usize> = (ordinals.iter().map(|&at| columns.root[at]))
                .filter(|&root| seen.insert(root))
                .filter_map(|root| conversations.place(root))
                .collect();
            places.sort_unstable();
            let read = places.into_iter().flat_map(|at| tree_order(columns, conversations.members(at)));
            return read.map(|(member, _)| member as usize).filter(|&at| self.set.contains(at)).collect();
        }
        ordinals.sort_by_key(|&at| (columns.posted[at] == UNDATED, columns.posted[at]));
        if order == Order::Account {
            let pseudonyms = Pseudonyms::of(columns);
            let mut names: FxHashMap<i64, String> = FxHashMap::default();
            ordinals.iter().map(|&at| columns.person[at]).for_each(|person| {
                names.entry(person).or_insert_with(|| pseudonyms.name(person));
            });
            ordinals.sort_by(|&a, &b| names[&columns.person[a]].cmp(&names[&columns.person[b]]));
        }
        ordinals
    }

    fn coded(&self, order: Order, ordinals: &[usize], stop: &AtomicBool) -> Result<Vec<Keyed>> {
        let found = match Plan::of(self.study, self.node.clone())?.segments(None)? {
            Some(found) => found,
            // Nothing is asked of a segment: all those that count.
            None => self.borne_segments()?,
        };
        let mut out = vec![];
        for &at in ordinals {
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            let message = self.columns.ids[at];
            let from = found.partition_point(|(other, _)| *other < message);
            let places: Vec<_> = found[from..].iter().take_while(|(other, _)| *other == message).map(|(_, place)| place.clone()).collect();
            if !places.is_empty() {
                let text = if matches!(order, Order::Left | Order::Right) { self.study.text(message)? } else { String::new() };
                keyed(message, &text, places, order, &mut out);
            }
        }
        Ok(out)
    }

    /// Every segment that an accepted coding stands on, by message, then by place.
    fn borne_segments(&self) -> Result<Vec<Answer>> {
        let (coded, accepted) = (self.study.coded()?, Review::Accepted.index() as u8);
        let rows = coded.rows().iter().filter(|row| row.review == accepted && row.start < row.stop);
        let mut found: Vec<_> = rows.map(|row| (row.message, row.start as usize, row.stop as usize)).collect();
        found.sort_unstable();
        found.dedup();
        Ok(found.into_iter().map(|(message, start, stop)| (message, start..stop)).collect())
    }
}

/// Marking the texts of some messages.
struct Task<'a> {
    node: &'a Node,
    columns: &'a Columns,
    order: Order,
    stop: &'a AtomicBool,
}

impl Task<'_> {
    fn mark(&self, study: &Study, ordinals: &[usize]) -> Result<Vec<Keyed>> {
        let marker = Marker::of(self.node);
        let mut statement = study.conn.prepare_cached(sql!("message/text"))?;
        let mut out = vec![];
        for &at in ordinals {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            let text: String = statement.query_row([self.columns.ids[at]], |row| row.get(0))?;
            let lang = self.columns.langs[self.columns.lang[at] as usize].as_str();
            let places = marker.mark(&text, Some(lang).filter(|lang| !lang.is_empty()));
            keyed(self.columns.ids[at], &text, places, self.order, &mut out);
        }
        Ok(out)
    }
}

/// Adds places of a text, with the words that put them in order.
fn keyed(message: i64, text: &str, places: Vec<Range<usize>>, order: Order, out: &mut Vec<Keyed>) {
    let cut = matches!(order, Order::Left | Order::Right).then(|| Cut::of(text));
    for place in places {
        let key = cut.as_ref().map(|cut| match order {
            Order::Left => cut.around(place.start, place.end, COMPARED).0.iter().rev().cloned().collect::<Vec<_>>().join(" "),
            // The words found are those after the place where they begin.
            _ => cut.around(place.start, place.start, COMPARED).1.join(" "),
        });
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        out.push((Place { message, start: narrow(place.start), stop: narrow(place.end) }, key.unwrap_or_default()));
    }
}

impl Study {
    /// Some places of a concordance as lines, `width` code points each side.
    pub fn lines(&self, places: &[Place], width: usize) -> Result<Vec<Line>> {
        places.iter().map(|place| self.line(place, width.min(WIDEST))).collect()
    }

    fn line(&self, place: &Place, width: usize) -> Result<Line> {
        let message = self.message(place.message)?;
        let place = place.start as usize..place.stop as usize;
        let mut codes = vec![];
        for coding in self.codings_of(message.id)? {
            let meets = coding.start < place.end && place.start < coding.stop && !coding.lost;
            if meets && coding.review == Review::Accepted && !codes.contains(&coding.code) {
                codes.push(coding.code);
            }
        }
        let [left, word, right] = in_line(&message.text, &place, width);
        Ok(Line { message, place, left, word, right, codes })
    }
}

/// What stands before a place of a text, there, and after it, on one line. Spaces that do not break stay.
pub fn in_line(text: &str, place: &Range<usize>, width: usize) -> [String; 3] {
    let from = place.start.saturating_sub(width);
    let flat = |c: char| if c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}' { ' ' } else { c };
    let mut parts: [String; 3] = Default::default();
    for (at, c) in text.chars().enumerate().skip(from).take_while(|(at, _)| *at < place.end.saturating_add(width)) {
        let part = usize::from(at >= place.start) + usize::from(at >= place.end);
        parts[part].push(flat(c));
    }
    parts
}
