//! S3: objects of one storage class in a bucket.

mod stored;
mod usage;

use design::{Body, Component, Design, Replication, S3Config, S3Usage, StorageClass, UsageValue, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, OPEN, pairs, usage_row, words};
use crate::key_figure::size;
use crate::node::{Button, Node, Sets};
use crate::placement;
use crate::reads::Reads;

const GROWTH: &[(&str, &str)] = &[("", "None"), ("gb", "GB per month"), ("percent", "Percent per month")];

/// Objects of one storage class in a bucket.
pub(super) struct S3Form;

impl KindForm for S3Form {
    /// Class, storage, requests and retrieval; growth, lifecycle, versions, replication.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::S3 { config, usage } = &form.component.body else { return Vec::new() };
        let class = config.storage_class;
        let classes = words(StorageClass::ALL, StorageClass::label);
        let class_field = form.choice("class", "Storage class", "/config/storage_class", classes, class.code());
        let bucket = Reads::Text(limits::NAME_CHARS);
        let mut nodes = vec![
            Node::Row(vec![class_field.into(), placement::region(form).into()]),
            form.input("bucket", "Bucket name", "/config/bucket", config.bucket.as_str(), bucket).into(),
        ];
        nodes.extend(encryption(form, config));
        nodes.extend(stored::nodes(form, config, usage));
        nodes.extend(usage_row(usage::tiers(form, class)));
        nodes.extend(usage_row(usage::requests(form, class)));
        nodes.extend(usage_row(usage::restores(form, class)));
        let lifecycle = usage::lifecycle(form, class);
        let others = usage::others(form, class);
        let access_points = usage::access_points(form);
        let management = usage::management(form);
        let (grows, replicates) = (!growth_code(usage).is_empty(), config.replication.is_some());
        nodes.extend([
            form.more_usage("lifecycle", "Growth and lifecycle", "", vec![growth(form, usage)], lifecycle, grows),
            form.more_usage("versions", "Versions and other requests", "", Vec::new(), others, false),
            form.more_usage(
                "copies",
                "Replication and access points",
                "",
                replication(form, config),
                access_points,
                replicates,
            ),
            form.more_usage("management", "Inventory and analysis", "", Vec::new(), management, false),
            Node::Actions(String::new(), vec![Button::act("Add transfer out", "add-transfer", "")]),
        ]);
        nodes
    }

    fn noun(&self) -> &'static str {
        "objects"
    }

    /// `stored`, `add-size` and `remove-size` for what is stored; `growth`: how it is given; `replication`: on or off.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        let Body::S3 { config, usage } = &mut design.components.get_mut(index)?.body else { return None };
        match act.name.as_str() {
            "stored" => stored::give_as(usage, &act.value),
            "add-size" => stored::add_size(usage),
            "remove-size" => stored::remove_size(usage, &act.value),
            "growth" => {
                usage.growth_gb_per_month = (act.value == "gb").then(|| UsageValue::known(100));
                usage.growth_percent_per_month = (act.value == "percent").then(|| UsageValue::known(5));
            }
            "replication" => {
                let first = Replication { region: None, storage_class: None, time_control: false };
                config.replication = (act.value == "true").then_some(first);
                // Without replication these would have no meaning.
                usage.replicated_gb = None;
                usage.replicated_objects = None;
            }
            _ => return None,
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::S3 { config, usage } = &component.body else { return String::new() };
        let class = config.storage_class.label();
        stored::stored_gb(usage).map_or_else(|| class.to_owned(), |gb| format!("{} {class}", size(gb)))
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let config = S3Config::of_class(StorageClass::Standard);
        vec![add::named(design.fresh_id("bucket"), "S3 bucket", Body::S3 { config, usage: Box::default() })]
    }
}

/// The placeholder of an empty number of objects, which is only needed if the price depends on it.
fn empty_objects(class: StorageClass) -> &'static str {
    match class {
        StorageClass::Standard | StorageClass::ExpressOneZone => "not needed",
        _ => OPEN,
    }
}

/// Whether the storage grows, and in which unit.
fn growth_code(usage: &S3Usage) -> &'static str {
    match (usage.growth_gb_per_month, usage.growth_percent_per_month) {
        (Some(_), _) => "gb",
        (None, Some(_)) => "percent",
        (None, None) => "",
    }
}

/// How growth is given, and its usage value.
fn growth(form: &Form<'_>, usage: &S3Usage) -> Node {
    let code = growth_code(usage);
    let value = match code {
        "gb" => Some(form.figure("growth_gb_per_month", "Added", "GB per month")),
        "percent" => {
            Some(form.figure("growth_percent_per_month", "Growth rate", "% per month").most(limits::USAGE).first(5))
        }
        _ => None,
    };
    let way = form.chooses("growth", "growth", "Growth", "/usage/growth", pairs(GROWTH), code);
    Node::Row(std::iter::once(way.into()).chain(value.map(Node::from)).collect())
}

