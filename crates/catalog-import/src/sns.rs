//! Notifications.

use std::collections::{BTreeMap, BTreeSet};

use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, dates, sources};

const FILE: &str = "services-other.csv";

const REQUESTS: (Unit, &str) = (Unit::Request, "requests");
const DELIVERIES: (Unit, &str) = (Unit::Request, "deliveries");
const DATA: (Unit, &str) = (Unit::Gb, "data");

/// AWS's labels; unit, dimension and item in the catalogue.
const ROWS: &[(&str, (Unit, &str), &str)] = &[
    ("Amazon SNS API Requests", REQUESTS, "standard"),
    ("Amazon SNS FIFO API Requests per Requests", REQUESTS, "fifo"),
    ("HTTP Notifications", DELIVERIES, "http"),
    ("SNS Email and Email JSON Notifications", DELIVERIES, "email"),
    ("Amazon SQS Notifications", DELIVERIES, "sqs"),
    ("AWS Lambda Notifications", DELIVERIES, "lambda"),
    ("Amazon Kinesis Data Firehose Messages", DELIVERIES, "firehose"),
    ("Amazon SNS FIFO Subscription Messages per Messages", DELIVERIES, "fifo"),
    ("SNS FIFO Publish Payload per GB", DATA, "fifo-publish"),
    ("Amazon SNS FIFO Subscription Messages Payload per GB", DATA, "fifo-delivery"),
    ("Amazon SNS Standard Payload Scanned Filtered per GB", DATA, "filtered"),
];

/// The prefixes of AWS's labels for push services of phones and computers.
const PUSH: &[&str] = &[
    "Amazon Device Messaging ",
    "Apple Passbook ",
    "Apple Push Notification Service ",
    "Baidu Cloud Push ",
    "Google Cloud Messaging ",
    "Microsoft Push Notification Service ",
    "Windows Push Notification Services ",
];

/// Labels of free allowances and of the usage beyond them; the plain labels above have the price too.
const ALLOWANCES: &[&str] = &["HTTP 0 to ", "HTTP 100000 to ", "SMTP 0 to ", "SMTP 1000 to "];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut push: BTreeMap<String, BTreeSet<Usd>> = BTreeMap::new();
    for row in job.tables.read(FILE)? {
        if row.text("service")? != "sns" {
            continue;
        }
        let (region, label, price) = (row.text("region")?, row.text("item")?, row.price("usd")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| label.starts_with(prefix));
        if let Some((_, (unit, dimension), item)) = ROWS.iter().find(|known| known.0 == label) {
            draft.add(PointKey::new(region, dimension, item), *unit, price, evidence()?)?;
        } else if starts(PUSH) {
            push.entry(region.to_owned()).or_default().insert(price);
        } else if starts(ALLOWANCES) {
            report.leave_out(FILE, "sns: a free allowance or what follows it");
        } else {
            report.leave_out(FILE, &format!("sns: no rule for {label:?}"));
        }
    }
    let (unit, dimension) = DELIVERIES;
    for (region, prices) in push {
        match prices.first() {
            Some(price) if prices.len() == 1 => {
                draft.add(PointKey::new(&region, dimension, "mobile-push"), unit, *price, evidence()?)?;
            }
            _ => report.leave_out(FILE, "sns: push services of one region with several prices"),
        }
    }
    Ok(())
}

fn evidence() -> anyhow::Result<Evidence> {
    Evidence::listed(dates::SERVICES_OTHER, sources::AWS_FEEDS)
}
