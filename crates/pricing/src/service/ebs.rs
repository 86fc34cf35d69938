//! EBS volumes: storage, provisioned IOPS and throughput, magnetic I/O.

use catalog::{PriceList, PricePoint};
use design::{EbsConfig, EbsUsage, Provisioned, UsageValue, VolumeType};
use smallvec::smallvec;
use units::kinds::{GbMonth, IopsMonth, MibpsMonth, Request};
use units::{Decimal, Error, Rate, Tiers, Unit, UnitKind, format};

use super::ebs_counts::Counts;
use super::{Amounts, Context, PricedComponent, ebs_attachment, ebs_findings, ebs_instance, ebs_limits, ebs_use};
use super::{line, line_at, unpriced};
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line, LinePrice, NoPrice, Share, Text};
use crate::own_rates;
use crate::words::number;

/// MiB/s per GiB/s: AWS lists gp3 throughput per GiB/s.
const MIB_PER_GIB: Decimal = Decimal::from_parts(1024, 0, 0, false, 0);

/// The name of GB-months when they are missing.
const GB_MONTHS: &str = "GB-months";

/// Charges and findings of a set of equal volumes.
///
/// All provisioned capacity is billed for as long as it exists, whether used or not and attached or not. The IOPS tiers
/// of io2 apply to each volume separately.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage) -> Result<PricedComponent, Error> {
    let lines = lines(context, config, usage)?;
    let mut findings = refusals(context, config);
    findings.extend(more_than_volumes(context, config, usage)?);
    findings.extend(ebs_instance::findings(context, config));
    findings.extend(ebs_use::findings(context, config, usage));
    let missing = lines.iter().any(|line| line.price.is_none()).then(|| {
        let why = no_price(context, is_everywhere(config.volume_type));
        context.price_missing(config.volume_type.code(), why)
    });
    Ok(PricedComponent { lines, findings, missing, capacity: None })
}

fn refusals(context: &Context<'_>, config: &EbsConfig) -> Vec<Finding> {
    let mut all = ebs_findings::refusals(context, config);
    all.extend(ebs_attachment::refusals(context, config));
    all
}

/// Whether AWS would reject such volumes.
pub(crate) fn is_refused(context: &Context<'_>, config: &EbsConfig) -> bool {
    !refusals(context, config).is_empty()
}

/// Reports more GB-months than the volumes can have, however long they exist.
fn more_than_volumes(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage) -> Result<Option<Finding>, Error> {
    let Provisioned::GbMonths(_) = usage.provisioned else { return Ok(None) };
    let share = Volumes::new(context, config, usage)?.share.flatten().filter(|share| share.part > share.whole);
    let Some(share) = share else { return Ok(None) };
    let message = format!(
        "{} GB-months are more than the {} GB of the volumes",
        format::quantity(share.part, 4),
        format::quantity(share.whole, 0)
    );
    let fix = "enter more or larger volumes, or fewer GB-months";
    Ok(Some(context.finding(Severity::Warning, "ebs-gb-months", "/usage/provisioned/gb_months", message, fix)))
}

/// Only the charges.
pub(crate) fn lines(context: &Context<'_>, config: &EbsConfig, usage: &EbsUsage) -> Result<Vec<Line>, Error> {
    let volumes = Volumes::new(context, config, usage)?;
    let mut lines = vec![volumes.storage()?];
    lines.extend(volumes.iops()?);
    lines.extend(volumes.throughput()?);
    lines.extend(volumes.io_requests(usage)?);
    for line in &mut lines {
        // The codes of the lines are also the names of the dimensions.
        let dimension = line.code.trim_start_matches("ebs.");
        let name = context.aws(PriceList::Ebs, dimension, volumes.code());
        line.name(name);
    }
    if volumes.counts.share.is_some() {
        for line in &mut lines {
            line.assumption = Some("volumes are made and deleted with their instances".into());
        }
    }
    own_rates::apply_all(context, &mut lines)?;
    Ok(lines)
}

