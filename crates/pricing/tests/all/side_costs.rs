//! Side costs: which there are, when they disappear, and what their texts say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design};
use pricing::{Accept, Analysis, SideCost, SideCosts, accept, render};

fn read(components: &str) -> Design {
    let text = format!(r#"{{"abacus": 1, "region": "us-east-1", "components": [{components}]}}"#);
    Design::parse(&text).unwrap()
}

fn found(design: &Design) -> SideCosts {
    let (catalogue, budget) = (Catalogue::embedded(), Budget::unlimited());
    Analysis::of(design.clone(), catalogue, budget).unwrap().side_costs(catalogue, budget).unwrap()
}

fn ids(design: &Design) -> Vec<String> {
    let mut ids: Vec<String> = found(design).items.into_iter().map(|item| item.id.to_string()).collect();
    ids.sort();
    ids
}

fn one(design: &Design, id: &str) -> SideCost {
    found(design).items.into_iter().find(|item| item.id.as_str() == id).unwrap()
}

const FUNCTION: &str =
    r#"{"id": "checkout", "kind": "lambda", "name": "Checkout", "usage": {"requests": 10000000, "duration_ms": 50}}"#;

macro_rules! golden {
    ($($name:ident = $file:literal;)*) => { $(
        #[test]
        fn $name() {
            let text = include_str!(concat!("../../../../docs/examples/", $file, ".json"));
            insta::assert_snapshot!($file, render::side_costs(&found(&Design::parse(text).unwrap())));
        }
    )* };
}

mod golden {
    use super::*;

    golden! {
        of_a_web_shop = "three-tier-web";
        of_a_serverless_api = "serverless-api";
        of_containers = "containers";
        of_a_cluster = "kubernetes";
    }
}

#[test]
fn logs_of_a_function_follow_from_its_invocations() {
    let item = one(&read(FUNCTION), "checkout-logs");
    assert_eq!((item.component.as_str(), item.title.as_str()), ("checkout", "CloudWatch Logs of Checkout"));
    assert!(item.assumption.starts_with("10,000,000 invocations × 300 bytes of START, END and REPORT lines = 2.79 GB"));
    // 2.794 GB × $0.50, and 15 % of it stored for 30 of 30.42 days at $0.03.
    assert_eq!(render::added_text(&item.added), "+$1.41 a month");
}

#[test]
fn an_amount_that_depends_on_open_usage_says_so() {
    let design = read(r#"{"id": "report", "kind": "lambda", "usage": {"duration_ms": 50}}"#);
    let item = one(&design, "report-logs");
    assert_eq!(render::added_text(&item.added), "depends on the invocations");
    let accepted = accept(&design, Accept::All, Budget::unlimited()).unwrap();
    assert!(accepted.to_json().contains(r#""vended_gb": "open""#), "{}", accepted.to_json());
}

#[test]
fn what_was_accepted_is_not_listed_again_and_reads_back() {
    for text in [
        include_str!("../../../../docs/examples/three-tier-web.json"),
        include_str!("../../../../docs/examples/containers.json"),
        include_str!("../../../../docs/examples/load-balancers.json"),
    ] {
        let design = Design::parse(text).unwrap();
        let before = ids(&design);
        assert!(!before.is_empty());
        let first = ComponentId::parse(&before[0]).unwrap();
        let with_first = accept(&design, Accept::These(&[first]), Budget::unlimited()).unwrap();
        assert_eq!(ids(&with_first), before[1..]);
        let all = accept(&design, Accept::All, Budget::unlimited()).unwrap();
        assert_eq!(found(&all), SideCosts::default());
        assert_eq!(Design::parse(&all.to_json()).unwrap(), all);
    }
}

#[test]
fn monitoring_of_the_author_covers_its_region_and_no_other() {
    let logs = |region: &str| {
        let logs =
            r#"{"id": "ops", "kind": "cloudwatch", "placement": {"region": "REGION"}, "usage": {"ingested_gb": 3}}"#;
        read(&format!("{FUNCTION}, {}", logs.replace("REGION", region)))
    };
    assert_eq!(ids(&logs("us-east-1")), [""; 0]);
    assert_eq!(ids(&logs("eu-west-1")), ["checkout-logs"]);
    // Metrics are no logs.
    let metrics = r#"{"id": "ops", "kind": "cloudwatch", "usage": {"metrics": 3}}"#;
    assert_eq!(ids(&read(&format!("{FUNCTION}, {metrics}"))), ["checkout-logs"]);
    // The accepted logs of one function do not cover those of another.
    let other = FUNCTION.replace("checkout", "cart");
    let two = read(&format!("{FUNCTION}, {other}"));
    let id = ComponentId::parse("cart-logs").unwrap();
    assert_eq!(ids(&accept(&two, Accept::These(&[id]), Budget::unlimited()).unwrap()), ["checkout-logs"]);
}

#[test]
fn a_flow_to_cloudwatch_covers_the_logs_of_its_sender() {
    let flow = r#"{"id": "sends", "kind": "flow", "config": {"from": "checkout", "to": "@service/logs"}, "usage": {"request_gb": 1}}"#;
    let other = FUNCTION.replace("checkout", "cart");
    assert_eq!(ids(&read(&format!("{FUNCTION}, {other}, {flow}"))), ["cart-logs"]);
}

#[test]
fn volumes_have_snapshots_unless_a_component_names_them() {
    let volume = r#"{"id": "data", "kind": "ebs", "placement": {"count": 2}, "config": {"volume_type": "gp3", "size_gib": 100}}"#;
    assert_eq!(ids(&read(volume)), ["data-snapshots"]);
    let item = one(&read(volume), "data-snapshots");
    // 2 × (50 GiB + 6 × 1 GiB) × $0.05.
    assert_eq!(render::added_text(&item.added), "+$5.60 a month");
    let own = r#"{"id": "nightly", "kind": "snapshots", "config": {"of": "data"}}"#;
    assert_eq!(ids(&read(&format!("{volume}, {own}"))), [""; 0]);
}

#[test]
fn a_customer_managed_key_is_billed_with_its_requests() {
    let bucket = |config: &str, usage: &str| {
        read(&format!(
            r#"{{"id": "files", "kind": "s3", "config": {{"storage_class": "standard"{config}}}, "usage": {{"gb": 5{usage}}}}}"#
        ))
    };
    let used = r#", "put_requests": 1000000, "get_requests": 9000000"#;
    assert_eq!(ids(&bucket("", used)), [""; 0], "keys of S3 cost nothing");
    let added = |config: &str, usage: &str| render::added_text(&one(&bucket(config, usage), "files-kms").added);
    // $1 a month, and $0.03 for 10,000 requests.
    assert_eq!(added(r#", "kms_key": true"#, used), "+$31.00 a month");
    assert_eq!(added(r#", "kms_key": true, "bucket_key": true"#, used), "+$1.30 a month");
    assert_eq!(added(r#", "kms_key": true"#, ""), "at least +$1.00 a month; depends on the requests of the bucket");
    let volume = r#"{"id": "data", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 100, "kms_key": true}}"#;
    assert_eq!(ids(&read(volume)), ["data-kms", "data-snapshots"]);
    assert_eq!(ids(&read(&format!(r#"{volume}, {{"id": "key", "kind": "kms"}}"#))), ["data-snapshots"]);
}

#[test]
fn what_the_internet_reaches_has_a_web_acl_unless_the_region_has_one() {
    let api =
        r#"{"id": "api", "kind": "api-gateway", "config": {"api_type": "rest"}, "usage": {"requests": 10000000}}"#;
    // $5, five rules of $1, and $0.60 a million requests.
    assert_eq!(render::added_text(&one(&read(api), "api-waf").added), "+$16.00 a month");
    let cdn = r#"{"id": "cdn", "kind": "cloudfront", "usage": {"viewer_gb": 10, "requests": 1000000}}"#;
    let own = |region: &str| format!(r#"{{"id": "own", "kind": "waf", "placement": {{"region": "{region}"}}}}"#);
    let here = Design { region: "eu-west-1".to_owned(), ..read(&format!("{api}, {cdn}, {}", own("eu-west-1"))) };
    assert_eq!(ids(&here), ["api-access-logs", "api-execution-logs", "cdn-waf"]);
    let edge = Design { region: "eu-west-1".to_owned(), ..read(&format!("{api}, {cdn}, {}", own("us-east-1"))) };
    assert_eq!(ids(&edge), ["api-access-logs", "api-execution-logs", "api-waf"]);
    let inside = |config: &str| {
        let config = format!(r#"{{"balancer_type": "application"{config}}}"#);
        read(&format!(
            r#"{{"id": "lb", "kind": "load-balancer", "config": {config}, "usage": {{"requests_per_second": 1}}}}"#
        ))
    };
    assert_eq!(ids(&inside("")), ["lb-access-logs", "lb-flow-logs", "lb-waf"]);
    assert_eq!(ids(&inside(r#", "scheme": "internal""#)), ["lb-access-logs", "lb-flow-logs"]);
}

#[test]
fn backups_are_proposed_only_while_they_are_open() {
    let database = |usage: &str| {
        let config = r#"{"engine": "postgresql", "instance_class": "db.m7g.large", "storage_gib": 100}"#;
        read(&format!(r#"{{"id": "db", "kind": "rds", "config": {config}, "usage": {usage}}}"#))
    };
    assert_eq!(ids(&database("{}")), [""; 0]);
    assert_eq!(ids(&database(r#"{"backup_gb": 0}"#)), [""; 0]);
    let open = database(r#"{"backup_gb": "open"}"#);
    // 12 GB above the free 100 × $0.095.
    assert_eq!(render::added_text(&one(&open, "db-backups").added), "+$1.14 a month");
    let accepted = accept(&open, Accept::All, Budget::unlimited()).unwrap();
    assert_eq!((accepted.components.len(), ids(&accepted)), (1, Vec::new()));
}

#[test]
fn an_unknown_id_is_refused_and_names_itself() {
    let id = ComponentId::parse("cart-logs").unwrap();
    let refused = accept(&read(FUNCTION), Accept::These(&[id]), Budget::unlimited()).unwrap_err();
    assert!(refused.to_string().contains("the design has no side cost cart-logs"), "{refused}");
}

#[test]
fn a_large_design_lists_the_largest_and_adds_up_all() {
    let functions: Vec<String> = (0..120)
        .map(|number| {
            FUNCTION
                .replace("\"checkout\"", &format!("\"f{number}\""))
                .replace("10000000", &format!("{}", 10_000_000 + 100_000 * number))
        })
        .collect();
    let design = read(&functions.join(","));
    let costs = found(&design);
    assert_eq!(costs.items.len() + costs.more, 120);
    assert!(costs.items.len() <= 40 && costs.items[0].id.as_str() == "f119-logs", "{}", costs.items[0].id);
    let all = accept(&design, Accept::All, Budget::unlimited()).unwrap();
    assert_eq!(all.components.len(), 240);
    let text = render::side_costs(&costs);
    assert!(text.contains(&format!("{} more with less usage are not listed, but in the sum", costs.more)), "{text}");
}

#[test]
fn accepting_stops_where_the_document_is_full() {
    let functions: Vec<String> =
        (0..600).map(|number| FUNCTION.replace("\"checkout\"", &format!("\"f{number}\""))).collect();
    let design = read(&functions.join(","));
    let all = accept(&design, Accept::All, Budget::unlimited()).unwrap();
    assert_eq!(all.components.len(), 1_000);
    let costs = found(&design);
    assert_eq!(costs.items.len() + costs.more, 400);
    let (before, after) =
        [&design, &all].map(|design| pricing::estimate(design, Catalogue::embedded()).unwrap()).into();
    assert_eq!(after.totals.monthly - before.totals.monthly, costs.all.monthly);
}
