//! Amazon Timestream for LiveAnalytics.

mod charges;
mod rules;

use crate::{Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type};

/// Queries are billed by the compute units that they run on.
const COMPUTE: Condition = Condition::Is("query_pricing", &["tcu"]);
/// Queries are billed by the data that they scan.
const SCANNED: Condition = Condition::Is("query_pricing", &["data-scanned"]);

const QUERY_PRICING: &[Choice] =
    &[Choice::new("tcu", "Timestream compute units"), Choice::new("data-scanned", "Data scanned")];

/// Databases of LiveAnalytics.
pub static TIMESTREAM_LIVEANALYTICS: Definition = Definition {
    kind: "timestream-liveanalytics",
    title: "Amazon Timestream for LiveAnalytics",
    adds: "Timestream for LiveAnalytics database",
    new: ("liveanalytics", "LiveAnalytics database"),
    noun: "database",
    count: "",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Region,
    service: "timestream",
    parent: None,
    summary: Text::All(&[Text::Is("LiveAnalytics, queries by "), Text::Lower("query_pricing")]),
    about: "Writes by their size; memory store by GB and hour, magnetic store by GB and month; queries by compute units \
            or by the data scanned. Closed to new customers since 20 June 2025.",
    config: &[
        Field::choice("query_pricing", "Query pricing", QUERY_PRICING)
            .hint("Data scanned: accounts that have not changed to compute units"),
        Field::new("query_tcus", "Compute units", Type::Number { least: 4, most: 1_000, decimals: 0, unit: "TCUs" })
            .absent(Absent::Number(4))
            .hint("On average while queries run; 4 at least. MaxQueryTCU of the account bounds them, in multiples of 4")
            .when(COMPUTE),
        Field::new("write_kb", "Size of a write", Type::Number { least: 0, most: 1_024, decimals: 3, unit: "KB" })
            .absent(Absent::Number(1))
            .hint("The records of one request together, without repeated attributes; each started KB is billed"),
    ],
    usage: &[
        Field::usage("writes", "Writes", Measure::Count("writes"), "the writes")
            .hint("Requests; a batch of records is one"),
        Field::usage("memory_gb", "Memory store", Measure::Amount("GB"), "the GB in the memory store")
            .hint("Average over the month"),
        Field::usage("magnetic_gb", "Magnetic store", Measure::Amount("GB-months"), "the GB in the magnetic store")
            .hint("Average over the month"),
        Field::usage("query_hours", "Hours with queries", Measure::Hours, "the hours with queries")
            .hint("By the second, 30 seconds at least")
            .when(COMPUTE),
        Field::usage("queries", "Queries", Measure::Count("queries"), "the queries").when(SCANNED),
        Field::usage("scanned_mb", "Scanned by a query", Measure::Amount("MB"), "the MB that a query scans")
            .hint("Of each query 10 MB at least are billed")
            .when(SCANNED),
    ],
    form: &[
        FormRow::Fields(&["writes", "write_kb"]),
        FormRow::Fields(&["memory_gb", "magnetic_gb"]),
        FormRow::Fields(&["query_pricing", "placement/region"]),
        FormRow::Fields(&["query_tcus", "query_hours", "queries", "scanned_mb"]),
    ],
    starts: &[],
    purchase_options: None,
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[],
    sources: &[
        "Amazon Timestream pricing",
        "Amazon Timestream for LiveAnalytics developer guide, metering and cost optimization",
        "Amazon Timestream for LiveAnalytics developer guide, Timestream compute unit",
        "Amazon Timestream for LiveAnalytics availability change",
    ],
};
