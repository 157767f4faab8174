//! SubRip: numbered subtitles, which most programs of transcription write.

use livisible_core::corpus::lists::Space;

use super::captions::{Captions, PERSONAL};
use super::cue::{Dialect, is_timing};
use super::recording;
use crate::native::{Look, Native, Told};
use crate::source::Family;

/// SubRip.
pub static FORMAT: Native = Native {
    name: "srt",
    family: Family::Transcript,
    lasting: false,
    extensions: &["srt"],
    space: Some(Space::Interview),
    venue: None,
    personal: PERSONAL,
    tell,
    open: |opening| Captions::open(opening, Dialect::SubRip),
};

/// Times with an arrow on the first line, or on the second under a number; a file called so may begin with other lines.
fn tell(look: &Look<'_>) -> Option<Told> {
    let mut lines = look.text.lines().map(|line| line.trim_matches(['\u{FEFF}', ' ', '\t'])).filter(|line| !line.is_empty());
    if look.extension() == "srt" {
        let timing = lines.take(20).find(|line| is_timing(line, Dialect::SubRip))?;
        return named(look, timing);
    }
    let (first, second) = (lines.next()?, lines.next());
    if is_timing(first, Dialect::SubRip) {
        return named(look, first);
    }
    let numbered = first.bytes().all(|byte| byte.is_ascii_digit());
    named(look, second.filter(|second| numbered && is_timing(second, Dialect::SubRip))?)
}

fn named(look: &Look<'_>, told: &str) -> Option<Told> {
    Some(Told { venue: recording::begun(look.stem()).map(|_| "Zoom".to_owned()), ..Told::by("native_lines", [told])? })
}
