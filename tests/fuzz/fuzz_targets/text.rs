//! Plain text, and whatever no other reader takes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::Plan;

fuzz_target!(|input: (bool, &[u8])| {
    let (forced, bytes) = input;
    livisible_fuzz::read_as(bytes, "words.txt", &Plan { format: forced.then(|| "text".to_owned()), ..Plan::default() });
});
