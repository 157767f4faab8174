//! The directory of a ZIP archive, read for two things only: what the archive is, and how large it would become.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::fault::Fault;

/// No workbook of people unpacks to more.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// Above this size, an archive that shrinks so well was made to.
pub const SUSPECT: u64 = 100 * 1024 * 1024;
/// The ratio of sizes that people's files never reach.
pub const SUSPECT_RATIO: u64 = 200;

/// The most that is read of a directory.
const LARGEST_DIRECTORY: u64 = 64 * 1024 * 1024;

/// What the directory of an archive says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// The names of its entries.
    pub names: Vec<String>,
    /// The size of all of them, unpacked.
    pub unpacked: u64,
    /// The size of all of them, packed.
    pub packed: u64,
}

impl Archive {
    /// Refuses an archive that is a bomb.
    pub fn guard(&self) -> Result<(), Fault> {
        let bomb = self.unpacked > SUSPECT && self.unpacked / self.packed.max(1) > SUSPECT_RATIO;
        if self.unpacked > LARGEST || bomb { Err(Fault::TooLarge { bytes: self.unpacked }) } else { Ok(()) }
    }
}

/// Reads the directory at the end of an archive; `None` when there is none, or when it makes no sense.
pub fn read(file: &mut File) -> io::Result<Option<Archive>> {
    let size = file.seek(SeekFrom::End(0))?;
    // The end record is 22 bytes and a comment of 65,535 at most.
    let tail_length = size.min(22 + 65_535 + 20);
    file.seek(SeekFrom::Start(size - tail_length))?;
    let mut tail = Vec::new();
    file.take(tail_length).read_to_end(&mut tail)?;
    let Some(end) = (0..tail.len().saturating_sub(21)).rev().find(|at| tail[*at..].starts_with(b"PK\x05\x06")) else {
        return Ok(None);
    };
    let (mut length, mut offset) = (u64::from(u32_at(&tail, end + 12)), u64::from(u32_at(&tail, end + 16)));
    if (length == u64::from(u32::MAX) || offset == u64::from(u32::MAX)) && end >= 20 && tail[end - 20..].starts_with(b"PK\x06\x07") {
        let mut record = [0; 56];
        file.seek(SeekFrom::Start(u64_at(&tail, end - 12)))?;
        if file.read_exact(&mut record).is_ok() && record.starts_with(b"PK\x06\x06") {
            (length, offset) = (u64_at(&record, 40), u64_at(&record, 48));
        }
    }
    if offset.checked_add(length).is_none_or(|end| end > size) || length > LARGEST_DIRECTORY {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(offset))?;
    let mut directory = Vec::new();
    file.take(length).read_to_end(&mut directory)?;
    Ok(Some(entries(&directory)))
}

fn entries(directory: &[u8]) -> Archive {
    let mut archive = Archive { names: Vec::new(), unpacked: 0, packed: 0 };
    let mut at = 0;
    while directory.len() >= at + 46 && directory[at..].starts_with(b"PK\x01\x02") {
        let [name, extra, comment] = [28, 30, 32].map(|field| usize::from(u16_at(directory, at + field)));
        let mut packed = u64::from(u32_at(directory, at + 20));
        let mut unpacked = u64::from(u32_at(directory, at + 24));
        let Some(bytes) = directory.get(at + 46..at + 46 + name) else { break };
        archive.names.push(String::from_utf8_lossy(bytes).into_owned());
        let fields = directory.get(at + 46 + name..at + 46 + name + extra).unwrap_or_default();
        if let Some(large) = zip64(fields) {
            let mut large = large.chunks_exact(8).map(|field| u64_at(field, 0));
            for size in [&mut unpacked, &mut packed] {
                if *size == u64::from(u32::MAX) {
                    *size = large.next().unwrap_or(*size);
                }
            }
        }
        archive.unpacked = archive.unpacked.saturating_add(unpacked);
        archive.packed = archive.packed.saturating_add(packed);
        at += 46 + name + extra + comment;
    }
    archive
}

/// The field of an entry that holds sizes too large for the entry itself.
fn zip64(mut fields: &[u8]) -> Option<&[u8]> {
    while fields.len() >= 4 {
        let length = usize::from(u16_at(fields, 2));
        let field = fields.get(4..4 + length)?;
        if u16_at(fields, 0) == 1 {
            return Some(field);
        }
        fields = &fields[4 + length..];
    }
    None
}

fn bytes<const N: usize>(data: &[u8], at: usize) -> [u8; N] {
    data.get(at..at + N).and_then(|bytes| bytes.try_into().ok()).unwrap_or([0; N])
}

fn u16_at(data: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes(data, at))
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes(data, at))
}

fn u64_at(data: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes(data, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive(bytes: &[u8]) -> Option<Archive> {
        let mut file = tempfile::tempfile().expect("a temporary file");
        io::Write::write_all(&mut file, bytes).expect("written");
        read(&mut file).expect("read")
    }

    /// A directory of one entry, without the entry itself.
    fn directory(packed: u32, unpacked: u32) -> Vec<u8> {
        let mut out = b"PK\x01\x02".to_vec();
        out.extend([0; 16]);
        out.extend(packed.to_le_bytes());
        out.extend(unpacked.to_le_bytes());
        out.extend([3, 0, 0, 0, 0, 0]);
        out.extend([0; 12]);
        out.extend(b"a/b");
        let length = u32::try_from(out.len()).expect("small");
        out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        out.extend(length.to_le_bytes());
        out.extend([0; 6]);
        out
    }

    #[test]
    fn entries_and_their_sizes() {
        let found = archive(&directory(10, 20)).expect("an archive");
        assert_eq!(found, Archive { names: vec!["a/b".to_owned()], unpacked: 20, packed: 10 });
        assert_eq!(found.guard(), Ok(()));
        assert_eq!(archive(b"PK\x03\x04 and nothing else"), None);
        assert_eq!(archive(b""), None);
    }

    #[test]
    fn bombs_are_refused() {
        assert!(archive(&directory(1000, u32::MAX - 1)).expect("an archive").guard().is_err());
        assert!(archive(&directory(1000, 150 * 1024 * 1024)).expect("an archive").guard().is_err());
        assert!(archive(&directory(2 * 1024 * 1024, 150 * 1024 * 1024)).expect("an archive").guard().is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(mut bytes in proptest::collection::vec(any::<u8>(), 0..120), at in 0usize..100) {
            let end = directory(1, 2);
            let at = at.min(bytes.len());
            bytes.splice(at..at, end);
            archive(&bytes);
        }
    }
}
