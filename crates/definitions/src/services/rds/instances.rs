//! Instances and read replicas, by purchase option.

use units::Unit;

use super::charges::{DATABASES, HAS_REPLICAS, REPLICAS, key};
use super::{CLUSTER, ENGINE, ON_DEMAND, ON_DEMAND_PRICES, SIZE_FLEXIBLE};
use crate::commitment::OLD_CLASS;
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, PlanRate, Reservable, Text};

const CLASS: Text = Text::Of("instance_class");
const ALL_INSTANCES: &str = "the price of a Multi-AZ cluster is that of its three instances together";

/// The label of an instance, without its purchase option.
const INSTANCE: Text =
    Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", "), Text::Label("deployment")]);
/// The label of read replicas, which are Single-AZ.
const REPLICA: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", read replicas")]);

const RUNNING: &[Factor] = &[DATABASES, Factor::HOURS];
const ALL_MONTH: &[Factor] = &[DATABASES, Factor::MONTH];
const REPLICAS_RUNNING: &[Factor] = &[DATABASES, REPLICAS, Factor::HOURS];
const REPLICAS_ALL_MONTH: &[Factor] = &[DATABASES, REPLICAS, Factor::MONTH];

/// A dimension of prices of instances, by engine and deployment.
macro_rules! by_deployment {
    ($path:literal) => {
        Text::All(&[Text::Is(concat!($path, "/")), ENGINE, Text::Is("/"), Text::Of("deployment")])
    };
}

/// A dimension of prices of replicas, by engine.
macro_rules! of_replicas {
    ($path:literal) => {
        Text::All(&[Text::Is(concat!($path, "/")), ENGINE, Text::Is("/single-az")])
    };
}

const POOL: Text = Text::All(&[Text::Is("rds/"), ENGINE]);
/// What reservations share with instances.
pub(super) static RESERVABLE: Reservable = Reservable {
    pool: POOL,
    also: Text::Is(""),
    class: "instance_class",
    flexible: SIZE_FLEXIBLE,
    exact: Text::Of("deployment"),
    instances: Amount::ByChoice("deployment", &[("single-az", 1), ("multi-az", 2), ("multi-az-cluster", 3)]),
};
/// The same of read replicas, which are Single-AZ.
static RESERVABLE_REPLICA: Reservable = Reservable {
    pool: POOL,
    also: Text::Is(""),
    class: "instance_class",
    flexible: SIZE_FLEXIBLE,
    exact: Text::Is("single-az"),
    instances: Amount::Of(1),
};

static INSTANCE_COVERABLE: Coverable = Coverable {
    reservable: Some(&RESERVABLE),
    plan: PlanRate::Database(Text::If(
        OLD_CLASS,
        &Text::Is(""),
        &by_deployment!("savings-plan/database/1y/no-upfront"),
    )),
};
static REPLICA_COVERABLE: Coverable = Coverable {
    reservable: Some(&RESERVABLE_REPLICA),
    plan: PlanRate::Database(Text::If(OLD_CLASS, &Text::Is(""), &of_replicas!("savings-plan/database/1y/no-upfront"))),
};

const fn hourly(code: &'static str, label: Text, dimension: Text, factors: &'static [Factor]) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::InstanceHour,
        factors,
        price: key(dimension, CLASS),
        perhaps_sold: true,
        ..Charge::NEW
    }
}

const fn upfront(code: &'static str, label: Text, dimension: Text, months: u32, factors: &'static [Factor]) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::Each,
        factors,
        price: key(dimension, CLASS),
        once_for_months: Some(months),
        perhaps_sold: true,
        ..Charge::NEW
    }
}

/// Payment all upfront is sold wherever partial upfront payment is.
const fn sold(charges: [Charge; 2]) -> [Charge; 2] {
    let [instances, replicas] = charges;
    [Charge { perhaps_sold: false, ..instances }, Charge { perhaps_sold: false, ..replicas }]
}

/// What is bought for a term and paid by the hour, used or not: the instances, and their replicas.
macro_rules! committed {
    ($option:literal, $path:literal, $how:literal) => {
        [
            Charge {
                when: Condition::Is("purchase", &[$option]),
                ..hourly(
                    "rds.instance",
                    Text::All(&[INSTANCE, Text::Is(concat!(", ", $how))]),
                    by_deployment!($path),
                    ALL_MONTH,
                )
            },
            Charge {
                when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &[$option])]),
                ..hourly(
                    "rds.replicas",
                    Text::All(&[REPLICA, Text::Is(concat!(", ", $how))]),
                    of_replicas!($path),
                    REPLICAS_ALL_MONTH,
                )
            },
        ]
    };
}

