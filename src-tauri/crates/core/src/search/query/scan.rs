//! Text to tokens, each with its place.

use super::names::{
    AND, ATTRIBUTE_LONGEST, CODING, MEETINGS, NEAR, NOT, OR, OVERLAP, REPLY, THREAD, field_called, is_attribute, is_numeric,
};
use super::place::Leaf;
use super::{Meeting, Node, Problem};
use crate::search::words::{fold, words};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    Not,
    /// `-` stuck to what it negates.
    Minus,
    /// `NEAR/n`.
    Near(u32),
    /// A name and the parenthesis that it opens.
    Group(Group),
    /// `->`, between what is answered and the answer.
    Arrow,
    Leaf(Node),
}

/// What a name before a parenthesis gathers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Coding,
    Overlap(Meeting),
    Thread,
    Reply,
}

impl Group {
    /// The group that this opens, as `overlap:exact(`; names in either language.
    pub fn of(name: &str) -> Option<Self> {
        let (name, how) = name.split_at(name.find(':').unwrap_or(name.len()));
        let called = |names: &[&str]| names.iter().any(|known| fold(known) == fold(name));
        let meeting = Meeting::ALL[MEETINGS.iter().position(|words| words.contains(&fold(how).as_str()))?];
        match meeting {
            _ if called(&OVERLAP) => Some(Group::Overlap(meeting)),
            Meeting::Shared if called(&CODING) => Some(Group::Coding),
            Meeting::Shared if called(&THREAD) => Some(Group::Thread),
            Meeting::Shared if called(&REPLY) => Some(Group::Reply),
            _ => None,
        }
    }
}

fn opens_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '«')
}

pub(super) struct Scan<'a> {
    pub chars: &'a [char],
    pub at: usize,
    pub problems: Vec<Problem>,
    /// Where each word and each filter stands.
    pub leaves: Vec<Leaf>,
}

