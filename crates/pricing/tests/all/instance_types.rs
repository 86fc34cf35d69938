//! Groups of several instance types with weights, and groups with a minimum and a maximum size.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// A group of m5.large (0.096 an hour) and these other types: m5.xlarge (0.192), c5.xlarge (0.17).
fn group(count: u64, mix: Value, more: Value, running: Value) -> Value {
    let mut config = json!({"instance_type": "m5.large", "mix": mix});
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"id": "web", "kind": "ec2", "placement": {"count": count}, "config": config, "usage": {"running": running}})
}

fn mix(estimate: &str) -> Value {
    json!({"estimate": estimate, "others": [
        {"instance_type": "m5.xlarge", "weight": 2}, {"instance_type": "c5.xlarge", "weight": 2}]})
}

fn always() -> Value {
    json!("always")
}

/// Codes, quantities and amounts of the lines of a component.
fn lines(estimate: &Estimate, index: usize) -> Vec<String> {
    let of = |line: &pricing::Line| {
        let quantity = line.quantity.map(|quantity| quantity.normalize().to_string()).unwrap_or_default();
        let cost = line.cost.known().map(|cost| cost.to_string()).unwrap_or_default();
        format!("{} {quantity} {cost}", line.code)
    };
    estimate.components[index].lines.iter().map(of).collect()
}

fn range(estimate: &Estimate) -> (String, String) {
    let range = estimate.totals.range.unwrap();
    (range.low.to_string(), range.high.to_string())
}

#[test]
fn the_capacity_is_spread_in_whole_instances() {
    // 10 units: 4, 3 and 3, so 4 instances of one unit and 2 each of two units.
    let estimate = priced(&json!([group(10, mix("spread"), json!({}), always())]));
    let expected = [
        "ec2.instance.m5.large 2920 $280.32",
        "ec2.instance.m5.xlarge 1460 $280.32",
        "ec2.instance.c5.xlarge 1460 $248.20",
    ];
    assert_eq!(lines(&estimate, 0), expected);
    let named: Vec<&str> =
        estimate.components[0].lines.iter().map(|line| line.aws.as_ref().unwrap().usage_type.as_ref()).collect();
    assert_eq!(named, ["BoxUsage:m5.large", "BoxUsage:m5.xlarge", "BoxUsage:c5.xlarge"]);
    let assumption = estimate.components[0].lines[1].assumption.as_deref();
    let expected = "the capacity is spread evenly over 3 types, and an instance provides 2 units of it";
    assert_eq!(assumption, Some(expected));
}

#[test]
fn the_range_goes_from_the_cheapest_to_the_dearest_type() {
    // By unit: 0.096, 0.096 and 0.085. The first of two equal prices counts, and 10 units are 5 instances of c5.xlarge.
    for (which, cost) in [("cheapest", "$620.50"), ("dearest", "$700.80"), ("spread", "$808.84")] {
        let estimate = priced(&json!([group(10, mix(which), json!({}), always())]));
        assert_eq!(estimate.totals.monthly.to_string(), cost, "{which}");
        // The spread rounds up once for each type, which is above the dearest type alone.
        let high = if which == "spread" { "$808.84" } else { "$700.80" };
        assert_eq!(range(&estimate), ("$620.50".to_owned(), high.to_owned()), "{which}");
    }
}

#[test]
fn minimum_and_maximum_are_the_ends_of_the_range() {
    let size = json!({"group_size": {"min": 2, "max": 20}});
    let estimate = priced(&json!([group(10, mix("cheapest"), size, always())]));
    // 2 units are 1 c5.xlarge; 20 units are 20 m5.large.
    assert_eq!(range(&estimate), ("$124.10".to_owned(), "$1,401.60".to_owned()));
    let one_type = json!({"id": "web", "kind": "ec2", "placement": {"count": 4},
        "config": {"instance_type": "m5.large", "group_size": {"min": 2, "max": 6}}});
    let volume = json!({"id": "root", "kind": "ebs",
        "config": {"volume_type": "gp3", "size_gib": 100, "attached_to": "web"}});
    let estimate = priced(&json!([one_type, volume]));
    // 70.08 and 8.00 for each instance.
    assert_eq!(estimate.totals.monthly.to_string(), "$312.32");
    assert_eq!(range(&estimate), ("$156.16".to_owned(), "$468.48".to_owned()));
}

