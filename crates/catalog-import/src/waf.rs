//! Web ACLs.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Label, key};
use crate::report::Report;

/// The labels of the current version. Labels such as "WebACL per month" are those of WAF Classic.
const LABELS: &[Label] = &[
    Label::Price("Web ACL Activated per Month", key(Unit::Month, "web-acls", "web-acl")),
    Label::Price("Rule Activated per Month", key(Unit::Month, "web-acls", "rule")),
    Label::Price("Request Processed Tier1 per Request", key(Unit::Request, "requests", "1500-wcu")),
    Label::Price("Captcha Attempts processed per Request", key(Unit::Request, "requests", "captcha")),
    Label::Price("Challenge Served processed per Request", key(Unit::Request, "requests", "challenge")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "waf", LABELS, draft, report)
}
