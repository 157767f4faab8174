//! XML read element by element, in bounded memory: what the readers of forums, blogs and feeds have in common.
//!
//! Files are often not what the standard asks for, so that reading goes on where it can: what stands above the first `<` is
//! passed, an end that nothing opened too, and an element that is not closed ends with the one around it. Five entities and
//! the references to characters are known; any other stays as it is written, since nothing of a document type is ever read.

mod element;
mod names;
mod references;
mod source;
mod walk;

use std::fs::File;
use std::path::Path;

use crate::encoding::{Charset, Decoder, sniff};
use crate::fault::Fault;

pub(super) use element::Element;
pub(super) use walk::{Step, Walker};

/// A walker over a file.
pub(super) type FileWalker = Walker<Decoder<File>>;

/// Opens a file at its first element.
pub(super) fn open(path: &Path, charset: Charset) -> Result<FileWalker, Fault> {
    let io = |error: std::io::Error| Fault::io(path, &error);
    let decoder = Decoder::of_file(path, declared(path, charset).map_err(io)?).map_err(io)?;
    Ok(Walker::new(decoder, path))
}

/// The encoding of a document: where its bytes leave a guess, what it declares is better than the guess. What the analyst
/// said is neither, and stands.
fn declared(path: &Path, charset: Charset) -> std::io::Result<Charset> {
    let sniffed = sniff(path, None)?;
    let Charset::Web(encoding) = charset else { return Ok(charset) };
    if sniffed.charset != charset || encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE {
        return Ok(charset);
    }
    let start = &sniffed.head[..sniffed.head.len().min(1024)];
    let start = String::from_utf8_lossy(start);
    let said = start.find("<?xml").and_then(|at| {
        let (said, _) = start.get(at..)?.split_once("?>")?;
        let (_, said) = said.split_once("encoding")?;
        let said = said.trim_start().strip_prefix('=')?.trim_start();
        let quote = said.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        said.get(1..)?.split(quote).next().and_then(Charset::from_label)
    });
    Ok(match said {
        Some(Charset::Web(said)) if encoding != encoding_rs::UTF_8 && said != encoding_rs::UTF_8 && said.is_ascii_compatible() => {
            Charset::Web(said)
        }
        // Seven bits a byte: what looks like ASCII is not.
        Some(Charset::Web(said)) if said == encoding_rs::ISO_2022_JP => Charset::Web(said),
        _ => charset,
    })
}

/// The first elements of a text, at most so many, in the order of the file: the root first. None where it is no XML.
pub(super) fn first(text: &str, most: usize) -> Vec<Element> {
    // A stray sign may stand above the first tag: words there are those of a message that speaks of tags.
    let is_stray = |above: &usize| *above <= 64 && !text[..*above].contains(char::is_alphanumeric);
    let Some(above) = text.find('<').filter(is_stray) else { return Vec::new() };
    if text.get(above + 1..).is_none_or(|rest| !rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '?' | '!' | '_'))) {
        return Vec::new();
    }
    let mut walker = Walker::new(text.as_bytes(), Path::new(""));
    let mut found = Vec::new();
    while found.len() < most {
        match walker.step() {
            Ok(Step::Open(element)) => found.push(element),
            Ok(Step::Words | Step::Close) => {}
            Ok(Step::Cut | Step::Broken(_) | Step::Ended) | Err(_) => break,
        }
    }
    found
}

#[cfg(test)]
mod tests;
