//! A part of `coding( )` or `overlap( )`: what one segment is asked to be.

use crate::coding::Review;
use crate::error::Result;
use crate::search::coded::{Row, Trait};
use crate::search::filter::{Ask, Asked, Kind, Record};
use crate::search::query::Node;
use crate::search::run::Plan;

/// Kinds of segments, as bits: a coding, then each model.
const CODING: u8 = 1;
const EVERY: u8 = 0b1_1111;

fn bit(kind: Kind) -> u8 {
    CODING << 1 << kind as u8
}

/// What one segment is asked to be.
pub(super) struct Part {
    asked: Asks,
    /// Whether only accepted codings are meant: as everywhere, unless a review is asked.
    accepted: bool,
}

enum Asks {
    Coding(Is),
    Record(u8, Ask),
    All(Vec<Asks>),
    Any(Vec<Asks>),
    Not(Box<Asks>),
}

/// A coding that is one of several things, ready to be asked a million times.
#[derive(Default)]
struct Is {
    any: bool,
    codes: Vec<bool>,
    coders: Vec<bool>,
    voices: u64,
    origins: u64,
    weights: u64,
    reviews: u64,
}

impl Is {
    fn of(traits: &[Trait]) -> Self {
        let mut is = Is::default();
        let mark = |list: &mut Vec<bool>, at: u32| {
            let at = at as usize;
            list.resize(list.len().max(at + 1), false);
            list[at] = true;
        };
        for one in traits {
            match *one {
                Trait::Any => is.any = true,
                Trait::Code(at) => mark(&mut is.codes, at),
                Trait::Coder(at) => mark(&mut is.coders, at),
                Trait::Voice(at) => is.voices |= 1 << (at & 63),
                Trait::Origin(at) => is.origins |= 1 << (at & 63),
                Trait::Weight(at) => is.weights |= 1 << (at & 63),
                Trait::Review(at) => is.reviews |= 1 << (at & 63),
            }
        }
        is
    }

    fn holds(&self, row: &Row) -> bool {
        let has = |bits: u64, at: u8| bits >> (at & 63) & 1 == 1;
        self.any
            || self.codes.get(row.code as usize) == Some(&true)
            || self.coders.get(row.coder as usize) == Some(&true)
            || has(self.voices, row.voice)
            || has(self.origins, row.origin)
            || has(self.weights, row.weight)
            || has(self.reviews, row.review)
    }
}

impl Asks {
    /// Which kinds of segments this can be.
    fn kinds(&self) -> u8 {
        match self {
            Asks::Coding(_) => CODING,
            Asks::Record(kinds, _) => *kinds,
            Asks::All(parts) => parts.iter().fold(EVERY, |kinds, part| kinds & part.kinds()),
            Asks::Any(parts) => parts.iter().fold(0, |kinds, part| kinds | part.kinds()),
            // What is not so is still of the kind that could be.
            Asks::Not(inner) => inner.kinds(),
        }
    }

    fn holds(&self, row: &Row) -> bool {
        match self {
            Asks::Coding(is) => is.holds(row),
            Asks::Record(..) => false,
            Asks::All(parts) => parts.iter().all(|part| part.holds(row)),
            Asks::Any(parts) => parts.iter().any(|part| part.holds(row)),
            Asks::Not(inner) => inner.kinds() & CODING != 0 && !inner.holds(row),
        }
    }

    fn holds_record(&self, record: &Record) -> bool {
        match self {
            Asks::Coding(_) => false,
            Asks::Record(kinds, ask) => kinds & bit(record.kind) != 0 && ask.holds(record),
            Asks::All(parts) => parts.iter().all(|part| part.holds_record(record)),
            Asks::Any(parts) => parts.iter().any(|part| part.holds_record(record)),
            Asks::Not(inner) => inner.kinds() & bit(record.kind) != 0 && !inner.holds_record(record),
        }
    }
}

impl Part {
    /// Whether a coding is this.
    pub fn holds(&self, row: &Row) -> bool {
        (!self.accepted || row.review == Review::Accepted.index() as u8) && self.asked.holds(row)
    }

    /// Whether a record is this.
    pub fn holds_record(&self, record: &Record) -> bool {
        self.asked.holds_record(record)
    }

    /// The models of which a record could be this.
    pub fn kinds(&self) -> Vec<Kind> {
        let kinds = self.asked.kinds();
        Kind::ALL.iter().copied().filter(|&kind| kinds & bit(kind) != 0).collect()
    }
}

fn names_review(node: &Node) -> bool {
    match node {
        Node::Filter { field, .. } => field == "review",
        Node::And(parts) | Node::Or(parts) => parts.iter().any(names_review),
        Node::Not(inner) => names_review(inner),
        _ => false,
    }
}

impl Plan<'_> {
    /// What this part of the tree asks of one segment; `None` where it asks nothing that a segment can be: the problem is told.
    pub(super) fn part_of(&mut self, node: &Node) -> Result<Option<Part>> {
        let asked = self.asks(node)?;
        Ok(asked.map(|asked| Part { asked, accepted: !names_review(node) }))
    }

    fn asks(&mut self, node: &Node) -> Result<Option<Asks>> {
        let mut problem = "not_a_segment";
        let asked = match node {
            Node::Filter { field, value, .. } if field == "code" && value.eq_ignore_ascii_case("none") => None,
            Node::Filter { field, strict, value } => match self.filters().segment(field, *strict, value)? {
                Some(Ok(Asked::Coding(traits))) => Some(Asks::Coding(Is::of(&traits))),
                Some(Ok(Asked::Record(kinds, ask))) => Some(Asks::Record(kinds.iter().fold(0, |bits, &kind| bits | bit(kind)), ask)),
                Some(Err(code)) => {
                    problem = code;
                    None
                }
                None => None,
            },
            Node::And(parts) | Node::Or(parts) => {
                // Every one is read, so that every problem is told, at its own place.
                let read = parts.iter().map(|part| self.asks(part)).collect::<Result<Vec<_>>>()?;
                let Some(asked) = read.into_iter().collect::<Option<Vec<_>>>() else { return Ok(None) };
                Some(if matches!(node, Node::And(_)) { Asks::All(asked) } else { Asks::Any(asked) })
            }
            Node::Not(inner) => match self.asks(inner)? {
                Some(asked) => Some(Asks::Not(Box::new(asked))),
                None => return Ok(None),
            },
            _ => None,
        };
        // A coding is no record, and a record of one model none of another: one segment cannot be both.
        let asked = asked.filter(|asked| asked.kinds() != 0);
        if asked.is_none() {
            self.problems.push((node.clone(), problem));
        }
        Ok(asked)
    }
}
