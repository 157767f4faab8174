//! The work commands, called as the page calls them, over Tauri's mock runtime: importing, coding, the codebook, what leaves.

mod stage;

use std::path::PathBuf;

use serde_json::{Value, json};
use stage::{Shell, cut};

/// Where the first of these words is, as the page counts.
fn place(text: &Value, words: &str) -> (u64, u64) {
    let text = text.as_str().unwrap();
    let start = text[..text.find(words).unwrap()].encode_utf16().count() as u64;
    (start, start + words.encode_utf16().count() as u64)
}

fn draft(label: &str, parent: Option<i64>) -> Value {
    json!({
        "parent": parent, "label": { "en": label }, "definition": {}, "include": {}, "exclude": {},
        "example": null, "color": null, "number": null, "exclusive": false,
    })
}

fn plan() -> Value {
    json!({ "format": null, "encoding": null, "delimiter": null, "sheet": null, "space": null, "venue": null, "lang": null, "roles": [], "follow": true, "html": null })
}

impl Shell {
    /// A file of the analyst's.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.home.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    fn new_study(&self, name: &str) -> Value {
        self.ask("study_new", json!({ "path": self.home.path().join(name).display().to_string(), "title": "T", "lang": "en" }))
    }
}

#[test]
fn a_message_is_coded_recoded_extended_and_undone() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V05");
    let (text, id) = (&message["text"], &message["id"]);
    let (start, end) = place(text, "Belle façade.");
    let codes = shell.ask("codebook", json!({}));
    let code = &codes[1]["id"];
    let before = message["codings"].as_array().unwrap().len();

    let done = shell.ask("code_span", json!({ "message": id, "code": code, "start": start, "end": end }));
    assert_eq!(done["marks"][0]["message"], *id);
    let codings = done["marks"][0]["codings"].as_array().unwrap();
    assert_eq!(codings.len(), before + 1);
    let made = codings.iter().find(|coding| coding["id"] == done["made"]).unwrap();
    assert_eq!(cut(text, &made["start"], &made["end"]), "Belle façade.");
    assert_eq!(done["undo"], done["what"]);

    let again = shell.ask("code_span", json!({ "message": id, "code": code, "start": start, "end": end }));
    assert_eq!((&again["op"], &again["what"]), (&Value::Null, &Value::Null), "it stood there already");

    let shrunk =
        shell.ask("change_coding", json!({ "coding": done["made"], "edit": { "start": start, "end": start + 5, "voice": "echoed" } }));
    let coding = shrunk["marks"][0]["codings"].as_array().unwrap().iter().find(|coding| coding["id"] == done["made"]).unwrap().clone();
    assert_eq!((cut(text, &coding["start"], &coding["end"]).as_str(), &coding["voice"]), ("Belle", &json!("echoed")));
    let noted = shell.ask("change_coding", json!({ "coding": done["made"], "edit": { "memo": "ironic" } }));
    let memo = |stroke: &Value| {
        stroke["marks"][0]["codings"].as_array().unwrap().iter().find(|coding| coding["id"] == done["made"]).unwrap()["memo"].clone()
    };
    assert_eq!(memo(&noted), "ironic");
    let kept = shell.ask("change_coding", json!({ "coding": done["made"], "edit": { "voice": "assumed" } }));
    assert_eq!(memo(&kept), "ironic", "what is left out stays");
    let cleared = shell.ask("change_coding", json!({ "coding": done["made"], "edit": { "memo": null } }));
    assert_eq!(memo(&cleared), Value::Null);

    let (code_of_refusal, _) = shell.refusal("change_coding", json!({ "coding": done["made"], "edit": { "voice": "sung" } }));
    assert_eq!(code_of_refusal, "bad-parameter");

    let gone = shell.ask("uncode", json!({ "coding": done["made"] }));
    assert_eq!(gone["marks"][0]["codings"].as_array().unwrap().len(), before);
    shell.ask("undo", json!({}));
    let marks = shell.ask("message_marks", json!({ "ids": [id] }));
    assert_eq!(marks[0]["codings"].as_array().unwrap().len(), before + 1);
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V05");
    let id = &message["id"];
    let before = shell.ask("study_summary", json!({}))["operations"].clone();
    let code = shell.ask("codebook", json!({}))[1]["id"].clone();
    for (start, end) in [(json!(3), json!(3)), (json!(5), json!(2)), (json!(3), Value::Null), (json!(0), json!(99_999))] {
        let refused = shell.refusal("code_span", json!({ "message": id, "code": code, "start": start, "end": end }));
        assert_eq!(refused.0, "bad-span", "{start}..{end}");
    }
    assert_eq!(shell.refusal("code_span", json!({ "message": 4242, "code": code, "start": null, "end": null })).0, "unknown-message");
    let memo = |kind: &str, on: i64, body: &str| json!({ "draft": { "kind": kind, "on": on, "start": null, "end": null, "title": null, "body": body } });
    assert_eq!(shell.refusal("add_memo", memo("message", 4242, "on nothing")).0, "unknown-message");
    assert_eq!(shell.refusal("add_memo", memo("code", 4242, "on nothing")).0, "unknown-code");
    assert_eq!(shell.refusal("add_memo", memo("study", 1, "  ")).0, "bad-parameter");
    assert_eq!(shell.refusal("add_code", json!({ "draft": draft(" ", None) })).0, "bad-parameter");
    assert_eq!(shell.refusal("add_code", json!({ "draft": draft("Orphan", Some(4242)) })).0, "unknown-code");
    let mut loud = draft("Loud", None);
    loud["color"] = json!("\"><script>");
    assert_eq!(shell.refusal("add_code", json!({ "draft": loud })).0, "bad-parameter");
    assert_eq!(shell.ask("study_summary", json!({}))["operations"], before);
    // What an undone import hides cannot be coded: its rows may go at any time.
    shell.ask("undo", json!({}));
    assert_eq!(shell.refusal("add_memo", memo("message", id.as_i64().unwrap(), "on the hidden")).0, "unknown-message");
}

