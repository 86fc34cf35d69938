//! Kinds with a definition.

use definitions::{Absent, Definition, Field as Defined, FormRow, Measure, Number, Type, Value, Values};
use design::{Body, Component, Design, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::{Form, OPEN, plain};
use crate::node::{Field, More, Node, Sets, Usage, UsageForms};
use crate::placement;
use crate::reads::{Empty, Reads, units_of};

/// A kind with a definition.
pub(super) struct DefinedForm(pub(super) &'static Definition);

impl KindForm for DefinedForm {
    /// The fields of a definition, in the order that it specifies.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Some(values) = form.component.body.values() else { return Vec::new() };
        let of_row = |(index, row): (usize, &FormRow)| match row {
            FormRow::Fields(names) => Some(Node::Row(fields(form, values, names))),
            FormRow::More(label, about, names) => {
                let nodes = fields(form, values, names);
                let open = names.iter().any(|name| values.is_changed(name));
                let (label, about) = ((*label).to_owned(), (*about).to_owned());
                let more = More { id: form.id(&format!("more-{index}")), label, about, open, nodes };
                (!more.nodes.is_empty()).then_some(Node::More(more))
            }
            FormRow::Note(text, condition) => condition.holds_for(values).then(|| Node::Hint((*text).to_owned())),
        };
        let compare = self.0.purchase_options.map(|_| common::compare(self.0.deployment_options.is_some()));
        self.0.form.iter().enumerate().filter_map(of_row).chain(compare).collect()
    }

    fn noun(&self) -> &'static str {
        self.0.noun
    }

    /// `choose`: selects another option, removes fields that no longer apply, and adds those that are now required.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if act.name != "choose" {
            return None;
        }
        let own = design.region_of(design.components.get(index)?).to_owned();
        let values = design.components.get_mut(index)?.body.values_mut()?;
        let name = act.at.rsplit('/').next()?;
        let (field, _) = values.field(name)?;
        values.set(name, field.choice_of(&act.value).map(Value::Choice));
        values.remove_inapplicable();
        for field in values.definition().config {
            if field.absent == Absent::Refused && field.when.holds_for(values) && !values.is_given(field.name) {
                let needed = if matches!(field.value, Type::Region) {
                    let other = if own == "us-east-1" { "us-west-2" } else { "us-east-1" };
                    Some(Value::Text(other.to_owned()))
                } else {
                    self.0.new_values().get(field.name).cloned()
                };
                values.set(field.name, needed);
            }
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, design: &Design) -> String {
        let Some(values) = component.body.values() else { return String::new() };
        let summary = self.0.summary.of(values);
        // What several instances are in a cluster is already a product.
        let is_product = summary.split(", ").next().is_some_and(|first| first.contains(" × "));
        let counted = match component.count() {
            _ if self.0.count.is_empty() => summary.into_owned(),
            1 if is_product => summary.into_owned(),
            count if is_product => format!("{count} × ({summary})"),
            count => format!("{count} × {summary}"),
        };
        let from = component.hangs_on().and_then(|id| design.component(id));
        let from = from.map(|from| format!(", from {}", from.title())).unwrap_or_default();
        format!("{counted}{from}")
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let (prefix, name) = self.0.new;
        vec![add::named(design.fresh_id(prefix), name, Body::Defined(Box::new(self.0.new_values())))]
    }
}

fn fields(form: &Form<'_>, values: &Values, names: &[&str]) -> Vec<Node> {
    names.iter().filter_map(|name| field(form, values, name)).collect()
}

fn field(form: &Form<'_>, values: &Values, name: &str) -> Option<Node> {
    match name {
        "placement/count" => return Some(placement::count(form, values.definition().count)),
        "placement/subnets" => return Some(placement::subnets(form)),
        "placement/region" => {
            // The region of a parent replaces a field that would only repeat it.
            let is_own = form.component.hangs_on().is_none() || form.component.placement.region.is_some();
            return is_own.then(|| placement::region(form).into());
        }
        _ => {}
    }
    let field = values.definition().field(name)?;
    let is_usage = values.definition().usage.iter().any(|own| own.name == field.name);
    // Given usage is shown even if it does not apply.
    let shown = field.when.holds_for(values) || (is_usage && values.is_given(field.name));
    shown.then(|| of_type(form, values, field, is_usage))
}

