//! Average Spot prices from their history.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::{Basis, Catalogue, PriceList};
use units::{Decimal, Tiers, Unit, Usd};

use crate::key::{Price, PriceKey, Words};

/// The seconds from which a price applies, and the price.
type Start = (i64, Usd);

/// Region, system, instance type.
type Group = (Arc<str>, &'static str, Arc<str>);

/// The changes of Spot prices: each price applies until the next one in the same zone.
#[derive(Default)]
pub(crate) struct SpotHistory {
    words: Words,
    /// By group and zone.
    changes: BTreeMap<(Group, Arc<str>), Vec<Start>>,
    latest: Option<i64>,
}

/// One change of a price.
pub(crate) struct SpotChange<'a> {
    pub(crate) zone: &'a str,
    pub(crate) instance_type: &'a str,
    pub(crate) description: &'a str,
    pub(crate) price: Usd,
    pub(crate) seconds: i64,
}

/// The system of a product description; with and without a VPC, prices are the same.
pub(crate) fn described(description: &str) -> Option<&'static str> {
    Some(match description.trim_end_matches(" (Amazon VPC)") {
        "Linux/UNIX" => "linux",
        "Windows" => "windows",
        "Red Hat Enterprise Linux" => "rhel",
        "SUSE Linux" => "suse",
        _ => return None,
    })
}

impl SpotHistory {
    /// Adds a change; returns the region, or why it is left out.
    pub(crate) fn add(&mut self, catalogue: &Catalogue, change: &SpotChange<'_>) -> Result<Arc<str>, &'static str> {
        let region = change.zone.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if catalogue.region(region).is_none() {
            return Err("zones and regions that the catalogue does not have");
        }
        if catalogue.instance_type(change.instance_type).is_none() {
            return Err("instance types that the catalogue does not have");
        }
        let system = described(change.description).ok_or("systems that the catalogue does not have")?;
        let [region, instance_type, zone] =
            [region, change.instance_type, change.zone].map(|word| self.words.shared(word));
        let series = ((Arc::clone(&region), system, instance_type), zone);
        self.changes.entry(series).or_default().push((change.seconds, change.price));
        self.latest = self.latest.max(Some(change.seconds));
        Ok(region)
    }

    /// The average over time in each zone, then over the zones, of every region, type and system.
    ///
    /// # Errors
    /// If a sum leaves the range of decimals.
    pub(crate) fn averages(mut self) -> Result<BTreeMap<PriceKey, Price>, units::Error> {
        let latest = self.latest.unwrap_or_default();
        let mut zones: BTreeMap<Group, Vec<Usd>> = BTreeMap::new();
        for ((group, _), mut changes) in std::mem::take(&mut self.changes) {
            changes.sort_unstable();
            let average = over_time(&changes, latest)?;
            zones.entry(group).or_default().push(average);
        }
        let mut prices = BTreeMap::new();
        for ((region, system, item), averages) in zones {
            let mut sum = Usd::ZERO;
            for average in &averages {
                sum = sum.checked_add(*average)?;
            }
            let average = sum.share(Decimal::ONE, Decimal::from(averages.len()))?.to_price();
            let dimension = self.words.shared(&format!("spot/{system}"));
            let key = PriceKey { list: PriceList::Ec2, region, dimension, item };
            let basis = Basis::derived("average of the Spot price history over time and zones");
            prices.insert(key, Price { unit: Unit::InstanceHour, tiers: Tiers::flat(average)?, basis });
        }
        Ok(prices)
    }
}

/// The average of prices that each apply until the next, the last until `latest`.
fn over_time(changes: &[Start], latest: i64) -> Result<Usd, units::Error> {
    let ends = changes.iter().skip(1).map(|(start, _)| *start).chain([latest]);
    let mut sum = Usd::ZERO;
    let mut seconds = Decimal::ZERO;
    for ((start, price), end) in changes.iter().zip(ends) {
        let length = Decimal::from(end.saturating_sub(*start));
        sum = sum.checked_add(price.times(length)?)?;
        seconds += length;
    }
    match changes.last() {
        Some((_, last)) if seconds.is_zero() => Ok(*last),
        _ => sum.share(Decimal::ONE, seconds),
    }
}
