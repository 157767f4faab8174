//! Layouts in which who speaks opens a paragraph without a colon: `Ana – …`, a name alone above the words, or a name under the
//! times of a caption, as programs for meetings export them.

use rustc_hash::FxHashMap;

use super::labels::is_label;
use super::names;
use super::speech::Spoken;
use crate::values::is_blank;

/// The fewest turns that prove a layout.
const ENOUGH: usize = 4;

/// Turns under lines of times: `0:0:1.250 --> 0:0:4.120`, then a name, then words.
pub fn timed(lines: &[&str]) -> Option<Vec<Spoken>> {
    let mut turns: Vec<Spoken> = Vec::new();
    let (mut at, mut heads) = (0, 0);
    while let Some(line) = lines.get(at) {
        let who = lines.get(at + 1).map(|who| who.trim()).filter(|who| is_name(who));
        match (times(line), who, turns.last_mut()) {
            (Some(start), Some(who), _) => {
                turns.push(Spoken { who: Some(who.to_owned()), time: Some(start.to_owned()), text: String::new() });
                heads += 1;
                at += 1;
            }
            (_, _, Some(turn)) => push(turn, line),
            (_, _, None) => turns.push(Spoken { who: None, time: None, text: (*line).to_owned() }),
        }
        at += 1;
    }
    (heads >= 3).then(|| tidied(turns))
}

/// Turns that open paragraphs, where the same two to six names open four of five.
pub fn paragraphs(lines: &[&str]) -> Option<Vec<Spoken>> {
    let begins = |at: usize| at == 0 || lines.get(at - 1).is_some_and(|line| is_blank(line));
    let blocks = (0..lines.len()).filter(|at| !is_blank(lines[*at]) && begins(*at)).count();
    let open = |at: usize| {
        let alone = lines.get(at + 1).is_some_and(|line| !is_blank(line));
        begins(at).then(|| opening(lines[at], alone)).flatten().filter(|(who, _)| !is_label(who))
    };
    let heads: Vec<Option<(&str, &str)>> = (0..lines.len()).map(open).collect();
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    heads.iter().flatten().for_each(|(who, _)| *times.entry(who).or_default() += 1);
    times.retain(|_, times| *times > 1);
    let opened: usize = times.values().sum();
    if !(2..=6).contains(&times.len()) || opened < ENOUGH || opened * 5 < blocks * 4 {
        return None;
    }
    let mut turns: Vec<Spoken> = Vec::new();
    for (line, head) in lines.iter().zip(heads) {
        match (head.filter(|(who, _)| times.contains_key(who)), turns.last_mut()) {
            (Some((who, words)), _) => turns.push(Spoken { who: Some(who.to_owned()), time: None, text: words.to_owned() }),
            (None, Some(turn)) => push(turn, line),
            (None, None) => turns.push(Spoken { who: None, time: None, text: (*line).to_owned() }),
        }
    }
    Some(tidied(turns))
}

/// The name that opens a paragraph, and what follows on its line.
fn opening(line: &str, alone: bool) -> Option<(&str, &str)> {
    let line = line.trim();
    let dash = [" – ", " — ", "\u{A0}– ", "\u{A0}— "].into_iter().find_map(|dash| line.split_once(dash));
    match dash {
        Some((who, words)) => is_name(who.trim()).then(|| (who.trim(), words)),
        None => (alone && is_name(line)).then_some((line, "")),
    }
}

fn is_name(who: &str) -> bool {
    names::may_be_name(who) && names::is_capitalised(who) && who.split_whitespace().count() <= 4 && !who.contains(',')
}

/// The first of two times; seconds may have one digit.
fn times(line: &str) -> Option<&str> {
    let (start, end) = line.trim().split_once(" --> ")?;
    let is_time = |time: &str| {
        time.matches(':').count() >= 1
            && time.starts_with(|c: char| c.is_ascii_digit())
            && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
    };
    (is_time(start) && is_time(end)).then_some(start)
}

fn push(turn: &mut Spoken, line: &str) {
    if !turn.text.is_empty() {
        turn.text.push('\n');
    }
    turn.text.push_str(line);
}

fn tidied(mut turns: Vec<Spoken>) -> Vec<Spoken> {
    for turn in &mut turns {
        turn.text = turn.text.trim_matches(['\n', '\r']).trim_end().to_owned();
    }
    turns.retain(|turn| turn.who.is_some() || !is_blank(&turn.text));
    turns
}

#[cfg(test)]
mod tests {
    use super::super::speech::turns_of;

    fn said(text: &str) -> Vec<String> {
        let turns = turns_of(text).unwrap_or_default();
        turns.into_iter().map(|turn| format!("{}|{}|{}", turn.who.unwrap_or_default(), turn.time.unwrap_or_default(), turn.text)).collect()
    }

    #[test]
    fn names_that_open_paragraphs() {
        let expected = ["Enquêteur||Et pourquoi ?", "Mme Dupont||Il sent bon."].repeat(2);
        assert_eq!(said(&"Enquêteur – Et pourquoi ?\n\nMme Dupont – Il sent bon.\n\n".repeat(2)), expected);
        assert_eq!(said(&"Enquêteur\nEt pourquoi ?\n\nMme Dupont\nIl sent bon.\n\n".repeat(2)), expected);
        // Headings of a report, and prose with dashes.
        assert!(said(&"Lyon\nThree shops there.\n\nParis\nTwo shops there.\n\n".repeat(2)).is_empty());
        assert!(said(&"Ana – on the left – smiles.\n\nThe shop is empty.\n\nBo – on the right – does not.\n\n".repeat(3)).is_empty());
    }

    #[test]
    fn names_under_times() {
        let text = "0:0:1.250 --> 0:0:4.120\nAna Ruiz\nSo, soap.\n0:0:5.250 --> 0:0:9.120\nBo Li\nYes.\nThat.\n0:0:10.250 --> 0:0:12.120\nAna Ruiz\nWhy?";
        assert_eq!(said(text), ["Ana Ruiz|0:0:1.250|So, soap.", "Bo Li|0:0:5.250|Yes.\nThat.", "Ana Ruiz|0:0:10.250|Why?"]);
    }
}
