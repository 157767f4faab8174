//! Tokens to tree.

use super::place::{Parsed, Piece, Span};
use super::scan::{Group, Scan, Token};
use super::{Node, Problem};

/// Reads a query. What cannot be understood is told, and left out or taken as words.
pub fn parse(text: &str) -> (Node, Vec<Problem>) {
    let parsed = read(text);
    (parsed.node, parsed.problems)
}

/// Reads a query, and keeps the place of each part.
pub fn read(text: &str) -> Parsed {
    let chars: Vec<char> = text.chars().collect();
    let mut scan = Scan { chars: &chars, at: 0, problems: vec![], leaves: vec![] };
    let tokens = scan.tokens();
    let mut parser = Parser { tokens: &tokens, at: 0, problems: scan.problems, groups: vec![] };
    let mut pieces: Vec<Piece> = vec![];
    loop {
        let began = parser.at;
        while let Some(node) = parser.any() {
            let from = pieces.last().map_or(began, |piece: &Piece| piece.tokens.end).max(began);
            pieces.push(Piece { node, start: tokens[from].1, end: tokens[parser.at - 1].2, tokens: from..parser.at });
        }
        // Only a closing parenthesis that closes nothing, or an arrow outside `reply( )`, stops the reading.
        let Some((token, start, end)) = tokens.get(parser.at) else { break };
        parser.problem(*start, *end, if *token == Token::Arrow { "arrow_outside_reply" } else { "unopened_parenthesis" });
        parser.at += 1;
    }
    let node = and(pieces.iter().map(|piece| piece.node.clone()).collect());
    Parsed { node, problems: parser.problems, leaves: scan.leaves, groups: parser.groups, pieces, length: chars.len() }
}

struct Parser<'a> {
    tokens: &'a [(Token, usize, usize)],
    at: usize,
    problems: Vec<Problem>,
    /// Where each group stands, parentheses included.
    groups: Vec<Span>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, ..)| token)
    }

    fn problem(&mut self, start: usize, end: usize, code: &str) {
        self.problems.push(Problem { start, end, code: code.to_owned() });
    }

    /// eg `a -b (c d)`: parts side by side are all wanted.
    fn all(&mut self) -> Node {
        let mut parts = vec![];
        while let Some(part) = self.any() {
            parts.push(part);
        }
        and(parts)
    }

    /// eg `a OR b`: `OR` holds its two sides tighter than a space does.
    fn any(&mut self) -> Option<Node> {
        let began = self.at;
        let mut parts = vec![];
        loop {
            let part = self.near();
            let stands = part.is_some();
            parts.extend(part);
            if self.peek() != Some(&Token::Or) {
                break;
            }
            let (_, start, end) = self.tokens[self.at];
            self.at += 1;
            if !stands || matches!(self.peek(), None | Some(Token::Close | Token::Or)) {
                self.problem(start, end, "or_without_two_sides");
            }
        }
        // Parts that ask for nothing were read all the same: the next ones still stand.
        or(parts).or((self.at > began).then_some(Node::All))
    }

    /// eg `prix NEAR/5 cher`: `NEAR` holds its two sides tighter than `OR` does.
    fn near(&mut self) -> Option<Node> {
        let mut left = self.unary();
        let mut pairs = vec![];
        let mut alone = true;
        while let Some(&(Token::Near(between), start, end)) = self.tokens.get(self.at) {
            self.at += 1;
            let right = self.unary();
            match (left.clone(), &right) {
                (Some(one), Some(other)) if one.is_wording() && other.is_wording() => {
                    pairs.push(Node::Near { left: Box::new(one), right: Box::new(other.clone()), between });
                    alone = false;
                }
                (one, other) => {
                    let code = if one.is_some() && other.is_some() { "near_needs_words" } else { "near_without_two_sides" };
                    self.problem(start, end, code);
                    pairs.extend(if alone { one } else { None });
                    alone = true;
                }
            }
            left = right;
        }
        // What is near on neither side still is asked for.
        if alone {
            pairs.extend(left);
        }
        if pairs.is_empty() { None } else { Some(and(pairs)) }
    }

    /// The parts of a group, up to its closing parenthesis.
    fn parts(&mut self, start: usize, end: usize) -> Vec<Node> {
        let mut parts = vec![];
        while let Some(part) = self.any() {
            // A part that asks for nothing is none.
            parts.extend(Some(part).filter(|part| *part != Node::All));
        }
        self.close(start, end);
        parts
    }

    fn close(&mut self, start: usize, end: usize) {
        while self.peek() == Some(&Token::Arrow) {
            let (_, start, end) = self.tokens[self.at];
            self.problem(start, end, "arrow_outside_reply");
            self.at += 1;
            self.all();
        }
        match self.peek() {
            Some(Token::Close) => self.at += 1,
            _ => self.problem(start, end, "unclosed_parenthesis"),
        }
    }

    fn group(&mut self, group: Group, start: usize, end: usize) -> Node {
        if group == Group::Reply {
            let to = self.all();
            let arrow = self.peek() == Some(&Token::Arrow);
            self.at += usize::from(arrow);
            let answer = self.all();
            self.close(start, end);
            if !arrow {
                self.problem(start, end, "reply_needs_arrow");
            }
            return Node::Reply { to: Box::new(to), answer: Box::new(answer) };
        }
        let parts = self.parts(start, end);
        if parts.is_empty() {
            self.problem(start, end, "empty_group");
            return Node::All;
        }
        match group {
            Group::Coding => Node::Coding(parts),
            Group::Thread => Node::Thread(parts),
            Group::Overlap(meeting) => {
                if parts.len() < 2 {
                    self.problem(start, end, "overlap_needs_two");
                }
                Node::Overlap { meeting, parts }
            }
            Group::Reply => Node::All,
        }
    }

    fn unary(&mut self) -> Option<Node> {
        let (token, start, end) = self.tokens.get(self.at)?;
        match token {
            Token::Close | Token::Or | Token::Arrow | Token::Near(_) => None,
            Token::Not | Token::Minus => {
                self.at += 1;
                match self.unary() {
                    // Twice no is yes.
                    Some(Node::Not(inner)) => Some(*inner),
                    Some(Node::All) => Some(Node::All),
                    Some(inner) => Some(Node::Not(Box::new(inner))),
                    None => {
                        self.problem(*start, *end, "nothing_to_exclude");
                        Some(Node::All)
                    }
                }
            }
            Token::Open => {
                self.at += 1;
                let inner = self.all();
                self.close(*start, *end);
                Some(inner)
            }
            Token::Group(group) => {
                self.at += 1;
                let (group, start) = (*group, *start);
                let node = self.group(group, start, *end);
                let segments = matches!(group, Group::Coding | Group::Overlap(_));
                self.groups.push(Span { node: node.clone(), start, end: self.tokens[self.at - 1].2, segments });
                Some(node)
            }
            Token::Leaf(node) => {
                self.at += 1;
                Some(node.clone())
            }
        }
    }
}

pub(super) fn or(parts: Vec<Node>) -> Option<Node> {
    let mut flat = vec![];
    for part in parts {
        match part {
            Node::All => {}
            Node::Or(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => None,
        1 => flat.pop(),
        _ => Some(Node::Or(flat)),
    }
}

pub(super) fn and(parts: Vec<Node>) -> Node {
    let mut flat = vec![];
    for part in parts {
        match part {
            Node::All => {}
            Node::And(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => Node::All,
        1 => flat.remove(0),
        _ => Node::And(flat),
    }
}
