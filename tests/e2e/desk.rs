//! A morning at the desk, by keyboard alone, in the real window: a real file is imported, thirty of its messages are coded, three codings
//! meet, one is extended, one says another voice, two codes become one; all of it is undone, done again, and found after a restart.

use std::io::Write;

use e2e::{Browser, Stage, keys, program, repository, scene, test_id, until};
use serde_json::{Value, json};

/// Messages coded in the reading room, and then in the grid.
const READ: u64 = 20;
const GRID: u64 = 10;

/// What stands on a message, whatever its row ids: undo and redo may not change it.
fn standing(browser: &Browser, message: i64) -> Vec<(Value, Value, Value, Value)> {
    let marks = browser.invoke("message_marks", json!({ "ids": [message] })).unwrap();
    let codings = marks["ok"][0]["codings"].as_array().cloned().unwrap_or_default();
    codings.iter().map(|one| (one["code"].clone(), one["start"].clone(), one["end"].clone(), one["voice"].clone())).collect()
}

/// The first messages of the study, in the order in which they are read: each opens a conversation.
fn messages(browser: &Browser, many: u64) -> Vec<i64> {
    let page = browser.invoke("conversations", json!({ "offset": 0, "limit": many })).unwrap();
    page["ok"]["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

/// The names of the codes.
fn codes(browser: &Browser) -> Vec<String> {
    let codes = browser.invoke("codebook", json!({})).unwrap();
    codes["ok"].as_array().unwrap().iter().map(|code| code["label"]["en"].as_str().unwrap_or_default().to_owned()).collect()
}

/// A new code on what is selected, else on the message.
fn make(browser: &Browser, name: &str) {
    browser.press(&['c']).unwrap();
    browser.wait(&test_id("picker-field")).unwrap();
    browser.keys(name).unwrap();
    browser.press(&[keys::CONTROL, keys::ENTER]).unwrap();
    browser.wait_gone(&test_id("picker")).unwrap();
}

/// Everything that is coded, message by message.
fn all(browser: &Browser, messages: &[i64]) -> Vec<Vec<(Value, Value, Value, Value)>> {
    messages.iter().map(|&message| standing(browser, message)).collect()
}

#[test]
fn thirty_messages_by_keyboard_alone() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let study = stage.folder().join("Seats.livi");
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("en").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();

    scene(&browser, "desk-1-import", |browser| {
        let file = repository().join("tests/fixtures/skytrax/seat.csv");
        stage.will_pick(&[&study.display().to_string(), &file.display().to_string()]).unwrap();
        browser.press(&[keys::CONTROL, 'n']).unwrap();
        browser.wait(&test_id("room-import")).unwrap();
        browser.press(&[keys::CONTROL, 'i']).unwrap();
        browser.wait(&test_id("import-choose")).unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait_text(&test_id("import-counts"), "1,258 messages", |text| text.contains("1,258 messages")).unwrap();
        browser.press(&[keys::CONTROL, keys::ENTER]).unwrap();
        browser.counts("messages", 1258).unwrap();
        browser.wait(&test_id("import-equation-0")).unwrap();
        browser.press(&[keys::CONTROL, '3']).unwrap();
        browser.wait("[data-testid^=\"conversation-\"]").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait("[data-testid^=\"message-\"]").unwrap();
    });
    let messages = messages(&browser, READ + GRID);
    let begun = browser.strokes();

    scene(&browser, "desk-2-read", |browser| {
        // The whole message, its first sentence, its first two: three codings that meet.
        make(browser, "Seat comfort");
        browser.counts("codings", 1).unwrap();
        for (sentences, name) in [(1_u64, "Legroom"), (2, "Value")] {
            browser.press(&['s']).unwrap();
            for _ in 0..sentences {
                browser.press(&[' ']).unwrap();
            }
            make(browser, name);
            browser.counts("codings", sentences + 1).unwrap();
            browser.press(&[keys::ESCAPE]).unwrap();
        }
        // The second one goes on to the next word, and is the voice of others.
        let before = standing(browser, messages[0]);
        browser.press(&[keys::TAB]).unwrap();
        browser.press(&[keys::ALT, keys::SHIFT, keys::RIGHT]).unwrap();
        until("an end that moved", || Ok((standing(browser, messages[0]) != before).then_some(()))).unwrap();
        let extended = standing(browser, messages[0]);
        browser.press(&['o']).unwrap();
        until("another voice", || Ok((standing(browser, messages[0]) != extended).then_some(()))).unwrap();
        // The others: next uncoded, then a code by its number, or the last one again.
        for at in 1..READ {
            browser.press(&['n']).unwrap();
            until("the next message", || Ok((browser.current_message()? == Some(messages[at as usize])).then_some(()))).unwrap();
            if at % 4 == 0 {
                browser.press(&[char::from_digit(1 + (at / 4 % 3) as u32, 10).unwrap_or('1')]).unwrap();
                browser.wait(&test_id("picker-field")).unwrap();
                browser.press(&[keys::ENTER]).unwrap();
                browser.wait_gone(&test_id("picker")).unwrap();
            } else {
                browser.press(&['.']).unwrap();
            }
            browser.counts("codings", 3 + at).unwrap();
        }
    });
    let read = browser.strokes() - begun;
    let begun = browser.strokes();

    scene(&browser, "desk-3-grid", |browser| {
        browser.press(&[keys::CONTROL, '2']).unwrap();
        browser.wait("[data-testid^=\"row-\"]").unwrap();
        // The first row without a code, then numbers and Enter, row after row.
        browser.press(&['n']).unwrap();
        for at in 0..GRID {
            browser.keys(if at % 2 == 0 { "1,2" } else { "3" }).unwrap();
            browser.press(&[keys::ENTER]).unwrap();
            browser.counts("codedMessages", READ + at + 1).unwrap();
        }
    });
    let grid = browser.strokes() - begun;
    let codings = 2 + READ + GRID / 2 * 2 + GRID / 2;
    browser.counts("codings", codings).unwrap();
    let before = all(&browser, &messages);
    assert_eq!(codes(&browser), ["Seat comfort", "Legroom", "Value"]);

    scene(&browser, "desk-4-merge", |browser| {
        browser.press(&[keys::CONTROL, '5']).unwrap();
        browser.wait("[data-testid=\"codebook-C1\"], [data-testid=\"code-add\"]").unwrap();
        // The first two are marked, then become one; why is part of the journal.
        browser.press(&[keys::HOME]).unwrap();
        browser.press(&[' ']).unwrap();
        browser.press(&['j']).unwrap();
        browser.press(&[' ']).unwrap();
        browser.press(&['m']).unwrap();
        browser.wait(&test_id("merge-dialog")).unwrap();
        browser.tab_to("merge-reason").unwrap();
        browser.keys("one thing").unwrap();
        browser.tab_to("merge-go").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait_gone(&test_id("merge-dialog")).unwrap();
        browser.counts("codes", 2).unwrap();
    });
    let merged = all(&browser, &messages);
    assert_ne!(merged, before);
    assert_eq!(codes(&browser), ["Legroom", "Value"], "into the one that is current");

    scene(&browser, "desk-5-undo", |browser| {
        let now = || ["undo", "redo", "codings", "saved"].map(|key| browser.summary(key).unwrap());
        let step = |keys: &[char]| {
            let before = now();
            browser.press(keys).unwrap();
            until("a step of the journal", || Ok((now() != before).then_some(()))).unwrap();
        };
        while browser.summary("codings").unwrap() != json!(0) {
            step(&[keys::CONTROL, 'z']);
        }
        assert!(all(browser, &messages).iter().all(Vec::is_empty));
        while browser.summary("redo").unwrap() != Value::Null {
            step(&[keys::CONTROL, keys::SHIFT, 'z']);
        }
        assert_eq!(all(browser, &messages), merged, "all of it again");
    });
    browser.press(&[keys::CONTROL, 'w']).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.close();

    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "desk-6-back", |browser| {
        browser.wait(&test_id("recent-0")).unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait(&test_id("room-read")).unwrap();
        assert_eq!(all(browser, &messages), merged, "found as it was left");
    });
    browser.close();

    // Past the capture of the test runner: the count is part of what the story shows.
    let told = format!(
        "keys pressed, at the desk: {read} in the reading room for {READ} messages and {} codings, one of them extended and one in another voice;\n\
         {grid} in the grid for {GRID} messages and {} codings\n",
        READ + 2,
        GRID / 2 * 3
    );
    std::io::stdout().write_all(told.as_bytes()).unwrap();
}
