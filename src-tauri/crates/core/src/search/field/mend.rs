//! What a faulty part of a query was probably meant to be.

use super::Sight;
use super::complete::written;
use super::parts::closed_words;
use super::say::closed;
use crate::error::Result;
use crate::locale::{self, Lang};
use crate::search::query::names::NAMES;
use crate::search::query::{Leaf, Node, Parsed, Problem};
use crate::search::words::fold;

/// A text to write in place of another. Code points of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// First code point replaced.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What is written there.
    pub text: String,
}

/// How many letters apart two words are: inserted, taken out, changed (V. Levenshtein, 1966), or exchanged with the next
/// (F. Damerau, 1964).
fn apart(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (mut older, mut above) = (vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>());
    for i in 1..=a.len() {
        let mut line = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            line[j] = change.min(above[j] + 1).min(line[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                line[j] = line[j].min(older[j - 2] + 1);
            }
        }
        older = std::mem::replace(&mut above, line);
    }
    above[b.len()]
}

/// The nearest of some names, where one is near enough to be meant: a letter aside in three.
fn nearest<T>(typed: &str, names: impl IntoIterator<Item = (String, T)>) -> Option<T> {
    let most = (typed.chars().count() / 3).max(1);
    let near = names.into_iter().filter(|(name, _)| name.chars().count().abs_diff(typed.chars().count()) <= most);
    near.map(|(name, what)| (apart(&name, typed), what)).filter(|(far, _)| *far <= most).min_by_key(|(far, _)| *far).map(|(_, what)| what)
}

/// What would mend a problem of this query; nothing where nothing near is known.
///
/// # Errors
/// Those of reading the study.
pub fn mend(sight: &Sight<'_>, text: &str, parsed: &Parsed, problem: &Problem) -> Result<Option<Fix>> {
    let chars: Vec<char> = text.chars().collect();
    let slice = |start: usize, end: usize| chars.get(start..end).unwrap_or_default().iter().collect::<String>();
    let fix = |start: usize, end: usize, text: String| Some(Fix { start, end, text });
    let leaf = || parsed.leaves.iter().find(|leaf| (leaf.start, leaf.end) == (problem.start, problem.end));
    Ok(match problem.code.as_str() {
        "unknown_field" => {
            let typed = fold(&slice(problem.start, problem.end));
            let names = NAMES.iter().flat_map(|field| [field.name, field.french].map(|name| (fold(name), name)));
            let others = [("author", "author"), ("auteur", "auteur"), ("site", "site")].map(|(name, as_is)| (name.to_owned(), as_is));
            // In the window's language first.
            nearest(&typed, names.chain(others)).and_then(|name| fix(problem.start, problem.end, name.to_owned()))
        }
        "unclosed_quote" => {
            let close = match chars.get(problem.start) {
                Some('“') => '”',
                Some('«') => '»',
                _ => '"',
            };
            fix(chars.len(), chars.len(), close.to_string())
        }
        "unclosed_parenthesis" => fix(chars.len(), chars.len(), ")".into()),
        "unopened_parenthesis" | "or_without_two_sides" | "nothing_to_exclude" | "arrow_outside_reply" => {
            fix(problem.start, problem.end, String::new())
        }
        "bad_date" => leaf().and_then(|leaf| dated(leaf, &slice, chars.len(), sight.lang)),
        "unknown_code" | "unknown_space" | "unknown_role" | "unknown_value" => match leaf() {
            Some(Leaf { node: Node::Filter { field, value, .. }, value: at, end, .. }) => {
                let typed = fold(value);
                let all = sight.choices.get(sight, field)?;
                let words = closed_words(field).into_iter().map(|word| closed(field, word, sight.lang));
                let every = all.iter().cloned().chain(words);
                let names = every.flat_map(|choice| choice.keys.clone().into_iter().map(move |key| (key, choice.clone())));
                nearest(&typed, names.filter(|(key, _)| !key.is_empty())).and_then(|choice| fix(*at, *end, written(&choice.value)))
            }
            _ => None,
        },
        _ => None,
    })
}

/// The ISO form of a date that is written otherwise: `mars 2024`, `03/2024`, `12/03/2024`.
fn dated(leaf: &Leaf, slice: &dyn Fn(usize, usize) -> String, length: usize, lang: Lang) -> Option<Fix> {
    let Node::Filter { value, .. } = &leaf.node else { return None };
    let fix = |end: usize, text: String| Some(Fix { start: leaf.value, end, text });
    let numbers: Vec<&str> = value.split(['/', '.', '-']).collect();
    let number = |at: usize| numbers.get(at).and_then(|part| part.parse::<u32>().ok());
    match (number(0), number(1), number(2)) {
        (Some(month @ 1..=12), Some(year @ 1000..=9999), None) if numbers.len() == 2 => return fix(leaf.end, format!("{year}-{month:02}")),
        (Some(year @ 1000..=9999), Some(month @ 1..=12), None) if numbers.len() == 2 => return fix(leaf.end, format!("{year}-{month:02}")),
        (Some(year @ 1000..=9999), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            return fix(leaf.end, format!("{year}-{month:02}-{day:02}"));
        }
        (Some(first @ 1..=31), Some(second @ 1..=31), Some(year @ 1000..=9999)) => {
            // The day comes first, as in Europe, unless it can only be the other way.
            let (day, month) = if second > 12 { (second, first) } else { (first, second) };
            return if month <= 12 { fix(leaf.end, format!("{year}-{month:02}-{day:02}")) } else { None };
        }
        _ => {}
    }
    // A month in words, with its day before it or not, its year after it: in one value, or as the words that follow.
    let rest = slice(leaf.end, length);
    let follows: Vec<&str> = rest.split_whitespace().take(2).collect();
    let words: Vec<&str> = value.split_whitespace().chain(follows.iter().copied()).collect();
    let month = |word: &str| {
        let typed = fold(word.trim_end_matches('.'));
        let named = |lang: Lang, month: u32| fold(&locale::say(lang, &format!("month-{month}"), &[]));
        (1..=12).find(|&month| {
            typed.chars().count() >= 3 && [lang, Lang::Fr, Lang::En].iter().any(|&lang| named(lang, month).starts_with(&typed))
        })
    };
    let year = |word: &&str| word.parse::<u32>().ok().filter(|year| (1000..=9999).contains(year));
    let day = words.first().and_then(|word| word.trim_end_matches("er").parse::<u32>().ok()).filter(|day| (1..=31).contains(day));
    let from = usize::from(day.is_some());
    let (month, year) = (month(words.get(from)?)?, year(words.get(from + 1)?)?);
    let taken = (from + 2).saturating_sub(value.split_whitespace().count());
    let mut end = leaf.end;
    for word in follows.iter().take(taken) {
        let spaces = slice(end, length).chars().take_while(|c| c.is_whitespace()).count();
        end += spaces + word.chars().count();
    }
    let text = day.map_or_else(|| format!("{year}-{month:02}"), |day| format!("{year}-{month:02}-{day:02}"));
    fix(end, text)
}
