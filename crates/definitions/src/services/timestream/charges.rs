//! The charges of Timestream for InfluxDB.

use catalog::PriceList;
use units::Unit;

use super::{ENTERPRISE, NODE, READ_REPLICAS, SAVINGS_PLAN, V2, V3};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Text};

const DATABASES: Factor = Factor::placed("database", "databases");
const NODES: Factor = Factor::of(Amount::Field("nodes"), "node each", "nodes each");
/// The writer and the reader of a read replica cluster.
const REPLICAS: Factor = Factor::of(Amount::Of(2), "instance each", "instances each");
const GIB: Factor = Factor::amount(Amount::Field("storage_gib"), "GiB");
const ON_DEMAND: Condition = Condition::Not(&SAVINGS_PLAN);

const fn price(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Timestream, dimension, item })
}

/// Instances, by the second. A plan is paid for all month.
const fn instances(when: &'static [Condition], factors: &'static [Factor]) -> Charge {
    Charge {
        code: "timestream.instance",
        label: Text::All(&[
            Text::Label("engine"),
            Text::Is(" "),
            Text::Of("instance_class"),
            Text::If(V2, &Text::All(&[Text::Is(", "), Text::Label("deployment")]), &Text::Is("")),
            Text::If(SAVINGS_PLAN, &Text::Is(", Database Savings Plan"), &Text::Is("")),
        ]),
        unit: Unit::InstanceHour,
        factors,
        price: price(
            Text::All(&[
                Text::If(SAVINGS_PLAN, &Text::Is("savings-plan/database/1y/no-upfront/"), &Text::Is("on-demand/")),
                NODE,
            ]),
            Text::Of("instance_class"),
        ),
        when: Condition::All(when),
        perhaps_sold: true,
        ..Charge::NEW
    }
}

static COVERABLE: Coverable = Coverable {
    reservable: None,
    plan: PlanRate::Database(Text::All(&[Text::Is("savings-plan/database/1y/no-upfront/"), NODE])),
};

/// Instances on demand, which Database Savings Plans cover.
const fn covered(when: &'static [Condition], factors: &'static [Factor]) -> Charge {
    Charge { commitment: Commitment::CoveredBy(&COVERABLE), ..instances(when, factors) }
}

/// The IOPS of a storage type.
const INCLUDED_IOPS: Text = Text::If(
    Condition::Is("storage_type", &["iops-16000"]),
    &Text::Is("16,000"),
    &Text::If(Condition::Is("storage_type", &["iops-12000"]), &Text::Is("12,000"), &Text::Is("3,000")),
);

/// Volumes, as long as the database exists.
const fn volumes(
    dimension: Text,
    factors: &'static [Factor],
    when: &'static [Condition],
    assumption: &'static str,
) -> Charge {
    Charge {
        code: "timestream.storage",
        label: Text::All(&[Text::Is("Storage with "), INCLUDED_IOPS, Text::Is(" IOPS")]),
        unit: Unit::GbMonth,
        factors,
        price: price(dimension, Text::Of("storage_type")),
        when: Condition::All(when),
        assumption,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

const NOT_REPLICAS: Condition = Condition::Not(&READ_REPLICAS);
const CORE: Condition = Condition::All(&[V3, Condition::Not(&ENTERPRISE)]);
const UNLISTED: &str = "the price tables have the volumes of InfluxDB 2 alone";
const MARKETPLACE: &str = "AWS Marketplace sells it: no table has its price";

pub(super) const ALL: &[Charge] = &[
    covered(&[V2, NOT_REPLICAS, ON_DEMAND], &[DATABASES, Factor::HOURS]),
    instances(&[V2, NOT_REPLICAS, SAVINGS_PLAN], &[DATABASES, Factor::MONTH]),
    covered(&[READ_REPLICAS, ON_DEMAND], &[DATABASES, REPLICAS, Factor::HOURS]),
    instances(&[READ_REPLICAS, SAVINGS_PLAN], &[DATABASES, REPLICAS, Factor::MONTH]),
    covered(&[CORE, ON_DEMAND], &[DATABASES, Factor::HOURS]),
    instances(&[CORE, SAVINGS_PLAN], &[DATABASES, Factor::MONTH]),
    covered(&[ENTERPRISE, ON_DEMAND], &[DATABASES, NODES, Factor::HOURS]),
    instances(&[ENTERPRISE, SAVINGS_PLAN], &[DATABASES, NODES, Factor::MONTH]),
    volumes(
        Text::All(&[Text::Is("storage/"), Text::Of("deployment")]),
        &[DATABASES, GIB, Factor::PART_OF_MONTH],
        &[V2, NOT_REPLICAS],
        "",
    ),
    volumes(
        Text::Is("storage/single-az"),
        &[DATABASES, REPLICAS, GIB, Factor::PART_OF_MONTH],
        &[READ_REPLICAS],
        "the writer and the reader each have a volume at the price of Single-AZ",
    ),
    Charge::unlisted(
        "timestream.object-storage",
        "Data stored by InfluxDB 3",
        Unit::GbMonth,
        &[Factor::used("stored_gb", "GB-months")],
        V3,
        UNLISTED,
    ),
    Charge::unlisted(
        "timestream.backup",
        "Backups",
        Unit::GbMonth,
        &[Factor::used("backup_gb", "GB-months")],
        Condition::All(&[V3, Condition::Given("backup_gb")]),
        UNLISTED,
    ),
    Charge::unlisted(
        "timestream.license",
        "Read replica add-on of InfluxData",
        Unit::InstanceHour,
        &[DATABASES, REPLICAS, Factor::HOURS],
        READ_REPLICAS,
        MARKETPLACE,
    ),
    Charge::unlisted(
        "timestream.license",
        "License of InfluxDB 3 Enterprise",
        Unit::InstanceHour,
        &[DATABASES, NODES, Factor::HOURS],
        ENTERPRISE,
        MARKETPLACE,
    ),
];
