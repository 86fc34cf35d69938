//! Limits of a document. They are wide enough for any real design and narrow enough that every product of the engine
//! stays exact (see `units::exact_mul`).

/// Largest document in bytes: 1 MiB.
pub const DOCUMENT_BYTES: usize = 1 << 20;
/// Most components in a design.
pub const COMPONENTS: usize = 1_000;
/// Longest name of a design or component, in characters.
pub const NAME_CHARS: usize = 200;
/// Most tags of a component, as AWS allows for each resource.
pub const TAGS: usize = 50;
/// Longest key of a tag, in characters, as AWS allows.
pub const TAG_KEY_CHARS: usize = 128;
/// Longest value of a tag, in characters, as AWS allows.
pub const TAG_VALUE_CHARS: usize = 256;
/// Longest note of a design, in characters.
pub const NOTE_CHARS: usize = 10_000;
/// Longest id of a component, in characters.
pub const ID_CHARS: usize = 64;
/// Most instances in a group, or volumes per instance.
pub const COUNT: u64 = 100_000;
/// Most other instance types of a group: with the first one, the 40 that Auto Scaling accepts.
pub const OTHER_TYPES: usize = 39;
/// Largest weight of an instance type, as in Auto Scaling.
pub const TYPE_WEIGHT: u64 = 999;
/// Largest volume in GiB, far above what AWS sells: 1 PiB.
pub const VOLUME_GIB: u64 = 1 << 20;
/// Most GB-months of a set of volumes together: 10^11, about a hundred EiB.
pub const GB_MONTHS: u64 = 100_000_000_000;
/// Most provisioned IOPS of one volume, far above what AWS sells.
pub const IOPS: u64 = 10_000_000;
/// Most provisioned throughput of one volume in MiB/s, far above what AWS sells.
pub const THROUGHPUT_MIBPS: u64 = 1_000_000;
/// Hours of the longest calendar month.
pub const HOURS_PER_MONTH: u64 = 744;
/// Most hours a month of all instances of a group together.
pub const FLEET_HOURS: u64 = HOURS_PER_MONTH * COUNT;
/// Largest usage value: 10^12.
pub const USAGE: u64 = 1_000_000_000_000;
/// Decimals of a usage value.
pub const USAGE_DECIMALS: u32 = 4;
/// Most public IPv4 addresses of one instance.
pub const ADDRESSES: u64 = 50;
/// Most work repeated on Spot, in percent of the hours.
pub const REPEATED_WORK_PERCENT: u64 = 1_000;
/// Largest Savings Plan in US dollars an hour.
pub const COMMITMENT_USD: u64 = 1_000_000;
/// Decimals of a commitment in US dollars an hour: AWS's smallest is 0.001.
pub const COMMITMENT_DECIMALS: u32 = 3;
/// Largest value in GiB of a snapshot component: 10^9, about one EiB.
pub const SNAPSHOT_GIB: u64 = 1_000_000_000;
/// Most snapshots kept of one volume.
pub const SNAPSHOTS: u64 = 10_000;
/// Most hours from one snapshot to the next: a year.
pub const SNAPSHOT_HOURS: u64 = 8_760;
/// Most days that a snapshot is kept: a hundred years.
pub const KEEP_DAYS: u64 = 36_500;
/// Most days of a temporary restore.
pub const RESTORE_DAYS: u64 = 365;
/// Longest restore in hours: a year.
pub const RESTORE_HOURS: u64 = 8_760;
/// Most public IPv4 addresses of a NAT gateway.
pub const NAT_ADDRESSES: u64 = 32;
/// Most attachments of one kind of a transit gateway.
pub const ATTACHMENTS: u64 = 5_000;
/// Most ranges of the networks at the other end of a link.
pub const REMOTE_CIDRS: usize = 100;
/// Most IPv4 ranges of a VPC.
pub const VPC_CIDRS: usize = 50;
/// Most subnets, and most route tables, of a VPC.
pub const SUBNETS: usize = 200;
/// Most routes of a route table.
pub const ROUTES: usize = 1_000;
/// Most gateways, endpoints, links and load balancers on a pinned path.
pub const VIA: usize = 8;
/// Most reserved capacity units of a load balancer.
pub const CAPACITY_UNITS: u64 = 100_000;
/// Largest percentage of a whole.
pub const PERCENT: u64 = 100;
/// Largest percentage added to a list price.
pub const PERCENT_ADDED: u64 = 1_000;
/// Decimals of the percentage of a private rate or a tax.
pub const RATE_PERCENT_DECIMALS: u32 = 4;
/// Most private rates of a design.
pub const OWN_RATES: usize = 100;
/// Largest private price of one unit in US dollars.
pub const UNIT_PRICE_USD: u64 = 1_000_000;
/// Decimals of a private price: AWS's smallest are of 10^-10 dollars.
pub const UNIT_PRICE_DECIMALS: u32 = 14;
/// Longest pattern for usage types, in characters.
pub const USAGE_TYPE_CHARS: usize = 100;
/// Largest monthly budget of a design in US dollars.
pub const BUDGET_USD: u64 = 1_000_000_000;
/// Decimals of a monthly budget: cents.
pub const BUDGET_DECIMALS: u32 = 2;
/// Most accounts with a support plan.
pub const ACCOUNTS: u64 = 100_000;
/// Most sizes in a list of objects by size.
pub const OBJECT_SIZES: usize = 50;
/// Most entries in a list of runs.
pub const RUNS: usize = 100;
/// Longest single run in seconds: a month of 31 days.
pub const RUN_SECONDS: u64 = 744 * 3600;
/// Most availability zones in one placement.
pub const ZONES: usize = 10;
/// Most problems reported for one document.
pub const PROBLEMS: usize = 100;
