//! A small blocking WebDriver client: only what the stories need of <https://www.w3.org/TR/webdriver2/>.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use base64::Engine;
use serde_json::{Value, json};
use ureq::Agent;

use crate::{Result, Trouble, keys, until};

/// WebDriver's key of an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys that are held while others are pressed.
const MODIFIERS: [char; 3] = [keys::SHIFT, keys::CONTROL, keys::ALT];

/// The window, driven. It is closed when dropped.
pub struct Browser {
    agent: Agent,
    session: String,
    /// Keys pressed so far, modifiers left out.
    strokes: Cell<u64>,
}

impl Browser {
    pub(crate) fn start(port: u16, program: &Path, args: &[&str]) -> Result<Self> {
        let agent: Agent = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(60))).build().into();
        // No `browserName`: the driver would look for another browser than ours.
        let wish = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": { "binary": program, "args": args } } } });
        let url = format!("http://127.0.0.1:{port}/session");
        let answer = value(agent.post(&url).send_json(wish))?;
        let id = answer["sessionId"].as_str().ok_or_else(|| Trouble::Silent(format!("no session in {answer}")))?;
        let browser = Self { session: format!("{url}/{id}"), agent, strokes: Cell::new(0) };
        let shown = "return document.readyState === 'complete' && document.visibilityState === 'visible'";
        until("the window to be shown", || Ok((browser.run(shown, &[])? == json!(true)).then_some(())))?;
        Ok(browser)
    }

    fn get(&self, path: &str) -> Result<Value> {
        value(self.agent.get(format!("{}/{path}", self.session)).call())
    }

    fn post(&self, path: &str, body: Value) -> Result<Value> {
        value(self.agent.post(format!("{}/{path}", self.session)).send_json(body))
    }

    fn element(&self, css: &str) -> Result<String> {
        let found = self.post("element", json!({ "using": "css selector", "value": css }))?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }

    /// Waits for an element.
    pub fn wait(&self, css: &str) -> Result<()> {
        until(css, || Ok(Some(self.element(css)?))).map(drop)
    }

    /// Waits until no such element is left.
    pub fn wait_gone(&self, css: &str) -> Result<()> {
        until(&format!("{css} to go"), || Ok((self.count(css)? == 0).then_some(())))
    }

    /// Clicks on an element, once it is there and can be clicked on.
    pub fn click(&self, css: &str) -> Result<()> {
        until(&format!("{css}, clickable"), || self.post(&format!("element/{}/click", self.element(css)?), json!({})).map(Some)).map(drop)
    }

    /// Replaces what a field holds, then types `keys` after it.
    pub fn fill(&self, css: &str, text: &str, keys: &str) -> Result<()> {
        self.wait(css)?;
        let element = self.element(css)?;
        self.post(&format!("element/{element}/clear"), json!({}))?;
        self.post(&format!("element/{element}/value"), json!({ "text": format!("{text}{keys}") }))?;
        Ok(())
    }

    /// Presses keys wherever the focus is; modifiers are WebDriver's code points (Ctrl is U+E009).
    pub fn press(&self, keys: &[char]) -> Result<()> {
        self.struck(keys.iter().filter(|key| !MODIFIERS.contains(key)).count());
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }]))
    }

    /// Counts keys that a hand pressed.
    pub(crate) fn struck(&self, keys: usize) {
        self.strokes.set(self.strokes.get() + keys as u64);
    }

    /// How many keys were pressed since the window was opened; a modifier held meanwhile is none.
    pub fn strokes(&self) -> u64 {
        self.strokes.get()
    }

    /// Performs WebDriver actions.
    pub(crate) fn act(&self, actions: Value) -> Result<()> {
        self.post("actions", json!({ "actions": actions })).map(drop)
    }

    /// The text that an element shows.
    pub fn text(&self, css: &str) -> Result<String> {
        let text = self.get(&format!("element/{}/text", self.element(css)?))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until an element's text satisfies the story.
    pub fn wait_text(&self, css: &str, what: &str, is: impl Fn(&str) -> bool) -> Result<String> {
        let mut seen = String::new();
        until(&format!("{css} to say {what}"), || {
            seen = self.text(css)?;
            Ok(is(&seen).then_some(()))
        })
        .map_err(|trouble| Trouble::Story(format!("{trouble}; it says “{seen}”")))?;
        Ok(seen)
    }

    /// Runs a script in the page, as WebDriver does: outside the page's policy.
    pub fn run(&self, script: &str, args: &[Value]) -> Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": args }))
    }

    /// How many elements there are.
    pub fn count(&self, css: &str) -> Result<u64> {
        Ok(self.run("return document.querySelectorAll(arguments[0]).length", &[json!(css)])?.as_u64().unwrap_or_default())
    }

    /// Calls a command of the shell as the page does, and answers what it answers: `{"ok": …}` or `{"failed": …}`.
    pub fn invoke(&self, command: &str, args: Value) -> Result<Value> {
        let script = "const [command, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, args).then((ok) => done({ ok }), (failed) => done({ failed }));";
        self.post("execute/async", json!({ "script": script, "args": [command, args] }))
    }

    /// Runs a script that answers later, by calling its last argument.
    pub fn later(&self, script: &str) -> Result<Value> {
        self.post("execute/async", json!({ "script": script, "args": [] }))
    }

    /// Opens the conversation in which this message stands, as a reader does: the Read room, then its line in the list.
    pub fn open_message(&self, ext: &str) -> Result<()> {
        self.wait("[data-testid=\"room-read\"]")?;
        let conversation = self.conversation_of(ext)?;
        let (line, message) = (format!("[data-testid=\"conversation-{conversation}\"]"), format!("[data-testid=\"message-{ext}\"]"));
        self.click("[data-testid=\"room-read\"]")?;
        until(&message, || {
            // The room may open on another conversation, or on this one already.
            for next in [line.as_str(), "[data-testid=\"back\"]"] {
                if self.count(&message)? > 0 {
                    return Ok(Some(()));
                }
                if self.count(next)? > 0 {
                    self.post(&format!("element/{}/click", self.element(next)?), json!({}))?;
                    return Ok(None);
                }
            }
            Ok(None)
        })
    }

    /// Row id of the root of this message's conversation, asked of the shell.
    fn conversation_of(&self, ext: &str) -> Result<Value> {
        let shelf = self.invoke("conversations", json!({ "offset": 0, "limit": 200 }))?;
        for row in shelf["ok"]["rows"].as_array().into_iter().flatten() {
            let read = self.invoke("conversation", json!({ "id": row["id"] }))?;
            if read["ok"]["messages"].as_array().into_iter().flatten().any(|message| message["ext"] == ext) {
                return Ok(row["id"].clone());
            }
        }
        Err(Trouble::Story(format!("no conversation holds {ext}")))
    }

    /// Makes the page this large; the window is larger by its menu.
    pub fn resize(&self, width: i64, height: i64) -> Result<()> {
        let (mut wide, mut high) = (width, height);
        until(&format!("a page of {width} by {height}"), || {
            self.post("window/rect", json!({ "x": 0, "y": 0, "width": wide, "height": high }))?;
            let inner = self.run("return [innerWidth, innerHeight]", &[])?;
            let off = (width - inner[0].as_i64().unwrap_or(width), height - inner[1].as_i64().unwrap_or(height));
            (wide, high) = ((wide + off.0).clamp(width, width + 100), (high + off.1).clamp(height, height + 100));
            Ok((off == (0, 0)).then_some(()))
        })
    }

    /// Saves a picture of the window.
    pub fn shot(&self, file: &Path) -> Result<()> {
        // The driver answers with the next frame, and a page at rest draws none: one pixel keeps it busy meanwhile.
        let busy = "const pixel = document.createElement('i'); pixel.id = 'busy-pixel'; let odd = false;
            Object.assign(pixel.style, { position: 'fixed', left: 0, top: 0, width: '1px', height: '1px' });
            document.body.append(pixel);
            const timer = setInterval(() => {
                odd = !odd;
                pixel.style.backgroundColor = odd ? '#808080' : '#808081';
                if (!pixel.isConnected) clearInterval(timer);
            }, 20);";
        self.run(busy, &[])?;
        let picture = self.get("screenshot");
        self.run("document.getElementById('busy-pixel')?.remove()", &[])?;
        let picture = picture?;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(picture.as_str().unwrap_or_default())
            .map_err(|error| Trouble::Silent(error.to_string()))?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, bytes)?)
    }

    /// Saves the page as it stands.
    pub fn source(&self, file: &Path) -> Result<()> {
        Ok(std::fs::write(file, self.get("source")?.as_str().unwrap_or_default())?)
    }

    /// Closes the window, and with it the program.
    pub fn close(self) {
        drop(self);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The program may be gone already.
        self.agent.delete(&self.session).call().ok();
    }
}

fn value(answer: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let silent = |error: ureq::Error| Trouble::Silent(error.to_string());
    let mut answer: Value = answer.map_err(silent)?.body_mut().with_config().limit(64 << 20).read_json().map_err(silent)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(Trouble::Refused { error: error.to_owned(), message: value["message"].as_str().unwrap_or_default().to_owned() }),
        None => Ok(value),
    }
}
