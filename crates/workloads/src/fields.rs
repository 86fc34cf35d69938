//! [`Field`]: what is asked about a workload. Reader, form and documentation are derived from the list.

use crate::topic::Topic;

/// A value of a workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in documents and addresses.
    pub code: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Its unit; empty without one.
    pub unit: &'static str,
    /// What else to know about it; may be empty.
    pub hint: &'static str,
    /// How its text is read.
    pub reads: Reads,
    /// Its text where none is given.
    pub default: &'static str,
    /// The comparisons that it matters to.
    pub topics: &'static [Topic],
    /// Whether it is an assumption that most workloads leave as it is.
    pub assumed: bool,
}

/// How the text of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// A number with at most four decimals, within bounds.
    Number(Bounds),
    /// A whole number, within bounds.
    Whole(Bounds),
    /// A number above 0, or 24 numbers of which one is above 0: one for each hour of the day, from midnight.
    Hourly,
    /// The code of a choice, with its label.
    Choice(&'static [(&'static str, &'static str)]),
    /// `true` or `false`.
    Switch,
    /// The code of a region.
    Region,
    /// The name of an instance type.
    InstanceType,
}

/// The least and the most that a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// Whether the least itself is too small.
    pub above: bool,
}

const fn from(least: u32, most: u32) -> Bounds {
    Bounds { least, most, above: false }
}

const fn above_zero(most: u32) -> Bounds {
    Bounds { least: 0, most, above: true }
}

/// The most requests per second, and the most TB, that a workload may have.
pub(crate) const MOST_REQUESTS: u32 = 1_000_000;

const RUN: &[Topic] = &[Topic::Compute];
const FRONT: &[Topic] = &[Topic::FrontDoor];
const SERVED: &[Topic] = &[Topic::Compute, Topic::FrontDoor];
const DELIVERED: &[Topic] = &[Topic::Delivery];
const CONNECTED: &[Topic] = &[Topic::FrontDoor, Topic::Delivery];

