//! Turns a folder of price tables into the files of the catalogue.
//!
//! The tables are described in docs/catalogue.md. Nothing is guessed: a row that matches no rule is left out, counted,
//! and named in the summary. The files are written by the same code that reads them, and are read back once before they
//! are returned.

mod api_gateway;
mod aurora;
mod aurora_dsql;
mod cloudfront;
mod cloudwatch;
mod cognito;
mod compute_plans;
mod database_plans;
mod dates;
mod derived;
mod direct_connect;
mod documentdb;
mod draft;
mod dynamodb;
mod ebs;
mod ec2;
mod ecr;
mod ecs;
mod efs;
mod eks;
mod elasticache;
mod elb;
mod emr_serverless;
mod eventbridge;
mod global_accelerator;
mod keyspaces;
mod kms;
mod lambda;
mod many;
mod neptune;
mod offerings;
mod opensearch;
mod prefixes;
mod rds;
mod redshift;
mod regions;
mod report;
mod route53;
mod s3;
mod secrets_manager;
mod sns;
mod sources;
mod spot;
mod sqs;
mod step_functions;
mod table;
mod timestream;
mod transfer;
mod types;
mod vpc;
mod waf;

use std::path::Path;

use anyhow::Context as _;
use catalog::{Catalogue, PriceList};

use crate::draft::Draft;
use crate::regions::Regions;
use crate::report::Report;
use crate::table::Tables;

/// The result of an import.
#[derive(Debug)]
pub struct Import {
    /// Name and text of every file.
    pub files: Vec<(String, String)>,
    /// What was imported and what was left out, for the terminal.
    pub summary: String,
}

/// The file of the catalogue that is not filled from a table: it is written by hand.
const AWS_NAMES: (&str, &str) = ("aws-names.csv", include_str!("../../catalog/data/aws-names.csv"));

/// The inputs shared by all parts of the import.
struct Job<'a> {
    tables: &'a Tables,
    regions: Regions,
}

/// Reads the tables in `dir`.
///
/// # Errors
/// If a table is missing, a line cannot be read, or the files would not be a valid catalogue.
pub fn import(dir: &Path) -> anyhow::Result<Import> {
    let tables = Tables::new(dir);
    let mut report = Report::default();
    let regions = Regions::read(&tables, &mut report)?;
    let job = Job { tables: &tables, regions };
    let types = types::import(&job)?;
    let offerings = offerings::import(&job)?;

    let mut files = vec![
        ("regions.csv".to_owned(), job.regions.file().render()),
        ("sources.csv".to_owned(), sources::file().render()),
        ("ec2-offerings.csv".to_owned(), offerings.render()),
        ("ec2-spot.csv".to_owned(), spot::import(&job, &mut report)?.render()),
        ("ec2-families.csv".to_owned(), ec2::families::import(&job, &mut report)?.render()),
        ("s3-class-rules.csv".to_owned(), s3::class_rules(&job, &mut report)?.render()),
        ("elb-capacity-units.csv".to_owned(), elb::capacity_units(&job, &mut report)?.render()),
    ];
    for service in PriceList::ALL {
        let mut draft = Draft::new(*service);
        match service {
            PriceList::Ec2 => ec2::import(&job, (&types, &offerings), &mut draft, &mut report)?,
            PriceList::Ebs => ebs::import(&job, &mut draft, &mut report)?,
            PriceList::S3 => s3::import(&job, &mut draft, &mut report)?,
            PriceList::Vpc => vpc::import(&job, &mut draft, &mut report)?,
            PriceList::DataTransfer => transfer::import(&job, &mut draft, &mut report)?,
            PriceList::DirectConnect => direct_connect::import(&job, &mut draft, &mut report)?,
            PriceList::Elb => elb::import(&job, &mut draft, &mut report)?,
            PriceList::Sqs => sqs::import(&job, &mut draft, &mut report)?,
            PriceList::ApiGateway => api_gateway::import(&job, &mut draft, &mut report)?,
            PriceList::Sns => sns::import(&job, &mut draft, &mut report)?,
            PriceList::StepFunctions => step_functions::import(&job, &mut draft, &mut report)?,
            PriceList::EventBridge => eventbridge::import(&job, &mut draft, &mut report)?,
            PriceList::Lambda => lambda::import(&job, &mut draft, &mut report)?,
            PriceList::Ecr => ecr::import(&job, &mut draft, &mut report)?,
            PriceList::Ecs => ecs::import(&job, &mut draft, &mut report)?,
            PriceList::Eks => eks::import(&job, &mut draft, &mut report)?,
            PriceList::EmrServerless => emr_serverless::import(&job, &mut draft, &mut report)?,
            PriceList::Efs => efs::import(&job, &mut draft, &mut report)?,
            PriceList::DynamoDb => dynamodb::import(&job, &mut draft, &mut report)?,
            PriceList::Keyspaces => keyspaces::import(&job, &mut draft, &mut report)?,
            PriceList::Kms => kms::import(&job, &mut draft, &mut report)?,
            PriceList::Waf => waf::import(&job, &mut draft, &mut report)?,
            PriceList::SecretsManager => secrets_manager::import(&job, &mut draft, &mut report)?,
            PriceList::Cognito => cognito::import(&job, &mut draft, &mut report)?,
            PriceList::CloudWatch => cloudwatch::import(&job, &mut draft, &mut report)?,
            PriceList::CloudFront => cloudfront::import(&job, &mut draft, &mut report)?,
            PriceList::GlobalAccelerator => global_accelerator::import(&job, &mut draft, &mut report)?,
            PriceList::Route53 => route53::import(&job, &mut draft, &mut report)?,
            PriceList::ElastiCache => elasticache::import(&job, &mut draft, &mut report)?,
            PriceList::OpenSearch => opensearch::import(&job, &mut draft, &mut report)?,
            PriceList::Redshift => redshift::import(&job, &mut draft, &mut report)?,
            PriceList::Rds => rds::import(&job, &mut draft, &mut report)?,
            PriceList::Timestream => timestream::import(&job, &mut draft, &mut report)?,
            PriceList::Aurora => aurora::import(&job, &mut draft, &mut report)?,
            PriceList::AuroraDsql => aurora_dsql::import(&job, &mut draft, &mut report)?,
            PriceList::Neptune => neptune::import(&job, &mut draft, &mut report)?,
            PriceList::DocumentDb => documentdb::import(&job, &mut draft, &mut report)?,
        }
        files.push((service.file().to_owned(), draft.finish().to_string()));
    }
    many::rest(&job, &mut report)?;
    database_plans::rest(&job, &mut report)?;
    files.push(("ec2-instance-types.csv".to_owned(), types.render()));
    files.sort();

    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).chain([AWS_NAMES]);
    let catalogue = Catalogue::from_texts(texts).context("the files do not make a catalogue")?;
    Ok(Import { summary: report.summary(&catalogue, &files), files })
}
