//! Tree to canonical text.

use super::Node;

fn quote(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

impl std::fmt::Display for Node {
    /// The canonical text: what was understood, and reads back as the same tree.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let inside = |node: &Node| match node {
            Node::And(_) | Node::Or(_) | Node::Near { .. } => format!("({node})"),
            other => other.to_string(),
        };
        let side = |node: &Node| if matches!(node, Node::Or(_)) { inside(node) } else { node.to_string() };
        // Each part stands apart: two that are wanted together keep their parentheses.
        let listed = |parts: &[Node]| {
            let texts: Vec<String> =
                parts.iter().map(|part| if matches!(part, Node::And(_)) { inside(part) } else { part.to_string() }).collect();
            texts.join(" ")
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
            Node::Spelled(words) if words.contains(|c: char| c.is_whitespace() || "()\"“«".contains(c)) => {
                write!(f, "=={}", quote(words))
            }
            Node::Spelled(word) => write!(f, "=={word}"),
            Node::Prefix(word) => write!(f, "{word}*"),
            Node::Fuzzy(word) => write!(f, "~{word}"),
            Node::Phrase(phrase) => f.write_str(&quote(phrase)),
            Node::Regex(pattern) => write!(f, "/{pattern}/"),
            Node::Near { left, right, between } => write!(f, "{} NEAR/{between} {}", side(left), side(right)),
            Node::Coding(parts) => write!(f, "coding({})", listed(parts)),
            Node::Overlap { meeting, parts } => write!(f, "overlap{}({})", meeting.word(), listed(parts)),
            Node::Thread(parts) => write!(f, "thread({})", listed(parts)),
            Node::Reply { to, answer } => write!(f, "reply({to} -> {answer})"),
            Node::Filter { field, strict, value } => {
                let sign = if *strict { '=' } else { ':' };
                let plain = value.chars().all(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '«' | '(' | ')'));
                if plain { write!(f, "{field}{sign}{value}") } else { write!(f, "{field}{sign}{}", quote(value)) }
            }
        }
    }
}
