//! A researcher proves a point, at the keyboard, in the real window: a query of filters and words, what it finds in four numbers, its
//! lines coded where they stand, a set kept and asked, a draw, and everything called by its name.

use e2e::{Browser, Stage, keys, program, scene, test_id, until};
use serde_json::json;

/// The query of the drawing of this room, counted by hand on the worked study.
const DRAWN: &str = "capsule OR refills -role:brand date:2024-03-02..2024-03-09";

fn says(browser: &Browser, id: &str, expected: &str) {
    // What a reader hears counts too: nothing found is said in words, its number only to the ear.
    let script = "return document.querySelector(arguments[0])?.textContent.trim() ?? ''";
    until(&format!("{expected} in {id}"), || Ok((browser.run(script, &[json!(test_id(id))])? == expected).then_some(()))).unwrap();
}

/// Asks a query from anywhere, in place of what was asked before.
fn ask(browser: &Browser, query: &str) {
    browser.press(&['/']).unwrap();
    let focused = "return document.activeElement?.getAttribute('data-testid') === 'search-field'";
    until("the field", || Ok(browser.run(focused, &[])?.as_bool().unwrap_or(false).then_some(()))).unwrap();
    if browser.count(".find .clear").unwrap() > 0 {
        browser.click(".find .clear").unwrap();
    }
    browser.keys(query).unwrap();
    // A list of what may follow stands open after a value: it is put away first.
    browser.press(&[' ']).unwrap();
    browser.press(&[keys::ENTER]).unwrap();
}

fn codings(browser: &Browser) -> u64 {
    browser.summary("codings").unwrap().as_u64().unwrap()
}

#[test]
fn a_point_is_proved_at_the_keyboard() {
    let mut stage = Stage::set(1440, 900).unwrap();
    let browser = stage.open(&program(), &[]).unwrap();
    browser.wait(&test_id("open-sample")).unwrap();
    browser.click(&test_id("open-sample")).unwrap();
    browser.wait(&test_id("room-search")).unwrap();

    scene(&browser, "search-1-query", |browser| {
        ask(browser, DRAWN);
        for (id, expected) in [("search-total", "8"), ("search-codings", "23"), ("search-persons", "6"), ("search-spaces", "5")] {
            says(browser, id, expected);
        }
        // The filters stand as chips, and what is copied is the whole query.
        assert_eq!(browser.count(".find li.tok").unwrap(), 2, "a date, and the brand left out");
        browser.wait(&test_id("histogram")).unwrap();
        browser.wait(&test_id("facet-space-forum")).unwrap();
    });

    scene(&browser, "search-2-lines", |browser| {
        browser.press(&['l']).unwrap();
        browser.wait("[data-testid^=\"line-V\"]").unwrap();
        until("eight lines", || Ok((browser.count("[data-testid^=\"line-V\"]")? == 8).then_some(()))).unwrap();
        let before = codings(browser);
        browser.press(&['j']).unwrap();
        browser.press(&['c']).unwrap();
        browser.wait(&test_id("picker-field")).unwrap();
        browser.keys("Performance").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait_gone(&test_id("picker")).unwrap();
        browser.counts("codings", before + 1).unwrap();
        browser.press(&[keys::CONTROL, 'z']).unwrap();
        browser.counts("codings", before).unwrap();
    });

    scene(&browser, "search-3-facets", |browser| {
        browser.press(&['m']).unwrap();
        browser.click(&test_id("facet-space-forum")).unwrap();
        says(browser, "search-total", "3");
        browser.click(&test_id("unfacet-space-forum")).unwrap();
        says(browser, "search-total", "8");
    });

    scene(&browser, "search-4-words", |browser| {
        browser.press(&['w']).unwrap();
        browser.wait("[data-testid^=\"term-\"]").unwrap();
        browser.press(&['v']).unwrap();
        browser.wait("[data-testid^=\"thread-\"]").unwrap();
        browser.press(&['m']).unwrap();
    });

    scene(&browser, "search-5-coded", |browser| {
        for (query, found) in [
            ("overlap(code:NM.PER code:FL.PRA code:TH.BLOCAGE)", "1"),
            ("overlap(code:FL.CRI code:FL.LUD)", "0"),
            ("réponse(code:FL.PRA -> code:FL.CRI)", "2"),
            ("capsule NEAR/3 compostable", "2"),
            ("statut:illusory", "5"),
        ] {
            ask(browser, query);
            let understood = "return document.querySelector('.find').dataset.query.trim()";
            until(query, || Ok((browser.run(understood, &[])? == query).then_some(()))).unwrap();
            says(browser, "search-total", found);
        }
    });

    scene(&browser, "search-6-set", |browser| {
        ask(browser, "thymic:dysphoria code:TH.BLOCAGE");
        says(browser, "search-total", "4");
        browser.press(&[keys::CONTROL, 's']).unwrap();
        browser.wait(&test_id("set-name")).unwrap();
        browser.keys("Refus").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait(&test_id("set-Refus")).unwrap();
        ask(browser, "set:refus lang:fr");
        says(browser, "search-total", "3");
        let sets = browser.invoke("sets", json!({})).unwrap();
        assert_eq!(sets["ok"][0]["count"], json!(4), "{sets}");
    });

    scene(&browser, "search-7-draw", |browser| {
        browser.press(&['d']).unwrap();
        // All of these are coded: the draw says so, and what is neglected is drawn instead.
        browser.wait(&test_id("draw-empty")).unwrap();
        browser.click(&format!("{} option[value=\"neglected\"]", test_id("draw-pool"))).unwrap();
        browser.wait(&test_id("draw-why")).unwrap();
        browser.press(&[keys::ESCAPE]).unwrap();
        browser.wait_gone(&format!("{}[open]", test_id("rencontre"))).unwrap();
    });

    scene(&browser, "search-8-notes", |browser| {
        ask(browser, "in:codebook prix");
        browser.wait(&test_id("found-notes")).unwrap();
    });

    scene(&browser, "search-9-palette", |browser| {
        browser.press(&[keys::CONTROL, 'k']).unwrap();
        browser.wait(&test_id("palette-field")).unwrap();
        browser.keys("Journal").unwrap();
        browser.press(&[keys::ENTER]).unwrap();
        browser.wait(&test_id("history-line")).unwrap();
    });
}
