//! `abacus backup` and `abacus restore`

use std::process::ExitCode;

use anyhow::Context;
use bytesize::ByteSize;
use use_cases::Store;
use use_cases::backup::{self, Contents, Existing};

use super::database;
use crate::cli::{Backup, Restore};

/// Writes all saved designs to a file.
#[must_use]
pub fn run(options: &Backup) -> ExitCode {
    finish(async {
        let config = database::config(&options.database)?.must_exist();
        let store = Store::connect(&config).await?;
        let existing = if options.force { Existing::Replace } else { Existing::Keep };
        let written = backup::write(&store, &options.file, existing).await;
        store.close().await;
        Ok(format!("Backed up {} of {} to {}", summary(written?), store.description(), options.file.display()))
    })
}

/// Loads a backup into an empty database.
#[must_use]
pub fn restore(options: &Restore) -> ExitCode {
    finish(async {
        let store = Store::connect(&database::config(&options.database)?).await?;
        let restored = backup::restore(&options.file, &store).await;
        store.close().await;
        Ok(format!("Restored {} from {} to {}", summary(restored?), options.file.display(), store.description()))
    })
}

fn summary(contents: Contents) -> String {
    let count = |number: u64, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    let (designs, revisions) = (count(contents.designs, "design"), count(contents.revisions, "revision"));
    format!("{designs} with {revisions} ({})", ByteSize::b(contents.document_bytes))
}

fn finish(work: impl Future<Output = anyhow::Result<String>>) -> ExitCode {
    database::log("warn");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime");
    match runtime.and_then(|runtime| runtime.block_on(work)) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("abacus: {error:#}");
            ExitCode::FAILURE
        }
    }
}
