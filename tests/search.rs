use acceptance::{Desk, bring};
use livisible_core::Study;
use livisible_core::search::find::{Request, Sort};
use serde_json::Value;

fn exts(study: &Study, query: &str) -> Vec<String> {
    let mut found: Vec<String> = study.matching(query).unwrap().into_iter().map(|id| study.message_ext(id).unwrap()).collect();
    found.sort();
    found
}

#[test]
fn the_worked_study() {
    let desk = Desk::new();
    let study = desk.velmoka();
    assert_eq!(exts(&study, "c'est"), ["V06"]);
    assert_eq!(exts(&study, "\"« compostable »\""), ["V01", "V05"]);
    assert!(exts(&study, "ceremonie").contains(&"V05".to_owned()));
    assert_eq!(exts(&study, "« compostable »"), ["V01", "V05"]);
    assert_eq!(exts(&study, "capsule NEAR/3 compostable"), ["V01", "V05"]);
    assert_eq!(exts(&study, "==Cérémonie"), Vec::<String>::new());
    assert_eq!(exts(&study, "==cérémonie"), ["V05"]);
    assert_eq!(exts(&study, "code:FL.CRI code:FL.LUD"), ["V04", "V05"]);
    assert_eq!(exts(&study, "code:FL.PRA -role:brand"), ["V02", "V03", "V09", "V14"]);
    assert_eq!(exts(&study, "capsule OR refills -role:brand date:2024-03-02..2024-03-09").len(), 8);
    assert_eq!(exts(&study, "person:P03"), ["V03", "V05", "V08"]);
    assert_eq!(exts(&study, "space:forum -lang:fr"), ["V04"]);
    assert_eq!(exts(&study, "code:none").len() + exts(&study, "code:any").len(), 14);
    assert_eq!(exts(&study, "CAPSUL*"), exts(&study, "capsules"));
    assert_eq!(exts(&study, "has:memo"), ["V08"]);
    assert_eq!(exts(&study, "espaceinconnu OR venue:\"Forum Percolateurs\"").len(), 6);
    assert_eq!(exts(&study, "").len(), 14);
}

#[test]
fn the_same_in_french() {
    let desk = Desk::new();
    let study = desk.velmoka();
    for (french, english) in [
        ("espace:forum SAUF langue:fr", "space:forum -lang:fr"),
        ("capsule OU refills -rôle:brand date:2024-03-02..2024-03-09", "capsule OR refills -role:brand date:2024-03-02..2024-03-09"),
        ("Espace:Forum,blog", "space:forum OR space:blog"),
        ("lieu:\"Forum Percolateurs\" ET personne:P03", "venue:\"Forum Percolateurs\" person:P03"),
        ("fil(code:FL.UTO code:FL.LUD) est:root", "thread(code:FL.UTO code:FL.LUD) is:root"),
        ("réponse(code:FL.PRA -> code:FL.CRI)", "reply(code:FL.PRA -> code:FL.CRI)"),
        ("avec:memo", "has:memo"),
    ] {
        assert_eq!(exts(&study, french), exts(&study, english), "{french}");
        assert!(!exts(&study, french).is_empty(), "{french}");
    }
    // The contract is in English, whatever was typed; the same words twice are told apart.
    let found = desk.json(&["search", "velmoka.livi", "« code:NON » espace:forum code:NON,FL.CRI"]);
    assert_eq!(found["query"], "\" code:NON \" space:forum code:NON OR code:FL.CRI");
    assert_eq!(found["problems"], serde_json::json!([{ "start": 26, "end": 34, "code": "unknown_code" }]));
}

