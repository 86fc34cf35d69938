// Postgres is killed while clients save through a server that keeps running.

import { folder } from "../cleanup.mjs";
import { sleep, until } from "../load.mjs";
import { findPostgres, Postgres } from "../postgres.mjs";
import { Random } from "../random.mjs";
import { after, count, notTried, row, statuses } from "../rows.mjs";
import { Ledger, authors, statusOf } from "../saves.mjs";
import { Server } from "../server.mjs";
import { Connection } from "../wire.mjs";

const GOAL = "every acknowledged save is there, `/readyz` says 503 meanwhile (within 5 s), saves go on within 10 s";

export default {
  name: "restarts",
  title: "Postgres restarted hard under load",
  about: "`pg_ctl stop --mode immediate`: its processes end at once, and the next start recovers from its log.",
  async run({ binary, sizes }) {
    if (!findPostgres()) return [notTried("Restarts of Postgres", "no Postgres server is installed", GOAL)];
    const postgres = await Postgres.start();
    const logs = folder("restarts");
    const server = await Server.start(binary, { logs: logs.path, database: postgres.url });
    const random = new Random(sizes.seed, 2);
    const ledger = new Ledger();
    let going = true;
    // Unlike in the other trials, saving continues after a refused save.
    const writing = authors(6, ledger).map(async (author) => {
      const connection = new Connection(server.port);
      while (going) if ((await author.save(connection)) >= 500) await sleep(20);
      connection.close();
    });
    let readyWhileDown = 0;
    let slowest = 0;
    for (let restart = 0; restart < sizes.restarts; restart++) {
      await sleep(random.between(300, 1500));
      postgres.halt();
      if ((await until([503], () => statusOf(server.port, "/readyz"), 5_000)) === Infinity) readyWhileDown += 1;
      await sleep(random.between(100, 500));
      postgres.begin();
      slowest = Math.max(slowest, await untilSaved(ledger));
    }
    await sleep(300);
    going = false;
    await Promise.all(writing);
    const lost = await ledger.missing(server.port);
    await server.stop();
    postgres.remove();
    logs.remove();
    return [
      row(
        `${count(sizes.restarts)} × Postgres ended and started again while 6 clients save`,
        `${count(ledger.entries.length)} acknowledged saves, ${count(lost.length)} lost; refused meanwhile: ` +
          `${statuses(ledger.refused)}; saves went on ${after(slowest)} at the latest, counted from the start`,
        GOAL,
        lost.length === 0 && ledger.entries.length > 0 && readyWhileDown === 0 && slowest < 10_000,
      ),
    ];
  },
};

/** Waits for the next acknowledged save; returns how many ms that took. */
async function untilSaved(ledger) {
  const before = ledger.entries.length;
  const started = performance.now();
  while (ledger.entries.length === before && performance.now() - started < 30_000) await sleep(10);
  return ledger.entries.length === before ? Infinity : performance.now() - started;
}
