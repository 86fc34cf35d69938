//! Commitments for databases of RDS.

use catalog::{Catalogue, PriceList};
use design::Design;
use pricing::Cost;
use proptest::prelude::*;
use serde_json::{Value, json};
use units::Decimal;

use super::model::HOURS_PER_WEEK;

const ENGINES: [&str; 3] = ["mysql", "postgresql", "sqlserver-standard"];
const CLASSES: [&str; 4] = ["db.r7i.large", "db.r7i.xlarge", "db.r7i.2xlarge", "db.m7i.xlarge"];
const DEPLOYMENTS: [&str; 2] = ["single-az", "multi-az"];

#[derive(Debug, Clone, Copy)]
struct Class {
    engine: usize,
    class: usize,
    deployment: usize,
}

impl Class {
    fn config(self) -> Value {
        json!({
            "engine": ENGINES[self.engine], "instance_class": CLASSES[self.class],
            "deployment": DEPLOYMENTS[self.deployment],
        })
    }

    /// Size in normalised units; `None` for SQL Server, whose sizes are not flexible.
    fn units(self) -> Option<Decimal> {
        let instances = if self.deployment == 1 { 2 } else { 1 };
        let size = Decimal::from([4, 8, 16, 8][self.class] * instances);
        (ENGINES[self.engine] != "sqlserver-standard").then_some(size)
    }

    fn is_alike(self, other: Class) -> bool {
        let family = |class: Class| CLASSES[class.class].split('.').nth(1);
        self.engine == other.engine
            && match self.units() {
                Some(_) => family(self) == family(other),
                None => (self.class, self.deployment) == (other.class, other.deployment),
            }
    }

    fn price(self, kind: &str) -> Decimal {
        let dimension = format!("{kind}/{}/{}", ENGINES[self.engine], DEPLOYMENTS[self.deployment]);
        let point = Catalogue::embedded().point(PriceList::Rds, "us-east-1", &dimension, CLASSES[self.class]).unwrap();
        point.tiers.first_price().amount()
    }
}

fn class() -> impl Strategy<Value = Class> {
    (0..ENGINES.len(), 0..CLASSES.len(), 0..DEPLOYMENTS.len()).prop_map(|(engine, class, deployment)| Class {
        engine,
        class,
        deployment,
    })
}

/// Databases with their number and hours a week, of which those below 168 are the first ones of the week.
type Databases = [(Class, u64, usize)];

fn design(databases: &Databases, reserved: &[(Class, u64)], plans: &[i64]) -> Design {
    let mut components = Vec::new();
    for (index, (class, count, hours)) in databases.iter().enumerate() {
        let mut config = class.config();
        config["storage_gib"] = json!(20);
        // A month of 28 days has four weeks.
        components.push(json!({
            "id": format!("db-{index}"), "kind": "rds", "placement": {"count": count}, "config": config,
            "usage": {"hours_per_month": hours * 4},
        }));
    }
    for (index, (class, count)) in reserved.iter().enumerate() {
        let mut config = class.config();
        config["purchase"] = json!("1y-no-upfront");
        components.push(json!({
            "id": format!("ri-{index}"), "kind": "rds-reserved", "placement": {"count": count}, "config": config,
        }));
    }
    for (index, thousandths) in plans.iter().enumerate() {
        let usd: serde_json::Number = Decimal::new(*thousandths, 3).to_string().parse().unwrap();
        components.push(json!({
            "id": format!("sp-{index}"), "kind": "database-savings-plan", "config": {"usd_per_hour": usd},
        }));
    }
    let text = json!({"abacus": 1, "region": "us-east-1", "month_days": 28, "components": components}).to_string();
    Design::parse(&text).unwrap()
}