#[test]
fn a_new_code_and_its_first_coding_are_one_step() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V02");
    let codes = shell.ask("codebook", json!({})).as_array().unwrap().len();
    let done =
        shell.ask("code_new", json!({ "message": message["id"], "draft": draft("Morning hurry", None), "start": null, "end": null }));
    assert_eq!(done["codebook"], true);
    let book = shell.ask("codebook", json!({}));
    let coding = done["marks"][0]["codings"].as_array().unwrap().iter().find(|coding| coding["id"] == done["made"]).unwrap();
    let made = book.as_array().unwrap().iter().find(|code| code["id"] == coding["code"]).unwrap();
    assert_eq!((&made["label"]["en"], &made["codings"]), (&json!("Morning hurry"), &json!(1)));
    assert!(made["number"].as_i64().unwrap() > 0 && made["color"].is_string(), "it can be typed and seen");
    shell.ask("undo", json!({}));
    assert_eq!(shell.ask("codebook", json!({})).as_array().unwrap().len(), codes);
}

#[test]
fn memos_stand_on_words_and_come_back() {
    let shell = Shell::with_sample();
    let (message, _) = shell.message("V05");
    let (start, end) = place(&message["text"], "capsule");
    let done = shell.ask(
        "add_memo",
        json!({ "draft": { "kind": "message", "on": message["id"], "start": start, "end": end, "title": "Why", "body": "the object" } }),
    );
    let memo = done["marks"][0]["memos"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&memo["quote"], &memo["start"], &memo["body"]), (&json!("capsule"), &json!(start), &json!("the object")));
    let edited = shell.ask("edit_memo", json!({ "id": memo["id"], "title": "", "body": "the thing" }));
    let memo = edited["marks"][0]["memos"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&memo["title"], &memo["body"]), (&Value::Null, &json!("the thing")));
    let deleted = shell.ask("delete_memo", json!({ "id": memo["id"] }));
    assert_eq!(deleted["marks"][0]["memos"].as_array().unwrap().len(), done["marks"][0]["memos"].as_array().unwrap().len() - 1);
    assert_eq!(shell.refusal("delete_memo", json!({ "id": memo["id"] })).0, "unknown-object");
    let on_code = shell
        .ask("add_memo", json!({ "draft": { "kind": "code", "on": 1, "start": null, "end": null, "title": null, "body": "about it" } }));
    assert_eq!(on_code["marks"], json!([]));
    assert_eq!(shell.ask("memos", json!({ "kind": "code", "on": 1 }))[0]["body"], "about it");
}

