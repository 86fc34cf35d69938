//! What the forms offer: regions and instance types.

use api::{RegionChoice, TypeChoice};
use catalog::{Availability, Catalogue, InstanceType, PriceList};
use units::{Decimal, format};

use crate::prices::prices;

/// All regions, by code.
#[must_use]
pub fn regions() -> Vec<RegionChoice> {
    prices()
        .regions()
        .iter()
        .map(|region| RegionChoice { code: region.code.clone(), name: region.name.clone() })
        .collect()
}

/// The instance types that can be chosen in `region`; those known not to be sold there are left out.
#[must_use]
pub fn types(region: &str) -> Vec<TypeChoice> {
    let catalogue = &*prices();
    catalogue
        .instance_types()
        .iter()
        .filter(|known| !matches!(catalogue.availability(region, &known.name), Availability::NotSold))
        .map(|known| TypeChoice { name: known.name.clone(), label: label(catalogue, region, known) })
        .collect()
}

fn label(catalogue: &Catalogue, region: &str, known: &InstanceType) -> String {
    let gib = Decimal::from(known.memory_mib) / Decimal::from(1024);
    let price = match catalogue.point(PriceList::Ec2, region, "on-demand/linux", &known.name) {
        Some(point) => format!("{}/h", format::unit_price(point.tiers.first_price())),
        None => "no price".to_owned(),
    };
    format!("{} vCPU · {} GiB · {price}", known.vcpu, format::quantity(gib, 2))
}