#[test]
fn the_shape_of_the_contract() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let found = desk.json(&["search", "velmoka.livi", "ceremonie capsule", "--facets", "space,code,lang"]);
    let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["query", "problems", "total", "messages", "facets"]);
    assert_eq!(found["total"], 1);
    let hit = &found["messages"][0];
    let keys: Vec<&str> = hit.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["id", "conversation", "account", "posted", "space", "lang", "text", "matches", "codes"]);
    assert_eq!((&hit["id"], &hit["conversation"], &hit["account"]), (&Value::from("V05"), &Value::from("V02"), &Value::from("CafeNoir75")));
    let text: Vec<char> = hit["text"].as_str().unwrap().chars().collect();
    let marked: Vec<String> = hit["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| text[m[0].as_u64().unwrap() as usize..m[1].as_u64().unwrap() as usize].iter().collect())
        .collect();
    assert_eq!(marked, ["cérémonie", "capsule"]);
    assert_eq!(found["facets"]["space"], serde_json::json!({ "forum": 1 }));
    assert_eq!(found["facets"]["code"]["FL.CRI"], 1);
    let problem = desk.json(&["search", "velmoka.livi", "é code:NON \"ouvert"]);
    assert_eq!(
        problem["problems"],
        serde_json::json!([
            { "start": 11, "end": 18, "code": "unclosed_quote" }, { "start": 2, "end": 10, "code": "unknown_code" },
        ])
    );
    let kwic = desk.json(&["search", "velmoka.livi", "compostable", "--kwic", "10"]);
    assert_eq!(kwic["messages"][0]["kwic"][0][1], "compostable");
    let draws: Vec<Value> = (0..2).map(|_| desk.json(&["search", "velmoka.livi", "", "--rencontre", "42", "--limit", "3"])).collect();
    assert_eq!(draws[0], draws[1], "the same seed draws the same");
    assert_eq!(draws[0]["messages"].as_array().unwrap().len(), 3);
}

#[test]
fn sorted_and_paged() {
    let desk = Desk::new();
    let study = desk.velmoka();
    let page = |sort, offset| {
        let found = study.search(&Request { query: "capsule OR refill".into(), sort, offset, limit: 4, ..Request::default() }).unwrap();
        (found.total, found.hits.into_iter().map(|hit| hit.message.ext).collect::<Vec<_>>())
    };
    for sort in [Sort::Relevance, Sort::Date, Sort::Thread] {
        let (total, mut all) = page(sort, 0);
        let mut offset = 4;
        while offset < total {
            all.extend(page(sort, offset).1);
            offset += 4;
        }
        assert_eq!(all.len(), total);
        let mut once = all.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), total, "no message twice, none left out");
        if sort == Sort::Date {
            assert_eq!(all.first().map(String::as_str), Some("V01"));
        }
    }
}

#[test]
fn what_was_read_is_forgotten_when_the_corpus_changes() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    bring(&mut study, &desk.file("a.csv", "id,text\n1,Trop cher ce prix\n2,Un prix\n"));
    for query in ["/pri./", "prix NEAR/2 cher OR /un pr/", "==prix"] {
        assert_eq!(exts(&study, query), ["1", "2"], "{query}");
    }
    // The rest of a query narrows what is read; what is left is read when it is asked for.
    assert_eq!(exts(&study, "cher /ri.$/"), ["1"]);
    assert_eq!(exts(&study, "/ri.$/"), ["1", "2"]);
    bring(&mut study, &desk.file("b.csv", "id,text\n3,Le prix\n"));
    for query in ["/pri./", "==prix", "/ri.$/"] {
        assert_eq!(exts(&study, query), ["1", "2", "3"], "{query}");
    }
    study.undo().unwrap();
    for query in ["/pri./", "==prix", "/ri.$/"] {
        assert_eq!(exts(&study, query), ["1", "2"], "{query}");
    }
}

