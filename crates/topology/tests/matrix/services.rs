//! AWS services within one region.

use crate::network::*;

fn bucket() -> String {
    thing("data", "s3", r#""storage_class": "standard""#)
}

fn gateway_endpoint(service: &str) -> String {
    thing("free", "vpc-endpoint", &format!(r#""endpoint_type": "gateway", "service": "{service}""#))
}

fn interface_endpoint(service: &str, subnets: &str) -> String {
    let config = format!(r#""endpoint_type": "interface", "service": "{service}", "zones": 1"#);
    placed("privatelink", "vpc-endpoint", subnets, &config)
}

fn with(private: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc(private), igw(), nat("public-a"), bucket()];
    components.extend(more);
    components
}

#[test]
fn public_instance_reaches_services_free() {
    for to in ["data", "@service/dynamodb", "@service/sqs", "@service/sns", "@service/kinesis", "@service/ecr.api"] {
        let components = with("0.0.0.0/0 nat", [ec2("web", "public-a", 1), flow("web", to)]);
        assert_eq!((charges(&components), elements(&components)), ("0 / 0".to_owned(), "igw".to_owned()), "{to}");
    }
}

#[test]
fn gateway_endpoint_is_free_and_comes_before_nat() {
    for (service, to) in [("s3", "data"), ("s3", "@service/S3"), ("dynamodb", "@service/dynamodb")] {
        let routes = format!("0.0.0.0/0 nat, {service} free");
        let components = with(&routes, [gateway_endpoint(service), ec2("app", "private-b", 0), flow("app", to)]);
        assert_eq!((charges(&components), elements(&components)), ("0 / 0".to_owned(), "free".to_owned()), "{to}");
    }
}

#[test]
fn gateway_endpoint_needs_no_default_route() {
    let components = with("s3 free", [gateway_endpoint("s3"), ec2("app", "private-a", 0), flow("app", "data")]);
    assert_eq!(charges(&components), "0 / 0");
}

#[test]
fn private_instance_pays_nat_both_ways_for_services() {
    for to in ["data", "@service/dynamodb", "@service/sqs"] {
        let same = with("0.0.0.0/0 nat", [ec2("app", "private-a", 0), flow("app", to)]);
        assert_eq!((charges(&same), elements(&same)), ("N / N".to_owned(), "nat igw".to_owned()));
        let other = with("0.0.0.0/0 nat", [ec2("app", "private-b", 0), flow("app", to)]);
        assert_eq!((charges(&other), elements(&other)), ("2X + N / 2X + N".to_owned(), "b|a nat igw".to_owned()));
    }
}

#[test]
fn gateway_endpoint_without_a_route_leaves_data_on_nat() {
    let more = [gateway_endpoint("s3"), ec2("app", "private-a", 0), flow("app", "data")];
    assert_eq!(charges(&with("0.0.0.0/0 nat", more.clone())), "N / N");
    assert_eq!(broken(&with("", more)), ["endpoint-route-missing"]);
}

#[test]
fn interface_endpoint_is_paid_both_ways_without_crossing_zones() {
    for (service, to) in
        [("sqs", "@service/sqs"), ("s3", "data"), ("com.amazonaws.us-east-1.ecr.api", "@service/ecr.api")]
    {
        for subnet in ["private-a", "private-b", "public-b"] {
            let endpoint = interface_endpoint(service, "private-a");
            let components = with("0.0.0.0/0 nat", [endpoint, ec2("app", subnet, 0), flow("app", to)]);
            assert_eq!(
                (charges(&components), elements(&components)),
                ("PL / PL".to_owned(), "privatelink".to_owned()),
                "{to} from {subnet}"
            );
        }
    }
}

#[test]
fn gateway_endpoint_wins_over_an_interface_endpoint() {
    let more = [
        gateway_endpoint("s3"),
        interface_endpoint("s3", "private-a"),
        ec2("app", "private-a", 0),
        flow("app", "data"),
    ];
    assert_eq!(elements(&with("s3 free", more)), "free");
}

#[test]
fn interface_endpoint_of_another_service_or_vpc_is_not_used() {
    let more = [interface_endpoint("sns", "private-a"), ec2("app", "private-a", 0), flow("app", "@service/sqs")];
    assert_eq!(charges(&with("0.0.0.0/0 nat", more)), "N / N");
    let other = vpc_named("other", "10.1", "us-east-1", "", "");
    let more =
        [other, interface_endpoint("sqs", "other-private-a"), ec2("app", "private-a", 0), flow("app", "@service/sqs")];
    assert_eq!(charges(&with("0.0.0.0/0 nat", more)), "N / N");
}

#[test]
fn bucket_to_bucket_of_the_region_is_free() {
    let copy = thing("copy", "s3", r#""storage_class": "standard-ia""#);
    assert_eq!(charges(&[bucket(), copy, flow("data", "copy")]), "0 / 0");
}

fn hybrid(link: &str, routes: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let link = thing("link", link, r#""remote_cidrs": ["172.20.0.0/16"]"#);
    let mut components = vec![vpc(routes), igw(), bucket(), link];
    components.extend(more);
    components
}

#[test]
fn on_premises_to_s3_over_an_interface_endpoint_pays_it_and_the_link() {
    let more = || [interface_endpoint("s3", "private-a"), flow("@on-premises", "data")];
    let vpn = hybrid("vpn-connection", "172.20.0.0/16 link", more());
    assert_eq!((charges(&vpn), elements(&vpn)), ("PL / E + PL".to_owned(), "link privatelink".to_owned()));
    let direct = hybrid("direct-connect", "172.20.0.0/16 link", more());
    assert_eq!((charges(&direct), elements(&direct)), ("PL / D + PL".to_owned(), "link privatelink".to_owned()));
}

#[test]
fn on_premises_to_s3_over_a_public_interface_pays_direct_connect() {
    let components = hybrid("direct-connect", "", [flow("@on-premises", "data")]);
    assert_eq!((charges(&components), elements(&components)), ("0 / D".to_owned(), "link".to_owned()));
}

#[test]
fn on_premises_to_s3_without_a_link_uses_the_internet() {
    assert_eq!(charges(&[bucket(), flow("@on-premises", "data")]), "0 / E");
    assert_eq!(charges(&[bucket(), flow("data", "@on-premises")]), "E / 0");
}
