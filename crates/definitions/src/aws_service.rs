//! [`AwsService`]: what an AWS service is as an end of data.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::value::Values;

mod elsewhere;
mod in_vpc;
mod regional_from_k;
mod regional_to_j;
mod uses;

/// An AWS service as an end of data: where it is reached, and what data to it is charged as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwsService {
    /// Its short name: that of its endpoints where it has some, in lower case.
    pub name: &'static str,
    /// Other names that are in use, with spaces between.
    pub aliases: &'static str,
    /// Its name as AWS writes it, without `Amazon` or `AWS`.
    pub label: &'static str,
    /// Where it is reached.
    pub reach: Reach,
    /// What it takes, where that is more than its own endpoint.
    pub takes: Option<Takes>,
}

/// What a use of AWS takes in a VPC that has no other way to public endpoints (facts-services.md §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Takes {
    /// Interface endpoints, by the names of their services: all of them.
    pub interfaces: &'static [&'static str],
    /// The service whose endpoint its data passes: one of these, or S3, which its gateway endpoint serves as well.
    pub data: &'static str,
    /// What that rests on, where it is not the whole of the data.
    pub assumption: Option<&'static str>,
    /// Whether its name is that of a single endpoint as well.
    pub names_endpoint: bool,
}

/// Where a service is reached (facts-services.md §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// At private addresses of its network interfaces in subnets of a VPC.
    Vpc(InVpc),
    /// At public endpoints of its region; interface endpoints lead there.
    Regional,
    /// The same, and gateway endpoints lead there, which are free.
    GatewayEndpoint,
    /// The same for calls. What it sends comes from its network interfaces in subnets, where it has some: those accept
    /// nothing (AWS Lambda developer guide, VPC networking).
    Function,
    /// At the edge, in no region.
    Edge(EdgeData),
}

/// What an edge service charges for data that it exchanges with a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeData {
    /// Nothing, or nothing that counts.
    Free,
    /// What it sends to the origin; what the origin sends is free (CloudFront pricing).
    ToOrigin,
    /// A premium on the larger direction of each hour, besides transfer to the internet (Global Accelerator pricing).
    Premium,
}

/// What of the data between its own parts a service charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replication {
    /// As between any two ends.
    Charged,
    /// Nothing within one cluster, domain or file system.
    FreeWithin,
    /// Nothing within the region: replicas are parts of their own.
    FreeInRegion,
}

/// How data of clients in the zones of a VPC gets to a service there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InVpc {
    /// Whether each zone has an interface of its own, so that no client's data leaves its zone.
    pub in_each_zone: bool,
    /// How many of the two ends pay for data between zones.
    pub billed_ends: u8,
    /// What is assumed of that, where AWS's pages and bills do not settle it.
    pub assumption: Option<&'static str>,
    /// What data between its own parts costs.
    pub replication: Replication,
    /// The field and choice of components that stand in one zone alone.
    pub one_zone: Option<(&'static str, &'static str)>,
}

impl InVpc {
    /// How a component with these values stands.
    #[must_use]
    pub fn with(self, values: &Values) -> InVpc {
        InVpc { in_each_zone: self.in_each_zone && !self.is_in_one_zone(values), ..self }
    }

    /// Whether a component with these values stands in one zone alone.
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
    /// All services, those in VPCs first.
    pub fn all() -> impl Iterator<Item = &'static AwsService> {
        let regional = uses::ALL.iter().chain(regional_to_j::ALL).chain(regional_from_k::ALL);
        in_vpc::ALL.iter().chain(elsewhere::ALL).chain(regional)
    }

    /// The service with this name or alias, in any case, with or without the `com.amazonaws.REGION.` before it.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static AwsService> {
        let short = short_name(name);
        if let Some(service) = BY_NAME.get(short) {
            return Some(service);
        }
        BY_NAME.get(short.trim().to_ascii_lowercase().as_str()).copied()
    }

    /// Names that may be meant by an unknown one, nearest first.
    #[must_use]
    pub fn similar(name: &str) -> Vec<&'static str> {
        catalog::nearest(short_name(name), AwsService::all().map(|service| service.name), 3)
    }

    /// Whether gateway endpoints lead to it.
    #[must_use]
    pub fn has_gateway_endpoint(&self) -> bool {
        self.reach == Reach::GatewayEndpoint
    }

    /// The services whose interface endpoints its use takes in a VPC without another way out.
    #[must_use]
    pub fn interfaces(&self) -> &[&'static str] {
        self.takes.as_ref().map_or(std::slice::from_ref(&self.name), |takes| takes.interfaces)
    }

    /// The service whose endpoint its data passes.
    #[must_use]
    pub fn data(&self) -> &'static str {
        self.takes.map_or(self.name, |takes| takes.data)
    }

    /// The services that an endpoint of this name leads to: several where it stands for all that a use takes.
    #[must_use]
    pub fn served_by(&self) -> &[&'static str] {
        match self.takes {
            Some(takes) if takes.names_endpoint => std::slice::from_ref(&self.name),
            _ => self.interfaces(),
        }
    }

    /// How it stands in a VPC, if it does.
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
