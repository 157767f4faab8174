//! WebVTT, the captions of the web, of Zoom, of Teams and of YouTube.

use livisible_core::corpus::lists::Space;

use super::captions::{Captions, PERSONAL};
use super::cue::{Dialect, is_signature, is_timing};
use super::recording;
use crate::native::{Look, Native, Told};
use crate::source::Family;

/// WebVTT.
pub static FORMAT: Native = Native {
    name: "webvtt",
    family: Family::Transcript,
    lasting: false,
    extensions: &["vtt"],
    space: Some(Space::Interview),
    venue: None,
    personal: PERSONAL,
    tell,
    open: |opening| Captions::open(opening, Dialect::WebVtt),
};

/// `WEBVTT` on the first line; or, where that is missing, times with points at the head of a file.
fn tell(look: &Look<'_>) -> Option<Told> {
    let first = look.start().lines().next()?;
    let headless = || {
        is_timing(first, Dialect::WebVtt)
            && first.split("-->").all(|time| time.trim().split(' ').next().is_some_and(|time| time.contains('.')))
    };
    let told =
        if is_signature(look.text.lines().next()?) || headless() { Told::by("native_head", [first.trim_end()])? } else { return None };
    Some(Told { venue: recording::begun(look.stem()).map(|_| "Zoom".to_owned()), ..told })
}
