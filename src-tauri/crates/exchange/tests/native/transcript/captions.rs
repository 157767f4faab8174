//! Captions: WebVTT, SubRip, SBV.

use super::{is_hardy, read, taken_for};

#[test]
fn voices_speak_until_a_pause_or_another_voice() {
    let contents = read("reunion.vtt");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("webvtt", "native_head"));
    assert_eq!(contents.seen.told, vec!["WEBVTT - Réunion du comité"]);
    let turns = ["Ana Ruiz: Bonjour à tous, on commence avec le café.", "Paul: Oui & non.", "Ana Ruiz: Ah\u{A0}?", "Ana Ruiz: Bien."];
    assert_eq!(contents.turns(), turns);
    let of = |at: usize| [contents.said(at, "start"), contents.said(at, "end"), contents.said(at, "cues")];
    assert_eq!(of(0), ["00:00:01.000", "00:00:05.000", "2"]);
    assert_eq!(of(3), ["00:00:09.500", "00:00:10.000", "1"]);
    let first = &contents.records[0];
    assert_eq!(first.id.as_deref(), Some("transcript:reunion/00:00:01.000"));
    assert_eq!(first.within.as_deref(), Some("transcript:reunion"));
    assert_eq!((first.lang.as_deref(), first.posted.as_ref()), (Some("fr"), None));
    assert_eq!(
        contents.left(),
        vec![
            (1, "note", "NOTE Relu par Ana"),
            (6, "malformed", "6 00:00:1d.000 --> 00:00:12.000 Perdu"),
            (7, "empty_text", "00:00:12.000")
        ]
    );
    assert_eq!(contents.warnings, vec!["cues_joined: 1 (#2)"]);
}

#[test]
fn a_transcript_of_zoom_has_names_and_the_hour_of_its_name() {
    let contents = read("GMT20240301-090000_Recording.transcript.vtt");
    let turns = [
        "Anna Schmidt: Hi everyone, shall we start?",
        "GMT20240301-090000_Recording.transcript/Speaker 1: The price: too high. And slow.",
        "Sam (she/her): Agreed.",
    ];
    assert_eq!(contents.turns(), turns);
    assert_eq!(contents.said(1, "author_name"), "Speaker 1");
    assert_eq!(contents.at(1).as_deref(), Some("2024-03-01T09:00:02.070+00:00"));
    assert_eq!(contents.records[1].posted.as_ref().map(|posted| posted.original.as_str()), Some("00:00:02.070"));
    assert_eq!(contents.records[1].venue.as_deref(), Some("Zoom"));
}

#[test]
fn captions_that_roll_are_read_once() {
    let contents = read("rolling.vtt");
    // What is said twice is kept twice: the last of the first five captions says again what stood above it.
    assert_eq!(contents.turns(), ["-: so today we talk coffee talk coffee", "-: [Music] again"]);
    assert_eq!(contents.said(0, "cues"), "3");
    assert_eq!(contents.left(), vec![(1, "repeated_caption", "so today we"), (2, "repeated_caption", "talk coffee")]);
    assert_eq!(contents.warnings, vec!["cues_joined: 2 (#2)", "repeated_lines: 2 (#2)"]);
}

#[test]
fn subtitles_of_a_film_have_dashes_and_no_names() {
    let contents = read("film.srt");
    assert_eq!((contents.seen.name(), contents.seen.told.join("")), ("srt", "00:00:01,000 --> 00:00:03,000".to_owned()));
    let turns = [
        "-: En 1928, personne n'était libre.",
        "-: Entrez.",
        "-: Vous d'abord, je vous en prie.",
        "NARRATEUR: Elle entra. Puis elle sortit.",
        "-: -5 degrés : il fait froid",
    ];
    assert_eq!(contents.turns(), turns);
    assert_eq!(contents.records[2].id.as_deref(), Some("transcript:film/00:00:05.100/2"));
    assert_eq!(contents.left(), vec![(6, "malformed", "6 sans temps")]);
}

#[test]
fn chevrons_tell_where_another_begins() {
    let contents = read("news.srt");
    assert_eq!(contents.turns(), ["JANE DOE: Good evening. Here is the news.", "-: Thanks, Jane. It is raining."]);
}

#[test]
fn words_before_a_colon_in_captions_name_nobody() {
    let words = ["My list: soap, milk.", "Question: why soap?", "Remember: it is good.", "Question: why milk?", "Nobody knows."];
    let cue = |(at, words): (usize, &&str)| format!("{}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}\n\n", at + 1);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("list.srt");
    std::fs::write(&path, words.iter().enumerate().map(cue).collect::<String>()).expect("written");
    let contents = super::read_path(&path, &livisible_exchange::Plan::default());
    assert!(contents.records.iter().all(|record| record.account.is_none()), "{:?}", contents.turns());
    assert_eq!(contents.turns().join(" ").matches("Question:").count(), 2, "no word is lost");
}

#[test]
fn captions_of_youtube_in_its_own_form() {
    let contents = read("captions.sbv");
    assert_eq!(contents.seen.name(), "sbv");
    assert_eq!(contents.turns(), ["-: I bought the lamp in March and it broke.", "-: [Applause]"]);
    assert_eq!(contents.left(), vec![(2, "malformed", "0:00:02.f89,0:00:03.000 Lost")]);
}

#[test]
fn other_files_are_no_captions() {
    assert_eq!(taken_for("a.txt", b"WEBVTT is a format\nof captions.\n"), "webvtt", "its first word is its signature");
    for (name, text) in [
        ("a.txt", "WEBVTTX\n"),
        ("a.txt", "1\nsome text\n"),
        ("a.txt", "Arrows --> are nice\n00:00:01 --> 00:00:02\n"),
        ("a.csv", "00:00:01.000,00:00:02.000\n00:00:03.000,00:00:04.000\n"),
        ("a.txt", "00:00 is midnight\n"),
    ] {
        assert!(matches!(taken_for(name, text.as_bytes()).as_str(), "text" | "csv"), "{text}");
    }
}

#[test]
fn broken_captions_are_answered() {
    ["reunion.vtt", "rolling.vtt", "film.srt", "news.srt", "captions.sbv"].into_iter().for_each(is_hardy);
}
