//! The charges of EFS.

use catalog::PriceList;
use units::Unit;

use super::{ELASTIC, HAS_ARCHIVE, INCLUDED_MIBPS, ONE_ZONE, PROVISIONED, REPLICATED_AWAY};
use crate::{Amount, Billed, Charge, Condition, Factor, Key, Price, Text};

/// Reads and writes are free.
const INCLUDED: Condition = Condition::Not(&ELASTIC);
const REPLICATED_NEAR: Condition = Condition::Is("replication", &["same-region"]);
const REPLICA_IS_SAID: Condition = Condition::Given("replica_gb");

/// The assumption about the replica.
const REPLICA: &str = "the replica is of the same type; its reads and writes are not counted";
const REPLICA_OF_ALL: &str =
    "the replica is of the same type and keeps all files in Standard storage; its reads and writes are not counted";

const STANDARD_ITEM: Text = Text::If(ONE_ZONE, &Text::Is("one-zone-standard"), &Text::Is("standard"));
const INFREQUENT_ACCESS_ITEM: Text = Text::If(
    ONE_ZONE,
    &Text::Is("one-zone-infrequent-access"),
    &Text::If(ELASTIC, &Text::Is("infrequent-access-elastic"), &Text::Is("infrequent-access")),
);

const fn price(dimension: &'static str, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Efs, dimension: Text::Is(dimension), item })
}

/// Storage of a class. Not every region has One Zone.
const fn storage(code: &'static str, label: Text, item: Text, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::GbMonth,
        factors,
        price: price("storage", item),
        when,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

/// GB read, written or moved.
const fn data(
    code: &'static str,
    label: &'static str,
    price: Price,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label: Text::Is(label), unit: Unit::Gb, factors, price, when, ..Charge::NEW }
}

/// The GB of a class in which every file counts as at least 128 KiB.
macro_rules! with_least_size {
    ($gb:literal, $files:literal) => {
        &[Factor::amount(
            Amount::OfAll(&Amount::AtLeast(
                &Amount::Field($gb),
                &Amount::Over(&Amount::Times(&[Amount::Field($files), Amount::Of(128)]), 1_048_576),
            )),
            "GB-months, of each file 128 KiB at least",
        )]
    };
}

/// The replica, in Standard storage.
const fn replica(label: Text, billed: Billed, factors: &'static [Factor], when: Condition) -> Charge {
    Charge { billed, ..storage("efs.replica", label, STANDARD_ITEM, factors, when) }
}

const REPLICA_NEAR: Text = Text::Is("Standard storage of the replica");
const REPLICA_AWAY: Text = Text::All(&[Text::Is("Standard storage of the replica in "), Text::Of("replica_region")]);
const SAID: &[Factor] = &[Factor::used("replica_gb", "GB-months")];
const ALL_OF_IT: &[Factor] = &[Factor::amount(
    Amount::OfAll(&Amount::Sum(&[
        Amount::Field("standard_gb"),
        Amount::Field("infrequent_access_gb"),
        Amount::Field("archive_gb"),
    ])),
    "GB-months of all classes",
)];
const THERE: Billed = Billed::In("replica_region");

