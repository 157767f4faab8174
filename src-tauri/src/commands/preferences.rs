//! The Start room, the preferences, the reader's place, the file dialogs.

use tauri::{AppHandle, Runtime, State};

use crate::desk::{Answer, Desk};
use crate::dialogs::{self, Kind};
use crate::wire::{Position, Preferences, StartPage};
use crate::{menu, window};

/// What the Start room shows.
#[tauri::command]
pub async fn start_page(desk: State<'_, Desk>) -> Answer<StartPage> {
    let last = desk.first();
    let memory = desk.memory();
    Ok(StartPage {
        recent: memory.recent(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        preferences: memory.preferences(),
        system_lang: livisible_core::locale::Lang::of_system().into(),
        last,
    })
}

/// Keeps the preferences, and dresses the window's frame accordingly.
#[tauri::command]
pub async fn save_preferences<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, preferences: Preferences) -> Answer<()> {
    let (spoken, theme) = (desk.lang(), preferences.theme);
    let (before, keys) = {
        let memory = desk.memory();
        let known = memory.preferences();
        (known.theme, known.keys)
    };
    let rebound = keys != preferences.keys;
    let chosen = preferences.keys.clone();
    desk.memory().set_preferences(preferences).map_err(|fault| fault.tell(spoken))?;
    if before != theme {
        window::dress(&app, theme);
    }
    if rebound {
        // A menu that cannot follow still says what it does; the window has the keys.
        menu::rekey(&app, &chosen).ok();
    }
    desk.sign().await;
    let lang = desk.lang();
    if lang != spoken {
        // The page has changed its language already; a menu that cannot follow is no failure of the preferences.
        menu::relabel(&app, lang).ok();
    }
    Ok(())
}

/// Keeps where the reader is.
#[tauri::command]
pub async fn remember(desk: State<'_, Desk>, position: Position) -> Answer<()> {
    desk.remember(position).await
}

/// Asks for a study to open.
#[tauri::command]
pub async fn pick_study<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<Option<String>> {
    Ok(dialogs::open(&app, desk.lang(), Kind::Study).await)
}

/// Asks where to put a new study.
#[tauri::command]
pub async fn pick_new_study<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, suggested: String) -> Answer<Option<String>> {
    Ok(dialogs::save(&app, desk.lang(), Kind::Study, &suggested).await)
}

/// Makes the page larger or smaller, as the webview itself does.
#[tauri::command]
pub async fn zoom<R: Runtime>(app: AppHandle<R>, factor: f64) -> Answer<()> {
    window::zoom(&app, factor);
    Ok(())
}

/// Takes a study off the list of recent ones. Its file, if there is one, is not touched.
#[tauri::command]
pub async fn forget_recent(desk: State<'_, Desk>, path: String) -> Answer<StartPage> {
    let lang = desk.lang();
    let forgotten = desk.memory().forget(&path);
    forgotten.map_err(|fault| fault.tell(lang))?;
    start_page(desk).await
}