#[test]
fn a_desired_capacity_outside_the_size_is_an_error() {
    let size = json!({"group_size": {"min": 2, "max": 6}});
    let estimate = priced(&json!([group(10, mix("spread"), size, always())]));
    let found = estimate.findings.iter().find(|finding| finding.rule == "asg-bounds").unwrap();
    assert_eq!(found.message, "the desired capacity 10 lies outside 2–6");
    assert_eq!(found.path, "/components/0/config/group_size");
}

#[test]
fn volumes_addresses_and_metrics_are_those_of_the_instances() {
    let extras = json!({"public_ipv4": 1, "detailed_monitoring": true});
    let volume = json!({"id": "data", "kind": "ebs",
        "config": {"volume_type": "gp3", "size_gib": 100, "attached_to": "web"}});
    let estimate = priced(&json!([group(10, mix("spread"), extras, always()), volume]));
    // 8 instances provide the 10 units.
    let own = lines(&estimate, 0);
    assert!(own.contains(&"vpc.public-ipv4 5840 $29.20".to_owned()), "{own:?}");
    assert!(own.contains(&"ec2.monitoring 56 $16.80".to_owned()), "{own:?}");
    assert_eq!(lines(&estimate, 1), ["ebs.storage 800 $64.00"]);
}

#[test]
fn hours_of_the_week_are_rounded_to_instances_each() {
    let counts = vec![vec![3; 24]; 7];
    let running = json!({"profile": {"counts": counts}});
    let mut component = group(1, mix("cheapest"), json!({}), running);
    component["placement"] = json!({});
    let of_mix = priced(&json!([component]));
    // 3 units are 2 instances of two units.
    assert_eq!(lines(&of_mix, 0), ["ec2.instance.c5.xlarge 1460 $248.20"]);
    let fleet = json!({"fleet_hours_per_month": 800});
    let of_fleet = priced(&json!([group(10, mix("spread"), json!({}), fleet)]));
    // 4, 2 and 2 of 8 instances.
    let expected =
        ["ec2.instance.m5.large 400 $38.40", "ec2.instance.m5.xlarge 200 $38.40", "ec2.instance.c5.xlarge 200 $34.00"];
    assert_eq!(lines(&of_fleet, 0), expected);
}

#[test]
fn a_mixed_fleet_splits_its_units_first() {
    let purchase = json!({"purchase": {"mixed": {"base": 2, "on_demand_percent": 50}}});
    let estimate = priced(&json!([group(10, mix("spread"), purchase, always())]));
    // 6 units on-demand, 2 for each type; 4 units Spot: 2, 1 and 1.
    let quantities: Vec<String> =
        lines(&estimate, 0).iter().map(|line| line.rsplit_once(' ').unwrap().0.to_owned()).collect();
    let expected = [
        "ec2.instance.m5.large 1460",
        "ec2.instance.m5.xlarge 730",
        "ec2.instance.c5.xlarge 730",
        "ec2.spot.m5.large 1460",
        "ec2.spot.m5.xlarge 730",
        "ec2.spot.c5.xlarge 730",
    ];
    assert_eq!(quantities, expected);
}

#[test]
fn commitments_cover_the_types_that_they_match() {
    let reserved = json!({"id": "ri", "kind": "reserved-instances", "placement": {"count": 2},
        "config": {"instance_type": "c5.xlarge", "class": "standard", "term": "1y", "payment": "no-upfront"}});
    let estimate = priced(&json!([group(10, mix("spread"), json!({}), always()), reserved]));
    let codes: Vec<&str> = estimate.components[0].lines.iter().map(|line| line.code.as_ref()).collect();
    assert_eq!(codes, ["ec2.instance.m5.large", "ec2.instance.m5.xlarge", "ec2.covered.ri.c5.xlarge"]);
    assert!(estimate.findings.iter().all(|finding| !finding.rule.starts_with("po-")), "{:?}", estimate.findings);
}

