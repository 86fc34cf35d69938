//! Data through NAT gateways that is given by hand: where it goes is not known.

use budget::Work;
use catalog::PriceList;
use design::{Body, Component};
use units::{Usd, format};

use super::Subject;
use crate::finding::{Finding, Severity, noticeable};

/// Rule `nat-gb-unexplained`: GB through a NAT gateway that no flow explains are a noticeable part of the `total`. Part of
/// them may need no NAT gateway.
pub(super) fn findings(subject: &Subject<'_>, total: Usd) -> Vec<Finding> {
    let task = subject.basis.task;
    let components = task.design.components.iter().enumerate();
    let all = components.take_while(|_| task.budget.spend_each(Work::Prices, 1));
    all.filter_map(|(index, component)| unexplained(subject, index, component, noticeable(total))).collect()
}

fn unexplained(subject: &Subject<'_>, index: usize, component: &Component, least: Usd) -> Option<Finding> {
    let Body::NatGateway { usage, .. } = &component.body else { return None };
    let context = subject.basis.context(index)?;
    let data = subject.components.get(index)?.lines.iter().find(|line| line.code == "nat.data")?;
    let cost = data.cost.known().filter(|cost| !cost.is_zero() && *cost >= least)?;
    let listed = |item| {
        let point = context.catalogue.point(PriceList::Vpc, context.region(), "data-processed", item)?;
        Some(point.tiers.first_price())
    };
    let [nat, endpoint] = [listed("nat-gateway")?, listed("interface-endpoint")?];
    let message = format!(
        "{} GB a month through the NAT gateway cost {}, and no flow says where they go",
        format::quantity(data.quantity?, 0),
        format::money(cost)
    );
    let fix = format!(
        "draw the flows to compare their path options: data of S3 and DynamoDB in the region costs nothing through a \
         gateway endpoint, and that of other AWS services {} per GB through an interface endpoint, against {}",
        format::unit_price(endpoint),
        format::unit_price(nat)
    );
    let given = [
        ("/usage/other_gb", usage.other_gb),
        ("/usage/internet_in_gb", usage.internet_in_gb),
        ("/usage/internet_out_gb", usage.internet_out_gb),
    ];
    let (place, _) = given.into_iter().find(|(_, value)| value.is_some())?;
    Some(context.finding(Severity::Warning, "nat-gb-unexplained", place, message, fix))
}
