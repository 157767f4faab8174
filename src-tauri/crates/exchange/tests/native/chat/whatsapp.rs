//! Chats exported by WhatsApp.

use livisible_core::corpus::record::Precision;
use proptest::prelude::*;

use super::{Contents, read, torture, written};

const GROUP: &str = "Discussion WhatsApp avec Les filles du café.txt";

#[test]
fn a_french_group_of_android() {
    let contents = read(GROUP);
    assert_eq!((contents.seen.name(), contents.seen.reason), ("whatsapp", "native_lines"));
    assert_eq!(contents.seen.venue.as_deref(), Some("WhatsApp"));
    assert_eq!(
        contents.said(),
        [
            ("Zoé", "Vous venez ?\nIl y a du gâteau : au chocolat\net du thé"),
            ("+33 6 12 34 56 78", "IMG-20240201-WA0001.jpg (fichier joint)\nOn y est"),
            ("Bob", "<Médias omis>"),
            ("Bob", "Ce message a été supprimé"),
            ("Zoé", "@\u{2068}Bob\u{2069} dommage <Ce message a été modifié>"),
            ("Red Hat", "salut"),
            ("Zoé", "Zoé a ajouté du sucre"),
        ]
    );
    assert_eq!(contents.reasons(), ["system_line", "system_line", "system_line", "system_line", "empty_text"]);
    assert_eq!(contents.skipped[3].1, "Bob a modifié le sujet de “Café: le matin” en “Café: le soir”");
    assert_eq!(contents.dates()[0], "2024-02-01T09:07:00+00:00");
    assert_eq!(contents.dates()[2], "2024-02-13T21:10:00+00:00");
    assert_eq!(contents.records[0].posted.as_ref().map(|posted| posted.original.as_str()), Some("01/02/2024, 09:07"));
    assert!(
        contents.records.iter().all(|record| record.within.as_deref() == Some("whatsapp:Les filles du café") && record.parent.is_none())
    );
    assert_eq!(contents.attribute(1, "media"), "IMG-20240201-WA0001.jpg");
    assert_eq!(contents.attribute(2, "media"), "media");
    assert_eq!(contents.attribute(3, "deleted"), "true");
    assert_eq!((contents.attribute(4, "edited"), contents.attribute(4, "mentions")), ("true".to_owned(), "Bob".to_owned()));
    assert_eq!(contents.attribute(0, "chat"), "Les filles du café");
    assert!(contents.personal.contains(&"mentions".to_owned()));
    assert_eq!(contents.warnings, ["dates_without_zone: 12 (#1)"]);
}

#[test]
fn a_french_chat_of_ios_by_twelve_hours_and_month_first() {
    let contents = read("ios-fr-12h.txt");
    assert_eq!(contents.seen.name(), "whatsapp");
    assert_eq!(
        contents.said(),
        [
            ("Zoé", "Le menu: gâteau"),
            ("~\u{202F}Bob", "\u{200E}<pièce jointe : 00000004-PHOTO-2024.jpg>"),
            ("Zoé", "\u{200E}image absente"),
            ("~\u{202F}Bob", "\u{200E}Non mais"),
        ]
    );
    assert_eq!(
        contents.dates(),
        ["2024-02-01T09:06:00+00:00", "2024-02-01T12:06:00+00:00", "2024-02-14T00:00:30+00:00", "2024-02-14T23:59:59+00:00"]
    );
    assert_eq!(contents.reasons(), ["system_line", "system_line"]);
    assert_eq!(contents.attribute(1, "media"), "00000004-PHOTO-2024.jpg");
}

fn of(lines: &str) -> Contents {
    written("WhatsApp Chat with Bob.txt", lines.as_bytes()).expect("read")
}

#[test]
fn no_sender_is_made_up() {
    let contents = of("1/29/18, 11:45 PM - Bob: hi\n1/29/18, 11:46 PM - You changed the subject from “a: b” to “c: d”\n\
        1/29/18, 11:47 PM - Bob added Alice: see here\n1/29/18, 11:48 PM - Jan zmienił(a) temat z \"a: b\" na \"c\"\n\
        1/29/18, 11:49 PM - Your security code with Zoé changed. Tap: learn more\n1/29/18, 11:50 PM - Bob: a: b\n");
    assert_eq!(contents.said(), [("Bob", "hi"), ("Bob", "a: b")]);
    assert_eq!(contents.skipped.len(), 4);
    assert!(contents.reasons().iter().all(|reason| *reason == "system_line"));
}

#[test]
fn a_chat_pasted_into_a_chat_is_words_of_a_message() {
    let mut lines: String = (1..=20).map(|n| format!("{n:02}/03/2024, 10:00 - Bob: {n}\n")).collect();
    lines.push_str("21/03/2024, 10:00 - Zoé: look\n[29/01/2018, 23:45:10] Ann: no\n");
    let contents = of(&lines);
    assert_eq!(contents.records.len(), 21);
    assert_eq!(contents.said()[20], ("Zoé", "look\n[29/01/2018, 23:45:10] Ann: no"));
    assert_eq!(contents.warnings, ["heads_inside_messages: 1 (#21)", "dates_without_zone: 21 (#1)"]);
}