impl Scan<'_> {
    pub fn tokens(&mut self) -> Vec<(Token, usize, usize)> {
        let mut out = vec![];
        while self.at < self.chars.len() {
            let start = self.at;
            let c = self.chars[start];
            if c.is_whitespace() {
                self.at += 1;
                continue;
            }
            let next = self.chars.get(start + 1).copied();
            let token = match c {
                '(' => self.one(Token::Open),
                ')' => self.one(Token::Close),
                '→' => self.one(Token::Arrow),
                '-' if next == Some('>') => {
                    self.at += 1;
                    self.one(Token::Arrow)
                }
                '-' | '−' if next.is_some_and(|c| !c.is_whitespace()) => self.one(Token::Minus),
                _ if opens_quote(c) => {
                    let phrase = self.quoted();
                    // A star stuck to the closing quote: what these words begin.
                    let open = self.chars.get(self.at) == Some(&'*');
                    self.at += usize::from(open);
                    if words(&phrase).next().is_none() {
                        continue;
                    }
                    Token::Leaf(if open { Node::Prefix(phrase) } else { Node::Phrase(phrase) })
                }
                '=' if let Some(node) =
                    self.after(if next == Some('=') { 2 } else { 1 }, if next == Some('=') { Node::Spelled } else { Node::Exact }) =>
                {
                    Token::Leaf(node)
                }
                '~' if let Some(node) = self.after(1, Node::Fuzzy) => Token::Leaf(node),
                '/' if let Some(pattern) = self.pattern() => Token::Leaf(Node::Regex(pattern)),
                _ if let Some(group) = self.group() => Token::Group(group),
                _ => match self.word() {
                    Some(token) => token,
                    None => continue,
                },
            };
            match &token {
                // A list of values told its own places.
                Token::Leaf(Node::Filter { .. } | Node::Or(_)) => {}
                Token::Leaf(node) => self.leaves.push(Leaf { node: node.clone(), start, end: self.at, value: start }),
                _ => {}
            }
            out.push((token, start, self.at));
        }
        out
    }

    /// A word, or several between quotes, stuck to the `signs` signs that stand here.
    fn after(&mut self, signs: usize, node: impl Fn(String) -> Node) -> Option<Node> {
        let start = self.at + signs;
        let first = *self.chars.get(start)?;
        if !opens_quote(first) && (first.is_whitespace() || matches!(first, '=' | '~' | '(' | ')')) {
            return None;
        }
        let before = (self.at, self.problems.len());
        self.at = start;
        let value = if opens_quote(first) { self.quoted() } else { self.bare() };
        if words(&value).next().is_none() {
            self.at = before.0;
            self.problems.truncate(before.1);
            return None;
        }
        Some(node(value))
    }

    fn one(&mut self, token: Token) -> Token {
        self.at += 1;
        token
    }

    fn problem(&mut self, start: usize, end: usize, code: &str) {
        self.problems.push(Problem { start, end, code: code.to_owned() });
    }

    /// The text between the quote that stands here and the one that closes it.
    fn quoted(&mut self) -> String {
        let start = self.at;
        // Typographic quotes, as French keyboards and word processors type them, are closed by their own sign.
        let close = match self.chars[start] {
            '“' => '”',
            '«' => '»',
            _ => '"',
        };
        self.at += 1;
        let mut out = String::new();
        while let Some(&c) = self.chars.get(self.at) {
            self.at += 1;
            match c {
                c if c == close => return out,
                '\\' if self.chars.get(self.at).is_some_and(|&c| c == '"' || c == '\\') => {
                    out.push(self.chars[self.at]);
                    self.at += 1;
                }
                c => out.push(c),
            }
        }
        self.problem(start, self.at, "unclosed_quote");
        out
    }

    fn bare(&mut self) -> String {
        self.until(|_| false)
    }

    fn until(&mut self, stops: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|&c| !c.is_whitespace() && !matches!(c, '(' | ')') && !opens_quote(c) && !stops(c)) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    /// A word as it stands, where a backslash takes from the next sign what it means to the language; how many signs at its end,
    /// and whether one at its beginning, were taken so.
    fn literal(&mut self) -> (String, bool, bool) {
        let start = self.at;
        let (mut out, mut first, mut last) = (String::new(), false, false);
        while let Some(&c) = self.chars.get(self.at) {
            let next = self.chars.get(self.at + 1).copied();
            if c == '\\'
                && let Some(next) = next.filter(|next| self.at == start || !next.is_alphanumeric())
            {
                first |= self.at == start;
                last = true;
                out.push(next);
                self.at += 2;
                continue;
            }
            if c.is_whitespace() || matches!(c, '(' | ')') || opens_quote(c) {
                break;
            }
            last = false;
            out.push(c);
            self.at += 1;
        }
        (out, first, last)
    }

    /// A regular expression: up to a `/` that ends a word. Without one the sign is only a sign.
    fn pattern(&mut self) -> Option<String> {
        let mut at = self.at + 1;
        let mut out = String::new();
        while let Some(&c) = self.chars.get(at) {
            at += 1;
            match c {
                '/' if self.chars.get(at).is_none_or(|c| c.is_whitespace() || *c == ')') => {
                    if out.is_empty() {
                        return None;
                    }
                    self.at = at;
                    return Some(out);
                }
                // A sign after a backslash is the expression's own, `\/` included.
                '\\' => {
                    out.push(c);
                    out.extend(self.chars.get(at));
                    at += 1;
                }
                c => out.push(c),
            }
        }
        None
    }

    /// A name stuck to the parenthesis that it opens.
    fn group(&mut self) -> Option<Group> {
        let mut at = self.at;
        while self.chars.get(at).is_some_and(|c| c.is_alphabetic() || *c == ':') {
            at += 1;
        }
        if self.chars.get(at) != Some(&'(') {
            return None;
        }
        let group = Group::of(&self.chars[self.at..at].iter().collect::<String>())?;
        self.at = at + 1;
        Some(group)
    }

    fn word(&mut self) -> Option<Token> {
        let start = self.at;
        if let Some((field, strict)) = self.quoted_attribute() {
            return self.filter(start, &field, strict);
        }
        // A field's name: letters, dots and what follows `attr.`, then `:` or `=`.
        let mut end = start;
        while self.chars.get(end).is_some_and(|&c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) {
            end += 1;
        }
        let sign = self.chars.get(end).copied();
        if end > start && matches!(sign, Some(':' | '=')) {
            let name: String = self.chars[start..end].iter().collect();
            let is_address = sign == Some(':') && self.chars.get(end + 1) == Some(&'/');
            let is_file = is_address && self.chars.get(end + 2) == Some(&'/');
            if let Some(field) = field_called(&name).filter(|_| !is_file) {
                self.at = end + 1;
                return self.filter(start, &field, sign == Some('='));
            }
            // `12:30` is an hour, `https://…` an address.
            let named = name.starts_with(char::is_alphabetic) && !is_address;
            if named && self.chars.get(end + 1).is_some_and(|c| !c.is_whitespace()) {
                self.problem(start, end, "unknown_field");
            }
        }
        let (word, quoted, ends_quoted) = self.literal();
        if word.is_empty() {
            self.at += 1;
            return None;
        }
        let operator = word.as_str();
        if !quoted {
            if let Some(between) = NEAR.iter().find_map(|near| operator.strip_prefix(near)?.parse().ok()) {
                return Some(Token::Near(between));
            }
            match operator {
                _ if OR.contains(&operator) => return Some(Token::Or),
                _ if NOT.contains(&operator) => return Some(Token::Not),
                _ if AND.contains(&operator) => return None,
                _ => {}
            }
        }
        // A sign alone, as French sets before `!` and `?`, is no word to look for.
        words(&word).next()?;
        Some(match word.strip_suffix('*').filter(|_| !ends_quoted) {
            Some(stem) if !stem.is_empty() => Token::Leaf(Node::Prefix(stem.to_owned())),
            _ => Token::Leaf(Node::Word(word)),
        })
    }

    /// An attribute whose name holds spaces or signs: `attr."Lieu de vie":`.
    fn quoted_attribute(&mut self) -> Option<(String, bool)> {
        let start = self.at;
        let dot = self.chars[start..].iter().take(ATTRIBUTE_LONGEST).position(|&c| c == '.')? + start;
        let prefix: String = self.chars[start..=dot].iter().collect();
        if !is_attribute(&prefix) || !self.chars.get(dot + 1).copied().is_some_and(opens_quote) {
            return None;
        }
        self.at = dot + 1;
        let problems = self.problems.len();
        let name = self.quoted();
        match self.chars.get(self.at) {
            Some(sign @ (':' | '=')) if !name.is_empty() && problems == self.problems.len() => {
                self.at += 1;
                Some((format!("attr.{name}"), *sign == '='))
            }
            _ => {
                self.problems.truncate(problems);
                self.at = start;
                None
            }
        }
    }

    /// The value of a field, or several parted by commas: any of these.
    fn filter(&mut self, start: usize, field: &str, strict: bool) -> Option<Token> {
        let mut values = vec![];
        loop {
            let begun = self.at;
            let from = if values.is_empty() { start } else { begun };
            let value = match self.chars.get(self.at) {
                Some(&c) if opens_quote(c) => self.quoted(),
                _ => self.value(field),
            };
            if !value.is_empty() {
                let node = Node::Filter { field: field.to_owned(), strict, value };
                self.leaves.push(Leaf { node: node.clone(), start: from, end: self.at, value: begun });
                values.push(node);
            }
            if is_numeric(field) || self.chars.get(self.at) != Some(&',') {
                break;
            }
            self.at += 1;
        }
        match values.len() {
            0 => {
                self.problem(start, self.at, "missing_value");
                None
            }
            1 => values.pop().map(Token::Leaf),
            _ => Some(Token::Leaf(Node::Or(values))),
        }
    }

    /// A value without quotes, up to the comma that parts it from another; between two digits of an attribute a comma is a decimal one.
    fn value(&mut self, field: &str) -> String {
        if is_numeric(field) {
            return self.bare();
        }
        let mut out = self.until(|c| c == ',');
        let digit = |at: Option<usize>, chars: &[char]| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        while field.starts_with("attr.")
            && self.chars.get(self.at) == Some(&',')
            && digit(self.at.checked_sub(1), self.chars)
            && digit(Some(self.at + 1), self.chars)
        {
            out.push(',');
            self.at += 1;
            out.push_str(&self.until(|c| c == ','));
        }
        out
    }
}
