//! The one window: made here rather than by the configuration, so that its first colour is the theme's.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::webview::PageLoadEvent;
use tauri::window::Color;
use tauri::{App, AppHandle, DragDropEvent, Emitter, Manager, Runtime, WebviewWindowBuilder, WindowEvent};

use crate::wire::{Dropped, OpenFile, Theme};

/// The desk by day and by night: the tokens `--desk` of the window's style sheet.
const DAY: Color = Color(0xF3, 0xF3, 0xF0, 0xFF);
const NIGHT: Color = Color(0x15, 0x17, 0x18, 0xFF);

/// Makes the window, hidden until its page is there.
pub fn open<R: Runtime>(app: &App<R>, theme: Theme) -> tauri::Result<()> {
    let config = app.config().app.windows.first().cloned().unwrap_or_default();
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .theme(native(theme))
        .background_color(if theme == Theme::Dark { NIGHT } else { DAY })
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                // A window that cannot be shown has nobody to be told.
                window.show().ok();
                window.set_focus().ok();
            }
        })
        .build()?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(event) => dropped(&handle, event),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            leave(&handle);
        }
        _ => {}
    });
    Ok(())
}

/// How long the page has to keep its drafts, and the study to be left, before the window goes anyway.
const LEAVING: Duration = Duration::from_secs(15);

/// Ends the program once the page has kept what was being written, and the study is left in order.
/// A second wish to leave, or a page that does not answer, ends it at once: the journal holds all that was acknowledged.
pub fn leave<R: Runtime>(app: &AppHandle<R>) {
    static ASKED: AtomicBool = AtomicBool::new(false);
    if ASKED.swap(true, Ordering::SeqCst) || app.emit("leave", ()).is_err() {
        return app.exit(0);
    }
    let app = app.clone();
    let late = move || {
        std::thread::sleep(LEAVING);
        app.exit(0);
    };
    // Without that thread the page alone ends the program.
    std::thread::Builder::new().name("leaving".to_owned()).spawn(late).ok();
}

/// Tells the page of files held over the window, and of their drop: a study is to open, other files are to import.
fn dropped<R: Runtime>(app: &AppHandle<R>, event: &DragDropEvent) {
    let tell = |paths: &[PathBuf], over: bool| {
        let paths = paths.iter().filter(|path| !is_study(path)).map(|path| path.display().to_string()).collect();
        // A page that is gone has no use for it.
        app.emit("drop", Dropped { paths, over }).ok();
    };
    match event {
        DragDropEvent::Enter { paths, .. } => tell(paths, true),
        DragDropEvent::Leave => tell(&[], false),
        DragDropEvent::Drop { paths, .. } => {
            tell(paths, false);
            if let Some(study) = paths.iter().find(|path| is_study(path)) {
                app.emit("open-file", OpenFile { path: study.display().to_string() }).ok();
            }
        }
        // The pointer moves on; nothing else changes.
        _ => {}
    }
}

/// Dresses the frame as the page.
pub fn dress<R: Runtime>(app: &AppHandle<R>, theme: Theme) {
    if let Some(window) = app.get_webview_window("main") {
        // The frame is the system's; where it cannot follow, the page still does.
        window.set_theme(native(theme)).ok();
    }
}

/// How small and how large the page can be made.
const ZOOM: std::ops::RangeInclusive<f64> = 0.5..=3.0;

/// Makes the page larger or smaller.
pub fn zoom<R: Runtime>(app: &AppHandle<R>, factor: f64) {
    if let Some(window) = app.get_webview_window("main")
        && factor.is_finite()
    {
        // A webview that cannot zoom leaves the page as it was.
        window.set_zoom(factor.clamp(*ZOOM.start(), *ZOOM.end())).ok();
    }
}

/// Whether the file is named as a study.
pub fn is_study(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("livi"))
}

fn native(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
        Theme::System => None,
    }
}
