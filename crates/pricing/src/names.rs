//! Finds names in a design that the catalogue does not know.

use catalog::Catalogue;
use definitions::{Type, Value, Values};
use design::{Body, Component, Design, FlowEnd, Parts, Problem};

/// Regions and instance types that do not exist, each with its place and what may have been meant.
///
/// Checked where a design comes in. A saved design stays readable when a name later leaves the
/// catalogue: its lines then say so.
#[must_use]
pub fn unknown_names(design: &Design, catalogue: &Catalogue) -> Vec<Problem> {
    check(Some(&design.region), design.components.iter().enumerate(), catalogue)
}

/// The same of a document that can be read in parts only.
#[must_use]
pub fn unknown_names_of_parts(parts: &Parts, catalogue: &Catalogue) -> Vec<Problem> {
    let components = parts.components.iter().map(|(index, component)| (*index, component));
    check(parts.region.as_deref(), components, catalogue)
}

fn check<'a>(
    region: Option<&str>,
    components: impl Iterator<Item = (usize, &'a Component)>,
    catalogue: &Catalogue,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(region) = region {
        check_region(catalogue, region, "/region".into(), &mut problems);
    }
    for (index, component) in components {
        if let Some(region) = &component.placement.region {
            check_region(catalogue, region, format!("/components/{index}/placement/region"), &mut problems);
        }
        if let Some(values) = component.body.values() {
            defined(values, index, catalogue, &mut problems);
            continue;
        }
        let other = match &component.body {
            Body::S3 { config, .. } => {
                let region = config.replication.as_ref().and_then(|replication| replication.region.as_ref());
                region.map(|region| (region, "replication/region"))
            }
            _ => None,
        };
        let ends = match &component.body {
            Body::Flow { config, .. } => {
                [(&config.from, "from"), (&config.to, "to")].map(|(end, field)| Some((region_of(end)?, field)))
            }
            _ => [None, None],
        };
        for (region, field) in other.into_iter().chain(ends.into_iter().flatten()) {
            check_region(catalogue, region, format!("/components/{index}/config/{field}"), &mut problems);
        }
        if problems.len() >= design::limits::PROBLEMS {
            break;
        }
        let (name, field) = match &component.body {
            Body::Ec2 { config, .. } => (&config.instance_type, "instance_type"),
            Body::ReservedInstances { config } => (&config.instance_type, "instance_type"),
            Body::DedicatedHost { config, .. } => (&config.family, "family"),
            Body::SavingsPlan { config } => match &config.family {
                Some(family) => (family, "family"),
                None => continue,
            },
            _ => continue,
        };
        let path = format!("/components/{index}/config/{field}");
        if field == "family" {
            if !catalogue.instance_types().iter().any(|known| known.family == *name) {
                let fix = "use a family of the catalogue, such as m7g";
                problems.push(Problem::new(path, format!("there is no instance family {name}"), fix));
            }
        } else if catalogue.instance_type(name).is_none() {
            let similar = catalogue.similar_types(name);
            let fix = if similar.is_empty() {
                "use an instance type of the catalogue, such as m7g.large".to_owned()
            } else {
                format!("did you mean {}?", similar.join(", "))
            };
            problems.push(Problem::new(path, format!("there is no instance type {name}"), fix));
        }
    }
    problems.truncate(design::limits::PROBLEMS);
    problems
}

/// The names that a defined component gives.
fn defined(values: &Values, index: usize, catalogue: &Catalogue, problems: &mut Vec<Problem>) {
    for (field, value) in values.config() {
        let Some(Value::Text(name)) = value else { continue };
        let path = format!("/components/{index}/config/{}", field.name);
        match field.value {
            Type::Region => check_region(catalogue, name, path, problems),
            Type::Item { service, what, example, .. } if !catalogue.has_item(service, name) => {
                let fix = format!("use a {what} of the catalogue, such as {example}");
                problems.push(Problem::new(path, format!("there is no {what} {name}"), fix));
            }
            _ => {}
        }
    }
}

/// The region that the end of a flow names.
fn region_of(end: &FlowEnd) -> Option<&String> {
    match end {
        FlowEnd::Region(code) => Some(code),
        FlowEnd::Service { region, .. } => region.as_ref(),
        FlowEnd::Component(_) | FlowEnd::Internet | FlowEnd::OnPremises | FlowEnd::Peer(_) => None,
    }
}

fn check_region(catalogue: &Catalogue, region: &str, path: String, problems: &mut Vec<Problem>) {
    if catalogue.region(region).is_none() {
        problems.push(Problem::new(
            path,
            format!("there is no region {region}"),
            "use a region code such as us-east-1",
        ));
    }
}
