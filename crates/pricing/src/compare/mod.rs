//! Compares the ways to buy groups of instances.
//!
//! Every row is an estimate of the same groups bought in another way, made by the same functions
//! as the estimate of the design: "use this" gives exactly the figures of its row.

mod build;
mod column;
mod notes;
mod option;
mod render;
mod row;
mod series;

pub use build::{compare, compare_within};
pub use column::Column;
pub use option::{Choice, choices};
pub use render::{csv, markdown, table};
pub use row::{OptionRow, PaysBack, RowBasis};
pub use series::{DEFAULT_CHART, Utilisation, cash, utilisation};

use design::ComponentId;
use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

/// The purchase options of some groups, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The groups compared, in the order of the design.
    pub groups: Vec<ComponentId>,
    /// Their names.
    pub names: Vec<String>,
    /// The code of the option that all of them use now; none when they differ or mix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// One row per option, on-demand first.
    pub rows: Vec<OptionRow>,
    /// On-demand a month when every instance runs all month: what a break-even is measured by.
    pub on_demand_full: Option<Usd>,
    /// The dedicated hosts of the last row.
    pub hosts: Vec<HostNeed>,
    /// Hours of the month that is priced.
    pub month_hours: Decimal,
    /// What the figures rest on.
    pub notes: Vec<String>,
}

/// Dedicated hosts that groups would need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostNeed {
    /// Region code.
    pub region: String,
    /// Instance family.
    pub family: String,
    /// How many, if processors fill them.
    pub count: u64,
}
