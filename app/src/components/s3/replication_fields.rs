//! Replication to another bucket.

use design::{Component, Replication, StorageClass};
use leptos::prelude::*;

use super::{change, of};
use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block, row, word, words};
use crate::components::placement_fields::{region_select, with_regions};

static FIGURES: [FigureRow; 2] = [
    FigureRow::open("replicated_gb", "Replicated", "GB per month"),
    FigureRow::open("replicated_objects", "Objects replicated", "per month"),
];

/// A switch, and what is to be known when it is on.
pub(super) fn replication_fields(form: Form) -> AnyView {
    let on = form.check("replication", "Replicate to another bucket", "/config/replication", is_on, |c, on| {
        let first = Replication { region: None, storage_class: None, time_control: false };
        change(c, |config, usage| {
            config.replication = on.then_some(first);
            // Without replication these would stand for nothing.
            usage.replicated_gb = None;
            usage.replicated_objects = None;
        });
    });
    block("fields", vec![on, form.when(is_on, details)])
}

fn details(form: Form) -> AnyView {
    let options = Signal::stored(with_regions("The same region".to_owned()));
    let region = region_select(
        form,
        "replica-region",
        "Destination region",
        "/config/replication/region",
        options,
        |c| replication(c).and_then(|to| to.region.clone()),
        |c, region| change_it(c, |to| to.region = region),
    );
    let mut classes = vec![(String::new(), "As the source".to_owned())];
    classes.extend(words(StorageClass::ALL, StorageClass::label));
    let class = form.choice(
        "replica-class",
        "Destination storage class",
        form.at("/config/replication/storage_class"),
        classes,
        |c| replication(c).and_then(|to| to.storage_class).map_or("", StorageClass::code),
        |c, code| change_it(c, |to| to.storage_class = word(StorageClass::ALL, code)),
    );
    let time_control = form.check(
        "time-control",
        "Replication Time Control, within 15 minutes",
        "/config/replication/time_control",
        |c| replication(c).is_some_and(|to| to.time_control),
        |c, on| change_it(c, |to| to.time_control = on),
    );
    block("reveal", vec![row(vec![region, class]), time_control, form.figures(&FIGURES)])
}

fn replication(component: &Component) -> Option<&Replication> {
    of(component)?.0.replication.as_ref()
}

/// Whether it is on.
pub(super) fn is_on(component: &Component) -> bool {
    replication(component).is_some()
}

fn change_it(component: &mut Component, change_to: impl FnOnce(&mut Replication)) {
    change(component, |config, _| {
        if let Some(to) = &mut config.replication {
            change_to(to);
        }
    });
}
