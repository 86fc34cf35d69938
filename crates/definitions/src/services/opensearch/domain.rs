//! The charges of domains.

use catalog::PriceList;
use units::{Decimal, Error, Unit};

use super::{COORDINATORS, DOMAIN, EBS, EXTENDED_SUPPORT, GP3, IO1, MASTERS, ON_DEMAND, SAVINGS_PLAN, WARM};
use crate::reserved::{BY_THE_HOUR, UPFRONT_1_YEAR, UPFRONT_3_YEARS};
use crate::{
    Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Reading, Reservable, Text,
};

pub(super) const NO_RESERVED: &str = "no table has reserved instances of OpenSearch";
const NO_PLAN: &str = "no table has OpenSearch under Database Savings Plans";
const NO_STORAGE: &str = "no table has UltraWarm, cold and managed storage";
const NO_SUPPORT: &str = "no table has Extended Support of OpenSearch";

const DOMAINS: Factor = Factor::placed("domain", "domains");
const DATA_NODES: Factor = Factor::of(Amount::Field("data_nodes"), "data node", "data nodes");
const MASTER_NODES: Factor = Factor::of(Amount::Field("master_nodes"), "master node", "master nodes");
const COORDINATOR_NODES: Factor =
    Factor::of(Amount::Field("coordinator_nodes"), "coordinator node", "coordinator nodes");
const WARM_NODES: Factor = Factor::of(Amount::Field("warm_nodes"), "UltraWarm node", "UltraWarm nodes");
const GIB: Amount = Amount::Field("volume_gib");

/// IOPS of a gp3 volume that are included.
const INCLUDED_IOPS: Amount = Amount::AtLeast(&Amount::Of(3_000), &Amount::Times(&[Amount::Of(3), GIB]));
/// MiB/s of a gp3 volume that are included.
const INCLUDED_MIBPS: Amount = Amount::If(Condition::AtLeast("volume_gib", 170), &Amount::Of(250), &Amount::Of(125));

/// Reserved Instances apply to nodes of every kind with exactly this instance type (Amazon OpenSearch Service developer
/// guide, Reserved Instances).
pub(super) const fn reservable(class: &'static str) -> Reservable {
    Reservable {
        pool: Text::Is("opensearch"),
        also: Text::Is(""),
        class,
        flexible: Condition::NEVER,
        exact: Text::Is(""),
        instances: Amount::Of(1),
    }
}

/// Database Savings Plans apply to instances, at rates that no table has.
const fn coverable(reservable: &'static Reservable) -> Coverable {
    Coverable { reservable: Some(reservable), plan: PlanRate::Database(PLAN) }
}

/// The dimension of plan rates, which no table has.
pub(super) const PLAN: Text = Text::Is("savings-plan/database/1y/no-upfront");
static DATA_RESERVABLE: Reservable = reservable("instance_type");
static MASTER_RESERVABLE: Reservable = reservable("master_type");
static COORDINATOR_RESERVABLE: Reservable = reservable("coordinator_type");
static WARM_RESERVABLE: Reservable = reservable("warm_type");
static DATA: Coverable = coverable(&DATA_RESERVABLE);
static MASTER: Coverable = coverable(&MASTER_RESERVABLE);
static COORDINATOR: Coverable = coverable(&COORDINATOR_RESERVABLE);
static WARM_NODE: Coverable = coverable(&WARM_RESERVABLE);

const fn key(dimension: &'static str, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::OpenSearch, dimension: Text::Is(dimension), item })
}

/// Instances on demand.
const fn instances(
    code: &'static str,
    label: Text,
    (item, coverable): (Text, &'static Coverable),
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::InstanceHour,
        factors,
        price: key("on-demand", item),
        when,
        perhaps_sold: true,
        commitment: Commitment::CoveredBy(coverable),
        ..Charge::NEW
    }
}

/// Instances that are paid for in every hour of the month.
const fn committed(
    code: &'static str,
    label: Text,
    factors: &'static [Factor],
    when: Condition,
    reason: &'static str,
) -> Charge {
    Charge { label, ..Charge::unlisted(code, "", Unit::InstanceHour, factors, when, reason) }
}

const PAID_BY_THE_HOUR: Condition = Condition::Is("purchase", BY_THE_HOUR);
const WITH_PLAN: Text = Text::Is(", Database Savings Plan");
const ONE_YEAR_UPFRONT: Condition = Condition::Is("purchase", UPFRONT_1_YEAR);
const THREE_YEARS_UPFRONT: Condition = Condition::Is("purchase", UPFRONT_3_YEARS);

/// The upfront payment for reserved instances.
const fn upfront(code: &'static str, label: Text, factors: &'static [Factor], when: Condition, months: u32) -> Charge {
    Charge {
        label,
        once_for_months: Some(months),
        ..Charge::unlisted(code, "", Unit::Each, factors, when, NO_RESERVED)
    }
}