fn of_type(form: &Form<'_>, values: &Values, field: &'static Defined, is_usage: bool) -> Node {
    let name = field.name.replace('_', "-");
    let place = format!("/{}/{}", if is_usage { "usage" } else { "config" }, field.name);
    let text = text_of(values, field);
    let (needed, label) = (field.absent == Absent::Refused, field.label);
    match field.value {
        Type::Choice(choices) => {
            let options = choices.iter().map(|choice| (choice.code.to_owned(), choice.label.to_owned())).collect();
            // Another option can make other fields apply or not apply.
            let chosen = if decides(values.definition(), field.name) {
                form.chooses("choose", &name, label, &place, options, text)
            } else {
                form.choice(&name, label, &place, options, text)
            };
            chosen.hint(field.hint).into()
        }
        Type::Region => {
            let none = if needed { "" } else { "The same region" };
            form.choice(&name, label, &place, form.regions(none), text).hint(field.hint).into()
        }
        Type::Reference(to) => {
            let mut options = form.components(|c| to.kinds.contains(&c.body.kind().code()));
            options.insert(0, (String::new(), "Nothing of this design".to_owned()));
            form.choice(&name, label, &place, options, text).hint(field.hint).into()
        }
        Type::References(to, most) => {
            let picked: Vec<String> = values.references(field.name).iter().map(ToString::to_string).collect();
            let options = form.components(|c| to.kinds.contains(&c.body.kind().code()));
            form.picks(field.name, label, &place, &picked, options, most).empty("None of this design").into()
        }
        Type::Flag => {
            let sets = if field.absent == Absent::No { Sets::TrueOrFalse } else { Sets::TrueOrNothing };
            form.check(&name, label, &place, values.flag(field.name), sets).hint(field.hint).into()
        }
        Type::Usage(measure) => usage(form, values, field, measure, &place).into(),
        Type::Number { least, most, decimals, unit } => {
            let empty = if needed { Empty::Refused } else { Empty::Removes };
            let reads = Reads::Number { least, most, decimals, units: units_of(unit), empty };
            input(form, values, field, &name, &place, text, reads).unit(unit).into()
        }
        Type::Text { example } => {
            input(form, values, field, &name, &place, text, Reads::Text(limits::NAME_CHARS)).empty(example).into()
        }
        Type::Ranges { most, example } => {
            input(form, values, field, &name, &place, text, Reads::Texts(most)).empty(example).into()
        }
        Type::InstanceType { example } => {
            let reads = Reads::Name { what: format!("an instance type such as {example}"), optional: !needed };
            let list = format!("types-{}", form.design.region_of(form.component));
            input(form, values, field, &name, &place, text, reads).empty(example).list(list).into()
        }
        Type::Item { what, example, .. } => {
            let reads = Reads::Name { what: format!("a {what} such as {example}"), optional: !needed };
            input(form, values, field, &name, &place, text, reads).empty(example).into()
        }
    }
}

/// Whether another field of the configuration depends on this one.
fn decides(definition: &Definition, name: &str) -> bool {
    let asks = |field: &Defined| {
        let mut named = Vec::new();
        field.when.fields(&mut named);
        named.contains(&name)
    };
    definition.config.iter().any(asks)
}

fn input(
    form: &Form<'_>,
    values: &Values,
    field: &Defined,
    name: &str,
    place: &str,
    text: String,
    reads: Reads,
) -> Field {
    form.input(name, field.label, place, text, reads).hint(field.hint).empty(&empty_of(values, field))
}

fn usage(form: &Form<'_>, values: &Values, field: &Defined, measure: Measure, place: &str) -> Usage {
    let is_hours = measure == Measure::Hours;
    let most = if is_hours { form.month_hours() } else { measure.most() };
    let first = match measure {
        Measure::Hours => most,
        Measure::Data => 100,
        Measure::Percent => 10,
        Measure::Count(_) | Measure::Amount(_) => 1_000,
    };
    let usage = form.usage(field.name, field.label, place, None, measure.unit()).most(most).first(first);
    let value = values.used(field.name).and_then(|used| serde_json::to_value(used).ok());
    Usage { value, forms: UsageForms::All(measure), ..usage.hint(field.hint).empty(&empty_of(values, field)) }
}

/// The placeholder of an empty field.
fn empty_of(values: &Values, field: &Defined) -> String {
    match field.absent {
        Absent::Open => OPEN.to_owned(),
        Absent::Zero => "none".to_owned(),
        Absent::Month => "all month".to_owned(),
        Absent::Counts(number) | Absent::Number(number) => number.to_string(),
        Absent::OpenUnless(group) => {
            let is_given = group.iter().any(|name| values.is_given(name));
            if is_given { "none" } else { OPEN }.to_owned()
        }
        Absent::Refused | Absent::Nothing | Absent::Is(_) | Absent::No => String::new(),
    }
}

/// A value as shown in its field.
fn text_of(values: &Values, field: &Defined) -> String {
    match values.get(field.name) {
        Some(Value::Choice(choice)) => choice.code.to_owned(),
        Some(Value::Number(Number(number))) => plain(*number),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Texts(texts)) => texts.join(", "),
        Some(Value::Reference(id)) => id.to_string(),
        Some(Value::References(_) | Value::Flag(_) | Value::Usage(_)) | None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use definitions::{Choice, Condition, SQS};

    use super::*;

    #[test]
    fn what_another_choice_needs_is_as_in_a_new_component() {
        const WAYS: &[Choice] = &[Choice::new("by-name", "By name"), Choice::new("none", "None")];
        const FIELDS: &[Defined] = &[
            Defined::choice("way", "Way", WAYS),
            Defined::new("item", "Item", Type::Text { example: "" })
                .absent(Absent::Refused)
                .when(Condition::Is("way", &["by-name"])),
        ];
        let definition = Definition { config: FIELDS, starts: &[("item", "start")], ..SQS };
        let form = DefinedForm(Box::leak(Box::new(definition)));
        let mut design = Design::empty("us-east-1");
        design.components = form.new_components(&design, None);
        let mut choose = |way: &str| {
            let [name, at, value] = ["choose", "/config/way", way].map(str::to_owned);
            form.act(&mut design, 0, &Act { name, at, value, ..Act::default() }).unwrap().unwrap();
            design.components[0].body.values().unwrap().text("item").map(str::to_owned)
        };
        assert_eq!(choose("none"), None);
        assert_eq!(choose("by-name").as_deref(), Some("start"));
    }
}
