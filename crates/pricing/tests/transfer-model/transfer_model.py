"""What the flows of a design pay for transfer, computed without Abacus.

The model reads a design document whose networks are declared in full (VPCs, subnets, route tables, routes), follows
the routes as AWS documents them, and returns for each flow the amount of each charge in US dollars a month. It shares
no code with Abacus: it exists so that the two can be compared, see ``transfer_cases.py``.

Charges of a flow, by code:

``internet-out``   transfer to the internet, paid by the sending region, in tiers over all usage of the region
``other-region``   transfer to another region, paid by the sending region
``cross-zone``     transfer between zones or by public addresses within a region, paid at each billed end
``nat``            GB through NAT gateways, both ways
``endpoint``       GB through interface endpoints, both ways, in tiers over all usage of the region
``transit``        GB sent into a transit gateway
``lost``           GB that cannot reach their destination: no price

A load balancer with ``elb.capacity`` is charged for the GB of the flows that end at it.

Amounts are fractions, so that shares such as a third of the instances stay exact; ``decimal_text`` prints them.

What the model does not cover: proposed networks, private NAT gateways, Gateway Load Balancers, Direct Connect,
CloudFront, IPv6 between VPCs, pinned paths, ranges, usage by the hour, own rates.
"""

from __future__ import annotations

import ipaddress
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from fractions import Fraction

TIERS_OUT = (10_240, 51_200, 153_600)
"""The GB a month at which a tier of transfer to the internet ends: 10 TB, 40 TB more, 100 TB more."""

TIERS_ENDPOINT = (1_048_576, 5_242_880)
"""The GB a month at which a tier of interface endpoints ends: 1 PB, 4 PB more."""

ENDPOINT_RATES = ("0.01", "0.006", "0.004")
TRANSIT_RATE = Fraction("0.02")
CROSS_ZONE_RATE = Fraction("0.01")
LCU_RATE = {"application": Fraction("0.008"), "network": Fraction("0.006")}
ON_PREMISES = "192.168.0.0/16"
"""What VPN connections lead to."""

FREE_OUT_GB = Fraction(100)
"""The monthly allowance of transfer to the internet, one pool over all regions."""


@dataclass(frozen=True)
class Region:
    """List prices of a region in US dollars per GB."""

    out: tuple[str, str, str, str]
    nat: str
    other_regions: str
    pairs: dict[str, str] = field(default_factory=dict)

    def to(self, region: str) -> Fraction:
        """The rate of transfer to another region."""
        return Fraction(self.pairs.get(region, self.other_regions))


REGIONS = {
    "us-east-1": Region(("0.09", "0.085", "0.07", "0.05"), "0.045", "0.02", {"us-east-2": "0.01"}),
    "us-east-2": Region(("0.09", "0.085", "0.07", "0.05"), "0.045", "0.02", {"us-east-1": "0.01"}),
    "eu-west-1": Region(("0.09", "0.085", "0.07", "0.05"), "0.048", "0.02"),
    "eu-central-1": Region(("0.09", "0.085", "0.07", "0.05"), "0.052", "0.02"),
    "ap-southeast-1": Region(("0.12", "0.085", "0.082", "0.08"), "0.059", "0.09"),
}
"""List prices as of 2025-10 (NAT), 2025-11 (endpoints, transit gateways) and 2024-09, checked 2026-09 (transfer)."""

GATEWAY_ENDPOINT_SERVICES = ("s3", "dynamodb")

MANAGED_END_PAYS = {"rds": True, "elasticache": False}
"""Whether transfer between zones is billed at the end of a managed service too. The page of EC2 prices names RDS among
the services billed in each direction; the page of ElastiCache says that only the end of the instance is."""


class NoPath(Exception):
    """The data of a leg cannot reach its destination."""


@dataclass(frozen=True)
class Place:
    """Where a share of an end stands: a subnet, with its zone, or a region outside any VPC."""

    region: str
    subnet: str | None = None


@dataclass(frozen=True)
class End:
    """One end of a leg, with what its charges depend on."""

    id: str
    kind: str
    place: Place
    public: bool = False
    ipv6: bool = False

    @property
    def everywhere(self) -> str:
        """The range of all addresses."""
        return "::/0" if self.ipv6 else "0.0.0.0/0"


