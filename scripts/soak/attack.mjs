// Sends expensive designs over and over, in a separate thread so that reading the large responses does not delay what
// is measured at the same time.

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

import { expensive } from "./expensive.mjs";
import { sleep, Tally } from "./load.mjs";
import { Connection, header, request } from "./wire.mjs";

const ENDPOINTS = ["estimates", "drawings", "paths", "address-plans", "comparisons"];

/** Every expensive design at every endpoint that accepts it. */
function attacks() {
  return expensive().flatMap(({ name, document }) =>
    ENDPOINTS
      // Without instances there is nothing to compare.
      .filter((endpoint) => endpoint !== "comparisons" || document.includes('"ec2"'))
      .map((endpoint) => ({ name: `${endpoint} of ${name}`, bytes: request("POST", `/api/v1/${endpoint}`, { body: document }) })),
  );
}

/**
 * Attacks a server on `connections` for `seconds`; unanswered requests then get `patience` more. Resolves to `{
 * statuses, slowest, unexplained }`; the last counts 503 without Retry-After.
 */
export function attack(port, { connections, seconds, patience }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { port, connections, seconds, patience } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function run({ port, connections, seconds, patience }) {
  const tally = new Tally();
  const all = attacks();
  const end = performance.now() + seconds * 1000;
  let next = 0;
  let unexplained = 0;
  let slowest = { ms: 0, name: "none" };
  const client = async () => {
    const connection = new Connection(port);
    while (performance.now() < end) {
      const { name, bytes } = all[next++ % all.length];
      const timeout = end - performance.now() + patience * 1000;
      const answer = await connection.send(bytes, { timeout });
      tally.add(answer);
      if (answer.status === 503 && !header(answer, "retry-after")) unexplained += 1;
      if (answer.ms > slowest.ms) slowest = { ms: answer.ms, name };
      // This comes back sooner than Retry-After asks.
      if (answer.status === 503) await sleep(100);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
  return { statuses: tally.statuses, slowest, unexplained };
}

if (!isMainThread) {
  run(workerData).then((seen) => {
    parentPort.postMessage(seen);
    parentPort.close();
  });
}
