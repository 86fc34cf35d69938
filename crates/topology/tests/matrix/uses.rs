//! Services that require several endpoints (facts-services.md §3): data passes one of them, requests pass the others.

use crate::network::*;

fn interface(id: &str, service: &str) -> String {
    let config = format!(r#""endpoint_type": "interface", "service": "{service}", "zones": 2"#);
    placed(id, "vpc-endpoint", "private-a private-b", &config)
}

fn gateway() -> String {
    thing("free", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#)
}

/// Instances in zone a with these routes and endpoints, and a flow to a service.
fn with(routes: &str, service: &str, endpoints: &[String]) -> Vec<String> {
    let mut components =
        vec![vpc(routes), igw(), ec2("app", "private-a", 0), flow("app", &format!("@service/{service}"))];
    if routes.contains(" nat") {
        components.push(nat("public-a"));
    }
    if routes.contains("s3 free") {
        components.push(gateway());
    }
    components.extend(endpoints.iter().cloned());
    components
}

fn charged(components: &[String]) -> (String, String) {
    (charges(components), elements(components))
}

fn pair(charges: &str, elements: &str) -> (String, String) {
    (charges.to_owned(), elements.to_owned())
}

#[test]
fn layers_of_images_come_from_s3_by_its_gateway_endpoint() {
    let both = [interface("api", "ecr.api"), interface("dkr", "ecr.dkr")];
    assert_eq!(charged(&with("s3 free", "ecr", &both)), pair("0 / 0", "api dkr free"));
    assert_eq!(charged(&with("s3 free, 0.0.0.0/0 nat", "ecr", &[])), pair("0 / 0", "nat igw free"));
    assert_eq!(charged(&with("0.0.0.0/0 nat", "ecr", &[])), pair("N / N", "nat igw"));
    assert_eq!(charged(&with("0.0.0.0/0 nat", "ecr", &both)), pair("N / N", "api dkr nat igw"));
    // An interface endpoint for S3 carries the layers if there is no gateway endpoint.
    let s3 = [both.as_slice(), &[interface("s3", "s3")]].concat();
    assert_eq!(charged(&with("", "ecr", &s3)), pair("PL / PL", "api dkr s3"));
}

#[test]
fn every_endpoint_of_a_use_is_needed_where_there_is_no_other_way_out() {
    let rows = [
        ("ecr", "s3 free", vec!["ecr.api", "ecr.dkr"]),
        ("ecs", "", vec!["ecs", "ecs-agent", "ecs-telemetry"]),
        ("eks", "s3 free", vec!["ec2", "sts", "ecr.api", "ecr.dkr"]),
        ("session-manager", "", vec!["ssm", "ssmmessages"]),
    ];
    for (service, routes, names) in rows {
        let all: Vec<String> = names.iter().map(|name| interface(&name.replace('.', "-"), name)).collect();
        assert_eq!(paths(&with(routes, service, &all)).problems, [], "{service}");
        for (index, missing) in names.iter().enumerate() {
            let mut some = all.clone();
            some.remove(index);
            let found = paths(&with(routes, service, &some)).problems;
            let told = found.iter().any(|problem| {
                problem.message.contains(*missing)
                    && ["endpoint-set-incomplete", "vpc-private-without-egress"].contains(&problem.rule)
            });
            assert!(told, "{service} without {missing}: {found:?}");
        }
    }
}

#[test]
fn what_is_missing_is_told_with_all_that_the_use_takes() {
    let one = paths(&with("s3 free", "ecr", &[interface("api", "ecr.api")])).problems;
    assert_eq!(one[0].rule, "endpoint-set-incomplete");
    assert_eq!(
        one[0].message,
        "ECR takes the interface endpoints ecr.api and ecr.dkr and a gateway endpoint for S3: ecr.dkr is missing, and the \
         route table private of vpc leads to no public address"
    );
    let none = paths(&with("", "session-manager", &[])).problems;
    assert_eq!(none[0].rule, "vpc-private-without-egress");
    assert!(none[0].fix.contains("the interface endpoints ssm and ssmmessages"), "{}", none[0].fix);
}

#[test]
fn data_of_sessions_pays_for_one_endpoint() {
    let both = [interface("ssm", "ssm"), interface("messages", "ssmmessages")];
    assert_eq!(charged(&with("", "session-manager", &both)), pair("PL / PL", "ssm messages"));
    assert_eq!(charged(&with("0.0.0.0/0 nat", "session-manager", &[])), pair("N / N", "nat igw"));
}

#[test]
fn a_component_can_stand_for_all_endpoints_of_a_use() {
    assert_eq!(charged(&with("s3 free", "ecr", &[interface("both", "ecr")])), pair("0 / 0", "both free"));
    // The name of a single endpoint means only that endpoint.
    assert_eq!(broken(&with("s3 free", "eks", &[interface("one", "eks")])), ["endpoint-set-incomplete"]);
}

#[test]
fn apis_of_such_services_take_one_endpoint() {
    assert_eq!(charged(&with("", "eks-api", &[interface("eks", "eks")])), pair("PL / PL", "eks"));
    assert_eq!(charged(&with("", "ecr.api", &[interface("api", "ecr.api")])), pair("PL / PL", "api"));
}

#[test]
fn public_instances_pay_nothing_for_images() {
    let components = [vpc(""), igw(), ec2("web", "public-a", 1), flow("web", "@service/ecr")];
    assert_eq!(charged(&components), pair("0 / 0", "igw"));
}
