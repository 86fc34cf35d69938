//! Savings Plan files, in both formats.

use crate::support::{file, prices, refusal};

const CSV: &str = include_str!("../fixtures/savings-plans.csv");
const JSON: &str = include_str!("../fixtures/savings-plans.json");

#[test]
fn rates_of_a_published_file_are_those_of_instances_on_shared_hardware() {
    assert_eq!(
        prices("savings-plans.csv", CSV),
        "ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront r7g.12xlarge: 1.1721 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront r7g.2xlarge: 0.1954 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront/rhel r7g.12xlarge: 1.6905 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront/rhel r7g.xlarge: 0.1553 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront/suse r7g.16xlarge: 1.6168 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront/suse r7g.metal: 1.6168 per instance-hour listed\n"
    );
    let read = file("savings-plans.csv", CSV).unwrap();
    assert_eq!(read.published.as_str(), "2025-09-11");
    assert!(read.refused.is_empty(), "{:?}", read.refused);
}

#[test]
fn json_has_the_same_rates() {
    assert_eq!(
        prices("index.json", JSON),
        "ec2 ap-east-2 savings-plan/compute/1y/no-upfront r7g.2xlarge: 0.2786 per instance-hour listed\n\
         ec2 ap-east-2 savings-plan/ec2-instance/3y/partial-upfront r7g.2xlarge: 0.1954 per instance-hour listed\n"
    );
}

#[test]
fn what_a_rate_needs_comes_before_it() {
    let moved = JSON.replace("\"leaseContractLength\": {\"duration\": 1", "\"lease\": {\"duration\": 1");
    assert!(refusal("a.json", &moved).contains("the product and its lease do not come before the rates"));
    let unknown = JSON.replace("\"sku\": \"COMPUTE\", \"description\"", "\"sku\": \"ANOTHER\", \"description\"");
    assert!(refusal("a.json", &unknown).contains("unknown product \"ANOTHER\""));
}
