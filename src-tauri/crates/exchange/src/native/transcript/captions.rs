//! Turns of speech from cues: captions cut what people say where the screen is full; an analyst reads who said what.
//!
//! Cues are joined while the same person goes on: after a pause of two seconds, or a long while, another turn begins. Where
//! nobody is named a turn ends with its sentence, since the next one may be another's.

use livisible_core::corpus::record::{Record, Warning};
use serde_json::json;

use super::clock;
use super::cue::{Block, Cue, Cues, Dialect};
use super::lines::{Lines, seen};
use super::markup::{Line, clean};
use super::profile::{self, Profile};
use super::recording::Recording;
use crate::fault::Fault;
use crate::native::{Opening, Turn, Turns};
use crate::table::shape::notices::Counted;

/// The longest pause inside a turn, in milliseconds.
const PAUSE: u64 = 2_000;

/// Where a named turn ends with its sentence, and where it ends at all; where one of nobody ends; in bytes.
const LONG: usize = 2_000;
const LONGEST: usize = 4_000;
const UNNAMED: usize = 500;

/// Attributes that identify people.
pub const PERSONAL: &[&str] = &["author_name", "recording"];

/// What one person says in one cue.
#[derive(Debug, Default)]
struct Said {
    who: Option<String>,
    /// The voice that a tag names.
    voice: Option<String>,
    /// Another begins to speak here, whoever it is.
    opens: bool,
    words: String,
}

/// A turn that may go on.
struct Open {
    said: Said,
    start: u64,
    end: u64,
    written: String,
    cues: u64,
}

/// The turns of captions.
pub struct Captions {
    cues: Cues,
    dialect: Dialect,
    profile: Profile,
    recording: Recording,
    open: Option<Open>,
    before: (u64, Vec<Line>),
    /// Who speaks until another begins to, where `>>` says so.
    speaking: Option<String>,
    made: u64,
    joined: Counted,
    repeated: Counted,
}

impl Captions {
    /// Opens a file of captions.
    pub fn open(opening: &Opening<'_>, dialect: Dialect) -> Result<Box<dyn Turns>, Fault> {
        let profile = Profile::of(Cues::new(Lines::open(opening)?, dialect), dialect)?;
        Ok(Box::new(Captions {
            cues: Cues::new(Lines::open(opening)?, dialect),
            dialect,
            profile,
            recording: Recording::of(opening.stem()),
            open: None,
            before: (0, Vec::new()),
            speaking: None,
            made: 0,
            joined: Counted::default(),
            repeated: Counted::default(),
        }))
    }

    fn give(&mut self, turn: Turn, out: &mut Vec<Turn>) {
        self.made += 1;
        out.push(turn);
    }

    fn cue(&mut self, cue: Cue, out: &mut Vec<Turn>) {
        let mut lines = clean(&cue.lines, self.dialect);
        if lines.is_empty() {
            return self.give(Turn::Left("empty_text", cue.written), out);
        }
        if self.profile.rolling {
            let follows = cue.start.saturating_sub(self.before.0) <= profile::ROLLING;
            let repeats = if follows { profile::repeats(&self.before.1, &lines) } else { 0 };
            let whole = std::mem::replace(&mut self.before, (cue.end, lines.clone())).1;
            if repeats == lines.len() {
                // What goes on is on the screen: the next caption repeats all of what was there.
                self.before.1 = whole;
                let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
                return self.give(Turn::Left("repeated_caption", seen(&words.join(" "))), out);
            }
            self.repeated.note(repeats, self.made + 1);
            lines.drain(..repeats);
        }
        for said in self.parts(lines) {
            self.say(said, &cue, out);
        }
    }

