use std::io::Write;

use acceptance::{Desk, accounted, bring, fixture, noon};
use livisible_core::corpus::lists::Space;
use livisible_exchange::import::import;
use livisible_exchange::{Field, Plan};
use serde_json::Value;

#[test]
fn french_reviews_with_semicolons() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let imported = bring(&mut study, &fixture("trustpilot-fr/scrapped_comments.csv"));
    accounted(&imported);
    assert_eq!((imported.delimiter.as_deref(), imported.encoding.as_deref()), (Some(";"), Some("UTF-8")));
    assert_eq!((imported.report.records, imported.report.messages), (140, 140));
    let first = study.message(study.message_ids().unwrap()[0]).unwrap();
    assert!(first.text.starts_with("Lave linge d'excellente qualité"), "{}", first.text);
    assert_eq!((first.rating, first.lang.as_deref()), (Some(5.0), Some("fr")));
    assert_eq!(first.posted_iso().as_deref(), Some("2024-02-01T11:29:29Z"));
    assert!(study.matching("livraison rating:<=2").unwrap().len() > 3);
    let again = bring(&mut study, &fixture("trustpilot-fr/scrapped_comments.csv"));
    assert_eq!((again.report.messages, again.report.duplicates), (0, 140));
}

#[test]
fn english_reviews_with_many_columns() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let imported = bring(&mut study, &fixture("skytrax/seat.csv"));
    accounted(&imported);
    assert_eq!(imported.report.records, 1258);
    let one = study.message(study.message_ids().unwrap()[0]).unwrap();
    assert_eq!(one.account.as_deref(), Some("Jay Simpson"));
    assert_eq!(one.attributes["seat_layout"], "3x3");
    assert_eq!(one.posted_iso().as_deref(), Some("2015-07-20"));
    assert!(one.text.starts_with("Aegean Airlines customer review\n"), "a title is the first line of the text");
}

