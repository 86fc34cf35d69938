//! Storage, IOPS and throughput of the databases and of their replicas.

use units::Unit;

use super::charges::{DATABASES, HAS_REPLICAS, REPLICAS, key};
use super::{GP3, HAS_LOG_VOLUME, INCLUDED_IOPS, INCLUDED_MIBPS, MAGNETIC, PROVISIONED};
use crate::{Amount, Charge, Condition, Factor, Price, Text};

/// A charge for volumes.
const fn volumes(
    code: &'static str,
    label: Text,
    unit: Unit,
    price: Price,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label, unit, factors, price, when, ..Charge::NEW }
}

/// A dedicated log volume has a fixed size and fixed IOPS (Amazon RDS user guide, dedicated log volume).
const LOG_VOLUME: Condition = Condition::All(&[HAS_LOG_VOLUME, Condition::On("dedicated_log_volume")]);
const LOG_GIB: Amount = Amount::If(LOG_VOLUME, &Amount::Of(1_024), &Amount::Of(0));
const LOG_IOPS: Amount = Amount::If(LOG_VOLUME, &Amount::Of(3_000), &Amount::Of(0));
const WITH_LOG_VOLUME: Text = Text::If(LOG_VOLUME, &Text::Is(", with the dedicated log volume"), &Text::Is(""));

const GIB: Factor = Factor::amount(Amount::Sum(&[Amount::Field("storage_gib"), LOG_GIB]), "GiB");
const IOPS: Factor = Factor::amount(Amount::Sum(&[Amount::Needed("iops"), LOG_IOPS]), "provisioned IOPS");
const IOPS_ABOVE: Factor =
    Factor::amount(Amount::Above(&Amount::Field("iops"), &INCLUDED_IOPS), "IOPS above the included");
const MIBPS_ABOVE: Factor =
    Factor::amount(Amount::Above(&Amount::Field("throughput_mibps"), &INCLUDED_MIBPS), "MiB/s above the included");

const STORAGE_TYPE: Text = Text::Of("storage_type");
const STORAGE: Price = key(Text::All(&[Text::Is("storage/"), Text::Of("deployment")]), STORAGE_TYPE);
const PROVISIONED_IOPS: Price = key(Text::All(&[Text::Is("iops/"), Text::Of("deployment")]), STORAGE_TYPE);
const THROUGHPUT: Price = key(Text::All(&[Text::Is("throughput/"), Text::Of("deployment")]), STORAGE_TYPE);

const GP3_WITH_IOPS: Condition = Condition::All(&[GP3, Condition::Given("iops")]);
const GP3_WITH_THROUGHPUT: Condition = Condition::All(&[GP3, Condition::Given("throughput_mibps")]);

pub(super) const ALL: &[Charge] = &[
    volumes(
        "rds.storage",
        Text::All(&[Text::Is("Storage, "), STORAGE_TYPE, WITH_LOG_VOLUME]),
        Unit::GbMonth,
        STORAGE,
        &[DATABASES, GIB],
        Condition::Always,
    ),
    volumes(
        "rds.iops",
        Text::All(&[Text::Is("Provisioned IOPS, "), STORAGE_TYPE, WITH_LOG_VOLUME]),
        Unit::IopsMonth,
        PROVISIONED_IOPS,
        &[DATABASES, IOPS],
        PROVISIONED,
    ),
    volumes(
        "rds.iops",
        Text::Is("IOPS above those that gp3 includes"),
        Unit::IopsMonth,
        PROVISIONED_IOPS,
        &[DATABASES, IOPS_ABOVE],
        GP3_WITH_IOPS,
    ),
    volumes(
        "rds.throughput",
        Text::Is("Throughput above that which gp3 includes"),
        Unit::MibpsMonth,
        THROUGHPUT,
        &[DATABASES, MIBPS_ABOVE],
        GP3_WITH_THROUGHPUT,
    ),
    volumes(
        "rds.replica-storage",
        Text::All(&[Text::Is("Storage of read replicas, "), STORAGE_TYPE, WITH_LOG_VOLUME]),
        Unit::GbMonth,
        key(Text::Is("storage/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, GIB],
        HAS_REPLICAS,
    ),
    volumes(
        "rds.replica-iops",
        Text::All(&[Text::Is("Provisioned IOPS of read replicas, "), STORAGE_TYPE, WITH_LOG_VOLUME]),
        Unit::IopsMonth,
        key(Text::Is("iops/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, IOPS],
        Condition::All(&[HAS_REPLICAS, PROVISIONED]),
    ),
    volumes(
        "rds.replica-iops",
        Text::Is("IOPS of read replicas above those that gp3 includes"),
        Unit::IopsMonth,
        key(Text::Is("iops/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, IOPS_ABOVE],
        Condition::All(&[HAS_REPLICAS, GP3_WITH_IOPS]),
    ),
    volumes(
        "rds.replica-throughput",
        Text::Is("Throughput of read replicas above that which gp3 includes"),
        Unit::MibpsMonth,
        key(Text::Is("throughput/single-az"), STORAGE_TYPE),
        &[DATABASES, REPLICAS, MIBPS_ABOVE],
        Condition::All(&[HAS_REPLICAS, GP3_WITH_THROUGHPUT]),
    ),
    volumes(
        "rds.io-requests",
        Text::Is("I/O requests of magnetic storage"),
        Unit::Request,
        key(Text::Is("io-requests"), Text::Is("magnetic")),
        &[Factor::used("io_requests", "I/O requests")],
        MAGNETIC,
    ),
];
