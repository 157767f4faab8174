//! The native menu, in the window's language. It does nothing by itself: what it names, the window does,
//! so that a menu line, a button and a shortcut are one action.

use livisible_core::locale::{self, Lang};
use tauri::menu::{Menu, MenuBuilder, MenuItem, MenuItemBuilder, MenuItemKind, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

use crate::window;
use crate::wire::{MenuAction, MenuEvent};

/// The keys that the reader chose, by command.
pub type Keys = std::collections::BTreeMap<String, Vec<String>>;

/// Puts the menu on the window, in this language.
pub fn install<R: Runtime>(app: &AppHandle<R>, lang: Lang, keys: &Keys) -> tauri::Result<()> {
    app.set_menu(build(app, lang, keys)?)?;
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
        "corpus" => MenuAction::Corpus,
        "read" => MenuAction::Read,
        "people" => MenuAction::People,
        "codebook" => MenuAction::Codebook,
        "memos" => MenuAction::Memos,
        "figures" => MenuAction::Figures,
        "history" => MenuAction::History,
        "pick" => MenuAction::Pick,
        "repeat" => MenuAction::Repeat,
        "vivo" => MenuAction::Vivo,
        "memo" => MenuAction::Memo,
        "mask" => MenuAction::Mask,
        "uncode" => MenuAction::Uncode,
        "uncoded" => MenuAction::Uncoded,
        "larger" => MenuAction::Larger,
        "smaller" => MenuAction::Smaller,
        "actual" => MenuAction::Actual,
        "lift" => MenuAction::Lift,
        _ => return None,
    })
}

/// The lines that are bound here, with the command of the window that each is and its keys until others are chosen.
/// Only keys that mean the same everywhere: the window alone knows whether Ctrl+Z is meant for the study or for a field.
const BOUND: [(&str, &str, &str); 5] = [
    ("new", "everywhere.new", "Ctrl+n"),
    ("open", "everywhere.open", "Ctrl+o"),
    ("import", "everywhere.import", "Ctrl+i"),
    ("export", "everywhere.export", "Ctrl+e"),
    ("close", "everywhere.close", "Ctrl+w"),
];

/// A chord of the window as an accelerator; none for a key that is typed, which a menu must not take away.
fn accelerator(chord: &str) -> Option<String> {
    let (held, key) = chord.rsplit_once('+').filter(|(_, key)| !key.is_empty())?;
    let held: Vec<&str> = held.split('+').map(|part| if part == "Ctrl" { "CmdOrCtrl" } else { part }).collect();
    let plain = key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || key.len() == 1 && key.as_bytes()[0].is_ascii_alphanumeric();
    (held.contains(&"CmdOrCtrl") && plain)
        .then(|| format!("{}+{}", held.join("+"), if key.len() == 1 { key.to_ascii_uppercase() } else { key.to_owned() }))
}

/// The accelerator of a line, the reader's own keys before those of the program.
fn bound(keys: &Keys, id: &str) -> Option<String> {
    let (_, command, chord) = BOUND.iter().find(|(line, ..)| *line == id)?;
    match keys.get(*command) {
        Some(chosen) => chosen.iter().find_map(|chord| accelerator(chord)),
        None => accelerator(chord),
    }
}

/// Has the lines follow the keys that the reader chose.
pub fn rekey<R: Runtime>(app: &AppHandle<R>, keys: &Keys) -> tauri::Result<()> {
    let Some(menu) = app.menu() else { return Ok(()) };
    for submenu in menu.items()? {
        let MenuItemKind::Submenu(submenu) = submenu else { continue };
        for line in submenu.items()? {
            if let MenuItemKind::MenuItem(line) = line
                && BOUND.iter().any(|(id, ..)| line.id().as_ref() == *id)
            {
                // A key that the system's menus do not know stays the window's alone.
                let wanted = bound(keys, line.id().as_ref());
                if line.set_accelerator(wanted.as_deref()).is_err() {
                    line.set_accelerator(None::<&str>)?;
                }
            }
        }
    }
    Ok(())
}

fn build<R: Runtime>(app: &AppHandle<R>, lang: Lang, keys: &Keys) -> tauri::Result<Menu<R>> {
    let line = |id: &str| -> tauri::Result<MenuItem<R>> {
        let plain = MenuItemBuilder::with_id(id, name(lang, id));
        match bound(keys, id) {
            // A key that the system's menus do not know stays the window's alone.
            Some(keys) => plain.accelerator(keys).build(app).or_else(|_| MenuItemBuilder::with_id(id, name(lang, id)).build(app)),
            None => plain.build(app),
        }
    };
    let submenu = |id: &str, groups: &[&[&str]]| -> tauri::Result<Submenu<R>> {
        let mut menu = SubmenuBuilder::with_id(app, id, name(lang, id));
        for (at, group) in groups.iter().enumerate() {
            if at > 0 {
                menu = menu.separator();
            }
            for id in *group {
                menu = menu.item(&line(id)?);
            }
        }
        menu.build()
    };
    let quit = MenuItemBuilder::with_id("quit", name(lang, "quit")).accelerator("CmdOrCtrl+Q").build(app)?;
    let file = submenu("file", &[&["new", "open", "sample"], &["import", "export", "report"], &["close"]])?;
    file.append(&quit)?;
    let edit = edit_menu(app, lang)?;
    let coding = submenu("coding", &[&["pick", "repeat", "vivo", "uncode"], &["memo", "mask"], &["uncoded"]])?;
    let view = submenu("view", &[&["larger", "smaller", "actual"], &["lift"], &["theme", "lang"]])?;
    let go = submenu("go", &[&["corpus", "read", "people", "codebook", "memos"], &["figures", "history"]])?;
    let help = submenu("help", &[&["keys"]])?;
    MenuBuilder::new(app).items(&[&file, &edit, &coding, &view, &go, &help]).build()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_follows_the_keys_that_were_chosen() {
        let none = Keys::new();
        assert_eq!(bound(&none, "new").as_deref(), Some("CmdOrCtrl+N"));
        assert_eq!(bound(&none, "report"), None);
        let chosen = Keys::from([
            ("everywhere.new".to_owned(), vec!["j".to_owned(), "Ctrl+Alt+m".to_owned()]),
            ("everywhere.open".to_owned(), vec![]),
        ]);
        assert_eq!(bound(&chosen, "new").as_deref(), Some("CmdOrCtrl+Alt+M"), "a typed key is never taken");
        assert_eq!(bound(&chosen, "open"), None, "it was given none");
    }

    #[test]
    fn what_is_no_chord_binds_nothing() {
        for chord in ["", "+", "Ctrl+", "x", "Shift+x", "Ctrl++", "Ctrl+é", "?"] {
            assert_eq!(accelerator(chord), None, "{chord}");
        }
        assert_eq!(accelerator("Ctrl+Shift+ArrowUp").as_deref(), Some("CmdOrCtrl+Shift+ArrowUp"));
    }
}