#[test]
fn the_next_uncoded_message_is_the_next_as_they_are_read() {
    let shell = Shell::start();
    shell.new_study("Next.livi");
    // In the file the answer to the first message comes last; it is read second.
    let file = shell.file("talk.csv", "id,reply_to,text\n1,,One\n2,,Two\n3,1,Answer\n");
    shell.ask("import_run", json!({ "jobs": [{ "path": file, "plan": plan() }], "steps": "__CHANNEL__:7" }));
    let code = shell.ask("add_code", json!({ "draft": draft("Seen", None) }))["made"].clone();
    let mut met = vec![];
    loop {
        let next = shell.ask("next_uncoded", json!({ "after": null }));
        let Some(message) = next["message"].as_i64() else { break };
        let view = shell.ask("conversation", json!({ "id": message }));
        assert_eq!(view["row"]["id"], next["conversation"]);
        met.push(view["messages"].as_array().unwrap().iter().find(|one| one["id"] == message).unwrap()["text"].clone());
        shell.ask("code_span", json!({ "message": message, "code": code, "start": null, "end": null }));
    }
    assert_eq!(met, ["One", "Answer", "Two"]);
    assert_eq!(shell.ask("next_uncoded", json!({ "after": 1 })), Value::Null);
}

#[test]
fn the_codebook_is_made_moved_and_deleted_with_what_it_takes() {
    let shell = Shell::with_sample();
    let top = shell.ask("add_code", json!({ "draft": draft("Top", None) }))["made"].as_i64().unwrap();
    let (a, b) = (
        shell.ask("add_code", json!({ "draft": draft("A", Some(top)) }))["made"].as_i64().unwrap(),
        shell.ask("add_code", json!({ "draft": draft("B", Some(top)) }))["made"].as_i64().unwrap(),
    );
    let below = |shell: &Shell| -> Vec<i64> {
        let book = shell.ask("codebook", json!({}));
        book.as_array().unwrap().iter().filter(|code| code["parent"] == top).map(|code| code["id"].as_i64().unwrap()).collect()
    };
    assert_eq!(below(&shell), [a, b]);
    shell.ask("move_code", json!({ "id": b, "parent": top, "before": a }));
    assert_eq!(below(&shell), [b, a]);
    assert_eq!(shell.refusal("move_code", json!({ "id": top, "parent": a, "before": null })).0, "code-cycle");

    let mut edited = draft("A, better", Some(top));
    edited["definition"] = json!({ "fr": "Mieux dit", "en": "Said better" });
    edited["exclusive"] = json!(true);
    shell.ask("edit_code", json!({ "id": a, "draft": edited }));
    let (message, _) = shell.message("V02");
    shell.ask("code_span", json!({ "message": message["id"], "code": a, "start": null, "end": null }));
    let takes = shell.ask("code_takes", json!({ "id": top }));
    assert_eq!(takes, json!({ "codes": 3, "codings": 1, "messages": 1, "memos": 0, "squares": 0 }));
    let codes = shell.ask("codebook", json!({})).as_array().unwrap().len();
    shell.ask("delete_code", json!({ "id": top }));
    assert_eq!(shell.ask("codebook", json!({})).as_array().unwrap().len(), codes - 3);
    shell.ask("undo", json!({}));
    let book = shell.ask("codebook", json!({}));
    let back = book.as_array().unwrap().iter().find(|code| code["id"] == a).unwrap();
    assert_eq!((&back["definition"]["fr"], &back["exclusive"], &back["codings"]), (&json!("Mieux dit"), &json!(true), &json!(1)));
}

