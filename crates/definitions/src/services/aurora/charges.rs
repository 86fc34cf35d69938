//! The charges of Aurora: instances, serverless capacity, storage and I/O.

use catalog::PriceList;
use units::Unit;

use super::features;
use super::fields::ON_DEMAND_PRICES;
use crate::cluster::{
    ABOVE_THE_MINIMUM, CLUSTERS, INSTANCES_EACH, IO_OPTIMIZED, MINIMUM_ON_DEMAND, MINIMUM_PLANNED, PLAN_COVERS_ALL,
    PROVISIONED, PROVISIONED_ON_DEMAND, RUNNING, SERVERLESS_ON_DEMAND, SERVERLESS_PLAN, STANDARD, billed_capacity,
    instances, io, io_included, metered, minimum, minimum_capacity, provisioned, storage,
};
use crate::commitment::OLD_CLASS;
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Reservable, Text};

const CLASS: Text = Text::Of("instance_class");
/// The label of instances, without their purchase option.
const INSTANCE: Text = Text::All(&[
    Text::Label("engine"),
    Text::Is(" "),
    CLASS,
    Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is("")),
]);
/// A reservation of I/O-Optimized takes 1.3 times as many reserved instances (Aurora user guide, reserved DB instances).
const MORE_EACH: Factor = Factor::amount(Amount::Over(&Amount::Of(13), 10), "reserved instances each");
const WHOLE_RESERVATIONS: &str =
    "only whole reserved instances are sold: fractions are covered by those of smaller sizes of the family";
const RESERVED_ONCE: &[Factor] = &[CLUSTERS, INSTANCES_EACH];
const RUNNING_RESERVED: &[Factor] = &[CLUSTERS, INSTANCES_EACH, Factor::MONTH];
const MORE_ONCE: &[Factor] = &[CLUSTERS, INSTANCES_EACH, MORE_EACH];
const RUNNING_MORE: &[Factor] = &[CLUSTERS, INSTANCES_EACH, MORE_EACH, Factor::MONTH];
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
static INSTANCE_COVERABLE: Coverable = Coverable {
    reservable: Some(&RESERVABLE),
    plan: PlanRate::Database(Text::If(OLD_CLASS, &Text::Is(""), &PLAN_PRICES)),
};
static SERVERLESS_COVERABLE: Coverable = Coverable { reservable: None, plan: PlanRate::Database(PLAN_PRICES) };

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

/// The recurring part of a reservation.
const fn recurring(label: Text, dimension: Text, factors: &'static [Factor], when: Condition) -> Charge {
    instances("aurora.instance", label, key(dimension, CLASS), factors, when)
}

/// The upfront part of a reservation.
const fn upfront(label: Text, dimension: Text, months: u32, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        unit: Unit::Each,
        once_for_months: Some(months),
        ..instances("aurora.upfront", label, key(dimension, CLASS), factors, when)
    }
}

/// When instances of a configuration are bought in a certain way.
macro_rules! purchase {
    ($code:literal, $configuration:expr) => {
        Condition::All(&[PROVISIONED, $configuration, Condition::Is("purchase", &[$code])])
    };
}

/// What is paid by the hour for reservations, in each configuration.
macro_rules! by_the_hour {
    ($code:literal, $path:literal, $how:literal) => {
        [
            recurring(bought!($how), reserved!($path), RUNNING_RESERVED, purchase!($code, STANDARD)),
            Charge {
                assumption: WHOLE_RESERVATIONS,
                ..recurring(bought!($how), reserved!($path), RUNNING_MORE, purchase!($code, IO_OPTIMIZED))
            },
        ]
    };
}

/// What is paid upfront for reservations, in each configuration.
macro_rules! paid_upfront {
    ($code:literal, $path:literal, $months:literal, $how:literal) => {
        [
            upfront(bought!($how), reserved!($path), $months, RESERVED_ONCE, purchase!($code, STANDARD)),
            Charge {
                assumption: WHOLE_RESERVATIONS,
                ..upfront(bought!($how), reserved!($path), $months, MORE_ONCE, purchase!($code, IO_OPTIMIZED))
            },
        ]
    };
}

