//! The reader of a table: its rows, below the header, as numbered items of the neutral record.

use livisible_core::corpus::record::{Item, Legend, ReadFault, Reader, Warning};

use super::shape::Shaper;
use super::{Row, Rows};
use crate::fault::Fault;

/// Items given at a time, and the size of their rows at which a batch ends before.
const BATCH: usize = 1000;
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Reads a table from its first record to its last.
pub struct TableReader {
    rows: Box<dyn Rows>,
    shaper: Shaper,
    above: usize,
    row: Row,
    ended: bool,
    noticed: Vec<Warning>,
}

impl TableReader {
    /// Reads `rows` after leaving out the `above` rows of preamble and header; `noticed` is what opening the file told.
    pub fn new(rows: Box<dyn Rows>, shaper: Shaper, above: usize, noticed: Vec<Warning>) -> Self {
        TableReader { rows, shaper, above, row: Row::new(), ended: false, noticed }
    }
}

impl TableReader {
    /// Rows count from the top of the file, records from below the header.
    fn numbered(&self, fault: Fault) -> Fault {
        match fault {
            Fault::OversizedRecord { limit, .. } => Fault::OversizedRecord { record: self.shaper.records() + 1, limit },
            fault => fault,
        }
    }
}

impl Reader for TableReader {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault> {
        let (mut given, mut bytes) = (0, 0);
        while given < BATCH && bytes < BATCH_BYTES && !self.ended {
            match self.rows.next_row(&mut self.row) {
                Ok(true) => {}
                Ok(false) => {
                    self.ended = true;
                    break;
                }
                Err(fault) => {
                    self.ended = true;
                    return Err(self.numbered(fault).into());
                }
            }
            if self.above > 0 {
                self.above -= 1;
                continue;
            }
            let before = out.len();
            let rows = &self.rows;
            match rows.fault_of_row() {
                Some((reason, detail)) => self.shaper.refuse(reason, detail.to_owned(), out),
                None => self.shaper.shape(&self.row, &|at| rows.late_name(at).map(str::to_owned), out),
            }
            given += out.len() - before;
            bytes += self.row.as_slice().len();
        }
        Ok(!self.ended)
    }

    fn bytes_read(&self) -> u64 {
        self.rows.bytes_read()
    }

    fn legend(&self) -> Legend {
        self.shaper.legend()
    }

    fn warnings(&mut self) -> Vec<Warning> {
        let mut warnings = self.noticed.clone();
        // An open quote is always in the last record, and rows know nothing of records.
        warnings.extend(self.rows.warnings().into_iter().map(|warning| match warning.code.as_str() {
            "open_quote" => Warning { detail: format!("#{}", self.shaper.records()), ..warning },
            _ => warning,
        }));
        warnings.extend(self.shaper.warnings());
        warnings
    }
}
