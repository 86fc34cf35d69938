//! The options of `abacus catalog`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// The commands of `abacus catalog`.
#[derive(Debug, Clone, Subcommand)]
pub enum Catalog {
    /// Read price files of AWS: offer files and Savings Plan files in CSV or JSON, the feed of the Spot Instance Advisor,
    /// and the output of describe-spot-price-history. If one of them is refused, nothing changes.
    Import(Import),
    /// Fetch the price files that AWS has published since the last import, and import them. Files that are fetched already
    /// are not fetched again, and a download that broke off goes on. If one of them fails, nothing changes.
    Refresh(Refresh),
    /// Show how old the imported prices are, and which services have prices of the build only.
    Status(Status),
}

/// Options of `abacus catalog status`.
#[derive(Debug, Clone, Args)]
pub struct Status {
    /// The directory of imported prices.
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// Print it as JSON, with every region.
    #[arg(long)]
    pub json: bool,
}

/// Options of `abacus catalog refresh`.
#[derive(Debug, Clone, Args)]
pub struct Refresh {
    /// The directory of imported prices, which has nothing else. Files are fetched to a directory beside it.
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// Where a copy of AWS's price list is, with the same paths; by default AWS's own.
    #[arg(long, value_name = "URL")]
    pub from: Option<String>,
    /// Only these regions, such as eu-west-1; global is what is sold everywhere alike.
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub region: Vec<String>,
    /// Only these services, by service code, such as AmazonEC2; also savings-plans, database-savings-plans and
    /// spot-advice.
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub service: Vec<String>,
    /// Leave out these services, such as one whose files are refused.
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub without: Vec<String>,
    /// What to do with the files.
    #[command(flatten)]
    pub reading: Reading,
}

/// Options of `abacus catalog import`.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// The files; of a directory, all files named .csv or .json.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// The directory of imported prices, which has nothing else.
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// What to do with the files.
    #[command(flatten)]
    pub reading: Reading,
}

/// What `abacus catalog` does with files that it reads.
#[derive(Debug, Clone, Copy, Args)]
pub struct Reading {
    /// Only report what would change.
    #[arg(long)]
    pub dry_run: bool,
    /// The files have only some of the prices of their services and regions: what they do not have stays as it is.
    #[arg(long)]
    pub excerpt: bool,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// How to print the report of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people; long lists end with the number of what follows.
    Text,
    /// Everything.
    Json,
}
