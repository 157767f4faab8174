//! Tables that say they come from a known tool: its header, then anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::{Plan, source};

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let sources = source::all();
    let Some(tool) = sources.get(usize::from(choice) % sources.len().max(1)) else { return };
    let mut table: Vec<u8> = tool.needs.iter().chain(tool.some).copied().collect::<Vec<_>>().join(",").into_bytes();
    table.push(b'\n');
    table.extend_from_slice(bytes);
    livisible_fuzz::read_as(&table, "export.csv", &Plan::default());
    livisible_fuzz::read_as(&table, "export.csv", &Plan { format: Some(tool.name.to_owned()), ..Plan::default() });
});
