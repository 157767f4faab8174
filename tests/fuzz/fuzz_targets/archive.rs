//! Archives and what they hold: nothing leaves its folder, nothing grows without bound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livisible_exchange::gather::gather;

fuzz_target!(|bytes: &[u8]| {
    let (Ok(place), Ok(scratch)) = (tempfile::tempdir(), tempfile::tempdir()) else { return };
    let path = place.path().join("files.zip");
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    for found in gather(&[path.clone()], scratch.path()) {
        let inside = found.path.starts_with(scratch.path()) || found.path == path;
        assert!(inside, "{} is outside", found.path.display());
    }
});
