//! Properties of every network and every flow.

use crate::flows::support::*;
use catalog::{Catalogue, PriceList};
use design::{Body, Design, FlowUsage, Scenario};
use pricing::{Cost, estimate};
use proptest::prelude::*;
use serde_json::{Value, json};
use topology::{ChargeCode, Direction, Element, Network};
use units::{Decimal, Usd};

/// The largest difference from rounding to a tenth of a byte in some hundred thousand GB.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 6);

const ZONES: [&str; 3] = ["a", "b", "c"];

/// The number of instances in each zone; at least one in total.
fn counts() -> impl Strategy<Value = [u64; 3]> {
    [0_u64..4, 0_u64..4, 0_u64..4].prop_map(|counts| if counts == [0; 3] { [1, 0, 0] } else { counts })
}

fn net(id: &str, cidr: u8, routes: &[Value]) -> Value {
    let subnets = ["public", "private"].into_iter().enumerate().flat_map(|(kind, name)| {
        ZONES.into_iter().enumerate().map(move |(zone, letter)| {
            json!({"name": format!("{id}-{name}-{letter}"), "zone": letter, "route_table": name,
                   "cidr": format!("10.{cidr}.{}.0/24", kind * 3 + zone)})
        })
    });
    let mut public = vec![route("0.0.0.0/0", &format!("igw-{id}"))];
    public.extend(routes.iter().filter(|route| route["target"] != "nat").cloned());
    json!({"id": id, "kind": "vpc", "config": {
        "cidrs": [format!("10.{cidr}.0.0/16")],
        "subnets": subnets.collect::<Vec<_>>(),
        "route_tables": [{"name": "public", "routes": public}, {"name": "private", "routes": routes}]}})
}

fn group(id: &str, net: &str, counts: [u64; 3]) -> Value {
    let zones: serde_json::Map<String, Value> =
        ZONES.into_iter().zip(counts).map(|(zone, count)| (zone.to_owned(), count.into())).collect();
    let subnets: Vec<_> = ZONES.iter().map(|zone| format!("{net}-private-{zone}")).collect();
    json!({"id": id, "kind": "ec2", "placement": {"zones": zones, "subnets": subnets},
           "config": {"instance_type": "m7g.large", "os": "linux"}})
}

#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    web: [u64; 3],
    db: [u64; 3],
    far: [u64; 3],
    nat: Vec<&'static str>,
    transit: bool,
    flows: Vec<(usize, usize, bool, u64, u64)>,
}

const ENDS: [&str; 5] = ["web", "db", "far", "alb", "nlb"];
const OUTSIDE: [&str; 6] =
    ["@internet", "@service/s3", "@service/sqs", "@service/kms", "@region/eu-west-1", "@region/us-east-2"];

fn drawn() -> impl Strategy<Value = Drawn> {
    let flow = (0..5_usize, 0..11_usize, any::<bool>(), 0..500_u64, 0..500_u64);
    let nat = prop::sample::subsequence(ZONES.to_vec(), 1..=3);
    (counts(), counts(), counts(), nat, any::<bool>(), prop::collection::vec(flow, 1..5))
        .prop_map(|(web, db, far, nat, transit, flows)| Drawn { web, db, far, nat, transit, flows })
}

