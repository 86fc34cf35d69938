//! [`Design`]: the document as a whole.

use std::collections::BTreeSet;

use definitions::{ComponentId, Number};
use serde::ser::{Serialize, SerializeMap, Serializer};
use units::time::Month;

use crate::bill::{Support, Tax};
use crate::calendar::CalendarMonth;
use crate::component::{Body, Component};
use crate::own_rate::OwnRate;
use problem::{Problem, Problems};

/// The version of the document format that this program writes.
pub const FORMAT_VERSION: u64 = 1;

/// A design: the components to build, and how they are used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Design {
    /// Version of the document format.
    #[serde(rename = "abacus")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub version: u64,
    /// Name of the design.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub name: String,
    /// A note as free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 10_000)))]
    pub note: String,
    /// The AWS Region of every component that names no region of its own.
    pub region: String,
    /// Number of days of the calendar month to price; 730 hours if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 28, max = 31)))]
    pub month_days: Option<u8>,
    /// The AWS free allowances to deduct; none if omitted.
    #[serde(skip_serializing_if = "Allowances::are_off")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub free_allowances: Allowances,
    /// The calendar month with which the design starts; needed only by private rates that come into force later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", regex(pattern = "^[0-9]{4}-[0-9]{2}$")))]
    pub first_month: Option<CalendarMonth>,
    /// Private rates; none if omitted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 100)))]
    pub own_rates: Vec<OwnRate>,
    /// The AWS Support plan, a line below the total; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<Support>,
    /// The tax, a line below the total; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    /// The budget in US dollars a month for the monthly total; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<f64>", extend("exclusiveMinimum" = 0, "maximum" = crate::limits::BUDGET_USD))
    )]
    pub budget: Option<Number>,
    /// The components, in display order.
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub components: Vec<Component>,
}

/// The free allowances of an account, each of which can be on or off. Estimates with all of them off are comparable
/// with other calculators.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Allowances {
    /// The first 100 GB per month of data out to the internet, shared by all services and regions.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub internet_out: bool,
    /// The codes of the allowances from service definitions that are on.
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub of_services: BTreeSet<&'static str>,
}

impl Allowances {
    fn are_off(&self) -> bool {
        *self == Allowances::default()
    }

    /// Whether the allowance of a service is on.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.of_services.contains(code)
    }
}

impl Serialize for Allowances {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("internet_out", &self.internet_out)?;
        for code in &self.of_services {
            map.serialize_entry(code, &true)?;
        }
        map.end()
    }
}

impl Design {
    /// A design without components.
    #[must_use]
    pub fn empty(region: &str) -> Design {
        Design {
            version: FORMAT_VERSION,
            name: String::new(),
            note: String::new(),
            region: region.to_owned(),
            month_days: None,
            free_allowances: Allowances::default(),
            first_month: None,
            own_rates: Vec::new(),
            support: None,
            tax: None,
            budget: None,
            components: Vec::new(),
        }
    }

    /// Reads a document of this version or an older one.
    ///
    /// # Errors
    /// Every [`Problem`] of the document, in document order and at most [`limits::PROBLEMS`](crate::limits::PROBLEMS).
    pub fn parse(text: &str) -> Result<Design, Problems> {
        crate::read::document(text)
    }

    /// Reads as much of a document as possible, with every problem that [`Design::parse`] would report. For editors,
    /// which show designs while they are being fixed.
    ///
    /// A refused field reads as if it were omitted. There is no design if a component cannot do without such a field,
    /// if the text is not a JSON object of a known version, or if the region or the list of components is missing.
    #[must_use]
    pub fn read(text: &str) -> (Option<Design>, Vec<Problem>) {
        let (design, problems) = Design::read_parts(text);
        (design.ok(), problems)
    }

    /// Like [`Design::read`], but without a design it returns the components that could be read.
    pub fn read_parts(text: &str) -> (Result<Design, crate::Parts>, Vec<Problem>) {
        crate::read::partial(text)
    }

    /// The document as indented JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain structs and string keys cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The document as JSON on one line.
    #[must_use]
    pub fn to_compact_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The component with this id.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.id == *id)
    }

    /// The region in which a component is priced: its own, else that of its parent or its parent's parent, else the
    /// design's.
    #[must_use]
    pub fn region_of<'a>(&'a self, component: &'a Component) -> &'a str {
        self.region_through(component, |id| self.component(id))
    }

    /// Like [`Design::region_of`], for callers that find components by id without searching the design.
    #[must_use]
    pub fn region_through<'a>(
        &'a self,
        component: &'a Component,
        find: impl Fn(&ComponentId) -> Option<&'a Component>,
    ) -> &'a str {
        // The parent of snapshots is a volume, the parent of a volume is a group, and a group has no parent.
        let parent = |component: &&'a Component| component.hangs_on().and_then(&find);
        let mut chain = std::iter::successors(Some(component), parent).take(3);
        chain.find_map(|component| component.placement.region.as_deref()).unwrap_or(&self.region)
    }

    /// The month to price.
    #[must_use]
    pub fn month(&self) -> Month {
        self.month_days.map_or(Month::Standard, Month::Days)
    }

    /// Whether a component has a charge to which the allowance with this code applies.
    #[must_use]
    pub fn uses_allowance(&self, code: &str) -> bool {
        let mut all = self.components.iter().filter_map(|component| component.body.values());
        all.any(|values| {
            let mut charges = values.definition().charges.iter();
            charges.any(|charge| charge.allowance.is_some_and(|allowance| allowance.code == code))
        })
    }

    /// An unused id that starts with `prefix`.
    #[must_use]
    pub fn fresh_id(&self, prefix: &str) -> ComponentId {
        ComponentId::fresh(prefix, |id| self.components.iter().any(|c| c.id.as_str() == id))
    }

    /// Removes a component and everything that depends on it: the volumes of a group, the snapshots of volumes, and the
    /// flows from or to any of them. Also removes all of them from pinned paths, attachments and the references of
    /// kinds that have a definition, and the private rates of any of them.
    pub fn remove(&mut self, id: &ComponentId) {
        let on = |c: &Component| c.hangs_on().and_then(|id| self.component(id));
        let gone =
            |c: &Component| c.id == *id || c.hangs_on() == Some(id) || on(c).is_some_and(|v| v.hangs_on() == Some(id));
        let keep: Vec<bool> = self.components.iter().map(|c| !gone(c)).collect();
        let mut keep = keep.into_iter();
        let mut gone: Vec<ComponentId> = Vec::new();
        self.components.retain(|component| {
            let keep = keep.next().unwrap_or(true);
            if !keep {
                gone.push(component.id.clone());
            }
            keep
        });
        let is_gone = |id: &ComponentId| gone.contains(id);
        self.components.retain(|component| match &component.body {
            Body::Flow { config, .. } => {
                ![&config.from, &config.to].into_iter().any(|end| end.component().is_some_and(is_gone))
            }
            _ => true,
        });
        self.own_rates.retain(|rate| !rate.applies_to.component.as_ref().is_some_and(is_gone));
        for component in &mut self.components {
            let ids = match &mut component.body {
                Body::Flow { config, .. } => &mut config.via,
                Body::TransitGateway { config, .. } => &mut config.attached,
                Body::Defined(values) => {
                    values.forget(is_gone);
                    continue;
                }
                _ => continue,
            };
            ids.retain(|id| !is_gone(id));
        }
    }
}
