//! Names of speakers at the head of what they say: `Ana Ruiz: …`, `ANIMATEUR : …`.

use crate::values::fold::fold;

/// Words of a name that have no capital.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "di", "da", "do", "dos", "el", "al", "bin", "ben", "and", "et", "of",
    "the", "y",
];

/// Names that stand for somebody else in every recording.
const PLACEHOLDERS: &[&str] = &[
    "speaker",
    "unknownspeaker",
    "intervenant",
    "intervenante",
    "locuteur",
    "locutrice",
    "participant",
    "respondent",
    "repondant",
    "repondante",
    "interviewee",
    "interviewe",
    "interviewee",
    "enquete",
    "enquetee",
    "inconnu",
    "unknown",
    "student",
    "etudiant",
    "etudiante",
    "guest",
    "invite",
    "client",
    "cliente",
    "male",
    "female",
    "homme",
    "femme",
    "man",
    "woman",
    "orateur",
    "oratrice",
    "personne",
    "person",
    "sujet",
    "subject",
    "voix",
    "voice",
    "participante",
];

/// Letters that stand for somebody without a number.
const LETTERS: &[&str] = &["p", "r", "s", "a", "b", "c", "d", "m", "f", "h"];

/// The parts that people take in an interview, folded.
const PARTS: &[&str] = &[
    "int",
    "interviewer",
    "intervieweur",
    "intervieweuse",
    "enqueteur",
    "enquetrice",
    "enqueteurrice",
    "enqueteurtrice",
    "moderator",
    "moderateur",
    "moderatrice",
    "animateur",
    "animatrice",
    "facilitator",
    "facilitateur",
    "facilitatrice",
    "researcher",
    "chercheur",
    "chercheuse",
    "journalist",
    "journaliste",
    "therapist",
    "therapeute",
    "patient",
    "patiente",
];

/// Whether a name is a part that people take in an interview: `Interviewer`, `INT 2`, `Modératrice`.
pub fn is_part(name: &str) -> bool {
    PARTS.contains(&fold(name).trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// What stands before the colon at the head of a line, and what follows it; only what may be a name.
///
/// A colon inside a word, as in `10:30` and `https://…`, ends no name.
pub fn head(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (at, colon) = line.char_indices().take(90).find(|(_, c)| matches!(c, ':' | '：'))?;
    let rest = &line[at + colon.len_utf8()..];
    if colon == ':' && !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let name = line[..at].trim_end();
    may_be_name(name).then(|| (name, rest.trim_start()))
}

/// Whether a few words may be the name of somebody: letters, short, without the punctuation of sentences.
pub fn may_be_name(name: &str) -> bool {
    let Some(first) = name.chars().next() else { return false };
    let words = name.split_whitespace().count();
    let odd = |c: char| {
        !(c.is_alphanumeric()
            || c.is_whitespace()
            || matches!(c, '.' | '·' | '-' | '‐' | '\'' | '’' | '(' | ')' | '/' | '_' | '&' | ',' | '@' | '#'))
    };
    (1..=7).contains(&words)
        && name.chars().count() <= 60
        && (first.is_alphabetic() || matches!(first, '@') || (first.is_ascii_digit() && name.chars().any(char::is_alphabetic)))
        && !name.contains(odd)
        && name.split_whitespace().all(|word| !word.ends_with('.') || (word.chars().count() <= 5 && !begins_small(word)))
}

/// Whether every word of a name begins as words of names do; what stands in brackets after it may begin as it likes.
pub fn is_capitalised(name: &str) -> bool {
    let name = name.split_once('(').map_or(name, |(name, _)| name);
    let mut words = name.split_whitespace().peekable();
    words.peek().is_some_and(|first| !begins_small(first))
        && words.all(|word| !begins_small(word) || PARTICLES.contains(&word.to_lowercase().as_str()))
}

fn begins_small(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_lowercase)
}

/// Whether a name stands for somebody else in every recording: `Speaker 1`, `Participante B`, `P3`.
pub fn is_placeholder(name: &str) -> bool {
    let folded = fold(name);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let one_letter = |word: &str| word.chars().count() == 1;
    let mut words = name.split_whitespace().map(fold);
    let lettered = matches!((words.next(), words.next(), words.next()), (Some(word), Some(letter), None) if PLACEHOLDERS.contains(&word.as_str()) && one_letter(&letter));
    // One letter stands for somebody with a number, and alone where people write so.
    let lone = one_letter(bare) && bare.chars().all(char::is_alphabetic) && (bare.len() < folded.len() || LETTERS.contains(&bare));
    PLACEHOLDERS.contains(&bare) || lone || (lettered && !one_letter(bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_lines() {
        assert_eq!(head("Conor Healy: let's see."), Some(("Conor Healy", "let's see.")));
        assert_eq!(head("Dr. Melissa Ko: and I'll"), Some(("Dr. Melissa Ko", "and I'll")));
        assert_eq!(head("Sam Smith (she/her): I"), Some(("Sam Smith (she/her)", "I")));
        assert_eq!(head("ENQUÊTRICE\u{A0}: Bonjour"), Some(("ENQUÊTRICE", "Bonjour")));
        assert_eq!(head("田中：はい"), Some(("田中", "はい")));
        assert_eq!(head("E1 :"), Some(("E1", "")));
        for none in [
            "at 10:30 we left",
            "https://e.org",
            "He said it. Twice: yes",
            "",
            ": nothing",
            "key:value",
            "12: twelve",
            "\"Quoted\": yes",
            "a = b: c",
        ] {
            assert_eq!(head(none), None, "{none}");
        }
    }

    #[test]
    fn capitals_and_placeholders() {
        assert!(
            is_capitalised("Jean de La Fontaine") && is_capitalised("E1") && is_capitalised("INT") && is_capitalised("Sam Smith (she/her)")
        );
        assert!(!is_capitalised("so what I mean") && !is_capitalised("Here is the thing"));
        for one in [
            "Speaker 1",
            "SPEAKER_02",
            "P3",
            "Intervenant 12",
            "Student A",
            "R",
            "Unknown Speaker",
            "E2",
            "K12",
            "Orateur 1",
            "Person B",
            "Voix 2",
            "Sujet 3",
            "Participant·e",
        ] {
            assert!(is_placeholder(one), "{one}");
        }
        for one in ["Ana", "Interviewer", "Q", "Modérateur", "Dr. Chen", "Paul R", "Student Union"] {
            assert!(!is_placeholder(one), "{one}");
        }
    }
}
