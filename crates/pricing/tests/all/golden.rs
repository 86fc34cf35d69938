//! Golden estimates: every example of the documentation as the table that a user sees, with the working of every line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fmt::Write;
use std::path::Path;

use catalog::Catalogue;
use design::{ComponentId, Design};
use pricing::{compare, estimate, render, working};
use serde_json::{Value, json};

fn golden(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(format!("{name}.json"));
    let design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(pricing::unknown_names(&design, Catalogue::embedded()), []);
    let estimate = estimate(&design, Catalogue::embedded()).unwrap();
    let mut text = render::table(&estimate);
    for component in &estimate.components {
        for line in &component.lines {
            write!(text, "\n{} / {}\n{}\n", component.name, line.label, working(line)).unwrap();
        }
    }
    insta::assert_snapshot!(name, text);
}

macro_rules! golden {
    ($($test:ident = $name:literal;)*) => {
        $(#[test] fn $test() { golden($name); })*

        #[test]
        fn every_example_has_a_golden_estimate() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
            let mut names: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
                .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            names.sort();
            assert_eq!(names, [$($name),*]);
        }
    };
}

golden! {
    alb_day_profile = "alb-day-profile";
    api_gateway = "api-gateway";
    app_runner = "app-runner";
    appsync = "appsync";
    attached_volumes = "attached-volumes";
    aurora = "aurora";
    aurora_dsql = "aurora-dsql";
    auto_scaling = "auto-scaling";
    batch = "batch";
    batch_on_spot = "batch-on-spot";
    burstable = "burstable";
    client_vpn = "client-vpn";
    cloudfront = "cloudfront";
    cloudwatch = "cloudwatch";
    cognito = "cognito";
    commitments = "commitments";
    containers = "containers";
    data_lake = "data-lake";
    data_transfer = "data-transfer";
    database_commitments = "database-commitments";
    dax = "dax";
    dedicated_hosts = "dedicated-hosts";
    documentdb = "documentdb";
    dynamodb = "dynamodb";
    ecr = "ecr";
    ecs = "ecs";
    efs = "efs";
    eks = "eks";
    eks_fargate = "eks-fargate";
    elastic_beanstalk = "elastic-beanstalk";
    elasticache = "elasticache";
    emr = "emr";
    emr_eks = "emr-eks";
    emr_serverless = "emr-serverless";
    endpoints = "endpoints";
    event_pipeline = "event-pipeline";
    eventbridge = "eventbridge";
    free_allowance = "free-allowance";
    global_accelerator = "global-accelerator";
    hub_and_spoke = "hub-and-spoke";
    instance_extras = "instance-extras";
    instance_types = "instance-types";
    keyspaces = "keyspaces";
    kms = "kms";
    kubernetes = "kubernetes";
    lambda = "lambda";
    lambda_edge = "lambda-edge";
    latency_routing = "latency-routing";
    load_balancer_missing_prices = "load-balancer-missing-prices";
    load_balancers = "load-balancers";
    memorydb = "memorydb";
    missing_network_prices = "missing-network-prices";
    missing_prices = "missing-prices";
    nat_gateways = "nat-gateways";
    nat_instance = "nat-instance";
    neptune = "neptune";
    opensearch = "opensearch";
    own_rates = "own-rates";
    plan_for_tables = "plan-for-tables";
    purchase_options = "purchase-options";
    rds = "rds";
    redshift = "redshift";
    reserved_nodes = "reserved-nodes";
    route53 = "route53";
    route53_resolver = "route53-resolver";
    s3_archive = "s3-archive";
    s3_classes = "s3-classes";
    s3_growth = "s3-growth";
    s3_intelligent_tiering = "s3-intelligent-tiering";
    s3_lifecycle = "s3-lifecycle";
    s3_missing_prices = "s3-missing-prices";
    s3_replication = "s3-replication";
    s3_standard_and_tiers = "s3-standard-and-tiers";
    s3_versions = "s3-versions";
    schedules = "schedules";
    secrets_manager = "secrets-manager";
    serverless_api = "serverless-api";
    snapshots = "snapshots";
    sns = "sns";
    sqs = "sqs";
    static_site = "static-site";
    static_site_cloudfront = "static-site-cloudfront";
    step_functions = "step-functions";
    three_tier = "three-tier";
    three_tier_web = "three-tier-web";
    timestream = "timestream";
    transit_and_links = "transit-and-links";
    volume_types = "volume-types";
    waf = "waf";
}