#[test]
fn days_that_nothing_tells_from_months_are_warned_of() {
    let contents = of("03/04/2024, 10:00 - Bob: a\n03/04/2024, 10:01 - Zoé: b\n");
    assert_eq!(contents.dates()[0], "2024-04-03T10:00:00+00:00");
    assert_eq!(contents.warnings, ["ambiguous_dates: 2", "dates_without_zone: 2 (#1)"]);
    // One number changes, once: that it is the day is likely, and no more.
    let contents = of("03/04/2024, 10:42 - Alice: a\n03/05/2024, 10:43 - Bob: b\n");
    assert_eq!(contents.dates(), ["2024-03-04T10:42:00+00:00", "2024-03-05T10:43:00+00:00"]);
    assert_eq!(contents.warnings, ["ambiguous_dates_month_first: 2", "dates_without_zone: 2 (#1)"]);
}

#[test]
fn other_lists_of_dates_are_no_chats() {
    for (name, text) in [
        ("a.log", "2024-01-02 10:00:00 - INFO: started\n2024-01-02 10:00:01 - ERROR: no\n2024-01-02 10:00:02 - INFO: end\n"),
        ("a.csv", "03/04/2024 10:00,Bob,good: very\n03/04/2024 10:01,Zoé,bad: no\n"),
        ("a.txt", "03/04/2024 10:00 Lyon - Paul: good\n03/04/2024 10:01 Nice - Zoé: bad\n"),
        ("a.txt", "03/04/2024 10:00 we met and talked\nabout a: b\n04/04/2024 11:00 we met again\n"),
        ("a.tsv", "date\tname\ttext\n03/04/2024 10:00\tBob\tgood\n"),
    ] {
        assert_ne!(written(name, text.as_bytes()).expect("read").seen.name(), "whatsapp", "{text}");
    }
}

#[test]
fn who_speaks_again_may_be_called_like_a_sentence() {
    for name in ["Red Hat Support", "Zoé Voice Call", "Jan hat Müller", "Security Code"] {
        let contents = of(&format!(
            "12/03/2024, 10:42 - {name}: one\n12/03/2024, 10:43 - Bob: merci\n12/03/2024, 10:44 - {name}: two\n\
            12/03/2024, 10:45 - {name}: three\n12/03/2024, 10:50 - Bob added Alice: see here\n"
        ));
        assert_eq!(contents.said(), [(name, "one"), ("Bob", "merci"), (name, "two"), (name, "three")]);
        assert_eq!(contents.reasons(), ["system_line"]);
    }
    let subject = "12/03/2024, 10:44 - Jan hat den Betreff von „Café: a“ zu „Café: b“ geändert.\n".repeat(3);
    let contents = of(&format!("12/03/2024, 10:42 - Bob: a\n{subject}"));
    assert_eq!((contents.said(), contents.reasons()), (vec![("Bob", "a")], vec!["system_line"; 3]));
    let contents = of("12/03/2024, 10:42 - Jan hat Müller: a\n12/03/2024, 10:43 - Bob: b\n13/03/2024, 10:42 - Jan hat Müller: c\n");
    assert_eq!(contents.records.len(), 3);
}

#[test]
fn halves_of_the_day_are_in_no_name() {
    let contents = of("13/6/2024 10:30 e pasdites - Ana: mesazh\n13/6/2024 10:31 e paradites - Bora: po\n");
    assert_eq!(contents.said(), [("Ana", "mesazh"), ("Bora", "po")]);
    assert_eq!(contents.dates(), ["2024-06-13T22:30:00+00:00", "2024-06-13T10:31:00+00:00"]);
    assert_eq!(contents.warnings, ["dates_without_zone: 2 (#1)"]);
    let contents = of("13/6/2024، 10:30 ب.ظ. - Ana: salam\n13/6/2024، 10:31 ق.ظ. - Bora: po\n");
    assert_eq!(contents.said(), [("Ana", "salam"), ("Bora", "po")]);
    assert_eq!(contents.dates(), ["2024-06-13T22:30:00+00:00", "2024-06-13T10:31:00+00:00"]);
    // Of a half that no language here has, the day is what is left.
    let contents = of("13/6/2024 10:30 - Ana: a\n13/6/2024 10:30 qwertz - Ana: b\n14/6/2024 11:30 qwertz - Bora: c\n");
    assert_eq!(contents.said(), [("Ana", "a"), ("Ana", "b"), ("Bora", "c")]);
    assert_eq!(contents.dates(), ["2024-06-13T10:30:00+00:00", "2024-06-13T00:00:00+00:00", "2024-06-14T00:00:00+00:00"]);
    let posted = contents.records[1].posted.as_ref().expect("a date");
    assert_eq!((posted.precision, posted.original.as_str()), (Precision::Day, "13/6/2024 10:30 qwertz"));
    assert_eq!(contents.warnings, ["unknown_halves_of_day: 2 (#2)", "dates_without_zone: 3 (#1)"]);
}

