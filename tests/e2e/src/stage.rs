//! The processes around the window: Xvfb, a session bus, WebKitWebDriver. They are killed when the stage is dropped.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::{Browser, Result, Trouble, until};

/// A display, a bus, a driver and a folder.
pub struct Stage {
    // In the order in which they are dropped: who depends on the display goes first.
    driver: Ended,
    _bus: Ended,
    _display: Ended,
    folder: TempDir,
    port: u16,
}

impl Stage {
    /// Sets the stage with a display of this size. What the program keeps lives under the stage's folder.
    pub fn set(width: u32, height: u32) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("livisible-e2e-").tempdir()?;
        let home = folder.path().join("home");
        let runtime = folder.path().join("run");
        std::fs::create_dir_all(&home)?;
        std::fs::create_dir_all(&runtime)?;
        let screen = format!("{width}x{height}x24");
        let (display, number) = announced("Xvfb", &["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"])?;
        let (bus, address) = announced("dbus-daemon", &["--session", "--nofork", "--nopidfile", "--print-address=1"])?;
        // Freed at once and taken again by the driver: nothing else is told of it in between.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("DISPLAY", format!(":{number}"))
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            // Without it a Tauri window refuses to be driven, and the session is never answered.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("LIVISIBLE_HOME", &home)
            .env("LIVISIBLE_E2E_PICK", folder.path().join("picks"))
            .env("XDG_RUNTIME_DIR", &runtime)
            .env("HOME", &home)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            // The system speaks English; this locale is there without any package.
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit());
        let driver = Ended(command.spawn().map_err(|error| missing("WebKitWebDriver", &error))?);
        let stage = Self { driver, _bus: bus, _display: display, folder, port };
        until("the driver's port", || Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()))?;
        Ok(stage)
    }

    /// Opens the program's window.
    pub fn open(&mut self, program: &Path, args: &[&str]) -> Result<Browser> {
        if let Ok(Some(status)) = self.driver.0.try_wait() {
            return Err(Trouble::Start { program: "WebKitWebDriver".to_owned(), detail: status.to_string() });
        }
        Browser::start(self.port, program, args)
    }

    /// The next answers of the file dialogs, one a line.
    pub fn will_pick(&self, answers: &[&str]) -> Result<()> {
        Ok(std::fs::write(self.folder.path().join("picks"), answers.join("\n"))?)
    }

    /// The stage's folder, for the files of a story.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}

/// A process that ends with its owner.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts a program that says on its first line where it can be found.
fn announced(program: &str, args: &[&str]) -> Result<(Ended, String)> {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = Ended(command.spawn().map_err(|error| missing(program, &error))?);
    let mut line = String::new();
    if let Some(out) = child.0.stdout.take() {
        BufReader::new(out).read_line(&mut line)?;
    }
    let line = line.trim().to_owned();
    if line.is_empty() {
        return Err(Trouble::Start { program: program.to_owned(), detail: "it ended without a word".to_owned() });
    }
    Ok((child, line))
}

fn missing(program: &str, error: &std::io::Error) -> Trouble {
    Trouble::Start { program: program.to_owned(), detail: format!("{error}; `make setup` installs it") }
}
