//! Internet gateways and egress-only ones: free, and shown.

use design::GatewayConfig;
use units::Error;
use units::kinds::Hour;

use crate::line::Factor;
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// The charge of a gateway: none (Amazon VPC pricing).
pub(in crate::service) fn charges<'a>(context: &Context<'a>, config: &GatewayConfig) -> Result<Vec<Charge<'a>>, Error> {
    let label = if config.egress_only { "Egress-only internet gateway" } else { "Internet gateway" };
    let gateways = Factor::count(context.component.placement.count(), "gateway");
    let amounts = Amounts::times(vec![gateways], context.started_hours(None), "hours", "");
    Ok(vec![Charge::new::<Hour>("vpc.gateway", label, context.region(), Price::Free, amounts)])
}