/// What is paid at the start of a term: for the instances, and for their replicas.
macro_rules! paid_upfront {
    ($option:literal, $path:literal, $months:literal, $how:literal) => {
        [
            Charge {
                when: Condition::Is("purchase", &[$option]),
                ..upfront(
                    "rds.upfront",
                    Text::All(&[INSTANCE, Text::Is(concat!(", ", $how))]),
                    by_deployment!($path),
                    $months,
                    &[DATABASES],
                )
            },
            Charge {
                when: Condition::All(&[HAS_REPLICAS, Condition::Is("purchase", &[$option])]),
                ..upfront(
                    "rds.replicas-upfront",
                    Text::All(&[REPLICA, Text::Is(concat!(", ", $how))]),
                    of_replicas!($path),
                    $months,
                    &[DATABASES, REPLICAS],
                )
            },
        ]
    };
}

const ON_DEMAND_CHARGES: [Charge; 3] = [
    Charge {
        when: Condition::All(&[ON_DEMAND, Condition::Not(&CLUSTER)]),
        commitment: Commitment::CoveredBy(&INSTANCE_COVERABLE),
        ..hourly("rds.instance", INSTANCE, ON_DEMAND_PRICES, RUNNING)
    },
    Charge {
        when: Condition::All(&[ON_DEMAND, CLUSTER]),
        assumption: ALL_INSTANCES,
        commitment: Commitment::CoveredBy(&INSTANCE_COVERABLE),
        ..hourly("rds.instance", INSTANCE, ON_DEMAND_PRICES, RUNNING)
    },
    Charge {
        when: Condition::All(&[HAS_REPLICAS, ON_DEMAND]),
        commitment: Commitment::CoveredBy(&REPLICA_COVERABLE),
        ..hourly("rds.replicas", REPLICA, of_replicas!("on-demand"), REPLICAS_RUNNING)
    },
];

const PLAN: [Charge; 2] =
    committed!("database-savings-plan", "savings-plan/database/1y/no-upfront", "Database Savings Plan");
const ONE_YEAR: [Charge; 2] = committed!("1y-no-upfront", "reserved/1y/no-upfront", "reserved for 1 year");
const ONE_YEAR_PARTIAL: [Charge; 2] =
    committed!("1y-partial-upfront", "reserved/1y/partial-upfront", "reserved for 1 year, monthly part");
const THREE_YEARS_PARTIAL: [Charge; 2] =
    committed!("3y-partial-upfront", "reserved/3y/partial-upfront", "reserved for 3 years, monthly part");
const ONE_YEAR_PARTIAL_FEE: [Charge; 2] =
    paid_upfront!("1y-partial-upfront", "reserved/1y/partial-upfront-fee", 12, "reserved for 1 year, upfront part");
const THREE_YEARS_PARTIAL_FEE: [Charge; 2] =
    paid_upfront!("3y-partial-upfront", "reserved/3y/partial-upfront-fee", 36, "reserved for 3 years, upfront part");
const ONE_YEAR_ALL_FEE: [Charge; 2] =
    sold(paid_upfront!("1y-all-upfront", "reserved/1y/all-upfront-fee", 12, "reserved for 1 year, all upfront"));
const THREE_YEARS_ALL_FEE: [Charge; 2] =
    sold(paid_upfront!("3y-all-upfront", "reserved/3y/all-upfront-fee", 36, "reserved for 3 years, all upfront"));

const COUNT: usize = ON_DEMAND_CHARGES.len() + 8 * 2;

pub(super) const ALL: &[Charge] = &Charge::joined::<COUNT>(&[
    &ON_DEMAND_CHARGES,
    &PLAN,
    &ONE_YEAR,
    &ONE_YEAR_PARTIAL,
    &THREE_YEARS_PARTIAL,
    &ONE_YEAR_PARTIAL_FEE,
    &THREE_YEARS_PARTIAL_FEE,
    &ONE_YEAR_ALL_FEE,
    &THREE_YEARS_ALL_FEE,
]);
