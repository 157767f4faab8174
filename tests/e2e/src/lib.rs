//! A stage for the real window: a display, a session bus and a driver of its own, and a small WebDriver client.
//! Nothing outside the stage's folder is read or written, and its processes end with it.

mod browser;
mod hand;
mod stage;
mod told;
mod trouble;

pub mod keys;
mod rooms;

pub use browser::Browser;
pub use rooms::{ROOMS, scene, settled, test_id};
pub use stage::Stage;
pub use trouble::{Result, Trouble};

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a condition may take. Generous: a loaded machine is slow, and a wait ends as soon as it can.
const PATIENCE: Duration = Duration::from_secs(40);

/// The folder of the repository.
pub fn repository() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.clone(), PathBuf::from)
}

/// The program under test: `LIVISIBLE_APP`, else the one that `make e2e` builds.
pub fn program() -> PathBuf {
    std::env::var_os("LIVISIBLE_APP").map_or_else(|| repository().join("build/e2e/livisible"), PathBuf::from)
}

/// Polls until there is an answer. A refusal of the driver meanwhile (an element replaced while it was looked at)
/// only means that it is not there yet.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    let mut last = None;
    while start.elapsed() < PATIENCE {
        match look() {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(trouble) => last = Some(trouble),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(Trouble::Timeout { what: what.to_owned(), last: last.map(|trouble| trouble.to_string()).unwrap_or_default() })
}
