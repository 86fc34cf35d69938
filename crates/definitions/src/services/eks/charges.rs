//! The charges of EKS clusters.

use catalog::PriceList;
use units::Unit;

use super::{ACK, ARGO_CD, EXTENDED, KRO, PROVISIONED};
use crate::{Charge, Condition, Factor, Key, Price, Text};

const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const EACH_CLUSTER: &[Factor] = &[CLUSTERS, Factor::HOURS];

pub(super) const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Eks, dimension, item))
}

const NO_CAPABILITIES: &str = "no table has EKS Capabilities";

/// A capability of each cluster by the hour.
const fn capability(code: &'static str, label: &'static str, when: Condition) -> Charge {
    Charge::unlisted(code, label, Unit::Hour, EACH_CLUSTER, when, NO_CAPABILITIES)
}

/// What a capability manages, by the hour.
const fn managed(code: &'static str, label: &'static str, factors: &'static [Factor], when: Condition) -> Charge {
    Charge::unlisted(code, label, Unit::Hour, factors, when, NO_CAPABILITIES)
}

pub(super) const ALL: &[Charge] = &[
    Charge {
        code: "eks.clusters",
        label: Text::Is("Clusters"),
        unit: Unit::Hour,
        factors: EACH_CLUSTER,
        price: key("cluster", "standard"),
        ..Charge::NEW
    },
    Charge {
        code: "eks.extended-support",
        label: Text::Is("Extended support"),
        unit: Unit::Hour,
        factors: EACH_CLUSTER,
        price: key("cluster", "extended-support"),
        when: EXTENDED,
        ..Charge::NEW
    },
    Charge {
        label: Text::All(&[Text::Is("Control plane, "), Text::Lower("control_plane")]),
        ..Charge::unlisted(
            "eks.control-plane",
            "",
            Unit::Hour,
            EACH_CLUSTER,
            PROVISIONED,
            "no table has the provisioned control plane",
        )
    },
    Charge {
        label: Text::All(&[Text::Is("Auto Mode"), Text::After(", ", &Text::Of("auto_mode_type"))]),
        ..Charge::unlisted(
            "eks.auto-mode",
            "",
            Unit::InstanceHour,
            &[Factor::used("auto_mode_hours", "instance-hours")],
            Condition::Given("auto_mode_hours"),
            "no table has the fees of Auto Mode",
        )
    },
    Charge::unlisted(
        "eks.hybrid-nodes",
        "Hybrid nodes",
        Unit::VcpuHour,
        &[Factor::used("hybrid_vcpu_hours", "vCPU-hours")],
        Condition::Given("hybrid_vcpu_hours"),
        "no table has hybrid nodes, whose price falls in tiers",
    ),
    capability("eks.argo-cd", "Argo CD", ARGO_CD),
    managed(
        "eks.argo-cd-applications",
        "Applications of Argo CD",
        &[Factor::used("argo_cd_applications", "applications"), Factor::HOURS],
        ARGO_CD,
    ),
    capability("eks.ack", "AWS Controllers for Kubernetes", ACK),
    managed("eks.ack-resources", "Resources of ACK", &[Factor::used("ack_resources", "resources"), Factor::HOURS], ACK),
    capability("eks.kro", "Kube Resource Orchestrator", KRO),
    managed("eks.kro-instances", "Instances of kro", &[Factor::used("kro_instances", "instances"), Factor::HOURS], KRO),
];
