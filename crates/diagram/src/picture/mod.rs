//! What is shown where, without coordinates.

mod cards;
mod context;
mod ends;
mod flows;
mod gb;
mod slot;
mod tiers;
mod wires;

use design::Kind;
use pricing::Total;
use pricing::render::beside_monthly;
use topology::SubnetKind;
use units::format::money;

use crate::Input;
use crate::icon::Icon;
use context::Context;
use pricing::render::CostWords;
use slot::Slot;

pub use flows::{FlowPart, Strength};

/// The content of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Id of the component, or the text of an outside end, such as `@internet`.
    pub key: String,
    /// Its icon.
    pub(crate) icon: Icon,
    /// Its name.
    pub name: String,
    /// Type and number.
    pub figure: String,
    /// What it costs.
    pub cost: CostWords,
    /// Instead of the cost, on the additional cards of a component that has several: `2 of 6`.
    pub share: String,
    /// What is inside the card: attached volumes.
    pub rows: Vec<CardRow>,
    /// A full description as a sentence, for screen readers.
    pub label: String,
    /// Whether Abacus proposes it.
    pub proposed: bool,
}

/// An item inside the card of another component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// Id of the component.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it costs.
    pub cost: CostWords,
    /// A full description as a sentence.
    pub label: String,
}

/// The whole picture.
pub(crate) struct Picture {
    /// Name of the design.
    pub title: String,
    /// Its total, such as `$1,234.56 a month`.
    pub total: String,
    /// Its regions; that of the design comes first.
    pub regions: Vec<RegionPart>,
    /// What is outside all regions; the internet comes first.
    pub outside: Vec<Card>,
    /// Components without a place in a network.
    pub loose: Vec<Card>,
    /// The flows, in the order of the design.
    pub flows: Vec<FlowPart>,
    /// Pairs that belong together without a flow: attachments, gateways.
    pub wires: Vec<(String, String)>,
}

/// A region.
pub(crate) struct RegionPart {
    pub code: String,
    pub name: String,
    pub vpcs: Vec<VpcPart>,
    /// What connects VPCs: transit gateways, peering, VPN, Direct Connect.
    pub links: Vec<Card>,
    /// Regional services, and components in no subnet.
    pub side: Vec<Card>,
}

/// A VPC.
pub(crate) struct VpcPart {
    pub key: String,
    pub name: String,
    pub cidr: String,
    pub proposed: bool,
    pub label: String,
    /// Internet gateways, on its upper border.
    pub top: Vec<Card>,
    /// Gateway endpoints, on its right border.
    pub right: Vec<Card>,
    /// Components in all zones but in no subnet: regional NAT gateways.
    pub band: Vec<Card>,
    /// Its zones, left to right.
    pub zones: Vec<Zone>,
    /// Rows of subnets, public ones on top.
    pub tiers: Vec<Tier>,
    /// Components in a zone but in no subnet.
    pub beside: Vec<Piece>,
}

/// An availability zone of a VPC.
pub(crate) struct Zone {
    pub letter: String,
    pub name: String,
}

/// Subnets with the same use, at most one for each zone.
pub(crate) struct Tier {
    pub kind: SubnetKind,
    /// By zone.
    pub subnets: Vec<Option<SubnetPart>>,
    pub pieces: Vec<Piece>,
}

/// A subnet.
pub(crate) struct SubnetPart {
    pub name: String,
    pub cidr: String,
    pub proposed: bool,
}

/// A component, or the part of one that is in neighbouring zones.
pub(crate) struct Piece {
    pub card: Card,
    /// The first and the last zone that it is in.
    pub from: usize,
    pub to: usize,
    /// The text for each of these zones, if there are several.
    pub cells: Vec<String>,
}

impl Picture {
    /// All cards with amounts: together with the flows, they add up to the total.
    pub(crate) fn cards(&self) -> Vec<&Card> {
        let mut all: Vec<&Card> = Vec::new();
        for region in &self.regions {
            for vpc in &region.vpcs {
                all.extend(vpc.top.iter().chain(&vpc.right).chain(&vpc.band));
                all.extend(vpc.tiers.iter().flat_map(|tier| &tier.pieces).chain(&vpc.beside).map(|piece| &piece.card));
            }
            all.extend(region.links.iter().chain(&region.side));
        }
        all.extend(self.outside.iter().chain(&self.loose));
        all
    }
}

/// The picture of a design.
pub(crate) fn of(input: &Input<'_>) -> Picture {
    let context = Context::of(input);
    let mut picture = Picture {
        title: input.design.name.clone(),
        total: total(input),
        regions: context.regions(),
        outside: Vec::new(),
        loose: Vec::new(),
        flows: Vec::new(),
        wires: Vec::new(),
    };
    for component in &input.design.components {
        place(&context, component, &mut picture);
    }
    for region in &mut picture.regions {
        for vpc in &mut region.vpcs {
            tiers::order(&context, vpc);
        }
    }
    ends::add(&context, &mut picture);
    picture.flows = flows::of(&context, &picture);
    picture.wires = wires::of(&context, &picture);
    picture.regions.retain(|region| !region.vpcs.is_empty() || !region.links.is_empty() || !region.side.is_empty());
    picture
}

/// Puts a component where it belongs.
fn place(context: &Context<'_>, component: &design::Component, picture: &mut Picture) {
    if matches!(component.body.kind(), Kind::Vpc | Kind::Flow) {
        return;
    }
    let card = || context.card(component);
    let slot = context.slot(component);
    let region = |picture: &mut Picture, region: &str| picture.regions.iter_mut().position(|part| part.code == region);
    match slot {
        Slot::InCard => {}
        Slot::Loose => picture.loose.push(card()),
        Slot::Links(code) => {
            if let Some(index) = region(picture, code) {
                picture.regions[index].links.push(card());
            }
        }
        Slot::Side(code) => {
            if let Some(index) = region(picture, code) {
                picture.regions[index].side.push(card());
            }
        }
        Slot::Vpc(id, place) => {
            let mut vpcs = picture.regions.iter_mut().flat_map(|part| &mut part.vpcs);
            let Some(vpc) = vpcs.find(|vpc| vpc.key == id) else { return };
            match place {
                slot::InVpc::Top => vpc.top.push(card()),
                slot::InVpc::Right => vpc.right.push(card()),
                slot::InVpc::Band => vpc.band.push(card()),
                slot::InVpc::Subnets => tiers::put(context, component, vpc),
                slot::InVpc::Zone(letter) => tiers::put_beside(context, component, vpc, letter),
            }
        }
    }
}

fn total(input: &Input<'_>) -> String {
    let totals = &input.estimate.totals;
    let least = if Total::Monthly.is_at_least(totals) { "at least " } else { "" };
    format!("{least}{} a month{}", money(totals.monthly), beside_monthly(totals.upfront, totals.once))
}
