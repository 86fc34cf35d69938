//! What a workload runs on: functions, containers, instances.

use serde_json::{Value, json};
use units::Decimal;
use units::format::quantity;

use crate::capacity::{Capacity, at_once};
use crate::documents::{design, number, requests_per_month};
use crate::option::{Designed, LoadOption, even, unlimited};
use crate::workload::Workload;

pub(crate) const OPTIONS: &[LoadOption] = &[
    LoadOption {
        code: "lambda",
        label: "Lambda",
        gives_up: "Nothing to run, scales with each request and to zero. Cold starts; at most 15 minutes; waiting is billed too",
        design: lambda,
        most: unlimited,
        edges: even,
    },
    LoadOption {
        code: "fargate",
        label: "Fargate",
        gives_up: "No instances to run. Scales in minutes, not with each request; idle tasks are billed",
        design: |workload, load| tasks(workload, load, "fargate", "Service on Fargate"),
        most: unlimited,
        edges: of_tasks,
    },
    LoadOption {
        code: "fargate-spot",
        label: "Fargate Spot",
        gives_up: "As Fargate, for less. Tasks are stopped with two minutes' notice and may find no capacity",
        design: |workload, load| tasks(workload, load, "fargate-spot", "Service on Fargate Spot"),
        most: unlimited,
        edges: of_tasks,
    },
    LoadOption {
        code: "ec2",
        label: "EC2 on-demand",
        gives_up: "Any software, memory and GPU. Images, patches and scaling are your work; idle instances are billed",
        design: |workload, load| instances(workload, load, false),
        most: unlimited,
        edges: of_instances,
    },
    LoadOption {
        code: "ec2-committed",
        label: "EC2 committed",
        gives_up: "As EC2, with what always runs under a Compute Savings Plan: paid for the whole term, used or not",
        design: |workload, load| instances(workload, load, true),
        most: unlimited,
        edges: of_instances,
    },
];

fn of_tasks(workload: &Workload) -> Vec<Decimal> {
    units::parse_plain(workload.text("task_vcpu")).map(|vcpu| Capacity::edges(workload, vcpu)).unwrap_or_default()
}

fn of_instances(workload: &Workload) -> Vec<Decimal> {
    Capacity::edges(workload, Decimal::from(workload.vcpus()))
}

fn lambda(workload: &Workload, load: Decimal) -> Designed {
    let designed = || {
        let requests = requests_per_month(load)?;
        let memory = workload.number("memory_mb");
        let function = json!({
            "id": "function", "name": "Function", "kind": "lambda",
            "config": {"architecture": workload.text("architecture"), "memory_mb": number(memory)},
            "usage": {"requests": number(requests), "duration_ms": number(workload.number("duration_ms"))},
        });
        let runs_as = format!(
            "{} requests a month at {} MB, up to {} at once",
            quantity(requests, 0),
            quantity(memory, 0),
            quantity(at_once(workload, load)?, 0)
        );
        let allowances = ["lambda-requests", "lambda-duration"];
        Some(Designed::As(design(workload, "Workload on Lambda", &allowances, vec![function]), runs_as))
    };
    Designed::or_too_large(designed())
}

fn tasks(workload: &Workload, load: Decimal, capacity: &str, name: &str) -> Designed {
    let designed = || {
        let vcpu = units::parse_plain(workload.text("task_vcpu")).ok()?;
        let memory = workload.number("task_memory_gb");
        let servers = Capacity::of(workload, load, vcpu)?;
        let service = |id: &str, name: &str, count: Decimal, usage: Value| {
            json!({
                "id": id, "name": name, "kind": "ecs", "placement": {"count": number(count)},
                "config": {
                    "capacity": capacity, "platform": workload.text("architecture"),
                    "vcpu": workload.text("task_vcpu"), "memory_gb": number(memory), "work": "service",
                },
                "usage": usage,
            })
        };
        let mut services = vec![service("service", "Service", servers.base(), json!({}))];
        if let Some((count, hours)) = servers.scaled() {
            let usage = json!({"hours_per_month": number(hours)});
            services.push(service("service-scaled", "Service, by day", count, usage));
        }
        let runs_as = format!("{} of {vcpu} vCPU and {memory} GB", servers.words("task"));
        Some(Designed::As(design(workload, name, &[], services), runs_as))
    };
    Designed::or_too_large(designed())
}

/// Whether an instance type has CPU credits: above its baseline it pays for surplus credits.
fn is_burstable(instance_type: &str) -> bool {
    let mut letters = instance_type.chars();
    letters.next() == Some('t') && letters.next().is_some_and(|second| second.is_ascii_digit())
}

fn instances(workload: &Workload, load: Decimal, is_committed: bool) -> Designed {
    let designed = || {
        let vcpu = Decimal::from(workload.vcpus());
        let servers = Capacity::of(workload, load, vcpu)?;
        let (base, peak) = (servers.base(), servers.peak());
        let plan = json!({"savings_plan": {
            "plan": "compute", "term": workload.text("term"), "payment": workload.text("payment"),
        }});
        let purchase = match (is_committed, base == peak) {
            (false, _) => json!("on-demand"),
            (true, true) => plan,
            (true, false) => json!({"mixed": {
                "base": number(base), "base_purchase": plan, "on_demand_percent": 100,
            }}),
        };
        let running = if base == peak {
            json!("always")
        } else {
            let day: Vec<Value> = servers.hours.iter().map(|count| number(*count)).collect();
            json!({"profile": {"counts": [day, day, day, day, day, day, day]}})
        };
        let mut usage = json!({"running": running});
        if let (true, Value::Object(members)) = (is_burstable(workload.text("instance_type")), &mut usage) {
            members.insert("cpu_percent".to_owned(), number(servers.busy_percent(workload, load, vcpu)?));
        }
        let group = json!({
            "id": "servers", "name": "Servers", "kind": "ec2", "placement": {"count": number(peak)},
            "config": {"instance_type": workload.text("instance_type"), "purchase": purchase},
            "usage": usage,
        });
        let root = json!({
            "id": "servers-root", "name": "Root volume", "kind": "ebs",
            "config": {
                "volume_type": "gp3", "size_gib": number(workload.number("root_gib")), "attached_to": "servers", "root": true,
            },
        });
        let name = if is_committed { "Workload on EC2, committed" } else { "Workload on EC2" };
        let runs_as = format!("{} of {}", servers.words("instance"), workload.text("instance_type"));
        let runs_as = match (is_committed, base == peak) {
            (false, _) => runs_as,
            (true, true) => format!("{runs_as}, committed"),
            (true, false) => format!("{runs_as}, {base} committed"),
        };
        Some(Designed::As(design(workload, name, &[], vec![group, root]), runs_as))
    };
    Designed::or_too_large(designed())
}
