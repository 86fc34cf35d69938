//! The charges of Redshift.

use catalog::PriceList;
use units::Unit;

use super::{MANAGED_STORAGE, MULTI_AZ, ON_DEMAND, PROVISIONED, RESERVED_RPUS, SERVERLESS};
use crate::reserved::{BY_THE_HOUR, UPFRONT_1_YEAR, UPFRONT_3_YEARS};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Pool, Price, Reservable, Text};

const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const WORKGROUPS: Factor = Factor::placed("workgroup", "workgroups");
/// The nodes of each cluster, with those of the second zone.
const NODES_EACH: Amount =
    Amount::Times(&[Amount::Field("nodes"), Amount::If(MULTI_AZ, &Amount::Of(2), &Amount::Of(1))]);
const EACH: Factor = Factor::of(NODES_EACH, "node", "nodes");
const RESERVED: Factor = Factor::of(Amount::Needed("reserved_rpu"), "RPU", "RPUs");
pub(super) const NODE: Text = Text::Of("node_type");
pub(super) const NOT_LISTED: &str = "no table has reserved nodes of Redshift";
const NO_RESERVATIONS: &str = "no table has serverless reservations";

/// Reserved nodes apply to the same node type (Amazon Redshift management guide, reserved nodes).
pub(super) static RESERVABLE: Reservable = Reservable {
    pool: Text::Is("redshift"),
    also: Text::Is(""),
    class: "node_type",
    flexible: Condition::NEVER,
    exact: Text::Is(""),
    instances: Amount::Of(1),
};
static COVERABLE: Coverable = Coverable { reservable: Some(&RESERVABLE), plan: PlanRate::None };

const fn key(dimension: &'static str, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Redshift, dimension: Text::Is(dimension), item })
}

/// The upfront payment for reserved nodes.
const fn upfront(purchases: &'static [&'static str], months: u32) -> Charge {
    Charge {
        label: Text::All(&[NODE, Text::Is(", "), Text::Lower("purchase"), Text::Is(": upfront payment")]),
        once_for_months: Some(months),
        ..Charge::unlisted(
            "redshift.upfront",
            "",
            Unit::Each,
            &[CLUSTERS, EACH],
            Condition::Is("purchase", purchases),
            NOT_LISTED,
        )
    }
}

/// The upfront payment for reserved RPUs.
const fn reserved_upfront(reservation: &'static [&'static str], months: u32) -> Charge {
    Charge {
        once_for_months: Some(months),
        ..Charge::unlisted(
            "redshift.reserved-upfront",
            "Reserved capacity: upfront payment",
            Unit::Each,
            &[WORKGROUPS, RESERVED],
            Condition::Is("reservation", reservation),
            NO_RESERVATIONS,
        )
    }
}

/// Hours of concurrency scaling that the clusters earn: one for every day that they run.
const EARNED: Amount = Amount::Over(&Amount::Times(&[Amount::Placed, Amount::Hours("hours_per_month")]), 24);
/// Hours that starts are billed for at least.
pub(super) const STARTS: Amount = Amount::Over(&Amount::Field("activations"), 60);
/// The hours with queries, with a minute at least for every start: all hours of the month at most.
const ACTIVE: Amount = Amount::AtMost(&Amount::AtLeast(&Amount::Field("active_hours"), &STARTS), &Amount::Month);

