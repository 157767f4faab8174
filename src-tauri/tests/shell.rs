//! Every command, called as the page calls it, over Tauri's mock runtime: opening, reading, searching, the journal.

mod stage;

use serde_json::{Value, json};
use shell::wire;
use stage::{Shell, cut};

#[test]
fn the_first_start_is_blank_and_the_second_remembers() {
    let shell = Shell::start();
    let start = shell.ask("start_page", json!({}));
    assert_eq!(start["recent"], json!([]));
    assert_eq!(start["last"], Value::Null);
    assert_eq!(start["preferences"]["lang"], Value::Null);
    assert_eq!(start["preferences"]["theme"], "system");

    let opened = shell.ask("study_sample", json!({}));
    assert_eq!((&opened["sample"], &opened["messages"], &opened["last"]), (&json!(true), &json!(14), &Value::Null));
    let place = json!({ "room": "read", "conversation": 1, "message": 2, "query": "prix" });
    shell.ask("remember", json!({ "position": place }));

    let shell = Shell::at(shell.home);
    let start = shell.ask("start_page", json!({}));
    assert_eq!(start["last"], opened["path"], "it opens again by itself");
    assert_eq!(start["recent"][0]["title"], opened["title"]);
    assert_eq!(start["recent"][0]["missing"], false);
    assert_eq!(start["recent"][0]["place"], "V02", "the line of the study says where one was");
    let again = shell.ask("study_open", json!({ "path": start["last"] }));
    assert_eq!(again["last"], place);

    shell.ask("study_close", json!({}));
    let start = shell.ask("start_page", json!({}));
    assert_eq!(start["last"], Value::Null, "its reader closed it");
    assert_eq!(start["recent"].as_array().unwrap().len(), 1);
}

#[test]
fn a_study_is_made_and_a_failed_opening_leaves_it_open() {
    let shell = Shell::start();
    shell.ask(
        "save_preferences",
        json!({ "preferences": { "lang": "fr", "theme": "dark", "density": "ample", "left": 280.5, "right": null } }),
    );
    let path = shell.home.path().join("Étude.livi").display().to_string();
    let made = shell.ask("study_new", json!({ "path": path, "title": "Étude", "lang": "fr" }));
    assert_eq!((&made["title"], &made["messages"], &made["readOnly"]), (&json!("Étude"), &json!(0), &json!(false)));

    let (code, message) = shell.refusal("study_new", json!({ "path": path, "title": "Autre", "lang": "fr" }));
    assert_eq!(code, "exists");
    assert!(message.contains("existe déjà"), "{message}");

    let other = shell.home.path().join("other.livi");
    std::fs::write(&other, "not a study at all, but long enough to be looked at by whoever opens it").unwrap();
    assert_eq!(shell.refusal("study_open", json!({ "path": other })).0, "not-a-study");
    assert_eq!(shell.ask("study_summary", json!({}))["path"], json!(path));
    assert_eq!(shell.ask("study_open", json!({ "path": path }))["path"], json!(path), "open already");
    assert_eq!(shell.ask("conversations", json!({ "offset": 0, "limit": 10 })), json!({ "total": 0, "rows": [] }));
    assert_eq!(shell.ask("codebook", json!({})), json!([]));
}

#[test]
fn a_study_that_another_window_writes_is_read_and_left_as_it_is() {
    let writer = Shell::with_sample();
    let path = writer.ask("study_summary", json!({}))["path"].clone();
    let reader = Shell::start();
    reader.ask("save_preferences", json!({ "preferences": { "lang": "en" } }));
    let opened = reader.ask("study_open", json!({ "path": path }));
    assert_eq!((&opened["readOnly"], &opened["messages"]), (&json!(true), &json!(14)));
    assert!(opened["readOnlyWhy"].as_str().unwrap().contains("read-only"), "{opened}");
    assert_eq!(reader.refusal("undo", json!({})).0, "read-only");
    // Its home has no index of this study, and only the writer may make one.
    assert_eq!(reader.ask("search", json!({ "query": "capsule", "offset": 0, "limit": 5, "sort": "date" }))["building"], true);
}

