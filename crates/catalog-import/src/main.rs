//! Produces the committed catalogue from a folder of price tables.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, bail};

const USAGE: &str = "usage: catalog-import TABLES_DIR [OUT_DIR]";

fn main() -> anyhow::Result<()> {
    let mut args = env::args_os().skip(1).map(PathBuf::from);
    let Some(tables) = args.next() else { bail!(USAGE) };
    let out = args.next().unwrap_or_else(|| PathBuf::from("crates/catalog/data"));
    if args.next().is_some() {
        bail!(USAGE);
    }

    let import = catalog_import::import(&tables)?;
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    for (name, text) in &import.files {
        let path = out.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    print!("{}", import.summary);
    Ok(())
}
