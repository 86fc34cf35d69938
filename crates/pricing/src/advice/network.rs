//! What AWS would reject about the network of a design, as findings.

use budget::Budget;
use design::{Body, Component, Design, View};
use foldhash::HashMap;
use topology::{Network, NetworkProblem, ProblemSeverity};

use crate::finding::{Finding, Severity};

/// Findings about the networks that a design describes. The design is completed first, so that subnets are as full as
/// they will be, unless `network` already belongs to the completed design. A component that is proposed as a whole has
/// no place in the document, and gets no finding. Links that name neither VPCs nor ranges are joined to what is proposed,
/// whose ranges overlap with no others: they say nothing that AWS could reject.
pub(crate) fn findings(design: &Design, network: Option<&Network<'_>>, budget: &Budget) -> Vec<Finding> {
    let says_network = |component: &Component| match component.body.view() {
        View::Other(Body::Vpc { .. } | Body::TransitGateway { .. }) => true,
        View::VpcPeering(config) => network.is_some() || !config.vpcs.is_empty(),
        View::VpnConnection(config) => network.is_some() || !config.remote_cidrs.is_empty(),
        View::DirectConnect(config) => network.is_some() || !config.remote_cidrs.is_empty(),
        _ => !component.placement.subnets.is_empty(),
    };
    if !design.components.iter().any(says_network) {
        return Vec::new();
    }
    let problems = match network {
        Some(network) => topology::check(network),
        None => topology::check(&Network::within(&topology::completed_design(design, budget), budget)),
    };
    let said: HashMap<&str, usize> =
        design.components.iter().enumerate().map(|(index, component)| (component.id.as_str(), index)).collect();
    let to_finding = |problem: NetworkProblem| {
        let index = *said.get(problem.component.as_str())?;
        let component = design.components.get(index)?;
        let place = if is_said(component, &problem.place) { problem.place.as_str() } else { "" };
        Some(Finding {
            severity: match problem.severity {
                ProblemSeverity::Error => Severity::Error,
                ProblemSeverity::Warning => Severity::Warning,
            },
            rule: problem.rule.into(),
            component: component.id.clone(),
            name: component.title().to_owned(),
            path: format!("/components/{index}{place}"),
            message: problem.message.into(),
            fix: problem.fix.into(),
            saves: None,
            change: None,
        })
    };
    problems.into_iter().filter_map(to_finding).collect()
}

/// Whether a place within a component is in the document: entries of its lists may be proposed.
fn is_said(component: &Component, place: &str) -> bool {
    let mut parts = place.split('/').skip(1);
    let (Some(group), Some(list), Some(index)) = (parts.next(), parts.next(), parts.next()) else { return true };
    let Ok(index) = index.parse::<usize>() else { return true };
    let (field, inner) = (parts.next(), parts.next().and_then(|inner| inner.parse::<usize>().ok()));
    let length = match (group, list, &component.body) {
        ("placement", "subnets", _) => component.placement.subnets.len(),
        ("config", "cidrs", Body::Vpc { config }) => config.cidrs.len(),
        ("config", "subnets", Body::Vpc { config }) => config.subnets.len(),
        ("config", "route_tables", Body::Vpc { config }) => {
            if let (Some("routes"), Some(inner), Some(table)) = (field, inner, config.route_tables.get(index)) {
                return inner < table.routes.len();
            }
            config.route_tables.len()
        }
        ("config", "routes", Body::TransitGateway { config, .. }) => config.routes.len(),
        _ => return true,
    };
    index < length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_stand_at_their_place_in_the_document() {
        let text = r#"{"abacus": 1, "region": "us-east-1", "components": [
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"},
                "placement": {"count": 40, "subnets": ["app", "nowhere"]}},
            {"id": "net", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"],
                "subnets": [{"name": "app", "zone": "a", "cidr": "10.0.0.0/28"}]}}]}"#;
        let design = Design::parse(text).unwrap();
        let all: Vec<_> = findings(&design, None, Budget::unlimited())
            .into_iter()
            .map(|one| (one.rule, one.path, one.severity))
            .collect();
        let error = |rule: &'static str, path: &str| (rule.into(), path.to_owned(), Severity::Error);
        assert!(all.contains(&error("vpc-subnet-full", "/components/1/config/subnets/0/cidr")), "{all:?}");
        assert!(all.contains(&error("vpc-subnet-unknown", "/components/0/placement/subnets/1")), "{all:?}");
    }

    #[test]
    fn entries_that_are_proposed_have_no_place() {
        let text = r#"{"abacus": 1, "region": "us-east-1", "components": [
            {"id": "net", "kind": "vpc", "config": {"subnets": [{"name": "app", "zone": "a"}],
                "route_tables": [{"name": "main", "routes": [{"destination": "s3", "target": "s3"}]}]}}]}"#;
        let design = Design::parse(text).unwrap();
        let said = |place: &str| is_said(&design.components[0], place);
        assert!(said("") && said("/config/vpcs") && said("/config/subnets/0/cidr"));
        assert!(said("/config/route_tables/0/routes/0/target") && said("/config/route_tables/0/name"));
        assert!(!said("/config/cidrs/0") && !said("/config/subnets/1/cidr") && !said("/placement/subnets/0"));
        assert!(!said("/config/route_tables/0/routes/1/target") && !said("/config/route_tables/1/name"));
    }

    #[test]
    fn a_design_that_says_nothing_of_its_network_has_none() {
        let text = r#"{"abacus": 1, "region": "us-east-1", "components": [
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"count": 99999}}]}"#;
        assert_eq!(findings(&Design::parse(text).unwrap(), None, Budget::unlimited()), []);
    }

    #[test]
    fn links_that_name_neither_vpcs_nor_ranges_are_not_rejected() {
        for kind in ["vpc-peering", "vpn-connection", "direct-connect"] {
            let text = format!(
                r#"{{"abacus": 1, "region": "us-east-1", "components": [{{"id": "link", "kind": "{kind}"}},
                {{"id": "web", "kind": "ec2", "config": {{"instance_type": "m7g.large"}}, "placement": {{"count": 400}}}}]}}"#
            );
            let design = Design::parse(&text).unwrap();
            let completed = topology::completed_design(&design, Budget::unlimited());
            assert_eq!(topology::check(&Network::of(&completed)).len(), 0, "{kind}");
            assert_eq!(findings(&design, None, Budget::unlimited()), [], "{kind}");
        }
    }
}
