//! What cells say: dates, ratings, numbers, languages, spaces and roles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_core::text::likeness;
use livisible_exchange::values::{dates, lang, lists, number, rating};

fuzz_target!(|cell: &str| {
    for order in [dates::Order::DayFirst, dates::Order::MonthFirst] {
        dates::read(cell, order);
    }
    rating::read(cell);
    lang::code(cell);
    lists::space(cell);
    lists::role(cell);
    number::value_of(cell.to_owned());
    assert_eq!(likeness::twin(cell), likeness::twin(&format!(" {cell} ")));
});