/// Every cell of csv-spectrum stands somewhere in its message: the text, or an attribute.
#[test]
fn csv_spectrum_cell_by_cell() {
    for entry in std::fs::read_dir(fixture("csv-spectrum/csvs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let oracle: Value =
            serde_json::from_str(&std::fs::read_to_string(fixture(&format!("csv-spectrum/json/{name}.json"))).unwrap()).unwrap();
        let desk = Desk::new();
        let mut study = desk.study("s.livi");
        let imported = bring(&mut study, &path);
        accounted(&imported);
        // The oracle writes one record of `location_coordinates` as an array of fields of its own.
        let Some(records) = oracle.as_array() else { continue };
        let records: Vec<&Value> = records.iter().filter(|record| record.is_object()).collect();
        let skipped = imported.report.skipped.len();
        assert_eq!(imported.report.records as usize, records.len(), "{name}: {:?}", imported.report);
        let messages: Vec<_> = study.message_ids().unwrap().into_iter().map(|id| study.message(id).unwrap()).collect();
        assert_eq!(messages.len() + skipped + imported.report.duplicates as usize, records.len(), "{name}");
        if skipped > 0 || imported.report.duplicates > 0 {
            continue;
        }
        for (message, record) in messages.iter().zip(records) {
            let held: String = serde_json::to_string(&message.attributes).unwrap()
                + &message.text
                + message.venue.as_deref().unwrap_or("")
                + message.account.as_deref().unwrap_or("")
                + message.posted_text.as_deref().unwrap_or("")
                + &message.ext
                + &message.posted_iso().unwrap_or_default();
            for (column, cell) in record.as_object().unwrap() {
                // The oracle of `location_coordinates` is not that of its table: it nests what the cells hold flat.
                let Some(cell) = cell.as_str() else { continue };
                let cell = cell.replace("\r\n", "\n");
                let escaped = serde_json::to_string(&cell).unwrap();
                let inside = held.contains(&cell) || held.contains(escaped.trim_matches('"'));
                assert!(inside, "{name}: {column} = {cell:?} is not in {held}");
            }
        }
    }
}

#[test]
fn a_thread_keeps_its_shape_whatever_the_order_of_its_rows() {
    let desk = Desk::new();
    // Newest first: every reply comes before what it answers; one parent was never collected.
    let csv = desk.file(
        "forum.csv",
        "id,in_reply_to,author,date,message\n\
         4,2,zoe,2024-03-04 12:00,Je ne suis pas d'accord avec ce que tu dis\n\
         3,2,bob,2024-03-04 11:00,Merci pour cette réponse très claire\n\
         2,1,ana,2024-03-04 10:00,C'est une question que je me pose aussi\n\
         1,,bob,2024-03-04 09:00,Qui a essayé la nouvelle machine à café ?\n\
         9,8,lea,2024-03-05 09:00,Une réponse à un message que personne n'a gardé\n",
    );
    let mut study = desk.study("s.livi");
    let imported = bring(&mut study, &csv);
    accounted(&imported);
    assert_eq!((imported.report.conversations, imported.report.orphans, imported.report.accounts), (2, 1, 4));
    let threads = study.figure("threads", &Default::default()).unwrap().data;
    assert_eq!(threads["depth"], serde_json::json!({ "4": 2, "3": 2, "2": 1, "1": 0, "9": 0 }));
    assert_eq!(threads["max_depth"], serde_json::json!({ "1": 2, "9": 0 }));
    assert_eq!(study.matching("is:orphan").unwrap().len(), 1);
    // The parent comes with a later file: the orphan joins its conversation, and undo takes it out again.
    let later =
        desk.file("later.csv", "id,in_reply_to,author,date,message\n8,1,ana,2024-03-04 20:00,Voici ce message qui manquait au fil\n");
    bring(&mut study, &later);
    assert_eq!(study.matching("is:orphan").unwrap().len(), 0);
    assert_eq!(study.figure("threads", &Default::default()).unwrap().data["depth"]["9"], 2);
    assert_eq!(study.check().unwrap().findings, vec![]);
    study.undo().unwrap();
    assert_eq!(study.matching("is:orphan").unwrap().len(), 1);
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn parents_in_a_circle_are_cut_and_told() {
    let desk = Desk::new();
    let csv = desk.file(
        "loop.csv",
        "id,parent_id,text\na,c,Premier message du cercle\nb,a,Deuxième message du cercle\nc,b,Troisième message du cercle\n",
    );
    let mut study = desk.study("s.livi");
    let imported = bring(&mut study, &csv);
    assert!(imported.report.warnings.iter().any(|w| w.code == "parent_cycle"), "{:?}", imported.report);
    assert_eq!(study.check().unwrap().findings, vec![]);
    assert_eq!(study.summary().unwrap().conversations, 1);
}

#[test]
fn two_people_who_wrote_the_same_are_two_messages() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = desk.file("a.csv", "name,comment\nZoé,Très bien\nBob,Très bien\nBob,Très bien\nBob,\n");
    let imported = bring(&mut study, &csv);
    accounted(&imported);
    assert_eq!(
        (imported.report.records, imported.report.messages, imported.report.duplicates, imported.report.skipped.len()),
        (4, 3, 0, 1)
    );
    let again = bring(&mut study, &csv);
    assert_eq!((again.report.messages, again.report.duplicates), (0, 3));
}

#[test]
fn two_files_that_count_from_one_are_two_files() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("lundi.csv", "id,text\n1,Le café du lundi est trop long\n2,Rien à redire sur le service\n"));
    let second = bring(&mut study, &desk.file("mardi.csv", "id,text\n1,Le café du mardi est trop court\n2,Rien à redire sur le service\n"));
    accounted(&second);
    assert_eq!((second.report.messages, second.report.duplicates), (1, 1));
    assert!(study.message_id("mardi:1").unwrap().is_some());
    let rows: String = (0..40).map(|n| format!("x{n},Message numéro {n} du mercredi\n")).collect();
    let once = bring(
        &mut study,
        &desk.file("mercredi.csv", format!("id,text\n{rows}x3,Message numéro trois du mercredi\nx4,Message numéro 4 du mercredi\n")),
    );
    accounted(&once);
    assert_eq!((once.report.messages, once.report.duplicates), (40, 2), "one id twice in one file is one record");
    assert!(
        once.report.warnings.iter().any(|w| w.code == "id_met_again_with_another_text" && w.detail == "1"),
        "{:?}",
        once.report.warnings
    );
}