#[test]
fn csv_has_exact_numbers_and_no_zero_for_the_unknown() {
    let text = include_str!("../../../../docs/examples/missing-prices.json");
    let estimate = estimate(&Design::parse(text).unwrap(), Catalogue::embedded()).unwrap();
    insta::assert_snapshot!("missing-prices-csv", render::csv(&estimate));
}

/// A group of the comparison tests.
fn group(id: &str, instance_type: &str, os: &str, running: &Value) -> Value {
    json!({"id": id, "name": id, "kind": "ec2", "placement": {"count": 2},
           "config": {"instance_type": instance_type, "os": os}, "usage": {"running": running}})
}

fn compared(name: &str, groups: &[Value]) {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": groups});
    let design = Design::parse(&document.to_string()).unwrap();
    let comparison = compare::compare(&design, &[], Catalogue::embedded()).unwrap();
    insta::assert_snapshot!(name, compare::table(&comparison));
}

/// Some components of an example; all of them if none is named.
fn compared_of(example: &str, name: &str, ids: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(format!("{example}.json"));
    let design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let ids: Vec<ComponentId> = ids.iter().map(|id| ComponentId::parse(id).unwrap()).collect();
    let comparison = compare::compare(&design, &ids, Catalogue::embedded()).unwrap();
    insta::assert_snapshot!(name, compare::table(&comparison));
}

#[test]
fn compared_databases() {
    compared_of("rds", "compare-rds", &[]);
    compared_of("rds", "compare-rds-shop", &["shop"]);
    compared_of("rds", "compare-rds-reports", &["reports"]);
    compared_of("rds", "compare-rds-erp", &["erp"]);
}

#[test]
fn compared_tables() {
    compared_of("dynamodb", "compare-dynamodb-orders", &["orders"]);
    compared_of("dynamodb", "compare-dynamodb-sessions", &["sessions"]);
    compared_of("dynamodb", "compare-dynamodb-no-price", &["auckland"]);
}

/// The deployments of a component of an example.
fn deployments_of(example: &str, name: &str, id: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(format!("{example}.json"));
    let design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let id = ComponentId::parse(id).unwrap();
    let deployments = compare::deployments(&design, Some(&id), Catalogue::embedded()).unwrap();
    insta::assert_snapshot!(name, compare::deployments_table(&deployments));
}

#[test]
fn deployments_of_databases() {
    deployments_of("rds", "deployments-rds-shop", "shop");
    deployments_of("rds", "deployments-rds-billing", "billing");
    deployments_of("rds", "deployments-rds-erp", "erp");
    deployments_of("aurora", "deployments-aurora-shop", "shop");
    deployments_of("aurora", "deployments-aurora-portal", "portal");
    deployments_of("aurora", "deployments-aurora-new", "new");
}

#[test]
fn compared_linux() {
    compared("compare-linux", &[group("web", "m5.large", "linux", &json!("always"))]);
}

#[test]
fn compared_windows() {
    compared("compare-windows", &[group("desk", "c5.xlarge", "windows", &json!({"hours_per_month": 365}))]);
}

#[test]
fn compared_profile() {
    let day: Vec<u64> = (0..24).map(|hour| if (8..20).contains(&hour) { 6 } else { 2 }).collect();
    let mut shop = group("shop", "m6i.large", "linux", &json!({"profile": {"counts": vec![day; 7]}}));
    shop["placement"] = json!({});
    compared("compare-profile", &[shop]);
}

#[test]
fn compared_groups_together() {
    let weekly = json!({"weekly": {"days": ["mon", "tue", "wed", "thu", "fri"], "hours_per_day": 10}});
    compared(
        "compare-two-groups",
        &[group("web", "m5.large", "linux", &json!("always")), group("batch", "c5.2xlarge", "linux", &weekly)],
    );
}
