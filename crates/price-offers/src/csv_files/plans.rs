//! The lines of a Savings Plan file.

use csv::StringRecord;
use units::Usd;

use super::RowReader;
use super::columns::{Column, Columns};
use crate::collected::short;
use crate::product::PriceLine;
use crate::reading::Reading;
use crate::savings_plans::{Plan, Rate};

struct Plans {
    rate_code: Column,
    unit: Column,
    rate: Column,
    currency: Column,
    discounted_sku: Column,
    service_code: Column,
    usage_type: Column,
    operation: Column,
    region: Column,
    payment: Column,
    lease: Column,
    lease_unit: Column,
    family: Column,
}

/// The reader of the lines below this header.
pub(super) fn reader(columns: &Columns, _: &Reading<'_>) -> Result<RowReader, String> {
    let plans = Plans {
        rate_code: columns.required("RateCode")?,
        unit: columns.required("Unit")?,
        rate: columns.required("DiscountedRate")?,
        currency: columns.required("Currency")?,
        discounted_sku: columns.required("DiscountedSKU")?,
        service_code: columns.required("DiscountedServiceCode")?,
        usage_type: columns.required("DiscountedUsageType")?,
        operation: columns.required("DiscountedOperation")?,
        region: columns.required("DiscountedRegionCode")?,
        payment: columns.required("PurchaseOption")?,
        lease: columns.required("LeaseContractLength")?,
        lease_unit: columns.required("LeaseContractLengthUnit")?,
        family: columns.required("Product Family")?,
    };
    Ok(Box::new(move |row, reading| plans.read(row, reading)))
}

impl Plans {
    fn read(&self, row: &StringRecord, reading: &mut Reading<'_>) -> Result<(), String> {
        if self.currency.of(row) != "USD" {
            return Err(format!("a price in {:?}, not in USD", short(self.currency.of(row))));
        }
        let rate = Rate {
            service_code: self.service_code.of(row),
            region: self.region.of(row),
            usage_type: self.usage_type.of(row),
            operation: self.operation.of(row),
        };
        let Some(plan) =
            Plan::code(self.family.of(row), (self.lease.of(row), self.lease_unit.of(row)), self.payment.of(row))?
        else {
            reading.leave_out("Savings Plans of other services");
            return Ok(());
        };
        let Some(target) = rate.target(reading, &plan) else { return Ok(()) };
        let line = PriceLine {
            sku: self.discounted_sku.of(row),
            rate_code: self.rate_code.of(row),
            start: "0",
            end: "Inf",
            unit: self.unit.of(row),
            price: Usd::parse(self.rate.of(row)).map_err(|error| error.to_string())?,
        };
        reading.rate(&target, &plan, &line)
    }
}
