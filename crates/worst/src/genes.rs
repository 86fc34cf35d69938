//! [`Genes`]: a document as a list of numbers, which can be mutated slightly.

use fastrand::Rng;

macro_rules! genes {
    ($($gene:ident: $most:literal,)*) => {
        /// The parameters of a document: how many of each thing, and how the things are connected.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names of what is in a document")]
        pub enum Gene {
            $($gene,)*
        }

        const ALL: &[(Gene, usize)] = &[$((Gene::$gene, $most),)*];
    };
}

genes! {
    // How many components of each kind.
    Vpcs: 1000,
    Groups: 1000,
    Volumes: 1000,
    Snapshots: 1000,
    Hosts: 1000,
    Reserved: 1000,
    Plans: 1000,
    Nats: 1000,
    InternetGateways: 1000,
    InterfaceEndpoints: 1000,
    GatewayEndpoints: 1000,
    TransitGateways: 1000,
    Peerings: 1000,
    Vpns: 1000,
    DirectConnects: 1000,
    LoadBalancers: 1000,
    Buckets: 1000,
    Transfers: 1000,
    Services: 1000,
    Flows: 1000,
    // The shape of networks.
    Said: 3,
    Ranges: 49,
    Subnets: 200,
    Tables: 200,
    Routes: 20_000,
    RouteStyle: 5,
    Target: 6,
    Zones: 6,
    Spread: 200,
    Attached: 1000,
    Peers: 400,
    TransitRoutes: 999,
    Regions: 4,
    // How components are used.
    Running: 4,
    Purchase: 6,
    Types: 40,
    PlanKind: 3,
    ByHour: 1,
    Growth: 2,
    Histogram: 50,
    Remote: 99,
    Days: 28,
    Ranged: 1,
    // Who talks to whom.
    From: 6,
    To: 6,
    EndServices: 300,
    Pinned: 8,
    Address: 2,
    SameZone: 1,
    Month: 31,
    Allowance: 1,
}

/// The numbers of a document, one for each [`Gene`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genes([usize; ALL.len()]);

impl Genes {
    /// An empty document.
    #[must_use]
    pub const fn none() -> Genes {
        Genes([0; ALL.len()])
    }

    /// A random document: a few kinds of components, many or few of each.
    #[must_use]
    pub fn random(rng: &mut Rng) -> Genes {
        let mut genes = Genes::none();
        for (gene, most) in ALL {
            // Zero as often as not, and all orders of magnitude equally often.
            let bits = usize::BITS - most.leading_zeros();
            let magnitude = 1 << rng.u32(0..=bits);
            let value = if rng.bool() { 0 } else { rng.usize(0..=magnitude) };
            genes.0[*gene as usize] = value.min(*most);
        }
        genes
    }

    /// The number of a gene.
    #[must_use]
    pub fn get(&self, gene: Gene) -> usize {
        self.0[gene as usize]
    }

    /// The same with another value for a gene.
    #[must_use]
    pub fn with(mut self, gene: Gene, value: usize) -> Genes {
        self.0[gene as usize] = value;
        self
    }

    /// A neighbour, with one to three numbers changed.
    #[must_use]
    pub fn mutated(&self, rng: &mut Rng) -> Genes {
        let mut genes = self.clone();
        for _ in 0..rng.usize(1..=3) {
            let (gene, most) = ALL[rng.usize(0..ALL.len())];
            let old = genes.get(gene);
            let new = match rng.u8(0..6) {
                0 => 0,
                1 => old * 2 + 1,
                2 => old / 2,
                3 => old + 1,
                4 => old.saturating_sub(1),
                _ => rng.usize(0..=most),
            };
            genes.0[gene as usize] = new.min(most);
        }
        genes
    }

    /// The numbers that are not zero, by name.
    #[must_use]
    pub fn words(&self) -> String {
        let words: Vec<String> = ALL
            .iter()
            .filter(|(gene, _)| self.get(*gene) > 0)
            .map(|(gene, _)| format!("{gene:?} {}", self.get(*gene)))
            .collect();
        words.join(", ")
    }
}
