//! [`Form`]: builds the fields of one component.

use design::{Component, Design, UsageValue, can_occur_once, limits};

use crate::node::{Control, Field, More, Node, Options, Picks, Sets, Usage, UsageForms};
use crate::reads::{Empty, Reads, units_of};

#[cfg(test)]
pub(crate) mod check;

/// The placeholder of an empty usage field that is open when left out.
pub const OPEN: &str = "depends on usage";
/// The placeholder of an empty usage field of a component that the data of flows passes.
pub const FED: &str = "none besides flows";

/// The form of a component.
#[derive(Debug, Clone, Copy)]
pub struct Form<'d> {
    /// The design.
    pub design: &'d Design,
    /// The component.
    pub component: &'d Component,
    /// Its index among the components.
    index: usize,
    /// Every region with its label.
    regions: &'d [(String, String)],
    /// Whether the data of flows passes the component.
    fed: bool,
}

impl<'d> Form<'d> {
    /// The form of the component at `index`; `regions` are the choices of region fields.
    #[must_use]
    pub fn of(design: &'d Design, index: usize, regions: &'d [(String, String)]) -> Option<Form<'d>> {
        Some(Form { design, component: design.components.get(index)?, index, regions, fed: false })
    }

    /// The form of a component that the data of flows passes, if `fed`: its own usage values then count besides.
    #[must_use]
    pub const fn fed(mut self, fed: bool) -> Form<'d> {
        self.fed = fed;
        self
    }

    /// The form of another component of the design.
    #[must_use]
    pub fn other(&self, index: usize) -> Option<Form<'d>> {
        Form::of(self.design, index, self.regions)
    }

    /// The id of an element of this form.
    #[must_use]
    pub fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.component.id)
    }

    /// The JSON pointer of a field of this component, such as `/config/size_gib`.
    #[must_use]
    pub fn at(&self, place: &str) -> String {
        format!("/components/{}{place}", self.index)
    }

    /// Whole hours of the month that the design is priced for.
    #[must_use]
    pub fn month_hours(&self) -> u64 {
        self.design.month().hours().try_into().unwrap_or(limits::HOURS_PER_MONTH)
    }

    /// The regions of AWS, after an option that means none of them; without that option if `none` is empty.
    #[must_use]
    pub fn regions(&self, none: &str) -> Options {
        let none = (!none.is_empty()).then(|| (String::new(), none.to_owned()));
        none.into_iter().chain(self.regions.iter().cloned()).collect()
    }

    /// Components for which `fits` holds, with their names.
    pub fn components(&self, fits: impl Fn(&Component) -> bool) -> Options {
        self.design.components.iter().filter(|c| fits(c)).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
    }

    /// A text input. `name` is the end of its id, `place` its pointer below the component.
    #[must_use]
    pub fn input(&self, name: &str, label: &str, place: &str, text: impl Into<String>, reads: Reads) -> Field {
        let control = Control::Input { text: text.into(), reads, empty: String::new(), list: String::new() };
        Field { id: self.id(name), label: label.to_owned(), at: self.at(place), control, unit: "", hint: String::new() }
    }

    /// A required whole number.
    #[must_use]
    pub fn whole(
        &self,
        name: &str,
        label: &str,
        place: &str,
        value: u64,
        range: (u64, u64),
        unit: &'static str,
    ) -> Field {
        let reads = Reads::whole(range.0, range.1, units_of(unit), Empty::Refused);
        self.input(name, label, place, value.to_string(), reads).unit(unit)
    }

    /// An optional whole number.
    #[must_use]
    pub fn optional(
        &self,
        name: &str,
        label: &str,
        place: &str,
        value: Option<u64>,
        range: (u64, u64),
        unit: &'static str,
    ) -> Field {
        let reads = Reads::whole(range.0, range.1, units_of(unit), Empty::Removes);
        let text = value.map(|value| value.to_string()).unwrap_or_default();
        self.input(name, label, place, text, reads).unit(unit)
    }

    /// A choice whose value is written at its pointer, or removed if it is empty.
    #[must_use]
    pub fn choice(&self, name: &str, label: &str, place: &str, options: Options, chosen: impl Into<String>) -> Field {
        let control = Control::Choice { chosen: chosen.into(), options, act: None };
        Field { id: self.id(name), label: label.to_owned(), at: self.at(place), control, unit: "", hint: String::new() }
    }

    /// A choice that makes a change.
    #[must_use]
    pub fn chooses(
        &self,
        act: &'static str,
        name: &str,
        label: &str,
        place: &str,
        options: Options,
        chosen: impl Into<String>,
    ) -> Field {
        let control = Control::Choice { chosen: chosen.into(), options, act: Some(act) };
        Field { id: self.id(name), label: label.to_owned(), at: self.at(place), control, unit: "", hint: String::new() }
    }

    /// A checkbox.
    #[must_use]
    pub fn check(&self, name: &str, label: &str, place: &str, on: bool, sets: Sets) -> Field {
        let control = Control::Check { on, sets };
        Field { id: self.id(name), label: label.to_owned(), at: self.at(place), control, unit: "", hint: String::new() }
    }

    /// A usage value for the month.
    #[must_use]
    pub fn usage(&self, name: &str, label: &str, place: &str, value: Option<UsageValue>, unit: &'static str) -> Usage {
        let hours = unit.starts_with("h ") || unit.starts_with("hours") || unit == "h";
        let most = if hours {
            self.month_hours()
        } else if unit.starts_with('%') {
            limits::PERCENT
        } else {
            limits::USAGE
        };
        let first = match unit {
            _ if hours => most,
            unit if unit.starts_with('%') => 10,
            "days" => 30,
            unit if unit.starts_with("GB") => 100,
            _ => 1_000,
        };
        Usage {
            id: self.id(name),
            label: label.to_owned(),
            at: self.at(place),
            value: value.and_then(|value| serde_json::to_value(value).ok()),
            unit,
            reads: Reads::usage(most, units_of(unit), Empty::Refused),
            empty: String::new(),
            hint: String::new(),
            first,
            forms: match place.rsplit('/').next().is_some_and(can_occur_once) {
                true => UsageForms::Once,
                false => UsageForms::Monthly,
            },
        }
    }

    /// A usage value of a kind that stores them by name: its name is its pointer.
    #[must_use]
    pub fn figure(&self, name: &str, label: &str, unit: &'static str) -> Usage {
        self.usage(name, label, &format!("/usage/{name}"), self.figure_of(name), unit)
    }

    /// The usage value of this name, if it is given.
    #[must_use]
    pub fn figure_of(&self, name: &str) -> Option<UsageValue> {
        self.component.body.figures().and_then(|all| all.figure(name))
    }

    /// The hours of the month that each component exists.
    #[must_use]
    pub fn hours(&self) -> Usage {
        self.figure("hours_per_month", "Hours per month", "hours each").empty("all month")
    }

    /// Rarely needed usage values, after `nodes`: collapsed while none of them is given and `open` is false.
    #[must_use]
    pub fn more_usage(
        &self,
        name: &str,
        label: &str,
        about: &str,
        mut nodes: Vec<Node>,
        values: Vec<Usage>,
        open: bool,
    ) -> Node {
        let open = open || values.iter().any(Usage::is_given);
        nodes.extend(usage_row(values));
        Node::More(More { id: self.id(name), label: label.to_owned(), about: about.to_owned(), open, nodes })
    }

    /// [`OPEN`], or [`FED`] if flows tell the data.
    #[must_use]
    pub const fn open(&self) -> &'static str {
        if self.fed { FED } else { OPEN }
    }

    /// [`Form::open`] while none of these usage values is given, otherwise `none`.
    #[must_use]
    pub fn open_unless(&self, names: &[&str]) -> &'static str {
        if names.iter().any(|name| self.figure_of(name).is_some()) { "none" } else { self.open() }
    }

    /// A list picked from options; options that are already picked are removed from `options`.
    #[must_use]
    pub fn picks(
        &self,
        name: &str,
        label: &str,
        place: &str,
        picked: &[String],
        options: Options,
        most: usize,
    ) -> Picks {
        let label_of = |value: &String| {
            options.iter().find(|(code, _)| code == value).map_or_else(|| value.clone(), |(_, label)| label.clone())
        };
        let chosen = picked.iter().map(|value| (value.clone(), label_of(value))).collect();
        let others = options.iter().filter(|(value, _)| !picked.contains(value)).cloned().collect();
        Picks {
            id: self.id(name),
            label: label.to_owned(),
            at: self.at(place),
            empty: String::new(),
            chosen,
            others,
            most,
        }
    }
}

/// Usage values in a row; nothing if there are none.
#[must_use]
pub fn usage_row(values: Vec<Usage>) -> Option<Node> {
    (!values.is_empty()).then(|| Node::Row(values.into_iter().map(Node::from).collect()))
}

/// The options of a list of words, capitalised.
#[must_use]
pub fn words<T: Copy>(all: &[(&'static str, T)], label: fn(T) -> &'static str) -> Options {
    all.iter().map(|(code, word)| ((*code).to_owned(), capitalised(label(*word)))).collect()
}

/// The options of a list of codes and labels.
#[must_use]
pub fn pairs(all: &[(&str, &str)]) -> Options {
    all.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
}

/// The label with this code.
#[must_use]
pub fn word<T: Copy>(all: &[(&'static str, T)], code: &str) -> Option<T> {
    all.iter().find(|(name, _)| *name == code).map(|(_, word)| *word)
}

/// A number as text.
#[must_use]
pub fn plain(value: units::Decimal) -> String {
    value.normalize().to_string()
}

/// Text with its first letter in upper case, unless it begins with a technical name.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    if first_word.chars().any(|c| c.is_ascii_digit() || c == '.') {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
