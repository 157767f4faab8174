//! Workbooks: xlsx, xls and ods, whole or broken.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use livisible_exchange::Plan;

/// What falls on the thread of the parsers is caught and told as a fault: only what falls elsewhere is a find.
static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(livisible_exchange::workbook::THREAD) {
                hook(panic);
            }
        }));
    });
    livisible_fuzz::read_as(bytes, "book.xlsx", &Plan { format: Some("xlsx".to_owned()), ..Plan::default() });
});
