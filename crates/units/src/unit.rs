//! [`Unit`]: the unit of a price, and a type for each unit that the engine calculates with.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $one:literal, $many:literal;)*) => {
        /// The unit of a price.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Unit { $($(#[$doc])* $name,)* }

        impl Unit {
            /// Every unit.
            pub const ALL: &'static [Unit] = &[$(Unit::$name,)*];

            /// The name used in files, such as `gb-month`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Unit::$name => $code,)* }
            }

            /// The singular label, such as `GB-month`.
            #[must_use]
            pub const fn singular(self) -> &'static str {
                match self { $(Unit::$name => $one,)* }
            }

            /// The plural label, such as `requests`.
            #[must_use]
            pub const fn plural(self) -> &'static str {
                match self { $(Unit::$name => $many,)* }
            }

            /// Calls `work` with the type that represents this unit, and returns its result.
            pub fn typed<W: ForUnit>(self, work: W) -> W::Made {
                match self { $(Unit::$name => work.of::<kinds::$name>(),)* }
            }
        }

        /// One type per unit, for [`Quantity`](crate::Quantity) and [`Rate`](crate::Rate).
        pub mod kinds {
            use super::{Unit, UnitKind};
            $($(#[$doc])* #[derive(Debug, Clone, Copy, PartialEq, Eq)] pub enum $name {}
            impl UnitKind for $name { const UNIT: Unit = Unit::$name; })*
        }
    };
}

/// A type that represents a unit.
pub trait UnitKind {
    /// The unit it represents.
    const UNIT: Unit;
}

/// A computation for the type of a unit that is only known at run time.
pub trait ForUnit {
    /// The result.
    type Made;

    /// Computes it.
    fn of<U: UnitKind>(self) -> Self::Made;
}

units! {
    /// One instance for one hour.
    InstanceHour = "instance-hour", "instance-hour", "instance-hours";
    /// One dedicated host for one hour.
    HostHour = "host-hour", "host-hour", "host-hours";
    /// One node of a cluster for one hour.
    NodeHour = "node-hour", "node-hour", "node-hours";
    /// One node of a cluster for one second.
    NodeSecond = "node-second", "node-second", "node-seconds";
    /// One vCPU for one hour.
    VcpuHour = "vcpu-hour", "vCPU-hour", "vCPU-hours";
    /// 2^30 bytes of memory or disk for one second.
    GbSecond = "gb-second", "GB-second", "GB-seconds";
    /// 2^30 bytes kept for one hour.
    GbHour = "gb-hour", "GB-hour", "GB-hours";
    /// 2^30 bytes kept for a month.
    GbMonth = "gb-month", "GB-month", "GB-months";
    /// One provisioned I/O operation per second for a month.
    IopsMonth = "iops-month", "IOPS-month", "IOPS-months";
    /// 1 MiB per second provisioned for a month.
    MibpsMonth = "mibps-month", "MiB/s-month", "MiB/s-months";
    /// 1,024 MiB per second provisioned for a month, the unit AWS lists.
    GibpsMonth = "gibps-month", "GiB/s-month", "GiB/s-months";
    /// One request or I/O operation.
    Request = "request", "request", "requests";
    /// One event, or one started part of a large one.
    Event = "event", "event", "events";
    /// One line of a log.
    LogLine = "log-line", "log line", "log lines";
    /// One step that a workflow takes.
    StateTransition = "state-transition", "state transition", "state transitions";
    /// One ElastiCache Processing Unit: a request that transfers up to 1 KB.
    ProcessingUnit = "processing-unit", "ECPU", "ECPUs";
    /// 2^30 bytes transferred.
    Gb = "gb", "GB", "GB";
    /// One object monitored for a month.
    ObjectMonth = "object-month", "object-month", "object-months";
    /// One object.
    Object = "object", "object", "objects";
    /// One bucket for a month.
    BucketMonth = "bucket-month", "bucket-month", "bucket-months";
    /// One load balancer, gateway, endpoint, attachment, connection or address for one hour.
    Hour = "hour", "hour", "hours";
    /// One minute of something that is metered by the minute.
    Minute = "minute", "minute", "minutes";
    /// One capacity unit of a load balancer for one hour.
    CapacityUnitHour = "capacity-unit-hour", "capacity-unit-hour", "capacity-unit-hours";
    /// One Timestream compute unit for one hour.
    TcuHour = "tcu-hour", "TCU-hour", "TCU-hours";
    /// One Redshift Processing Unit of a serverless workgroup for one hour.
    RpuHour = "rpu-hour", "RPU-hour", "RPU-hours";
    /// One OpenSearch Compute Unit of a serverless collection for one hour.
    OcuHour = "ocu-hour", "OCU-hour", "OCU-hours";
    /// One Aurora capacity unit, about 2 GiB of memory with its CPU, for one hour.
    AcuHour = "acu-hour", "ACU-hour", "ACU-hours";
    /// One Neptune capacity unit, about 2 GiB of memory with its CPU, for one hour.
    NcuHour = "ncu-hour", "NCU-hour", "NCU-hours";
    /// One memory-optimised Neptune capacity unit of Neptune Analytics, 1 GiB of memory with its CPU, for one hour.
    MNcuHour = "m-ncu-hour", "m-NCU-hour", "m-NCU-hours";
    /// One DocumentDB capacity unit, about 2 GiB of memory with its CPU, for one hour.
    DcuHour = "dcu-hour", "DCU-hour", "DCU-hours";
    /// One distributed processing unit of Aurora DSQL.
    Dpu = "dpu", "DPU", "DPUs";
    /// One change record kept for one hour.
    ChangeRecordHour = "change-record-hour", "change record-hour", "change record-hours";
    /// One snapshot enabled for fast restore in one zone for one hour.
    DsuHour = "dsu-hour", "DSU-hour", "DSU-hours";
    /// One user who is active in a month.
    ActiveUser = "active-user", "active user", "active users";
    /// One request per second of a raised quota for a month.
    RpsMonth = "rps-month", "RPS-month", "RPS-months";
    /// One custom metric for a month.
    MetricMonth = "metric-month", "metric-month", "metric-months";
    /// One thing without a more specific unit for a month.
    Month = "month", "month", "months";
    /// One thing paid for once.
    Each = "each", "each", "each";
}

impl Unit {
    /// Parses the name used in files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Unit> {
        Unit::ALL.iter().copied().find(|unit| unit.code() == code)
    }

    /// The singular or plural label for `quantity`.
    #[must_use]
    pub fn for_quantity(self, quantity: rust_decimal::Decimal) -> &'static str {
        if quantity == rust_decimal::Decimal::ONE { self.singular() } else { self.plural() }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.singular())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_reads_back_and_equals_the_json_name() {
        for unit in Unit::ALL {
            assert_eq!(Unit::from_code(unit.code()), Some(*unit));
            assert_eq!(serde_json::to_string(unit).unwrap(), format!("\"{}\"", unit.code()));
        }
        assert_eq!(Unit::from_code("furlong"), None);
    }
}
