//! [`S3Given`]: the inputs of a case about S3. A field that is not known here fails the reading.

use serde::Deserialize;

use crate::case::Exact;

/// The inputs of a case about S3, in plain AWS terms; each case has some of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct S3Given {
    #[serde(alias = "storage_class", alias = "from_class", alias = "source_class")]
    pub class: Option<String>,
    #[serde(alias = "hours_in_month")]
    pub month_hours: Option<Exact>,
    #[serde(alias = "days", alias = "days_in_month")]
    pub month_days: Option<Exact>,
    pub dimension: Option<String>,
    pub rates: Option<S3Rates>,

    // What is stored.
    pub segments: Vec<Segment>,
    #[serde(alias = "gb", alias = "gb_month", alias = "stored_gb", alias = "logical_gb")]
    pub storage_gb: Option<Exact>,
    #[serde(alias = "tb", alias = "stored_tb")]
    pub storage_tb: Option<Exact>,
    #[serde(alias = "object_count")]
    pub objects: Option<Exact>,
    #[serde(
        alias = "object_kib",
        alias = "object_size_kb",
        alias = "object_size_kib",
        alias = "mean_object_kb",
        alias = "mean_object_kib",
        alias = "average_object_kb",
        alias = "avg_object_kb",
        alias = "size_kb"
    )]
    pub object_kb: Option<Exact>,
    pub objects_of_at_least_128_kb: Option<Exact>,
    #[serde(alias = "objects_under_128_kb")]
    pub objects_below_128_kb: Option<Exact>,
    #[serde(alias = "growth_gb")]
    pub growth_gb_per_month: Option<Exact>,
    #[serde(alias = "growth_percent")]
    pub growth_percent_per_month: Option<Exact>,

    // Rules that a case says again.
    pub overhead_kb_at_archive_rate: Option<Exact>,
    pub overhead_kb_at_standard_rate: Option<Exact>,
    #[serde(alias = "minimum_billable_kb", alias = "minimum_kb")]
    pub minimum_object_kb: Option<Exact>,
    #[serde(alias = "minimum_storage_days", alias = "minimum_duration_days")]
    pub minimum_days: Option<Exact>,

    // Intelligent-Tiering, GB in each tier.
    pub frequent_gb: Option<Exact>,
    pub infrequent_gb: Option<Exact>,
    pub archive_instant_gb: Option<Exact>,
    pub archive_gb: Option<Exact>,
    pub deep_archive_gb: Option<Exact>,

    // Requests, a month or a day.
    pub put_requests: Option<Exact>,
    pub put_per_day: Option<Exact>,
    pub list_requests: Option<Exact>,
    pub list_per_day: Option<Exact>,
    pub get_requests: Option<Exact>,
    pub get_per_day: Option<Exact>,
    pub delete_requests: Option<Exact>,
    pub delete_per_day: Option<Exact>,
    #[serde(alias = "transitions_in", alias = "transition_objects", alias = "transitioned_objects")]
    pub transitions: Option<Exact>,
    #[serde(alias = "into_class", alias = "target_class")]
    pub to_class: Option<String>,

    // Reading, restoring, deleting.
    #[serde(alias = "retrieval_gb", alias = "read_gb", alias = "restored_gb", alias = "restore_gb")]
    pub retrieved_gb: Option<Exact>,
    #[serde(alias = "retrieval_requests")]
    pub restore_requests: Option<Exact>,
    #[serde(alias = "retrieval_speed", alias = "speed", alias = "tier", alias = "restore_tier")]
    pub retrieval_tier: Option<String>,
    #[serde(alias = "restore_days", alias = "copy_days", alias = "kept_days")]
    pub restored_days: Option<Exact>,
    #[serde(alias = "upload_gb")]
    pub uploaded_gb: Option<Exact>,
    #[serde(alias = "deleted_gb", alias = "early_deleted_gb")]
    pub deleted_early_gb: Option<Exact>,
    #[serde(alias = "stored_days", alias = "deleted_after", alias = "age_days")]
    pub deleted_after_days: Option<Exact>,
    pub noncurrent_gb: Option<Exact>,
    pub noncurrent_objects: Option<Exact>,
    #[serde(alias = "incomplete_multipart_gb")]
    pub incomplete_upload_gb: Option<Exact>,
    #[serde(alias = "access_point_gb")]
    pub routed_gb: Option<Exact>,

    // Replication.
    #[serde(alias = "replica_region", alias = "to_region")]
    pub destination_region: Option<String>,
    #[serde(alias = "replica_class")]
    pub destination_class: Option<String>,
    #[serde(alias = "replication_gb")]
    pub replicated_gb: Option<Exact>,
    pub replicated_objects: Option<Exact>,
}

/// What is stored for some days of a month.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    pub bytes: Option<Exact>,
    pub gb: Option<Exact>,
    pub days: Exact,
}

/// Rates that a case brings: they must be those of the price tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Rates {
    pub usd_per_gb_routed: Exact,
}
