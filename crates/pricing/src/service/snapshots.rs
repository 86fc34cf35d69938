//! EBS snapshots: storage in the standard tier, fast snapshot restore. The archive and the EBS direct APIs have files
//! of their own.

use catalog::PriceList;
use design::{Body, EbsConfig, EbsUsage, Kept, SnapshotConfig, SnapshotTier, SnapshotUsage, UsageValue};
use units::kinds::{DsuHour, GbMonth};
use units::{Decimal, Error, UnitKind, format};

use super::charge::ComponentCharge;
use super::ebs_counts::{Counts, both};
use super::kinds::without_price;
use super::{
    Amounts, Context, PricedComponent, ebs, line, snapshot_archive, snapshot_copies, snapshot_findings,
    snapshot_requests, snapshot_schedule, unpriced,
};
use crate::line::{Factor, Line, Share};
use crate::own_rates;

/// Charges and findings of a set of snapshots.
///
/// Standard snapshots are incremental: the first holds the written blocks, each later one the blocks that have changed
/// since (AWS EBS user guide, how snapshots work).
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(
    context: &Context<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
) -> Result<PricedComponent, Error> {
    let snapshots = Snapshots::of(context, config)?;
    let mut lines = own_lines(&snapshots, config, usage)?;
    let missing = lines.iter().any(|line| line.price.is_none()).then(|| {
        let why = ebs::no_price(context, config.tier == SnapshotTier::Standard);
        context.price_missing("a charge of these snapshots", why)
    });
    let (charges, copies) = copies(&snapshots, config, usage)?;
    let missing = missing.or_else(|| without_price(context, &charges, &copies));
    lines.extend(copies);
    let findings = snapshot_findings::findings(context, config, usage, &lines);
    Ok(PricedComponent { lines, findings, missing, capacity: None })
}

/// Only the charges.
pub(crate) fn lines(context: &Context<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Result<Vec<Line>, Error> {
    let snapshots = Snapshots::of(context, config)?;
    let mut lines = own_lines(&snapshots, config, usage)?;
    lines.extend(copies(&snapshots, config, usage)?.1);
    Ok(lines)
}

/// The charges of the snapshots themselves.
fn own_lines(snapshots: &Snapshots<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Result<Vec<Line>, Error> {
    let mut lines = match config.tier {
        SnapshotTier::Archive => snapshot_archive::lines(snapshots, usage)?,
        SnapshotTier::Standard => {
            let mut lines = vec![storage(snapshots, config, usage)?];
            lines.extend(fast_restore(snapshots, config, usage)?);
            lines.extend(snapshot_requests::lines(snapshots, usage)?);
            lines
        }
    };
    own_rates::apply_all(snapshots.context, &mut lines)?;
    Ok(lines)
}

/// The charges of copies, and their lines.
fn copies<'a>(
    snapshots: &Snapshots<'a>,
    config: &'a SnapshotConfig,
    usage: &SnapshotUsage,
) -> Result<(Vec<ComponentCharge<'a>>, Vec<Line>), Error> {
    let charges = snapshot_copies::charges(snapshots, config, usage)?;
    let lines = charges.iter().map(|charge| charge.line(snapshots.context)).collect::<Result<_, _>>()?;
    Ok((charges, lines))
}

/// The multipliers for the values of a set of snapshots: the number of volumes and of sets.
fn counts(context: &Context<'_>, config: &SnapshotConfig) -> Result<Counts, Error> {
    let sets = context.component.placement.count();
    let Some((volumes, ebs, usage)) = volumes(context, config) else {
        return Ok(Counts { factors: vec![Factor::count(sets, "set")], share: None });
    };
    // Snapshots remain in the hours in which a volume does not exist, but not without the volumes of an Auto Scaling
    // group.
    let mut counts = Counts::new(context, volumes, ebs, usage)?;
    if sets != 1 {
        counts.factors.insert(0, Factor::count(sets, "set"));
    }
    Ok(counts)
}

/// The volumes that the snapshots are taken from.
fn volumes<'a>(
    context: &Context<'a>,
    config: &SnapshotConfig,
) -> Option<(&'a design::Component, &'a EbsConfig, &'a EbsUsage)> {
    let component = context.relations.component(config.of.as_ref()?)?;
    match &component.body {
        Body::Ebs { config, usage } => Some((component, config, usage)),
        _ => None,
    }
}

/// A set of snapshots, and the multipliers for its values.
pub(super) struct Snapshots<'a> {
    pub context: &'a Context<'a>,
    pub counts: Counts,
}

/// A charge of snapshots, and its price in the catalogue.
pub(super) struct SnapshotCharge {
    pub code: &'static str,
    pub label: &'static str,
    pub dimension: &'static str,
    pub item: &'static str,
}

