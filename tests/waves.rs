//! A tracker's life: a wave, the next wave, an edit, a count that grew, an import taken out; and the texts that people share.

use acceptance::{Desk, accounted, bring, noon};
use livisible_core::codebook::Code;
use livisible_core::coding::add::NewCoding;

use livisible_core::figures::Ask;
use livisible_core::{Error, Study};
use livisible_exchange::import::import;
use livisible_exchange::rehearse::rehearse;
use livisible_exchange::{Field, Plan, recipe};
use serde_json::Value;

const FIRST: &str = "comment_id,author,created_at,text,likes\n\
    c1,marc,2024-03-02T09:00:00Z,La capsule bloque depuis la mise à jour,3\n\
    c2,lina,2024-03-02T10:00:00Z,Chez moi tout va bien,0\n\
    c3,zoé,2024-03-03T08:30:00Z,Le café est trop amer,1\n";

const SECOND: &str = "comment_id,author,created_at,text,likes\n\
    c1,marc,2024-03-02T09:00:00Z,La capsule bloque toujours depuis la mise à jour (édité),12\n\
    c2,lina,2024-03-02T10:00:00Z,Chez moi tout va bien,5\n\
    c3,zoé,2024-03-03T08:30:00Z,Le café est trop amer,1\n\
    c4,paul,2024-03-09T18:00:00Z,Même panne chez moi,0\n";

#[track_caller]
fn id(study: &Study, ext: &str) -> i64 {
    study.message_id(ext).unwrap().unwrap()
}

fn code(study: &mut Study, label: &str) -> i64 {
    let texts = |value: Value| value.as_object().cloned().unwrap_or_default();
    let code = Code {
        id: 0,
        ext: String::new(),
        parent: None,
        label: texts(serde_json::json!({ "fr": label })),
        definition: texts(Value::Null),
        include: texts(Value::Null),
        exclude: texts(Value::Null),
        example: None,
        color: None,
        number: None,
        exclusive: false,
        ..Code::default()
    };
    study.add_code(&code, noon()).unwrap().value
}

fn put(study: &mut Study, code: i64, message: i64, range: std::ops::Range<usize>) {
    let new = NewCoding::by_hand(code, message, Some(range), "A");
    study.code(&new, noon()).unwrap();
}

fn warning(imported: &livisible_exchange::import::Imported, code: &str) -> Option<String> {
    imported.report.warnings.iter().find(|one| one.code == code).map(|one| one.detail.clone())
}

#[test]
fn a_newer_wave_adds_what_is_new_and_brings_the_rest_up_to_date() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("vague-1.csv", FIRST));
    let panne = code(&mut study, "Panne");
    let first = id(&study, "c1");
    put(&mut study, panne, first, 3..17);
    put(&mut study, panne, first, 18..39);

    let wave = bring(&mut study, &desk.file("vague-2.csv", SECOND));
    accounted(&wave);
    assert_eq!((wave.report.records, wave.report.messages, wave.report.duplicates), (4, 1, 3));
    assert_eq!((warning(&wave, "messages_updated"), warning(&wave, "texts_revised")), (Some("2".into()), Some("1".into())));
    assert_eq!(warning(&wave, "spans_lost").as_deref(), None, "« depuis la mise à jour » is found again, and so is « capsule bloque »");
    let revised = study.message(first).unwrap();
    assert_eq!(revised.text, "La capsule bloque toujours depuis la mise à jour (édité)");
    assert_eq!(revised.attributes["likes"], 12);
    assert_eq!(study.message(id(&study, "c2")).unwrap().attributes["likes"], 5);
    let quotes: Vec<String> = study.codings_of(first).unwrap().into_iter().map(|coding| coding.quote).collect();
    assert_eq!(quotes, ["capsule bloque", "depuis la mise à jour"]);
    assert_eq!(study.matching("is:revised").unwrap(), [first]);
    assert_eq!(study.matching("toujours").unwrap(), [first], "the new words are found");
    assert_eq!(study.check().unwrap().findings, vec![]);

    // One step takes all of it back, and one brings it again.
    study.undo().unwrap();
    let before = study.message(first).unwrap();
    assert_eq!((before.text.as_str(), &before.attributes["likes"]), ("La capsule bloque depuis la mise à jour", &Value::from(3)));
    assert_eq!(study.message_id("c4").unwrap(), None);
    assert_eq!(study.matching("toujours").unwrap(), Vec::<i64>::new());
    study.redo().unwrap();
    assert_eq!(study.message(first).unwrap().attributes["likes"], 12);
    assert_eq!(study.matching("toujours").unwrap(), [first]);
    assert_eq!(study.check().unwrap().findings, vec![]);

    // The same wave again: nothing.
    let again = bring(&mut study, &desk.file("vague-2.csv", SECOND));
    assert_eq!((again.report.messages, again.report.duplicates, again.report.warnings), (0, 4, vec![]));
}

