//! S3 Intelligent-Tiering: access tiers and monitoring.

use catalog::PriceList;
use design::{S3Usage, StorageClass, UsageValue};
use units::kinds::{GbMonth, ObjectMonth};
use units::{Decimal, Error};

use super::sizes::{self, Stored};
use super::storage::{INDEX_KIB, NAME_KIB, Pile, at_standard, overhead_amounts};
use super::{growth, listed, open};
use crate::line::{Factor, Line};
use crate::service::charge::ComponentCharge;
use crate::service::{Amounts, Context};

/// The tier in which objects start, and in which objects below 128 KB stay.
pub(super) const FREQUENT: &str = "intelligent-tiering-frequent";

const OPEN_PERCENT: &str = "the percent in each access tier";

/// A tier that objects move to when they are not read.
struct Tier {
    code: &'static str,
    label: &'static str,
    item: &'static str,
    percent: fn(&S3Usage) -> Option<UsageValue>,
    /// For archive tiers, the code of the data added to every object.
    overhead: Option<&'static str>,
}

const TIERS: [Tier; 4] = [
    Tier {
        code: "s3.storage-infrequent",
        label: "Infrequent Access tier",
        item: "intelligent-tiering-infrequent",
        percent: |usage| usage.infrequent_percent,
        overhead: None,
    },
    Tier {
        code: "s3.storage-archive-instant",
        label: "Archive Instant Access tier",
        item: "intelligent-tiering-archive-instant",
        percent: |usage| usage.archive_instant_percent,
        overhead: None,
    },
    Tier {
        code: "s3.storage-archive",
        label: "Archive Access tier",
        item: "intelligent-tiering-archive",
        percent: |usage| usage.archive_percent,
        overhead: Some("s3.archive-tier-overhead"),
    },
    Tier {
        code: "s3.storage-deep-archive",
        label: "Deep Archive Access tier",
        item: "intelligent-tiering-deep-archive",
        percent: |usage| usage.deep_archive_percent,
        overhead: Some("s3.deep-archive-tier-overhead"),
    },
];

/// Charges of objects in the tiers that `usage` gives (Amazon S3 user guide, how Intelligent-Tiering works). Objects
/// below 128 KB are not monitored and stay in Frequent Access.
pub(super) fn charges<'a>(
    context: &Context<'a>,
    pile: &Pile<'a>,
    usage: &S3Usage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let sorted = pile.stored.as_ref().map(|stored| stored.by_size(context)).transpose()?;
    // More data in these tiers costs less.
    let percent = |tier: &Tier| {
        let said = (tier.percent)(usage);
        said.map_or(Some(Decimal::ZERO), |_| context.figure_against(said))
    };
    let moved = TIERS.iter().try_fold(Decimal::ZERO, |sum, tier| sum.checked_add(percent(tier)?));
    let frequent = match (&sorted, moved) {
        (None, _) => open(pile.missing),
        (_, None) => open(OPEN_PERCENT),
        (Some((small, large)), Some(moved)) => {
            let rest = Decimal::ONE_HUNDRED.checked_sub(moved).ok_or(Error::Overflow)?;
            in_frequent(context, small, large, rest)?
        }
    };
    let mut charges = vec![frequent_storage(pile, frequent)];
    let large = sorted.as_ref().map(|(_, large)| large);
    let count = large.map(Stored::count).transpose()?.flatten();
    let mut archived = Some(Decimal::ZERO);
    let mut overheads = Vec::new();
    for tier in TIERS.iter().filter(|tier| (tier.percent)(usage).is_some()) {
        let percent = percent(tier);
        let amounts = match (large, percent) {
            (None, _) => open(pile.missing),
            (_, None) => open(OPEN_PERCENT),
            (Some(large), Some(percent)) => large.billed(context, Decimal::ZERO, &part(percent, "in this tier")?)?,
        };
        let label = format!("{}Storage, {}", pile.names.label, tier.label);
        charges.push(listed::<GbMonth>(tier.code, label, pile.region, ("storage", tier.item), amounts));
        if let Some(code) = tier.overhead {
            archived = archived.and_then(|all| all.checked_add(percent?));
            let label = format!("{}Index of archived objects, {}", pile.names.label, tier.label);
            let amounts = archived_overhead(pile, count, percent, INDEX_KIB)?;
            overheads.push(listed::<GbMonth>(code, label, pile.region, ("storage", tier.item), amounts));
        }
    }
    if !overheads.is_empty() {
        let label = format!("{}Names of archived objects, at S3 Standard", pile.names.label);
        let amounts = archived_overhead(pile, count, archived, NAME_KIB)?;
        let code = pile.names.overhead_standard;
        overheads.push(at_standard(code, label, pile.region, amounts));
        let assumption = "every tier has as large a part of the objects as of the GB";
        charges.extend(overheads.into_iter().map(|charge| charge.assuming(assumption)));
    }
    charges.push(monitoring(pile, count));
    Ok(charges)
}

