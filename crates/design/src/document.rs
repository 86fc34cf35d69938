//! [`Design`]: the document as a whole.

use std::collections::BTreeSet;

use definitions::ComponentId;
use serde::ser::{Serialize, SerializeMap, Serializer};
use units::time::Month;

use crate::component::{Body, Component};
use problem::{Problem, Problems};

/// The version of the document format that this program writes.
pub const FORMAT_VERSION: u64 = 1;

/// A design: what is to be built, and how it is used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Design {
    /// Version of the format.
    #[serde(rename = "abacus")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub version: u64,
    /// Name of the design.
    #[cfg_attr(feature = "schema", schemars(default, length(max = 200)))]
    pub name: String,
    /// Free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 10_000)))]
    pub note: String,
    /// The AWS Region of everything that names none of its own.
    pub region: String,
    /// Days of the month to price, for a calendar month; 730 hours when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 28, max = 31)))]
    pub month_days: Option<u8>,
    /// Which free allowances of AWS are taken off; none when left out.
    #[serde(skip_serializing_if = "Allowances::are_off")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub free_allowances: Allowances,
    /// The components, in the order they are shown.
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub components: Vec<Component>,
}

/// Free allowances of an account, each a switch. Off is comparable with other calculators.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Allowances {
    /// The first 100 GB a month to the internet, one pool over all services and regions.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub internet_out: bool,
    /// The codes of those that services have by their definitions.
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
            components: Vec::new(),
        }
    }

    /// Reads a document of this or an older version.
    ///
    /// # Errors
    /// Every [`Problem`] of the document, in document order and at most
    /// [`limits::PROBLEMS`](crate::limits::PROBLEMS).
    pub fn parse(text: &str) -> Result<Design, Problems> {
        crate::read::document(text)
    }

    /// Reads of a document what can be read, with every problem that [`Design::parse`] would tell: for editors, which
    /// show designs that are being mended.
    ///
    /// Fields that are refused are as if left out. There is no design where a component cannot do without such a field,
    /// nor where the text is no JSON object of a known version, or without a region.
    #[must_use]
    pub fn read(text: &str) -> (Option<Design>, Vec<Problem>) {
        let (design, problems) = Design::read_parts(text);
        (design.ok(), problems)
    }

    /// As [`Design::read`]; where there is no design, with those components that could be read.
    pub fn read_parts(text: &str) -> (Result<Design, crate::Parts>, Vec<Problem>) {
        crate::read::partial(text)
    }

    /// The document as JSON, indented for people.
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

    /// The region a component is priced in: its own, that of what it hangs on, or the design's.
    #[must_use]
    pub fn region_of<'a>(&'a self, component: &'a Component) -> &'a str {
        self.region_through(component, |id| self.component(id))
    }

    /// As [`Design::region_of`], where the caller finds components by id without a search through the design.
    #[must_use]
    pub fn region_through<'a>(
        &'a self,
        component: &'a Component,
        find: impl Fn(&ComponentId) -> Option<&'a Component>,
    ) -> &'a str {
        // Snapshots hang on volumes, volumes on instances, and these on nothing.
        let parent = |component: &&'a Component| component.hangs_on().and_then(&find);
        let mut chain = std::iter::successors(Some(component), parent).take(3);
        chain.find_map(|component| component.placement.region.as_deref()).unwrap_or(&self.region)
    }

    /// The month that is priced.
    #[must_use]
    pub fn month(&self) -> Month {
        self.month_days.map_or(Month::Standard, Month::Days)
    }

    /// Whether a component has a charge that the allowance of this code is for.
    #[must_use]
    pub fn uses_allowance(&self, code: &str) -> bool {
        let mut all = self.components.iter().filter_map(|component| component.body.values());
        all.any(|values| {
            let mut charges = values.definition().charges.iter();
            charges.any(|charge| charge.allowance.is_some_and(|allowance| allowance.code == code))
        })
    }

    /// A free id that starts with `prefix`.
    #[must_use]
    pub fn fresh_id(&self, prefix: &str) -> ComponentId {
        ComponentId::fresh(prefix, |id| self.components.iter().any(|c| c.id.as_str() == id))
    }

    /// Removes a component and what hangs on it: the volumes of a group, the snapshots of volumes, the flows from or to
    /// any of them; and takes it out of pinned paths and attachments.
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
