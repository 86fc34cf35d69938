//! The charges of RDS.

use catalog::PriceList;
use units::Unit;

use super::{GP3, MAGNETIC, ON_DEMAND_PRICES, PROVISIONED, STRIPED};
use crate::{Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

const DATABASES: Factor = Factor::placed("database", "databases");
const REPLICAS: Factor = Factor::of(Amount::Field("read_replicas"), "read replica each", "read replicas each");
const HAS_REPLICAS: Condition = Condition::AtLeast("read_replicas", 1);
const CLASS: Text = Text::Of("instance_class");
const CLUSTER: &str = "the price of a Multi-AZ cluster is that of its three instances together";

/// The label of an instance, without its purchase option.
const INSTANCE: Text =
    Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", "), Text::Label("deployment")]);
/// The label of read replicas.
const REPLICA: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", read replicas")]);

const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Rds, dimension, item })
}

/// Instances with a purchase option, by the hour.
const fn instances(
    purchase: &'static [&'static str],
    label: Text,
    dimension: Text,
    hours: &'static [Factor],
) -> Charge {
    Charge {
        code: "rds.instance",
        label,
        unit: Unit::InstanceHour,
        factors: hours,
        price: key(dimension, CLASS),
        when: Condition::Is("purchase", purchase),
        perhaps_sold: true,
        ..Charge::NEW
    }
}

/// The upfront part of a reservation.
const fn upfront(
    label: &'static str,
    dimension: Text,
    months: u32,
    when: Condition,
    factors: &'static [Factor],
) -> Charge {
    Charge {
        code: "rds.upfront",
        label: Text::Is(label),
        unit: Unit::Each,
        factors,
        price: key(dimension, CLASS),
        once_for_months: Some(months),
        when,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

/// The dimension of a reserved price, by deployment.
macro_rules! reserved {
    ($path:literal) => {
        Text::All(&[
            Text::Is(concat!("reserved/", $path, "/")),
            Text::Of("engine"),
            Text::Is("/"),
            Text::Of("deployment"),
        ])
    };
    ($path:literal of replicas) => {
        Text::All(&[Text::Is(concat!("reserved/", $path, "/")), Text::Of("engine"), Text::Is("/single-az")])
    };
}

/// A label followed by the purchase option.
macro_rules! bought {
    ($of:expr, $how:literal) => {
        Text::All(&[$of, Text::Is(concat!(", ", $how))])
    };
}

const RUNNING: &[Factor] = &[DATABASES, Factor::HOURS];
const ALL_MONTH: &[Factor] = &[DATABASES, Factor::MONTH];
const REPLICAS_RUNNING: &[Factor] = &[DATABASES, REPLICAS, Factor::HOURS];
const REPLICAS_ALL_MONTH: &[Factor] = &[DATABASES, REPLICAS, Factor::MONTH];

const IS_CLUSTER: Condition = Condition::Is("deployment", &["multi-az-cluster"]);

/// The replicas with a purchase option.
const fn replicas(purchase: &'static [&'static str], label: Text, dimension: Text, hours: &'static [Factor]) -> Charge {
    Charge { code: "rds.replicas", ..instances(purchase, label, dimension, hours) }
}

/// A charge for the volumes of the databases, and the same for those of their replicas.
const fn volumes(
    code: &'static str,
    label: Text,
    unit: Unit,
    price: Price,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label, unit, factors, price, when, ..Charge::NEW }
}

const GIB: Factor = Factor::amount(Amount::Field("storage_gib"), "GiB");
const IOPS: Factor = Factor::amount(Amount::Needed("iops"), "provisioned IOPS");
const IOPS_ABOVE: Factor = Factor::amount(
    Amount::Above(&Amount::Field("iops"), &Amount::If(STRIPED, &Amount::Of(12_000), &Amount::Of(3_000))),
    "IOPS above the included",
);
const MIBPS_ABOVE: Factor = Factor::amount(
    Amount::Above(&Amount::Field("throughput_mibps"), &Amount::If(STRIPED, &Amount::Of(500), &Amount::Of(125))),
    "MiB/s above the included",
);

const STORAGE_TYPE: Text = Text::Of("storage_type");
const STORAGE: Price = key(Text::All(&[Text::Is("storage/"), Text::Of("deployment")]), STORAGE_TYPE);
const PROVISIONED_IOPS: Price = key(Text::All(&[Text::Is("iops/"), Text::Of("deployment")]), STORAGE_TYPE);
const THROUGHPUT: Price = key(Text::All(&[Text::Is("throughput/"), Text::Of("deployment")]), STORAGE_TYPE);

