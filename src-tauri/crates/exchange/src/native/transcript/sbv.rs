//! SBV, the captions that YouTube gives back.

use livisible_core::corpus::lists::Space;

use super::captions::{Captions, PERSONAL};
use super::cue::{Dialect, is_timing};
use crate::native::{Look, Native, Told};
use crate::source::Family;

/// SBV.
pub static FORMAT: Native = Native {
    name: "sbv",
    family: Family::Transcript,
    lasting: false,
    extensions: &["sbv"],
    space: Some(Space::Interview),
    venue: None,
    personal: PERSONAL,
    tell,
    open: |opening| Captions::open(opening, Dialect::Sbv),
};

/// Two times and a comma, alone on the first line: `0:00:01.000,0:00:02.000`.
fn tell(look: &Look<'_>) -> Option<Told> {
    let first = look.start().lines().next()?.trim_end();
    let next = look.start().lines().nth(1).unwrap_or_default();
    // A table of two columns of times has times below.
    let alone = first.contains('.') && first.len() < 40 && is_timing(first, Dialect::Sbv) && !is_timing(next, Dialect::Sbv);
    if alone { Told::by("native_lines", [first]) } else { None }
}
