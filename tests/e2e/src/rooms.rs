//! The rooms, what must be on their page before one looks at them, and the scenes that are played there.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use serde_json::json;

use crate::{Browser, Result, repository, until};

/// Rooms of an open study, with what must be there before one looks.
pub const ROOMS: &[(&str, &str)] = &[
    ("read", "[data-testid=\"message-V02\"]"),
    ("corpus", "[data-testid=\"row-V02\"]"),
    ("people", "[data-testid^=\"person-\"]"),
    ("memos", "[data-testid^=\"memo-\"]"),
    ("codebook", "[data-testid^=\"code-\"]"),
    ("memos", "[data-testid=\"memo-page\"] .md"),
    ("search", "[data-testid^=\"result-\"]"),
    ("figures", "[data-testid=\"figure-drawing\"] svg"),
    ("report", "[data-testid=\"report-preview\"]"),
    ("history", "[data-testid=\"history-line\"]"),
    ("import", "[data-testid=\"import-go\"]:not(:disabled)"),
];

/// The element of this test id.
pub fn test_id(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

/// Plays a scene and keeps a picture of its end; when it fails, what was on the screen and the page as it stood.
pub fn scene(browser: &Browser, name: &str, play: impl FnOnce(&Browser)) {
    let shots = repository().join("build/shots");
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| play(browser))) {
        // The failure is the one worth telling.
        browser.shot(&shots.join(format!("failed-{name}.png"))).ok();
        browser.source(&shots.join(format!("failed-{name}.html"))).ok();
        resume_unwind(panic);
    }
    if let Err(trouble) = browser.shot(&shots.join(format!("{name}.png"))) {
        eprintln!("no picture of {name}: {trouble}");
    }
}

/// Waits for the element, then for the fonts and the pending frames.
pub fn settled(browser: &Browser, css: &str) -> Result<()> {
    browser.wait(css)?;
    // A caret blinks for ever.
    let calm = "const done = arguments[0];
        const rests = () => document.getAnimations().every((one) => one.effect.getTiming().iterations === Infinity);
        document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(rests()))));";
    until("a calm page", || Ok((browser.later(calm)? == json!(true)).then_some(())))
}
