//! What every test of a reader does: opens a file, reads it to its end, and sees that its records are numbered without a gap.

use std::path::Path;

use livisible_core::corpus::record::{Item, Record};
use livisible_exchange::{Plan, Recognised, open};

/// What a file was recognised as, and everything in it.
#[allow(dead_code, reason = "each binary of tests looks at what it needs")]
pub struct Everything {
    pub seen: Recognised,
    pub records: Vec<Record>,
    /// Number, reason and detail.
    pub skipped: Vec<(u64, String, String)>,
    /// `code: detail`.
    pub warnings: Vec<String>,
    /// Attributes that identify people.
    pub personal: Vec<String>,
}

/// Everything in a file, or the code of what stands against it.
pub fn everything(path: &Path, plan: &Plan) -> Result<Everything, String> {
    let opened = open(path, plan).map_err(|fault| fault.code().to_owned())?;
    let mut reader = opened.reader.ok_or("no reader")?;
    let personal = reader.legend().personal;
    let (mut records, mut skipped, mut batch) = (Vec::new(), Vec::new(), Vec::new());
    while reader.next_batch(&mut batch).map_err(|fault| fault.code)? {}
    for (place, item) in batch.into_iter().enumerate() {
        match item {
            Item::Record(record) => {
                assert_eq!(record.number, place as u64 + 1);
                records.push(*record);
            }
            Item::Skipped(left) => {
                assert_eq!(left.record, place as u64 + 1);
                skipped.push((left.record, left.reason, left.detail));
            }
            Item::Respondent(_) | Item::Blank { .. } => panic!("no survey"),
        }
    }
    let warnings = reader.warnings().into_iter().map(|warning| format!("{}: {}", warning.code, warning.detail)).collect();
    Ok(Everything { seen: opened.recognised, records, skipped, warnings, personal })
}
