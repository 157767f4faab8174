//! A rehearsal: the beginning of a file imported into a study of its own, so that what is shown before an import
//! is what the import itself would make. Nothing enters the analyst's study.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};
use livisible_core::corpus::import::{Intake, Report};
use livisible_core::corpus::record::{Item, Legend, ReadFault, Reader, Warning};
use livisible_core::locale::Lang;
use livisible_core::{Result, Study};

use crate::import::refused;
use crate::recognise::Recognised;
use crate::{Plan, open};

/// Most records of a rehearsal: a second of reading at the worst.
pub const MOST: u64 = 20_000;

/// What a rehearsal showed.
pub struct Rehearsal {
    /// What the file is.
    pub recognised: Recognised,
    /// Size of the file.
    pub bytes: u64,
    /// What became of its records; `None` for a study, which is read as it stands.
    pub report: Option<Report>,
    /// Whether all of its records were read.
    pub whole: bool,
    /// The study that they made.
    pub study: Option<Study>,
}

/// Imports the first [`MOST`] records of a file into a new study in `folder`.
///
/// # Errors
/// Those of the import: a file that cannot be read is told before anything is imported.
pub fn rehearse(path: &Path, plan: &Plan, folder: &Path, now: DateTime<Utc>, seed: u128) -> Result<Rehearsal> {
    let opened = open(path, plan).map_err(refused)?;
    let Some(reader) = opened.reader else {
        return Ok(Rehearsal { recognised: opened.recognised, bytes: opened.total_bytes, report: None, whole: true, study: None });
    };
    let more = Arc::new(AtomicBool::new(false));
    let reader = Box::new(First { reader, left: MOST, more: more.clone() });
    let mut study = Study::create(&folder.join("rehearsal.livi"), "", Lang::En, now, seed)?;
    study.set_cache(folder);
    let intake = Intake {
        format: opened.recognised.name().to_owned(),
        space: opened.recognised.space,
        venue: opened.recognised.venue.clone(),
        lang: opened.recognised.lang.clone(),
        ..Intake::default()
    };
    let report = study.import(&intake, reader, now, &mut |_| true)?.value;
    let whole = !more.load(Ordering::Relaxed);
    Ok(Rehearsal { recognised: opened.recognised, bytes: opened.total_bytes, report: Some(report), whole, study: Some(study) })
}

/// The first records of a reader.
struct First {
    reader: Box<dyn Reader>,
    left: u64,
    /// Whether there were more.
    more: Arc<AtomicBool>,
}

impl Reader for First {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault> {
        let before = out.len();
        let more = self.reader.next_batch(out)?;
        let read = (out.len() - before) as u64;
        if read > self.left {
            out.truncate(before + usize::try_from(self.left).unwrap_or(usize::MAX));
            self.more.store(true, Ordering::Relaxed);
        }
        self.left = self.left.saturating_sub(read);
        if more && self.left == 0 {
            self.more.store(true, Ordering::Relaxed);
        }
        Ok(more && self.left > 0)
    }

    fn bytes_read(&self) -> u64 {
        self.reader.bytes_read()
    }

    fn legend(&self) -> Legend {
        self.reader.legend()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.reader.warnings()
    }
}