const GP3_WITH_IOPS: Condition = Condition::All(&[GP3, Condition::Given("iops")]);
const GP3_WITH_THROUGHPUT: Condition = Condition::All(&[GP3, Condition::Given("throughput_mibps")]);

/// The vCPUs that extended support counts, including standbys and replicas.
const SUPPORTED: Factor = Factor::of(
    Amount::Sum(&[
        Amount::ByChoice("deployment", &[("single-az", 1), ("multi-az", 2), ("multi-az-cluster", 3)]),
        Amount::Field("read_replicas"),
    ]),
    "instance each",
    "instances each",
);

pub(super) const ALL: &[Charge] = &[
    Charge {
        when: Condition::All(&[Condition::Is("purchase", &["on-demand"]), Condition::Not(&IS_CLUSTER)]),
        ..instances(&[], INSTANCE, ON_DEMAND_PRICES, RUNNING)
    },
    Charge {
        when: Condition::All(&[Condition::Is("purchase", &["on-demand"]), IS_CLUSTER]),
        assumption: CLUSTER,
        ..instances(&[], INSTANCE, ON_DEMAND_PRICES, RUNNING)
    },
    instances(&["1y-no-upfront"], bought!(INSTANCE, "reserved for 1 year"), reserved!("1y/no-upfront"), ALL_MONTH),
    instances(
        &["1y-partial-upfront"],
        bought!(INSTANCE, "reserved for 1 year, monthly part"),
        reserved!("1y/partial-upfront"),
        ALL_MONTH,
    ),
    instances(
        &["3y-partial-upfront"],
        bought!(INSTANCE, "reserved for 3 years, monthly part"),
        reserved!("3y/partial-upfront"),
        ALL_MONTH,
    ),
    upfront(
        "Reserved for 1 year, upfront part",
        reserved!("1y/partial-upfront-fee"),
        12,
        Condition::Is("purchase", &["1y-partial-upfront"]),
        &[DATABASES],
    ),
    upfront(
        "Reserved for 3 years, upfront part",
        reserved!("3y/partial-upfront-fee"),
        36,
        Condition::Is("purchase", &["3y-partial-upfront"]),
        &[DATABASES],
    ),
    Charge {
        when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["on-demand"])]),
        ..replicas(
            &[],
            REPLICA,
            Text::All(&[Text::Is("on-demand/"), Text::Of("engine"), Text::Is("/single-az")]),
            REPLICAS_RUNNING,
        )
    },
    Charge {
        when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["1y-no-upfront"])]),
        ..replicas(
            &[],
            bought!(REPLICA, "reserved for 1 year"),
            reserved!("1y/no-upfront" of replicas),
            REPLICAS_ALL_MONTH,
        )
    },
    Charge {
        when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["1y-partial-upfront"])]),
        ..replicas(
            &[],
            bought!(REPLICA, "reserved for 1 year, monthly part"),
            reserved!("1y/partial-upfront" of replicas),
            REPLICAS_ALL_MONTH,
        )
    },
    Charge {
        when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["3y-partial-upfront"])]),
        ..replicas(
            &[],
            bought!(REPLICA, "reserved for 3 years, monthly part"),
            reserved!("3y/partial-upfront" of replicas),
            REPLICAS_ALL_MONTH,
        )
    },
    Charge {
        code: "rds.replicas-upfront",
        ..upfront(
            "Read replicas reserved for 1 year, upfront part",
            reserved!("1y/partial-upfront-fee" of replicas),
            12,
            Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["1y-partial-upfront"])]),
            &[DATABASES, REPLICAS],
        )
    },
    Charge {
        code: "rds.replicas-upfront",
        ..upfront(
            "Read replicas reserved for 3 years, upfront part",
            reserved!("3y/partial-upfront-fee" of replicas),
            36,
            Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &["3y-partial-upfront"])]),
            &[DATABASES, REPLICAS],
        )
    },
    volumes(
        "rds.storage",
        Text::All(&[Text::Is("Storage, "), STORAGE_TYPE]),
        Unit::GbMonth,
        STORAGE,
        &[DATABASES, GIB],
        Condition::Always,
    ),
    volumes(
        "rds.iops",
        Text::All(&[Text::Is("Provisioned IOPS, "), STORAGE_TYPE]),
        Unit::IopsMonth,
        PROVISIONED_IOPS,
        &[DATABASES, IOPS],
        PROVISIONED,
    ),
    volumes(
        "rds.iops",
        Text::Is("IOPS above those that gp3 includes"),
        Unit::IopsMonth,
        PROVISIONED_IOPS,
        &[DATABASES, IOPS_ABOVE],
        GP3_WITH_IOPS,
    ),
    volumes(
        "rds.throughput",
        Text::Is("Throughput above that which gp3 includes"),
        Unit::MibpsMonth,
        THROUGHPUT,
        &[DATABASES, MIBPS_ABOVE],
        GP3_WITH_THROUGHPUT,
    ),
    volumes(
        "rds.replica-storage",
        Text::All(&[Text::Is("Storage of read replicas, "), STORAGE_TYPE]),
        Unit::GbMonth,
        key(Text::Is("storage/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, GIB],
        HAS_REPLICAS,
    ),
    volumes(
        "rds.replica-iops",
        Text::All(&[Text::Is("Provisioned IOPS of read replicas, "), STORAGE_TYPE]),
        Unit::IopsMonth,
        key(Text::Is("iops/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, IOPS],
        Condition::All(&[HAS_REPLICAS, PROVISIONED]),
    ),
    volumes(
        "rds.replica-iops",
        Text::Is("IOPS of read replicas above those that gp3 includes"),
        Unit::IopsMonth,
        key(Text::Is("iops/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, IOPS_ABOVE],
        Condition::All(&[HAS_REPLICAS, GP3_WITH_IOPS]),
    ),
    volumes(
        "rds.replica-throughput",
        Text::Is("Throughput of read replicas above that which gp3 includes"),
        Unit::MibpsMonth,
        key(Text::Is("throughput/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, MIBPS_ABOVE],
        Condition::All(&[HAS_REPLICAS, GP3_WITH_THROUGHPUT]),
    ),
    volumes(
        "rds.io-requests",
        Text::Is("I/O requests of magnetic storage"),
        Unit::Request,
        key(Text::Is("io-requests"), Text::Is("magnetic")),
        &[Factor::used("io_requests", "I/O requests")],
        MAGNETIC,
    ),
    Charge {
        code: "rds.backup",
        label: Text::Is("Backup storage above the storage of the databases"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("backup_gb", "GB-months of backups")],
        price: key(Text::Is("backup"), Text::Is("backup")),
        pool: Pool::Above(
            Amount::Times(&[Amount::Placed, Amount::Field("storage_gib")]),
            "as much as the storage of the region's databases",
        ),
        ..Charge::NEW
    },
    Charge {
        code: "rds.snapshot-export",
        label: Text::Is("Snapshots exported to S3"),
        unit: Unit::Gb,
        factors: &[Factor::used("snapshot_export_gb", "GB of snapshots")],
        price: key(Text::Is("snapshot-export"), Text::Is("snapshot")),
        when: Condition::Given("snapshot_export_gb"),
        assumption: "requests and storage of the export in S3 are charges of S3",
        ..Charge::NEW
    },
    Charge {
        code: "rds.extended-support",
        label: Text::Label("extended_support"),
        unit: Unit::VcpuHour,
        factors: &[DATABASES, SUPPORTED, Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs"), Factor::HOURS],
        price: key(Text::Is("extended-support"), Text::Of("extended_support")),
        when: Condition::Is("extended_support", &["year-1-2", "year-3"]),
        assumption: "standbys and read replicas are billed as well",
        missing: "the vCPUs of the class",
        ..Charge::NEW
    },
    Charge {
        code: "rds.cpu-credits",
        label: Text::Is("Surplus CPU credits"),
        unit: Unit::VcpuHour,
        factors: &[Factor::used("surplus_vcpu_hours", "vCPU-hours")],
        price: key(
            Text::Is("cpu-credits"),
            Text::If(Condition::StartsWith("instance_class", "db.t4g"), &Text::Is("t4g"), &Text::Is("t3")),
        ),
        when: Condition::All(&[
            Condition::StartsWith("instance_class", "db.t"),
            Condition::Given("surplus_vcpu_hours"),
        ]),
        ..Charge::NEW
    },
];
