//! Generates the browser module: does what the `wasm-bindgen` command line does, as a library call, so that its version
//! is the one in `Cargo.lock`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js`, `NAME_bg.wasm` and the snippets they import to `out`, which is emptied first.
pub(crate) fn generate(wasm: &Path, name: &str, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .with_context(|| format!("cannot make a browser module of {}", wasm.display()))
}
