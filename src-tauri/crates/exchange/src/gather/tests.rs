//! Folders and archives as people have them, and as nobody means them.

use std::io::{Cursor, Read, Write};

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
        gather_within(&[path.to_owned()], &self.folder.path().join("scratch"), Limits { files, bytes, expanded: bytes })
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
        assert_eq!(desk.within(&path, MOST_FILES, MOST_BYTES), [Gathered::of(path, name.to_owned(), None)]);
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

#[test]
fn media_are_counted_and_set_aside() {
    let desk = Desk::new();
    let inner = archive(&[("b.opus", b"x"), ("c.txt", b"words")]);
    desk.file(
        "chat/in.zip",
        &archive(&[("_chat.txt", b"words"), ("1.jpg", b"x"), ("2.WEBP", b"x"), ("again.zip", &inner), ("photo", b"\x89PNG\r\n")]),
    );
    for name in ["chat/a.mp4", "chat/d.csv", "chat/e.unknown", "chat/nameless"] {
        desk.file(name, b"\xFF\xD8\xFF\xE0");
    }
    let told = |path: &Path| -> Vec<(String, u64)> {
        desk.within(path, MOST_FILES, MOST_BYTES).into_iter().map(|file| (file.shown, file.aside)).collect()
    };
    let shown = |names: &[(&str, u64)]| -> Vec<(String, u64)> { names.iter().map(|(name, aside)| ((*name).to_owned(), *aside)).collect() };
    // Aside: 1.jpg, 2.WEBP and photo of the archive, b.opus of the one in it, a.mp4 and nameless beside them.
    let expected =
        [("chat/d.csv", 0), ("chat/e.unknown", 0), ("chat/in.zip › _chat.txt", 0), ("chat/in.zip › again.zip › c.txt", 0), ("chat", 6)];
    assert_eq!(told(&desk.folder.path().join("chat")), shown(&expected));
    assert_eq!(told(&desk.folder.path().join("chat/a.mp4")), shown(&[("a.mp4", 0)]), "chosen by itself");
}

