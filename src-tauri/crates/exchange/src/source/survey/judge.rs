//! Whether a question was open or closed: by its name where the tool tells it, else by what was answered.
//!
//! A closed question has few answers that come back; free words are long and seldom the same.

use std::collections::HashSet;

use crate::table::Row;
use crate::table::field::{Field, RoleReason};
use crate::table::header::Heading;
use crate::table::{aliases, stats};
use crate::values::fold::fold;
use crate::values::{dates, is_blank, number};

/// An answer of so many words, or so many characters where words are not spaced, is a phrase.
const WORDS: usize = 4;
const CHARACTERS: usize = 25;

/// Why a question is open; `None` when it is closed.
pub(super) fn open(heading: &Heading, sample: &[Row], at: usize, blanks: &[&str]) -> Option<RoleReason> {
    let cells = || sample.iter().filter_map(move |row| row.get(at)).map(str::trim).filter(|cell| !is_blank(cell) && !blanks.contains(cell));
    let answers: Vec<&str> = cells().collect();
    // Ages, amounts, dates and addresses of pages are typed freely too, but there is nothing in them to read.
    let mostly = |is: fn(&str) -> bool| !answers.is_empty() && answers.iter().filter(|answer| is(answer)).count() * 10 >= answers.len() * 9;
    if mostly(number::is_numeric) || mostly(dates::is_iso) || mostly(stats::is_url) {
        return None;
    }
    if is_named_open(heading) || (asks_for_words(heading) && !is_ticked(heading, &answers)) {
        return Some(RoleReason::Name);
    }
    if asks_for_words(heading) {
        return None;
    }
    if is_called_words(heading) && is_varied(&answers) {
        return Some(RoleReason::Name);
    }
    is_free(&answers).then_some(RoleReason::Content)
}

/// Whether the name is one that people give to columns of free words: `verbatim`, `Commentaire`.
fn is_called_words(heading: &Heading) -> bool {
    aliases::rank(&heading.parts, Field::Text).is_some_and(|(_, sure)| sure)
}

/// Whether at least half of the answers differ, most of them in letters: `Avis` may also be a scale.
fn is_varied(answers: &[&str]) -> bool {
    let different = answers.iter().collect::<HashSet<_>>().len();
    let lettered = answers.iter().filter(|answer| answer.chars().any(char::is_alphabetic)).count();
    !answers.is_empty() && different * 2 >= answers.len() && lettered * 2 >= answers.len()
}

/// Whether the name of a column says that its answers are free words.
fn is_named_open(heading: &Heading) -> bool {
    if heading.is_open_ended() {
        return true;
    }
    // Qualtrics: `{"ImportId":"QID2_7_TEXT"}`; a file of a topic model ends otherwise.
    if heading.import_id().is_some_and(|id| id.contains("_TEXT\"")) {
        return true;
    }
    heading.said().any(|part| part.ends_with("_TEXT") || ends_so(part, &["[comment]", "[commentaire]", "[kommentar]", "_comment"]))
}

/// Whether a column is of the option that asks for words of one's own; some tools tick it in a column of the same name.
fn asks_for_words(heading: &Heading) -> bool {
    heading.said().any(|part| {
        let folded = fold(part);
        ends_so(part, &["[other]", "[autre]", "[sonstiges]", "_other"]) || SPECIFY.iter().any(|end| folded.ends_with(end))
    })
}

fn ends_so(part: &str, ends: &[&str]) -> bool {
    let lower = part.trim().to_lowercase();
    ends.iter().any(|end| lower.ends_with(end))
}

/// How an option asks for words of one's own, folded.
const SPECIFY: &[&str] = &[
    "otherpleasespecify",
    "otherspecify",
    "otherpleasedescribe",
    "autreveuillezpreciser",
    "autresveuillezpreciser",
    "autrepreciser",
    "autresapreciser",
    "autreapreciser",
    "autreprecisez",
    "autresprecisez",
    "autremercidepreciser",
    "sonstigesbitteangeben",
    "otroespecifique",
    "otroporfavorespecifique",
];

/// Whether the column only says that its option was ticked: each cell repeats the name of the option, or one word.
fn is_ticked(heading: &Heading, answers: &[&str]) -> bool {
    let Some(first) = answers.first() else { return false };
    if answers.iter().any(|answer| answer != first) {
        return false;
    }
    let ticked = fold(first);
    let repeats = heading.said().any(|part| !ticked.is_empty() && fold(part).ends_with(&ticked));
    repeats || matches!(ticked.as_str(), "yes" | "oui" | "y" | "o" | "x" | "true" | "vrai" | "checked" | "selected" | "no" | "non")
}

/// Whether answers are free words.
fn is_free(answers: &[&str]) -> bool {
    let phrases: Vec<&str> = answers.iter().copied().filter(|answer| is_phrase(answer)).collect();
    if phrases.is_empty() || phrases.len() * 5 < answers.len() {
        return false;
    }
    let different: HashSet<&str> = phrases.iter().copied().collect();
    if different.len() * 10 < phrases.len() * 6 || is_ticks(answers) {
        return false;
    }
    // A handful of answers, all different, may be so many long options: then only real sentences are taken for free words.
    let words = |answer: &&str| answer.split_whitespace().count();
    answers.len() >= 5 || phrases.iter().map(words).sum::<usize>() >= phrases.len() * (WORDS + 1)
}

