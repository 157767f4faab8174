//! Speeds of the real window: `speed PROGRAM STUDY` opens the program twice and measures the second time, warm:
//! the first paint, the opening of a study of a million messages, scrolls through its conversations, its grid, a long thread and a
//! long text, each beside a bare list of the same length in the same page, and a code applied, from the key to its painted stripe.

mod page;
mod studies;

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use e2e::{Browser, Result, Stage, Trouble, test_id, until};
use page::{Scroll, clock};
use serde_json::json;
use studies::{CODINGS, LONG, SPANS, THREAD};

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let played = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [program, study] => std::path::absolute(study).map_err(Trouble::from).and_then(|study| measure(Path::new(program), &study)),
        _ => Err(Trouble::Story("speed PROGRAM STUDY".to_owned())),
    };
    match played {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("speed: {trouble}");
            std::process::ExitCode::FAILURE
        }
    }
}

const CONVERSATION: &str = "[data-testid^=\"conversation-\"]";
const MESSAGE: &str = "[data-testid^=\"message-\"]";

fn measure(program: &Path, study: &Path) -> Result<()> {
    let mut stage = Stage::set(1400, 900)?;
    // Cold: the fonts, the page and the study's file are read once.
    let browser = stage.open(program, &[])?;
    browser.wait(&test_id("start"))?;
    browser.invoke("study_open", json!({ "path": study }))?;
    // Another home has its own index: it is built once, and would compete with what is measured.
    until("the index", || {
        let page = browser.invoke("search", json!({ "query": "word", "offset": 0, "limit": 1, "sort": "relevance" }))?;
        Ok((page["ok"]["building"] == json!(false)).then_some(()))
    })?;
    browser.invoke("study_close", json!({}))?;
    let (thread, long) = (studies::thread(&browser, &stage.folder())?, studies::long(&browser, &stage.folder())?);
    browser.close();

    println!("| in the window, warm | |");
    println!("| --- | --- |");
    let begun = millis();
    let browser = stage.open(program, &[])?;
    browser.wait(&test_id("start"))?;
    let painted = browser.run("const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint ? performance.timeOrigin + paint.startTime : null", &[])?;
    let painted = painted.as_f64().ok_or_else(|| Trouble::Story("the page tells no first paint".to_owned()))?;
    println!("| process started to first contentful paint | {:.0} ms |", painted - begun);
    let opened = clock(&browser, &format!("[title={}]", json!(study.display().to_string())), CONVERSATION)?;
    println!("| study of a million messages: its line pressed to its conversations shown | {opened:.0} ms |");
    million(&browser)?;
    browser.invoke("study_close", json!({}))?;
    browser.close();

    let browser = stage.open(program, &[&thread])?;
    browser.wait(CONVERSATION)?;
    let shown = clock(&browser, CONVERSATION, MESSAGE)?;
    println!("| thread of {THREAD} messages, among {CODINGS} codings: its line pressed to its messages shown | {shown:.0} ms |");
    println!("| frame of it scrolled, p95 | {} |", Scroll::of(&browser, MESSAGE, THREAD, 120, 3)?.told());
    let stroke = page::strokes(&browser)?;
    println!("| frame of a bare page, p95 | {:.1} ms |", stroke.frame);
    println!(
        "| a code applied there: key pressed to painted stripe, p95 (limit: two such frames and 16 ms) | {:.1} ms (limit {:.1}) |",
        stroke.painted,
        2.0 * stroke.frame + 16.0
    );
    browser.close();

    let browser = stage.open(program, &[&long])?;
    browser.wait(CONVERSATION)?;
    let shown = clock(&browser, CONVERSATION, MESSAGE)?;
    println!("| text of {LONG} characters with {SPANS} codings: its line pressed to its words shown | {shown:.0} ms |");
    println!("| frame of it scrolled as a conversation, p95 | {} |", Scroll::of(&browser, MESSAGE, LONG / 300, 150, 5)?.told());
    browser.click(&test_id("view-text"))?;
    browser.wait(&test_id("para-1"))?;
    println!("| frame of it scrolled as a text, p95 | {} |", Scroll::of(&browser, &test_id("para-1"), LONG / 300, 150, 5)?.told());
    browser.close();
    Ok(())
}

/// The study of a million messages: its conversations, then its grid.
fn million(browser: &Browser) -> Result<()> {
    println!("| frame of its list of conversations scrolled, p95 | {} |", Scroll::of(browser, CONVERSATION, 1_000_000, 40, 1)?.told());
    let row = "[data-testid^=\"row-\"]";
    let shown = clock(browser, &test_id("room-corpus"), row)?;
    println!("| its grid: the room entered to its rows shown | {shown:.0} ms |");
    println!("| frame of its grid scrolled, p95 | {} |", Scroll::of(browser, row, 1_000_000, 40, 1)?.told());
    // Frequent words: each letter finds many messages.
    let words = "livraison retard service client";
    let typed = page::typing(browser, words)?;
    println!(
        "| a letter typed in its search field, to the frame that shows it, p95 | {:.1} ms beside {:.1} ms in a bare field (ratio **{:.2}**) |",
        typed.ours,
        typed.bare,
        typed.ours / typed.bare
    );
    // The last answer is the one that stands, whatever came in late.
    let page = browser.invoke("search", json!({ "query": words, "offset": 0, "limit": 1, "sort": "relevance" }))?;
    match page["ok"]["total"].as_f64() {
        Some(total) if total == typed.total => Ok(()),
        total => Err(Trouble::Story(format!("{} found is shown, {total:?} is so", typed.total))),
    }
}

fn millis() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1e3)
}
