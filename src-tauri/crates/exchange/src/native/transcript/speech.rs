//! A text as turns of speech: who speaks stands at the head of a line, as in interviews that people type or programs write.
//!
//! Prose has colons too, and so have logs, recipes and forms. A text is turns where names come back, several people speak by
//! turns and most of it is theirs; otherwise it is none.

use rustc_hash::FxHashMap;

use super::blocks;
use super::clock;
use super::labels::{is_asked, is_label, is_party};
use super::names;
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

/// Whether a name is a code, a placeholder or the part that somebody takes in an interview: no form has any.
fn is_role(who: &str) -> bool {
    let is_code = who.starts_with(char::is_uppercase) && who.chars().count() <= 4 && who.ends_with(|c: char| c.is_ascii_digit());
    !is_party(who) && (is_code || is_asked(who) || names::is_placeholder(who) || names::is_part(who))
}

/// How often a name must stand to be one: what stands less is an aside in what somebody says.
fn fewest(heads: usize) -> usize {
    if heads < 20 { 2 } else { heads.div_ceil(20).clamp(3, 5) }
}

/// The turns of a text that is a conversation written down; `None` where nothing proves that it is.
pub fn turns_of(text: &str) -> Option<Vec<Spoken>> {
    let lines: Vec<&str> = text.lines().collect();
    by_colons(&lines).or_else(|| blocks::timed(&lines)).or_else(|| {
        let turns = blocks::paragraphs(&lines)?;
        let mut people: Vec<&str> = turns.iter().filter_map(|turn| turn.who.as_deref()).collect();
        people.sort_unstable();
        people.dedup();
        let sure = people.iter().any(|who| is_role(who)) || people.len() == 2;
        (sure && is_talk(&people, &turns)).then_some(turns)
    })
}

/// The turns whose names stand before a colon, or above the words with a time.
fn by_colons(lines: &[&str]) -> Option<Vec<Spoken>> {
    let heads: Vec<Option<Head<'_>>> =
        lines.iter().map(|line| head(line).filter(|head| is_asked(head.who) || !is_label(head.who))).collect();
    let order: Vec<&str> = heads.iter().flatten().map(|head| head.who).collect();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    order.iter().for_each(|who| *times.entry(who).or_default() += 1);
    let fewest = fewest(order.len());
    if !proven(lines, &heads, &order, &times, fewest) {
        return None;
    }
    let known = |who: &str| times.get(who).is_some_and(|times| *times >= fewest) || is_sure(who);
    let turns = gathered(lines, heads.iter().map(|head| head.as_ref().filter(|head| known(head.who))));
    let mut recurring: Vec<&str> = times.iter().filter(|(_, times)| **times >= fewest).map(|(who, _)| *who).collect();
    recurring.sort_unstable();
    is_talk(&recurring, &turns).then_some(turns)
}

