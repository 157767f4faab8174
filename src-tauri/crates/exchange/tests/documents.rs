//! Documents and pages: what they say, who wrote under them or in their margin, and what answers what.
//!
//! The files are invented, in the shapes in which programs and sites write them.

mod common;

#[path = "documents/blogs.rs"]
mod blogs;
#[path = "documents/office.rs"]
mod office;
#[path = "documents/pages.rs"]
mod pages;
#[path = "documents/pdf.rs"]
mod pdf;

#[path = "documents/plain.rs"]
mod plain;
#[path = "documents/shapes.rs"]
mod shapes;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Record;
use livisible_exchange::{Plan, Recognised};

use common::{Everything, everything};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/document").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Reason and detail.
    skipped: Vec<(String, String)>,
    /// `code: detail`.
    warnings: Vec<String>,
}

impl Contents {
    /// Of each record: who, to what, when.
    fn course(&self) -> Vec<(Option<&str>, Option<&str>, Option<String>)> {
        let when = |record: &Record| record.posted.as_ref()?.instant.map(|at| at.format("%Y-%m-%dT%H:%MZ").to_string());
        self.records.iter().map(|record| (record.account.as_deref(), record.parent.as_deref(), when(record))).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.records.iter().map(|record| record.text.as_str()).collect()
    }
}

fn read(path: &Path) -> Result<Contents, String> {
    read_as(path, None)
}

fn read_as(path: &Path, format: Option<&str>) -> Result<Contents, String> {
    let plan = Plan { format: format.map(str::to_owned), ..Plan::default() };
    let Everything { seen, records, skipped, warnings, .. } = everything(path, &plan)?;
    let skipped = skipped.into_iter().map(|(_, reason, detail)| (reason, detail)).collect();
    Ok(Contents { seen, records, skipped, warnings })
}

/// Reads a file of this content.
fn read_bytes(name: &str, content: &[u8]) -> Result<Contents, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("written");
    read(&path)
}

/// Cut at many places, with bytes after its end, under another name: a file is read or refused, and never breaks anything.
fn survives(name: &str) {
    let content = std::fs::read(fixture(name)).expect("readable");
    let step = (content.len() / 40).max(1);
    for end in (0..content.len()).step_by(step) {
        let _ = read_bytes(name, &content[..end]);
    }
    let mut longer = content.clone();
    longer.extend((0..=255).cycle().take(1000));
    let _ = read_bytes(name, &longer);
    let _ = read_bytes("données.csv", &content);
    let mut holed = content;
    for place in (0..holed.len()).step_by(97) {
        holed[place] = holed[place].wrapping_mul(31).wrapping_add(7);
    }
    let _ = read_bytes(name, &holed);
}
