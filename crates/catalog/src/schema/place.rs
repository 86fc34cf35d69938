//! Services, regions and sources.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Error, Problem, csv};

/// One line per service: the variant, the name used in files, and a description.
macro_rules! services {
    ($($name:ident = $code:literal, $doc:literal;)*) => {
        /// A service with prices in the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum PriceList { $(#[doc = $doc] $name,)* }

        impl PriceList {
            /// Every service.
            pub const ALL: &'static [PriceList] = &[$(PriceList::$name,)*];

            /// The name used in files, such as `ec2`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(PriceList::$name => $code,)* }
            }

            /// The file of its prices, such as `ec2.prices`.
            #[must_use]
            pub const fn file(self) -> &'static str {
                match self { $(PriceList::$name => concat!($code, ".prices"),)* }
            }
        }
    };
}

services! {
    Ec2 = "ec2", "Instances, dedicated hosts, CPU credits, detailed monitoring.";
    Ebs = "ebs", "Volumes and snapshots.";
    S3 = "s3", "Object storage.";
    Vpc = "vpc", "Gateways, endpoints, addresses, VPN.";
    DataTransfer = "data-transfer", "Traffic to the internet, between regions and between zones.";
    DirectConnect = "direct-connect", "Ports, and traffic out by location.";
    Elb = "elb", "Load balancers.";
    Sqs = "sqs", "Message queues.";
    Sns = "sns", "Topics and the delivery of their messages.";
    ApiGateway = "api-gateway", "REST, HTTP and WebSocket APIs.";
    StepFunctions = "step-functions", "Workflows: state transitions, requests and duration.";
    EventBridge = "eventbridge", "Event buses, archives, schema discovery.";
    Lambda = "lambda", "Functions.";
    Ecr = "ecr", "Container images.";
    Ecs = "ecs", "Tasks on Fargate: vCPUs, memory, storage, licences.";
    EmrServerless = "emr-serverless", "Workers of EMR Serverless.";
    Eks = "eks", "Kubernetes clusters, and pods on Fargate.";
    Efs = "efs", "File systems.";
    DynamoDb = "dynamodb", "DynamoDB requests, capacity, storage and backups.";
    Keyspaces = "keyspaces", "Keyspaces requests and capacity.";
    Kms = "kms", "Encryption keys and their requests.";
    Waf = "waf", "Web ACLs, their rules and requests.";
    SecretsManager = "secrets-manager", "Secrets and their requests.";
    Cognito = "cognito", "User pools: active users, machine-to-machine tokens, quotas.";
    CloudWatch = "cloudwatch", "Metrics, alarms, dashboards, logs.";
    CloudFront = "cloudfront", "Data and requests of viewers, flat-rate plans.";
    GlobalAccelerator = "global-accelerator", "Accelerators and the premium of their data.";
    Route53 = "route53", "DNS: hosted zones, queries, health checks, resolver.";
    Rds = "rds", "Relational databases, without Aurora.";
    Timestream = "timestream", "Time series databases: InfluxDB, LiveAnalytics.";
    ElastiCache = "elasticache", "Cache clusters and serverless caches.";
    OpenSearch = "opensearch", "Search domains.";
    Redshift = "redshift", "Data warehouses.";
    Aurora = "aurora", "Aurora MySQL and Aurora PostgreSQL: instances, serverless capacity, storage.";
    AuroraDsql = "aurora-dsql", "Aurora DSQL: database activity and storage.";
    Neptune = "neptune", "Graph databases: instances, serverless capacity, storage.";
    DocumentDb = "documentdb", "Document databases: instances, serverless capacity, storage.";
}

impl PriceList {
    /// Parses the name used in files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<PriceList> {
        PriceList::ALL.iter().copied().find(|service| service.code() == code)
    }
}

/// A region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Code such as `eu-central-1`.
    pub code: String,
    /// Name such as `EU (Frankfurt)`.
    pub name: String,
    /// Continent as AWS groups its regions.
    pub continent: String,
    /// The prefix of the region's usage types on bills, such as `EUC1`; `None` if unknown.
    pub usage_prefix: Option<String>,
}

/// A source of prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Short name used in files.
    pub id: String,
    /// Its title.
    pub title: Arc<str>,
    /// Its licence, or what is known about it.
    pub licence: String,
    /// A remark for readers of its prices.
    pub note: String,
}

/// `regions.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionsFile(pub Vec<Region>);

/// `sources.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcesFile(pub Vec<Source>);

const REGIONS: &str = "code,name,continent,usage_prefix";
const SOURCES: &str = "id,title,licence,note";

impl RegionsFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<RegionsFile, Error> {
        let mut regions: Vec<Region> = Vec::new();
        for line in csv::read(file, text, REGIONS)?.lines {
            in_order(regions.last().map(|region| region.code.as_str()), line.field(0)).map_err(|p| line.err(p))?;
            let [code, name, continent, prefix] = [0, 1, 2, 3].map(|index| line.field(index).to_owned());
            if !prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                return Err(line.err(Problem::BadName(prefix)));
            }
            regions.push(Region { code, name, continent, usage_prefix: Some(prefix).filter(|it| !it.is_empty()) });
        }
        Ok(RegionsFile(regions))
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{REGIONS}\n");
        for region in &self.0 {
            let prefix = region.usage_prefix.as_deref().unwrap_or_default();
            csv::write(&mut out, &[region.code.as_str(), &region.name, &region.continent, prefix]);
        }
        out
    }
}

impl SourcesFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<SourcesFile, Error> {
        let mut sources: Vec<Source> = Vec::new();
        for line in csv::read(file, text, SOURCES)?.lines {
            in_order(sources.last().map(|source| source.id.as_str()), line.field(0)).map_err(|p| line.err(p))?;
            let [id, title, licence, note] = [0, 1, 2, 3].map(|index| line.field(index).to_owned());
            sources.push(Source { id, title: title.into(), licence, note });
        }
        Ok(SourcesFile(sources))
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{SOURCES}\n");
        for source in &self.0 {
            csv::write(&mut out, &[source.id.as_str(), &source.title, &source.licence, &source.note]);
        }
        out
    }
}

/// Checks that `name` is a valid name and sorts after the one before it.
pub(super) fn in_order(before: Option<&str>, name: &str) -> Result<(), Problem> {
    check_name(name)?;
    match before {
        Some(before) if before >= name => Err(Problem::OutOfOrder(name.to_owned())),
        _ => Ok(()),
    }
}

/// Names are lower-case words joined by hyphens, dots and, for dimensions, slashes.
pub(super) fn check_name(name: &str) -> Result<(), Problem> {
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/');
    if !name.is_empty() && name.bytes().all(good) { Ok(()) } else { Err(Problem::BadName(name.to_owned())) }
}
