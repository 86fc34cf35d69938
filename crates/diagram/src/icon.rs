//! Icons: a small set of simple shapes in a square of 16 by 16.

use definitions::{Icon as Sign, Section};
use design::Kind;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A component of this kind.
    Kind(Kind),
    /// The internet.
    Internet,
    /// A building: on-premises.
    Building,
    /// Another region.
    Region,
    /// An AWS service.
    Service,
}

impl Icon {
    /// The icon of a kind.
    pub(crate) const fn of(kind: Kind) -> Icon {
        Icon::Kind(kind)
    }

    /// The class that gives it its colour.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Icon::Kind(Kind::Defined(definition)) => match definition.section {
                Section::Compute => "compute",
                Section::Storage | Section::Databases => "storage",
                Section::Integration | Section::Monitoring => "integration",
                Section::Security => "security",
                Section::Network => "network",
                Section::Purchase => "buying",
            },
            Icon::Kind(Kind::Ec2 | Kind::DedicatedHost) => "compute",
            Icon::Kind(Kind::Ebs | Kind::Snapshots | Kind::S3) => "storage",
            Icon::Kind(Kind::ReservedInstances | Kind::SavingsPlan) => "buying",
            Icon::Kind(_) => "network",
            Icon::Internet | Icon::Building | Icon::Region | Icon::Service => "outside",
        }
    }

    /// Its shape, as the `d` attribute of a path.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Icon::Kind(Kind::Ec2) => {
                "M4 4h8v8h-8zM6.5 6.5h3v3h-3zM6 1.5v2.5M10 1.5v2.5M6 12v2.5M10 12v2.5M1.5 6h2.5M1.5 10h2.5M12 6h2.5M12 10h2.5"
            }
            Icon::Kind(Kind::DedicatedHost) => {
                "M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.75h.5M5 11.25h.5M8 4.75h3M8 11.25h3"
            }
            Icon::Kind(Kind::Ebs) => "M3 4c0-2.4 10-2.4 10 0s-10 2.4-10 0v8c0 2.4 10 2.4 10 0v-8M3 8c0 2.4 10 2.4 10 0",
            Icon::Kind(Kind::Snapshots) => "M2 5h3l1-2h4l1 2h3v8h-12zM10.5 9a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0",
            Icon::Kind(Kind::S3) => "M2.5 3.5c0-2 11 -2 11 0s-11 2-11 0l1.7 9c.4 1.6 7.2 1.6 7.6 0l1.7-9",
            Icon::Kind(Kind::ReservedInstances | Kind::SavingsPlan) => of_definition(Sign::Purchase),
            Icon::Kind(Kind::NatGateway) => "M1.5 8h8M7 5l3 3-3 3M13.5 2.5v11",
            Icon::Kind(Kind::LoadBalancer) => {
                "M4.5 8a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0M4.5 8h9.5M5.5 8c3 0 2-5 5-5h3.5M5.5 8c3 0 2 5 5 5h3.5"
            }
            Icon::Kind(Kind::TransitGateway) => {
                "M10.5 8a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0M8 5.5v-4M8 10.5v4M5.5 8h-4M10.5 8h4"
            }
            Icon::Kind(Kind::Flow) => of_definition(Sign::Arrows),
            Icon::Kind(Kind::Defined(definition)) => of_definition(definition.icon),
            Icon::Kind(Kind::Vpc) => "M4.5 12.5a3 3 0 0 1-.3-6a4 4 0 0 1 7.6-.6a3.3 3.3 0 0 1 .2 6.6z",
            Icon::Internet => {
                "M14.5 8a6.5 6.5 0 1 1-13 0a6.5 6.5 0 1 1 13 0M1.5 8h13M8 1.5c-4 4-4 9 0 13M8 1.5c4 4 4 9 0 13"
            }
            Icon::Building => "M3 14.5v-12h10v12M1.5 14.5h13M6 5.5h.5M9.5 5.5h.5M6 8.5h.5M9.5 8.5h.5M6.8 14.5v-3h2.4v3",
            Icon::Region => "M3 14.5v-13M3 2.5h10l-2.5 3.2 2.5 3.3h-10",
            Icon::Service => "M8 1.5l5.6 3.250v6.5l-5.6 3.250-5.6-3.250v-6.5z",
        }
    }
}

