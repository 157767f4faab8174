//! The window as a reader meets it, from the first start to the return: one story, played in the real window.
//! Pictures are left in `build/shots`; on a failure, a last picture and the page as it stood.

use e2e::{Browser, Stage, program, repository, scene, test_id, until};
use serde_json::{Value, json};

/// What the page's root says of itself: its language, its theme.
fn root(browser: &Browser, attribute: &str) -> String {
    let value = browser.run("return document.documentElement.getAttribute(arguments[0])", &[json!(attribute)]).unwrap();
    value.as_str().unwrap_or_default().to_owned()
}

fn total(browser: &Browser, query: &str, expected: u64) {
    browser.fill(&test_id("search-field"), query, "\u{E007}").unwrap();
    // The number stands in a sentence, in either language.
    let is = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|number| number.parse() == Ok(expected));
    browser.wait_text(&test_id("search-total"), &format!("{expected} for {query}"), is).unwrap();
}

#[test]
fn a_reader_leaves_and_comes_back() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let browser = stage.open(&program(), &[]).unwrap();

    scene(&browser, "1-start", |browser| {
        browser.wait(&test_id("open-sample")).unwrap();
        assert_eq!(root(browser, "lang"), "en", "the system's language");
    });

    scene(&browser, "2-read", |browser| {
        browser.click(&test_id("open-sample")).unwrap();
        browser.open_message("V02").unwrap();
        browser.wait_text(&test_id("message-V02"), "its words", |text| text.contains("bon expresso le matin")).unwrap();
        let highlighted = format!("{} [data-codings]", test_id("message-V02"));
        until("the highlights of V02", || Ok((browser.count(&highlighted)? > 0).then_some(()))).unwrap();
    });

    scene(&browser, "3-search", |browser| {
        browser.click(&test_id("room-search")).unwrap();
        total(browser, "c'est", count_of("c'est"));
        total(browser, "\"« compostable »\"", count_of("compostable"));
        browser.wait(&test_id("result-V01")).unwrap();
        browser.wait(&format!("{} mark", test_id("result-V01"))).unwrap();
    });

    scene(&browser, "4-codes", |browser| {
        browser.click(&test_id("room-codebook")).unwrap();
        let codes = browser.invoke("codebook", json!({})).unwrap();
        let codes = codes["ok"].as_array().cloned().unwrap_or_default();
        assert!(codes.len() > 5, "the sample's codebook");
        let counted = codes.iter().find(|code| code["ext"] == "FL.CRI").cloned().unwrap_or(Value::Null);
        let messages = counted["messages"].as_u64().unwrap().to_string();
        browser.wait_text(&test_id("code-FL.CRI"), &messages, |text| text.split_whitespace().any(|word| word == messages)).unwrap();
    });

    scene(&browser, "5-french-by-night", |browser| {
        browser.click(&test_id("lang-button")).unwrap();
        until("French", || Ok((root(browser, "lang") == "fr").then_some(()))).unwrap();
        for _ in 0..3 {
            if root(browser, "data-theme") == "dark" {
                break;
            }
            let before = root(browser, "data-theme");
            browser.click(&test_id("theme-button")).unwrap();
            until("another theme", || Ok((root(browser, "data-theme") != before).then_some(()))).unwrap();
        }
        assert_eq!(root(browser, "data-theme"), "dark");
        browser.click(&test_id("room-history")).unwrap();
        browser.wait_text(&test_id("history-line"), "the import in French", |text| text.contains("Import")).unwrap();
    });

    // The reader goes back to a message, and leaves.
    scene(&browser, "6-leave", |browser| {
        browser.open_message("V03").unwrap();
        browser.click(&test_id("message-V03")).unwrap();
        until("the place to be kept", || {
            let kept = browser.invoke("study_summary", json!({}))?;
            let read = browser.invoke("conversation", json!({ "id": kept["ok"]["last"]["message"] }))?;
            let at = kept["ok"]["last"]["message"].clone();
            let messages = read["ok"]["messages"].as_array().cloned().unwrap_or_default();
            Ok(messages.iter().any(|message| message["id"] == at && message["ext"] == "V03").then_some(()))
        })
        .unwrap();
    });
    browser.close();

    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "7-back", |browser| {
        browser.wait(&test_id("message-V03")).unwrap();
        assert_eq!(root(browser, "lang"), "fr");
        assert_eq!(root(browser, "data-theme"), "dark");
        let kept = browser.invoke("study_summary", json!({})).unwrap();
        assert_eq!(kept["ok"]["last"]["room"], "read");
    });
    browser.close();
}

#[test]
fn a_study_is_made_closed_and_opened_again() {
    let mut stage = Stage::set(1280, 800).unwrap();
    let file = stage.folder().join("Étude d’essai.livi");
    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "8-new-study", |browser| {
        browser.wait(&test_id("start")).unwrap();
        stage.will_pick(&[&file.display().to_string()]).unwrap();
        let picked = browser.invoke("pick_new_study", json!({ "suggested": "Essai" })).unwrap();
        assert_eq!(picked["ok"], json!(file));
        let made = browser.invoke("study_new", json!({ "path": picked["ok"], "title": "Étude d’essai", "lang": "fr" })).unwrap();
        assert_eq!(made["ok"]["title"], "Étude d’essai", "{made}");
        let refused = browser.invoke("study_new", json!({ "path": picked["ok"], "title": "Encore", "lang": "fr" })).unwrap();
        assert_eq!(refused["failed"]["code"], "exists", "{refused}");
    });
    browser.close();

    let path = file.display().to_string();
    let browser = stage.open(&program(), &[&path]).unwrap();
    scene(&browser, "9-program-argument", |browser| {
        until("the study of the argument", || Ok((browser.invoke("study_summary", json!({}))?["ok"]["path"] == json!(path)).then_some(())))
            .unwrap();
    });
    browser.close();
}

/// The policy of the window forbids what would let a text act: inline script, inline style, any address but its own.
#[test]
fn the_page_can_reach_nothing() {
    let mut stage = Stage::set(1280, 800).unwrap();
    let browser = stage.open(&program(), &[]).unwrap();
    scene(&browser, "10-policy", |browser| {
        browser.wait("body").unwrap();
        let script = "const heard = []; const done = arguments[0];
            document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective));
            const inline = document.createElement('script'); inline.textContent = 'window.acted = true'; document.body.append(inline);
            const style = document.createElement('p'); style.setAttribute('style', 'color: red'); document.body.append(style);
            const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);
            fetch('http://127.0.0.1:9/').catch(() => {}).then(() => setTimeout(() => done({ heard, acted: window.acted ?? false }), 0));";
        let seen = browser.later(script).unwrap();
        assert_eq!(seen["acted"], false);
        let heard: Vec<&str> = seen["heard"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        for directive in ["script-src-elem", "style-src-attr", "img-src", "connect-src"] {
            assert!(heard.contains(&directive), "{directive} is not held: {heard:?}");
        }
    });
    browser.close();
}

/// Messages of the sample that hold this word, folded as a reader would: counted here, without the engine.
fn count_of(word: &str) -> u64 {
    let text = std::fs::read_to_string(repository().join("assets/sample/velmoka.json")).unwrap();
    let sample: Value = serde_json::from_str(&text).unwrap();
    let holds = |message: &&Value| {
        let text = message["text"].as_str().unwrap_or_default().to_lowercase().replace('’', "'");
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        text.match_indices(word).any(|(at, _)| edge(text[..at].chars().last()) && edge(text[at + word.len()..].chars().next()))
    };
    sample["messages"].as_array().unwrap().iter().filter(holds).count() as u64
}