#[test]
fn of_a_download_of_meta_what_people_wrote_is_kept() {
    let desk = Desk::new();
    let files: [(&str, &[u8]); 5] = [
        ("your_instagram_activity/messages/inbox/bob_1/message_1.json", b"[]"),
        ("your_instagram_activity/messages/inbox/bob_1/photos/1.jpg", b"x"),
        ("your_instagram_activity/comments/post_comments_1.json", b"[]"),
        ("your_instagram_activity/likes/liked_posts.json", b"[]"),
        ("ads_information/advertisers.json", b"[]"),
    ];
    files.iter().for_each(|(name, content)| drop(desk.file(&format!("meta/{name}"), content)));
    let path = desk.file("meta.zip", &archive(&files));
    for (path, between) in [(path, " › "), (desk.folder.path().join("meta"), "/")] {
        let called = walk::called(&path);
        let gathered = desk.within(&path, MOST_FILES, MOST_BYTES);
        let shown: Vec<String> =
            gathered.iter().map(|file| file.shown.replace(&format!("{called}{between}your_instagram_activity/"), "")).collect();
        assert_eq!(shown, ["comments/post_comments_1.json", "messages/inbox/bob_1/message_1.json", called.as_str()]);
        assert_eq!(gathered[2].aside, 3);
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(content).expect("written");
    writer.finish().expect("finished")
}

#[test]
fn files_shrunk_by_themselves_are_opened() {
    let desk = Desk::new();
    let zst = zstd::encode_all(&b"one\n"[..], 3).expect("shrunk");
    let two = [zst.clone(), zstd::encode_all(&b"two\n"[..], 3).expect("shrunk")].concat();
    assert_eq!(desk.seen(&desk.file("dump.zst", &two)), pairs(&[("dump.zst › dump", "one\ntwo\n")]));
    let parts = [gzip(b"a,b\n"), gzip(b"1,2\n")].concat();
    assert_eq!(desk.seen(&desk.file("t.csv.GZ", &parts)), pairs(&[("t.csv.GZ › t.csv", "a,b\n1,2\n")]));
    assert_eq!(desk.seen(&desk.file("odd", &gzip(b"x"))), pairs(&[("odd › odd", "x")]));
    let packed = desk.file("p.zip", &archive(&[("a.json.gz", &gzip(b"{}"))]));
    assert_eq!(desk.seen(&packed), pairs(&[("p.zip › a.json.gz › a.json", "{}")]));
    for end in 4..zst.len() {
        assert_eq!(desk.seen(&desk.file("cut.zst", &zst[..end])), pairs(&[("cut.zst", "!cut_short")]), "{end}");
    }
    let whole = gzip(b"some words");
    for end in 10..whole.len() {
        assert_eq!(desk.seen(&desk.file("cut.gz", &whole[..end])), pairs(&[("cut.gz", "!cut_short")]), "{end}");
    }
    let mut damaged = whole.clone();
    let sum = damaged.len() - 6;
    damaged[sum] ^= 1;
    assert_eq!(desk.seen(&desk.file("damaged.gz", &damaged)), pairs(&[("damaged.gz", "!damaged_archive")]));
}

#[test]
fn what_is_made_to_grow_is_refused() {
    let desk = Desk::new();
    let bomb = zstd::encode_all(std::io::repeat(0).take(150 * 1024 * 1024), 1).expect("shrunk");
    let path = desk.file("bomb.zst", &bomb);
    assert_eq!(desk.seen(&path), pairs(&[("bomb.zst", "!too_large")]));
    assert!(std::fs::read_dir(desk.folder.path().join("scratch/1")).expect("a folder").next().is_none(), "nothing of it stays");
    let path = desk.file("large.gz", &gzip(b"0123456789"));
    let codes: Vec<_> = desk.within(&path, 9, 9).iter().map(|file| file.fault.as_ref().map(Fault::code)).collect();
    assert_eq!(codes, [Some("too_large")]);
}

#[test]
fn files_shrunk_by_themselves_share_one_limit() {
    let desk = Desk::new();
    ["d/a.gz", "d/b.gz", "d/c.gz"].iter().for_each(|name| drop(desk.file(name, &gzip(b"0123456789"))));
    desk.file("d/z.zip", &archive(&[("z.csv", b"01234")]));
    let codes = |expanded: u64| -> Vec<Option<&str>> {
        let limits = Limits { files: 9, bytes: 1000, expanded };
        let gathered = gather_within(&[desk.folder.path().join("d")], &desk.folder.path().join("scratch"), limits);
        gathered.iter().map(|file| file.fault.as_ref().map(Fault::code)).collect()
    };
    assert_eq!(codes(35), [None, None, None, None]);
    assert_eq!(codes(34), [None, None, None, Some("too_large")]);
    assert_eq!(codes(29), [None, None, Some("too_large"), None], "what is refused takes no room");
    assert_eq!(codes(10), [None, Some("too_large"), Some("too_large"), Some("too_large")]);
}

#[test]
fn films_do_not_make_an_archive_too_large() {
    let desk = Desk::new();
    // The directory says that the film is of 3 GiB: nobody unpacks it.
    let mut bytes = archive(&[("_chat.txt", b"words"), ("film.mp4", b"0123456789")]);
    let at = memchr::memmem::rfind(&bytes, b"PK\x01\x02").expect("a directory");
    bytes[at + 24..at + 28].copy_from_slice(&(3u32 << 30).to_le_bytes());
    let path = desk.file("chat.zip", &bytes);
    let gathered = desk.within(&path, MOST_FILES, MOST_BYTES);
    assert_eq!(
        gathered.iter().map(|file| (file.shown.as_str(), file.aside)).collect::<Vec<_>>(),
        [("chat.zip › _chat.txt", 0), ("chat.zip", 1)]
    );
    let path = desk.file("text.zip", &replaced(&bytes, b"film.mp4", b"film.txt"));
    assert_eq!(desk.seen(&path), pairs(&[("text.zip", "!too_large")]));
}
