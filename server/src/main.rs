//! The `abacus` command.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use server::cli::{Cli, Command};
use server::commands;

/// An estimate makes many small allocations on one thread that are freed on another.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Serve(options) => commands::serve::run(options),
        Command::Price(options) => commands::price::run(&options),
        Command::Breakdown(options) => commands::breakdown::run(&options),
        Command::Months(options) => commands::months::run(&options),
        Command::Accept(options) => commands::accept::run(&options),
        Command::Compare(options) => commands::compare::run(&options),
        Command::Workload(options) => commands::workload::run(&options),
        Command::Draw(options) => commands::draw::run(&options),
        Command::Paths(options) => commands::paths::run(&options),
        Command::Backup(options) => commands::backup::run(&options),
        Command::Restore(options) => commands::backup::restore(&options),
        Command::Catalog(command) => commands::catalog::run(&command),
        Command::Schema => commands::schema::run(),
        Command::Coverage => commands::coverage::run(),
        Command::Service { kind } => commands::service::run(kind.as_deref()),
    }
}
