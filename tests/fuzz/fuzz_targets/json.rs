//! JSON: records by the line or in an array, and the open form of a study.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::Plan;

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let format = [None, Some("json"), Some("ndjson"), None][usize::from(choice & 3)].map(str::to_owned);
    livisible_fuzz::read_as(bytes, "records.json", &Plan { format, ..Plan::default() });
});
