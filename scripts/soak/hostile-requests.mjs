// Hostile requests. Request `number` of a seed is always the same.

import { readFileSync, readdirSync } from "node:fs";

import { changedBytes, changedDesign } from "./mutate.mjs";
import { Random } from "./random.mjs";
import { request } from "./wire.mjs";

const designs = readdirSync("docs/examples").map((name) => JSON.parse(readFileSync(`docs/examples/${name}`, "utf8")));

const TAKING_DESIGNS = ["estimates", "comparisons", "paths", "drawings", "address-plans", "designs"].map((name) => `/api/v1/${name}`);

const CALLS = ["show", "compare", "create", "save", "instance-types"].map(
  (name) => `/api/page/${name}`,
);

/** Changes as accepted by the page calls, valid and invalid. */
const act = (name, component = "", at = "", value = "", many = []) => ({ name, component, at, value, with: many });
const ACTS = [
  act("add", "", "", "ec2"), act("add", "", "", "\0"), act("keep"), act("remove", "web"), act("duplicate", "web"), act("zone+", "web", "", "zz"),
  act("path", "orders", "", "nat"), act("use-option", "", "", "dedicated-host", ["web"]), act("known", "queue", "/components/0/usage/requests", "week"),
  act("unit", "queue", "/components/9/usage/requests", "per-second"), act("known", "web", "/", "day"), act("fill", "web", "", "", ["1", "-1"]), {}, null,
];
const view = (selected, drawing) => ({ selected, drawing, before: "1.5", open: ["line-web-x"], total_only: false });
const VIEWS = [view("web", true), view("orders", false), view("\0", false), { ...view("", false), before: "x" }, {}, null];
const FOREIGN = { accept: "text/html", referer: "http://evil.test/page" };

const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "G".repeat(200)];

const QUERIES = [
  "", "?", "?revision=1", "?revision=0", "?revision=-1", "?revision=99999999999999999999", "?revision=1&revision=2", "?revision=%00",
  "?groups=", "?groups=web,web", "?groups=%ff", `?groups=${"a,".repeat(2000)}`, "?flow=%F0%9F%92%B6", "?flow=f", "?%", "?=&&=",
];

const WORDS = ["", "*", "\"1\"", "W/\"1\"", "\"\"", "\"9223372036854775808\"", "-1", "Bearer", "Bearer x", "Basic eDp5", "gzip;q=9, br", "\xff\xfe",
  "http://evil.test", "null", "for=1.2.3.4;proto=https", "1.1.1.1, 2.2.2.2", "https", "bytes=0-1,2-3", "text/html", "a".repeat(6000)];

const HEADERS = ["if-match", "if-none-match", "authorization", "accept", "accept-encoding", "origin", "referer", "cookie", "x-forwarded-for",
  "x-forwarded-proto", "x-forwarded-host", "forwarded", "range", "sec-fetch-site", "content-type", "idempotency-key", "te", "x-http-method-override"];

/** Generates the requests of one seed. `shared` is the address of a saved design, `{ id, key }`. */
export class Hostile {
  constructor(seed, shared) {
    Object.assign(this, { seed, shared });
    this.paths = [
      "/", "/d/", `/d/${shared.id}`, `/d/${shared.id}/edit`, `/d/${shared.id}/compare`, `/d/${shared.id}x`, "/compare", "/new", "/healthz",
      "/readyz", "/api/v1/design.schema.json", `/api/v1/designs/${shared.id}`, "/api/v1/designs/%00", `/api/v1/designs/${"a".repeat(3000)}`,
      "/api/v1/", "/api/page/", "/pkg/", "/pkg/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//", "/\\", "/%", "/%ff%fe", "*",
      "http://evil.test/", ...TAKING_DESIGNS, ...CALLS,
    ];
  }

  /** `{ bytes, framed, head }`: `framed` says that the end of the request can be found, so that it must be answered. */
  make(number) {
    const random = new Random(this.seed, number);
    const kind = random.next();
    if (kind < 0.5) return this.#design(random, changedDesign(random, random.of(designs)));
    if (kind < 0.65) return this.#design(random, changedBytes(random, JSON.stringify(random.of(designs))));
    if (kind < 0.85) return this.#odd(random);
    const { bytes } = random.chance(0.5) ? this.#odd(random) : this.#design(random, changedDesign(random, random.of(designs)));
    const end = bytes.indexOf("\r\n\r\n") + 4;
    return { bytes: Buffer.concat([changedBytes(random, bytes.subarray(0, end)), bytes.subarray(end)]), framed: false };
  }

  /** A mutated design, sent to an endpoint that expects a design. */
  #design(random, body) {
    if (random.chance(0.1)) return this.#save(random, body);
    if (random.chance(0.2)) return this.#call(random, body);
    const query = random.chance(0.2) ? random.of(QUERIES) : "";
    return { bytes: request("POST", random.of(TAKING_DESIGNS) + query, { body }), framed: true };
  }

  /** A call as made by the pages; one in five as a form on another site would send it. */
  #call(random, body) {
    const { id, key } = this.shared;
    const of = { id, key, revision: random.between(0, 50), region: "eu-west-1", groups: ["web"], drawn: [], component: "balancer" };
    const call = { ...of, document: String(body), acts: Array.from({ length: random.of([0, 1, 3]) }, () => random.of(ACTS)), view: random.of(VIEWS) };
    const text = JSON.stringify(call);
    const headers = random.chance(0.2) ? FOREIGN : {};
    return { bytes: request("POST", random.of(CALLS), { headers, body: random.chance(0.1) ? changedBytes(random, text) : text }), framed: true };
  }

  #save(random, body) {
    const key = random.chance(0.8) ? this.shared.key : random.of(WORDS);
    const headers = { authorization: `Bearer ${key}`, "if-match": random.chance(0.5) ? `"${random.between(0, 50)}"` : random.of(WORDS) };
    return { bytes: request("PUT", `/api/v1/designs/${this.shared.id}`, { headers, body }), framed: true };
  }

  /** A method, a path and headers that do not match. */
  #odd(random) {
    const method = random.of(METHODS);
    let path = random.of(this.paths) + random.of(QUERIES);
    if (random.chance(0.2)) path = String(changedBytes(random, path)).replace(/[^\x21-\x7e]/g, "%A0") || "/";
    const headers = {};
    for (let count = random.between(0, 4); count > 0; count--) headers[random.of(HEADERS)] = random.of(WORDS);
    const body = random.chance(0.3) ? changedBytes(random, JSON.stringify(random.of(designs))) : undefined;
    return { bytes: request(method, path, { headers, body }), framed: true, head: method === "HEAD" };
  }
}