impl Drawn {
    fn components(&self) -> Vec<Value> {
        let link = if self.transit {
            json!({"id": "link", "kind": "transit-gateway", "config": {"attached": ["near", "other"]}})
        } else {
            json!({"id": "link", "kind": "vpc-peering", "config": {"vpcs": ["near", "other"]}})
        };
        let near = [route("0.0.0.0/0", "nat"), route("s3", "s3"), route("10.1.0.0/16", "link")];
        let nat: Vec<_> = self.nat.iter().map(|zone| format!("near-public-{zone}")).collect();
        let balancer = |id: &str, kind: &str| {
            json!({"id": id, "kind": "load-balancer", "config": {"balancer_type": kind, "scheme": "internal", "zones": 3,
                                                                 "cross_zone": true},
                   "placement": {"subnets": ZONES.map(|zone| format!("near-private-{zone}"))}})
        };
        let mut all = vec![
            net("near", 0, &near),
            net("other", 1, &[route("10.0.0.0/16", "link")]),
            json!({"id": "igw-near", "kind": "internet-gateway"}),
            json!({"id": "igw-other", "kind": "internet-gateway"}),
            json!({"id": "nat", "kind": "nat-gateway", "placement": {"count": nat.len(), "subnets": nat}}),
            json!({"id": "s3", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}}),
            json!({"id": "sqs", "kind": "vpc-endpoint", "placement": {"subnets": ["near-private-a"]},
                   "config": {"endpoint_type": "interface", "service": "sqs"}}),
            link,
            balancer("alb", "application"),
            balancer("nlb", "network"),
            group("web", "near", self.web),
            group("db", "near", self.db),
            group("far", "other", self.far),
        ];
        all.extend(self.flows.iter().enumerate().filter_map(|(number, (from, to, same, request, response))| {
            let to = ENDS.get(*to).or_else(|| OUTSIDE.get(to - ENDS.len()))?;
            let mut flow = flow(&format!("flow-{number}"), ENDS[*from], to, *request, *response);
            if *same {
                flow["config"]["zones"] = "same-zone".into();
            }
            (ENDS[*from] != *to).then_some(flow)
        }));
        all
    }

    fn design(&self) -> Design {
        read(&self.components())
    }
}

fn usage(design: &Design, index: usize) -> &FlowUsage {
    match &design.components[index].body {
        Body::Flow { usage, .. } => usage,
        other => panic!("{other:?}"),
    }
}

fn gb(usage: &FlowUsage, direction: Direction) -> Decimal {
    let of = |figure: Option<design::UsageValue>| figure.and_then(|value| value.value(Scenario::Typical)).unwrap();
    match direction {
        Direction::Request => of(usage.request_gb),
        Direction::Response => of(usage.response_gb),
        Direction::Both => of(usage.request_gb) + of(usage.response_gb),
    }
}

/// The price per GB in the catalogue, below the end of the first tier.
fn rate(code: &ChargeCode, region: &str) -> Decimal {
    let price = |service, dimension, item| {
        Catalogue::embedded().point(service, region, dimension, item).unwrap().tiers.first_price().amount()
    };
    // The two regions of US East have a rate of their own between them.
    let is_east = |region: &str| region.starts_with("us-east-");
    match code {
        ChargeCode::InternetOut => price(PriceList::DataTransfer, "out", "internet"),
        ChargeCode::OtherRegion { to } if is_east(region) && is_east(to) => Decimal::new(1, 2),
        ChargeCode::OtherRegion { .. } => price(PriceList::DataTransfer, "out", "other-regions"),
        ChargeCode::CrossZone { ends } => price(PriceList::DataTransfer, "out", "intra-region") * Decimal::from(*ends),
        ChargeCode::Nat => price(PriceList::Vpc, "data-processed", "nat-gateway"),
        ChargeCode::Endpoint => price(PriceList::Vpc, "data-processed", "interface-endpoint"),
        ChargeCode::Transit => price(PriceList::Vpc, "data-processed", "transit-gateway-vpc"),
        ChargeCode::LoadBalancer | ChargeCode::Free | ChargeCode::Requests => Decimal::ZERO,
        ChargeCode::DirectConnect | ChargeCode::Edge { .. } | ChargeCode::Viewers { .. } => panic!("it has no price"),
    }
}

