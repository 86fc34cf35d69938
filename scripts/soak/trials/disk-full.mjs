// The disk fills up while clients save, and has space again later.

import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

import { folder } from "../cleanup.mjs";
import { Disk, whyNoDisk } from "../disk.mjs";
import { until } from "../load.mjs";
import { after, count, notTried, row, statuses } from "../rows.mjs";
import { Ledger, authors, statusOf } from "../saves.mjs";
import { Server } from "../server.mjs";
import { Connection } from "../wire.mjs";

const DONE = "SQLite on a small ext4: filled until saves are refused, then freed";
const GOALS = [
  "saves that are refused answer 507 or 503",
  "`/readyz` says 503 within 10 s, and what is saved can still be read",
  "within 10 s saves are acknowledged and `/readyz` says 200",
  "every acknowledged save is there",
];

/** Fills a file until only `left` bytes of the disk are free, or none if it is 0. */
function fill(file, place, left) {
  const ballast = openSync(file, "a");
  for (const size of left ? [65_536] : [65_536, 4096, 512]) {
    const block = Buffer.alloc(size);
    try {
      while (left === 0 || statfsSync(place).bavail * statfsSync(place).bsize > left) writeSync(ballast, block);
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
    }
  }
  closeSync(ballast);
}

export default {
  name: "disk-full",
  title: "Disk full",
  about: "The data directory is on a filesystem of its own, which saves and another file fill to the last block.",
  async run({ binary, sizes }) {
    const reason = whyNoDisk();
    if (reason) return [notTried(DONE, reason, GOALS.join("; "))];
    const disk = new Disk("full", sizes.disk_mib);
    const logs = folder("full-logs");
    const data = join(disk.place, "data");
    const ballast = join(disk.place, "ballast");
    const server = await Server.start(binary, { logs: logs.path, data });
    const { port } = server;
    const ledger = new Ledger();
    const writers = authors(4, ledger);
    const connection = new Connection(port);

    fill(ballast, disk.place, 2 * 1024 * 1024);
    await Promise.all(writers.map(async (writer) => {
      const own = new Connection(port);
      for (let status = 200, saves = 0; (status === 200 || status === 201) && saves < 20_000; saves++) {
        status = await writer.save(own);
      }
      own.close();
    }));
    const acknowledged = ledger.entries.length;
    fill(ballast, disk.place, 0);
    for (let save = 0; save < 20; save++) await writers[save % 4].save(connection);
    const refused = new Map(ledger.refused);
    const unready = await until([503], async () => {
      await writers[1].save(connection);
      return statusOf(port, "/readyz");
    });
    const read = await statusOf(port, `/api/v1/designs/${ledger.entries[0].id}`);

    rmSync(ballast);
    const saved = await until([200, 201], () => writers[0].save(connection));
    const ready = await until([200], () => statusOf(port, "/readyz"));
    for (let save = 0; save < 20; save++) await writers[save % 4].save(connection);
    connection.close();

    await server.crash();
    const reader = await Server.start(binary, { logs: logs.path, data });
    const lost = await ledger.missing(reader.port);
    await reader.stop();
    disk.remove();
    logs.remove();
    const only = [...refused.keys()].every((status) => status === 507 || status === 503);
    return [
      row(DONE, `${count(acknowledged)} saves were acknowledged; refused: ${statuses(refused)}`, GOALS[0], only && refused.size),
      row(
        "Asked while the disk is full",
        `\`/readyz\` said 503 ${after(unready)}; reading a design answered ${read}`,
        GOALS[1],
        unready < 10_000 && read === 200,
      ),
      row(
        "Space freed",
        `saves went on ${after(saved)}, \`/readyz\` said 200 ${after(ready)}`,
        GOALS[2],
        saved < 10_000 && ready < 10_000,
      ),
      row(
        "The server killed and started again",
        `${count(ledger.entries.length)} acknowledged saves, ${count(lost.length)} lost`,
        GOALS[3],
        lost.length === 0,
      ),
    ];
  },
};
