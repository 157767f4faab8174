//! The identity of records without an id: their whole row, and their place among equal rows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::{xxh3_64, xxh3_128, xxh3_128_with_seed};

use crate::table::Row;

/// Tells rows apart.
#[derive(Default)]
pub struct Keys {
    /// How many rows without an id were met, by their hash: equal rows are told apart by their order.
    seen: HashMap<u64, u32, BuildHasherDefault<Already>>,
    /// How many different rows each respondent has, and the first of them.
    respondents: HashMap<u64, (u32, u128), BuildHasherDefault<Already>>,
}

/// The keys are hashes already.
#[derive(Default)]
struct Already(u64);

impl Hasher for Already {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Keys {
    /// The hash of the whole row; without an id, also of its place among equal rows.
    pub fn of(&mut self, row: &Row, has_id: bool) -> u128 {
        // The lengths stand for the separators: `ab|c` is not `a|bc`.
        let lengths = row.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, cell| (hash ^ cell.len() as u64).wrapping_mul(0x0100_0000_01b3));
        let hash = xxh3_128_with_seed(row.as_slice().as_bytes(), lengths);
        if has_id {
            return hash;
        }
        let ordinal = self.seen.entry(hash as u64).or_default();
        *ordinal += 1;
        if *ordinal == 1 { hash } else { part(hash, u128::from(*ordinal)) }
    }
}

impl Keys {
    /// Which of a respondent's rows this is, from 1; the first row met again is the first still.
    pub fn met(&mut self, respondent: &str, row: u128) -> u32 {
        let (times, first) = self.respondents.entry(xxh3_64(respondent.as_bytes())).or_insert((0, row));
        if *times > 0 && *first == row {
            return 1;
        }
        *times += 1;
        *times
    }
}

/// The key of one of the records that a row makes.
pub fn part(row: u128, number: u128) -> u128 {
    xxh3_128(&[row.to_le_bytes(), number.to_le_bytes()].concat())
}