#[test]
fn a_commitment_of_its_own_is_bought_for_the_types_assumed() {
    let plan = json!({"purchase": {"savings_plan": {"plan": "compute", "term": "1y", "payment": "no-upfront"}}});
    let estimate = priced(&json!([group(10, mix("spread"), plan, always())]));
    let codes: Vec<&str> = estimate.components[0].lines.iter().map(|line| line.code.as_ref()).collect();
    let expected = ["ec2.savings-plan.m5.large", "ec2.savings-plan.m5.xlarge", "ec2.savings-plan.c5.xlarge"];
    assert_eq!(codes, expected);
    // What is bought stays, whatever Auto Scaling launches.
    assert_eq!(estimate.totals.range, None);
    assert!(estimate.components[0].lines.iter().all(|line| line.aws.is_some()));
}

#[test]
fn a_type_without_a_price_leaves_no_range() {
    for (which, known) in [("spread", "$78.11"), ("cheapest", "$0.00")] {
        let others = json!({"estimate": which, "others": [{"instance_type": "r6idn.large"}]});
        let mut component = group(2, others, json!({}), always());
        component["placement"]["region"] = json!("ca-central-1");
        let estimate = priced(&json!([component]));
        assert!(estimate.totals.at_least);
        assert_eq!((estimate.totals.monthly.to_string().as_str(), estimate.totals.range), (known, None), "{which}");
    }
}

#[test]
fn burstable_types_pay_for_credits_each() {
    let others = json!({"others": [{"instance_type": "t3.large"}]});
    let mut component = group(2, others, json!({}), always());
    component["usage"]["cpu_percent"] = json!(40);
    let estimate = priced(&json!([component]));
    // One t3.large of 2 vCPU, 10 % above its baseline of 30 %: 146 vCPU-hours at 0.05.
    assert!(lines(&estimate, 0).contains(&"ec2.credits.t3.large 146 $7.30".to_owned()), "{:?}", lines(&estimate, 0));
    assert_eq!(estimate.findings.iter().filter(|finding| finding.rule == "ec2-burst-surplus").count(), 1);
}

#[test]
fn one_type_alone_is_priced_as_before() {
    let plain = json!({"id": "web", "kind": "ec2", "placement": {"count": 3}, "config": {"instance_type": "m5.large"}});
    let weighted =
        group(3, json!({"estimate": "dearest", "others": [{"instance_type": "t3.nano"}]}), json!({}), always());
    assert_eq!(priced(&json!([plain])).totals.monthly, priced(&json!([weighted])).totals.monthly);
}

/// The instances of EMR and of EKS Auto Mode are those of EC2.
#[test]
fn types_of_emr_and_eks_are_checked_against_the_catalogue() {
    let unknown = |kind: &str, config: Value| {
        let components = json!([{"id": "it", "kind": kind, "config": config}]);
        let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
        let design = Design::parse(&document.to_string()).unwrap();
        let problems = pricing::unknown_names(&design, Catalogue::embedded()).into_iter();
        problems.map(|problem| format!("{}: {}", problem.path, problem.message)).collect::<Vec<_>>()
    };
    let nodes = |task: &str| json!({"primary_type": "m7g.xlarge", "core_type": "r7g.2xlarge", "task_type": task});
    assert_eq!(unknown("emr", nodes("c7g.4xlarge")), [""; 0]);
    let expected = "/components/0/config/task_type: there is no instance type c7g.huge";
    assert_eq!(unknown("emr", nodes("c7g.huge")), [expected]);
    assert_eq!(unknown("eks", json!({"auto_mode_type": "m7g.large"})), [""; 0]);
    let expected = "/components/0/config/auto_mode_type: there is no instance type m7g.tiny";
    assert_eq!(unknown("eks", json!({"auto_mode_type": "m7g.tiny"})), [expected]);
}
