//! [`Amount`]: a number used by a charge or a rule, built from a closed set of variants.

use units::{Decimal, Error};

use crate::condition::Condition;
use crate::reading::Reading;

/// A number. It is open while one of its fields is open.
#[derive(Debug, Clone, Copy)]
pub enum Amount {
    /// A constant.
    Of(u64),
    /// The number of components placed.
    Placed,
    /// The number of subnets that each component is placed in.
    Subnets,
    /// The value of a numeric field.
    Field(&'static str),
    /// The value of a numeric field without a default: open while the field is left out.
    Needed(&'static str),
    /// The hours a month given by a field of hours, capped at the length of the month.
    Hours(&'static str),
    /// The same, with every started hour billed.
    StartedHours(&'static str),
    /// All hours of the month.
    Month,
    /// The part of the month given by a field of hours, for prices by the month that are prorated by the hour.
    PartOfMonth(&'static str),
    /// A number of days as months, for storage that is kept that long at a price by the month.
    Months(&'static Amount),
    /// The vCPUs of the instance type or database class that a field names.
    Vcpus(&'static str),
    /// The number assigned to each code of a choice.
    ByChoice(&'static str, &'static [(&'static str, u64)]),
    /// The sum.
    Sum(&'static [Amount]),
    /// The product.
    Times(&'static [Amount]),
    /// The first minus the second, at least zero.
    Above(&'static Amount, &'static Amount),
    /// The larger of the two.
    AtLeast(&'static Amount, &'static Amount),
    /// The smaller of the two.
    AtMost(&'static Amount, &'static Amount),
    /// The first divided by a constant.
    Over(&'static Amount, u64),
    /// The first divided by a constant, rounded up: each started part counts in full.
    Started(&'static Amount, u64),
    /// The same, at least one: the parts that something of this size is billed as.
    Parts(&'static Amount, u64),
    /// The first where the condition holds, else the second.
    If(Condition, &'static Amount, &'static Amount),
    /// The first; zero if no component is placed.
    OfAll(&'static Amount),
    /// The first, worked out for each hour where usage is given by the hour: what is above or at least a bound in every
    /// hour, not over the month.
    EachHour(&'static Amount),
    /// The result of a function, where no other variant fits.
    By(fn(&Reading<'_>) -> Result<Option<Decimal>, Error>),
}

impl Amount {
    /// The number; `None` while it is open.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it leaves the range of decimals.
    pub fn of(&self, reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
        let of = |amount: &Amount| amount.of(reading);
        let both = |one: &Amount, other: &Amount| Ok::<_, Error>(of(one)?.zip(of(other)?));
        let fold = |all: &[Amount], start: Decimal, join: fn(Decimal, Decimal) -> Option<Decimal>| {
            let mut sum = start;
            for amount in all {
                let Some(value) = of(amount)? else { return Ok(None) };
                sum = join(sum, value).ok_or(Error::Overflow)?;
            }
            Ok(Some(sum))
        };
        Ok(match self {
            Amount::Of(number) => Some((*number).into()),
            Amount::Placed => Some(reading.placed.into()),
            Amount::Subnets => Some(reading.subnets.into()),
            Amount::Field(name) => reading.number(name)?,
            Amount::Needed(name) => {
                if reading.values.is_given(name) {
                    reading.number(name)?
                } else {
                    None
                }
            }
            Amount::Hours(name) => reading.number(name)?.map(|hours| hours.min(reading.length.hours())),
            Amount::StartedHours(name) => reading.number(name)?.map(|hours| hours.ceil().min(reading.length.hours())),
            Amount::Month => Some(reading.length.hours()),
            Amount::PartOfMonth(name) => {
                return reading.part_of_month(name)?.map(|part| part.value()).transpose();
            }
            Amount::Months(days) => {
                let Some(days) = of(days)? else { return Ok(None) };
                return reading.months(days).value().map(Some);
            }
            Amount::Vcpus(name) => {
                reading.values.text(name).and_then(|name| reading.facts.vcpus(name)).map(Decimal::from)
            }
            Amount::ByChoice(name, numbers) => {
                let code = reading.values.code(name);
                numbers.iter().find(|(of, _)| *of == code).map(|(_, number)| Decimal::from(*number))
            }
            Amount::Sum(all) => return fold(all, Decimal::ZERO, |a, b| a.checked_add(b)),
            Amount::Times(all) => return fold(all, Decimal::ONE, |a, b| a.checked_mul(b)),
            Amount::Above(one, other) => both(one, other)?.map(|(one, other)| (one - other).max(Decimal::ZERO)),
            Amount::AtLeast(one, other) => both(one, other)?.map(|(one, other)| one.max(other)),
            Amount::AtMost(one, other) => both(one, other)?.map(|(one, other)| one.min(other)),
            Amount::Over(one, parts) => of(one)?.map(|value| value / Decimal::from((*parts).max(1))),
            Amount::Started(one, size) => of(one)?.map(|value| (value / Decimal::from((*size).max(1))).ceil()),
            Amount::Parts(one, size) => {
                of(one)?.map(|value| (value / Decimal::from((*size).max(1))).ceil().max(Decimal::ONE))
            }
            Amount::If(condition, one, other) => return if condition.holds(reading) { of(one) } else { of(other) },
            Amount::OfAll(one) => {
                if reading.placed == 0 {
                    Some(Decimal::ZERO)
                } else {
                    return of(one);
                }
            }
            Amount::EachHour(one) => return each_hour(one, reading),
            Amount::By(function) => return function(reading),
        })
    }

    /// Collects the names of the fields it uses.
    pub fn fields(&self, named: &mut Vec<&'static str>) {
        self.visit(&mut |name| named.push(name));
    }

    /// Whether it uses this field.
    #[must_use]
    pub fn uses(&self, field: &str) -> bool {
        let mut found = false;
        self.visit(&mut |name| found |= name == field);
        found
    }

    /// Names each field it uses.
    pub(crate) fn visit(&self, see: &mut dyn FnMut(&'static str)) {
        match self {
            Amount::Of(_) | Amount::Placed | Amount::Subnets | Amount::Month | Amount::By(_) => {}
            Amount::Field(name)
            | Amount::Needed(name)
            | Amount::Hours(name)
            | Amount::StartedHours(name)
            | Amount::PartOfMonth(name)
            | Amount::Vcpus(name)
            | Amount::ByChoice(name, _) => see(name),
            Amount::Sum(all) | Amount::Times(all) => all.iter().for_each(|amount| amount.visit(see)),
            Amount::Above(one, other) | Amount::AtLeast(one, other) | Amount::AtMost(one, other) => {
                one.visit(see);
                other.visit(see);
            }
            Amount::Over(one, _)
            | Amount::Started(one, _)
            | Amount::Parts(one, _)
            | Amount::OfAll(one)
            | Amount::Months(one)
            | Amount::EachHour(one) => one.visit(see),
            Amount::If(condition, one, other) => {
                condition.visit(see);
                one.visit(see);
                other.visit(see);
            }
        }
    }
}

/// The average of what an amount would be if every hour of the month were as each hour of the day or the week.
fn each_hour(amount: &Amount, reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    let hours = reading.values.hours_given().filter(|_| reading.hour.is_none());
    let Some(hours) = hours else { return amount.of(reading) };
    let mut sum = Decimal::ZERO;
    for hour in 0..hours {
        let Some(value) = amount.of(&Reading { hour: Some(hour), ..*reading })? else { return Ok(None) };
        sum = sum.checked_add(value).ok_or(Error::Overflow)?;
    }
    sum.checked_div(hours.into()).map(Some).ok_or(Error::Overflow)
}

#[cfg(test)]
mod tests {
    use units::time::Month;

    use super::*;
    use crate::{Facts, Number, SECRETS_MANAGER, Scenario, Usage, Value, Values};

    struct NothingKnown;

    impl Facts for NothingKnown {
        fn is_priced(&self, _: catalog::PriceList, _: &str, _: &str, _: &str) -> bool {
            false
        }

        fn vcpus(&self, _: &str) -> Option<u64> {
            None
        }

        fn memory_gib(&self, _: &str) -> Option<Decimal> {
            None
        }
    }

    fn reading(values: &Values, length: Month) -> Reading<'_> {
        Reading {
            values,
            placed: 1,
            subnets: 0,
            region: "us-east-1",
            scenario: Scenario::Typical,
            length,
            hour: None,
            flows_tell: false,
            facts: &NothingKnown,
        }
    }

    #[test]
    fn days_are_months_as_long_as_that_of_the_design() {
        let values = SECRETS_MANAGER.new_values();
        let months = |length| Amount::Months(&Amount::Of(90)).of(&reading(&values, length)).unwrap().unwrap();
        assert_eq!(months(Month::Days(30)), Decimal::from(3));
        assert_eq!(months(Month::Standard).round_dp(6), Decimal::new(2_958_904, 6));
    }

    #[test]
    fn something_is_billed_as_one_part_at_least() {
        let parts = |kib| {
            let values = SECRETS_MANAGER.new_values().with("api_calls", Value::Usage(Usage::known(kib)));
            Amount::Parts(&Amount::Field("api_calls"), 64).of(&reading(&values, Month::Standard)).unwrap()
        };
        let expected = [(0, 1_u64), (1, 1), (64, 1), (65, 2), (640, 10)];
        for (kib, count) in expected {
            assert_eq!(parts(kib), Some(count.into()), "{kib}");
        }
    }

    #[test]
    fn what_is_above_a_bound_in_an_hour_is_not_made_up_for_in_another() {
        const ABOVE: Amount =
            Amount::Above(&Amount::Field("api_calls"), &Amount::Times(&[Amount::Of(10), Amount::Month]));
        let each = |amount: Amount, usage| {
            let mut values = SECRETS_MANAGER.new_values();
            values.set("api_calls", Some(Value::Usage(usage)));
            amount.of(&reading(&values, Month::Days(30))).unwrap()
        };
        let day: Vec<Number> = (0..24_u64).map(|hour| Number::from(if hour < 12 { 0 } else { 30 })).collect();
        let by_hour = || Usage::ByHour(day.clone().into());
        // 20 above the bound in half of 720 hours, where 15 on average are 5 above it.
        assert_eq!(each(Amount::EachHour(&ABOVE), by_hour()), Some(Decimal::from(7_200)));
        assert_eq!(each(ABOVE, by_hour()), Some(Decimal::from(3_600)));
        assert_eq!(each(Amount::EachHour(&ABOVE), Usage::known(8_000)), Some(Decimal::from(800)));
    }

    #[test]
    fn a_part_of_the_month_is_that_of_the_hours_that_it_has() {
        let part = |hours: Option<u64>, length| {
            let mut values = SECRETS_MANAGER.new_values();
            values.set("hours_per_month", hours.map(|hours| Value::Usage(Usage::known(hours))));
            Amount::PartOfMonth("hours_per_month").of(&reading(&values, length)).unwrap()
        };
        assert_eq!(part(Some(365), Month::Standard), Some(Decimal::new(5, 1)));
        assert_eq!(part(Some(180), Month::Days(30)), Some(Decimal::new(25, 2)));
        assert_eq!(part(Some(744), Month::Standard), Some(Decimal::ONE));
        assert_eq!(part(None, Month::Days(28)), Some(Decimal::ONE));
    }
}
