//! [`Definition`]: a service as data.

use crate::aws_service::AwsService;
use crate::charge::{Allowance, Charge};
use crate::deployment::DeploymentOptions;
use crate::field::{Absent, Choice, Field, Type};
use crate::purchase::PurchaseOptions;
use crate::rule::Rule;
use crate::text::Text;
use crate::usage::Number;
use crate::value::{Value, Values};

/// Everything that Abacus knows about a service: document, form, charges, rules and texts.
#[derive(Debug)]
pub struct Definition {
    /// Its name in the document.
    pub kind: &'static str,
    /// The name of the service, as AWS writes it.
    pub title: &'static str,
    /// The label of its entry in the add menu, such as `SQS queue`.
    pub adds: &'static str,
    /// The id prefix and the name of a new component.
    pub new: (&'static str, &'static str),
    /// What the form's buttons call it, such as `queue`.
    pub noun: &'static str,
    /// The label of the count field, such as `Queues`; empty if a component has no count.
    pub count: &'static str,
    /// Its section in the add menu.
    pub section: Section,
    /// Its icon.
    pub icon: Icon,
    /// Where it is placed.
    pub stands: Stands,
    /// Its name in [`AwsService`](crate::AwsService) if flows can end at it; empty if it only carries data.
    pub service: &'static str,
    /// The field naming the component that determines its region, if there is one.
    pub parent: Option<&'static str>,
    /// A short description for the outline and the drawing.
    pub summary: Text,
    /// A sentence on what is priced.
    pub about: &'static str,
    /// The configuration.
    pub config: &'static [Field],
    /// The usage.
    pub usage: &'static [Field],
    /// Names of fields in form order, by row; fields not listed follow.
    pub form: &'static [FormRow],
    /// Values of a new component that differ from the defaults: choices, numbers and names by field.
    pub starts: &'static [(&'static str, &'static str)],
    /// Free monthly allowances of an account, each a switch in the document. Charges refer to them.
    pub allowances: &'static [&'static Allowance],
    /// Its charges.
    pub charges: &'static [Charge],
    /// Its findings.
    pub rules: &'static [Rule],
    /// The ways to buy it, if there are several to compare.
    pub purchase_options: Option<&'static PurchaseOptions>,
    /// The deployments of the same workload, if there are several to compare.
    pub deployment_options: Option<&'static DeploymentOptions>,
    /// Charges that have no price in any region, and why.
    pub unpriced: &'static [Unpriced],
    /// Titles of AWS's pages that the billing rules come from.
    pub sources: &'static [&'static str],
}

/// Charges that AWS makes but that no table has a price for.
#[derive(Debug, Clone, Copy)]
pub struct Unpriced {
    /// The prefix of their codes.
    pub code: &'static str,
    /// When this applies.
    pub when: crate::Condition,
    /// Why there is no price.
    pub reason: &'static str,
}

/// A row of fields, or text between rows.
#[derive(Debug, Clone, Copy)]
pub enum FormRow {
    /// Fields by name. `placement/count` and `placement/region` are the fields that every kind has.
    Fields(&'static [&'static str]),
    /// Rarely needed fields, collapsed under a heading with a short description.
    More(&'static str, &'static str, &'static [&'static str]),
    /// A short note that belongs to no field, shown while a condition holds.
    Note(&'static str, crate::Condition),
}

/// A section of the add menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Instances, containers, functions.
    Compute,
    /// Volumes, buckets, file systems.
    Storage,
    /// Databases and caches.
    Databases,
    /// Queues, topics, workflows.
    Integration,
    /// Keys, secrets, certificates.
    Security,
    /// Metrics, logs, alarms.
    Monitoring,
    /// VPCs and what connects them.
    Network,
    /// Commitments.
    Purchase,
}

impl Section {
    /// Its heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Section::Compute => "Compute",
            Section::Storage => "Storage",
            Section::Databases => "Databases",
            Section::Integration => "Integration",
            Section::Security => "Security",
            Section::Monitoring => "Monitoring",
            Section::Network => "Network",
            Section::Purchase => "Purchase",
        }
    }
}

/// The icon of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A location: an address.
    Address,
    /// Two arrows: data that moves.
    Arrows,
    /// A gate to the internet.
    Gate,
    /// A plug: an endpoint.
    Plug,
    /// Two rings: peering.
    Rings,
    /// A lock: an encrypted link.
    Lock,
    /// Two ends of a line.
    Line,
    /// Messages one behind the other.
    Queue,
    /// A message to many.
    Fan,
    /// A database.
    Database,
    /// The letter lambda: a function.
    Function,
    /// A lightning bolt: an event.
    Event,
    /// A key.
    Key,
    /// A masked input field: a secret.
    Secret,
    /// A folder: files.
    Folder,
    /// A gauge: monitoring.
    Gauge,
    /// Boxes: container images.
    Boxes,
    /// A signpost: names and where they lead.
    Signpost,
    /// A laptop: people's computers.
    Laptop,
    /// Boxes that lead to each other: a workflow.
    Steps,
    /// A person: users who sign in.
    User,
    /// A price tag: a commitment.
    Purchase,
}

/// Where a service is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In subnets of a VPC.
    Subnets,
    /// In a VPC, but in none of its subnets.
    Vpc,
    /// In a region.
    Region,
    /// In a region, or in subnets of a VPC if it names any.
    RegionOrSubnets,
    /// At the edge, outside any region.
    Edge,
    /// Nowhere: a purchase, which is no part of the architecture.
    Nowhere,
}

impl Field {
    /// The value of a field that is not given, for defaults that are written out.
    #[must_use]
    pub fn default_value(&self) -> Option<Value> {
        match self.absent {
            Absent::Is(code) => self.choice_of(code).map(Value::Choice),
            Absent::Number(number) => Some(Value::Number(Number::from(number))),
            Absent::No => Some(Value::Flag(false)),
            _ => None,
        }
    }

    /// The choice with this code.
    #[must_use]
    pub fn choice_of(&self, code: &str) -> Option<&'static Choice> {
        match self.value {
            Type::Choice(choices) => choices.iter().find(|choice| choice.code == code),
            _ => None,
        }
    }
}

impl Definition {
    /// The AWS service it is when it is the end of a flow.
    #[must_use]
    pub fn end(&self) -> Option<&'static AwsService> {
        if self.service.is_empty() { None } else { AwsService::named(self.service) }
    }

    /// The values of a new component.
    #[must_use]
    pub fn new_values(&'static self) -> Values {
        let mut values = Values::new(self);
        for (name, text) in self.starts {
            let Some(field) = self.field(name) else { continue };
            let value = match field.value {
                Type::Choice(_) => field.choice_of(text).map(Value::Choice),
                Type::Number { .. } => text.parse::<u64>().ok().map(|number| Value::Number(Number::from(number))),
                _ => Some(Value::Text((*text).to_owned())),
            };
            values.set(name, value);
        }
        values
    }

    /// All its fields.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.config.iter().chain(self.usage)
    }

    /// The field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }
}

impl PartialEq for Definition {
    fn eq(&self, other: &Definition) -> bool {
        std::ptr::eq(self, other) || self.kind == other.kind
    }
}

impl Eq for Definition {}
