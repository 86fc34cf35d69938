//! [`Relations`]: the references between components, found once per design.

use design::{Body, Component, ComponentId, Design};
use foldhash::{HashMap, HashMapExt as _};

/// The components of a design by id, and those that refer to each. Avoids a search through the design for every
/// component, so that the work on a large design stays linear.
pub(crate) struct Relations<'a> {
    design: &'a Design,
    by_id: HashMap<&'a str, usize>,
    /// For each component, the first component that refers to it.
    first: Vec<Option<usize>>,
    /// For each component, the next one that refers to the same component.
    next: Vec<Option<usize>>,
}

impl<'a> Relations<'a> {
    pub fn of(design: &'a Design) -> Relations<'a> {
        let count = design.components.len();
        let mut by_id = HashMap::with_capacity(count);
        for (index, component) in design.components.iter().enumerate() {
            by_id.entry(component.id.as_str()).or_insert(index);
        }
        let (mut first, mut next) = (vec![None; count], vec![None; count]);
        for (index, component) in design.components.iter().enumerate().rev() {
            let other = refers_to(component).and_then(|id| by_id.get(id.as_str()));
            if let (Some(first), Some(next)) = (other.and_then(|other| first.get_mut(*other)), next.get_mut(index)) {
                *next = first.replace(index);
            }
        }
        Relations { design, by_id, first, next }
    }

    /// The index of the component with this id.
    pub fn index(&self, id: &ComponentId) -> Option<usize> {
        self.by_id.get(id.as_str()).copied()
    }

    /// The component with this id.
    pub fn component(&self, id: &ComponentId) -> Option<&'a Component> {
        self.design.components.get(self.index(id)?)
    }

    /// The components that have this one as their parent or are placed on it, in the order of the design.
    pub fn referring(&self, id: &ComponentId) -> impl Iterator<Item = &'a Component> {
        let first = self.index(id).and_then(|index| self.first.get(index).copied().flatten());
        let all = std::iter::successors(first, |index| self.next.get(*index).copied().flatten());
        all.filter_map(|index| self.design.components.get(index))
    }

    /// As [`Design::region_of`].
    pub fn region_of(&self, component: &'a Component) -> &'a str {
        self.design.region_through(component, |id| self.component(id))
    }
}

fn refers_to(component: &Component) -> Option<&ComponentId> {
    match &component.body {
        Body::Ec2 { config, .. } => config.host.as_ref(),
        _ => component.hangs_on(),
    }
}
