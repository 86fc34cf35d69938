//! Storage: the charges of a class for its objects.

use design::{S3Config, S3Usage, StorageClass};
use units::format::capitalised;
use units::kinds::GbMonth;
use units::{Decimal, Error};

use super::sizes::{self, Stored};
use super::{growth, listed, open, tiers};
use crate::line::Factor;
use crate::service::charge::ComponentCharge;
use crate::service::{Amounts, Context};

/// The part of the 40 KB added to an archived object that holds its index, billed at the archive rate (Amazon S3
/// pricing, storage).
pub(crate) const INDEX_KIB: u32 = 32;
/// The part that holds its name, billed at the rate of S3 Standard.
pub(crate) const NAME_KIB: u32 = 8;

/// Objects that are stored together, with the names of their charges.
pub(super) struct Pile<'a> {
    pub names: &'static Names,
    pub region: &'a str,
    pub class: StorageClass,
    /// The stored data; `None` while it is unknown.
    pub stored: Option<Stored>,
    /// The number of objects; `None` while it is unknown.
    pub count: Option<Decimal>,
    /// The name of the missing value while the data is unknown.
    pub missing: &'static str,
}

/// The codes of the charges of a pile, and the prefix of their labels.
pub(super) struct Names {
    pub label: &'static str,
    /// The name of the missing value while the number of objects is unknown.
    pub count: &'static str,
    pub storage: &'static str,
    pub frequent: &'static str,
    pub overhead: &'static str,
    pub overhead_standard: &'static str,
    pub monitoring: &'static str,
}

const CURRENT: Names = Names {
    label: "",
    count: "the number of objects",
    storage: "s3.storage",
    frequent: "s3.storage-frequent",
    overhead: "s3.archive-overhead",
    overhead_standard: "s3.archive-overhead-standard",
    monitoring: "s3.monitoring",
};

/// Charges of the current objects.
pub(super) fn current<'a>(
    context: &Context<'a>,
    config: &S3Config,
    usage: &S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let class = config.storage_class;
    let stored = sizes::stored(context, usage)?;
    let count = sizes::count_of(context, usage, stored.as_ref())?;
    let missing = sizes::missing(context, usage);
    let replica = config.replication.as_ref().and_then(|replication| replication.storage_class);
    let uncounted = match growth::uncounted(context, class, stored.as_ref(), count)? {
        None => replica.map_or(Ok(None), |class| growth::uncounted(context, class, stored.as_ref(), count))?,
        some => some,
    };
    let pile = Pile { names: &CURRENT, region: context.region(), class, stored, count, missing };
    let mut charges = match class {
        StorageClass::IntelligentTiering => tiers::charges(context, &pile, usage)?,
        _ => pile.charges(context)?,
    };
    charges.extend(growth::unknown(context, usage, item(class)).or(uncounted));
    Ok(charges)
}

/// The item under which the storage of a class is listed: for Intelligent-Tiering, that of the tier in which objects
/// start.
pub(super) const fn item(class: StorageClass) -> &'static str {
    match class {
        StorageClass::IntelligentTiering => tiers::FREQUENT,
        class => class.code(),
    }
}

/// The minimum KiB that a class bills for an object.
pub(crate) fn least_kib(context: &Context<'_>, class: StorageClass) -> Decimal {
    context.catalogue.class_rule(class.code()).map_or(0, |rule| rule.min_object_kb).into()
}

/// The minimum number of days that a class bills for an object.
pub(crate) fn least_days(context: &Context<'_>, class: StorageClass) -> u32 {
    context.catalogue.class_rule(class.code()).map_or(0, |rule| rule.min_storage_days)
}

/// Whether a class adds 40 KB to every object.
pub(crate) fn has_overhead(context: &Context<'_>, class: StorageClass) -> bool {
    context.catalogue.class_rule(class.code()).is_some_and(|rule| rule.overhead_kb > 0)
}

/// GB stored at the price of S3 Standard, whose tiers count a whole region.
pub(super) fn at_standard<'a>(
    code: &'static str,
    label: String,
    region: &'a str,
    amounts: Amounts,
) -> ComponentCharge<'a> {
    listed::<GbMonth>(code, label, region, ("storage", StorageClass::Standard.code()), amounts).pooled()
}

impl<'a> Pile<'a> {
    /// Charges for storing the pile; for Intelligent-Tiering, all in the tier in which objects start.
    pub fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        if self.class == StorageClass::IntelligentTiering {
            return tiers::all_frequent(context, self);
        }
        let mut charges = vec![self.storage(context)?];
        if has_overhead(context, self.class) {
            charges.extend(self.overhead());
        }
        Ok(charges)
    }

    fn storage(&self, context: &Context<'a>) -> Result<ComponentCharge<'a>, Error> {
        let least = least_kib(context, self.class);
        let amounts = match &self.stored {
            Some(stored) => stored.billed(context, least, &Factor::new(1, "all"))?,
            None => open(self.missing),
        };
        let label = format!("{}{} storage", self.names.label, self.class.label());
        let price = ("storage", item(self.class));
        let charge = listed::<GbMonth>(self.names.storage, label, self.region, price, amounts);
        let charge = if self.class == StorageClass::Standard { charge.pooled() } else { charge };
        Ok(match self.count {
            None if self.stored.is_some() && !least.is_zero() => {
                charge.assuming("every object has at least 128 KB, the least that is billed of each")
            }
            _ => charge,
        })
    }

    /// The 40 KB added to every archived object, in two parts.
    fn overhead(&self) -> [ComponentCharge<'a>; 2] {
        let amounts = |each: u32| overhead_amounts(self.count, each, self.names.count);
        let label = format!("{}index of archived objects", self.names.label);
        let price = ("storage", item(self.class));
        let names = format!("{}names of archived objects, at S3 Standard", self.names.label);
        [
            listed::<GbMonth>(self.names.overhead, capitalised(&label), self.region, price, amounts(INDEX_KIB)),
            at_standard(self.names.overhead_standard, capitalised(&names), self.region, amounts(NAME_KIB)),
        ]
    }
}

/// `each` KiB for each of `count` objects.
pub(super) fn overhead_amounts(count: Option<Decimal>, each: u32, missing: &'static str) -> Amounts {
    let factors = vec![Factor::new(each, "KiB added to each")];
    let amounts = Amounts::times(factors, count, "objects", missing);
    Amounts { share: Some(sizes::kib_of_gb()), ..amounts }
}
