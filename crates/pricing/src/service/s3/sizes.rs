//! [`Stored`]: the stored data, by object size.

use design::S3Usage;
use units::time::HOURS_PER_DAY;
use units::{Decimal, Error, exact_mul, format};

use super::growth;
use crate::line::{Factor, Share, Text};
use crate::service::{Amounts, Context};

/// KiB per GB: 2^30 bytes (Amazon S3 pricing).
pub(crate) const KIB_PER_GB: Decimal = Decimal::from_parts(1_048_576, 0, 0, false, 0);

/// Object size in KiB from which Intelligent-Tiering monitors and moves objects, and below which Infrequent Access and
/// Glacier Instant Retrieval bill more than the actual size (Amazon S3 user guide, storage classes).
pub(crate) const LEAST_KIB: Decimal = Decimal::from_parts(128, 0, 0, false, 0);

/// The maximum number of sizes that a label lists.
const SIZES_SHOWN: usize = 4;

/// The size of objects.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// KiB of each object.
    Each(Decimal),
    /// GB of all objects together.
    Gb(Decimal),
    /// GB × days of all objects together.
    GbDays(Decimal),
}

/// Objects of the same size, or with only a known total.
#[derive(Clone, Copy)]
pub(crate) struct Objects {
    /// The number of objects, if known.
    pub count: Option<Decimal>,
    /// Their size.
    pub size: Size,
}

/// The stored data, as an average over a month.
#[derive(Clone)]
pub(crate) struct Stored(pub Vec<Objects>);

