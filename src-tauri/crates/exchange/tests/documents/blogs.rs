//! Blog posts copied as plain text.

use livisible_core::corpus::lists::Space;
use serde_json::json;

use super::{fixture, read, read_bytes, survives};

#[test]
fn a_french_post_with_its_foot() {
    let contents = read(&fixture("billet.txt")).expect("read");
    assert_eq!((contents.seen.name(), contents.seen.reason), ("blog-text", "native_lines"));
    assert_eq!(contents.seen.told[0], "12 mai 2011");
    let post = &contents.records[0];
    assert_eq!(contents.records.len(), 1);
    assert_eq!(
        (post.account.as_deref(), post.space, post.title.as_deref()),
        (Some("Zéo Blanc"), Some(Space::Blog), Some("Le caddie comme instrument"))
    );
    let posted = post.posted.as_ref().expect("a date");
    assert_eq!(
        (posted.original.as_str(), posted.instant.map(|at| at.to_rfc3339()).as_deref()),
        ("12 mai 2011 18:26", Some("2011-05-12T18:26:00+00:00"))
    );
    assert!(post.text.starts_with("Le caddie comme instrument\nIls étaient trois"));
    assert!(post.text.ends_with("silence (in)audible.\n\nBonne lecture"));
    assert!(post.text.contains("« Vos courses, notre passion »"));
    assert_eq!(
        json!(post.attributes),
        json!({"categories": "Rayons, Signes", "replies": 2, "tags": "caddie, silence, grande distribution",
            "byline": "18:26 Écrit par Zéo Blanc dans Rayons, Signes | Lien permanent | Commentaires (2) | Tags : caddie, silence, grande distribution | | Facebook | | | Imprimer | |"})
    );
    assert_eq!(contents.warnings, ["dates_without_zone: 1 (#1)"]);
}

#[test]
fn an_english_post_with_its_comments() {
    let contents = read(&fixture("post-with-comments.txt")).expect("read");
    let post = "April 7, 2012/Paper filters";
    let at = |time: &str| Some(format!("2012-04-{time}Z"));
    assert_eq!(
        contents.course(),
        [
            (Some("Ann Lee"), None, at("07T09:30")),
            (Some("Bo"), Some(post), at("07T10:30")),
            (Some("Cy de Wit"), Some(post), at("09T00:15")),
        ]
    );
    assert_eq!(
        contents.texts(),
        ["Paper filters\n\nI bleach nothing.\n\nThe paper tastes of paper.", "Rinse it twice.\n\nThen again.", "Metal filters forever"]
    );
    assert_eq!(contents.skipped, [("not_data".to_owned(), "Post a comment".to_owned())]);
    assert_eq!((&contents.records[0].attributes["tags"], contents.records[0].id.as_deref()), (&json!("filters, paper"), Some(post)));
    assert!(contents.records.iter().all(|record| record.within.as_deref() == Some("blog-text:April 7, 2012/Paper filters")));
}

#[test]
fn other_texts_stay_texts() {
    for text in [
        "07 avril 2012\nCher journal, rien à dire.\nDemain peut-être.\n",
        "Un titre\nDu texte.\n18:26 Écrit par Zéo dans Rayons | Tags : a\n",
        "07 avril 2012\nUn livre\nIl est beau.\nÉcrit par mon oncle\n",
        "March 2, 2024\nDear Ann,\nThis letter was written by hand on the train.\nBo\n",
        "12 mars 2024\n\nCher Monsieur,\n\nMa facture est fausse.\n\nÉcrit par Jean Dupont le 11 mars 2024 à 10:30\n",
        "2012\nUn titre\nÉcrit par Zéo dans Rayons | Tags : a\n",
    ] {
        let contents = read_bytes("note.txt", text.as_bytes()).expect("read");
        assert_eq!((contents.seen.name(), contents.texts()), ("text", vec![text]));
    }
}

#[test]
fn posts_made_to_break_readers() {
    survives("billet.txt");
    survives("post-with-comments.txt");
}
