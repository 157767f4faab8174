//! What a hand does: typing, selecting words, pressing a pointer; and where the reader is.

use serde_json::{Value, json};

use crate::{Browser, Result, Trouble, keys, until};

impl Browser {
    /// Types a text, a key after the other, wherever the focus is.
    pub fn keys(&self, text: &str) -> Result<()> {
        self.struck(text.chars().count());
        let strokes: Vec<Value> =
            text.chars().flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]).collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": strokes }]))
    }

    /// Moves the focus by Tab until it is on the element of this test id.
    pub fn tab_to(&self, id: &str) -> Result<()> {
        for _ in 0..200 {
            if self.run("return document.activeElement?.dataset?.testid ?? ''", &[])? == json!(id) {
                return Ok(());
            }
            self.press(&[keys::TAB])?;
        }
        Err(Trouble::Story(format!("{id} is not reached by Tab")))
    }

    /// Drags the pointer from a character of a text to another, as counted in UTF-16 units, on lines that are in sight.
    pub fn select_words(&self, css: &str, from: u64, to: u64) -> Result<()> {
        let script = "const [css, from, to] = arguments;
            const at = (offset) => {
                const walker = document.createTreeWalker(document.querySelector(css), NodeFilter.SHOW_TEXT);
                for (let seen = 0, node = walker.nextNode(); node; seen += node.length, node = walker.nextNode()) {
                    if (offset > seen + node.length) continue;
                    const range = document.createRange();
                    range.setStart(node, Math.max(0, offset - seen - 1));
                    range.setEnd(node, offset - seen);
                    const box = [...range.getClientRects()].at(-1);
                    return [offset === seen ? box.left : box.right, (box.top + box.bottom) / 2];
                }
            };
            const [start, end] = [at(from), at(to)];
            return [Math.round(start[0]) + 1, Math.round(start[1]), Math.round(end[0]), Math.round(end[1])];";
        let place = until(css, || Ok(Some(self.run(script, &[json!(css), json!(from), json!(to)])?)))?;
        let move_to = |x: usize, y: usize| json!({ "type": "pointerMove", "x": place[x], "y": place[y], "duration": 0 });
        self.act(json!([{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
            move_to(0, 1), { "type": "pointerDown", "button": 0 }, move_to(2, 3), { "type": "pointerUp", "button": 0 },
        ] }]))
    }

    /// Scrolls until an element is in the middle of its page.
    pub fn bring(&self, css: &str) -> Result<()> {
        self.wait(css)?;
        self.run("document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })", &[json!(css)]).map(drop)
    }

    /// Row id of the message where the reader is, as the study remembers it.
    pub fn current_message(&self) -> Result<Option<i64>> {
        let kept = self.invoke("study_summary", json!({}))?;
        let last = &kept["ok"]["last"];
        // A conversation that was just opened stands at its first message.
        Ok(last["message"].as_i64().or_else(|| last["conversation"].as_i64()))
    }

    /// Enters a room of the sample study, and puts in it what a picture of it shows.
    pub fn enter(&self, room: &str) -> Result<()> {
        if room == "read" {
            return self.open_message("V02");
        }
        self.click(&format!("[data-testid=\"room-{room}\"]"))?;
        match room {
            "search" => self.fill("[data-testid=\"search-field\"]", "capsule*", "\u{E007}"),
            _ => Ok(()),
        }
    }
}
