//! Bytes of any encoding as a stream of UTF-8, in bounded memory.
//!
//! What cannot be decoded becomes U+FFFD and is counted; nothing stops the stream but the file system.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use encoding_rs::DecoderResult;

use super::Charset;

const CHUNK: usize = 64 * 1024;

enum Machine {
    Web(encoding_rs::Decoder),
    Utf32 { little: bool },
}

impl Decoder<File> {
    /// Decodes a file from its start, without its byte order mark.
    pub fn of_file(path: &Path, charset: Charset) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut mark = Vec::new();
        file.by_ref().take(4).read_to_end(&mut mark)?;
        file.rewind()?;
        Decoder::new(file, charset, charset.bom_length(&mark))
    }
}

/// A reader that yields UTF-8 whatever its source is in.
pub struct Decoder<R> {
    source: R,
    machine: Machine,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    ready: String,
    given: usize,
    ended: bool,
    flushed: bool,
    raw_bytes: u64,
    malformed: u64,
}

impl<R: Read> Decoder<R> {
    /// Decodes `source`, whose byte order mark, if any, is `bom` bytes long and left out.
    pub fn new(source: R, charset: Charset, bom: usize) -> io::Result<Self> {
        let machine = match charset {
            Charset::Web(encoding) => Machine::Web(encoding.new_decoder_without_bom_handling()),
            Charset::Utf32Le => Machine::Utf32 { little: true },
            Charset::Utf32Be => Machine::Utf32 { little: false },
        };
        let mut decoder = Decoder {
            source,
            machine,
            raw: vec![0; CHUNK],
            start: 0,
            end: 0,
            ready: String::new(),
            given: 0,
            ended: false,
            flushed: false,
            raw_bytes: 0,
            malformed: 0,
        };
        while decoder.end < bom && !decoder.ended {
            decoder.refill()?;
        }
        decoder.start = bom.min(decoder.end);
        Ok(decoder)
    }

    /// Bytes of the source read so far.
    pub fn raw_bytes(&self) -> u64 {
        self.raw_bytes
    }

    /// How many sequences could not be decoded so far.
    pub fn malformed(&self) -> u64 {
        self.malformed
    }

    /// Moves what is left to the front and reads on.
    fn refill(&mut self) -> io::Result<()> {
        self.raw.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        loop {
            match self.source.read(&mut self.raw[self.end..]) {
                Ok(0) => self.ended = true,
                Ok(n) => {
                    self.end += n;
                    self.raw_bytes += n as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }

    /// Decodes the next chunk into `ready`; leaves it empty once everything was decoded.
    fn advance(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.given = 0;
        while self.ready.is_empty() && !self.flushed {
            if !self.ended {
                self.refill()?;
            }
            let last = self.ended;
            let input = &self.raw[self.start..self.end];
            let used = match &mut self.machine {
                Machine::Web(decoder) => decode_web(decoder, input, last, &mut self.ready, &mut self.malformed),
                Machine::Utf32 { little } => decode_utf32(*little, input, last, &mut self.ready, &mut self.malformed),
            };
            self.start += used;
            self.flushed = last && self.start == self.end;
        }
        Ok(())
    }
}

fn decode_web(decoder: &mut encoding_rs::Decoder, input: &[u8], last: bool, out: &mut String, malformed: &mut u64) -> usize {
    let mut used = 0;
    // The worst case is three bytes of UTF-8 for one of the source; grown in place when it ever falls short.
    out.reserve(decoder.max_utf8_buffer_length_without_replacement(input.len()).unwrap_or(input.len() * 3 + 16));
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(&input[used..], out, last);
        used += read;
        match result {
            DecoderResult::InputEmpty => return used,
            DecoderResult::OutputFull => out.reserve(CHUNK),
            DecoderResult::Malformed(..) => {
                *malformed += 1;
                out.reserve(CHUNK / 16);
                out.push('\u{FFFD}');
            }
        }
    }
}

fn decode_utf32(little: bool, input: &[u8], last: bool, out: &mut String, malformed: &mut u64) -> usize {
    let mut units = input.chunks_exact(4);
    for unit in units.by_ref() {
        let unit = [unit[0], unit[1], unit[2], unit[3]];
        let point = if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
        out.push(char::from_u32(point).unwrap_or_else(|| {
            *malformed += 1;
            '\u{FFFD}'
        }));
    }
    let rest = units.remainder().len();
    if last && rest > 0 {
        *malformed += 1;
        out.push('\u{FFFD}');
        return input.len();
    }
    input.len() - rest
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            self.advance()?;
        }
        let rest = &self.ready.as_bytes()[self.given..];
        let n = rest.len().min(out.len());
        out[..n].copy_from_slice(&rest[..n]);
        self.given += n;
        Ok(n)
    }
}

/// A start of file as text; a character cut by the end of an incomplete `head` is left out.
pub fn decode_head(head: &[u8], charset: Charset, whole: bool) -> String {
    let mut bytes = &head[charset.bom_length(head)..];
    if !whole {
        // A whole number of the largest unit, then whatever is cut is malformed at most once, at the very end.
        bytes = &bytes[..bytes.len() / 4 * 4];
    }
    let mut text = String::new();
    if let Ok(mut decoder) = Decoder::new(bytes, charset, 0) {
        // Reading from memory cannot fail, and the decoder only yields UTF-8.
        let _ = decoder.read_to_string(&mut text);
    }
    if !whole && text.ends_with('\u{FFFD}') {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(bytes: &[u8], charset: Charset) -> (String, u64) {
        let mut decoder = Decoder::new(bytes, charset, charset.bom_length(bytes)).expect("in memory");
        let mut text = String::new();
        decoder.read_to_string(&mut text).expect("always UTF-8");
        (text, decoder.malformed())
    }

    #[test]
    fn bad_bytes_are_replaced_and_counted() {
        assert_eq!(decode(b"a\xFFb\xE9", Charset::Web(encoding_rs::UTF_8)), ("a\u{FFFD}b\u{FFFD}".to_owned(), 2));
        assert_eq!(decode(b"\xFF\xFE\0\0a\0\0\0\0\xD8\0\0b", Charset::Utf32Le), ("a\u{FFFD}\u{FFFD}".to_owned(), 2));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>(), repeat in 1usize..4000) {
            let text = text.trim_start_matches('\u{FEFF}').repeat(if text.len() > 60 { 1 } else { repeat });
            prop_assert_eq!(decode(text.as_bytes(), Charset::Web(encoding_rs::UTF_8)), (text.clone(), 0));
            let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            prop_assert_eq!(decode(&utf32, Charset::Utf32Be), (text.clone(), 0));
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            prop_assert_eq!(decode(&utf16, Charset::Web(encoding_rs::UTF_16LE)), (text, 0));
        }

        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..300), which in 0usize..6) {
            let charset = [Charset::Web(encoding_rs::UTF_8), Charset::Web(encoding_rs::UTF_16BE), Charset::Utf32Le, Charset::Web(encoding_rs::BIG5),
                Charset::Web(encoding_rs::SHIFT_JIS), Charset::Web(encoding_rs::WINDOWS_1252)][which];
            decode(&bytes, charset);
        }
    }
}