/// Whether a customer managed key encrypts the objects, and whether a Bucket Key saves requests.
fn encryption(form: &Form<'_>, config: &S3Config) -> Vec<Node> {
    let key = form.check("kms-key", "Customer managed KMS key", "/config/kms_key", config.kms_key, Sets::TrueOrNothing);
    let saves = form.check("bucket-key", "S3 Bucket Key", "/config/bucket_key", config.bucket_key, Sets::TrueOrNothing);
    let with_key = (config.kms_key || config.bucket_key).then(|| Node::Reveal(vec![saves.into()]));
    std::iter::once(key.into()).chain(with_key).collect()
}

/// A switch, and further fields when it is on.
fn replication(form: &Form<'_>, config: &S3Config) -> Vec<Node> {
    let sets = Sets::Act("replication");
    let is_on = config.replication.is_some();
    let switch = form.check("replication", "Replicate to another bucket", "/config/replication", is_on, sets);
    let details = config.replication.as_ref().map(|to| Node::Reveal(replica(form, to)));
    std::iter::once(switch.into()).chain(details).collect()
}

fn replica(form: &Form<'_>, to: &Replication) -> Vec<Node> {
    let regions = form.regions("The same region");
    let region = to.region.clone().unwrap_or_default();
    let region = form.choice("replica-region", "Destination region", "/config/replication/region", regions, region);
    let mut classes = pairs(&[("", "As the source")]);
    classes.extend(words(StorageClass::ALL, StorageClass::label));
    let class = to.storage_class.map_or("", StorageClass::code);
    let place = "/config/replication/storage_class";
    let class = form.choice("replica-class", "Destination storage class", place, classes, class);
    let time_control = form.check(
        "time-control",
        "Replication Time Control, within 15 minutes",
        "/config/replication/time_control",
        to.time_control,
        Sets::TrueOrNothing,
    );
    let row = Node::Row(vec![region.into(), class.into()]);
    [row, time_control.into()].into_iter().chain(usage_row(usage::replicated(form))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    fn bucket(class: &str, usage: &str) -> Design {
        check::design(&format!(
            r#"{{"id": "bucket", "kind": "s3", "config": {{"storage_class": "{class}"}}, "usage": {usage}}}"#
        ))
    }

    fn usage(design: &Design) -> &S3Usage {
        let Body::S3 { usage, .. } = &design.components[0].body else { panic!() };
        usage
    }

    #[test]
    fn every_class_has_a_form_with_ids_of_its_own() {
        for (code, _) in StorageClass::ALL {
            let mut design = bucket(code, "{}");
            check::act(&mut design, "replication", "", "true").unwrap();
            for stored in ["gb", "mean", "sizes"] {
                check::act(&mut design, "stored", "", stored).unwrap();
                check::nodes(&design);
            }
        }
    }

    #[test]
    fn usage_values_follow_the_class() {
        let names = |class: &str, usage: &str| check::usage_names(&check::nodes(&bucket(class, usage)));
        let has = |class: &str, usage: &str, name: &str| names(class, usage).iter().any(|own| own == name);
        assert!(!has("standard", "{}", "retrieved_gb") && has("standard-ia", "{}", "retrieved_gb"));
        assert!(has("standard", r#"{"retrieved_gb": 5}"#, "retrieved_gb"), "what is given is shown");
        assert!(has("glacier", "{}", "expedited_gb") && !has("deep-archive", "{}", "expedited_gb"));
        assert!(has("intelligent-tiering", r#"{"archive_percent": 5}"#, "expedited_gb"));
        assert!(has("standard", "{}", "inventory_objects") && has("glacier", "{}", "analyzed_objects"));
        assert!(has("express-onezone", "{}", "uploaded_gb") && !has("glacier", "{}", "uploaded_gb"));
    }

    #[test]
    fn growth_is_given_in_one_way() {
        let mut design = bucket("standard", "{}");
        check::act(&mut design, "growth", "", "percent").unwrap();
        assert_eq!(usage(&design).growth_percent_per_month, Some(UsageValue::known(5)));
        check::act(&mut design, "growth", "", "gb").unwrap();
        assert_eq!(growth_code(usage(&design)), "gb");
        assert_eq!(usage(&design).growth_percent_per_month, None);
        check::act(&mut design, "growth", "", "").unwrap();
        assert_eq!(growth_code(usage(&design)), "");
    }

    #[test]
    fn replication_takes_its_usage_along() {
        let mut design = bucket("standard", "{}");
        check::act(&mut design, "replication", "", "true").unwrap();
        assert!(check::usage_names(&check::nodes(&design)).contains(&"replicated_gb".to_owned()));
        if let Body::S3 { usage, .. } = &mut design.components[0].body {
            usage.replicated_gb = Some(UsageValue::known(5));
        }
        check::act(&mut design, "replication", "", "false").unwrap();
        assert_eq!(usage(&design).replicated_gb, None);
    }
}
