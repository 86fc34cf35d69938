//! Functions.

use units::Unit;

use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;
use crate::{Job, compute_plans};

const BILLION: u64 = 1_000_000_000;
const X86: Key = key(Unit::GbSecond, "duration", "x86");
const ARM: Key = key(Unit::GbSecond, "duration", "arm");
const ALLOWANCE: &str = "a free allowance, which is a switch of the design";

const LABELS: &[Label] = &[
    Label::Price("Lambda Requests", key(Unit::Request, "requests", "x86")),
    Label::Price("Lambda Requests-ARM", key(Unit::Request, "requests", "arm")),
    Label::Tier("Lambda Duration", 0, X86),
    Label::Tier("Lambda Duration Tier2", 6 * BILLION, X86),
    Label::Tier("Lambda Duration Tier3", 15 * BILLION, X86),
    Label::Tier("Lambda Duration-ARM", 0, ARM),
    Label::Tier("Lambda Duration-ARM Tier2", 7 * BILLION + BILLION / 2, ARM),
    Label::Tier("Lambda Duration-ARM Tier3", 18 * BILLION + 3 * BILLION / 4, ARM),
    Label::Price("Lambda Duration-Provisioned", key(Unit::GbSecond, "provisioned-duration", "x86")),
    Label::Price("Lambda Duration-Provisioned-ARM", key(Unit::GbSecond, "provisioned-duration", "arm")),
    Label::Price("Lambda Provisioned-Concurrency", key(Unit::GbSecond, "provisioned-concurrency", "x86")),
    Label::Price("Lambda Provisioned-Concurrency-ARM", key(Unit::GbSecond, "provisioned-concurrency", "arm")),
    Label::Price("Lambda Storage-Duration", key(Unit::GbSecond, "ephemeral-storage", "x86")),
    Label::Price("Lambda Storage-Duration-ARM", key(Unit::GbSecond, "ephemeral-storage", "arm")),
    Label::Price("Lambda Processed-Bytes", key(Unit::Gb, "streaming", "x86")),
    Label::Price("Lambda Processed-Bytes-ARM", key(Unit::Gb, "streaming", "arm")),
    Label::Price("Lambda Edge-Requests", key(Unit::Request, "edge", "requests")),
    Label::Price("Lambda Edge-Duration", key(Unit::GbSecond, "edge-duration", "edge")),
    Label::Left("Lambda Duration Free Tier", ALLOWANCE),
    Label::Left("Lambda Requests Free Tier", ALLOWANCE),
    Label::Left("Lambda Processed-Bytes 100", ALLOWANCE),
    Label::Left("Lambda Duration One", ALLOWANCE),
    Label::Left("Lambda Requests 1000000", ALLOWANCE),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "lambda", LABELS, draft, report)?;
    let dimensions = ["duration", "provisioned-concurrency", "provisioned-duration"].map(|of| (of, Unit::GbSecond));
    compute_plans::add(draft, &dimensions, &["x86", "arm"], &compute_plans::LAMBDA)
}
