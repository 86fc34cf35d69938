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
    dimension: String,
    /// The dimension of the on-demand price.
    on_demand: String,
    item: String,
    unit: Unit,
    percent: Option<u32>,
    doubt: &'static str,
}

impl Rate {
    /// A rate under the dimension of the on-demand price; that of the rate begins with
    /// `savings-plan/database/1y/no-upfront` in addition. Which percentage of that price it is may be unknown.
    pub(crate) fn new(
        dimension: impl Into<String>,
        item: impl Into<String>,
        unit: Unit,
        percent: impl Into<Option<u32>>,
    ) -> Rate {
        let (dimension, item, percent) = (dimension.into(), item.into(), percent.into());
        let on_demand = format!("on-demand/{dimension}");
        Rate { dimension, on_demand, item, unit, percent, doubt: "" }
    }

    /// Sets another dimension of the on-demand price.
    pub(crate) fn priced_as(self, dimension: &str) -> Rate {
        Rate { on_demand: dimension.to_owned(), ..self }
    }

    /// Makes the on-demand price that follows from it approximate: it holds only under this condition.
    pub(crate) fn doubtful(self, doubt: &'static str) -> Rate {
        Rate { doubt, ..self }
    }

    /// How the on-demand price follows from the rate.
    fn basis(&self, percent: u32) -> Basis {
        let rule = format!("Database Savings Plan of 1 year / 0.{percent:02}");
        if self.doubt.is_empty() {
            Basis::derived(&rule)
        } else {
            Basis::approximate(format!("{rule}, {}", self.doubt))
        }
    }
}

/// The services whose rates are imported.
const HELD: &[&str] = &["aurora-dsql", "docdb", "dynamodb", "elasticache", "keyspaces", "neptune", "rds", "timestream"];

/// Counts the rates of services that are not imported.
pub(crate) fn rest(job: &Job<'_>, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        if !HELD.contains(&row.text("service")?) {
            report.leave_out(FILE, "a service that the catalogue does not hold yet");
        }
    }
    Ok(())
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
        let Some(rate) = rate(&row)? else { continue };
        let Rate { dimension, on_demand, item, unit, .. } = &rate;
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let price = row.price("sp_1y_no_usd")?;
        let listed = Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?;
        let place = PointKey::new(region, &format!("savings-plan/database/1y/no-upfront/{dimension}"), item);
        if !draft.add_new(place, *unit, price, listed.clone())? {
            report.leave_out(FILE, &format!("{}: the same rate under a second name", row.text("service")?));
        }
        let Some(percent) = rate.percent else { continue };
        let derived = listed.with_basis(rate.basis(percent));
        let place = PointKey::new(region, on_demand, item);
        let agrees = |on_demand: Usd| is_percent(price, percent, on_demand);
        match (draft.price(&place), row.maybe_price("ondemand_usd")?) {
            (Some((listed, _)), derived) if agrees(listed) && derived.is_none_or(agrees) => {}
            (_, Some(on_demand)) => {
                draft.add_new(place, *unit, on_demand, derived)?;
            }
            (Some(_), None) => return Err(row.fault(&format!("the rate is not 0.{percent:02} of the listed price"))),
            (None, None) => {
                let on_demand = over_percent(price, percent).map_err(|error| row.fault(&error.to_string()))?;
                draft.add(place, *unit, on_demand, derived)?;
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