/// The upfront payment for data nodes.
const fn data_upfront(when: Condition, months: u32) -> Charge {
    let label = Text::All(&[Text::Is("Data nodes, "), Text::Lower("purchase"), Text::Is(": upfront payment")]);
    upfront("opensearch.data-upfront", label, &[DOMAINS, DATA_NODES], when, months)
}

/// The upfront payment for dedicated master nodes.
const fn master_upfront(when: Condition, months: u32) -> Charge {
    let label =
        Text::All(&[Text::Is("Dedicated master nodes, "), Text::Lower("purchase"), Text::Is(": upfront payment")]);
    upfront("opensearch.master-upfront", label, &[DOMAINS, MASTER_NODES], when, months)
}

/// The upfront payment for dedicated coordinator nodes.
const fn coordinator_upfront(when: Condition, months: u32) -> Charge {
    let label =
        Text::All(&[Text::Is("Dedicated coordinator nodes, "), Text::Lower("purchase"), Text::Is(": upfront payment")]);
    upfront("opensearch.coordinator-upfront", label, &[DOMAINS, COORDINATOR_NODES], when, months)
}

/// A charge for the volumes of the data nodes, as long as the domain exists.
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

/// Normalized instance-hours of one hour of a domain: the size of each node as a number, 4 for large and 8 for xlarge
/// (Amazon OpenSearch Service developer guide, Extended Support).
fn normalized(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    let size = |field: &str| {
        let text = reading.values.text(field)?;
        Some(match text.split('.').nth(1)? {
            "micro" => Decimal::new(5, 1),
            "small" => Decimal::ONE,
            "medium" => Decimal::TWO,
            "large" => Decimal::from(4),
            "xlarge" => Decimal::from(8),
            more => Decimal::from(more.strip_suffix("xlarge")?.parse::<u32>().ok()?).checked_mul(Decimal::from(8))?,
        })
    };
    let mut sum = Decimal::ZERO;
    let nodes =
        [("data_nodes", "instance_type"), ("master_nodes", "master_type"), ("coordinator_nodes", "coordinator_type")];
    for (nodes, of) in nodes {
        let count = reading.number(nodes)?.unwrap_or_default();
        if count.is_zero() {
            continue;
        }
        let Some(size) = size(of) else { return Ok(None) };
        sum = size.checked_mul(count).and_then(|all| sum.checked_add(all)).ok_or(Error::Overflow)?;
    }
    Ok(Some(sum))
}

/// Storage of a domain that no table prices.
const fn stored(code: &'static str, label: &'static str, factors: &'static [Factor], when: Condition) -> Charge {
    Charge::unlisted(code, label, Unit::GbMonth, factors, when, NO_STORAGE)
}

