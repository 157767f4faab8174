//! Telling people and programs: sentences in their language, JSON on standard output, failures in one line.

use std::io::{self, Write};

use livisible_core::Error;
use livisible_core::locale::{self, Lang};
use serde_json::Value;

/// Why a command failed.
pub enum Fail {
    /// The core refused.
    Core(Error),
    /// A sentence of the command line itself, by its key.
    Said(&'static str, Vec<(&'static str, String)>),
    /// Nobody reads standard output any more.
    Closed,
}

impl From<Error> for Fail {
    fn from(error: Error) -> Self {
        Fail::Core(error)
    }
}

impl From<io::Error> for Fail {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Fail::Closed,
            _ => Fail::Core(Error::Io { path: "-".into(), detail: error.to_string() }),
        }
    }
}

impl Fail {
    /// The one line of a failure.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Fail::Core(error) => locale::error(lang, error),
            Fail::Said(key, args) => locale::say(lang, key, args),
            Fail::Closed => String::new(),
        }
    }
}

/// A result of a command.
pub type Done = Result<(), Fail>;

/// One JSON document on standard output.
pub fn json(value: &Value) -> Done {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// A line on standard output.
pub fn line(text: &str) -> Done {
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(())
}

/// A sentence of the language files on standard output.
pub fn tell(lang: Lang, key: &str, args: &[(&str, String)]) -> Done {
    line(&locale::say(lang, key, args))
}
