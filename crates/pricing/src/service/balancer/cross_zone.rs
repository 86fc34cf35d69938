//! Data between the zones of a load balancer and its targets.

use catalog::PriceList;
use design::{BalancerConfig, BalancerType};
use units::kinds::Gb;
use units::{Decimal, Error, exact_mul};

use super::reading::Reading;
use crate::line::{Factor, Share};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// GB from the nodes of a Network or Gateway Load Balancer to targets in other zones and back: each end pays. Each node
/// distributes its clients over the targets of all zones, so that everything except the share of its own zone crosses
/// zones. Application and Classic Load Balancers pay nothing (Amazon EC2 on-demand pricing, data transfer within a
/// region).
pub(super) fn charge<'a>(
    context: &Context<'a>,
    config: &BalancerConfig,
    reading: &Reading<'_>,
) -> Result<Option<ComponentCharge<'a>>, Error> {
    let pays = matches!(config.balancer_type, BalancerType::Network | BalancerType::Gateway);
    if !pays || !config.crosses_zones() || config.zones < 2 {
        return Ok(None);
    }
    let mut factors =
        vec![Factor::count(2, "end"), Factor::count(context.component.placement.count(), "load balancer")];
    let amounts = match reading.bytes()? {
        Some(bytes) => {
            factors.extend(bytes.factors);
            let (others, zones) = (Decimal::from(config.zones.saturating_sub(1)), Decimal::from(config.zones));
            let label = "other zones ÷ zones";
            let share = match bytes.share {
                None => Share { part: others, whole: zones, label: label.into() },
                Some(of_day) => Share {
                    part: exact_mul(of_day.part, others)?,
                    whole: exact_mul(of_day.whole, zones)?,
                    label: format!("{}, {label}", of_day.label).into(),
                },
            };
            let mut amounts = Amounts::of(factors);
            amounts.share = Some(share);
            amounts
        }
        None => Amounts::times(factors, None, "", "the GB through the load balancer"),
    };
    let price = Price::listed(PriceList::DataTransfer, "out", "intra-region");
    let label = "Data between zones, load balancer and targets";
    let charge = ComponentCharge::new::<Gb>("transfer.cross-zone", label, context.region(), price, amounts);
    Ok(Some(charge.assuming("clients come to the zones alike, and both ends of a GB are in this account")))
}
