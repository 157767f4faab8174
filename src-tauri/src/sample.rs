//! The sample study: a small forum and its surroundings, coded, that comes with the program.
//! It is worked on in a copy of its own, made at the first opening.

use std::path::PathBuf;

use chrono::Utc;
use livisible_core::corpus::import::Intake;
use livisible_core::document::{Document, FORMAT};
use livisible_core::error::Error;
use livisible_core::locale::Lang;
use livisible_core::study::Study;
use sha2::{Digest, Sha256};

use crate::desk;
use crate::fault::Fault;
use crate::places::Places;

/// The study as it comes, in the open form.
const DOCUMENT: &str = include_str!("../../assets/sample/velmoka.json");

/// Name of that document in the journal.
const FILE: &str = "velmoka.json";

/// Where the working copy is; makes it when it is not there.
pub fn prepare(places: &Places) -> Result<PathBuf, Fault> {
    let path = places.sample();
    if path.exists() {
        return Ok(path);
    }
    let refused = |at: &PathBuf, error: &std::io::Error| Error::Io { path: at.display().to_string(), detail: error.to_string() };
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    std::fs::create_dir_all(&folder).map_err(|error| refused(&folder, &error))?;
    // Made under another name: a process killed here leaves no half-made sample.
    let cradle = path.with_extension("making.livi");
    std::fs::remove_file(&cradle).ok();
    let document: Document = serde_json::from_str(DOCUMENT).map_err(Error::from)?;
    let intake = Intake {
        file: FILE.to_owned(),
        format: FORMAT.to_owned(),
        sha256: Sha256::digest(DOCUMENT).iter().map(|byte| format!("{byte:02x}")).collect(),
        bytes: DOCUMENT.len() as u64,
        content: Some(DOCUMENT.as_bytes().to_vec()),
        as_said: true,
        ..Intake::default()
    };
    let seed = uuid::Uuid::new_v4().as_u128();
    let mut study = Study::create(&cradle, &document.study.title, Lang::from_tag(&document.study.lang), Utc::now(), seed)?;
    study.set_cache(places.cache());
    study.coder = desk::coder();
    study.import_document(document, &intake, Utc::now(), &mut |_| true)?;
    study.settle()?;
    drop(study);
    std::fs::rename(&cradle, &path).map_err(|error| refused(&path, &error))?;
    // Its lock went with it; the place of that lock is empty now.
    std::fs::remove_file(cradle.with_extension("livi-lock")).ok();
    Ok(path)
}