const ALL: &[Field] = &[
    Field {
        code: "region",
        label: "Region",
        unit: "",
        hint: "",
        reads: Reads::Region,
        default: "us-east-1",
        topics: &Topic::ALL,
        assumed: false,
    },
    Field {
        code: "requests_per_second",
        label: "Requests",
        unit: "per second",
        hint: "The mean, or 24 numbers, one for each hour of the day from midnight",
        reads: Reads::Hourly,
        default: "20",
        topics: SERVED,
        assumed: false,
    },
    Field {
        code: "duration_ms",
        label: "Duration of a request",
        unit: "ms",
        hint: "",
        reads: Reads::Number(above_zero(900_000)),
        default: "100",
        topics: RUN,
        assumed: false,
    },
    Field {
        code: "memory_mb",
        label: "Memory of a function",
        unit: "MB",
        hint: "A function has one vCPU for each 1,769 MB",
        reads: Reads::Whole(from(128, 10_240)),
        default: "1024",
        topics: RUN,
        assumed: false,
    },
    Field {
        code: "architecture",
        label: "Architecture",
        unit: "",
        hint: "Of functions and tasks; that of instances is their type's",
        reads: Reads::Choice(&[("arm", "Arm"), ("x86", "x86")]),
        default: "arm",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "computing_percent",
        label: "Time that it computes",
        unit: "%",
        hint: "Of the duration; the rest it waits for databases and other services, while a server works on other requests",
        reads: Reads::Number(above_zero(100)),
        default: "100",
        topics: RUN,
        assumed: false,
    },
    Field {
        code: "busy_percent",
        label: "vCPUs kept busy",
        unit: "%",
        hint: "The utilisation that tasks and instances are scaled for",
        reads: Reads::Number(above_zero(100)),
        default: "60",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "at_least",
        label: "At least",
        unit: "tasks or instances",
        hint: "Two survive the loss of a zone",
        reads: Reads::Whole(from(1, 1_000)),
        default: "2",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "task_vcpu",
        label: "vCPUs of a task",
        unit: "",
        hint: "",
        reads: Reads::Choice(&[
            ("0.25", "0.25"),
            ("0.5", "0.5"),
            ("1", "1"),
            ("2", "2"),
            ("4", "4"),
            ("8", "8"),
            ("16", "16"),
            ("32", "32"),
        ]),
        default: "1",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "task_memory_gb",
        label: "Memory of a task",
        unit: "GB",
        hint: "",
        reads: Reads::Number(above_zero(244)),
        default: "2",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "instance_type",
        label: "Instance type",
        unit: "",
        hint: "",
        reads: Reads::InstanceType,
        default: "m7g.large",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "root_gib",
        label: "Root volume",
        unit: "GiB of gp3",
        hint: "Of each instance",
        reads: Reads::Whole(from(1, 16_384)),
        default: "20",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "term",
        label: "Commitment",
        unit: "",
        hint: "A Compute Savings Plan for the instances that always run",
        reads: Reads::Choice(&[("1y", "1 year"), ("3y", "3 years")]),
        default: "1y",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "payment",
        label: "Payment",
        unit: "",
        hint: "",
        reads: Reads::Choice(&[
            ("no-upfront", "no upfront"),
            ("partial-upfront", "partial upfront"),
            ("all-upfront", "all upfront"),
        ]),
        default: "no-upfront",
        topics: RUN,
        assumed: true,
    },
    Field {
        code: "request_kb",
        label: "Size of a request",
        unit: "KB",
        hint: "",
        reads: Reads::Number(from(0, 10_240)),
        default: "2",
        topics: FRONT,
        assumed: false,
    },
    Field {
        code: "response_kb",
        label: "Size of a response",
        unit: "KB",
        hint: "",
        reads: Reads::Number(above_zero(10_240)),
        default: "10",
        topics: FRONT,
        assumed: false,
    },
    Field {
        code: "requests_per_connection",
        label: "Requests on a connection",
        unit: "",
        hint: "Load balancers bill new and open connections",
        reads: Reads::Number(from(1, 1_000_000)),
        default: "5",
        topics: CONNECTED,
        assumed: true,
    },
    Field {
        code: "connection_seconds",
        label: "A connection stays open",
        unit: "s",
        hint: "",
        reads: Reads::Number(above_zero(86_400)),
        default: "60",
        topics: CONNECTED,
        assumed: true,
    },
    Field {
        code: "zones",
        label: "Zones of the load balancer",
        unit: "",
        hint: "A public IPv4 address in each",
        reads: Reads::Whole(from(2, 6)),
        default: "2",
        topics: FRONT,
        assumed: true,
    },
    Field {
        code: "origin",
        label: "Origin",
        unit: "",
        hint: "",
        reads: Reads::Choice(&[("bucket", "S3 bucket"), ("load-balancer", "Application Load Balancer")]),
        default: "bucket",
        topics: DELIVERED,
        assumed: false,
    },
    Field {
        code: "gb",
        label: "Data to viewers",
        unit: "GB a month",
        hint: "",
        reads: Reads::Number(above_zero(10_000_000)),
        default: "1000",
        topics: DELIVERED,
        assumed: false,
    },
    Field {
        code: "object_kb",
        label: "Size of a response",
        unit: "KB",
        hint: "The mean; it determines the requests",
        reads: Reads::Number(above_zero(1_000_000)),
        default: "100",
        topics: DELIVERED,
        assumed: false,
    },
    Field {
        code: "cache_hit_percent",
        label: "Served from the cache",
        unit: "%",
        hint: "",
        reads: Reads::Number(from(0, 100)),
        default: "90",
        topics: DELIVERED,
        assumed: false,
    },
    Field {
        code: "viewers",
        label: "Viewers in",
        unit: "",
        hint: "",
        reads: Reads::Choice(&[
            ("us", "United States, Mexico, Canada"),
            ("europe", "Europe, Israel"),
            ("africa", "South Africa, Kenya, Middle East"),
            ("south_america", "South America"),
            ("japan", "Japan"),
            ("australia", "Australia, New Zealand"),
            ("asia", "Hong Kong, Philippines, Asia Pacific"),
            ("india", "India"),
        ]),
        default: "us",
        topics: DELIVERED,
        assumed: false,
    },
    Field {
        code: "free_allowances",
        label: "Free allowances",
        unit: "",
        hint: "An account has them once: Lambda, 100 GB to the internet, 1 TB and 10 million requests of CloudFront",
        reads: Reads::Switch,
        default: "false",
        topics: &[Topic::Compute, Topic::Delivery],
        assumed: false,
    },
];

/// What a comparison asks for, in the order of its form.
pub fn fields(topic: Topic) -> impl Iterator<Item = &'static Field> {
    ALL.iter().filter(move |field| field.topics.contains(&topic))
}
