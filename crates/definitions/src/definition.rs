//! [`Definition`]: a service.

use crate::aws_service::AwsService;
use crate::charge::{Allowance, Charge};
use crate::field::{Absent, Choice, Field, Type};
use crate::rule::Rule;
use crate::text::Text;
use crate::usage::Number;
use crate::value::{Value, Values};

/// All that Abacus knows of a service: document, form, charges, rules and words.
#[derive(Debug)]
pub struct Definition {
    /// Its name in the document.
    pub kind: &'static str,
    /// The service, as AWS writes it.
    pub title: &'static str,
    /// What the menu adds, such as `SQS queue`.
    pub adds: &'static str,
    /// How the id of a new component begins, and its name.
    pub new: (&'static str, &'static str),
    /// What the buttons of a form call it, such as `queue`.
    pub noun: &'static str,
    /// What the number of them is called, such as `Queues`; empty where there is one.
    pub count: &'static str,
    /// Where the menu has it.
    pub section: Section,
    /// Its sign.
    pub icon: Icon,
    /// Where it stands.
    pub stands: Stands,
    /// Its name in [`AwsService`](crate::AwsService) where flows end at it; empty of what only carries data.
    pub service: &'static str,
    /// The field that names the component whose region is its own, if there is one.
    pub parent: Option<&'static str>,
    /// What it is in a few words, for the outline and the drawing.
    pub summary: Text,
    /// A sentence about what is priced.
    pub about: &'static str,
    /// The configuration.
    pub config: &'static [Field],
    /// The usage.
    pub usage: &'static [Field],
    /// Names of fields in the order of the form, in rows; what is left out follows.
    pub form: &'static [Row],
    /// What a new component has besides its defaults: choices, numbers and names by field.
    pub starts: &'static [(&'static str, &'static str)],
    /// What an account has free each month, each a switch of the document. Charges name them.
    pub allowances: &'static [&'static Allowance],
    /// What is charged.
    pub charges: &'static [Charge],
    /// What there is to tell.
    pub rules: &'static [Rule],
    /// Charges of which no region has a price, and why.
    pub unpriced: &'static [Unpriced],
    /// Titles of AWS's pages that the billing rules come from.
    pub sources: &'static [&'static str],
}

/// Charges that AWS makes and no table has a price for.
#[derive(Debug, Clone, Copy)]
pub struct Unpriced {
    /// The beginning of their codes.
    pub code: &'static str,
    /// When.
    pub when: crate::Condition,
    /// Why there is no price.
    pub reason: &'static str,
}

/// Fields side by side, or words between them.
#[derive(Debug, Clone, Copy)]
pub enum Row {
    /// Fields by name. `placement/count` and `placement/region` stand for those that every kind has.
    Fields(&'static [&'static str]),
    /// Fields that few need, folded away behind a heading and a few words about them.
    More(&'static str, &'static str, &'static [&'static str]),
    /// A short note that belongs to no field, while a condition holds.
    Note(&'static str, crate::Condition),
}

/// A section of the menu that adds.
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
    /// VPCs and what joins them.
    Network,
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
        }
    }
}

/// The sign of a service.
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
    /// A flash: an event.
    Event,
    /// A key.
    Key,
    /// A field of hidden letters: a secret.
    Secret,
    /// A folder: files.
    Folder,
    /// A gauge: what is measured.
    Gauge,
    /// Boxes: images of containers.
    Boxes,
    /// A signpost: names and where they lead.
    Signpost,
    /// A laptop: people's computers.
    Laptop,
}

/// Where a service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In subnets of a VPC.
    Subnets,
    /// In a VPC, in none of its subnets.
    Vpc,
    /// In a region.
    Region,
    /// In a region, and in subnets of a VPC where it names some.
    RegionOrSubnets,
    /// At the edge, in no region.
    Edge,
}

impl Field {
    /// What a field is while nothing is given, where that is written out.
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
    /// What it is as an end of a flow.
    #[must_use]
    pub fn end(&self) -> Option<&'static AwsService> {
        AwsService::named(self.service)
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

    /// Every field.
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
