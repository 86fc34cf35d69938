// The power fails while clients save.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { folder } from "../cleanup.mjs";
import { Disk, whyNoPowerCut } from "../disk.mjs";
import { sleep } from "../load.mjs";
import { earlier } from "../report.mjs";
import { Random } from "../random.mjs";
import { count, notTried, row } from "../rows.mjs";
import { Ledger, authors } from "../saves.mjs";
import { Server } from "../server.mjs";

const GOAL = "0 acknowledged saves lost";
const BEFORE = "Before";

/** Cuts the power once; returns how many saves were acknowledged, and how many of them were lost. */
async function cut(binary, saves, delay) {
  const disk = new Disk("cut", 64);
  const logs = folder("cut-logs");
  const data = join(disk.place, "data");
  const server = await Server.start(binary, { logs: logs.path, data });
  const ledger = new Ledger();
  let dark = false;
  const writing = authors(4, ledger).map((author) => author.saveWhile(server.port, () => !dark));
  while (ledger.entries.length < saves && server.running) await sleep(1);
  await sleep(delay);
  // Saves acknowledged after this do not count: with the power gone, nobody would be answering.
  const acknowledged = ledger.entries.length;
  disk.cutPower();
  dark = true;
  await server.crash();
  await Promise.all(writing);
  ledger.entries.length = acknowledged;
  disk.unmount();
  disk.mount();
  const reader = await Server.start(binary, { logs: logs.path, data, expectFailure: true });
  // If the database can no longer be opened, everything is lost.
  const lost = reader ? (await ledger.missing(reader.port)).length : acknowledged;
  await reader?.crash();
  disk.remove();
  logs.remove();
  return { acknowledged, lost };
}

async function cuts(binary, { cuts, cut_saves, seed }) {
  const random = new Random(seed, 3);
  const sum = { acknowledged: 0, lost: 0, whole: 0 };
  for (let number = 0; number < cuts; number++) {
    const { acknowledged, lost } = await cut(binary, cut_saves, random.below(100));
    sum.acknowledged += acknowledged;
    sum.lost += lost;
    sum.whole += lost === acknowledged ? 1 : 0;
  }
  return sum;
}

const seen = ({ acknowledged, lost, whole }) =>
  `${count(acknowledged)} acknowledged saves, ${count(lost)} lost` + (lost ? `; ${count(whole)} cuts lost all of them` : "");

/** What an earlier program lost: measured now if it is given, otherwise taken from the existing report. */
async function before(context) {
  if (!context.before) return earlier(BEFORE).map(([done, seen, goal]) => ({ ...row(done, seen, goal, true) }));
  const version = execFileSync(context.before, ["--version"], { encoding: "utf8" }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const done = `${BEFORE}, measured on ${date} with the release server of then, ${version}: ${count(context.sizes.cuts)} cuts`;
  const found = await cuts(context.before, context.sizes);
  return [row(done, seen(found), "none: it shows that the trial finds what is lost", found.lost > 0)];
}

export default {
  name: "power-cut",
  title: "Power cut",
  about:
    "SQLite is on an ext4 of its own on a loop device. While clients save, the filesystem is ended without writing " +
    "anything more (`EXT4_IOC_SHUTDOWN`): what only the kernel's memory holds is lost. Mounted again, it has what had " +
    "reached the device. A device that loses what it has confirmed to be flushed cannot be tried so.",
  async run(context) {
    const reason = whyNoPowerCut();
    if (reason) return [notTried("Power cuts", reason, GOAL)];
    const { sizes, binary } = context;
    const rows = await before(context);
    const found = await cuts(binary, sizes);
    const done = `${count(sizes.cuts)} cuts, each after at least ${sizes.cut_saves} acknowledged saves, with more going on`;
    return [...rows, row(done, seen(found), GOAL, found.lost === 0 && found.acknowledged >= sizes.cuts * sizes.cut_saves)];
  },
};
