//! The whole job by hand, in the real window: a real file of reviews is imported, read, coded, undone, searched and reported;
//! once by keyboard alone in English, once by mouse in French.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use e2e::{Browser, Stage, keys, program, repository, scene, settled, test_id, until};
use serde_json::{Value, json};

/// Airline seat reviews written by passengers (Skytrax, CC0).
fn reviews() -> PathBuf {
    repository().join("tests/fixtures/skytrax/seat.csv")
}

/// What the journal would undo: a change is told there once it is durable.
fn undone_next(browser: &Browser) -> String {
    browser.summary("undo").unwrap().as_str().unwrap_or_default().to_owned()
}

/// The ids of the messages, in the order in which they are read.
fn first_messages(browser: &Browser, many: usize) -> Vec<i64> {
    let page = browser.invoke("conversations", json!({ "offset": 0, "limit": many })).unwrap();
    page["ok"]["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

fn codings_of(browser: &Browser, message: i64) -> Vec<Value> {
    let marks = browser.invoke("message_marks", json!({ "ids": [message] })).unwrap();
    marks["ok"][0]["codings"].as_array().unwrap().clone()
}

/// Whether all of these share a character.
fn overlap(codings: &[Value]) -> bool {
    let start = codings.iter().map(|coding| coding["start"].as_u64().unwrap()).max();
    let end = codings.iter().map(|coding| coding["end"].as_u64().unwrap()).min();
    start < end
}

/// The study as it must be found again, whoever opens it.
fn all_there(browser: &Browser, first: i64, report: &Path) {
    browser.counts("messages", 1258).unwrap();
    browser.counts("codings", 10).unwrap();
    assert_eq!(browser.summary("codedMessages").unwrap(), json!(8));
    let codings = codings_of(browser, first);
    assert_eq!(codings.len(), 3);
    assert!(overlap(&codings), "{codings:?}");
    let spans: HashSet<(u64, u64)> = codings.iter().map(|one| (one["start"].as_u64().unwrap(), one["end"].as_u64().unwrap())).collect();
    assert_eq!(spans.len(), 3, "each on its own words: {codings:?}");
    assert!(codings.iter().all(|coding| coding["coder"] == "Ana"));
    let html = std::fs::read_to_string(report).unwrap();
    assert!(html.contains("Seat comfort"), "the report quotes the code");
}

#[test]
fn by_keyboard_alone_in_english() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let (study, report) = (stage.folder().join("Reviews.livi"), stage.folder().join("Reviews.html"));
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("en").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();

    scene(&browser, "hand-en-1-import", |browser| {
        stage.will_pick(&[&study.display().to_string(), &reviews().display().to_string()]).unwrap();
        browser.press(&[keys::CONTROL, 'n']).unwrap();
        browser.wait(&test_id("room-import")).unwrap();
        browser.press(&[keys::CONTROL, 'i']).unwrap();
        browser.wait(&test_id("import-choose")).unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait_text(&test_id("import-counts"), "1,258 messages", |text| text.contains("1,258 messages")).unwrap();
        assert_eq!(browser.summary("messages").unwrap(), json!(0), "nothing is imported yet");
        browser.press(&[keys::CONTROL, keys::ENTER]).unwrap();
        browser.wait_text(&test_id("import-equation-0"), "what became of every record", |text| text.contains("1,258")).unwrap();
        browser.counts("messages", 1258).unwrap();
        browser.tab_to("import-read").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait("[data-testid^=\"message-\"]").unwrap();
    });
    let messages = first_messages(&browser, 12);

    scene(&browser, "hand-en-2-code", |browser| {
        // A first code, born on the whole message.
        browser.press(&['c']).unwrap();
        browser.wait(&test_id("picker-field")).unwrap();
        browser.keys("Seat comfort").unwrap();
        browser.press(&[keys::CONTROL, keys::ENTER]).unwrap();
        browser.counts("codings", 1).unwrap();
        // The first sentence, then the first two: three codings that meet.
        for (sentences, name) in [(1, "Legroom"), (2, "Value")] {
            browser.wait_gone(&test_id("picker")).unwrap();
            browser.press(&['s']).unwrap();
            for _ in 0..sentences {
                browser.press(&[' ']).unwrap();
            }
            browser.press(&['c']).unwrap();
            browser.wait(&test_id("picker-field")).unwrap();
            browser.keys(name).unwrap();
            browser.press(&[keys::CONTROL, keys::ENTER]).unwrap();
            browser.counts("codings", sentences + 1).unwrap();
            browser.wait_gone(&test_id("picker")).unwrap();
            browser.press(&[keys::ESCAPE]).unwrap();
        }
        assert!(overlap(&codings_of(browser, messages[0])));
        // Nine more messages: the next uncoded one, then the code by name, by number, by repeating.
        for at in 1..10_u64 {
            browser.press(&['n']).unwrap();
            let here = format!("the message {at} after the first");
            until(&here, || Ok((browser.current_message()? == Some(messages[at as usize])).then_some(()))).unwrap();
            match at % 3 {
                0 => browser.press(&['.']).unwrap(),
                1 => {
                    browser.press(&['c']).unwrap();
                    browser.wait(&test_id("picker-field")).unwrap();
                    browser.keys("legr").unwrap();
                    browser.press(&[keys::ENTER]).unwrap();
                }
                _ => {
                    browser.press(&['1']).unwrap();
                    browser.wait(&test_id("picker-field")).unwrap();
                    browser.press(&[keys::ENTER]).unwrap();
                }
            }
            browser.counts("codings", 3 + at).unwrap();
            browser.wait_gone(&test_id("picker")).unwrap();
        }
    });

    scene(&browser, "hand-en-3-undo", |browser| {
        let last = undone_next(browser);
        for left in [11, 10, 9] {
            browser.press(&[keys::CONTROL, 'z']).unwrap();
            browser.counts("codings", left).unwrap();
        }
        assert_ne!(undone_next(browser), last);
        browser.press(&[keys::CONTROL, keys::SHIFT, 'z']).unwrap();
        browser.counts("codings", 10).unwrap();
    });

    scene(&browser, "hand-en-4-search", |browser| {
        browser.press(&['/']).unwrap();
        browser.keys("seat code:\"Seat comfort\"").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait("[data-testid^=\"result-\"] mark").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait("[data-testid^=\"message-\"]").unwrap();
    });

    scene(&browser, "hand-en-5-report", |browser| {
        stage.will_pick(&[&report.display().to_string()]).unwrap();
        browser.press(&[keys::CONTROL, 'e']).unwrap();
        browser.wait(&test_id("report-preview")).unwrap();
        browser.tab_to("report-write").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait(&test_id("report-written")).unwrap();
    });
    all_there(&browser, messages[0], &report);
    browser.press(&[keys::CONTROL, 'w']).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.close();

    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "hand-en-6-back", |browser| {
        browser.wait(&test_id("recent-0")).unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait(&test_id("room-read")).unwrap();
        all_there(browser, messages[0], &report);
    });
    browser.close();
}

