//! What is noticed while rows become records, counted for the warnings of the import.

use livisible_core::corpus::record::Warning;

/// How often something was noticed, and where first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    times: u64,
    first: u64,
}

impl Counted {
    /// Notes it so many times in this record.
    pub fn note(&mut self, times: usize, record: u64) {
        if times > 0 && self.times == 0 {
            self.first = record;
        }
        self.times += times as u64;
    }

    /// As a warning: how often, and where first; `None` where never.
    pub fn warning(self, code: &str) -> Option<Warning> {
        (self.times > 0).then(|| Warning { code: code.to_owned(), detail: format!("{} (#{})", self.times, self.first) })
    }
}

/// Everything that is counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Notices {
    /// Rows of another width than the header.
    pub ragged: Counted,
    /// Characters that no text may hold, replaced.
    pub nuls: Counted,
    /// Dates that could not be read.
    pub undated: Counted,
    /// Times without a zone, read as UTC.
    pub zoneless: Counted,
    /// Respondents who answered more than once.
    pub met_again: Counted,
}

impl Notices {
    /// As warnings.
    pub fn warnings(&self) -> Vec<Warning> {
        [
            self.ragged.warning("ragged_rows"),
            self.nuls.warning("nul_replaced"),
            self.undated.warning("unreadable_dates"),
            self.zoneless.warning("dates_without_zone"),
            self.met_again.warning("respondents_met_again"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
