//! The cost of the same load with another load balancer, or without crossing zones.

use design::{BalancerConfig, BalancerType, BalancerUsage};
use units::{Decimal, Error, Usd, format};

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::remedy::Remedy;
use crate::saving::{monthly, saving};
use crate::service::Context;
use crate::service::balancer::charges;
use crate::service::balancer::dimensions::{CONSUMED, LAMBDA_GB, REQUESTS, RULES};
use crate::service::balancer::of_flows::Told;
use crate::service::balancer::reading::Reading;
use crate::service::charge::known_cost;

/// All such findings about load balancers with these lines.
pub(super) fn findings(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &Told<'_>,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let now = monthly(lines);
    let found = [
        legacy(context, config, usage, now)?,
        layer_four(context, config, usage, now)?,
        between_zones(context, config, usage, now)?,
    ];
    Ok(found.into_iter().flatten().collect())
}

/// The saving from another load balancer with the same load, if it is worth reporting.
fn saved(
    context: &Context<'_>,
    other: &BalancerConfig,
    usage: &BalancerUsage,
    now: Option<Usd>,
) -> Result<Option<Usd>, Error> {
    let then = known_cost(context, &charges(context, other, usage)?)?;
    Ok(now.zip(then).and_then(|(now, then)| saving(now, then)))
}

/// Rule `lb-clb-legacy`. An Application Load Balancer needs at least two zones.
fn legacy(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    now: Option<Usd>,
) -> Result<Option<Finding>, Error> {
    if config.balancer_type != BalancerType::Classic {
        return Ok(None);
    }
    // A Classic Load Balancer gains nothing from features that it does not have.
    let other = BalancerConfig {
        balancer_type: BalancerType::Application,
        zones: config.zones.max(2),
        reserved_units: None,
        mutual_tls: false,
        ..config.clone()
    };
    let less = match saved(context, &other, usage, now)? {
        Some(saved) => {
            format!("; with this load, an Application Load Balancer costs {} a month less", format::money(saved))
        }
        None => String::new(),
    };
    let message = format!("Classic Load Balancers are the previous generation{less}");
    let fix = "use an Application or a Network Load Balancer";
    Ok(Some(context.finding(Severity::Warning, "lb-clb-legacy", "/config/balancer_type", message, fix)))
}

/// Rule `lb-alb-or-nlb`: no HTTP feature is used. Traffic that crosses zones for free with an Application Load Balancer
/// still crosses zones with a Network Load Balancer, but is then charged.
fn layer_four(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &Told<'_>,
    now: Option<Usd>,
) -> Result<Option<Finding>, Error> {
    let reading = Reading::of(context, config, usage);
    // Flows give the GB, but nothing about connections and requests.
    let may_use_http = reading.is_of_flows()
        || config.waf
        || config.mutual_tls
        || [REQUESTS, RULES, LAMBDA_GB, CONSUMED].iter().any(|name| reading.is_said(name));
    if config.balancer_type != BalancerType::Application || may_use_http {
        return Ok(None);
    }
    let cross_zone = Some(config.crosses_zones());
    let other = BalancerConfig { balancer_type: BalancerType::Network, cross_zone, ..config.clone() };
    Ok(saved(context, &other, usage, now)?.map(|saved| {
        let message = format!(
            "nothing here needs layer 7: a Network Load Balancer costs {} a month less for the same load by TCP",
            format::money(saved)
        );
        let fix = "use a Network Load Balancer, or enter requests and rules if HTTP features are used";
        let change =
            Remedy::set("/config/balancer_type", "network").and_set("/config/cross_zone", config.crosses_zones());
        context
            .finding(Severity::Advice, "lb-alb-or-nlb", "/config/balancer_type", message, fix)
            .saves(saved)
            .with(change)
    }))
}

/// Rule `lb-cross-zone-cost`.
fn between_zones(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    now: Option<Usd>,
) -> Result<Option<Finding>, Error> {
    if config.zones < 2 || !config.crosses_zones() {
        return Ok(None);
    }
    let other = BalancerConfig { cross_zone: Some(false), ..config.clone() };
    let Some(saved) = saved(context, &other, usage, now)? else { return Ok(None) };
    let others = Decimal::from(config.zones.saturating_sub(1)).checked_mul(Decimal::ONE_HUNDRED);
    let percent = others.and_then(|all| all.checked_div(config.zones.into())).ok_or(Error::Overflow)?;
    let message = format!(
        "cross-zone load balancing moves about {} % of the data between zones, for {} a month",
        format::quantity(percent, 0),
        format::money(saved)
    );
    let fix = "turn it off where the targets are spread over the zones alike";
    let finding = context.finding(Severity::Warning, "lb-cross-zone-cost", "/config/cross_zone", message, fix);
    Ok(Some(finding.saves(saved).with(Remedy::set("/config/cross_zone", false))))
}
