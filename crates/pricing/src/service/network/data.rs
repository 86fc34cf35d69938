//! Data transfer charges, whichever component pays them: to the internet, between zones, between regions.

use catalog::PriceList;
use units::Decimal;
use units::kinds::{Gb, Hour};

use super::hourly;
use crate::line::{Factor, Text};
use crate::service::charge::{ComponentCharge, Price, PriceKey};
use crate::service::{Amounts, Context};

/// Transfer to the internet (charge code E), with tiers over the whole region.
pub(in crate::service) const INTERNET_OUT: Price = Price::listed(PriceList::DataTransfer, "out", "internet");

/// Transfer between Availability Zones (charge code X), at each end.
pub(in crate::service) const CROSS_ZONE: Price = Price::listed(PriceList::DataTransfer, "out", "intra-region");

/// Transfer to any other region without a rate of its own (charge code R).
const OTHER_REGIONS: Price = Price::listed(PriceList::DataTransfer, "out", "other-regions");

/// The dimension of transfer to other regions with rates of their own. Its items are receiving regions.
pub(in crate::service) const PAIR_OF_REGIONS: &str = "out/region";

/// The assumption of a charge at both ends.
pub(in crate::service) const BOTH_ENDS: &str = "both ends are in this account: each pays for the GB";

/// GB sent to the internet, with tiers over the whole region (charge code E).
pub(in crate::service) fn internet_out<'a>(context: &Context<'a>, gb: Option<Decimal>) -> ComponentCharge<'a> {
    let amounts = Amounts::times(Vec::new(), gb, "GB to the internet", "the GB to the internet");
    ComponentCharge::new::<Gb>(
        "transfer.internet-out",
        "Data transfer to the internet",
        context.region(),
        INTERNET_OUT,
        amounts,
    )
    .pooled()
}

/// GB between Availability Zones, in one direction, charged at each of `ends` (charge code X).
pub(in crate::service) fn cross_zone<'a>(
    context: &Context<'a>,
    label: &'static str,
    gb: Option<Decimal>,
    ends: u64,
) -> ComponentCharge<'a> {
    let amounts = Amounts::times(vec![Factor::count(ends, "end")], gb, "GB", "the GB between availability zones");
    let charge = ComponentCharge::new::<Gb>("transfer.cross-zone", label, context.region(), CROSS_ZONE, amounts);
    if ends == 2 { charge.assuming(BOTH_ENDS) } else { charge }
}

/// GB from one region to another, charged by the sender (charge code R).
pub(in crate::service) fn other_region<'a>(
    context: &Context<'_>,
    code: &'static str,
    label: impl Into<Text>,
    (from, to): (&'a str, &str),
    gb: Option<Decimal>,
) -> ComponentCharge<'a> {
    each_to_other_region(context, code, label, (from, to), Vec::new(), gb)
}

/// As `other_region`, times `factors`.
pub(in crate::service) fn each_to_other_region<'a>(
    context: &Context<'_>,
    code: &'static str,
    label: impl Into<Text>,
    (from, to): (&'a str, &str),
    factors: Vec<Factor>,
    gb: Option<Decimal>,
) -> ComponentCharge<'a> {
    let amounts = Amounts::times(factors, gb, "GB", "the GB to another region");
    amounts_to_other_region(context, code, label, (from, to), amounts)
}

/// As `other_region`, for amounts with any factors.
///
/// A rate of the pair of regions goes before the rate of the sender to all other regions (Amazon EC2 on-demand pricing,
/// data transfer).
pub(in crate::service) fn amounts_to_other_region<'a>(
    context: &Context<'_>,
    code: impl Into<Text>,
    label: impl Into<Text>,
    (from, to): (&'a str, &str),
    amounts: Amounts,
) -> ComponentCharge<'a> {
    let charge = |price| ComponentCharge::new::<Gb>(code, label, from, price, amounts).sent_to(to);
    if context.catalogue.point(PriceList::DataTransfer, from, PAIR_OF_REGIONS, to).is_some() {
        let (dimension, item) = (PAIR_OF_REGIONS.into(), to.to_owned().into());
        return charge(Price::Listed(PriceKey { list: PriceList::DataTransfer, dimension, item }));
    }
    charge(OTHER_REGIONS).derived("one rate of the sending region stands for all other regions")
}

/// A number of addresses as a factor.
pub(in crate::service) fn addresses(count: u64) -> Factor {
    Factor::new(count, if count == 1 { "address" } else { "addresses" })
}

/// Public IPv4 addresses of a component; `None` when it has none.
pub(in crate::service) fn public_ipv4<'a>(
    context: &Context<'a>,
    mut factors: Vec<Factor>,
    addresses: u64,
    hours: Option<Decimal>,
) -> Option<ComponentCharge<'a>> {
    if addresses == 0 {
        return None;
    }
    factors.push(self::addresses(addresses));
    let amounts = Amounts::times(factors, hours, "hours", "hours per month");
    let label = "Public IPv4 addresses";
    Some(ComponentCharge::new::<Hour>(
        "vpc.public-ipv4",
        label,
        context.region(),
        hourly("public-ipv4-in-use"),
        amounts,
    ))
}
