//! Amazon Route 53: hosted zones with their queries here, and one file each for what is charged separately.

mod firewall;
mod health_check;
mod profile;
mod resolver;

use catalog::PriceList;
use units::Unit;

pub use firewall::DNS_FIREWALL;
pub use health_check::ROUTE53_HEALTH_CHECK;
pub use profile::ROUTE53_PROFILE;
pub use resolver::ROUTE53_RESOLVER;

use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Pool,
    Price, Rule, Section, Stands, Test, Text, Type, limits,
};

const PUBLIC: Condition = Condition::Is("zone_type", &["public"]);
const PRIVATE: Condition = Condition::Is("zone_type", &["private"]);

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Route53, dimension, item))
}

/// Queries with one routing policy: zero when left out.
const fn queries(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    Field::usage(name, label, Measure::Count("queries"), missing).absent(Absent::Zero).when(PUBLIC)
}

/// The charge for the queries with one routing policy.
const fn answered(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Request,
        factors,
        price: key("queries", item),
        pool: Pool::Region,
        when,
        ..Charge::NEW
    }
}

/// A count of something that few hosted zones have.
const fn number(name: &'static str, label: &'static str, most: u64) -> Field {
    Field::new(name, label, Type::Number { least: 0, most, decimals: 0, unit: "" })
}

