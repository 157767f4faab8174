//! Speech and talk written down: who says what, when in the recording, and what is left out with its reason.
//!
//! The files are invented, in the forms and with the oddities of the programs that write them.

mod common;

#[path = "native/transcript/captions.rs"]
mod captions;
#[path = "native/transcript/interview.rs"]
mod interview;
#[path = "native/transcript/textgrid.rs"]
mod textgrid;
#[path = "native/transcript/thread.rs"]
mod thread;
#[path = "native/transcript/zoom_chat.rs"]
mod zoom_chat;

use std::path::{Path, PathBuf};

use livisible_core::corpus::record::{Item, Record};
use livisible_exchange::{Plan, Recognised, open, recognise};

use common::{Everything, everything};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native/transcript").join(name)
}

/// What a file was recognised as, and everything in it.
struct Contents {
    seen: Recognised,
    records: Vec<Record>,
    /// Number, reason and detail.
    skipped: Vec<(u64, String, String)>,
    /// `code: detail`.
    warnings: Vec<String>,
}

impl Contents {
    /// Who says what, line by line: `Ana: words`, `-` for nobody.
    fn turns(&self) -> Vec<String> {
        self.records.iter().map(|record| format!("{}: {}", record.account.as_deref().unwrap_or("-"), record.text)).collect()
    }

    /// An attribute of a turn, as text.
    fn said(&self, at: usize, name: &str) -> String {
        self.records[at].attributes.get(name).map_or(String::new(), |value| value.as_str().map_or(value.to_string(), str::to_owned))
    }

    fn left(&self) -> Vec<(u64, &str, &str)> {
        self.skipped.iter().map(|(number, reason, detail)| (*number, reason.as_str(), detail.as_str())).collect()
    }

    /// The instant of a turn.
    fn at(&self, at: usize) -> Option<String> {
        self.records[at].posted.as_ref()?.instant.map(|instant| instant.to_rfc3339())
    }
}

fn read(name: &str) -> Contents {
    read_path(&fixture(name), &Plan::default())
}

fn read_path(path: &Path, plan: &Plan) -> Contents {
    let everything = everything(path, plan).unwrap_or_else(|code| panic!("{}: {code}", path.display()));
    let Everything { seen, records, skipped, warnings, .. } = everything;
    Contents { seen, records, skipped, warnings }
}

/// Writes a text beside others that go with the test, and answers what it is taken for.
fn taken_for(name: &str, text: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    recognise(&path, None).map_or_else(|fault| fault.code().to_owned(), |seen| seen.name().to_owned())
}

/// Cuts a file everywhere, puts noise after it and calls it otherwise: it is answered every time, under numbers without a gap.
fn is_hardy(name: &str) {
    let bytes = std::fs::read(fixture(name)).expect("the fixture");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let format = recognise(&fixture(name), None).expect("recognised").name();
    let noise = [&[0xFF, 0xFE, 0, 0x80, b'\n', b'<', b'-', b'-', b'>', b'[', b'"'][..]; 40].concat();
    let step = (bytes.len() / 40).max(1);
    let cuts = (1..bytes.len()).step_by(step).map(|length| bytes[..length].to_vec());
    let whole = [[&bytes[..], &noise].concat(), [&noise, &bytes[..]].concat(), noise.clone(), b"<v <v <v ".repeat(2000)];
    for content in cuts.chain(whole) {
        let path = folder.path().join("export.csv");
        std::fs::write(&path, &content).expect("written");
        for format in [None, Some(format.to_owned())] {
            if let Ok(mut reader) = open(&path, &Plan { format, ..Plan::default() }).map(|opened| opened.reader.expect("a reader")) {
                let mut batch = Vec::new();
                while reader.next_batch(&mut batch).unwrap_or(false) {}
                for (place, item) in batch.into_iter().enumerate() {
                    let number = match item {
                        Item::Record(record) => record.number,
                        Item::Skipped(left) => left.record,
                        other => panic!("{other:?}"),
                    };
                    assert_eq!(number, place as u64 + 1);
                }
                reader.warnings();
            }
        }
    }
}
