//! S3 objects that cost more than necessary, in their storage class or because of it.

mod classes;
pub(super) mod repeats;
mod replicas;
mod restores;
mod saving;
mod transitions;

use design::{Number, ObjectSize, S3Config, S3Usage, StorageClass, UsageValue};
use units::{Decimal, Error, Usd, exact_mul, format};

use self::saving::{Savings, of_usage};
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::remedy::Remedy;
use crate::saving::saving as worth_telling;
use crate::service::Context;
use crate::service::s3::findings::{is_some, size_place};
use crate::service::s3::sizes::{self, LEAST_KIB};
use crate::service::s3::{growth, storage};

/// The mean object size in KiB below which requests, not storage, determine the cost of objects.
const PACKED_KIB: Decimal = Decimal::from_parts(1024, 0, 0, false, 0);

/// The known costs of the component, by line.
pub(super) struct Bill<'a>(pub &'a [Line]);

impl Bill<'_> {
    /// The sum of all known lines.
    fn known(&self) -> Usd {
        self.0.iter().filter_map(|line| line.cost.known()).sum()
    }

    /// The cost of the lines with these codes; `None` when there are none or one is unknown.
    pub fn of(&self, codes: &[&str]) -> Option<Usd> {
        let lines: Vec<_> = self.0.iter().filter(|line| codes.contains(&line.code.as_ref())).collect();
        if lines.is_empty() { None } else { lines.into_iter().map(|line| line.cost.known()).sum() }
    }

    /// The amount, if it is worth reporting: more than $1, and more than 1 % of the cost of the component.
    pub fn worth(&self, amount: Usd) -> Option<Usd> {
        let all = self.known();
        worth_telling(all, all - amount)
    }
}

/// How the objects could cost less.
pub(super) fn findings(
    context: &Context<'_>,
    config: &S3Config,
    usage: &S3Usage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let bill = Bill(lines);
    let savings = Savings::of(context, config, usage);
    let found = [
        least_size(&savings, &bill)?,
        least_duration(&savings, &bill)?,
        overhead(context, usage, &bill),
        transitions::cost(&savings, &bill)?,
        replicas::cost(&savings, &bill)?,
        uploads(&savings, &bill)?,
        request_cost(context, usage, &bill)?,
        restores::slower(&savings, &bill)?,
        classes::cheaper(&savings, &bill)?,
    ];
    let mut found: Vec<Finding> = found.into_iter().flatten().collect();
    found.extend(repeats::findings(context, usage)?);
    Ok(found)
}

/// Rule `s3-min-object-size`.
fn least_size(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    if storage::least_kib(context, config.storage_class).is_zero() {
        return Ok(None);
    }
    let Some(packed) = packed(context, usage)? else { return Ok(None) };
    // Copies may have a minimum billed size as well, but in a class of their own: that is a separate matter.
    let alone = S3Config { replication: None, ..(*config).clone() };
    let saved = of_usage(context, &alone, usage, &packed)?;
    let Some(saved) = saved.and_then(|saved| bill.worth(saved)) else { return Ok(None) };
    let in_standard = savings.in_class(StorageClass::Standard)?;
    let or_standard = match in_standard {
        Some(saved) if saved > Usd::ZERO => ", or keep them in S3 Standard",
        _ => "",
    };
    let class = config.storage_class.label();
    let message = format!(
        "{class} bills objects below {LEAST_KIB} KB as {LEAST_KIB} KB, {} a month more than they hold",
        format::money(saved)
    );
    let fix = format!("pack them into objects of at least {LEAST_KIB} KB{or_standard}");
    Ok(Some(context.finding(Severity::Warning, "s3-min-object-size", size_place(usage), message, fix).saves(saved)))
}

/// The same data with small objects packed into objects of 128 KiB; `None` when there are no small objects.
fn packed(context: &Context<'_>, usage: &S3Usage) -> Result<Option<S3Usage>, Error> {
    let Some(stored) = sizes::stored(context, usage)? else { return Ok(None) };
    let mut sizes = Vec::new();
    let mut small = false;
    for objects in &stored.0 {
        let kib = objects.kib(context)?;
        let Some(count) = objects.count.filter(|count| !count.is_zero()) else { continue };
        let each = if objects.are_below(context, LEAST_KIB)? {
            small = true;
            (kib.checked_div(LEAST_KIB), LEAST_KIB)
        } else {
            (Some(count), kib.checked_div(count).ok_or(Error::Overflow)?)
        };
        let count = each.0.map(growth::cut).ok_or(Error::Overflow)?;
        sizes.push(ObjectSize { objects: Number(count), kib: Number(growth::cut(each.1)) });
    }
    let rest = S3Usage { objects: None, mean_kib: None, gb: None, stored_days: Vec::new(), ..usage.clone() };
    Ok(small.then_some(S3Usage { sizes, ..rest }))
}