#[test]
fn starter_codebooks_and_codebook_files_come_in() {
    let shell = Shell::start();
    shell.new_study("Book.livi");
    let templates = shell.ask("templates", json!({}));
    let first = &templates[0];
    assert_eq!(first["present"], false);
    let count = first["codes"].as_array().unwrap().len();
    shell.ask("copy_template", json!({ "id": first["id"] }));
    assert_eq!(shell.ask("codebook", json!({})).as_array().unwrap().len(), count);
    assert_eq!(shell.ask("templates", json!({}))[0]["present"], true);

    let file = shell.file("book.csv", "id,parent,label,definition\nX,,Price,What it costs\nX.1,X,Too dear,\n");
    shell.ask("import_codebook", json!({ "path": file }));
    assert_eq!(shell.ask("codebook", json!({})).as_array().unwrap().len(), count + 2);
    assert_eq!(shell.refusal("import_codebook", json!({ "path": file })).0, "code-exists");
}

#[test]
fn a_file_is_shown_then_imported_then_taken_back() {
    let shell = Shell::start();
    shell.ask("save_preferences", json!({ "preferences": { "lang": "en" } }));
    shell.new_study("Import.livi");
    let csv = "id;reply_to;author;date;text\n1;;ann;2024-03-01;First — 😀 hello\n2;1;bob;2024-03-02;Second\n3;2;ann;2024-03-03;\n2;1;bob;2024-03-02;Second\n";
    let file = shell.file("talk.csv", csv);
    let preview = shell.ask("import_preview", json!({ "path": file, "plan": plan() }));
    assert_eq!(
        (&preview["records"], &preview["messages"], &preview["duplicates"], &preview["skippedTotal"]),
        (&json!(4), &json!(2), &json!(1), &json!(1))
    );
    assert_eq!(
        (&preview["conversations"], &preview["accounts"], &preview["whole"], &preview["delimiter"]),
        (&json!(1), &json!(2), &json!(true), &json!(";"))
    );
    assert_eq!(preview["conversation"]["messages"][1]["depth"], 1);
    assert_eq!(preview["columns"][4]["role"], "text");
    assert_eq!((&preview["columns"][4]["filled"], &preview["columns"][4]["distinct"]), (&json!(3), &json!(2)));
    assert_eq!(shell.ask("study_summary", json!({}))["messages"], 0, "nothing entered the study");

    let mut alone = plan();
    alone["roles"] = json!([{ "column": "reply_to", "role": "ignore" }]);
    let apart = shell.ask("import_preview", json!({ "path": file, "plan": alone }));
    assert_eq!(apart["conversations"], 2, "without its parent column a reply stands alone");

    let missing = shell.home.path().join("absent.csv").display().to_string();
    let jobs = json!([{ "path": missing, "plan": plan() }, { "path": file, "plan": plan() }]);
    let outcome = shell.ask("import_run", json!({ "jobs": jobs, "steps": "__CHANNEL__:7" }));
    assert_eq!(outcome["cancelled"], false);
    assert!(outcome["files"][0]["failure"]["message"].as_str().unwrap().contains("absent.csv"), "{}", outcome["files"][0]);
    let done = &outcome["files"][1];
    assert_eq!(
        (&done["records"], &done["messages"], &done["duplicates"], &done["skippedTotal"]),
        (&json!(4), &json!(2), &json!(1), &json!(1))
    );
    assert_eq!((&done["skipped"][0]["code"], &done["skipped"][0]["records"][0]["record"]), (&json!("empty_text"), &json!(3)));
    assert_eq!(outcome["summary"]["messages"], 2);
    let first = shell.ask("conversation", json!({ "id": done["first"] }));
    assert_eq!(first["messages"][0]["text"], "First — 😀 hello");

    assert_eq!(shell.ask("undo", json!({}))["messages"], 0);
    assert_eq!(shell.ask("redo", json!({}))["messages"], 2);

    let unreadable = shell.file("picture.csv", b"\x89PNG\r\n\x1a\n0000");
    assert!(shell.refusal("import_preview", json!({ "path": unreadable, "plan": plan() })).1.contains("PNG"));
    let mut odd = plan();
    odd["space"] = json!("moon");
    assert_eq!(shell.refusal("import_preview", json!({ "path": file, "plan": odd })).0, "bad-parameter");
}

