//! The arrays of objects that stand in an object, and how long each is: in the beginning of a text, or in a whole file.

use std::io::{self, Read};
use std::path::Path;

use super::cut::{Cutter, Piece};
use super::scan::{self, Broken};
use super::{DEEPEST_ARRAY, Shape};
use crate::encoding::{Charset, Decoder};

/// How many elements of an array are looked into before it is passed over.
const LOOKED_INTO: usize = 1000;

/// How many arrays are told: an object whose keys are ids may hold any number.
const MOST_TOLD: usize = 50;

/// The arrays that were found.
#[derive(Default)]
pub(super) struct Arrays {
    found: Vec<Array>,
    /// How many more there are than are told.
    more: u64,
}

/// An array of objects.
struct Array {
    keys: Vec<String>,
    /// In bytes; one that the head does not close has the rest of the file.
    length: u64,
}

impl Arrays {
    fn push(&mut self, array: Array) {
        self.found.push(array);
        if self.found.len() > MOST_TOLD {
            let shortest = (0..self.found.len()).min_by_key(|at| self.found[*at].length);
            shortest.map(|at| self.found.remove(at));
            self.more += 1;
        }
    }

    /// The longest one, and the names of the others; `None` where there is none.
    pub(super) fn shape(mut self) -> Option<Shape> {
        let longest =
            (0..self.found.len()).reduce(|best, next| if self.found[next].length > self.found[best].length { next } else { best });
        let keys = self.found.remove(longest?).keys;
        let mut others: Vec<String> = self.found.into_iter().map(|array| array.keys.join(".")).collect();
        if self.more > 0 {
            others.push(format!("+ {}", self.more));
        }
        Some(Shape::Array { keys, others })
    }
}

/// The arrays of objects in a file that begins with an object; the longest is that of the records.
///
/// # Errors
/// Those of the file system.
pub(crate) fn measure(path: &Path, charset: Charset) -> io::Result<Option<Shape>> {
    let (mut cutter, mut arrays) = (Cutter::new(Decoder::of_file(path, charset)?), Arrays::default());
    cutter.pass_blanks(false)?;
    if cutter.eat(b'{')? {
        walk(&mut cutter, &mut Vec::new(), 0, &mut arrays);
    }
    Ok(arrays.shape())
}

/// Finds the arrays of objects in an object that was just opened; `None` once the text has ended, or is no JSON. `beyond` is
/// about how many bytes follow the text.
pub(super) fn walk<R: Read>(cutter: &mut Cutter<R>, keys: &mut Vec<String>, beyond: u64, arrays: &mut Arrays) -> Option<()> {
    let mut name = Vec::new();
    loop {
        if cutter.pass_blanks(true).ok()?? != b'"' {
            return cutter.eat(b'}').ok()?.then_some(());
        }
        name.clear();
        cutter.value(&mut name).ok()?;
        cutter.pass_blanks(false).ok()?;
        if !cutter.eat(b':').ok()? {
            return None;
        }
        keys.push(scan::key(&name)?);
        match cutter.pass_blanks(false).ok()?? {
            b'[' => {
                let start = cutter.position();
                cutter.eat(b'[').ok()?;
                let tally = Tally::of(cutter, true, beyond);
                if tally.is_of_objects() {
                    let rest = if tally.closed { 0 } else { beyond };
                    arrays.push(Array { keys: keys.clone(), length: cutter.position() - start + rest });
                }
                if !tally.closed {
                    return None;
                }
            }
            b'{' if keys.len() < DEEPEST_ARRAY => {
                cutter.eat(b'{').ok()?;
                walk(cutter, keys, beyond, arrays)?;
            }
            _ => {
                if !cutter.pass_value().ok()? {
                    return None;
                }
            }
        }
        keys.pop();
    }
}

/// What the elements of an array are.
pub(super) struct Tally {
    objects: usize,
    all: usize,
    closed: bool,
}

impl Tally {
    pub(super) fn of<R: Read>(cutter: &mut Cutter<R>, in_array: bool, beyond: u64) -> Self {
        let (mut tally, mut out) = (Tally { objects: 0, all: 0, closed: false }, Vec::new());
        while tally.all < LOOKED_INTO {
            let piece = cutter.element(in_array, &mut out).unwrap_or(Piece::Ended);
            let read = std::str::from_utf8(&out).map_err(|_| Broken::Malformed).and_then(scan::object);
            match piece {
                Piece::Whole => {
                    tally.all += 1;
                    tally.objects += usize::from(read.is_ok());
                }
                Piece::Cut => {
                    // The first object may be larger than what is looked at.
                    if tally.all == 0 && beyond > 0 && read == Err(Broken::Cut) {
                        tally = Tally { objects: 1, all: 1, ..tally };
                    }
                    return tally;
                }
                Piece::Closed | Piece::Ended => return Tally { closed: piece == Piece::Closed, ..tally },
            }
        }
        Tally { closed: in_array && pass_rest(cutter).unwrap_or(false), ..tally }
    }

    pub(super) fn is_of_objects(&self) -> bool {
        self.objects * 2 > self.all
    }
}

/// Passes what is left of an array; `false` when the text ends inside it.
fn pass_rest<R: Read>(cutter: &mut Cutter<R>) -> io::Result<bool> {
    loop {
        match cutter.pass_blanks(true)? {
            None => return Ok(false),
            Some(b']') => return cutter.eat(b']'),
            Some(_) => {
                if !cutter.pass_value()? {
                    return Ok(false);
                }
            }
        }
    }
}
