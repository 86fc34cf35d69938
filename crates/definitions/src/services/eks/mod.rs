//! Amazon EKS: clusters, and their pods on Fargate.

mod charges;
mod fargate;

use crate::{
    Absent, Amount, Choice, Condition, Definition, Field, FormRow, Icon, Level, Measure, Rule, Section, Stands, Test,
    Text, Type,
};

pub use fargate::EKS_FARGATE;

const EXTENDED: Condition = Condition::Is("support", &["extended"]);
const PROVISIONED: Condition = Condition::Not(&Condition::Is("control_plane", &["standard"]));
const ARGO_CD: Condition = Condition::On("argo_cd");
const ACK: Condition = Condition::On("ack");
const KRO: Condition = Condition::On("kro");

/// A capability, which can be added to a cluster.
const fn capability(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::Flag).absent(Absent::No)
}

/// What a capability manages, on average over the hours of the clusters.
const fn managed(name: &'static str, label: &'static str, missing: &'static str, when: Condition) -> Field {
    Field::usage(name, label, Measure::Amount("resources"), missing).hint("On average, in all clusters").when(when)
}

/// EKS clusters.
pub static EKS: Definition = Definition {
    kind: "eks",
    title: "Amazon EKS",
    adds: "EKS cluster",
    new: ("cluster", "EKS cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "eks",
    parent: None,
    summary: Text::All(&[
        Text::Lower("support"),
        Text::If(PROVISIONED, &Text::All(&[Text::Is(", control plane "), Text::Label("control_plane")]), &Text::Is("")),
    ]),
    about: "Clusters by the hour, in standard or extended support; the provisioned control plane, EKS Auto Mode, hybrid \
            nodes and EKS Capabilities, which no table has: enter your own prices. Nodes are EC2 instances and pods on \
            Fargate, which are components of their own, as are volumes and load balancers. Managed node groups, add-ons \
            of AWS and Karpenter are free.",
    config: &[
        Field::choice(
            "support",
            "Kubernetes version",
            &[Choice::new("standard", "Standard support"), Choice::new("extended", "Extended support")],
        )
        .hint("Standard for 14 months from the release of the version on EKS, extended for 12 months after that"),
        Field::choice(
            "control_plane",
            "Control plane",
            &[
                Choice::new("standard", "Standard"),
                Choice::new("xl", "Provisioned XL"),
                Choice::new("2xl", "Provisioned 2XL"),
                Choice::new("4xl", "Provisioned 4XL"),
                Choice::new("8xl", "Provisioned 8XL"),
                Choice::new("ultra", "Provisioned Ultra"),
            ],
        )
        .hint("A provisioned tier is billed on top of the cluster"),
        Field::new("auto_mode_type", "Instance type of Auto Mode", Type::InstanceType { example: "m7g.large" })
            .hint("The fee depends on the type"),
        capability("argo_cd", "Argo CD"),
        capability("ack", "AWS Controllers for Kubernetes (ACK)"),
        capability("kro", "Kube Resource Orchestrator (kro)"),
    ],
    usage: &[
        Field::hours(),
        Field::optional(
            "auto_mode_hours",
            "Hours of Auto Mode instances",
            Measure::Amount("instance-hours"),
            "the hours of Auto Mode",
        )
        .hint("The fee on top of the EC2 instances, which are components of their own; never discounted"),
        Field::optional(
            "hybrid_vcpu_hours",
            "Hybrid nodes",
            Measure::Amount("vCPU-hours"),
            "the vCPU-hours of hybrid nodes",
        )
        .hint("vCPUs of your own machines, times the hours that they are attached"),
        managed("argo_cd_applications", "Applications of Argo CD", "the applications of Argo CD", ARGO_CD),
        managed("ack_resources", "Resources of ACK", "the resources of ACK", ACK),
        managed("kro_instances", "Instances of kro", "the instances of kro", KRO),
    ],
    form: &[
        FormRow::Fields(&["placement/count", "placement/region"]),
        FormRow::Fields(&["support", "hours_per_month"]),
        FormRow::Fields(&["control_plane"]),
        FormRow::More(
            "Auto Mode and hybrid nodes",
            "fees on top of instances and of your own machines",
            &["auto_mode_type", "auto_mode_hours", "hybrid_vcpu_hours"],
        ),
        FormRow::More(
            "Capabilities",
            "Argo CD, ACK and kro, run by AWS",
            &["argo_cd", "argo_cd_applications", "ack", "ack_resources", "kro", "kro_instances"],
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: charges::ALL,
    rules: &[
        Rule {
            id: "eks-idle-clusters",
            level: Level::Warning,
            place: "/config/support",
            test: Test::CheaperWith(EXTENDED, &[("support", "standard")]),
            message: Text::Is("extended support makes a cluster cost six times as much, so an upgrade is cheaper"),
            fix: "upgrade to a Kubernetes version in standard support",
        },
        Rule {
            id: "eks-auto-mode-hours",
            level: Level::Warning,
            place: "/usage/auto_mode_hours",
            test: Test::When(Condition::All(&[
                Condition::Given("auto_mode_type"),
                Condition::Not(&Condition::Given("auto_mode_hours")),
            ])),
            message: Text::Is("Auto Mode has an instance type but no hours, so the total leaves out its fee"),
            fix: "enter the hours of its instances, or remove the type",
        },
        Rule {
            id: "eks-idle-clusters",
            level: Level::Advice,
            place: "/usage/hours_per_month",
            test: Test::Above(Condition::Always, Amount::Placed, Amount::Of(1)),
            message: Text::Is("each cluster is billed for its hours, however little runs on it"),
            fix: "let environments and teams share a cluster by namespaces, where they need no isolation",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon EKS pricing",
        "Amazon EKS user guide, Kubernetes version lifecycle",
        "Amazon EKS user guide, Provisioned Control Plane",
        "Amazon EKS user guide, EKS Capabilities",
    ],
};