#[test]
fn a_rare_half_of_the_day_begins_a_message_as_others_do() {
    let mut lines: String = (1..=12).map(|n| format!("2024/3/{n} 下午9:21 - 王芳: {n}\n")).collect();
    lines.push_str("2024/3/14 清晨6:30 - 李明: 起床了\n2024/3/15 9:30 - 王芳: 起\n");
    let contents = of(&lines);
    assert_eq!(contents.records.len(), 14);
    assert_eq!(contents.said()[12..], [("李明", "起床了"), ("王芳", "起")]);
    assert_eq!(contents.dates()[12..], ["2024-03-14T06:30:00+00:00", "2024-03-15T09:30:00+00:00"]);
}

#[test]
fn a_chat_is_another_one_unless_whatsapp_names_it_or_it_begins_alike() {
    let within = |name: &str, lines: &str| {
        let contents = written(name, lines.as_bytes()).expect("read");
        contents.records[0].within.clone().expect("a conversation")
    };
    let (one, other) =
        ("12/03/2024, 10:42 - Ann: a\n13/03/2024, 10:42 - Bob: b\n", "12/03/2024, 10:42 - Zoé: c\n13/03/2024, 10:42 - Bob: d\n");
    let later = format!("{one}14/03/2024, 10:42 - Ann: e\n");
    for name in ["discussion.txt", "export.txt", "Bob.txt", "_chat.txt"] {
        assert_ne!(within(name, one), within(name, other), "{name}");
        assert_eq!(within(name, one), within(name, &later), "{name}");
    }
    assert_eq!(within("discussion.txt", one), within("discussion (2).txt", &later));
    assert_eq!(within("WhatsApp Chat with Bob.txt", one), "whatsapp:Bob");
}

#[test]
fn logs_with_seconds_are_chats_only_where_something_says_so() {
    let log = "2024-01-15 10:23:45 - root: started\n2024-01-15 10:23:46 - db: connected\n2024-01-15 10:23:47 - web: up\n";
    assert_ne!(written("app.txt", log.as_bytes()).expect("read").seen.name(), "whatsapp");
    assert_eq!(written("WhatsApp Chat with Bob.txt", log.as_bytes()).expect("read").seen.name(), "whatsapp");
    let told = format!("{log}2024-01-15 10:23:48 - Bob: <Media omitted>\n");
    assert_eq!(written("app.txt", told.as_bytes()).expect("read").seen.name(), "whatsapp");
    let told = format!("2024-01-15 10:23:44 - Messages and calls are end-to-end encrypted.\n{log}");
    assert_eq!(written("app.txt", told.as_bytes()).expect("read").seen.name(), "whatsapp");
}

#[test]
fn marks_without_end_are_read_in_no_time() {
    let marks = "@\u{2068}".repeat(300_000);
    let contents = of(&format!("12/03/2024, 10:42 - Ann: {marks}\n12/03/2024, 10:43 - Bob: @\u{2068}Zoé\u{2069} b\n"));
    assert_eq!((contents.attribute(0, "mentions").as_str(), contents.attribute(1, "mentions").as_str()), ("", "Zoé"));
}

#[test]
fn a_card_that_is_handed_on_names_a_person() {
    let contents = of("12/03/2024, 10:42 - Ann: Jeanne Martin.vcf (file attached)\n13/03/2024, 10:43 - Bob: merci\n");
    assert_eq!(contents.attribute(0, "media"), "Jeanne Martin.vcf");
    assert!(contents.personal.contains(&"media".to_owned()));
}

#[test]
fn whatever_is_done_to_a_chat_it_is_accounted_for() {
    torture(GROUP, "whatsapp");
    torture("ios-fr-12h.txt", "whatsapp");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each head begins a record, whatever stands on the lines between; nothing of a text is lost.
    #[test]
    fn each_head_is_a_record(lines in proptest::collection::vec(prop_oneof![
        (1u32..=28, 0u32..24, "(Bob|Zoé|\\+33 6|a b c d e f g h)?(: ?)?[a-z:é <>\\[\\]]{0,12}").prop_map(|(day, hour, rest)| format!("{day:02}/03/2024, {hour:02}:05 - {rest}")),
        "[a-z:é \\[\\]-]{1,12}",
    ], 0..12)) {
        let text = format!("13/03/2024, 10:00 - Bob: a\n{}\n", lines.join("\n"));
        let contents = of(&text);
        let heads = text.lines().filter(|line| line.contains("/03/2024, ")).count();
        prop_assert_eq!(contents.records.len() + contents.skipped.len(), heads);
        for record in &contents.records {
            prop_assert!(record.account.is_some());
            prop_assert!(record.text.lines().all(|line| text.contains(line)));
        }
    }
}