    /// Who says what in these lines.
    fn parts(&mut self, lines: Vec<Line>) -> Vec<Said> {
        let dashed = lines.iter().filter(|line| profile::dash(&line.words).is_some()).count();
        let mut parts: Vec<Said> = Vec::new();
        for line in lines {
            let (mut opens, mut words) = profile::chevrons(&line.words);
            if (dashed > 1 || self.profile.dashes)
                && let Some(rest) = profile::dash(words)
            {
                (opens, words) = (true, rest);
            }
            let named = if line.voice.is_some() { None } else { self.profile.speaker(words) };
            if let Some(last) = parts.last_mut().filter(|last| !opens && named.is_none() && last.voice == line.voice) {
                join(&mut last.words, words);
                continue;
            }
            let (who, words) = named.map_or((line.voice.clone(), words), |(name, rest)| (Some(name.to_owned()), rest));
            if self.profile.chevrons && (opens || who.is_some()) {
                self.speaking.clone_from(&who);
            }
            let who = who.or_else(|| self.speaking.clone());
            parts.push(Said { who, voice: line.voice, opens, words: words.to_owned() });
        }
        parts
    }

    fn say(&mut self, said: Said, cue: &Cue, out: &mut Vec<Turn>) {
        if let Some(open) = &mut self.open {
            let same = !said.opens && said.who == open.said.who;
            let near = cue.start >= open.start && cue.start.saturating_sub(open.end) <= PAUSE;
            let long = open.said.words.len() + said.words.len();
            // Where `>>` marks every change, what follows is said by the same, named or not.
            let fits = match said.who.is_some() || self.profile.chevrons {
                true => long <= LONGEST && (long <= LONG || !ends_sentence(&open.said.words)),
                false => long <= UNNAMED && !ends_sentence(&open.said.words),
            };
            if same && near && fits {
                join(&mut open.said.words, &said.words);
                open.end = open.end.max(cue.end);
                open.cues += 1;
                self.joined.note(1, self.made + 1);
                return;
            }
        }
        self.close(out);
        self.open = Some(Open { said, start: cue.start, end: cue.end, written: cue.written.clone(), cues: 1 });
    }

    fn close(&mut self, out: &mut Vec<Turn>) {
        let Some(Open { said, start, end, written, cues }) = self.open.take() else { return };
        let mut record = Record {
            id: Some(self.recording.id(&clock::write(start))),
            within: Some(self.recording.within.clone()),
            venue: self.recording.venue(),
            posted: self.recording.posted(start, &written),
            lang: self.cues.lang().map(str::to_owned),
            text: said.words,
            ..Record::default()
        };
        record.attributes.insert("recording".to_owned(), json!(self.recording.name));
        record.attributes.insert("start".to_owned(), json!(clock::write(start)));
        record.attributes.insert("end".to_owned(), json!(clock::write(end)));
        record.attributes.insert("cues".to_owned(), json!(cues));
        if let Some(who) = said.who {
            let (account, name) = self.recording.account(&who);
            record.account = Some(account);
            record.attributes.extend(name.map(|name| ("author_name".to_owned(), json!(name))));
        }
        self.give(record.into(), out);
    }
}

impl Turns for Captions {
    fn next(&mut self, out: &mut Vec<Turn>) -> Result<bool, Fault> {
        for _ in 0..500 {
            match self.cues.next()? {
                Some(Block::Cue(cue)) => self.cue(cue, out),
                Some(Block::Note(note)) => self.give(Turn::Left("note", note), out),
                Some(Block::Malformed(what)) => {
                    // What was said here is not known: nothing is joined over it.
                    self.close(out);
                    self.give(Turn::Left("malformed", what), out);
                }
                None => {
                    self.close(out);
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.cues.lines().bytes_read()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let noticed = [self.cues.lines().warning(), self.joined.warning("cues_joined"), self.repeated.warning("repeated_lines")];
        noticed.into_iter().flatten().collect()
    }
}

/// Puts words after others: the end of a line of the screen is a space, between letters that want one.
fn join(text: &mut String, words: &str) {
    let solid =
        |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FF60}'));
    let is_solid = solid(text.chars().next_back()) && solid(words.chars().next());
    if !text.is_empty() && !is_solid {
        text.push(' ');
    }
    text.push_str(words);
}

/// Whether a text ends as sentences do, inside quotes or not.
fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '♪'));
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}
