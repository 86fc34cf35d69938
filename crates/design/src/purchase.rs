//! The purchase options of instances.

use serde::Serialize;

use crate::words::words;

/// The purchase option of the instances of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Purchase {
    /// On-Demand, by the second and without a commitment. Commitments that are components of their own apply to it.
    #[default]
    #[serde(rename = "on-demand")]
    OnDemand,
    /// Spot: spare capacity that AWS may take back.
    #[serde(rename = "spot")]
    Spot,
    /// A Reserved Instance for every instance of the group.
    #[serde(rename = "reserved")]
    Reserved(Reserved),
    /// A Savings Plan that covers every instance of the group.
    #[serde(rename = "savings_plan")]
    SavingsPlan(SavingsPlan),
    /// A base, with a mix of On-Demand and Spot above it.
    #[serde(rename = "mixed")]
    Mixed(Mixed),
}

impl Purchase {
    pub(crate) fn is_on_demand(&self) -> bool {
        *self == Purchase::OnDemand
    }
}

/// A fleet with a base and a mix above it, split like a mixed instances policy of Auto Scaling: the base first, then
/// `on_demand_percent` of the rest as On-Demand, rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Mixed {
    /// Number of instances in the base.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub base: u64,
    /// Purchase option of the base; On-Demand if omitted.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub base_purchase: BasePurchase,
    /// Percentage of the instances above the base that are On-Demand; the others are Spot.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
    pub on_demand_percent: u64,
}

/// The purchase option of the base of a mixed fleet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BasePurchase {
    /// On-Demand, by the second.
    #[default]
    #[serde(rename = "on-demand")]
    OnDemand,
    /// Reserved Instances.
    #[serde(rename = "reserved")]
    Reserved(Reserved),
    /// Covered by a Savings Plan.
    #[serde(rename = "savings_plan")]
    SavingsPlan(SavingsPlan),
}

/// A Reserved Instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Reserved {
    /// Offering class: standard or convertible.
    pub class: OfferingClass,
    /// Length of the term.
    pub term: Term,
    /// Payment option.
    pub payment: Payment,
    /// Scope; regional if omitted.
    #[serde(skip_serializing_if = "Scope::is_regional")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scope: Scope,
}

/// A Savings Plan, without the amount of its commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SavingsPlan {
    /// Type of the Savings Plan.
    pub plan: PlanKind,
    /// Length of the term.
    pub term: Term,
    /// Payment option.
    pub payment: Payment,
}

words! {
    /// The offering class of a Reserved Instance.
    OfferingClass {
        /// Cannot be exchanged, but can be sold.
        Standard = "standard", "standard";
        /// Can be exchanged for one of equal or higher value.
        Convertible = "convertible", "convertible";
    }
}

words! {
    /// The length of the term of a commitment.
    Term {
        /// 8,760 hours.
        OneYear = "1y", "1 year";
        /// 26,280 hours.
        ThreeYears = "3y", "3 years";
    }
}

impl Term {
    /// The length of the term in months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Term::OneYear => 12,
            Term::ThreeYears => 36,
        }
    }
}

words! {
    /// The payment option of a commitment.
    Payment {
        /// No upfront payment; paid by the hour.
        NoUpfront = "no-upfront", "no upfront";
        /// About half is paid upfront.
        PartialUpfront = "partial-upfront", "partial upfront";
        /// Everything is paid upfront.
        AllUpfront = "all-upfront", "all upfront";
    }
}

words! {
    /// The scope of a Reserved Instance.
    #[derive(Default)]
    Scope {
        #[default]
        /// Any zone of the region; does not reserve capacity.
        Regional = "regional", "regional";
        /// One zone, in which it reserves capacity.
        Zonal = "zonal", "zonal";
    }
}

impl Scope {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_regional(&self) -> bool {
        *self == Scope::Regional
    }
}

words! {
    /// The type of a Savings Plan.
    PlanKind {
        /// One family in one region.
        Ec2Instance = "ec2-instance", "EC2 Instance Savings Plan";
        /// Any family and region.
        Compute = "compute", "Compute Savings Plan";
    }
}
