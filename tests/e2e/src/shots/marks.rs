//! Each view with none, a few and very many codings on the screen, in both themes and languages: what is legible is judged by eye.

use std::path::Path;

use e2e::{Browser, Result, Stage, Trouble, program, settled, test_id};
use serde_json::{Value, json};

/// How many codings stand on the messages in sight.
const MANY: [usize; 3] = [0, 5, 500];

/// Messages that a screen shows.
const MESSAGES: usize = 10;

/// Codes among which they are drawn: more than the palette has colours.
const CODES: usize = 30;

const WORDS: [&str; 5] = [
    "Je voulais juste un bon expresso le matin, vite fait, sans nettoyer la moitié de la cuisine. ",
    "Pratique, oui, mais à 0,52 € la capsule je refais le calcul : un sachet de grains revient trois fois moins cher. ",
    "Fair point on price. But pulling the lever feels like a little ceremony, and that copper body is just gorgeous. ",
    "Une cérémonie… avec une capsule en plastique « compostable » qui ne se composte nulle part. Belle façade. ",
    "Attention : j'ai lu que la mise à jour bloque les capsules rechargeables. À vérifier, mais ça circule. ",
];

/// A study with this many codings on ten messages of one conversation.
fn document(many: usize) -> Value {
    let names = ["Pratique", "Utopique / mythique", "Ludique / esthétique", "Critique", "Manipulation / contrat", "Compétence"];
    let codes: Vec<Value> = (0..CODES)
        .map(|at| {
            let name = names.get(at).map_or_else(|| format!("Thème {at}"), |name| (*name).to_owned());
            json!({ "id": format!("C{at}"), "label": { "fr": name, "en": name }, "number": at + 1 })
        })
        .collect();
    let texts: Vec<String> = (0..MESSAGES).map(|at| WORDS[at % WORDS.len()].repeat(1 + at % 2)).collect();
    let messages: Vec<Value> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let parent = (at > 0).then(|| format!("V{}", at / 2));
            let lang = if at % WORDS.len() == 2 { "en" } else { "fr" };
            json!({ "id": format!("V{at}"), "space": "forum", "venue": "Percolateurs", "account": format!("p{}", at % 4), "posted": format!("2024-03-0{}T09:00:00Z", 1 + at % 5), "parent": parent, "lang": lang, "text": text })
        })
        .collect();
    let voices = ["assumed", "assumed", "assumed", "echoed", "reported"];
    let codings: Vec<Value> = (0..many)
        .map(|at| {
            let message = at % MESSAGES.min(many);
            let letters: Vec<char> = texts[message].chars().collect();
            let start = (at * 17) % (letters.len() / 2);
            let end = (start + 12 + (at * 31) % 70).min(letters.len());
            let text: String = letters[start..end].iter().collect();
            json!({ "code": format!("C{}", (at * 7) % CODES), "message": format!("V{message}"), "start": start, "end": end, "text": text, "coder": if at % 3 == 0 { "B" } else { "A" }, "voice": voices[at % voices.len()] })
        })
        .collect();
    json!({ "format": "livisible-study", "version": 1, "study": { "title": "Velmoka", "lang": "fr" }, "messages": messages, "codes": codes, "codings": codings })
}

/// Makes the study of this many codings, and leaves it open.
fn opened(browser: &Browser, folder: &Path, many: usize) -> Result<()> {
    let (file, study) = (folder.join(format!("marks-{many}.json")), folder.join(format!("marks-{many}.livi")));
    if !study.exists() {
        std::fs::write(&file, document(many).to_string())?;
        browser.invoke("study_new", json!({ "path": study, "title": "Velmoka", "lang": "fr" }))?;
        let plan = json!({ "format": null, "encoding": null, "delimiter": null, "sheet": null, "space": null, "venue": null, "lang": null, "roles": [], "follow": false, "html": null });
        let imported = browser.invoke("import_run", json!({ "jobs": [{ "path": file, "plan": plan }], "steps": "__CHANNEL__:77" }))?;
        if imported["ok"]["files"][0]["messages"] != json!(MESSAGES) {
            return Err(Trouble::Story(format!("the study of {many} codings was not imported: {imported}")));
        }
        browser.invoke("study_close", json!({}))?;
    }
    Ok(())
}

/// Every view with each number of codings.
pub fn all(folder: &Path) -> Result<()> {
    let mut stage = Stage::set(1500, 1000)?;
    for (lang, theme) in [("fr", "light"), ("en", "dark"), ("fr", "dark"), ("en", "light")] {
        for many in MANY {
            let name = |view: &str| folder.join(format!("{view}-{many}-{lang}-{theme}.png"));
            let browser = stage.open(&program(), &[])?;
            browser.wait(&test_id("start"))?;
            let preferences = json!({ "lang": lang, "theme": theme, "density": "normal", "left": null, "right": null, "coder": "A" });
            browser.invoke("save_preferences", json!({ "preferences": preferences }))?;
            opened(&browser, &stage.folder(), many)?;
            browser.close();

            let study = stage.folder().join(format!("marks-{many}.livi"));
            let browser = stage.open(&program(), &[&study.display().to_string()])?;
            browser.resize(1280, 800)?;
            browser.open_message("V0")?;
            settled(&browser, &test_id("message-V0"))?;
            browser.shot(&name("conversation"))?;
            browser.click(&test_id("view-text"))?;
            settled(&browser, &test_id("para-1"))?;
            browser.shot(&name("text"))?;
            // The view is remembered: the next picture is of the first.
            browser.click(&test_id("view-tree"))?;
            browser.click(&test_id("room-corpus"))?;
            settled(&browser, "[data-testid^=\"row-\"]")?;
            browser.shot(&name("grid"))?;
            browser.invoke("study_close", json!({}))?;
            browser.close();
        }
    }
    Ok(())
}
