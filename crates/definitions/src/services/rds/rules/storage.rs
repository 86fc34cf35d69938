//! Limits of the storage of RDS, and what would be cheaper (Amazon RDS user guide, storage).

use super::super::{
    DB2, GP3, INCLUDED_IOPS, INCLUDED_MIBPS, MAGNETIC, ORACLE, PROVISIONED, SQL_SERVER, STRIPED, STRIPED_GIB,
    STRIPED_GIB_OF_ORACLE,
};
use super::refused;
use crate::{Amount, Condition, Level, Rule, Test, Text, Values};

const IOPS: Amount = Amount::Field("iops");
const MIBPS: Amount = Amount::Field("throughput_mibps");
const SIZE: Amount = Amount::Field("storage_gib");
const IO1: Condition = Condition::Is("storage_type", &["io1"]);
const GIVEN_IOPS: Condition = Condition::All(&[PROVISIONED, Condition::Given("iops")]);
const IO2: Condition = Condition::Is("storage_type", &["io2"]);
/// The performance of gp3 volumes that are not striped cannot be raised, except those of SQL Server.
const SMALL_GP3: Condition = Condition::All(&[GP3, Condition::Not(&STRIPED), Condition::Not(&SQL_SERVER)]);
const GP3_OF_SQL_SERVER: Condition = Condition::All(&[GP3, SQL_SERVER]);
const ADDITIONAL_VOLUMES: Condition = Condition::Any(&[ORACLE, SQL_SERVER]);
const AUTOSCALING: Condition = Condition::Given("autoscaling_max_gib");
const OLDER_SSD: Condition = Condition::Is("storage_type", &["gp2", "io1"]);
/// More IOPS than gp3 includes.
const MORE_IOPS: Condition = Condition::Any(&[
    Condition::All(&[STRIPED, Condition::AtLeast("iops", 12_001)]),
    Condition::All(&[Condition::Not(&STRIPED), Condition::AtLeast("iops", 3_001)]),
]);
/// IOPS that gp3 does not include are bought with it; those that it includes cannot be.
const CHEAPER_GP3: Rule = Rule {
    id: "db-storage-gp3",
    level: Level::Advice,
    place: "/config/storage_type",
    test: Test::CheaperWith(Condition::All(&[OLDER_SSD, MORE_IOPS]), &[("storage_type", "gp3")]),
    message: Text::Is("gp3 has the same performance for less"),
    fix: "change the storage type to gp3",
};

