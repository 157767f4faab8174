//! Speeds of the real window: `speed PROGRAM STUDY` opens the program twice and measures the second time, warm:
//! the first paint, the opening of the study, a scroll through a long list and a long thread beside a bare list of the same
//! length in the same page, and a code applied, from the key to its painted stripe.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use e2e::{Browser, Result, Stage, Trouble, test_id, until};
use serde_json::{Value, json};

/// Messages of the long thread.
const THREAD: usize = 10_000;

/// Frames of a scroll.
const FRAMES: usize = 120;

/// Codings whose stripe is awaited.
const STROKES: usize = 40;

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
    let thread = thread(&browser, &stage.folder())?;
    browser.close();

    let begun = millis();
    let browser = stage.open(program, &[])?;
    browser.wait(&test_id("start"))?;
    let painted = browser.run("const paint = performance.getEntriesByName('first-contentful-paint')[0]; return paint ? performance.timeOrigin + paint.startTime : null", &[])?;
    let painted = painted.as_f64().ok_or_else(|| Trouble::Story("the page tells no first paint".to_owned()))?;
    let opened = opening(&browser, study)?;
    let bare = frames(&browser, BARE)?;
    let list = frames(&browser, SCROLL)?;
    browser.invoke("study_close", json!({}))?;
    browser.close();

    let browser = stage.open(program, &[&thread])?;
    browser.wait("[data-testid^=\"conversation-\"]")?;
    let thread_opened =
        browser.later(&format!("{CLOCK} clock('[data-testid^=\"conversation-\"]', '[data-testid^=\"message-\"]').then(arguments[0])"))?;
    let long = frames(&browser, SCROLL)?;
    let (frame, stroke) = strokes(&browser)?;
    browser.close();

    println!("| in the window, warm | |");
    println!("| --- | --- |");
    println!("| process started to first contentful paint | {:.0} ms |", painted - begun);
    println!("| study of a million messages: its line pressed to its conversations shown | {opened:.0} ms |");
    println!("| frame of a bare list of a million rows scrolled, p95 | {bare:.1} ms |");
    println!("| frame of its list of conversations scrolled, p95 (ratio) | {list:.1} ms ({:.2}) |", list / bare);
    println!(
        "| thread of {THREAD} messages: its line pressed to its messages shown | {:.0} ms |",
        thread_opened.as_f64().unwrap_or(f64::NAN)
    );
    println!("| frame of it scrolled, p95 (ratio) | {long:.1} ms ({:.2}) |", long / bare);
    println!("| frame of a bare page, p95 | {frame:.1} ms |");
    println!("| a code applied there: key pressed to painted stripe, p95 | {stroke:.1} ms |");
    Ok(())
}

fn millis() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64() * 1e3)
}

/// Presses an element and waits, frame by frame, until another is there.
const CLOCK: &str = "const clock = (press, shown) => new Promise((done) => {
    const begun = performance.now();
    document.querySelector(press).click();
    const look = () => document.querySelector(shown) ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look);
    look();
});";

fn opening(browser: &Browser, study: &Path) -> Result<f64> {
    let line = format!("[title={}]", json!(study.display().to_string()));
    let script = format!("{CLOCK} clock({}, '[data-testid^=\"conversation-\"]').then(arguments[0])", json!(line));
    Ok(browser.later(&script)?.as_f64().unwrap_or(f64::NAN))
}

/// Scrolls the page's own scroller by a screen a frame.
const SCROLL: &str = "const box = document.querySelector('main');";

/// The least that a virtual list of a million rows can be: twenty absolutely placed rows, rewritten at each scroll.
const BARE: &str = "const box = document.createElement('div');
    Object.assign(box.style, { position: 'fixed', inset: '52px 284px 28px 216px', overflow: 'auto', background: 'Canvas', zIndex: 99 });
    const tall = document.createElement('div');
    tall.style.height = '30000000px';
    const rows = Array.from({ length: 20 }, () => { const row = document.createElement('p'); row.style.position = 'absolute'; tall.append(row); return row; });
    box.append(tall);
    document.body.append(box);
    box.addEventListener('scroll', () => rows.forEach((row, i) => {
        const at = Math.floor(box.scrollTop / 40) + i;
        row.style.top = `${at * 40}px`;
        row.textContent = `Row ${at}: what somebody wrote about something, at some length, somewhere`;
    }));
    setTimeout(() => box.remove(), 20000);";

