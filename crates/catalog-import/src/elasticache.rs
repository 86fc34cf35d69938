//! Cache clusters and serverless caches.

use std::collections::BTreeMap;

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use crate::database_plans::{self, Rate};
use crate::draft::{Draft, Evidence, PointKey};
use crate::many::{self, Point, key};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const NODES: &str = "elasticache.csv";

const POINTS: &[Point] = &[Point("backup storage", "GB-month", 1, key(Unit::GbMonth, "backup", "backup"))];

/// Valkey as a share of Redis OSS and Memcached: every node of the table, and reserved nodes in AWS's price list.
const VALKEY: Decimal = Decimal::from_parts(8, 0, 0, false, 1);
/// The add-on for synchronous durability as a share of Valkey, in AWS's price list.
const DURABILITY: Decimal = Decimal::from_parts(18, 0, 0, false, 2);
/// The node families for which AWS's price list has that add-on.
const DURABLE: &[&str] = &["cache.m6g.", "cache.m7g.", "cache.r6g.", "cache.r7g."];
/// Extended Support as a share of Redis OSS, in AWS's price list.
const SUPPORT: [(&str, Decimal); 2] = [
    ("extended-support/year-1-2", Decimal::from_parts(8, 0, 0, false, 1)),
    ("extended-support/year-3", Decimal::from_parts(16, 0, 0, false, 1)),
];
/// Decimals of node prices in AWS's price list.
const NODE_DECIMALS: u32 = 3;

/// A way to reserve nodes.
struct Purchase {
    name: &'static str,
    /// The columns of the hourly price and of the fee.
    hourly: Option<&'static str>,
    fee: Option<&'static str>,
    /// Hours of the term.
    hours: u32,
}

const fn purchase(name: &'static str, hourly: Option<&'static str>, fee: Option<&'static str>, hours: u32) -> Purchase {
    Purchase { name, hourly, fee, hours }
}

const RESERVED: &[Purchase] = &[
    purchase("1y-no-upfront", Some("ri1y_no_h"), None, 8_760),
    purchase("1y-partial-upfront", Some("ri1y_partial_h"), Some("ri1y_partial_upfront"), 8_760),
    purchase("1y-all-upfront", None, Some("ri1y_all_upfront"), 8_760),
    purchase("3y-no-upfront", Some("ri3y_no_h"), None, 26_280),
    purchase("3y-partial-upfront", Some("ri3y_partial_h"), Some("ri3y_partial_upfront"), 26_280),
    purchase("3y-all-upfront", None, Some("ri3y_all_upfront"), 26_280),
];

impl Purchase {
    /// The hourly price and the fee of a node. A blank cell does not say whether the term is sold.
    fn prices(&self, row: &CsvRow) -> anyhow::Result<Option<(Option<Usd>, Option<Usd>)>> {
        let price = |column: Option<&str>| column.map_or(Ok(None), |column| row.maybe_price(column));
        let (hourly, fee) = (price(self.hourly)?, price(self.fee)?);
        let is_blank = hourly.is_some() != self.hourly.is_some() || fee.is_some() != self.fee.is_some();
        Ok(Some((hourly, fee)).filter(|_| !is_blank))
    }

    /// What the option costs as a share of the on-demand price.
    fn share(&self, row: &CsvRow) -> anyhow::Result<Option<Decimal>> {
        let Some((hourly, fee)) = self.prices(row)? else { return Ok(None) };
        let spread = fee.map_or(Decimal::ZERO, |fee| fee.amount() / Decimal::from(self.hours));
        let rate = hourly.map_or(Decimal::ZERO, Usd::amount) + spread;
        let on_demand = row.price("ri_base_ondemand")?.amount();
        rate.checked_div(on_demand).map(Some).ok_or_else(|| row.fault("reserved prices beside none on demand"))
    }
}