#[test]
fn columns_can_be_mapped_and_spaces_named() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = desk.file("t.csv", "a,b,c\nIl fait beau aujourd'hui sur la côte,Zoé,12\nIl pleut encore sur la ville,Bob,13\n");
    let plan = Plan {
        map: vec![(Field::Text, "a".into()), (Field::Account, "b".into())],
        space: Some(Space::Forum),
        venue: Some("Météo".into()),
        lang: Some("fr".into()),
        ..Plan::default()
    };
    import(&mut study, &csv, &plan, noon(), &mut |_| true).unwrap();
    let one = study.message(study.message_ids().unwrap()[0]).unwrap();
    assert_eq!(
        (one.space, one.venue.as_deref(), one.account.as_deref(), one.lang.as_deref()),
        (Space::Forum, Some("Météo"), Some("Zoé"), Some("fr"))
    );
    assert_eq!(one.attributes["c"], 12);
    let wrong = Plan { map: vec![(Field::Text, "z".into())], ..Plan::default() };
    let said = import(&mut study, &csv, &wrong, noon(), &mut |_| true).unwrap_err().to_string();
    assert!(said.contains('z'), "{said}");
}

#[test]
fn text_and_encodings() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let latin = windows_1252(&desk, "texte;auteur\r\n\u{ab} Déjà vu, c'était l'été \u{bb};Zoé\r\nÇa ira mieux demain, à bientôt;Léa\r\n");
    let imported = bring(&mut study, &latin);
    assert_eq!(imported.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(study.matching("\"deja vu\"").unwrap().len(), 1);
    let text = desk.file("entretien.txt", "\u{FEFF}Bonjour.\r\nDites-moi\u{0} tout 👩‍👩‍👧.\r\n");
    let imported = bring(&mut study, &text);
    assert_eq!((imported.format.as_str(), imported.report.messages), ("text", 1));
    let id = *study.message_ids().unwrap().last().unwrap();
    assert_eq!(study.text(id).unwrap(), "Bonjour.\nDites-moi\u{FFFD} tout 👩‍👩‍👧.\n");
    let mut binary = std::fs::File::create(desk.path("image.csv")).unwrap();
    binary.write_all(&(0..=255).cycle().take(70_000).collect::<Vec<u8>>()).unwrap();
    assert!(import(&mut study, &desk.path("image.csv"), &Plan::default(), noon(), &mut |_| true).is_err());
    let empty = desk.file("vide.csv", "");
    let report = import(&mut study, &empty, &Plan::default(), noon(), &mut |_| true);
    assert!(report.is_err() || report.unwrap().report.records == 0);
    assert_eq!(study.check().unwrap().findings, vec![]);
}

/// The text in Windows-1252: French letters of that page are their own code points below 256.
fn windows_1252(desk: &Desk, text: &str) -> std::path::PathBuf {
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect();
    desk.file("latin.csv", bytes)
}

#[test]
fn a_workbook_comes_in_as_it_went_out() {
    let desk = Desk::new();
    let study = desk.velmoka();
    drop(study);
    desk.livi(&["export", "velmoka.livi", "w.xlsx", "--identities", "keep"]);
    let mut other = desk.study("other.livi");
    let plan = Plan { sheet: Some("Messages".into()), ..Plan::default() };
    let imported = import(&mut other, &desk.path("w.xlsx"), &plan, noon(), &mut |_| true).unwrap();
    accounted(&imported);
    assert_eq!((imported.format.as_str(), imported.report.messages), ("xlsx", 14));
    assert_eq!(other.matching("compostable").unwrap().len(), 2);
}

#[test]
fn every_wave_is_kept_whatever_its_ids_and_its_name() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    for month in ["janvier", "février", "mars"] {
        std::fs::create_dir(desk.path(month)).unwrap();
        let rows: String = (1..=3).map(|n| format!("{n},a{n},Avis numéro {n} du mois de {month}\n")).collect();
        let file = desk.file(&format!("{month}/reviews.csv"), format!("id,author,text\n{rows}"));
        let wave = bring(&mut study, &file);
        accounted(&wave);
        assert_eq!((wave.report.messages, wave.report.duplicates), (3, 0), "{month}");
        assert_eq!(bring(&mut study, &file).report.duplicates, 3, "the same file again");
    }
    assert_eq!(study.summary().unwrap().messages, 9);
    // The same id and the same words, by someone else: another message.
    let other = bring(&mut study, &desk.file("autre.csv", "id,author,text\n1,zoe,Avis numéro 1 du mois de janvier\n"));
    assert_eq!((other.report.messages, other.report.duplicates), (1, 0));
}