#[test]
fn without_a_study_a_command_says_so_in_the_windows_language() {
    let shell = Shell::start();
    let commands = [
        ("study_summary", json!({})),
        ("conversations", json!({ "offset": 0, "limit": 10 })),
        ("conversation", json!({ "id": 1 })),
        ("codebook", json!({})),
        ("message_records", json!({ "id": 1 })),
        ("search", json!({ "query": "prix", "offset": 0, "limit": 10, "sort": "date" })),
        ("history", json!({ "offset": 0, "limit": 10 })),
        ("undo", json!({})),
        ("redo", json!({})),
        ("remember", json!({ "position": { "room": "read", "conversation": null, "message": null, "query": null } })),
    ];
    for (lang, word) in [("fr", "Aucune étude"), ("en", "No study")] {
        shell.ask("save_preferences", json!({ "preferences": { "lang": lang } }));
        for (command, args) in &commands {
            let (code, message) = shell.refusal(command, args.clone());
            assert_eq!(code, "no-study", "{command}");
            assert!(message.starts_with(word), "{command}: {message}");
        }
    }
}

#[test]
fn a_conversation_is_read_with_its_codings_in_place() {
    let shell = Shell::with_sample();
    let page = shell.ask("conversations", json!({ "offset": 0, "limit": 200 }));
    assert_eq!(page["total"].as_u64().unwrap(), page["rows"].as_array().unwrap().len() as u64);
    assert_eq!(shell.ask("conversations", json!({ "offset": 1, "limit": 1 }))["rows"][0], page["rows"][1]);

    let (message, view) = shell.message("V01");
    assert_eq!(message["depth"], 0);
    assert!(message["speaker"].as_str().unwrap().starts_with('P'), "a pseudonym: {}", message["speaker"]);
    assert_eq!(view["of"], page["total"]);
    let coding = message["codings"].as_array().unwrap().iter().find(|coding| coding["end"] == 92).unwrap();
    assert_eq!(cut(&message["text"], &coding["start"], &coding["end"]).chars().count(), 92 - 29);

    // Offsets are the page's own after an emoji, which is two UTF-16 units and one code point.
    let sample: Value = serde_json::from_str(include_str!("../../assets/sample/velmoka.json")).unwrap();
    for ext in ["V02", "V03", "V05", "V09", "V10"] {
        let (message, _) = shell.message(ext);
        let mut shown: Vec<String> =
            message["codings"].as_array().unwrap().iter().map(|c| cut(&message["text"], &c["start"], &c["end"])).collect();
        let of_message = sample["codings"].as_array().unwrap().iter().filter(|coding| coding["message"] == ext);
        let mut written: Vec<String> = of_message.map(|coding| coding["text"].as_str().unwrap().to_owned()).collect();
        shown.sort();
        written.sort();
        assert_eq!(shown, written, "{ext}");
    }

    let (code, message) = shell.refusal("conversation", json!({ "id": 123_456 }));
    assert_eq!(code, "unknown-message");
    assert!(message.contains("123456"), "{message}");
}

#[test]
fn the_models_speak_of_a_message_without_naming_anyone() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V01");
    let records = shell.ask("message_records", json!({ "id": message["id"] }));
    let groups = records["groups"].as_array().unwrap();
    let thymic = groups.iter().find(|group| group["kind"] == "thymic").unwrap();
    assert_eq!(thymic["title"], "Thymic values");
    assert_eq!(thymic["marks"][0]["intensity"], 1);
    let veridictory = groups.iter().find(|group| group["kind"] == "veridictory").unwrap();
    assert_eq!(veridictory["marks"][0]["status"], "secret");
    assert_eq!(thymic["marks"][0]["label"], "Dysphoria");
    assert_eq!(thymic["marks"][0]["quote"], "Personne ne vous le dit.");
    assert_eq!(thymic["marks"][0]["who"], message["speaker"], "the observer is who speaks, under the same pseudonym");
    assert!(groups.iter().any(|group| group["kind"] == "insight"));
    for ext in ["V01", "V02", "V08", "V09", "V13"] {
        let (message, _) = shell.message(ext);
        let records = shell.ask("message_records", json!({ "id": message["id"] })).to_string();
        for handle in ["marc_delain", "lina_r", "CafeNoir75", "ana_k", "tom_b", "gaby_pro"] {
            assert!(!records.contains(handle), "{ext} names {handle}: {records}");
        }
    }
}

