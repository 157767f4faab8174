//! Text to tree.

use super::{Meeting, Node, Problem};
use crate::search::filter::FIELDS;
use crate::search::words::{fold, words};

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
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
enum Group {
    Coding,
    Overlap(Meeting),
    Thread,
    Reply,
}

impl Group {
    /// The group that this opens, as `overlap:exact(`; names in either language.
    fn of(name: &str) -> Option<Self> {
        let (name, how) = name.split_once(':').unwrap_or((name, ""));
        let meeting = match fold(how).as_str() {
            "" => Meeting::Shared,
            "exact" => Meeting::Exact,
            "inside" | "dans" => Meeting::Inside,
            "crossing" | "croise" => Meeting::Crossing,
            _ => return None,
        };
        match (fold(name).as_str(), meeting) {
            ("overlap" | "chevauche", meeting) => Some(Group::Overlap(meeting)),
            ("coding" | "codage", Meeting::Shared) => Some(Group::Coding),
            ("thread" | "fil", Meeting::Shared) => Some(Group::Thread),
            ("reply" | "reponse", Meeting::Shared) => Some(Group::Reply),
            _ => None,
        }
    }
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
        // Only a closing parenthesis that closes nothing, or an arrow outside `reply( )`, stops the reading.
        let (token, start, end) = &tokens[parser.at];
        parser.problem(*start, *end, if *token == Token::Arrow { "arrow_outside_reply" } else { "unopened_parenthesis" });
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
                '→' => self.one(Token::Arrow),
                '-' if self.chars.get(start + 1) == Some(&'>') => {
                    self.at += 1;
                    self.one(Token::Arrow)
                }
                '-' | '−' if self.chars.get(start + 1).is_some_and(|c| !c.is_whitespace()) => self.one(Token::Minus),
                '"' | '“' | '«' => {
                    self.at += 1;
                    let phrase = self.quoted(start);
                    if words(&phrase).next().is_none() {
                        continue;
                    }
                    Token::Leaf(Node::Phrase(phrase))
                }
                '=' if let Some(node) = self.exact() => Token::Leaf(node),
                '~' if self.chars.get(start + 1).is_some_and(|c| c.is_alphanumeric()) => {
                    self.at += 1;
                    Token::Leaf(Node::Fuzzy(self.bare()))
                }
                '/' if let Some(pattern) = self.pattern() => Token::Leaf(Node::Regex(pattern)),
                _ if let Some(group) = self.group() => Token::Group(group),
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

    /// After `=`, this very word; after `==`, as it is written. Either may be several, between quotes.
    fn exact(&mut self) -> Option<Node> {
        let signs = self.chars[self.at..].iter().take_while(|c| **c == '=').count().min(2);
        let start = self.at + signs;
        let quoted = matches!(self.chars.get(start), Some('"' | '“' | '«'));
        if !quoted && self.chars.get(start).is_none_or(|c| c.is_whitespace() || matches!(c, '=' | '(' | ')')) {
            return None;
        }
        self.at = start;
        let text = if quoted {
            self.at += 1;
            self.quoted(start)
        } else {
            self.bare()
        };
        words(&text).next()?;
        Some(match (signs, quoted) {
            (1, true) => Node::Phrase(text),
            (1, false) => Node::Exact(text),
            _ => Node::Spelled(text),
        })
    }

    fn bare(&mut self) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|&c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '“' | '«')) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
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
        if let Some(between) = word.strip_prefix("NEAR/").and_then(|n| n.parse().ok()) {
            return Some(Token::Near(between));
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
            parts.push(part);
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
                Some(self.group(*group, *start, *end))
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
        check("==Prix ==\"Le Prix\" =\"le prix\" =#mot ==", "==Prix ==\"Le Prix\" \"le prix\" =#mot", &[]);
        check("==Prix NEAR/2 a", "==Prix NEAR/2 a", &[]);
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
        check("prix NEAR/5 cher ~livraison /a.c/", "prix NEAR/5 cher ~livraison /a.c/", &[]);
        check("(prix OR coût) NEAR/2 cher* OR bas", "(prix OR coût) NEAR/2 cher* OR bas", &[]);
        check("a NEAR/1 b NEAR/2 c", "a NEAR/1 b b NEAR/2 c", &[]);
        check("-(a NEAR/1 b)", "-(a NEAR/1 b)", &[]);
        check(r"/r\/a .*\d/ /r/france", r"/r\/a .*\d/ /r/france", &[]);
        check("overlap(code:A  code:B)", "overlap(code:A code:B)", &[]);
        check("overlap:exact(code:A (code:B coder:C))", "overlap:exact(code:A (code:B coder:C))", &[]);
        check("chevauche:dans(code:A code:B) fil(a b)", "overlap:inside(code:A code:B) thread(a b)", &[]);
        check("reply(code:A -> code:B c) réponse(a → )", "reply(code:A -> code:B c) reply(a -> )", &[]);
        check("coding(code:A OR code:B coder:C)", "coding(code:A OR code:B coder:C)", &[]);
        check("(NOT) a", "a", &["nothing_to_exclude"]);
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
        check("a NEAR/2", "a", &["near_without_two_sides"]);
        check("NEAR/2 a", "a", &["near_without_two_sides"]);
        check("a NEAR/2 code:A", "a code:A", &["near_needs_words"]);
        check("a -> b", "a b", &["arrow_outside_reply"]);
        check("overlap()", "", &["empty_group"]);
        check("overlap(code:A)", "overlap(code:A)", &["overlap_needs_two"]);
        check("reply(a b) c", "reply(a b -> ) c", &["reply_needs_arrow"]);
        check("thread(a b", "thread(a b)", &["unclosed_parenthesis"]);
        check("couleur:rouge", "couleur:rouge", &["unknown_field"]);
        assert_eq!(parse("é \"a").1[0], Problem { start: 2, end: 4, code: "unclosed_quote".into() });
    }

    fn node() -> impl Strategy<Value = Node> {
        let leaf = prop_oneof![
            "[a-zé]{1,6}".prop_map(Node::Word),
            "[a-z]{1,6}".prop_map(Node::Exact),
            "[A-Zé]{1,3}( [a-z\"]{1,3})?".prop_map(Node::Spelled),
            "[a-z]{1,6}".prop_map(Node::Prefix),
            "[a-z]{1,6}".prop_map(Node::Fuzzy),
            "[a-zé]{1,4}( [a-z\"\\\\]{1,4}){0,2}".prop_map(Node::Phrase),
            r"[a-z]{1,3}( ?(\\/|\.\*|[a-z])){0,3}".prop_map(Node::Regex),
            ("[a-zé]{1,6}", "[a-z]{1,6}", "[a-z]{1,6}", 0u32..20).prop_map(|(a, b, c, between)| Node::Near {
                left: Box::new(Node::Word(a)),
                right: Box::new(Node::Or(vec![Node::Prefix(b), Node::Phrase(c)])),
                between
            }),
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
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Node::Coding),
                proptest::collection::vec(inner.clone(), 1..4).prop_map(Node::Thread),
                (0..Meeting::ALL.len(), proptest::collection::vec(inner.clone(), 2..4))
                    .prop_map(|(at, parts)| Node::Overlap { meeting: Meeting::ALL[at], parts }),
                (inner.clone(), inner.clone()).prop_map(|(to, answer)| Node::Reply { to: Box::new(to), answer: Box::new(answer) }),
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
