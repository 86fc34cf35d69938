//! [`CapacityUnits`]: the load of a load balancer in the units it is billed by.

use serde::{Deserialize, Serialize};
use units::Decimal;

use crate::line::Text;

/// The capacity units of each of the load balancers of a component, by dimension and hour of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityUnits {
    /// What one unit is called: LCU, NLCU or GLCU.
    pub unit: Text,
    /// The dimensions; empty while the load is open.
    pub dimensions: Vec<CapacityDimension>,
    /// Units billed in each hour from midnight; one value when every hour is the same.
    pub billed: Vec<Decimal>,
    /// Which dimension weighs most in each hour, as an index into `dimensions`.
    pub dominant: Vec<usize>,
    /// Which dimension sets most of the billed units: the sum of its units over the hours in which it is the
    /// largest, of a Network Load Balancer the largest of its protocol.
    pub mostly: usize,
    /// How far the next dimension of each of these hours is, in percent of the units of `mostly` in them; none
    /// when there is no load.
    pub next_percent: Option<Decimal>,
}

/// What a load balancer is measured by, in one of several ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityDimension {
    /// Its name, such as `New connections`.
    pub name: Text,
    /// What one unit holds, such as `25 a second`.
    pub per_unit: Text,
    /// Units in each hour from midnight; one value when every hour is the same.
    pub units: Vec<Decimal>,
}
