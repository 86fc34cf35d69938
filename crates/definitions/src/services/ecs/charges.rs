//! The charges of ECS.

use catalog::PriceList;
use units::Unit;

use super::{
    ANYWHERE, FARGATE, INCLUDED_GB, MANAGED, MORE_STORAGE, ON_FARGATE, RUN_SECONDS, SERVICE, SPOT, VCPUS, WINDOWS,
};
use crate::common::vpc_hourly;
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, Price, Text};

const TASKS: Factor = Factor::placed("task", "tasks");
const STARTED: Factor = Factor::used("runs", "tasks started");
const HOURS_EACH: Factor = Factor::amount(Amount::Over(&RUN_SECONDS, 3_600), "hours each");
const VCPUS_EACH: Factor = Factor::of(VCPUS, "vCPU each", "vCPUs each");
const MEMORY_EACH: Factor = Factor::amount(Amount::Field("memory_gb"), "GB of memory each");
const STORAGE_EACH: Factor = Factor::amount(
    Amount::Above(&Amount::Field("ephemeral_gb"), &Amount::Of(INCLUDED_GB)),
    "GB each above the included",
);

const NO_SPOT: &str = "the price of Fargate Spot follows supply and demand, and no table has it";

/// The price for the platform.
const fn of_platform(dimension: &'static str) -> Price {
    Price::Listed(Key { list: PriceList::Ecs, dimension: Text::Is(dimension), item: Text::Of("platform") })
}

const fn priced(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Ecs, dimension, item))
}

/// The same charge of tasks of a service, and of tasks that start and stop.
const fn both(
    charge: Charge,
    service: &'static [Factor],
    runs: &'static [Factor],
    when: [Condition; 2],
) -> [Charge; 2] {
    let [of_service, of_runs] = when;
    [Charge { factors: service, when: of_service, ..charge }, Charge { factors: runs, when: of_runs, ..charge }]
}

const IS_SERVICE: Condition = Condition::Is("work", &["service"]);
const IS_RUNS: Condition = Condition::Is("work", &["runs"]);
const ON_DEMAND: [Condition; 2] = [Condition::All(&[FARGATE, IS_SERVICE]), Condition::All(&[FARGATE, IS_RUNS])];
const ON_SPOT: [Condition; 2] = [Condition::All(&[SPOT, IS_SERVICE]), Condition::All(&[SPOT, IS_RUNS])];

const VCPU: Charge = Charge {
    code: "ecs.vcpu",
    label: Text::All(&[Text::Is("vCPUs, "), Text::Label("platform")]),
    unit: Unit::VcpuHour,
    price: of_platform("vcpu-hours"),
    commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
    ..Charge::NEW
};

const MEMORY: Charge = Charge {
    code: "ecs.memory",
    label: Text::All(&[Text::Is("Memory, "), Text::Label("platform")]),
    unit: Unit::GbHour,
    price: of_platform("gb-hours"),
    commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
    ..Charge::NEW
};

const LICENCE: Charge = Charge {
    code: "ecs.windows",
    label: Text::Is("Windows Server licence"),
    unit: Unit::VcpuHour,
    price: priced("licence", "windows"),
    ..Charge::NEW
};

const STORAGE: Charge = Charge {
    code: "ecs.ephemeral-storage",
    label: Text::Is("Ephemeral storage above 20 GB"),
    unit: Unit::GbHour,
    price: priced("ephemeral-storage", "task"),
    ..Charge::NEW
};

/// Fargate Spot is not covered by Savings Plans.
const SPOT_VCPU: Charge =
    Charge { price: Price::Unlisted(NO_SPOT), commitment: Commitment::None, code: "ecs.spot-vcpu", ..VCPU };
const SPOT_MEMORY: Charge =
    Charge { price: Price::Unlisted(NO_SPOT), commitment: Commitment::None, code: "ecs.spot-memory", ..MEMORY };

const ELSEWHERE: &[Charge] = &[
    Charge {
        code: "ecs.public-ipv4",
        label: Text::Is("Public IPv4 addresses"),
        unit: Unit::Hour,
        factors: &[Factor::placed("address", "addresses"), Factor::HOURS],
        price: vpc_hourly("public-ipv4-in-use"),
        when: Condition::All(&[SERVICE, Condition::On("public_ipv4")]),
        ..Charge::NEW
    },
    Charge {
        code: "ecs.tasks",
        label: Text::Is("Tasks on EC2 instances"),
        unit: Unit::Hour,
        factors: &[TASKS, Factor::MONTH],
        price: Price::Free,
        when: Condition::Is("capacity", &["ec2"]),
        ..Charge::NEW
    },
    Charge::unlisted(
        "ecs.managed-instances",
        "Management of instances",
        Unit::InstanceHour,
        INSTANCE_HOURS,
        MANAGED,
        "a fee by instance type, which no table has",
    ),
    Charge {
        code: "ecs.anywhere",
        label: Text::Is("Instances outside AWS"),
        unit: Unit::InstanceHour,
        factors: INSTANCE_HOURS,
        price: priced("anywhere", "instance"),
        when: ANYWHERE,
        ..Charge::NEW
    },
];

const INSTANCE_HOURS: &[Factor] = &[Factor::of(Amount::Field("instances"), "instance", "instances"), Factor::HOURS];

pub(super) const ALL: [Charge; 16] = Charge::joined(&[
    &both(VCPU, &[TASKS, Factor::HOURS, VCPUS_EACH], &[STARTED, HOURS_EACH, VCPUS_EACH], ON_DEMAND),
    &both(MEMORY, &[TASKS, Factor::HOURS, MEMORY_EACH], &[STARTED, HOURS_EACH, MEMORY_EACH], ON_DEMAND),
    &both(SPOT_VCPU, &[TASKS, Factor::HOURS, VCPUS_EACH], &[STARTED, HOURS_EACH, VCPUS_EACH], ON_SPOT),
    &both(SPOT_MEMORY, &[TASKS, Factor::HOURS, MEMORY_EACH], &[STARTED, HOURS_EACH, MEMORY_EACH], ON_SPOT),
    &both(
        LICENCE,
        &[TASKS, Factor::HOURS, VCPUS_EACH],
        &[STARTED, HOURS_EACH, VCPUS_EACH],
        [Condition::All(&[ON_FARGATE, WINDOWS, IS_SERVICE]), Condition::All(&[ON_FARGATE, WINDOWS, IS_RUNS])],
    ),
    &both(
        STORAGE,
        &[TASKS, Factor::HOURS, STORAGE_EACH],
        &[STARTED, HOURS_EACH, STORAGE_EACH],
        [Condition::All(&[ON_FARGATE, MORE_STORAGE, IS_SERVICE]), Condition::All(&[ON_FARGATE, MORE_STORAGE, IS_RUNS])],
    ),
    ELSEWHERE,
]);

const _: () = assert!(INCLUDED_GB == 20, "the label says 20 GB");