impl<'a> Snapshots<'a> {
    /// The set of snapshots of a component.
    pub(super) fn of(context: &'a Context<'a>, config: &SnapshotConfig) -> Result<Snapshots<'a>, Error> {
        Ok(Snapshots { context, counts: counts(context, config)? })
    }

    /// A usage value in the priced scenario; `None` while it is unknown.
    pub(super) fn figure(&self, value: Option<UsageValue>) -> Option<Decimal> {
        value.and_then(|value| value.value(self.context.scenario))
    }

    /// The line of a charge.
    pub(super) fn line<U: UnitKind>(
        &self,
        charge: &SnapshotCharge,
        amount: Result<Vec<Factor>, String>,
        share: Option<Share>,
    ) -> Result<Line, Error> {
        let SnapshotCharge { code, label, dimension, item } = *charge;
        let context = self.context;
        let Some(point) = context.catalogue.point(PriceList::Ebs, context.region(), dimension, item) else {
            let elsewhere = context.priced_in(PriceList::Ebs, dimension, item);
            let missing = (ebs::no_price(context, item == "standard"), elsewhere);
            let mut line = unpriced(code, label, U::UNIT, self.amounts(amount, share)?, missing)?;
            line.name(context.aws(PriceList::Ebs, dimension, item));
            return Ok(line);
        };
        let mut line = line::<U>(code, label, &point, self.amounts(amount, share)?)?;
        line.name(context.aws(PriceList::Ebs, dimension, item));
        Ok(line)
    }

    /// `amount` times all sets and volumes; otherwise the names of the missing values.
    pub(super) fn amounts(&self, amount: Result<Vec<Factor>, String>, share: Option<Share>) -> Result<Amounts, Error> {
        let (factors, missing) = match amount {
            Ok(amount) => (Some(self.counts.factors.iter().cloned().chain(amount).collect()), String::new()),
            Err(missing) => (None, missing),
        };
        let share = both(self.counts.share.clone(), share)?;
        Ok(Amounts { factors, each: None, share, missing: missing.into() })
    }
}

/// The charge for storage in the standard tier.
pub(super) const STORAGE: SnapshotCharge = SnapshotCharge {
    code: "ebs.snapshot",
    label: "Snapshot storage, standard tier",
    dimension: "snapshot",
    item: "standard",
};

/// The GB that a set of snapshots of a volume holds, or else the names of the missing values.
pub(super) fn stored(
    snapshots: &Snapshots<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
) -> Result<Result<Vec<Factor>, String>, Error> {
    let (used, changed) = (snapshots.figure(usage.used_gib), snapshots.figure(usage.changed_gib));
    let count = config.kept.count();
    Ok(match (used, changed, count) {
        (Some(used), _, 1) => Ok(vec![Factor::new(used, "GB used")]),
        (Some(used), Some(changed), kept) => {
            let later = Decimal::from(kept.saturating_sub(1));
            let stored = units::exact_mul(changed, later)?.checked_add(used).ok_or(Error::Overflow)?;
            let shown = |value| format::quantity(value, 4);
            let how = format!("GB ({} used + {} × {} changed)", shown(used), shown(later), shown(changed));
            Ok(vec![Factor::new(stored, how)])
        }
        (used, changed, kept) => {
            let mut missing = Vec::new();
            missing.extend(used.is_none().then_some("the used GiB of the first snapshot"));
            missing.extend((changed.is_none() && kept > 1).then_some("the GiB changed between snapshots"));
            Err(missing.join(" and "))
        }
    })
}

fn storage(snapshots: &Snapshots<'_>, config: &SnapshotConfig, usage: &SnapshotUsage) -> Result<Line, Error> {
    let share = snapshot_schedule::share(config.kept);
    let mut line = snapshots.line::<GbMonth>(&STORAGE, stored(snapshots, config, usage)?, share)?;
    let assumed = "the first snapshot holds the used blocks, each later one only what has changed";
    line.assumption = Some(match config.kept {
        Kept::Count(_) => assumed.into(),
        Kept::Schedule(schedule) => format!("{assumed}; {}", snapshot_schedule::words(schedule)).into(),
    });
    Ok(line)
}

/// Fast snapshot restore is billed by the hour for each snapshot and zone while it is enabled, with a minimum of one
/// hour (AWS EBS pricing page).
fn fast_restore(
    snapshots: &Snapshots<'_>,
    config: &SnapshotConfig,
    usage: &SnapshotUsage,
) -> Result<Option<Line>, Error> {
    let Some(fast) = config.fast_restore else { return Ok(None) };
    let charge = SnapshotCharge {
        code: "ebs.snapshot-fast-restore",
        label: "Fast snapshot restore",
        dimension: "fast-snapshot-restore",
        item: "snapshot",
    };
    let month = snapshots.context.design.month().hours();
    let hours = match usage.fast_restore_hours {
        None => Some(month),
        Some(hours) => hours.value(snapshots.context.scenario),
    };
    let billed = |hours: Decimal| if hours.is_zero() { hours } else { hours.max(Decimal::ONE).min(month) };
    let amount = hours.map(billed).map(|hours| {
        vec![Factor::count(fast.snapshots, "snapshot"), Factor::count(fast.zones, "zone"), Factor::new(hours, "hours")]
    });
    let amount = amount.ok_or_else(|| "the hours of fast restore".to_owned());
    snapshots.line::<DsuHour>(&charge, amount, None).map(Some)
}
