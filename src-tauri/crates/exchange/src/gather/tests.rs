//! Folders and archives as people have them, and as nobody means them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// An archive of files that are stored as they are: their bytes stand in it, and can be changed.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, stored).expect("started");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut out = bytes.to_vec();
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, old).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| out[at..at + new.len()].copy_from_slice(new));
    out
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, content).expect("written");
        path
    }

    fn within(&self, path: &Path, files: usize, bytes: u64) -> Vec<Gathered> {
        gather_within(&[path.to_owned()], &self.folder.path().join("scratch"), Limits { files, bytes })
    }

    /// What is shown of each file, with the code of its fault or its content.
    fn seen(&self, path: &Path) -> Vec<(String, String)> {
        let told = |file: Gathered| match file.fault {
            Some(fault) => (file.shown, format!("!{}", fault.code())),
            None => (file.shown, String::from_utf8_lossy(&std::fs::read(&file.path).expect("read")).into_owned()),
        };
        self.within(path, MOST_FILES, MOST_BYTES).into_iter().map(told).collect()
    }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(shown, content)| ((*shown).to_owned(), (*content).to_owned())).collect()
}

#[test]
fn a_folder_is_its_files_in_order() {
    let desk = Desk::new();
    for name in ["avis/b.csv", "avis/a/z.txt", "avis/a/y.txt", "avis/.DS_Store", "avis/Thumbs.db", "avis/__MACOSX/x", "avis/.git/config"] {
        desk.file(name, b"x");
    }
    desk.file("avis/c.zip", &archive(&[("d.csv", b"in")]));
    let folder = desk.folder.path().join("avis");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("a/round")).expect("linked");
    let expected = [("avis/a/y.txt", "x"), ("avis/a/z.txt", "x"), ("avis/b.csv", "x"), ("avis/c.zip › d.csv", "in")];
    assert_eq!(desk.seen(&folder), pairs(&expected));
    assert_eq!(desk.seen(&desk.folder.path().join("gone")), pairs(&[("gone", "!missing")]));
    assert_eq!(desk.seen(&folder.join("b.csv")), pairs(&[("b.csv", "x")]));
}

#[test]
fn an_archive_is_its_files_and_those_of_archives_in_it() {
    let desk = Desk::new();
    let deepest = archive(&[("deep.csv", b"deep")]);
    let inner = archive(&[("a.csv", b"inner"), ("again.zip", &deepest)]);
    let path =
        desk.file("export.zip", &archive(&[("z/a.csv", b"one"), ("a.csv", b"two"), ("in.zip", &inner), ("__MACOSX/._a.csv", b"no")]));
    let gathered = desk.within(&path, MOST_FILES, MOST_BYTES);
    let shown: Vec<&str> = gathered.iter().map(|file| file.shown.as_str()).collect();
    assert_eq!(shown, ["export.zip › a.csv", "export.zip › in.zip › a.csv", "export.zip › in.zip › again.zip", "export.zip › z/a.csv"]);
    assert!(gathered.iter().all(|file| file.fault.is_none()));
    assert_eq!(std::fs::read(&gathered[3].path).expect("read"), b"one");
    assert_eq!(gathered[3].path.file_stem().and_then(|stem| stem.to_str()), Some("a"));
    assert_eq!(desk.seen(&desk.file("none.zip", &archive(&[]))), []);
}

#[test]
fn names_cannot_leave_the_scratch_folder() {
    let desk = Desk::new();
    let bytes = replaced(&archive(&[("aa/bb/cc.csv", b"x"), ("dd.csv", b"y"), ("ee.csv", b"z")]), b"aa/bb/cc.csv", b"../../cc.csv");
    let path = desk.file("slip.zip", &replaced(&replaced(&bytes, b"dd.csv", b"/d.csv"), b"ee.csv", b"c:\\e.c"));
    let gathered = desk.within(&path, MOST_FILES, MOST_BYTES);
    let scratch = desk.folder.path().join("scratch");
    assert_eq!(gathered.len(), 3);
    for file in gathered {
        assert_eq!(file.path.parent().and_then(Path::parent), Some(scratch.as_path()), "{}", file.shown);
    }
}

#[test]
fn names_of_old_archivers_are_read() {
    let desk = Desk::new();
    let path = desk.file("old.zip", &replaced(&archive(&[("xtx.csv", b"x")]), b"xtx.csv", b"\x82t\x82.csv"));
    assert_eq!(desk.seen(&path), pairs(&[("old.zip › été.csv", "x")]));
    let path = desk.file("new.zip", &archive(&[("été.csv", b"x")]));
    assert_eq!(desk.seen(&path), pairs(&[("new.zip › été.csv", "x")]));
}

#[test]
fn what_cannot_be_unpacked_is_told() {
    let desk = Desk::new();
    let whole = archive(&[("a.csv", b"some words here"), ("b.csv", b"other")]);
    let damaged = desk.file("damaged.zip", &replaced(&whole, b"some words", b"sOme words"));
    assert_eq!(desk.seen(&damaged), pairs(&[("damaged.zip › a.csv", "!damaged_archive"), ("damaged.zip › b.csv", "other")]));
    assert_eq!(desk.seen(&desk.file("cut.zip", &whole[..whole.len() - 30])), pairs(&[("cut.zip", "!cut_short")]));
    // The lowest bit of the flags says that an entry is encrypted.
    let mut locked = archive(&[("a.csv", b"x")]);
    let directory = memchr::memmem::find(&locked, b"PK\x01\x02").expect("a directory");
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    assert_eq!(desk.seen(&desk.file("locked.zip", &locked)), pairs(&[("locked.zip › a.csv", "!encrypted")]));
    let mut odd = archive(&[("a.csv", b"x")]);
    (odd[8], odd[directory + 10]) = (12, 12);
    assert_eq!(desk.seen(&desk.file("odd.zip", &odd)), pairs(&[("odd.zip › a.csv", "!format_not_yet")]));
}

#[test]
fn documents_are_left_whole() {
    let desk = Desk::new();
    for (name, part) in
        [("a.xlsx", "xl/workbook.xml"), ("b.docx", "word/document.xml"), ("c.pptx", "[Content_Types].xml"), ("d.epub", "mimetype")]
    {
        let path = desk.file(name, &archive(&[(part, b"x")]));
        assert_eq!(desk.within(&path, MOST_FILES, MOST_BYTES), [Gathered { path, shown: name.to_owned(), fault: None }]);
    }
}

#[test]
fn nothing_goes_on_for_ever() {
    let desk = Desk::new();
    ["f/a", "f/b", "f/c"].iter().for_each(|name| drop(desk.file(name, b"x")));
    let codes =
        |gathered: Vec<Gathered>| -> Vec<Option<&str>> { gathered.iter().map(|file| file.fault.as_ref().map(Fault::code)).collect() };
    assert_eq!(codes(desk.within(&desk.folder.path().join("f"), 2, MOST_BYTES)), [None, None, Some("too_many_files")]);
    assert_eq!(codes(desk.within(&desk.folder.path().join("f"), 3, MOST_BYTES)), [None, None, None]);
    let path = desk.file("many.zip", &archive(&[("a", b"12345"), ("b", b"12345"), ("c", b"12345")]));
    assert_eq!(codes(desk.within(&path, 2, MOST_BYTES)), [None, None, Some("too_many_files")]);
    assert_eq!(codes(desk.within(&path, 9, 10)), [None, None, Some("too_large")]);
    assert_eq!(codes(desk.within(&path, 9, 15)), [None, None, None]);
}
