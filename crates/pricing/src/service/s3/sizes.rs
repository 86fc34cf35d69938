//! [`Stored`]: what is stored, by the size of the objects.

use design::S3Usage;
use units::time::HOURS_PER_DAY;
use units::{Decimal, Error, exact_mul, format};

use super::growth;
use crate::line::{Factor, Share, Text};
use crate::service::{Amounts, Context};

/// KiB of a GB: 2^30 bytes (Amazon S3 pricing).
pub(crate) const KIB_PER_GB: Decimal = Decimal::from_parts(1_048_576, 0, 0, false, 0);

/// KiB from which Intelligent-Tiering watches and moves objects, and below which Infrequent Access and
/// Glacier Instant Retrieval bill more than there is (Amazon S3 user guide, storage classes).
pub(crate) const LEAST_KIB: Decimal = Decimal::from_parts(128, 0, 0, false, 0);

/// Sizes of a list that are written out.
const SIZES_SHOWN: usize = 4;

/// How large objects are.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// KiB of each.
    Each(Decimal),
    /// GB of all together.
    Gb(Decimal),
    /// GB × days of all together.
    GbDays(Decimal),
}

/// Objects of one size, or of which only the total is known.
#[derive(Clone, Copy)]
pub(crate) struct Objects {
    /// How many, where it is known.
    pub count: Option<Decimal>,
    /// Their size.
    pub size: Size,
}

/// What is stored, on the average of a month.
#[derive(Clone)]
pub(crate) struct Stored(pub Vec<Objects>);

