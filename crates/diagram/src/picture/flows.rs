//! The content of the arrows, and what they pass.

use std::collections::{BTreeSet, HashSet};

use design::{Component, ComponentId, FlowConfig, Kind, View};
use pricing::Cost;
use pricing::render::{CostWords, cost_words};
use topology::{Element, Paths};
use units::Decimal;

use super::Picture;
use super::context::Context;
use super::gb::Gb;
use crate::words;

/// The thickness of an arrow, by its GB a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Not known.
    Unknown,
    /// A step of [`Strength::STEPS`], from one; the last is for anything above.
    Step(u8),
}

impl Strength {
    /// The maximum GB of each step except the last.
    pub const STEPS: [u32; 4] = [100, 1_000, 10_000, 100_000];

    fn of(gb: Option<Decimal>) -> Strength {
        let Some(gb) = gb else { return Strength::Unknown };
        let step = Strength::STEPS.iter().position(|most| gb <= Decimal::from(*most));
        Strength::Step(u8::try_from(step.unwrap_or(Strength::STEPS.len()) + 1).unwrap_or(1))
    }

    /// Width of the line in tenths of a pixel.
    #[must_use]
    pub const fn width(self) -> i32 {
        match self {
            Strength::Unknown => 15,
            Strength::Step(step) => 10 + 8 * (step as i32),
        }
    }

    /// Its class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Strength::Unknown => "w0",
            Strength::Step(1) => "w1",
            Strength::Step(2) => "w2",
            Strength::Step(3) => "w3",
            Strength::Step(4) => "w4",
            Strength::Step(_) => "w5",
        }
    }
}

/// A flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowPart {
    /// Id of the component.
    pub key: String,
    /// Its ends and its name, such as `Web servers to internet`.
    pub name: String,
    /// GB a month, such as `1,000 GB`.
    pub gb: String,
    /// What it costs.
    pub cost: CostWords,
    /// Its thickness.
    pub strength: Strength,
    /// Whether the user pinned its path.
    pub pinned: bool,
    /// Whether none of it reaches its destination.
    pub blocked: bool,
    /// Why some of it does not reach its destination.
    pub problems: Vec<String>,
    /// Whether Abacus proposes it.
    pub proposed: bool,
    /// For each of its paths, the keys of what it passes, with both ends.
    pub ways: Vec<Vec<String>>,
    /// A full description as a sentence.
    pub label: String,
}

/// The flows of a picture, in the order of the design.
pub(crate) fn of(context: &Context<'_>, picture: &Picture) -> Vec<FlowPart> {
    let drawn: BTreeSet<&str> = picture.cards().into_iter().map(|card| card.key.as_str()).collect();
    let nothing = Paths::default();
    let flow = |(component, config): (&Component, &FlowConfig)| {
        let paths = context.input.paths.get(&component.id).copied().unwrap_or(&nothing);
        part(context, component, config, paths, &drawn)
    };
    context.flows().map(flow).collect()
}

fn part(
    context: &Context<'_>,
    component: &Component,
    config: &FlowConfig,
    paths: &Paths,
    drawn: &BTreeSet<&str>,
) -> FlowPart {
    let gb = Gb::of(context.input.design, component);
    let mut cost = cost_words(context.estimate(component));
    if let Some(by) = covering(context, component) {
        (cost.short, cost.long) = (String::new(), format!("counted at {by}"));
    }
    let ends = format!("{} to {}", context.end_name(&config.from), context.end_name(&config.to));
    let (from, to) = (context.end_key(component, &config.from), context.end_key(component, &config.to));
    let mut ways: Vec<Vec<String>> = Vec::new();
    let mut hops: Vec<String> = Vec::new();
    let mut known: BTreeSet<&ComponentId> = BTreeSet::new();
    let mut led: HashSet<Vec<String>> = HashSet::new();
    let mut crosses = false;
    for leg in &paths.legs {
        let mut way = vec![from.clone()];
        for hop in &leg.hops {
            match &hop.element {
                Element::Component(id) => {
                    if known.insert(id) && id.as_str() != from && id.as_str() != to {
                        let component = context.network.component(id);
                        let name = component.map_or_else(|| id.to_string(), |component| hop_name(context, component));
                        if !hops.contains(&name) {
                            hops.push(name);
                        }
                    }
                    if drawn.contains(id.as_str()) {
                        way.push(id.to_string());
                    }
                }
                Element::CrossZone { .. } => crosses = true,
                Element::AwsNetwork => {}
            }
        }
        way.push(to.clone());
        way.dedup();
        if way.len() == 1 {
            // Between the instances of one group.
            way.push(to.clone());
        }
        if led.insert(way.clone()) {
            ways.push(way);
        }
    }
    let blocked = ways.is_empty() && !paths.problems.is_empty();
    if blocked {
        (cost.short, cost.long) = (String::new(), String::new());
    }
    if ways.is_empty() {
        ways.push(vec![from, to]);
    }
    let problems: Vec<String> = paths.problems.iter().map(|problem| problem.message.clone()).collect();
    let mut says = vec![format!("{ends}: {}", gb.words())];
    if !hops.is_empty() {
        says.push(format!("over {}", listed(&hops)));
    }
    if crosses {
        says.push("in part between availability zones".to_owned());
    }
    if paths.pinned {
        says.push("pinned path".to_owned());
    }
    if blocked {
        says.push("no path".to_owned());
    }
    says.extend(problems.iter().cloned());
    if !cost.long.is_empty() {
        says.push(cost.long.clone());
    }
    FlowPart {
        key: component.id.to_string(),
        name: ends,
        gb: gb.short(),
        strength: Strength::of(gb.total()),
        pinned: paths.pinned,
        blocked,
        problems,
        proposed: context.is_proposed(component),
        ways,
        label: says.join(", "),
        cost,
    }
}

/// The load balancer whose capacity units cover a whole flow, if nothing else is charged.
fn covering<'a>(context: &Context<'a>, flow: &Component) -> Option<&'a str> {
    let mut by = None;
    for line in &context.estimate(flow)?.lines {
        match &line.cost {
            Cost::Covered { by: name } => by = Some(name.as_str()),
            Cost::Priced { monthly } if monthly.is_zero() => {}
            _ => return None,
        }
    }
    by
}

/// A hop in a sentence: its kind and its name, unless the name already says the kind.
fn hop_name(context: &Context<'_>, component: &Component) -> String {
    let what = match (component.body.kind(), component.body.view()) {
        (Kind::NatGateway, _) => "NAT gateway",
        (_, View::VpcEndpoint(config)) => config.endpoint_type.label(),
        (Kind::LoadBalancer, _) => "load balancer",
        (Kind::Ec2, _) => "instance",
        (_, View::InternetGateway(config)) if config.egress_only => "egress-only internet gateway",
        (kind, _) => kind.label(),
    };
    let name = words::name(component, context.is_proposed(component));
    // `S3 endpoint` needs no `gateway endpoint` before it.
    let last = what.rsplit(' ').next().unwrap_or(what).to_lowercase();
    if name.to_lowercase().contains(&last) { name } else { format!("{what} {name}") }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thickness_goes_by_steps_and_never_beyond_the_last() {
        let step = |gb: u64| Strength::of(Some(Decimal::from(gb)));
        assert_eq!(step(0), Strength::Step(1));
        assert_eq!([step(100), step(101)], [Strength::Step(1), Strength::Step(2)]);
        assert_eq!(step(1_000_000_000), Strength::Step(5));
        assert_eq!(Strength::of(None), Strength::Unknown);
    }

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&names), "a, b and c");
        assert_eq!(listed(&names[..2]), "a and b");
    }
}
