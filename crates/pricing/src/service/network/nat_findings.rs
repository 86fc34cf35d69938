//! What AWS would reject about NAT gateways.

use design::{NatConfig, NatMode, NatUsage};
use units::Decimal;

use crate::finding::{Finding, Severity};
use crate::service::Context;

/// Maximum number of public addresses of a zonal gateway: one, and seven more (Amazon VPC user guide, NAT gateway
/// basics).
const ZONAL_ADDRESSES: u64 = 8;

/// Findings about NAT gateways.
pub(in crate::service) fn findings(context: &Context<'_>, config: &NatConfig, usage: &NatUsage) -> Vec<Finding> {
    let mut findings = Vec::new();
    if config.mode != NatMode::Private && config.addresses() == 0 {
        findings.push(context.finding(
            Severity::Error,
            "nat-placement",
            "/config/addresses",
            "a public NAT gateway needs an Elastic IP address",
            "give it at least one, or make it private",
        ));
    }
    if config.mode == NatMode::Zonal && config.addresses() > ZONAL_ADDRESSES {
        findings.push(context.finding(
            Severity::Warning,
            "nat-addresses",
            "/config/addresses",
            format!("a zonal NAT gateway has at most {ZONAL_ADDRESSES} addresses"),
            "use more gateways, or a regional one",
        ));
    }
    let to_internet = [usage.internet_out_gb, usage.internet_in_gb].map(|gb| context.figure(gb).unwrap_or_default());
    if config.mode == NatMode::Private && to_internet.iter().any(|gb| *gb > Decimal::ZERO) {
        let place = if to_internet[0] > Decimal::ZERO { "/usage/internet_out_gb" } else { "/usage/internet_in_gb" };
        findings.push(context.finding(
            Severity::Error,
            "nat-private-internet",
            place,
            "a private NAT gateway has no way to the internet",
            "make it zonal or regional, or count the GB as other_gb",
        ));
    }
    findings
}
