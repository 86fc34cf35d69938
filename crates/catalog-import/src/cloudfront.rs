//! Data and requests of viewers by area, requests to Origin Shield by region, and flat-rate plans.

use std::collections::BTreeMap;

use catalog::{ANYWHERE, Amount};
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::many::{self, LISTS};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const TRANSFER: &str = "cloudfront-transfer.csv";

/// The areas of data: their names in the table of data, in the table of labels, and the item of their prices.
const AREAS: &[(&str, &[&str], &str)] = &[
    ("US, Mexico, Canada", &["United States", "Canada"], "us"),
    ("Europe, Israel", &["EU"], "europe"),
    ("South Africa, Kenya, Middle East", &["South Africa", "Middle East"], "africa"),
    ("South America", &["South America"], "south-america"),
    ("Japan", &["Japan"], "japan"),
    ("Australia, New Zealand", &["Australia"], "australia"),
    ("Hong Kong, Philippines, Asia Pacific", &["Asia Pacific"], "asia"),
    ("India", &["India"], "india"),
];

/// The tiers of data, and the GB from which they apply.
const TIERS: &[(&str, u64)] = &[
    ("first 10TB", 0),
    ("next 40TB", 10 * TB),
    ("next 100TB", 50 * TB),
    ("next 350TB", 150 * TB),
    ("next 524TB", 500 * TB),
    ("next 4PB", 1_024 * TB),
    ("over 5PB", 5_120 * TB),
];
const TB: u64 = 1_024;

/// Labels of requests in an area.
const REQUESTS: &[(&str, &str)] = &[
    ("CloudFront Request-Tier1 HTTP GET and HEAD requests", "requests-http"),
    ("CloudFront Request-Tier2 HTTPS GET and HEAD requests", "requests-https"),
];
const ENCRYPTED: &str = "HTTPS Proxy requests with Field Level Encryption";
const SHIELD: &str = "CloudFront Request-Origin-Shield Origin Shield Requests";
const FREE_PATHS: &str =
    "Charge for invalidating objects removing the objects from CloudFront edge locations First 1000 free";
const PATHS: &str = "Charge for invalidating objects removing the objects from CloudFront edge locations";
const CERTIFICATE: &str = "Charge for using an SSL certificate with a CloudFront alternate domain name";

/// Flat-rate plans and their prices by the month (Amazon CloudFront pricing, flat-rate plans).
const PLANS: &[(&str, u32)] = &[
    ("free", 0),
    ("pro", 15),
    ("business", 200),
    ("premium-50", 1_000),
    ("premium-75", 1_450),
    ("premium-125", 2_250),
    ("premium-200", 3_500),
    ("premium-350", 6_000),
    ("premium-600", 10_000),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    transfer(job, draft)?;
    let mut paths = BTreeMap::new();
    for row in job.tables.read(LISTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == "cloudfront")) {
        label(job, row, &mut paths, draft, report)?;
    }
    let place = PointKey::new(ANYWHERE, "invalidations", "path");
    draft.put(place, Unit::Request, Amount::Price(tiered(&paths)?), many::listed(dates::SERVICES_OTHER)?)?;
    for (plan, usd) in PLANS {
        let evidence = Evidence::listed(dates::CLOUDFRONT_PLANS, sources::CLOUDFRONT_PLANS)?;
        draft.add(PointKey::new(ANYWHERE, "plan", plan), Unit::Month, Usd::new((*usd).into()), evidence)?;
    }
    Ok(())
}

/// Data to viewers in tiers, and data to origins.
fn transfer(job: &Job<'_>, draft: &mut Draft) -> anyhow::Result<()> {
    let mut tiers: BTreeMap<&str, (BTreeMap<u64, Usd>, Evidence)> = BTreeMap::new();
    for row in &job.tables.read(TRANSFER)? {
        let area = row.text("area")?;
        let Some((.., item)) = AREAS.iter().find(|(of, ..)| *of == area) else {
            return Err(row.fault(&format!("unknown area {area:?}")));
        };
        let (price, tier) = (row.price("usd")?, row.text("tier")?);
        if tier.is_empty() {
            draft.add(PointKey::new(ANYWHERE, "to-origin", item), Unit::Gb, price, many::dated(row)?)?;
            continue;
        }
        let Some((_, from)) = TIERS.iter().find(|(of, _)| *of == tier) else {
            return Err(row.fault(&format!("unknown tier {tier:?}")));
        };
        tiers.entry(item).or_insert((BTreeMap::new(), many::dated(row)?)).0.insert(*from, price);
    }
    for (item, (prices, evidence)) in tiers {
        draft.put(PointKey::new(ANYWHERE, "out", item), Unit::Gb, Amount::Price(tiered(&prices)?), evidence)?;
    }
    Ok(())
}

/// One line of the table of labels.
fn label(
    job: &Job<'_>,
    row: &CsvRow,
    paths: &mut BTreeMap<u64, Usd>,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let (label, place, price) = (row.text("item")?, row.text("region")?, row.price("usd")?);
    let area = AREAS.iter().find(|(_, names, _)| names.contains(&place));
    match (label, area) {
        (FREE_PATHS, _) => {
            paths.insert(0, price);
        }
        (PATHS, _) => {
            paths.insert(1_000, price);
        }
        (CERTIFICATE, _) => {
            draft.add(
                PointKey::new(ANYWHERE, "dedicated-ip", "certificate"),
                Unit::Month,
                price,
                many::listed(dates::SERVICES_OTHER)?,
            )?;
        }
        // The same in all areas.
        (ENCRYPTED, _) => {
            let key = PointKey::new(ANYWHERE, "field-level-encryption", "request");
            draft.add_new(key, Unit::Request, price, many::listed(dates::SERVICES_OTHER)?)?;
        }
        (SHIELD, _) => {
            if let Some(region) = many::region(job, row, report)? {
                draft.add(
                    PointKey::new(region, "origin-shield", "request"),
                    Unit::Request,
                    price,
                    many::listed(dates::SERVICES_OTHER)?,
                )?;
            }
        }
        (label, Some((.., item))) => match REQUESTS.iter().find(|(of, _)| *of == label) {
            Some((_, dimension)) => {
                draft.add_new(
                    PointKey::new(ANYWHERE, dimension, item),
                    Unit::Request,
                    price,
                    many::listed(dates::SERVICES_OTHER)?,
                )?;
            }
            None => report.leave_out(LISTS, "cloudfront: the same price under a second label"),
        },
        (label, None) if label.starts_with("AWS Lambda-Edge") => {
            report.leave_out(LISTS, "cloudfront: Lambda@Edge, which the labels of Lambda have");
        }
        (label, None) if label.starts_with("Regional DT") || label.starts_with("Request ") => {
            report.leave_out(LISTS, "cloudfront: the same price under a second label");
        }
        (_, None) => report.leave_out(LISTS, &format!("cloudfront: no rule for {label:?}")),
    }
    Ok(())
}
