//! The purchase options that several services have: on demand, with a Database Savings Plan, and reserved for 1 or 3
//! years. Each is a choice of the field `purchase`.

use crate::commitment::OLD_CLASS;
use crate::condition::Condition;
use crate::definition::Unpriced;
use crate::field::{Choice, Field};
use crate::purchase::{PurchaseOption, PurchaseOptions, Scale, Set};
use crate::rule::{Level, Rule, Test};
use crate::text::Text;

const FOR_1_YEAR: &str = "flexibility: engine, family and Region fixed for 1 year; cannot be sold or cancelled";
const FOR_3_YEARS: &str = "flexibility: engine, family and Region fixed for 3 years; cannot be sold or cancelled";

macro_rules! option {
    ($code:literal, $label:literal, $gives_up:expr) => {
        PurchaseOption::new($code, $label, &[Set::Choice("purchase", $code)], $gives_up)
    };
}

impl PurchaseOption {
    /// Without a commitment.
    pub const ON_DEMAND: PurchaseOption = option!("on-demand", "On-Demand", "nothing");
    /// With a Database Savings Plan, of which there is a single term and payment.
    pub const DATABASE_SAVINGS_PLAN: PurchaseOption = option!(
        "database-savings-plan",
        "Database Savings Plan, 1 year, no upfront",
        "1 year of spending per hour; any engine, size and Region, classes of generation 7 and newer, serverless"
    )
    .committed(12);
    /// Reserved instances or nodes, without upfront payment.
    pub const RESERVED_1Y_NO_UPFRONT: PurchaseOption =
        option!("1y-no-upfront", "Reserved, 1 year, no upfront", FOR_1_YEAR).committed(12);
    /// Reserved instances or nodes, half of them paid upfront.
    pub const RESERVED_1Y_PARTIAL_UPFRONT: PurchaseOption =
        option!("1y-partial-upfront", "Reserved, 1 year, partial upfront", FOR_1_YEAR).committed(12);
    /// Reserved instances or nodes, all paid upfront.
    pub const RESERVED_1Y_ALL_UPFRONT: PurchaseOption =
        option!("1y-all-upfront", "Reserved, 1 year, all upfront", FOR_1_YEAR).committed(12);
    /// Reserved instances or nodes for 3 years, without upfront payment.
    pub const RESERVED_3Y_NO_UPFRONT: PurchaseOption =
        option!("3y-no-upfront", "Reserved, 3 years, no upfront", FOR_3_YEARS).committed(36);
    /// Reserved instances or nodes for 3 years, half of them paid upfront.
    pub const RESERVED_3Y_PARTIAL_UPFRONT: PurchaseOption =
        option!("3y-partial-upfront", "Reserved, 3 years, partial upfront", FOR_3_YEARS).committed(36);
    /// Reserved instances or nodes for 3 years, all paid upfront.
    pub const RESERVED_3Y_ALL_UPFRONT: PurchaseOption =
        option!("3y-all-upfront", "Reserved, 3 years, all upfront", FOR_3_YEARS).committed(36);

    /// These options as choices of a field.
    #[must_use]
    pub const fn choices<const N: usize>(options: &[PurchaseOption; N]) -> [Choice; N] {
        let mut choices = [Choice::new("", ""); N];
        let mut at = 0;
        while at < N {
            choices[at] = Choice::new(options[at].code, options[at].label);
            at += 1;
        }
        choices
    }
}

const PLAN_ONLY: [PurchaseOption; 2] = [PurchaseOption::ON_DEMAND, PurchaseOption::DATABASE_SAVINGS_PLAN];

/// The choices on demand and with a Database Savings Plan.
pub const ON_DEMAND_OR_PLAN: &[Choice] = &PurchaseOption::choices(&PLAN_ONLY);

impl PurchaseOptions {
    /// On demand or with a Database Savings Plan, which the charges with these codes depend on.
    #[must_use]
    pub const fn plan_only(counts: &'static [&'static str], scales: Scale) -> PurchaseOptions {
        PurchaseOptions { all: &PLAN_ONLY, counts, scales, note: "" }
    }
}

