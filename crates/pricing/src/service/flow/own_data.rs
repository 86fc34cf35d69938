//! Data that a component states itself, beside flows that carry data from and to it.

use budget::Work;
use definitions::{Usage, UsageValue, Value, Values};
use design::{Body, FlowConfig, FlowEnd, FlowUsage};
use topology::Direction;
use units::{Decimal, Error, format};

use super::edge::carried;
use super::volume::Volume;
use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::defined::{self, with_reading};

/// The field of what a regional service sends to the internet.
const INTERNET_OUT: &str = "internet_out_gb";

/// Steps of work to look at a flow.
const LOOKED_AT: usize = 1;

/// Findings about a component with these values whose own data and that of flows are both given.
pub(in crate::service) fn findings(context: &Context<'_>, values: &Values) -> Result<Vec<Finding>, Error> {
    if !context.flows.any() {
        return Ok(Vec::new());
    }
    let mut found = replaced(context, values)?;
    found.extend(counted_twice(context, values)?);
    found.extend(endpoint_regions(context, values));
    Ok(found)
}

/// Rule `flow-own-data`: a component at the edge whose own data replaces that of its flows, which differs.
fn replaced(context: &Context<'_>, values: &Values) -> Result<Vec<Finding>, Error> {
    let mut found = Vec::new();
    if !defined::is_at_edge(context.component) {
        return Ok(found);
    }
    for (field, value) in values.usage() {
        let Some(data) = field.of_flows.filter(|_| value.is_some()) else { continue };
        let of_flows = carried(context.design, context.scenario, context.component, data)?;
        let of_flows = of_flows.as_ref().map(|usage| gb(context, usage)).transpose()?.flatten();
        let own = with_reading(context, values, |reading| reading.number(field.name))?;
        let Some((own, of_flows)) = own.zip(of_flows).filter(|(own, of_flows)| own != of_flows) else { continue };
        let message = format!(
            "{}: its own {} GB a month are counted, and not the {} GB of its flows",
            field.label,
            format::quantity(own, 2),
            format::quantity(of_flows, 2)
        );
        let fix = "leave its own value out to count that of the flows, or make them agree";
        let place = format!("/usage/{}", field.name);
        found.push(context.finding(Severity::Warning, "flow-own-data", &place, message, fix));
    }
    Ok(found)
}

/// The GB of a month; `None` while they are unknown.
fn gb(context: &Context<'_>, usage: &Usage) -> Result<Option<Decimal>, Error> {
    let product = usage.product(context.scenario, context.design.month().hours(), None);
    product.map(|product| product.value()).transpose()
}

/// Rule `flow-counted-twice`: a component that states what it sends to the internet, which its flows pay for as well.
fn counted_twice(context: &Context<'_>, values: &Values) -> Result<Option<Finding>, Error> {
    let Some(Value::Usage(own)) = values.get(INTERNET_OUT) else { return Ok(None) };
    if *own == Usage::Monthly(UsageValue::Open) || *own == Usage::known(0) {
        return Ok(None);
    }
    for (flow, config, usage) in flows(context) {
        let is_own = |end: &FlowEnd| end.component() == Some(&context.component.id);
        let sent = match (&config.from, &config.to) {
            (from, FlowEnd::Internet) if is_own(from) => Direction::Request,
            (FlowEnd::Internet, to) if is_own(to) => Direction::Response,
            _ => continue,
        };
        let of_flow = Volume::in_scenario(context.design, context.scenario, config, usage).monthly(sent)?;
        let Some(of_flow) = of_flow.filter(|gb| !gb.is_zero()) else { continue };
        let message = format!(
            "its own data to the internet and the {} GB of {flow} are both counted",
            format::quantity(of_flow, 2)
        );
        let fix = "leave out its own data, or what it has in common with the flow";
        let place = format!("/usage/{INTERNET_OUT}");
        return Ok(Some(context.finding(Severity::Warning, "flow-counted-twice", &place, message, fix)));
    }
    Ok(None)
}

/// Rule `ga-endpoint-region`: an accelerator whose premium is that of another Region than its flows lead to.
fn endpoint_regions(context: &Context<'_>, values: &Values) -> Option<Finding> {
    let own = values.text("endpoint_region").filter(|_| values.definition().service == "globalaccelerator")?;
    flows(context).find_map(|(flow, config, _)| {
        let is_own = |end: &FlowEnd| end.component() == Some(&context.component.id);
        let endpoint = if is_own(&config.from) { config.to.component() } else { None }?;
        let endpoint = context.relations.component(endpoint)?;
        let region = context.relations.region_of(endpoint);
        (region != own).then(|| {
            let message = format!(
                "{flow} leads to {} in {region}, and the premium is that of endpoints in {own}",
                endpoint.title()
            );
            let fix = "choose its Region, and add an accelerator without hours for endpoints in another one";
            context.finding(Severity::Warning, "ga-endpoint-region", "/config/endpoint_region", message, fix)
        })
    })
}

/// The flows of the design with their names, as far as the budget allows.
fn flows<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a FlowConfig, &'a FlowUsage)> {
    let budget = context.budget;
    let all = context.design.components.iter().take_while(move |_| budget.spend_each(Work::Prices, LOOKED_AT));
    all.filter_map(|flow| match &flow.body {
        Body::Flow { config, usage } => Some((flow.title(), config.as_ref(), usage.as_ref())),
        _ => None,
    })
}
