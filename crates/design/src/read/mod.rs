//! Reads a document and collects all problems along the way.

mod balancer;
mod commitment;
mod component;
mod defined;
mod ebs;
mod ec2;
mod figures;
mod flow;
mod host;
mod json;
mod mix;
mod needs;
mod network;
mod node;
mod purchase;
mod running;
mod s3;
mod snapshot;
mod tags;
mod terms;
mod usage;
mod vpc;

use std::collections::{BTreeSet, HashMap};

use crate::component::{Body, Component};
use crate::document::{Allowances, Design, FORMAT_VERSION};
use crate::flow::FlowConfig;
use crate::kind::Kind;
use crate::upgrade;
use definitions::limits;
use json::Json;
use node::{Findings, Node};
use problem::{Problem, Problems};

/// Reads a whole document: returns the design, or all problems.
pub(crate) fn document(text: &str) -> Result<Design, Problems> {
    match partial(text) {
        (Ok(design), problems) if problems.is_empty() => Ok(design),
        (_, problems) => Err(Problems(problems)),
    }
}

/// The parts that could be read of a document that yields no design.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its region.
    pub region: Option<String>,
    /// The components that could be read, with their indexes in the document.
    pub components: Vec<(usize, Component)>,
}

/// Reads as much of a document as possible. Without a design there is at least one problem.
pub(crate) fn partial(text: &str) -> (Result<Design, Parts>, Vec<Problem>) {
    let none = |problem| (Err(Parts::default()), vec![problem]);
    if text.len() > limits::DOCUMENT_BYTES {
        let message = format!("the document has {} bytes, more than 1 MiB", text.len());
        return none(Problem::new("", message, "split the design"));
    }
    let json = match Json::parse(text) {
        Ok(json) => json,
        Err(error) => {
            let message = format!("not valid JSON at line {}, column {}: {error}", error.line(), error.column());
            return none(Problem::new("", message, "mend the JSON there"));
        }
    };
    if !json.is_object() {
        return none(Problem::new("", "a design is a JSON object", "start it with {"));
    }
    match json.get("abacus").map(Json::as_u64) {
        Some(Some(FORMAT_VERSION)) => read_from(&json),
        version => match upgrade::upgrade(text, version) {
            Ok(upgraded) => read_from(&Json::from(&upgraded)),
            Err(problem) => none(problem),
        },
    }
}

/// Reads a document of the newest version.
fn read_from(json: &Json<'_>) -> (Result<Design, Parts>, Vec<Problem>) {
    let findings = Findings::default();
    let design = read(Node::root(json, &findings));
    let mut problems = findings.into_problems(json);
    // A reference may point to something that was refused, so check references only if there are no problems.
    if let (Ok(design), true) = (&design, problems.is_empty()) {
        references(design, &mut problems);
    }
    if design.is_err() && problems.is_empty() {
        problems.push(Problem::new("", "the document cannot be read", "compare it with the format's description"));
    }
    (design, problems)
}

/// Reads the document. Refused fields get their defaults. If a component cannot be read, there is no design, because
/// the indexes of the others would not match the document.
fn read(root: Node<'_, '_>) -> Result<Design, Parts> {
    let Some(mut object) = root.object() else { return Err(Parts::default()) };
    object.required("abacus", |node| node.whole(1, FORMAT_VERSION));
    let name = object.optional("name", |node| node.text(limits::NAME_CHARS));
    let note = object.optional("note", |node| node.text(limits::NOTE_CHARS));
    let region = object.required("region", |node| node.name("a region code such as us-east-1"));
    let month_days = object.optional("month_days", |node| node.whole(28, 31));
    let free_allowances = object.optional("free_allowances", allowances).unwrap_or_default();
    let first_month = object.optional("first_month", terms::first_month);
    let own_rates = object.optional("own_rates", terms::own_rates).unwrap_or_default();
    let support = object.optional("support", terms::support);
    let tax = object.optional("tax", terms::tax);
    let budget = object.optional("budget", terms::budget);
    let components = object.required("components", |node| {
        let nodes = node.list(limits::COMPONENTS)?.into_iter().enumerate();
        Some(nodes.map(|(index, node)| component::component(node, index)).collect::<Vec<_>>())
    });
    object.finish();
    let is_whole = components.as_ref().is_some_and(|all| all.iter().all(Option::is_some));
    let components = components.unwrap_or_default();
    let Some(region) = region.clone().filter(|_| is_whole) else {
        let read = components.into_iter().enumerate();
        return Err(Parts { region, components: read.filter_map(|(index, one)| Some((index, one?))).collect() });
    };
    Ok(Design {
        version: FORMAT_VERSION,
        name: name.unwrap_or_default(),
        note: note.unwrap_or_default(),
        region,
        month_days: month_days.and_then(|days| u8::try_from(days).ok()),
        free_allowances,
        first_month,
        own_rates,
        support,
        tax,
        budget,
        components: components.into_iter().flatten().collect(),
    })
}

