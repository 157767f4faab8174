//! A JSON export read value by value: a reader enters what holds messages, reads each of them, and passes over the rest.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::json::cut::Cutter;
use crate::json::scan::{self, Broken};
use crate::table::rows::LARGEST_RECORD;

/// How much of a value that cannot be read is shown.
const SHOWN: usize = 80;

/// How deep objects and arrays are entered.
const DEEPEST: usize = 8;

/// What is to be done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Go into it, where it is an object or an array; it is passed over where it is not.
    Enter,
    /// Read it whole.
    Read,
    /// Pass over it, however large.
    Pass,
}

/// What was met; [`Stream::place`] tells where.
#[derive(Debug)]
pub(super) enum Event {
    /// An object or an array was entered.
    Entered,
    /// It was left.
    Left,
    /// A value that was asked for.
    Value(Value),
    /// One that cannot be read: the code of the reason, and how it begins.
    Bad(&'static str, String),
    /// The end of the file.
    Ended,
}

/// Reads a file of JSON from its start to its end.
pub(super) struct Stream {
    path: PathBuf,
    cutter: Cutter<Decoder<File>>,
    /// The length of the place of each object and array that is open, and whether it is an array.
    open: Vec<(usize, bool)>,
    place: String,
    started: bool,
    ended: bool,
    read: u64,
}

impl Stream {
    /// Opens a file.
    pub fn open(path: &Path, charset: Charset) -> Result<Self, Fault> {
        let decoder = Decoder::of_file(path, charset).map_err(|error| Fault::io(path, &error))?;
        let cutter = Cutter::new(decoder);
        Ok(Stream { path: path.to_owned(), cutter, open: Vec::new(), place: String::new(), started: false, ended: false, read: 0 })
    }

    /// Where the last event was: the keys that lead there, joined by `/`; an element of an array is `*`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.cutter.source().raw_bytes()
    }

    /// How many sequences of bytes could not be decoded so far.
    pub fn malformed(&self) -> u64 {
        self.cutter.source().malformed()
    }

    /// The next event; `want` says what is to be done with the value at a place.
    pub fn next(&mut self, want: impl Fn(&str) -> Want) -> Result<Event, Fault> {
        self.step(want).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => Fault::OversizedRecord { record: self.read + 1, limit: LARGEST_RECORD },
            _ => Fault::io(&self.path, &error),
        })
    }

    fn step(&mut self, want: impl Fn(&str) -> Want) -> io::Result<Event> {
        loop {
            if self.ended {
                return Ok(Event::Ended);
            }
            let Some((length, is_array)) = self.open.last().copied() else {
                let first = self.cutter.pass_blanks(false)?;
                if self.started || !matches!(first, Some(b'{' | b'[')) {
                    self.ended = true;
                    continue;
                }
                self.started = true;
                self.enter()?;
                continue;
            };
            self.place.truncate(length);
            let Some(next) = self.cutter.pass_blanks(true)? else { return Ok(self.cut("truncated", String::new())) };
            if next == if is_array { b']' } else { b'}' } {
                self.cutter.eat(next)?;
                self.open.pop();
                return Ok(Event::Left);
            }
            let name = if is_array { "*".to_owned() } else { self.name()? };
            let Some(first) = self.cutter.pass_blanks(false)? else { return Ok(self.cut("truncated", name)) };
            if name.is_empty() && !is_array {
                return Ok(self.cut("malformed", char::from(first).to_string()));
            }
            if length > 0 {
                self.place.push('/');
            }
            self.place.push_str(&name);
            match want(&self.place) {
                Want::Enter if matches!(first, b'{' | b'[') && self.open.len() < DEEPEST => {
                    self.enter()?;
                    return Ok(Event::Entered);
                }
                Want::Read => return self.value(),
                Want::Enter | Want::Pass => {
                    if !self.cutter.pass_value()? {
                        return Ok(self.cut("truncated", String::new()));
                    }
                }
            }
        }
    }

    fn enter(&mut self) -> io::Result<()> {
        let is_array = self.cutter.peek()? == Some(b'[');
        self.cutter.eat(if is_array { b'[' } else { b'{' })?;
        self.open.push((self.place.len(), is_array));
        Ok(())
    }

    /// The key of the next value; empty where there is none.
    fn name(&mut self) -> io::Result<String> {
        if self.cutter.peek()? != Some(b'"') {
            return Ok(String::new());
        }
        let mut name = Vec::new();
        let whole = self.cutter.value(&mut name)?;
        self.cutter.pass_blanks(false)?;
        let named = whole && self.cutter.eat(b':')?;
        Ok(if named { scan::key(&name).unwrap_or_default() } else { String::new() })
    }

    fn value(&mut self) -> io::Result<Event> {
        self.read += 1;
        let mut out = Vec::new();
        let is_whole = self.cutter.value(&mut out)?;
        let text = String::from_utf8_lossy(&out);
        let beginning = || text.chars().take(SHOWN).collect::<String>();
        if !is_whole {
            return Ok(self.cut("truncated", beginning()));
        }
        Ok(match serde_json::from_str(&text) {
            Ok(value) => Event::Value(value),
            Err(_) => Event::Bad(if matches!(scan::object(&text), Err(Broken::TooDeep)) { "too_deep" } else { "malformed" }, beginning()),
        })
    }

    /// Nothing more can be read.
    fn cut(&mut self, code: &'static str, beginning: String) -> Event {
        self.ended = true;
        Event::Bad(code, beginning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every event of a text, in words.
    fn events(text: &[u8]) -> Vec<String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("written");
        let mut stream = Stream::open(file.path(), Charset::Web(encoding_rs::UTF_8)).expect("opened");
        let mut all = Vec::new();
        loop {
            let event = stream
                .next(|place| match place {
                    "a" | "a/*" | "a/*/b" => Want::Enter,
                    "pass" => Want::Pass,
                    _ => Want::Read,
                })
                .expect("read");
            all.push(match event {
                Event::Entered => format!("+{}", stream.place()),
                Event::Left => format!("-{}", stream.place()),
                Event::Value(value) => format!("{}={value}", stream.place()),
                Event::Bad(code, _) => code.to_owned(),
                Event::Ended => return all,
            });
        }
    }

    #[test]
    fn what_is_entered_is_left() {
        assert_eq!(
            events(br#" {"n":1,"pass":[[{}]],"a":[{"b":[2,{"c":3}],"x":"y"},4],"z":null} "#),
            ["n=1", "+a", "+a/*", "+a/*/b", "a/*/b/*=2", r#"a/*/b/*={"c":3}"#, "-a/*/b", r#"a/*/x="y""#, "-a/*", "-a", "z=null", "-"]
        );
        assert_eq!(events(b"[1,2]"), ["*=1", "*=2", "-"]);
        assert_eq!(events(br#"{"a":[{"b":[1,{"c"#), ["+a", "+a/*", "+a/*/b", "a/*/b/*=1", "truncated"]);
        assert_eq!(events(br#"{"n":[}"#), ["malformed", "truncated"]);
        assert_eq!(events(b"no"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn any_bytes_end(text in "[\\[\\]{}\":,a-c1 \\\\]{0,60}") {
            events(text.as_bytes());
        }
    }
}
