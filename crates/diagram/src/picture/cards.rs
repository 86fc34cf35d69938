//! The content of the cards.

use design::{Component, Kind};
use pricing::render::{CostWords, cost_words};

use super::context::Context;
use super::{Card, CardRow};
use crate::icon::Icon;
use crate::words;

/// How many attached volumes a card lists individually.
const ROWS: usize = 3;

impl Context<'_> {
    /// The card of a component.
    pub(crate) fn card(&self, component: &Component) -> Card {
        let cost = self.cost_with_volumes(component);
        let proposed = self.is_proposed(component);
        let mut figure = words::figure(component);
        let name = words::name(component, proposed);
        let label = label(component, &name, &figure, &cost, proposed);
        if figure.eq_ignore_ascii_case(&name) {
            figure.clear();
        }
        Card {
            key: component.id.to_string(),
            icon: Icon::of(component.body.kind()),
            name,
            label,
            figure,
            cost,
            share: String::new(),
            rows: self.rows(component),
            proposed,
        }
    }

    /// The cost of a component with its volumes, which its rows list.
    fn cost_with_volumes(&self, component: &Component) -> CostWords {
        let mut volumes = self.volumes(component).iter().filter_map(|volume| self.estimate(volume)).peekable();
        let has_volumes = volumes.peek().is_some();
        let mut cost = cost_words(self.estimate(component).into_iter().chain(volumes));
        if has_volumes {
            cost.long.push_str(" with its volumes");
        }
        cost
    }

    /// The volumes of a group; if there are too many, the last row combines the rest.
    fn rows(&self, group: &Component) -> Vec<CardRow> {
        let volumes = self.volumes(group);
        let alone = if volumes.len() > ROWS { ROWS - 1 } else { volumes.len() };
        let mut rows: Vec<CardRow> = volumes.iter().take(alone).map(|volume| self.row(volume)).collect();
        if let Some((first, _)) = volumes.get(alone..).and_then(<[_]>::split_first) {
            let rest: Vec<CardRow> = volumes.iter().skip(alone).map(|volume| self.row(volume)).collect();
            let labels: Vec<&str> = rest.iter().map(|row| row.label.as_str()).collect();
            rows.push(CardRow {
                key: first.id.to_string(),
                name: format!("+ {} volumes", rest.len()),
                label: labels.join("; "),
                cost: cost_words(volumes.iter().skip(alone).filter_map(|volume| self.estimate(volume))),
            });
        }
        rows
    }

    fn row(&self, volume: &Component) -> CardRow {
        let cost = cost_words(self.estimate(volume));
        let figure = words::figure(volume);
        CardRow {
            key: volume.id.to_string(),
            name: volume.title().to_owned(),
            label: label(volume, volume.title(), &figure, &cost, self.is_proposed(volume)),
            cost,
        }
    }
}

fn label(component: &Component, name: &str, figure: &str, cost: &CostWords, proposed: bool) -> String {
    let mut parts = vec![name.to_owned()];
    let kind = component.body.kind();
    // If the key figure or the name already says the kind, repeating it helps no one.
    let unsaid =
        [Kind::Ec2, Kind::Ebs, Kind::TransitGateway, Kind::DIRECT_CONNECT, Kind::ReservedInstances, Kind::SavingsPlan];
    if unsaid.contains(&kind) && !name.eq_ignore_ascii_case(kind.label()) {
        parts.push(kind.label().to_owned());
    }
    if !figure.eq_ignore_ascii_case(name) {
        parts.push(figure.to_owned());
    }
    if !cost.long.is_empty() {
        parts.push(cost.long.clone());
    }
    if proposed {
        parts.push("proposed".to_owned());
    }
    parts.join(", ")
}
