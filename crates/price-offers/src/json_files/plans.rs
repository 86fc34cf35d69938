//! The plans and rates of a Savings Plan file.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess};
use units::Usd;

use super::entries::{Element, Elements, Entries, Entry};
use crate::collected::short;
use crate::product::PriceLine;
use crate::reading::Reading;
use crate::savings_plans::{Plan, Rate};

/// A Savings Plan.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanProduct {
    pub(super) sku: String,
    product_family: String,
    #[serde(default)]
    attributes: PlanAttributes,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct PlanAttributes {
    purchase_option: String,
}

/// The terms of a Savings Plan file.
pub(super) struct PlanTerms<'r, 'c> {
    pub(super) reading: &'r mut Reading<'c>,
    pub(super) plans: &'r HashMap<String, PlanProduct>,
}

impl Entry for PlanTerms<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, kind: &str, map: &mut A) -> Result<(), A::Error> {
        match kind {
            "savingsPlan" => map.next_value_seed(Elements(self)),
            other => Err(Error::custom(format!("unknown kind of term {:?}", short(other)))),
        }
    }
}

impl Element for PlanTerms<'_, '_> {
    fn element<'de, A: SeqAccess<'de>>(&mut self, list: &mut A) -> Result<bool, A::Error> {
        let mut term = Term { reading: self.reading, plans: self.plans, plan: None, lease: None };
        Ok(list.next_element_seed(Entries(&mut term))?.is_some())
    }
}

/// The term of one plan: the plan and the lease come before the rates.
struct Term<'r, 'c> {
    reading: &'r mut Reading<'c>,
    plans: &'r HashMap<String, PlanProduct>,
    plan: Option<&'r PlanProduct>,
    lease: Option<Lease>,
}

#[derive(Deserialize)]
struct Lease {
    duration: u8,
    unit: String,
}

impl Entry for Term<'_, '_> {
    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "sku" => {
                let sku: String = map.next_value()?;
                let plan = self.plans.get(&sku);
                self.plan = Some(plan.ok_or_else(|| Error::custom(format!("unknown product {:?}", short(&sku))))?);
            }
            "leaseContractLength" => self.lease = Some(map.next_value()?),
            "rates" => {
                let (Some(plan), Some(lease)) = (self.plan, &self.lease) else {
                    return Err(Error::custom("the product and its lease do not come before the rates"));
                };
                let payment = &plan.attributes.purchase_option;
                let lease = (lease.duration.to_string(), lease.unit.as_str());
                let code = Plan::code(&plan.product_family, (&lease.0, lease.1), payment).map_err(Error::custom)?;
                map.next_value_seed(Elements(&mut Rates { reading: self.reading, plan: code }))?;
            }
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The rates of one plan.
struct Rates<'r, 'c> {
    reading: &'r mut Reading<'c>,
    plan: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListedRate {
    discounted_sku: String,
    discounted_service_code: String,
    discounted_usage_type: String,
    #[serde(default)]
    discounted_operation: String,
    #[serde(default)]
    discounted_region_code: String,
    rate_code: String,
    unit: String,
    discounted_rate: Amount,
}

#[derive(Deserialize)]
struct Amount {
    price: String,
    currency: String,
}

impl Element for Rates<'_, '_> {
    fn element<'de, A: SeqAccess<'de>>(&mut self, list: &mut A) -> Result<bool, A::Error> {
        let Some(listed) = list.next_element::<ListedRate>()? else { return Ok(false) };
        let Some(plan) = &self.plan else {
            self.reading.leave_out("Savings Plans of other services");
            return Ok(true);
        };
        if listed.discounted_rate.currency != "USD" {
            return Err(Error::custom("a price that is not in USD"));
        }
        let rate = Rate {
            service_code: &listed.discounted_service_code,
            region: &listed.discounted_region_code,
            usage_type: &listed.discounted_usage_type,
            operation: &listed.discounted_operation,
        };
        if let Some(target) = rate.target(self.reading, plan) {
            let line = PriceLine {
                sku: &listed.discounted_sku,
                rate_code: &listed.rate_code,
                start: "0",
                end: "Inf",
                unit: &listed.unit,
                price: Usd::parse(&listed.discounted_rate.price).map_err(Error::custom)?,
            };
            self.reading.rate(&target, plan, &line).map_err(Error::custom)?;
        }
        Ok(true)
    }
}
