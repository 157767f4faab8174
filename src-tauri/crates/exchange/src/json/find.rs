//! Whether a text is JSON that holds records, and where they stand in it.

use super::Shape;
use super::cut::{Cutter, Piece};
use super::scan::{self, Broken, Scanner};
use super::walk::{Arrays, Tally, walk};

/// What the beginning of a text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It holds records.
    Records(Shape),
    /// It is JSON, and holds no array of objects.
    NoRecords,
    /// It is something else.
    NotJson,
}

/// Looks at the beginning of a text. `beyond` is about how many bytes follow it; `lone` tells that a single object is
/// known to be a record.
pub fn find(head: &str, beyond: u64, lone: bool) -> Found {
    let start = head.trim_start();
    let (good, all) = lines(start, beyond == 0);
    if good * 2 > all && (good > 1 || (lone && all == 1)) {
        return Found::Records(Shape::Lines);
    }
    let shape = match start.as_bytes().first() {
        Some(b'[') => {
            let mut cutter = Cutter::new(start.as_bytes());
            let opened = cutter.eat(b'[').unwrap_or(false);
            (opened && Tally::of(&mut cutter, true, beyond).is_of_objects()).then(|| Shape::Array { keys: Vec::new(), others: Vec::new() })
        }
        Some(b'{') => of_object(start, beyond, lone),
        _ => return Found::NotJson,
    };
    match shape {
        Some(shape) => Found::Records(shape),
        None if is_json(start, beyond == 0) => Found::NoRecords,
        None => Found::NotJson,
    }
}

/// How many lines are objects, of how many that hold something; a line that the end of the head cuts does not count.
fn lines(head: &str, whole: bool) -> (usize, usize) {
    let end = if whole { head.len() } else { head.rfind('\n').unwrap_or(0) };
    let held = head[..end].lines().map(str::trim).filter(|line| !line.is_empty());
    held.take(super::rows::SAMPLE).fold((0, 0), |(good, all), line| (good + usize::from(scan::object(line).is_ok()), all + 1))
}

fn of_object(start: &str, beyond: u64, lone: bool) -> Option<Shape> {
    let mut cutter = Cutter::new(start.as_bytes());
    let mut first = Vec::new();
    let piece = cutter.element(false, &mut first).ok()?;
    let is_whole = piece == Piece::Whole && std::str::from_utf8(&first).is_ok_and(|text| scan::object(text).is_ok());
    if is_whole && matches!(cutter.pass_blanks(true), Ok(Some(b'{'))) {
        return Tally::of(&mut Cutter::new(start.as_bytes()), false, beyond).is_of_objects().then_some(Shape::Stream);
    }
    let mut arrays = Arrays::default();
    let mut cutter = Cutter::new(start.as_bytes());
    if cutter.eat(b'{').unwrap_or(false) {
        walk(&mut cutter, &mut Vec::new(), beyond, &mut arrays);
    }
    arrays.shape().or((lone && is_whole).then_some(Shape::Stream))
}

/// Whether a text is JSON and nothing else, as far as it goes.
fn is_json(text: &str, whole: bool) -> bool {
    let mut scanner = Scanner::new(text);
    match scanner.pass() {
        Ok(()) => matches!(scanner.peek(), None | Some(b'{' | b'[')),
        Err(Broken::Cut) => !whole,
        Err(Broken::TooDeep) => true,
        Err(Broken::Malformed) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn array(keys: &[&str], others: &[&str]) -> Found {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Found::Records(Shape::Array { keys: owned(keys), others: owned(others) })
    }

    fn of(text: &str) -> Found {
        find(text, 0, false)
    }

    #[test]
    fn lines_and_streams() {
        assert_eq!(of("{\"a\":1}\n\n{\"a\":2}\n"), Found::Records(Shape::Lines));
        assert_eq!(of("{\"a\":1}\nnot json\n{\"a\":2}\n"), Found::Records(Shape::Lines));
        assert_eq!(find("{\"a\":1}\n{\"a\":2}\n{\"a", 100, false), Found::Records(Shape::Lines));
        assert_eq!(of("{\n \"a\":1\n}\n{\n \"a\":2\n}"), Found::Records(Shape::Stream));
        assert_eq!(of("{\"a\":1},\n{\"a\":2},\n{\"a\":3},"), Found::Records(Shape::Stream));
        assert_eq!(find("{\"a\":1}", 0, true), Found::Records(Shape::Lines));
        assert_eq!(find("{\"a\":\n1}", 0, true), Found::Records(Shape::Stream));
        assert_eq!(of("{\"a\":1}"), Found::NoRecords);
    }

    #[test]
    fn arrays_wherever_they_stand() {
        assert_eq!(of(r#"[{"a":1}]"#), array(&[], &[]));
        assert_eq!(of(r#"[{"a":1},{"b":"cut"#), array(&[], &[]));
        assert_eq!(of(r#"{"n":2,"reviews":[{"a":"long enough"}],"pages":[{"p":1}]}"#), array(&["reviews"], &["pages"]));
        assert_eq!(of(r#"{"feed":{"link":[1,2,3],"entry":[{"id":{"label":"1"}}]}}"#), array(&["feed", "entry"], &[]));
        assert_eq!(of(r#"{"a":{"b":{"c":[{"d":1}]}}}"#), array(&["a", "b", "c"], &[]));
        assert_eq!(of(r#"{"a":{"b":{"c":{"d":[{"e":1}]}}}}"#), Found::NoRecords);
        // The one that the head does not close is the longest.
        assert_eq!(find(r#"{"users":[{"name":"somebody"}],"posts":[{"t":1},{"#, 5000, false), array(&["posts"], &["users"]));
        // One element, and the head ends inside it.
        assert_eq!(find(r#"[{"a":"and so on"#, 5000, false), array(&[], &[]));
    }

    #[test]
    fn json_without_records_and_what_is_no_json() {
        for text in ["[]", "{}", "[1,2]", "[[1,2],[3,4]]", "{\"a\":[1]}", "[1]\n[2]"] {
            assert_eq!(of(text), Found::NoRecords, "{text}");
        }
        assert_eq!(of(&"[".repeat(100_000)), Found::NoRecords);
        for text in ["", "a,b\n1,2", "[1] A note.", "{name} wrote", "[a],[b]\n1,2", "{\"a\":", "{\\rtf1}", "{a}\n{b}\n"] {
            assert_eq!(of(text), Found::NotJson, "{text}");
        }
    }
}
