//! Which price of the catalogue a product stands for.

use std::collections::HashMap;

use catalog::{ANYWHERE, AwsKey, AwsKeys, Catalogue, PriceList};
use units::Unit;

use crate::collected::short;
use crate::key::{PriceKey, Words};
use crate::listed_units::Units;
use crate::product::Product;
use crate::systems::{is_apart, system};

/// Dimensions that only bills name, or whose prices follow from others.
const NOT_LISTED: &[&str] = &[
    "reserved/",
    "savings-plan/",
    "spot",
    "capacity-unused/",
    "on-host/",
    "dedicated/",
    "dedicated-host/reserved/",
    "detailed-monitoring",
];

/// The price list has these products under a service code of their own.
const OTHER_CODES: &[(&str, &str)] = &[("AmazonS3GlacierDeepArchive", "AmazonS3")];

/// The second and third tier of io2 are usage types of their own.
const IO2_TIERS: &[(&str, u8)] = &[(".tier2", 2), (".tier3", 3)];

/// The price of the catalogue that a product stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Target {
    pub(crate) key: PriceKey,
    pub(crate) unit: Unit,
    /// Zero, or which of the usage types that make up the tiers of the price.
    pub(crate) part: u8,
}

/// What a file says about its products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attributes {
    /// Attributes of offer files, which must agree with the names.
    Listed,
    /// Only names. They tell the same things apart: `BoxUsage` is shared hardware, and each kind of software has an
    /// operation of its own.
    None,
}

/// What a product means to the catalogue.
#[derive(Debug, Clone)]
pub(crate) enum Meaning {
    Price(Target),
    /// Known, but not a price of the catalogue.
    LeftOut(&'static str),
    /// The names are not known.
    NotUnderstood,
    /// The names are known, but do not say for certain which of these prices it is.
    Refused(String, Vec<PriceKey>),
}

/// Finds the prices that products stand for.
pub(crate) struct Targets<'c> {
    catalogue: &'c Catalogue,
    units: Units<'c>,
    /// The names of each region of the catalogue that was asked for.
    regions: HashMap<String, AwsKeys<'c>>,
    pub(crate) words: Words,
}

