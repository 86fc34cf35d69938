//! Amazon EMR on EKS: a fee for the vCPUs and memory of jobs on top of EKS and what it runs on. No table has its prices.

use units::Unit;

use crate::{Charge, Condition, Definition, Factor, Field, FormRow, Icon, Measure, Section, Stands, Text};

const REASON: &str = "no table has the fees of EMR on EKS";

/// Jobs of EMR on EKS.
pub static EMR_EKS: Definition = Definition {
    kind: "emr-eks",
    title: "Amazon EMR on EKS",
    adds: "EMR on EKS",
    new: ("emr-jobs", "EMR jobs on EKS"),
    noun: "virtual cluster",
    count: "",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "emr-containers",
    parent: None,
    summary: Text::Used("vcpu_hours"),
    about: "The fee of EMR for vCPUs and memory that the pods of jobs request, by the second, at least a minute. The EKS \
            cluster and its EC2 instances or pods on Fargate are components of their own. No table has prices: enter \
            your own.",
    config: &[],
    usage: &[
        Field::usage("vcpu_hours", "vCPU-hours of jobs", Measure::Amount("vCPU-hours"), "the vCPU-hours")
            .hint("Requested by their pods, from the pull of the image to the end of a pod"),
        Field::usage("gb_hours", "GB-hours of jobs", Measure::Amount("GB-hours"), "the GB-hours")
            .hint("Memory requested by the same pods"),
    ],
    form: &[
        FormRow::Fields(&["vcpu_hours", "gb_hours"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note("The EKS cluster, its nodes and pods on Fargate are components of their own.", Condition::Always),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge::unlisted(
            "emr-eks.vcpu",
            "Fee of vCPU of jobs",
            Unit::VcpuHour,
            &[Factor::used("vcpu_hours", "vCPU-hours")],
            Condition::Always,
            REASON,
        ),
        Charge::unlisted(
            "emr-eks.memory",
            "Fee of memory of jobs",
            Unit::GbHour,
            &[Factor::used("gb_hours", "GB-hours")],
            Condition::Always,
            REASON,
        ),
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon EMR pricing", "Amazon EMR on EKS development guide, concepts"],
};
