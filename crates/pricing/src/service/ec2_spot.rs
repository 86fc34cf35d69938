//! The Spot price: the average of the region, or else the on-demand price less the saving reported by the Spot Instance
//! advisor.

use catalog::{SpotAdvice, SpotOs, Table};
use design::OperatingSystem;
use units::format::unit_price;
use units::{Decimal, Error};

use super::Context;
use super::ec2_price::{self, Priced, Unpriced};
use crate::line::{LinePrice, NoPrice};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// The hourly Spot price, with the interruption frequency of such instances where it is known.
pub(super) fn spot(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
) -> Result<Priced<(LinePrice, Option<SpotAdvice>)>, Error> {
    let known = match ec2_price::sold(context, instance_type, os) {
        Ok(known) => known,
        Err(why) => return Ok(Err(why)),
    };
    if known.spot == Some(false) {
        return Ok(Err(Unpriced::because(NoPrice::NotOffered)));
    }
    let advice = advice(context, instance_type, os);
    if let Some(average) = ec2_price::price(context, &["spot/", os.code()].concat(), instance_type)? {
        return Ok(Ok((average, advice)));
    }
    let price = match ec2_price::on_demand(context, instance_type, os)? {
        Ok(price) => price,
        Err(unpriced) => return Ok(Err(unpriced)),
    };
    let Some(advice) = advice else {
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
    let basis = price.basis.follow(rule);
    Ok(Ok((LinePrice { unit_price: unit_price_now, as_of, basis, ..price }, Some(advice))))
}

/// The data of the Spot Instance advisor, which covers only Linux and Windows.
pub(super) fn advice(context: &Context<'_>, instance_type: &str, os: OperatingSystem) -> Option<SpotAdvice> {
    let os = match os {
        OperatingSystem::Linux => SpotOs::Linux,
        OperatingSystem::Windows => SpotOs::Windows,
        _ => return None,
    };
    context.catalogue.spot(context.region(), os, instance_type)
}
