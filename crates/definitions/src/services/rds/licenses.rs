//! Licences that are billed apart from the instance.
//!
//! SQL Server and Windows are billed by the vCPU on instances of generation 7 and newer. From 2xlarge on these have
//! hyper-threading off, so that half of the class's vCPUs are billed; SQL Server is billed for 4 at least, and in a
//! Multi-AZ deployment for the active instance (Amazon RDS user guide, Optimize CPU for RDS for SQL Server). On older
//! classes the price of the instance includes both.

use units::Unit;

use super::charges::{DATABASES, key};
use super::{BILLED_APART, DB2, EXPRESS, INCLUDED};
use crate::{Amount, Charge, Condition, Factor, Text};

const VCPUS: Amount = Amount::Vcpus("instance_class");
/// 2 and 4 vCPUs in full, above that half of them.
const ACTIVE_VCPUS: Amount = Amount::AtLeast(&Amount::AtMost(&VCPUS, &Amount::Of(4)), &Amount::Over(&VCPUS, 2));
const GIVEN_VCPUS: Amount = Amount::Field("licensed_vcpus");
const ARE_GIVEN: Condition = Condition::Given("licensed_vcpus");
const LICENSED_VCPUS: Amount = Amount::If(ARE_GIVEN, &GIVEN_VCPUS, &ACTIVE_VCPUS);
const SQL_SERVER_VCPUS: Amount = Amount::If(
    ARE_GIVEN,
    &Amount::AtLeast(&GIVEN_VCPUS, &Amount::Of(4)),
    &Amount::AtLeast(&ACTIVE_VCPUS, &Amount::Of(4)),
);

const REPLICAS: Amount = Amount::Field("read_replicas");
/// The active instance and the replicas.
const ACTIVE: Factor = Factor::of(Amount::Sum(&[Amount::Of(1), REPLICAS]), "instance each", "instances each");
/// The same and the standby.
const INSTANCES: Factor = Factor::of(
    Amount::Sum(&[
        Amount::ByChoice("deployment", &[("single-az", 1), ("multi-az", 2), ("multi-az-cluster", 3)]),
        REPLICAS,
    ]),
    "instance each",
    "instances each",
);

/// Licence fees of the edition; those of Developer are none, and its Windows costs as much as that of the others.
const FEES: Text = Text::All(&[
    Text::Is("license/"),
    Text::If(Condition::Is("engine", &["sqlserver-developer"]), &Text::Is("sqlserver-standard"), &Text::Of("engine")),
]);

pub(super) const ALL: &[Charge] = &[
    Charge {
        code: "rds.sqlserver-license",
        label: Text::All(&[Text::Label("engine"), Text::Is(", license")]),
        unit: Unit::VcpuHour,
        factors: &[DATABASES, ACTIVE, Factor::of(SQL_SERVER_VCPUS, "vCPU", "vCPUs"), Factor::HOURS],
        price: key(FEES, Text::Is("sql-server")),
        when: Condition::All(&[
            BILLED_APART,
            INCLUDED,
            Condition::Is("engine", &["sqlserver-web", "sqlserver-standard", "sqlserver-enterprise"]),
        ]),
        assumption: "of a Multi-AZ deployment, the active instance needs the license",
        missing: "the vCPUs of the class",
        ..Charge::NEW
    },
    Charge {
        code: "rds.windows-license",
        label: Text::Is("Windows, license"),
        unit: Unit::VcpuHour,
        factors: &[DATABASES, INSTANCES, Factor::of(LICENSED_VCPUS, "vCPU", "vCPUs"), Factor::HOURS],
        price: key(FEES, Text::Is("windows")),
        when: Condition::All(&[BILLED_APART, Condition::Not(&EXPRESS)]),
        missing: "the vCPUs of the class",
        ..Charge::NEW
    },
    Charge::unlisted(
        "rds.db2-license",
        "Db2 license from AWS Marketplace",
        Unit::VcpuHour,
        &[DATABASES, INSTANCES, Factor::of(VCPUS, "vCPU", "vCPUs"), Factor::HOURS],
        Condition::All(&[DB2, INCLUDED]),
        "IBM sells it in AWS Marketplace; no table has its price",
    ),
];
