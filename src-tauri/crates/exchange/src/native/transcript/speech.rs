//! A text as turns of speech: who speaks stands at the head of a line, as in interviews that people type or programs write.
//!
//! Prose has colons too, and so have logs, recipes and forms. A text is turns where names come back, several people speak by
//! turns and most of it is theirs; otherwise it is none.

use rustc_hash::FxHashMap;

use super::clock;
use super::names;
use crate::values::fold::fold;
use crate::values::is_blank;

/// What one person says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// As the file calls who speaks; `None` for what stands before the first turn.
    pub who: Option<String>,
    /// When in the recording, as the file writes it.
    pub time: Option<String>,
    /// The words, paragraphs included.
    pub text: String,
}

/// The head of a turn.
#[derive(Debug, PartialEq, Eq)]
struct Head<'t> {
    who: &'t str,
    time: Option<&'t str>,
    words: &'t str,
}

/// Words before a colon that name no speaker, folded: what forms, logs, mails and programs put there.
const LABELS: &[&str] = &[
    "title",
    "titre",
    "rating",
    "note",
    "notes",
    "date",
    "author",
    "auteur",
    "autrice",
    "pros",
    "cons",
    "name",
    "nom",
    "prenom",
    "review",
    "avis",
    "url",
    "link",
    "lien",
    "id",
    "price",
    "prix",
    "email",
    "mail",
    "phone",
    "telephone",
    "address",
    "adresse",
    "summary",
    "resume",
    "description",
    "keywords",
    "motscles",
    "abstract",
    "total",
    "from",
    "to",
    "subject",
    "cc",
    "bcc",
    "replyto",
    "sent",
    "de",
    "objet",
    "envoye",
    "cci",
    "error",
    "erreur",
    "warning",
    "warn",
    "info",
    "debug",
    "todo",
    "fixme",
    "trace",
    "fatal",
    "commit",
    "merge",
    "changed",
    "fixed",
    "added",
    "removed",
    "example",
    "exemple",
    "examples",
    "source",
    "sources",
    "remarque",
    "nb",
    "ps",
    "ingredients",
    "preparation",
    "step",
    "etape",
    "chapter",
    "chapitre",
    "section",
    "part",
    "partie",
    "figure",
    "fig",
    "table",
    "tableau",
    "question",
    "reponse",
    "answer",
    "option",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "http",
    "https",
    "type",
    "category",
    "categorie",
    "status",
    "statut",
    "version",
    "license",
    "user",
    "lieu",
    "duree",
    "duration",
    "location",
    "language",
    "langue",
    "format",
    "isbn",
    "doi",
    "pages",
    "returns",
    "args",
    "raises",
    "parameters",
];

/// Of these, those that do name speakers where they are all there is: the questions and answers of an interview.
const ASKED: &[&str] = &["question", "reponse", "answer"];

/// A time, between brackets or not, at the head of a line.
fn leading_time(line: &str) -> (Option<&str>, &str) {
    let bare = line.trim_start_matches(['[', '(', '{', '<']);
    let length = bare.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(bare.len());
    let (time, rest) = bare.split_at(length);
    if clock::read(time).is_none() {
        return (None, line);
    }
    let rest = rest.trim_start_matches([']', ')', '}', '>']).trim_start_matches([' ', '\t', '-', '–', '—', '|', '\u{A0}']);
    (Some(time), rest)
}

/// A time at the end of the head of a line: `Ana (00:01:02)`, `Ana 0:01`.
fn trailing_time(name: &str) -> (Option<&str>, &str) {
    let bare = name.trim_end_matches([']', ')', ' ']);
    let at = bare
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
        .map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let (before, time) = bare.split_at(at);
    if clock::read(time).is_none() {
        return (None, name);
    }
    (Some(time), before.trim_end_matches(['[', '(']).trim_end())
}

fn head(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start();
    let (before, rest) = leading_time(line);
    let rest = rest.trim_start_matches("**");
    let colon = rest.char_indices().take(90).find(|(at, c)| {
        let after = &rest[at + c.len_utf8()..];
        *c == '：' || (*c == ':' && (after.is_empty() || after.starts_with(char::is_whitespace) || after.starts_with("**")))
    });
    let Some((at, colon)) = colon else {
        // Programs that write a name and a time above what is said.
        let (time, who) = trailing_time(rest.trim_end());
        let who = who.trim_end_matches("**").trim();
        let alone = time.is_some() && rest.chars().count() <= 80 && names::may_be_name(who) && names::is_capitalised(who);
        return alone.then_some(Head { who, time, words: "" });
    };
    let (after, who) = trailing_time(rest[..at].trim_end().trim_end_matches("**"));
    let who = who.trim_end_matches("**").trim();
    let words = rest[at + colon.len_utf8()..].trim_start_matches("**").trim_start();
    (names::may_be_name(who) && names::is_capitalised(who)).then_some(Head { who, time: before.or(after), words })
}

/// Whether a name counts, though it stands once only: it is in capitals, a code such as `E2`, or a placeholder.
fn is_sure(who: &str) -> bool {
    let capitals = who.chars().filter(|c| c.is_uppercase()).count();
    let shouted = !who.contains(char::is_lowercase) && (capitals > 1 || (capitals == 1 && who.contains(|c: char| c.is_ascii_digit())));
    shouted || names::is_placeholder(who)
}

