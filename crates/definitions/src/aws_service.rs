//! [`AwsService`]: an AWS service as one end of a data flow.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::value::Values;

mod elsewhere;
mod in_vpc;
mod ipv6;
mod regional_from_k;
mod regional_to_j;
mod uses;

/// An AWS service as one end of a data flow: where it is reached, and how data to it is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwsService {
    /// Its short name in lower case: that of its endpoints if it has any.
    pub name: &'static str,
    /// Other names in use, separated by spaces.
    pub aliases: &'static str,
    /// Its name as AWS writes it, without `Amazon` or `AWS`.
    pub label: &'static str,
    /// Where it is reached.
    pub reach: Reach,
    /// The endpoints its use takes, if it needs more than its own.
    pub takes: Option<Takes>,
}

/// The endpoints that a use of AWS takes in a VPC that has no other path to public endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Takes {
    /// The service names of all the interface endpoints it needs.
    pub interfaces: &'static [&'static str],
    /// The service whose endpoint carries its data: one of the above, or S3, whose gateway endpoint works as well.
    pub data: &'static str,
    /// The assumption made, if the data does not all pass that endpoint.
    pub assumption: Option<&'static str>,
    /// Whether its name is also the name of a single endpoint.
    pub names_endpoint: bool,
}

/// Where a service is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// At private addresses of its network interfaces in subnets of a VPC.
    Vpc(InVpc),
    /// At public endpoints of its region; interface endpoints lead to it.
    Regional,
    /// At public endpoints of its region; interface endpoints and gateway endpoints, which are free, lead to it.
    GatewayEndpoint,
    /// At public endpoints of its region for calls. What it sends comes from its network interfaces in subnets, if it
    /// has any; those accept no connections (AWS Lambda developer guide, VPC networking).
    Function,
    /// At the edge, outside any region.
    Edge(EdgeData),
}

/// What an edge service charges for data that it exchanges with a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeData {
    /// Nothing, or nothing that matters.
    Free,
    /// For what it sends to the origin; what the origin sends is free (CloudFront pricing).
    ToOrigin,
    /// For what clients outside AWS get, by who they are; within AWS nothing (Amazon ECR pricing, public repositories).
    ToClients,
    /// A premium on the larger direction of each hour, in addition to transfer to the internet (Global Accelerator
    /// pricing).
    Premium,
}

/// How a service charges for data between its own parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replication {
    /// Like data between any two ends.
    Charged,
    /// Nothing within one cluster, domain or file system.
    FreeWithin,
    /// Nothing within the region, where replicas are separate resources.
    FreeInRegion,
}

/// How data from clients in the zones of a VPC reaches a service in that VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InVpc {
    /// Whether it has an interface in each zone, so that no client's data leaves its zone.
    pub in_each_zone: bool,
    /// How many of the two ends pay for transfer between zones.
    pub billed_ends: u8,
    /// The assumption made about that, if AWS's pages and bills do not settle it.
    pub assumption: Option<&'static str>,
    /// What data between its own parts costs.
    pub replication: Replication,
    /// The field and the choice that mark components in a single zone.
    pub one_zone: Option<(&'static str, &'static str)>,
}

impl InVpc {
    /// How a component with these values is reached.
    #[must_use]
    pub fn with(self, values: &Values) -> InVpc {
        InVpc { in_each_zone: self.in_each_zone && !self.is_in_one_zone(values), ..self }
    }

    /// Whether a component with these values is in a single zone.
    #[must_use]
    pub fn is_in_one_zone(self, values: &Values) -> bool {
        self.one_zone.is_some_and(|(field, code)| values.code(field) == code)
    }
}

/// All services by their names and aliases.
static BY_NAME: LazyLock<HashMap<&'static str, &'static AwsService>> = LazyLock::new(|| {
    let named = |service: &'static AwsService| {
        std::iter::once(service.name).chain(service.aliases.split_whitespace()).map(move |name| (name, service))
    };
    AwsService::all().flat_map(named).collect()
});

impl AwsService {
    /// The name of public repositories of ECR, which have no endpoint in VPCs.
    pub const PUBLIC_ECR: &'static str = "public.ecr.aws";

    /// Whether what runs in it opens connections to other services and the internet, as code of the user does.
    #[must_use]
    pub fn opens_connections(&self) -> bool {
        self.reach == Reach::Function || matches!(self.name, "ecs-tasks" | "eks-fargate" | "emr")
    }

