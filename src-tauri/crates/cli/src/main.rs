//! `livi`: the engine of Livisible at the command line. The contract of its words is in `docs/cli.md`.
//!
//! Exit codes: 0 done; 1 refused or failed, with one line on standard error; 2 the command's words are off.

/// Imports make millions of small strings on several threads: the system's allocator takes a tenth of their time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod args;
mod commands;
mod say;

use std::process::ExitCode;

use say::Fail;

fn main() -> ExitCode {
    // A workbook that makes its parser fall is refused in one line, which follows.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(livisible_exchange::workbook::THREAD) {
            hook(panic);
        }
    }));
    let (call, lang) = match args::read() {
        Ok(read) => read,
        Err(code) => return code,
    };
    match commands::run(call, lang) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader such as `head` that has seen enough is no failure.
        Err(Fail::Closed) => ExitCode::SUCCESS,
        Err(fail) => {
            eprintln!("livi: {}", fail.sentence(lang));
            ExitCode::FAILURE
        }
    }
}
