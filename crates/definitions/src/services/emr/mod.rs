//! Amazon EMR: clusters on EC2, jobs on EKS, and serverless applications.

mod ec2;
mod eks;
mod serverless;

pub use ec2::EMR;
pub use eks::EMR_EKS;
pub use serverless::EMR_SERVERLESS;
