//! Every room under axe-core, in the real window, by day and by night: no violation.

use e2e::{Browser, ROOMS, Stage, keys, program, repository, scene, settled, test_id};
use serde_json::{Value, json};

/// What axe finds wrong on the page, a line a rule.
fn violations(browser: &Browser) -> Vec<String> {
    let axe = std::fs::read_to_string(repository().join("ui/node_modules/axe-core/axe.min.js")).unwrap();
    browser.run(&axe, &[]).unwrap();
    let run = "const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.map((rule) =>
            `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 5).map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join('; ')}`)));";
    let found = browser.later(run).unwrap();
    found.as_array().unwrap_or(&vec![]).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn accessible(browser: &Browser, room: &str) {
    let found = violations(browser);
    assert!(found.is_empty(), "{room}:\n{}", found.join("\n"));
}

/// What a key opens, then Escape closes.
fn over(browser: &Browser, key: &[char], shown: &str, name: &str) {
    browser.press(key).unwrap();
    settled(browser, shown).unwrap();
    accessible(browser, name);
    browser.press(&[keys::ESCAPE]).unwrap();
    browser.wait_gone(shown).unwrap();
}

#[test]
fn every_room_is_accessible() {
    for theme in ["light", "dark"] {
        let mut stage = Stage::set(1440, 900).unwrap();
        let browser = stage.open(&program(), &[]).unwrap();
        browser.wait(&test_id("start")).unwrap();
        let preferences = json!({ "lang": "fr", "theme": theme, "density": "normal", "left": null, "right": null, "coder": "A" });
        browser.invoke("save_preferences", json!({ "preferences": preferences })).unwrap();
        browser.close();
        let browser = stage.open(&program(), &[]).unwrap();
        scene(&browser, &format!("axe-{theme}"), |browser| {
            settled(browser, &test_id("start")).unwrap();
            accessible(browser, "start");
            browser.click(&test_id("open-sample")).unwrap();
            for (room, shown) in ROOMS {
                browser.enter(room).unwrap();
                if *room == "import" {
                    accessible(browser, "import, before any file");
                    stage.will_pick(&[&repository().join("tests/fixtures/skytrax/seat.csv").display().to_string()]).unwrap();
                    browser.click(&test_id("import-choose")).unwrap();
                }
                settled(browser, shown).unwrap();
                accessible(browser, room);
                match *room {
                    "read" => {
                        over(browser, &['c'], &test_id("picker"), "the picker");
                        over(browser, &['m'], &test_id("memo-body"), "a memo being written");
                        over(browser, &['?'], "dialog[open]", "the keys");
                    }
                    "codebook" => {
                        over(browser, &['e'], &test_id("code-form"), "a code being described");
                        over(browser, &[keys::DELETE], &test_id("code-delete-dialog"), "what a deletion takes along");
                        browser.click(&test_id("templates-open")).unwrap();
                        settled(browser, "[data-testid^=\"template-\"]").unwrap();
                        accessible(browser, "the starter codebooks");
                        browser.click(&test_id("templates-back")).unwrap();
                    }
                    "import" => {
                        let chat = repository().join("tests/fixtures/conversations/Discussion WhatsApp - Les capsules.zip");
                        stage.will_pick(&[&chat.display().to_string()]).unwrap();
                        browser.click(&test_id("import-add")).unwrap();
                        settled(browser, &test_id("import-heard")).unwrap();
                        accessible(browser, "import, a chat");
                        browser.click(&test_id("import-go")).unwrap();
                        settled(browser, &test_id("import-report")).unwrap();
                        accessible(browser, "what an import did");
                    }
                    _ => {}
                }
            }
        });
        browser.close();
    }
}
