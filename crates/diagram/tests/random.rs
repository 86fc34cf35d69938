//! Random designs: no drawing has overlaps, and the amounts of each add up.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod support;

use design::Design;
use proptest::prelude::*;
use support::{check, with_input};

/// A component as JSON, from a few numbers.
fn component(index: usize, (kind, vpc, tier, zones, count): (u8, usize, usize, usize, u64)) -> String {
    let all = ["a", "b", "c"];
    let names: Vec<String> = all[..zones].iter().map(|zone| format!("\"v{vpc}-t{tier}-{zone}\"")).collect();
    let placement = format!("\"placement\": {{\"count\": {count}, \"subnets\": [{}]}}", names.join(", "));
    let name = "A name that is long enough".get(..4 + (index * 7) % 20).unwrap_or("Name");
    let body = match kind {
        0..=4 => format!("{placement}, \"kind\": \"ec2\", \"config\": {{\"instance_type\": \"m7g.large\"}}"),
        5 => format!(
            "{placement}, \"kind\": \"load-balancer\", \"config\": {{\"balancer_type\": \"network\", \"zones\": {zones}}}"
        ),
        6 => format!("{placement}, \"kind\": \"nat-gateway\", \"usage\": {{\"internet_out_gb\": 5}}"),
        7 => "\"kind\": \"s3\", \"config\": {\"storage_class\": \"standard\"}, \"usage\": {\"gb\": 5}".to_owned(),
        8 => "\"kind\": \"ebs\", \"config\": {\"volume_type\": \"gp3\", \"size_gib\": 10}".to_owned(),
        9 => "\"kind\": \"ebs\", \"config\": {\"volume_type\": \"gp3\", \"size_gib\": 10, \"attached_to\": \"c0\"}"
            .to_owned(),
        10 => "\"kind\": \"transit-gateway\", \"config\": {\"vpcs\": 1, \"attached\": [\"v0\"]}".to_owned(),
        11 => "\"kind\": \"vpn-connection\"".to_owned(),
        12 => "\"kind\": \"internet-gateway\"".to_owned(),
        _ => "\"kind\": \"public-ipv4\"".to_owned(),
    };
    format!("{{\"id\": \"c{index}\", \"name\": \"{name}\", {body}}}")
}

fn vpc(index: usize) -> String {
    let subnet = |tier: usize, zone: &str| {
        format!("{{\"name\": \"v{index}-t{tier}-{zone}\", \"zone\": \"{zone}\", \"route_table\": \"r{tier}\"}}")
    };
    let all: Vec<String> = (0..3).flat_map(|tier| ["a", "b", "c"].map(|zone| subnet(tier, zone))).collect();
    let region = if index == 2 { "us-east-1" } else { "eu-west-1" };
    format!(
        "{{\"id\": \"v{index}\", \"kind\": \"vpc\", \"placement\": {{\"region\": \"{region}\"}}, \"config\": {{\"subnets\": [{}], \
         \"route_tables\": [{{\"name\": \"r0\", \"routes\": [{{\"destination\": \"0.0.0.0/0\", \"target\": \"igw{index}\"}}]}}, \
         {{\"name\": \"r1\", \"routes\": []}}, {{\"name\": \"r2\", \"routes\": []}}]}}}}, \
         {{\"id\": \"igw{index}\", \"kind\": \"internet-gateway\", \"placement\": {{\"region\": \"{region}\"}}}}",
        all.join(", ")
    )
}

fn end(number: usize, components: &[(u8, usize, usize, usize, u64)]) -> String {
    match number % (components.len() + 2) {
        0 => "@internet".to_owned(),
        1 => "@on-premises".to_owned(),
        index => match components[index - 2].0 {
            0..=5 | 7 | 8 => format!("c{}", index - 2),
            _ => "c0".to_owned(),
        },
    }
}

prop_compose! {
    fn designs()(
        vpcs in 1..4_usize,
        components in prop::collection::vec((0..14_u8, 0..3_usize, 0..3_usize, 1..4_usize, 0..7_u64), 1..24),
        flows in prop::collection::vec((0..60_usize, 0..60_usize, 0..200_000_u64), 0..14),
    ) -> String {
        // The first one is a group, because others refer to it.
        let mut components = components;
        components[0].0 = 0;
        for component in &mut components {
            component.1 %= vpcs;
        }
        let mut all: Vec<String> = (0..vpcs).map(vpc).collect();
        all.extend(components.iter().enumerate().map(|(index, numbers)| component(index, *numbers)));
        for (index, (from, to, gb)) in flows.iter().enumerate() {
            let (from, to) = (end(*from, &components), end(*to, &components));
            if from != to && !(from.starts_with('@') && to.starts_with('@')) {
                all.push(format!(
                    "{{\"id\": \"f{index}\", \"kind\": \"flow\", \"config\": {{\"from\": \"{from}\", \"to\": \"{to}\"}}, \
                     \"usage\": {{\"request_gb\": {gb}}}}}"
                ));
            }
        }
        format!("{{\"abacus\": 1, \"name\": \"Random\", \"region\": \"eu-west-1\", \"components\": [{}]}}", all.join(",\n"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_everything_adds_up(document in designs()) {
        let design = Design::parse(&document).unwrap();
        with_input(&design, |input| {
            let scene = diagram::scene(input);
            check(&scene, input.estimate);
            for component in &input.design.components {
                let id = component.id.as_str();
                let in_card = scene.cards.iter().any(|card| card.card.key == id || card.card.rows.iter().any(|row| row.key == id || row.name.starts_with('+')));
                let in_box = scene.boxes.iter().any(|shape| shape.key.as_deref() == Some(id));
                let in_flow = scene.flows.iter().any(|flow| flow.part.key == id);
                assert!(in_card || in_box || in_flow, "{id} is not in the drawing");
            }
        });
    }
}
