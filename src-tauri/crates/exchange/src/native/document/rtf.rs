//! Rich text: its words, its notes after them, the annotations of its margin as messages.
//!
//! One pass over the bytes and a stack of groups that is bounded: no nesting goes deeper into the program.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use livisible_core::corpus::record::Warning;
use rustc_hash::FxHashMap;

use super::code_pages::{of_charset, of_page};
use super::paper::{Comment, Document};
use super::{LARGEST, bytes_of};
use crate::fault::Fault;
use crate::native::{Native, Opening, Ready, Told, Turns};
use crate::source::Family;
use crate::values::is_blank;

/// Documents in rich text.
pub(in crate::native) static RTF: Native = Native {
    name: "rtf",
    family: Family::Document,
    lasting: false,
    extensions: &["rtf"],
    space: None,
    venue: None,
    personal: &["document_author", "author_name", "recording"],
    tell: |look| look.bytes.trim_ascii_start().starts_with(b"{\\rtf").then(|| Told::by("native_head", ["{\\rtf"]))?,
    open,
};

/// Groups inside groups beyond this are read as one.
const DEEPEST: usize = 2000;

fn open(opening: &Opening<'_>) -> Result<Box<dyn Turns>, Fault> {
    let bytes = bytes_of(opening, LARGEST)?;
    let (turns, warnings) = read(&bytes).turns(&format!("rtf:{}", opening.stem()));
    Ok(Ready::boxed(turns, bytes.len() as u64, warnings))
}

/// Where words go.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Place {
    Text,
    Note,
    Comment,
    /// Who comments, and when.
    Commenter,
    CommentDate,
    /// What stands around the words of pages.
    Around,
    Deleted,
    Title,
    Author,
    Keywords,
    Created,
    /// Tables of fonts, of which the encodings are read.
    Fonts,
    Nowhere,
}

/// The group that is open.
#[derive(Clone, Copy)]
struct Group {
    place: Place,
    /// How many characters stand for one of Unicode, for programs that know none.
    fallback: usize,
    encoding: &'static Encoding,
    hidden: bool,
    /// The next word names a place that may be left out.
    starred: bool,
}

struct Reader {
    group: Group,
    above: Vec<Group>,
    /// Groups that were opened beyond the deepest.
    beyond: usize,
    places: FxHashMap<Place, String>,
    notes: Vec<String>,
    comments: Vec<Comment>,
    /// Bytes that wait to be decoded together.
    waiting: Vec<u8>,
    /// The first half of a character of Unicode.
    half: Option<u16>,
    /// Characters to leave out, after one of Unicode.
    skipped: usize,
    default: &'static Encoding,
    fonts: FxHashMap<i64, &'static Encoding>,
    font: i64,
    deletions: u64,
}

/// Reads a whole document.
fn read(bytes: &[u8]) -> Document {
    let group = Group { place: Place::Text, fallback: 1, encoding: WINDOWS_1252, hidden: false, starred: false };
    let mut reader = Reader {
        group,
        above: Vec::new(),
        beyond: 0,
        places: FxHashMap::default(),
        notes: Vec::new(),
        comments: Vec::new(),
        waiting: Vec::new(),
        half: None,
        skipped: 0,
        default: WINDOWS_1252,
        fonts: FxHashMap::default(),
        font: 0,
        deletions: 0,
    };
    let whole = reader.walk(bytes.trim_ascii_start());
    reader.finish(whole)
}

