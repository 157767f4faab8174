//! How a file of captions says who speaks, and whether it rolls: told by a first pass over its cues, since one cue proves neither.

use rustc_hash::FxHashMap;

use super::cue::{Block, Cue, Cues, Dialect};
use super::labels::is_label;
use super::markup::{Line, clean};
use super::names;
use crate::fault::Fault;
use crate::values::fold::fold;

/// How many cues are looked at: what holds for so many holds for the rest.
const ENOUGH: u64 = 50_000;

/// No screen holds more lines of captions.
const SCREEN: usize = 10;

/// How many names are counted; beyond, they are no names of speakers.
const NAMES: usize = 2_000;

/// The longest pause between two captions of which the second repeats the first, in milliseconds.
pub const ROLLING: u64 = 500;

/// What is heard and stands in brackets, folded: no name of anybody.
const SOUNDS: &[&str] = &[
    "music",
    "musique",
    "applause",
    "applaudissements",
    "laughter",
    "laughs",
    "rires",
    "rire",
    "silence",
    "inaudible",
    "crosstalk",
    "noise",
    "bruit",
    "foreign",
    "blankaudio",
    "pause",
    "soupir",
    "sigh",
    "cough",
    "toux",
    "cheering",
    "bell",
    "telephone",
    "phone",
    "playing",
    "background",
];

/// How a file says who speaks.
#[derive(Debug, Default)]
pub struct Profile {
    /// How often each name stands at the head of a line, as `Name:` or `[Name]`.
    names: FxHashMap<String, u32>,
    /// Half of the cues at least begin with a name.
    pub named: bool,
    /// `>>` marks where another begins to speak.
    pub chevrons: bool,
    /// Two lines of one cue begin with dashes: two people speak.
    pub dashes: bool,
    /// Each caption repeats the end of the one before.
    pub rolling: bool,
}

impl Profile {
    /// Looks at the cues of a file.
    pub fn of(mut cues: Cues, dialect: Dialect) -> Result<Self, Fault> {
        let mut profile = Profile::default();
        let (mut count, mut with_head, mut followed, mut repeated) = (0u64, 0u64, 0u64, 0u64);
        let mut before: (u64, Vec<Line>) = (0, Vec::new());
        while count < ENOUGH
            && let Some(block) = cues.next()?
        {
            let Block::Cue(Cue { start, end, lines, .. }) = block else { continue };
            let lines = clean(&lines, dialect);
            if lines.is_empty() {
                continue;
            }
            count += 1;
            if count > 1 && start.saturating_sub(before.0) <= ROLLING {
                followed += 1;
                repeated += u64::from(repeats(&before.1, &lines) > 0);
            }
            profile.dashes |= lines.iter().filter(|line| dash(&line.words).is_some()).count() > 1;
            for (at, line) in lines.iter().enumerate() {
                let (chevrons, rest) = chevrons(&line.words);
                profile.chevrons |= chevrons;
                let rest = dash(rest).unwrap_or(rest);
                let head = names::head(rest).filter(|(name, _)| names::is_capitalised(name)).or_else(|| bracketed(rest));
                if let Some((name, _)) = head.filter(|(name, _)| !is_label(name)) {
                    with_head += u64::from(at == 0 && line.voice.is_none());
                    if profile.names.len() < NAMES || profile.names.contains_key(name) {
                        *profile.names.entry(name.to_owned()).or_default() += 1;
                    }
                }
            }
            before = (end, lines);
        }
        profile.rolling = repeated >= 2 && repeated * 10 >= followed * 3;
        // Names come back, one in most cues where it is alone, or head nearly every cue; otherwise words before a colon are no names.
        let recurring = profile.names.values().filter(|times| **times > 1);
        let (several, most) = (recurring.clone().count() > 1, recurring.max().is_some_and(|times| u64::from(*times) * 2 > count));
        profile.named = with_head > 1 && with_head * 2 >= count && (several || most || with_head * 10 >= count * 9);
        Ok(profile)
    }

    /// Who speaks, by the head of a line, and what is said; names that stand once prove nothing, unless nearly every cue has one
    /// or it is all in capitals, as captions for the deaf have it.
    pub fn speaker<'l>(&self, line: &'l str) -> Option<(&'l str, &'l str)> {
        let times = |name: &str| self.names.get(name).copied().unwrap_or(0);
        if let Some((name, rest)) = names::head(line) {
            if is_label(name) {
                return None;
            }
            let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.chars().any(char::is_lowercase);
            let capital = names::is_capitalised(name);
            let known = capital && (self.named || times(name) > 1 || shouted);
            return known.then_some((name, rest));
        }
        bracketed(line).filter(|(name, rest)| !rest.is_empty() && times(name) > 1)
    }
}

/// `[Alba] En 1928,`: a name in brackets, which no sound has.
fn bracketed(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    let is_sound = name.split_whitespace().any(|word| SOUNDS.contains(&fold(word).as_str()));
    (names::may_be_name(name) && names::is_capitalised(name) && !is_sound).then(|| (name, rest.trim_start_matches([' ', ':', '\u{A0}'])))
}

/// Whether a line begins with `>>`, and what follows.
pub fn chevrons(line: &str) -> (bool, &str) {
    match line.strip_prefix(">>") {
        Some(rest) => (true, rest.trim_start_matches('>').trim_start()),
        None => (false, line),
    }
}

/// What follows the dash of a dialogue.
pub fn dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '–', '—', '‐'])?.trim_start();
    rest.starts_with(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–' | '—')).then_some(rest)
}

/// How many lines at the head of a cue are those at the end of the one before.
pub fn repeats(before: &[Line], lines: &[Line]) -> usize {
    let same = |count: &usize| {
        before.len() >= *count && before[before.len() - count..].iter().zip(lines).all(|(one, other)| one.words == other.words)
    };
    (1..=lines.len().min(SCREEN)).rev().find(same).unwrap_or(0)
}
