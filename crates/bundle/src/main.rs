//! Builds the site folder from the compiled wasm, the style sheets and the public files.
//!
//! Three steps, run by `scripts/build-site.sh` in this order:
//!
//! 1. `bindgen`: turns the wasm compiled by cargo into a browser module and its script;
//! 2. `site`: puts that module, the style sheets and `public/` into the folder that the server embeds, with a brotli
//!    and a gzip copy of every file that compresses well;
//! 3. `budget`: compares what a visitor downloads with the committed limits.

mod bindgen;
mod budget;
mod compress;
mod css;
mod site;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// The steps of the bundle.
#[derive(Parser)]
#[command(about, long_about = None)]
enum Step {
    /// Generates the browser module and its script from the compiled wasm.
    Bindgen {
        /// The wasm compiled by cargo.
        #[arg(long)]
        wasm: PathBuf,
        /// The name of the module: `NAME.js` and `NAME_bg.wasm`.
        #[arg(long)]
        name: String,
        /// The folder to write the module to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Fills the site folder; files that are up to date are left alone.
    Site {
        /// The folder that `bindgen` wrote.
        #[arg(long)]
        module: PathBuf,
        /// The style sheet that imports the others.
        #[arg(long)]
        style: PathBuf,
        /// The name of the bundled style sheet, without `.css`.
        #[arg(long)]
        name: String,
        /// The folder of files served unchanged.
        #[arg(long)]
        public: PathBuf,
        /// The folder to fill.
        #[arg(long)]
        out: PathBuf,
    },
    /// Compares the compressed sizes with the limits, and fails if one is exceeded.
    Budget {
        /// The site folder.
        #[arg(long)]
        site: PathBuf,
        /// The file of limits.
        #[arg(long)]
        limits: PathBuf,
    },
}

fn main() -> Result<()> {
    match Step::parse() {
        Step::Bindgen { wasm, name, out } => bindgen::generate(&wasm, &name, &out),
        Step::Site { module, style, name, public, out } => {
            let files = site::collect(&module, &style, &name, &public)?;
            let changed = site::synchronise(&files, &out)?;
            println!("    {} files, {changed} of them new or changed", files.len());
            Ok(())
        }
        Step::Budget { site, limits } => budget::check(&site, &limits),
    }
}
