// Servers killed at random moments while clients save.

import { folder } from "../cleanup.mjs";
import { sleep } from "../load.mjs";
import { findPostgres, Postgres } from "../postgres.mjs";
import { Random } from "../random.mjs";
import { count, notTried, row } from "../rows.mjs";
import { Ledger, authors } from "../saves.mjs";
import { Server } from "../server.mjs";

const GOAL = "every acknowledged save is there with its content";
const AUTHORS = 6;

async function killed(context, database, place) {
  const { binary, sizes } = context;
  const random = new Random(sizes.seed, 1);
  const ledger = new Ledger();
  const writers = authors(AUTHORS, ledger);
  const logs = folder("kills");
  const lost = new Set();
  let longest = 0;
  let first = 0;
  const start = async () => {
    const server = await Server.start(binary, { logs: logs.path, ...place });
    longest = Math.max(longest, server.startMs);
    return server;
  };
  const check = async ({ port }, from) => {
    for (const { id, revision } of await ledger.missing(port, from)) lost.add(`${id}/${revision}`);
  };
  for (let kill = 0; kill < sizes.kills; kill++) {
    const server = await start();
    await check(server, first);
    first = ledger.entries.length;
    const writing = writers.map((writer) => writer.saveWhile(server.port, () => server.running));
    await sleep(random.between(5, 200));
    await server.crash();
    await Promise.all(writing);
  }
  // Each server has read what the previous one saved; the last one reads everything.
  const last = await start();
  await check(last, 0);
  await last.stop();
  logs.remove();
  return row(
    `${database}: ${count(sizes.kills)} × SIGKILL at a random moment while ${AUTHORS} clients save`,
    `${count(ledger.entries.length)} acknowledged saves, ${count(lost.size)} lost; ` +
      `the slowest start took ${(longest / 1000).toFixed(2)} s`,
    GOAL,
    lost.size === 0 && ledger.entries.length > sizes.kills,
  );
}

export default {
  name: "kills",
  title: "Servers killed while clients save",
  about: "Each client saves the next revision as soon as the last one is acknowledged.",
  async run(context) {
    const data = folder("sqlite");
    const rows = [await killed(context, "SQLite", { data: data.path })];
    data.remove();
    if (!findPostgres()) return [...rows, notTried("Postgres", "no Postgres server is installed", GOAL)];
    const postgres = await Postgres.start();
    rows.push(await killed(context, "Postgres", { database: postgres.url }));
    postgres.remove();
    return rows;
  },
};
