//! The lines below the total of a bill: the support plan and the tax.

use definitions::Number;
use serde::Serialize;

use crate::words::words;

words! {
    /// A paid AWS Support plan that is sold today (AWS Support pricing, plans since December 2025).
    SupportPlan {
        /// From 29 USD a month for each account.
        BusinessPlus = "business-plus", "Business Support+";
        /// From 5,000 USD a month.
        Enterprise = "enterprise", "Enterprise Support";
        /// From 50,000 USD a month.
        UnifiedOperations = "unified-operations", "Unified Operations";
    }
}

/// The AWS Support plan of the accounts that hold a design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Support {
    /// The plan.
    pub plan: SupportPlan,
    /// The number of accounts that hold the design, each with the minimum of Business Support+; one if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100_000)))]
    pub accounts: Option<u64>,
}

/// A tax on the whole bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Tax {
    /// Its name, such as `VAT`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub name: String,
    /// Percentage of the bill, including support.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))]
    pub percent: Number,
}

impl Tax {
    /// Its name, or `Tax` if it has none.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() { "Tax" } else { &self.name }
    }
}
