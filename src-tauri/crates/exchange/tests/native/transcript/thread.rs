//! Threads pasted into a text, and texts that only look like them.

use super::{fixture, is_hardy, read, read_path, taken_for};
use livisible_exchange::Plan;

#[test]
fn a_forum_whose_answers_quote_or_name() {
    let contents = read("forum-cafe.txt");
    assert_eq!((contents.seen.name(), contents.seen.told.len()), ("thread", 2));
    let turns = [
        "-: Quelle cafetière choisir ?",
        "Ana: Je cherche une cafetière qui dure.\nUne idée ?",
        "Bo Martin: > Je cherche une cafetière qui dure.\n\nUne italienne, sans hésiter.",
        "Ana: @BoMartin merci !",
        "Léa: Rien ne dure.",
    ];
    assert_eq!(contents.turns(), turns);
    let (ana, bo, thanks) = (&contents.records[1], &contents.records[2], &contents.records[3]);
    assert_eq!(contents.at(1).as_deref(), Some("2024-03-12T10:30:00+00:00"));
    assert_eq!(ana.posted.as_ref().map(|posted| posted.original.as_str()), Some("12 mars 2024 à 10:30"));
    assert_eq!(bo.parent, ana.id);
    assert_eq!(bo.links.first().map(|link| link.to.clone()), ana.id);
    assert_eq!((thanks.parent.clone(), thanks.inferred, thanks.links.len()), (bo.id.clone(), true, 0));
    assert_eq!(contents.records[4].parent, None);
    assert_eq!(ana.within.as_deref(), Some("thread:forum-cafe"));
    assert_eq!(contents.warnings, vec!["dates_without_zone: 4 (#2)", "inferred_parents: 2 (#3)"]);
}

#[test]
fn comments_set_in_under_what_they_answer() {
    let contents = read("comments.txt");
    let turns = ["u/coffee_fan: The new machine leaks.", "sam_h: Mine too!\n  Twice.", "coffee_fan2: Same here", "lea: Never had that"];
    assert_eq!(contents.turns(), turns);
    let parent = |at: usize| contents.records[at].parent.clone();
    let id = |at: usize| contents.records[at].id.clone();
    assert_eq!([parent(0), parent(1), parent(2), parent(3)], [None, id(0), id(1), id(0)]);
    let posted = contents.records[0].posted.as_ref().expect("said");
    assert_eq!((posted.instant, posted.original.as_str(), posted.estimated), (None, "3h ago", false));
}

#[test]
fn mails_answer_those_below_them() {
    let contents = read("mails.txt");
    let turns = [
        "-: Merci, je rappelle demain.",
        "Paul Roy: Nous avons bien reçu votre message.",
        "Ana Ruiz: Toujours rien reçu.",
        "Service client: Votre colis est parti.",
    ];
    assert_eq!(contents.turns(), turns);
    let parent = |at: usize| contents.records[at].parent.clone();
    let id = |at: usize| contents.records[at].id.clone();
    assert_eq!([parent(0), parent(1), parent(2), parent(3)], [id(1), id(2), id(3), None]);
    assert_eq!(contents.at(2).as_deref(), Some("2024-03-11T18:02:00+00:00"));
    assert_eq!(contents.said(1, "subject"), "RE: Livraison");
}

#[test]
fn a_name_above_a_date_whose_day_comes_first() {
    let contents = read("stacked.txt");
    assert_eq!(contents.turns(), ["jdupont: J'adore cette lampe", "marie_b: Moi pas du tout", "jdupont: Tant pis"]);
    // The thirteenth tells the order of all: it is the third of April.
    assert_eq!(contents.at(0).as_deref(), Some("2024-04-03T10:30:00+00:00"));
}

#[test]
fn another_copy_gives_the_same_ids_whatever_moved() {
    let text = std::fs::read_to_string(fixture("comments.txt")).expect("the fixture");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("comments.txt");
    let later = text.replace("3h ago", "5h ago").replace("1h ago", "3h ago");
    std::fs::write(&path, format!("newcomer · 1m ago\nFirst!\n\n{later}")).expect("written");
    let (before, after) = (read("comments.txt"), read_path(&path, &Plan::default()));
    let ids = |records: &[livisible_core::corpus::record::Record]| records.iter().map(|record| record.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&before.records), ids(&after.records)[1..]);
}

#[test]
fn texts_with_dates_are_no_threads() {
    for (name, text) in [
        ("diary.txt", "Lyon, 12 mars 2024\nIl pleut.\n\nParis, 13 mars 2024\nIl neige.\n\nLille, 14 mars 2024\nIl vente.\n"),
        ("days.txt", "Lyon\n12 mars 2024\nIl pleut.\n\nParis\n13 mars 2024\nIl neige.\n\nLyon\n14 mars 2024\nIl vente.\n"),
        ("changes.txt", "v1.2 · 2024-03-12\nFaster\n\nv1.1 · 2024-02-12\nSmaller\n\nv1.0 · 2024-01-12\nFirst\n"),
        ("one.txt", "Posté par Ana le 12 mars 2024\nBonjour\n\nPosté par Bo le 13 mars 2024\nBonsoir\n"),
        ("prose.txt", "On Monday, Ana wrote:\na letter.\nOn Tuesday, Bo wrote:\nanother.\nOn Wednesday, Al wrote:\nmore.\n"),
        ("same.txt", "Posted by Ana on 12 March 2024\na\n\nPosted by Ana on 13 March 2024\nb\n\nPosted by Ana on 14 March 2024\nc\n"),
    ] {
        assert_ne!(taken_for(name, text.as_bytes()), "thread", "{name}");
    }
}

#[test]
fn broken_threads_are_answered() {
    ["forum-cafe.txt", "comments.txt", "mails.txt", "stacked.txt"].into_iter().for_each(is_hardy);
}