#[test]
fn words_that_are_gone_are_listed_for_review() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", FIRST));
    let amer = code(&mut study, "Goût");
    let third = id(&study, "c3");
    put(&mut study, amer, third, 12..21);
    let edited = FIRST.replace("Le café est trop amer,1", "Finalement il est très bon,1");
    let wave = bring(&mut study, &desk.file("b.csv", edited));
    assert_eq!((warning(&wave, "texts_revised"), warning(&wave, "spans_lost")), (Some("1".into()), Some("1".into())));
    assert_eq!(study.matching("is:lost").unwrap(), [third]);
    assert_eq!(study.codings_of(third).unwrap()[0].quote, "trop amer", "what was coded is still known");
}

#[test]
fn a_cancelled_wave_changes_nothing() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", FIRST));
    let mut asked = 0;
    let mut stop = |_| {
        asked += 1;
        asked < 2
    };
    let fault = import(&mut study, &desk.file("b.csv", SECOND), &Plan::default(), noon(), &mut stop).unwrap_err();
    assert!(matches!(fault, Error::Cancelled));
    assert_eq!(study.message(id(&study, "c1")).unwrap().attributes["likes"], 3);
    assert_eq!(study.summary().unwrap().messages, 3);
}

#[test]
fn a_mapping_is_followed_by_the_next_wave_of_the_same_table() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let table = |day: &str| format!("a,b,c,d\nx{day},Zoé,Ce que j'en pense le {day},fr/beaute\ny{day},Bob,Et moi aussi le {day},fr/mode\n");
    let by_hand = Plan {
        map: vec![(Field::Text, "c".into()), (Field::Account, "b".into()), (Field::Id, "a".into()), (Field::Ignore, "d".into())],
        venue: Some("Le forum".into()),
        ..Plan::default()
    };
    import(&mut study, &desk.file("lundi.csv", table("lundi")), &by_hand, noon(), &mut |_| true).unwrap();
    let next = Plan { recipes: recipe::of(&study).unwrap(), ..Plan::default() };
    let done = import(&mut study, &desk.file("mardi.csv", table("mardi")), &next, noon(), &mut |_| true).unwrap();
    assert_eq!(done.followed.map(|one| one.file).as_deref(), Some("lundi.csv"));
    let one = study.message(id(&study, "xmardi")).unwrap();
    assert_eq!((one.account.as_deref(), one.venue.as_deref(), one.attributes.len()), (Some("Zoé"), Some("Le forum"), 0));
    // Undoing the import does not undo what was learnt of its table, not even once its rows are gone.
    study.undo().unwrap();
    study.undo().unwrap();
    drop(study);
    let mut study = Study::open(&desk.path("s.livi")).unwrap();
    let next = Plan { recipes: recipe::of(&study).unwrap(), ..Plan::default() };
    import(&mut study, &desk.file("mardi.csv", table("mardi")), &next, noon(), &mut |_| true).unwrap();
    assert_eq!(study.message(id(&study, "xmardi")).unwrap().account.as_deref(), Some("Zoé"));
    // Another table is read for itself.
    let other = desk.file("autre.csv", "a,titre,avis\n1,Bien,Rien à dire de plus sur ce produit\n");
    let next = Plan { recipes: recipe::of(&study).unwrap(), ..Plan::default() };
    assert_eq!(import(&mut study, &other, &next, noon(), &mut |_| true).unwrap().followed, None);
    // And what is said by hand comes over the recipe.
    let said = Plan { recipes: recipe::of(&study).unwrap(), map: vec![(Field::Attribute, "d".into())], ..Plan::default() };
    import(&mut study, &desk.file("jeudi.csv", table("jeudi")), &said, noon(), &mut |_| true).unwrap();
    assert_eq!(study.message(id(&study, "xjeudi")).unwrap().attributes["d"], "fr/beaute");
}

