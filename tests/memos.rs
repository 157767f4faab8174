use acceptance::{Desk, bring, noon};
use chrono::Duration;
use livisible_core::memo::links::Target;
use livisible_core::memo::shelf::{Ask, Order};
use livisible_core::memo::{Kind, NewMemo, Subject};

#[test]
fn memos_stand_on_a_shelf_by_type_by_subject_and_by_words() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let code = study.find_code("FL.CRI").unwrap().id;
    let message = study.message_id("V05").unwrap().unwrap();
    let mut write = |at: i64, kind: Kind, on: Subject, id: i64, title: &str, body: &str| {
        study.add_memo(&NewMemo { kind, ..NewMemo::on(on, id, Some(title), body) }, noon() + Duration::minutes(at)).unwrap().value
    };
    let theory = write(1, Kind::Theoretical, Subject::Code, code, "Critique", "Le prix n’est qu’une *critique* parmi d’autres.");
    let todo = write(2, Kind::Todo, Subject::Study, 1, "Relire", "Relire les deux cérémonies : [[V04]], [[V05]].");
    let noted = write(3, Kind::Note, Subject::Message, message, "", "Ironie ? Voir [[memo:critique]] et [[FL.CRI]].");
    let shelf = |study: &livisible_core::Study, ask: Ask| study.memo_shelf(&ask).unwrap();
    let ids = |ask: Ask| shelf(&study, ask).memos.iter().map(|memo| memo.id).collect::<Vec<_>>();
    assert_eq!(ids(Ask::default())[..3], [noted, todo, theory], "the latest first");
    assert_eq!(ids(Ask { kind: Some(Kind::Todo), ..Ask::default() }), [todo]);
    assert_eq!(ids(Ask { on: Some(Subject::Code), ..Ask::default() }), [theory]);
    assert_eq!(ids(Ask { words: "CEREMONIES relire".into(), ..Ask::default() }), [todo], "whatever the case and the accents");
    assert_eq!(ids(Ask { author: Some("A".into()), order: Order::Title, ..Ask::default() }), [theory, noted, todo]);
    let all = shelf(&study, Ask::default());
    assert_eq!((all.total, all.open, all.kinds.len()), (4, 1, 3));
    let page = shelf(&study, Ask { offset: 1, limit: 1, ..Ask::default() });
    assert_eq!((page.total, page.memos[0].id), (4, todo));

    // Links lead both ways.
    assert_eq!(study.follow("V05").unwrap(), Some(Target::Message(message)));
    assert_eq!(study.follow("code:FL.CRI").unwrap(), Some(Target::Code(code)));
    assert_eq!(study.follow("memo:CRITIQUE").unwrap(), Some(Target::Memo(theory)));
    assert_eq!((study.follow("code:NON").unwrap(), study.follow("memo:9999").unwrap()), (None, None));
    let mentions = |on, id| study.mentions(on, id).unwrap().iter().map(|memo| memo.id).collect::<Vec<_>>();
    assert_eq!((mentions(Subject::Message, message), mentions(Subject::Code, code)), (vec![todo], vec![noted]));
    assert_eq!(study.mentions_of_memo(theory).unwrap()[0].id, noted);
    let words = study.link_candidates("V0", 3).unwrap();
    assert_eq!(words.messages.iter().map(|(_, ext)| ext.as_str()).collect::<Vec<_>>(), ["V01", "V02", "V03"]);
    assert_eq!(study.link_candidates("crit", 3).unwrap().codes[0].ext, "FL.CRI");
    assert_eq!(study.link_candidates("memo:crit", 3).unwrap().memos[0].0, "memo:Critique");

    // Done, then no longer a thing to do.
    study.change_memo(todo, None, Some(true), noon()).unwrap();
    assert_eq!((study.memo(todo).unwrap().done, study.memo_shelf(&Ask::default()).unwrap().open), (true, 0));
    assert!(study.change_memo(theory, None, Some(true), noon()).is_err(), "only things to do are done");
    study.change_memo(todo, Some(Kind::Method), None, noon()).unwrap();
    assert!(!study.memo(todo).unwrap().done);
    study.edit_memo(todo, Some("Relire encore"), "Relire.", noon() + Duration::days(1)).unwrap();
    assert_eq!(study.memo_shelf(&Ask::default()).unwrap().memos[0].id, todo, "rewritten last");
    study.undo().unwrap();
    assert_eq!(study.memo(todo).unwrap().edited, None);
    study.delete_code(code, noon()).unwrap();
    assert_eq!(study.check().unwrap().findings, []);
}

#[test]
fn memos_go_out_and_come_back_and_keep_their_links() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let code = study.find_code("FL.CRI").unwrap().id;
    let first = study.add_memo(&NewMemo::on(Subject::Code, code, Some("À jeter"), "Rien."), noon()).unwrap().value;
    let kept = study
        .add_memo(&NewMemo { kind: Kind::Reflexive, ..NewMemo::on(Subject::Study, 1, None, "Ce que je crois de lina_r.") }, noon())
        .unwrap()
        .value;
    let body = format!("À faire : [[memo:{kept}]], [[V05]], et lina_r.");
    study.add_memo(&NewMemo { kind: Kind::Todo, ..NewMemo::on(Subject::Code, code, Some("Suite"), &body) }, noon()).unwrap();
    study.delete_memo(first, noon()).unwrap();
    drop(study);
    desk.livi(&["export", "velmoka.livi", "out.json"]);
    let mut other = desk.study("other.livi");
    bring(&mut other, &desk.path("out.json"));
    let memos = other.memos().unwrap();
    let (belief, todo) = (&memos[memos.len() - 2], &memos[memos.len() - 1]);
    assert_ne!(belief.id, kept, "it has another number here");
    assert_eq!(
        (belief.kind, todo.kind, todo.author.as_str(), todo.at.as_str()),
        (Kind::Reflexive, Kind::Todo, "A", "2026-03-02T12:00:00.000Z")
    );
    assert_eq!(other.follow(&format!("memo:{}", belief.id)).unwrap(), Some(Target::Memo(belief.id)));
    assert_eq!(other.mentions_of_memo(belief.id).unwrap()[0].id, todo.id);
    drop(other);
    // Met again, nothing is doubled.
    desk.livi(&["import", "velmoka.livi", "out.json"]);
    desk.livi(&["export", "velmoka.livi", "again.json"]);
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("out.json"), read("again.json"));
    // As Markdown, with and without names.
    desk.livi(&["export", "velmoka.livi", "memos.md", "--identities", "keep", "--lang", "fr"]);
    assert!(
        read("memos.md").contains("## Suite\n\n*à faire · sur le code Critique · A · 2026-03-02*\n\nÀ faire : [[memo:"),
        "{}",
        read("memos.md")
    );
    for masked in ["masked.md", "masked.json"] {
        desk.livi(&["export", "velmoka.livi", masked, "--identities", "pseudonyms"]);
        assert!(!read(masked).contains("lina_r") && !read(masked).contains("V05]]"), "{}", read(masked));
    }
    let listed = desk.json(&["memos", "velmoka.livi", "--kind", "todo"]);
    assert_eq!(
        (listed.as_array().unwrap().len(), listed[0]["title"].as_str(), listed[0]["on"]["id"].as_str()),
        (1, Some("Suite"), Some("FL.CRI"))
    );
    assert!(desk.fails(1, &["memos", "velmoka.livi", "--kind", "idée", "--lang", "fr"]).contains("theoretical"));
}
