//! The services, one file each.

mod api_gateway;
mod app_runner;
mod appsync;
mod aurora;
mod aurora_dsql;
mod batch;
mod client_vpn;
mod cloudfront;
mod cloudwatch;
mod cognito;
mod data_transfer;
mod database_savings_plan;
mod dax;
mod direct_connect;
mod documentdb;
mod dynamodb;
mod ecr;
mod ecs;
mod efs;
mod eks;
mod elastic_beanstalk;
mod elasticache;
mod emr;
mod eventbridge;
mod global_accelerator;
mod internet_gateway;
mod keyspaces;
mod kms;
mod lambda;
mod lambda_edge;
mod memorydb;
mod neptune;
mod opensearch;
mod public_ipv4;
mod rds;
mod redshift;
mod relational;
mod route53;
mod secrets_manager;
mod sns;
mod sqs;
mod step_functions;
mod timestream;
mod timestream_liveanalytics;
mod vpc_endpoint;
mod vpc_peering;
mod vpn_connection;
mod waf;

pub use api_gateway::API_GATEWAY;
pub use app_runner::APP_RUNNER;
pub use appsync::APPSYNC;
pub use aurora::{AURORA, AURORA_RESERVED};
pub use aurora_dsql::AURORA_DSQL;
pub use batch::BATCH;
pub use client_vpn::CLIENT_VPN;
pub use cloudfront::CLOUDFRONT;
pub use cloudwatch::CLOUDWATCH;
pub use cognito::COGNITO;
pub use data_transfer::DATA_TRANSFER;
pub use database_savings_plan::DATABASE_SAVINGS_PLAN;
pub use dax::DAX;
pub use direct_connect::DIRECT_CONNECT;
pub use documentdb::DOCUMENTDB;
pub use dynamodb::{DYNAMODB, DYNAMODB_RESERVED};
pub use ecr::ECR;
pub use ecs::ECS;
pub use efs::EFS;
pub use eks::{EKS, EKS_FARGATE};
pub use elastic_beanstalk::ELASTIC_BEANSTALK;
pub use elasticache::{ELASTICACHE, ELASTICACHE_RESERVED};
pub use emr::{EMR, EMR_EKS, EMR_SERVERLESS};
pub use eventbridge::EVENTBRIDGE;
pub use global_accelerator::GLOBAL_ACCELERATOR;
pub use internet_gateway::INTERNET_GATEWAY;
pub use keyspaces::KEYSPACES;
pub use kms::KMS;
pub use lambda::LAMBDA;
pub use lambda_edge::LAMBDA_EDGE;
pub use memorydb::{MEMORYDB, MEMORYDB_RESERVED};
pub use neptune::NEPTUNE;
pub use opensearch::{OPENSEARCH, OPENSEARCH_RESERVED};
pub use public_ipv4::PUBLIC_IPV4;
pub use rds::{RDS, RDS_RESERVED};
pub use redshift::{REDSHIFT, REDSHIFT_RESERVED};
pub use route53::{DNS_FIREWALL, ROUTE53, ROUTE53_HEALTH_CHECK, ROUTE53_PROFILE, ROUTE53_RESOLVER};
pub use secrets_manager::SECRETS_MANAGER;
pub use sns::SNS;
pub use sqs::SQS;
pub use step_functions::STEP_FUNCTIONS;
pub use timestream::TIMESTREAM;
pub use timestream_liveanalytics::TIMESTREAM_LIVEANALYTICS;
pub use vpc_endpoint::VPC_ENDPOINT;
pub use vpc_peering::VPC_PEERING;
pub use vpn_connection::VPN_CONNECTION;
pub use waf::WAF;

use crate::Definition;

/// Every service, in menu order.
pub static ALL: &[&Definition] = &[
    &LAMBDA,
    &LAMBDA_EDGE,
    &ECS,
    &EKS,
    &EKS_FARGATE,
    &APP_RUNNER,
    &BATCH,
    &ELASTIC_BEANSTALK,
    &EMR,
    &EMR_EKS,
    &EMR_SERVERLESS,
    &ECR,
    &EFS,
    &RDS,
    &DYNAMODB,
    &KEYSPACES,
    &TIMESTREAM,
    &TIMESTREAM_LIVEANALYTICS,
    &ELASTICACHE,
    &MEMORYDB,
    &DAX,
    &REDSHIFT,
    &OPENSEARCH,
    &AURORA,
    &AURORA_DSQL,
    &DOCUMENTDB,
    &NEPTUNE,
    &API_GATEWAY,
    &APPSYNC,
    &SQS,
    &SNS,
    &EVENTBRIDGE,
    &STEP_FUNCTIONS,
    &KMS,
    &SECRETS_MANAGER,
    &WAF,
    &COGNITO,
    &DNS_FIREWALL,
    &CLOUDWATCH,
    &DATA_TRANSFER,
    &VPC_ENDPOINT,
    &PUBLIC_IPV4,
    &INTERNET_GATEWAY,
    &VPC_PEERING,
    &VPN_CONNECTION,
    &CLIENT_VPN,
    &DIRECT_CONNECT,
    &CLOUDFRONT,
    &GLOBAL_ACCELERATOR,
    &ROUTE53,
    &ROUTE53_HEALTH_CHECK,
    &ROUTE53_RESOLVER,
    &ROUTE53_PROFILE,
    &RDS_RESERVED,
    &AURORA_RESERVED,
    &DYNAMODB_RESERVED,
    &ELASTICACHE_RESERVED,
    &MEMORYDB_RESERVED,
    &REDSHIFT_RESERVED,
    &OPENSEARCH_RESERVED,
    &DATABASE_SAVINGS_PLAN,
];
