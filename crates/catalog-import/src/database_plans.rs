//! Rates of Database Savings Plans, and the on-demand prices that follow from them.

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, sources};

const FILE: &str = "database-savings-plans.csv";

/// A rate of a plan: the catalogue's names, and which part of the on-demand price the rate is, in percent.
pub(crate) struct Rate {
    /// The dimension of the on-demand price; that of the rate begins with `savings-plan/database/1y/no-upfront` in addition.
    pub(crate) dimension: String,
    /// The item.
    pub(crate) item: String,
    /// The unit.
    pub(crate) unit: Unit,
    /// The rate as a percentage of the on-demand price; `None` if that is not known.
    pub(crate) percent: Option<u32>,
}

/// The services, and the engines of RDS, whose rates are imported by another module than that of RDS.
pub(crate) fn is_held(service: &str, engine: &str) -> bool {
    match service {
        "rds" => crate::aurora::engine(engine).is_some(),
        "aurora-dsql" | "docdb" | "elasticache" | "keyspaces" | "neptune" | "timestream" => true,
        _ => false,
    }
}

/// Imports the rates of a service; `rate` names them, and returns `None` for rows of other services.
///
/// On-demand prices that another table lists are kept: listed goes before derived, and both must agree.
pub(crate) fn import(
    job: &Job<'_>,
    draft: &mut Draft,
    report: &mut Report,
    rate: impl Fn(&CsvRow) -> anyhow::Result<Option<Rate>>,
) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let Some(Rate { dimension, item, unit, percent }) = rate(&row)? else { continue };
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let price = row.price("sp_1y_no_usd")?;
        let listed = Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?;
        let place = PointKey::new(region, &format!("savings-plan/database/1y/no-upfront/{dimension}"), &item);
        draft.add(place, unit, price, listed.clone())?;
        if let Some(percent) = percent {
            let rule = format!("Database Savings Plan of 1 year / 0.{percent:02}");
            let derived = listed.with_basis(Basis::derived(&rule));
            let place = PointKey::new(region, &format!("on-demand/{dimension}"), &item);
            match (row.maybe_price("ondemand_usd")?, draft.price(&place)) {
                (Some(on_demand), _) => {
                    draft.add_new(place, unit, on_demand, derived)?;
                }
                (None, Some((listed, _))) if is_percent(price, percent, listed) => {}
                (None, Some(_)) => {
                    return Err(row.fault(&format!("the rate is not 0.{percent:02} of the listed price")));
                }
                (None, None) => {
                    let on_demand = over_percent(price, percent).map_err(|error| row.fault(&error.to_string()))?;
                    draft.add(place, unit, on_demand, derived)?;
                }
            }
        }
    }
    Ok(())
}

/// Decimals of the prices that AWS lists for units as small as a request.
const DECIMALS: u32 = 10;

/// The price of which `rate` is a percentage. Rates have a few digits, so more than six are not known.
fn over_percent(rate: Usd, percent: u32) -> Result<Usd, units::Error> {
    let price = rate.share(Decimal::ONE_HUNDRED, Decimal::from(percent))?.amount();
    Ok(Usd::new(price.round_sf(6).ok_or(units::Error::Overflow)?.round_dp(DECIMALS).normalize()))
}

/// Whether a rate, which has a few decimals, is this percentage of a price.
fn is_percent(rate: Usd, percent: u32, price: Usd) -> bool {
    let part = Decimal::new(percent.into(), 2);
    price
        .times(part)
        .is_ok_and(|exact| (exact.amount() - rate.amount()).abs() <= Decimal::new(1, rate.amount().scale()))
}

/// The catalogue's name of a storage configuration.
pub(crate) fn configuration(row: &CsvRow) -> anyhow::Result<&'static str> {
    match row.text("deployment")? {
        "single" => Ok("standard"),
        "single-io-optimized" => Ok("io-optimized"),
        other => Err(row.fault(&format!("unknown deployment {other:?}"))),
    }
}
