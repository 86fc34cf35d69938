//! Tables of DynamoDB.

use units::Unit;

use crate::database_plans::{self, Rate};
use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates};

const fn request(item: &'static str) -> Key {
    key(Unit::Request, "on-demand", item)
}

const fn capacity(item: &'static str) -> Key {
    key(Unit::CapacityUnitHour, "provisioned", item)
}

const fn reserved(dimension: &'static str, item: &'static str) -> Key {
    key(Unit::CapacityUnitHour, dimension, item)
}

const fn upfront(dimension: &'static str, item: &'static str) -> Key {
    key(Unit::Each, dimension, item)
}

const FREE: &str = "the free allowance, which is a switch of the design";

const LABELS: &[Label] = &[
    Label::Price("PayPerRequest Read Request Units", request("read/standard")),
    Label::Price("PayPerRequest Read Request Units IA", request("read/standard-ia")),
    Label::Price("PayPerRequest Write Request Units", request("write/standard")),
    Label::Price("PayPerRequest Write Request Units IA", request("write/standard-ia")),
    Label::Price("PayPerRequest Replicated Write Request Units", request("replicated-write/standard")),
    Label::Price("PayPerRequest Replicated Write Request Units IA", request("replicated-write/standard-ia")),
    Label::Price("Provisioned Read Units", capacity("read/standard")),
    Label::Price("Provisioned Read Units IA", capacity("read/standard-ia")),
    Label::Price("Provisioned Write Units", capacity("write/standard")),
    Label::Price("Provisioned Write Units IA", capacity("write/standard-ia")),
    Label::Price("Provisioned Replicated Write Units", capacity("replicated-write/standard")),
    Label::Price("Provisioned Replicated Write Units IA", capacity("replicated-write/standard-ia")),
    Label::Price("1yr Read Capacity Unit Hrs Provisioned", reserved("reserved/1y", "read")),
    Label::Price("1yr Write Capacity Unit Hrs Provisioned", reserved("reserved/1y", "write")),
    Label::Price("3yr Read Capacity Unit Hrs Provisioned", reserved("reserved/3y", "read")),
    Label::Price("3yr Write Capacity Unit Hrs Provisioned", reserved("reserved/3y", "write")),
    Label::Price("Provisioned 1yr DDB-ReadUnits Upfront Fee", upfront("reserved-upfront/1y", "read")),
    Label::Price("Provisioned 1yr DDB-WriteUnits Upfront Fee", upfront("reserved-upfront/1y", "write")),
    Label::Price("Provisioned 3yr DDB-ReadUnits Upfront Fee", upfront("reserved-upfront/3y", "read")),
    Label::Price("Provisioned 3yr DDB-WriteUnits Upfront Fee", upfront("reserved-upfront/3y", "write")),
    Label::Price("Data Storage Indexed GB-Mo", key(Unit::GbMonth, "storage", "standard")),
    Label::Price("Data Storage Indexed - IA GB-Mo", key(Unit::GbMonth, "storage", "standard-ia")),
    Label::Price("On-Demand Backup Storage GB-Month", key(Unit::GbMonth, "backup", "on-demand")),
    Label::Price("PITR Backup Storage GB-Mo", key(Unit::GbMonth, "backup", "continuous")),
    Label::Price("Restore Data Size", key(Unit::Gb, "restore", "backup")),
    Label::Price("Export Data Size per GB", key(Unit::Gb, "export", "full")),
    Label::Price("Export Data Size Incremental Export per GB", key(Unit::Gb, "export", "incremental")),
    Label::Price("Import Data Size", key(Unit::Gb, "import", "s3")),
    Label::Price("Streams Read Requests", key(Unit::Request, "streams", "reads")),
    Label::Price("Change Data Capture Units for Kinesis Data Streams", key(Unit::Request, "change-data", "kinesis")),
    Label::Left("Change Data Capture Units for AWS Glue Elastic Views", "a service that AWS has ended"),
    Label::Left("Data Storage Indexed Free Tier GB-Mo", FREE),
    Label::Left("Provisioned Read Units Free Tier", FREE),
    Label::Left("Provisioned Write Units Free Tier", FREE),
    Label::Left("Provisioned Replicated Write UnitsFree Tier", FREE),
    Label::Left("Streams Read Requests Free Tier", FREE),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists_since(job, ("dynamodb", dates::DYNAMODB), LABELS, draft, report)?;
    database_plans::import(job, draft, report, rate)
}

/// The plan takes 18 % off requests and 12 % off provisioned capacity (AWS Savings Plans pricing, Database Savings
/// Plans), in both table classes: `IA-ReplWriteCapacityUnit-Hrs`.
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "dynamodb" {
        return Ok(None);
    }
    let usage = row.text("item")?;
    let (usage, class) = usage.strip_prefix("IA-").map_or((usage, "standard"), |usage| (usage, "standard-ia"));
    let unknown = || row.fault(&format!("unknown usage {usage:?}"));
    let (usage, mode, unit, percent) =
        match (usage.strip_suffix("RequestUnits"), usage.strip_suffix("CapacityUnit-Hrs")) {
            (Some(usage), _) => (usage, "on-demand", Unit::Request, 82),
            (_, Some(usage)) => (usage, "provisioned", Unit::CapacityUnitHour, 88),
            _ => return Err(unknown()),
        };
    let usage = match usage {
        "Read" => "read",
        "Write" => "write",
        "ReplWrite" => "replicated-write",
        _ => return Err(unknown()),
    };
    Ok(Some(Rate::new(mode, format!("{usage}/{class}"), unit, percent).priced_as(mode)))
}
