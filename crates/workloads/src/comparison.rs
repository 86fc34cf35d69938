//! [`Comparison`]: the options of a workload side by side.

use budget::Budget;
use catalog::Catalogue;
use pricing::PriceDates;
use serde::{Deserialize, Serialize};
use units::Decimal;

use crate::crossing::{Crossing, crossings};
use crate::option::options;
use crate::priced::Pricer;
use crate::row::{self, Row};
use crate::series::{self, Grid, Point, doublings, edges};
use crate::span::{Span, spans};
use crate::topic::Topic;
use crate::workload::Workload;

/// The options of a workload side by side, over its load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What is compared.
    pub of: Topic,
    /// The load that is given: mean requests per second, or GB a month.
    #[serde(serialize_with = "units::exact::text")]
    pub load: Decimal,
    /// The unit of loads.
    pub unit: String,
    /// The load at the end of the charts.
    #[serde(serialize_with = "units::exact::text")]
    pub end: Decimal,
    /// One row for each option, in a fixed order.
    pub rows: Vec<Row>,
    /// The loads at which options change places, in ascending order: those with the first option, and those at which
    /// another one becomes the cheapest; only the first [`CROSSINGS`](crate::CROSSINGS).
    pub crossings: Vec<Crossing>,
    /// The first span that begins beyond the end, if one was found.
    pub next: Option<Span>,
    /// The cheapest option over the load, from no load to the end of the charts.
    pub cheapest: Vec<Span>,
    /// The assumptions of the comparison.
    pub notes: Vec<String>,
    /// The oldest and the newest price used.
    pub price_dates: Option<PriceDates>,
}

/// The next crossing is within the chart up to this multiple of the load that is given.
const NEAR: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
/// The load at the end of a chart as a multiple of that at which another option becomes the cheapest.
const ROOM: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// Prices the options of a workload at its load and over a range of loads. When [`Budget::check`] fails afterwards, the
/// comparison must be discarded.
#[must_use]
pub fn compare(workload: &Workload, catalogue: &Catalogue, budget: &Budget) -> Comparison {
    let (load, options) = (workload.load(), options(workload.topic()));
    let pricer = Pricer { workload, catalogue, budget };
    // Everywhere first, to find what is cheapest and where the chart should end.
    let mut loads = doublings(load);
    loads.extend(edges(pricer, options));
    loads.extend([Decimal::ZERO, load]);
    let wide = Grid::of(pricer, options, loads);
    let everywhere = spans(pricer, options, &wide);
    let next = everywhere.iter().map(|span| span.from).find(|from| *from > load);
    let near = next.filter(|next| *next <= load.saturating_mul(NEAR));
    let beyond = near.and_then(|next| next.checked_mul(ROOM)).unwrap_or_default();
    let end = load.saturating_mul(Decimal::TWO).max(beyond).round_dp(4).normalize();

    let grid = wide.up_to(end, pricer, options, series::axis(end).collect());
    let crossings = crossings(pricer, options, &grid);
    let (rows, price_dates) = row::rows(pricer, options, &grid, &crossings);
    let cheapest = spans(pricer, options, &grid);
    let next = everywhere.into_iter().find(|span| span.from > end && span.code.is_some());
    let (of, unit, notes) = (workload.topic(), workload.topic().unit().to_owned(), notes(workload));
    Comparison { of, load, unit, end, rows, crossings, next, cheapest, notes, price_dates }
}

impl Comparison {
    /// The row of the option with this code.
    #[must_use]
    pub fn row(&self, code: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.code == code)
    }

    /// The loads that divide the axis of a chart into equal parts, from 0 to its end; every option has a point at each.
    pub fn axis(&self) -> impl Iterator<Item = Decimal> + use<> {
        series::axis(self.end)
    }

    /// The points of an option that have a cost.
    pub fn drawn<'a>(&self, row: &'a Row) -> impl Iterator<Item = &'a Point> {
        row.series.iter().filter(|point| point.monthly.is_some())
    }
}

fn notes(workload: &Workload) -> Vec<String> {
    let common = "Every amount is the full estimate of a small design with this option, which can be opened. Upfront payments are spread over their term.";
    let own: &[&str] = match workload.topic() {
        Topic::Compute => &[
            "Tasks and instances are scaled by the hour: what a request computes on the function's vCPUs (one for each 1,769 MB), divided by the vCPUs of a server that are kept busy. A vCPU of any architecture and generation counts the same.",
            "Lower the time that a request computes if it waits for databases or other services: servers work on other requests meanwhile, Lambda bills the waiting.",
            "Memory is not checked: a task or an instance must hold the requests that it works on at once. An account runs 1,000 functions at once unless its quota is raised.",
            "Instances with CPU credits (T types) pay for surplus credits above their baseline, at the mean utilisation of all of them.",
            "A function is billed for whole milliseconds.",
            "Load balancers, data transfer, NAT gateways, logs and images are not included; they are the same or depend on the network.",
            "Fargate Spot has no price in the tables, as its price follows supply and demand: its row has one if a price list with it is in use.",
        ],
        Topic::FrontDoor => &[
            "A load balancer bills each hour and the largest dimension of that hour: new connections, open connections, bytes, or requests that are matched to more than 10 rules.",
            "An HTTP API counts each started 512 KB of the larger of request and response as a request. Data transfer to the internet costs the same with all of them and is not included.",
            "Functions can also be reached by a function URL, which costs nothing of its own.",
        ],
        Topic::Delivery => &[
            "What the origin stores, and the hours of a load balancer's targets, cost the same with every option and are not included.",
            "The first 100 GB a month to the internet, and 1 TB and 10 million requests of CloudFront, are free once for an account: switch them on if nothing else uses them.",
            "Flat-rate plans include data and requests up to their allowance, and end there in the chart.",
        ],
    };
    std::iter::once(common).chain(own.iter().copied()).map(str::to_owned).collect()
}
