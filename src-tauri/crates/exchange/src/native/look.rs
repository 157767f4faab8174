//! What is looked at to tell a format: the beginning of a file, whatever it is.

use std::cell::OnceCell;
use std::fs::File;
use std::path::Path;

use serde_json::{Map, Value};

use super::stem;
use crate::encoding::Charset;
use crate::json::cut::{Cutter, Piece};
use crate::workbook::archive;

/// The beginning of a file.
pub struct Look<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Its name as people know it.
    pub shown: &'a str,
    /// Its first bytes, 256 KiB at most.
    pub bytes: &'a [u8],
    /// The same as a text, without its byte order mark.
    pub text: &'a str,
    /// The encoding of that text.
    pub charset: Charset,
    /// Whether that is the whole file.
    pub whole: bool,
    entries: OnceCell<Vec<String>>,
    first: OnceCell<Option<Value>>,
}

impl<'a> Look<'a> {
    /// Looks at these bytes, which are this text in this encoding.
    pub fn new(path: &'a Path, shown: &'a str, bytes: &'a [u8], text: &'a str, charset: Charset, whole: bool) -> Self {
        Look { path, shown, bytes, text, charset, whole, entries: OnceCell::new(), first: OnceCell::new() }
    }

    /// The ending of the file's name, in lower case.
    pub fn extension(&self) -> String {
        let name = self.shown.rsplit(['/', '\\', '›']).next().unwrap_or_default();
        name.rsplit_once('.').map(|(_, extension)| extension.trim().to_lowercase()).unwrap_or_default()
    }

    /// The name of the file alone, without its ending.
    pub fn stem(&self) -> &str {
        stem(self.shown)
    }

    /// The text from its first character that is no white space.
    pub fn start(&self) -> &str {
        self.text.trim_start()
    }

    /// Names of the entries, where the file is a ZIP archive that is no bomb; none otherwise.
    pub fn entries(&self) -> &[String] {
        self.entries.get_or_init(|| {
            if !self.bytes.starts_with(b"PK\x03\x04") {
                return Vec::new();
            }
            let read = File::open(self.path).and_then(|mut file| archive::read(&mut file)).ok().flatten();
            read.filter(|archive| archive.guard().is_ok()).map(|archive| archive.names).unwrap_or_default()
        })
    }

    /// The first object of the file, where it is JSON: the first line or element that is whole in what is looked at, else the keys
    /// of the outermost object with what stands whole under them.
    pub fn object(&self) -> Option<&Map<String, Value>> {
        self.first.get_or_init(|| first(self.start())).as_ref()?.as_object()
    }

    /// Whether the first object of the file has all these keys.
    pub fn has_keys(&self, keys: &[&str]) -> bool {
        self.object().is_some_and(|object| keys.iter().all(|key| object.contains_key(*key)))
    }
}

/// The first object of a JSON text that may be cut.
fn first(text: &str) -> Option<Value> {
    let mut cutter = Cutter::new(text.as_bytes());
    let mut out = Vec::new();
    if cutter.eat(b'[').ok()? {
        let whole = matches!(cutter.element(true, &mut out).ok()?, Piece::Whole);
        return if whole { serde_json::from_slice(&out).ok() } else { members(&out) };
    }
    if cutter.peek().ok()? != Some(b'{') {
        return None;
    }
    match cutter.element(false, &mut out).ok()? {
        Piece::Whole => serde_json::from_slice(&out).ok(),
        _ => members(&out),
    }
}

/// The members of an object that is cut: those that are whole, and the key of the one that is not, with nothing under it but
/// what kind of thing it is.
fn members(text: &[u8]) -> Option<Value> {
    let mut cutter = Cutter::new(text);
    let mut members = Map::new();
    let (mut name, mut value) = (Vec::new(), Vec::new());
    if !cutter.eat(b'{').ok()? {
        return None;
    }
    while cutter.pass_blanks(true).ok()? == Some(b'"') {
        if cutter.element(false, &mut name).ok()? != Piece::Whole {
            break;
        }
        let Ok(key) = serde_json::from_slice::<String>(&name) else { break };
        if cutter.pass_blanks(false).ok()? != Some(b':') || !cutter.eat(b':').ok()? {
            break;
        }
        let kind = cutter.pass_blanks(false).ok()?;
        let whole = cutter.element(false, &mut value).ok()? == Piece::Whole;
        let read = whole.then(|| serde_json::from_slice(&value).ok()).flatten();
        let cut = || match kind {
            Some(b'{') => Value::Object(Map::new()),
            Some(b'[') => Value::Array(Vec::new()),
            _ => Value::Null,
        };
        members.insert(key, read.unwrap_or_else(cut));
        if !whole {
            break;
        }
    }
    Some(Value::Object(members))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_object_of_lines_of_arrays_and_of_what_is_cut() {
        let keys = |text: &str| first(text).and_then(|value| Some(value.as_object()?.keys().cloned().collect::<Vec<_>>().join(" ")));
        assert_eq!(keys("{\"a\":1}\n{\"b\":2}\n").as_deref(), Some("a"));
        assert_eq!(keys(" [ {\"a\":1,\"b\":[]}, 7").as_deref(), None, "blanks are cut before it is asked for");
        assert_eq!(keys("[ {\"a\":1,\"b\":[]}, 7").as_deref(), Some("a b"));
        assert_eq!(keys("{\"name\":\"x\",\"messages\":[{\"id\":1},{\"id").as_deref(), Some("name messages"));
        assert_eq!(keys("[{\"id\":1,\"text\":\"cut").as_deref(), Some("id text"));
        assert_eq!(keys("WEBVTT"), None);
        assert_eq!(keys("{"), Some(String::new()));
    }
}
