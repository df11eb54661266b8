//! The npm package as files: in come the element's files as the build packed them, out goes a folder
//! that `npm pack` can ship.
//!
//! `cargo run --example package -- PACKED OUT`; `cargo xtask pkg` does that and more.

use carbon_label::site::{ElementFiles, File, manifest::manifest};
use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

const WRITTEN: &[(&str, &str)] = &[
    ("carbon-label.d.ts", include_str!("../src/element/package/carbon-label.d.ts")),
    ("react.d.ts", include_str!("../src/element/package/react.d.ts")),
    ("vue.d.ts", include_str!("../src/element/package/vue.d.ts")),
    ("svelte.d.ts", include_str!("../src/element/package/svelte.d.ts")),
    ("README.md", include_str!("../src/element/package/README.md")),
    ("LICENSE", include_str!("../LICENSE")),
    ("LICENSE-APACHE", include_str!("../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../LICENSE-MIT")),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let [packed, out] = arguments.as_slice() else { return Err("PACKED OUT".into()) };
    let mut files = element(packed)?.packaged();
    let package = include_str!("../src/element/package/package.json").replace("{{version}}", env!("CARGO_PKG_VERSION"));
    let file = |path: &str, text: &str| File { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    files.extend(WRITTEN.iter().map(|(path, text)| file(path, text)));
    files.extend([file("package.json", &package), file("custom-elements.json", &manifest().to_string())]);
    fs::create_dir_all(out)?;
    for File { path, bytes } in files {
        fs::write(out.join(path), bytes)?;
    }
    Ok(())
}

fn element(packed: &Path) -> Result<ElementFiles, Box<dyn Error>> {
    Ok(ElementFiles {
        shim: fs::read_to_string(packed.join("shim.js"))?,
        program: fs::read_to_string(packed.join("program.js"))?,
        glue: fs::read(packed.join("element.js"))?,
        wasm: fs::read(packed.join("element_bg.wasm"))?,
        whole_glue: fs::read(packed.join("whole.js"))?,
        whole: fs::read(packed.join("whole_bg.wasm"))?,
        signatures_glue: fs::read(packed.join("signatures.js"))?,
        signatures: fs::read(packed.join("signatures_bg.wasm"))?,
    })
}
