"""Compares the transfer charges of Abacus with those of ``transfer_model.py`` on random designs.

    transfer_cases.py compare --url http://127.0.0.1:3000 [--designs 1000] [--seed 1]
    transfer_cases.py write --cases cases.json [--designs 100] [--seed 1]

``compare`` prices every design with a running Abacus and prints each difference; it exits with 1 if there is one.
``write`` writes designs with the charges that the model expects, for tests that read them without Python.

A design has one to three regions, each with one to three VPCs of one to three zones, joined by peering, a transit
gateway, both, or nothing; NAT gateways in one zone, some, all, by pinned routes, regional, behind a transit gateway, a
NAT instance, or none; VPN connections; endpoints; instances in public, private and isolated subnets; load balancers,
buckets, a database or a cache; and flows between all of these, the internet, services and other regions.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from fractions import Fraction

import transfer_model

TIERS = ("pub", "prv", "iso")
SERVICES = ("sqs", "sns", "kms", "s3", "dynamodb")
MAX_DIFFERENCE = Fraction(1, 10**9)
"""Abacus rounds quantities that are no finite decimal to ten places, so amounts may differ in the last ones."""

MAX_CASE_BYTES = 8_000
"""Designs that are written as cases are at most as large as this, so that the file stays small."""


class Generator:
    """One random design. The same seed and number give the same design."""

    def __init__(self, seed: int, number: int):
        self.random = random.Random(f"{seed}/{number}")
        self.number = number
        self.components: list[dict] = []
        self.ends: dict[str, list[str]] = defaultdict(list)
        self.vpcs: dict[str, list[str]] = {}
        self.zones: dict[str, str] = {}
        self.dual_stack: set[str] = set()

    def design(self) -> dict:
        choose = self.random
        regions = choose.sample(sorted(transfer_model.REGIONS), choose.choices((1, 2, 3), (6, 3, 1))[0])
        for region in regions:
            self.vpcs[region] = [f"v{len(self.zones) + 1}"]
            self.zones[self.vpcs[region][0]] = "abc"[: choose.choices((1, 2, 3), (1, 4, 3))[0]]
            for _ in range(choose.choices((0, 1, 2), (4, 4, 2))[0]):
                vpc = f"v{len(self.zones) + 1}"
                self.vpcs[region].append(vpc)
                self.zones[vpc] = "abc"[: choose.choices((1, 2, 3), (1, 4, 3))[0]]
        routes = self.links(regions)
        for region, vpcs in self.vpcs.items():
            hub = vpcs[0]
            for vpc in vpcs:
                self.vpc(region, vpc, hub, routes[vpc])
                self.inside(region, vpc)
            for number in range(choose.choices((0, 1, 2), (3, 3, 1))[0]):
                self.add({"id": f"bucket-{region}-{number}", "kind": "s3", "placement": {"region": region},
                          "config": {"storage_class": "standard"},
                          "usage": {"gb": 1, "put_requests": 0, "get_requests": 0}}, "bucket")
        for number in range(choose.randint(8, 24)):
            self.flow(number, regions)
        design = {"abacus": 1, "name": f"Transfer {self.number}", "region": regions[0], "components": self.components}
        if choose.random() < 0.4:
            design["free_allowances"] = {"internet_out": True}
        self.leave_out_lost(design)
        self.leave_out_idle()
        return design

    def leave_out_lost(self, design: dict) -> None:
        """Random ends often have no path between them: one such flow is enough to show that it is reported."""
        expected = transfer_model.charges(design)
        lost = [c for c in self.components if c["kind"] == "flow" and "lost" in expected[c["id"]]]
        for flow in lost[1:]:
            self.components.remove(flow)

    def leave_out_idle(self) -> None:
        """Components that no flow names say nothing about transfer."""
        named = {c["config"][end] for c in self.components if c["kind"] == "flow" for end in ("from", "to")}
        ends = {id for group in self.ends.values() for id in group}
        self.components[:] = [c for c in self.components if c["id"] not in ends or c["id"] in named]
        used = {subnet for c in self.components for subnet in c.get("placement", {}).get("subnets", [])}
        for vpc in (c for c in self.components if c["kind"] == "vpc"):
            config = vpc["config"]
            config["subnets"] = [
                # Data of a transit gateway arrives in the private subnets.
                s for s in config["subnets"] if s["name"] in used or (self.by_transit and "-prv-" in s["name"])
            ] or config["subnets"][:1]
            tables = {subnet["route_table"] for subnet in config["subnets"]}
            config["route_tables"] = [t for t in config["route_tables"] if t["name"] in tables]

    def add(self, component: dict, group: str | None = None) -> None:
        self.components.append(component)
        if group:
            self.ends[group].append(component["id"])

    # Networks

    def cidr(self, vpc: str) -> str:
        return f"10.{vpc[1:]}.0.0/16"

    def links(self, regions: list[str]) -> dict[str, list[dict]]:
        """Joins VPCs, and returns the routes of each to the others."""
        choose = self.random
        routes: dict[str, list[dict]] = {vpc: [] for vpc in self.zones}
        self.by_transit = {}
        for region, vpcs in self.vpcs.items():
            mode = choose.choice(("none", "peering", "transit", "both")) if len(vpcs) > 1 else "none"
            if mode in ("transit", "both"):
                transit = f"tgw-{region}"
                self.by_transit[region] = transit
                self.add({"id": transit, "kind": "transit-gateway", "placement": {"region": region},
                          "config": {"attached": list(vpcs),
                                     "routes": [{"destination": "0.0.0.0/0", "target": vpcs[0]}]}})
                if choose.random() < 0.3:
                    vpn = f"vpn-{region}"
                    self.components[-1]["config"]["attached"].append(vpn)
                    self.vpn(vpn, region)
                    for vpc in vpcs:
                        routes[vpc].append({"destination": transfer_model.ON_PREMISES, "target": transit})
                for vpc in vpcs:
                    routes[vpc].append({"destination": "10.0.0.0/8", "target": transit})
            if mode == "peering":
                pairs = [(a, b) for a in vpcs for b in vpcs if a < b]
            elif mode == "both":
                pairs = [tuple(sorted(vpcs[:2]))]
            else:
                pairs = []
            for a, b in pairs:
                self.peer(a, b, region, None, routes)
        transits = [r for r in regions if r in self.by_transit]
        if len(transits) > 1 and choose.random() < 0.7:
            self.peer_transits(transits[0], transits[1])
        elif len(regions) > 1 and choose.random() < 0.7:
            self.peer(self.vpcs[regions[0]][0], self.vpcs[regions[1]][0], regions[0], regions[1], routes)
        return routes

    def vpn(self, id: str, region: str) -> None:
        self.add({"id": id, "kind": "vpn-connection", "placement": {"region": region},
                  "config": {"remote_cidrs": [transfer_model.ON_PREMISES]}})

    def peer(self, a: str, b: str, region: str, peer_region: str | None, routes: dict[str, list[dict]]) -> None:
        id = f"peering-{a}-{b}"
        config: dict = {"vpcs": [a, b]}
        if peer_region:
            config["peer_region"] = peer_region
        self.add({"id": id, "kind": "vpc-peering", "placement": {"region": region}, "config": config})
        routes[a].append({"destination": self.cidr(b), "target": id})
        routes[b].append({"destination": self.cidr(a), "target": id})

    def peer_transits(self, one: str, other: str) -> None:
        by_id = {c["id"]: c for c in self.components}
        for here, there in ((one, other), (other, one)):
            config = by_id[self.by_transit[here]]["config"]
            config["attached"].append(self.by_transit[there])
            target = self.by_transit[there]
            config["routes"] += [{"destination": self.cidr(v), "target": target} for v in self.vpcs[there]]

    def vpc(self, region: str, vpc: str, hub: str, links: list[dict]) -> None:
        choose, zones = self.random, self.zones[vpc]
        placed = {"region": region}
        nat = f"nat-{vpc}"
        modes = ["one", "all", "regional", "none", "one", "all", "instance"]
        if len(zones) > 1:
            modes += ["some", "pinned"]
        transit = self.by_transit.get(region)
        if transit and vpc != hub:
            modes += ["hub"] * 4
        mode = choose.choice(modes)
        default, gateways = [], ""
        if mode == "hub":
            default = [{"destination": "0.0.0.0/0", "target": transit}]
        elif mode == "instance":
            zone = choose.choice(zones)
            default = [{"destination": "0.0.0.0/0", "target": nat}]
            self.add({"id": nat, "kind": "ec2",
                      "placement": {"region": region, "zones": {zone: 1}, "subnets": [f"{vpc}-pub-{zone}"]},
                      "config": {"instance_type": "m6g.large", "public_ipv4": 1}})
        elif mode != "none":
            default = [{"destination": "0.0.0.0/0", "target": nat}]
            gateways = zones
            if mode == "one":
                gateways = choose.choice(zones)
            elif mode == "some":
                gateways = "".join(sorted(choose.sample(zones, len(zones) - 1)))
        public = [{"destination": "0.0.0.0/0", "target": f"igw-{vpc}"}]
        for service in ("s3", "dynamodb"):
            if choose.random() < 0.3:
                self.add({"id": f"{service}-{vpc}", "kind": "vpc-endpoint", "placement": placed,
                          "config": {"endpoint_type": "gateway", "service": service}})
                for routes in choose.choice(((default,), (default, public), (public,))):
                    routes.append({"destination": service, "target": f"{service}-{vpc}"})
        if choose.random() < 0.3:
            self.dual_stack.add(vpc)
            public.append({"destination": "::/0", "target": f"igw-{vpc}"})
            default.append({"destination": "::/0", "target": f"eigw-{vpc}"})
            self.add({"id": f"eigw-{vpc}", "kind": "internet-gateway", "placement": placed,
                      "config": {"egress_only": True}})
        if choose.random() < 0.15 and not any(r["destination"] == transfer_model.ON_PREMISES for r in links):
            links.append({"destination": transfer_model.ON_PREMISES, "target": f"vpn-{vpc}"})
            self.vpn(f"vpn-{vpc}", region)
        tables = [{"name": f"{vpc}-pub", "routes": public + links}, {"name": f"{vpc}-iso", "routes": list(links)}]
        if mode == "pinned":
            for zone in zones:
                pinned = [dict(r, zone=choose.choice(zones)) if r["target"] == nat else r for r in default]
                tables.append({"name": f"{vpc}-prv-{zone}", "routes": pinned + links})
        else:
            tables.append({"name": f"{vpc}-prv", "routes": default + links})
        subnets, number = [], 0
        for tier in TIERS:
            for zone in zones:
                table = f"{vpc}-prv-{zone}" if mode == "pinned" and tier == "prv" else f"{vpc}-{tier}"
                subnet = {"name": f"{vpc}-{tier}-{zone}", "zone": zone,
                          "cidr": f"10.{vpc[1:]}.{number}.0/24", "route_table": table}
                if vpc in self.dual_stack:
                    subnet["ip"] = "dual-stack"
                subnets.append(subnet)
                number += 1
        self.add({"id": vpc, "kind": "vpc", "placement": placed,
                  "config": {"cidrs": [self.cidr(vpc)], "subnets": subnets, "route_tables": tables}})
        self.add({"id": f"igw-{vpc}", "kind": "internet-gateway", "placement": placed})
        if mode == "regional":
            self.add({"id": nat, "kind": "nat-gateway", "placement": {"region": region, "count": len(zones)},
                      "config": {"mode": "regional"}})
        elif gateways:
            self.add({"id": nat, "kind": "nat-gateway",
                      "placement": {"region": region, "count": len(gateways),
                                    "subnets": [f"{vpc}-pub-{z}" for z in gateways]},
                      "config": {"mode": "zonal"}})

    # What stands in them

    def some_zones(self, vpc: str) -> str:
        zones = self.zones[vpc]
        return "".join(sorted(self.random.sample(zones, self.random.randint(1, len(zones)))))

    def inside(self, region: str, vpc: str) -> None:
        choose = self.random
        for service in SERVICES:
            if choose.random() < 0.15:
                zones = self.some_zones(vpc)
                self.add({"id": f"if-{service}-{vpc}", "kind": "vpc-endpoint",
                          "placement": {"region": region, "subnets": [f"{vpc}-prv-{z}" for z in zones]},
                          "config": {"endpoint_type": "interface", "service": service, "zones": len(zones)}})
        for tier in TIERS:
            for number in range(choose.choices((0, 1, 2), (2, 5, 1) if tier != "iso" else (5, 4, 0))[0]):
                zones = self.some_zones(vpc)
                config = {"instance_type": "m6g.large"}
                if tier == "pub" and choose.random() < 0.9:
                    config["public_ipv4"] = 1
                self.add({"id": f"{tier}-{vpc}-{number}", "kind": "ec2",
                          "placement": {"region": region, "zones": {z: choose.randint(1, 4) for z in zones},
                                        "subnets": [f"{vpc}-{tier}-{z}" for z in zones]},
                          "config": config}, "ec2")
        for kind in ("application", "network"):
            if choose.random() < 0.35:
                facing = choose.random() < 0.5
                zones = self.zones[vpc] if kind == "application" else self.some_zones(vpc)
                tier = "pub" if facing else "prv"
                config = {"balancer_type": kind, "scheme": "internet-facing" if facing else "internal",
                          "zones": len(zones)}
                if kind == "network" and choose.random() < 0.5:
                    config["cross_zone"] = True
                self.add({"id": f"lb-{vpc}-{kind}", "kind": "load-balancer",
                          "placement": {"region": region, "subnets": [f"{vpc}-{tier}-{z}" for z in zones]},
                          "config": config}, "balancer")
        if len(self.zones[vpc]) > 1 and choose.random() < 0.3:
            placement = {"region": region, "subnets": [f"{vpc}-iso-{z}" for z in self.some_zones(vpc)]}
            if choose.random() < 0.5:
                self.add({"id": f"db-{vpc}", "kind": "rds", "placement": placement,
                          "config": {"engine": "postgresql", "instance_class": "db.m6g.large",
                                     "deployment": "single-az", "storage_type": "gp3", "storage_gib": 100}}, "managed")
            else:
                self.add({"id": f"cache-{vpc}", "kind": "elasticache", "placement": placement,
                          "config": {"engine": "redis", "node_type": "cache.m6g.large"}}, "managed")

    # Flows

    def gb(self) -> float | int:
        choose = self.random
        value = 10 ** choose.uniform(0, 4.5)
        if choose.random() < 0.05:
            value *= 100
        return choose.choice((0, round(value), round(value), round(value, 1), round(value, 4)))

    def component(self, id: str) -> dict:
        return next(c for c in self.components if c["id"] == id)

    def flow(self, number: int, regions: list[str]) -> None:
        choose, config = self.random, {}
        source, target = self.flow_ends(regions)
        if not source or not target:
            return
        config = {"from": source, "to": target}
        if not source.startswith("@") and not target.startswith("@"):
            kinds = (self.component(source)["kind"], self.component(target)["kind"])
            if kinds[0] != "load-balancer" and choose.random() < 0.3:
                config["zones"] = "same-zone"
            if kinds == ("ec2", "ec2") and choose.random() < 0.25:
                config["address"] = "public-ipv4"
                if self.vpc_of(source) == self.vpc_of(target) and self.vpc_of(source) in self.dual_stack:
                    config["address"] = "ipv6"
        elif "@internet" in (source, target):
            inside = target if source == "@internet" else source
            if self.component(inside)["kind"] == "ec2" and self.vpc_of(inside) in self.dual_stack:
                config["address"] = choose.choice(("ipv4", "ipv6"))
        self.add({"id": f"f{number}", "kind": "flow", "config": config,
                  "usage": {"request_gb": self.gb(), "response_gb": self.gb()}})

    def vpc_of(self, id: str) -> str:
        return self.component(id)["placement"]["subnets"][0].split("-")[0]

    def any(self, group: str) -> str | None:
        return self.random.choice(self.ends[group]) if self.ends[group] else None

    def flow_ends(self, regions: list[str]) -> tuple[str | None, str | None]:
        choose = self.random
        kind = choose.choices(
            ("ec2", "out", "in", "in-lb", "lb", "to-lb", "service", "bucket", "bucket-in", "copy", "region", "managed",
             "premises"),
            (5, 3, 1, 2, 3, 3, 3, 2, 1, 1, 2, 2, 2),
        )[0]
        every_region = sorted(transfer_model.REGIONS)
        if kind == "ec2":
            return self.any("ec2"), self.any("ec2")
        if kind == "out":
            return self.any("ec2"), "@internet"
        if kind == "in":
            return "@internet", self.any("ec2")
        if kind == "in-lb":
            return "@internet", self.any("balancer")
        if kind == "lb":
            balancer = self.any("balancer")
            return balancer, self.target_of(balancer) if balancer else None
        if kind == "to-lb":
            return self.any("ec2"), self.any("balancer")
        if kind == "service":
            name = f"@service/{choose.choice(SERVICES)}"
            return self.any("ec2"), name if choose.random() < 0.7 else f"{name}/{choose.choice(every_region)}"
        if kind == "bucket":
            return self.any("ec2"), self.any("bucket")
        if kind == "bucket-in":
            return "@internet", self.any("bucket")
        if kind == "copy":
            source, target = self.any("bucket"), self.any("bucket")
            return (source, target) if source != target else (None, None)
        if kind == "premises":
            ends = (self.any("ec2"), "@on-premises")
            return ends if choose.random() < 0.5 else ends[::-1]
        if kind == "region":
            source = self.any("ec2")
            if not source:
                return None, None
            here = self.component(source)["placement"]["region"]
            return source, "@region/" + choose.choice([r for r in every_region if r != here])
        return self.any("ec2"), self.any("managed")

    def target_of(self, balancer: str) -> str | None:
        """A group in the VPC of a load balancer that has instances in one of its zones, or at times in another VPC."""
        zones = {s[-1] for s in self.component(balancer)["placement"]["subnets"]}
        if self.random.random() < 0.15:
            return self.any("ec2")
        groups = [
            id for id in self.ends["ec2"]
            if self.vpc_of(id) == self.vpc_of(balancer)
            and any(s[-1] in zones for s in self.component(id)["placement"]["subnets"])
        ]
        return self.random.choice(groups) if groups else None


def design(seed: int, number: int) -> dict:
    """The random design of a number."""
    return Generator(seed, number).design()


# Abacus


def estimate(url: str, document: dict) -> dict:
    """The estimate of a design by a running Abacus."""
    request = urllib.request.Request(
        f"{url}/api/v1/estimates", json.dumps(document).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{document['name']}: {error.read().decode()}") from error


def code_of(line: str) -> str:
    """The charge of a line without its hop and direction: `cross-zone` of `flow.way2.hop1.cross-zone.request`."""
    return re.sub(r"^flow\.|(?:way\d+|hop\d+)\.|\.(?:request|response)$", "", line)


def charges_of(answer: dict) -> dict[str, dict[str, Fraction]]:
    """The amounts by the id of a flow or load balancer and the code of a charge, without zeros."""
    result: dict[str, dict[str, Fraction]] = {}
    for component in answer["components"]:
        if component["kind"] not in ("flow", "load-balancer"):
            continue
        amounts: dict[str, Fraction] = defaultdict(Fraction)
        for line in component["lines"]:
            code = code_of(line["code"])
            if component["kind"] == "load-balancer" and code != "elb.capacity":
                continue
            status = line["cost"]["status"]
            if status == "priced":
                amounts[code] += Fraction(line["cost"]["monthly"])
            elif status != "covered":
                amounts[code] += Fraction(line["quantity"] or 0)
        result[component["id"]] = {code: amount for code, amount in amounts.items() if amount}
    return result


def compare(url: str, seed: int, count: int) -> int:
    """Compares random designs, prints the differences, and returns how many designs have one."""
    wrong, flows, exact, rounded, codes = 0, 0, 0, Fraction(0), Counter()
    for number in range(count):
        document = design(seed, number)
        expected, got = transfer_model.charges(document), charges_of(estimate(url, document))
        differences = []
        for id in sorted(expected.keys() | got.keys()):
            one, other = expected.get(id, {}), got.get(id, {})
            flows += id.startswith("f")
            codes.update(one.keys())
            exact += id.startswith("f") and one == other
            for code in sorted(one.keys() | other.keys()):
                a, b = one.get(code, Fraction(0)), other.get(code, Fraction(0))
                if abs(a - b) <= MAX_DIFFERENCE:
                    rounded = max(rounded, abs(a - b))
                else:
                    differences.append((id, code, a, b))
        total = abs(sum(sum(c.values()) for c in expected.values()) - sum(sum(c.values()) for c in got.values()))
        if differences or total > 100 * MAX_DIFFERENCE:
            wrong += 1
        for id, code, a, b in differences:
            config = next(c for c in document["components"] if c["id"] == id)["config"]
            text = transfer_model.decimal_text
            print(f"design {number} {id} {json.dumps(config)} {code}: model {text(a)}, Abacus {text(b)}")
    print(f"{count} designs, {flows} flows, {exact} of them equal to the last digit, {wrong} designs differ")
    print(f"largest difference by rounding: {float(rounded):.1e} US dollars")
    print(", ".join(f"{code} {n}" for code, n in codes.most_common()))
    return wrong


def write(path: str, seed: int, count: int) -> None:
    """Writes the first small designs with what the model expects, one a line."""
    lines, number = [], 0
    while len(lines) < count:
        document = design(seed, number)
        number += 1
        expected = {
            id: {code: transfer_model.decimal_text(amount) for code, amount in sorted(charges.items())}
            for id, charges in sorted(transfer_model.charges(document).items())
        }
        line = json.dumps({"design": document, "expected": expected}, separators=(",", ":"))
        if len(line) <= MAX_CASE_BYTES:
            lines.append(line)
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    comparing = commands.add_parser("compare", help="compare with a running Abacus")
    comparing.add_argument("--url", required=True)
    comparing.add_argument("--designs", type=int, default=1000)
    writing = commands.add_parser("write", help="write designs and expected charges")
    writing.add_argument("--cases", required=True)
    writing.add_argument("--designs", type=int, default=100)
    for command in (comparing, writing):
        command.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.command == "write":
        write(arguments.cases, arguments.seed, arguments.designs)
        return 0
    return 1 if compare(arguments.url, arguments.seed, arguments.designs) else 0


if __name__ == "__main__":
    sys.exit(main())
