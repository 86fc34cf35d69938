//! Tables that hold many services, with a price and a label per line. Each service says which labels are its prices.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{ANYWHERE, Amount};
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

/// AWS's labels, most of them in all regions.
pub(crate) const LISTS: &str = "services-other.csv";
/// Single prices without dates.
const POINTS: &str = "single-points.csv";
/// Single prices with their dates.
const DATED_POINTS: &str = "services-points-2.csv";
/// AWS's labels of more services, with their dates.
pub(crate) const DATED_LISTS: &str = "services-more.csv";

/// The services that are imported from each table.
const HELD: &[(&str, &[&str])] = &[
    (
        LISTS,
        &[
            "apigateway",
            "cloudfront",
            "cloudwatch",
            "cognito",
            "dynamodb",
            "ecs",
            "efs",
            "eks",
            "kms",
            "lambda",
            "route53",
            "sns",
            "waf",
        ],
    ),
    (POINTS, &["ec2", "ecr", "elb", "globalaccelerator", "s3", "secretsmanager", "sqs", "states"]),
    (
        DATED_POINTS,
        &[
            "aurora",
            "client-vpn",
            "documentdb",
            "elasticache",
            "emr-serverless",
            "eventbridge",
            "globalaccelerator",
            "opensearch",
            "rds",
            "redshift",
            "states",
        ],
    ),
    (DATED_LISTS, &["neptune", "redshift", "timestream"]),
];

/// Services whose prices are imported from another table that has the same ones.
const ELSEWHERE: &[(&str, &[&str])] = &[(DATED_POINTS, &["eks", "route53"])];

const TWICE: &str = "the same price under a second label";

/// A price key with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) unit: Unit,
    pub(crate) dimension: &'static str,
    pub(crate) item: &'static str,
}

/// The key of a price.
pub(crate) const fn key(unit: Unit, dimension: &'static str, item: &'static str) -> Key {
    Key { unit, dimension, item }
}

/// A label in a table, and its meaning in the catalogue.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Label {
    /// A single price for every unit. Two labels of one price must agree.
    Price(&'static str, Key),
    /// A tier of a price, starting at this many units.
    Tier(&'static str, u64, Key),
    /// Left out, for the given reason.
    Left(&'static str, &'static str),
}

impl Label {
    const fn text(&self) -> &'static str {
        match self {
            Label::Price(text, _) | Label::Tier(text, ..) | Label::Left(text, _) => text,
        }
    }
}

/// A single price of a table: its item and unit there, how many catalogue units it is the price of, and its catalogue
/// key. A price of several keys has several entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point(pub(crate) &'static str, pub(crate) &'static str, pub(crate) u64, pub(crate) Key);

/// The same for a tier of a price in the table of dated prices: its item and unit there, where it starts, and the key.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TierPoint(pub(crate) &'static str, pub(crate) &'static str, pub(crate) u64, pub(crate) Key);

/// Imports the lines of a service from the table of AWS's labels.
pub(crate) fn lists(
    job: &Job<'_>,
    service: &str,
    labels: &[Label],
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    lists_since(job, (service, dates::SERVICES_OTHER), labels, draft, report)
}

/// The same for a service whose lines are known to have been seen in a month or later.
pub(crate) fn lists_since(
    job: &Job<'_>,
    (service, as_of): (&str, &str),
    labels: &[Label],
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut tiers: BTreeMap<(String, Key), BTreeMap<u64, Usd>> = BTreeMap::new();
    for row in job.tables.read(LISTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == service)) {
        let (label, price) = (row.text("item")?, row.price("usd")?);
        let Some(region) = region(job, row, report)? else { continue };
        match labels.iter().find(|known| known.text() == label) {
            None => report.leave_out(LISTS, &format!("{service}: no rule for {label:?}")),
            Some(Label::Left(_, reason)) => report.leave_out(LISTS, &format!("{service}: {reason}")),
            Some(Label::Tier(_, from, key)) => {
                match tiers.entry((region.to_owned(), *key)).or_default().insert(*from, price) {
                    None => {}
                    Some(before) if before == price => report.leave_out(LISTS, &format!("{service}: {TWICE}")),
                    Some(_) => return Err(row.fault("two prices of one tier")),
                }
            }
            Some(Label::Price(_, Key { unit, dimension, item })) => {
                let place = PointKey::new(region, dimension, item);
                if draft.has(&place, *unit, price)? {
                    report.leave_out(LISTS, &format!("{service}: {TWICE}"));
                } else {
                    draft.add(place, *unit, price, listed(as_of)?)?;
                }
            }
        }
    }
    for ((region, key), found) in tiers {
        let starts = labels.iter().filter_map(|label| match label {
            Label::Tier(_, from, of) if *of == key => Some(from),
            _ => None,
        });
        if found.keys().eq(starts.collect::<BTreeSet<_>>()) {
            let place = PointKey::new(&region, key.dimension, key.item);
            draft.put(place, key.unit, Amount::Price(tiered(&found)?), listed(as_of)?)?;
        } else {
            report.leave_out(LISTS, &format!("{service}: a price without all of its tiers"));
        }
    }
    Ok(())
}

/// Imports the single prices of a service, with and without dates.
pub(crate) fn points(
    job: &Job<'_>,
    service: &str,
    known: &[Point],
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    points_and_tiers(job, service, (known, &[]), draft, report)
}

