//! What the window is told, and what it tells of its study.

use serde_json::{Value, json};

use crate::{Browser, Result, Trouble, until};

impl Browser {
    /// Has the next window speak this language, in the light.
    pub fn prefer(&self, lang: &str) -> Result<()> {
        let preferences = json!({ "lang": lang, "theme": "light", "density": "normal", "left": null, "right": null, "coder": "Ana" });
        self.invoke("save_preferences", json!({ "preferences": preferences })).map(drop)
    }

    /// What the study says of itself under this key.
    pub fn summary(&self, key: &str) -> Result<Value> {
        Ok(self.invoke("study_summary", json!({}))?["ok"][key].clone())
    }

    /// Waits until the study counts this.
    pub fn counts(&self, key: &str, expected: u64) -> Result<()> {
        until(&format!("{expected} {key}"), || Ok((self.summary(key)? == json!(expected)).then_some(())))
    }

    /// Chooses the file of this name among those that wait for their import.
    pub fn choose_file(&self, name: &str) -> Result<()> {
        let script = "const file = [...document.querySelectorAll('[data-testid^=\"import-file-\"]')].find((one) => one.textContent.includes(arguments[0]));
            file?.click();
            return !!file;";
        match self.run(script, &[json!(name)])? {
            Value::Bool(true) => Ok(()),
            _ => Err(Trouble::Timeout { what: format!("{name} in the list"), last: String::new() }),
        }
    }
}