fn is_phrase(answer: &str) -> bool {
    let letters = answer.chars().filter(|c| c.is_alphabetic()).count();
    let all = answer.chars().count();
    letters * 2 >= all && (answer.split_whitespace().count() >= WORDS || (all >= CHARACTERS && !answer.contains(['_', '@', '/'])))
}

/// Whether answers are options of a list, joined: `Price, Service`. Their pieces come back, those of sentences do not.
fn is_ticks(answers: &[&str]) -> bool {
    let pieces = || answers.iter().flat_map(|answer| answer.split([',', ';', '|'])).map(str::trim).filter(|piece| !piece.is_empty());
    let all = pieces().count();
    let different = pieces().collect::<HashSet<_>>().len();
    answers.len() >= 3 && all >= answers.len() && different * 10 <= all * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(parts: &[&str]) -> Heading {
        Heading { name: parts.join(" – "), parts: parts.iter().map(|part| (*part).to_owned()).collect() }
    }

    fn judged(parts: &[&str], answers: &[&str]) -> Option<RoleReason> {
        let rows: Vec<Row> = answers.iter().map(|answer| Row::from(vec![*answer])).collect();
        open(&heading(parts), &rows, 0, &["-99"])
    }

    #[test]
    fn names_tell_before_cells() {
        let short = ["Bien", "-99", "Bof", "", "Bien"];
        assert_eq!(judged(&["Why?", "Open-Ended Response"], &short), Some(RoleReason::Name));
        assert_eq!(judged(&["Q2_7_TEXT", "Which? - Other - Text"], &short), Some(RoleReason::Name));
        assert_eq!(judged(&["Q5", "Why?", "{\"ImportId\":\"QID5_TEXT\"}"], &short), Some(RoleReason::Name));
        assert_eq!(judged(&["G1Q3[other]"], &short), Some(RoleReason::Name));
        assert_eq!(judged(&["Lesquelles ? [Commentaire]"], &short), Some(RoleReason::Name));
        assert_eq!(judged(&["Which? - Other (please specify)"], &[]), Some(RoleReason::Name));
        assert_eq!(judged(&["Why?"], &short), None);
        // A question seldom answered is open all the same, and one word is an answer.
        let seldom: Vec<&str> = (0..40).map(|n| if n == 7 { "Non" } else { "-99" }).collect();
        assert_eq!(judged(&["Q5", "Why?", "{\"ImportId\":\"QID5_TEXT\"}"], &seldom), Some(RoleReason::Name));
    }

    #[test]
    fn names_that_people_give_tell_where_answers_vary() {
        assert_eq!(judged(&["verbatim"], &["Bof", "Très bien", "Cher", "Bof"]), Some(RoleReason::Name));
        assert_eq!(judged(&["Avis"], &["Bon", "Bon", "Mauvais", "Bon", "Bon", "Bon"]), None);
    }

    #[test]
    fn numbers_and_ticks_are_closed_whatever_the_name() {
        assert_eq!(judged(&["Q6", "Age", "{\"ImportId\":\"QID6_TEXT\"}"], &["31", "44", "27"]), None);
        assert_eq!(judged(&["Which? - Other (please specify)"], &["Other (please specify)", "Other (please specify)"]), None);
        assert_eq!(judged(&["Q2[other]"], &["Oui", "Oui"]), None);
    }

    #[test]
    fn long_options_come_back() {
        let options =
            ["It's important for a person to be honest, kind, and loyal.", "It's important for a person to be honest, kind and loyal."];
        let answers: Vec<&str> = (0..10).map(|n| options[n % 2]).collect();
        assert_eq!(judged(&["Which sentence is more correct?"], &answers), None);
    }

    #[test]
    fn joined_options_are_closed() {
        let answers = [
            "Prix très bas, Service après-vente",
            "Prix très bas",
            "Choix en magasin, Service après-vente",
            "Prix très bas, Choix en magasin",
            "Choix en magasin",
        ];
        assert_eq!(judged(&["Qu'est-ce qui compte ?"], &answers), None);
    }

    #[test]
    fn free_words_are_long_and_different() {
        let answers = [
            "Livraison rapide et soignée",
            "Le prix a trop augmenté cette année 😡",
            "Non",
            "Rien à redire, merci à toute l'équipe",
            "Je ne sais pas trop",
        ];
        assert_eq!(judged(&["Qu'en pensez-vous ?"], &answers), Some(RoleReason::Content));
        assert_eq!(judged(&["Token"], &["a8f_22b0c1d2e3f4a5b6c7d8e9f0aa", "b8f_22b0c1d2e3f4a5b6c7d8e9f0ab"]), None);
        assert_eq!(judged(&["City"], &["Paris", "Lyon", "Lille", "Nice", "Brest", "Nantes"]), None);
    }
}