#[test]
fn replies_stay_in_their_own_file() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", "id,parent_id,author,text\n1,,ana,La racine du premier fichier\n"));
    // The reply stands before the message that it answers, and that message has the id of another file's.
    let rows = "id,parent_id,author,text\n2,1,bob,Une réponse du second fichier\n1,,zoe,La racine du second fichier\n3,1,lea,Une autre réponse du second\n";
    bring(&mut study, &desk.file("b.csv", rows));
    let root = |ext: &str| study.message_ext(study.root_of(study.message_id(ext).unwrap().unwrap()).unwrap()).unwrap();
    assert_eq!((root("2"), root("3")), ("b:1".to_owned(), "b:1".to_owned()));
    // A wave that answers an earlier one still finds it.
    bring(&mut study, &desk.file("c.csv", "id,parent_id,author,text\n9,2,ana,Une réponse tardive au fil\n"));
    let late = study.message_id("9").unwrap().unwrap();
    assert_eq!(study.message_ext(study.root_of(late).unwrap()).unwrap(), "b:1");
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn a_long_thread_told_backwards_keeps_its_shape() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let rows: String = (1..=20_000).rev().map(|n| format!("{n},{},a{},Message numéro {n} du fil\n", n - 1, n % 7)).collect();
    let imported = bring(&mut study, &desk.file("fil.csv", format!("id,parent_id,author,text\n{rows}")));
    accounted(&imported);
    // The first answers a message 0 that nobody kept.
    assert_eq!((imported.report.conversations, imported.report.orphans), (1, 1));
}

/// The same French reviews, whatever machine wrote them: five encodings, three delimiters, three ends of line.
#[test]
fn the_same_texts_from_every_encoding_delimiter_and_line_end() {
    let reviews = [
        ("a1", "zoé", "Très déçue : l’odeur est « bizarre », et le goût aussi…", "2"),
        ("a2", "élodie", "Livré à l'heure, emballé à la perfection\nJe recommande", "5"),
        ("a3", "noël", "Ça coûte 12 € de trop ; dommage\tvraiment", "3"),
        ("a4", "chloé", "Le café n'a pas d'arôme, même réchauffé", "1"),
        ("a5", "françois", "Où est passée la garantie ? Réponse \"reçue\" trop tard", "2"),
    ];
    let expected: Vec<&str> = reviews.iter().map(|review| review.2).collect();
    type Encode = fn(&str) -> Vec<u8>;
    let encodings: [(&str, Encode); 5] = [
        ("UTF-8", |text| text.as_bytes().to_vec()),
        ("UTF-8 with a mark", |text| [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("windows-1252", |text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
        ("UTF-16LE", |text| std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()),
        ("Mac Roman", |text| encoding_rs::MACINTOSH.encode(text).0.into_owned()),
    ];
    for (name, encode) in encodings {
        for delimiter in [',', ';', '\t'] {
            for end in ["\n", "\r\n", "\r"] {
                let mut table = ["identifiant", "auteur", "commentaire", "note"].join(&delimiter.to_string()) + end;
                for (id, author, text, rating) in reviews {
                    let text = text.replace('"', "\"\"").replace('\n', end);
                    table += &format!("{id}{delimiter}{author}{delimiter}\"{text}\"{delimiter}{rating}{end}");
                }
                let desk = Desk::new();
                let mut study = desk.study("s.livi");
                let imported = bring(&mut study, &desk.file("avis.csv", encode(&table)));
                accounted(&imported);
                let told = format!("{name}, {delimiter:?}, {end:?}: {imported:?}");
                let messages: Vec<_> = study.message_ids().unwrap().into_iter().map(|id| study.message(id).unwrap()).collect();
                assert_eq!(messages.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), expected, "{told}");
                let authors: Vec<_> = messages.iter().filter_map(|one| one.account.as_deref()).collect();
                assert_eq!(authors, ["zoé", "élodie", "noël", "chloé", "françois"], "{told}");
                assert_eq!(imported.delimiter, Some(delimiter.to_string()), "{told}");
            }
        }
    }
}
