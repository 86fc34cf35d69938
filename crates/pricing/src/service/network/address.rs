//! Findings about public IPv4 addresses.

use design::{Address, AddressKind};

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::remedy::Remedy;
use crate::saving::{monthly, saving};
use crate::service::Context;

/// Rule `vpc-idle-eip`: idle addresses are billed like those in use.
pub(in crate::service) fn findings(context: &Context<'_>, address: Address, lines: &[Line]) -> Option<Finding> {
    if address.kind != AddressKind::Idle {
        return None;
    }
    let saved = monthly(lines).and_then(|now| saving(now, units::Usd::ZERO))?;
    let cost = units::format::money(saved);
    let message = format!("idle addresses are billed like used ones: {cost} a month");
    let fix = "release them, or associate them with what needs an address";
    Some(
        context
            .finding(Severity::Warning, "vpc-idle-eip", "/config/address", message, fix)
            .saves(saved)
            .with(Remedy::Remove),
    )
}