/// The lines under each head.
fn gathered<'h, 't: 'h>(lines: &[&str], heads: impl Iterator<Item = Option<&'h Head<'t>>>) -> Vec<Spoken> {
    let mut turns: Vec<Spoken> = Vec::new();
    for (line, head) in lines.iter().zip(heads) {
        match head {
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
    turns
}

/// Whether these heads are those of people who speak by turns.
fn proven(lines: &[&str], heads: &[Option<Head<'_>>], order: &[&str], times: &FxHashMap<&str, usize>, fewest: usize) -> bool {
    let recurring: Vec<&str> = times.iter().filter(|(_, times)| **times >= fewest).map(|(who, _)| *who).collect();
    let turns: usize = recurring.iter().filter_map(|who| times.get(who)).sum();
    if recurring.len() < 2 || turns < 4 || times.len() > 60 {
        return false;
    }
    // Names that stand once are asides of the text; more of them than of those that come back is a list.
    if recurring.len() * 2 < times.len() {
        return false;
    }
    // People go round the table too, but no form has codes of people.
    if !recurring.iter().any(|who| is_role(who)) && is_form(order, recurring.len()) {
        return false;
    }
    let opened =
        |at: usize| heads.get(at).and_then(Option::as_ref).is_some_and(|head| times.get(head.who).is_some_and(|times| *times >= fewest));
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

/// Words that people say to each other, and forms do not.
const TALK: &[&str] = &[
    "i", "i'm", "i've", "i'd", "you", "we", "yes", "yeah", "no", "okay", "ok", "hello", "hi", "thanks", "mm", "je", "j'ai", "j'en", "j'y",
    "tu", "vous", "nous", "on", "oui", "non", "ouais", "bonjour", "merci", "euh", "ben", "moi", "ça", "c'est",
];

/// Whether two names, or the parts of a deed, talk: one asks more than the other, or both say what people say to each other.
/// Times prove nothing: logs have them too.
fn is_talk(recurring: &[&str], turns: &[Spoken]) -> bool {
    let parties = recurring.iter().all(|who| is_party(who));
    if !parties && (recurring.len() > 2 || recurring.iter().any(|who| is_role(who))) {
        return true;
    }
    let share = |who: &str, holds: &dyn Fn(&str) -> bool| {
        let own = || turns.iter().filter(|turn| turn.who.as_deref() == Some(who));
        own().filter(|turn| holds(&turn.text)).count() * 100 / own().count().max(1)
    };
    let mut asks: Vec<usize> = recurring.iter().map(|who| share(who, &|text| text.contains(['?', '？']))).collect();
    asks.sort_unstable();
    let asked = matches!((asks.first(), asks.last()), (Some(least), Some(most)) if *most >= 30 && least * 2 <= *most);
    let talks = |text: &str| {
        let text = text.to_lowercase().replace('’', "'");
        text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).any(|word| TALK.contains(&word))
    };
    asked || (!parties && recurring.iter().all(|who| share(who, &talks) >= 20))
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

    fn who(text: &str) -> Option<Vec<String>> {
        Some(turns_of(text)?.into_iter().map(|turn| turn.who.unwrap_or_default()).collect())
    }

    #[test]
    fn forms_logs_and_deeds_of_two_labels_are_no_talk() {
        for (one, other) in [
            ("Product: olive soap of the south", "Comment: smells good and lasts for long"),
            ("12:00:01 Server: connection opened from there", "12:00:02 Client: sent the greeting to it"),
            ("Seller: agrees to sell the goods listed", "Buyer: agrees to pay for the goods"),
            ("Host: the name of the machine", "Port: the number of the door"),
            ("Monthly Sales: three hundred in the south", "Monthly Costs: two euros in the south"),
        ] {
            assert_eq!(who(&format!("{one}\n{other}\n").repeat(4)), None, "{one}");
            assert_eq!(who(&format!("{}{other}\n", format!("{one}\n{other}\n").repeat(2))), None, "{one}");
        }
        // Those of a shop do talk where one asks.
        let shop = "Vendeur : vous cherchez quoi aujourd’hui ?\nAcheteur : un savon pour ma mère.\n".repeat(3);
        assert_eq!(who(&shop).map(|who| who.len()), Some(6));
        let names = "Ana: yes, that is how it goes.\nBo: well, I would not say so.\n".repeat(3);
        assert_eq!(who(&names).map(|who| who.len()), Some(6));
    }

    #[test]
    fn labels_in_an_interview_stay_in_its_turns() {
        let text = "E1 : Et ce savon, alors ?\nMme Dupont : Il sent bon.\nNote : elle rit.\n".repeat(2);
        assert_eq!(who(&text), Some(["E1", "Mme Dupont", "E1", "Mme Dupont"].map(str::to_owned).to_vec()));
        let asked = "Question : Et ce savon, alors ?\nMme Dupont : Il sent bon.\nAttention : elle hésite longuement.\n".repeat(2);
        let turns = turns_of(&asked).expect("an interview");
        assert_eq!((turns.len(), turns[1].text.as_str()), (4, "Il sent bon.\nAttention : elle hésite longuement."));
        // 24 heads: a word that stands twice before a colon is nobody.
        let long = format!("{}{}", "Ana : Et ce savon, alors ?\nBo : Il sent bon.\n".repeat(11), "Anecdote : un jour, rien.\n".repeat(2));
        let turns = turns_of(&long).expect("an interview");
        assert_eq!((turns.len(), turns[21].text.lines().count()), (22, 3));
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
