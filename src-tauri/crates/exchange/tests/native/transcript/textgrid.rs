//! TextGrids of Praat.

use super::{fixture, is_hardy, read, read_path};
use livisible_exchange::Plan;

#[test]
fn tiers_are_speakers_in_the_order_of_time() {
    let contents = read("dialogue.TextGrid");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("textgrid", "native_head"));
    assert_eq!(contents.turns(), ["Ana: Vous dites \"cher\" ?", "dialogue/P1: Oui, très.", "Ana: Combien ?"]);
    assert_eq!((contents.said(0, "start"), contents.said(0, "end")), ("00:00:00.400".to_owned(), "00:00:02.250".to_owned()));
    assert_eq!(contents.records[1].id.as_deref(), Some("transcript:dialogue/00:00:02.000"));
    assert_eq!(contents.left(), vec![(4, "note", "00:00:01.500 bruits: porte")]);
    assert_eq!(contents.warnings, vec!["silences: 3", "other_tiers: phones"]);
}

#[test]
fn words_that_a_program_aligned_are_joined_up_to_a_pause() {
    let contents = read("aligned.TextGrid");
    assert_eq!(contents.seen.encoding.as_deref(), Some("UTF-16LE"));
    assert_eq!(contents.turns(), ["Bo: I waited", "Bo: Two weeks"]);
    assert_eq!(
        (contents.said(1, "start"), contents.said(1, "end"), contents.said(1, "cues")),
        ("00:00:04.000".into(), "00:00:09.000".into(), "2".into())
    );
    assert_eq!(contents.warnings, vec!["silences: 1", "cues_joined: 2"]);
}

#[test]
fn a_grid_that_is_cut_gives_what_is_whole() {
    let text = std::fs::read_to_string(fixture("dialogue.TextGrid")).expect("the fixture");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("cut.TextGrid");
    let end = text.find("Combien").expect("the third interval");
    std::fs::write(&path, &text[..end]).expect("written");
    let contents = read_path(&path, &Plan::default());
    assert_eq!(contents.turns(), ["Ana: Vous dites \"cher\" ?"]);
    assert_eq!(contents.left(), vec![(2, "truncated", "Ana")]);
    std::fs::write(&path, text.replace("xmin = 2.25", "xmin = soon")).expect("written");
    let contents = read_path(&path, &Plan::default());
    assert_eq!(contents.left(), vec![(2, "malformed", "Text(\"Combien ?\")")]);
}

#[test]
fn broken_grids_are_answered() {
    ["dialogue.TextGrid", "aligned.TextGrid"].into_iter().for_each(is_hardy);
}