impl Reader {
    /// Reads all bytes; whether every group was closed.
    fn walk(&mut self, bytes: &[u8]) -> bool {
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            at += 1;
            match byte {
                b'{' => self.begin(),
                b'}' => {
                    self.end();
                    if self.above.is_empty() && self.beyond == 0 {
                        return true;
                    }
                }
                b'\\' => at = self.control(bytes, at),
                b'\r' | b'\n' => {}
                b'\t' => self.word("\t"),
                byte => self.byte(byte),
            }
        }
        self.above.is_empty()
    }

    fn begin(&mut self) {
        self.flush();
        self.skipped = 0;
        match self.above.len() < DEEPEST {
            true => self.above.push(self.group),
            false => self.beyond += 1,
        }
    }

    fn end(&mut self) {
        self.flush();
        self.skipped = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let Some(above) = self.above.pop() else { return };
        let ended = std::mem::replace(&mut self.group, above).place;
        if ended == above.place {
            return;
        }
        match ended {
            Place::Note => {
                let note = self.places.remove(&Place::Note).unwrap_or_default();
                self.notes.push(note.trim().to_owned());
                self.put(&format!("[{}]", self.notes.len()));
            }
            Place::Comment => {
                let mut said = |place| self.places.remove(&place).map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
                let (text, author, date) = (said(Place::Comment), said(Place::Commenter), said(Place::CommentDate));
                self.comments.push(Comment {
                    id: (self.comments.len() + 1).to_string(),
                    author,
                    date: date.and_then(|date| packed(date.parse().ok()?)),
                    text: text.unwrap_or_default(),
                    ..Comment::default()
                });
            }
            Place::Deleted => {
                self.deletions += u64::from(self.places.remove(&Place::Deleted).is_some_and(|words| !words.is_empty()));
            }
            _ => {}
        }
    }

    /// Reads what follows a backslash, and answers where it ends.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(first) = bytes.get(at).copied() else { return at };
        if !first.is_ascii_alphabetic() {
            let after = at + 1;
            match first {
                b'\'' => {
                    let code = bytes.get(after..after + 2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
                    if let Some(code) = code {
                        self.byte(code);
                        return after + 2;
                    }
                }
                b'*' => self.group.starred = true,
                b'~' => self.word("\u{A0}"),
                b'-' => self.word("\u{AD}"),
                b'_' => self.word("\u{2011}"),
                b'\r' | b'\n' => self.word("\n"),
                b'\\' | b'{' | b'}' => self.byte(first),
                _ => {}
            }
            return after;
        }
        let length = bytes[at..].iter().take(64).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(&bytes[at..at + length]).unwrap_or_default();
        let mut end = at + length;
        let digits = bytes[end..]
            .iter()
            .enumerate()
            .take(12)
            .take_while(|(place, byte)| byte.is_ascii_digit() || (*place == 0 && **byte == b'-'))
            .count();
        let number = std::str::from_utf8(&bytes[end..end + digits]).ok().and_then(|digits| digits.parse::<i64>().ok());
        end += digits;
        if bytes.get(end) == Some(&b' ') {
            end += 1;
        }
        if name == "bin" {
            return end.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)).min(bytes.len());
        }
        if name != "u" {
            self.flush();
        }
        self.act(name, number);
        end
    }

    fn act(&mut self, name: &str, number: Option<i64>) {
        let starred = std::mem::take(&mut self.group.starred);
        let is_on = number != Some(0);
        match name {
            "par" | "sect" | "page" | "line" | "row" | "column" => self.word("\n"),
            "tab" | "cell" | "nestcell" => self.word("\t"),
            "nestrow" => self.word("\n"),
            "emdash" => self.word("—"),
            "endash" => self.word("–"),
            "lquote" => self.word("‘"),
            "rquote" => self.word("’"),
            "ldblquote" => self.word("“"),
            "rdblquote" => self.word("”"),
            "bullet" => self.word("•"),
            "emspace" => self.word("\u{2003}"),
            "enspace" => self.word("\u{2002}"),
            "qmspace" => self.word("\u{2005}"),
            "zwj" => self.word("\u{200D}"),
            "zwnj" => self.word("\u{200C}"),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(100),
            "ansicpg" => self.all_in(of_page(number.unwrap_or(1252))),
            "mac" => self.all_in(MACINTOSH),
            "f" => {
                let font = number.unwrap_or(0);
                match self.group.place {
                    Place::Fonts => self.font = font,
                    _ => self.group.encoding = self.fonts.get(&font).copied().unwrap_or(self.default),
                }
            }
            "fcharset" if self.group.place == Place::Fonts => {
                if let Some(encoding) = of_charset(number.unwrap_or(0)) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "plain" => {
                self.group.hidden = false;
                self.group.encoding = self.default;
            }
            "v" => self.group.hidden = is_on,
            "deleted" if is_on => self.group.place = Place::Deleted,
            "fonttbl" => self.group.place = Place::Fonts,
            "footnote" => self.group.place = Place::Note,
            "annotation" => self.group.place = Place::Comment,
            "atnauthor" => self.group.place = Place::Commenter,
            "atndate" => self.group.place = Place::CommentDate,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => self.group.place = Place::Around,
            "title" if self.group.place == Place::Nowhere => self.group.place = Place::Title,
            "author" if self.group.place == Place::Nowhere => self.group.place = Place::Author,
            "keywords" if self.group.place == Place::Nowhere => self.group.place = Place::Keywords,
            "creatim" => self.group.place = Place::Created,
            "yr" | "mo" | "dy" | "hr" | "min" if self.group.place == Place::Created => {
                let lead = match name {
                    "yr" => "",
                    "hr" => "T",
                    "min" => ":",
                    _ => "-",
                };
                let part = format!("{lead}{:02}", number.unwrap_or(0));
                self.places.entry(Place::Created).or_default().push_str(&part);
            }
            "shptxt" | "ud" | "pntext" | "listtext" | "fldrslt" if self.group.place == Place::Nowhere || !starred => {
                if matches!(name, "shptxt" | "ud") {
                    self.group.place = Place::Text;
                }
            }
            "info" | "colortbl" | "stylesheet" | "pict" | "object" | "fldinst" | "listtable" | "listoverridetable" | "revtbl"
            | "rsidtbl" | "themedata" | "datastore" | "nonshppict" | "shprslt" | "upr" | "xe" | "tc" | "pnseclvl" | "filetbl" | "atnid"
            | "atnref" => {
                self.group.place = Place::Nowhere;
            }
            _ if starred => self.group.place = Place::Nowhere,
            _ => {}
        }
    }

    /// What says its encoding at its head says it for all of it.
    fn all_in(&mut self, encoding: &'static Encoding) {
        self.default = encoding;
        self.group.encoding = encoding;
        self.above.iter_mut().for_each(|above| above.encoding = encoding);
    }

    /// A character of Unicode, written as the number of half of it.
    fn unicode(&mut self, number: i64) {
        self.flush();
        // Numbers above 32767 are written as negative ones.
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0xFFFD);
        let units = self.half.take().into_iter().chain([unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
        } else {
            let words: String = char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            self.put(&words);
        }
        self.skipped = self.group.fallback;
    }

    /// A byte of text, in the encoding of its font.
    fn byte(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        self.waiting.push(byte);
    }

    /// Words that a control stands for.
    fn word(&mut self, words: &str) {
        self.flush();
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        self.put(words);
    }

    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            let bytes = std::mem::take(&mut self.waiting);
            let words = self.group.encoding.decode_without_bom_handling(&bytes).0.into_owned();
            self.put(&words);
        }
    }

    fn put(&mut self, words: &str) {
        if !self.group.hidden && !matches!(self.group.place, Place::Nowhere | Place::Fonts | Place::Created) {
            self.places.entry(self.group.place).or_default().push_str(words);
        }
    }

    fn finish(mut self, whole: bool) -> Document {
        self.flush();
        let mut said = |place| self.places.remove(&place).filter(|said| !is_blank(said));
        let mut text = said(Place::Text).unwrap_or_default();
        text.truncate(text.trim_end_matches('\n').len());
        for (at, note) in self.notes.iter().enumerate() {
            text.push_str(if at == 0 { "\n\n" } else { "\n" });
            text.push_str(&format!("[{}] {note}", at + 1));
        }
        let around: String = said(Place::Around).unwrap_or_default().replace('\n', " ").trim().chars().take(200).collect();
        let mut document = Document {
            title: said(Place::Title),
            author: said(Place::Author),
            keywords: said(Place::Keywords),
            created: said(Place::Created),
            comments: std::mem::take(&mut self.comments),
            text,
            ..Document::default()
        };
        for (code, detail) in [
            ("document_damaged", if whole { String::new() } else { "}".to_owned() }),
            ("deletions_left_out", if self.deletions > 0 { self.deletions.to_string() } else { String::new() }),
            ("headers_left_out", around),
        ] {
            if !detail.is_empty() {
                document.warnings.push(Warning { code: code.to_owned(), detail });
            }
        }
        document
    }
}

