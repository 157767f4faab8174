//! What is being typed where the cursor stands: a word, the value of a field, or nothing that can be completed.

use super::names::field_called;
use super::scan::{Group, Scan, Token};
use super::{Meeting, Node};

/// What stands at the cursor. Places are code points of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// What is being typed, up to the cursor.
    pub typed: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends, what follows the cursor included.
    pub end: usize,
    /// The field whose value it is; `None` for a word.
    pub field: Option<String>,
    /// The group in which it stands.
    pub within: Within,
}

/// The innermost group around the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// None that restricts what may stand there.
    Query,
    /// `coding( )`: what one coding is.
    Coding,
    /// `overlap( )`: what segments are.
    Overlap,
}

/// What stands at this place of the text; `None` inside a phrase or a pattern, where words are nobody's to propose.
pub fn cursor(text: &str, at: usize) -> Option<Cursor> {
    let chars: Vec<char> = text.chars().collect();
    let at = at.min(chars.len());
    let mut scan = Scan { chars: &chars[..at], at: 0, problems: vec![], leaves: vec![] };
    let tokens = scan.tokens();
    let mut open = vec![];
    for (token, ..) in &tokens {
        match token {
            Token::Open => open.push(None),
            Token::Group(group) => open.push(Some(*group)),
            Token::Close => drop(open.pop()),
            _ => {}
        }
    }
    let within = match open.into_iter().flatten().next_back() {
        Some(Group::Coding) => Within::Coding,
        Some(Group::Overlap(Meeting::Shared | Meeting::Exact | Meeting::Inside | Meeting::Crossing)) => Within::Overlap,
        _ => Within::Query,
    };
    let ends = |start: usize, value: bool| -> usize {
        if value && chars.get(start).is_some_and(|c| matches!(c, '"' | '“' | '«')) {
            // Up to the closing quote where there is one.
            let close = chars[at..].iter().position(|c| matches!(c, '"' | '”' | '»'));
            return close.map_or(at, |after| at + after + 1);
        }
        let stops = |c: &char| c.is_whitespace() || matches!(c, '(' | ')' | '"') || (value && *c == ',');
        chars[at..].iter().position(stops).map_or(chars.len(), |after| at + after)
    };
    let word = |start: usize| Cursor { typed: chars[start..at].iter().collect(), start, end: ends(start, false), field: None, within };
    // A field that has no value yet, or a list that waits for one more.
    if let Some(problem) = scan.problems.iter().find(|problem| problem.code == "missing_value" && problem.end == at) {
        let name: String = chars[problem.start..at].iter().collect();
        let field = field_called(name.trim_end_matches([':', '=', ',']).replace('"', "").as_str())?;
        return Some(Cursor { typed: String::new(), start: at, end: ends(at, true), field: Some(field), within });
    }
    let Some((token, start, end)) = tokens.last().filter(|(_, _, end)| *end == at) else {
        // A sign alone is no token, and may be the beginning of one.
        let from = chars[..at].iter().rposition(|c| c.is_whitespace() || matches!(c, '(' | ')')).map_or(0, |place| place + 1);
        return chars[from..at].iter().all(|c| !matches!(c, '"' | '“' | '«' | '/')).then(|| word(from));
    };
    match token {
        Token::Leaf(Node::Filter { .. } | Node::Or(_)) => {
            let leaf = scan.leaves.last()?;
            let Node::Filter { field, value, .. } = &leaf.node else { return None };
            // A value whose closing quote stands before the cursor is whole.
            let raw = &chars[leaf.value..at];
            let quoted = raw.first().is_some_and(|c| matches!(c, '"' | '“' | '«'));
            if quoted && raw.len() > 1 && raw.last().is_some_and(|c| matches!(c, '"' | '”' | '»')) {
                return None;
            }
            let (typed, start) = if chars[at - 1] == ',' { (String::new(), at) } else { (value.clone(), leaf.value) };
            Some(Cursor { typed, start, end: ends(start, true), field: Some(field.clone()), within })
        }
        Token::Leaf(Node::Word(_) | Node::Prefix(_)) | Token::Or | Token::Not | Token::Near(_) => Some(word(*start)),
        Token::Group(_) | Token::Open | Token::Minus => Some(word(*end)),
        Token::Leaf(_) | Token::Close | Token::Arrow => None,
    }
}
