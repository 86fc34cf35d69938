//! The command line and its environment variables.

mod catalog;

use std::path::PathBuf;

use bytesize::ByteSize;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::http::client::{Network, ProxyHeaders};
pub use catalog::{Catalog, Import, Reading, Refresh, ReportFormat, Status};

/// Design an AWS architecture and know what it costs, to the cent.
#[derive(Debug, Parser)]
#[command(name = "abacus", version, about)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and the REST API.
    Serve(Serve),
    /// Price a design document.
    ///
    /// Exits with 0 whatever the findings are; a document that cannot be read is an error.
    Price(Price),
    /// Print what a design document costs month by month, for 36 months.
    Months(Months),
    /// Print the costs of a design document in groups: where the money goes.
    Breakdown(Breakdown),
    /// Add to a design document what its components cause elsewhere, such as logs and snapshots, and print it. `abacus
    /// price` lists it with its ids.
    Accept(Accept),
    /// Compare the purchase options, or the deployments, of components of a design document.
    Compare(Compare),
    /// Compare the ways to run, front or deliver a workload.
    ///
    /// The document is an object such as {"of": "compute", "region": "eu-west-1", "requests_per_second": 40}.
    Workload(Workload),
    /// Draw the architecture of a design document as an SVG file.
    Draw(Draw),
    /// Show where the data of flows goes, what each hop charges, and the path options.
    Paths(Paths),
    /// Write all saved designs to a file; servers may be running.
    Backup(Backup),
    /// Load a backup into an empty database.
    Restore(Restore),
    /// Read the prices that AWS publishes.
    #[command(subcommand)]
    Catalog(Catalog),
    /// Print the JSON Schema of the design document.
    Schema,
    /// Print what has a price: for every service its charges, the Regions with a price, and the dates of prices.
    Coverage,
    /// Print what Abacus knows about a service: its fields, charges, rules and sources.
    Service {
        /// Its kind in the document, such as sqs; lists all kinds when left out.
        kind: Option<String>,
    },
}

/// Options of `abacus serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address to listen on: an address or a name, and a port.
    #[arg(long, env = "ABACUS_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: String,
    /// Where designs are stored.
    #[command(flatten)]
    pub database: Database,
    /// Folder of imported prices, which `abacus catalog import` writes. They are used in place of those of the build, and
    /// newer ones as soon as they are there.
    #[arg(long, env = "ABACUS_CATALOG")]
    pub catalog: Option<PathBuf>,
    /// How much may be saved.
    #[command(flatten)]
    pub limits: StoreLimits,
    /// How clients are identified.
    #[command(flatten)]
    pub clients: Clients,
    /// Most open connections; by default as many as the open-file limit allows, up to 2048.
    #[arg(long, env = "ABACUS_MAX_CONNECTIONS")]
    pub max_connections: Option<usize>,
    /// How many seconds requests may continue when the server is asked to stop.
    #[arg(long, env = "ABACUS_DRAIN_SECONDS", default_value_t = 10)]
    pub drain_seconds: u64,
    /// Memory for rendered pages of saved designs, in MiB; 0 renders them for each request.
    #[arg(long, env = "ABACUS_PAGE_CACHE_MIB", default_value_t = 64, value_parser = clap::value_parser!(u32))]
    pub page_cache_mib: u32,
}

/// How clients are identified, and how much each may request.
#[derive(Debug, Clone, Args)]
pub struct Clients {
    /// Most requests of one client address in a minute, not counting static files and health checks; 0 means no limit.
    #[arg(long, env = "ABACUS_RATE_LIMIT", default_value_t = 6000, value_name = "REQUESTS")]
    pub rate_limit: u32,
    /// Addresses and networks of reverse proxies, separated by commas, such as 127.0.0.1,10.0.0.0/8. They are trusted
    /// to name the client's address, whether it uses TLS, and which host it asked for.
    #[arg(long, env = "ABACUS_TRUSTED_PROXIES", value_delimiter = ',', value_name = "NETWORKS")]
    pub trusted_proxies: Vec<Network>,
    /// Headers that the trusted proxies set. Proxies must overwrite these headers or append to what their clients send.
    #[arg(long, env = "ABACUS_PROXY_HEADERS", value_enum, default_value_t = ProxyHeaders::XForwarded)]
    pub proxy_headers: ProxyHeaders,
}

/// Which database to use.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// Postgres database for designs, such as postgres://user:password@host/abacus; by default SQLite in the data
    /// directory.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Directory of the SQLite file.
    #[arg(long, env = "ABACUS_DATA_DIR", default_value = "./data")]
    pub data_dir: PathBuf,
}

