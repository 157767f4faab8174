//! Lets Tauri read `tauri.conf.json` and check the capabilities at compile time.

fn main() {
    // The pages are embedded by a macro, which Cargo does not see reading them.
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::build();
}