    /// All services, starting with those in VPCs.
    pub fn all() -> impl Iterator<Item = &'static AwsService> {
        let regional = uses::ALL.iter().chain(regional_to_j::ALL).chain(regional_from_k::ALL);
        in_vpc::ALL.iter().chain(elsewhere::ALL).chain(regional)
    }

    /// The service with this name or alias, ignoring case, with or without a leading `com.amazonaws.REGION.`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static AwsService> {
        let short = short_name(name);
        if let Some(service) = BY_NAME.get(short) {
            return Some(service);
        }
        BY_NAME.get(short.trim().to_ascii_lowercase().as_str()).copied()
    }

    /// Known names that an unknown name may stand for, closest first.
    #[must_use]
    pub fn similar(name: &str) -> Vec<&'static str> {
        catalog::nearest(short_name(name), AwsService::all().map(|service| service.name), 3)
    }

    /// Whether gateway endpoints lead to it.
    #[must_use]
    pub fn has_gateway_endpoint(&self) -> bool {
        self.reach == Reach::GatewayEndpoint
    }

    /// The services whose interface endpoints its use takes in a VPC without another path out.
    #[must_use]
    pub fn interfaces(&self) -> &[&'static str] {
        self.takes.as_ref().map_or(std::slice::from_ref(&self.name), |takes| takes.interfaces)
    }

    /// The service whose endpoint carries its data.
    #[must_use]
    pub fn data(&self) -> &'static str {
        self.takes.map_or(self.name, |takes| takes.data)
    }

    /// The services that an endpoint of this name leads to: several if it represents everything that a use takes.
    #[must_use]
    pub fn served_by(&self) -> &[&'static str] {
        match self.takes {
            Some(takes) if takes.names_endpoint => std::slice::from_ref(&self.name),
            _ => self.interfaces(),
        }
    }

    /// How it is reached within a VPC, if it is in one.
    #[must_use]
    pub const fn in_vpc(&self) -> Option<InVpc> {
        match self.reach {
            Reach::Vpc(stands) => Some(stands),
            _ => None,
        }
    }
}

/// The last part of the name of an endpoint service: `ecr.api` of `com.amazonaws.us-east-1.ecr.api`.
#[must_use]
pub fn short_name(name: &str) -> &str {
    let region_first = name.strip_prefix("com.amazonaws.").and_then(|rest| rest.split_once('.'));
    region_first.map_or(name, |(_, service)| service)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_service() {
        let names: Vec<&str> = AwsService::all()
            .flat_map(|service| std::iter::once(service.name).chain(service.aliases.split_whitespace()))
            .collect();
        assert_eq!(names.len(), BY_NAME.len(), "a name stands twice");
        for name in names {
            assert_eq!(name, name.to_ascii_lowercase());
            assert_eq!(name, short_name(name));
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let label = |name| AwsService::named(name).map(|service| service.label);
        assert_eq!(label("SQS"), Some("SQS"));
        assert_eq!(label("com.amazonaws.us-east-1.secretsmanager"), Some("Secrets Manager"));
        assert_eq!(label("eventbridge"), label("events"));
        assert_eq!(label("dynamodbb"), None);
        assert_eq!(AwsService::similar("dynamodbb").first(), Some(&"dynamodb"));
        assert_eq!(AwsService::similar("sqss").first(), Some(&"sqs"));
    }

    #[test]
    fn what_a_use_takes_are_endpoints_of_services() {
        let takes = |name: &str| AwsService::named(name).map(AwsService::interfaces);
        assert_eq!(takes("ecr"), Some(&["ecr.api", "ecr.dkr"][..]));
        assert_eq!(takes("sqs"), Some(&["sqs"][..]));
        for service in AwsService::all().filter(|service| service.takes.is_some()) {
            for name in service.interfaces().iter().chain([&service.data()]) {
                let of = AwsService::named(name).unwrap_or_else(|| panic!("{}: there is no {name}", service.name));
                assert_eq!(of.name, *name, "{}", service.name);
                assert!(of.served_by() == [*name], "{name} is no single endpoint");
            }
            assert!(service.interfaces().contains(&service.data()) || service.data() == "s3", "{}", service.name);
        }
    }

    #[test]
    fn who_pays_for_zones_is_as_the_pages_say() {
        let ends =
            |name: &str| AwsService::named(name).and_then(AwsService::in_vpc).map(|s| (s.in_each_zone, s.billed_ends));
        assert_eq!(ends("rds"), Some((false, 2)));
        assert_eq!(ends("elasticache"), Some((false, 1)));
        assert_eq!(ends("msk-serverless"), Some((false, 0)));
        assert_eq!(ends("efs"), Some((true, 2)));
        assert_eq!(ends("fsx"), Some((false, 1)));
        assert_eq!(ends("sqs"), None);
    }
}
