//! The addresses of a VPC: which are in use, by what, and which are free.

use api::{NetworkPlan, SubnetRow, VpcPlan};
use leptos::prelude::*;
use units::{Decimal, format};

/// The plan of one VPC; empty if the plan does not contain it.
pub(super) fn html(plan: &NetworkPlan, vpc: &str) -> String {
    plan.vpcs.iter().find(|one| one.id == vpc).map(|one| table(one).to_html()).unwrap_or_default()
}

fn table(plan: &VpcPlan) -> AnyView {
    let problems = plan.problems.iter().map(|text| view! { <p class="note error">{text.clone()}</p> }).collect_view();
    let free = if plan.free.is_empty() { "none".to_owned() } else { plan.free.join(", ") };
    view! {
        <section class="plan" aria-labelledby="plan-title">
            <h3 id="plan-title">"Addresses "<span class="hint">{plan.cidrs.join(", ")}</span></h3>
            {problems}
            <div class="choices-scroll">
                <table class="plan-table">
                    <thead>
                        <tr>
                            <th scope="col">"Subnet"</th>
                            <th scope="col">"Zone"</th>
                            <th scope="col">"Range"</th>
                            <th scope="col">"In use"</th>
                            <th scope="col">"Usable"</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{plan.subnets.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="hint">{format!("Free ranges: {free}. AWS reserves five addresses of each subnet.")}</p>
        </section>
    }
    .into_any()
}

fn row(subnet: &SubnetRow) -> impl IntoView + use<> {
    let number = |count: u64| format::quantity(Decimal::from(count), 0);
    let used_by = (!subnet.used_by.is_empty()).then(|| view! { <span class="hint">{subnet.used_by.clone()}</span> });
    let meter = subnet.percent.map(|percent| {
        let class = if percent >= 90 { "meter full" } else { "meter" };
        let width = format!("{}%", percent.min(100));
        view! {
            <svg class=class width="72" height="8" role="img" aria-label=format!("{percent} % in use")>
                <rect class="all" width="100%" height="8"></rect>
                <rect class="used" width=width height="8"></rect>
            </svg>
        }
    });
    view! {
        <tr>
            <th scope="row">{subnet.name.clone()}<span class="tag">{subnet.kind.clone()}</span></th>
            <td>{subnet.zone.clone()}</td>
            <td class="mono">{subnet.cidr.clone()}</td>
            <td>{number(subnet.used)}{used_by}</td>
            <td>{subnet.usable.map(number)}</td>
            <td>
                {meter}
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_tells_subnets_free_ranges_and_problems() {
        let subnet = SubnetRow {
            name: "app-a".into(),
            zone: "a".into(),
            kind: "private".into(),
            cidr: "10.0.0.0/24".into(),
            usable: Some(251),
            used: 14,
            used_by: "14: 4 instances, 10 others".into(),
            percent: Some(6),
        };
        let vpc = VpcPlan {
            id: "main".into(),
            name: "Main".into(),
            proposed: false,
            cidrs: vec!["10.0.0.0/16".into()],
            subnets: vec![subnet],
            free: vec!["10.0.1.0/24".into()],
            problems: vec!["app-b overlaps app-a".into()],
        };
        let plan = NetworkPlan { vpcs: vec![vpc] };
        let html = html(&plan, "main");
        for part in ["app-a", "251", "4 instances", "10.0.1.0/24", "overlaps", "6 % in use"] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert_eq!(super::html(&plan, "other"), "");
    }
}
