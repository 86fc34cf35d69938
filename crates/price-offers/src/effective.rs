//! The price of a reserved hour: the fee at the start spread over the hours of the term, plus the hourly rate.

use catalog::Basis;
use units::time::HOURS_PER_YEAR;
use units::{Decimal, Error, Usd};

/// The effective hourly rate, exact, or rounded to the ten digits of a price.
pub(crate) fn hourly(fee: Usd, hourly: Usd, years: u8) -> Result<Usd, Error> {
    let hours = HOURS_PER_YEAR * Decimal::from(years);
    let whole = hourly.times(hours)?.checked_add(fee)?;
    Ok(whole.share(Decimal::ONE, hours)?.to_price())
}

/// The basis of such a price.
pub(crate) fn basis() -> Basis {
    Basis::derived("listed upfront fee over the hours of the term, plus the listed hourly rate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_is_spread_over_the_hours_of_the_term() {
        let usd = |text| Usd::parse(text).unwrap();
        // c6i.large in Tokyo, Windows with SQL Server Web, dedicated: 3 years, partial and all upfront.
        assert_eq!(hourly(usd("2750"), usd("0.10463"), 3).unwrap(), usd("0.2092723135"));
        assert_eq!(hourly(usd("2033"), usd("0"), 1).unwrap(), usd("0.2320776256"));
        assert_eq!(hourly(usd("876"), usd("0"), 1).unwrap(), usd("0.1"));
    }
}
