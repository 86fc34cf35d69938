//! Rates of Database Savings Plans, and the on-demand prices that follow from them.

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, sources};

const FILE: &str = "database-savings-plans.csv";

/// Decimals of the prices that AWS lists for units as small as a request.
const DECIMALS: u32 = 10;

/// A rate of a plan.
pub(crate) struct Rate {
    /// The dimension of its on-demand price; that of the rate has a prefix in addition.
    pub(crate) dimension: &'static str,
    /// The item.
    pub(crate) item: String,
    /// The unit.
    pub(crate) unit: Unit,
    /// The rate in percent of the on-demand price.
    pub(crate) percent: u32,
}

/// Whether the rates of a service are imported elsewhere than with those of RDS.
pub(crate) fn is_held(service: &str) -> bool {
    matches!(service, "elasticache" | "keyspaces" | "timestream")
}

/// Imports the rates of a service, which `rate` names, and the on-demand prices that no other table lists. A listed
/// price that contradicts the rate is an error.
pub(crate) fn import(
    job: &Job<'_>,
    service: &str,
    rate: impl Fn(&CsvRow) -> anyhow::Result<Rate>,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == service)) {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let Rate { dimension, item, unit, percent } = rate(row)?;
        let price = row.price("sp_1y_no_usd")?;
        let listed = Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?;
        let place = PointKey::new(region, &format!("savings-plan/database/1y/no-upfront/{dimension}"), &item);
        draft.add(place, unit, price, listed.clone())?;
        let on_demand = whole(price, percent).map_err(|error| row.fault(&error.to_string()))?;
        let place = PointKey::new(region, &format!("on-demand/{dimension}"), &item);
        if draft.has(&place, unit, on_demand)? {
            report.leave_out(FILE, &format!("{service}: the same on-demand price stands already"));
        } else {
            let rule = format!("Database Savings Plan of 1 year / 0.{percent:02}");
            draft.add(place, unit, on_demand, listed.with_basis(Basis::derived(&rule)))?;
        }
    }
    Ok(())
}

/// The price of which `part` is this percentage, with as many decimals as AWS lists.
fn whole(part: Usd, percent: u32) -> Result<Usd, units::Error> {
    let hundredfold = part.amount().checked_mul(Decimal::ONE_HUNDRED).ok_or(units::Error::Overflow)?;
    let price = hundredfold.checked_div(Decimal::from(percent)).ok_or(units::Error::Overflow)?;
    Ok(Usd::new(price.round_dp(DECIMALS).normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_of_a_rate_has_the_decimals_of_a_list_price() {
        let of = |part: &str, percent| whole(Usd::parse(part).unwrap(), percent).unwrap().amount().to_string();
        assert_eq!(of("0.0000001025", 82), "0.000000125");
        assert_eq!(of("0.000000116", 82), "0.0000001415");
        assert_eq!(of("0.0001539384", 88), "0.00017493");
        assert_eq!(of("0.0964", 80), "0.1205");
    }
}
