//! Plans and rates of Savings Plan files.

use catalog::PriceList;

use crate::covered::Cover;
use crate::key::PriceKey;
use crate::product::{Product, payment_code, years};
use crate::reading::Reading;
use crate::targets::{Attributes, Target};

/// What the codes of plans for databases begin with.
const DATABASE: &str = "database/";
/// What the codes of plans for compute begin with.
const COMPUTE: &str = "compute/";

/// A Savings Plan.
pub(crate) struct Plan;

impl Plan {
    /// The plan as dimensions have it, such as `ec2-instance/3y/no-upfront`; `None` for plans of machine learning.
    ///
    /// # Errors
    /// If the lease or the payment is not known.
    pub(crate) fn code(family: &str, lease: (&str, &str), payment: &str) -> Result<Option<String>, String> {
        let kind = match family {
            "EC2InstanceSavingsPlans" => "ec2-instance",
            "ComputeSavingsPlans" => "compute",
            "DatabaseSavingsPlans" => "database",
            _ => return Ok(None),
        };
        if lease.1 != "year" {
            return Err(format!("unknown unit of a lease {:?}", lease.1));
        }
        Ok(Some(format!("{kind}/{}y/{}", years(lease.0)?, payment_code(payment)?)))
    }

    /// The dimension of a rate in place of a price; `None` if the plan does not apply to it.
    pub(crate) fn dimension(plan: &str, key: &PriceKey) -> Option<String> {
        let on_demand = key.dimension.strip_prefix("on-demand/");
        match key.list {
            PriceList::Ec2 if !plan.starts_with(DATABASE) => {
                let system = on_demand.filter(|system| *system != "linux").map_or(String::new(), |of| format!("/{of}"));
                on_demand.map(|_| format!("savings-plan/{plan}{system}"))
            }
            PriceList::Ecs | PriceList::Eks | PriceList::Lambda if plan.starts_with(COMPUTE) => {
                Some(format!("savings-plan/{plan}/{}", key.dimension))
            }
            PriceList::Aurora
            | PriceList::AuroraDsql
            | PriceList::DocumentDb
            | PriceList::DynamoDb
            | PriceList::ElastiCache
            | PriceList::Keyspaces
            | PriceList::Neptune
            | PriceList::Rds
            | PriceList::Timestream
                if plan.starts_with(DATABASE) =>
            {
                Some(format!("savings-plan/{plan}/{}", on_demand.unwrap_or(&key.dimension)))
            }
            _ => None,
        }
    }
}

/// What a rate applies to.
pub(crate) struct Rate<'a> {
    pub(crate) service_code: &'a str,
    pub(crate) region: &'a str,
    pub(crate) usage_type: &'a str,
    pub(crate) operation: &'a str,
}

impl Rate<'_> {
    /// The price in place of which the rate of a plan applies; counts it if there is none in the catalogue.
    pub(crate) fn target(&self, reading: &mut Reading<'_>, plan: &str) -> Option<Target> {
        if let Some(region) = reading.targets.region(self.region) {
            let is_database = plan.starts_with(DATABASE);
            reading.cover(if is_database { Cover::DatabaseSavingsPlans } else { Cover::SavingsPlans }, region);
        }
        let Rate { service_code, region, usage_type, operation } = *self;
        let product = Product { service_code, region, usage_type, operation, ..Product::default() };
        reading.understood(&product, Attributes::None)
    }
}
