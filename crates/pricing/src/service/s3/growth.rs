//! Growth from month to month.

use design::{S3Usage, Scenario, StorageClass};
use units::kinds::GbMonth;
use units::time::HOURS_PER_DAY;
use units::{Decimal, Error, exact_mul};

use super::sizes::{KIB_PER_GB, Objects, Size, Stored};
use super::{listed, open, storage};
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::ComponentCharge;

/// Decimal places of periodic numbers of objects or GB, far below a byte.
const DECIMALS: u32 = 10;
/// Significant digits of such numbers: products with sizes then stay exact.
const DIGITS: u32 = 18;

/// Decimal places of a periodic number of objects.
const COUNT_DECIMALS: u32 = 6;

/// Rounds a number that may be periodic.
pub(crate) fn cut(value: Decimal) -> Decimal {
    let cut = value.round_dp(DECIMALS);
    cut.round_sf(DIGITS).unwrap_or(cut).normalize()
}

/// Rounds a number of objects.
fn cut_count(value: Decimal) -> Decimal {
    cut(value.round_dp(COUNT_DECIMALS))
}

/// A product: exact, or rounded when it has too many digits.
pub(crate) fn product(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    exact_mul(a, b).or_else(|_| a.checked_mul(b).map(cut).ok_or(Error::Overflow))
}

/// Whether `usage` gives a growth of storage other than zero.
pub(crate) fn is_said(usage: &S3Usage) -> bool {
    let said = usage.growth_gb_per_month.or(usage.growth_percent_per_month);
    said.is_some_and(|value| value.value(Scenario::High) != Some(Decimal::ZERO))
}

/// The stored objects in the priced month, given `start`, those of the first month. The number of objects grows in
/// proportion; nothing but storage grows.
pub(super) fn grown(context: &Context<'_>, usage: &S3Usage, start: Stored) -> Result<Stored, Error> {
    if context.month == 0 {
        return Ok(start);
    }
    if let Some(percent) = context.figure(usage.growth_percent_per_month) {
        return start.times(compound(percent, context.month)?);
    }
    match context.figure(usage.growth_gb_per_month) {
        Some(gb) if !gb.is_zero() => start.plus(context, exact_mul(gb, context.month.into())?),
        _ => Ok(start),
    }
}

/// The minimum number of objects in the priced month while their size is unknown: the number of objects in added GB is
/// unknown, but those of the first month exist.
pub(super) fn count(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Decimal>, Error> {
    let Some(start) = context.figure(usage.objects) else { return Ok(None) };
    let percent = context.figure(usage.growth_percent_per_month).filter(|_| context.month > 0);
    let Some(percent) = percent else { return Ok(Some(start)) };
    let count = start.checked_mul(compound(percent, context.month)?).map(cut_count);
    count.map(Some).ok_or(Error::Overflow)
}

/// A line for unknown growth: the months after the first are unknown.
pub(super) fn unknown<'a>(context: &Context<'a>, usage: &S3Usage, item: &'static str) -> Option<ComponentCharge<'a>> {
    let said = usage.growth_gb_per_month.or(usage.growth_percent_per_month);
    (said.is_some() && context.figure(said).is_none())
        .then(|| line(context, "Growth of storage", item, "the growth a month"))
}

/// A line for an unknown number of new objects in a later month, in a class that charges for each object.
pub(super) fn uncounted<'a>(
    context: &Context<'a>,
    class: StorageClass,
    stored: Option<&Stored>,
    count: Option<Decimal>,
) -> Result<Option<ComponentCharge<'a>>, Error> {
    let later = context.month > 0 && count.is_some() && storage::has_overhead(context, class);
    let Some(stored) = stored.filter(|_| later) else { return Ok(None) };
    Ok(stored.count()?.is_none().then(|| line(context, "New objects", storage::item(class), "the size of new objects")))
}

fn line<'a>(
    context: &Context<'a>,
    label: &'static str,
    item: &'static str,
    missing: &'static str,
) -> ComponentCharge<'a> {
    listed::<GbMonth>(Line::GROWTH, label, context.region(), ("storage", item), open(missing))
}

/// (1 + percent)^months.
fn compound(percent: Decimal, months: u32) -> Result<Decimal, Error> {
    let rate = percent.checked_div(Decimal::ONE_HUNDRED).and_then(|rate| rate.checked_add(Decimal::ONE));
    let rate = rate.ok_or(Error::Overflow)?;
    let power = (0..months).try_fold(Decimal::ONE, |all, _| all.checked_mul(rate));
    power.map(cut).ok_or(Error::Overflow)
}

impl Stored {
    /// `factor` times as much data, in `factor` times as many objects.
    fn times(&self, factor: Decimal) -> Result<Stored, Error> {
        let times = |value: Decimal| value.checked_mul(factor).map(cut).ok_or(Error::Overflow);
        let grown = |objects: &Objects| {
            let size = match objects.size {
                Size::Each(kib) => Size::Each(kib),
                Size::Gb(gb) => Size::Gb(times(gb)?),
                Size::GbDays(sum) => Size::GbDays(times(sum)?),
            };
            Ok(Objects { count: objects.count.map(times).transpose()?.map(cut_count), size })
        };
        self.0.iter().map(grown).collect::<Result<_, _>>().map(Stored)
    }

    /// `gb` more, spread over the sizes as before.
    fn plus(&self, context: &Context<'_>, gb: Decimal) -> Result<Stored, Error> {
        let more = exact_mul(gb, KIB_PER_GB)?;
        let all = self.kib(context)?;
        let add = |a: Decimal, b: Decimal| a.checked_add(b).map(cut).ok_or(Error::Overflow);
        // Addition keeps digits that multiplication would round off.
        if let [objects] = self.0.as_slice() {
            match objects.size {
                Size::Each(kib) if !kib.is_zero() => {
                    let new = more.checked_div(kib).ok_or(Error::Overflow)?;
                    let count = objects.count.map(|count| add(count, cut_count(new))).transpose()?;
                    return Ok(Stored(vec![Objects { count, size: objects.size }]));
                }
                _ if all.is_zero() => {}
                size => {
                    let new = |count: Decimal| count.checked_mul(more)?.checked_div(all).map(cut_count);
                    let count = objects.count.and_then(|count| count.checked_add(new(count)?).map(cut));
                    let size = match size {
                        Size::Gb(start) => Size::Gb(add(start, gb)?),
                        Size::GbDays(start) => {
                            let days = context.design.month().hours().checked_div(HOURS_PER_DAY);
                            let more = days.and_then(|days| gb.checked_mul(days)).map(cut);
                            Size::GbDays(add(start, more.ok_or(Error::Overflow)?)?)
                        }
                        each @ Size::Each(_) => each,
                    };
                    return Ok(Stored(vec![Objects { count, size }]));
                }
            }
        }
        if all.is_zero() {
            // The existing objects hold no data and do not show the size of new ones.
            let there = self.0.iter().filter(|objects| objects.count.is_some_and(|count| !count.is_zero()));
            let new = Objects { count: None, size: Size::Gb(gb) };
            return Ok(Stored(there.copied().chain([new]).collect()));
        }
        let factor = more.checked_div(all).and_then(|part| part.checked_add(Decimal::ONE));
        self.times(factor.ok_or(Error::Overflow)?)
    }
}
