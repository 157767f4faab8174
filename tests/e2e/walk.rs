//! A walk by keyboard through every control of every room, in the real window: each is reached, named, and seen to have the focus.

use e2e::{Browser, ROOMS, Stage, keys, program, repository, scene, settled, test_id};
use serde_json::{Value, json};

/// What the page makes ready for the walk: the controls that a hand with a pointer could use, each with what is wrong with it already.
///
/// A control outside the order of Tab must stand in a widget whose arrows reach it (WAI-ARIA Authoring Practices, *keyboard navigation
/// inside components*), or be the doubling of what a key of that widget does.
const CONTROLS: &str = "
    const composite = '[role=grid], [role=treegrid], [role=tree], [role=listbox], [role=tablist], [role=menu], [role=radiogroup], [role=toolbar], table, .hits, .thread';
    const drawn = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const named = (one) => (one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent || one.title || one.getAttribute('aria-labelledby') || one.placeholder || '').trim();
    const told = (one) => `${one.tagName.toLowerCase()}${one.dataset.testid ? `[${one.dataset.testid}]` : ''} “${named(one).slice(0, 40)}”`;
    const all = [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex]')]
        .filter((one) => drawn(one) && !one.disabled && !one.closest('[inert], dialog:not([open])') && one.type !== 'hidden');
    const wrong = [];
    for (const one of all) if (named(one) === '' && one.tabIndex >= 0 && one.tagName !== 'MAIN') wrong.push(`${told(one)} has no name`);
    const apart = all.filter((one) => one.tabIndex < 0 && /^(BUTTON|INPUT|SELECT|TEXTAREA|A|SUMMARY)$/.test(one.tagName) && !one.closest(composite));
    for (const one of apart) wrong.push(`${told(one)} is out of the order of Tab, and in no widget`);
    // One radio button of a group has the focus for all.
    const groups = new Set();
    window.walk = { left: new Set(all.filter((one) => {
        if (one.tabIndex < 0) return false;
        if (one.type !== 'radio') return true;
        const first = !groups.has(one.name);
        groups.add(one.name);
        return first;
    })), told, seen: 0 };
    document.activeElement?.blur?.();
    return wrong;";

/// Notes who has the focus now, and answers whether anything is wrong with how it shows it; `null` when nothing has it.
const STEP: &str = "
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const { walk } = window;
    if (one.type === 'radio') for (const other of walk.left) if (other.type === 'radio' && other.name === one.name) walk.left.delete(other);
    walk.left.delete(one);
    walk.seen++;
    // Where it is going to, not where it is on the way.
    one.getAnimations({ subtree: true }).forEach((moving) => moving.effect.getTiming().iterations !== Infinity && moving.finish());
    const drawn = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    // A bar beside it, drawn before or after; a ring around its label, or laid over a drawing.
    const bar = (which) => { const style = getComputedStyle(one, which); return style.content !== 'none' && parseFloat(style.width) > 0 && style.backgroundColor !== 'rgba(0, 0, 0, 0)'; };
    const label = one.closest('label');
    const ring = drawn(getComputedStyle(one)) || (label && drawn(getComputedStyle(label))) || bar('::before') || bar('::after') || (one.closest('svg') && document.querySelector('.drawing .ring'));
    const box = one.getBoundingClientRect();
    // What carries the focus for its rows shows it on the current row; a preview shows it on its frame.
    const carrier = one.hasAttribute('aria-activedescendant') || one.tagName === 'MAIN' || one.matches('iframe, aside, section, [data-testid=\"report-preview\"] *');
    const field = one.closest('.find, .type')?.matches(':focus-within');
    const outside = box.bottom < 0 || box.right < 0 || box.top > innerHeight || box.left > innerWidth;
    if (!ring && !carrier && !field) return `${walk.told(one)} shows no focus`;
    return outside ? `${walk.told(one)} has the focus out of sight` : '';";

/// Walks by Tab until everything was reached; answers what was not, and what was wrong on the way.
fn walk(browser: &Browser) -> Vec<String> {
    let lines = |value: Value| value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect::<Vec<_>>();
    let mut wrong = lines(browser.run(CONTROLS, &[]).unwrap());
    let left = || browser.run("return window.walk.left.size", &[]).unwrap().as_u64().unwrap_or_default();
    // A page of rows grows while one walks: the number of steps is bounded, not known.
    for _ in 0..400 {
        if left() == 0 {
            break;
        }
        browser.press(&[keys::TAB]).unwrap();
        if let Value::String(fault) = browser.run(STEP, &[]).unwrap()
            && !fault.is_empty()
            && !wrong.contains(&fault)
        {
            wrong.push(fault);
        }
    }
    wrong.extend(lines(browser.run("return [...window.walk.left].filter((one) => one.isConnected).map((one) => `${window.walk.told(one)} is not reached by Tab`)", &[]).unwrap()));
    wrong
}

#[test]
fn every_control_is_reached_by_keyboard() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("start")).unwrap();
    browser.prefer("fr").unwrap();
    browser.close();
    let browser = stage.open(&program(), &[]).unwrap();
    let mut faults = vec![];
    scene(&browser, "walk", |browser| {
        settled(browser, &test_id("start")).unwrap();
        faults.extend(walk(browser).into_iter().map(|fault| format!("start: {fault}")));
        browser.click(&test_id("open-sample")).unwrap();
        for (room, shown) in ROOMS {
            browser.enter(room).unwrap();
            if *room == "import" {
                stage.will_pick(&[&repository().join("tests/fixtures/skytrax/seat.csv").display().to_string()]).unwrap();
                browser.click(&test_id("import-choose")).unwrap();
            }
            settled(browser, shown).unwrap();
            faults.extend(walk(browser).into_iter().map(|fault| format!("{room}: {fault}")));
        }
        let title = browser.run("return document.title", &[]).unwrap();
        assert_ne!(title, json!(""), "the window is still there");
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
