//! Compares the purchase options of groups of instances.
//!
//! Every row is an estimate of the same groups with another purchase option, made by the same functions as the estimate
//! of the design: "use this" gives exactly the amounts of its row.

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
    /// The names of the groups.
    pub names: Vec<String>,
    /// The code of the option that all groups use now; `None` when they differ or have several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// One row per option, on-demand first.
    pub rows: Vec<OptionRow>,
    /// The monthly on-demand cost when every instance runs all month: the reference for break-even.
    pub on_demand_full: Option<Usd>,
    /// The dedicated hosts of the last row.
    pub hosts: Vec<HostNeed>,
    /// Hours in the month that is priced.
    pub month_hours: Decimal,
    /// The assumptions of the comparison.
    pub notes: Vec<String>,
}

/// Dedicated hosts that the groups would need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostNeed {
    /// Region code.
    pub region: String,
    /// Instance family.
    pub family: String,
    /// The number of hosts that hold the processors of all instances.
    pub count: u64,
}
