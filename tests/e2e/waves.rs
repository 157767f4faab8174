//! The life of a tracker in the real window: a folder of mixed tables is opened, one column put right, everything imported,
//! the report read, the import taken back; then the next wave comes, and is read as the first was.

use std::path::{Path, PathBuf};

use e2e::{Browser, Stage, program, repository, scene, test_id, until};
use serde_json::{Value, json};

fn fixture(name: &str) -> PathBuf {
    repository().join(name)
}

/// One wave of a shop's own table: its section is the place where people speak, which no name says.
fn wave(month: &str, people: &[(&str, &str, u32)]) -> String {
    let mut table = String::from("ref;pseudo;date;rayon;verbatim;utile\n");
    for (at, (who, text, useful)) in people.iter().enumerate() {
        table += &format!("{month}-{:04};{who};2024-{month}-{:02} 10:00;Rayon {};{text};{useful}\n", at + 1, at + 1, at % 2 + 1);
    }
    table
}

const MARCH: &[(&str, &str, u32)] = &[
    ("zoé", "Très déçue par l’odeur du café", 2),
    ("marc", "La capsule bloque depuis la mise à jour", 14),
    ("léa", "Livraison rapide, emballage soigné", 0),
    ("noël", "Trop cher pour ce que c’est", 5),
];

/// Chooses another role for a column, as a hand does in the list of roles.
fn give(browser: &Browser, column: &str, role: &str) {
    let script = "const [name, role] = arguments;
        const row = [...document.querySelectorAll('[data-testid^=\"import-column-\"]')].find((row) => row.querySelector('th').textContent.includes(name));
        const select = row.querySelector('select');
        select.value = role;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value;";
    assert_eq!(browser.run(script, &[json!(column), json!(role)]).unwrap(), json!(role));
}

fn role_of(browser: &Browser, column: &str) -> String {
    let script = "const row = [...document.querySelectorAll('[data-testid^=\"import-column-\"]')].find((row) => row.querySelector('th').textContent.includes(arguments[0]));
        return row?.querySelector('select').value ?? '';";
    browser.run(script, &[json!(column)]).unwrap().as_str().unwrap_or_default().to_owned()
}

fn folder_of_tables(place: &Path) -> PathBuf {
    let folder = place.join("mars");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("magasin.csv"), wave("03", MARCH)).unwrap();
    std::fs::copy(fixture("tests/fixtures/trustpilot-fr/scrapped_comments.csv"), folder.join("avis.csv")).unwrap();
    std::fs::copy(fixture("src-tauri/crates/exchange/tests/surveys/qualtrics.csv"), folder.join("enquête.csv")).unwrap();
    std::fs::copy(fixture("tests/fixtures/archive/two.zip"), folder.join("reste.zip")).unwrap();
    std::fs::write(folder.join("photo.png"), b"\x89PNG\r\n\x1a\n0000").unwrap();
    folder
}

#[test]
fn a_folder_is_imported_taken_back_and_its_next_wave_read_alike() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let study = stage.folder().join("Tracker.livi");
    let folder = folder_of_tables(&stage.folder());
    let next = stage.folder().join("magasin-avril.csv");
    let mut april: Vec<_> = MARCH.to_vec();
    april[1].2 = 31;
    let fresh = wave("04", &[("paul", "Même panne que tout le monde", 1)]);
    let grown = wave("03", &april) + fresh.split_once('\n').unwrap().1;
    std::fs::write(&next, grown).unwrap();

    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("fr").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();

    scene(&browser, "waves-1-folder", |browser| {
        stage.will_pick(&[&study.display().to_string(), &folder.display().to_string()]).unwrap();
        browser.click(&test_id("new-study")).unwrap();
        browser.click(&test_id("room-import")).unwrap();
        browser.click(&test_id("import-choose-folder")).unwrap();
        // Four tables and a page of notes can be read; a picture holds no message, and is set aside.
        until("five files", || Ok((browser.count("[data-testid^=\"import-file-\"]")? == 5).then_some(()))).unwrap();
        browser.wait_text(&test_id("import-aside"), "the picture set aside", |text| text.contains("1 laissés de côté")).unwrap();
        browser.choose_file("enquête.csv").unwrap();
        browser.wait_text(&test_id("import-facts"), "a survey", |text| text.contains("Qualtrics")).unwrap();
        browser.choose_file("magasin.csv").unwrap();
        browser.wait_text(&test_id("import-facts"), "four records", |text| text.contains('4')).unwrap();
        assert_eq!((role_of(browser, "verbatim").as_str(), role_of(browser, "rayon").as_str()), ("text", "attribute"));
        give(browser, "rayon", "venue");
        until("the role to hold", || Ok((role_of(browser, "rayon") == "venue").then_some(()))).unwrap();
        assert_eq!(browser.summary("messages").unwrap(), json!(0), "nothing is imported yet");
    });

    // 140 reviews, 4 of the shop, what 5 respondents answered, and the two files of the archive.
    scene(&browser, "waves-2-report", |browser| {
        browser.click(&test_id("import-go")).unwrap();
        browser.wait(&test_id("import-report")).unwrap();
        let report = browser.text("main").unwrap();
        assert!(report.contains("140 enregistrements = 140 messages"), "{report}");
        assert!(report.contains("4 enregistrements = 4 messages"), "{report}");
        assert!(browser.summary("messages").unwrap().as_u64().unwrap() > 146, "{}", browser.summary("messages").unwrap());
        browser.click(&test_id("import-undo")).unwrap();
        browser.wait(&test_id("import-undone")).unwrap();
        browser.counts("messages", 0).unwrap();
    });

    scene(&browser, "waves-3-recipe", |browser| {
        // All of it again, by the journal, then the next wave of the shop's table.
        while browser.summary("redo").unwrap() != Value::Null {
            browser.invoke("redo", json!({})).unwrap();
        }
        stage.will_pick(&[&next.display().to_string()]).unwrap();
        browser.click(&test_id("import-others")).unwrap();
        browser.wait_text(&test_id("import-recipe"), "the first wave", |text| text.contains("magasin.csv")).unwrap();
        assert_eq!(role_of(browser, "rayon"), "venue", "read as the first was");
        browser.click(&test_id("import-go")).unwrap();
        browser.wait_text(&test_id("import-equation-0"), "one new message", |text| text.contains("5 enregistrements = 1 message")).unwrap();
        let found =
            browser.invoke("search", json!({ "query": "venue:\"Rayon 2\" bloque", "offset": 0, "limit": 5, "sort": "relevance" })).unwrap();
        assert_eq!(found["ok"]["total"], 1, "met again, not doubled: {found}");
    });
    browser.close();

    // The reports stay with the study.
    let browser = stage.open(&program(), &[&study.display().to_string()]).unwrap();
    scene(&browser, "waves-4-kept", |browser| {
        browser.wait(&test_id("room-import")).unwrap();
        browser.click(&test_id("room-import")).unwrap();
        browser.wait_text("main", "the imports kept", |text| text.contains("magasin-avril.csv") && text.contains("enquête.csv")).unwrap();
    });
    browser.close();
}
