//! The tests of the engine in a single program: linking one program per file takes longer than running the tests.

mod aws_names;
mod balancer;
mod balancer_properties;
mod defined;
mod ebs_given;
mod ebs_properties;
mod ebs_rules;
mod ec2_systems;
mod elastic_ips;
mod expensive;
mod fleet_hours;
mod flows;
mod golden;
mod instance_types;
mod network_allowance;
mod network_properties;
mod network_rules;
mod paths;
mod properties;
mod purchase_rules;
mod purchases;
mod rules;
mod s3_properties;
mod s3_rules;
mod savings_plan_rates;
mod unknowns;
