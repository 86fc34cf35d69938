//! Pods of EKS on Fargate: vCPU and memory of the size of Fargate that a pod is rounded up to.

use catalog::PriceList;
use units::{Decimal, Error, Unit};

use super::charges::key;
use crate::fargate::{LARGEST_POD, smallest_pod};
use crate::{
    Absent, Amount, Charge, Commitment, Condition, Coverable, Definition, Factor, Field, FormRow, Icon, Key, Level,
    Price, Reading, Rule, Section, Stands, Test, Text, Type,
};

/// The storage included in the price.
const INCLUDED_GB: u64 = 20;
const MORE_STORAGE: Condition = Condition::AtLeast("storage_gb", INCLUDED_GB + 1);

/// 256 MB for the components of Kubernetes.
const OVERHEAD: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// Storage of pods has the price of storage of tasks.
const STORAGE: Price = Price::Listed(Key::new(PriceList::Ecs, "ephemeral-storage", "task"));

const PODS: Factor = Factor::placed("pod", "pods");
const VCPUS: Amount = Amount::By(|reading| Ok(size(reading)?.map(|(vcpus, _)| vcpus)));
const MEMORY: Amount = Amount::By(|reading| Ok(size(reading)?.map(|(_, memory)| memory)));

/// What a pod asks for.
fn requests(reading: &Reading<'_>) -> Result<Option<(Decimal, Decimal)>, Error> {
    Ok(reading.number("vcpus")?.zip(reading.number("memory_gb")?))
}

/// The size that a pod is billed as: the largest if none holds it, which is refused.
fn size(reading: &Reading<'_>) -> Result<Option<(Decimal, Decimal)>, Error> {
    Ok(requests(reading)?.map(|(vcpus, memory)| smallest_pod(vcpus, memory + OVERHEAD).unwrap_or(LARGEST_POD)))
}

/// Whether no size holds a pod.
fn is_too_large(reading: &Reading<'_>) -> bool {
    let asked = requests(reading).ok().flatten();
    asked.is_some_and(|(vcpus, memory)| smallest_pod(vcpus, memory + OVERHEAD).is_none())
}

/// Whether the components of Kubernetes alone take a pod to more vCPUs.
fn overhead_adds_vcpus(reading: &Reading<'_>) -> bool {
    let alone = requests(reading).ok().flatten().and_then(|(vcpus, memory)| smallest_pod(vcpus, memory));
    alone.zip(size(reading).ok().flatten()).is_some_and(|((alone, _), (billed, _))| billed > alone)
}

/// Pods of EKS on Fargate.
pub static EKS_FARGATE: Definition = Definition {
    kind: "eks-fargate",
    title: "Amazon EKS pods on AWS Fargate",
    adds: "EKS pods on Fargate",
    new: ("pods", "Pods on Fargate"),
    noun: "pod",
    count: "Pods",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Subnets,
    service: "eks-fargate",
    parent: None,
    summary: Text::All(&[Text::Of("vcpus"), Text::Is(" vCPU, "), Text::Of("memory_gb"), Text::Is(" GB")]),
    about: "vCPU and memory of pods by the second. Fargate adds 256 MB to the memory of each pod and rounds up to its next \
            size: a pod that requests 1 vCPU and 8 GB is billed as 2 vCPU and 9 GB. Linux on x86 only, without Spot. The \
            cluster is a component of its own.",
    config: &[
        Field::new("vcpus", "vCPU requested", Type::Number { least: 0, most: 16, decimals: 3, unit: "vCPU" })
            .absent(Absent::Refused)
            .hint("Of all containers of a pod; 250m are 0.25"),
        Field::new("memory_gb", "Memory requested", Type::Number { least: 0, most: 120, decimals: 3, unit: "GB" })
            .absent(Absent::Refused)
            .hint("Of all containers of a pod, without the 256 MB that Fargate adds"),
        Field::new(
            "storage_gb",
            "Ephemeral storage",
            Type::Number { least: INCLUDED_GB, most: 175, decimals: 0, unit: "GB" },
        )
        .absent(Absent::Counts(INCLUDED_GB))
        .hint("20 GB are included"),
    ],
    usage: &[Field::hours().hint("From the pull of the image to the end of the pod, by the second, at least a minute")],
    form: &[
        FormRow::Fields(&["vcpus", "memory_gb"]),
        FormRow::Fields(&["placement/count", "hours_per_month"]),
        FormRow::Fields(&["storage_gb"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("vcpus", "1"), ("memory_gb", "2")],
    allowances: &[],
    charges: &[
        Charge {
            code: "eks-fargate.vcpu",
            label: Text::Is("vCPU of pods on Fargate"),
            unit: Unit::VcpuHour,
            factors: &[PODS, Factor::amount(VCPUS, "vCPU each"), Factor::HOURS],
            price: key("fargate", "vcpu"),
            commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "eks-fargate.memory",
            label: Text::Is("Memory of pods on Fargate"),
            unit: Unit::GbHour,
            factors: &[PODS, Factor::amount(MEMORY, "GB each"), Factor::HOURS],
            price: key("fargate", "memory"),
            commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "eks-fargate.storage",
            label: Text::Is("Ephemeral storage above 20 GB"),
            unit: Unit::GbHour,
            factors: &[
                PODS,
                Factor::amount(
                    Amount::Above(&Amount::Field("storage_gb"), &Amount::Of(INCLUDED_GB)),
                    "GB above the included",
                ),
                Factor::HOURS,
            ],
            price: STORAGE,
            // It is not known under which service AWS bills it.
            named: Some(("fargate", "storage")),
            when: MORE_STORAGE,
            perhaps_sold: true,
            ..Charge::NEW
        },
    ],
    rules: &[
        Rule {
            id: "eks-fargate-size",
            level: Level::Error,
            place: "/config/memory_gb",
            test: Test::By(is_too_large),
            message: Text::Is(
                "no size of Fargate holds the pod: it has 120 GB at most, with the 256 MB that are added",
            ),
            fix: "request less memory, or run the pod on EC2 instances",
        },
        Rule {
            id: "eks-fargate-overhead",
            level: Level::Advice,
            place: "/config/memory_gb",
            test: Test::By(overhead_adds_vcpus),
            message: Text::Is("the 256 MB that Fargate adds take the pod to a size with more vCPUs"),
            fix: "request 0.25 GB less memory",
        },
        Rule {
            id: "task-fargate-or-ec2",
            level: Level::Advice,
            place: "/config/vcpus",
            test: Test::Above(
                Condition::Always,
                Amount::Times(&[Amount::Placed, VCPUS, Amount::Hours("hours_per_month")]),
                Amount::Times(&[Amount::Of(8), Amount::Month]),
            ),
            message: Text::Is("more than 8 vCPU run on average: EC2 instances that are used to 70 % cost less"),
            fix: "compare with nodes on EC2, if the pods run all month and fill them",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS Fargate pricing",
        "Amazon EKS user guide, Fargate Pod configuration",
        "Amazon EKS user guide, considerations when using Fargate",
    ],
};