pub(super) const ALL: &[Charge] = &[
    storage(
        "efs.storage",
        Text::All(&[Text::Label("file_system_type"), Text::Is(" Standard storage")]),
        STANDARD_ITEM,
        &[Factor::used("standard_gb", "GB-months")],
        Condition::Always,
    ),
    data(
        "efs.read",
        "Read with elastic throughput",
        price("elastic-throughput", Text::Is("read")),
        &[Factor::used("read_gb", "GB read")],
        ELASTIC,
    ),
    data(
        "efs.write",
        "Written with elastic throughput",
        price("elastic-throughput", Text::Is("write")),
        &[Factor::used("write_gb", "GB written")],
        ELASTIC,
    ),
    data(
        "efs.read",
        "Read, included in the throughput",
        Price::Free,
        &[Factor::used("read_gb", "GB read")],
        Condition::All(&[INCLUDED, Condition::Given("read_gb")]),
    ),
    data(
        "efs.write",
        "Written, included in the throughput",
        Price::Free,
        &[Factor::used("write_gb", "GB written")],
        Condition::All(&[INCLUDED, Condition::Given("write_gb")]),
    ),
    Charge {
        code: "efs.throughput",
        label: Text::Is("Provisioned throughput above that which the storage includes"),
        unit: Unit::MibpsMonth,
        factors: &[Factor::amount(
            Amount::Above(&Amount::Needed("provisioned_mibps"), &INCLUDED_MIBPS),
            "MiB/s above the included",
        )],
        price: price("throughput", Text::Is("provisioned")),
        when: PROVISIONED,
        assumption: "the storage includes 1 MiB/s for each 20 GB of Standard",
        missing: "the provisioned MiB/s and the GB of Standard storage",
        ..Charge::NEW
    },
    storage(
        "efs.infrequent-access",
        Text::Is("Infrequent Access storage"),
        INFREQUENT_ACCESS_ITEM,
        &[Factor::used("infrequent_access_gb", "GB-months")],
        Condition::All(&[
            Condition::Given("infrequent_access_gb"),
            Condition::Not(&Condition::Given("infrequent_access_files")),
        ]),
    ),
    storage(
        "efs.infrequent-access",
        Text::Is("Infrequent Access storage"),
        INFREQUENT_ACCESS_ITEM,
        with_least_size!("infrequent_access_gb", "infrequent_access_files"),
        Condition::Given("infrequent_access_files"),
    ),
    data(
        "efs.infrequent-access-read",
        "Read from Infrequent Access",
        price("infrequent-access", Text::Is("read")),
        &[Factor::used("infrequent_access_read_gb", "GB read")],
        Condition::Given("infrequent_access_read_gb"),
    ),
    data(
        "efs.infrequent-access-moved",
        "Moved to Infrequent Access",
        price("infrequent-access", Text::Is("write")),
        &[Factor::used("infrequent_access_moved_gb", "GB moved")],
        Condition::Given("infrequent_access_moved_gb"),
    ),
    storage(
        "efs.archive",
        Text::Is("Archive storage"),
        Text::Is("archive"),
        &[Factor::used("archive_gb", "GB-months")],
        Condition::All(&[
            HAS_ARCHIVE,
            Condition::Given("archive_gb"),
            Condition::Not(&Condition::Given("archive_files")),
        ]),
    ),
    storage(
        "efs.archive",
        Text::Is("Archive storage"),
        Text::Is("archive"),
        with_least_size!("archive_gb", "archive_files"),
        Condition::All(&[HAS_ARCHIVE, Condition::Given("archive_files")]),
    ),
    data(
        "efs.archive-read",
        "Read from Archive",
        price("archive", Text::Is("read")),
        &[Factor::used("archive_read_gb", "GB read")],
        Condition::All(&[HAS_ARCHIVE, Condition::Given("archive_read_gb")]),
    ),
    data(
        "efs.archive-moved",
        "Moved to Archive",
        price("archive", Text::Is("write")),
        &[Factor::used("archive_moved_gb", "GB moved")],
        Condition::All(&[HAS_ARCHIVE, Condition::Given("archive_moved_gb")]),
    ),
    Charge {
        missing: "the GB deleted from Archive, and after how many days",
        named: Some(("early-delete", "archive")),
        ..storage(
            "efs.archive-early-delete",
            Text::Is("Deleted from Archive before 90 days"),
            Text::Is("archive"),
            &[
                Factor::used("archive_deleted_gb", "GB"),
                Factor::amount(
                    Amount::Months(&Amount::Above(&Amount::Of(90), &Amount::Needed("archive_deleted_after_days"))),
                    "days left of 90",
                ),
            ],
            Condition::All(&[HAS_ARCHIVE, Condition::Given("archive_deleted_gb")]),
        )
    },
    Charge {
        code: "efs.replication",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("replica_region")]),
        unit: Unit::Gb,
        factors: &[Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("replica_region"),
        when: Condition::All(&[REPLICATED_AWAY, Condition::Elsewhere("replica_region")]),
        ..Charge::NEW
    },
    Charge {
        assumption: REPLICA,
        ..replica(REPLICA_NEAR, Billed::Here, SAID, Condition::All(&[REPLICATED_NEAR, REPLICA_IS_SAID]))
    },
    Charge {
        assumption: REPLICA_OF_ALL,
        ..replica(
            REPLICA_NEAR,
            Billed::Here,
            ALL_OF_IT,
            Condition::All(&[REPLICATED_NEAR, Condition::Not(&REPLICA_IS_SAID)]),
        )
    },
    Charge {
        assumption: REPLICA,
        ..replica(REPLICA_AWAY, THERE, SAID, Condition::All(&[REPLICATED_AWAY, REPLICA_IS_SAID]))
    },
    Charge {
        assumption: REPLICA_OF_ALL,
        ..replica(REPLICA_AWAY, THERE, ALL_OF_IT, Condition::All(&[REPLICATED_AWAY, Condition::Not(&REPLICA_IS_SAID)]))
    },
    storage(
        "efs.replica-infrequent-access",
        Text::Is("Infrequent Access storage of the replica"),
        INFREQUENT_ACCESS_ITEM,
        &[Factor::used("replica_infrequent_access_gb", "GB-months")],
        Condition::All(&[REPLICATED_NEAR, Condition::Given("replica_infrequent_access_gb")]),
    ),
    Charge {
        billed: THERE,
        ..storage(
            "efs.replica-infrequent-access",
            Text::All(&[Text::Is("Infrequent Access storage of the replica in "), Text::Of("replica_region")]),
            INFREQUENT_ACCESS_ITEM,
            &[Factor::used("replica_infrequent_access_gb", "GB-months")],
            Condition::All(&[REPLICATED_AWAY, Condition::Given("replica_infrequent_access_gb")]),
        )
    },
];
