//! The program of the window. `livi` is the same engine without one.

// No console window beside the real one on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    #[cfg(target_os = "linux")]
    without_dmabuf();
    shell::run();
}

/// WebKitGTK's DMABUF renderer shows an empty window, or none, with many drivers
/// (<https://github.com/tauri-apps/tauri/issues/9394>), so it stays off unless the environment says otherwise.
/// The variable must be there before WebKit reads it; as changing one's own environment is unsafe in Rust 2024,
/// the program starts itself anew with it, in the same process.
#[cfg(target_os = "linux")]
fn without_dmabuf() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let refused = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
    // Only reached when the system refused; the window may still show.
    eprintln!("livisible: {refused}");
}