const ONE_YEAR: [Charge; 2] = by_the_hour!("1y-no-upfront", "1y/no-upfront", "reserved for 1 year");
const ONE_YEAR_PARTIAL: [Charge; 2] =
    by_the_hour!("1y-partial-upfront", "1y/partial-upfront", "reserved for 1 year, monthly part");
const THREE_YEARS_PARTIAL: [Charge; 2] =
    by_the_hour!("3y-partial-upfront", "3y/partial-upfront", "reserved for 3 years, monthly part");
const ONE_YEAR_PARTIAL_FEE: [Charge; 2] =
    paid_upfront!("1y-partial-upfront", "1y/partial-upfront-fee", 12, "reserved for 1 year, upfront part");
const ONE_YEAR_ALL_FEE: [Charge; 2] =
    paid_upfront!("1y-all-upfront", "1y/all-upfront-fee", 12, "reserved for 1 year, all upfront");
const THREE_YEARS_PARTIAL_FEE: [Charge; 2] =
    paid_upfront!("3y-partial-upfront", "3y/partial-upfront-fee", 36, "reserved for 3 years, upfront part");
const THREE_YEARS_ALL_FEE: [Charge; 2] =
    paid_upfront!("3y-all-upfront", "3y/all-upfront-fee", 36, "reserved for 3 years, all upfront");

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

const INSTANCES: &[Charge] = &provisioned(
    Charge {
        commitment: Commitment::CoveredBy(&INSTANCE_COVERABLE),
        ..instances("aurora.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    bought!("Database Savings Plan"),
    key(PLAN_PRICES, CLASS),
);

/// Serverless capacity, storage, I/O and what a cluster may use besides.
const OTHERS: &[Charge] = &[
    ON_DEMAND_CAPACITY,
    PLANNED_CAPACITY,
    minimum(
        "aurora.serverless-minimum",
        "Serverless v2 capacity, minimum",
        MINIMUM,
        MINIMUM_ON_DEMAND,
        ON_DEMAND_CAPACITY,
    ),
    minimum(
        "aurora.serverless-minimum",
        "Serverless v2 capacity, minimum, Database Savings Plan",
        MINIMUM,
        MINIMUM_PLANNED,
        PLANNED_CAPACITY,
    ),
    storage("aurora.storage", STORAGE, Condition::Always),
    io("aurora.io", key(Text::Is("io-requests"), Text::Is("standard")), STANDARD),
    io_included("aurora.io", Condition::All(&[IO_OPTIMIZED, Condition::Given("io_requests")])),
    features::BACKUP,
    features::COPIES[0],
    features::COPIES[1],
    features::CPU_CREDITS,
    features::REPLICATED_WRITES,
    features::REPLICATED_WRITES_INCLUDED,
    features::REPLICATED_DATA,
    features::BACKTRACK,
    features::CLONES,
    features::SNAPSHOT_EXPORT,
    features::PROXY,
    features::PROXY_SERVERLESS,
    features::DATA_API,
    features::LIMITLESS,
    features::LIMITLESS_PLAN,
    features::INSIGHTS,
    features::INSIGHTS_SERVERLESS,
    features::SUPPORT,
    features::SUPPORT_SERVERLESS,
];

const RESERVED: &[&[Charge]] = &[
    &ONE_YEAR,
    &ONE_YEAR_PARTIAL,
    &THREE_YEARS_PARTIAL,
    &ONE_YEAR_PARTIAL_FEE,
    &ONE_YEAR_ALL_FEE,
    &THREE_YEARS_PARTIAL_FEE,
    &THREE_YEARS_ALL_FEE,
];
const RESERVED_CHARGES: [Charge; 2 * RESERVED.len()] = Charge::joined(RESERVED);
const COUNT: usize = INSTANCES.len() + RESERVED_CHARGES.len() + OTHERS.len();

pub(super) static ALL: [Charge; COUNT] = Charge::joined(&[INSTANCES, &RESERVED_CHARGES, OTHERS]);
