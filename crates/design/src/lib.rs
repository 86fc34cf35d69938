//! The design document: components with placement, configuration and usage.
//!
//! A document is versioned JSON (`docs/design-format.md`). [`Design::parse`] reads it and reports every problem at
//! once, each with its place and a fix. Every design that it returns is within all the limits of [`limits`], so pricing
//! never meets a number that it cannot multiply exactly.
//!
//! A configuration that AWS would refuse is not a problem here: it is a finding of the estimate.

mod balancer;
mod bill;
mod calendar;
mod commitment;
mod component;
mod document;
mod ebs;
mod ec2;
mod figures;
mod flow;
mod host;
mod kind;
mod mix;
mod network;
mod once;
mod os;
mod own_rate;
mod purchase;
mod read;
mod running;
mod s3;
#[cfg(feature = "schema")]
mod schema;
mod snapshot;
mod tags;
mod upgrade;
mod words;

pub use definitions::{ComponentId, Number, Scenario, UsageValue, limits};

pub use balancer::{BalancerConfig, BalancerType, BalancerUsage, HourlyFigure, HourlyFigures, Scheme};
pub use bill::{Support, SupportPlan, Tax};
pub use calendar::{CalendarDate, CalendarMonth};
pub use commitment::{ReservedConfig, SavingsPlanConfig};
pub use component::{Body, Component, Placement};
pub use document::{Allowances, Design, FORMAT_VERSION};
pub use ebs::{EbsConfig, EbsUsage, Provisioned, VolumeType};
pub use ec2::{CreditMode, Ec2Config, Ec2Usage, Tenancy};
pub use figures::Figures;
pub use flow::{FlowAddress, FlowConfig, FlowEnd, FlowUsage, ZoneAffinity};
pub use host::{HostConfig, HostPurchase, HostReservation, HostUsage};
pub use kind::Kind;
pub use mix::{GroupSize, InstanceMix, TypeChoice, WeightedType};
pub use network::{
    Address, AddressKind, DirectConnect, Endpoint, EndpointType, Gateway, NatConfig, NatMode, NatUsage, Peering, Route,
    RouteTable, Subnet, SubnetIp, Transfer, TransferPath, TransitConfig, TransitUsage, View, VpcConfig, Vpn,
};
pub use once::can_occur_once;
pub use os::OperatingSystem;
pub use own_rate::{OwnRate, Rate, RateScope, UnitPrice};
pub use problem::{Problem, Problems};
pub use purchase::{
    BasePurchase, Mixed, OfferingClass, Payment, PlanKind, Purchase, Reserved, SavingsPlan, Scope, Term,
};
pub use read::Parts;
pub use running::{Profile, Run, Running, Weekday, Weekly};
pub use s3::{ObjectSize, Replication, S3Config, S3Usage, StorageClass, StoredDays};
#[cfg(feature = "schema")]
pub use schema::schema_text;
pub use snapshot::{Age, FastRestore, Kept, SnapshotConfig, SnapshotSchedule, SnapshotTier, SnapshotUsage};
pub use tags::Tags;
