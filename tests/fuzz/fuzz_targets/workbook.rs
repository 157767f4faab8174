//! Workbooks: xlsx, xls and ods, whole or broken.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::Plan;

fuzz_target!(|bytes: &[u8]| {
    livisible_fuzz::read_as(bytes, "book.xlsx", &Plan { format: Some("xlsx".to_owned()), ..Plan::default() });
});
