//! The units of price lists: the unit of a key, and whether the unit that a price list names is the same.

use std::collections::HashMap;

use catalog::{ANYWHERE, Catalogue, PriceList};
use units::Unit;

/// The units of the catalogue's dimensions, each found when it is first asked for.
pub(crate) struct Units<'c> {
    catalogue: &'c Catalogue,
    dimensions: HashMap<(PriceList, &'c str), Dimension<'c>>,
}

/// The units of one dimension.
struct Dimension<'c> {
    items: HashMap<&'c str, Unit>,
    /// Whether all items have the same.
    alike: bool,
}

impl<'c> Units<'c> {
    pub(crate) fn of(catalogue: &'c Catalogue) -> Units<'c> {
        Units { catalogue, dimensions: HashMap::new() }
    }

    /// The unit of a key: that of the item in any region, or that of all other items of the dimension.
    pub(crate) fn unit(&mut self, list: PriceList, dimension: &'c str, item: &str) -> Option<Unit> {
        let catalogue = self.catalogue;
        let known =
            self.dimensions.entry((list, dimension)).or_insert_with(|| Dimension::of(catalogue, list, dimension));
        let shared = || known.items.values().next().filter(|_| known.alike);
        known.items.get(item).or_else(shared).copied()
    }
}

impl<'c> Dimension<'c> {
    fn of(catalogue: &'c Catalogue, list: PriceList, dimension: &str) -> Dimension<'c> {
        let mut units = Dimension { items: HashMap::new(), alike: true };
        let regions = catalogue.regions().iter().map(|region| region.code.as_str());
        for region in regions.chain([ANYWHERE]) {
            for item in catalogue.items(list, region, dimension) {
                let Some(point) = catalogue.point(list, region, dimension, item) else { continue };
                units.alike &= units.items.values().next().is_none_or(|first| *first == point.unit);
                units.items.insert(item, point.unit);
            }
        }
        units
    }
}

/// Whether a price list's name of a unit means this unit.
pub(crate) fn is_unit(unit: Unit, listed: &str) -> bool {
    let names: &[&str] = match unit {
        Unit::InstanceHour | Unit::NodeHour | Unit::HostHour | Unit::Hour | Unit::DsuHour => {
            &["hrs", "hours", "hour", "hourly"]
        }
        Unit::NodeSecond => &["seconds", "second"],
        Unit::VcpuHour => &["vcpu-hours", "vcpu-hour"],
        Unit::GbSecond => &["lambda-gb-second", "gb-seconds", "gb-second", "gb-s"],
        Unit::GbHour => &["gb-hours", "gb-hour", "gb-hrs"],
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
            "cognitouserpools-m2mtokens",
            "notifications",
            "messages",
            "snapshotapiunits",
            "metrics",
            "metric update",
            "runs",
            "readrequestunits",
            "writerequestunits",
            "replicatedwriterequestunits",
        ],
        Unit::Event => &["events", "event", "64k chunks", "requests"],
        Unit::LogLine => &["lines", "log lines"],
        Unit::StateTransition => &["statetransitions", "statetransition"],
        Unit::ProcessingUnit => &["elasticacheprocessingunit"],
        Unit::Gb => &["gb", "gigabytes"],
        Unit::ObjectMonth => &["objects", "obj-month"],
        Unit::Object => &["objects"],
        Unit::BucketMonth => &["bucket-mo"],
        Unit::Minute => &["minutes", "minute"],
        Unit::CapacityUnitHour => &[
            "lcu-hrs",
            "nlcu-hrs",
            "glcu-hrs",
            "readcapacityunit-hrs",
            "writecapacityunit-hrs",
            "replicatedwritecapacityunit-hrs",
        ],
        Unit::TcuHour => &["tcu-hours", "tcu-hour"],
        Unit::RpuHour => &["rpu-hr", "rpu-hrs"],
        Unit::OcuHour => &["ocu-hours", "ocu-hrs"],
        Unit::AcuHour => &["acu-hr"],
        Unit::NcuHour => &["ncu-hr"],
        Unit::MNcuHour => &["m-ncu-hr"],
        Unit::DcuHour => &["dcu-hr"],
        Unit::Dpu => &["dpu"],
        Unit::ChangeRecordHour => &["cr-hr"],
        Unit::ActiveUser => &["cognitouserpoolsmau", "users", "mau"],
        Unit::RpsMonth => &["rps-month", "rps-mo"],
        Unit::MetricMonth => &["metrics"],
        Unit::Month => &["keys", "secrets", "alarms", "dashboards", "hostedzones", "health checks", "months", "tag-mo"],
        Unit::Each => &["jobs", "analyses"],
    };
    names.contains(&listed.to_ascii_lowercase().as_str())
}