impl<'c> Targets<'c> {
    pub(crate) fn of(catalogue: &'c Catalogue) -> Targets<'c> {
        let (regions, words) = (HashMap::new(), Words::default());
        Targets { catalogue, units: Units::of(catalogue), regions, words }
    }

    /// The code of the region that a product's prices have; `None` for local zones and unknown regions.
    pub(crate) fn region<'p>(&mut self, code: &'p str) -> Option<&'p str> {
        let code = match code {
            "" | "global" | "aws-global" => ANYWHERE,
            code => code,
        };
        if !self.regions.contains_key(code) {
            self.regions.insert(code.to_owned(), self.catalogue.aws_keys(code)?);
        }
        Some(code)
    }

    /// What a product means.
    pub(crate) fn meaning(&mut self, product: &Product<'_>, attributes: Attributes) -> Meaning {
        let Some(region) = self.region(product.region) else {
            return Meaning::LeftOut("zones and regions that the catalogue does not have");
        };
        let known = OTHER_CODES.iter().find(|(other, _)| *other == product.service_code);
        let code = known.map_or(product.service_code, |(_, code)| *code);
        let (keys, part) = self.keys(region, code, product);
        let apart = is_apart(product);
        let key = match keys.as_slice() {
            [] => return self.without_price(region, code, product, apart),
            [key] => key.clone(),
            several => {
                let names: Vec<String> = several.iter().map(|key| format!("{} {}", key.dimension, key.item)).collect();
                let keys = several.iter().map(|key| self.price_key(region, key, &key.item)).collect();
                return Meaning::Refused(format!("may be any of {}", names.join(", ")), keys);
            }
        };
        let checked = match attributes {
            Attributes::Listed => self.checked(&key, product, apart),
            Attributes::None => Ok(key.item.clone()),
        };
        match checked {
            Ok(item) => self.target(region, &key, &item, part),
            Err(meaning) => meaning,
        }
    }

    fn without_price(&self, region: &str, code: &str, product: &Product<'_>, apart: Option<&'static str>) -> Meaning {
        let names = self.regions.get(region);
        let named = names.is_some_and(|names| !names.find(code, product.usage_type, product.operation).is_empty());
        match apart {
            Some(reason) => Meaning::LeftOut(reason),
            None if named => Meaning::LeftOut("charges that follow from other prices, such as dedicated instances"),
            None => Meaning::NotUnderstood,
        }
    }

    fn keys(&self, region: &str, code: &str, product: &Product<'_>) -> (Vec<AwsKey<'c>>, u8) {
        let Some(names) = self.regions.get(region) else { return (Vec::new(), 0) };
        let listed = |usage_type: &str| {
            let mut keys = names.find(code, usage_type, product.operation);
            keys.retain(|key| !NOT_LISTED.iter().any(|dimension| key.dimension.starts_with(dimension)));
            keys
        };
        let is_io2 = |keys: &[AwsKey<'_>]| {
            let [key] = keys else { return false };
            (key.list, key.dimension, key.item.as_str()) == (PriceList::Ebs, "iops", "io2")
        };
        for (tier, part) in IO2_TIERS {
            if let Some(first) = product.usage_type.strip_suffix(tier) {
                let keys = listed(first);
                return if is_io2(&keys) { (keys, *part) } else { (Vec::new(), 0) };
            }
        }
        let keys = listed(product.usage_type);
        let part = u8::from(is_io2(&keys));
        (keys, part)
    }

    /// The item of a key, if the attributes of a product agree with the names that led to it.
    fn checked(&self, key: &AwsKey<'_>, product: &Product<'_>, apart: Option<&'static str>) -> Result<String, Meaning> {
        if key.list != PriceList::Ec2 {
            return Ok(key.item.clone());
        }
        let contradicts = |what: &str, is: &str| {
            let reason = format!("is {} by its names, but its {what} is {is:?}", key.dimension);
            Err(Meaning::Refused(reason, Vec::new()))
        };
        if let Some(named) = key.dimension.strip_prefix("on-demand/") {
            if let Some(reason) = apart {
                return Err(Meaning::LeftOut(reason));
            }
            if product.tenancy != "Shared" {
                return contradicts("tenancy", product.tenancy);
            }
            if system(product) != Some(named) {
                return contradicts("operating system", product.operating_system);
            }
        }
        if key.dimension == "cpu-credits" && matches!(key.item.as_str(), "t2" | "t3" | "t3a") {
            return match product.operating_system {
                "Linux" => Ok("t-linux".to_owned()),
                "Windows" => Ok("t-windows".to_owned()),
                other => contradicts("operating system", other),
            };
        }
        Ok(key.item.clone())
    }

    fn target(&mut self, region: &str, key: &AwsKey<'c>, item: &str, part: u8) -> Meaning {
        let is_instance = key.list == PriceList::Ec2 && key.dimension.starts_with("on-demand/");
        if is_instance && self.catalogue.instance_type(item).is_none() {
            return Meaning::LeftOut("instance types that the catalogue does not have");
        }
        // Some systems have no listed price in the catalogue of the build.
        let unit = if is_instance { Some(Unit::InstanceHour) } else { self.units.unit(key.list, key.dimension, item) };
        let Some(unit) = unit else {
            return Meaning::LeftOut("charges that are free or that the catalogue has no price for");
        };
        Meaning::Price(Target { key: self.price_key(region, key, item), unit, part })
    }

    fn price_key(&mut self, region: &str, key: &AwsKey<'_>, item: &str) -> PriceKey {
        let [region, dimension, item] = [region, key.dimension, item].map(|word| self.words.shared(word));
        PriceKey { list: key.list, region, dimension, item }
    }

    /// A usage type without the prefix of the region, and with the operation in place of an instance type, to count what
    /// was not understood.
    pub(crate) fn kind_of_usage(&self, product: &Product<'_>) -> String {
        let Product { region, usage_type, operation, .. } = product;
        let prefix = self.catalogue.region(region).and_then(|region| region.usage_prefix.as_deref());
        let bare = prefix.and_then(|prefix| usage_type.strip_prefix(prefix)?.strip_prefix('-')).unwrap_or(*usage_type);
        match bare.split_once(':') {
            Some((kind, item)) if item.starts_with("db.") || self.catalogue.instance_type(item).is_some() => {
                short(&format!("{kind}:* {operation}"))
            }
            _ => short(bare),
        }
    }
}
