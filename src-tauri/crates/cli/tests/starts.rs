//! `livi` starts and says who it is; that this test asks for it has cargo build it with the rest of the workspace.

use std::process::Command;

#[test]
fn it_says_its_version() {
    let output = Command::new(env!("CARGO_BIN_EXE_livi")).arg("--version").output().expect("livi starts");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), concat!("livi ", env!("CARGO_PKG_VERSION")));
}
