use acceptance::{Desk, fixture};
use livisible_core::{Error, Study};

/// Opens a spoiled copy of a study; the file must be the same afterwards, byte for byte.
fn opens(desk: &Desk, bytes: &[u8]) -> Result<Study, Error> {
    let path = desk.file("spoiled.livi", bytes);
    let opened = Study::open(&path);
    if opened.is_err() {
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "a refused file is left untouched");
    }
    opened
}

fn sound(desk: &Desk) -> Vec<u8> {
    let study = desk.velmoka();
    study.settle().unwrap();
    std::fs::read(study.path()).unwrap()
}

#[test]
fn foreign_newer_and_truncated_files_are_refused_unharmed() {
    let desk = Desk::new();
    let good = sound(&desk);
    assert!(opens(&desk, &good).is_ok());
    assert!(matches!(opens(&desk, b""), Err(Error::NotAStudy { .. })));
    assert!(matches!(opens(&desk, b"PK\x03\x04 a zip"), Err(Error::NotAStudy { .. })));
    let mut other = good.clone();
    other[68..72].copy_from_slice(b"XXXX");
    assert!(matches!(opens(&desk, &other), Err(Error::NotAStudy { .. })));
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    assert!(matches!(opens(&desk, &newer), Err(Error::Newer { .. })));
    assert!(matches!(opens(&desk, &good[..60]), Err(Error::Truncated { .. })));
    for part in [2, 3, 10] {
        assert!(matches!(opens(&desk, &good[..good.len() / part / 4096 * 4096]), Err(Error::Truncated { .. })));
    }
}

#[test]
fn a_damaged_file_is_never_taken_for_a_sound_one() {
    let desk = Desk::new();
    let good = sound(&desk);
    let pages = good.len() / 4096;
    for page in 0..pages {
        let mut bad = good.clone();
        let from = page * 4096 + if page == 0 { 100 } else { 0 };
        bad[from..from + 512].fill(0xA5);
        match opens(&desk, &bad) {
            Err(error) => {
                assert!(matches!(error, Error::Corrupt { .. } | Error::Database(_) | Error::NotAStudy { .. }), "page {page}: {error:?}")
            }
            Ok(study) => match study.check() {
                Ok(checked) => {
                    // A page of the file's free list, or one that the indexes repeat, may be spoiled without loss.
                    let same = study.document(None).is_ok();
                    assert!(!checked.findings.is_empty() || same, "page {page}");
                }
                Err(error) => assert!(matches!(error, Error::Database(_)), "page {page}: {error:?}"),
            },
        }
        for suffix in ["-wal", "-shm", "-lock"] {
            std::fs::remove_file(desk.path(&format!("spoiled.livi{suffix}"))).ok();
        }
    }
}

#[test]
fn the_command_line_says_what_why_and_what_to_do() {
    let desk = Desk::new();
    desk.file("notes.livi", "just text, long enough to be read as a header, and then some more of it, and more");
    assert!(desk.fails(1, &["search", "notes.livi", "a"]).contains("not a Livisible study"));
    assert!(desk.fails(1, &["search", "missing.livi", "a"]).contains("is not there"));
    assert!(desk.fails(1, &["new", "etude.txt"]).contains(".livi"));
    desk.livi(&["new", "s.livi"]);
    assert!(desk.fails(1, &["new", "s.livi"]).contains("exists already"));
    assert!(desk.fails(1, &["figures", "s.livi", "horoscope"]).contains("horoscope"));
    assert!(desk.fails(1, &["code", "s.livi", "NON", "--query", "a"]).contains("NON"));
    assert!(desk.fails(1, &["undo", "s.livi"]).contains("nothing to undo"));
    assert!(desk.fails(1, &["report", "s.livi", "r.html", "--quotes", "paraphrase"]).contains("paraphrase"));
    assert!(desk.fails(1, &["export", "s.livi", "out.sav"]).contains(".csv"));
    desk.fails(2, &["search", "s.livi"]);
    desk.fails(2, &["frobnicate"]);
    let french = desk.command(&["undo", "s.livi", "--lang", "fr"]).output().unwrap();
    assert!(String::from_utf8(french.stderr).unwrap().contains("Il n’y a rien à annuler"));
}

/// A file on which the parser of workbooks falls: refused in one line, and nothing is left behind.
#[test]
fn a_workbook_that_makes_its_parser_fall_is_refused() {
    let desk = Desk::new();
    let said = desk.fails(1, &["import", "s.livi", fixture("broken/parser-falls.xls").to_str().unwrap()]);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("no workbook, or a damaged one"), "{said}");
    assert!(!desk.path("s.livi").exists());
}
