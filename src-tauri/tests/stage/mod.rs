//! A shell over Tauri's mock runtime: no window, no display.

// Each test program uses its own part.
#![allow(dead_code)]

use serde_json::{Value, json};
use shell::{Desk, Places, build};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// A shell with a home of its own.
pub struct Shell {
    _app: App<MockRuntime>,
    page: WebviewWindow<MockRuntime>,
    /// The folder of everything that the program keeps.
    pub home: TempDir,
}

impl Shell {
    /// Starts over a home of its own.
    pub fn start() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    /// Starts over a home that was left by another.
    pub fn at(home: TempDir) -> Self {
        let desk = Desk::set(Places::under(home.path()), None).unwrap();
        let app = build(mock_builder(), desk).build(mock_context(noop_assets())).unwrap();
        let page = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Shell { _app: app, page, home }
    }

    /// With the sample study open, in English.
    pub fn with_sample() -> Self {
        let shell = Self::start();
        shell.ask("save_preferences", json!({ "preferences": { "lang": "en", "theme": "light" } }));
        shell.ask("study_sample", json!({}));
        shell
    }

    /// Calls a command as the page does.
    pub fn call(&self, command: &str, args: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: tauri::ipc::CallbackFn(0),
            error: tauri::ipc::CallbackFn(1),
            url: if cfg!(any(windows, target_os = "android")) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: args.into(),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.page, request).map(|answer| answer.deserialize().unwrap())
    }

    /// The same, where nothing is refused.
    pub fn ask(&self, command: &str, args: Value) -> Value {
        self.call(command, args).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }

    /// The code and the sentence of a refusal.
    pub fn refusal(&self, command: &str, args: Value) -> (String, String) {
        let failure = self.call(command, args).expect_err(command);
        (failure["code"].as_str().unwrap().to_owned(), failure["message"].as_str().unwrap().to_owned())
    }

    /// The message of this external id, with its conversation.
    pub fn message(&self, ext: &str) -> (Value, Value) {
        let rows = self.ask("conversations", json!({ "offset": 0, "limit": 50 }))["rows"].clone();
        for row in rows.as_array().unwrap() {
            let view = self.ask("conversation", json!({ "id": row["id"] }));
            if let Some(message) = view["messages"].as_array().unwrap().iter().find(|message| message["ext"] == ext) {
                return (message.clone(), view.clone());
            }
        }
        panic!("no message {ext}");
    }
}

/// The part of a text between two UTF-16 offsets, as the page cuts it.
pub fn cut(text: &Value, start: &Value, end: &Value) -> String {
    let units: Vec<u16> = text.as_str().unwrap().encode_utf16().collect();
    let at = |offset: &Value| usize::try_from(offset.as_u64().unwrap()).unwrap();
    String::from_utf16(&units[at(start)..at(end)]).unwrap()
}
