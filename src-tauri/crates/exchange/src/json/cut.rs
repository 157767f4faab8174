//! Where each value of a JSON text ends, found byte by byte: strings, their escapes and brackets are all it knows.
//!
//! A value is cut out whole before anybody reads it, so that a fault in one value leaves the others alone, and that no
//! more than one value stands in memory.

use std::io::{self, Read};

use crate::table::rows::LARGEST_RECORD;

const CHUNK: usize = 64 * 1024;

/// What was cut out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A whole value.
    Whole,
    /// A value that the end of the text cuts.
    Cut,
    /// The bracket that closes the array.
    Closed,
    /// The end of the text, between two values.
    Ended,
}

/// Cuts the values out of a text in UTF-8.
pub struct Cutter<R> {
    source: R,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    before: u64,
}

impl<R: Read> Cutter<R> {
    /// Starts at the first byte of the source.
    pub fn new(source: R) -> Self {
        Cutter { source, buffer: vec![0; CHUNK], at: 0, filled: 0, before: 0 }
    }

    /// What the values are cut out of.
    pub fn source(&self) -> &R {
        &self.source
    }

    /// How many bytes were passed so far.
    pub fn position(&self) -> u64 {
        self.before + self.at as u64
    }

    /// What is at hand, read on when nothing is; empty at the end.
    fn at_hand(&mut self) -> io::Result<&[u8]> {
        while self.at == self.filled {
            self.before += self.filled as u64;
            (self.at, self.filled) = (0, 0);
            match self.source.read(&mut self.buffer) {
                Ok(0) => break,
                Ok(n) => self.filled = n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(&self.buffer[self.at..self.filled])
    }

    /// The next byte, which stays.
    pub fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.at_hand()?.first().copied())
    }

    /// Passes this byte; `false` when another one is next.
    pub fn eat(&mut self, byte: u8) -> io::Result<bool> {
        let is_next = self.peek()? == Some(byte);
        self.at += usize::from(is_next);
        Ok(is_next)
    }

    /// Passes white space, and what stands between values; answers the byte after it.
    pub fn pass_blanks(&mut self, commas: bool) -> io::Result<Option<u8>> {
        loop {
            match self.peek()? {
                Some(byte) if is_white(byte) || (commas && byte == b',') => self.at += 1,
                next => return Ok(next),
            }
        }
    }

    /// The next element of an array, or of a row of values, into `out`. A bracket that closes nothing is a bad value
    /// of its own, unless `in_array`: then it is the end.
    pub fn element(&mut self, in_array: bool, out: &mut Vec<u8>) -> io::Result<Piece> {
        out.clear();
        match self.pass_blanks(true)? {
            None => Ok(Piece::Ended),
            Some(b']') if in_array => {
                self.at += 1;
                Ok(Piece::Closed)
            }
            Some(_) => Ok(if self.value(out)? { Piece::Whole } else { Piece::Cut }),
        }
    }