/// Why an EBS charge has no price. A volume type that is sold `everywhere` is sold in every region that sells
/// instances, which boot from it; for other types, the catalogue lists everything that it knows about a region.
pub(super) fn no_price(context: &Context<'_>, everywhere: bool) -> NoPrice {
    let (catalogue, region) = (context.catalogue, context.region());
    let sells_instances = || catalogue.items(PriceList::Ec2, region, "on-demand/linux").next().is_some();
    match catalogue.region(region) {
        Some(_) if everywhere && sells_instances() => NoPrice::PriceUnknown,
        Some(_) => NoPrice::AvailabilityUnknown,
        None => NoPrice::UnknownName,
    }
}

/// Whether a volume type is sold in every region (Amazon EBS user guide, volume types: root volumes of current AMIs).
const fn is_everywhere(volume_type: VolumeType) -> bool {
    matches!(volume_type, VolumeType::Gp2 | VolumeType::Gp3)
}

struct Volumes<'a> {
    context: &'a Context<'a>,
    config: &'a EbsConfig,
    counts: Counts,
    /// The share that is charged, if any; `None` while the hours or GB-months are unknown.
    share: Option<Option<Share>>,
    /// GB-months of all volumes, if they are given; `Some(None)` while they are unknown.
    gb_months: Option<Option<Decimal>>,
}

impl<'a> Volumes<'a> {
    fn new(context: &'a Context<'a>, config: &'a EbsConfig, usage: &EbsUsage) -> Result<Self, Error> {
        let mut counts = Counts::new(context, context.component, config, usage)?;
        let month = context.design.month().hours();
        let share = match &usage.provisioned {
            Provisioned::Always => Some(counts.share.clone()),
            Provisioned::HoursPerMonth(hours) => {
                hours.value(context.scenario).map(|hours| hours.min(month)).map(|hours| {
                    Some(Share { part: hours, whole: month, label: "hours it exists ÷ hours of the month".into() })
                })
            }
            Provisioned::GbMonths(total) => {
                // For volumes that come and go, the GB-months are the total as well.
                counts.share = None;
                let mut factors = counts.factors.iter().map(|factor| factor.value).chain([config.size_gib.into()]);
                let whole = factors.try_fold(Decimal::ONE, |all, factor| all.checked_mul(factor));
                let whole = whole.ok_or(Error::Overflow)?;
                let label = "GB-months ÷ GB of all volumes";
                let share = |part| (!whole.is_zero()).then(|| Share { part, whole, label: label.into() });
                total.value(context.scenario).map(share)
            }
        };
        let gb_months = match usage.provisioned {
            Provisioned::GbMonths(total) => Some(total.value(context.scenario)),
            Provisioned::Always | Provisioned::HoursPerMonth(_) => None,
        };
        Ok(Volumes { context, config, counts, share, gb_months })
    }