def decimal_text(value: Fraction) -> str:
    """A fraction as a decimal with at most twelve places, without trailing zeros."""
    with localcontext() as context:
        context.prec = 50
        rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("1e-12"))
    text = format(rounded, "f").rstrip("0").rstrip(".")
    return text or "0"


def tiered(gb: Fraction, edges: tuple[int, ...], rates: tuple[str, ...]) -> Fraction:
    """The amount for GB in tiers."""
    amount, start = Fraction(0), Fraction(0)
    for edge, rate in zip((*map(Fraction, edges), gb), rates):
        end = min(gb, edge)
        if end > start:
            amount += (end - start) * Fraction(rate)
            start = end
    return amount


class Model:
    """The charges of the flows of one design."""

    def __init__(self, design: dict):
        self.design = design
        self.components = {c["id"]: c for c in design["components"]}
        self.subnets: dict[str, dict] = {}
        self.tables: dict[str, dict[str, list]] = {}
        self.vpc_of: dict[str, str] = {}
        for vpc in self._of_kind("vpc"):
            self.tables[vpc["id"]] = {t["name"]: t["routes"] for t in vpc["config"]["route_tables"]}
            for subnet in vpc["config"]["subnets"]:
                self.subnets[subnet["name"]] = subnet
                self.vpc_of[subnet["name"]] = vpc["id"]
        # GB and dollars of the charges without tiers, then the GB of those with tiers by flow and region.
        self.amounts: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        self.pooled: dict[str, dict[tuple[str, str], Fraction]] = defaultdict(lambda: defaultdict(Fraction))
        self.at_balancer: dict[str, Fraction] = defaultdict(Fraction)

    # The design

    def _of_kind(self, kind: str) -> list[dict]:
        return [c for c in self.components.values() if c["kind"] == kind]

    def _region(self, component: dict) -> str:
        return component.get("placement", {}).get("region", self.design["region"])

    def _subnets(self, component: dict) -> list[str]:
        return component.get("placement", {}).get("subnets", [])

    def _zone(self, place: Place) -> str | None:
        return self.subnets[place.subnet]["zone"] if place.subnet else None

    def _vpc(self, place: Place) -> str | None:
        return self.vpc_of[place.subnet] if place.subnet else None

    def _weights(self, id: str) -> list[tuple[End, int]]:
        """The places of an end and how much of the data is there, in proportion."""
        c = self.components[id]
        region = self._region(c)
        if c["kind"] == "s3":
            return [(End(id, "s3", Place(region)), 1)]
        subnets = self._subnets(c)
        if c["kind"] == "ec2":
            public = c["config"].get("public_ipv4", 0) > 0
            zones = c["placement"]["zones"]
            return [
                (End(id, "ec2", Place(region, s), public), zones[self.subnets[s]["zone"]])
                for s in subnets
                if zones[self.subnets[s]["zone"]]
            ]
        if c["kind"] == "load-balancer":
            public = c["config"].get("scheme", "internet-facing") == "internet-facing"
            return [(End(id, c["config"]["balancer_type"], Place(region, s), public), 1) for s in self._answering(c)]
        # The primary of a managed service answers, in the first of its subnets.
        return [(End(id, c["kind"], Place(region, subnets[0])), 1)]

    def _answering(self, balancer: dict) -> list[str]:
        """The subnets of a load balancer whose addresses its name resolves to: all, except that without cross-zone load
        balancing, a zone without targets gets no connections."""
        subnets = self._subnets(balancer)
        if balancer["config"].get("cross_zone", balancer["config"]["balancer_type"] == "application"):
            return subnets
        zones = set()
        for flow in self._of_kind("flow"):
            if flow["config"]["from"] == balancer["id"]:
                targets = self._subnets(self.components[flow["config"]["to"]])
                if self.vpc_of[targets[0]] != self.vpc_of[subnets[0]]:
                    # Targets of another VPC belong to all zones.
                    return subnets
                zones |= {self.subnets[s]["zone"] for s in targets}
        return [s for s in subnets if self.subnets[s]["zone"] in zones] or subnets

    # Legs: which share of a flow goes from where to where

    def _legs(self, flow: dict) -> list[tuple[End, End, Fraction]]:
        config = flow["config"]
        source, target = config["from"], config["to"]
        if source.startswith("@"):
            ends = self._weights(target)
            total = sum(w for _, w in ends)
            outside = End(source, source[1:], Place(self.design["region"]))
            return [(outside, end, Fraction(w, total)) for end, w in ends]
        starts = self._weights(source)
        if starts[0][0].kind == "network" and not target.startswith("@"):
            # Without cross-zone load balancing, connections that have no target in their zone come to nothing.
            ends = self._weights(target)
            zones = config.get("zones", "spread")
            starts = [(s, w) for s, w in starts if self._choices(s, ends, zones, itself=False)]
            if not starts:
                raise NoPath
        total = sum(w for _, w in starts)
        if target.startswith("@"):
            return [(start, self._outside(target, start), Fraction(w, total)) for start, w in starts]
        legs = []
        ends = self._weights(target)
        for start, weight in starts:
            choices = self._choices(start, ends, config.get("zones", "spread"), source == target)
            chosen = sum(w for _, w in choices)
            legs += [(start, end, Fraction(weight, total) * Fraction(w, chosen)) for end, w in choices]
        return legs

    def _choices(self, start: End, ends: list[tuple[End, int]], zones: str, itself: bool) -> list[tuple[End, int]]:
        """Where the data of one place goes, in proportion."""
        if itself:
            # An instance sends nothing to itself.
            ends = [(e, w - (e.place == start.place)) for e, w in ends]
            ends = [(e, w) for e, w in ends if w] or [(start, 1)]
        if start.kind in ("application", "network") and self._same_vpc(start, ends[0][0]):
            balancer = self.components[start.id]
            enabled = {self.subnets[s]["zone"] for s in self._subnets(balancer)}
            ends = [(e, w) for e, w in ends if self._zone(e.place) in enabled]
            if not balancer["config"].get("cross_zone", start.kind == "application"):
                return [(e, w) for e, w in ends if self._zone(e.place) == self._zone(start.place)]
            return ends
        if zones == "same-zone" and ends[0][0].place.region == start.place.region:
            near = [(e, w) for e, w in ends if e.place.subnet and self._zone(e.place) == self._zone(start.place)]
            return near or ends
        return ends

    def _same_vpc(self, a: End, b: End) -> bool:
        return self._vpc(a.place) is not None and self._vpc(a.place) == self._vpc(b.place)

    def _outside(self, target: str, start: End) -> End:
        """The end of `@internet`, `@region/CODE`, `@service/NAME` or `@service/NAME/REGION`."""
        parts = target[1:].split("/")
        if parts[0] in ("internet", "on-premises"):
            return End(target, parts[0], start.place)
        if parts[0] == "region":
            return End(target, "region", Place(parts[1]))
        region = parts[2] if len(parts) > 2 else start.place.region
        return End(parts[1], "service", Place(region))

    # Charges

    def _charge(self, flow: str, code: str, gb: Fraction, rate: Fraction) -> None:
        self.amounts[flow][code] += gb * rate

    def _out(self, flow: str, region: str, gb: Fraction) -> None:
        self.pooled[flow]["internet-out", region] += gb

    def _between_regions(self, flow: str, a: str, b: str, request: Fraction, response: Fraction) -> None:
        self._charge(flow, "other-region", request, REGIONS[a].to(b))
        self._charge(flow, "other-region", response, REGIONS[b].to(a))

    # Routes

    def _table(self, subnet: str) -> list[dict]:
        return self.tables[self.vpc_of[subnet]][self.subnets[subnet]["route_table"]]

    def _route(self, subnet: str, destination: str) -> dict:
        """The most specific route of a subnet to a range, without the local route."""
        wanted = ipaddress.ip_network(destination)
        best, best_length = None, -1
        for route in self._table(subnet):
            if route["destination"] in GATEWAY_ENDPOINT_SERVICES:
                continue
            network = ipaddress.ip_network(route["destination"])
            if network.version == wanted.version and wanted.subnet_of(network) and network.prefixlen > best_length:
                best, best_length = route, network.prefixlen
        if best is None:
            raise NoPath
        return best

    def _nat_zone(self, subnet: str, route: dict) -> str | None:
        """The zone of the NAT gateway that a route leads to, or none if it is regional."""
        nat = self.components[route["target"]]
        if nat["config"].get("mode", "zonal") == "regional":
            return None
        zones = [self.subnets[s]["zone"] for s in self._subnets(nat)]
        own = self.subnets[subnet]["zone"]
        return route.get("zone") or (own if own in zones else zones[0])

    def _to_public(
        self, flow: str, start: End, gb: Fraction, service: str | None = None, arrived: str | None = None
    ) -> None:
        """Charges up to the internet gateway of a VPC, for data to and from public addresses: those of a service of the
        region, if one is named. Data that came by a transit gateway has arrived in a subnet of another VPC."""
        subnet = arrived or start.place.subnet
        if arrived and service and self._gateway_endpoint(subnet, service):
            # Its route is the most specific one, and it serves nothing from outside its VPC.
            raise NoPath
        route = self._route(subnet, start.everywhere)
        gateway = self.components[route["target"]]
        if gateway["kind"] == "internet-gateway":
            # With IPv6 every address is public.
            if arrived or not (start.public or start.ipv6):
                raise NoPath
        elif gateway["kind"] == "ec2":
            # A NAT instance: nothing but the transfer to its zone.
            zone = self.subnets[self._subnets(gateway)[0]]["zone"]
            if not arrived and zone != self.subnets[subnet]["zone"]:
                self._charge(flow, "cross-zone", gb, 2 * CROSS_ZONE_RATE)
        elif gateway["kind"] == "nat-gateway":
            zone = self._nat_zone(subnet, route)
            # Between a transit gateway and what it leads to, zones cost nothing.
            if not arrived and zone not in (None, self.subnets[subnet]["zone"]):
                self._charge(flow, "cross-zone", gb, 2 * CROSS_ZONE_RATE)
            self._charge(flow, "nat", gb, Fraction(REGIONS[start.place.region].nat))
        elif gateway["kind"] == "transit-gateway":
            self._charge(flow, "transit", gb, TRANSIT_RATE)
            default = next((r for r in gateway["config"].get("routes", []) if r["destination"] == "0.0.0.0/0"), None)
            if default is None or default["target"] == self.vpc_of[subnet]:
                raise NoPath
            self._to_public(flow, start, gb, service, self._arrival(default["target"], start))
        else:
            raise NoPath

    def _arrival(self, vpc: str, start: End) -> str:
        """The subnet of a VPC in which data of a transit gateway arrives: private, in its own zone if there is one."""
        private = [s for s, v in self.vpc_of.items() if v == vpc and not self._is_public(s)]
        near = [s for s in private if self.subnets[s]["zone"] == self._zone(start.place)]
        return (near or private)[0]

    def _is_public(self, subnet: str, everywhere: str = "0.0.0.0/0") -> bool:
        """Whether the internet reaches a subnet."""
        try:
            gateway = self.components[self._route(subnet, everywhere)["target"]]
        except NoPath:
            return False
        return gateway["kind"] == "internet-gateway" and not gateway.get("config", {}).get("egress_only", False)

    # Legs by what their ends are

    def _leg(self, flow: dict, start: End, end: End, request: Fraction, response: Fraction) -> None:
        id, both = flow["id"], request + response
        if start.kind == "internet":
            self._from_internet(id, end, response)
        elif start.kind == "on-premises":
            self._on_premises(id, end, both, response)
        elif end.kind == "on-premises":
            self._on_premises(id, start, both, request)
        elif start.kind == "s3":
            if start.place.region != end.place.region:
                self._between_regions(id, start.place.region, end.place.region, request, response)
        elif end.kind == "internet":
            self._to_public(id, start, both)
            self._out(id, start.place.region, request)
        elif end.kind == "region":
            link = self._link_to_region(start, end.place.region)
            if link == "transit":
                self._charge(id, "transit", both, TRANSIT_RATE)
            elif link == "none":
                self._to_public(id, start, both)
            self._between_regions(id, start.place.region, end.place.region, request, response)
        elif end.kind in ("service", "s3"):
            self._to_service(id, start, end, request, response)
        elif flow["config"].get("address") == "public-ipv4" or self._has_public_name(end):
            self._by_public_addresses(id, start, end, request, response)
        else:
            self._private(id, start, end, request, response)

    def _link_to_region(self, start: End, region: str) -> str:
        """What leads privately to the instances of another region: a route to a peered VPC there, or to a transit
        gateway that is peered with one there."""
        if region == start.place.region:
            return "none"
        for route in self._table(start.place.subnet):
            link = self.components[route["target"]]
            if link["kind"] == "vpc-peering":
                if region in {self._region(self.components[vpc]) for vpc in link["config"]["vpcs"]}:
                    return "peering"
            elif link["kind"] == "transit-gateway":
                if region in {self._region(self.components[other]) for other in link["config"]["attached"]}:
                    return "transit"
        return "none"

    def _has_public_name(self, end: End) -> bool:
        """The name of an internet-facing load balancer resolves to its public addresses, inside its VPC too."""
        return end.kind in ("application", "network") and end.public

    def _from_internet(self, flow: str, end: End, response: Fraction) -> None:
        if end.kind != "s3":
            has_address = end.public or end.ipv6
            if not has_address or not self._is_public(end.place.subnet, end.everywhere):
                raise NoPath
        self._out(flow, end.place.region, response)

    def _on_premises(self, flow: str, end: End, both: Fraction, sent: Fraction) -> None:
        """Over a VPN connection of the VPC or of its transit gateway: what is sent is transfer to the internet."""
        target = self.components[self._route(end.place.subnet, ON_PREMISES)["target"]]
        if target["kind"] == "transit-gateway":
            if not any(self.components[a]["kind"] == "vpn-connection" for a in target["config"]["attached"]):
                raise NoPath
            self._charge(flow, "transit", both, TRANSIT_RATE)
        elif target["kind"] != "vpn-connection":
            raise NoPath
        self._out(flow, end.place.region, sent)

    def _to_service(self, flow: str, start: End, end: End, request: Fraction, response: Fraction) -> None:
        """To a service by its public name: by an endpoint of the VPC if it is in the region, or else by public
        addresses, which cost nothing within a region."""
        service = "s3" if end.kind == "s3" else end.id
        both = request + response
        if end.place.region == start.place.region:
            # The route to a gateway endpoint is more specific than any other, and an interface endpoint answers to the
            # name of the service in the whole VPC.
            if self._gateway_endpoint(start.place.subnet, service):
                return
            if self._interface_endpoint(self._vpc(start.place), service):
                self.pooled[flow]["endpoint", start.place.region] += both
                return
            self._to_public(flow, start, both, service)
        else:
            self._to_public(flow, start, both)
            self._between_regions(flow, start.place.region, end.place.region, request, response)

    def _gateway_endpoint(self, subnet: str, service: str) -> bool:
        return any(r["destination"] == service for r in self._table(subnet))

    def _interface_endpoint(self, vpc: str, service: str) -> bool:
        return any(
            e["config"]["endpoint_type"] == "interface"
            and e["config"]["service"] == service
            and any(self.vpc_of[s] == vpc for s in self._subnets(e))
            for e in self._of_kind("vpc-endpoint")
        )

    def _by_public_addresses(self, flow: str, start: End, end: End, request: Fraction, response: Fraction) -> None:
        if not (end.public and self._is_public(end.place.subnet)):
            raise NoPath
        both = request + response
        self._to_public(flow, start, both)
        if start.place.region == end.place.region:
            self._charge(flow, "cross-zone", both, 2 * CROSS_ZONE_RATE)
        else:
            self._between_regions(flow, start.place.region, end.place.region, request, response)

    def _private(self, flow: str, start: End, end: End, request: Fraction, response: Fraction) -> None:
        both = request + response
        if self._same_vpc(start, end):
            self._between_zones(flow, start, end, both, peered=False)
            return
        link = self._link(start, end)
        if link == "peering":
            self._back_by(end, start, "vpc-peering")
            if start.place.region == end.place.region:
                self._between_zones(flow, start, end, both, peered=True)
            else:
                self._between_regions(flow, start.place.region, end.place.region, request, response)
        elif link == "transit":
            self._back_by(end, start, "transit-gateway")
            self._charge(flow, "transit", both, TRANSIT_RATE)
            if start.place.region != end.place.region:
                self._between_regions(flow, start.place.region, end.place.region, request, response)
        else:
            raise NoPath

    def _link(self, start: End, end: End) -> str:
        """What joins the VPCs of two ends, by the route of the first."""
        target = self.components[self._route(start.place.subnet, self._cidr(end.place))["target"]]
        if target["kind"] == "vpc-peering" and self._vpc(end.place) in target["config"]["vpcs"]:
            return "peering"
        if target["kind"] == "transit-gateway" and self._reaches(target, self._vpc(end.place)):
            return "transit"
        return "none"

    def _reaches(self, gateway: dict, vpc: str) -> bool:
        """Whether a VPC is attached to a transit gateway or, by a static route, to one peered with it."""
        attached = gateway["config"]["attached"]
        if vpc in attached:
            return True
        cidr = ipaddress.ip_network(self.components[vpc]["config"]["cidrs"][0])
        return any(
            cidr.subnet_of(ipaddress.ip_network(route["destination"]))
            and route["target"] in attached
            and vpc in self.components[route["target"]]["config"].get("attached", [])
            for route in gateway["config"].get("routes", [])
        )

    def _back_by(self, end: End, start: End, kind: str) -> None:
        """The answer needs a route too, over the same kind of link."""
        if self.components[self._route(end.place.subnet, self._cidr(start.place))["target"]]["kind"] != kind:
            raise NoPath

    def _cidr(self, place: Place) -> str:
        return self.subnets[place.subnet]["cidr"]

    def _between_zones(self, flow: str, start: End, end: End, both: Fraction, peered: bool) -> None:
        if self._zone(start.place) == self._zone(end.place):
            return
        ends = 2
        for side in (start, end):
            if side.kind == "application":
                # Within its VPC an Application Load Balancer pays nothing between zones, nor does who talks to it;
                # over peering the other end does.
                ends = 1 if peered else 0
            elif not MANAGED_END_PAYS.get(side.kind, True):
                ends = min(ends, 1)
        self._charge(flow, "cross-zone", both, ends * CROSS_ZONE_RATE)

    # The result

    def run(self) -> dict[str, dict[str, Fraction]]:
        """The amounts by flow and charge, and those of load balancers for what they process."""
        lost: dict[str, Fraction] = {}
        for flow in self._of_kind("flow"):
            request = Fraction(str(flow["usage"].get("request_gb", 0)))
            response = Fraction(str(flow["usage"].get("response_gb", 0)))
            try:
                for start, end, share in self._legs(flow):
                    if flow["config"].get("address") == "ipv6":
                        start, end = replace(start, ipv6=True), replace(end, ipv6=True)
                    self._leg(flow, start, end, request * share, response * share)
            except NoPath:
                lost[flow["id"]] = request + response
                self.amounts.pop(flow["id"], None)
                self.pooled.pop(flow["id"], None)
                continue
            if flow["config"]["to"] in self.components:
                self.at_balancer[flow["config"]["to"]] += request + response
        self._share_tiers()
        result = {f["id"]: dict(self.amounts[f["id"]]) for f in self._of_kind("flow")}
        for flow, gb in lost.items():
            result[flow] = {"lost": gb}
        for balancer in self._of_kind("load-balancer"):
            gb = self.at_balancer[balancer["id"]]
            result[balancer["id"]] = {"elb.capacity": gb * LCU_RATE[balancer["config"]["balancer_type"]]}
        return {id: {code: a for code, a in charges.items() if a} for id, charges in result.items()}

    def _share_tiers(self) -> None:
        """Tiers count all usage of a region, and each flow pays its share of the total. Regions share the allowance in
        proportion to their usage."""
        totals: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        for usage in self.pooled.values():
            for key, gb in usage.items():
                totals[key] += gb
        out = sum(gb for (code, _), gb in totals.items() if code == "internet-out")
        free = min(FREE_OUT_GB, out) if self.design.get("free_allowances", {}).get("internet_out") else Fraction(0)
        for (code, region), total in totals.items():
            if not total:
                continue
            if code == "internet-out":
                # The allowance lies inside the first tier.
                amount = tiered(total, TIERS_OUT, REGIONS[region].out)
                amount -= free * total / out * Fraction(REGIONS[region].out[0])
            else:
                amount = tiered(total, TIERS_ENDPOINT, ENDPOINT_RATES)
            for flow, usage in self.pooled.items():
                if usage.get((code, region)):
                    self.amounts[flow][code] += amount * usage[code, region] / total


def charges(design: dict) -> dict[str, dict[str, Fraction]]:
    """The amounts of a design by the id of a flow or load balancer and the code of a charge, without zeros."""
    return Model(design).run()