/// Imports the single prices of a service, and those with tiers.
pub(crate) fn points_and_tiers(
    job: &Job<'_>,
    service: &str,
    (known, known_tiers): (&[Point], &[TierPoint]),
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let mut tiers: BTreeMap<(String, Key), (BTreeMap<u64, Usd>, Evidence)> = BTreeMap::new();
    for file in [POINTS, DATED_POINTS] {
        for row in job.tables.read(file)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == service)) {
            let (label, per) = (row.text("item")?, row.text("unit")?);
            let Some(region) = region(job, row, report)? else { continue };
            if let Some(TierPoint(_, _, from, key)) = known_tiers.iter().find(|tier| (tier.0, tier.1) == (label, per)) {
                let (found, evidence) =
                    tiers.entry((region.to_owned(), *key)).or_insert((BTreeMap::new(), dated(row)?));
                if *evidence != dated(row)? || found.insert(*from, row.price("usd")?).is_some() {
                    return Err(row.fault("tiers of one price that do not fit together"));
                }
                continue;
            }
            let keys: Vec<_> = known.iter().filter(|known| (known.0, known.1) == (label, per)).collect();
            if keys.is_empty() {
                report.leave_out(file, &format!("{service}: no rule for {label:?} per {per:?}"));
            }
            for Point(_, _, parts, key) in keys {
                let one =
                    Decimal::ONE.checked_div(Decimal::from(*parts)).ok_or_else(|| row.fault("a price per nothing"))?;
                let price = row.price("usd")?.times(one)?;
                let evidence = if file == POINTS {
                    Evidence::listed(dates::SINGLE_POINTS, sources::PRICE_TABLES)?
                } else {
                    dated(row)?
                };
                draft.add(PointKey::new(region, key.dimension, key.item), key.unit, price, evidence)?;
            }
        }
    }
    for ((region, key), (found, evidence)) in tiers {
        let starts = known_tiers.iter().filter(|tier| tier.3 == key).map(|tier| &tier.2);
        if found.keys().eq(starts) {
            let place = PointKey::new(&region, key.dimension, key.item);
            draft.put(place, key.unit, Amount::Price(tiered(&found)?), evidence)?;
        } else {
            report.leave_out(DATED_POINTS, &format!("{service}: a price without all of its tiers"));
        }
    }
    Ok(())
}

/// Imports the dated single prices of a service that another table lists as well: where both have a price, it must be
/// the same.
pub(crate) fn points_again(
    job: &Job<'_>,
    service: &str,
    known: &[Point],
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for row in job.tables.read(DATED_POINTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == service)) {
        let (label, per) = (row.text("item")?, row.text("unit")?);
        let Some(region) = region(job, row, report)? else { continue };
        let Some(Point(_, _, _, key)) = known.iter().find(|known| (known.0, known.1) == (label, per)) else {
            report.leave_out(DATED_POINTS, &format!("{service}: no rule for {label:?} per {per:?}"));
            continue;
        };
        let (place, price) = (PointKey::new(region, key.dimension, key.item), row.price("usd")?);
        if draft.has(&place, key.unit, price)? {
            report.leave_out(DATED_POINTS, &format!("{service}: the same price as in another table"));
        } else {
            draft.add(place, key.unit, price, dated(row)?)?;
        }
    }
    Ok(())
}

/// Counts the lines of services that are not imported.
pub(crate) fn rest(job: &Job<'_>, report: &mut Report) -> anyhow::Result<()> {
    for (file, held) in HELD {
        for row in job.tables.read(file)? {
            let service = row.text("service")?;
            if held.contains(&service) {
                continue;
            }
            let is_elsewhere = ELSEWHERE.iter().any(|(of, services)| of == file && services.contains(&service));
            let reason = if is_elsewhere {
                "the same price as in another table"
            } else {
                "a service that the catalogue does not hold yet"
            };
            report.leave_out(file, reason);
        }
    }
    Ok(())
}

/// The region of a line, if it is imported; prices for all regions have a special word.
pub(crate) fn region<'a>(job: &Job<'_>, row: &'a CsvRow, report: &mut Report) -> anyhow::Result<Option<&'a str>> {
    Ok(match row.text("region")? {
        "(global)" | "Any" | "all" => Some(ANYWHERE),
        region => Some(region).filter(|region| job.regions.takes(region, row.file(), report)),
    })
}

/// Evidence of a line of AWS's labels, seen in a month or later.
pub(crate) fn listed(as_of: &str) -> anyhow::Result<Evidence> {
    Evidence::listed(as_of, sources::AWS_FEEDS)
}

/// Source and date of a line: `<=2026-05` means that a price was seen in that month or earlier, and `about 2023` that it
/// was seen in that year.
pub(crate) fn dated(row: &CsvRow) -> anyhow::Result<Evidence> {
    let source = match row.text("source")? {
        "F" => sources::AWS_FEEDS,
        "B" => sources::PRICE_TABLES,
        "I" => sources::INFRACOST,
        "P" => sources::AWS_2026_09,
        other => return Err(row.fault(&format!("unknown source {other:?}"))),
    };
    let as_of = row.text("as_of")?;
    Evidence::listed(as_of.trim_start_matches("<=").trim_start_matches("about "), source)
}
