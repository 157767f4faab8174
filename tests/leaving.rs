use acceptance::{Desk, bring};
use serde_json::Value;

#[test]
fn a_pseudonymised_export_names_nobody() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    bring(
        &mut study,
        &desk.file("m.csv", "id,author,url,text\nq1,zoe_martin,https://x.org/u/zoe,Je réponds à @lina_r et à CafeNoir75 ici\n"),
    );
    let handles: Vec<String> = study.message_ids().unwrap().into_iter().filter_map(|id| study.message(id).unwrap().account).collect();
    drop(study);
    for (name, extra) in [("m.csv.csv", "matrix"), ("c.csv", "codings"), ("out.json", "json")] {
        desk.livi(&["export", "velmoka.livi", name, "--as", extra, "--identities", "pseudonyms"]);
        let text = std::fs::read_to_string(desk.path(name)).unwrap();
        for handle in &handles {
            assert!(!text.contains(handle.as_str()), "{name} holds {handle}");
        }
        assert!(!text.contains("https://x.org"), "links are dropped");
        assert!(!text.contains("V05"), "message ids are replaced");
    }
    // What is masked is still a study: offsets moved with the words.
    let mut other = desk.study("other.livi");
    assert_eq!(bring(&mut other, &desk.path("out.json")).report.messages, 15);
    assert_eq!(other.check().unwrap().findings, vec![]);
    desk.livi(&["export", "velmoka.livi", "kept.csv", "--identities", "keep"]);
    assert!(std::fs::read_to_string(desk.path("kept.csv")).unwrap().contains("lina_r"));
}

#[test]
fn the_coded_table_has_one_column_a_code_and_nets_count_once() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", "id,text\na,\"=HYPERLINK(1) et une arnaque\"\nb,Le service après-vente répond\n"));
    study.copy_template("PR", acceptance::noon()).unwrap();
    drop(study);
    desk.livi(&["code", "s.livi", "PR.J1", "--query", "arnaque"]);
    desk.livi(&["code", "s.livi", "PR.J2", "--query", "arnaque"]);
    desk.livi(&["export", "s.livi", "t.csv", "--identities", "keep"]);
    let text = std::fs::read_to_string(desk.path("t.csv")).unwrap();
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| header.iter().position(|h| *h == name).unwrap();
    let row: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!((row[at("PR.J")], row[at("PR.J1")], row[at("PR.J2")], row[at("PR.R")]), ("1", "1", "1", "0"));
    assert!(row[at("text")].starts_with("'=HYPERLINK"), "a formula cannot leave as one: {}", row[at("text")]);
    let figure = desk.json(&["figures", "s.livi", "codes"]);
    assert_eq!(figure["data"]["PR.J"]["messages"], 1);
    assert_eq!(figure["data"]["PR.J"]["codings"], 2);
}

#[test]
fn every_quotation_of_the_report_leads_to_its_message() {
    let desk = Desk::new();
    drop(desk.velmoka());
    for (lang, word) in [("fr", "Rapport d’étude"), ("en", "Study report")] {
        let file = format!("r-{lang}.html");
        desk.livi(&["report", "velmoka.livi", &file, "--lang", lang]);
        let html = std::fs::read_to_string(desk.path(&file)).unwrap();
        assert!(html.contains(word) && html.contains(&format!("<html lang=\"{lang}\">")));
        let quotes = html.matches("<blockquote").count();
        assert_eq!(quotes, 35, "every accepted coding of the base");
        for target in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(html.contains(&format!("id=\"{target}\"")), "{target} leads nowhere");
        }
        for outside in ["http://", "https://", "src=\"", "<script"] {
            assert!(!html.contains(outside), "the report needs nothing beside it: {outside}");
        }
        for name in ["lina_r", "CafeNoir75", "marc_delain", "V05"] {
            assert!(!html.contains(name), "{name}");
        }
    }
    desk.livi(&["report", "velmoka.livi", "v.html", "--quotes", "verbatim", "--title", "<b>Titre</b>"]);
    let html = std::fs::read_to_string(desk.path("v.html")).unwrap();
    assert!(html.contains("lina_r") && html.contains("&lt;b&gt;Titre"));
    desk.livi(&["report", "velmoka.livi", "n.html", "--quotes", "none"]);
    assert!(!std::fs::read_to_string(desk.path("n.html")).unwrap().contains("<blockquote"));
}

