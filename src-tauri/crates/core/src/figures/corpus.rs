//! `corpus`: what is there to read.

use serde_json::{Value, json};

use super::{Scene, object};
use crate::corpus::lists::Space;

pub(super) fn compute(scene: &Scene) -> Value {
    let columns = &scene.columns;
    let base = scene.counts(scene.in_force.iter().copied(), 0);
    let mut spaces: Vec<(u8, usize)> = vec![];
    let mut langs: Vec<(u16, usize)> = vec![];
    let (mut replies, mut characters) = (0usize, 0u64);
    for &at in &scene.in_force {
        replies += usize::from(columns.parent[at] != 0 || columns.orphan[at]);
        characters += u64::from(columns.chars[at]);
        count(&mut spaces, columns.space[at]);
        count(&mut langs, columns.lang[at]);
    }
    let by_space = object(spaces.into_iter().map(|(space, n)| (Space::ALL[space as usize].word().to_owned(), json!(n))));
    let lang = |place: u16| match columns.langs[place as usize].as_str() {
        "" => "und".to_owned(),
        lang => lang.to_owned(),
    };
    let by_lang = object(langs.into_iter().map(|(place, n)| (lang(place), json!(n))));
    json!({
        "messages": base.messages, "accounts": base.accounts, "persons": base.persons, "spaces": base.spaces,
        "conversations": base.conversations, "replies": replies, "characters": characters, "by_space": by_space, "by_lang": by_lang,
    })
}

/// Counts in the order of first appearance.
fn count<T: PartialEq>(counts: &mut Vec<(T, usize)>, value: T) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, n)) => *n += 1,
        None => counts.push((value, 1)),
    }
}
