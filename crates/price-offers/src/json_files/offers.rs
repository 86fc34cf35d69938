//! The products and terms of an offer file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Error, IgnoredAny, MapAccess};
use units::Usd;

use super::entries::{Entries, Entry};
use crate::collected::short;
use crate::product::{Commitment, PriceLine, Product, Term};
use crate::reading::Reading;
use crate::targets::Target;

/// What the products of a file stand for, by SKU; each target is held once.
pub(super) type Known = HashMap<Box<str>, Arc<Target>>;

/// The products.
pub(super) struct Products<'r, 'c> {
    reading: &'r mut Reading<'c>,
    pub(super) known: Known,
    targets: HashSet<Arc<Target>>,
}

impl<'r, 'c> Products<'r, 'c> {
    pub(super) fn new(reading: &'r mut Reading<'c>) -> Products<'r, 'c> {
        Products { reading, known: Known::new(), targets: HashSet::new() }
    }
}

#[derive(Deserialize)]
struct ListedProduct {
    attributes: Attributes,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(Default)]
struct Attributes {
    servicecode: String,
    region_code: String,
    from_region_code: String,
    to_region_code: String,
    usagetype: String,
    operation: String,
    tenancy: String,
    operating_system: String,
    license_model: String,
    pre_installed_sw: String,
    capacitystatus: String,
    marketoption: String,
}

impl Entry for Products<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, sku: &str, map: &mut A) -> Result<(), A::Error> {
        let ListedProduct { attributes: own } = map.next_value()?;
        let regions = [&own.region_code, &own.from_region_code, &own.to_region_code];
        let region = regions.into_iter().find(|region| !region.is_empty()).map_or("", String::as_str);
        let product = Product {
            service_code: &own.servicecode,
            region,
            usage_type: &own.usagetype,
            operation: &own.operation,
            tenancy: &own.tenancy,
            operating_system: &own.operating_system,
            licence_model: &own.license_model,
            preinstalled_software: &own.pre_installed_sw,
            capacity_status: &own.capacitystatus,
            market_option: &own.marketoption,
        };
        let target = self.reading.product(&product).map_err(Error::custom)?;
        let Some(target) = target else { return Ok(()) };
        let target = match self.targets.get(&target) {
            Some(known) => Arc::clone(known),
            None => Arc::new(target),
        };
        self.targets.insert(Arc::clone(&target));
        if self.known.insert(sku.into(), target).is_some() {
            return Err(Error::custom(format!("the product {:?} is there twice", short(sku))));
        }
        Ok(())
    }
}

/// The terms: on demand and reserved.
pub(super) struct OfferTerms<'r, 'c> {
    pub(super) reading: &'r mut Reading<'c>,
    pub(super) products: &'r Known,
}

impl Entry for OfferTerms<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, kind: &str, map: &mut A) -> Result<(), A::Error> {
        let reserved = match kind {
            "OnDemand" => false,
            "Reserved" => true,
            other => return Err(Error::custom(format!("unknown kind of term {:?}", short(other)))),
        };
        map.next_value_seed(Entries(&mut Skus { reading: self.reading, products: self.products, reserved }))
    }
}

/// The terms of one kind, by SKU.
struct Skus<'r, 'c> {
    reading: &'r mut Reading<'c>,
    products: &'r Known,
    reserved: bool,
}

impl Entry for Skus<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, sku: &str, map: &mut A) -> Result<(), A::Error> {
        let Some(target) = self.products.get(sku) else { return map.next_value::<IgnoredAny>().map(|_| ()) };
        map.next_value_seed(Entries(&mut SkuTerms { reading: self.reading, target, sku, reserved: self.reserved }))
    }
}

/// The terms of one product.
struct SkuTerms<'r, 'c> {
    reading: &'r mut Reading<'c>,
    target: &'r Target,
    sku: &'r str,
    reserved: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListedTerm {
    price_dimensions: BTreeMap<String, ListedPrice>,
    #[serde(default)]
    term_attributes: TermAttributes,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct TermAttributes {
    lease_contract_length: String,
    purchase_option: String,
    offering_class: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListedPrice {
    rate_code: String,
    #[serde(default)]
    begin_range: String,
    #[serde(default)]
    end_range: String,
    unit: String,
    price_per_unit: BTreeMap<String, String>,
}

impl Entry for SkuTerms<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, _: &str, map: &mut A) -> Result<(), A::Error> {
        let listed: ListedTerm = map.next_value()?;
        let term = if self.reserved {
            let TermAttributes { lease_contract_length, purchase_option, offering_class } = &listed.term_attributes;
            let commitment = Commitment::parse(lease_contract_length, purchase_option, offering_class);
            Term::Reserved(commitment.map_err(Error::custom)?)
        } else {
            Term::OnDemand
        };
        for price in listed.price_dimensions.values() {
            let amount = price.price_per_unit.get("USD").ok_or_else(|| Error::custom("a price that is not in USD"))?;
            let line = PriceLine {
                sku: self.sku,
                rate_code: &price.rate_code,
                start: &price.begin_range,
                end: &price.end_range,
                unit: &price.unit,
                price: Usd::parse(amount).map_err(Error::custom)?,
            };
            self.reading.line(self.target, term, &line).map_err(Error::custom)?;
        }
        Ok(())
    }
}