#[test]
fn the_codebook_counts_and_colours() {
    let shell = Shell::with_sample();
    let codes = shell.ask("codebook", json!({}));
    let codes = codes.as_array().unwrap();
    let practical = codes.iter().find(|code| code["ext"] == "FL.PRA").unwrap();
    assert_eq!(practical["label"], json!({ "fr": "Pratique", "en": "Practical" }));
    assert!(practical["messages"].as_u64().unwrap() > 0);
    for code in codes {
        assert!((1..=12).contains(&code["slot"].as_u64().unwrap()), "{code}");
    }
}

#[test]
fn a_search_gives_totals_marks_and_problems() {
    let shell = Shell::with_sample();
    let search = |query: &str, sort: &str| shell.ask("search", json!({ "query": query, "offset": 0, "limit": 20, "sort": sort }));
    for sort in ["relevance", "date", "thread"] {
        let page = search("compostable", sort);
        assert_eq!(page["total"].as_u64().unwrap(), page["hits"].as_array().unwrap().len() as u64);
        assert_eq!(page["base"]["messages"], page["total"]);
        assert_eq!((&page["problems"], &page["building"]), (&json!([]), &json!(false)));
        for hit in page["hits"].as_array().unwrap() {
            for range in hit["matches"].as_array().unwrap() {
                assert!(cut(&hit["text"], &range[0], &range[1]).to_lowercase().starts_with("compost"), "{hit}");
            }
            assert!(hit["speaker"].as_str().unwrap().starts_with('P'));
        }
    }
    let page = search("👋 \"capsule", "relevance");
    let problem = &page["problems"][0];
    assert_eq!(problem["code"], "unclosed_quote");
    assert_eq!((problem["start"].as_u64(), problem["end"].as_u64()), (Some(3), Some(11)), "UTF-16 units of the query");
    assert!(problem["message"].as_str().unwrap().contains("quotation mark"), "{problem}");
    assert_eq!(search("xyzzy", "relevance")["total"], 0);
    assert_eq!(search("", "thread")["total"], 14);
}

#[test]
fn undo_and_redo_tell_what_they_do() {
    let shell = Shell::with_sample();
    let before = shell.ask("study_summary", json!({}));
    assert!(before["undo"].as_str().unwrap().starts_with("Import"), "{}", before["undo"]);
    assert_eq!(before["redo"], Value::Null);
    assert_eq!(shell.refusal("redo", json!({})).0, "nothing-to-redo");

    let undone = shell.ask("undo", json!({}));
    assert_eq!(undone["messages"], 0);
    assert_eq!(undone["redo"], before["undo"]);
    let lines = shell.ask("history", json!({ "offset": 0, "limit": 10 }));
    assert_eq!(lines["lines"][0]["state"], "undone");

    let redone = shell.ask("redo", json!({}));
    assert_eq!((&redone["messages"], &redone["codings"]), (&before["messages"], &before["codings"]));
    assert_eq!(shell.ask("history", json!({ "offset": 0, "limit": 10 }))["lines"][0]["state"], "done");
}

