//! [`Subject`]: a design whose side costs are looked for.

use budget::{Budget, Work};
use definitions::{Values, limits};
use design::{Component, ComponentId, Design};
use topology::Network;
use units::Decimal;
use units::format::quantity;
use units::time::Month;

use super::candidate::Candidate;
use super::span::Span;
use super::{apis, balancers, containers, covered, databases, firewalls, functions, instances, keys, traffic, volumes};
use crate::relations::Relations;

/// Steps of work to look for the side costs of a component.
const LOOKED_AT: u64 = 4;

/// A design whose side costs are looked for.
pub(super) struct Subject<'a> {
    /// The design as its author wrote it.
    pub design: &'a Design,
    pub relations: &'a Relations<'a>,
    /// The network of the complete design, if it has flows.
    pub network: Option<&'a Network<'a>>,
    pub budget: &'a Budget,
}

/// A component that may cause costs elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Cause<'a> {
    pub design: &'a Design,
    pub index: usize,
    pub component: &'a Component,
    /// The region in which it is priced.
    pub region: &'a str,
}

impl<'a> Subject<'a> {
    /// The side costs that the design does not have yet, in the order of their causes. At most a few for each component.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut all = Vec::new();
        for cause in self.causes() {
            if !self.budget.spend(Work::Prices, LOOKED_AT) {
                break;
            }
            functions::find(cause, &mut all);
            containers::find(self, cause, &mut all);
            balancers::find(cause, &mut all);
            apis::find(cause, &mut all);
            firewalls::find(cause, &mut all);
            instances::find(cause, &mut all);
            volumes::find(self, cause, &mut all);
            keys::find(self, cause, &mut all);
            databases::find(cause, &mut all);
        }
        traffic::find(self, &mut all);
        covered::without_covered(self, all)
    }

    /// Every component of the document.
    pub fn causes(&self) -> impl Iterator<Item = Cause<'a>> + Clone + '_ {
        self.design.components.iter().enumerate().map(|(index, component)| self.cause(index, component))
    }

    /// The component of the document with this id.
    pub fn cause_of(&self, id: &ComponentId) -> Option<Cause<'a>> {
        let index = self.relations.index(id)?;
        self.design.components.get(index).map(|component| self.cause(index, component))
    }

    fn cause(&self, index: usize, component: &'a Component) -> Cause<'a> {
        Cause { design: self.design, index, component, region: self.relations.region_of(component) }
    }
}

impl<'a> Cause<'a> {
    /// The id of a side cost of this component.
    pub fn id(&self, suffix: &str) -> ComponentId {
        id_of(self.component.id.as_str(), suffix)
    }

    pub fn name(&self) -> &'a str {
        self.component.title()
    }

    pub fn month(&self) -> Month {
        self.design.month()
    }

    pub fn count(&self) -> u64 {
        self.component.count()
    }

    /// The values, if it is of this kind.
    pub fn values(&self, kind: &str) -> Option<&'a Values> {
        self.component.body.values().filter(|values| values.definition().kind == kind)
    }

    /// A usage value of a defined kind, for the month; `None` while it is open.
    pub fn used(&self, values: &Values, field: &str) -> Option<Span> {
        Span::of_field(values, field, self.month())
    }

    /// The minutes of the month.
    pub fn minutes(&self) -> Decimal {
        self.month().hours().saturating_mul(Decimal::from(60))
    }
}

/// The id `of-suffix`. If that is too long for an id, a hash of `of` takes the place of its end, so that long ids with the
/// same start have side costs of their own.
pub(super) fn id_of(of: &str, suffix: &str) -> ComponentId {
    let whole = format!("{of}-{suffix}");
    if let Some(id) = ComponentId::parse(&whole) {
        return id;
    }
    // FNV-1a.
    let hash = of.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let room = limits::ID_CHARS.saturating_sub(suffix.len()).saturating_sub("-12345678-".len());
    let start = of.get(..room.min(of.len())).unwrap_or_default();
    ComponentId::fresh(&format!("{start}-{hash:08x}-{suffix}"), |_| false)
}

/// A number with at most two decimals, for a text.
pub(super) fn number(value: impl Into<Decimal>) -> String {
    quantity(value.into(), 2)
}

/// The typical value of a span, for a text. Small amounts have more decimals.
pub(super) fn typical(span: Span) -> String {
    let value = span.typical();
    quantity(value, if value < Decimal::ONE { 4 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_short_enough_and_their_own() {
        assert_eq!(id_of("checkout", "logs").as_str(), "checkout-logs");
        let (long, other) = ("a".repeat(64), format!("{}b", "a".repeat(63)));
        let ids = [&long, &other].map(|of| id_of(of, "detailed-monitoring"));
        assert_ne!(ids[0], ids[1]);
        for id in ids {
            assert!(id.as_str().len() <= limits::ID_CHARS && id.as_str().ends_with("-detailed-monitoring"), "{id}");
        }
    }
}
