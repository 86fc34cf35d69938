//! [`Candidate`]: a side cost before it is priced.

use definitions::{Definition, Usage, Value, Values, limits};
use design::{Body, Component, ComponentId, Design, Number, Placement, Tags, UsageValue};
use units::Decimal;

use super::sizes::RETENTION_DAYS;
use super::span::Span;
use super::subject::Cause;

/// A side cost before it is priced.
pub(super) struct Candidate {
    /// The id of the side cost, and of the component that accepting it adds.
    pub id: ComponentId,
    /// The index of the component that causes it.
    pub cause: usize,
    pub title: String,
    pub assumption: String,
    /// What is open in the design, if the amount depends on it.
    pub depends_on: Option<&'static str>,
    pub thing: Thing,
    pub change: Change,
    /// The usage in GB, or what costs about as much as that many GB of logs: side costs with much usage are priced first.
    pub weight: Decimal,
}

/// What is billed. A component that the author added for it covers the side costs of its region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    /// Logs of functions, containers and APIs.
    Logs,
    /// Metrics of containers.
    ContainerMetrics,
    /// Access logs in a bucket.
    AccessLogs,
    /// VPC flow logs.
    FlowLogs,
    /// A KMS key and its requests.
    Key,
    /// A web ACL and its requests.
    Firewall,
    /// Something that a field of the component itself says, or a component that names it.
    Own,
}

/// How accepting changes the document.
pub(super) enum Change {
    /// Adds a component.
    Add(Box<Component>),
    /// Switches detailed monitoring of a group on.
    DetailedMonitoring,
    /// Fills in the backup storage of a database.
    BackupStorage(Usage),
}

impl Candidate {
    /// Whether the change has room in the design.
    pub fn fits(&self, design: &Design) -> bool {
        !matches!(self.change, Change::Add(_)) || design.components.len() < limits::COMPONENTS
    }

    /// The region in which it is billed, if accepting adds a component.
    pub fn region<'c>(&'c self, design: &'c Design) -> &'c str {
        match &self.change {
            Change::Add(component) => component.placement.region.as_deref().unwrap_or(&design.region),
            _ => "",
        }
    }

    /// Makes the change. The causes have the same indexes in `design` as in the document.
    pub fn apply(&self, design: &mut Design) {
        match &self.change {
            Change::Add(component) => design.components.push((**component).clone()),
            Change::DetailedMonitoring => {
                if let Some(Body::Ec2 { config, .. }) = self.body_in(design) {
                    config.detailed_monitoring = true;
                }
            }
            Change::BackupStorage(usage) => {
                if let Some(values) = self.body_in(design).and_then(Body::values_mut) {
                    values.set("backup_gb", Some(Value::Usage(usage.clone())));
                }
            }
        }
    }

    fn body_in<'d>(&self, design: &'d mut Design) -> Option<&'d mut Body> {
        design.components.get_mut(self.cause).map(|component| &mut component.body)
    }

    /// The change in words.
    pub fn change_text(&self) -> String {
        match &self.change {
            Change::Add(component) => {
                format!("adds the component {} ({})", component.id, component.body.kind().label())
            }
            Change::DetailedMonitoring => "switches detailed monitoring on".to_owned(),
            Change::BackupStorage(_) => "fills in the backup storage".to_owned(),
        }
    }
}

/// Amounts of usage by field; `None` where they depend on something that is open.
pub(super) type Amounts<'n> = [(&'n str, Option<Span>)];

/// A component of a defined kind with these amounts, for a cause.
pub(super) fn defined(
    cause: Cause<'_>,
    id: &ComponentId,
    (title, definition): (&str, &'static Definition),
    amounts: &Amounts<'_>,
) -> Component {
    let mut values = Values::new(definition);
    for (field, span) in amounts {
        let usage = span.map_or(Usage::Monthly(UsageValue::Open), Span::usage);
        values.set(field, Some(Value::Usage(usage)));
    }
    component(cause, id, title, Body::Defined(Box::new(values)))
}

/// CloudWatch logs and metrics, for a cause. Logs are kept for a month.
pub(super) fn cloudwatch(cause: Cause<'_>, id: &ComponentId, title: &str, amounts: &Amounts<'_>) -> Change {
    let mut component = defined(cause, id, (title, &definitions::CLOUDWATCH), amounts);
    if let Some(values) = component.body.values_mut() {
        values.set("retention_days", Some(Value::Number(Number::from(RETENTION_DAYS))));
    }
    Change::Add(Box::new(component))
}

/// A component in the region of its cause.
pub(super) fn component(cause: Cause<'_>, id: &ComponentId, title: &str, body: Body) -> Component {
    let region = (cause.region != cause.design.region).then(|| cause.region.to_owned());
    let name = title.chars().take(limits::NAME_CHARS).collect();
    Component {
        id: id.clone(),
        name,
        placement: Placement { region, ..Placement::default() },
        tags: Tags::default(),
        body,
    }
}

/// Logs in CloudWatch, by the field of their GB; `depends_on` is what is open if these are not known.
pub(super) fn logs(
    cause: Cause<'_>,
    (suffix, title): (&str, String),
    (field, gb): (&str, Option<Span>),
    assumption: String,
    depends_on: &'static str,
) -> Candidate {
    let id = cause.id(suffix);
    Candidate {
        change: cloudwatch(cause, &id, &title, &[(field, gb)]),
        id,
        cause: cause.index,
        title,
        assumption,
        depends_on: gb.is_none().then_some(depends_on),
        thing: Thing::Logs,
        weight: gb.map_or(Decimal::ZERO, Span::typical),
    }
}
