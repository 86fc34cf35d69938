//! Properties of everything that is proposed.

use design::{Body, Component, Design, Peering, VpcConfig};
use proptest::prelude::*;
use topology::{complete, stands_in_subnets};

use crate::designs::{Drawn, designs, turned};

/// A component without the fields that completion may fill in.
fn said(component: &Component) -> Component {
    let mut said = component.clone();
    said.placement.subnets.clear();
    match &mut said.body {
        Body::Ec2 { config, .. } => config.public_ipv4 = 0,
        Body::Vpc { config } => **config = VpcConfig::default(),
        Body::TransitGateway { config, .. } => config.attached.clear(),
        body => Peering::connect(body, Vec::new()),
    }
    said
}

fn vpc(component: &Component) -> Option<&VpcConfig> {
    match &component.body {
        Body::Vpc { config } => Some(config),
        _ => None,
    }
}

fn by_id(design: &Design) -> Vec<Component> {
    let mut components = design.components.clone();
    for component in &mut components {
        component.placement.subnets.sort();
    }
    components.sort_by(|a, b| a.id.cmp(&b.id));
    components
}

/// Whether a list is unchanged, unless it was empty: completion fills only empty lists.
fn kept<T: PartialEq>(before: &[T], after: &[T]) -> bool {
    before.is_empty() || before == after
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn completing_again_changes_nothing(Drawn(design) in designs()) {
        let once = complete(&design);
        let twice = complete(&once.design);
        prop_assert_eq!(&twice.design, &once.design);
        prop_assert_eq!(twice.proposals, vec![]);
    }

    #[test]
    fn what_is_said_stays(Drawn(design) in designs()) {
        let done = complete(&design);
        prop_assert!(done.design.components.len() >= design.components.len());
        for (before, after) in design.components.iter().zip(&done.design.components) {
            prop_assert_eq!(said(before), said(after));
            prop_assert!(kept(&before.placement.subnets, &after.placement.subnets));
            if let (Some(before), Some(after)) = (vpc(before), vpc(after)) {
                prop_assert!(kept(&before.cidrs, &after.cidrs));
                prop_assert!(kept(&before.route_tables, &after.route_tables));
                let names = |vpc: &VpcConfig| -> Vec<_> {
                    vpc.subnets.iter().map(|subnet| (subnet.name.clone(), subnet.zone.clone())).collect()
                };
                prop_assert!(kept(&names(before), &names(after)));
            }
        }
        for proposal in &done.proposals {
            let known = design.component(&proposal.component).is_some();
            prop_assert_eq!(known, !proposal.added);
            prop_assert!(done.design.component(&proposal.component).is_some());
            prop_assert!(proposal.text.starts_with("Proposed: ") && proposal.text.ends_with('.'));
        }
    }

    #[test]
    fn proposals_do_not_depend_on_the_order_of_components(Drawn(design) in designs(), by in 0_usize..40) {
        let mut other = design.clone();
        other.components = turned(&design, by).components.iter().map(|component| {
            design.component(&component.id).unwrap().clone()
        }).collect();
        let (one, other) = (complete(&design), complete(&other));
        prop_assert_eq!(by_id(&one.design), by_id(&other.design));
        prop_assert_eq!(one.proposals, other.proposals);
    }

    #[test]
    fn completed_designs_can_be_read_again(Drawn(design) in designs()) {
        let done = complete(&design).design;
        prop_assert_eq!(Design::parse(&done.to_json()).unwrap(), done);
    }

    #[test]
    fn everything_that_names_no_subnet_gets_one(Drawn(design) in designs()) {
        let done = complete(&design).design;
        for component in done.components.iter().filter(|component| stands_in_subnets(component)) {
            // If the design has several VPCs in the region, none is chosen.
            let said = design.components.iter().filter(|other| {
                vpc(other).is_some() && design.region_of(other) == design.region_of(component)
            });
            prop_assert!(said.count() > 1 || !component.placement.subnets.is_empty() || !component.placement.zones.is_empty());
        }
    }
}