#[test]
fn folders_and_archives_are_opened_and_imports_are_kept() {
    let shell = Shell::start();
    shell.ask("save_preferences", json!({ "preferences": { "lang": "en" } }));
    shell.new_study("Kept.livi");
    let folder = shell.home.path().join("wave");
    std::fs::create_dir(&folder).unwrap();
    let table = "id,author,text,note\nc1,ann,The first thing,4\nc2,bob,The second thing,2\n";
    std::fs::write(folder.join("march.csv"), table).unwrap();
    std::fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n0000").unwrap();
    std::fs::write(folder.join("more.zip"), include_bytes!("../../tests/fixtures/archive/two.zip")).unwrap();
    let found = shell.ask("import_gather", json!({ "paths": [folder] }));
    let shown: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["shown"].as_str().unwrap()).collect();
    assert_eq!(shown, ["wave/march.csv", "wave/more.zip › april.csv", "wave/more.zip › notes/words.txt", "wave"]);
    let aside = found[3]["aside"].as_str().unwrap();
    assert!(aside.contains("wave: 1 set aside"), "a picture holds no message: {aside}");

    let path = found[0]["path"].clone();
    let mut by_hand = plan();
    by_hand["roles"] = json!([{ "column": "note", "role": "ignore" }]);
    let unpacked = json!({ "path": found[1]["path"], "plan": plan() });
    let jobs = json!([{ "path": path, "plan": by_hand }, unpacked]);
    let outcome = shell.ask("import_run", json!({ "jobs": jobs, "steps": "__CHANNEL__:7" }));
    assert_eq!((&outcome["files"][1]["file"], &outcome["files"][1]["path"]), (&json!("wave/more.zip › april.csv"), &found[1]["path"]));
    let rows = shell.ask("imports", json!({}));
    assert_eq!((&rows[0]["file"], &rows[1]["messages"]), (&json!("wave/more.zip › april.csv"), &json!(2)));
    let kept = shell.ask("import_report", json!({ "id": rows[1]["id"] }));
    assert_eq!((&kept["delimiter"], &kept["encoding"], &kept["last"]), (&json!(","), &json!("UTF-8"), &json!(false)));
    assert_eq!(kept["columns"][3], json!({ "column": "note", "role": "ignore" }));

    // The next wave is read as this one was, and what the study has is known beforehand.
    let next = shell.file("april.csv", table.replace("thing,2", "thing,3") + "c3,zoe,The third thing,5\n");
    let preview = shell.ask("import_preview", json!({ "path": next, "plan": plan() }));
    assert_eq!((&preview["recipe"]["file"], &preview["known"]), (&json!("wave/march.csv"), &json!(2)));
    assert_eq!((&preview["columns"][3]["role"], &preview["columns"][3]["why"]), (&json!("ignore"), &json!("recipe")));
    let mut afresh = plan();
    afresh["follow"] = json!(false);
    assert_eq!(shell.ask("import_preview", json!({ "path": next, "plan": afresh }))["recipe"], json!(null));

    let takes = shell.ask("import_takes", json!({ "id": rows[1]["id"] }));
    assert_eq!(takes, json!({ "messages": 2, "codings": 0, "memos": 0, "records": 0 }));
    let before = outcome["summary"]["messages"].as_u64().unwrap();
    assert_eq!(shell.ask("import_remove", json!({ "id": rows[1]["id"] }))["messages"], before - 2);
    assert_eq!(shell.ask("imports", json!({}))[1]["active"], false);
    assert_eq!(shell.ask("undo", json!({}))["messages"], before);
    assert!(shell.ask("import_formats", json!({})).as_array().unwrap().iter().any(|one| one["family"] == "survey"));
}