/// How much may be saved.
#[derive(Debug, Clone, Copy, Args)]
pub struct StoreLimits {
    /// How much the database may hold, such as 500MB or 10GiB; 0 means no limit. On SQLite, the pages in use count; on
    /// Postgres, the files of the tables and indexes.
    #[arg(long, env = "ABACUS_STORE_LIMIT", default_value = "10GiB")]
    pub store_limit: ByteSize,
    /// How much one client address may save in an hour; 0 means no limit.
    #[arg(long, env = "ABACUS_WRITE_LIMIT_HOURLY", default_value = "256MiB")]
    pub write_limit_hourly: ByteSize,
    /// How much one client address may save in a day; 0 means no limit.
    #[arg(long, env = "ABACUS_WRITE_LIMIT_DAILY", default_value = "1GiB")]
    pub write_limit_daily: ByteSize,
}

/// Options of `abacus backup`.
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// Where to write the backup.
    pub file: PathBuf,
    /// Replace the file if it exists.
    #[arg(long)]
    pub force: bool,
    /// What to back up.
    #[command(flatten)]
    pub database: Database,
}

/// Options of `abacus restore`.
#[derive(Debug, Clone, Args)]
pub struct Restore {
    /// The backup file.
    pub file: PathBuf,
    /// The database to load it into, which must have no designs.
    #[command(flatten)]
    pub database: Database,
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

/// Options of `abacus months`.
#[derive(Debug, Clone, Args)]
pub struct Months {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// How to print the months.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Options of `abacus breakdown`.
#[derive(Debug, Clone, Args)]
pub struct Breakdown {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// service, component, charge, or tag:KEY with the key of a tag.
    #[arg(long, default_value = "service")]
    pub by: String,
    /// How to print the groups.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// The same as --format json.
    #[arg(long, conflicts_with_all = ["format", "csv"])]
    pub json: bool,
    /// The same as --format csv.
    #[arg(long, conflicts_with = "format")]
    pub csv: bool,
}

impl Breakdown {
    /// How to print the groups.
    #[must_use]
    pub const fn format(&self) -> Format {
        match (self.json, self.csv) {
            (true, _) => Format::Json,
            (_, true) => Format::Csv,
            _ => self.format,
        }
    }
}

/// How to print an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people.
    Table,
    /// As the REST API answers it; an estimate with its `side_costs`.
    Json,
    /// One row per line or month, with exact numbers.
    Csv,
}

/// Options of `abacus accept`.
#[derive(Debug, Clone, Args)]
pub struct Accept {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// What to add.
    #[command(flatten)]
    pub which: Accepted,
}

/// Which side costs to accept.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = false)]
pub struct Accepted {
    /// All of them.
    #[arg(long)]
    pub all: bool,
    /// Those with these ids, separated by commas.
    #[arg(long, value_name = "IDS")]
    pub id: Option<String>,
}

/// Options of `abacus compare`.
#[derive(Debug, Clone, Args)]
pub struct Compare {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// What to compare.
    #[arg(long, value_enum, default_value_t = Compared::PurchaseOptions)]
    pub of: Compared,
    /// Ids of the components to compare, separated by commas: EC2 groups, or components of another kind that has
    /// purchase options; all EC2 groups, or else all of another kind, when left out. Deployments are those of one
    /// component, by default of the first that has several.
    #[arg(long, default_value = "")]
    pub groups: String,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = ComparisonFormat::Table)]
    pub format: ComparisonFormat,
}

/// Options of `abacus workload`.
#[derive(Debug, Clone, Args)]
pub struct Workload {
    /// The document that describes the workload; - reads standard input. Without one, prints what can be compared and the
    /// fields of each comparison.
    pub file: Option<PathBuf>,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = ComparisonFormat::Table)]
    pub format: ComparisonFormat,
}

/// Options of `abacus draw`.
#[derive(Debug, Clone, Args)]
pub struct Draw {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// Print the text version instead.
    #[arg(long)]
    pub text: bool,
}

/// What a comparison is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Compared {
    /// The ways to buy the components.
    PurchaseOptions,
    /// The deployments of a component, such as those of a relational database.
    Deployments,
}

/// How to print a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ComparisonFormat {
    /// A table for people.
    Table,
    /// The comparison as the REST API answers it.
    Json,
    /// One row per option, for other programs.
    Csv,
    /// A Markdown table.
    Markdown,
}

/// Options of `abacus paths`.
#[derive(Debug, Clone, Args)]
pub struct Paths {
    /// The design document; - reads standard input.
    pub file: PathBuf,
    /// Id of the flow; all flows when left out.
    #[arg(long, default_value = "", conflicts_with = "sets")]
    pub flow: String,
    /// Show instead the path options of several flows that cost less together than each alone.
    #[arg(long)]
    pub sets: bool,
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
