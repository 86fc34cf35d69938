//! [`CapacityUnits`]: the load of a load balancer in the units that AWS bills.

use serde::{Deserialize, Serialize};
use units::Decimal;

use crate::line::Text;

/// The capacity units of each load balancer of a component, by dimension and hour of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityUnits {
    /// The name of the unit: LCU, NLCU or GLCU.
    pub unit: Text,
    /// The dimensions; empty while the load is unknown.
    pub dimensions: Vec<CapacityDimension>,
    /// Units billed in each hour, starting at midnight; a single value when every hour is the same.
    pub billed: Vec<Decimal>,
    /// The largest dimension of each hour, as an index into `dimensions`.
    pub dominant: Vec<usize>,
    /// The dimension that sets most of the billed units: the one with the largest sum of units over the hours in which
    /// it is the largest (for a Network Load Balancer, the largest of its protocol).
    pub mostly: usize,
    /// The size of the next dimension in these hours, in percent of the units of `mostly`; `None` when there is no
    /// load.
    pub next_percent: Option<Decimal>,
}

/// One of the dimensions in which the load of a load balancer is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityDimension {
    /// Its name, such as `New connections`.
    pub name: Text,
    /// The load that one unit holds, such as `25 a second`.
    pub per_unit: Text,
    /// Units in each hour, starting at midnight; a single value when every hour is the same.
    pub units: Vec<Decimal>,
}
