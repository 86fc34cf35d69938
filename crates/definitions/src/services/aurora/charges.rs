//! The charges of Aurora: instances, serverless capacity, storage and I/O.

use catalog::PriceList;
use units::Unit;

use super::features;
use super::fields::ON_DEMAND_PRICES;
use crate::cluster::{
    ABOVE_THE_MINIMUM, ALL_MONTH, CLUSTERS, IO_OPTIMIZED, MINIMUM_ONLY, PLAN_COVERS_ALL, PROVISIONED,
    PROVISIONED_ON_DEMAND, PROVISIONED_PLAN, RUNNING, SERVERLESS_ON_DEMAND, SERVERLESS_PLAN, STANDARD, billed_capacity,
    instances, io, io_included, metered, minimum, minimum_capacity, storage,
};
use crate::commitment::OLD_CLASS;
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, Price, Reservable, Text};

const CLASS: Text = Text::Of("instance_class");
/// The label of instances, without their purchase option.
const INSTANCE: Text = Text::All(&[
    Text::Label("engine"),
    Text::Is(" "),
    CLASS,
    Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is("")),
]);
/// A reservation of I/O-Optimized takes 1.3 times as many reserved instances (Aurora user guide, reserved DB instances).
const RESERVED_EACH: Factor = Factor::of(
    Amount::If(IO_OPTIMIZED, &Amount::Over(&Amount::Of(13), 10), &Amount::Of(1)),
    "reserved instance for each",
    "reserved instances for each",
);
const RESERVED: &[Factor] = &[CLUSTERS, crate::cluster::INSTANCES_EACH, RESERVED_EACH, Factor::MONTH];
const RESERVED_ONCE: &[Factor] = &[CLUSTERS, crate::cluster::INSTANCES_EACH, RESERVED_EACH];
const PLAN_PRICES: Text = Text::All(&[
    Text::Is("savings-plan/database/1y/no-upfront/"),
    Text::Of("engine"),
    Text::Is("/"),
    Text::Of("storage_configuration"),
]);

/// Sizes of a family are interchangeable, and an instance of I/O-Optimized takes 1.3 times the units.
pub(super) static RESERVABLE: Reservable = Reservable {
    pool: Text::All(&[Text::Is("aurora/"), Text::Of("engine")]),
    also: Text::Is(""),
    class: "instance_class",
    flexible: Condition::Always,
    exact: Text::Is(""),
    instances: Amount::If(IO_OPTIMIZED, &Amount::Over(&Amount::Of(13), 10), &Amount::Of(1)),
};
static INSTANCE_COVERABLE: Coverable =
    Coverable { reservable: Some(&RESERVABLE), plan: Some(Text::If(OLD_CLASS, &Text::Is(""), &PLAN_PRICES)) };
static SERVERLESS_COVERABLE: Coverable = Coverable { reservable: None, plan: Some(PLAN_PRICES) };

pub(super) const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Aurora, dimension, item })
}

/// The dimension of a reserved price.
macro_rules! reserved {
    ($path:literal) => {
        Text::All(&[Text::Is(concat!("reserved/", $path, "/")), Text::Of("engine")])
    };
}

/// A label followed by the purchase option.
macro_rules! bought {
    ($how:literal) => {
        Text::All(&[INSTANCE, Text::Is(concat!(", ", $how))])
    };
}

/// When instances are bought in a certain way.
macro_rules! purchase {
    ($code:literal) => {
        Condition::All(&[PROVISIONED, Condition::Is("purchase", &[$code])])
    };
}

/// The recurring part of a reservation.
const fn recurring(label: Text, dimension: Text, when: Condition) -> Charge {
    instances("aurora.instance", label, key(dimension, CLASS), RESERVED, when)
}

/// The upfront part of a reservation.
const fn upfront(label: &'static str, dimension: Text, months: u32, when: Condition) -> Charge {
    Charge {
        unit: Unit::Each,
        once_for_months: Some(months),
        ..instances("aurora.upfront", Text::Is(label), key(dimension, CLASS), RESERVED_ONCE, when)
    }
}

const MINIMUM: &[Factor] = &minimum_capacity("ACU each");
const ACU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("ACU-hours, at least the minimum capacity")];