#[test]
fn the_index_rebuilds_itself_when_missing_stale_or_damaged() {
    let desk = Desk::new();
    let mut study = desk.velmoka();
    let cache = desk.path("cache");
    assert_eq!(study.matching("compostable").unwrap().len(), 2);
    std::fs::remove_dir_all(&cache).unwrap();
    study = desk.reopen(study);
    assert!(!study.index_is_current().unwrap());
    assert_eq!(study.matching("compostable").unwrap().len(), 2);
    // Damaged: every file of the index is cut in two.
    drop(study);
    let mut entries = std::fs::read_dir(cache.join("index")).unwrap().map(|entry| entry.unwrap().path());
    let folder = entries.find(|path| path.is_dir()).unwrap();
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert!(desk.livi(&["search", "velmoka.livi", "compostable"]).contains("2 messages"));
    // Stale: an import made while the index was away.
    std::fs::remove_dir_all(&cache).unwrap();
    let mut study = Study::open(&desk.path("velmoka.livi")).unwrap();
    study.set_cache(&desk.path("elsewhere"));
    bring(&mut study, &desk.file("a.csv", "id,text\nz1,Encore une capsule compostable, dit-on\n"));
    drop(study);
    assert!(desk.livi(&["search", "velmoka.livi", "compostable"]).contains("3 messages"));
    assert!(desk.livi(&["reindex", "velmoka.livi"]).contains("15"));
}

#[test]
fn coding_never_touches_the_index() {
    let desk = Desk::new();
    drop(desk.velmoka());
    let mut entries = std::fs::read_dir(desk.path("cache/index")).unwrap().map(|entry| entry.unwrap().path());
    let folder = entries.find(|path| path.is_dir()).unwrap();
    let look = || -> Vec<_> {
        let mut all: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|f| f.unwrap())
            .map(|f| (f.path(), f.metadata().unwrap().modified().unwrap()))
            .collect();
        all.sort();
        all
    };
    let before = look();
    desk.livi(&["code", "velmoka.livi", "FL.UTO", "--query", "fille", "--span", "match"]);
    assert_eq!(desk.json(&["search", "velmoka.livi", "fille code:FL.UTO"])["total"], 1);
    assert_eq!(look(), before);
}

#[test]
fn what_people_type_every_day() {
    let desk = Desk::new();
    let mut study = desk.study("s.livi");
    let csv = "id,author,rating,region,ok,text\n\
        1,ana,4.2,Bretagne,true,C'est vraiment trop cher pour ce que c'est 👍👍\n\
        2,bob,4.3,Alsace,false,\"L'odeur de l'ami ? Une odeur de café, trop chère !\"\n\
        3,zoe,3,Bretagne,true,Rien à redire sur le #VelmokaOne\n";
    bring(&mut study, &desk.file("a.csv", csv));
    for (query, expected) in [
        ("trop cher !", vec!["1", "2"]),
        ("trop - cher & …", vec!["1", "2"]),
        ("rating:4.2", vec!["1"]),
        ("rating:>=4.2", vec!["1", "2"]),
        ("rating:<4.3", vec!["1", "3"]),
        ("attr.ok:true", vec!["1", "3"]),
        ("attr.region:bretagne", vec!["1", "3"]),
        ("l'od*", vec!["2"]),
        ("l'am*", vec!["2"]),
        ("#velm*", vec!["3"]),
        ("👍*", vec!["1"]),
        ("« trop cher »", vec!["1"]),
        ("person:ana", vec!["1"]),
        ("person:P02", vec!["2"]),
        ("-cher", vec!["3"]),
    ] {
        assert_eq!(exts(&study, query), expected, "{query}");
    }
    assert!(study.matching("prix NEAR/5").is_err(), "what is not understood chooses nothing to code");
    assert!(study.matching("/a(/").is_err(), "nor does a pattern that cannot be read");
    let told = |query: &str| study.search(&Request { query: query.into(), limit: 9, ..Request::default() }).unwrap();
    let bad = told("cher /a(/");
    assert_eq!((bad.total, bad.slow, bad.problems[0].code.as_str(), bad.problems[0].start), (0, true, "bad_regex", 5));
    assert_eq!(told(r"/(\w{99}){99}/").problems[0].code, "regex_too_large");
    assert_eq!((told("odeur NEAR/1 café").slow, told("odeur NEAR/1 café").total), (false, 1));
    let found = study.search(&Request { query: "l'od*".into(), limit: usize::MAX, ..Request::default() }).unwrap();
    assert_eq!(found.hits[0].matches, vec![0..7]);
}
