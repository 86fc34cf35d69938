//! The designs offered as starting points.

use leptos::prelude::*;
use pricing::Total;
use units::format;

use crate::text::EXAMPLE_DESIGN;

/// A design to start from: its code in addresses, a one-line description, and the document.
struct Template {
    code: &'static str,
    about: &'static str,
    document: &'static str,
}

/// All templates, in display order.
const ALL: &[Template] = &[
    Template {
        code: "three-tier-web",
        about: "Two zones with a NAT gateway each, a Multi-AZ database on RDS and a cache, pictures in S3",
        document: EXAMPLE_DESIGN,
    },
    Template {
        code: "serverless-api",
        about: "An HTTP API in front of a function and a table: nothing runs while nobody calls",
        document: include_str!("../../../docs/examples/serverless-api.json"),
    },
    Template {
        code: "containers",
        about: "A load balancer, tasks on Fargate that follow the day, and an Aurora cluster",
        document: include_str!("../../../docs/examples/containers.json"),
    },
    Template {
        code: "static-site-cloudfront",
        about: "Viewers get a site from the edge; its bucket sends what is not in the cache",
        document: include_str!("../../../docs/examples/static-site-cloudfront.json"),
    },
    Template {
        code: "event-pipeline",
        about: "Devices send events to a queue; a function writes them to a table in batches",
        document: include_str!("../../../docs/examples/event-pipeline.json"),
    },
    Template {
        code: "kubernetes",
        about: "An EKS cluster whose nodes run on Spot, with a load balancer and shared files",
        document: include_str!("../../../docs/examples/kubernetes.json"),
    },
    Template {
        code: "batch-on-spot",
        about: "Spot workers in three zones take jobs from SQS, and read and write S3",
        document: include_str!("../../../docs/examples/batch-on-spot.json"),
    },
    Template {
        code: "hub-and-spoke",
        about: "VPCs that share one way to the internet and one VPN through a transit gateway",
        document: include_str!("../../../docs/examples/hub-and-spoke.json"),
    },
    Template {
        code: "data-lake",
        about: "300 TB a month from S3 into private subnets, through a gateway endpoint",
        document: include_str!("../../../docs/examples/data-lake.json"),
    },
];

/// Designs to which older links lead.
const OLDER: &[Template] = &[
    Template { code: "three-tier", about: "", document: include_str!("../../../docs/examples/three-tier.json") },
    Template { code: "static-site", about: "", document: include_str!("../../../docs/examples/static-site.json") },
];

/// The document of the template with this code, or of the first template if there is none.
pub(super) fn document(code: &str) -> &'static str {
    find(code).map_or(EXAMPLE_DESIGN, |template| template.document)
}

/// The code of the template with this code, or of the first template if there is none.
pub(super) fn code(code: &str) -> &'static str {
    find(code).or(ALL.first()).map_or("", |template| template.code)
}

fn find(code: &str) -> Option<&'static Template> {
    ALL.iter().chain(OLDER).find(|template| template.code == code)
}

/// All templates as links with their monthly costs. Plain HTML, because they need no code in the browser.
pub(super) fn html() -> String {
    let card = |template: &Template| {
        let (design, estimate) = use_cases::estimate(template.document).ok()?;
        let drawing = use_cases::draw(template.document).map(|drawing| drawing.svg).unwrap_or_default();
        let monthly = format::money(estimate.totals.monthly);
        let least = Total::Monthly.is_at_least(&estimate.totals).then_some("at least ");
        Some(view! {
            <li>
                <a class="template" href=format!("/new?example={}", template.code) rel="external">
                    <span class="template-picture" aria-hidden="true" inert=true inner_html=drawing></span>
                    <strong class="name">{design.name}</strong>
                    <span class="hint">{template.about}</span>
                    <span class="cost">{least}{monthly}" a month"</span>
                </a>
            </li>
        })
    };
    view! { <ul class="templates">{ALL.iter().filter_map(card).collect_view()}</ul> }.to_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_can_be_priced_and_is_found_by_its_code() {
        for template in ALL {
            assert!(use_cases::estimate(template.document).is_ok(), "{}", template.code);
            assert_eq!(document(template.code), template.document);
            assert_eq!(code(template.code), template.code);
        }
        assert_eq!(document("unheard"), EXAMPLE_DESIGN);
        assert_eq!(document(code("unheard")), EXAMPLE_DESIGN);
        assert_eq!(html().matches("class=\"template\"").count(), ALL.len());
    }
}