pub(super) const ALL: &[Rule] = &[
    refused(
        "rds-iops-missing",
        "/config/iops",
        Test::When(Condition::All(&[PROVISIONED, Condition::Not(&Condition::Given("iops"))])),
        "io1 and io2 volumes are created with their IOPS",
        "enter the IOPS",
    ),
    refused(
        "rds-gp3-small",
        "/config/iops",
        Test::Above(SMALL_GP3, IOPS, Amount::Of(3_000)),
        "gp3 below 400 GiB (Oracle: 200) has 3,000 IOPS, which cannot be raised",
        "use more storage, or leave the IOPS out",
    ),
    refused(
        "rds-gp3-small",
        "/config/throughput_mibps",
        Test::Above(SMALL_GP3, MIBPS, Amount::Of(125)),
        "gp3 below 400 GiB (Oracle: 200) has 125 MiB/s, which cannot be raised",
        "use more storage, or leave the throughput out",
    ),
    refused(
        "rds-gp3-iops",
        "/config/iops",
        Test::Above(Condition::All(&[GP3, Condition::Not(&SQL_SERVER)]), IOPS, Amount::Of(64_000)),
        "gp3 has 64,000 IOPS at most",
        "use io2, or fewer IOPS",
    ),
    refused(
        "rds-gp3-least",
        "/config/iops",
        Test::Above(Condition::All(&[GP3, Condition::Given("iops")]), INCLUDED_IOPS, IOPS),
        "gp3 has the IOPS that it includes at least: 3,000, from 400 GiB (Oracle: 200) 12,000, SQL Server always 3,000",
        "leave the IOPS out, or enter more",
    ),
    refused(
        "rds-gp3-least",
        "/config/throughput_mibps",
        Test::Above(Condition::All(&[GP3, Condition::Given("throughput_mibps")]), INCLUDED_MIBPS, MIBPS),
        "gp3 has the throughput that it includes at least: 125 MiB/s, from 400 GiB (Oracle: 200) 500, SQL Server always 125",
        "leave the throughput out, or enter more",
    ),
    refused(
        "rds-gp3-ratio",
        "/config/throughput_mibps",
        Test::Above(
            GP3,
            Amount::Times(&[Amount::Of(4), MIBPS]),
            Amount::If(Condition::Given("iops"), &IOPS, &INCLUDED_IOPS),
        ),
        "gp3 has 0.25 MiB/s for each of its IOPS at most",
        "use more IOPS, or less throughput",
    ),
    refused(
        "rds-iops-per-gib",
        "/config/iops",
        Test::Above(GP3, IOPS, Amount::Times(&[Amount::Of(500), SIZE])),
        "gp3 has 500 IOPS per GiB at most",
        "use more storage, or fewer IOPS",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(
            Condition::All(&[GP3_OF_SQL_SERVER, Condition::Given("iops")]),
            SIZE,
            Amount::Times(&[Amount::Of(2), IOPS]),
        ),
        "gp3 of SQL Server has 0.5 IOPS per GiB at least",
        "use more IOPS",
    ),
    refused(
        "rds-db2-storage",
        "/config/storage_type",
        Test::When(Condition::All(&[DB2, Condition::Is("storage_type", &["gp2", "magnetic"])])),
        "Db2 has neither gp2 nor magnetic storage",
        "use gp3, io1 or io2",
    ),
    Rule {
        id: "rds-magnetic",
        level: Level::Warning,
        place: "/config/storage_type",
        test: Test::When(MAGNETIC),
        message: Text::Is("AWS ended magnetic storage on April 30, 2026, and migrates its volumes to gp3"),
        fix: "use gp3 or io2",
    },
    refused(
        "rds-gp3-iops",
        "/config/iops",
        Test::Above(GP3_OF_SQL_SERVER, IOPS, Amount::Of(80_000)),
        "gp3 of SQL Server has 80,000 IOPS at most",
        "use io2, or fewer IOPS",
    ),
    refused(
        "rds-gp3-throughput",
        "/config/throughput_mibps",
        Test::Above(GP3_OF_SQL_SERVER, MIBPS, Amount::Of(2_000)),
        "gp3 of SQL Server has 2,000 MiB/s at most",
        "use io2, or less throughput",
    ),
    refused(
        "rds-storage-most",
        "/config/storage_gib",
        Test::Above(Condition::Not(&ADDITIONAL_VOLUMES), SIZE, Amount::Of(65_536)),
        "a database has 64 TiB at most; those of Oracle and SQL Server 256 TiB with additional volumes",
        "use less storage, or several databases",
    ),
    refused(
        "rds-storage-most",
        "/config/storage_gib",
        Test::Above(MAGNETIC, SIZE, Amount::Of(3_072)),
        "magnetic storage has 3 TiB at most",
        "use gp3",
    ),
    refused(
        "rds-autoscaling",
        "/config/autoscaling_max_gib",
        Test::Above(
            AUTOSCALING,
            Amount::Times(&[Amount::Of(11), SIZE]),
            Amount::Times(&[Amount::Of(10), Amount::Field("autoscaling_max_gib")]),
        ),
        "the maximum of storage autoscaling is at least 10 % above the storage",
        "enter a larger maximum",
    ),
    refused(
        "rds-autoscaling",
        "/config/autoscaling_max_gib",
        Test::When(Condition::All(&[MAGNETIC, AUTOSCALING])),
        "magnetic storage has no autoscaling",
        "use gp3, or leave the maximum out",
    ),
    refused(
        "rds-iops-per-gib",
        "/config/iops",
        Test::Above(IO1, IOPS, Amount::Times(&[Amount::Of(50), SIZE])),
        "io1 has 50 IOPS per GiB at most",
        "use more storage, or fewer IOPS",
    ),
    refused(
        "rds-iops-per-gib",
        "/config/iops",
        Test::Above(IO2, IOPS, Amount::Times(&[Amount::Of(1_000), SIZE])),
        "io2 has 1,000 IOPS per GiB at most",
        "use more storage, or fewer IOPS",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(GIVEN_IOPS, Amount::Of(1_000), IOPS),
        "io1 and io2 volumes have 1,000 IOPS at least",
        "use 1,000 IOPS or more, or gp3",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(
            Condition::All(&[IO1, Condition::Given("iops"), Condition::Not(&SQL_SERVER)]),
            SIZE,
            Amount::Times(&[Amount::Of(2), IOPS]),
        ),
        "io1 has 0.5 IOPS per GiB at least",
        "use more IOPS, or gp3",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(Condition::All(&[IO1, Condition::Given("iops"), SQL_SERVER]), SIZE, IOPS),
        "io1 of SQL Server has 1 IOPS per GiB at least",
        "use more IOPS, or gp3",
    ),
    refused(
        "rds-storage-least",
        "/config/storage_gib",
        Test::Above(Condition::All(&[PROVISIONED, Condition::Not(&SQL_SERVER)]), Amount::Of(100), SIZE),
        "io1 and io2 volumes have 100 GiB at least",
        "use 100 GiB or more, or gp3",
    ),
    CHEAPER_GP3,
    Rule {
        test: Test::CheaperWith(
            Condition::All(&[OLDER_SSD, Condition::Not(&MORE_IOPS)]),
            &[("storage_type", "gp3"), ("iops", Values::LEFT_OUT)],
        ),
        ..CHEAPER_GP3
    },
];

const _: () = assert!(STRIPED_GIB == 400 && STRIPED_GIB_OF_ORACLE == 200, "the messages say 400 and 200 GiB");
