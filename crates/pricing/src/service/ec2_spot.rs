//! The Spot price: the on-demand price less the saving reported by the Spot Instance advisor.

use catalog::{Basis, SpotAdvice, SpotOs, Table};
use design::OperatingSystem;
use units::format::unit_price;
use units::{Decimal, Error};

use super::Context;
use super::ec2_price::{Priced, Unpriced, on_demand};
use crate::line::{LinePrice, NoPrice};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// The hourly Spot price, with the interruption frequency of such instances.
pub(super) fn spot(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
) -> Result<Priced<(LinePrice, SpotAdvice)>, Error> {
    let price = match on_demand(context, instance_type, os)? {
        Ok(price) => price,
        Err(unpriced) => return Ok(Err(unpriced)),
    };
    if context.catalogue.instance_type(instance_type).is_some_and(|known| known.spot == Some(false)) {
        return Ok(Err(Unpriced::because(NoPrice::NotOffered)));
    }
    let Some(advice) = advice(context, instance_type, os) else {
        return Ok(Err(Unpriced::because(NoPrice::PriceUnknown)));
    };
    let saving = Decimal::from(advice.savings_percent);
    let rest = HUNDRED.checked_sub(saving).ok_or(Error::Overflow)?;
    let unit_price_now = price.unit_price.share(rest, HUNDRED)?.to_price();
    let info = context.catalogue.table_info(Table::Spot);
    let as_of = price.as_of.clone().into_iter().chain(info.map(|info| info.as_of.clone())).min();
    let seen = info.map_or_else(String::new, |info| format!(" of {}", info.as_of));
    let rule = format!(
        "on-demand {} − {saving} % (Spot advisor{seen}, interrupted {} a month)",
        unit_price(price.unit_price),
        advice.interruption.label()
    );
    let basis = match price.basis {
        Basis::Stale { reason } => Basis::Stale { reason: format!("{reason}; {rule}") },
        _ => Basis::Derived { rule },
    };
    Ok(Ok((LinePrice { unit_price: unit_price_now, as_of, basis, ..price }, advice)))
}

/// The data of the Spot Instance advisor, which covers only Linux and Windows.
pub(super) fn advice(context: &Context<'_>, instance_type: &str, os: OperatingSystem) -> Option<SpotAdvice> {
    let os = match os {
        OperatingSystem::Linux => SpotOs::Linux,
        OperatingSystem::Windows => SpotOs::Windows,
        OperatingSystem::Rhel | OperatingSystem::RhelHa | OperatingSystem::Suse => return None,
    };
    context.catalogue.spot(context.region(), os, instance_type)
}
