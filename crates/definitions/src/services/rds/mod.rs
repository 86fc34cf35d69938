//! Amazon RDS for MySQL, MariaDB and PostgreSQL.

mod charges;
mod rules;

use catalog::PriceList;

use crate::{
    Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type, Unpriced,
};

/// gp3 volumes.
const GP3: Condition = Condition::Is("storage_type", &["gp3"]);
/// Volumes with provisioned IOPS.
const PROVISIONED: Condition = Condition::Is("storage_type", &["io1", "io2"]);
const MAGNETIC: Condition = Condition::Is("storage_type", &["magnetic"]);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);

/// From this size on, gp3 volumes are striped: they include more performance, and it can be increased.
const STRIPED_GIB: u64 = 400;
const STRIPED: Condition = Condition::AtLeast("storage_gib", STRIPED_GIB);

const ENGINES: &[Choice] =
    &[Choice::new("mysql", "MySQL"), Choice::new("mariadb", "MariaDB"), Choice::new("postgresql", "PostgreSQL")];

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

const PURCHASES: &[Choice] = &[
    Choice::new("on-demand", "On-Demand"),
    Choice::new("1y-no-upfront", "Reserved, 1 year, no upfront"),
    Choice::new("1y-partial-upfront", "Reserved, 1 year, partial upfront"),
    Choice::new("3y-partial-upfront", "Reserved, 3 years, partial upfront"),
];

const SUPPORT: &[Choice] = &[
    Choice::new("none", "Not needed"),
    Choice::new("year-1-2", "Extended Support, years 1 and 2"),
    Choice::new("year-3", "Extended Support, year 3"),
];

/// The dimension of on-demand prices.
const ON_DEMAND_PRICES: Text =
    Text::All(&[Text::Is("on-demand/"), Text::Of("engine"), Text::Is("/"), Text::Of("deployment")]);

const CLUSTER: Condition = Condition::Is("deployment", &["multi-az-cluster"]);

const UNPRICED: &[Unpriced] = &[
    Unpriced {
        code: "rds.",
        when: Condition::All(&[Condition::Is("engine", &["mariadb"]), Condition::Not(&ON_DEMAND)]),
        reason: "the table of reserved prices has MySQL and PostgreSQL",
    },
    Unpriced {
        code: "rds.",
        when: Condition::All(&[CLUSTER, Condition::Not(&ON_DEMAND)]),
        reason: "the table of reserved prices has no Multi-AZ clusters",
    },
    Unpriced {
        code: "rds.instance",
        when: Condition::All(&[CLUSTER, Condition::Is("engine", &["mariadb"])]),
        reason: "AWS sells no Multi-AZ clusters of MariaDB",
    },
    Unpriced { code: "rds.", when: Condition::Is("storage_type", &["io2"]), reason: "no table has io2 of RDS" },
    Unpriced {
        code: "rds.",
        when: Condition::All(&[CLUSTER, Condition::Is("storage_type", &["gp2", "gp3", "magnetic"])]),
        reason: "of the storage of Multi-AZ clusters the tables have io1 alone",
    },
    Unpriced {
        code: "rds.extended-support",
        when: Condition::Is("extended_support", &["year-3"]),
        reason: "no table has the third year",
    },
];

/// RDS databases.
pub static RDS: Definition = Definition {
    kind: "rds",
    title: "Amazon RDS",
    adds: "RDS database",
    new: ("database", "Database"),
    noun: "database",
    count: "Databases",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "rds",
    parent: None,
    summary: Text::All(&[
        Text::Of("instance_class"),
        Text::Is(", "),
        Text::Label("engine"),
        Text::Is(", "),
        Text::Of("storage_gib"),
        Text::Is(" GiB "),
        Text::Of("storage_type"),
    ]),
    about: "Instances by the second, by class, engine and deployment; storage, provisioned IOPS and throughput; backups \
            above the storage of the region's databases; read replicas; reserved instances; Extended Support.",
    config: &[
        Field::choice("engine", "Engine", ENGINES).absent(Absent::Refused),
        Field::new(
            "instance_class",
            "Instance class",
            Type::Item {
                list: PriceList::Rds,
                dimension: ON_DEMAND_PRICES,
                what: "database class",
                example: "db.m7g.large",
            },
        )
        .absent(Absent::Refused),
        Field::choice("deployment", "Deployment", DEPLOYMENTS),
        Field::choice("purchase", "Purchase option", PURCHASES),
        Field::choice("storage_type", "Storage type", STORAGE_TYPES),
        Field::new("storage_gib", "Storage", Type::Number { least: 5, most: 65_536, decimals: 0, unit: "GiB" })
            .absent(Absent::Refused)
            .hint("Provisioned; billed as long as the database exists, also while it is stopped"),
        Field::new("iops", "Provisioned IOPS", Type::Number { least: 0, most: 256_000, decimals: 0, unit: "IOPS" })
            .hint("gp3 includes 3,000, from 400 GiB 12,000; io1 and io2 bill all of them")
            .when(Condition::Any(&[GP3, PROVISIONED])),
        Field::new(
            "throughput_mibps",
            "Throughput",
            Type::Number { least: 0, most: 4_000, decimals: 0, unit: "MiB/s" },
        )
        .hint("gp3 includes 125, from 400 GiB 500")
        .when(GP3),
        Field::new("read_replicas", "Read replicas", Type::Number { least: 0, most: 100, decimals: 0, unit: "" })
            .absent(Absent::Counts(0))
            .hint("Of each, of the same class and storage, Single-AZ, in the region"),
        Field::choice("extended_support", "Extended Support", SUPPORT),
    ],
    usage: &[
        Field::hours().hint("Less than all month: stopped for the rest"),
        Field::usage("io_requests", "I/O requests", Measure::Count("I/O requests"), "the I/O requests").when(MAGNETIC),
        Field::usage("backup_gb", "Backup storage", Measure::Amount("GB-months"), "the GB of backups")
            .absent(Absent::Zero)
            .hint("Of all of them; free up to the storage of the region's databases"),
        Field::usage("snapshot_export_gb", "Snapshots exported to S3", Measure::Data, "the GB of exported snapshots")
            .absent(Absent::Zero),
        Field::usage("surplus_vcpu_hours", "Surplus CPU credits", Measure::Amount("vCPU-hours"), "the surplus credits")
            .absent(Absent::Zero)
            .hint("Of all of them, above the baseline")
            .when(Condition::StartsWith("instance_class", "db.t")),
    ],
    form: &[
        FormRow::Fields(&["engine", "instance_class"]),
        FormRow::Fields(&["deployment", "placement/count"]),
        FormRow::Fields(&["storage_type", "storage_gib"]),
        FormRow::Fields(&["iops", "throughput_mibps", "io_requests"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["surplus_vcpu_hours"]),
        FormRow::More(
            "Replicas, backups, support",
            "read replicas, backup storage, exports, Extended Support",
            &["read_replicas", "backup_gb", "snapshot_export_gb", "extended_support"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("engine", "postgresql"), ("instance_class", "db.m7g.large"), ("storage_gib", "100")],
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: UNPRICED,
    sources: &[
        "Amazon RDS for MySQL pricing",
        "Amazon RDS for PostgreSQL pricing",
        "Amazon RDS for MariaDB pricing",
        "Amazon RDS user guide, storage",
        "Amazon RDS reserved instances",
    ],
};
