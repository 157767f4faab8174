//! Plain text: one file is one message, word for word.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use livisible_core::corpus::record::{Item, ReadFault, Reader, Record, Warning};
use livisible_core::text::intake::take_in;
use xxhash_rust::xxh3::xxh3_128;

use crate::encoding::{Charset, Decoder};
use crate::fault::Fault;
use crate::table::rows::LARGEST_RECORD;
use crate::table::shape::Defaults;
use crate::values::is_blank;

/// The one message of a plain text.
pub struct TextReader {
    message: Option<Box<Record>>,
    bytes: u64,
    warnings: Vec<Warning>,
}

impl TextReader {
    /// Reads the file whole; an empty one holds no message.
    pub fn open(path: &Path, charset: Charset, defaults: Defaults) -> Result<Self, Fault> {
        let fault = |error: std::io::Error| Fault::io(path, &error);
        let mut file = File::open(path).map_err(fault)?;
        if file.metadata().map_err(fault)?.len() > LARGEST_RECORD {
            return Err(Fault::OversizedRecord { record: 1, limit: LARGEST_RECORD });
        }
        let mut bytes = Vec::new();
        file.by_ref().take(LARGEST_RECORD).read_to_end(&mut bytes).map_err(fault)?;
        let mut decoder = Decoder::new(bytes.as_slice(), charset, charset.bom_length(&bytes)).map_err(fault)?;
        let mut decoded = String::new();
        decoder.read_to_string(&mut decoded).map_err(fault)?;
        let (text, changed) = take_in(&decoded);
        let mut warnings = Vec::new();
        for (code, times) in [("invalid_bytes", decoder.malformed()), ("nul_replaced", changed.nul as u64)] {
            if times > 0 {
                warnings.push(Warning { code: code.to_owned(), detail: times.to_string() });
            }
        }
        let key = xxh3_128(text.as_bytes());
        let message = (!is_blank(&text)).then(|| {
            Box::new(Record {
                number: 1,
                space: defaults.space,
                venue: defaults.venue,
                lang: defaults.lang,
                text,
                key,
                ..Record::default()
            })
        });
        Ok(TextReader { message, bytes: bytes.len() as u64, warnings })
    }
}

impl Reader for TextReader {
    fn next_batch(&mut self, out: &mut Vec<Item>) -> Result<bool, ReadFault> {
        out.extend(self.message.take().map(Item::Record));
        Ok(false)
    }

    fn bytes_read(&self) -> u64 {
        self.bytes
    }

    fn warnings(&mut self) -> Vec<Warning> {
        self.warnings.clone()
    }
}
