//! Chats as the applications that people talk in export them: who said what, when, in which conversation, and what nobody said.
//!
//! The files are invented, in the form and with the oddities of the applications.

mod common;

#[path = "native/chat/discord.rs"]
mod discord;
#[path = "native/chat/messenger.rs"]
mod messenger;
#[path = "native/chat/meta_posts.rs"]
mod meta_posts;
#[path = "native/chat/signal.rs"]
mod signal;
#[path = "native/chat/slack.rs"]
mod slack;
#[path = "native/chat/telegram.rs"]
mod telegram;
#[path = "native/chat/whatsapp.rs"]
mod whatsapp;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::Record;
use livisible_exchange::{Plan, Recognised};

use common::{Everything, everything};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/chat").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Reason and detail.
    skipped: Vec<(String, String)>,
    /// `code: detail`.
    warnings: Vec<String>,
    personal: Vec<String>,
}

impl Contents {
    /// Account and text of each message.
    fn said(&self) -> Vec<(&str, &str)> {
        self.records.iter().map(|record| (record.account.as_deref().unwrap_or("-"), record.text.as_str())).collect()
    }

    /// When each message was posted, as its instant.
    fn dates(&self) -> Vec<String> {
        let instant = |record: &Record| record.posted.as_ref().and_then(|posted| posted.instant).map(|at| at.to_rfc3339());
        self.records.iter().map(|record| instant(record).unwrap_or_default()).collect()
    }

    /// An attribute of a message, as text; empty where it has none.
    fn attribute(&self, at: usize, name: &str) -> String {
        let value = self.records[at].attributes.get(name);
        value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default()
    }

    /// What is left when no record is lost: numbers from 1 without a gap.
    fn reasons(&self) -> Vec<&str> {
        self.skipped.iter().map(|(reason, _)| reason.as_str()).collect()
    }
}

fn read(name: &str) -> Contents {
    read_path(&fixture(name), &Plan::default())
}

fn read_path(path: &Path, plan: &Plan) -> Contents {
    try_read(path, plan).unwrap_or_else(|code| panic!("{}: {code}", path.display()))
}

/// Everything in a file, or the code of what stands against it.
fn try_read(path: &Path, plan: &Plan) -> Result<Contents, String> {
    let plan = Plan { shown: plan.shown.clone().or_else(|| Some(path.file_name()?.to_string_lossy().into_owned())), ..plan.clone() };
    let Everything { seen, records, skipped, warnings, personal } = everything(path, &plan)?;
    let skipped = skipped.into_iter().map(|(_, reason, detail)| (reason, detail)).collect();
    Ok(Contents { seen, records, skipped, warnings, personal })
}

/// Writes a file into a folder of its own and reads it.
fn written(name: &str, bytes: &[u8]) -> Result<Contents, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    try_read(&path, &Plan::default())
}

/// Cuts a file at many lengths and adds bytes of any kind: everything is accounted for, or refused.
fn torture(name: &str, format: &str) {
    let whole = std::fs::read(fixture(name)).expect("the fixture");
    let step = (whole.len() / 60).max(1);
    for end in (0..whole.len()).step_by(step) {
        let _ = written(name, &whole[..end]);
    }
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let _ = written(name, &[whole.as_slice(), &noise].concat());
    let _ = written(name, &[whole.as_slice(), "[{".repeat(100_000).as_bytes()].concat());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let asked = Plan { format: Some(format.to_owned()), ..Plan::default() };
    for bytes in [noise, b"{\"messages\":[[[[1,{}".to_vec(), b"a,b\n1,2\n".to_vec(), "[".repeat(200_000).into_bytes(), b"\n\n".to_vec()] {
        let path = folder.path().join("other.csv");
        std::fs::write(&path, bytes).expect("written");
        let _ = try_read(&path, &asked);
    }
}