#[test]
fn figures_the_report_and_data_leave_the_study() {
    let shell = Shell::with_sample();
    for name in ["corpus", "codes", "cooccurrence", "threads"] {
        let ask = json!({ "name": name, "filter": null, "brandSpeech": false, "once": false, "dark": true });
        let figure = shell.ask("figure", json!({ "ask": ask }));
        assert!(figure["svg"].as_str().unwrap().starts_with("<svg"), "{name}");
        assert!(!figure["tables"][0]["rows"].as_array().unwrap().is_empty(), "{name}");
        assert_eq!(figure["base"]["messages"], if name == "threads" { 14 } else { 13 }, "{name}");
        for ending in ["csv", "svg", "json"] {
            let path = shell.home.path().join(format!("{name}.{ending}")).display().to_string();
            assert_eq!(shell.ask("export_figure", json!({ "path": path, "ask": ask }))["path"], path);
            let written = std::fs::read_to_string(&path).unwrap();
            for secret in ["lina_r", "marc_delain", "CafeNoir75", "V02", "V05"] {
                assert!(!written.contains(secret), "{path} tells {secret}");
            }
            if ending != "json" {
                assert!(written.contains("Base"), "{path} says what it counts over");
            }
            if ending == "csv" {
                assert!(written.contains(figure["tables"][0]["title"].as_str().unwrap()), "{path} has the title of its table");
            }
        }
    }
    let bad = json!({ "name": "codes", "filter": "code:nothing-such", "brandSpeech": false, "once": false, "dark": false });
    assert_eq!(shell.refusal("figure", json!({ "ask": bad })).0, "bad-query");

    let order = json!({ "title": "What was heard", "lang": "en", "quotes": "masked" });
    let html = shell.ask("report_preview", json!({ "order": order }));
    assert!(html.as_str().unwrap().contains("What was heard"));
    assert!(!html.as_str().unwrap().contains("marc_delain"), "pseudonyms by default");
    let path = shell.home.path().join("report.html").display().to_string();
    shell.ask("export_report", json!({ "path": path, "order": order }));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), html.as_str().unwrap());

    for (kind, ending) in [("matrix", "csv"), ("codings", "csv"), ("codebook", "csv"), ("workbook", "xlsx"), ("study", "json")] {
        let path = shell.home.path().join(format!("{kind}.{ending}")).display().to_string();
        let written =
            shell.ask("export_data", json!({ "path": path, "order": { "kind": kind, "query": "space:forum", "identities": false } }));
        assert!(written["rows"].as_u64().unwrap() > 0, "{kind}");
        // She speaks on the forum; a workbook is compressed, and read back by `tests/leaving.rs`.
        assert!(!String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains("lina_r"), "{kind}");
    }
    let empty = Shell::start();
    empty.new_study("Empty.livi");
    let path = empty.home.path().join("none.svg").display().to_string();
    let ask = json!({ "name": "codes", "filter": null, "brandSpeech": false, "once": false, "dark": false });
    assert_eq!(empty.refusal("export_figure", json!({ "path": path, "ask": ask })).0, "nothing-to-draw");
    assert!(!PathBuf::from(path).exists());
    let nowhere = PathBuf::from("/no/such/folder/out.csv").display().to_string();
    let order = json!({ "kind": "matrix", "query": null, "identities": false });
    assert!(shell.refusal("export_data", json!({ "path": nowhere, "order": order })).1.contains("/no/such/folder"));
}

#[test]
fn the_journal_is_taken_back_to_a_line_and_forth() {
    let shell = Shell::with_sample();
    let names = ["One", "Two", "Three"];
    let ops: Vec<Value> = names.iter().map(|name| shell.ask("add_code", json!({ "draft": draft(name, None) }))["op"].clone()).collect();
    let codes = shell.ask("study_summary", json!({}))["codes"].as_u64().unwrap();
    assert_eq!(shell.ask("history_to", json!({ "op": ops[0] }))["codes"], codes - 2);
    assert_eq!(shell.ask("history_to", json!({ "op": ops[2] }))["codes"], codes);
    assert_eq!(shell.refusal("history_to", json!({ "op": 9999 })).0, "unknown-object");
}

