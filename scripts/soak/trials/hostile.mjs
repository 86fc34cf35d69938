// Randomly mutated requests, in any part of them.

import { mkdirSync, writeFileSync } from "node:fs";

import { folder } from "../cleanup.mjs";
import { variantOfTheShop } from "../documents.mjs";
import { Hostile } from "../hostile-requests.mjs";
import { Tally } from "../load.mjs";
import { count, ms, row } from "../rows.mjs";
import { statusOf } from "../saves.mjs";
import { Server } from "../server.mjs";
import { Connection, header, once, request } from "../wire.mjs";

const CONNECTIONS = 12;
const PATIENCE = 10_000;

/** What is wrong with a response; undefined if it is acceptable. */
function fault({ framed }, answer) {
  // Something that is not an HTTP request may be answered by closing the connection.
  if (answer.status === 0) return answer.error === "no answer in time" || framed ? answer.error : undefined;
  const place = header(answer, "location");
  if (place && !/^\/(?!\/)/.test(place)) return "a redirect to another site";
  if (answer.status === 503) return header(answer, "retry-after") ? undefined : "503 without Retry-After";
  return answer.status >= 500 && answer.status !== 501 && answer.status !== 505 && answer.status !== 507 ? String(answer.status) : undefined;
}

export default {
  name: "hostile",
  title: "Hostile requests",
  about:
    "Methods, paths, headers and bodies are changed by chance: the examples of docs/examples with values exchanged, removed and " +
    "out of range, broken JSON, and heads that are no HTTP. What fails is kept in `target/soak`, and the same seed makes it again.",
  async run({ binary, sizes }) {
    const data = folder("hostile");
    const server = await Server.start(binary, { logs: data.path, data: data.path });
    const { port } = server;
    const created = await once(port, request("POST", "/api/v1/designs", { body: variantOfTheShop(0) }));
    const hostile = new Hostile(sizes.seed, JSON.parse(created.body));
    const tally = new Tally();
    const faults = new Map();
    let number = 0;
    const client = async () => {
      const connection = new Connection(port);
      while (number < sizes.hostile && server.running) {
        const mine = number++;
        const made = hostile.make(mine);
        // After a request whose end is unclear, nothing else can follow on the connection.
        const options = { timeout: PATIENCE, head: made.head };
        const answer = await (made.framed ? connection.send(made.bytes, options) : once(port, made.bytes, { ...options, half: true }));
        tally.add(answer);
        const wrong = fault(made, answer);
        if (wrong) {
          faults.set(wrong, (faults.get(wrong) ?? 0) + 1);
          if (faults.get(wrong) <= 3) keep(sizes.seed, mine, made, wrong);
        }
      }
      connection.close();
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, client));
    const after = [];
    for (const path of ["/healthz", "/readyz", "/"]) after.push(server.running ? await statusOf(port, path) : 0);
    const panics = server.log().split("\n").filter((line) => line.includes("panicked"));
    const open = server.running ? server.descriptors() : 0;
    await server.stop();
    data.remove();
    const statuses = [...tally.statuses].filter(([status]) => status).sort((a, b) => b[1] - a[1]);
    return [
      row(
        `${count(sizes.hostile)} requests on ${CONNECTIONS} connections, seed ${sizes.seed}`,
        `${statuses.map(([status, times]) => `${count(times)} × ${status}`).join(", ")}; the slowest took ${ms(tally.percentile(1))}; ` +
          `wrong: ${[...faults].map(([what, times]) => `${count(times)} × ${what}`).join(", ") || "none"}`,
        "no 500, no 503 without Retry-After, no redirect to another site, no request without an answer within 10 s",
        faults.size === 0 && tally.count === sizes.hostile,
      ),
      row(
        "The server after that",
        `${panics.length} panics in its log; \`/healthz\`, \`/readyz\` and \`/\` answered ${after.join(", ")}; ${count(open)} descriptors open`,
        "no panic, all answer 200",
        panics.length === 0 && after.every((status) => status === 200),
      ),
    ];
  },
};

/** Stores a request that was not answered as it should be. */
function keep(seed, number, { bytes }, wrong) {
  mkdirSync("target/soak", { recursive: true });
  const file = `target/soak/hostile-${seed}-${number}.http`;
  writeFileSync(file, bytes);
  console.error(`    request ${number}: ${wrong} (${file})`);
}