/// A date packed into one number: minute, hour, day, month, years since 1900.
fn packed(date: i64) -> Option<String> {
    let part = |from: u32, bits: u32| (date >> from) & ((1 << bits) - 1);
    (date > 0).then(|| format!("{:04}-{:02}-{:02}T{:02}:{:02}", 1900 + part(20, 9), part(16, 4), part(11, 5), part(6, 5), part(0, 6)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        read(text.as_bytes()).text
    }

    #[test]
    fn words_of_rich_text() {
        let head =
            r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Calibri;}{\f1\fcharset204 Arial;}}{\colortbl;\red0;}{\*\generator Riched20;}";
        for (body, read) in [
            (r"\pard Un mot\par deux\tab trois\par}", "Un mot\ndeux\ttrois"),
            (r"\'e9t\'e9 \emdash  fin\line suite}", "été — fin\nsuite"),
            (r"\f1 \'cf\'f0\'e8\f0 x}", "Приx"),
            (r"\uc1 \u233?t\u233\'e9 {\uc2\u8364ab}c}", "été €c"),
            (r"\u-10179?\u-8704?!}", "😀!"),
            (r"a{\b b}\{c\}\\d\~e}", "ab{c}\\d\u{A0}e"),
            (r"a{\v hidden}b{\*\unknown gone}c{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}", "abclink"),
            (r"a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict x}{\*\bkmkstart m}b}", "ab"),
            (r"a\bin3 }}}b}", "ab"),
            (r"\trowd a\cell b\cell\row c}", "a\tb\t\nc"),
            ("a\r\nb\\\r\nc}", "ab\nc"),
            (r"{\upr{plain}{\*\ud Unicode}}}", "Unicode"),
        ] {
            assert_eq!(words(&format!("{head}{body}")), read, "{body}");
        }
        assert_eq!(words("{\\rtf1\\ansi\\ansicpg932 \\'82\\'a0}"), "あ");
        assert_eq!(packed((124 << 20) | (3 << 16) | (2 << 11) | (9 << 6) | 5).as_deref(), Some("2024-03-02T09:05"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(text in "(\\{|\\}|\\\\(par|u-?[0-9]{1,7}|'[0-9a-g]{2}|bin[0-9]{1,4}|uc[0-9]|f1|annotation|footnote|\\*|deleted|v0?) ?|[a-zé ]{1,3}){0,60}") {
            read(text.as_bytes());
        }
    }
}
