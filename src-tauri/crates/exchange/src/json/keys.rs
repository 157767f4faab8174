//! Which keys of objects become columns. Keys that are ids, such as those of people under `reactions`, would make a column
//! of each without end: what stands under them is kept together, as the object that it is.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

/// How many keys under one parent are columns: those of a table, for the sample; those met later, after it.
const MOST: usize = 50;

/// How many keys in all may be met later.
const MOST_LATE: usize = 5000;

/// What stands for the record itself, where keys at its outermost level are kept together.
pub const OTHER: &str = "other keys";

/// The keys that were met, and those that are columns.
#[derive(Default)]
pub struct Keys {
    /// What the sample holds, while it is looked at, by the parent.
    sampled: FxHashMap<String, Parent>,
    /// The record that is looked at.
    record: usize,
    /// Paths of the sample's keys; `None` while it is looked at.
    known: Option<FxHashSet<String>>,
    /// Parents whose keys are ids.
    maps: FxHashSet<String>,
    /// Keys met later, by their parent.
    late: FxHashMap<String, FxHashSet<String>>,
    all_late: usize,
    /// Parents of which keys were kept together.
    folded: BTreeSet<String>,
}

/// An object of the sample, under one path.
#[derive(Default)]
struct Parent {
    /// In how many records each key is.
    keys: FxHashMap<String, usize>,
    /// In how many records there is one.
    records: usize,
    last: usize,
}

impl Parent {
    /// Whether its keys are ids: most are written like some, or hardly a record has the keys of another.
    fn is_map(&self) -> bool {
        let met: usize = self.keys.values().sum();
        let ids = self.keys.keys().filter(|key| is_id(key)).count();
        let common = self.keys.values().any(|times| times * 2 >= self.records);
        let seldom = !common && met * 10 < self.keys.len() * self.records;
        self.keys.len() > MOST && (seldom || ids * 10 >= self.keys.len() * 9)
    }
}

/// Whether a key is written like an id: mostly digits, or long and of hexadecimal digits.
fn is_id(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let hex = key.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    (digits >= 3 && digits * 2 >= key.len()) || (hex && key.len() >= 16 && digits > 0)
}

impl Keys {
    /// Begins the next record.
    pub fn begin(&mut self) {
        self.record += 1;
    }

    /// Whether the last key of this path makes a column. Its parent's path is the first `above` bytes.
    pub fn admit(&mut self, path: &str, above: usize) -> bool {
        let (parent, key) = (&path[..above], path[above..].strip_prefix('.').unwrap_or(&path[above..]));
        let Some(known) = &self.known else {
            self.sample(parent, key);
            return true;
        };
        if known.contains(path) {
            return true;
        }
        let admitted = !self.maps.contains(parent) && self.is_late(parent, key);
        if !admitted && !self.folded.contains(parent) {
            self.folded.insert(parent.to_owned());
        }
        admitted
    }

    fn sample(&mut self, parent: &str, key: &str) {
        if !self.sampled.contains_key(parent) {
            self.sampled.insert(parent.to_owned(), Parent::default());
        }
        let Some(met) = self.sampled.get_mut(parent) else { return };
        if met.last != self.record {
            met.last = self.record;
            met.records += 1;
        }
        match met.keys.get_mut(key) {
            Some(times) => *times += 1,
            None => {
                met.keys.insert(key.to_owned(), 1);
            }
        }
    }

    /// Whether a key that the sample does not have is one of the few that are taken later.
    fn is_late(&mut self, parent: &str, key: &str) -> bool {
        let taken = self.late.get(parent);
        if taken.is_some_and(|keys| keys.contains(key)) {
            return true;
        }
        if taken.map_or(0, FxHashSet::len) >= MOST || self.all_late >= MOST_LATE {
            return false;
        }
        self.late.entry(parent.to_owned()).or_default().insert(key.to_owned());
        self.all_late += 1;
        true
    }

    /// The sample was looked at: what its keys are is decided.
    pub fn settle(&mut self) {
        let sampled = std::mem::take(&mut self.sampled);
        // The keys of the records themselves are the columns of the table, however many.
        self.maps = sampled.iter().filter(|(path, parent)| !path.is_empty() && parent.is_map()).map(|(path, _)| path.clone()).collect();
        let paths = sampled.iter().filter(|(path, _)| !self.maps.contains(*path)).flat_map(|(path, parent)| {
            parent.keys.keys().map(move |key| if path.is_empty() { key.clone() } else { format!("{path}.{key}") })
        });
        self.known = Some(paths.collect());
    }

    /// The parents of which keys were kept together, in order.
    pub fn folded(&self) -> Vec<&str> {
        self.folded.iter().map(|path| if path.is_empty() { OTHER } else { path.as_str() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(sample: &[&[&str]]) -> Keys {
        let mut keys = Keys::default();
        for record in sample {
            keys.begin();
            for path in *record {
                assert!(keys.admit(path, path.rfind('.').unwrap_or(0)));
            }
        }
        keys.settle();
        keys
    }

    #[test]
    fn a_few_keys_met_later_are_columns_and_stay_so() {
        let mut keys = keys(&[&["text", "place.city"]]);
        let late: Vec<String> = (0..60).map(|at| format!("place.k{at}")).collect();
        let admitted = |keys: &mut Keys| late.iter().filter(|path| keys.admit(path, 5)).count();
        assert_eq!((admitted(&mut keys), admitted(&mut keys)), (50, 50));
        assert!(keys.admit("place.city", 5) && keys.admit("mood", 0));
        assert_eq!(keys.folded(), ["place"]);
    }

    #[test]
    fn ids_and_names_of_people_are_no_columns() {
        let ids: Vec<String> = (0..60).map(|at| format!("likes.{}", 100_000 + at)).collect();
        let all: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut of_ids = keys(&[&all]);
        assert!(!of_ids.admit("likes.100000", 5));
        // Names of people: each in one record of sixty.
        let names: Vec<String> = (0..60).map(|at| format!("likes.{}ann", ["a", "b", "c"][at % 3].repeat(at + 1))).collect();
        let records: Vec<[&str; 2]> = names.iter().map(|name| ["text", name.as_str()]).collect();
        let records: Vec<&[&str]> = records.iter().map(|record| &record[..]).collect();
        assert!(!keys(&records).admit(&names[0], 5));
        // A wide object is a table: its keys come back.
        let wide: Vec<String> = (0..60).map(|at| format!("data.{}", "k".repeat(at + 1))).collect();
        let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
        let mut of_a_table = keys(&[&wide, &wide, &wide]);
        assert!(of_a_table.admit(wide[59], 4));
        assert_eq!(of_a_table.folded(), [""; 0]);
    }

    #[test]
    fn ids_are_mostly_digits() {
        for key in ["123456", "u_90210", "550e8400-e29b-41d4-a716-446655440000", "5f3a9c0b1d2e4f60"] {
            assert!(is_id(key), "{key}");
        }
        for key in ["text", "like_count", "video_1080p", "effaced", "k1", ""] {
            assert!(!is_id(key), "{key}");
        }
    }
}
