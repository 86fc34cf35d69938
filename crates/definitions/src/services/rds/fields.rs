//! The fields of RDS.

use catalog::PriceList;

use super::options::OPTIONS;
use super::{
    BILLED_APART, GP3, HAS_EXTENDED_SUPPORT, HAS_LOG_VOLUME, HAS_PROXY, LICENSED, MAGNETIC, ON_DEMAND_PRICES,
    PROVISIONED,
};
use crate::connections::PEAK_CONNECTIONS;
use crate::purchase_choices::purchase;
use crate::{Absent, Choice, Condition, Field, Measure, PurchaseOption, Type};

const ENGINES: &[Choice] = &[
    Choice::new("mysql", "MySQL"),
    Choice::new("mariadb", "MariaDB"),
    Choice::new("postgresql", "PostgreSQL"),
    Choice::new("oracle-se2", "Oracle Standard Edition Two"),
    Choice::new("oracle-ee", "Oracle Enterprise Edition"),
    Choice::new("sqlserver-express", "SQL Server Express Edition"),
    Choice::new("sqlserver-web", "SQL Server Web Edition"),
    Choice::new("sqlserver-standard", "SQL Server Standard Edition"),
    Choice::new("sqlserver-enterprise", "SQL Server Enterprise Edition"),
    Choice::new("sqlserver-developer", "SQL Server Developer Edition"),
    Choice::new("db2-standard", "Db2 Standard Edition"),
    Choice::new("db2-advanced", "Db2 Advanced Edition"),
];

const LICENSES: &[Choice] = &[
    Choice::new("license-included", "License included"),
    Choice::new("bring-your-own-license", "Bring your own license"),
];

const DEPLOYMENTS: &[Choice] = &[
    Choice::new("single-az", "Single-AZ"),
    Choice::new("multi-az", "Multi-AZ instance"),
    Choice::new("multi-az-cluster", "Multi-AZ cluster"),
];

const STORAGE_TYPES: &[Choice] = &[
    Choice::new("gp3", "General Purpose SSD (gp3)"),
    Choice::new("gp2", "General Purpose SSD (gp2)"),
    Choice::new("io1", "Provisioned IOPS SSD (io1)"),
    Choice::new("io2", "Provisioned IOPS SSD (io2)"),
    Choice::new("magnetic", "Magnetic"),
];

const PURCHASES: &[Choice] = &PurchaseOption::choices(&OPTIONS);

const SUPPORT: &[Choice] = &[
    Choice::new("none", "Not needed"),
    Choice::new("year-1-2", "Extended Support, years 1 and 2"),
    Choice::new("year-3", "Extended Support, year 3"),
];

const INSIGHTS: &[Choice] = &[Choice::new("standard", "Standard (free)"), Choice::new("advanced", "Advanced")];

const fn number(name: &'static str, label: &'static str, least: u64, most: u64, unit: &'static str) -> Field {
    Field::new(name, label, Type::Number { least, most, decimals: 0, unit })
}

pub(super) const ENGINE_FIELD: Field = Field::choice("engine", "Engine", ENGINES).absent(Absent::Refused);
pub(super) const LICENSE: Field = Field::choice("license", "License", LICENSES).when(LICENSED).hint(
    "Your own media for SQL Server; a license from AWS Marketplace counts as included for Db2. Oracle Enterprise \
         Edition always needs your own license",
);
pub(super) const DEPLOYMENT: Field = Field::choice("deployment", "Deployment", DEPLOYMENTS)
    .hint("The standby of a Multi-AZ instance serves no reads; those of a cluster do");

