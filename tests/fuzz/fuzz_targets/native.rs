//! Exports of platforms, transcripts and documents: as they are recognised, then as one of the native formats, whatever they are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::{Plan, native};

fuzz_target!(|bytes: &[u8]| {
    // Whole files serve as seeds: what is recognised needs no choice before it.
    livisible_fuzz::read_as(bytes, "export", &Plan::default());
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let formats = native::all();
    let Some(format) = formats.get(usize::from(*choice) % formats.len().max(1)) else { return };
    livisible_fuzz::read_as(bytes, "export", &Plan { format: Some(format.name.to_owned()), ..Plan::default() });
});