/// The 95th percentile of the time between two frames while the list is scrolled.
fn frames(browser: &Browser, list: &str) -> Result<f64> {
    let script = format!(
        "const done = arguments[0]; {list}
        const times = []; let last = null;
        const step = (now) => {{
            if (last !== null) times.push(now - last);
            last = now;
            if (times.length >= {FRAMES}) {{
                times.sort((a, b) => a - b);
                return done(times[Math.floor(times.length * 0.95)]);
            }}
            box.scrollTop += 300;
            requestAnimationFrame(step);
        }};
        requestAnimationFrame(step);"
    );
    Ok(browser.later(&script)?.as_f64().unwrap_or(f64::NAN))
}

/// A study whose only conversation is long; answers its path.
fn thread(browser: &Browser, folder: &Path) -> Result<String> {
    let mut csv = String::from("id,reply_to,author,date,text\n");
    for at in 0..THREAD {
        let parent = if at == 0 { String::new() } else { (at - 1 - (at * 7) % at.min(5)).to_string() };
        let text = "What I read here is not what I lived and I would like somebody to tell me why the update did that. ".repeat(1 + at % 4);
        csv.push_str(&format!("{at},{parent},user{},2024-03-0{},{text}\n", at % 300, 1 + at % 9));
    }
    let (file, study) = (folder.join("thread.csv"), folder.join("thread.livi"));
    std::fs::write(&file, csv)?;
    browser.invoke("study_new", json!({ "path": study, "title": "Thread", "lang": "en" }))?;
    let plan = json!({ "format": null, "encoding": null, "delimiter": null, "sheet": null, "space": null, "venue": null, "lang": "en", "roles": [] });
    let imported = browser.invoke("import_run", json!({ "jobs": [{ "path": file, "plan": plan }], "steps": "__CHANNEL__:77" }))?;
    if imported["ok"]["files"][0]["messages"] != json!(THREAD) {
        return Err(Trouble::Story(format!("the thread was not imported: {imported}")));
    }
    let draft = json!({
        "parent": null, "label": { "en": "Why" }, "definition": {}, "include": {}, "exclude": {}, "example": null, "color": null, "number": null, "exclusive": false,
    });
    browser.invoke("add_code", json!({ "draft": draft }))?;
    browser.invoke("study_close", json!({}))?;
    Ok(study.display().to_string())
}

/// The frame of a page where nothing happens, and the time from the key that repeats a code to its stripe, painted.
fn strokes(browser: &Browser) -> Result<(f64, f64)> {
    let script = format!(
        "const done = arguments[0];
        const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
        const frame = () => new Promise((then) => requestAnimationFrame(then));
        const until = async (is) => {{ for (let i = 0; i < 600 && !is(); i++) await frame(); }};
        const p95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
        (async () => {{
            const bare = [];
            for (let i = 0, last = await frame(); i < 60; i++) {{ const now = await frame(); bare.push(now - last); last = now; }}
            document.querySelector('[data-testid=\"thread\"]')?.focus();
            press('Home');
            await frame();
            press('c');
            await until(() => document.querySelector('[data-testid=\"picker\"]'));
            press('Enter');
            const chosen = () => document.querySelector('[aria-selected=\"true\"][data-index], .msg.on');
            await until(() => chosen()?.querySelector('.bar2'));
            const times = [];
            for (let i = 0; i < {STROKES}; i++) {{
                document.querySelector('[data-testid=\"thread\"]')?.focus();
                press('j');
                await until(() => chosen() && !chosen().querySelector('.bar2'));
                await frame();
                const begun = performance.now();
                press('.');
                await until(() => chosen()?.querySelector('.bar2'));
                await frame();
                times.push(performance.now() - begun);
            }}
            done([p95(bare), p95(times), times.length]);
        }})();"
    );
    let seen: Value = browser.later(&script)?;
    Ok((seen[0].as_f64().unwrap_or(f64::NAN), seen[1].as_f64().unwrap_or(f64::NAN)))
}
