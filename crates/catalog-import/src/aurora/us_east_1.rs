//! On-demand and reserved instances of one region.

use catalog::Basis;
use units::{Decimal, Error, Unit, Usd};

use super::{ENGINES, IO_OPTIMIZED, STANDARD, on_demand};
use crate::draft::{Draft, Evidence, PointKey};
use crate::table::CsvRow;
use crate::{Job, sources};

const FILE: &str = "aurora-us-east-1.csv";
const HOURS_PER_YEAR: u64 = 8_760;

/// Columns of on-demand prices, and their configuration.
const ON_DEMAND: [(&str, &str); 2] = [("ondemand_usd_h", STANDARD), ("io_optimized_usd_h", IO_OPTIMIZED)];
/// Columns of effective hourly prices, their term in years, and their payment.
const EFFECTIVE: [(&str, u64, &str); 4] = [
    ("ri_1y_partial_h", 1, "partial-upfront"),
    ("ri_1y_all_h", 1, "all-upfront"),
    ("ri_3y_partial_h", 3, "partial-upfront"),
    ("ri_3y_all_h", 3, "all-upfront"),
];

pub(super) fn import(job: &Job<'_>, draft: &mut Draft) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let (region, class) = (row.text("region")?, row.text("instance_class")?);
        let source = match row.text("source")? {
            "P" => sources::AWS_2026_09,
            other => return Err(row.fault(&format!("unknown source {other:?}"))),
        };
        let listed = Evidence::listed(row.text("as_of")?, source)?;
        for engine in engines(&row)? {
            for (column, configuration) in ON_DEMAND {
                if let Some(price) = row.maybe_price(column)? {
                    let place = on_demand(region, engine, configuration, class);
                    draft.add(place, Unit::InstanceHour, price, listed.clone())?;
                }
            }
            let reserved = |purchase: &str| PointKey::new(region, &format!("reserved/{purchase}/{engine}"), class);
            if let Some(price) = row.maybe_price("ri_1y_no_h")? {
                draft.add(reserved("1y/no-upfront"), Unit::InstanceHour, price, listed.clone())?;
            }
            for (column, years, payment) in EFFECTIVE {
                let Some(effective) = row.maybe_price(column)? else { continue };
                let of = |error: Error| row.fault(&error.to_string());
                let derived = |rule| listed.clone().with_basis(Basis::derived(rule));
                if payment == "all-upfront" {
                    let rule = "effective hourly price × hours of the term, to the dollar";
                    let fee = fee(effective, years, 1).map_err(of)?;
                    draft.add(reserved(&format!("{years}y/{payment}-fee")), Unit::Each, fee, derived(rule))?;
                } else {
                    let rule = "effective hourly price, half of it as upfront fee to the dollar";
                    let (fee, hourly) = halves(effective, years).map_err(of)?;
                    draft.add(reserved(&format!("{years}y/{payment}-fee")), Unit::Each, fee, derived(rule))?;
                    draft.add(reserved(&format!("{years}y/{payment}")), Unit::InstanceHour, hourly, derived(rule))?;
                }
            }
        }
    }
    Ok(())
}

fn engines(row: &CsvRow) -> anyhow::Result<Vec<&'static str>> {
    let engines: Vec<_> = row.text("engine")?.split(" and ").collect();
    let known: Vec<_> = ENGINES.into_iter().filter(|known| engines.contains(known)).collect();
    if known.len() == engines.len() { Ok(known) } else { Err(row.fault("unknown engine")) }
}

/// The upfront fee in whole dollars, if `1 / parts` of the price is paid upfront.
fn fee(effective: Usd, years: u64, parts: u64) -> Result<Usd, Error> {
    let whole = effective.times(Decimal::from(HOURS_PER_YEAR * years))?;
    Ok(Usd::new(whole.share(Decimal::ONE, Decimal::from(parts))?.amount().round().normalize()))
}

/// The fee and the hourly price of a partial upfront payment. AWS's fees are whole dollars, and its hourly prices have
/// four decimals.
fn halves(effective: Usd, years: u64) -> Result<(Usd, Usd), Error> {
    let fee = fee(effective, years, 2)?;
    let upfront = fee.share(Decimal::ONE, Decimal::from(HOURS_PER_YEAR * years))?.amount();
    let hourly = effective.amount().checked_sub(upfront).ok_or(Error::Overflow)?;
    Ok((fee, Usd::new(hourly.round_dp(4).normalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Usd {
        Usd::parse(text).unwrap()
    }

    #[test]
    fn an_effective_price_is_split_as_aws_lists_it() {
        assert_eq!(halves(usd("0.161408"), 1).unwrap(), (usd("707"), usd("0.0807")));
        assert_eq!(halves(usd("0.107567"), 3).unwrap(), (usd("1413"), usd("0.0538")));
        assert_eq!(fee(usd("0.158105"), 1, 1).unwrap(), usd("1385"));
    }
}
