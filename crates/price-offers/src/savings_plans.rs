//! Plans and rates of Savings Plan files.

use crate::covered::Cover;
use crate::product::{Product, payment_code, years};
use crate::reading::Reading;
use crate::targets::{Attributes, Target};

/// A Savings Plan.
pub(crate) struct Plan;

impl Plan {
    /// The plan as dimensions have it, such as `ec2-instance/3y/no-upfront`; `None` for plans of other services.
    ///
    /// # Errors
    /// If the lease or the payment is not known.
    pub(crate) fn code(family: &str, lease: (&str, &str), payment: &str) -> Result<Option<String>, String> {
        let kind = match family {
            "EC2InstanceSavingsPlans" => "ec2-instance",
            "ComputeSavingsPlans" => "compute",
            _ => return Ok(None),
        };
        if lease.1 != "year" {
            return Err(format!("unknown unit of a lease {:?}", lease.1));
        }
        Ok(Some(format!("{kind}/{}y/{}", years(lease.0)?, payment_code(payment)?)))
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
    /// The price in place of which the rate applies; counts it if there is none in the catalogue.
    pub(crate) fn target(&self, reading: &mut Reading<'_>) -> Option<Target> {
        if let Some(region) = reading.targets.region(self.region) {
            reading.cover(Cover::SavingsPlans, region);
        }
        let Rate { service_code, region, usage_type, operation } = *self;
        let product = Product { service_code, region, usage_type, operation, ..Product::default() };
        reading.understood(&product, Attributes::None)
    }
}
