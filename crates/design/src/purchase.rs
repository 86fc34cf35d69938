//! How instances are bought.

use serde::Serialize;

use crate::words::words;

/// How the instances of a group are bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Purchase {
    /// By the second, without commitment. Commitments that are components of their own apply to it.
    #[default]
    #[serde(rename = "on-demand")]
    OnDemand,
    /// Spare capacity that AWS may take back.
    #[serde(rename = "spot")]
    Spot,
    /// A Reserved Instance for every instance of the group.
    #[serde(rename = "reserved")]
    Reserved(Reserved),
    /// A Savings Plan that covers every instance of the group.
    #[serde(rename = "savings_plan")]
    SavingsPlan(SavingsPlan),
    /// A base, and a mix of on-demand and spot above it.
    #[serde(rename = "mixed")]
    Mixed(Mixed),
}

impl Purchase {
    pub(crate) fn is_on_demand(&self) -> bool {
        *self == Purchase::OnDemand
    }
}

/// A fleet with a base and a mix above it, as a mixed-instances policy of Auto Scaling splits it:
/// the base first, then `on_demand_percent` of the rest on-demand, fractions rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Mixed {
    /// Instances of the base.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub base: u64,
    /// How the base is bought; on-demand when left out.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub base_purchase: BasePurchase,
    /// Percent of the instances above the base that are on-demand; the others are spot.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
    pub on_demand_percent: u64,
}

/// How the base of a mixed fleet, or a dedicated host, is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BasePurchase {
    /// By the second.
    #[default]
    #[serde(rename = "on-demand")]
    OnDemand,
    /// Reserved.
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
    /// Standard or convertible.
    pub class: OfferingClass,
    /// How long it is bought for.
    pub term: Term,
    /// How it is paid.
    pub payment: Payment,
    /// What it applies to; regional when left out.
    #[serde(skip_serializing_if = "Scope::is_regional")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scope: Scope,
}

/// A Savings Plan, without its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SavingsPlan {
    /// Which kind.
    pub plan: PlanKind,
    /// How long it is bought for.
    pub term: Term,
    /// How it is paid.
    pub payment: Payment,
}

words! {
    /// The class of a Reserved Instance.
    OfferingClass {
        /// Cannot be exchanged; can be sold.
        Standard = "standard", "standard";
        /// Can be exchanged for one of equal or higher value.
        Convertible = "convertible", "convertible";
    }
}

words! {
    /// How long a commitment is bought for.
    Term {
        /// 8,760 hours.
        OneYear = "1y", "1 year";
        /// 26,280 hours.
        ThreeYears = "3y", "3 years";
    }
}

impl Term {
    /// Months of the term.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Term::OneYear => 12,
            Term::ThreeYears => 36,
        }
    }
}

words! {
    /// How a commitment is paid.
    Payment {
        /// By the hour.
        NoUpfront = "no-upfront", "no upfront";
        /// About half at the start.
        PartialUpfront = "partial-upfront", "partial upfront";
        /// Everything at the start.
        AllUpfront = "all-upfront", "all upfront";
    }
}

words! {
    /// What a Reserved Instance applies to.
    #[derive(Default)]
    Scope {
        #[default]
        /// Any zone of the region; no capacity is reserved.
        Regional = "regional", "regional";
        /// One zone, whose capacity it reserves.
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
    /// The kind of a Savings Plan.
    PlanKind {
        /// One family in one region.
        Ec2Instance = "ec2-instance", "EC2 Instance Savings Plan";
        /// Any family and region.
        Compute = "compute", "Compute Savings Plan";
    }
}