#[test]
fn an_import_is_kept_and_can_be_taken_out_later() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(
        &mut study,
        &desk.file("a.csv", "id,parent_id,author,text\nr1,,ana,La question du premier fichier\nr2,r1,bob,Une réponse du premier\n,,,\n"),
    );
    let second =
        bring(&mut study, &desk.file("b.csv", "id,parent_id,author,text\nr3,r2,zoe,Une réponse venue plus tard\nr4,r3,lea,Et la suite\n"));
    let panne = code(&mut study, "Panne");
    let answered = id(&study, "r2");
    put(&mut study, panne, answered, 0..3);

    let lines = study.imports(true).unwrap();
    assert_eq!(lines.iter().map(|line| line.file.as_str()).collect::<Vec<_>>(), ["b.csv", "a.csv"]);
    let first = &study.import_line(lines[1].id).unwrap();
    assert_eq!((lines[1].left_out, lines[1].report.skipped.len()), (1, 0), "a list does without what was left out");
    assert_eq!((first.report.records, first.report.messages, first.report.skipped.len()), (3, 2, 1));
    assert_eq!(first.report.skipped[0].reason, "empty_row");
    let about: recipe::About = serde_json::from_str(&first.about).unwrap();
    assert_eq!((about.delimiter.as_deref(), about.encoding.as_deref(), about.header_row), (Some(","), Some("UTF-8"), Some(1)));
    assert_eq!(about.columns[1].role, "parent");
    assert_eq!(study.matching(&format!("import:{}", first.id)).unwrap(), [id(&study, "r1"), id(&study, "r2")]);

    let takes = study.import_takes(first.id).unwrap();
    assert_eq!((takes.messages, takes.codings, takes.memos), (2, 1, 0));
    assert_eq!(study.remove_import(first.id, noon()).unwrap().value, takes);
    assert_eq!(study.message_id("r1").unwrap(), None);
    assert_eq!(study.codings().unwrap().len(), 0);
    let third = study.message(id(&study, "r3")).unwrap();
    assert_eq!((third.parent, third.parent_ext.as_deref(), third.root), (None, Some("r2"), third.id), "a reply to a missing parent now");
    assert_eq!(study.message(id(&study, "r4")).unwrap().root, third.id);
    assert_eq!(study.check().unwrap().findings, vec![]);
    assert!(matches!(study.remove_import(first.id, noon()), Err(Error::UnknownObject { .. })), "it is out already");

    // Closing purges nothing that undo can bring back.
    drop(study);
    let mut study = Study::open(&desk.path("s.livi")).unwrap();
    study.undo().unwrap();
    assert_eq!(study.message(id(&study, "r3")).unwrap().root, id(&study, "r1"));
    assert_eq!(study.codings_of(id(&study, "r2")).unwrap().len(), 1);
    assert!(study.imports(false).unwrap().iter().any(|line| line.id == second.report.import));
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn the_imports_are_told_by_the_command_line() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", desk.file("a.csv", FIRST).to_str().unwrap()]);
    let all = desk.json(&["imports", "s.livi"]);
    assert_eq!((all[0]["file"].as_str(), all[0]["messages"].as_u64(), all[0]["active"].as_bool()), (Some("a.csv"), Some(3), Some(true)));
    let number = all[0]["id"].to_string();
    assert!(desk.livi(&["imports", "s.livi", &number]).contains("text = text"));
    assert!(desk.livi(&["imports", "s.livi", &number, "--remove"]).contains("3 messages"));
    assert_eq!(desk.json(&["imports", "s.livi"])[0]["active"], false);
    assert!(desk.fails(1, &["imports", "s.livi", "77"]).contains("77"));
    desk.livi(&["undo", "s.livi"]);
    assert_eq!(desk.json(&["imports", "s.livi", &number])["active"], true);
}

#[test]
fn like_texts_are_grouped_never_merged() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let rows = "id,author,text\n1,ana,La capsule bloque !\n2,bob,la  capsule BLOQUE\n3,zoe,RT @ana: La capsule bloque\n4,lea,Tout va bien\n5,max,\"Là, capsule bloquée\"\n";
    let imported = bring(&mut study, &desk.file("a.csv", rows));
    assert_eq!((imported.report.messages, imported.report.duplicates), (5, 0), "five people spoke");
    let three = [id(&study, "1"), id(&study, "2"), id(&study, "3")];
    assert_eq!(study.matching("is:duplicate").unwrap(), three);
    assert_eq!(study.matching("twin:2").unwrap(), three);
    let columns = study.columns().unwrap();
    assert_eq!((0..5).map(|at| columns.twins(at)).collect::<Vec<_>>(), [3, 3, 3, 1, 1]);
    let base = |params: Vec<(String, String)>| study.figure("corpus", &Ask { params, ..Ask::default() }).unwrap().base.messages;
    assert_eq!((base(vec![]), base(vec![("texts".into(), "once".into())])), (5, 3));
    drop(study);
    assert_eq!(desk.json(&["figures", "s.livi", "corpus", "--param", "texts=once"])["base"]["messages"], 3);
    assert!(desk.fails(1, &["figures", "s.livi", "corpus", "--param", "texts=twice"]).contains("twice"));
}

