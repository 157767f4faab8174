//! Which encoding a file is in: byte order mark, strict UTF-8, the NULs of UTF-16, then chardetng's guess.
//!
//! One faulty byte does not make a UTF-8 file a Latin one: where nearly all sequences are UTF-8, the file is.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Charset, mac};

/// How much of a file is looked at.
pub const WINDOW: usize = 256 * 1024;

/// Fewer bytes outside ASCII than this are too few for a guess.
const FEW: usize = 6;

/// What the first bytes of a file told.
#[derive(Debug, Clone)]
pub struct Sniffed {
    /// The encoding.
    pub charset: Charset,
    /// The first bytes of the file, byte order mark included.
    pub head: Vec<u8>,
    /// Whether `head` is the whole file.
    pub whole: bool,
    /// Size of the file.
    pub size: u64,
}

/// Looks at the start of a file; `forced` overrides what is seen.
pub fn sniff(path: &Path, forced: Option<Charset>) -> io::Result<Sniffed> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut head = Vec::new();
    file.by_ref().take(WINDOW as u64).read_to_end(&mut head)?;
    let whole = head.len() < WINDOW;
    let charset = match forced {
        Some(charset) => charset,
        None => match of_head(&head, whole) {
            Some(charset) => charset,
            None => of_first_non_ascii(&mut file)?,
        },
    };
    Ok(Sniffed { charset, head, whole, size })
}

/// The encoding that these bytes show; `None` when they are ASCII and the file goes on.
fn of_head(head: &[u8], whole: bool) -> Option<Charset> {
    for charset in [Charset::Utf32Le, Charset::Utf32Be, Charset::Web(UTF_8), Charset::Web(UTF_16LE), Charset::Web(UTF_16BE)] {
        if charset.bom_length(head) > 0 {
            return Some(charset);
        }
    }
    if let Some(charset) = of_nul_pattern(head) {
        return Some(charset);
    }
    if head.is_ascii() {
        return whole.then_some(Charset::Web(UTF_8));
    }
    Some(of_bytes(head, whole))
}

/// Texts of the West in UTF-16 or UTF-32 are full of NULs, always at the same places.
fn of_nul_pattern(head: &[u8]) -> Option<Charset> {
    let units = head.len() / 4;
    if units < 2 {
        return None;
    }
    let mut nuls = [0usize; 4];
    for unit in head.chunks_exact(4) {
        for (count, byte) in nuls.iter_mut().zip(unit) {
            *count += usize::from(*byte == 0);
        }
    }
    let many = |place: usize| nuls[place] * 10 >= units * 4;
    let few = |place: usize| nuls[place] * 20 <= units;
    match () {
        () if few(0) && many(1) && many(2) && many(3) && nuls[2] * 10 >= units * 9 => Some(Charset::Utf32Le),
        () if many(0) && many(1) && many(2) && few(3) && nuls[1] * 10 >= units * 9 => Some(Charset::Utf32Be),
        () if few(0) && many(1) && few(2) && many(3) => Some(Charset::Web(UTF_16LE)),
        () if many(0) && few(1) && many(2) && few(3) => Some(Charset::Web(UTF_16BE)),
        () => None,
    }
}

/// Reads on to the first byte outside ASCII, and judges by what stands around it.
fn of_first_non_ascii(file: &mut File) -> io::Result<Charset> {
    let mut chunk = vec![0; WINDOW];
    loop {
        let filled = fill(file, &mut chunk)?;
        let read = &chunk[..filled];
        if let Some(first) = read.iter().position(|byte| !byte.is_ascii()) {
            let mut around = read[first.saturating_sub(1024)..].to_vec();
            let more = fill(file, &mut chunk)?;
            around.extend_from_slice(&chunk[..more]);
            return Ok(of_bytes(&around, more < WINDOW));
        }
        if filled < WINDOW {
            return Ok(Charset::Web(UTF_8));
        }
    }
}

fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// UTF-8 when at least nine of ten sequences outside ASCII are, else chardetng's guess.
fn of_bytes(bytes: &[u8], whole: bool) -> Charset {
    let (good, bad) = census(bytes);
    if bad == 0 || good >= 9 * bad {
        return Charset::Web(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Two stray bytes say nothing about Poland or Greece: with so little to go by, the encoding of Western Europe.
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    match guess.is_single_byte() {
        true if mac::reads_better(bytes, guess) => Charset::Web(MACINTOSH),
        true if high < FEW => Charset::Web(WINDOWS_1252),
        _ => Charset::Web(guess),
    }
}

/// How many sequences outside ASCII are well-formed UTF-8, and how many bytes are not; a sequence cut by the end counts for nothing.
fn census(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    let cut = bytes.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len());
    // Only the very end may be cut; in a whole file it is a fault like any other, but one of a few bytes.
    (good, if cut > 0 && bad == cut && good > 0 { 0 } else { bad })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn of(bytes: &[u8]) -> &'static str {
        let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.write_all(bytes).expect("written");
        sniff(file.path(), None).expect("sniffed").charset.name()
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn marks_patterns_and_guesses() {
        assert_eq!(of(b""), "UTF-8");
        assert_eq!(of(b"id,text\n1,plain"), "UTF-8");
        assert_eq!(of("id,text\n1,été".as_bytes()), "UTF-8");
        assert_eq!(of(b"\xEF\xBB\xBFid"), "UTF-8");
        assert_eq!(of(b"\xFF\xFE\0\0i\0\0\0"), "UTF-32LE");
        assert_eq!(of(b"\xFF\xFEi\0d\0"), "UTF-16LE");
        assert_eq!(of(&utf16("id;texte\n1;Livraison très rapide", true)), "UTF-16LE");
        assert_eq!(of(&utf16("id;texte\n1;Livraison très rapide", false)), "UTF-16BE");
        assert_eq!(of(b"id;texte\n1;Livraison tr\xE8s rapide, qualit\xE9 \x9Cuvre\n"), "windows-1252");
    }

    #[test]
    fn one_bad_byte_does_not_turn_utf8_into_latin() {
        let mut bytes = "Livraison très rapide, qualité élevée, déçu, été, où, ça, élève".as_bytes().to_vec();
        bytes.push(0xE9);
        bytes.extend_from_slice(b" fin");
        assert_eq!(of(&bytes), "UTF-8");
    }

    #[test]
    fn accents_far_into_the_file_count() {
        let mut bytes = vec![b'a'; WINDOW * 3];
        bytes.extend_from_slice("qualité déçue".as_bytes());
        assert_eq!(of(&bytes), "UTF-8");
        let mut bytes = vec![b'a'; WINDOW * 3];
        bytes.extend_from_slice(b" qualit\xE9 d\xE9\xE7ue ");
        assert_eq!(of(&bytes), "windows-1252");
    }
}