#[test]
fn a_codebook_leaves_and_comes_back() {
    let desk = Desk::new();
    desk.livi(&["new", "a.livi", "--lang", "fr"]);
    desk.livi(&["codes", "a.livi", "--template", "PR"]);
    for (file, extra) in [("codes.csv", Some("codebook")), ("codes.json", None)] {
        let mut words = vec!["export", "a.livi", file];
        words.extend(extra.iter().flat_map(|kind| ["--as", kind]));
        desk.livi(&words);
        let other = format!("{file}.livi");
        desk.livi(&["new", &other]);
        desk.livi(&["codes", &other, "--import", file]);
        let ids = |study: &str| -> Vec<(Value, Value, Value)> {
            desk.json(&["codes", study])
                .as_array()
                .unwrap()
                .iter()
                .map(|c| (c["id"].clone(), c["parent"].clone(), c["label"].clone()))
                .collect()
        };
        assert_eq!(ids(&other), ids("a.livi"), "{file}");
    }
}

#[test]
fn pseudonyms_hold_whatever_the_case_and_the_place_of_a_name() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = "id,author,site,profile,text\n\
        1,Lina_R,Le blog de lina_r,https://x.org/lina,Premier billet de ce blog\n\
        2,marie,Forum,,Merci @lina_r et MARIE-LOUISE et marie-lou\n\
        3,marie-lou,Forum,,Je suis d'accord avec Lina_R ici\n";
    bring(&mut study, &desk.file("a.csv", csv));
    study.copy_template("FL", acceptance::noon()).unwrap();
    drop(study);
    desk.livi(&["code", "s.livi", "FL.PRA", "--query", "lina_r", "--span", "match"]);
    for (file, kind) in [("m.csv", "matrix"), ("c.csv", "codings"), ("o.json", "json")] {
        desk.livi(&["export", "s.livi", file, "--as", kind, "--identities", "pseudonyms"]);
        let text = std::fs::read_to_string(desk.path(file)).unwrap().to_lowercase();
        for name in ["lina", "marie", "x.org"] {
            assert!(!text.contains(name), "{file} holds {name}: {text}");
        }
    }
    desk.livi(&["report", "s.livi", "r.html"]);
    desk.livi(&["figures", "s.livi", "threads", "corpus", "--csv", "f.csv"]);
    for file in ["r.html", "f.csv"] {
        let text = std::fs::read_to_string(desk.path(file)).unwrap();
        // The letters embedded in the report are long runs of signs, in which any short name may stand.
        let text = text.split("</style>").last().unwrap_or_default().to_lowercase();
        assert!(!text.contains("lina_r") && !text.contains("marie"), "{file}");
    }
}

#[test]
fn people_are_as_many_after_the_open_form() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = "id,author,site,text\n\
        1,[deleted],Forum,Un premier message sans auteur\n2,[deleted],Forum,Un second message sans auteur\n\
        3,lina,Forum,Un message de lina sur le forum\n4,lina,Blog,Un message d'une autre lina\n";
    bring(&mut study, &desk.file("a.csv", csv));
    assert_eq!(study.summary().unwrap().persons, 4);
    drop(study);
    desk.livi(&["export", "s.livi", "o.json"]);
    let mut other = desk.study("other.livi");
    bring(&mut other, &desk.path("o.json"));
    assert_eq!(other.summary().unwrap().persons, 4);
}
