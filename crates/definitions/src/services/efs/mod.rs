//! Amazon EFS: file systems by type, storage class and throughput mode.

mod charges;

use crate::{
    Absent, Amount, Choice, Condition, Definition, Field, FormRow, Icon, Level, Measure, Rule, Section, Stands, Test,
    Text, Type,
};

const ONE_ZONE: Condition = Condition::Is("file_system_type", &["one-zone"]);
const ELASTIC: Condition = Condition::Is("throughput_mode", &["elastic"]);
const PROVISIONED: Condition = Condition::Is("throughput_mode", &["provisioned"]);
/// File systems that support the Archive class.
const HAS_ARCHIVE: Condition = Condition::All(&[Condition::Is("file_system_type", &["regional"]), ELASTIC]);
const REPLICATED: Condition = Condition::Is("replication", &["same-region", "other-region"]);
const REPLICATED_AWAY: Condition = Condition::Is("replication", &["other-region"]);

/// MiB/s included in Standard storage: 1 for each 20 GB (Amazon EFS pricing, example of provisioned throughput).
const INCLUDED_MIBPS: Amount = Amount::Over(&Amount::Field("standard_gb"), 20);

/// Storage of a class other than Standard: zero when left out.
const fn stored(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    Field::usage(name, label, Measure::Amount("GB-months"), missing).absent(Absent::Zero)
}

/// Data that is read or moved: zero when left out.
const fn moved(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    Field::usage(name, label, Measure::Data, missing).absent(Absent::Zero)
}

/// A usage value of the Archive class, which is only available to Regional file systems with elastic throughput.
const fn archive_only(place: &'static str, field: &'static str) -> Rule {
    Rule {
        id: "efs-archive",
        level: Level::Error,
        place,
        test: Test::Above(Condition::Not(&HAS_ARCHIVE), Amount::Field(field), Amount::Of(0)),
        message: Text::Is("only Regional file systems with elastic throughput have Archive storage"),
        fix: "use elastic throughput and the Regional type, or Infrequent Access",
    }
}

