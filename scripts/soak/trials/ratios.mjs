// How many requests a second pages and estimates reach, compared with /healthz in the same run.

import { folder } from "../cleanup.mjs";
import { variantOfTheShop, variantWithNetwork } from "../documents.mjs";
import { closedLoop, Tally } from "../load.mjs";
import { findPostgres, Postgres } from "../postgres.mjs";
import { count, notTried, row } from "../rows.mjs";
import { Server } from "../server.mjs";
import { once, request } from "../wire.mjs";

const CONNECTIONS = 32;

/**
 * How often each kind alternates with `/healthz`: a shared machine slows down for seconds at a time, and then both are
 * affected.
 */
const ROUNDS = 8;

/** Requests a second of one kind, and the processor time of the server for each, in µs. */
async function speed(server, seconds, next) {
  const tally = new Tally();
  const used = server.processorMs();
  const started = performance.now();
  await closedLoop(server.port, { connections: CONNECTIONS, seconds, next, seen: (answer) => tally.add(answer) });
  const took = (performance.now() - started) / 1000;
  return {
    rate: tally.count / took,
    micros: ((server.processorMs() - used) * 1000) / tally.count,
    errors: tally.not(200),
    words: tally.words(),
  };
}

/** The median of some numbers. */
function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One kind in alternation with `/healthz`: the median of each number, and of the ratios of each round. */
async function compared(server, seconds, next) {
  const health = request("GET", "/healthz");
  const rounds = [];
  // Warm up, so that one-time work is done before.
  await speed(server, seconds / 4, next);
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = await speed(server, seconds / ROUNDS / 2, () => health);
    rounds.push({ base, kind: await speed(server, seconds / ROUNDS, next) });
  }
  const middle = (number) => median(rounds.map(number));
  const wrong = rounds.flatMap(({ base, kind }) => [base, kind]).filter(({ errors }) => errors > 0);
  return {
    base: { rate: middle(({ base }) => base.rate), micros: middle(({ base }) => base.micros) },
    rate: middle(({ kind }) => kind.rate),
    micros: middle(({ kind }) => kind.micros),
    byRate: middle(({ base, kind }) => kind.rate / base.rate),
    byTime: middle(({ base, kind }) => base.micros / kind.micros),
    errors: wrong.length,
    words: wrong.map(({ words }) => words).join("; "),
  };
}

async function measured({ binary, sizes }, database, place, wanted) {
  const logs = folder("ratios");
  const server = await Server.start(binary, { logs: logs.path, ...place });
  const body = variantOfTheShop(0);
  const created = await once(server.port, request("POST", "/api/v1/designs", { body }));
  const { id } = JSON.parse(created.body);
  const headers = { "accept-encoding": "br" };
  const variants = Array.from({ length: sizes.variants }, (_, number) =>
    request("POST", "/api/v1/estimates", { body: variantWithNetwork(number) }),
  );
  let number = 0;
  const kinds = {
    start: ["`GET /` with `br`", request("GET", "/", { headers })],
    page: ["`GET /d/{id}`", request("GET", `/d/${id}`, { headers })],
    estimate: [`estimates of ${count(sizes.variants)} variants of the three-tier web shop`],
  };
  const rows = [];
  for (const [kind, goal] of wanted) {
    const [name, bytes] = kinds[kind];
    const next = bytes ? () => bytes : () => variants[number++ % variants.length];
    const { base, rate, micros, byRate, byTime, errors, words } = await compared(server, sizes.ratio_seconds, next);
    const ratio = kind === "estimate" ? byRate : Math.min(byRate, byTime);
    const least = Number((goal / (sizes.small ? 10 : 1)).toPrecision(2));
    rows.push(
      row(
        `${database}: ${name}`,
        `${count(rate)} requests/s, ${byRate.toFixed(3)} of \`/healthz\` (${count(base.rate)}); ` +
          `${count(micros)} µs each, ${byTime.toFixed(3)} by processor time (${count(base.micros)} µs)` +
          (errors ? `; ${words}` : ""),
        `at least ${least} of \`/healthz\`, no error`,
        errors === 0 && ratio >= least,
      ),
    );
  }
  await server.stop();
  logs.remove();
  return rows;
}

export default {
  name: "ratios",
  title: "Throughput beside `/healthz`",
  about:
    `${CONNECTIONS} connections are kept alive, and each sends the next request when it has its answer. Every kind takes ` +
    `${ROUNDS} turns with \`/healthz\`; the numbers are medians of the turns. The load comes from one process on the same ` +
    "machine, which slows fast answers down more than slow ones. So the processor time of the server, without Postgres, is " +
    "compared as well, and of pages the lower of the two counts. The goal of estimates is one of requests per second.",
  async run(context) {
    const data = folder("sqlite");
    const rows = await measured(context, "SQLite", { data: data.path }, [["start", 0.3], ["page", 0.15], ["estimate", 0.07]]);
    data.remove();
    const goal = "at least 0.07 of `/healthz`";
    if (!findPostgres()) return [...rows, notTried("Postgres: `GET /d/{id}`", "no Postgres server is installed", goal)];
    const postgres = await Postgres.start();
    rows.push(...(await measured(context, "Postgres", { database: postgres.url }, [["page", 0.07]])));
    postgres.remove();
    return rows;
  },
};
