//! A query, with one more value named: what a click on a facet, or a hand over the bars of time, writes.

use super::keyness::joined;
use super::query::{Node, parse};
use super::words::fold;

/// How a value restricts a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Messages that bear it, alone.
    Only,
    /// Messages that do not.
    Not,
}

/// Fields of which a message may bear several values: two that are wanted are wanted together. Of the others, one replaces another.
const SEVERAL: [&str; 2] = ["code", "coder"];

/// How a query names a value already.
pub fn chosen(query: &Node, field: &str, value: &str) -> Option<Choice> {
    parts(query).iter().find_map(|part| match part {
        Node::Not(inner) if is(inner, field, value) => Some(Choice::Not),
        part if is(part, field, value) => Some(Choice::Only),
        _ => None,
    })
}

/// The values of a field that a query names at its top, with how.
pub fn named<'a>(query: &'a Node, field: &str) -> Vec<(&'a str, Choice)> {
    let value = |node: &'a Node, choice| match node {
        Node::Filter { field: of, value, .. } if of == field => Some((value.as_str(), choice)),
        _ => None,
    };
    let each = parts(query).iter().filter_map(|part| match part {
        Node::Not(inner) => value(inner, Choice::Not),
        part => value(part, Choice::Only),
    });
    each.collect()
}

/// The query with this value wanted, left out, or no longer named; in canonical form. What is named so already is named no longer,
/// and a date that is wanted replaces those that were.
pub fn refine(query: &str, field: &str, value: &str, choice: Option<Choice>) -> String {
    let (node, _) = parse(query);
    // Chosen again, it is chosen no longer.
    let choice = choice.filter(|&choice| chosen(&node, field, value) != Some(choice));
    let replaces = choice == Some(Choice::Only) && !SEVERAL.contains(&field);
    let goes = |part: &Node| match part {
        Node::Not(inner) => is(inner, field, value),
        part => is(part, field, value) || replaces && matches!(part, Node::Filter { field: of, .. } if of == field),
    };
    let mut kept: Vec<Node> = parts(&node).iter().filter(|part| !goes(part)).cloned().collect();
    let filter = Node::Filter { field: field.to_owned(), strict: false, value: value.to_owned() };
    match choice {
        Some(Choice::Only) => kept.push(filter),
        Some(Choice::Not) => kept.push(Node::Not(Box::new(filter))),
        None => {}
    }
    joined(kept).to_string()
}

fn parts(node: &Node) -> &[Node] {
    match node {
        Node::All => &[],
        Node::And(parts) => parts,
        one => std::slice::from_ref(one),
    }
}

fn is(node: &Node, field: &str, value: &str) -> bool {
    matches!(node, Node::Filter { field: of, value: named, .. } if of == field && fold(named) == fold(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_wanted_left_out_and_forgotten() {
        let base = "capsule OR refills -role:brand";
        let only = refine(base, "space", "forum", Some(Choice::Only));
        assert_eq!(only, "capsule OR refills -role:brand space:forum");
        assert_eq!(refine(&only, "space", "forum", Some(Choice::Only)), base);
        assert_eq!(refine(&only, "space", "blog", Some(Choice::Only)), "capsule OR refills -role:brand space:blog");
        let not = refine(&only, "space", "forum", Some(Choice::Not));
        assert_eq!(not, "capsule OR refills -role:brand -space:forum");
        assert_eq!(refine(&not, "space", "blog", Some(Choice::Not)), "capsule OR refills -role:brand -space:forum -space:blog");
        assert_eq!(refine(&not, "space", "Forum", None), base);
        assert_eq!(refine("-role:brand", "role", "brand", None), "");
        assert_eq!(refine("", "venue", "Café du coin", Some(Choice::Only)), "venue:\"Café du coin\"");
    }

    #[test]
    fn codes_are_wanted_together_and_dates_are_replaced() {
        assert_eq!(refine("code:A", "code", "B", Some(Choice::Only)), "code:A code:B");
        assert_eq!(refine("prix date:2024", "date", "2024-03-02..2024-03-09", Some(Choice::Only)), "prix date:2024-03-02..2024-03-09");
        assert_eq!(refine("prix date:2024-03-02..2024-03-09", "date", "2024-03-02..2024-03-09", Some(Choice::Only)), "prix");
        assert_eq!(named(&parse("prix -space:blog space:forum").0, "space"), [("blog", Choice::Not), ("forum", Choice::Only)]);
    }
}
