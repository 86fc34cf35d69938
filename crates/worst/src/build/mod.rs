//! Builds the document of [`Genes`]: valid, and within the limits of documents.

mod compute;
mod flows;
mod network;
mod services;
mod storage;

use definitions::{AwsService, Reach};
use design::limits::{COMPONENTS, DOCUMENT_BYTES};
use serde_json::{Value, json};

use crate::genes::{Gene, Genes};

/// The regions with the most prices.
const REGIONS: [&str; 5] = ["us-east-1", "eu-west-1", "us-west-2", "ap-northeast-1", "eu-central-1"];
const ZONES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// The name of a service that interface endpoints lead to: a different one for each index, as far as they go.
fn service(index: usize) -> &'static str {
    AwsService::all()
        .filter(|service| service.reach == Reach::Regional)
        .nth(index)
        .map_or("sqs", |service| service.name)
}

/// A document under construction: the components so far, and the genes they are built from.
struct Making<'g> {
    genes: &'g Genes,
    components: Vec<Value>,
    bytes: usize,
}

impl Making<'_> {
    fn get(&self, gene: Gene) -> usize {
        self.genes.get(gene)
    }

    /// How many components of a kind to build.
    fn count(&self, gene: Gene) -> usize {
        self.get(gene)
    }

    /// Whether the document is already too long, so that the rest of it does not matter.
    const fn is_full(&self) -> bool {
        self.bytes > DOCUMENT_BYTES
    }

    fn push(&mut self, id: String, kind: &str, body: Value) {
        let mut component = json!({"id": id, "kind": kind});
        for part in ["placement", "config", "usage"] {
            if let Some(value) = body.get(part).filter(|value| !value.is_null()) {
                component[part] = value.clone();
            }
        }
        self.bytes += component.to_string().len();
        self.components.push(component);
    }

    /// A usage value, as a number or a range.
    fn usage(&self, value: usize) -> Value {
        if self.get(Gene::Ranged) == 0 {
            json!(value)
        } else {
            json!({"low": value / 2, "typical": value, "high": value * 2})
        }
    }

    fn region(&self, index: usize) -> &'static str {
        REGIONS[index % (self.get(Gene::Regions) + 1).min(REGIONS.len())]
    }
}

/// Genes that count components, in the order in which they are reduced when there are too many.
const COUNTED: [Gene; 19] = [
    Gene::Vpcs,
    Gene::Groups,
    Gene::Volumes,
    Gene::Snapshots,
    Gene::Hosts,
    Gene::Reserved,
    Gene::Plans,
    Gene::Nats,
    Gene::InternetGateways,
    Gene::InterfaceEndpoints,
    Gene::GatewayEndpoints,
    Gene::TransitGateways,
    Gene::Peerings,
    Gene::Vpns,
    Gene::DirectConnects,
    Gene::LoadBalancers,
    Gene::Buckets,
    Gene::Transfers,
    Gene::Flows,
];

/// Genes that make a document long; they are halved until it is short enough.
const LONG: [Gene; 7] =
    [Gene::Routes, Gene::TransitRoutes, Gene::Subnets, Gene::Histogram, Gene::Spread, Gene::Attached, Gene::Tables];

/// The document of genes. If they ask for more than a document may have, everything is reduced in proportion.
#[must_use]
pub fn document(genes: &Genes) -> String {
    let mut genes = genes.clone();
    let total: usize = COUNTED.iter().map(|gene| genes.get(*gene)).sum();
    if total > COMPONENTS {
        for gene in COUNTED {
            let less = genes.get(gene) * COMPONENTS / total;
            genes = genes.with(gene, less);
        }
    }
    loop {
        let text = written(&genes);
        if text.len() <= DOCUMENT_BYTES {
            return text;
        }
        let longest = LONG.into_iter().max_by_key(|gene| genes.get(*gene)).filter(|gene| genes.get(*gene) > 1);
        match longest {
            Some(gene) => genes = genes.clone().with(gene, genes.get(gene) / 2),
            None => {
                genes = COUNTED.into_iter().fold(genes, |genes, gene| genes.clone().with(gene, genes.get(gene) / 2))
            }
        }
    }
}

fn written(genes: &Genes) -> String {
    let mut making = Making { genes, components: Vec::new(), bytes: 0 };
    network::add(&mut making);
    compute::add(&mut making);
    storage::add(&mut making);
    services::add(&mut making);
    flows::add(&mut making);
    let mut document = json!({"abacus": 1, "region": REGIONS[0], "components": making.components});
    if genes.get(Gene::Month) >= 28 {
        document["month_days"] = json!(genes.get(Gene::Month));
    }
    if genes.get(Gene::Allowance) > 0 {
        document["free_allowances"] = json!({"internet_out": true});
    }
    document.to_string()
}
