//! Growth from month to month.

use design::S3Usage;
use units::kinds::GbMonth;
use units::time::HOURS_PER_DAY;
use units::{Decimal, Error, exact_mul};

use super::sizes::{KIB_PER_GB, Objects, Size, Stored};
use super::{listed, open};
use crate::service::Context;
use crate::service::charge::Charge;

/// Decimals of what does not end: of an object or a GB, far below a byte.
const DECIMALS: u32 = 10;
/// Digits of the same: products with sizes then stay exact.
const DIGITS: u32 = 18;

/// Cuts a number that may not end.
pub(super) fn cut(value: Decimal) -> Decimal {
    let cut = value.round_dp(DECIMALS);
    cut.round_sf(DIGITS).unwrap_or(cut).normalize()
}

/// What is stored at `start` in the month that is priced: the same in the first. The number of objects grows
/// in proportion; nothing but storage grows.
pub(super) fn grown(context: &Context<'_>, usage: &S3Usage, start: Stored) -> Result<Stored, Error> {
    if context.month == 0 {
        return Ok(start);
    }
    if let Some(percent) = context.figure(usage.growth_percent_per_month) {
        return start.times(compound(percent, context.month)?);
    }
    match context.figure(usage.growth_gb_per_month) {
        Some(gb) => start.plus(context, exact_mul(gb, context.month.into())?),
        None => Ok(start),
    }
}

/// The number of objects in the month that is priced, while their size is open.
pub(super) fn count(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Decimal>, Error> {
    let Some(start) = context.figure(usage.objects) else { return Ok(None) };
    if context.month == 0 || usage.growth_gb_per_month.or(usage.growth_percent_per_month).is_none() {
        return Ok(Some(start));
    }
    // Without a size, nobody knows how many objects a GB is.
    let Some(percent) = context.figure(usage.growth_percent_per_month) else { return Ok(None) };
    let count = start.checked_mul(compound(percent, context.month)?).map(cut);
    count.map(Some).ok_or(Error::Overflow)
}

/// A line that tells of growth which is open: the months after the first are not known.
pub(super) fn unknown<'a>(context: &Context<'a>, usage: &S3Usage, item: &'static str) -> Option<Charge<'a>> {
    let said = usage.growth_gb_per_month.or(usage.growth_percent_per_month);
    (said.is_some() && context.figure(said).is_none()).then(|| {
        let price = ("storage", item);
        listed::<GbMonth>("s3.growth", "Growth of storage", context.region(), price, open("the growth a month"))
    })
}

/// (1 + percent)^months.
fn compound(percent: Decimal, months: u32) -> Result<Decimal, Error> {
    let rate = percent.checked_div(Decimal::ONE_HUNDRED).and_then(|rate| rate.checked_add(Decimal::ONE));
    let rate = rate.ok_or(Error::Overflow)?;
    let power = (0..months).try_fold(Decimal::ONE, |all, _| all.checked_mul(rate));
    power.map(cut).ok_or(Error::Overflow)
}

impl Stored {
    /// `factor` times as much, in as many times the objects.
    fn times(&self, factor: Decimal) -> Result<Stored, Error> {
        let times = |value: Decimal| value.checked_mul(factor).map(cut).ok_or(Error::Overflow);
        let grown = |objects: &Objects| {
            let size = match objects.size {
                Size::Each(kib) => Size::Each(kib),
                Size::Gb(gb) => Size::Gb(times(gb)?),
                Size::GbDays(sum) => Size::GbDays(times(sum)?),
            };
            Ok(Objects { count: objects.count.map(times).transpose()?, size })
        };
        self.0.iter().map(grown).collect::<Result<_, _>>().map(Stored)
    }

    /// `gb` more, spread over the sizes as before.
    fn plus(&self, context: &Context<'_>, gb: Decimal) -> Result<Stored, Error> {
        let more = exact_mul(gb, KIB_PER_GB)?;
        let all = self.kib(context)?;
        let add = |a: Decimal, b: Decimal| a.checked_add(b).ok_or(Error::Overflow);
        let part = |value: Decimal| value.checked_mul(more)?.checked_div(all).map(cut);
        // Adding keeps digits that multiplying would cut.
        if let [objects] = self.0.as_slice() {
            let count = |count: Decimal| match objects.size {
                Size::Each(kib) => more.checked_div(kib).map(cut).and_then(|new| count.checked_add(new)),
                Size::Gb(_) | Size::GbDays(_) => part(count).and_then(|new| count.checked_add(new)),
            };
            let count = objects.count.and_then(count);
            return match objects.size {
                Size::Each(_) if count.is_none() => Ok(Stored::of_gb(gb, None)),
                size @ Size::Each(_) => Ok(Stored(vec![Objects { count, size }])),
                Size::Gb(start) => Ok(Stored::of_gb(add(start, gb)?, count)),
                Size::GbDays(start) => {
                    let days = context.design.month().hours().checked_div(HOURS_PER_DAY).ok_or(Error::Overflow)?;
                    let more = gb.checked_mul(days).map(cut).ok_or(Error::Overflow)?;
                    Ok(Stored(vec![Objects { count, size: Size::GbDays(add(start, more)?) }]))
                }
            };
        }
        if all.is_zero() {
            return Ok(Stored::of_gb(gb, None));
        }
        self.times(add(Decimal::ONE, more.checked_div(all).ok_or(Error::Overflow)?)?)
    }
}
