//! The system's file dialogs. The window has no permission to open them: it asks the shell.
//! WebDriver cannot drive native dialogs, so the end-to-end build reads its answers from a file instead.

use livisible_core::locale::{self, Lang};
use tauri::{AppHandle, Runtime};

/// Asks for a study to open.
pub async fn open<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> Option<String> {
    pick(app, locale::say(lang, "dialog-open", &[]), locale::say(lang, "dialog-study", &[]), None).await
}

/// Asks where to put a new study; the answer ends in `.livi`.
pub async fn create<R: Runtime>(app: &AppHandle<R>, lang: Lang, suggested: &str) -> Option<String> {
    // A title may hold what a file name may not.
    let name: String = suggested.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let name = format!("{}.livi", if name.trim().is_empty() { "Livisible" } else { name.trim() });
    let picked = pick(app, locale::say(lang, "dialog-new", &[]), locale::say(lang, "dialog-study", &[]), Some(name)).await?;
    Some(if picked.ends_with(".livi") { picked } else { format!("{picked}.livi") })
}

/// With a name, asks where to save; without, what to open.
#[cfg(not(feature = "e2e"))]
async fn pick<R: Runtime>(app: &AppHandle<R>, title: String, kind: String, save_as: Option<String>) -> Option<String> {
    use tauri_plugin_dialog::DialogExt;

    let (reply, mut answer) = tauri::async_runtime::channel(1);
    let dialog = app.dialog().file().set_title(title).add_filter(kind, &["livi"]);
    let done = move |path: Option<tauri_plugin_dialog::FilePath>| drop(reply.try_send(path));
    match save_as {
        Some(name) => dialog.set_file_name(name).save_file(done),
        None => dialog.pick_file(done),
    }
    let path = answer.recv().await??.into_path().ok()?;
    Some(path.display().to_string())
}

/// The first line of the file that `LIVISIBLE_E2E_PICK` names is the answer, and is taken out of it.
#[cfg(feature = "e2e")]
async fn pick<R: Runtime>(_: &AppHandle<R>, _: String, _: String, _: Option<String>) -> Option<String> {
    let file = std::env::var_os("LIVISIBLE_E2E_PICK")?;
    let answers = std::fs::read_to_string(&file).ok()?;
    let (first, rest) = answers.split_once('\n').unwrap_or((&answers, ""));
    std::fs::write(&file, rest).ok()?;
    Some(first.trim().to_owned()).filter(|answer| !answer.is_empty())
}
