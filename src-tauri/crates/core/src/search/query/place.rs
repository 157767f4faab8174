//! Where the parts of a query stand in the text as it was typed, so that what is wrong is underlined where it is.

use std::ops::Range;

use super::{Node, Problem};

/// A word or a filter, and where it stands: code points, half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What it is.
    pub node: Node,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Where the value of a filter begins; where a word does.
    pub value: usize,
}

/// A group, from its name to its closing parenthesis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub node: Node,
    pub start: usize,
    pub end: usize,
    /// Whether its parts are segments of text.
    pub segments: bool,
}

/// A part that stands beside others at the top of the query, all of them wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub node: Node,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    pub(super) tokens: Range<usize>,
}

/// A query, read: its tree, what could not be understood, and where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The tree.
    pub node: Node,
    /// What could not be understood.
    pub problems: Vec<Problem>,
    /// Its words and its filters, in order.
    pub leaves: Vec<Leaf>,
    /// The parts at its top, in order.
    pub pieces: Vec<Piece>,
    pub(super) groups: Vec<Span>,
    pub(super) length: usize,
}

/// What stops only inside a group of segments: elsewhere the same filter means something.
const IN_SEGMENTS: &[&str] = &["not_a_segment"];

impl Parsed {
    /// The places of problems met while running, each told of a part of the tree: every place where that part stands.
    pub fn placed(&self, faults: &[(Node, &str)]) -> Vec<Problem> {
        let mut out: Vec<Problem> = vec![];
        for (node, code) in faults {
            for (start, end) in self.places(node, IN_SEGMENTS.contains(code)) {
                let problem = Problem { start, end, code: (*code).to_owned() };
                if !out.contains(&problem) {
                    out.push(problem);
                }
            }
        }
        out
    }

    fn places(&self, node: &Node, in_segments: bool) -> Vec<(usize, usize)> {
        let inside = |start: usize, end: usize| self.groups.iter().any(|group| group.segments && group.start <= start && end <= group.end);
        let leaves = self.leaves.iter().filter(|leaf| leaf.node == *node && (!in_segments || inside(leaf.start, leaf.end)));
        let groups = self.groups.iter().filter(|group| group.node == *node && (!in_segments || inside(group.start, group.end)));
        let found: Vec<_> = leaves.map(|leaf| (leaf.start, leaf.end)).chain(groups.map(|group| (group.start, group.end))).collect();
        if !found.is_empty() {
            return found;
        }
        // A part made of others stands from the first of them to the last.
        let mut parts = vec![];
        leaves_of(node, &mut parts);
        let places: Vec<_> =
            self.leaves.iter().filter(|leaf| parts.contains(&&leaf.node) && (!in_segments || inside(leaf.start, leaf.end))).collect();
        match (places.iter().map(|leaf| leaf.start).min(), places.iter().map(|leaf| leaf.end).max()) {
            (Some(start), Some(end)) => vec![(start, end)],
            _ => vec![(0, self.length)],
        }
    }
}

fn leaves_of<'a>(node: &'a Node, out: &mut Vec<&'a Node>) {
    match node {
        Node::And(parts) | Node::Or(parts) | Node::Coding(parts) | Node::Thread(parts) | Node::Overlap { parts, .. } => {
            parts.iter().for_each(|part| leaves_of(part, out));
        }
        Node::Not(inner) => leaves_of(inner, out),
        Node::Near { left: one, right: other, .. } | Node::Reply { to: one, answer: other } => {
            leaves_of(one, out);
            leaves_of(other, out);
        }
        Node::All => {}
        leaf => out.push(leaf),
    }
}
