//! The form of S3 objects.

mod growth_field;
mod replication_fields;
mod s3_form;
mod sizes_field;
mod stored;
mod stored_fields;

pub use s3_form::s3_form;
pub use stored::stored_gb;

use design::{Body, Component, S3Config, S3Usage, StorageClass};

use crate::components::figure_rows::OPEN;

fn of(component: &Component) -> Option<(&S3Config, &S3Usage)> {
    match &component.body {
        Body::S3 { config, usage } => Some((config, usage)),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut S3Config, &mut S3Usage)) {
    if let Body::S3 { config, usage } = &mut component.body {
        change(config, usage);
    }
}

/// What an empty number of objects stands for: it is only needed where the price depends on it.
fn objects_when_empty(component: &Component) -> &'static str {
    match of(component).map(|(config, _)| config.storage_class) {
        Some(StorageClass::Standard | StorageClass::ExpressOneZone) => "not needed",
        _ => OPEN,
    }
}