pub(super) const ALL: &[Charge] = &[
    Charge {
        code: "redshift.nodes",
        label: Text::All(&[NODE, Text::If(MULTI_AZ, &Text::Is(", Multi-AZ"), &Text::Is(""))]),
        unit: Unit::NodeHour,
        factors: &[CLUSTERS, EACH, Factor::HOURS],
        price: key("on-demand", NODE),
        when: Condition::All(&[PROVISIONED, ON_DEMAND]),
        perhaps_sold: true,
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..Charge::NEW
    },
    Charge {
        label: Text::All(&[NODE, Text::Is(", "), Text::Lower("purchase")]),
        ..Charge::unlisted(
            "redshift.nodes",
            "",
            Unit::NodeHour,
            &[CLUSTERS, EACH, Factor::MONTH],
            Condition::Is("purchase", BY_THE_HOUR),
            NOT_LISTED,
        )
    },
    upfront(UPFRONT_1_YEAR, 12),
    upfront(UPFRONT_3_YEARS, 36),
    Charge {
        code: "redshift.serverless",
        label: Text::If(
            RESERVED_RPUS,
            &Text::Is("Base capacity above the reserved, while queries run"),
            &Text::Is("Base capacity while queries run"),
        ),
        unit: Unit::RpuHour,
        factors: &[
            WORKGROUPS,
            Factor::of(Amount::Above(&Amount::Field("base_rpu"), &Amount::Field("reserved_rpu")), "RPU", "RPUs"),
            Factor::amount(ACTIVE, "hours"),
        ],
        price: key("serverless", Text::Is("rpu")),
        when: SERVERLESS,
        missing: "the hours with queries",
        perhaps_sold: true,
        ..Charge::NEW
    },
    Charge {
        code: "redshift.serverless-scaling",
        label: Text::Is("Capacity above the base"),
        unit: Unit::RpuHour,
        factors: &[Factor::used("more_rpu_hours", "RPU-hours")],
        price: key("serverless", Text::Is("rpu")),
        when: Condition::All(&[SERVERLESS, Condition::Given("more_rpu_hours")]),
        perhaps_sold: true,
        ..Charge::NEW
    },
    Charge::unlisted(
        "redshift.reserved-rpus",
        "Reserved capacity",
        Unit::RpuHour,
        &[WORKGROUPS, RESERVED, Factor::MONTH],
        Condition::Is("reservation", &["1y-no-upfront", "3y-no-upfront"]),
        NO_RESERVATIONS,
    ),
    reserved_upfront(&["1y-all-upfront"], 12),
    reserved_upfront(&["3y-all-upfront"], 36),
    Charge {
        code: "redshift.managed-storage",
        label: Text::Is("Managed storage"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("managed_storage_gb", "GB-months")],
        price: key("managed-storage", Text::Is("provisioned")),
        when: Condition::All(&[PROVISIONED, MANAGED_STORAGE]),
        ..Charge::NEW
    },
    Charge {
        code: "redshift.managed-storage",
        label: Text::Is("Managed storage"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("managed_storage_gb", "GB-months")],
        price: key("managed-storage", Text::Is("provisioned")),
        when: SERVERLESS,
        assumption: "serverless storage has the rate of provisioned clusters",
        named: Some(("managed-storage", "serverless")),
        ..Charge::NEW
    },
    Charge {
        code: "redshift.spectrum",
        label: Text::Is("Data scanned by Spectrum"),
        unit: Unit::Gb,
        factors: &[Factor::used("spectrum_gb", "GB scanned")],
        price: key("spectrum", Text::Is("scanned")),
        when: Condition::All(&[PROVISIONED, Condition::Given("spectrum_gb")]),
        assumption: "requests and storage in S3 are charges of S3",
        ..Charge::NEW
    },
    Charge {
        code: "redshift.concurrency-scaling",
        label: Text::Is("Concurrency scaling above an hour a day"),
        unit: Unit::NodeSecond,
        factors: &[
            Factor::of(Amount::Field("nodes"), "node", "nodes"),
            Factor::amount(
                Amount::Times(&[Amount::Of(3_600), Amount::Above(&Amount::Field("concurrency_hours"), &EARNED)]),
                "seconds above the earned",
            ),
        ],
        price: key("concurrency-scaling", NODE),
        when: Condition::All(&[PROVISIONED, Condition::Given("concurrency_hours")]),
        assumption: "transient clusters are as large as the main one; hours earned in earlier months are not counted",
        perhaps_sold: true,
        ..Charge::NEW
    },
    Charge {
        code: "redshift.snapshots",
        label: Text::Is("Manual snapshots"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("snapshot_gb", "GB-months of snapshots")],
        price: key("snapshots", Text::Is("snapshot")),
        pool: Pool::Region,
        when: Condition::Given("snapshot_gb"),
        ..Charge::NEW
    },
    Charge {
        code: "redshift.snapshot-copy",
        label: Text::All(&[Text::Is("Snapshots copied to "), Text::Of("copy_region")]),
        unit: Unit::Gb,
        factors: &[Factor::used("copied_gb", "GB copied")],
        price: Price::ToRegion("copy_region"),
        when: Condition::Elsewhere("copy_region"),
        ..Charge::NEW
    },
];
