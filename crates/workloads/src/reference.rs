//! [`reference`]: the fields of workloads as a page of documentation.

use std::fmt::Write;

use crate::fields::{Bounds, Field, Reads, fields};
use crate::topic::Topic;

const HEAD: &str = "# Workloads

Options for a workload side by side, each priced by the full estimate of a small design, over a range of loads: the cheapest
at each load, the loads at which options cost the same, and what each gains and gives up. The pages are at `/workloads`;
`abacus workload FILE` prints a comparison, and `POST /api/v1/workloads` answers with one. Both read an object such as

```json
{ \"of\": \"compute\", \"region\": \"eu-west-1\", \"requests_per_second\": 40, \"duration_ms\": 80 }
```

Fields that are left out have their defaults. Written from `crates/workloads` by `abacus workload`.
";

/// What each comparison asks for, in Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = HEAD.to_owned();
    for topic in Topic::ALL {
        let _ = writeln!(text, "\n## `{}`: {}\n\n{}\n", topic.code(), topic.title(), topic.question());
        text.push_str("| field | meaning | values | left out |\n|---|---|---|---|\n");
        for field in fields(topic) {
            let _ = writeln!(text, "{}", row(field));
        }
    }
    text
}

fn row(field: &Field) -> String {
    let Field { code, label, unit, hint, reads, default, .. } = field;
    let hint = if hint.is_empty() { String::new() } else { format!(". {hint}") };
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    format!("| `{code}` | {label}{hint} | {}{unit} | `{default}` |", values(*reads))
}

fn values(reads: Reads) -> String {
    let range = |bounds: Bounds| {
        if bounds.above {
            format!("above {} to {}", bounds.least, bounds.most)
        } else {
            format!("{} to {}", bounds.least, bounds.most)
        }
    };
    match reads {
        Reads::Number(bounds) => range(bounds),
        Reads::Whole(bounds) => format!("whole, {}", range(bounds)),
        Reads::Hourly => "a number, or a list of 24,".to_owned(),
        Reads::Choice(choices) => choices.iter().map(|(code, _)| format!("`{code}`")).collect::<Vec<_>>().join(", "),
        Reads::Switch => "`true`, `false`".to_owned(),
        Reads::Region => "a Region code".to_owned(),
        Reads::InstanceType => "an instance type".to_owned(),
    }
}
