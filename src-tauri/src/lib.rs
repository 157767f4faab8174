//! The shell: the window, its menu, its dialogs, and commands of three lines each over the core.
//! It is the only crate that knows Tauri, and it decides nothing about a study:
//! what can be tested without a window belongs to the core.

mod commands;
mod desk;
mod dialogs;
mod fault;
mod menu;
mod palette;
mod places;
mod preferences;
mod sample;
mod window;
pub mod wire;
mod worker;

use std::path::{Path, PathBuf};

use tauri::{Builder, Manager, Runtime};

pub use desk::Desk;
pub use places::Places;

/// The builder with every command and the state that they need: the same for the window and for its tests.
pub fn build<R: Runtime>(builder: Builder<R>, desk: Desk) -> Builder<R> {
    builder.manage(desk).plugin(tauri_plugin_dialog::init()).invoke_handler(tauri::generate_handler![
        commands::preferences::start_page,
        commands::preferences::save_preferences,
        commands::preferences::remember,
        commands::preferences::pick_study,
        commands::preferences::pick_new_study,
        commands::study::study_open,
        commands::study::study_sample,
        commands::study::study_new,
        commands::study::study_close,
        commands::study::study_summary,
        commands::conversations::conversations,
        commands::conversations::conversation,
        commands::conversations::message_records,
        commands::codebook::codebook,
        commands::search::search,
        commands::history::history,
        commands::history::undo,
        commands::history::redo,
    ])
}

/// Opens the window and returns when it is closed. `livisible [STUDY.livi | --sample]`.
pub fn run() {
    let places = Places::of_system();
    let argument = argument(&places, std::env::args_os().nth(1).map(PathBuf::from));
    let desk = match Desk::set(places, argument) {
        Ok(desk) => desk,
        Err(error) => return refused(&error.to_string()),
    };
    let app = build(Builder::default(), desk)
        .setup(|app| {
            let (lang, theme) = {
                let desk = app.state::<Desk>();
                let memory = desk.memory();
                (memory.lang(), memory.preferences().theme)
            };
            menu::install(app.handle(), lang)?;
            app.on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()));
            window::open(app, theme)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => refused(&error.to_string()),
    }
}

/// The study that the command line names.
fn argument(places: &Places, first: Option<PathBuf>) -> Option<PathBuf> {
    match first {
        Some(word) if word == Path::new("--sample") => {
            // Without it the window still opens; its Start room offers the sample, and tells what is wrong with it.
            sample::prepare(places).ok()
        }
        // The page opens it by its path, which must hold wherever the page looks from.
        Some(path) => Some(std::path::absolute(&path).unwrap_or(path)),
        None => None,
    }
}

/// There is no window to say it in.
fn refused(why: &str) {
    eprintln!("livisible: {why}");
}
