//! [`Table`]: a route table with cached lookups.

use std::cell::{OnceCell, RefCell};

use design::{Route, RouteTable};
use foldhash::{HashMap, HashMapExt as _};
use ipnet::IpNet;

use super::{GoalKey, SubnetKind};
use crate::resolve::{Family, range, service_key};

/// The route tables of a design by VPC and name; the first one if several have the same name.
#[derive(Default)]
pub(super) struct Tables<'a> {
    by_name: HashMap<(&'a str, &'a str), Table<'a>>,
}

impl<'a> Tables<'a> {
    pub(super) fn add(&mut self, vpc: &'a str, table: &'a RouteTable) {
        self.by_name.entry((vpc, table.name.as_str())).or_insert_with(|| Table::of(&table.routes));
    }

    pub(super) fn get(&self, vpc: &'a str, name: &'a str) -> Option<&Table<'a>> {
        self.by_name.get(&(vpc, name))
    }
}

pub(crate) struct Table<'a> {
    /// Its routes, without the local route of its VPC.
    pub routes: &'a [Route],
    pub(super) kind: OnceCell<SubnetKind>,
    /// The range of each route; `None` for a route to a service or with an invalid destination.
    ranges: OnceCell<Vec<Option<IpNet>>>,
    /// By service: the route to its gateway endpoint, the first by target.
    services: OnceCell<HashMap<String, usize>>,
    /// The route that was found for each goal.
    found: RefCell<HashMap<(GoalKey, Family), Option<usize>>>,
}

impl<'a> Table<'a> {
    fn of(routes: &'a [Route]) -> Table<'a> {
        let (kind, ranges, services) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Table { routes, kind, ranges, services, found: RefCell::default() }
    }

    /// The routes with their ranges.
    pub fn ranges(&self) -> impl Iterator<Item = (Option<IpNet>, &'a Route)> {
        let ranges = self.ranges.get_or_init(|| self.routes.iter().map(|route| range(&route.destination)).collect());
        ranges.iter().copied().zip(self.routes)
    }

    /// The route to the gateway endpoint of a service.
    pub fn to_service(&self, name: &str) -> Option<&'a Route> {
        let services = self.services.get_or_init(|| {
            let mut services: HashMap<String, usize> = HashMap::new();
            for (index, ((range, route), target)) in
                self.ranges().zip(self.routes.iter().map(|r| &r.target)).enumerate()
            {
                if range.is_some() {
                    continue;
                }
                let first = services.entry(service_key(&route.destination)).or_insert(index);
                if self.routes.get(*first).is_some_and(|first| *target < first.target) {
                    *first = index;
                }
            }
            services
        });
        self.routes.get(*services.get(&service_key(name))?)
    }

    /// The route that `search` finds for a goal, cached by goal.
    pub fn found(
        &self,
        goal: Option<GoalKey>,
        family: Family,
        search: impl FnOnce() -> Option<&'a Route>,
    ) -> Option<&'a Route> {
        let Some(goal) = goal else { return search() };
        if let Some(known) = self.found.borrow().get(&(goal, family)) {
            return known.and_then(|index| self.routes.get(index));
        }
        let route = search();
        let index = route.and_then(|route| self.routes.iter().position(|other| std::ptr::eq(other, route)));
        self.found.borrow_mut().insert((goal, family), index);
        route
    }
}
