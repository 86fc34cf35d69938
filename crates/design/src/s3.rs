//! S3: objects of one storage class in a bucket.

use serde::Serialize;

use crate::figures::figures;
use crate::words::words;
use definitions::{Number, UsageValue};

words! {
    /// An S3 storage class.
    StorageClass {
        /// For frequently accessed data.
        Standard = "standard", "S3 Standard";
        /// Moves objects between tiers depending on how they are accessed.
        IntelligentTiering = "intelligent-tiering", "S3 Intelligent-Tiering";
        /// For data that is read less than once a month.
        StandardIa = "standard-ia", "S3 Standard-IA";
        /// The same in a single zone, for data that can be recreated.
        OneZoneIa = "onezone-ia", "S3 One Zone-IA";
        /// The fastest class, in a single zone, in directory buckets.
        ExpressOneZone = "express-onezone", "S3 Express One Zone";
        /// An archive that can be read immediately.
        GlacierIr = "glacier-ir", "S3 Glacier Instant Retrieval";
        /// An archive that can be read after minutes or hours.
        Glacier = "glacier", "S3 Glacier Flexible Retrieval";
        /// An archive that can be read after 12 to 48 hours.
        DeepArchive = "deep-archive", "S3 Glacier Deep Archive";
    }
}

/// Objects of one storage class in a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct S3Config {
    /// Storage class of the objects.
    pub storage_class: StorageClass,
    /// Name of the bucket.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub bucket: String,
    /// Replication to another bucket; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication: Option<Replication>,
    /// Whether objects are encrypted with a customer managed key of KMS (SSE-KMS), which bills the key and its requests.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kms_key: bool,
    /// Whether an S3 Bucket Key saves most of these requests.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub bucket_key: bool,
}

impl S3Config {
    /// Objects of a class in a bucket without a name, encrypted by S3 itself.
    #[must_use]
    pub const fn of_class(storage_class: StorageClass) -> S3Config {
        S3Config { storage_class, bucket: String::new(), replication: None, kms_key: false, bucket_key: false }
    }
}

/// Replicas in another bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Replication {
    /// Region of the replicas; the same region if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Storage class of the replicas; that of the originals if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_class: Option<StorageClass>,
    /// S3 Replication Time Control: objects are replicated within 15 minutes, for a price per GB.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub time_control: bool,
}

figures! {
    /// How objects are stored and used: totals per month. The stored data is given by `sizes`, by `objects` and
    /// `mean_kib`, by `gb` and optionally `objects`, or by `stored_days`. GB without a single object are refused.
    S3Usage {
        /// Number of stored objects; open if omitted.
        objects,
        /// Average size of an object in KiB; open if omitted.
        mean_kib,
        /// Stored GB, instead of `mean_kib`.
        gb,
        /// GB added every month; none if omitted.
        growth_gb_per_month,
        /// Month-to-month growth in percent, instead of `growth_gb_per_month`.
        growth_percent_per_month,
        /// Intelligent-Tiering: percentage of the GB of objects of at least 128 KB that is in the Infrequent Access
        /// tier; none if omitted. Everything in no other tier, and all smaller objects, are in the Frequent Access
        /// tier. In a range, the high end of this and the other tiers belongs to the low end of the cost.
        infrequent_percent,
        /// Intelligent-Tiering: percentage of the same GB in the Archive Instant Access tier; none if omitted.
        archive_instant_percent,
        /// Intelligent-Tiering: percentage of the same GB in the Archive Access tier; none if omitted.
        archive_percent,
        /// Intelligent-Tiering: percentage of the same GB in the Deep Archive Access tier; none if omitted.
        deep_archive_percent,
        /// PUT, COPY and POST requests; open if omitted.
        put_requests,
        /// LIST requests, at the rate of S3 Standard except in Express One Zone; none if omitted.
        list_requests,
        /// GET and all other requests; open if omitted.
        get_requests,
        /// DELETE requests, which are free; none if omitted.
        delete_requests,
        /// Objects that lifecycle rules move into this class; none if omitted.
        transitions_in,
        /// GB read, if the class has a fee for it; open if omitted.
        retrieved_gb,
        /// Express One Zone: GB written; open if omitted.
        uploaded_gb,
        /// Archives: GB restored within minutes; none if omitted, but open if `expedited_requests` is above zero.
        expedited_gb,
        /// Archives: requests to restore within minutes; none if omitted, but open if `expedited_gb` is above zero.
        expedited_requests,
        /// Archives: GB restored within hours; none if omitted, but open if `standard_requests` is above zero.
        standard_gb,
        /// Archives: requests to restore within hours; none if omitted, but open if `standard_gb` is above zero.
        standard_requests,
        /// Archives: GB restored in bulk; none if omitted, but open if `bulk_requests` is above zero.
        bulk_gb,
        /// Archives: requests to restore in bulk; none if omitted, but open if `bulk_gb` is above zero.
        bulk_requests,
        /// Archives: days for which restored copies are kept; none if omitted, but open if something is restored.
        restored_days,
        /// GB of noncurrent versions; none if omitted.
        noncurrent_gb,
        /// Number of noncurrent versions, if the class counts objects; open if omitted.
        noncurrent_objects,
        /// GB of incomplete multipart uploads; none if omitted.
        incomplete_upload_gb,
        /// GB deleted, overwritten or moved before the minimum storage duration of the class; none if omitted.
        deleted_early_gb,
        /// Days for which these GB were stored. In a range, the high end belongs to the low end of the cost.
        deleted_after_days,
        /// Replication: number of objects replicated; open if omitted.
        replicated_objects,
        /// Replication: GB replicated; open if omitted.
        replicated_gb,
        /// GB routed by Multi-Region Access Points; none if omitted.
        access_point_gb,
        /// Objects listed in the reports of S3 Inventory; none if omitted.
        inventory_objects,
        /// Objects that storage class analysis monitors; none if omitted.
        analyzed_objects,
    }
    also {
        /// Objects by size, instead of `objects`.
        #[cfg_attr(feature = "schema", schemars(default, length(max = 50)))]
        sizes: Vec<ObjectSize>,
        /// GB that are each stored for a part of the month.
        #[cfg_attr(feature = "schema", schemars(default, length(max = 31)))]
        stored_days: Vec<StoredDays>,
    }
}

/// Objects of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ObjectSize {
    /// Number of objects.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub objects: Number,
    /// Size of each object in KiB.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub kib: Number,
}

/// GB stored for some days of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct StoredDays {
    /// Stored GB.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub gb: Number,
    /// Number of days, at most those of the month.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 31)))]
    pub days: u64,
}