/// The capacity of serverless instances.
const fn serverless(label: Text, dimension: Text, assumption: &'static str, when: Condition) -> Charge {
    let price = key(dimension, Text::Is("serverless"));
    Charge {
        label,
        assumption,
        missing: "the ACU-hours",
        ..metered("aurora.serverless", "", Unit::AcuHour, ACU_HOURS, price, when)
    }
}

/// Storage in the cluster's configuration.
pub(super) const STORAGE: Price = key(Text::Is("storage"), Text::Of("storage_configuration"));

const ON_DEMAND_CAPACITY: Charge = Charge {
    commitment: Commitment::CoveredBy(&SERVERLESS_COVERABLE),
    ..serverless(
        Text::All(&[Text::Is("Serverless v2 capacity"), ABOVE_THE_MINIMUM]),
        ON_DEMAND_PRICES,
        "",
        SERVERLESS_ON_DEMAND,
    )
};
const PLANNED_CAPACITY: Charge = serverless(
    Text::All(&[Text::Is("Serverless v2 capacity"), ABOVE_THE_MINIMUM, Text::Is(", Database Savings Plan")]),
    PLAN_PRICES,
    PLAN_COVERS_ALL,
    SERVERLESS_PLAN,
);

pub(super) const ALL: &[Charge] = &[
    Charge {
        commitment: Commitment::CoveredBy(&INSTANCE_COVERABLE),
        ..instances("aurora.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    Charge {
        assumption: PLAN_COVERS_ALL,
        ..instances(
            "aurora.instance",
            bought!("Database Savings Plan"),
            key(PLAN_PRICES, CLASS),
            ALL_MONTH,
            PROVISIONED_PLAN,
        )
    },
    recurring(bought!("reserved for 1 year"), reserved!("1y/no-upfront"), purchase!("1y-no-upfront")),
    recurring(
        bought!("reserved for 1 year, monthly part"),
        reserved!("1y/partial-upfront"),
        purchase!("1y-partial-upfront"),
    ),
    recurring(
        bought!("reserved for 3 years, monthly part"),
        reserved!("3y/partial-upfront"),
        purchase!("3y-partial-upfront"),
    ),
    upfront(
        "Reserved for 1 year, upfront part",
        reserved!("1y/partial-upfront-fee"),
        12,
        purchase!("1y-partial-upfront"),
    ),
    upfront("Reserved for 1 year, all upfront", reserved!("1y/all-upfront-fee"), 12, purchase!("1y-all-upfront")),
    upfront(
        "Reserved for 3 years, upfront part",
        reserved!("3y/partial-upfront-fee"),
        36,
        purchase!("3y-partial-upfront"),
    ),
    upfront("Reserved for 3 years, all upfront", reserved!("3y/all-upfront-fee"), 36, purchase!("3y-all-upfront")),
    ON_DEMAND_CAPACITY,
    PLANNED_CAPACITY,
    minimum(
        "aurora.serverless-minimum",
        "Serverless v2 capacity, minimum",
        MINIMUM,
        Condition::All(&[SERVERLESS_ON_DEMAND, MINIMUM_ONLY]),
        ON_DEMAND_CAPACITY,
    ),
    minimum(
        "aurora.serverless-minimum",
        "Serverless v2 capacity, minimum, Database Savings Plan",
        MINIMUM,
        Condition::All(&[SERVERLESS_PLAN, MINIMUM_ONLY]),
        PLANNED_CAPACITY,
    ),
    storage("aurora.storage", STORAGE, Condition::Always),
    io("aurora.io", key(Text::Is("io-requests"), Text::Is("standard")), STANDARD),
    io_included("aurora.io", Condition::All(&[IO_OPTIMIZED, Condition::Given("io_requests")])),
    features::BACKUP,
    features::CPU_CREDITS,
    features::REPLICATED_WRITES,
    features::REPLICATED_WRITES_INCLUDED,
    features::REPLICATED_DATA,
    features::BACKTRACK,
    features::CLONES,
    features::SNAPSHOT_EXPORT,
    features::DATA_API,
    features::LIMITLESS,
    features::LIMITLESS_PLAN,
    features::INSIGHTS,
    features::INSIGHTS_SERVERLESS,
    features::SUPPORT,
    features::SUPPORT_SERVERLESS,
];
