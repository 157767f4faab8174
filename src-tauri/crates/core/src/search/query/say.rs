//! Tree to text: the canonical one, and the same in French. Both read back as the same tree.

use super::names::{CODING, MEETINGS, NEAR, OR, OVERLAP, REPLY, THREAD, field_in, pick};
use super::{Meeting, Node, parse};
use crate::locale::Lang;

fn quote(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether this text is this leaf wherever it stands: after a minus `>` would make an arrow, before another `/` a pattern, and a
/// backslash would hold what follows.
fn stands(node: &Node, text: &str) -> bool {
    let alone = match node {
        Node::Word(_) | Node::Prefix(_) => !text.starts_with(['>', '/']) && !text.ends_with('\\'),
        _ => true,
    };
    alone && parse(text).0 == *node
}

/// The plain text of a leaf where it reads back as that leaf; else what always does.
fn plain(node: &Node, text: String, otherwise: impl FnOnce() -> String) -> String {
    if stands(node, &text) { text } else { otherwise() }
}

/// A word that means something to the language: a backslash before it, or before each of its signs.
fn word_of(node: &Node, word: &str) -> String {
    plain(node, word.to_owned(), || plain(node, format!("\\{word}"), || held(word)))
}

/// Every sign that could mean something to the language, held by a backslash.
fn held(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    for (at, c) in word.chars().enumerate() {
        if at == 0 || !c.is_alphanumeric() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

impl Node {
    /// The text of this tree with the names of this language: `espace:forum OU fil(a b)`. In English it is the canonical text.
    pub fn text(&self, lang: Lang) -> String {
        let all = |parts: &[Node]| parts.iter().map(|part| part.text(lang)).collect::<Vec<_>>();
        let inside = |node: &Node| match node {
            Node::And(_) | Node::Or(_) | Node::Near { .. } => format!("({})", node.text(lang)),
            other => other.text(lang),
        };
        let side = |node: &Node| if matches!(node, Node::Or(_)) { inside(node) } else { node.text(lang) };
        let stands = |part: &Node| if matches!(part, Node::And(_)) { inside(part) } else { part.text(lang) };
        // Each part stands apart: two that are wanted together keep their parentheses.
        let listed = |parts: &[Node]| parts.iter().map(stands).collect::<Vec<_>>().join(" ");
        match self {
            Node::All => String::new(),
            Node::And(parts) => all(parts).join(" "),
            Node::Or(parts) => parts.iter().map(stands).collect::<Vec<_>>().join(&format!(" {} ", pick(&OR, lang))),
            Node::Not(inner) => format!("-{}", inside(inner)),
            Node::Word(word) => word_of(self, word),
            Node::Exact(word) => plain(self, format!("={word}"), || format!("={}", quote(word))),
            Node::Spelled(words) => plain(self, format!("=={words}"), || format!("=={}", quote(words))),
            Node::Prefix(word) => plain(self, format!("{word}*"), || format!("{}*", quote(word))),
            Node::Fuzzy(word) => plain(self, format!("~{word}"), || format!("~{}", quote(word))),
            Node::Phrase(phrase) => quote(phrase),
            Node::Regex(pattern) => plain(self, format!("/{pattern}/"), || format!("/{}/", pattern.replace('/', "\\/"))),
            Node::Near { left, right, between } => format!("{} {}{between} {}", side(left), pick(&NEAR, lang), side(right)),
            Node::Coding(parts) => format!("{}({})", pick(&CODING, lang), listed(parts)),
            Node::Overlap { meeting, parts } => {
                let how = Meeting::ALL.iter().position(|one| one == meeting).map_or("", |at| pick(&MEETINGS[at], lang));
                format!("{}{how}({})", pick(&OVERLAP, lang), listed(parts))
            }
            Node::Thread(parts) => format!("{}({})", pick(&THREAD, lang), listed(parts)),
            Node::Reply { to, answer } => format!("{}({} -> {})", pick(&REPLY, lang), to.text(lang), answer.text(lang)),
            Node::Filter { field, strict, value } => {
                let sign = if *strict { '=' } else { ':' };
                let named = match field.strip_prefix("attr.") {
                    Some(name) if !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) => {
                        format!("attr.{}{sign}", quote(name))
                    }
                    _ => format!("{}{sign}", field_in(field, lang)),
                };
                plain(self, format!("{named}{value}"), || format!("{named}{}", quote(value)))
            }
        }
    }
}

impl std::fmt::Display for Node {
    /// The canonical text: what was understood, and reads back as the same tree.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}
