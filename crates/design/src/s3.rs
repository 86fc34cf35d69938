//! S3: objects of one storage class in a bucket.

use serde::Serialize;

use crate::figures::figures;
use crate::words::words;
use definitions::{Number, UsageValue};

words! {
    /// An S3 storage class.
    StorageClass {
        /// For data in use.
        Standard = "standard", "S3 Standard";
        /// Moves objects between tiers as they are read.
        IntelligentTiering = "intelligent-tiering", "S3 Intelligent-Tiering";
        /// For data read less than once a month.
        StandardIa = "standard-ia", "S3 Standard-IA";
        /// The same in one zone, for data that can be made again.
        OneZoneIa = "onezone-ia", "S3 One Zone-IA";
        /// The fastest, in one zone, in directory buckets.
        ExpressOneZone = "express-onezone", "S3 Express One Zone";
        /// An archive that is read at once.
        GlacierIr = "glacier-ir", "S3 Glacier Instant Retrieval";
        /// An archive that is read after minutes or hours.
        Glacier = "glacier", "S3 Glacier Flexible Retrieval";
        /// An archive that is read after 12 to 48 hours.
        DeepArchive = "deep-archive", "S3 Glacier Deep Archive";
    }
}

/// Objects of one storage class in a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct S3Config {
    /// Their storage class.
    pub storage_class: StorageClass,
    /// Name of their bucket.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub bucket: String,
    /// Their replication to another bucket; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication: Option<Replication>,
}

/// Copies in another bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Replication {
    /// The region of the copies; the same one when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The class of the copies; that of the originals when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_class: Option<StorageClass>,
    /// S3 Replication Time Control: copied within 15 minutes, for a price per GB.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub time_control: bool,
}

figures! {
    /// How objects are stored and used: totals a month. What is stored is said by `sizes`, by `objects` and
    /// `mean_kib`, by `gb` and perhaps `objects`, or by `stored_days`. GB without a single object are refused.
    S3Usage {
        /// Objects stored; open when left out.
        objects,
        /// Mean size of an object in KiB; open when left out.
        mean_kib,
        /// GB stored, instead of `mean_kib`.
        gb,
        /// GB that are added every month; none when left out.
        growth_gb_per_month,
        /// Growth from month to month in percent, instead of `growth_gb_per_month`.
        growth_percent_per_month,
        /// Intelligent-Tiering: percent of the GB of objects of at least 128 KB in the Infrequent Access tier; none
        /// when left out. What is in no other tier, and all smaller objects, are in Frequent Access. In a range, the
        /// high end of this and the other tiers belongs to the low end of the cost.
        infrequent_percent,
        /// Intelligent-Tiering: percent of the same GB in the Archive Instant Access tier; none when left out.
        archive_instant_percent,
        /// Intelligent-Tiering: percent of the same GB in the Archive Access tier; none when left out.
        archive_percent,
        /// Intelligent-Tiering: percent of the same GB in the Deep Archive Access tier; none when left out.
        deep_archive_percent,
        /// PUT, COPY and POST requests; open when left out.
        put_requests,
        /// LIST requests, at the rate of S3 Standard but in Express One Zone; none when left out.
        list_requests,
        /// GET and all other requests; open when left out.
        get_requests,
        /// DELETE requests, which are free; none when left out.
        delete_requests,
        /// Objects that lifecycle rules move into this class; none when left out.
        transitions_in,
        /// GB read, where the class has a fee for it; open when left out.
        retrieved_gb,
        /// Express One Zone: GB written; open when left out.
        uploaded_gb,
        /// Archives: GB restored within minutes; none when left out, but open while `expedited_requests` is above
        /// zero.
        expedited_gb,
        /// Archives: requests to restore within minutes; none when left out, but open while `expedited_gb` is above
        /// zero.
        expedited_requests,
        /// Archives: GB restored within hours; none when left out, but open while `standard_requests` is above zero.
        standard_gb,
        /// Archives: requests to restore within hours; none when left out, but open while `standard_gb` is above
        /// zero.
        standard_requests,
        /// Archives: GB restored in bulk; none when left out, but open while `bulk_requests` is above zero.
        bulk_gb,
        /// Archives: requests to restore in bulk; none when left out, but open while `bulk_gb` is above zero.
        bulk_requests,
        /// Archives: days that restored copies are kept; none when left out, but open while something is restored.
        restored_days,
        /// GB of versions that are not current; none when left out.
        noncurrent_gb,
        /// How many they are, where the class counts objects; open when left out.
        noncurrent_objects,
        /// GB of multipart uploads that were not completed; none when left out.
        incomplete_upload_gb,
        /// GB deleted, overwritten or moved before the least duration of the class; none when left out.
        deleted_early_gb,
        /// Days for which these were stored. In a range, the high end belongs to the low end of the cost.
        deleted_after_days,
        /// Replication: objects copied; open when left out.
        replicated_objects,
        /// Replication: GB copied; open when left out.
        replicated_gb,
        /// GB routed by Multi-Region Access Points; none when left out.
        access_point_gb,
    }
    also {
        /// Objects by size, instead of `objects`.
        #[cfg_attr(feature = "schema", schemars(default, length(max = 50)))]
        sizes: Vec<ObjectSize>,
        /// GB stored for a part of the month each.
        #[cfg_attr(feature = "schema", schemars(default, length(max = 31)))]
        stored_days: Vec<StoredDays>,
    }
}

/// Objects of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ObjectSize {
    /// How many.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub objects: Number,
    /// Size of each in KiB.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub kib: Number,
}

/// GB stored for some days of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct StoredDays {
    /// How much.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub gb: Number,
    /// For how many days, of the month at most.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 31)))]
    pub days: u64,
}
