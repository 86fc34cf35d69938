//! Services in subnets of a VPC, where only zones affect the charges (facts-services.md §1, by row).

use crate::network::*;

const ROUTES: &str = "0.0.0.0/0 nat";

fn with(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc(ROUTES), igw(), nat("public-a")];
    components.extend(more);
    components
}

/// The charges for instances in zones a and b that send data to a service, by leg.
fn from_two_zones(service: &str) -> Vec<String> {
    legs(&with([ec2("app", "private-a private-b", 0), flow("app", &format!("@service/{service}"))]))
}

#[test]
fn a_service_stands_in_the_first_zone_of_its_clients_and_others_cross() {
    // Row, service, charge between zones.
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

/// EFS user guide, mounting One Zone file systems: clients in other zones use the single mount target across zones.
#[test]
fn row_16_a_one_zone_file_system_has_one_mount_target() {
    let files = |kind: &str, subnets: &str| {
        let files = placed("files", "efs", subnets, &format!(r#""file_system_type": "{kind}""#));
        legs(&with([files, ec2("app", "private-a private-b", 0), flow("app", "files")]))
    };
    assert_eq!(files("regional", "private-a private-b"), ["a-a: 0 / 0", "b-b: 0 / 0"]);
    assert_eq!(files("regional", "private-a"), ["a-a: 0 / 0", "b-a: 2X / 2X"]);
    assert_eq!(files("one-zone", "private-b"), ["a-b: 2X / 2X", "b-b: 0 / 0"]);
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

/// RDS pricing: no charge for replication data transfer within the region (facts-services.md §1, second table).
#[test]
fn replicas_in_the_region_exchange_data_free() {
    let [one, two] = [("one", "private-a"), ("two", "private-b")].map(|(id, subnet)| database(id, "single-az", subnet));
    assert_eq!(legs(&with([one, two, flow("one", "two")])), ["a-b: 0 / 0"]);
    let standby = database("one", "multi-az", "private-a private-b");
    assert_eq!(charges(&with([standby, flow("one", "one")])), "0 / 0");
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
    let components = with([ec2("web", "public-a", 1), flow("web", "@service/route53/eu-west-1")]);
    assert_eq!(charges(&components), "0 / 0");
}

/// An RDS database in subnets.
fn database(id: &str, deployment: &str, subnets: &str) -> String {
    let config = format!(
        r#""engine": "postgresql", "instance_class": "db.m7g.large", "deployment": "{deployment}", "storage_gib": 100"#
    );
    placed(id, "rds", subnets, &config)
}

#[test]
fn a_database_answers_in_the_zone_of_its_primary_instance() {
    for deployment in ["single-az", "multi-az"] {
        let db = database("db", deployment, "private-a private-b");
        let components = with([db, ec2("app", "private-a private-b", 0), flow("app", "db")]);
        assert_eq!(legs(&components), ["a-a: 0 / 0", "b-a: 2X / 2X"], "{deployment}");
    }
}

#[test]
fn the_same_ends_pay_for_a_database_in_a_peered_vpc() {
    let peering = thing("peering", "vpc-peering", r#""vpcs": ["vpc", "other"]"#);
    let other = vpc_named("other", "10.1", "us-east-1", "", "10.0.0.0/16 peering");
    let components = [
        vpc("10.1.0.0/16 peering"),
        other,
        igw(),
        peering,
        database("db", "single-az", "other-private-a"),
        ec2("app", "private-b", 0),
        flow("app", "db"),
    ];
    assert_eq!((charges(&components), elements(&components)), ("2X / 2X".to_owned(), "peering b|a".to_owned()));
}

#[test]
fn a_database_is_reached_from_on_premises_over_a_link_and_never_from_the_internet() {
    let link = thing("link", "vpn-connection", r#""remote_cidrs": ["172.20.0.0/16"]"#);
    let db = || database("db", "single-az", "private-a");
    let components = [vpc("172.20.0.0/16 link"), igw(), link, db(), flow("@on-premises", "db")];
    assert_eq!(elements(&components), "link");
    assert_eq!(broken(&with([db(), flow("@internet", "db")])), ["path-none"]);
}

#[test]
fn a_queue_is_reached_at_its_public_endpoint_or_over_an_interface_endpoint() {
    let queue = || thing("queue", "sqs", "");
    let sends = || [queue(), ec2("app", "private-a", 0), flow("app", "queue")];
    assert_eq!((charges(&with(sends())), elements(&with(sends()))), ("N / N".to_owned(), "nat igw".to_owned()));
    let endpoint = placed(
        "privatelink",
        "vpc-endpoint",
        "private-a",
        r#""endpoint_type": "interface", "service": "sqs", "zones": 1"#,
    );
    let over = with(sends().into_iter().chain([endpoint]));
    assert_eq!(elements(&over), "privatelink");
}
