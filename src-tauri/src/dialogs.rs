//! The system's file dialogs. The window has no permission to open them: it asks the shell.
//! WebDriver cannot drive native dialogs, so the end-to-end build reads its answers from a file instead.

#[cfg(any(test, not(feature = "e2e")))]
use livisible_core::locale;
use livisible_core::locale::Lang;
use tauri::{AppHandle, Runtime};

/// What a file is, for its filter and its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A study.
    Study,
    /// Anything that can be imported.
    Import,
    /// A codebook.
    Codebook,
    /// A codebook for other tools.
    Interchange,
    /// A table as text.
    Csv,
    /// A workbook.
    Workbook,
    /// Data in the open form.
    Json,
    /// A drawing.
    Svg,
    /// A report.
    Html,
    /// Memos to be read elsewhere.
    Markdown,
}

impl Kind {
    /// The endings of such a file, that of a new one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Study => &["livi"],
            Kind::Import => &["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "json", "ndjson", "jsonl", "zip"],
            Kind::Codebook => &["csv", "xlsx", "json", "qdc", "qde", "qdpx"],
            Kind::Interchange => &["qdc"],
            Kind::Csv => &["csv"],
            Kind::Workbook => &["xlsx"],
            Kind::Json => &["json"],
            Kind::Svg => &["svg"],
            Kind::Html => &["html"],
            Kind::Markdown => &["md"],
        }
    }

    #[cfg_attr(all(feature = "e2e", not(test)), expect(dead_code, reason = "the end-to-end build shows no dialog"))]
    fn word(self) -> &'static str {
        match self {
            Kind::Study => "study",
            Kind::Import => "import",
            Kind::Codebook => "codebook",
            Kind::Interchange => "interchange",
            Kind::Csv => "csv",
            Kind::Workbook => "workbook",
            Kind::Json => "json",
            Kind::Svg => "svg",
            Kind::Html => "html",
            Kind::Markdown => "markdown",
        }
    }
}

/// What a dialog asks for.
#[cfg_attr(feature = "e2e", expect(dead_code, reason = "the end-to-end build shows no dialog"))]
enum Wish {
    One,
    Several,
    Folder,
    Save(String),
}

/// Asks for a file to open.
pub async fn open<R: Runtime>(app: &AppHandle<R>, lang: Lang, kind: Kind) -> Option<String> {
    pick(app, lang, kind, Wish::One).await.pop()
}

/// Asks for files to import.
pub async fn open_several<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> Vec<String> {
    pick(app, lang, Kind::Import, Wish::Several).await
}

/// Asks for a folder of files to import.
pub async fn open_folder<R: Runtime>(app: &AppHandle<R>, lang: Lang) -> Vec<String> {
    pick(app, lang, Kind::Import, Wish::Folder).await
}

/// Asks where to write a file of this kind; the answer has its ending.
pub async fn save<R: Runtime>(app: &AppHandle<R>, lang: Lang, kind: Kind, suggested: &str) -> Option<String> {
    // A title may hold what a file name may not.
    let name: String = suggested.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let ending = format!(".{}", kind.endings()[0]);
    let name = name.trim().strip_suffix(&ending).unwrap_or(name.trim()).to_owned();
    let name = format!("{}{ending}", if name.is_empty() { "Livisible" } else { &name });
    let picked = pick(app, lang, kind, Wish::Save(name)).await.pop()?;
    if picked.to_lowercase().ends_with(&ending) {
        return Some(picked);
    }
    // The system asked about the name that was typed, not about this one: what is there stays.
    let free = std::iter::once(format!("{picked}{ending}")).chain((2..).map(|n| format!("{picked} {n}{ending}")));
    free.into_iter().find(|path| !std::path::Path::new(path).exists())
}

#[cfg(not(feature = "e2e"))]
async fn pick<R: Runtime>(app: &AppHandle<R>, lang: Lang, kind: Kind, wish: Wish) -> Vec<String> {
    use tauri_plugin_dialog::{DialogExt, FilePath};

    let verb = if matches!(wish, Wish::Save(_)) { "save" } else { "open" };
    let word = if matches!(wish, Wish::Folder) { "folder" } else { kind.word() };
    let title = locale::say(lang, &format!("dialog-{verb}-{word}"), &[]);
    let (reply, mut answer) = tauri::async_runtime::channel(1);
    let dialog =
        app.dialog().file().set_title(title).add_filter(locale::say(lang, &format!("dialog-{}", kind.word()), &[]), kind.endings());
    // A window that no longer waits is no fault: the closed channel is ignored.
    let several = move |paths: Option<Vec<FilePath>>| drop(reply.try_send(paths.unwrap_or_default()));
    match wish {
        Wish::One => dialog.pick_file(move |path| several(path.map(|path| vec![path]))),
        Wish::Several => dialog.pick_files(several),
        Wish::Folder => dialog.pick_folder(move |path| several(path.map(|path| vec![path]))),
        Wish::Save(name) => dialog.set_file_name(name).save_file(move |path| several(path.map(|path| vec![path]))),
    }
    let picked = answer.recv().await.unwrap_or_default();
    picked.into_iter().filter_map(|path| path.into_path().ok()).map(|path| path.display().to_string()).collect()
}

/// The first line of the file that `LIVISIBLE_E2E_PICK` names is the answer, and is taken out of it; a tab parts several files.
#[cfg(feature = "e2e")]
async fn pick<R: Runtime>(_: &AppHandle<R>, _: Lang, _: Kind, _: Wish) -> Vec<String> {
    let answer = || -> Option<String> {
        let file = std::env::var_os("LIVISIBLE_E2E_PICK")?;
        let answers = std::fs::read_to_string(&file).ok()?;
        let (first, rest) = answers.split_once('\n').unwrap_or((&answers, ""));
        std::fs::write(&file, rest).ok()?;
        Some(first.to_owned())
    };
    answer().unwrap_or_default().split('\t').map(str::trim).filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

/// Every key of the sentences that are put together here, so that both languages are seen to have them.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialog_has_its_words() {
        use Kind::{Codebook, Csv, Html, Import, Json, Study, Svg, Workbook};
        for lang in [Lang::Fr, Lang::En] {
            for kind in [Study, Import, Codebook, Csv, Workbook, Json, Svg, Html] {
                assert!(locale::has(lang, &format!("dialog-{}", kind.word())), "{kind:?}");
            }
            assert!(locale::has(lang, "dialog-open-folder"));
            for kind in [Study, Import, Codebook] {
                assert!(locale::has(lang, &format!("dialog-open-{}", kind.word())), "{kind:?}");
            }
            for kind in [Study, Csv, Workbook, Json, Svg, Html] {
                assert!(locale::has(lang, &format!("dialog-save-{}", kind.word())), "{kind:?}");
            }
        }
    }
}
