//! Encryption keys.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Label, key};
use crate::report::Report;

const LABELS: &[Label] = &[
    Label::Price("Encryption Key", key(Unit::Month, "keys", "key")),
    Label::Price("API request - Non Free Tier", key(Unit::Request, "requests", "symmetric")),
    Label::Price("Asymmetric Requests RSA_2048", key(Unit::Request, "requests", "rsa-2048")),
    Label::Price("Asymmetric Requests except RSA_2048API", key(Unit::Request, "requests", "asymmetric")),
    Label::Price("API Requests GenerateDatakeyPair ECC", key(Unit::Request, "requests", "data-key-pair-ecc")),
    Label::Price("API Requests GenerateDatakeyPair RSA", key(Unit::Request, "requests", "data-key-pair-rsa")),
    Label::Left("Bundle", "the free allowance, which is a switch of the design"),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "kms", LABELS, draft, report)
}