/// Charges of objects in Intelligent-Tiering whose access tiers are unknown.
pub(super) fn all_frequent<'a>(context: &Context<'a>, pile: &Pile<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let amounts = match &pile.stored {
        Some(stored) => stored.billed(context, Decimal::ZERO, &part(Decimal::ONE_HUNDRED, "")?)?,
        None => open(pile.missing),
    };
    let large = pile.stored.as_ref().map(|stored| stored.by_size(context)).transpose()?.map(|(_, large)| large);
    let count = large.as_ref().map(Stored::count).transpose()?.flatten();
    let storage = frequent_storage(pile, amounts).assuming("all of it is in the Frequent Access tier");
    Ok(vec![storage, monitoring(pile, count)])
}

/// The saving of the tiers compared with Frequent Access, less the overhead of archived objects; `None` while it is
/// unknown. Negative if the overhead costs more.
pub(crate) fn gain(context: &Context<'_>, lines: &[Line]) -> Result<Option<Decimal>, Error> {
    let price = |item| context.catalogue.point(PriceList::S3, context.region(), "storage", item);
    let first = |item| price(item).map(|point| point.tiers.first_price().amount());
    let Some(frequent) = first(FREQUENT) else { return Ok(None) };
    let mut parts = Vec::new();
    for tier in TIERS {
        let Some(line) = lines.iter().find(|line| line.code == tier.code) else { continue };
        let (Some(gb), Some(own)) = (line.quantity, first(tier.item)) else { return Ok(None) };
        let less = frequent.checked_sub(own).ok_or(Error::Overflow)?;
        parts.push(growth::product(gb, less));
    }
    for code in TIERS.iter().filter_map(|tier| tier.overhead).chain(["s3.archive-overhead-standard"]) {
        let Some(line) = lines.iter().find(|line| line.code == code) else { continue };
        let Some(cost) = line.cost.known() else { return Ok(None) };
        parts.push(Ok((-cost).amount()));
    }
    units::sum(parts).map(Some)
}

fn frequent_storage<'a>(pile: &Pile<'a>, amounts: Amounts) -> ComponentCharge<'a> {
    let label = format!("{}Storage, Frequent Access tier", pile.names.label);
    listed::<GbMonth>(pile.names.frequent, label, pile.region, ("storage", FREQUENT), amounts).pooled()
}

/// All small objects, and the part of the large objects that is in no other tier.
fn in_frequent(context: &Context<'_>, small: &Stored, large: &Stored, percent: Decimal) -> Result<Amounts, Error> {
    let rest = part(percent, "in no other tier")?;
    match (small.0.is_empty(), large.0.is_empty()) {
        (false, true) => small.billed(context, Decimal::ZERO, &part(Decimal::ONE_HUNDRED, "")?),
        (true, _) => large.billed(context, Decimal::ZERO, &rest),
        (false, false) => {
            let stays = growth::product(large.kib(context)?, rest.value)?;
            let all = small.kib(context)?.checked_add(stays).ok_or(Error::Overflow)?;
            Ok(sizes::kib(all, format!("KiB (all of the objects below 128 KB, {percent} % of the others)")))
        }
    }
}

/// `percent` of the objects as a factor.
fn part(percent: Decimal, label: &'static str) -> Result<Factor, Error> {
    let part = percent.checked_div(Decimal::ONE_HUNDRED).ok_or(Error::Overflow)?;
    Ok(Factor::new(part.normalize(), format!("of them {label}")))
}

fn archived_overhead(
    pile: &Pile<'_>,
    count: Option<Decimal>,
    percent: Option<Decimal>,
    each: u32,
) -> Result<Amounts, Error> {
    let mut amounts = overhead_amounts(count, each, pile.names.count);
    match percent {
        Some(percent) => amounts.push(part(percent, "archived")?),
        None => amounts.open(OPEN_PERCENT),
    }
    Ok(amounts)
}

/// Monitoring of objects of at least 128 KB.
fn monitoring<'a>(pile: &Pile<'a>, count: Option<Decimal>) -> ComponentCharge<'a> {
    let amounts =
        Amounts::times(Vec::new(), count, "objects of at least 128 KB", "the number of objects of at least 128 KB");
    let label = format!("{}Monitoring and automation", pile.names.label);
    let price = ("monitoring", StorageClass::IntelligentTiering.code());
    listed::<ObjectMonth>(pile.names.monitoring, label, pile.region, price, amounts)
}
