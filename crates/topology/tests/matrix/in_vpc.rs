//! Services in subnets of a VPC, where nothing but zones counts (facts-services.md §1, by row).

use crate::network::*;

const ROUTES: &str = "0.0.0.0/0 nat";

fn with(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc(ROUTES), igw(), nat("public-a")];
    components.extend(more);
    components
}

/// What instances in zones a and b pay for data to a service, by leg.
fn from_two_zones(service: &str) -> Vec<String> {
    legs(&with([ec2("app", "private-a private-b", 0), flow("app", &format!("@service/{service}"))]))
}

#[test]
fn a_service_stands_in_the_first_zone_of_its_clients_and_others_cross() {
    // Row: service, ends that pay between zones.
    let rows = [
        ("2", "rds", "2X"),
        ("3", "aurora", "2X"),
        ("5", "elasticache", "X"),
        ("6", "elasticache-serverless", "X"),
        ("7", "memorydb", "X"),
        ("8", "dax", "2X"),
        ("9", "redshift", "2X"),
        ("10", "docdb", "2X"),
        ("11", "neptune", "2X"),
        ("12", "opensearch", "2X"),
        ("13", "msk", "2X"),
        ("14", "msk-serverless", "0"),
        ("15", "mq", "2X"),
        ("17", "fsx", "X"),
    ];
    for (row, service, crossing) in rows {
        let expected = ["a-a: 0 / 0".to_owned(), format!("b-a: {crossing} / {crossing}")];
        assert_eq!(from_two_zones(service), expected, "row {row}, {service}");
    }
}

#[test]
fn row_16_efs_has_a_mount_target_in_each_zone() {
    assert_eq!(from_two_zones("efs"), ["a-a: 0 / 0", "b-b: 0 / 0"]);
}

#[test]
fn rows_24_and_25_application_load_balancers_cross_free_and_others_do_not() {
    let lb = balancer("lb", "application", "internal", "private-a private-b");
    assert_eq!(legs(&with([lb, flow("lb", "@service/rds")])), ["a-a: 0 / 0", "b-a: 0 / 0"]);
    let crossing = r#""balancer_type": "network", "scheme": "internal", "cross_zone": true"#;
    let lb = placed("lb", "load-balancer", "private-a private-b", crossing);
    assert_eq!(legs(&with([lb, flow("lb", "@service/rds")])), ["a-a: 0 / 0", "b-a: 2X / 2X"]);
}

#[test]
fn a_service_in_the_vpc_needs_no_gateway_and_no_route() {
    let components = [vpc(""), ec2("app", "private-b", 0), flow("app", "@service/rds")];
    assert_eq!((charges(&components), elements(&components)), ("0 / 0".to_owned(), "aws".to_owned()));
}

#[test]
fn what_a_service_sends_to_instances_goes_the_same_way() {
    let components = with([ec2("app", "private-a private-b", 0), flow("@service/emr", "app")]);
    assert_eq!(legs(&components), ["a-a: 0 / 0", "a-b: 2X / 2X"]);
}

#[test]
fn another_region_does_not_reach_private_addresses() {
    let far = with([ec2("app", "private-a", 0), flow("app", "@service/rds/eu-west-1")]);
    assert_eq!(broken(&far), ["path-none"]);
}

#[test]
fn between_buckets_and_services_of_the_region_data_is_free() {
    let bucket = thing("data", "s3", r#""storage_class": "standard""#);
    assert_eq!(charges(&[bucket, flow("@service/rds", "data")]), "0 / 0");
}

#[test]
fn an_unknown_service_has_no_path_and_a_suggestion() {
    let components = with([ec2("app", "private-a", 0), flow("app", "@service/dynamodbb")]);
    assert_eq!(broken(&components), ["flow-unknown-service"]);
    let problem = &paths(&components).problems[0];
    assert!(problem.fix.contains("did you mean dynamodb"), "{problem:?}");
    assert_eq!(problem.message, "there is no AWS service dynamodbb");
}

#[test]
fn other_names_of_a_service_mean_the_same() {
    for (service, to) in [("monitoring", "cloudwatch"), ("events", "EventBridge"), ("kinesis-streams", "kinesis")] {
        let config = format!(r#""endpoint_type": "interface", "service": "{service}", "zones": 1"#);
        let endpoint = placed("privatelink", "vpc-endpoint", "private-a", &config);
        let components = with([endpoint, ec2("app", "private-a", 0), flow("app", &format!("@service/{to}"))]);
        assert_eq!(elements(&components), "privatelink", "{to}");
    }
}

#[test]
fn the_edge_has_no_region() {
    let components = with([ec2("web", "public-a", 1), flow("web", "@service/cloudfront/eu-west-1")]);
    assert_eq!(charges(&components), "0 / 0");
}
