//! Short descriptions of components.

use design::{Component, Design};
use units::Decimal;
use units::format::quantity;

use crate::kinds;

/// TB in a GB: exactly 2 to the power of -10.
const TB_PER_GB: Decimal = Decimal::from_parts(9_765_625, 0, 0, false, 10);

/// A short description of a component.
#[must_use]
pub fn key_figure(component: &Component, design: &Design) -> String {
    kinds::with(component.body.kind(), |kind| kind.key_figure(component, design))
}

/// GB, or TB where they are whole: what was typed in GB reads back as it was typed.
pub(crate) fn size(gb: Decimal) -> String {
    let (amount, unit) = match gb.checked_mul(TB_PER_GB) {
        Some(tb) if tb >= Decimal::ONE && tb.fract().is_zero() => (tb, "TB"),
        _ => (gb, "GB"),
    };
    format!("{} {unit}", quantity(amount, 2))
}

#[cfg(test)]
mod tests {
    use definitions::{DATA_TRANSFER, Usage, Value};
    use design::{Body, ComponentId, Placement, S3Config, S3Usage, StorageClass, Tags, UsageValue};

    use super::*;

    fn component(id: &str, body: Body) -> Component {
        Component {
            id: ComponentId::parse(id).unwrap(),
            name: String::new(),
            placement: Placement::default(),
            tags: Tags::default(),
            body,
        }
    }

    #[test]
    fn sizes_are_told_in_gb_or_tb() {
        let mut design = Design::empty("us-east-1");
        let config = S3Config::of_class(StorageClass::Standard);
        let usage = S3Usage { gb: Some(UsageValue::known(3072)), ..S3Usage::default() };
        design.components.push(component("bucket", Body::S3 { config, usage: Box::new(usage) }));
        let mut values = DATA_TRANSFER.new_values();
        values.set("from", ComponentId::parse("bucket").map(Value::Reference));
        values.set("gb", Some(Value::Usage(Usage::known(500))));
        design.components.push(component("out", Body::Defined(Box::new(values))));
        let told: Vec<String> = design.components.iter().map(|c| key_figure(c, &design)).collect();
        assert_eq!(told, ["3 TB S3 Standard", "out to the internet, 500 GB, from bucket"]);
    }
}
