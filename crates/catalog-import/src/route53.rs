//! DNS: hosted zones, queries, health checks, VPC resolver, DNS firewall, profiles.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;

const BILLION: u64 = 1_000_000_000;
const ZONES: Key = key(Unit::Month, "zones", "zone");
const STANDARD: Key = queries("standard");
const LATENCY: Key = queries("latency");
const GEO: Key = queries("geolocation");
const GEOPROXIMITY: Key = queries("geoproximity");
const IP_BASED: Key = queries("ip-based");
const RESOLVER: Key = key(Unit::Request, "resolver-queries", "resolver");
const CIDRS: Key = key(Unit::Month, "cidr-blocks", "block");
const FIREWALL: Key = key(Unit::Request, "firewall-queries", "standard");
const ALIAS: &str = "queries for alias records, which are free";

const fn queries(item: &'static str) -> Key {
    key(Unit::Request, "queries", item)
}

const LABELS: &[Label] = &[
    Label::Tier("DNS Zone first 25", 0, ZONES),
    Label::Tier("DNS Zone", 25, ZONES),
    Label::Price("Route53 RRSets per Mo", key(Unit::Month, "zones", "record-above-10000")),
    Label::Tier("Cidr Blocks first 1K per Mo", 0, CIDRS),
    Label::Tier("Cidr Blocks per Mo", 1_000, CIDRS),
    Label::Price("Basic Traffic Flow Routing per Mo", key(Unit::Month, "traffic-flow", "policy-record")),
    Label::Tier("Query Standard External first 1B", 0, STANDARD),
    Label::Tier("Query Standard External over 1B", BILLION, STANDARD),
    Label::Tier("Query Latency Based Routing External first 1B", 0, LATENCY),
    Label::Tier("Query Latency Based Routing External over 1B", BILLION, LATENCY),
    Label::Tier("Query Geo DNS External first 1B", 0, GEO),
    Label::Tier("Query Geo DNS External over 1B", BILLION, GEO),
    Label::Tier("Query Geoproximity External first 1B", 0, GEOPROXIMITY),
    Label::Tier("Query Geoproximity External over 1B", BILLION, GEOPROXIMITY),
    Label::Tier("Query IP Based Routing External first 1B", 0, IP_BASED),
    Label::Tier("Query IP Based Routing External over 1B", BILLION, IP_BASED),
    Label::Price("Basic Health checks AWS per Mo", key(Unit::Month, "health-checks", "aws")),
    Label::Price("Basic Health checks External Non AWS per Mo", key(Unit::Month, "health-checks", "other")),
    Label::Price("Optional Health Check Features AWS per Mo", key(Unit::Month, "health-check-options", "aws")),
    Label::Price(
        "Optional Health Check Features External Non AWS per Mo",
        key(Unit::Month, "health-check-options", "other"),
    ),
    Label::Price("Query ENI", key(Unit::Hour, "hourly", "resolver-interface")),
    Label::Price("Query DoH ENI", key(Unit::Hour, "hourly", "resolver-interface-doh")),
    Label::Tier("Query first 1B", 0, RESOLVER),
    Label::Tier("Query over 1B", BILLION, RESOLVER),
    Label::Tier("Query Resolver first 1B", 0, RESOLVER),
    Label::Tier("Query Resolver over 1B", BILLION, RESOLVER),
    Label::Price("DNS Domain Names DNS Firewall per Mo", key(Unit::Month, "firewall", "domain-name")),
    Label::Tier("DNS Query DNS Firewall per Queries", 0, FIREWALL),
    Label::Tier("DNS Query DNS Firewall per Queries over 1B", BILLION, FIREWALL),
    Label::Price("Query Profiles Base Price over 1B", key(Unit::Hour, "hourly", "profiles-base")),
    Label::Price("Query Profiles over 1B", key(Unit::Hour, "hourly", "profiles-above-100")),
    // Billed by the hour for each rule group of a VPC, whatever the label says.
    Label::Price("Query DNS Firewall Advanced over 1B", key(Unit::Hour, "hourly", "firewall-advanced")),
    Label::Left("Basic Health checks up to 50 AWS per Mo", "a free allowance, which is a switch of the design"),
    Label::Left("Free Queries to Geo DNS Alias records", ALIAS),
    Label::Left("Free Queries to Geoproximity Alias records", ALIAS),
    Label::Left("Free Queries to IP Based Routing Alias records", ALIAS),
    Label::Left("Free Queries to Latency Based Routing Alias records", ALIAS),
    Label::Left("Free Queries to Standard Alias records", ALIAS),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "route53", LABELS, draft, report)
}
