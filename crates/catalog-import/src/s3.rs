//! Object storage.

use std::collections::BTreeMap;

use catalog::{ANYWHERE, Amount, Basis, ClassRule, ClassRulesFile};
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::report::Report;
use crate::{Job, dates, sources};

const CORE: &str = "s3-core.csv";
const LABELS: &str = "s3.csv";

/// 50 TB and 500 TB in GB.
const STORAGE_TIERS: &[(&str, u64)] = &[("first 50 TB", 0), ("next 450 TB", 51_200), ("over 500 TB", 512_000)];

/// Classes in the table and their names in the catalogue.
const CLASSES: &[(&str, &str)] = &[
    ("STANDARD", "standard"),
    ("INTELLIGENT_TIERING", "intelligent-tiering"),
    ("STANDARD_IA", "standard-ia"),
    ("ONEZONE_IA", "onezone-ia"),
    ("EXPRESS_ONEZONE", "express-onezone"),
    ("GLACIER_IR", "glacier-ir"),
    ("GLACIER", "glacier"),
    ("DEEP_ARCHIVE", "deep-archive"),
];

/// Dimension and unit in the table; unit and dimension in the catalogue, and the suffix of the class.
const CORE_ROWS: &[(&str, &str, Unit, &str, &str)] = &[
    ("storage", "GB-month", Unit::GbMonth, "storage", ""),
    ("infrequent storage", "GB-month", Unit::GbMonth, "storage", "-infrequent"),
    ("archive instant storage", "GB-month", Unit::GbMonth, "storage", "-archive-instant"),
    ("archive access storage", "GB-month", Unit::GbMonth, "storage", "-archive"),
    ("deep archive access storage", "GB-month", Unit::GbMonth, "storage", "-deep-archive"),
    ("staging storage", "GB-month", Unit::GbMonth, "storage", "-staging"),
    ("put/copy/post/list", "request", Unit::Request, "requests/put", ""),
    ("put/post", "request", Unit::Request, "requests/put", ""),
    ("get/select/other", "request", Unit::Request, "requests/get", ""),
    ("get/other", "request", Unit::Request, "requests/get", ""),
    ("lifecycle transition into", "request", Unit::Request, "requests/lifecycle-transition", ""),
    ("restore request expedited", "request", Unit::Request, "requests/restore-expedited", ""),
    ("restore request standard", "request", Unit::Request, "requests/restore-standard", ""),
    ("restore request bulk", "request", Unit::Request, "requests/restore-bulk", ""),
    ("retrieval", "GB", Unit::Gb, "retrieval", ""),
    ("retrieval expedited", "GB", Unit::Gb, "retrieval/expedited", ""),
    ("retrieval standard", "GB", Unit::Gb, "retrieval/standard", ""),
    ("retrieval bulk", "GB", Unit::Gb, "retrieval/bulk", ""),
    ("upload", "GB", Unit::Gb, "upload", ""),
    ("monitoring", "object-month", Unit::ObjectMonth, "monitoring", ""),
];

/// Rows that the table lists under FEATURES.
const FEATURE_ROWS: &[(&str, &str, Unit, &str)] = &[
    ("analytics", "object-month", Unit::ObjectMonth, "analytics"),
    ("inventory", "object listed", Unit::Object, "inventory"),
    ("object tags", "tag-month", Unit::Month, "tag"),
    ("batch operations job", "job", Unit::Each, "batch-job"),
    ("batch operations object", "object", Unit::Object, "batch-object"),
];

/// AWS's labels that are not in s3-core.csv.
const LABEL_ROWS: &[(&str, Unit, &str, &str)] = &[
    ("Expedited INT Restore Requests per Requests", Unit::Request, "requests/restore-expedited", "intelligent-tiering"),
    ("Standard INT Restore Requests per Requests", Unit::Request, "requests/restore-standard", "intelligent-tiering"),
    ("INT AA-RestoreObject Expedited INT Retrieval per GB", Unit::Gb, "retrieval/expedited", "intelligent-tiering"),
    ("INT AA-RestoreObject Standard INT Retrieval per GB", Unit::Gb, "retrieval/standard", "intelligent-tiering"),
    ("INT AA-RestoreObject Bulk INT Retrieval per GB", Unit::Gb, "retrieval/bulk", "intelligent-tiering"),
    ("Per object fee to generate Batch Operations Manifest", Unit::Object, "management", "batch-manifest-object"),
    ("Bytes Encrypted using Dual Layer Server-Side Encryption per GB", Unit::Gb, "dual-layer-encryption", "encrypt"),
    ("Bytes Decrypted using Dual Layer Server-Side Decryption per GB", Unit::Gb, "dual-layer-encryption", "decrypt"),
];

/// AWS's labels of the tiers of Storage Lens, and their lower bounds in objects.
const LENS_TIERS: &[(&str, u64)] = &[
    ("Per object fee for objects included in Storage Lens 0 25000000000", 0),
    ("Per object fee for objects included in Storage Lens 25000000000 100000000000", 25_000_000_000),
    ("Per object fee for objects included in Storage Lens 100000000000 Inf", 100_000_000_000),
];

type Tiered = BTreeMap<(String, String), BTreeMap<u64, Usd>>;

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    core(job, draft, report)?;
    put_as_transition(draft)?;
    labels(job, draft, report)?;
    for row in job.tables.read("single-points.csv")? {
        let known = [row.text("service")?, row.text("region")?, row.text("item")?, row.text("unit")?];
        if known == ["s3", "all", "Multi-Region Access Point routing", "GB"] {
            let evidence = Evidence::listed(dates::SINGLE_POINTS, sources::PRICE_TABLES)?;
            let place = PointKey::new(ANYWHERE, "multi-region-access-point", "routing");
            draft.add(place, Unit::Gb, row.price("usd")?, evidence)?;
        }
    }
    Ok(())
}

