//! Paths of flows and their path options as cells of text.

use api::{FlowPaths, HopCell, PathChoice, PathRow};
use pricing::paths::{BreakEven, FlowGb, Ledger, LedgerCharge, LedgerHop, LedgerWay, PathPrice, Pays, within_sentence};
use pricing::render::{cost_text, quantity_text, unit_price_text};
use pricing::{Cost, Line, Total, Totals};
use topology::{ChargeCode, Direction, Element};
use units::format::{capitalised, computed_price, money, money_change, quantity};
use units::{Decimal, Usd};

/// Decimals of GB.
const GB_DECIMALS: u32 = 2;
/// Decimals of a computed price per GB.
const PRICE_DECIMALS: u32 = 4;

/// A flow without its path options.
pub(crate) fn flow_cells(ledger: &Ledger) -> FlowPaths {
    let problems = ledger.problems.iter().map(|problem| format!("{}; {}", problem.message, problem.fix));
    FlowPaths {
        flow: ledger.flow.to_string(),
        from: ledger.from.clone(),
        to: ledger.to.clone(),
        pinned: ledger.pinned,
        paths: rows(ledger),
        problems: problems.collect(),
        gb: gb_text(ledger.gb),
        monthly: cost(&ledger.totals, lines_of(ledger)),
        per_gb: match average(ledger) {
            Some(price) => format!("{} per GB", computed_price(price, PRICE_DECIMALS)),
            None => by_direction(ledger).map(|text| format!("{text} per GB")).unwrap_or_default(),
        },
        ..FlowPaths::default()
    }
}

/// The paths of the parts of a flow.
pub(crate) fn rows(ledger: &Ledger) -> Vec<PathRow> {
    ledger.ways.iter().map(|way| row(way, ledger.gb)).collect()
}

/// A path option with its cost, where `current` is the option that the design uses now.
pub(crate) fn choice_cells(choice: &PathPrice, current: &str) -> PathChoice {
    let per_gb = choice.per_gb.map(|price| computed_price(price, PRICE_DECIMALS));
    PathChoice {
        code: choice.code.to_owned(),
        label: choice.label.clone(),
        current: choice.current,
        data: cost(&choice.data, lines_of(&choice.ledger)),
        fixed: match choice.ledger.problems.is_empty() {
            true => amount(&choice.fixed),
            // It would need something that is not there.
            false => "not known".to_owned(),
        },
        per_gb: per_gb.or_else(|| by_direction(&choice.ledger)).unwrap_or_else(|| "not known".to_owned()),
        total: amount(&choice.total),
        change: match choice.change {
            Some(change) => money_change(change),
            None if choice.current => String::new(),
            None => "not known".to_owned(),
        },
        break_even: choice.break_even.as_ref().map(|even| break_even(even, current)).unwrap_or_default(),
        note: choice.note.clone(),
    }
}

fn row(way: &LedgerWay, gb: FlowGb) -> PathRow {
    let share = if way.weight == way.whole { String::new() } else { percent(way.weight, way.whole) };
    let lines = way.hops.iter().flat_map(|hop| &hop.charges).map(|charge| &charge.line);
    PathRow {
        share,
        hops: way.hops.iter().map(|hop| hop_cell(hop, way.whole, gb)).collect(),
        monthly: cost(&way.totals, lines),
    }
}

fn hop_cell(hop: &LedgerHop, whole: u64, gb: FlowGb) -> HopCell {
    let component = match &hop.element {
        Element::Component(id) => Some(id.to_string()),
        Element::CrossZone { .. } | Element::AwsNetwork => None,
    };
    let asks_alone = hop.charges.iter().all(|charge| charge.code == ChargeCode::Requests);
    HopCell {
        label: hop.label.clone(),
        kind: hop.kind.to_owned(),
        component,
        why: hop.why.clone(),
        gb: if asks_alone { "requests alone".to_owned() } else { part_of(gb.both, hop.weight, whole) },
        per_gb: hop_price(hop, whole),
        monthly: cost(&hop.totals, hop.charges.iter().map(|charge| &charge.line)),
        charges: hop.charges.iter().map(charge_text).collect(),
    }
}

/// The GB that pass a hop, or their share of the flow while the GB are open.
fn part_of(gb: Option<Decimal>, weight: u64, whole: u64) -> String {
    let Some(gb) = gb else {
        return if weight == whole { "all of the GB".to_owned() } else { percent(weight, whole) + " of the GB" };
    };
    let all = format!("{} GB", quantity(gb, GB_DECIMALS));
    let part = Decimal::from(weight).checked_mul(gb).and_then(|part| part.checked_div(Decimal::from(whole)));
    match part.filter(|_| weight != whole) {
        Some(part) => format!("{} GB of {all}", quantity(part, GB_DECIMALS)),
        None => all,
    }
}

fn percent(weight: u64, whole: u64) -> String {
    let hundredfold = Decimal::from(weight).checked_mul(Decimal::ONE_HUNDRED);
    let percent = hundredfold.and_then(|part| part.checked_div(Decimal::from(whole))).unwrap_or_default();
    format!("{} %", quantity(percent, 1))
}

