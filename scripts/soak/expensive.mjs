// Valid designs that took an earlier server seconds to minutes each.

import { Random } from "./random.mjs";

const ZONES = ["a", "b", "c", "d", "e", "f"];

const design = (components) => JSON.stringify({ abacus: 1, region: "us-east-1", components });
const list = (length, make) => Array.from({ length }, (_, index) => make(index));

/** Two networks behind a transit gateway, with many routes, interface endpoints and flows. */
function endpointsAndFlows(endpoints, flows, routes) {
  const vpc = (id, network, others, further) => ({
    id,
    kind: "vpc",
    config: {
      cidrs: [`${network}.0.0.0/16`],
      subnets: [
        ...ZONES.map((zone, i) => ({ name: `${id}${i}`, zone, cidr: `${network}.0.${i}.0/24`, route_table: `${id}t` })),
        ...further.subnets,
      ],
      route_tables: [
        {
          name: `${id}t`,
          routes: [
            ...list(routes / 2 - 3, (i) => ({ destination: `172.${16 + (i >> 8)}.${i & 255}.0/24`, target: "tg" })),
            { destination: `${others}.0.0.0/16`, target: "tg" },
            ...further.routes,
          ],
        },
        ...further.tables,
      ],
    },
  });
  const group = (id, vpc) => ({
    id,
    kind: "ec2",
    config: { instance_type: "m7g.large" },
    placement: { subnets: ZONES.map((_, i) => `${vpc}${i}`), zones: Object.fromEntries(ZONES.map((zone) => [zone, 1])) },
  });
  const flow = (id, to) => ({ id, kind: "flow", config: { from: "e0", to }, usage: { request_gb: 1, response_gb: 1 } });
  return design([
    vpc("v", 10, 11, {
      subnets: [{ name: "pub", zone: "a", cidr: "10.0.100.0/24", route_table: "pub" }],
      routes: [{ destination: "0.0.0.0/0", target: "nat" }],
      tables: [{ name: "pub", routes: [{ destination: "0.0.0.0/0", target: "igw" }] }],
    }),
    vpc("w", 11, 10, { subnets: [], routes: [{ destination: "0.0.0.0/0", target: "tg" }], tables: [] }),
    group("e0", "v"),
    group("e1", "w"),
    { id: "igw", kind: "internet-gateway" },
    { id: "nat", kind: "nat-gateway", placement: { subnets: ["pub"] } },
    { id: "tg", kind: "transit-gateway", config: { attached: ["v", "w"] } },
    ...list(endpoints, (i) => ({
      id: `ep${i}`,
      kind: "vpc-endpoint",
      config: { endpoint_type: "interface", service: `svc${i}` },
      placement: { subnets: ["v0"] },
    })),
    ...list(endpoints, (i) => flow(`f${i}`, `@service/svc${i}`)),
    ...list(flows - endpoints, (i) => flow(`g${i}`, "e1")),
  ]);
}

/** Networks in which everything is left to be proposed. */
const networks = (count) => design(list(count, (i) => ({ id: `v${i}`, kind: "vpc" })));

/** Savings Plans with groups that run by an hourly profile, and growing storage. */
function plansAndProfiles(plans, groups) {
  const random = new Random(1);
  const types = ["m7g.large", "m7g.xlarge", "c7g.large", "r7g.large"];
  const profile = () => list(7, () => list(24, () => random.between(1, 8)));
  return design([
    ...list(groups, (i) => ({
      id: `e${i}`,
      kind: "ec2",
      config: { instance_type: types[i % 4], capacity_reservation: 9 },
      usage: { running: { profile: { counts: profile() } } },
    })),
    ...list(plans, (i) => ({
      id: `s${i}`,
      kind: "savings-plan",
      config: { plan: "compute", usd_per_hour: 5, term: i % 2 ? "3y" : "1y", payment: "no-upfront" },
    })),
    {
      id: "grow",
      kind: "s3",
      config: { storage_class: "standard" },
      usage: { gb: 1000, objects: 1000, growth_gb_per_month: 10, put_requests: { low: 1, typical: 2, high: 3 } },
    },
  ]);
}

/** All expensive designs, with their names. */
export const expensive = () => [
  { name: "50 endpoints, 250 flows, 2,000 routes", document: endpointsAndFlows(50, 250, 2000) },
  { name: "6 endpoints, 106 flows, 2,000 routes", document: endpointsAndFlows(6, 106, 2000) },
  { name: "1,000 networks", document: networks(1000) },
  { name: "490 Savings Plans, 500 weekly profiles", document: plansAndProfiles(490, 500) },
];