/// Every sentence of the shell is there in both languages.
#[test]
fn the_shell_speaks_both_languages() {
    let keys = |lang: &str| -> Vec<String> {
        let file = format!("{}/assets/i18n/{lang}/shell.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap();
        text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
    };
    assert_eq!(keys("fr"), keys("en"));
    assert!(keys("fr").len() > 40);
}

/// `make generate` writes the file; this fails when it was forgotten.
#[test]
fn generated_types_are_current() {
    let file = format!("{}/ui/src/generated/wire.ts", env!("CARGO_MANIFEST_DIR"));
    let fresh = wire::typescript();
    if std::env::var_os("LIVISIBLE_GENERATE").is_some() {
        std::fs::write(&file, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == fresh, "the window's types are not those of the shell: run `make generate`");
}

#[test]
fn names_are_shown_until_the_study_is_closed() {
    let shell = Shell::with_sample();
    let ask = json!({ "ask": { "many": true }, "offset": 0, "limit": 10 });
    assert_eq!(shell.ask("people", ask.clone())["rows"][0]["name"], "P02");
    assert_eq!(shell.ask("lift", json!({ "lifted": true }))["lifted"], true);
    assert_eq!(shell.ask("people", ask.clone())["rows"][0]["name"], "lina_r, Lina Roux");
    assert!(shell.ask("study_sample", json!({}))["path"].is_string());
    shell.ask("study_close", json!({}));
    assert_eq!(shell.ask("study_sample", json!({}))["lifted"], false, "never remembered");
    assert_eq!(shell.ask("people", ask)["rows"][0]["name"], "P02");
}

#[test]
fn what_an_operation_touched_is_told_in_words() {
    let shell = Shell::with_sample();
    let all = shell.ask("people", json!({ "ask": {}, "offset": 0, "limit": 2 }));
    let persons = [all["rows"][0]["id"].clone(), all["rows"][1]["id"].clone()];
    shell.ask("link_persons", json!({ "persons": persons, "justification": "Same words", "confidence": 2 }));
    let page = shell.ask("history", json!({ "ask": { "family": "people" }, "offset": 0, "limit": 5 }));
    assert_eq!(page["total"], 1);
    let touched = shell.ask("touched", json!({ "op": page["lines"][0]["id"], "offset": 0, "limit": 50 }));
    let reason = touched["rows"].as_array().unwrap().iter().find(|row| row["what"] == "Link").unwrap();
    assert_eq!(reason["changes"][0], json!({ "field": "reason", "before": null, "after": "Same words" }));
}

#[test]
fn the_field_completes_shows_chips_and_mends() {
    let shell = Shell::with_sample();
    let complete = |text: &str| shell.ask("search_complete", json!({ "text": text, "at": text.encode_utf16().count() }));
    let offers = |text: &str| -> Vec<String> {
        complete(text)["offers"].as_array().unwrap().iter().map(|offer| offer["text"].as_str().unwrap().to_owned()).collect()
    };
    // Places are the page's: 👋 is two units.
    let here = complete("👋 code:lud");
    assert_eq!((here["start"].as_u64(), here["end"].as_u64(), &here["value"]), (Some(8), Some(11), &json!(true)));
    let offer = &here["offers"][0];
    assert_eq!((&offer["text"], &offer["count"]), (&json!("FL.LUD"), &json!(3)));
    assert!(offer["code"].is_i64(), "{offer}");
    assert_eq!(offers("space:")[0], "forum");
    assert_eq!(offers("date:2024"), ["2024", "2024-03"]);
    assert!(offers("square:floch").contains(&"floch.not_s2".to_owned()));
    assert_eq!(offers("status:ill"), ["illusory"]);
    assert_eq!(offers("thymic:dys"), ["dysphoria"]);
    // Handles are nobody's to propose until they are shown.
    assert_eq!(offers("account:"), Vec::<String>::new());
    assert!(offers("person:P0").contains(&"P03".to_owned()));
    shell.ask("lift", json!({ "lifted": true }));
    assert!(offers("account:cafe").contains(&"CafeNoir75".to_owned()));
    shell.ask("lift", json!({ "lifted": false }));

    // A coding that is put counts at once, and no longer when it is undone.
    let (message, _) = shell.message("V01");
    let code = offer["code"].clone();
    shell.ask("code_span", json!({ "message": message["id"], "code": code, "start": null, "end": null }));
    assert_eq!(complete("code:lud")["offers"][0]["count"], 4);
    shell.ask("undo", json!({}));
    assert_eq!(complete("code:lud")["offers"][0]["count"], 3);

    let said = shell.ask("search_parts", json!({ "query": "👋 -rôle:brand date:2024-03-02..2024-03-09 code:FL.LUD (a OU b" }));
    let parts = said["parts"].as_array().unwrap();
    let chips: Vec<_> = parts
        .iter()
        .filter(|part| part["chip"] == true)
        .map(|part| format!("{} {}", part["label"].as_str().unwrap(), part["value"].as_str().unwrap()))
        .collect();
    assert_eq!(chips, ["without Brand", "date 2 to 9 March 2024", "code Ludic / aesthetic"]);
    assert_eq!((parts[1]["start"].as_u64(), parts[1]["end"].as_u64()), (Some(3), Some(14)));
    assert_eq!(said["canonical"], "👋 -role:brand date:2024-03-02..2024-03-09 code:FL.LUD a OR b");
    assert_eq!(said["problems"][0]["fix"]["text"], ")");

    let page = shell.ask("search", json!({ "query": "\"code:FL.LUT\" 👋 code:FL.LUT", "offset": 0, "limit": 5, "sort": "date" }));
    let problem = &page["problems"][0];
    assert_eq!((problem["start"].as_u64(), problem["end"].as_u64()), (Some(17), Some(28)), "{problem}");
    assert_eq!(problem["fix"], json!({ "start": 22, "end": 28, "text": "FL.LUD" }));
}