/// The price of a GB that passes a hop, of `whole` parts of the flow.
fn hop_price(hop: &LedgerHop, whole: u64) -> String {
    if hop.charges.iter().any(|charge| charge.code == ChargeCode::LoadBalancer) {
        return "counts in capacity units".to_owned();
    }
    if hop.charges.iter().all(|charge| matches!(charge.code, ChargeCode::Free | ChargeCode::Requests)) {
        return "free".to_owned();
    }
    let prices = hop.charges.iter().filter(|charge| charge.code != ChargeCode::Free).map(|charge| {
        // The charge of the flow is spread over all of its GB; a part passes here, and each end pays for it.
        let ends = match charge.code {
            ChargeCode::CrossZone { ends } => u64::from(ends.max(1)),
            _ => 1,
        };
        let here = |price: Usd| price.share(whole.into(), hop.weight.max(1).saturating_mul(ends).into()).ok();
        let price = charge.per_gb.and_then(here);
        let price = price.map_or_else(|| "no price".to_owned(), |price| computed_price(price, PRICE_DECIMALS));
        let at = if ends > 1 { " at each end" } else { "" };
        match charge.direction {
            Direction::Both => format!("{price} per GB{at}"),
            Direction::Request => format!("{price} per GB sent{at}"),
            Direction::Response => format!("{price} per GB back{at}"),
        }
    });
    prices.collect::<Vec<_>>().join(" + ")
}

fn charge_text(charge: &LedgerCharge) -> String {
    let line = &charge.line;
    let cost = match &line.cost {
        Cost::Priced { .. } if line.quantity.is_some() => {
            format!("{} at {} = {}", quantity_text(line), unit_price_text(line), cost_text(line))
        }
        _ => cost_text(line),
    };
    let assumes = line.assumption.as_ref().map(|text| format!(". Assumes: {text}")).unwrap_or_default();
    format!("{}: {cost}{assumes}", capitalised(&charge.label))
}

fn lines_of(ledger: &Ledger) -> impl Iterator<Item = &Line> {
    ledger.ways.iter().flat_map(|way| &way.hops).flat_map(|hop| &hop.charges).map(|charge| &charge.line)
}

/// The monthly cost of lines, as text if it is not a number.
fn cost<'a>(totals: &Totals, mut lines: impl Iterator<Item = &'a Line>) -> String {
    let open = |line: &Line| matches!(line.cost, Cost::DependsOnUsage { .. });
    if totals.at_least && totals.monthly.is_zero() && lines.any(open) {
        return "depends on usage".to_owned();
    }
    amount(totals)
}

fn amount(totals: &Totals) -> String {
    match (Total::Monthly.is_at_least(totals), totals.monthly.is_zero()) {
        (false, _) => money(totals.monthly),
        (true, true) => "not known".to_owned(),
        (true, false) => format!("at least {}", money(totals.monthly)),
    }
}

/// `1,200 GB + 300 GB back`.
fn gb_text(gb: FlowGb) -> String {
    let text = |gb: Decimal| format!("{} GB", quantity(gb, GB_DECIMALS));
    match (gb.request, gb.response) {
        (None, None) => "GB open".to_owned(),
        (Some(there), Some(back)) if back.is_zero() => text(there),
        (there, back) => {
            let open = || "open".to_owned();
            format!("{} + {} back", there.map_or_else(open, text), back.map_or_else(open, text))
        }
    }
}

/// The average cost of a GB of a flow, both directions together.
fn average(ledger: &Ledger) -> Option<Usd> {
    let gb = ledger.gb.both.filter(|gb| !gb.is_zero() && !ledger.totals.at_least)?;
    ledger.totals.monthly.share(Decimal::ONE, gb).ok()
}

/// The price of a GB of a flow in each direction; `None` if a price or the path is missing.
fn by_direction(ledger: &Ledger) -> Option<String> {
    // Data that cannot reach its destination has no price, which is different from zero.
    if !ledger.problems.is_empty() {
        return None;
    }
    let charges = || ledger.ways.iter().flat_map(|way| &way.hops).flat_map(|hop| &hop.charges);
    let sum = |other: Direction| {
        let counts = |charge: &&LedgerCharge| charge.direction != other && charge.code != ChargeCode::LoadBalancer;
        charges().filter(counts).map(|charge| charge.per_gb).sum::<Option<Usd>>()
    };
    let (sent, back) = (sum(Direction::Response)?, sum(Direction::Request)?);
    let text = |price| computed_price(price, PRICE_DECIMALS);
    Some(if sent == back { text(sent) } else { format!("{} sent, {} back", text(sent), text(back)) })
}

/// The GB from which a path option pays off.
fn break_even(even: &BreakEven, current: &str) -> String {
    let gb = |gb| quantity(gb, GB_DECIMALS);
    let mut text = pays(even.pays);
    let is_figure = |pays: Pays| matches!(pays, Pays::From(_) | Pays::UpTo(_));
    if is_figure(even.pays)
        && let Some(Pays::From(without) | Pays::UpTo(without)) = even.without_address
    {
        text.push_str(&format!("; without the public address, {} GB", gb(without)));
    }
    if even.stays && is_figure(even.pays) {
        let gateways = if even.against == "nat-per-zone" { "NAT gateways stay" } else { "NAT gateway stays" };
        text.push_str(&format!(", while the {gateways} for other data"));
    } else if even.against != current && even.of_zone.is_none() {
        text.push_str(&format!(", compared with {}", within_sentence(&even.against_label)));
    }
    if let Some(zone) = even.of_zone {
        text.push_str(&format!(
            ". Each further zone: from {} GB a month there; without the public address, {} GB",
            gb(zone.with_address),
            gb(zone.without_address)
        ));
    }
    text
}

fn pays(pays: Pays) -> String {
    let gb = |gb| format!("{} GB a month", quantity(gb, GB_DECIMALS));
    match pays {
        Pays::From(from) => gb(from),
        Pays::UpTo(up_to) => format!("up to {}", gb(up_to)),
        Pays::Always => "always".to_owned(),
        Pays::Never => "never".to_owned(),
        Pays::Alike => "costs the same".to_owned(),
    }
}