/// The on-demand hours that are left of each database in the month, by the rules of AWS: reservations in the order of
/// their ids cover the smallest sizes first, then plans cover the highest saving first.
fn model(databases: &Databases, reserved: &[(Class, u64)], plans: &[i64]) -> Vec<Decimal> {
    let mut rest = vec![Decimal::ZERO; databases.len()];
    for hour in 0..HOURS_PER_WEEK {
        let running = |(_, count, hours): &(Class, u64, usize)| Decimal::from(if hour < *hours { *count } else { 0 });
        let mut open: Vec<Decimal> = databases.iter().map(running).collect();
        for (of, count) in reserved {
            let mut left = Decimal::from(*count) * of.units().unwrap_or(Decimal::ONE);
            let mut order: Vec<usize> = (0..databases.len()).filter(|at| databases[*at].0.is_alike(*of)).collect();
            order.sort_by_key(|at| databases[*at].0.units());
            for at in order {
                let size = databases[at].0.units().unwrap_or(Decimal::ONE);
                let taken = open[at].min(left / size);
                open[at] -= taken;
                left -= taken * size;
            }
        }
        for thousandths in plans {
            let mut left = Decimal::new(*thousandths, 3);
            let rate = |at: usize| databases[at].0.price("savings-plan/database/1y/no-upfront");
            let mut order: Vec<usize> = (0..databases.len()).collect();
            order.sort_by_key(|at| (rate(*at) / databases[*at].0.price("on-demand"), rate(*at)));
            for at in order {
                let taken = open[at].min(left / rate(at));
                open[at] -= taken;
                left -= taken * rate(at);
            }
        }
        rest.iter_mut().zip(open).for_each(|(sum, open)| *sum += open * Decimal::from(4));
    }
    rest
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn databases_are_covered_as_hour_by_hour(
        databases in prop::collection::vec((class(), 1..5_u64, 1..=HOURS_PER_WEEK), 1..5),
        reserved in prop::collection::vec((class(), 1..4_u64), 0..4),
        plans in prop::collection::vec(1..3_000_i64, 0..3),
    ) {
        let design = design(&databases, &reserved, &plans);
        let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
        let model = model(&databases, &reserved, &plans);
        let all: u64 = databases.iter().map(|(_, count, hours)| count * u64::try_from(hours * 4).unwrap()).sum();
        let mut covered = Decimal::ZERO;
        for (component, expected) in estimate.components.iter().zip(&model) {
            let of = |start: &str| -> Decimal {
                let lines = component.lines.iter().filter(|line| line.code.starts_with(start));
                lines.map(|line| line.quantity.unwrap()).sum()
            };
            let by = of("rds.instance.covered");
            let left = of("rds.instance") - by;
            prop_assert!((left - expected).abs() < Decimal::new(1, 4), "{}: {left}, {expected}", component.id);
            covered += by;
        }
        let rest: Decimal = model.iter().sum();
        prop_assert!((Decimal::from(all) - covered - rest).abs() < Decimal::new(1, 3));
    }
}

fn quantity(design: &Design, component: usize, code: &str) -> Decimal {
    let estimate = pricing::estimate(design, Catalogue::embedded()).unwrap();
    let line = estimate.components[component].lines.iter().find(|line| line.code == code);
    line.map_or(Decimal::ZERO, |line| line.quantity.unwrap())
}

#[test]
fn a_reservation_of_a_size_covers_two_of_half_and_half_of_the_double() {
    let class = |class| Class { engine: 0, class, deployment: 0 };
    let two = design(&[(class(0), 2, HOURS_PER_WEEK)], &[(class(1), 1)], &[]);
    assert_eq!(quantity(&two, 0, "rds.instance"), Decimal::ZERO);
    let double = design(&[(class(2), 1, HOURS_PER_WEEK)], &[(class(1), 1)], &[]);
    assert_eq!(quantity(&double, 0, "rds.instance"), Decimal::from(336));
}

#[test]
fn covered_hours_cost_nothing_and_name_what_covers_them() {
    let class = Class { engine: 0, class: 0, deployment: 1 };
    let design = design(&[(class, 1, HOURS_PER_WEEK)], &[(class, 1)], &[]);
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    let line = estimate.components[0].lines.iter().find(|line| line.code == "rds.instance.covered.ri-0").unwrap();
    assert_eq!(line.cost, Cost::Covered { by: "ri-0".to_owned() });
    assert_eq!(estimate.components[0].lines.iter().filter(|line| line.code == "rds.instance").count(), 0);
}
