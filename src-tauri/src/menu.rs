//! The native menu, in the window's language. It does nothing by itself: what it names, the window does,
//! so that a menu line, a button and a shortcut are one action.

use livisible_core::locale::{self, Lang};
use tauri::menu::{Menu, MenuBuilder, MenuItem, MenuItemBuilder, MenuItemKind, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

use crate::window;
use crate::wire::{MenuAction, MenuEvent};

/// Puts the menu on the window, in this language.
pub fn install<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> tauri::Result<()> {
    app.set_menu(build(app, lang)?)?;
    Ok(())
}

/// Changes the menu's language, where there is a menu. Its lines stay, and with them their shortcuts.
pub fn relabel<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> tauri::Result<()> {
    app.menu().map_or(Ok(()), |menu| rename(menu.items()?, lang))
}

fn rename<R: Runtime>(lines: Vec<MenuItemKind<R>>, lang: Lang) -> tauri::Result<()> {
    for line in lines {
        match line {
            MenuItemKind::Submenu(menu) => {
                menu.set_text(name(lang, menu.id().as_ref()))?;
                rename(menu.items()?, lang)?;
            }
            MenuItemKind::MenuItem(line) => line.set_text(name(lang, line.id().as_ref()))?,
            // Separators, and the predefined lines of the other systems, which keep the language of the start.
            _ => {}
        }
    }
    Ok(())
}

fn name(lang: Lang, id: &str) -> String {
    locale::say(lang, &format!("menu-{id}"), &[])
}

/// Answers a chosen line.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, id: &str) {
    match id {
        "quit" => window::leave(app),
        "cut" | "copy" | "paste" | "select-all" => edit(app, id),
        _ => {
            if let Some(action) = action_of(id) {
                // A window that is gone has nothing to answer.
                app.emit("menu", MenuEvent { action }).ok();
            }
        }
    }
}

fn action_of(id: &str) -> Option<MenuAction> {
    Some(match id {
        "new" => MenuAction::New,
        "open" => MenuAction::Open,
        "sample" => MenuAction::Sample,
        "import" => MenuAction::Import,
        "export" => MenuAction::Export,
        "report" => MenuAction::Report,
        "close" => MenuAction::Close,
        "undo" => MenuAction::Undo,
        "redo" => MenuAction::Redo,
        "find" => MenuAction::Find,
        "theme" => MenuAction::Theme,
        "lang" => MenuAction::Lang,
        "keys" => MenuAction::Keys,
        _ => return None,
    })
}

fn build<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> tauri::Result<Menu<R>> {
    let line = |id: &str| MenuItemBuilder::with_id(id, name(lang, id)).build(app);
    // Only the keys that mean the same everywhere are bound here. The window binds the others: it alone knows
    // whether Ctrl+Z is meant for the study or for the field one is typing in.
    let keyed =
        |id: &str, keys: &str| -> tauri::Result<MenuItem<R>> { MenuItemBuilder::with_id(id, name(lang, id)).accelerator(keys).build(app) };
    let file = SubmenuBuilder::with_id(app, "file", name(lang, "file"))
        .item(&keyed("new", "CmdOrCtrl+N")?)
        .item(&keyed("open", "CmdOrCtrl+O")?)
        .item(&line("sample")?)
        .separator()
        .item(&keyed("import", "CmdOrCtrl+I")?)
        .item(&keyed("export", "CmdOrCtrl+E")?)
        .item(&line("report")?)
        .separator()
        .item(&keyed("close", "CmdOrCtrl+W")?)
        .item(&keyed("quit", "CmdOrCtrl+Q")?)
        .build()?;
    let view = SubmenuBuilder::with_id(app, "view", name(lang, "view")).item(&line("theme")?).item(&line("lang")?).build()?;
    let help = SubmenuBuilder::with_id(app, "help", name(lang, "help")).item(&line("keys")?).build()?;
    let edit = edit_menu(app, lang)?;
    MenuBuilder::new(app).items(&[&file, &edit, &view, &help]).build()
}

/// On Linux the predefined lines need libxdo and do nothing under Wayland
/// (<https://docs.rs/muda/latest/muda/struct.PredefinedMenuItem.html>), so they are ours there.
fn edit_menu<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> tauri::Result<Submenu<R>> {
    let line = |id: &str| MenuItemBuilder::with_id(id, name(lang, id)).build(app);
    let menu = SubmenuBuilder::with_id(app, "edit", name(lang, "edit")).item(&line("undo")?).item(&line("redo")?).separator();
    #[cfg(target_os = "linux")]
    let menu = menu.item(&line("cut")?).item(&line("copy")?).item(&line("paste")?).item(&line("select-all")?);
    #[cfg(not(target_os = "linux"))]
    let menu = menu
        .cut_with_text(name(lang, "cut"))
        .copy_with_text(name(lang, "copy"))
        .paste_with_text(name(lang, "paste"))
        .select_all_with_text(name(lang, "select-all"));
    menu.separator().item(&line("find")?).build()
}

/// Has the page itself cut, copy, paste or select all.
#[cfg(target_os = "linux")]
fn edit<R: Runtime>(app: &AppHandle<R>, id: &str) {
    use tauri::Manager;
    use webkit2gtk::WebViewExt;

    let command = match id {
        "cut" => "Cut",
        "copy" => "Copy",
        "paste" => "Paste",
        _ => "SelectAll",
    };
    if let Some(window) = app.get_webview_window("main") {
        window.with_webview(move |view| view.inner().execute_editing_command(command)).ok();
    }
}

#[cfg(not(target_os = "linux"))]
fn edit<R: Runtime>(_: &AppHandle<R>, _: &str) {}
