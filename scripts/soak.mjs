// The load of scripts/soak.sh: `node soak.mjs PORT SERVER_PID`. Sends only to 127.0.0.1, for a
// bounded time and a bounded number of requests.

import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [port, pid] = process.argv.slice(2);
const limit = (name, fallback) => Number(process.env[name] ?? fallback);
const seconds = limit("SOAK_SECONDS", 60);
const requests = limit("SOAK_REQUESTS", 200_000);
const clients = limit("SOAK_CLIENTS", 8);
const allowedGrowth = limit("SOAK_GROWTH_KB", 51_200);

const design = readFileSync("docs/examples/three-tier.json");
const kinds = [
  { name: "POST /api/v1/estimates", method: "POST", path: "/api/v1/estimates", body: design },
  { name: "GET /", method: "GET", path: "/" },
].map((kind) => ({ ...kind, errors: 0, times: [] }));

const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** Resident memory of the server in kB. */
function memory() {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]);
}

/** Sends one request; resolves to its status, or 0 when there was no answer. */
function send({ method, path, body }) {
  return new Promise((resolve) => {
    const headers = body ? { "content-type": "application/json", "content-length": body.length } : {};
    const options = { host: "127.0.0.1", port, method, path, headers, agent, timeout: 10_000 };
    const sent = request(options, (answer) => {
      answer.on("error", () => resolve(0));
      answer.on("end", () => resolve(answer.statusCode));
      answer.resume();
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(0));
    sent.end(body);
  });
}

/** Runs all clients until the deadline or until `count` requests were sent. */
async function load(count, deadline) {
  let next = 0;
  const client = async () => {
    while (next < count && performance.now() < deadline) {
      const kind = kinds[next++ % kinds.length];
      const start = performance.now();
      const status = await send(kind);
      kind.times.push(performance.now() - start);
      if (status !== 200) {
        kind.errors += 1;
        if (kind.errors <= 3) console.error(`${kind.name}: ${status || "no answer"}`);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

// Caches and pools fill up first; growth is counted from there.
const end = performance.now() + seconds * 1000;
const before = memory();
await load(Math.min(500, requests / 10), end);
const warm = memory();
await load(requests, end);
const after = memory();

let failed = false;
for (const { name, errors, times } of kinds) {
  const sorted = times.sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((share) => (percentile(sorted, share) ?? 0).toFixed(1));
  console.log(`    ${name}: ${times.length} requests, ${errors} errors, p50 ${p50} ms, p99 ${p99} ms`);
  failed ||= errors > 0 || times.length === 0;
}
console.log(`    memory: ${before} kB at the start, ${warm} kB warm, ${after} kB at the end`);
if (after - warm > allowedGrowth) {
  console.error(`memory grew by ${after - warm} kB, ${allowedGrowth} kB are allowed`);
  failed = true;
}
agent.destroy();
process.exitCode = failed ? 1 : 0;
