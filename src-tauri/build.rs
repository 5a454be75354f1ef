//! Compiles the window's configuration, its one capability and its pages into the program.

fn main() {
    // Compiled in, so they are part of the sources.
    println!("cargo::rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    if let Err(trouble) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={trouble:#}");
    }
}