    fn code(&self) -> &'static str {
        self.config.volume_type.code()
    }

    fn point(&self, dimension: &str) -> Option<PricePoint<'a>> {
        self.context.catalogue.point(PriceList::Ebs, self.context.region(), dimension, self.code())
    }

    fn unpriced(
        &self,
        code: &'static str,
        label: Text,
        dimension: &str,
        unit: Unit,
        amounts: Amounts,
    ) -> Result<Line, Error> {
        let elsewhere = self.context.priced_in(PriceList::Ebs, dimension, self.code());
        let why = no_price(self.context, is_everywhere(self.config.volume_type));
        unpriced(code, label, unit, amounts, (why, elsewhere))
    }

    /// `amount` per volume, times all volumes, for the hours that they exist.
    fn amounts(&self, amount: Option<Factor>, missing: &'static str) -> Amounts {
        let (share, missing) = match &self.share {
            Some(share) => (share.clone(), missing),
            None if self.gb_months.is_some() => (None, GB_MONTHS),
            None => (None, "hours per month"),
        };
        let factors = amount
            .filter(|_| self.share.is_some())
            .map(|amount| self.counts.factors.iter().cloned().chain([amount]).collect());
        Amounts { factors, each: None, share, missing: missing.into() }
    }

    fn storage(&self) -> Result<Line, Error> {
        let label = Text::from([self.config.volume_type.label(), " storage"].concat());
        let amounts = match self.gb_months {
            Some(gb_months) => Amounts::times(Vec::new(), gb_months, "GB-months", GB_MONTHS),
            None => self.amounts(Some(Factor::new(self.config.size_gib, "GB")), "size"),
        };
        match self.point("storage") {
            Some(point) => line::<GbMonth>("ebs.storage", label, &point, amounts),
            None => self.unpriced("ebs.storage", label, "storage", GbMonth::UNIT, amounts),
        }
    }

    fn iops(&self) -> Result<Option<Line>, Error> {
        let included = match self.config.volume_type {
            VolumeType::Gp3 => ebs_limits::GP3_INCLUDED_IOPS,
            VolumeType::Io1 | VolumeType::Io2 => 0,
            _ => return Ok(None),
        };
        if included > 0 && self.config.iops.is_none() {
            return Ok(None);
        }
        let label: Text = match included {
            0 => "Provisioned IOPS".into(),
            _ => "Provisioned IOPS above the included 3,000".into(),
        };
        let charged = self.config.iops.map(|iops| above(iops, included, "IOPS"));
        let mut amounts = self.amounts(charged, "provisioned IOPS");
        let Some(point) = self.point("iops") else {
            return self.unpriced("ebs.iops", label, "iops", IopsMonth::UNIT, amounts).map(Some);
        };
        // The tiers apply to a single volume: first price its IOPS, then multiply by the number of volumes.
        if let Some(factors) = &mut amounts.factors
            && point.tiers.steps().len() > 1
            && let Some(iops) = factors.pop()
        {
            let counts = std::mem::replace(factors, smallvec![iops]);
            amounts.each = Some(counts.iter().map(|factor| factor.value).try_fold(Decimal::ONE, units::exact_mul)?);
        }
        line::<IopsMonth>("ebs.iops", label, &point, amounts).map(Some)
    }

    fn throughput(&self) -> Result<Option<Line>, Error> {
        let Some(given) = self.config.throughput_mibps.filter(|_| self.config.volume_type.takes_throughput()) else {
            return Ok(None);
        };
        let label = Text::from("Provisioned throughput above the included 125 MiB/s");
        let charged = above(given, ebs_limits::GP3_INCLUDED_MIBPS, "MiB/s");
        let amounts = self.amounts(Some(charged), "throughput");
        let Some(point) = self.point("throughput") else {
            return self.unpriced("ebs.throughput", label, "throughput", MibpsMonth::UNIT, amounts).map(Some);
        };
        let tiers = per_mibps(&point)?;
        let price = LinePrice { unit_price: tiers.first_price(), ..LinePrice::of_point(&point) };
        let rate = Rate::<MibpsMonth>::new(&tiers, Unit::MibpsMonth)?;
        line_at("ebs.throughput", label, price, &rate, amounts).map(Some)
    }

    fn io_requests(&self, usage: &EbsUsage) -> Result<Option<Line>, Error> {
        if self.config.volume_type != VolumeType::Standard {
            return Ok(None);
        }
        let label = Text::from("I/O requests");
        let requests = usage.io_requests_per_month.unwrap_or(UsageValue::Open).value(self.context.scenario);
        let mut amounts = self.amounts(requests.map(|n| Factor::new(n, "requests")), "I/O requests per month");
        // Requests are counted, not spread over the hours of a volume.
        amounts.share.clone_from(&self.counts.share);
        let Some(point) = self.point("io-requests") else {
            return self.unpriced("ebs.io-requests", label, "io-requests", Request::UNIT, amounts).map(Some);
        };
        line::<Request>("ebs.io-requests", label, &point, amounts).map(Some)
    }
}

/// The part of `given` above `included`, with its calculation in the label.
fn above(given: u64, included: u64, unit: &'static str) -> Factor {
    let charged = given.saturating_sub(included);
    if included == 0 {
        return Factor::new(charged, unit);
    }
    Factor::new(charged, format!("{unit} ({} provisioned, {} included)", number(given), number(included)))
}

/// Converts the listed price per GiB/s to a price per MiB/s.
fn per_mibps(point: &PricePoint<'_>) -> Result<Tiers, Error> {
    match point.unit {
        Unit::GibpsMonth => point.tiers.per_part(MIB_PER_GIB),
        listed => Err(Error::UnitMismatch { listed, wanted: Unit::GibpsMonth }),
    }
}
