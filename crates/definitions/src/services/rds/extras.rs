//! What is charged besides instances and storage: Extended Support, CPU credits, RDS Proxy, monitoring.

use units::Unit;

use super::charges::{DATABASES, key};
use super::{HAS_EXTENDED_SUPPORT, HAS_PROXY, INSIGHTS_CALLS, SQL_SERVER};
use crate::{Amount, Charge, Condition, Factor, Pool, Text};

/// The vCPUs that extended support counts, including standbys and replicas.
const SUPPORTED: Factor = Factor::of(
    Amount::Sum(&[
        Amount::ByChoice("deployment", &[("single-az", 1), ("multi-az", 2), ("multi-az-cluster", 3)]),
        Amount::Field("read_replicas"),
    ]),
    "instance each",
    "instances each",
);

const VCPUS: Factor = Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs");

pub(super) const ALL: &[Charge] = &[
    Charge {
        code: "rds.extended-support",
        label: Text::Label("extended_support"),
        unit: Unit::VcpuHour,
        factors: &[DATABASES, SUPPORTED, VCPUS, Factor::HOURS],
        price: key(Text::Is("extended-support"), Text::Of("extended_support")),
        when: Condition::All(&[HAS_EXTENDED_SUPPORT, Condition::Is("extended_support", &["year-1-2", "year-3"])]),
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
            Text::If(
                SQL_SERVER,
                &Text::Is("sqlserver"),
                &Text::If(Condition::StartsWith("instance_class", "db.t4g"), &Text::Is("t4g"), &Text::Is("t3")),
            ),
        ),
        when: Condition::All(&[
            Condition::StartsWith("instance_class", "db.t"),
            Condition::Given("surplus_vcpu_hours"),
        ]),
        ..Charge::NEW
    },
    Charge {
        code: "rds.proxy",
        label: Text::Is("RDS Proxy"),
        unit: Unit::VcpuHour,
        factors: &[
            DATABASES,
            Factor::of(Amount::AtLeast(&Amount::Vcpus("instance_class"), &Amount::Of(2)), "vCPU", "vCPUs"),
            Factor::HOURS,
        ],
        price: key(Text::Is("proxy"), Text::Is("provisioned")),
        when: Condition::All(&[HAS_PROXY, Condition::On("proxy")]),
        missing: "the vCPUs of the class",
        ..Charge::NEW
    },
    Charge::unlisted(
        "rds.database-insights",
        "CloudWatch Database Insights, Advanced mode",
        Unit::VcpuHour,
        &[DATABASES, SUPPORTED, VCPUS, Factor::HOURS],
        Condition::Is("insights", &["advanced"]),
        "no table has its price",
    ),
    Charge {
        code: "rds.insights-calls",
        label: Text::Is("Performance Insights API calls"),
        unit: Unit::Request,
        factors: &[Factor::used("insights_calls", "requests")],
        price: key(Text::Is("performance-insights"), Text::Is("api")),
        pool: Pool::Region,
        allowance: Some(&INSIGHTS_CALLS),
        when: Condition::Given("insights_calls"),
        ..Charge::NEW
    },
];
