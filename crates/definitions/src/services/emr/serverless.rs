//! Amazon EMR Serverless: vCPU, memory and storage of workers.

use catalog::PriceList;
use units::Unit;

use crate::fargate::is_size;
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Price,
    Reading, Rule, Section, Stands, Test, Text, Type, Unpriced,
};

/// The storage of a worker that is included.
const INCLUDED_GB: u64 = 20;
/// The most standard storage of a worker.
const STANDARD_GB: u64 = 200;
const MORE_STORAGE: Condition = Condition::AtLeast("storage_gb", INCLUDED_GB + 1);
const STANDARD: Condition = Condition::Is("disk_type", &["standard"]);
const SHUFFLE: Condition = Condition::Is("disk_type", &["shuffle-optimized"]);
const ARM: Condition = Condition::Is("architecture", &["arm"]);

const WORKERS: Factor = Factor::used("worker_hours", "worker-hours");
const VCPUS: Amount = Amount::ByChoice("vcpus", &[("1", 1), ("2", 2), ("4", 4), ("8", 8), ("16", 16)]);
const STORED: &[Factor] = &[
    WORKERS,
    Factor::amount(Amount::Above(&Amount::Field("storage_gb"), &Amount::Of(INCLUDED_GB)), "GB above the included"),
];

/// The price for the architecture.
const fn price(dimension: &'static str) -> Price {
    Price::Listed(Key {
        list: PriceList::EmrServerless,
        dimension: Text::Is(dimension),
        item: Text::Of("architecture"),
    })
}

/// Whether AWS has no worker of these vCPUs with so much memory: the sizes are those of Fargate.
fn is_no_size(reading: &Reading<'_>) -> bool {
    let memory = reading.values.number("memory_gb").map(|memory| memory.0);
    memory.is_some_and(|memory| !is_size(reading.values.code("vcpus"), memory))
}

/// EMR Serverless applications.
pub static EMR_SERVERLESS: Definition = Definition {
    kind: "emr-serverless",
    title: "Amazon EMR Serverless",
    adds: "EMR Serverless application",
    new: ("application", "EMR Serverless"),
    noun: "application",
    count: "",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "emr-serverless",
    parent: None,
    summary: Text::All(&[
        Text::Label("vcpus"),
        Text::Is(", "),
        Text::Of("memory_gb"),
        Text::Is(" GB"),
        Text::After(", ", &Text::Used("worker_hours")),
    ]),
    about: "Workers of one size, of an application or of several: vCPU, memory, and storage above 20 GB each, by the \
            second, at least a minute. Add a component for each size, such as drivers and executors. Data is in S3, which \
            is charged by itself.",
    config: &[
        Field::choice("architecture", "Architecture", &[Choice::new("x86", "x86"), Choice::new("arm", "Arm")]),
        Field::choice(
            "vcpus",
            "Size of a worker",
            &[
                Choice::new("1", "1 vCPU"),
                Choice::new("2", "2 vCPU"),
                Choice::new("4", "4 vCPU"),
                Choice::new("8", "8 vCPU"),
                Choice::new("16", "16 vCPU"),
            ],
        ),
        Field::new("memory_gb", "Memory of a worker", Type::Number { least: 2, most: 120, decimals: 0, unit: "GB" })
            .absent(Absent::Refused)
            .hint("2 to 8 GB for each vCPU, with the memory overhead of Spark"),
        Field::new(
            "storage_gb",
            "Storage of a worker",
            Type::Number { least: INCLUDED_GB, most: 2_000, decimals: 0, unit: "GB" },
        )
        .absent(Absent::Counts(INCLUDED_GB))
        .hint("20 GB are included"),
        Field::choice(
            "disk_type",
            "Disk type",
            &[Choice::new("standard", "Standard"), Choice::new("shuffle-optimized", "Shuffle-optimized")],
        ),
    ],
    usage: &[Field::usage("worker_hours", "Worker-hours", Measure::Amount("worker-hours"), "the worker-hours")
        .hint("Workers times their hours; pre-initialized ones while the application is started")],
    form: &[
        FormRow::Fields(&["architecture", "placement/region"]),
        FormRow::Fields(&["vcpus", "memory_gb"]),
        FormRow::Fields(&["worker_hours"]),
        FormRow::More("Storage", "above the 20 GB that are included", &["storage_gb", "disk_type"]),
    ],
    starts: &[("vcpus", "4"), ("memory_gb", "16")],
    allowances: &[],
    charges: &[
        Charge {
            code: "emr-serverless.vcpu",
            label: Text::All(&[Text::Is("vCPU of workers, "), Text::Label("architecture")]),
            unit: Unit::VcpuHour,
            factors: &[WORKERS, Factor::amount(VCPUS, "vCPU each")],
            price: price("vcpu"),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "emr-serverless.memory",
            label: Text::All(&[Text::Is("Memory of workers, "), Text::Label("architecture")]),
            unit: Unit::GbHour,
            factors: &[WORKERS, Factor::amount(Amount::Field("memory_gb"), "GB each")],
            price: price("memory"),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "emr-serverless.storage",
            label: Text::Is("Storage of workers above 20 GB"),
            unit: Unit::GbHour,
            factors: STORED,
            price: Price::Listed(Key::new(PriceList::EmrServerless, "storage", "standard")),
            when: Condition::All(&[MORE_STORAGE, STANDARD]),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge::unlisted(
            "emr-serverless.shuffle-storage",
            "Shuffle-optimized storage of workers above 20 GB",
            Unit::GbHour,
            STORED,
            Condition::All(&[MORE_STORAGE, SHUFFLE]),
            "no table has shuffle-optimized disks",
        ),
    ],
    rules: &[
        Rule {
            id: "emr-serverless-size",
            level: Level::Error,
            place: "/config/memory_gb",
            test: Test::By(is_no_size),
            message: Text::Is(
                "workers have 2 to 8 GB for each vCPU, at most 30 GB with 4 vCPU, 60 in steps of 4 with 8, 120 in steps \
                 of 8 with 16",
            ),
            fix: "choose memory of that size",
        },
        Rule {
            id: "emr-serverless-storage",
            level: Level::Error,
            place: "/config/storage_gb",
            test: Test::Above(STANDARD, Amount::Field("storage_gb"), Amount::Of(STANDARD_GB)),
            message: Text::Is("a worker has 200 GB of standard storage at most"),
            fix: "choose shuffle-optimized disks, of up to 2,000 GB",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[
        Unpriced { code: "emr-serverless.vcpu", when: ARM, reason: "no table has EMR Serverless on Arm" },
        Unpriced { code: "emr-serverless.memory", when: ARM, reason: "no table has EMR Serverless on Arm" },
    ],
    sources: &[
        "Amazon EMR pricing, EMR Serverless",
        "Amazon EMR Serverless user guide, supported worker configurations",
        "Amazon EMR Serverless user guide, using shuffle-optimized disks",
    ],
};

const _: () = assert!(INCLUDED_GB == 20 && STANDARD_GB == 200, "the texts say 20 and 200 GB");
