//! Edge services (CloudFront pricing, Global Accelerator pricing).

use crate::network::*;

fn with(from: &str, to: &str) -> Vec<String> {
    let bucket = thing("data", "s3", r#""storage_class": "standard""#);
    vec![
        vpc(""),
        igw(),
        bucket,
        balancer("lb", "application", "internet-facing", "public-a"),
        ec2("web", "public-a", 1),
        flow(from, to),
    ]
}

/// The network, with a distribution, an accelerator, an internal load balancer and private servers.
fn with_components(from: &str, to: &str) -> Vec<String> {
    let mut all = with(from, to);
    all.extend([
        thing("cdn", "cloudfront", ""),
        thing("ga", "global-accelerator", r#""client_area": "north-america", "endpoint_region": "us-east-1""#),
        balancer("internal", "application", "internal", "private-a"),
        ec2("app", "private-a", 0),
        placed("function", "lambda", "private-a", ""),
        thing("queue", "sqs", ""),
    ]);
    all
}

#[test]
fn cloudfront_without_a_distribution_names_what_viewers_get() {
    assert_eq!(charges(&with("@service/cloudfront", "lb")), "C + L / V + L");
    assert_eq!(charges(&with("@service/cloudfront", "data")), "C / V");
    assert_eq!(charges(&with("data", "@service/cloudfront")), "V / C");
    // A server that opens connections to CloudFront is a viewer.
    assert_eq!(charges(&with("web", "@service/cloudfront")), "0 / V");
}

#[test]
fn viewers_get_data_from_a_distribution_and_origins_send_it_free() {
    assert_eq!(charges(&with_components("@internet", "cdn")), "0 / V");
    assert_eq!(charges(&with_components("@on-premises", "cdn")), "0 / V");
    assert_eq!(charges(&with_components("cdn", "data")), "C / 0");
    assert_eq!(charges(&with_components("cdn", "lb")), "C + L / L");
    assert_eq!(charges(&with_components("cdn", "web")), "C / 0");
    // A server can be a viewer, and an origin can be outside AWS.
    assert_eq!(charges(&with_components("web", "cdn")), "0 / V");
    assert_eq!(charges(&with_components("cdn", "@on-premises")), "C / 0");
    assert_eq!(charges(&with_components("cdn", "@internet")), "C / 0");
}

/// VPC origins (CloudFront developer guide).
#[test]
fn a_distribution_reaches_private_subnets_without_the_internet() {
    assert_eq!(charges(&with_components("cdn", "internal")), "C + L / L");
    assert_eq!(elements(&with_components("cdn", "internal")), "aws internal");
    assert_eq!(charges(&with_components("cdn", "app")), "C / 0");
    assert_eq!(elements(&with_components("cdn", "app")), "aws");
}

#[test]
fn an_accelerator_adds_a_premium_to_transfer_to_the_internet() {
    assert_eq!(charges(&with("@service/globalaccelerator", "lb")), "G + L / E + G + L");
    assert_eq!(charges(&with_components("@internet", "ga")), "0 / 0");
    assert_eq!(charges(&with_components("ga", "lb")), "G + L / E + G + L");
    assert_eq!(charges(&with_components("ga", "internal")), "G + L / E + G + L");
    assert_eq!(charges(&with_components("ga", "app")), "G / E + G");
}

/// Tasks send as instances do: from a public subnet at their public address, otherwise over NAT.
#[test]
fn tasks_with_a_public_address_send_over_the_internet_gateway() {
    let task = |flag: &str, subnet: &str| {
        let mut all = with("task", "@internet");
        all.push(placed("task", "ecs", subnet, flag));
        all
    };
    assert_eq!(charges(&task(r#""public_ipv4": true"#, "public-a")), "E / 0");
    let mut private = task("", "private-a");
    private[0] = vpc("0.0.0.0/0 nat");
    private.push(nat("public-a"));
    assert_eq!(charges(&private), "N + E / N");
}

/// A function in a VPC sends as instances of its subnets do (AWS Lambda developer guide, VPC networking).
#[test]
fn a_function_in_a_vpc_sends_over_the_paths_of_its_subnets() {
    let mut over_nat = with_components("function", "queue");
    over_nat[0] = vpc("0.0.0.0/0 nat");
    over_nat.push(nat("public-a"));
    assert_eq!(charges(&over_nat), "N / N");
    let mut to_internet = with_components("function", "@internet");
    to_internet[0] = vpc("0.0.0.0/0 nat");
    to_internet.push(nat("public-a"));
    assert_eq!(charges(&to_internet), "N + E / N");
    assert_eq!(charges(&with_components("function", "app")), "0 / 0");
}

#[test]
fn other_services_at_the_edge_cost_nothing_for_data() {
    assert_eq!(charges(&with("web", "@service/route53")), "0 / 0");
    assert_eq!(charges(&with("web", "@service/iam")), "0 / 0");
}

/// Amazon ECR pricing: pulls from public repositories are free within AWS.
#[test]
fn public_images_are_free_within_aws_and_have_prices_of_their_own_outside() {
    let with_images = |from: &str, visibility: &str| {
        let mut all = with_components(from, "images");
        all.push(thing("images", "ecr", &format!(r#""visibility": "{visibility}""#)));
        all
    };
    assert_eq!(charges(&with_images("@internet", "public")), "0 / V");
    assert_eq!(charges(&with_images("@internet", "private")), "0 / E");
    assert_eq!(charges(&with_images("web", "public")), "0 / 0");
    let mut elsewhere = with_images("web", "public");
    elsewhere.pop();
    elsewhere.push(thing_in("eu-west-1", "images", "ecr", r#""visibility": "public""#));
    assert_eq!(charges(&elsewhere), "0 / 0", "in every Region");
}

#[test]
fn what_is_no_origin_takes_a_load_balancer() {
    let mut tasks = with_components("cdn", "task");
    tasks.push(placed("task", "ecs", "private-a", ""));
    let problem = &paths(&tasks).problems[0];
    assert_eq!(
        (problem.rule, problem.message.as_str()),
        ("path-none", "CloudFront opens no connections to task, but to load balancers, instances and public names")
    );
    assert!(problem.fix.contains("load balancer in front of it"), "{}", problem.fix);
}
