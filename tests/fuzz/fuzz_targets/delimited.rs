//! Delimited tables: any dialect, any encoding, whatever the analyst forces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::{Field, Plan};

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let mut plan = Plan::default();
    if choice & 1 != 0 {
        plan.format = Some("csv".to_owned());
    }
    if choice & 2 != 0 {
        plan.encoding = Some(["utf-16le", "windows-1252", "macintosh", "utf-8"][usize::from(choice >> 6)].to_owned());
    }
    if choice & 4 != 0 {
        plan.delimiter = Some([',', ';', '\t', '|'][usize::from(choice >> 6)]);
    }
    if choice & 8 != 0 {
        plan.map = vec![(Field::Answer, "1".to_owned()), (Field::Answer, "2".to_owned()), (Field::Respondent, "3".to_owned())];
    }
    livisible_fuzz::read_as(bytes, if choice & 16 != 0 { "a.csv" } else { "a" }, &plan);
});
