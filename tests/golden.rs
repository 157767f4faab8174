use acceptance::{Desk, fixture, sample};
use livisible_core::Study;
use livisible_core::figures::Ask;
use serde_json::Value;

fn read(path: &std::path::Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_same_document_comes_back() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    desk.livi(&["export", "s.livi", "out.json"]);
    let (before, after) = (read(&sample()), read(&desk.path("out.json")));
    // As text too: the keys and the arrays in the same order.
    assert_eq!(before.to_string(), after.to_string());
}

#[test]
fn every_figure_of_the_floor_is_reproduced() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    let expected = read(&fixture("golden/velmoka.expected.json"));
    let mut seen = 0;
    for entry in expected.as_array().unwrap() {
        let args: Vec<&str> = entry["args"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect();
        if !["corpus", "codes", "cooccurrence", "threads"].contains(&args[0]) {
            continue;
        }
        let words: Vec<&str> = ["figures", "s.livi"].into_iter().chain(args.iter().copied()).collect();
        assert_eq!(desk.json(&words), entry["output"], "{args:?}");
        seen += 1;
    }
    assert_eq!(seen, 8, "four figures, with and without brand speech");
    let both = desk.json(&["figures", "s.livi", "corpus", "codes"]);
    assert_eq!(both.as_array().unwrap().len(), 2);
}

/// The left column's counts are those of the figure `codes`, got another way.
#[test]
fn the_quick_counts_are_those_of_the_figure() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    let study = Study::open(&desk.path("s.livi")).unwrap();
    let (codebook, figure) = (study.codebook().unwrap(), study.figure("codes", &Ask::default()).unwrap());
    let quick = study.code_counts(&codebook).unwrap();
    assert!(quick.len() > 5);
    for code in &codebook.codes {
        let (codings, messages) = quick.get(&code.id).copied().unwrap_or_default();
        let told = |what: &str| figure.data[&code.ext][what].as_u64().unwrap_or(0) as usize;
        assert_eq!((codings, messages), (told("codings"), told("messages")), "{}", code.ext);
    }
}

#[test]
fn a_filter_is_said_in_its_canonical_form() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    let figure = desk.json(&["figures", "s.livi", "corpus", "--where", "space:forum   AND lang:fr"]);
    assert_eq!(figure["filter"], "space:forum lang:fr");
    assert_eq!(figure["data"]["messages"], 5);
    let voice = desk.json(&["figures", "s.livi", "codes", "--param", "voice=echoed"]);
    assert_eq!(voice["base"]["codings"], 1);
    assert_eq!(voice["data"]["FL.LUD"]["codings"], 1);
}

#[test]
fn a_document_met_again_is_a_duplicate_and_another_content_is_refused() {
    let desk = Desk::new();
    desk.livi(&["import", "s.livi", sample().to_str().unwrap()]);
    let again = desk.json(&["import", "s.livi", sample().to_str().unwrap()]);
    assert_eq!(
        (again[0]["records"].as_u64(), again[0]["messages"].as_u64(), again[0]["duplicates"].as_u64()),
        (Some(14), Some(0), Some(14))
    );
    let mut other = read(&sample());
    other["codes"][3]["color"] = "#000000".into();
    desk.file("other.json", other.to_string());
    let said = desk.fails(1, &["import", "s.livi", "other.json"]);
    assert!(said.contains("$.codes[3]") && said.contains("FL.CRI"), "{said}");
    assert_eq!(desk.json(&["figures", "s.livi", "codes"])["base"]["codings"], 35);
}

#[test]
fn faults_of_a_document_are_told_by_their_path() {
    let desk = Desk::new();
    type Fault = (&'static str, fn(&mut Value));
    let faults: &[Fault] = &[
        ("$.codings[2].end", |d| d["codings"][2]["end"] = 100_000.into()),
        ("$.codings[2].text", |d| d["codings"][2]["text"] = "autre".into()),
        ("$.codings[0].code", |d| d["codings"][0]["code"] = "NON".into()),
        ("$.codings[0].message", |d| d["codings"][0]["message"] = "V99".into()),
        ("$.messages[3].space", |d| d["messages"][3]["space"] = "agora".into()),
        ("$.messages[3].posted", |d| d["messages"][3]["posted"] = "hier".into()),
        ("$.messages[1].id", |d| d["messages"][1]["id"] = "V01".into()),
        ("$.messages[0]", |d| d["messages"][0]["couleur"] = "bleu".into()),
        ("$.squares[0].s1", |d| d["squares"][0]["s1"] = "NON".into()),
        ("$.insights[0].for[1]", |d| d["insights"][0]["for"][1] = "V99".into()),
        ("$.memos[0].on.id", |d| d["memos"][0]["on"]["id"] = "V99".into()),
        ("$.version", |d| d["version"] = 2.into()),
        ("$.actants[0].quest", |d| d["actants"][0]["quest"] = "Q9".into()),
    ];
    for (path, spoil) in faults {
        let mut document = read(&sample());
        spoil(&mut document);
        desk.file("bad.json", document.to_string());
        let said = desk.fails(1, &["import", "s.livi", "bad.json"]);
        assert!(said.contains(path), "{path}: {said}");
        assert!(!desk.path("s.livi").exists(), "a study that the failing command made is gone");
    }
    // A reply whose parent was not collected is no fault.
    let mut document = read(&sample());
    document["messages"][0]["parent"] = "V00".into();
    desk.file("orphan.json", document.to_string());
    let report = desk.json(&["import", "s.livi", "orphan.json"]);
    assert_eq!(report[0]["orphans"], 1);
    desk.livi(&["export", "s.livi", "out.json"]);
    assert_eq!(read(&desk.path("out.json")), document);
}