pub(super) const CONFIG: &[Field] = &[
    ENGINE_FIELD,
    LICENSE,
    Field::new(
        "instance_class",
        "Instance class",
        Type::Item {
            list: PriceList::Rds,
            dimension: ON_DEMAND_PRICES,
            what: "database class",
            example: "db.m7g.large",
            unpriced: &[],
        },
    )
    .absent(Absent::Refused),
    DEPLOYMENT,
    purchase(PURCHASES),
    Field::choice("storage_type", "Storage type", STORAGE_TYPES),
    number("storage_gib", "Storage", 20, 262_144, "GiB")
        .absent(Absent::Refused)
        .hint("Provisioned; billed as long as the database exists, also while it is stopped"),
    number("iops", "Provisioned IOPS", 0, 256_000, "IOPS")
        .hint("gp3 includes 3,000, striped 12,000: from 400 GiB, Oracle from 200; io1 and io2 bill all of them")
        .missing("the provisioned IOPS")
        .when(Condition::Any(&[GP3, PROVISIONED])),
    number("throughput_mibps", "Throughput", 0, 4_000, "MiB/s").hint("gp3 includes 125, striped 500").when(GP3),
    number("licensed_vcpus", "Licensed vCPUs", 1, 448, "vCPU")
        .hint(
            "Per instance, with Optimize CPU; the SQL Server license is billed for 4 at least. Empty: those of the class, \
             from 2xlarge on half of them",
        )
        .when(BILLED_APART),
    PEAK_CONNECTIONS,
    Field::new("proxy", "RDS Proxy", Type::Flag)
        .absent(Absent::No)
        .hint("Pools connections, for the vCPUs of the database")
        .when(HAS_PROXY),
    number("read_replicas", "Read replicas", 0, 100, "")
        .absent(Absent::Counts(0))
        .hint("Per database, of the same class and storage, Single-AZ, in the region"),
    Field::new("replicated_to", "Replica in region", Type::Region)
        .hint("For the transfer. The replica itself is a database of that region"),
    Field::new("backups_copied_to", "Backups copied to", Type::Region),
    number("autoscaling_max_gib", "Maximum with storage autoscaling", 20, 65_536, "GiB")
        .hint("Storage grows up to it, and never shrinks"),
    Field::new("dedicated_log_volume", "Dedicated log volume", Type::Flag)
        .absent(Absent::No)
        .hint("1,024 GiB and 3,000 IOPS more, also of the standby and of read replicas")
        .when(HAS_LOG_VOLUME),
    Field::choice("extended_support", "Extended Support", SUPPORT).when(HAS_EXTENDED_SUPPORT),
    Field::choice("insights", "Database Insights", INSIGHTS),
];

pub(super) const USAGE: &[Field] = &[
    Field::hours().hint("Less than all month: stopped for the rest. Hours above those of the month do not count"),
    Field::usage("io_requests", "I/O requests", Measure::Count("I/O requests"), "the I/O requests")
        .hint("Total of all databases")
        .when(MAGNETIC),
    Field::optional("backup_gb", "Backup storage", Measure::Amount("GB-months"), "the GB of backups")
        .hint("Total of all databases; free up to the storage of the region's databases"),
    Field::optional("snapshot_export_gb", "Snapshots exported to S3", Measure::Data, "the GB of exported snapshots")
        .hint("Total of all databases"),
    Field::optional("surplus_vcpu_hours", "Surplus CPU credits", Measure::Amount("vCPU-hours"), "the surplus credits")
        .hint("Total of all databases, above the baseline")
        .when(Condition::StartsWith("instance_class", "db.t")),
    Field::usage("replicated_gb", "Replicated data", Measure::Data, "the GB replicated")
        .hint("Total of all databases")
        .when(Condition::Given("replicated_to")),
    Field::usage("copied_backup_gb", "Backups copied", Measure::Data, "the GB copied")
        .hint("Total of all databases")
        .when(Condition::Given("backups_copied_to")),
    Field::usage("kept_copies_gb", "Copies kept", Measure::Amount("GB-months"), "the GB of copies")
        .hint("Total of all databases")
        .when(Condition::Given("backups_copied_to")),
    Field::usage(
        "workload_io_requests",
        "I/O requests on Aurora",
        Measure::Count("I/O requests"),
        "the I/O requests on Aurora",
    )
    .hint("For the comparison with Aurora Standard, which bills them: reads and writes of each database"),
    Field::usage("workload_acu_hours", "ACU-hours on Serverless v2", Measure::Count("ACU-hours"), "the ACU-hours")
        .hint("For the comparison with Aurora Serverless v2: of all instances of a database together"),
    Field::optional("insights_calls", "Performance Insights API calls", Measure::Count("requests"), "the API calls")
        .hint("Total of all databases"),
];
