//! Interviews typed as a text, and texts that only look like them.

use super::{fixture, is_hardy, read, read_path, taken_for};
use livisible_exchange::Plan;

#[test]
fn an_interview_in_french_with_paragraphs() {
    let contents = read("entretien-03.txt");
    assert_eq!((contents.seen.name(), contents.seen.told.join("")), ("interview", "Enquêtrice: Vous prenez votre café où ?".to_owned()));
    let turns = [
        "-: Entretien n°3, Lyon, 12 mars 2024\nDurée : 40 min",
        "Enquêtrice: Vous prenez votre café où ?",
        "entretien-03/E1: Chez moi.\nToujours chez moi.\n\nEt puis le dimanche au bar : c’est sacré.",
        "Enquêtrice: Pourquoi ?",
        "entretien-03/E1: [rires] Parce que c’est à 10:30 et que j’ai le temps.",
        "Enquêtrice: D’accord.",
        "entretien-03/E2: Moi, jamais.",
    ];
    assert_eq!(contents.turns(), turns);
    assert_eq!(contents.said(0, "heading"), "true");
    let ids: Vec<&str> = contents.records.iter().filter_map(|record| record.id.as_deref()).collect();
    assert!(ids.iter().all(|id| id.starts_with("interview:entretien-03/")) && ids.len() == turns.len());
    assert_eq!(contents.records[1].within.as_deref(), Some("interview:entretien-03"));
    assert!(contents.left().is_empty());
}

#[test]
fn a_group_with_times_and_participants_who_are_others_elsewhere() {
    let contents = read("focus.txt");
    let turns = [
        "Moderator: Welcome. What comes to mind about delivery?",
        "focus/P1: Slow, mostly.",
        "focus/P2: And expensive. One thing: they never call.",
        "Moderator: Anything else?",
        "focus/P1: No.",
        "focus/P2: The boxes are huge",
    ];
    assert_eq!(contents.turns(), turns);
    assert_eq!((contents.said(1, "start"), contents.said(1, "author_name")), ("00:00:09".to_owned(), "P1".to_owned()));
}

#[test]
fn names_and_times_above_what_is_said() {
    let contents = read("otter.txt");
    let turns = [
        "Ana Ruiz: So how do you choose a coffee maker?",
        "Sam Hill: I read what people say.",
        "Ana Ruiz: And then you buy?",
        "Sam Hill: Then I ask my sister: she knows.",
    ];
    assert_eq!(contents.turns(), turns);
    assert_eq!(contents.said(3, "start"), "0:15");
}

#[test]
fn texts_with_colons_are_no_interviews() {
    for (name, text) in [
        (
            "prose.txt",
            "He had one rule: never lie. She knew it.\n\nThe next day: rain.\n\nThe day after: rain again, and wind.\n\nHe had two: one was lost.\n",
        ),
        (
            "reviews.txt",
            "Title: Great\nText: I love it so much, thanks\nStars: 5\n\nTitle: Bad\nText: I hate it so much, sorry\nStars: 1\n\nTitle: Fine\nText: It works as it should do\nStars: 3\n",
        ),
        (
            "form.txt",
            "Store: Lyon centre ville ouest\nTeam: the blue one of course\nMood: very good indeed today\nStore: Paris nord et sud\nTeam: the red one of course\nMood: not so good today\n",
        ),
        (
            "server.txt",
            "ERROR: disk is full again today\nINFO: retrying in ten seconds now\nERROR: disk is full again today\nINFO: retrying in ten seconds now\n",
        ),
        ("conf.txt", "name: livisible the app\nversion: one of many\nname: other of the two\nversion: two of them all\n"),
        ("mail.txt", "From: Ana Ruiz the first\nTo: Paul Roy the second\nFrom: Paul Roy the second\nTo: Ana Ruiz the first\n"),
        (
            "glossary.txt",
            "Arabica: a kind of coffee\nRobusta: another kind of coffee\nRoast: what is done to it\nCrema: what floats on top of it\n",
        ),
    ] {
        assert_ne!(taken_for(name, text.as_bytes()), "interview", "{name}");
    }
    let table = "Moderator: Welcome to all of you\nP1: Thank you very much\nModerator: What do you think?\nP1: I think a lot\n";
    assert_eq!(taken_for("talk.txt", table.as_bytes()), "interview");
    assert_eq!(taken_for("talk.csv", table.as_bytes()), "csv");
}

#[test]
fn the_analyst_may_say_that_it_is_one() {
    let plan = Plan { format: Some("interview".to_owned()), ..Plan::default() };
    let contents = read_path(&fixture("film.srt"), &plan);
    assert_eq!((contents.seen.name(), contents.seen.reason, contents.records.len()), ("interview", "asked", 1));
}

#[test]
fn broken_interviews_are_answered() {
    ["entretien-03.txt", "focus.txt", "otter.txt"].into_iter().for_each(is_hardy);
}
