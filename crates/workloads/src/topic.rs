//! [`Topic`]: what is compared.

use serde::{Deserialize, Serialize};

/// What is compared of a workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// What the workload runs on.
    Compute,
    /// What takes its requests: a load balancer or an API.
    FrontDoor,
    /// Whether viewers get data from CloudFront or from the origin.
    Delivery,
}

impl Topic {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Topic; 3] = [Topic::Compute, Topic::FrontDoor, Topic::Delivery];

    /// Its code in documents and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Topic::Compute => "compute",
            Topic::FrontDoor => "front-door",
            Topic::Delivery => "delivery",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Topic::Compute => "Ways to run a workload",
            Topic::FrontDoor => "Load balancer or API Gateway",
            Topic::Delivery => "CloudFront or direct",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Topic::Compute => {
                "Lambda, Fargate or EC2: which costs least for these requests, and from which load on another does."
            }
            Topic::FrontDoor => "What takes the requests: an Application Load Balancer, an HTTP API or a REST API.",
            Topic::Delivery => {
                "Whether viewers get data through CloudFront or directly from a bucket or a load balancer, and the GB from which CloudFront pays off."
            }
        }
    }

    /// The unit of the load that the costs are compared over, for one and for several.
    pub(crate) const fn unit(self) -> &'static str {
        match self {
            Topic::Compute | Topic::FrontDoor => "requests per second",
            Topic::Delivery => "GB a month",
        }
    }
}