#[test]
fn a_protected_file_is_read_and_says_why() {
    let shell = Shell::start();
    let path = shell.new_study("Sealed.livi")["path"].clone();
    shell.ask("study_close", json!({}));
    let file = PathBuf::from(path.as_str().unwrap());
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let opened = shell.ask("study_open", json!({ "path": path }));
    assert_eq!(opened["readOnly"], true);
    assert!(opened["readOnlyWhy"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(shell.refusal("add_code", json!({ "draft": draft("No", None) })).0, "read-only");
}

#[test]
fn codings_carry_the_chosen_name() {
    let shell = Shell::with_sample();
    shell.ask("save_preferences", json!({ "preferences": { "lang": "en", "coder": " Ana " } }));
    let (message, _) = shell.message("V02");
    let code = shell.ask("codebook", json!({}))[1]["id"].clone();
    let done = shell.ask("code_span", json!({ "message": message["id"], "code": code, "start": 0, "end": 2 }));
    let made = done["marks"][0]["codings"].as_array().unwrap().iter().find(|coding| coding["id"] == done["made"]).unwrap().clone();
    assert_eq!(made["coder"], "Ana");
    assert_eq!(shell.ask("study_summary", json!({}))["coder"], "Ana");
}

#[test]
fn what_lies_between_messages_is_coded_and_noted() {
    let shell = Shell::with_sample();
    let (message, conversation) = shell.message("V05");
    let codes = shell.ask("codebook", json!({}));
    let (one, two) = (&codes[1]["id"], &codes[2]["id"]);
    let things = |kind: &str| {
        let view = shell.ask("conversation", json!({ "id": message["id"] }));
        view["things"].as_array().unwrap().iter().find(|thing| thing["kind"] == kind).cloned()
    };
    assert_eq!(things("account"), None);
    let done = shell.ask("code_thing", json!({ "kind": "account", "on": message["account"], "codes": [one, two] }));
    assert_eq!((done["marks"].as_array().unwrap().len(), done["things"][0]["codings"].as_array().unwrap().len()), (0, 2));
    assert_eq!(things("account").as_ref(), Some(&done["things"][0]));
    // A conversation is named by any of its messages.
    let done = shell.ask("code_thing", json!({ "kind": "conversation", "on": message["id"], "codes": [one] }));
    assert_eq!(done["things"][0]["on"], conversation["row"]["id"]);
    let made = done["made"].clone();
    let done = shell.ask("change_thing", json!({ "id": made, "edit": { "memo": "Une rumeur" } }));
    assert_eq!(done["things"][0]["codings"][0]["memo"], "Une rumeur");
    let draft = json!({ "kind": "reply", "on": message["id"], "start": null, "end": null, "title": null, "body": "Il esquive" });
    let noted = shell.ask("add_memo", json!({ "draft": draft }));
    assert_eq!(noted["things"][0]["memos"][0]["body"], "Il esquive");
    assert_eq!(shell.ask("uncode_thing", json!({ "id": made }))["things"][0]["codings"], json!([]));
    assert_eq!(shell.ask("codebook", json!({}))[1]["things"], 1);
    let (code, _) = shell.refusal("code_thing", json!({ "kind": "account", "on": 999_999, "codes": [one] }));
    assert_eq!(code, "unknown-object");
    // Several codes on the same words are one step.
    let (start, end) = place(&message["text"], "Belle façade.");
    let done =
        shell.ask("code_several", json!({ "message": message["id"], "codes": [one, two], "start": start, "end": end, "voice": "echoed" }));
    let echoed = done["marks"][0]["codings"].as_array().unwrap().iter().filter(|coding| coding["start"] == start).count();
    assert_eq!(echoed, 2);
    shell.ask("undo", json!({}));
    let (after, _) = shell.message("V05");
    assert_eq!(after["codings"], message["codings"]);
}
