//! The query language: text to tree, tree to canonical text. Lenient: a problem is told with its place, never a blank page.

use serde::Serialize;

use super::filter::FIELDS;
use super::words::words;

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Everything; what an empty query asks.
    All,
    /// Every part.
    And(Vec<Node>),
    /// Any part.
    Or(Vec<Node>),
    /// All but this.
    Not(Box<Node>),
    /// A word, in any form.
    Word(String),
    /// This very word.
    Exact(String),
    /// Words that begin so.
    Prefix(String),
    /// These words in this order.
    Phrase(String),
    /// `field:value`, or `field=value`.
    Filter {
        /// The field's name.
        field: String,
        /// Whether `=` was written: the value itself, not what stands below it.
        strict: bool,
        /// The value, unquoted.
        value: String,
    },
}

/// A part of the query that could not be understood as it stands. Code points of the query, half-open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Stable code, such as `unclosed_quote`.
    pub code: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    Or,
    Not,
    /// `-` stuck to what it negates.
    Minus,
    Leaf(Node),
}

/// Reads a query. What cannot be understood is told, and left out or taken as words.
pub fn parse(text: &str) -> (Node, Vec<Problem>) {
    let chars: Vec<char> = text.chars().collect();
    let mut scan = Scan { chars: &chars, at: 0, problems: vec![] };
    let tokens = scan.tokens();
    let mut problems = scan.problems;
    let mut parser = Parser { tokens: &tokens, at: 0, problems: &mut problems };
    let mut node = parser.all();
    while parser.at < tokens.len() {
        // Only a closing parenthesis that closes nothing stops the reading.
        let (_, start, end) = tokens[parser.at];
        parser.problem(start, end, "unopened_parenthesis");
        parser.at += 1;
        let rest = parser.all();
        node = and(vec![node, rest]);
    }
    (node, problems)
}

struct Scan<'a> {
    chars: &'a [char],
    at: usize,
    problems: Vec<Problem>,
}

impl Scan<'_> {
    fn tokens(&mut self) -> Vec<(Token, usize, usize)> {
        let mut out = vec![];
        while self.at < self.chars.len() {
            let start = self.at;
            let c = self.chars[start];
            if c.is_whitespace() {
                self.at += 1;
                continue;
            }
            let token = match c {
                '(' => self.one(Token::Open),
                ')' => self.one(Token::Close),
                '-' | '−' if self.chars.get(start + 1).is_some_and(|c| !c.is_whitespace()) => self.one(Token::Minus),
                '"' | '“' | '«' => {
                    self.at += 1;
                    let phrase = self.quoted(start);
                    if words(&phrase).next().is_none() {
                        continue;
                    }
                    Token::Leaf(Node::Phrase(phrase))
                }
                '=' if self.chars.get(start + 1).is_some_and(|c| c.is_alphanumeric()) => {
                    self.at += 1;
                    Token::Leaf(Node::Exact(self.bare()))
                }
                _ => match self.word() {
                    Some(token) => token,
                    None => continue,
                },
            };
            out.push((token, start, self.at));
        }
        out
    }

    fn one(&mut self, token: Token) -> Token {
        self.at += 1;
        token
    }

    fn problem(&mut self, start: usize, end: usize, code: &str) {
        self.problems.push(Problem { start, end, code: code.to_owned() });
    }

    /// The text up to the closing quote; `start` is that of the opening one.
    fn quoted(&mut self, start: usize) -> String {
        // Typographic quotes, as French keyboards and word processors type them, are closed by their own sign.
        let close = match self.chars[start] {
            '“' => '”',
            '«' => '»',
            _ => '"',
        };
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
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|&c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '“' | '«')) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn word(&mut self) -> Option<Token> {
        let start = self.at;
        // A field's name: letters, dots and what follows `attr.`, then `:` or `=`.
        let mut end = start;
        while self.chars.get(end).is_some_and(|&c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) {
            end += 1;
        }
        let sign = self.chars.get(end).copied();
        if end > start && matches!(sign, Some(':' | '=')) {
            let name: String = self.chars[start..end].iter().collect();
            let field = name.to_lowercase();
            let known = FIELDS.contains(&field.as_str()) || field.starts_with("attr.");
            let is_address = sign == Some(':') && self.chars.get(end + 1) == Some(&'/');
            if known {
                self.at = end + 1;
                return self.filter(
                    start,
                    if field.starts_with("attr.") { format!("attr.{}", &name[5..]) } else { field },
                    sign == Some('='),
                );
            }
            if !is_address && self.chars.get(end + 1).is_some_and(|c| !c.is_whitespace()) {
                self.problem(start, end, "unknown_field");
            }
        }
        let word = self.bare();
        if word.is_empty() {
            self.at += 1;
            return None;
        }
        if is_of_later(&word, self.chars.get(self.at)) {
            self.problem(start, self.at, "not_supported");
            return None;
        }
        // A sign alone, as French sets before `!` and `?`, is no word to look for.
        words(&word).next()?;
        Some(match word.as_str() {
            "OR" => Token::Or,
            "NOT" => Token::Not,
            "AND" => return None,
            _ => match word.strip_suffix('*') {
                Some(stem) if !stem.is_empty() => Token::Leaf(Node::Prefix(stem.to_owned())),
                _ => Token::Leaf(Node::Word(word)),
            },
        })
    }

    fn filter(&mut self, start: usize, field: String, strict: bool) -> Option<Token> {
        let value = match self.chars.get(self.at) {
            Some('"' | '“' | '«') => {
                let quote = self.at;
                self.at += 1;
                self.quoted(quote)
            }
            _ => self.bare(),
        };
        if value.is_empty() {
            self.problem(start, self.at, "missing_value");
            return None;
        }
        Some(Token::Leaf(Node::Filter { field, strict, value }))
    }
}

