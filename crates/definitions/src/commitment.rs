//! [`Commitment`]: how commitments that are bought apart apply to charges.

use crate::amount::Amount;
use crate::condition::Condition;
use crate::text::Text;

/// The part of a charge in commitments that are components of their own.
#[derive(Debug, Clone, Copy)]
pub enum Commitment {
    /// None: no such commitment applies.
    None,
    /// Reservations or Savings Plans cover it.
    CoveredBy(&'static Coverable),
    /// It pays for reservations, which cover charges that have the same in common.
    Reserves(&'static Reservable),
    /// It pays for a Database Savings Plan. The field has the commitment in US dollars per hour.
    Plan(&'static str),
}

/// A charge that commitments cover.
#[derive(Debug, Clone, Copy)]
pub struct Coverable {
    /// How reservations apply; `None` if there are none for it.
    pub reservable: Option<&'static Reservable>,
    /// The Savings Plans that apply.
    pub plan: PlanRate,
}

impl Coverable {
    /// Covered by Compute Savings Plans alone.
    pub const COMPUTE: Coverable = Coverable { reservable: None, plan: PlanRate::Compute };
}

/// The Savings Plans that apply to a charge, and where its rate is found: in the list and with the item of its price.
#[derive(Debug, Clone, Copy)]
pub enum PlanRate {
    /// None.
    None,
    /// Database Savings Plans. The rate has this dimension; if it is empty, the plans do not apply to the component.
    Database(Text),
    /// Compute Savings Plans. The dimension of the rate is `savings-plan/compute/`, the term, the payment, and the
    /// dimension of the price.
    Compute,
}

/// What reservations and the usage that they cover have in common, besides the region.
#[derive(Debug, Clone, Copy)]
pub struct Reservable {
    /// The service and the engine; empty if no reservations apply to the component.
    pub pool: Text,
    /// The service and the engine that what is left of the reservations covers as well, in every hour; empty if there is
    /// none.
    pub also: Text,
    /// The field of the class or node type; empty for units of capacity, which have none.
    pub class: &'static str,
    /// When the sizes of a family are interchangeable, in normalised units.
    pub flexible: Condition,
    /// Without size flexibility, what they must have in common as well, such as the deployment.
    pub exact: Text,
    /// How many instances of the class one unit consists of: two in a Multi-AZ deployment. Of capacity: how many units.
    pub instances: Amount,
}

/// That a class or node type is older than generation 7: Database Savings Plans do not apply to it.
macro_rules! older_than_7 {
    ($field:literal, $prefix:literal, [$($family:literal),*]) => {
        Condition::Any(&[$(Condition::StartsWith($field, concat!($prefix, $family))),*])
    };
}

/// A database class that no Database Savings Plan covers.
pub(crate) const OLD_CLASS: Condition = older_than_7!(
    "instance_class",
    "db.",
    ["t", "m1", "m2", "m3", "m4", "m5", "m6", "r3", "r4", "r5", "r6", "x1", "x2", "z1"]
);
/// A type of cache nodes that no Database Savings Plan covers.
pub(crate) const OLD_NODE: Condition =
    older_than_7!("node_type", "cache.", ["t", "m1", "m2", "m3", "m4", "m5", "m6", "r3", "r4", "r5", "r6", "c1"]);
