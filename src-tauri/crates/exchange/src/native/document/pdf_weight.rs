//! What the streams of a PDF unpack to, measured before the parser unpacks them: it knows no limit of its own.

use std::io::{self, Read};

use crate::fault::Fault;

/// What a stream may unpack to, what a picture may, and what all streams that are no pictures may together.
const LARGEST_STREAM: u64 = 128 * 1024 * 1024;
const LARGEST_PICTURE: u64 = 512 * 1024 * 1024;
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// The filters that the parser knows; with any other it takes a stream as it is.
const FILTERS: [&[u8]; 3] = [b"FlateDecode", b"LZWDecode", b"ASCII85Decode"];

/// Refuses streams that unpack to what no document holds, one by one or together.
pub(super) fn guard(bytes: &[u8]) -> Result<(), Fault> {
    let mut all = 0u64;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        // `endstream` ends one.
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let content = &bytes[at + 6..];
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        let before = &bytes[at.saturating_sub(1024)..at];
        let before = &before[memchr::memmem::rfind(before, b"obj").unwrap_or(0)..];
        let mut filters = named(before);
        // The filter may be named elsewhere.
        if filters.is_empty() && content.first().is_some_and(|first| first & 0x0F == 8) {
            filters.push(FILTERS[0]);
        }
        let is_picture = memchr::memmem::find(before, b"/Image").is_some() && memchr::memmem::find(before, b"/ObjStm").is_none();
        let limit = if is_picture { LARGEST_PICTURE } else { LARGEST_STREAM.min(LARGEST_FILE - all) };
        let unpacked = weigh(&filters, content, limit);
        if unpacked > limit {
            return Err(Fault::TooLarge { bytes: all.saturating_add(unpacked) });
        }
        all += if is_picture { 0 } else { unpacked };
    }
    Ok(())
}

/// The filters that a dictionary names, in their order.
fn named(dictionary: &[u8]) -> Vec<&'static [u8]> {
    let places = memchr::memchr_iter(b'/', dictionary).filter_map(|at| dictionary.get(at + 1..));
    places.filter_map(|name| FILTERS.into_iter().find(|filter| name.starts_with(filter))).collect()
}

/// How many bytes a stream unpacks to; no more than `limit` and one. What is packed twice is past every limit: no program
/// of people writes it.
pub(super) fn weigh(filters: &[&[u8]], content: &[u8], limit: u64) -> u64 {
    let known = filters.iter().take_while(|filter| FILTERS.contains(filter));
    let mut decoded: Option<Vec<u8>> = None;
    let mut weight = 0;
    for filter in known {
        if weight > 0 {
            return limit.saturating_add(1);
        }
        let content = decoded.as_deref().unwrap_or(content);
        match *filter {
            b"FlateDecode" => weight = inflated(content, limit),
            b"LZWDecode" => weight = expanded(content, limit),
            _ => decoded = Some(of_ascii85(content)),
        }
    }
    weight
}

fn inflated(content: &[u8], limit: u64) -> u64 {
    let count = |mut source: io::Take<&mut dyn Read>| {
        let (mut buffer, mut count) = ([0u8; 16 * 1024], 0u64);
        // What comes before an error is unpacked all the same.
        while let Ok(read @ 1..) = source.read(&mut buffer) {
            count += read as u64;
        }
        count
    };
    let most = limit.saturating_add(1);
    let zlib: &mut dyn Read = &mut flate2::read::ZlibDecoder::new(content);
    match (count(zlib.take(most)), content.get(2..)) {
        // The parser then tries without the header.
        (0, Some(rest)) => {
            let raw: &mut dyn Read = &mut flate2::read::DeflateDecoder::new(rest);
            count(raw.take(most))
        }
        (count, _) => count,
    }
}

/// What LZW unpacks to, by the lengths of its codes alone, whichever way the codes grow.
fn expanded(content: &[u8], limit: u64) -> u64 {
    [0, 1].into_iter().map(|early| grown(content, limit, early)).max().unwrap_or(0)
}

fn grown(content: &[u8], limit: u64, early: usize) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths = vec![1u64; 4096];
    let (mut next, mut width, mut before) = (END + 1, 9u32, None::<u64>);
    let (mut bits, mut held, mut total) = (0u32, 0u32, 0u64);
    for byte in content {
        bits = (bits << 8 | u32::from(*byte)) & 0x00FF_FFFF;
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        if code == CLEAR {
            (next, width, before) = (END + 1, 9, None);
            continue;
        }
        let length = match (lengths.get(code), before) {
            (Some(length), _) if code < next && code != END => *length,
            (_, Some(before)) if code == next => before + 1,
            _ => break,
        };
        total += length;
        if total > limit {
            break;
        }
        if let (Some(before), Some(slot)) = (before, lengths.get_mut(next)) {
            *slot = before + 1;
            next += 1;
        }
        before = Some(length);
        if next + early >= 1 << width && width < 12 {
            width += 1;
        }
    }
    total.min(limit.saturating_add(1))
}

/// ASCII85 up to what ends it.
fn of_ascii85(content: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut count) = (Vec::new(), 0u32, 0);
    for byte in content {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => break,
        }
    }
    for _ in count..5 {
        group = group.wrapping_mul(85).wrapping_add(84);
    }
    if count > 1 {
        out.extend(group.to_be_bytes().into_iter().take(count - 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(zeros: usize) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![0; zeros]).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn ascii85(bytes: &[u8]) -> Vec<u8> {
        let groups = bytes.chunks(4).flat_map(|chunk| {
            let mut group = [0; 4];
            group[..chunk.len()].copy_from_slice(chunk);
            let mut left = u32::from_be_bytes(group);
            let mut digits = [0u8; 5];
            for digit in digits.iter_mut().rev() {
                *digit = b'!' + (left % 85) as u8;
                left /= 85;
            }
            digits.into_iter().take(chunk.len() + 1)
        });
        groups.chain(*b"~>").collect()
    }

    #[test]
    fn weights_of_streams() {
        let stream = packed(100_000);
        assert_eq!(weigh(&[b"FlateDecode"], &stream, 200_000), 100_000);
        assert_eq!(weigh(&[b"FlateDecode"], &stream, 50_000), 50_001);
        assert_eq!(weigh(&[b"ASCII85Decode", b"FlateDecode"], &ascii85(&stream), 200_000), 100_000);
        assert_eq!(weigh(&[b"FlateDecode", b"FlateDecode"], &stream, 200_000), 200_001, "packed twice");
        assert_eq!(weigh(&[b"FlateDecode", b"DCTDecode"], &stream, 200_000), 100_000);
        assert_eq!(weigh(&[], &stream, 9), 0);
        // The example of the specification of PDF: 45 45 45 45 45 65 45 45 45 66.
        assert_eq!(weigh(&[b"LZWDecode"], &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], 99), 10);
    }

    #[test]
    fn many_streams_are_weighed_together() {
        let stream = packed(100 * 1024 * 1024);
        let one = [b"1 0 obj\n<</Filter/FlateDecode>>\nstream\n".as_slice(), &stream, b"\nendstream\nendobj\n"].concat();
        assert!(guard(&one.repeat(2)).is_ok());
        assert!(matches!(guard(&one.repeat(3)), Err(Fault::TooLarge { .. })));
    }
}