fn known(cost: &Cost) -> Usd {
    cost.known().unwrap_or(Usd::ZERO)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Leg by leg and hop by hop, at catalogue prices, the cost of a flow equals the sum of its lines.
    #[test]
    fn the_ledger_is_the_sum_of_its_hops(drawn in drawn()) {
        let design = drawn.design();
        let estimate = estimate(&design, Catalogue::embedded()).unwrap();
        let network = Network::of(&design);
        let mut all = Decimal::ZERO;
        for (index, flow) in design.components.iter().enumerate().filter(|(_, c)| matches!(c.body, Body::Flow { .. })) {
            let paths = topology::resolve(&network, flow);
            let mut sum = Decimal::ZERO;
            for leg in &paths.legs {
                for charge in leg.hops.iter().flat_map(|hop| &hop.charges) {
                    let whole = gb(usage(&design, index), charge.direction) * rate(&charge.code, &charge.region);
                    sum += whole * Decimal::from(leg.weight) / Decimal::from(paths.whole);
                }
            }
            let of = &estimate.components[index];
            prop_assert!((of.totals.monthly.amount() - sum).abs() < TOLERANCE, "{} {sum}", of.totals.monthly.amount());
            let codes: std::collections::BTreeSet<_> = of.lines.iter().map(|line| &line.code).collect();
            prop_assert_eq!(codes.len(), of.lines.len());
            all += sum;
        }
        let lines = estimate.components.iter().flat_map(|c| &c.lines).filter(|line| line.code.starts_with("flow."));
        let lines = lines.map(|line| known(&line.cost)).sum::<Usd>().amount();
        prop_assert!((lines - all).abs() < TOLERANCE);
    }

    /// All data that enters also leaves: the paths carry the whole flow, and every gateway on a path carries all data
    /// of that path.
    #[test]
    fn gb_are_conserved_hop_by_hop(drawn in drawn()) {
        let design = drawn.design();
        let estimate = estimate(&design, Catalogue::embedded()).unwrap();
        let network = Network::of(&design);
        for (index, flow) in design.components.iter().enumerate().filter(|(_, c)| matches!(c.body, Body::Flow { .. })) {
            let paths = topology::resolve(&network, flow);
            let merged = paths.merged();
            let carried: u64 = merged.iter().map(|path| path.weight).sum();
            prop_assert!(carried == paths.whole || !paths.problems.is_empty());
            let lines = &estimate.components[index].lines;
            for (number, path) in (1..).zip(&merged) {
                for (position, hop) in path.hops.iter().enumerate() {
                    let is_border = matches!(hop.element, Element::CrossZone { .. });
                    prop_assert!(hop.weight == path.weight || (is_border && hop.weight < path.weight));
                    let way = if number == 1 { String::new() } else { format!("way{number}.") };
                    let code = format!("flow.{way}hop{}.", position + 1);
                    let of_hop = lines.iter().filter(|line| line.code.starts_with(&code)).collect::<Vec<_>>();
                    prop_assert!(!of_hop.is_empty());
                    let ends = if is_border { Decimal::TWO } else { Decimal::ONE };
                    for line in of_hop {
                        let direction = match line.code.rsplit('.').next().unwrap() {
                            "request" => Direction::Request,
                            "response" => Direction::Response,
                            _ => Direction::Both,
                        };
                        let part = Decimal::from(hop.weight) / Decimal::from(paths.whole);
                        let expected = gb(usage(&design, index), direction) * part;
                        let quantity = line.quantity.unwrap();
                        // At a border, one of the two ends may belong to the other side.
                        let ends = line.factors.iter().find(|f| f.label.starts_with("end")).map_or(ends, |f| f.value);
                        prop_assert!((quantity - expected * ends).abs() < TOLERANCE, "{code} {quantity} {expected}");
                    }
                }
            }
            let missing = lines.iter().find(|line| line.code == "flow.lost");
            prop_assert_eq!(missing.is_some(), carried < paths.whole);
        }
    }

    /// If both ends of a flow move to one zone, the flow alone never costs more.
    #[test]
    fn both_ends_in_one_zone_never_cost_more(drawn in drawn(), zone in 0..3_usize) {
        let ends: Vec<_> = drawn.flows.iter().filter(|(_, to, ..)| *to < ENDS.len()).copied().collect();
        prop_assume!(!ends.is_empty());
        let alone = Drawn { flows: vec![ends[0]], ..drawn };
        let into = |counts: [u64; 3]| {
            let mut one = [0; 3];
            one[zone] = counts.iter().sum();
            one
        };
        let together = Drawn { web: into(alone.web), db: into(alone.db), far: into(alone.far), ..alone.clone() };
        let cost = |drawn: &Drawn| {
            let mut components = drawn.components();
            for balancer in components.iter_mut().filter(|c| c["kind"] == "load-balancer") {
                if drawn.web.iter().filter(|count| **count > 0).count() == 1 && *drawn == together {
                    balancer["placement"]["subnets"] = json!([format!("near-private-{}", ZONES[zone])]);
                }
            }
            let estimate = estimate(&read(&components), Catalogue::embedded()).unwrap();
            estimate.components.iter().find(|c| c.id.as_str().starts_with("flow")).map(|c| c.totals.monthly)
        };
        prop_assert!(cost(&together) <= cost(&alone));
    }

    /// The order of components affects nothing but the order of the answer.
    #[test]
    fn the_order_of_components_does_not_matter(drawn in drawn(), by in 1..12_usize) {
        let mut components = drawn.components();
        let before = priced(&components);
        components.rotate_left(by);
        components.reverse();
        let after = priced(&components);
        prop_assert_eq!(before.totals, after.totals);
        for component in &before.components {
            let other = after.components.iter().find(|other| other.id == component.id);
            prop_assert_eq!(Some(component), other);
        }
        let findings = |estimate: &pricing::Estimate| {
            let mut all: Vec<_> = estimate.findings.iter().map(|f| (f.rule.clone(), f.component.clone(), f.message.clone())).collect();
            all.sort();
            all
        };
        prop_assert_eq!(findings(&before), findings(&after));
    }

    /// Twice the GB cost twice as much at every hop, below the end of the first tier.
    #[test]
    fn costs_scale_with_the_gb(drawn in drawn(), times in 2..5_u64) {
        let more = Drawn {
            flows: drawn.flows.iter().map(|(a, b, same, x, y)| (*a, *b, *same, x * times, y * times)).collect(),
            ..drawn.clone()
        };
        let (one, many) = (priced(&drawn.components()), priced(&more.components()));
        for (one, many) in one.components.iter().zip(&many.components).filter(|(c, _)| c.id.as_str().starts_with("flow")) {
            prop_assert_eq!(one.lines.len(), many.lines.len());
            for (one, many) in one.lines.iter().zip(&many.lines) {
                let scaled = known(&one.cost).amount() * Decimal::from(times);
                prop_assert!((scaled - known(&many.cost).amount()).abs() < TOLERANCE, "{}", one.code);
            }
        }
    }

    /// Proposed components can be kept: the design that includes them costs the same.
    #[test]
    fn keeping_what_is_proposed_changes_no_price(
        web in 1..5_u64, db in 1..5_u64, ends in prop::collection::vec((0..2_usize, 0..7_usize, 0..500_u64), 1..4)
    ) {
        let group = |id: &str, count: u64| json!({"id": id, "kind": "ec2", "placement": {"count": count},
                                                  "config": {"instance_type": "m7g.large", "os": "linux"}});
        let balancer = json!({"id": "alb", "kind": "load-balancer", "config": {"balancer_type": "application"}});
        let mut all = vec![group("web", web), group("db", db), balancer];
        let others = ["db", "alb", "@internet", "@service/s3", "@service/sqs", "@on-premises", "@region/eu-west-1"];
        for (number, (from, to, gb)) in ends.into_iter().enumerate() {
            let from = ["web", "db"][from];
            if from != others[to] {
                all.push(flow(&format!("flow-{number}"), from, others[to], gb, gb / 2));
            }
        }
        let design = read(&all);
        let total = |design: &Design| estimate(design, Catalogue::embedded()).unwrap().totals;
        let completed = topology::complete(&design).design;
        prop_assert_eq!(total(&design), total(&completed));
        // The result is also a document that can be read.
        let again = Design::parse(&completed.to_json()).unwrap();
        prop_assert_eq!(total(&again), total(&design));
        // The order of the components in the design does not matter either.
        all.reverse();
        prop_assert_eq!(total(&read(&all)), total(&design));
    }
}
