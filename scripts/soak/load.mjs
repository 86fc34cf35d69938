// Generates load on a server, and records the responses.

import { Connection } from "./wire.mjs";

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Recorded responses: how many of each status, and how long they took. */
export class Tally {
  statuses = new Map();
  times = [];

  add(answer, ms = answer.ms) {
    const key = answer.status || answer.error;
    this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
    this.times.push(ms);
  }

  get count() {
    return this.times.length;
  }

  /** The number of responses whose status is not among the `good` ones. */
  not(...good) {
    return [...this.statuses].reduce((sum, [status, count]) => sum + (good.includes(status) ? 0 : count), 0);
  }

  /** The time in ms that the given share of all responses did not exceed. */
  percentile(share) {
    const sorted = Float64Array.from(this.times).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  }

  /** All statuses as text. */
  words() {
    return [...this.statuses].map(([status, count]) => `${count} × ${status}`).join(", ") || "no answer";
  }
}

/** Every connection sends the next request as soon as it has an answer, for `seconds`. */
export async function closedLoop(port, { connections, seconds, next, seen }) {
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    const connection = new Connection(port);
    while (performance.now() < end) seen(await connection.send(next()));
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
}

/** Asks every 50 ms until one of the `wanted` statuses comes; returns how many ms that took. */
export async function until(wanted, ask, patience = 30_000) {
  const started = performance.now();
  while (performance.now() - started < patience) {
    if (wanted.includes(await ask())) return performance.now() - started;
    await sleep(50);
  }
  return Infinity;
}

/**
 * Sends `rate` requests a second, however long the responses take: times count from the moment at which a request was
 * due. Connections are reused, and opened as needed, up to `most`. Requests still unanswered `patience` ms after the
 * last one was due are abandoned.
 */
export async function openLoop(port, { rate, seconds, next, seen, most = 256, patience = 10_000 }) {
  const free = [];
  const queue = [];
  const open = new Set();
  let answered = 0;
  const run = async (connection, kind, due) => {
    const answer = await connection.send(kind.bytes, { timeout: (seconds + 60) * 1000 });
    seen(kind, answer, performance.now() - due);
    answered += 1;
    const job = queue.shift();
    if (job) run(connection, ...job);
    else free.push(connection);
  };
  const total = Math.round(rate * seconds);
  const start = performance.now();
  for (let sent = 0; sent < total; ) {
    const due = start + (sent * 1000) / rate;
    if (due > performance.now()) {
      await sleep(1);
      continue;
    }
    const kind = next();
    let connection = free.pop();
    if (!connection && open.size < most) open.add((connection = new Connection(port)));
    if (connection) run(connection, kind, due);
    else queue.push([kind, due]);
    sent += 1;
  }
  const end = performance.now() + patience;
  while (answered < total && performance.now() < end) await sleep(5);
  for (const [kind, due] of queue.splice(0)) seen(kind, { status: 0, error: "not sent, as all connections waited" }, performance.now() - due);
  for (const connection of open) connection.close();
}
