//! Mail.

use std::fmt::Write;

use serde_json::json;

use super::{read, read_bytes, stands_anything};

#[test]
fn a_mailbox_is_a_conversation() {
    let read = read("soap.mbox");
    assert_eq!(read.seen.name(), "mbox");
    assert_eq!(
        read.tree(),
        [
            ("1@mail.example", None),
            ("2@other.example", Some("1@mail.example")),
            ("3@other.example", Some("2@other.example")),
            ("4@other.example", None),
            ("6@other.example", Some("1@mail.example")),
        ]
    );
    assert_eq!(read.skipped(), [(5, "spam", "Watches")]);
    // The last message has no date but that of the line above it, which names no zone.
    assert_eq!(
        read.warnings,
        ["inferred_parents: 1 (#6)", "dates_without_zone: 1 (#6)"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
    );
    assert_eq!(
        read.fields(0),
        json!({
            "id": "1@mail.example", "within": "mail:1@mail.example", "account": "zoe@mail.example", "space": "forum",
            "venue": "soap.lists.example", "posted": "2020-03-02T08:00:00+00:00", "original": "Mon, 2 Mar 2020 09:00:00 +0100 (CET)",
            "title": "[soap] Savon à la cendre",
            "text": "[soap] Savon à la cendre\nQui a essayé ?\nFrom here on, je ne sais plus.",
        })
    );
    assert_eq!(
        read.attributes(0),
        json!({"author_name": "Zoé B.", "list": "Soap makers", "signature": "Zoé\n06 00 00",
            "footer": "_______________________________________________\nsoap mailing list\nhttps://lists.example/soap"})
    );
    assert_eq!(read.personal, ["author_name", "quoted", "signature", "footer", "media"]);
}

#[test]
fn what_a_reply_repeats_is_put_apart() {
    let read = read("soap.mbox");
    assert_eq!(
        read.fields(1),
        json!({
            "id": "2@other.example", "parent": "1@mail.example", "links": [["quote", "1@mail.example"]], "within": "mail:1@mail.example",
            "account": "tom@other.example", "space": "forum", "venue": "soap.lists.example", "posted": "2020-03-02T09:30:00+00:00",
            "original": "Mon, 02 Mar 2020 10:30:00 +0100", "text": "Moi, et il pique.",
        })
    );
    assert_eq!(
        read.attributes(1),
        json!({"subject": "Re: [soap] Savon à la cendre", "author_name": "Tom", "list": "Soap makers",
            "quoted": "Le lun. 2 mars 2020 à 09:00, Zoé B. <zoe@mail.example> a écrit :\n> Qui a essayé ?\n> -- \n> Zoé"})
    );
    // A page of HTML, in the zone of New York; one of its references is nowhere.
    assert_eq!(read.records[2].text, "Rincez mieux\u{A0}!\n\nAnn");
    assert_eq!(read.fields(2)["posted"], "2020-03-02T15:00:00+00:00");
    assert_eq!(read.attributes(2), json!({"subject": "Re: [soap] Savon", "media": "mousse.png"}));
    assert_eq!(read.records[2].within, read.records[0].within);
    assert_eq!(read.attributes(3), json!({"author_name": "Mail system", "is_bot": true}));
    // Only the subject says what the last one answers, and it quotes between its words.
    let last = &read.records[4];
    assert!(last.inferred && last.links.is_empty());
    assert_eq!(last.text, "Moi aussi.\n\n> et il pique\n\nNon.");
    assert_eq!(read.attributes(4)["quoted"], "> Qui a essayé ?");
    assert_eq!(last.posted.as_ref().map(|posted| posted.original.as_str()), Some("Mon Mar  2 13:00:00 2020"));
}

#[test]
fn the_archive_of_a_month() {
    let read = read("2020-March.txt");
    assert_eq!(read.seen.name(), "mbox");
    assert_eq!(
        read.fields(0),
        json!({
            "id": "a1@mail.example", "within": "mail:a1@mail.example", "account": "zoe@mail.example", "space": "forum",
            "posted": "2020-03-02T08:00:00+00:00", "original": "Mon, 2 Mar 2020 09:00:00 +0100", "title": "[soap] Cendre",
            "text": "[soap] Cendre\nDéçue de la cendre.",
        })
    );
    assert_eq!(read.attributes(0), json!({"author_name": "Zoé"}));
    assert_eq!(read.tree()[1], ("a2@other.example", Some("a1@mail.example")));
    assert_eq!(read.records[1].within, read.records[0].within);
}

#[test]
fn a_message_alone() {
    let read = read("lone.eml");
    assert_eq!((read.seen.name(), &read.seen.told[..]), ("mbox", &["From", "Return-Path"].map(str::to_owned)[..]));
    assert_eq!(read.records.len(), 1);
    assert_eq!(read.records[0].text, "Un essai\n>From ici, tout va.", "in a file of its own, nothing is escaped");
}

#[test]
fn a_thousand_messages_in_one_thread() {
    // Message n answers n / 2, and every hundredth is lost: its answers stay in the thread.
    let mut file = String::new();
    let is_lost = |number: usize| number.is_multiple_of(100);
    for number in (1..=1000usize).filter(|number| !is_lost(*number)) {
        write!(file, "From p{number}@x.example Mon Mar  2 09:00:00 2020\nFrom: p{number}@x.example\nMessage-ID: <{number}@x>\n")
            .expect("in memory");
        let mut above: Vec<usize> =
            std::iter::successors(Some(number / 2), |above| Some(above / 2)).take_while(|above| *above > 0).collect();
        if !above.is_empty() {
            write!(file, "In-Reply-To: <{}@x>\nReferences:", above[0]).expect("in memory");
            above.reverse();
            above.iter().for_each(|id| write!(file, " <{id}@x>").expect("in memory"));
            file.push('\n');
        }
        write!(file, "Date: Mon, 2 Mar 2020 09:00:00 +0000\nSubject: Re: s\n\nbody {number}\n\n").expect("in memory");
    }
    let read = read_bytes("list.mbox", file.as_bytes()).expect("read");
    assert_eq!(read.records.len(), 990);
    for (record, number) in read.records.iter().zip((1..=1000usize).filter(|number| !is_lost(*number))) {
        assert_eq!(record.id, Some(format!("{number}@x")));
        assert_eq!(record.parent, (number > 1).then(|| format!("{}@x", number / 2)));
        assert_eq!(record.within.as_deref(), Some("mail:1@x"));
        assert!(record.text.ends_with(&format!("body {number}")), "{}", record.text);
    }
}

#[test]
fn long_quotes_are_cut_and_said_so() {
    let quote = format!("> {}\n", "q".repeat(98)).repeat(40);
    let file =
        format!("From a@x Mon Mar  2 09:00:00 2020\nFrom: a@x\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\nSubject: Re: s\n\nYes.\n\n{quote}");
    let read = read_bytes("x.mbox", file.as_bytes()).expect("read");
    assert_eq!(read.attributes(0)["quoted"].as_str().map(str::len), Some(2000));
    assert_eq!(read.attributes(0)["quoted_cut"], true);
    assert_eq!(read.records[0].text, "Yes.");
}

#[test]
fn texts_that_begin_alike_are_left_alone() {
    for (name, text) in [
        ("letter.txt", "From Monday on, we met at 10:00.\nSubject: none\n\nText."),
        ("notes.txt", "From: Zoé\nDate: Monday\nSubject: soap\n\nWe talked of soap, as ever, and of ashes."),
        ("talk.txt", "Interviewer: hello\nZoé: hi\nInterviewer: so?\n"),
    ] {
        assert_eq!(read_bytes(name, text.as_bytes()).map(|read| read.seen.name()), Ok("text"), "{name}");
    }
}

#[test]
fn a_file_that_is_cut_or_broken_is_accounted_for() {
    for name in ["soap.mbox", "2020-March.txt", "lone.eml"] {
        stands_anything(name);
    }
}