/// Parts of the language that the full search brings: taking them for words would find something else than what was asked.
fn is_of_later(word: &str, next: Option<&char>) -> bool {
    let near = word.strip_prefix("NEAR/").is_some_and(|n| n.parse::<u32>().is_ok());
    let regex = word.len() > 2 && word.starts_with('/') && word.ends_with('/');
    let group = next == Some(&'(') && matches!(word, "overlap" | "thread" | "reply");
    near || regex || group || word.starts_with('~') && word.chars().count() > 1
}

struct Parser<'a> {
    tokens: &'a [(Token, usize, usize)],
    at: usize,
    problems: &'a mut Vec<Problem>,
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
        let mut parts = vec![];
        loop {
            let part = self.unary();
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
        or(parts)
    }

    fn unary(&mut self) -> Option<Node> {
        let (token, start, end) = self.tokens.get(self.at)?;
        match token {
            Token::Close | Token::Or => None,
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
                match self.peek() {
                    Some(Token::Close) => self.at += 1,
                    _ => self.problem(*start, *end, "unclosed_parenthesis"),
                }
                Some(inner)
            }
            Token::Leaf(node) => {
                self.at += 1;
                Some(node.clone())
            }
        }
    }
}

fn or(parts: Vec<Node>) -> Option<Node> {
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

fn and(parts: Vec<Node>) -> Node {
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

fn quote(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

impl std::fmt::Display for Node {
    /// The canonical text: what was understood, and reads back as the same tree.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let inside = |node: &Node| match node {
            Node::And(_) | Node::Or(_) => format!("({node})"),
            other => other.to_string(),
        };
        match self {
            Node::All => Ok(()),
            Node::And(parts) => {
                let texts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                f.write_str(&texts.join(" "))
            }
            Node::Or(parts) => {
                let texts: Vec<String> =
                    parts.iter().map(|part| if matches!(part, Node::And(_)) { inside(part) } else { part.to_string() }).collect();
                f.write_str(&texts.join(" OR "))
            }
            Node::Not(inner) => write!(f, "-{}", inside(inner)),
            Node::Word(word) => f.write_str(word),
            Node::Exact(word) => write!(f, "={word}"),
            Node::Prefix(word) => write!(f, "{word}*"),
            Node::Phrase(phrase) => f.write_str(&quote(phrase)),
            Node::Filter { field, strict, value } => {
                let sign = if *strict { '=' } else { ':' };
                let plain = value.chars().all(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '«' | '(' | ')'));
                if plain { write!(f, "{field}{sign}{value}") } else { write!(f, "{field}{sign}{}", quote(value)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, canonical: &str, problems: &[&str]) {
        let (node, found) = parse(text);
        assert_eq!(node.to_string(), canonical, "{text}");
        assert_eq!(found.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), problems, "{text}");
    }

    #[test]
    fn what_is_understood() {
        check("prix service", "prix service", &[]);
        check("A OR B -x NOT y", "A OR B -x -y", &[]);
        check("(a OR b) c", "a OR b c", &[]);
        check("a OR (b c)", "a OR (b c)", &[]);
        check("a (b c)", "a b c", &[]);
        check("code:FL.CRI code:\"Le prix\" code=X", "code:FL.CRI code:\"Le prix\" code=X", &[]);
        check("=cher achet* \"service client\"", "=cher achet* \"service client\"", &[]);
        check("attr.Région:\"Île-de-France\"", "attr.Région:Île-de-France", &[]);
        check("date:2024-03-02..2024-03-09 rating:<=2", "date:2024-03-02..2024-03-09 rating:<=2", &[]);
        check("", "", &[]);
        check("« service client » “trop cher”", "\" service client \" \"trop cher\"", &[]);
        check("12:30 https://x.org/a", "12:30 https://x.org/a", &["unknown_field"]);
        check("--a", "a", &[]);
        check("trop cher ! prix - service & …", "trop cher prix service", &[]);
        check("prix NEAR/5 cher ~livraison /a.c/", "prix cher", &["not_supported", "not_supported", "not_supported"]);
        check("👍 \"👍👍\"", "👍 \"👍👍\"", &[]);
    }

    #[test]
    fn what_is_not() {
        check("\"sans fin", "\"sans fin\"", &["unclosed_quote"]);
        check("(a b", "a b", &["unclosed_parenthesis"]);
        check("a) b", "a b", &["unopened_parenthesis"]);
        check("OR a", "a", &["or_without_two_sides"]);
        check("a OR", "a", &["or_without_two_sides"]);
        check("code:", "", &["missing_value"]);
        check("NOT", "", &["nothing_to_exclude"]);
        check("couleur:rouge", "couleur:rouge", &["unknown_field"]);
        assert_eq!(parse("é \"a").1[0], Problem { start: 2, end: 4, code: "unclosed_quote".into() });
    }

    fn node() -> impl Strategy<Value = Node> {
        let leaf = prop_oneof![
            "[a-zé]{1,6}".prop_map(Node::Word),
            "[a-z]{1,6}".prop_map(Node::Exact),
            "[a-z]{1,6}".prop_map(Node::Prefix),
            "[a-zé]{1,4}( [a-z\"\\\\]{1,4}){0,2}".prop_map(Node::Phrase),
            ("code|space|lang", any::<bool>(), "[A-Za-z.é ]{0,4}[a-z]").prop_map(|(field, strict, value)| Node::Filter {
                field,
                strict,
                value
            }),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 2..4).prop_map(and),
                proptest::collection::vec(inner.clone(), 2..4)
                    .prop_map(|parts| Node::Or(parts.into_iter().flat_map(|p| if let Node::Or(i) = p { i } else { vec![p] }).collect())),
                inner.prop_map(|node| if let Node::Not(inner) = node { *inner } else { Node::Not(Box::new(node)) }),
            ]
        })
    }

    proptest! {
        #[test]
        fn canonical_text_reads_back_as_itself(node in node()) {
            let text = node.to_string();
            let (again, problems) = parse(&text);
            prop_assert_eq!(problems, vec![]);
            prop_assert_eq!(again, node);
        }

        #[test]
        fn anything_typed_is_understood_somehow(text in "\\PC{0,40}") {
            let (node, problems) = parse(&text);
            let canonical = node.to_string();
            prop_assert_eq!(parse(&canonical).0.to_string(), canonical);
            let length = text.chars().count();
            prop_assert!(problems.iter().all(|p| p.start <= p.end && p.end <= length));
        }
    }
}