/// The shape of the icon of a defined kind.
const fn of_definition(sign: Sign) -> &'static str {
    match sign {
        Sign::Address => {
            "M8 14.5c-3-3.2-4.5-5.5-4.5-7.5a4.5 4.5 0 0 1 9 0c0 2-1.5 4.3-4.5 7.5zM9.5 7a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0"
        }
        Sign::Arrows => "M2 5.5h10M9.5 3l2.5 2.5-2.5 2.5M14 10.5h-10M6.5 8l-2.5 2.5 2.5 2.5",
        Sign::Gate => "M2.5 14v-6a5.5 5.5 0 0 1 11 0v6M1 14h14M8 14v-7.5M5.8 8.7l2.2-2.2 2.2 2.2",
        Sign::Plug => "M1.5 8h5M14 8a3.5 3.5 0 1 1-7 0a3.5 3.5 0 1 1 7 0M10.5 8h.1",
        Sign::Rings => "M6.5 8a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0M14.5 8a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0M6.5 8h3",
        Sign::Lock => "M3.5 7h9v7h-9zM5.5 7v-2.5a2.5 2.5 0 0 1 5 0v2.5M8 10v1.5",
        Sign::Line => "M1.5 5h4v6h-4zM10.5 5h4v6h-4zM5.5 6.8h5M5.5 9.2h5",
        Sign::Queue => "M2 4.5h3v7h-3zM6.500 4.5h3v7h-3zM11 4.5h3v7h-3zM1 14h14M1 2h14",
        Sign::Fan => {
            "M5 8a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 1 1 3.6 0M5 8h5M5 8l5-4.500M5 8l5 4.500M10.500 2h4v3h-4zM10.500 6.5h4v3h-4zM10.500 11h4v3h-4z"
        }
        Sign::Function => "M3 2.5h2.5l5.500 11h2.500M7.300 7.200l-3.800 6.300",
        Sign::Event => "M9 1.500l-5.500 7.500h4l-1 5.500 6-7.500h-4z",
        Sign::Key => {
            "M8.500 5.500a3.200 3.200 0 1 1-6.400 0a3.200 3.200 0 1 1 6.400 0M7.600 7.800l6.200 6.200M11.300 11.500l1.800-1.800"
        }
        Sign::Secret => {
            "M2 4h12v8h-12zM5 6.500v3M3.800 7.300l2.400 1.400M6.200 7.300l-2.400 1.400M11 6.500v3M9.800 7.300l2.400 1.400M12.200 7.300l-2.400 1.400"
        }
        Sign::Folder => "M1.800 4v9h12.400v-7.500h-6.400l-1.500-2h-4.500z",
        Sign::Gauge => "M2 12.500a6.500 6.500 0 1 1 12 0zM8 10l3-3.500M4.500 9.500h.5M11 9.500h.5M8 6.500v.3",
        Sign::Boxes => "M2 8.500h5.500v5.500h-5.500zM8.500 8.500h5.500v5.500h-5.500zM5.200 2h5.500v5.500h-5.500z",
        Sign::Signpost => {
            "M8 1.500v13M8 3h4.500l1.700 1.600-1.700 1.600h-4.500M8 7.600h-4.500l-1.700 1.600 1.700 1.600h4.500"
        }
        Sign::Steps => "M1.500 2h4v4h-4zM10.500 2h4v4h-4zM6 10h4v4h-4zM5.500 4h5M12.500 6v6h-2.500M3.500 6v6h2.500",
        Sign::User => "M10.500 5a2.500 2.500 0 1 1-5 0a2.500 2.500 0 1 1 5 0M3 14c0-6 10-6 10 0z",
        Sign::Purchase => "M2 2.5h5.5l6.5 6.5-5 5-6.5-6.5zM5.5 5.6a.4.4 0 1 1-.8 0a.4.4 0 1 1 .8 0",
        Sign::Laptop => "M3.500 3.500h9v6.500h-9zM1.500 12.500h13",
        Sign::Database => {
            "M3 4c0-2.4 10-2.4 10 0s-10 2.4-10 0v8c0 2.4 10 2.4 10 0v-8M3 6.7c0 2.4 10 2.4 10 0M3 9.4c0 2.4 10 2.4 10 0"
        }
    }
}
