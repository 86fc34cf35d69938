//! The units of price lists: the unit of a key, and whether the unit that a price list names is the same.

use std::collections::HashMap;

use catalog::{Catalogue, PriceList};
use units::Unit;

/// The units of the catalogue's dimensions.
pub(crate) struct Units<'c> {
    items: HashMap<(PriceList, &'c str, &'c str), Unit>,
    /// `None` if the items of a dimension have several.
    dimensions: HashMap<(PriceList, &'c str), Option<Unit>>,
}

impl<'c> Units<'c> {
    pub(crate) fn of(catalogue: &'c Catalogue) -> Units<'c> {
        let mut units = Units { items: HashMap::new(), dimensions: HashMap::new() };
        for point in catalogue.points() {
            units.items.insert((point.list, point.dimension, point.item), point.unit);
            let shared = units.dimensions.entry((point.list, point.dimension)).or_insert(Some(point.unit));
            if *shared != Some(point.unit) {
                *shared = None;
            }
        }
        units
    }

    /// The unit of a key: that of the item elsewhere, or that of all other items of the dimension.
    pub(crate) fn unit(&self, list: PriceList, dimension: &str, item: &str) -> Option<Unit> {
        let own = self.items.get(&(list, dimension, item)).copied();
        own.or_else(|| self.dimensions.get(&(list, dimension)).copied().flatten())
    }
}

/// Whether a price list's name of a unit means this unit.
pub(crate) fn is_unit(unit: Unit, listed: &str) -> bool {
    let names: &[&str] = match unit {
        Unit::InstanceHour | Unit::HostHour | Unit::Hour | Unit::DsuHour => &["hrs", "hours", "hour", "hourly"],
        Unit::VcpuHour => &["vcpu-hours", "vcpu-hour"],
        Unit::GbSecond => &["lambda-gb-second", "gb-seconds", "gb-second", "gb-s"],
        Unit::GbMonth => &["gb-mo", "gb-month"],
        Unit::IopsMonth => &["iops-mo"],
        Unit::MibpsMonth => &["mibps-mo", "mbps-mo"],
        Unit::GibpsMonth => &["gibps-mo"],
        Unit::Request => &[
            "requests",
            "request",
            "api requests",
            "api calls",
            "ios",
            "queries",
            "notifications",
            "messages",
            "events",
            "snapshotapiunits",
            "metrics",
            "metric update",
            "runs",
        ],
        Unit::Gb => &["gb", "gigabytes"],
        Unit::ObjectMonth => &["objects", "obj-month"],
        Unit::Object => &["objects"],
        Unit::BucketMonth => &["bucket-mo"],
        Unit::Minute => &["minutes", "minute"],
        Unit::CapacityUnitHour => &["lcu-hrs", "nlcu-hrs", "glcu-hrs"],
        Unit::MetricMonth => &["metrics"],
        Unit::Month => &["keys", "secrets", "alarms", "dashboards", "hostedzones", "health checks", "months", "tag-mo"],
        Unit::Each => &["jobs", "analyses"],
    };
    names.contains(&listed.to_ascii_lowercase().as_str())
}