/// EFS file systems.
pub static EFS: Definition = Definition {
    kind: "efs",
    title: "Amazon EFS",
    adds: "EFS file system",
    new: ("files", "File system"),
    noun: "file system",
    count: "",
    section: Section::Storage,
    icon: Icon::Folder,
    stands: Stands::Subnets,
    service: "efs",
    parent: None,
    summary: Text::All(&[
        Text::Label("file_system_type"),
        Text::Is(", "),
        Text::Lower("throughput_mode"),
        Text::After(", ", &Text::Used("standard_gb")),
    ]),
    about: "Storage by class, as the average of the month; reads and writes with elastic throughput; provisioned throughput \
            above what Standard storage includes; access to Infrequent Access and Archive; replication. Bursting \
            throughput is free.",
    config: &[
        Field::choice(
            "file_system_type",
            "Type",
            &[Choice::new("regional", "Regional"), Choice::new("one-zone", "One Zone")],
        ),
        Field::choice(
            "throughput_mode",
            "Throughput",
            &[
                Choice::new("elastic", "Elastic"),
                Choice::new("bursting", "Bursting"),
                Choice::new("provisioned", "Provisioned"),
            ],
        ),
        Field::new(
            "provisioned_mibps",
            "Provisioned throughput",
            Type::Number { least: 1, most: 3_414, decimals: 1, unit: "MiB/s" },
        )
        .hint("Standard storage includes 1 MiB/s for each 20 GB")
        .when(PROVISIONED),
        Field::new(
            "archive_deleted_after_days",
            "Deleted after",
            Type::Number { least: 0, most: 90, decimals: 0, unit: "days" },
        )
        .hint("In Archive; the rest of 90 days is billed")
        .when(HAS_ARCHIVE),
        Field::choice(
            "replication",
            "Replication",
            &[
                Choice::new("none", "None"),
                Choice::new("same-region", "Within the region"),
                Choice::new("other-region", "To another region"),
            ],
        ),
        Field::new("replica_region", "To region", Type::Region).absent(Absent::Refused).when(REPLICATED_AWAY),
    ],
    usage: &[
        Field::usage("standard_gb", "Standard storage", Measure::Amount("GB-months"), "the GB of Standard storage")
            .hint("On average over the month")
            .may_save_when(Condition::All(&[ONE_ZONE, PROVISIONED])),
        Field::usage("read_gb", "Read", Measure::Data, "the GB read")
            .hint("An operation counts 32 KiB at least, of metadata 4 KiB")
            .when(ELASTIC),
        Field::usage("write_gb", "Written", Measure::Data, "the GB written")
            .hint("An operation counts 32 KiB at least, of metadata 4 KiB")
            .when(ELASTIC),
        stored("infrequent_access_gb", "Infrequent Access storage", "the GB of Infrequent Access")
            .hint("Files that nobody reads for 30 days, with the default of lifecycle management"),
        moved("infrequent_access_read_gb", "Read from Infrequent Access", "the GB read from Infrequent Access"),
        moved("infrequent_access_moved_gb", "Moved to Infrequent Access", "the GB moved to Infrequent Access")
            .hint("By lifecycle management, also what it moves back"),
        Field::usage(
            "infrequent_access_files",
            "Files in Infrequent Access",
            Measure::Amount("files"),
            "the files in Infrequent Access",
        )
        .absent(Absent::Zero)
        .hint("Of many small ones: each is billed as 128 KiB at least"),
        stored("archive_gb", "Archive storage", "the GB of Archive").when(HAS_ARCHIVE),
        moved("archive_read_gb", "Read from Archive", "the GB read from Archive").when(HAS_ARCHIVE),
        moved("archive_moved_gb", "Moved to Archive", "the GB moved to Archive")
            .hint("By lifecycle management")
            .when(HAS_ARCHIVE),
        Field::usage("archive_files", "Files in Archive", Measure::Amount("files"), "the files in Archive")
            .absent(Absent::Zero)
            .hint("Of many small ones: each is billed as 128 KiB at least")
            .when(HAS_ARCHIVE),
        moved("archive_deleted_gb", "Deleted early from Archive", "the GB deleted from Archive")
            .hint("Before 90 days")
            .when(HAS_ARCHIVE),
        Field::usage("replicated_gb", "Replicated", Measure::Data, "the GB that are replicated")
            .hint("New and changed data; at first all of it")
            .when(REPLICATED_AWAY),
        Field::usage("replica_gb", "Storage of the replica", Measure::Amount("GB-months"), "the GB of the replica")
            .absent(Absent::Nothing)
            .hint("In Standard storage; all of the file system when left out")
            .when(REPLICATED),
        stored(
            "replica_infrequent_access_gb",
            "Infrequent Access of the replica",
            "the GB of the replica in Infrequent Access",
        )
        .hint("A replica has a lifecycle policy of its own")
        .when(REPLICATED),
    ],
    form: &[
        FormRow::Fields(&["file_system_type", "throughput_mode"]),
        FormRow::Fields(&["standard_gb", "provisioned_mibps"]),
        FormRow::Fields(&["read_gb", "write_gb"]),
        FormRow::Fields(&["infrequent_access_gb", "archive_gb"]),
        FormRow::More(
            "Access to cold files",
            "what is read from Infrequent Access and Archive and moved there",
            &["infrequent_access_read_gb", "infrequent_access_moved_gb", "archive_read_gb", "archive_moved_gb"],
        ),
        FormRow::More(
            "Small files, early deletion",
            "128 KiB at least for each cold file, 90 days at least in Archive",
            &["infrequent_access_files", "archive_files", "archive_deleted_gb", "archive_deleted_after_days"],
        ),
        FormRow::More(
            "Replication",
            "a second file system, and the data that goes there",
            &["replication", "replica_region", "replicated_gb", "replica_gb", "replica_infrequent_access_gb"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    allowances: &[],
    charges: charges::ALL,
    rules: &[
        archive_only("/usage/archive_gb", "archive_gb"),
        archive_only("/usage/archive_files", "archive_files"),
        archive_only("/usage/archive_read_gb", "archive_read_gb"),
        archive_only("/usage/archive_moved_gb", "archive_moved_gb"),
        archive_only("/usage/archive_deleted_gb", "archive_deleted_gb"),
        Rule {
            id: "efs-throughput-missing",
            level: Level::Error,
            place: "/config/provisioned_mibps",
            test: Test::When(Condition::All(&[PROVISIONED, Condition::Not(&Condition::Given("provisioned_mibps"))])),
            message: Text::Is("provisioned throughput is created with its MiB/s"),
            fix: "enter the MiB/s, or use elastic throughput",
        },
        Rule {
            id: "efs-throughput-included",
            level: Level::Advice,
            place: "/config/provisioned_mibps",
            test: Test::Above(
                Condition::All(&[PROVISIONED, Condition::Given("provisioned_mibps")]),
                INCLUDED_MIBPS,
                Amount::Field("provisioned_mibps"),
            ),
            message: Text::Is("the Standard storage includes more throughput than is provisioned"),
            fix: "use bursting throughput, or provision more",
        },
        Rule {
            id: "efs-one-zone",
            level: Level::Error,
            place: "/config/file_system_type",
            test: Test::Above(ONE_ZONE, Amount::Subnets, Amount::Of(1)),
            message: Text::Is("a One Zone file system has one mount target, in its zone"),
            fix: "choose one subnet, or the Regional type",
        },
        Rule {
            id: "efs-replica-lifecycle",
            level: Level::Advice,
            place: "/usage/replica_gb",
            test: Test::Above(
                Condition::All(&[REPLICATED, Condition::Not(&Condition::Given("replica_gb"))]),
                Amount::Sum(&[Amount::Field("infrequent_access_gb"), Amount::Field("archive_gb")]),
                Amount::Of(0),
            ),
            message: Text::Is(
                "the replica does not take over the lifecycle policy: all files stay in Standard storage",
            ),
            fix: "set a lifecycle policy for the replica, and enter its storage by class",
        },
        Rule {
            id: "efs-replica-region",
            level: Level::Error,
            place: "/config/replica_region",
            test: Test::When(Condition::All(&[
                REPLICATED_AWAY,
                Condition::Not(&Condition::Elsewhere("replica_region")),
            ])),
            message: Text::Is("the replica is in the region of the file system"),
            fix: "choose another region, or replication within the region",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon EFS pricing",
        "Amazon EFS user guide, billing and usage reports",
        "Amazon EFS user guide, performance specifications",
        "Amazon EFS user guide, replicating file systems",
    ],
};
