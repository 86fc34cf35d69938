//! [`DeploymentOptions`]: the deployments of a workload, which are priced side by side.

use units::Error;

use crate::amount::Amount;
use crate::reading::Reading;
use crate::value::Values;

/// The deployments of a workload, such as a relational database, which may be of several kinds.
#[derive(Debug, Clone, Copy)]
pub struct DeploymentOptions {
    /// The options.
    pub all: &'static [DeploymentOption],
    /// The code of the option that a component is. Deploying it so changes nothing.
    pub present: fn(&Values) -> &'static str,
    /// A component deployed as the option with this code.
    pub deploy: fn(&str, &Reading<'_>) -> Result<Deployed, Error>,
    /// The usage that costs are compared over.
    pub workloads: &'static [Workload],
    /// How an option is derived from the component, in sentences.
    pub notes: &'static [&'static str],
}

/// One deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeploymentOption {
    /// Its permanent code, which no purchase option has.
    pub code: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it gains and gives up, in a few words.
    pub trade_off: &'static str,
}

/// Usage that some deployments bill and others do not.
#[derive(Debug, Clone, Copy)]
pub struct Workload {
    /// Its permanent code.
    pub code: &'static str,
    /// What is counted, such as `I/O requests`.
    pub things: &'static str,
    /// The field of a component that has it.
    pub field: fn(&Values) -> &'static str,
    /// The codes of the options whose cost depends on it.
    pub billed_by: &'static [&'static str],
    /// Of a component deployed so: up to this usage, the cost stays the same.
    pub least: Amount,
    /// Of a component deployed so: the largest usage that it can have, and why it cannot have more; `None` without a
    /// limit.
    pub most: Option<(Amount, &'static str)>,
}

/// A component deployed as an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deployed {
    /// Its values, and what had to change besides the deployment.
    As(Values, Vec<String>),
    /// It cannot be deployed so, and why.
    Not(&'static str),
}

impl DeploymentOptions {
    /// The option with this code.
    #[must_use]
    pub fn option(&self, code: &str) -> Option<&'static DeploymentOption> {
        self.all.iter().find(|option| option.code == code)
    }
}