/// Both capacity modes of tables, on demand and with a Database Savings Plan, by what each of them sets.
/// `needs_requests` are the cases in which the cost on demand is not known.
pub(crate) const fn capacity_modes(
    sets: [&'static [Set]; 4],
    needs_requests: &'static [(Test, &'static str)],
) -> [PurchaseOption; 4] {
    const PLAN: PurchaseOption = PurchaseOption::DATABASE_SAVINGS_PLAN;
    let [on_demand, on_demand_plan, provisioned, provisioned_plan] = sets;
    [
        PurchaseOption::new("on-demand", "On-demand", on_demand, "nothing").except(needs_requests),
        PurchaseOption::new(
            "on-demand-savings-plan",
            "On-demand, Database Savings Plan",
            on_demand_plan,
            PLAN.gives_up,
        )
        .committed(12)
        .except(needs_requests),
        PurchaseOption::new(
            "provisioned",
            "Provisioned with auto scaling",
            provisioned,
            "requests above the provisioned units are throttled until they are scaled up",
        ),
        PurchaseOption::new(
            "provisioned-savings-plan",
            "Provisioned with auto scaling, Database Savings Plan",
            provisioned_plan,
            PLAN.gives_up,
        )
        .committed(12),
    ]
}

/// When the cost of a table on demand is not known: its units are provisioned without the reads, or the writes, that need
/// them. Needs the fields of reads and those of writes.
macro_rules! requests_unknown {
    ([$($read:literal),*], [$($write:literal),*]) => {
        &[(
            $crate::Test::When($crate::Condition::All(&[
                $crate::Condition::Is("capacity", &["provisioned"]),
                $crate::Condition::Any(&[
                    $crate::Condition::All(&[
                        $crate::Condition::AnyGiven(&["read_units", "read_unit_hours"]),
                        $crate::Condition::Not(&$crate::Condition::AnyGiven(&[$($read),*])),
                    ]),
                    $crate::Condition::All(&[
                        $crate::Condition::AnyGiven(&["write_units", "write_unit_hours"]),
                        $crate::Condition::Not(&$crate::Condition::AnyGiven(&[$($write),*])),
                    ]),
                ]),
            ])),
            "depends on the requests",
        )]
    };
}
pub(crate) use requests_unknown;

/// The advice to buy with a Database Savings Plan what is bought on demand, if that is cheaper.
#[must_use]
pub const fn plan_is_cheaper(id: &'static str, on_demand: Condition) -> Rule {
    Rule {
        id,
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(on_demand, &[("purchase", "database-savings-plan")]),
        message: Text::Is("a Database Savings Plan for 1 year is cheaper if the usage stays"),
        fix: "commit to the part of the usage that stays for a year",
    }
}

const PLAN_GENERATIONS: &str = "Database Savings Plans apply to classes of generation 7 and newer";

/// A Database Savings Plan for a database class that no plan covers.
pub const PLAN_GENERATION: Rule = Rule {
    id: "db-plan-generation",
    level: Level::Error,
    place: "/config/purchase",
    test: Test::When(Condition::All(&[Condition::Is("purchase", &["database-savings-plan"]), OLD_CLASS])),
    message: Text::Is(PLAN_GENERATIONS),
    fix: "use a newer class, or another purchase option",
};

/// Why instances with this code have no rate of a Database Savings Plan: no plan covers their class.
#[must_use]
pub const fn plan_generation(code: &'static str) -> Unpriced {
    let when = Condition::All(&[Condition::Is("purchase", &["database-savings-plan"]), OLD_CLASS]);
    Unpriced { code, when, reason: PLAN_GENERATIONS }
}

/// How a component is bought; the first of these choices if it is left out.
#[must_use]
pub const fn purchase(choices: &'static [Choice]) -> Field {
    Field::choice("purchase", "Purchase option", choices)
}