/// The turns of a text that is a conversation written down; `None` where nothing proves that it is.
pub fn turns_of(text: &str) -> Option<Vec<Spoken>> {
    let lines: Vec<&str> = text.lines().collect();
    let heads: Vec<Option<Head<'_>>> = lines.iter().map(|line| head(line)).collect();
    let order: Vec<&str> = heads.iter().flatten().map(|head| head.who).collect();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    order.iter().for_each(|who| *times.entry(who).or_default() += 1);
    if !proven(&lines, &heads, &order, &times) {
        return None;
    }
    let known = |who: &str| times.get(who).is_some_and(|times| *times > 1) || is_sure(who);
    let mut turns: Vec<Spoken> = Vec::new();
    for (line, head) in lines.iter().zip(heads) {
        match head.filter(|head| known(head.who)) {
            Some(head) => {
                turns.push(Spoken { who: Some(head.who.to_owned()), time: head.time.map(str::to_owned), text: head.words.to_owned() });
            }
            None => match turns.last_mut() {
                Some(turn) => {
                    if !turn.text.is_empty() {
                        turn.text.push('\n');
                    }
                    turn.text.push_str(line);
                }
                None => turns.push(Spoken { who: None, time: None, text: (*line).to_owned() }),
            },
        }
    }
    for turn in &mut turns {
        turn.text = turn.text.trim_matches(['\n', '\r']).trim_end().to_owned();
    }
    turns.retain(|turn| turn.who.is_some() || !is_blank(&turn.text));
    Some(turns)
}

/// Whether these heads are those of people who speak by turns.
fn proven(lines: &[&str], heads: &[Option<Head<'_>>], order: &[&str], times: &FxHashMap<&str, usize>) -> bool {
    let recurring: Vec<&str> = times.iter().filter(|(_, times)| **times > 1).map(|(who, _)| *who).collect();
    let turns: usize = recurring.iter().filter_map(|who| times.get(who)).sum();
    if recurring.len() < 2 || turns < 4 || times.len() > 60 {
        return false;
    }
    let labels: Vec<String> = recurring.iter().map(|who| fold(who)).collect();
    let asked = labels.iter().all(|label| ASKED.contains(&label.trim_end_matches(|c: char| c.is_ascii_digit())));
    if !asked && labels.iter().any(|label| LABELS.contains(&label.as_str())) {
        return false;
    }
    // Names that stand once are asides of the text; more of them than of those that come back is a list.
    if recurring.len() * 2 < times.len() {
        return false;
    }
    // People go round the table too, but no form has times or codes of people.
    let marked = heads.iter().flatten().any(|head| head.time.is_some()) || recurring.iter().any(|who| is_sure(who));
    if !marked && is_form(order, recurring.len()) {
        return false;
    }
    let opened = |at: usize| heads.get(at).and_then(Option::as_ref).is_some_and(|head| times.get(head.who).is_some_and(|times| *times > 1));
    let said = (0..lines.len()).filter(|at| !is_blank(lines[*at]));
    let (mut all, mut openings, mut blocks, mut block_openings, mut words) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for at in said {
        let begins = at == 0 || is_blank(lines[at - 1]);
        all += 1;
        blocks += usize::from(begins);
        words += lines[at].split_whitespace().count();
        if opened(at) {
            openings += 1;
            block_openings += usize::from(begins);
        }
    }
    let changes = order.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let most = openings * 2 >= all || block_openings * 2 >= blocks;
    // Four words a turn, its name among them: forms say less, people more.
    most && changes >= 3 && words >= 4 * turns
}

/// Whether the same three labels or more come back in the same order each time: a form filled in again and again.
fn is_form(order: &[&str], labels: usize) -> bool {
    labels >= 3 && order.len() >= 2 * labels && (labels..order.len()).all(|at| order[at] == order[at - labels])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn heads_with_times_on_either_side() {
        let plain = |line| head(line).map(|head| (head.who.to_owned(), head.time.map(str::to_owned), head.words.to_owned()));
        let some = |who: &str, time: Option<&str>, words: &str| Some((who.to_owned(), time.map(str::to_owned), words.to_owned()));
        assert_eq!(plain("Ana: at 10:30 yes"), some("Ana", None, "at 10:30 yes"));
        assert_eq!(plain("[00:01:02] Ana Ruiz : oui"), some("Ana Ruiz", Some("00:01:02"), "oui"));
        assert_eq!(plain("Ana (00:01:02): oui"), some("Ana", Some("00:01:02"), "oui"));
        assert_eq!(plain("Ana Ruiz  0:01"), some("Ana Ruiz", Some("0:01"), ""));
        assert_eq!(plain("**INT:** bonjour"), some("INT", None, "bonjour"));
        assert_eq!(plain("**INT**: bonjour"), some("INT", None, "bonjour"));
        assert_eq!(plain("E1\u{A0}: bonjour"), some("E1", None, "bonjour"));
        for none in ["00:01:02", "the end: no", "Ana", "meet at 0:01", "", "é:", "[00:01:02"] {
            assert_eq!(plain(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn no_word_is_lost(lines in proptest::collection::vec("(Ana: |Bo: |\\[00:01\\] Ana: |Note: |)[a-zé ]{0,12}", 0..30)) {
            let text = lines.join("\n");
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            if let Some(turns) = turns_of(&text) {
                let back: Vec<String> = turns.iter().flat_map(|turn| {
                    let time = turn.time.iter().map(|time| format!("[{time}]"));
                    time.chain(turn.who.iter().map(|who| format!("{who}:"))).chain(words(&turn.text)).collect::<Vec<_>>()
                }).collect();
                prop_assert_eq!(back, words(&text));
            }
        }

        #[test]
        fn anything_is_answered(text in any::<String>()) {
            turns_of(&text);
            head(&text);
        }
    }
}