pub(super) const ALL: &[Charge] = &[
    instances(
        "opensearch.data-nodes",
        Text::All(&[Text::Is("Data nodes, "), Text::Of("instance_type")]),
        (Text::Of("instance_type"), &DATA),
        &[DOMAINS, DATA_NODES, Factor::STARTED_HOURS],
        Condition::All(&[DOMAIN, ON_DEMAND]),
    ),
    committed(
        "opensearch.data-nodes",
        Text::All(&[Text::Is("Data nodes, "), Text::Of("instance_type"), Text::Is(", "), Text::Lower("purchase")]),
        &[DOMAINS, DATA_NODES, Factor::MONTH],
        Condition::All(&[DOMAIN, PAID_BY_THE_HOUR]),
        NO_RESERVED,
    ),
    committed(
        "opensearch.data-nodes",
        Text::All(&[Text::Is("Data nodes, "), Text::Of("instance_type"), WITH_PLAN]),
        &[DOMAINS, DATA_NODES, Factor::MONTH],
        Condition::All(&[DOMAIN, SAVINGS_PLAN]),
        NO_PLAN,
    ),
    instances(
        "opensearch.master-nodes",
        Text::All(&[Text::Is("Dedicated master nodes, "), Text::Of("master_type")]),
        (Text::Of("master_type"), &MASTER),
        &[DOMAINS, MASTER_NODES, Factor::STARTED_HOURS],
        Condition::All(&[MASTERS, ON_DEMAND]),
    ),
    committed(
        "opensearch.master-nodes",
        Text::All(&[
            Text::Is("Dedicated master nodes, "),
            Text::Of("master_type"),
            Text::Is(", "),
            Text::Lower("purchase"),
        ]),
        &[DOMAINS, MASTER_NODES, Factor::MONTH],
        Condition::All(&[MASTERS, PAID_BY_THE_HOUR]),
        NO_RESERVED,
    ),
    committed(
        "opensearch.master-nodes",
        Text::All(&[Text::Is("Dedicated master nodes, "), Text::Of("master_type"), WITH_PLAN]),
        &[DOMAINS, MASTER_NODES, Factor::MONTH],
        Condition::All(&[MASTERS, SAVINGS_PLAN]),
        NO_PLAN,
    ),
    instances(
        "opensearch.coordinator-nodes",
        Text::All(&[Text::Is("Dedicated coordinator nodes, "), Text::Of("coordinator_type")]),
        (Text::Of("coordinator_type"), &COORDINATOR),
        &[DOMAINS, COORDINATOR_NODES, Factor::STARTED_HOURS],
        Condition::All(&[COORDINATORS, ON_DEMAND]),
    ),
    committed(
        "opensearch.coordinator-nodes",
        Text::All(&[
            Text::Is("Dedicated coordinator nodes, "),
            Text::Of("coordinator_type"),
            Text::Is(", "),
            Text::Lower("purchase"),
        ]),
        &[DOMAINS, COORDINATOR_NODES, Factor::MONTH],
        Condition::All(&[COORDINATORS, PAID_BY_THE_HOUR]),
        NO_RESERVED,
    ),
    committed(
        "opensearch.coordinator-nodes",
        Text::All(&[Text::Is("Dedicated coordinator nodes, "), Text::Of("coordinator_type"), WITH_PLAN]),
        &[DOMAINS, COORDINATOR_NODES, Factor::MONTH],
        Condition::All(&[COORDINATORS, SAVINGS_PLAN]),
        NO_PLAN,
    ),
    data_upfront(Condition::All(&[DOMAIN, ONE_YEAR_UPFRONT]), 12),
    data_upfront(Condition::All(&[DOMAIN, THREE_YEARS_UPFRONT]), 36),
    master_upfront(Condition::All(&[MASTERS, ONE_YEAR_UPFRONT]), 12),
    master_upfront(Condition::All(&[MASTERS, THREE_YEARS_UPFRONT]), 36),
    coordinator_upfront(Condition::All(&[COORDINATORS, ONE_YEAR_UPFRONT]), 12),
    coordinator_upfront(Condition::All(&[COORDINATORS, THREE_YEARS_UPFRONT]), 36),
    instances(
        "opensearch.warm-nodes",
        Text::All(&[Text::Is("UltraWarm nodes, "), Text::Of("warm_type")]),
        (Text::Of("warm_type"), &WARM_NODE),
        &[DOMAINS, WARM_NODES, Factor::STARTED_HOURS],
        WARM,
    ),
    volumes(
        "opensearch.storage",
        Text::All(&[Text::Is("Volumes, "), Text::Of("volume_type")]),
        Unit::GbMonth,
        key("storage", Text::Of("volume_type")),
        &[DOMAINS, DATA_NODES, Factor::amount(GIB, "GiB"), Factor::PART_OF_MONTH],
        EBS,
    ),
    volumes(
        "opensearch.iops",
        Text::Is("Provisioned IOPS, io1"),
        Unit::IopsMonth,
        key("iops", Text::Of("volume_type")),
        &[DOMAINS, DATA_NODES, Factor::amount(Amount::Needed("iops"), "provisioned IOPS"), Factor::PART_OF_MONTH],
        IO1,
    ),
    volumes(
        "opensearch.iops",
        Text::Is("IOPS above those that gp3 includes"),
        Unit::IopsMonth,
        key("iops", Text::Of("volume_type")),
        &[
            DOMAINS,
            DATA_NODES,
            Factor::amount(Amount::Above(&Amount::Field("iops"), &INCLUDED_IOPS), "IOPS above the included"),
            Factor::PART_OF_MONTH,
        ],
        Condition::All(&[GP3, Condition::Given("iops")]),
    ),
    volumes(
        "opensearch.throughput",
        Text::Is("Throughput above that which gp3 includes"),
        Unit::MibpsMonth,
        key("throughput", Text::Of("volume_type")),
        &[
            DOMAINS,
            DATA_NODES,
            Factor::amount(
                Amount::Above(&Amount::Field("throughput_mibps"), &INCLUDED_MIBPS),
                "MiB/s above the included",
            ),
            Factor::PART_OF_MONTH,
        ],
        Condition::All(&[GP3, Condition::Given("throughput_mibps")]),
    ),
    stored(
        "opensearch.warm-storage",
        "UltraWarm storage",
        &[Factor::used("warm_gb", "GB-months")],
        Condition::All(&[WARM, Condition::Given("warm_gb")]),
    ),
    stored(
        "opensearch.cold-storage",
        "Cold storage",
        &[Factor::used("cold_gb", "GB-months")],
        Condition::All(&[DOMAIN, Condition::Given("cold_gb")]),
    ),
    stored(
        "opensearch.managed-storage",
        "Managed storage",
        &[Factor::used("managed_storage_gb", "GB-months")],
        Condition::All(&[DOMAIN, Condition::Given("managed_storage_gb")]),
    ),
    Charge {
        missing: "the sizes of the instance types",
        ..Charge::unlisted(
            "opensearch.extended-support",
            "Extended Support, by normalized instance-hours",
            Unit::InstanceHour,
            &[DOMAINS, Factor::amount(Amount::By(normalized), "normalized instances"), Factor::STARTED_HOURS],
            EXTENDED_SUPPORT,
            NO_SUPPORT,
        )
    },
];