fn core(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut storage = Tiered::new();
    for row in job.tables.read(CORE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, CORE, report) {
            continue;
        }
        let (class, dimension, unit) = (row.text("class")?, row.text("dimension")?, row.text("unit")?);
        let price = row.price("usd")?;
        let feature = FEATURE_ROWS.iter().find(|known| class == "FEATURES" && (known.0, known.1) == (dimension, unit));
        if let Some((_, _, unit, item)) = feature {
            draft.add(PointKey::new(region, "management", item), *unit, price, evidence()?)?;
            continue;
        }
        let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == class) else {
            report.leave_out(CORE, &format!("no rule for {class} {dimension}"));
            continue;
        };
        let tier = STORAGE_TIERS.iter().find_map(|(name, from)| Some((dimension.strip_suffix(name)?.trim(), *from)));
        if let (Some((kind, from)), "GB-month") = (tier, unit) {
            let item = match kind {
                "storage" => (*class).to_owned(),
                "frequent storage" => format!("{class}-frequent"),
                other => return Err(row.fault(&format!("tiers of unknown {other:?}"))),
            };
            if storage.entry((region.to_owned(), item)).or_default().insert(from, price).is_some() {
                return Err(row.fault("the tier is listed twice"));
            }
            continue;
        }
        let known = CORE_ROWS.iter().find(|known| (known.0, known.1) == (dimension, unit));
        let Some((_, _, unit, dimension, suffix)) = known else {
            report.leave_out(CORE, &format!("no rule for {class} {dimension}"));
            continue;
        };
        draft.add(PointKey::new(region, dimension, &format!("{class}{suffix}")), *unit, price, evidence()?)?;
    }
    put_tiers(storage, STORAGE_TIERS.len(), ("storage", Unit::GbMonth), CORE, draft, report)
}

/// Adds the price of PUT requests into S3 Glacier Deep Archive where the table has only that of lifecycle transitions. AWS
/// prices both alike where it lists both, as it does for the other classes with transitions from S3 Standard: of 144 pairs
/// for Standard-IA, One Zone-IA, Glacier Instant Retrieval and Glacier Flexible Retrieval, one differs.
fn put_as_transition(draft: &mut Draft) -> anyhow::Result<()> {
    const TRANSITION: &str = "requests/lifecycle-transition";
    const RULE: &str = "as a lifecycle transition into the class";
    for (region, class) in draft.items(TRANSITION).into_iter().filter(|(_, class)| class == "deep-archive") {
        let put = PointKey::new(&region, "requests/put", &class);
        let transition = draft.price(&PointKey::new(&region, TRANSITION, &class));
        let (Some((price, evidence)), None) = (transition, draft.price(&put)) else { continue };
        let evidence = evidence.clone().with_basis(Basis::derived(RULE));
        draft.add(put, Unit::Request, price, evidence)?;
    }
    Ok(())
}

fn labels(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut lens = Tiered::new();
    for row in job.tables.read(LABELS)? {
        let (region, label, price) = (row.text("region")?, row.text("item")?, row.price("usd")?);
        if !job.regions.takes(region, LABELS, report) {
            continue;
        }
        if let Some((_, from)) = LENS_TIERS.iter().find(|(known, _)| *known == label) {
            lens.entry((region.to_owned(), "storage-lens".to_owned())).or_default().insert(*from, price);
            continue;
        }
        let Some((_, unit, dimension, item)) = LABEL_ROWS.iter().find(|known| known.0 == label) else {
            report.leave_out(LABELS, "in s3-core.csv already, or no rule for the label");
            continue;
        };
        draft.add(PointKey::new(region, dimension, item), *unit, price, evidence()?)?;
    }
    put_tiers(lens, LENS_TIERS.len(), ("management", Unit::ObjectMonth), LABELS, draft, report)
}

fn put_tiers(
    prices: Tiered,
    count: usize,
    (dimension, unit): (&str, Unit),
    file: &str,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for ((region, item), tiers) in prices {
        if tiers.len() == count {
            let amount = Amount::Price(tiered(&tiers)?);
            draft.put(PointKey::new(&region, dimension, &item), unit, amount, evidence()?)?;
        } else {
            report.leave_out(file, "a tiered price without all tiers");
        }
    }
    Ok(())
}

fn evidence() -> anyhow::Result<Evidence> {
    Evidence::listed(dates::S3, sources::AWS_FEEDS)
}

pub(crate) fn class_rules(job: &Job<'_>, report: &mut Report) -> anyhow::Result<ClassRulesFile> {
    let mut rules = Vec::new();
    for row in job.tables.read("s3-class-rules.csv")? {
        let class = row.text("class")?;
        let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == class) else {
            report.leave_out(row.file(), &format!("no storage class: {class}"));
            continue;
        };
        rules.push(ClassRule {
            class: (*class).to_owned(),
            min_storage_days: row.number("min_storage_days")?,
            min_object_kb: row.number("min_billable_object_kb")?,
            overhead_kb: row.number("per_object_overhead_kb")?,
            retrieval_fee: row.text("retrieval_fee")?.to_owned(),
            note: row.text("note")?.to_owned(),
        });
    }
    rules.sort_by(|a, b| a.class.cmp(&b.class));
    let provenance = dates::provenance(dates::S3_CLASS_RULES, sources::PRICE_TABLES)?;
    Ok(ClassRulesFile { provenance, rules })
}
