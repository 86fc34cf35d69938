//! Short descriptions of components.

use design::{
    Body, Component, Design, Ec2Config, Figures, HostPurchase, HostReservation, PlanKind, Purchase, ReservedConfig,
    SavingsPlanConfig, Scenario, SnapshotTier, Tenancy,
};
use units::format::{quantity, unit_price};
use units::{Decimal, Usd};

use crate::kinds::{flow_between, stored_gb};

/// TB in a GB: exactly 2 to the power of -10.
const TB_PER_GB: Decimal = Decimal::from_parts(9_765_625, 0, 0, false, 10);

/// A short description of a component.
#[must_use]
pub fn key_figure(component: &Component, design: &Design) -> String {
    let count = component.count();
    match &component.body {
        Body::Ec2 { config, .. } => {
            let volumes = design.components.iter().filter(|c| c.attached_to() == Some(&component.id)).count();
            let volumes = match volumes {
                0 => String::new(),
                1 => " · 1 volume".to_owned(),
                n => format!(" · {n} volumes"),
            };
            format!("{count} × {}{}{volumes}", config.types_label(), bought(config))
        }
        Body::Ebs { config, .. } => format!("{count} × {} {} GiB", config.volume_type.code(), config.size_gib),
        Body::DedicatedHost { config, .. } => match config.purchase {
            HostPurchase::OnDemand => format!("{count} × {} host", config.family),
            HostPurchase::Reserved(HostReservation { term, payment }) => {
                format!("{count} × {} host, reserved {} {}", config.family, term.code(), payment.label())
            }
        },
        Body::Snapshots { config, .. } => {
            let kept = match config.tier {
                SnapshotTier::Standard => format!("{} kept", config.kept.count()),
                SnapshotTier::Archive => config.tier.label().to_owned(),
            };
            match config.of.as_ref().and_then(|id| design.component(id)) {
                Some(volume) => format!("{kept} of {}", volume.title()),
                None => format!("{count} × {kept}"),
            }
        }
        Body::ReservedInstances { config } => {
            let ReservedConfig { instance_type, class, term, payment, .. } = config;
            format!("{count} × {instance_type}, {} {} {}", class.label(), term.code(), payment.label())
        }
        Body::SavingsPlan { config } => {
            let SavingsPlanConfig { plan, family, usd_per_hour, term, payment } = config;
            let scope = family.as_deref().unwrap_or(if *plan == PlanKind::Compute { "Compute" } else { "" });
            // With all digits: a commitment has up to three decimals.
            let amount = unit_price(Usd::new(usd_per_hour.0));
            format!("{scope}, {amount} an hour, {} {}", term.code(), payment.label())
        }
        other => network(component, other, design),
    }
}

/// The purchase option and tenancy of instances, unless they are the usual ones.
fn bought(config: &Ec2Config) -> String {
    match (config.tenancy, config.purchase) {
        (Tenancy::Host, _) => " · on dedicated hosts".to_owned(),
        (_, Purchase::OnDemand) => String::new(),
        (_, Purchase::Spot) => " · Spot".to_owned(),
        (_, Purchase::Reserved(bought)) => format!(" · Reserved {}", bought.term.code()),
        (_, Purchase::SavingsPlan(bought)) => format!(" · Savings Plan {}", bought.term.code()),
        (_, Purchase::Mixed(_)) => " · mixed fleet".to_owned(),
    }
}

/// A short description of a network component, a bucket or a component of a kind with a definition.
fn network(component: &Component, body: &Body, design: &Design) -> String {
    let count = component.count();
    match body {
        Body::NatGateway { config, .. } => format!("{count} × {}", config.mode.label()),
        Body::TransitGateway { config, .. } => {
            let all = [config.vpcs, config.vpns, config.direct_connects, config.connects, config.peerings];
            let all: u64 = all.iter().sum();
            format!("{count} × {all} {}", if all == 1 { "attachment" } else { "attachments" })
        }
        Body::LoadBalancer { config, .. } => format!("{count} × {}", config.balancer_type.label()),
        Body::Flow { config, usage } => {
            let gb = |name| usage.figure(name).and_then(|gb| gb.value(Scenario::Typical));
            let sum = gb("request_gb").into_iter().chain(gb("response_gb")).reduce(|one, other| one + other);
            let gb = sum.map(|gb| format!(", {}", size(gb))).unwrap_or_default();
            let between = flow_between(config, design);
            // The default name of a flow already contains its ends.
            if component.title() == between { gb.trim_start_matches(", ").to_owned() } else { between + &gb }
        }
        Body::Vpc { config } => match config.subnets.len() {
            0 => "subnets as proposed".to_owned(),
            1 => "1 subnet".to_owned(),
            n => format!("{n} subnets"),
        },
        Body::S3 { config, usage } => {
            let class = config.storage_class.label();
            stored_gb(usage).map_or_else(|| class.to_owned(), |gb| format!("{} {class}", size(gb)))
        }
        Body::Defined(values) => {
            let (definition, summary) = (values.definition(), values.definition().summary.of(values));
            let count = if definition.count.is_empty() { String::new() } else { format!("{count} × ") };
            let from = component.hangs_on().and_then(|id| design.component(id));
            let from = from.map(|from| format!(", from {}", from.title())).unwrap_or_default();
            format!("{count}{summary}{from}")
        }
        _ => String::new(),
    }
}

/// GB, or TB if there are many.
fn size(gb: Decimal) -> String {
    let (amount, unit) = match gb.checked_mul(TB_PER_GB) {
        Some(tb) if tb >= Decimal::ONE => (tb, "TB"),
        _ => (gb, "GB"),
    };
    format!("{} {unit}", quantity(amount, 2))
}

#[cfg(test)]
mod tests {
    use definitions::{DATA_TRANSFER, Usage, Value};
    use design::{ComponentId, Placement, S3Config, S3Usage, StorageClass, UsageValue};

    use super::*;

    fn component(id: &str, body: Body) -> Component {
        Component { id: ComponentId::parse(id).unwrap(), name: String::new(), placement: Placement::default(), body }
    }

    #[test]
    fn sizes_are_told_in_gb_or_tb() {
        let mut design = Design::empty("us-east-1");
        let config = S3Config { storage_class: StorageClass::Standard, bucket: String::new(), replication: None };
        let usage = S3Usage { gb: Some(UsageValue::known(3072)), ..S3Usage::default() };
        design.components.push(component("bucket", Body::S3 { config, usage: Box::new(usage) }));
        let mut values = DATA_TRANSFER.new_values();
        values.set("from", ComponentId::parse("bucket").map(Value::Reference));
        values.set("gb", Some(Value::Usage(Usage::known(500))));
        design.components.push(component("out", Body::Defined(Box::new(values))));
        let told: Vec<String> = design.components.iter().map(|c| key_figure(c, &design)).collect();
        assert_eq!(told, ["3 TB S3 Standard", "out to the internet, 500 GB, from bucket"]);
    }

    #[test]
    fn instances_are_told_with_volumes_and_purchase() {
        let mut design = Design::empty("us-east-1");
        let mut config = Ec2Config::of_type("m5.large");
        config.purchase = Purchase::Spot;
        design.components.push(component("web", Body::Ec2 { config, usage: design::Ec2Usage::default() }));
        let web = ComponentId::parse("web");
        design.components.push(crate::add::volume(ComponentId::parse("data").unwrap(), "Data", 100, web, false));
        let told: Vec<String> = design.components.iter().map(|c| key_figure(c, &design)).collect();
        assert_eq!(told, ["1 × m5.large · Spot · 1 volume", "1 × gp3 100 GiB"]);
    }
}