    /// Cuts out one value; `false` when the text ends inside it.
    pub fn value(&mut self, out: &mut Vec<u8>) -> io::Result<bool> {
        self.run(&mut |bytes| {
            out.extend_from_slice(bytes);
            if out.len() as u64 > LARGEST_RECORD { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
        })
    }

    /// Passes one value, however large; `false` when the text ends inside it.
    pub fn pass_value(&mut self) -> io::Result<bool> {
        self.run(&mut |_| Ok(()))
    }

    fn run(&mut self, give: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<bool> {
        let Some(first) = self.peek()? else { return Ok(false) };
        let mut state = State::new(first);
        loop {
            let bytes = self.at_hand()?;
            if bytes.is_empty() {
                // Nothing tells the end of a number or of a word but what follows it.
                return Ok(matches!(state.kind, Kind::Bare | Kind::Stray));
            }
            let end = state.end(bytes);
            let taken = end.unwrap_or(bytes.len());
            give(&bytes[..taken])?;
            self.at += taken;
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    /// The next line into `out`, without its end; `false` once there is none left.
    pub fn line(&mut self, out: &mut Vec<u8>) -> io::Result<bool> {
        out.clear();
        loop {
            let bytes = self.at_hand()?;
            if bytes.is_empty() {
                return Ok(!out.is_empty());
            }
            let end = memchr::memchr(b'\n', bytes);
            out.extend_from_slice(&bytes[..end.unwrap_or(bytes.len())]);
            self.at += end.map_or(bytes.len(), |end| end + 1);
            if out.len() as u64 > LARGEST_RECORD {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    /// Goes to the first element of the array under these keys; `false` when there is no such array.
    pub fn descend(&mut self, keys: &[String]) -> io::Result<bool> {
        self.pass_blanks(false)?;
        let Some((key, deeper)) = keys.split_first() else { return self.eat(b'[') };
        if !self.eat(b'{')? {
            self.pass_value()?;
            return Ok(false);
        }
        let mut name = Vec::new();
        while let Some(next) = self.pass_blanks(true)? {
            if next != b'"' {
                self.at += usize::from(next == b'}');
                return Ok(false);
            }
            name.clear();
            self.value(&mut name)?;
            self.pass_blanks(false)?;
            self.eat(b':')?;
            let opens = if deeper.is_empty() { b'[' } else { b'{' };
            let leads = self.pass_blanks(false)? == Some(opens) && super::scan::key(&name).as_deref() == Some(key);
            if !leads {
                self.pass_value()?;
            } else if self.descend(deeper)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether JSON passes over this byte.
pub fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An object or an array.
    Nest,
    /// A string.
    Text,
    /// A number or a word.
    Bare,
    /// What no value begins with.
    Stray,
}

/// How far into a value the cutter is.
struct State {
    kind: Kind,
    depth: u64,
    in_string: bool,
    escaped: bool,
    started: bool,
}

impl State {
    fn new(first: u8) -> Self {
        let kind = match first {
            b'{' | b'[' => Kind::Nest,
            b'"' => Kind::Text,
            b'}' | b']' | b':' => Kind::Stray,
            _ => Kind::Bare,
        };
        State { kind, depth: 0, in_string: false, escaped: false, started: false }
    }

    /// How many of these bytes still belong to the value, if it ends among them.
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        if matches!(self.kind, Kind::Bare | Kind::Stray) {
            let stray = self.kind == Kind::Stray;
            let ends = |byte: u8| match byte {
                b',' | b']' | b'[' | b'{' | b'"' | b'\n' => true,
                b'}' => !stray,
                byte => !stray && is_white(byte),
            };
            let from = usize::from(!std::mem::replace(&mut self.started, true));
            return bytes.iter().skip(from).position(|byte| ends(*byte)).map(|at| at + from);
        }
        let mut at = 0;
        while at < bytes.len() {
            if self.escaped {
                self.escaped = false;
            } else if self.in_string {
                // Most bytes of a text stand inside its strings.
                match memchr::memchr2(b'"', b'\\', &bytes[at..]) {
                    None => return None,
                    Some(next) => at += next,
                }
                self.escaped = bytes[at] == b'\\';
                self.in_string = self.escaped;
            } else {
                match bytes[at] {
                    b'"' => self.in_string = true,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
            }
            at += 1;
            if self.depth == 0 && !self.in_string {
                return Some(at);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives a byte at a time: the end of a chunk may fall anywhere.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(out.len()).min(1);
            out[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn elements(text: &str) -> (Vec<String>, Piece) {
        let mut cutter = Cutter::new(Drops(text.as_bytes()));
        let (mut all, mut out) = (Vec::new(), Vec::new());
        assert!(cutter.eat(b'[').expect("in memory"));
        loop {
            let piece = cutter.element(true, &mut out).expect("in memory");
            if matches!(piece, Piece::Closed | Piece::Ended) {
                return (all, piece);
            }
            all.push(String::from_utf8_lossy(&out).into_owned());
            if piece == Piece::Cut {
                return (all, piece);
            }
        }
    }

    #[test]
    fn values_end_where_they_end() {
        assert_eq!(
            elements(r#"[{"a":"}\"]"}, [1,{"b":[]}],"x,\\",12.5e3 ,true]rest"#),
            (vec![r#"{"a":"}\"]"}"#.into(), r#"[1,{"b":[]}]"#.into(), r#""x,\\""#.into(), "12.5e3".into(), "true".into()], Piece::Closed)
        );
        assert_eq!(elements("[]"), (vec![], Piece::Closed));
        assert_eq!(elements("[ {} , "), (vec!["{}".into()], Piece::Ended));
        assert_eq!(elements(r#"[{"a":"cut"#), (vec![r#"{"a":"cut"#.into()], Piece::Cut));
        assert_eq!(elements("[{}}}}:, {}]"), (vec!["{}".into(), "}}}:".into(), "{}".into()], Piece::Closed));
    }

    #[test]
    fn arrays_under_keys() {
        let keys = ["feed".to_owned(), "entry".to_owned()];
        let mut cutter = Cutter::new(Drops(br#" {"entry":[0],"feed":"no","feed":{"a":{"entry":[1]},"b":"]","ent\u0072y" : [ 2 ]}}"#));
        assert!(cutter.descend(&keys).expect("in memory"));
        let mut out = Vec::new();
        assert_eq!(cutter.element(true, &mut out).expect("in memory"), Piece::Whole);
        assert_eq!(out, b"2");
        assert!(!Cutter::new(Drops(br#"{"feed":{}}"#)).descend(&keys).expect("in memory"));
        assert!(!Cutter::new(Drops(b"[")).descend(&keys).expect("in memory"));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(prop_oneof![proptest::sample::select(&b"{}[]\",:\\ \n"[..]), any::<u8>()], 0..200)) {
            let mut cutter = Cutter::new(Drops(&bytes));
            let mut out = Vec::new();
            for _ in 0..=bytes.len() {
                if cutter.element(true, &mut out).expect("in memory") == Piece::Ended {
                    break;
                }
            }
            prop_assert_eq!(cutter.position(), bytes.len() as u64);
        }
    }
}
