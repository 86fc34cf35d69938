//! Which components of a design are compared.

use design::{Component, ComponentId, Design, Kind, Problem, Problems};

/// Components whose purchase options can be compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparable<'a> {
    /// Their kind.
    pub kind: Kind,
    /// All components of the kind, in the order of the design.
    pub components: Vec<&'a Component>,
}

/// Whether components of a kind have purchase options that are compared.
#[must_use]
pub fn has_options(kind: Kind) -> bool {
    match kind {
        Kind::Ec2 => true,
        Kind::Defined(definition) => definition.purchase_options.is_some(),
        _ => false,
    }
}

/// The components of a design that can be compared, by kind: EC2 groups first, the others in the order of the design.
#[must_use]
pub fn comparable(design: &Design) -> Vec<Comparable<'_>> {
    let mut all: Vec<Comparable<'_>> = Vec::new();
    for component in &design.components {
        let kind = component.body.kind();
        match all.iter_mut().find(|known| known.kind == kind) {
            Some(known) => known.components.push(component),
            None if has_options(kind) => all.push(Comparable { kind, components: vec![component] }),
            None => {}
        }
    }
    all.sort_by_key(|known| known.kind != Kind::Ec2);
    all
}

/// The components with these ids. Without ids, all components of the first kind that can be compared.
///
/// # Errors
/// A problem for every id without a component that has purchase options, and one if the kinds differ.
pub fn chosen<'a>(design: &'a Design, ids: &[ComponentId]) -> Result<Comparable<'a>, Problems> {
    let all = comparable(design);
    let nothing = || {
        let mut kinds: Vec<&str> = design.components.iter().map(|component| component.body.kind().label()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let told = match kinds.as_slice() {
            [] => "the design has no components".to_owned(),
            [one] => format!("{one} has no purchase options to compare"),
            _ => "no component has purchase options to compare".to_owned(),
        };
        Problems::one(Problem::new("/components", told, "add a component that has some, such as an EC2 instance"))
    };
    if ids.is_empty() {
        return all.into_iter().next().ok_or_else(nothing);
    }
    let problems: Vec<Problem> = ids.iter().filter_map(|id| problem(design, id)).collect();
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let mut named = all.into_iter().filter_map(|mut of| {
        of.components.retain(|component| ids.contains(&component.id));
        (!of.components.is_empty()).then_some(of)
    });
    let first = named.next().ok_or_else(nothing)?;
    match named.next() {
        Some(other) => {
            let told = format!(
                "{} and {} cannot be compared with each other: their purchase options differ",
                title(&first),
                title(&other)
            );
            Err(Problems::one(Problem::new("", told, "name components of one kind")))
        }
        None => Ok(first),
    }
}

/// Why the component with this id cannot be compared.
fn problem(design: &Design, id: &ComponentId) -> Option<Problem> {
    let told = match design.component(id) {
        Some(component) if has_options(component.body.kind()) => return None,
        Some(component) => format!("{id} has no purchase options to compare: {}", component.body.kind().label()),
        None => format!("there is no component with the id {id}"),
    };
    Some(Problem::new("", told, "name EC2 groups, or components of another kind that has purchase options"))
}

/// The title of the first component, with its kind.
fn title(of: &Comparable<'_>) -> String {
    let name = of.components.first().map_or("", |component| component.title());
    format!("{name} ({})", of.kind.label())
}
