//! Conversations of several platforms in the real window: a chat in its archive, the comments of a site, a transcript, a page with
//! its comments and a blog post are dropped together, imported, and each read as the conversation that it is.

use std::path::PathBuf;

use e2e::{Browser, Stage, program, repository, scene, test_id, until};
use serde_json::{Value, json};

const FILES: [&str; 5] = [
    "Discussion WhatsApp - Les capsules.zip",
    "cafe-critique-disqus.xml",
    "entretien-nadia.vtt",
    "carnet-de-table.html",
    "cafe-du-dimanche.txt",
];

fn fixture(name: &str) -> String {
    let path: PathBuf = repository().join("tests/fixtures/conversations").join(name);
    path.display().to_string()
}

/// The messages of the conversation that is shown, each as its depth and its first words.
fn shown(browser: &Browser) -> Vec<(u64, String)> {
    let script = "return [...document.querySelectorAll('[data-testid=\"thread\"] [role=\"treeitem\"]')]
        .map((one) => [Number(one.ariaLevel ?? one.getAttribute('aria-level')), one.querySelector('.verbatim, [class*=verb]')?.textContent ?? one.textContent]);";
    let all = browser.run(script, &[]).unwrap();
    let read = |one: &Value| Some((one[0].as_u64()?, one[1].as_str()?.to_owned()));
    all.as_array().into_iter().flatten().filter_map(read).collect()
}

/// What stands above each message: who speaks, to whom, when, and what the source says of it.
fn heads(browser: &Browser) -> Vec<String> {
    let all =
        browser.run("return [...document.querySelectorAll('[data-testid=\"thread\"] .by')].map((one) => one.textContent);", &[]).unwrap();
    all.as_array().into_iter().flatten().filter_map(|head| Some(head.as_str()?.to_owned())).collect()
}

/// Opens the conversation in whose line these words stand.
fn open(browser: &Browser, words: &str) {
    browser.click(&test_id("room-read")).unwrap();
    let script = "document.querySelector('[data-testid=\"back\"]')?.click();
        const line = [...document.querySelectorAll('[data-testid^=\"conversation-\"]')].find((one) => one.textContent.includes(arguments[0]));
        line?.click();
        return !!line;";
    until(&format!("the conversation of {words}"), || Ok((browser.run(script, &[json!(words)])? == json!(true)).then_some(()))).unwrap();
    browser.wait(&test_id("thread")).unwrap();
}

/// Waits until the conversation has these depths in this order, then answers its words.
fn tree(browser: &Browser, depths: &[u64]) -> Vec<String> {
    until(&format!("messages at {depths:?}"), || {
        let all = shown(browser);
        Ok((all.iter().map(|(depth, _)| *depth).collect::<Vec<_>>() == depths).then(|| all.into_iter().map(|(_, text)| text).collect()))
    })
    .unwrap()
}

#[test]
fn conversations_of_five_platforms_are_read_as_what_they_are() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let study = stage.folder().join("Capsules.livi").display().to_string();
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("fr").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();

    scene(&browser, "conversations-1-told", |browser| {
        stage.will_pick(&[&study]).unwrap();
        browser.wait(&test_id("start")).unwrap();
        browser.click(&test_id("new-study")).unwrap();
        browser.wait(&test_id("room-import")).unwrap();
        browser.click(&test_id("room-import")).unwrap();
        for (at, file) in FILES.iter().enumerate() {
            stage.will_pick(&[&fixture(file)]).unwrap();
            browser.click(&test_id(if at == 0 { "import-choose" } else { "import-add" })).unwrap();
            until("the file in the list", || Ok((browser.count("[data-testid^=\"import-file-\"]")? == at as u64 + 1).then_some(())))
                .unwrap();
        }
        browser.wait_text(&test_id("import-aside"), "the photograph set aside", |text| text.contains("Les capsules")).unwrap();
        for (file, format, held) in [
            ("_chat.txt", "WhatsApp", "7 messages, 1 conversation, 3 comptes"),
            ("cafe-critique", "Disqus", "3 messages répondent à un autre"),
            ("entretien", "WebVTT", "4 messages, 1 conversation, 2 comptes"),
            ("carnet-de-table", "commentaires", "4 messages, 1 conversation, 3 comptes"),
            ("cafe-du-dimanche", "illet", "1 message, 1 conversation, 1 compte"),
        ] {
            browser.choose_file(file).unwrap();
            browser.wait_text(&test_id("import-facts"), format, |text| text.contains(format)).unwrap();
            browser.wait_text(&test_id("import-heard"), held, |text| text.contains(held)).unwrap();
        }
        assert_eq!(browser.summary("messages").unwrap(), json!(0), "nothing is imported yet");
    });

    scene(&browser, "conversations-2-report", |browser| {
        browser.click(&test_id("import-go")).unwrap();
        browser.wait(&test_id("import-report")).unwrap();
        browser.counts("messages", 21).unwrap();
        browser.counts("conversations", 5).unwrap();
        let report = browser.text("main").unwrap();
        assert!(report.contains("9 enregistrements = 7 messages"), "{report}");
    });

    scene(&browser, "conversations-3-chat", |browser| {
        open(browser, "Les capsules");
        let words = tree(browser, &[1; 7]);
        assert!(words[0].contains("Celles qui se compostent, soi-disant."), "a message of two lines is one: {}", words[0]);
        assert!(words[6].contains("belle-mère"), "{}", words[6]);
        let who = heads(browser);
        assert!(!who.iter().any(|head| head.contains("Marc") || head.contains("Zoé")), "people are masked: {who:?}");
        assert!(who[5].contains("supprimé") && !who[4].contains("supprimé"), "what was taken back is said: {who:?}");
    });

    scene(&browser, "conversations-4-comments", |browser| {
        open(browser, "tiennent-elles");
        let words = tree(browser, &[1, 2, 3, 2, 1]);
        for (at, said) in ["intactes", "industriel", "En tout petit", "trois mois", "Et le goût"].into_iter().enumerate() {
            assert!(words[at].contains(said), "{at}: {}", words[at]);
        }
    });

    scene(&browser, "conversations-5-page", |browser| {
        open(browser, "voulait être une feuille");
        let words = tree(browser, &[1, 2, 3, 2]);
        assert!(words[0].contains("retournent à la terre"), "the quoted voice stands in the post: {}", words[0]);
        assert!(words[2].contains("Et elle ne promet rien"), "{}", words[2]);
        let who = heads(browser);
        assert!(who[2].contains("auteur de ce qui est commenté") && !who[1].contains("auteur"), "the author answers: {who:?}");
    });

    scene(&browser, "conversations-6-interview", |browser| {
        open(browser, "dernier café");
        let words = tree(browser, &[1; 4]);
        assert!(
            words[1].contains("je prends le temps, je sors la belle tasse.") || words[1].contains("je sors la belle tasse."),
            "{}",
            words[1]
        );
        // What was said in an interview and in a post is found in one search.
        let found =
            browser.invoke("search", json!({ "query": "\"la belle tasse\"", "offset": 0, "limit": 9, "sort": "relevance" })).unwrap();
        assert_eq!(found["ok"]["total"], 2, "{found}");
    });
    browser.close();
}