/// The data that `usage` stores in the priced month; `None` while it is unknown.
pub(crate) fn stored(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Stored>, Error> {
    let count = context.figure(usage.objects);
    let one = |size| Some(Stored(vec![Objects { count, size }]));
    if !context.budget.spend_each(budget::Work::Prices, usage.sizes.len().saturating_add(usage.stored_days.len())) {
        return Ok(None);
    }
    let start = if !usage.sizes.is_empty() {
        let objects = |size: &design::ObjectSize| Objects { count: Some(size.objects.0), size: Size::Each(size.kib.0) };
        Some(Stored(usage.sizes.iter().map(objects).collect()))
    } else if !usage.stored_days.is_empty() {
        let days = usage.stored_days.iter().map(|part| exact_mul(part.gb.0, part.days.into()));
        one(Size::GbDays(units::sum(days)?))
    } else if usage.gb.is_some() {
        context.figure(usage.gb).and_then(|gb| one(Size::Gb(gb)))
    } else if let Some(kib) = count.and_then(|_| context.figure(usage.mean_kib)) {
        one(Size::Each(kib))
    } else if count == Some(Decimal::ZERO) {
        one(Size::Gb(Decimal::ZERO))
    } else {
        None
    };
    start.map(|start| growth::grown(context, usage, start)).transpose()
}

/// The number of objects in the priced month, whatever their size; `None` while it is unknown. It is a minimum when
/// [`growth::uncounted`] reports more.
pub(crate) fn count(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Decimal>, Error> {
    count_of(context, usage, stored(context, usage)?.as_ref())
}

/// As [`count`], given the stored data, if known.
pub(super) fn count_of(
    context: &Context<'_>,
    usage: &S3Usage,
    stored: Option<&Stored>,
) -> Result<Option<Decimal>, Error> {
    let count = stored.map(Stored::count).transpose()?.flatten();
    if count.is_some() { Ok(count) } else { growth::count(context, usage) }
}

/// The name of the missing value while the stored data is unknown.
pub(super) fn missing(context: &Context<'_>, usage: &S3Usage) -> &'static str {
    let open = |figure| context.figure(figure).is_none();
    match (open(usage.objects), open(usage.mean_kib)) {
        _ if usage.gb.is_some() || usage.objects.or(usage.mean_kib).is_none() => "the GB stored",
        (false, _) => "the size of the objects",
        (_, false) => "the number of objects",
        _ => "the number of objects and their size",
    }
}

/// A day as a share of the month.
pub(super) fn day(context: &Context<'_>) -> Share {
    let hours = context.design.month().hours();
    match hours.checked_div(HOURS_PER_DAY).filter(|days| days.fract().is_zero()) {
        Some(days) => Share { part: Decimal::ONE, whole: days.normalize(), label: "a day ÷ days of the month".into() },
        None => Share { part: HOURS_PER_DAY, whole: hours, label: "hours of a day ÷ hours of the month".into() },
    }
}

impl Objects {
    /// Whether the mean size of these objects is less than `kib`; `false` while the mean size is unknown.
    pub fn are_below(&self, context: &Context<'_>, kib: Decimal) -> Result<bool, Error> {
        match (self.size, self.count) {
            (Size::Each(each), _) => Ok(each < kib),
            (_, Some(count)) => Ok(self.kib(context)? < growth::product(count, kib)?),
            (_, None) => Ok(false),
        }
    }

    /// KiB of all objects together, as an average over the month.
    pub fn kib(&self, context: &Context<'_>) -> Result<Decimal, Error> {
        match self.size {
            Size::Each(kib) => growth::product(self.count.unwrap_or_default(), kib),
            Size::Gb(gb) => exact_mul(gb, KIB_PER_GB),
            Size::GbDays(sum) => {
                let Share { part, whole, .. } = day(context);
                let gb = exact_mul(sum, part)?.checked_div(whole).ok_or(Error::Overflow)?;
                exact_mul(growth::cut(gb), KIB_PER_GB)
            }
        }
    }

    /// The billed amount of these objects when each is billed as at least `least` KiB.
    fn billed(&self, context: &Context<'_>, least: Decimal) -> Result<Amounts, Error> {
        let small = self.are_below(context, least)?;
        let (factors, share) = match (self.size, self.count) {
            (Size::Each(_), None) => (vec![Factor::new(0, "objects")], None),
            (Size::Each(kib), Some(count)) if !small => {
                (vec![Factor::new(count, "objects"), Factor::new(kib, "KiB each")], Some(kib_of_gb()))
            }
            (_, Some(count)) if small => {
                let least = Factor::new(least, "KiB each (the least that is billed)");
                (vec![Factor::new(count, "objects"), least], Some(kib_of_gb()))
            }
            (Size::GbDays(sum), _) => (vec![Factor::new(sum, "GB × days")], Some(day(context))),
            (Size::Gb(gb) | Size::Each(gb), _) => (vec![Factor::new(gb, "GB")], None),
        };
        Ok(Amounts { share, ..Amounts::of(factors) })
    }

    /// The number of objects, and the billed KiB of each, if known.
    fn billed_each(&self, context: &Context<'_>, least: Decimal) -> Result<Option<(Decimal, Decimal)>, Error> {
        Ok(match (self.size, self.count) {
            (Size::Each(kib), count) => Some((count.unwrap_or_default(), kib.max(least))),
            (_, Some(count)) if self.are_below(context, least)? => Some((count, least)),
            _ => None,
        })
    }

    /// The billed KiB of all objects.
    fn billed_kib(&self, context: &Context<'_>, least: Decimal) -> Result<Decimal, Error> {
        match self.billed_each(context, least)? {
            Some((count, kib)) => growth::product(count, kib),
            None => self.kib(context),
        }
    }

    /// The calculation of these KiB, in words.
    fn billed_words(&self, context: &Context<'_>, least: Decimal) -> Result<String, Error> {
        let shown = |value: Decimal| format::quantity(value, 4);
        Ok(match self.billed_each(context, least)? {
            Some((count, kib)) => format!("{} × {}", shown(count), shown(kib)),
            None => shown(self.kib(context)?),
        })
    }
}

impl Stored {
    /// `gb` of objects, whose number may be known.
    pub fn of_gb(gb: Decimal, count: Option<Decimal>) -> Stored {
        Stored(vec![Objects { count, size: Size::Gb(gb) }])
    }

    /// The number of objects; `None` while it is unknown.
    pub fn count(&self) -> Result<Option<Decimal>, Error> {
        let counts = self.0.iter().map(|objects| objects.count).collect::<Option<Vec<_>>>();
        counts.map(|counts| units::sum(counts.into_iter().map(Ok))).transpose()
    }

    /// KiB of all objects together, as an average over the month.
    pub fn kib(&self, context: &Context<'_>) -> Result<Decimal, Error> {
        units::sum(self.0.iter().map(|objects| objects.kib(context)))
    }

    /// The objects of less than 128 KiB, and the others.
    pub fn by_size(&self, context: &Context<'_>) -> Result<(Stored, Stored), Error> {
        let (mut small, mut large) = (Vec::new(), Vec::new());
        for objects in &self.0 {
            if objects.are_below(context, LEAST_KIB)? { &mut small } else { &mut large }.push(*objects);
        }
        Ok((Stored(small), Stored(large)))
    }

    /// The billed amount of the given `part` of the objects when each is billed as at least `least` KiB.
    pub fn billed(&self, context: &Context<'_>, least: Decimal, part: &Factor) -> Result<Amounts, Error> {
        let mut amounts = match self.0.as_slice() {
            [] => return Ok(Amounts::of(vec![Factor::new(0, "GB")])),
            [objects] => objects.billed(context, least)?,
            many => {
                let all = units::sum(many.iter().map(|objects| objects.billed_kib(context, least)))?;
                kib(all, sizes_label(context, many, least)?)
            }
        };
        if part.value != Decimal::ONE {
            amounts.push(part.clone());
        }
        Ok(amounts)
    }
}

/// KiB, converted to GB.
pub(super) fn kib(all: Decimal, label: impl Into<Text>) -> Amounts {
    Amounts { share: Some(kib_of_gb()), ..Amounts::of(vec![Factor::new(all, label)]) }
}

/// A KiB as a share of a GB.
pub(super) fn kib_of_gb() -> Share {
    Share { part: Decimal::ONE, whole: KIB_PER_GB, label: "a KiB ÷ KiB of a GB".into() }
}

fn sizes_label(context: &Context<'_>, sizes: &[Objects], least: Decimal) -> Result<String, Error> {
    if sizes.len() > SIZES_SHOWN {
        let least = if least.is_zero() { String::new() } else { format!(", {least} KiB each at least") };
        return Ok(format!("KiB of objects in {} sizes{least}", sizes.len()));
    }
    let parts: Vec<String> =
        sizes.iter().map(|objects| objects.billed_words(context, least)).collect::<Result<_, Error>>()?;
    Ok(format!("KiB ({})", parts.join(" + ")))
}