/// Rule `s3-min-duration`.
fn least_duration(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, config, usage, .. } = savings;
    let cost = bill.of(&["s3.early-delete"]).and_then(|cost| bill.worth(cost));
    let (Some(cost), Some(after)) = (cost, context.figure(usage.deleted_after_days)) else { return Ok(None) };
    let class = config.storage_class;
    let days = storage::least_days(context, class);
    let message = format!(
        "{} bills at least {days} days: the days left of objects that go after {} cost {} a month",
        class.label(),
        format::quantity(after, 1),
        format::money(cost)
    );
    // The other class is priced for the whole usage, including retrieval and its minimum storage duration.
    let mut fix = format!("keep them for {days} days");
    if let Some((other, saved)) = classes::best(savings, bill)? {
        fix += &format!(", or use {}, which costs {} a month less", other.label(), format::money(saved));
    }
    Ok(Some(context.finding(Severity::Warning, "s3-min-duration", "/usage/deleted_after_days", message, fix)))
}

/// Rule `s3-archive-overhead`: the overhead costs more than a tenth of the storage.
fn overhead(context: &Context<'_>, usage: &S3Usage, bill: &Bill<'_>) -> Option<Finding> {
    let added = bill.of(&["s3.archive-overhead", "s3.archive-overhead-standard"])?;
    // The tiers of Intelligent-Tiering have no line with this code.
    let stored = bill.of(&["s3.storage"])?;
    let above = exact_mul(added.amount(), Decimal::TEN).is_ok_and(|tenfold| tenfold > stored.amount());
    let added = bill.worth(added).filter(|_| above)?;
    let message = format!(
        "{} KB at the archive rate and {} KB at S3 Standard are added to every object: {} a month, with {} for \
         what is stored",
        storage::INDEX_KIB,
        storage::NAME_KIB,
        format::money(added),
        format::money(stored)
    );
    let fix = "pack small objects into larger archives";
    Some(context.finding(Severity::Warning, "s3-archive-overhead", size_place(usage), message, fix))
}

/// Rule `s3-mpu-abort`.
fn uploads(savings: &Savings<'_>, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let Savings { context, usage, .. } = savings;
    if !is_some(context, usage.incomplete_upload_gb) {
        return Ok(None);
    }
    let aborted = S3Usage { incomplete_upload_gb: Some(UsageValue::known(0)), ..(*usage).clone() };
    let saved = savings.with_usage(&aborted)?;
    Ok(saved.and_then(|saved| bill.worth(saved)).map(|saved| {
        let message =
            format!("parts of uploads that were not completed cost {} a month until aborted", format::money(saved));
        let fix = "add a lifecycle rule that aborts incomplete multipart uploads after some days";
        let place = "/usage/incomplete_upload_gb";
        context.finding(Severity::Advice, "s3-mpu-abort", place, message, fix).saves(saved).with(Remedy::set(place, 0))
    }))
}

/// Rule `s3-request-cost`: small objects, or objects whose number is not given, whose requests cost more than their
/// storage.
fn request_cost(context: &Context<'_>, usage: &S3Usage, bill: &Bill<'_>) -> Result<Option<Finding>, Error> {
    let is_storage = |line: &&Line| line.code.starts_with("s3.storage") || line.code.contains("archive-overhead");
    let stored = bill.0.iter().filter(is_storage);
    let stored = stored.map(|line| line.cost.known()).sum::<Option<Usd>>();
    let Some(all) = sizes::stored(context, usage)? else { return Ok(None) };
    // Reads of objects whose number is not given may be those of a website: only writes show that they are small.
    let (small, codes) = match all.count()? {
        Some(count) if count.is_zero() => return Ok(None),
        Some(count) => (all.kib(context)? < exact_mul(count, PACKED_KIB)?, &["s3.put", "s3.get"][..]),
        None => (true, &["s3.put"][..]),
    };
    let (Some(requests), Some(storage)) = (bill.of(codes), stored) else { return Ok(None) };
    let Some(cost) = bill.worth(requests).filter(|cost| small && *cost > storage) else { return Ok(None) };
    let message =
        format!("requests cost {} a month, more than the {} of storage", format::money(cost), format::money(storage));
    let place = if is_some(context, usage.put_requests) { "/usage/put_requests" } else { "/usage/get_requests" };
    let fix = "read and write several small objects as one";
    Ok(Some(context.finding(Severity::Advice, "s3-request-cost", place, message, fix)))
}
