//! One value of JSON, read from a text that is at hand.
//!
//! Numbers keep the digits that the file has, which a float would round; what a string escapes stands as it means.
//! A lone surrogate, that no text can hold, becomes U+FFFD. `NaN`, which tables of Python hold, is a blank.

/// How deep values may stand in one another: beyond, it is no record of people.
const DEEPEST: usize = 128;

/// Why a value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is no JSON.
    Malformed,
    /// The text ends inside it.
    Cut,
    /// It is nested without end.
    TooDeep,
}

/// Reads on through a text.
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Scanner<'a> {
    /// Starts at the first byte of the text.
    pub fn new(text: &'a str) -> Self {
        Scanner { text, at: 0, depth: 0 }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The text from this byte to the next one to be read.
    pub fn since(&self, start: usize) -> &'a str {
        &self.text[start..self.at]
    }

    /// The next byte that is no white space, which stays.
    pub fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|byte| !super::cut::is_white(*byte)).unwrap_or(rest.len());
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes this byte; `false` when another one is next.
    pub fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn fault(&mut self) -> Broken {
        if self.peek().is_none() { Broken::Cut } else { Broken::Malformed }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Broken> {
        if self.eat(byte) { Ok(()) } else { Err(self.fault()) }
    }

    /// Reads an object: `member` is called with each key, where its value is next, and has to read it.
    pub fn object(&mut self, member: &mut dyn FnMut(&mut Self, String) -> Result<(), Broken>) -> Result<(), Broken> {
        self.nest(b'{', b'}', &mut |scanner| {
            let key = scanner.string()?;
            scanner.expect(b':')?;
            member(scanner, key)
        })
    }

    /// Reads an array: `element` is called where each element is next, and has to read it.
    pub fn array(&mut self, element: &mut dyn FnMut(&mut Self) -> Result<(), Broken>) -> Result<(), Broken> {
        self.nest(b'[', b']', element)
    }

    fn nest(&mut self, open: u8, close: u8, each: &mut dyn FnMut(&mut Self) -> Result<(), Broken>) -> Result<(), Broken> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Broken::TooDeep);
        }
        if !self.eat(close) {
            loop {
                each(self)?;
                if self.eat(close) {
                    break;
                }
                self.expect(b',')?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Passes a value.
    pub fn pass(&mut self) -> Result<(), Broken> {
        match self.peek() {
            Some(b'{') => self.object(&mut |scanner, _| scanner.pass()),
            Some(b'[') => self.array(&mut Self::pass),
            _ => self.scalar().map(drop),
        }
    }

    /// A string, a number, `true` or `false`, as a cell; `None` for `null`.
    pub fn scalar(&mut self) -> Result<Option<String>, Broken> {
        if self.peek() == Some(b'"') {
            return self.string().map(Some);
        }
        let rest = &self.text[self.at..];
        let length =
            rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'))).unwrap_or(rest.len());
        let word = &rest[..length];
        let is_number = |word: &str| {
            let digits = word.strip_prefix('-').unwrap_or(word);
            digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        };
        let read = match word {
            "null" | "NaN" => None,
            "true" | "false" | "Infinity" | "-Infinity" => Some(word.to_owned()),
            word if is_number(word) => Some(word.to_owned()),
            _ => return Err(if length == rest.len() { Broken::Cut } else { Broken::Malformed }),
        };
        self.at += length;
        Ok(read)
    }

    fn string(&mut self) -> Result<String, Broken> {
        self.expect(b'"')?;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(next) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) else { return Err(Broken::Cut) };
            out.push_str(&rest[..next]);
            self.at += next + 1;
            if rest.as_bytes()[next] == b'"' {
                return Ok(out);
            }
            let escape = *self.text.as_bytes().get(self.at).ok_or(Broken::Cut)?;
            self.at += 1;
            out.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' => '\u{8}',
                b'f' => '\u{C}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.escaped()?,
                _ => return Err(Broken::Malformed),
            });
        }
    }

    /// The character of `\u` and four digits, or of two such escapes.
    fn escaped(&mut self) -> Result<char, Broken> {
        let high = self.unit(self.at)?;
        self.at += 4;
        if !(0xD800..0xDC00).contains(&high) {
            return Ok(char::from_u32(high).unwrap_or('\u{FFFD}'));
        }
        if self.text[self.at..].starts_with("\\u")
            && let Ok(low @ 0xDC00..0xE000) = self.unit(self.at + 2)
        {
            self.at += 6;
            return Ok(char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).unwrap_or('\u{FFFD}'));
        }
        Ok('\u{FFFD}')
    }

    fn unit(&self, at: usize) -> Result<u32, Broken> {
        let digits = self.text.as_bytes().get(at..at + 4).ok_or(Broken::Cut)?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?)).ok_or(Broken::Malformed)
    }
}

/// The key that a string of JSON writes, quotes included.
pub fn key(written: &[u8]) -> Option<String> {
    Scanner::new(std::str::from_utf8(written).ok()?).string().ok()
}

/// Whether a text is one object and nothing else.
pub fn object(text: &str) -> Result<(), Broken> {
    let mut scanner = Scanner::new(text);
    scanner.object(&mut |scanner, _| scanner.pass())?;
    if scanner.peek().is_none() { Ok(()) } else { Err(Broken::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_as_they_are_written() {
        let scalar = |text: &str| Scanner::new(text).scalar();
        assert_eq!(scalar("901656910939771123"), Ok(Some("901656910939771123".to_owned())));
        assert_eq!(scalar(" 1.50e-3 "), Ok(Some("1.50e-3".to_owned())));
        assert_eq!(scalar("null"), Ok(None));
        assert_eq!(scalar("NaN"), Ok(None));
        assert_eq!(scalar("true]"), Ok(Some("true".to_owned())));
        assert_eq!(scalar(r#""a\"\\\/\n\u00e9\ud83d\ude00\ud83d""#), Ok(Some("a\"\\/\né😀\u{FFFD}".to_owned())));
        assert_eq!(scalar("nul"), Err(Broken::Cut));
        assert_eq!(scalar("nul,"), Err(Broken::Malformed));
        assert_eq!(scalar(r#""\x""#), Err(Broken::Malformed));
        assert_eq!(scalar(r#""cut\"#), Err(Broken::Cut));
        assert_eq!(scalar(r#""\u00"#), Err(Broken::Cut));
    }

    #[test]
    fn objects_whole_cut_and_deep() {
        assert_eq!(object(r#" {"a":[1,{"b":null}],"c":{}} "#), Ok(()));
        assert_eq!(object(r#"{"a":1"#), Err(Broken::Cut));
        assert_eq!(object(r#"{"a":1}}"#), Err(Broken::Malformed));
        assert_eq!(object(r#"{"a":[}"#), Err(Broken::Malformed));
        assert_eq!(object("[1]"), Err(Broken::Malformed));
        assert_eq!(object(&format!("{{\"a\":{}", "[".repeat(100_000))), Err(Broken::TooDeep));
    }
}