#[test]
fn a_correction_outlives_the_next_wave() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", FIRST));
    let first = id(&study, "c1");
    study.revise_text(first, "La [machine] bloque depuis la mise à jour", noon()).unwrap();
    // The same file brings the old words again, and a newer one has others: the analyst's stay, the count is brought up to date.
    let again = bring(&mut study, &desk.file("a.csv", FIRST));
    assert_eq!((again.report.duplicates, again.report.warnings), (3, vec![]));
    let wave = bring(&mut study, &desk.file("b.csv", SECOND));
    assert_eq!((warning(&wave, "texts_revised"), warning(&wave, "corrections_kept").as_deref()), (None, Some("1")));
    let kept = study.message(first).unwrap();
    assert_eq!((kept.text.as_str(), &kept.attributes["likes"]), ("La [machine] bloque depuis la mise à jour", &Value::from(12)));
    // An older export than the one in force changes nothing either.
    let mut study = desk.study("t.livi");
    bring(&mut study, &desk.file("a.csv", FIRST));
    bring(&mut study, &desk.file("b.csv", SECOND));
    let older = bring(&mut study, &desk.file("a.csv", FIRST));
    assert_eq!(warning(&older, "texts_revised"), None, "{older:?}");
    assert!(study.message(id(&study, "c1")).unwrap().text.contains("(édité)"));
}

#[test]
fn taking_out_an_import_does_not_trip_over_one_that_was_undone() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let first = bring(&mut study, &desk.file("a.csv", "id,parent_id,author,text\nr1,,ana,La question du premier fichier\n"));
    bring(&mut study, &desk.file("b.csv", "id,parent_id,author,text\nr2,r1,zoe,Une réponse venue plus tard\n"));
    study.undo().unwrap();
    study.remove_import(first.report.import, noon()).unwrap();
    drop(study);
    let mut study = Study::open(&desk.path("s.livi")).unwrap();
    study.undo().unwrap();
    assert_eq!(study.summary().unwrap().messages, 1);
    assert_eq!(study.check().unwrap().findings, vec![]);
}

#[test]
fn ids_that_count_do_not_make_edits_of_other_peoples_words() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let shop = |who: &str, day: &str, text: &str| {
        format!("id,author,date,text\n000000001,{who},{day},{text}\n000000002,{who}b,{day},{text} encore\n")
    };
    bring(&mut study, &desk.file("paris.csv", shop("ana", "2024-03-01", "Accueil parfait au rayon parfum")));
    let other = bring(&mut study, &desk.file("lyon.csv", shop("zoe", "2024-04-02", "Rupture de stock sur les cordes")));
    assert_eq!((other.report.messages, other.report.duplicates), (2, 0));
    assert_eq!(study.matching("is:revised").unwrap(), Vec::<i64>::new());
}

/// What is said before an import is what the import does: two files that both count from 1 have nothing in common.
#[test]
fn what_the_study_has_is_told_beforehand_as_the_import_tells_it() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let shop = |who: &str, text: &str| format!("id,author,text\n1,{who},{text} au rayon parfum\n2,{who}b,{text} à la caisse\n");
    bring(&mut study, &desk.file("paris.csv", shop("ana", "Accueil parfait")));
    let told = |name: &str, table: String| {
        let folder = tempfile::tempdir().unwrap();
        let rehearsed = rehearse(&desk.file(name, table), &Plan::default(), folder.path(), noon(), 1).unwrap();
        study.already_has(&rehearsed.study.unwrap()).unwrap()
    };
    assert_eq!(told("paris-2.csv", shop("ana", "Accueil parfait")), 2);
    assert_eq!(told("lyon.csv", shop("zoe", "Rupture de stock")), 0);
    // Without ids, by the whole row.
    let plain = "author,text\nana,Un avis sans identifiant\nbob,Un autre avis sans identifiant\n";
    assert_eq!(told("sans.csv", plain.into()), 0);
}
