//! The key figure of a group.

use design::{Component, Design, Ec2Config, Purchase, Tenancy};

use super::of;

/// Instance types, purchase option and volumes.
pub(super) fn key_figure(component: &Component, design: &Design) -> String {
    let Some((config, _)) = of(component) else { return String::new() };
    let volumes = design.components.iter().filter(|c| c.attached_to() == Some(&component.id)).count();
    let volumes = match volumes {
        0 => String::new(),
        1 => " · 1 volume".to_owned(),
        n => format!(" · {n} volumes"),
    };
    format!("{} × {}{}{volumes}", component.count(), config.types_label(), bought(config))
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

#[cfg(test)]
mod tests {
    use design::{Body, ComponentId, Ec2Usage};

    use super::*;
    use crate::add;
    use crate::key_figure::key_figure;
    use crate::kinds::ebs;

    #[test]
    fn instances_are_told_with_volumes_and_purchase() {
        let mut design = Design::empty("us-east-1");
        let mut config = Ec2Config::of_type("m5.large");
        config.purchase = Purchase::Spot;
        let body = Body::Ec2 { config, usage: Ec2Usage::default() };
        let web = ComponentId::parse("web");
        design.components.push(add::named(web.clone().unwrap(), "", body));
        design.components.push(ebs::volume(ComponentId::parse("data").unwrap(), "Data", 100, web, false));
        let told: Vec<String> = design.components.iter().map(|c| key_figure(c, &design)).collect();
        assert_eq!(told, ["1 × m5.large · Spot · 1 volume", "1 × gp3 100 GiB"]);
    }
}