/// The median share of a region's nodes, by region and option.
type Usual = BTreeMap<(String, &'static str), Decimal>;

fn usual(rows: &[CsvRow]) -> anyhow::Result<Usual> {
    let mut shares: BTreeMap<(String, &'static str), Vec<Decimal>> = BTreeMap::new();
    for row in rows {
        for purchase in RESERVED {
            if let Some(share) = purchase.share(row)? {
                shares.entry((row.text("region")?.to_owned(), purchase.name)).or_default().push(share);
            }
        }
    }
    let median = |mut shares: Vec<Decimal>| {
        shares.sort();
        shares.get(shares.len() / 2).copied().unwrap_or_default()
    };
    Ok(shares.into_iter().map(|(place, shares)| (place, median(shares))).collect())
}

/// Reserved prices whose share of the on-demand price is off the region's by more percent than this are doubtful: those
/// of small nodes are rounded, by up to 5 %.
const DOUBTFUL_PERCENT: u32 = 8;

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let rows = job.tables.read(NODES)?;
    let usual = usual(&rows)?;
    for row in &rows {
        if job.regions.takes(row.text("region")?, NODES, report) {
            node(row, &usual, draft)?;
        }
    }
    database_plans::import(job, draft, report, rate)?;
    durability(draft)?;
    many::points(job, "elasticache", POINTS, draft, report)
}

/// The prices of a node type. The table lists nodes with data tiering only beside their reserved prices.
fn node(row: &CsvRow, usual: &Usual, draft: &mut Draft) -> anyhow::Result<()> {
    let (region, item) = (row.text("region")?, row.text("node_type")?);
    let listed = Evidence::listed(dates::CACHE_NODES, sources::EC2_SHOP)?;
    let place = |dimension: &str| PointKey::new(region, dimension, item);
    let columns = [("redis_usd_h", "redis"), ("memcached_usd_h", "memcached"), ("valkey_usd_h", "valkey")];
    for (column, engine) in columns {
        if let Some(price) = row.maybe_price(column)? {
            draft.add(place(&format!("on-demand/{engine}")), Unit::NodeHour, price, listed.clone())?;
        }
    }
    let beside = row.maybe_price("ri_base_ondemand")?;
    let redis = match (row.maybe_price("redis_usd_h")?, beside) {
        (Some(redis), Some(beside)) if redis != beside => {
            return Err(row.fault("reserved prices beside another on-demand price"));
        }
        (Some(redis), _) => Some(redis),
        (None, Some(beside)) => {
            let rule = "the on-demand price beside reserved prices, for other nodes that of Redis OSS";
            draft.add(place("on-demand/redis"), Unit::NodeHour, beside, derived(&listed, rule))?;
            let rule = format!("{rule}, × {VALKEY}");
            draft.add(place("on-demand/valkey"), Unit::NodeHour, beside.times(VALKEY)?, derived(&listed, &rule))?;
            Some(beside)
        }
        (None, None) => None,
    };
    let Some(redis) = redis else { return Err(row.fault("no on-demand price")) };
    for (dimension, share) in SUPPORT {
        let price = Usd::new(redis.times(share)?.amount().round_dp(NODE_DECIMALS).normalize());
        let rule = format!("on-demand of Redis OSS × {share}, rounded as in AWS's price list");
        draft.add(place(dimension), Unit::NodeHour, price, derived(&listed, &rule))?;
    }
    for purchase in RESERVED {
        reserved(row, purchase, usual, &listed, draft)?;
    }
    Ok(())
}

/// A way to reserve a node type: that of Redis OSS and Memcached is listed.
fn reserved(
    row: &CsvRow,
    purchase: &Purchase,
    usual: &Usual,
    listed: &Evidence,
    draft: &mut Draft,
) -> anyhow::Result<()> {
    let (Some((hourly, fee)), Some(share)) = (purchase.prices(row)?, purchase.share(row)?) else { return Ok(()) };
    let (region, item) = (row.text("region")?, row.text("node_type")?);
    let usual = usual.get(&(region.to_owned(), purchase.name)).copied().unwrap_or(share);
    let is_doubtful = (share - usual).abs() * Decimal::ONE_HUNDRED > usual * Decimal::from(DOUBTFUL_PERCENT);
    let doubt = "over 8 % from the share of the on-demand price that other nodes of the region have";
    let (redis, valkey) = if is_doubtful {
        let stale = listed.clone().with_basis(Basis::stale(doubt));
        (stale.clone(), stale)
    } else {
        (listed.clone(), derived(listed, &format!("reserved price of Redis OSS × {VALKEY}")))
    };
    let parts = [("", Unit::NodeHour, hourly), ("-fee", Unit::Each, fee)];
    for (suffix, unit, price) in parts {
        let Some(price) = price else { continue };
        // Some fees were converted to floats before they got into the table: 725.98500000000001 is 725.985.
        let price = price.to_price();
        let place = |engine: &str| PointKey::new(region, &format!("reserved/{}{suffix}/{engine}", purchase.name), item);
        draft.add(place("redis"), unit, price, redis.clone())?;
        draft.add(place("valkey"), unit, price.times(VALKEY)?, valkey.clone())?;
    }
    Ok(())
}

/// The plan takes 20 % off nodes and 30 % off serverless caches (AWS Savings Plans pricing, Database Savings Plans).
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "elasticache" {
        return Ok(None);
    }
    let serverless = |item, unit| Rate::new("serverless", item, unit, 70).priced_as("serverless");
    Ok(Some(match (row.text("item")?, row.text("unit")?) {
        ("CachedData:Valkey", "GB-Hours") => serverless("data-valkey", Unit::GbHour),
        ("ElastiCacheProcessingUnits:Valkey", "ElastiCacheProcessingUnit") => {
            let doubt = "with the digits of AWS's price list: within 5 %";
            serverless("ecpu-valkey", Unit::ProcessingUnit).doubtful(doubt)
        }
        (node, "Hrs") if row.text("ondemand_basis")? == "derived: sp / 0.80" => {
            Rate::new("valkey", node, Unit::NodeHour, 80)
        }
        _ => return Err(row.fault("another unit, or on demand derived in another way")),
    }))
}

/// The add-on for synchronous durability of nodes of Valkey, by their price on demand.
fn durability(draft: &mut Draft) -> anyhow::Result<()> {
    let rule = format!("on-demand of Valkey × {DURABILITY}, before AWS rounds it");
    for (region, node) in draft.items("on-demand/valkey") {
        if !DURABLE.iter().any(|family| node.starts_with(family)) {
            continue;
        }
        let Some((valkey, evidence)) = draft.price(&PointKey::new(&region, "on-demand/valkey", &node)) else {
            continue;
        };
        let evidence = derived(evidence, &rule);
        draft.add(PointKey::new(&region, "durability", &node), Unit::NodeHour, valkey.times(DURABILITY)?, evidence)?;
    }
    Ok(())
}

fn derived(evidence: &Evidence, rule: &str) -> Evidence {
    evidence.clone().with_basis(Basis::derived(rule))
}