/// Hosted zones.
pub static ROUTE53: Definition = Definition {
    kind: "route53",
    title: "Amazon Route 53",
    adds: "Route 53 hosted zone",
    new: ("dns", "Hosted zone"),
    noun: "hosted zones",
    count: "Hosted zones",
    section: Section::Network,
    icon: Icon::Signpost,
    stands: Stands::Edge,
    service: "route53",
    parent: None,
    summary: Text::If(PRIVATE, &Text::Is("private hosted zone"), &Text::Is("public hosted zone")),
    about: "Hosted zones by the month, each for all of it, and the queries of public ones by routing policy. Alias queries \
            to AWS resources, also with a routing policy, and queries of private zones are free. To send users to one of \
            several Regions, add health checks, unless all records are aliases that evaluate the health of their target.",
    config: &[
        Field::choice(
            "zone_type",
            "Type",
            &[Choice::new("public", "Public"), Choice::new("private", "Private, for VPCs")],
        ),
        number("extra_records", "Records above 10,000", 10_000_000)
            .hint("Each zone includes 10,000; what is above, of all zones together"),
        number("policy_records", "Traffic policy records", limits::COUNT)
            .hint("Of Traffic Flow; routing policies of ordinary records cost nothing a month")
            .when(PUBLIC),
        number("cidr_blocks", "CIDR blocks", limits::COUNT)
            .hint("For IP-based routing; 1,000 of the account are included")
            .when(PUBLIC),
        number("domains", "Registered domains", limits::COUNT).hint("Paid for a year at once").when(PUBLIC),
    ],
    usage: &[
        Field::usage("queries", "Standard queries", Measure::Count("queries"), "the queries")
            .hint("Simple, weighted, failover, multivalue; a CNAME to a name of the zone is asked twice")
            .when(PUBLIC),
        queries("alias_queries", "Alias queries to AWS", "the alias queries").hint(
            "To load balancers, CloudFront, API Gateway, S3 websites, VPC endpoints: free, whatever the routing policy",
        ),
        queries("latency_queries", "Latency-based queries", "the latency-based queries")
            .hint("Of records that are no aliases of AWS resources, as with every routing policy"),
        queries("geolocation_queries", "Geolocation queries", "the geolocation queries"),
        queries("geoproximity_queries", "Geoproximity queries", "the geoproximity queries"),
        queries("ip_based_queries", "IP-based queries", "the IP-based queries"),
    ],
    form: &[
        FormRow::Fields(&["zone_type", "placement/count"]),
        FormRow::Fields(&["queries", "alias_queries"]),
        FormRow::Fields(&["latency_queries", "geolocation_queries"]),
        FormRow::More(
            "Other routing, records, domains",
            "geoproximity, IP-based routing, Traffic Flow, large zones, domain names",
            &["geoproximity_queries", "ip_based_queries", "cidr_blocks", "policy_records", "extra_records", "domains"],
        ),
        FormRow::Note("Queries that VPCs ask of private zones are free.", PRIVATE),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "route53.zones",
            label: Text::Is("Hosted zones"),
            unit: Unit::Month,
            factors: &[Factor::placed("hosted zone", "hosted zones")],
            price: key("zones", "zone"),
            pool: Pool::Region,
            assumption: "each is kept for more than 12 hours: a part of a month costs as much as all of it",
            ..Charge::NEW
        },
        answered("route53.queries", "Standard queries", "standard", &[Factor::used("queries", "queries")], PUBLIC),
        Charge {
            price: Price::Free,
            pool: Pool::None,
            ..answered(
                "route53.alias-queries",
                "Alias queries to AWS resources",
                "",
                &[Factor::used("alias_queries", "queries")],
                Condition::All(&[PUBLIC, Condition::Given("alias_queries")]),
            )
        },
        answered(
            "route53.latency-queries",
            "Latency-based routing queries",
            "latency",
            &[Factor::used("latency_queries", "queries")],
            Condition::All(&[PUBLIC, Condition::Given("latency_queries")]),
        ),
        answered(
            "route53.geolocation-queries",
            "Geolocation routing queries",
            "geolocation",
            &[Factor::used("geolocation_queries", "queries")],
            Condition::All(&[PUBLIC, Condition::Given("geolocation_queries")]),
        ),
        answered(
            "route53.geoproximity-queries",
            "Geoproximity routing queries",
            "geoproximity",
            &[Factor::used("geoproximity_queries", "queries")],
            Condition::All(&[PUBLIC, Condition::Given("geoproximity_queries")]),
        ),
        answered(
            "route53.ip-based-queries",
            "IP-based routing queries",
            "ip-based",
            &[Factor::used("ip_based_queries", "queries")],
            Condition::All(&[PUBLIC, Condition::Given("ip_based_queries")]),
        ),
        Charge {
            code: "route53.cidr-blocks",
            label: Text::Is("CIDR blocks of IP-based routing"),
            unit: Unit::Month,
            factors: &[Factor::amount(Amount::Field("cidr_blocks"), "CIDR blocks")],
            price: key("cidr-blocks", "block"),
            pool: Pool::Region,
            when: Condition::All(&[PUBLIC, Condition::Given("cidr_blocks")]),
            ..Charge::NEW
        },
        Charge {
            code: "route53.policy-records",
            label: Text::Is("Traffic policy records"),
            unit: Unit::Month,
            factors: &[Factor::of(Amount::Field("policy_records"), "policy record", "policy records")],
            price: key("traffic-flow", "policy-record"),
            when: Condition::All(&[PUBLIC, Condition::Given("policy_records")]),
            ..Charge::NEW
        },
        Charge {
            code: "route53.records",
            label: Text::Is("Records above 10,000 in a hosted zone"),
            unit: Unit::Month,
            factors: &[Factor::amount(Amount::Field("extra_records"), "records above 10,000")],
            price: key("zones", "record-above-10000"),
            when: Condition::Given("extra_records"),
            ..Charge::NEW
        },
        Charge {
            code: "route53.domains",
            label: Text::Is("Registered domains, a year"),
            unit: Unit::Each,
            factors: &[Factor::of(Amount::Field("domains"), "domain", "domains")],
            price: Price::Unlisted("domains are priced by top-level domain, of which there is no table"),
            when: Condition::All(&[PUBLIC, Condition::Given("domains")]),
            ..Charge::NEW
        },
    ],
    rules: &[Rule {
        id: "route53-policy-records",
        level: Level::Advice,
        place: "/config/policy_records",
        test: Test::When(Condition::All(&[PUBLIC, Condition::AtLeast("policy_records", 1)])),
        message: Text::Is("each traffic policy record costs as much as many hosted zones"),
        fix: "build the same tree of alias records, which cost nothing a month, where versions of it are not needed",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon Route 53 pricing",
        "Amazon Route 53 developer guide, choosing between alias and non-alias records",
    ],
};