/// What `usage` says is stored in the month that is priced; `None` while it is open.
pub(crate) fn stored(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Stored>, Error> {
    let count = context.figure(usage.objects);
    let one = |size| Some(Stored(vec![Objects { count, size }]));
    if !context.budget.spend_each(budget::Work::Prices, usage.sizes.len() + usage.stored_days.len()) {
        return Ok(None);
    }
    let start = if !usage.sizes.is_empty() {
        let objects = |size: &design::ObjectSize| Objects { count: Some(size.objects.0), size: Size::Each(size.kib.0) };
        Some(Stored(usage.sizes.iter().map(objects).collect()))
    } else if !usage.stored_days.is_empty() {
        let days = usage.stored_days.iter().map(|part| exact_mul(part.gb.0, part.days.into()));
        let sum =
            days.into_iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?).ok_or(Error::Overflow))?;
        one(Size::GbDays(sum))
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

/// How many objects `usage` says there are in the month that is priced, whatever their size; `None` while that
/// is open. At least so many when [`growth::uncounted`] tells of more.
pub(crate) fn count(context: &Context<'_>, usage: &S3Usage) -> Result<Option<Decimal>, Error> {
    count_of(context, usage, stored(context, usage)?.as_ref())
}

/// As [`count`], of what is known to be stored.
pub(super) fn count_of(
    context: &Context<'_>,
    usage: &S3Usage,
    stored: Option<&Stored>,
) -> Result<Option<Decimal>, Error> {
    let count = stored.map(Stored::count).transpose()?.flatten();
    if count.is_some() { Ok(count) } else { growth::count(context, usage) }
}

/// The name of what is missing while nothing can be said of what is stored.
pub(super) fn missing(context: &Context<'_>, usage: &S3Usage) -> &'static str {
    let open = |figure| context.figure(figure).is_none();
    match (open(usage.objects), open(usage.mean_kib)) {
        _ if usage.gb.is_some() || usage.objects.or(usage.mean_kib).is_none() => "the GB stored",
        (false, _) => "the size of the objects",
        (_, false) => "the number of objects",
        _ => "the number of objects and their size",
    }
}

/// A day as part of the month.
pub(super) fn day(context: &Context<'_>) -> Share {
    let hours = context.design.month().hours();
    let days = hours / HOURS_PER_DAY;
    if days.fract().is_zero() {
        Share { part: Decimal::ONE, whole: days.normalize(), label: "a day ÷ days of the month".into() }
    } else {
        Share { part: HOURS_PER_DAY, whole: hours, label: "hours of a day ÷ hours of the month".into() }
    }
}

impl Objects {
    /// Whether they have less than `kib` each, on the average; not while their number is unknown.
    pub fn are_below(&self, context: &Context<'_>, kib: Decimal) -> Result<bool, Error> {
        match (self.size, self.count) {
            (Size::Each(each), _) => Ok(each < kib),
            (_, Some(count)) => Ok(self.kib(context)? < growth::product(count, kib)?),
            (_, None) => Ok(false),
        }
    }

    /// KiB of all together, on the average of the month.
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

    /// What is billed of them, when each is billed as `least` KiB at least.
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

    /// How many objects are billed by how many KiB each, where that is known.
    fn billed_each(&self, context: &Context<'_>, least: Decimal) -> Result<Option<(Decimal, Decimal)>, Error> {
        Ok(match (self.size, self.count) {
            (Size::Each(kib), count) => Some((count.unwrap_or_default(), kib.max(least))),
            (_, Some(count)) if self.are_below(context, least)? => Some((count, least)),
            _ => None,
        })
    }

    /// How many KiB are billed of all.
    fn billed_kib(&self, context: &Context<'_>, least: Decimal) -> Result<Decimal, Error> {
        match self.billed_each(context, least)? {
            Some((count, kib)) => growth::product(count, kib),
            None => self.kib(context),
        }
    }

    /// How these KiB came about.
    fn billed_words(&self, context: &Context<'_>, least: Decimal) -> Result<String, Error> {
        let shown = |value: Decimal| format::quantity(value, 4);
        Ok(match self.billed_each(context, least)? {
            Some((count, kib)) => format!("{} × {}", shown(count), shown(kib)),
            None => shown(self.kib(context)?),
        })
    }
}

impl Stored {
    /// `gb` of objects, of which perhaps the number is known.
    pub fn of_gb(gb: Decimal, count: Option<Decimal>) -> Stored {
        Stored(vec![Objects { count, size: Size::Gb(gb) }])
    }

    /// How many objects; `None` while that is not known.
    pub fn count(&self) -> Result<Option<Decimal>, Error> {
        let counts = self.0.iter().map(|objects| objects.count).collect::<Option<Vec<_>>>();
        counts.map(|counts| add(counts.into_iter().map(Ok))).transpose()
    }

    /// KiB of all together, on the average of the month.
    pub fn kib(&self, context: &Context<'_>) -> Result<Decimal, Error> {
        add(self.0.iter().map(|objects| objects.kib(context)))
    }

    /// Those with less than 128 KiB each, and the others.
    pub fn by_size(&self, context: &Context<'_>) -> Result<(Stored, Stored), Error> {
        let (mut small, mut large) = (Vec::new(), Vec::new());
        for objects in &self.0 {
            if objects.are_below(context, LEAST_KIB)? { &mut small } else { &mut large }.push(*objects);
        }
        Ok((Stored(small), Stored(large)))
    }

    /// What is billed of them, when each is billed as `least` KiB at least; of all, the `part`.
    pub fn billed(&self, context: &Context<'_>, least: Decimal, part: &Factor) -> Result<Amounts, Error> {
        let mut amounts = match self.0.as_slice() {
            [] => return Ok(Amounts::of(vec![Factor::new(0, "GB")])),
            [objects] => objects.billed(context, least)?,
            many => {
                let all = add(many.iter().map(|objects| objects.billed_kib(context, least)))?;
                kib(all, sizes_label(context, many, least)?)
            }
        };
        if part.value != Decimal::ONE {
            amounts.push(part.clone());
        }
        Ok(amounts)
    }
}

/// So many KiB, as GB.
pub(super) fn kib(all: Decimal, label: impl Into<Text>) -> Amounts {
    Amounts { share: Some(kib_of_gb()), ..Amounts::of(vec![Factor::new(all, label)]) }
}

/// A KiB as part of a GB.
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

fn add(parts: impl Iterator<Item = Result<Decimal, Error>>) -> Result<Decimal, Error> {
    parts.into_iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?).ok_or(Error::Overflow))
}
