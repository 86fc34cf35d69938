//! Groups that run several instance types, like a mixed instances policy of Auto Scaling.

use serde::Serialize;

use crate::words::words;

/// The instance types of a group besides its first one.
///
/// With it, every number of instances of the group (its count, a profile, the base of a mixed fleet, its minimum and
/// maximum) is a capacity in units: an instance provides as many units as its type has weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct InstanceMix {
    /// Capacity units of an instance of the first type; 1 if omitted.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "schema", schemars(default = "one", range(min = 1, max = 999)))]
    pub weight: u64,
    /// The other types that Auto Scaling may launch, each at most once.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 39)))]
    pub others: Vec<WeightedType>,
    /// Which of the types the estimate assumes; `spread` if omitted. Whatever it is, the low end of the range of a
    /// group without commitments assumes the cheapest type, and the high end the dearest.
    #[serde(skip_serializing_if = "TypeChoice::is_spread")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub estimate: TypeChoice,
}

/// An instance type with its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct WeightedType {
    /// Instance type, such as `m7g.xlarge`.
    pub instance_type: String,
    /// Capacity units of an instance of this type; 1 if omitted.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "schema", schemars(default = "one", range(min = 1, max = 999)))]
    pub weight: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_one(weight: &u64) -> bool {
    *weight == 1
}

#[cfg(feature = "schema")]
const fn one() -> u64 {
    1
}

words! {
    /// Which types of a group the estimate assumes.
    #[derive(Default)]
    TypeChoice {
        /// All of them, with equal capacity.
        #[default]
        Spread = "spread", "Spread evenly";
        /// The type with the lowest price per unit of capacity.
        Cheapest = "cheapest", "Cheapest type";
        /// The type with the highest price per unit of capacity.
        Dearest = "dearest", "Dearest type";
    }
}

impl TypeChoice {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_spread(&self) -> bool {
        *self == TypeChoice::Spread
    }
}

/// The minimum and maximum size of a group: the low and high ends of the range of its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct GroupSize {
    /// Minimum number of instances.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub min: u64,
    /// Maximum number of instances.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub max: u64,
}
