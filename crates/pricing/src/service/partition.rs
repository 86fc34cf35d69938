//! Partitions of AWS, between which services do not copy data.

/// The partition of a region, from its name (AWS general reference, partitions).
pub(super) fn partition(region: &str) -> &'static str {
    match region {
        gov if gov.starts_with("us-gov-") => "aws-us-gov",
        china if china.starts_with("cn-") => "aws-cn",
        _ => "aws",
    }
}
