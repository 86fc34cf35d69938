//! Finds names in a design that are not in the catalogue.

use catalog::Catalogue;
use design::{Component, Design, Parts, Problem};

use crate::service::kinds::{self, Named};

/// Regions and instance types that do not exist, each with its place and a suggestion.
///
/// Checked when a design is submitted. A saved design stays readable when a name later leaves the catalogue: its lines
/// then report the unknown name.
#[must_use]
pub fn unknown_names(design: &Design, catalogue: &Catalogue) -> Vec<Problem> {
    check(Some(&design.region), design.components.iter().enumerate(), catalogue)
}

/// As [`unknown_names`], for a document that can be read only in part.
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
        for (field, name) in kinds::with(component, |kind| kind.names()) {
            check_name(catalogue, &name, format!("/components/{index}/config/{field}"), &mut problems);
        }
        if problems.len() >= design::limits::PROBLEMS {
            break;
        }
    }
    problems.truncate(design::limits::PROBLEMS);
    problems
}

fn check_name(catalogue: &Catalogue, name: &Named<'_>, path: String, problems: &mut Vec<Problem>) {
    match *name {
        Named::Region(region) => check_region(catalogue, region, path, problems),
        Named::InstanceType(name) => {
            if catalogue.instance_type(name).is_none() {
                let similar = catalogue.similar_types(name);
                let fix = if similar.is_empty() {
                    "use an instance type of the catalogue, such as m7g.large".to_owned()
                } else {
                    format!("did you mean {}?", similar.join(", "))
                };
                problems.push(Problem::new(path, format!("there is no instance type {name}"), fix));
            }
        }
        Named::Family(name) => {
            if !catalogue.instance_types().iter().any(|known| known.family == *name) {
                let fix = "use a family of the catalogue, such as m7g";
                problems.push(Problem::new(path, format!("there is no instance family {name}"), fix));
            }
        }
        Named::Item { list, name, what, example } => {
            if !catalogue.has_item(list, name) {
                let fix = format!("use a {what} of the catalogue, such as {example}");
                problems.push(Problem::new(path, format!("there is no {what} {name}"), fix));
            }
        }
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