#[test]
fn by_mouse_in_french() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let (study, report) = (stage.folder().join("Avis.livi"), stage.folder().join("Avis.html"));
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("fr").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();

    scene(&browser, "hand-fr-1-import", |browser| {
        stage.will_pick(&[&study.display().to_string(), &reviews().display().to_string()]).unwrap();
        browser.click(&test_id("new-study")).unwrap();
        browser.click(&test_id("room-import")).unwrap();
        browser.click(&test_id("import-choose")).unwrap();
        browser.wait_text(&test_id("import-counts"), "1 258 messages", |text| text.contains("1\u{202F}258")).unwrap();
        browser.click(&test_id("import-go")).unwrap();
        browser.click(&test_id("import-read")).unwrap();
        browser.wait("[data-testid^=\"message-\"]").unwrap();
    });
    let messages = first_messages(&browser, 12);

    scene(&browser, "hand-fr-2-code", |browser| {
        // Three selections that meet; each makes its code.
        for (at, (from, to, name)) in [(0, 60, "Seat comfort"), (20, 90, "Legroom"), (30, 50, "Value")].into_iter().enumerate() {
            browser.select_words("[data-testid^=\"message-\"] .txt", from, to).unwrap();
            browser.wait(&test_id("picker-field")).unwrap();
            browser.keys(name).unwrap();
            browser.click(&test_id("pick-new")).unwrap();
            browser.counts("codings", at as u64 + 1).unwrap();
            browser.wait_gone(&test_id("picker")).unwrap();
        }
        assert!(overlap(&codings_of(browser, messages[0])));
        for at in 1..10_u64 {
            // Back to the list, to the next conversation, to its code.
            browser.click(&test_id("back")).unwrap();
            let line = test_id(&format!("conversation-{}", messages[at as usize]));
            // The list comes back to where one left it; then the line is looked for.
            settled(browser, "[data-testid^=\"conversation-\"]").unwrap();
            browser.bring(&line).unwrap();
            browser.click(&line).unwrap();
            until("the message", || Ok((browser.current_message()? == Some(messages[at as usize])).then_some(()))).unwrap();
            browser.click(&test_id("code-message")).unwrap();
            browser.click("[data-testid^=\"pick-C\"]").unwrap();
            browser.counts("codings", 3 + at).unwrap();
            browser.wait_gone(&test_id("picker")).unwrap();
        }
    });

    scene(&browser, "hand-fr-3-undo", |browser| {
        browser.click(&test_id("room-history")).unwrap();
        for left in [11, 10, 9] {
            browser.click(&test_id("undo")).unwrap();
            browser.counts("codings", left).unwrap();
        }
        browser.click(&test_id("redo")).unwrap();
        browser.counts("codings", 10).unwrap();
    });

    scene(&browser, "hand-fr-4-search", |browser| {
        browser.click(&test_id("room-search")).unwrap();
        browser.fill(&test_id("search-field"), "seat code:\"Seat comfort\"", "\u{E007}").unwrap();
        browser.wait("[data-testid^=\"result-\"] mark").unwrap();
    });

    scene(&browser, "hand-fr-5-report", |browser| {
        stage.will_pick(&[&report.display().to_string()]).unwrap();
        browser.click(&test_id("room-report")).unwrap();
        browser.wait(&test_id("report-preview")).unwrap();
        browser.click(&test_id("report-write")).unwrap();
        browser.wait(&test_id("report-written")).unwrap();
    });
    all_there(&browser, messages[0], &report);
    browser.click(&test_id("room-start")).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.close();

    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "hand-fr-6-back", |browser| {
        browser.click(&test_id("recent-0")).unwrap();
        browser.wait(&test_id("room-read")).unwrap();
        all_there(browser, messages[0], &report);
    });
    browser.close();
}
