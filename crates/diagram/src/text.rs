//! The text version of the drawing, indented by two spaces for each level.

use units::format::capitalised;

use crate::picture::{Card, Picture, Piece, RegionPart, Tier, VpcPart};

/// A line for each box, component and flow.
pub(crate) fn lines(picture: &Picture) -> Vec<String> {
    let mut text = Text(Vec::new());
    let title = if picture.title.trim().is_empty() { "Untitled design" } else { &picture.title };
    text.say(0, &format!("{title}, {}", picture.total));
    for region in &picture.regions {
        self::region(&mut text, region);
    }
    group(&mut text, "Outside", &picture.outside);
    if !picture.flows.is_empty() {
        text.say(0, "Flows");
    }
    for flow in &picture.flows {
        text.say(1, &flow.label);
    }
    group(&mut text, "Not in the picture", &picture.loose);
    text.0
}

struct Text(Vec<String>);

impl Text {
    fn say(&mut self, level: usize, words: &str) {
        self.0.push(format!("{}{words}", "  ".repeat(level)));
    }

    fn card(&mut self, level: usize, card: &Card, ending: &str) {
        self.say(level, &format!("{}{ending}", card.label));
        for row in &card.rows {
            self.say(level + 1, &row.label);
        }
    }
}

fn group(text: &mut Text, heading: &str, cards: &[Card]) {
    if !cards.is_empty() {
        text.say(0, heading);
    }
    for card in cards {
        text.card(1, card, "");
    }
}

fn region(text: &mut Text, region: &RegionPart) {
    let code = if region.name == region.code { String::new() } else { format!(", {}", region.code) };
    text.say(0, &format!("Region {}{code}", region.name));
    for vpc in &region.vpcs {
        self::vpc(text, vpc);
    }
    for card in region.links.iter().chain(&region.side) {
        text.card(1, card, "");
    }
}

fn vpc(text: &mut Text, vpc: &VpcPart) {
    text.say(1, &vpc.label);
    for card in vpc.top.iter().chain(&vpc.right).chain(&vpc.band) {
        text.card(2, card, "");
    }
    for tier in &vpc.tiers {
        self::tier(text, vpc, tier);
    }
    for piece in &vpc.beside {
        text.card(2, &piece.card, &places(vpc, piece));
    }
}

fn tier(text: &mut Text, vpc: &VpcPart, tier: &Tier) {
    let kind = capitalised(tier.kind.label());
    let mut names: Vec<String> = Vec::new();
    for (subnet, zone) in tier.subnets.iter().zip(&vpc.zones) {
        if let Some(subnet) = subnet {
            let cidr = if subnet.cidr.is_empty() { String::new() } else { format!(", {}", subnet.cidr) };
            let proposed = if subnet.proposed { ", proposed" } else { "" };
            names.push(format!("{} ({}{cidr}{proposed})", subnet.name, zone.name));
        }
    }
    let word = if names.len() == 1 { "subnet" } else { "subnets" };
    text.say(2, &format!("{kind} {word} {}", names.join(", ")));
    for piece in &tier.pieces {
        text.card(3, &piece.card, &places(vpc, piece));
    }
}

/// The zones of a piece, with the text for each zone if there is one.
fn places(vpc: &VpcPart, piece: &Piece) -> String {
    let zones = vpc.zones.get(piece.from..=piece.to).unwrap_or_default();
    let said: Vec<String> = match piece.cells.as_slice() {
        [] => zones.iter().map(|zone| zone.name.clone()).collect(),
        cells => cells.iter().zip(zones).map(|(cell, zone)| format!("{cell} in {}", zone.name)).collect(),
    };
    format!(", {}{}", if piece.cells.is_empty() { "in " } else { "" }, said.join(", "))
}
