//! What can be said on the command line and in the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Design an AWS architecture and know what it costs, to the cent.
#[derive(Debug, Parser)]
#[command(name = "abacus", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and the REST API.
    Serve(Serve),
    /// Price a design document.
    Price(Price),
    /// Compare the ways to buy the instances of a design document.
    Compare(Compare),
    /// Draw the architecture of a design document as an SVG file.
    Draw(Draw),
    /// Tell where the data of flows goes, what each hop charges, and which other ways there are.
    Paths(Paths),
    /// Print the JSON Schema of the design document.
    Schema,
}

/// Options of `abacus serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "ABACUS_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Postgres to keep designs in, such as postgres://user:password@host/abacus; SQLite in the data
    /// directory when left out.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Directory of the SQLite file.
    #[arg(long, env = "ABACUS_DATA_DIR", default_value = "./data")]
    pub data_dir: PathBuf,
    /// Memory for rendered pages of saved designs, in MiB; 0 renders them for each request.
    #[arg(long, env = "ABACUS_PAGE_CACHE_MIB", default_value_t = 64, value_parser = clap::value_parser!(u32))]
    pub page_cache_mib: u32,
}

/// Options of `abacus price`.
#[derive(Debug, Clone, Args)]
pub struct Price {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// How to print the estimate.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// How to print an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people.
    Table,
    /// The estimate as the REST API answers it.
    Json,
    /// One row per line, with exact numbers.
    Csv,
}

/// Options of `abacus compare`.
#[derive(Debug, Clone, Args)]
pub struct Compare {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// Ids of the EC2 groups to compare, separated by commas; all of them when left out.
    #[arg(long, default_value = "")]
    pub groups: String,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = ComparisonFormat::Table)]
    pub format: ComparisonFormat,
}

/// Options of `abacus draw`.
#[derive(Debug, Clone, Args)]
pub struct Draw {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// Print the same in words instead.
    #[arg(long)]
    pub text: bool,
}

/// How to print a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    /// A table for people.
    Table,
    /// The comparison as the REST API answers it.
    Json,
    /// One row per option, for machines.
    Csv,
    /// A Markdown table.
    Markdown,
}

/// Options of `abacus paths`.
#[derive(Debug, Clone, Args)]
pub struct Paths {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// Id of the flow; all of them when left out.
    #[arg(long, default_value = "")]
    pub flow: String,
    /// How to print the paths.
    #[arg(long, value_enum, default_value_t = PathsFormat::Table)]
    pub format: PathsFormat,
}

/// How to print the paths of flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PathsFormat {
    /// Tables for people.
    Table,
    /// As the REST API answers.
    Json,
}
