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

#[test]
fn an_origin_sends_to_cloudfront_free_and_what_cloudfront_sends_is_billed_there() {
    assert_eq!(charges(&with("@service/cloudfront", "lb")), "C + L / L");
    assert_eq!(charges(&with("@service/cloudfront", "data")), "C / 0");
    assert_eq!(charges(&with("data", "@service/cloudfront")), "0 / C");
    assert_eq!(charges(&with("web", "@service/cloudfront")), "0 / C");
}

#[test]
fn an_accelerator_adds_a_premium_to_transfer_to_the_internet() {
    assert_eq!(charges(&with("@service/globalaccelerator", "lb")), "G + L / E + G + L");
}

#[test]
fn other_services_at_the_edge_cost_nothing_for_data() {
    assert_eq!(charges(&with("web", "@service/route53")), "0 / 0");
    assert_eq!(charges(&with("web", "@service/iam")), "0 / 0");
}
