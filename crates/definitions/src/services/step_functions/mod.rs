//! AWS Step Functions: Standard and Express workflows.

mod charges;
mod rules;

use crate::{Absent, Allowance, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text};

/// The free allowance of Standard workflows.
static TRANSITIONS: Allowance = Allowance {
    code: "step-functions",
    amount: 4_000,
    hourly: false,
    regional: false,
    label: "4,000 Step Functions state transitions",
};

const STANDARD: Condition = Condition::Is("workflow_type", &["standard"]);
const EXPRESS: Condition = Condition::Is("workflow_type", &["express"]);

/// Step Functions workflows.
pub static STEP_FUNCTIONS: Definition = Definition {
    kind: "step-functions",
    title: "AWS Step Functions",
    adds: "Step Functions workflow",
    new: ("workflow", "Workflow"),
    noun: "workflow",
    count: "",
    section: Section::Integration,
    icon: Icon::Steps,
    stands: Stands::Region,
    service: "states",
    parent: None,
    summary: Text::All(&[
        Text::Label("workflow_type"),
        Text::Is(" workflow"),
        Text::After(", ", &Text::Used("executions")),
    ]),
    about: "A workflow, or several of one type: state transitions of Standard workflows, retries included; requests of \
            Express workflows, and memory times duration in tiers that count the Region. What the tasks call, such as \
            Lambda functions, and the log groups of Express workflows are charges of those services.",
    config: &[Field::choice(
        "workflow_type",
        "Type",
        &[Choice::new("standard", "Standard"), Choice::new("express", "Express")],
    )],
    usage: &[
        Field::usage("executions", "Executions", Measure::Count("executions"), "the executions")
            .per_million("executions")
            .hint("Every start, nested workflows and tests as well"),
        Field::usage("transitions", "Transitions", Measure::Amount("transitions"), "the transitions of an execution")
            .hint("Average of an execution: every state that is entered, in each iteration of a Map")
            .when(STANDARD),
        Field::optional("retries", "Retries", Measure::Count("retries"), "the retries")
            .hint("Of all executions; each is a transition")
            .when(STANDARD),
        Field::usage("duration_ms", "Duration", Measure::Amount("ms"), "the duration")
            .hint("Average of an execution; each started 100 ms. Standard: only to compare it with Express"),
        Field::usage("memory_mb", "Memory", Measure::Amount("MB"), "the memory")
            .absent(Absent::Counts(64))
            .hint("50 MB, the definition, and the payload times its parallel steps; each started 64 MB")
            .when(EXPRESS),
    ],
    form: &[
        FormRow::Fields(&["workflow_type", "placement/region"]),
        FormRow::Fields(&["executions", "transitions"]),
        FormRow::Fields(&["retries"]),
        FormRow::Fields(&["duration_ms", "memory_mb"]),
    ],
    starts: &[],
    allowances: &[&TRANSITIONS],
    charges: charges::ALL,
    rules: rules::ALL,
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS Step Functions pricing",
        "AWS Step Functions developer guide, choosing workflow type",
        "AWS Step Functions developer guide, service quotas",
    ],
};
