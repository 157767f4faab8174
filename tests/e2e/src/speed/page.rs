//! What is timed in the page itself, from one frame to the next.

use e2e::{Browser, Result};
use serde_json::{Value, json};

/// Frames of a scroll.
const FRAMES: usize = 120;

/// Codings whose stripe is awaited.
const STROKES: usize = 40;

/// Presses an element and waits, frame by frame, until another is there.
const CLOCK: &str = "const clock = (press, shown) => new Promise((done) => {
    const begun = performance.now();
    document.querySelector(press).click();
    const look = () => document.querySelector(shown) ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look);
    look();
});";

/// Milliseconds from the pressing of an element to the first frame with another.
pub fn clock(browser: &Browser, press: &str, shown: &str) -> Result<f64> {
    let script = format!("{CLOCK} clock({}, {}).then(arguments[0])", json!(press), json!(shown));
    Ok(browser.later(&script)?.as_f64().unwrap_or(f64::NAN))
}

/// The least that a virtual list can be: as many absolutely placed rows as fill a screen, rewritten at each scroll.
fn bare_list(rows: usize, height: usize, words: usize) -> String {
    format!(
        "const box = document.createElement('div');
        Object.assign(box.style, {{ position: 'fixed', inset: '52px 284px 28px 216px', overflow: 'auto', background: 'Canvas', zIndex: 99 }});
        const tall = document.createElement('div');
        tall.style.height = '{}px';
        const rows = Array.from({{ length: 2 + Math.ceil(innerHeight / {height}) }}, () => {{ const row = document.createElement('p'); Object.assign(row.style, {{ position: 'absolute', margin: 0, maxWidth: '68ch' }}); tall.append(row); return row; }});
        box.append(tall);
        document.body.append(box);
        box.addEventListener('scroll', () => rows.forEach((row, i) => {{
            const at = Math.floor(box.scrollTop / {height}) + i;
            row.style.top = `${{at * {height}}}px`;
            row.textContent = `Row ${{at}}: ` + 'what somebody wrote about something, at some length, somewhere. '.repeat({words});
        }}));
        setTimeout(() => box.remove(), 15000);",
        (rows * height).min(30_000_000)
    )
}

/// What scrolls around an element.
fn scroller(of: &str) -> String {
    format!(
        "let box = document.querySelector({});
        while (box && !(box.scrollHeight > box.clientHeight + 20 && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement;",
        json!(of)
    )
}

/// A scroll beside the least that it can be, in one page and run: the 95th percentiles of the time between two frames.
#[derive(Debug, Clone, Copy)]
pub struct Scroll {
    /// Milliseconds of a frame of a bare list.
    pub bare: f64,
    /// Milliseconds of a frame of ours.
    pub ours: f64,
}

impl Scroll {
    /// Scrolls what holds this element, then a bare list of as many rows of that height, each with this many sentences.
    pub fn of(browser: &Browser, element: &str, rows: usize, height: usize, words: usize) -> Result<Self> {
        let ours = frames(browser, &scroller(element))?;
        Ok(Scroll { bare: frames(browser, &bare_list(rows, height, words))?, ours })
    }

    /// As the table says it.
    pub fn told(self) -> String {
        format!("{:.1} ms beside {:.1} ms (ratio **{:.2}**)", self.ours, self.bare, self.ours / self.bare)
    }
}

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

/// What a code costs, in milliseconds, 95th percentiles.
#[derive(Debug, Clone, Copy)]
pub struct Stroke {
    /// The frame of a page where nothing happens.
    pub frame: f64,
    /// From the key that repeats a code to its stripe, painted.
    pub painted: f64,
}

/// Codes messages of the conversation in sight one after another with the code `Why`, which none of them bears.
pub fn strokes(browser: &Browser) -> Result<Stroke> {
    let script = format!(
        "const done = arguments[0];
        const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
        const frame = () => new Promise((then) => requestAnimationFrame(then));
        const until = async (is) => {{ for (let i = 0; i < 600 && !is(); i++) await frame(); }};
        const p95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
        (async () => {{
            const bare = [];
            for (let i = 0, last = await frame(); i < 60; i++) {{ const now = await frame(); bare.push(now - last); last = now; }}
            const focus = () => document.querySelector('[data-testid=\"thread\"]')?.focus();
            const chosen = () => document.querySelector('.msg.on');
            const stripes = () => chosen()?.querySelectorAll('.bar2').length ?? 0;
            focus();
            press('Home');
            await frame();
            press('c');
            await until(() => document.querySelector('[data-testid=\"picker-field\"]'));
            const field = document.querySelector('[data-testid=\"picker-field\"]');
            field.value = 'Why';
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
            await frame();
            const before = stripes();
            press('Enter');
            await until(() => stripes() > before);
            const times = [];
            for (let i = 0; i < {STROKES}; i++) {{
                focus();
                const was = chosen()?.id;
                press('j');
                await until(() => chosen() && chosen().id !== was);
                for (let rest = 0; rest < 10; rest++) await frame();
                const there = stripes();
                const begun = performance.now();
                press('.');
                await until(() => stripes() > there);
                await frame();
                times.push(performance.now() - begun);
            }}
            done([p95(bare), p95(times), times.length]);
        }})();"
    );
    let seen: Value = browser.later(&script)?;
    Ok(Stroke { frame: seen[0].as_f64().unwrap_or(f64::NAN), painted: seen[1].as_f64().unwrap_or(f64::NAN) })
}

/// What a key costs in the search field, in milliseconds, 95th percentiles.
#[derive(Debug, Clone, Copy)]
pub struct Typing {
    /// From a key in a bare field of the same page to the frame that shows it.
    pub bare: f64,
    /// The same in the search field, its answers coming in meanwhile.
    pub ours: f64,
    /// The total that stands in the end.
    pub total: f64,
}

/// Types words of a corpus in the search field, letter by letter, some taken back; then the same in a bare field.
pub fn typing(browser: &Browser, words: &str) -> Result<Typing> {
    let script = format!(
        "const done = arguments[0], text = {};
        const frame = () => new Promise((then) => requestAnimationFrame(then));
        const p95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
        const type = async (field) => {{
            const times = [];
            field.focus();
            for (let n = 1; n <= text.length; n++) {{
                // Every fifth letter is taken back, and written again.
                for (const part of n % 5 === 0 ? [text.slice(0, n), text.slice(0, n - 1), text.slice(0, n)] : [text.slice(0, n)]) {{
                    const begun = performance.now();
                    field.value = part;
                    field.dispatchEvent(new Event('input', {{ bubbles: true }}));
                    await frame();
                    await frame();
                    times.push(performance.now() - begun);
                    // A quick hand: some ten letters a second.
                    for (let rest = 0; rest < 4; rest++) await frame();
                }}
            }}
            return p95(times);
        }};
        (async () => {{
            const ours = await type(document.querySelector('[data-testid=\"search-field\"]'));
            for (let rest = 0; rest < 240; rest++) await frame();
            const said = document.querySelector('[data-testid=\"search-total\"]')?.textContent ?? '';
            const bare = document.createElement('input');
            Object.assign(bare.style, {{ position: 'fixed', top: '60px', left: '300px', zIndex: 99 }});
            document.body.append(bare);
            const theirs = await type(bare);
            bare.remove();
            done([theirs, ours, Number(said.replace(/\\D/g, ''))]);
        }})();",
        json!(words)
    );
    let seen: Value = browser.later(&script)?;
    let number = |at: usize| seen[at].as_f64().unwrap_or(f64::NAN);
    Ok(Typing { bare: number(0), ours: number(1), total: number(2) })
}