fn allowances(node: Node<'_, '_>) -> Option<Allowances> {
    let mut object = node.object()?;
    let internet_out = object.optional("internet_out", |node| node.boolean()).unwrap_or_default();
    let mut of_services = BTreeSet::new();
    for allowance in definitions::allowances() {
        if object.optional(allowance.code, |node| node.boolean()) == Some(true) {
            of_services.insert(allowance.code);
        }
    }
    object.finish();
    Some(Allowances { internet_out, of_services })
}

/// Checks what needs the whole document: ids are unique, nothing is stored for longer than the month, and references
/// point to existing components.
fn references(design: &Design, problems: &mut Vec<Problem>) {
    let mut kinds: HashMap<&str, Kind> = HashMap::new();
    for (index, component) in design.components.iter().enumerate() {
        if kinds.insert(component.id.as_str(), component.body.kind()).is_some() {
            let message = format!("the id {} is used twice", component.id);
            problems.push(Problem::new(format!("/components/{index}/id"), message, "give each component its own id"));
        }
    }
    days(design, problems);
    for (index, component) in design.components.iter().enumerate() {
        let (target, field, what, wanted): (_, _, _, &[Kind]) = match &component.body {
            Body::Ebs { config, .. } => (&config.attached_to, "attached_to", "EC2 group", &[Kind::Ec2]),
            Body::Snapshots { config, .. } => (&config.of, "of", "EBS volume", &[Kind::Ebs]),
            Body::Ec2 { config, .. } => (&config.host, "host", "dedicated host", &[Kind::DedicatedHost]),
            Body::Defined(values) => {
                defined::references(index, values, &kinds, problems);
                continue;
            }
            Body::Flow { config, .. } => {
                flow_ends(index, config, &kinds, problems);
                continue;
            }
            _ => continue,
        };
        let Some(target) = target else { continue };
        if !kinds.get(target.as_str()).is_some_and(|kind| wanted.contains(kind)) {
            let message = format!("there is no {what} with the id {target}");
            let path = format!("/components/{index}/config/{field}");
            problems.push(Problem::new(path, message, format!("name one of this design, or leave {field} out")));
        }
    }
    terms::references(design, |id| kinds.contains_key(id), problems);
    problems.truncate(limits::PROBLEMS);
}

/// Checks that the ends of a flow can send or receive data, and that at least one of them is in the design.
fn flow_ends(index: usize, flow: &FlowConfig, kinds: &HashMap<&str, Kind>, problems: &mut Vec<Problem>) {
    for (end, field) in [(&flow.from, "from"), (&flow.to, "to")] {
        let Some(id) = end.component() else { continue };
        if !kinds.get(id.as_str()).is_some_and(|kind| kind.is_end()) {
            let message = format!("there is no group, volume, bucket, load balancer or service with the id {id}");
            let path = format!("/components/{index}/config/{field}");
            problems.push(Problem::new(path, message, "name one of this design, or an end outside"));
        }
    }
    if flow.from.component().is_none() && flow.to.component().is_none() {
        let path = format!("/components/{index}/config/to");
        let fix = "name a component of this design at one end at least";
        problems.push(Problem::new(path, "both ends are outside the design", fix));
    }
}

/// Checks that nothing is stored for more days than the month has.
fn days(design: &Design, problems: &mut Vec<Problem>) {
    let Some(month) = design.month_days.map(u64::from) else { return };
    for (index, component) in design.components.iter().enumerate() {
        let Body::S3 { usage, .. } = &component.body else { continue };
        for (place, part) in usage.stored_days.iter().enumerate().filter(|(_, part)| part.days > month) {
            let path = format!("/components/{index}/usage/stored_days/{place}/days");
            let message = format!("{} days are more than the {month} of the month", part.days);
            problems.push(Problem::new(path, message, format!("use {month} at most")));
        }
    }
}

#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod tests;
