// Price files are imported: large ones, broken ones, from a server that breaks off, and while estimates are requested.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { writeBroken } from "../broken-offers.mjs";
import { folder } from "../cleanup.mjs";
import { run } from "../command.mjs";
import { Tally, sleep } from "../load.mjs";
import { onePrice, writeCsv, writeJson } from "../offers.mjs";
import { serveOffer } from "../price-list.mjs";
import { count, mb, ms, row } from "../rows.mjs";
import { Server } from "../server.mjs";
import { Connection, request } from "../wire.mjs";

/** Most memory that an import may have, whatever the size of its files. */
const MOST_MB = 500;

/** Clients that request estimates while prices are replaced. */
const CLIENTS = 4;

const DESIGN = JSON.stringify({
  abacus: 1,
  region: "eu-west-1",
  components: [{ id: "web", kind: "ec2", config: { instance_type: "m5.large" } }],
});

/** The files of a folder, with their content. */
const content = (dir, without = "") =>
  JSON.stringify(
    readdirSync(dir)
      .filter((name) => name !== without)
      .sort()
      .map((name) => [name, readFileSync(join(dir, name), "utf8")]),
  );

const failed = ({ status, stderr }) => (status === 0 ? "" : `; failed: ${stderr.trim().split("\n").at(-1)}`);

/** How many prices the report of an import has for its only file. */
const prices = ({ stdout }) => Number(/, (\d+) prices$/m.exec(stdout)?.[1] ?? 0);

/** A large file: imported, in bounded memory. */
async function large(binary, place, name, write, megabytes) {
  const path = join(place, name);
  const size = write(path, megabytes) / 1e6;
  const done = await run(binary, "catalog", "import", "--excerpt", "--catalog", join(place, `${name}-prices`), path);
  const seen = `${count(prices(done))} prices after ${ms(done.ms)}, at most ${mb(done.memory)} resident${failed(done)}`;
  const goal = `all prices of the file, at most ${MOST_MB} MB resident`;
  const pass = done.status === 0 && prices(done) > 10_000 && done.memory > 0 && done.memory <= MOST_MB;
  return row(`An offer file of EC2 of ${count(size)} MB, ${name.split(".")[1].toUpperCase()}, read by \`abacus catalog import\``, seen, goal, pass);
}

/** The same file from a server that breaks off half-way once. */
async function refreshed(binary, place, file) {
  const list = await serveOffer(join(place, file));
  const dir = join(place, "refreshed");
  const words = ["--from", list.url, "--service", "AmazonEC2", "--excerpt", "--catalog", dir];
  const done = await run(binary, "catalog", "refresh", ...words);
  list.stop();
  // A refresh also notes the day, in a file of its own.
  const same = done.status === 0 && content(dir, "imports.csv") === content(join(place, `${file}-prices`), "imports.csv");
  const [first, second] = list.ranges;
  const resumed = list.ranges.length === 2 && first === "" && /^bytes=[1-9]\d*-$/.test(second);
  const seen =
    `${count(list.ranges.length)} requests, the second for \`${second ?? "nothing"}\`; the prices are ${same ? "the same" : "not the same"}; ` +
    `${ms(done.ms)}, at most ${mb(done.memory)} resident${failed(done)}`;
  const goal = `the rest is asked for with \`Range\`, the prices are those of an import, at most ${MOST_MB} MB resident`;
  return row("`abacus catalog refresh` from a server that breaks off half-way once", seen, goal, resumed && same && done.memory <= MOST_MB);
}

/** Broken files are refused, and change nothing. */
async function refused(binary, place) {
  const dir = join(place, "kept");
  const good = join(place, "good.csv");
  writeFileSync(good, onePrice("0.2000000000"));
  const first = await run(binary, "catalog", "import", "--excerpt", "--catalog", dir, good);
  const before = content(dir);
  const wrong = [];
  const broken = writeBroken(place);
  for (const { what, dir: files, refusal } of broken) {
    const { status, stderr } = await run(binary, "catalog", "import", "--catalog", dir, files);
    if (status !== 1 || !refusal.test(stderr)) wrong.push(`${what} (${status}: ${stderr.trim()})`);
    if (content(dir) !== before) wrong.push(`${what} changed the folder`);
  }
  const what = broken.map(({ what }) => what).join(", ");
  const seen = `${count(broken.length)} imports; not refused as they should be: ${wrong.join("; ") || "none"}`;
  const goal = "each is refused with file, reason, and line where one is to blame; the imported prices stay as they are";
  return row(`Broken files: ${what}`, seen, goal, first.status === 0 && wrong.length === 0);
}

/** Prices are replaced while estimates are requested. */
async function swapped(binary, place, swaps, { patience }) {
  const dir = join(place, "swapped");
  const imported = async (number) => {
    const file = join(place, `swap-${number}.csv`);
    writeFileSync(file, onePrice(`0.${String(1001 + number)}000000`));
    return (await run(binary, "catalog", "import", "--excerpt", "--catalog", dir, file)).status === 0;
  };
  const known = (number) => 0.1001 + number / 10_000;
  let imports = (await imported(0)) ? 1 : 0;
  const server = await Server.start(binary, { logs: place, data: join(place, "data"), catalog: dir });
  const estimate = request("POST", "/api/v1/estimates", { body: DESIGN });
  const tally = new Tally();
  const seen = new Map();
  let going = true;
  let latest;
  const client = async () => {
    const connection = new Connection(server.port);
    while (going) {
      const answer = await connection.send(estimate);
      tally.add(answer);
      if (answer.status !== 200) continue;
      const price = JSON.parse(answer.body).components[0].lines[0].price.unit_price;
      seen.set(price, (seen.get(price) ?? 0) + 1);
      latest = Number(price);
    }
    connection.close();
  };
  const clients = Array.from({ length: CLIENTS }, client);
  let slowest = 0;
  for (let number = 1; number <= swaps; number++) {
    if (await imported(number)) imports += 1;
    const started = performance.now();
    while (latest?.toFixed(4) !== known(number).toFixed(4) && performance.now() - started < 10_000 * patience) await sleep(5);
    slowest = Math.max(slowest, performance.now() - started);
  }
  const memory = server.memory();
  going = false;
  await Promise.all(clients);
  await server.stop();
  const goal = 10_000 * patience;
  return row(
    `${count(swaps)} imports while ${CLIENTS} clients request estimates from \`abacus serve --catalog\``,
    `${count(tally.count)} estimates (${tally.words()}), ${count(seen.size)} different prices, the slowest took ${ms(tally.times.reduce((most, time) => Math.max(most, time), 0))}; ` +
      `newer prices were in use ${ms(slowest)} after the import at the latest; ${mb(memory)} resident`,
    `all answer 200, every price is used within ${ms(goal)}`,
    imports === swaps + 1 && tally.count > 0 && tally.not(200) === 0 && seen.size === swaps + 1 && slowest < goal,
  );
}

export default {
  name: "catalog",
  title: "Imported prices",
  about:
    "The offer files are generated: all instance types of one region with five systems and thirteen terms, and then products that " +
    "are of no use to the catalogue, in the format of AWS's files.",
  async run({ binary, sizes }) {
    const { path, remove } = folder("catalog");
    const rows = [];
    try {
      rows.push(await large(binary, path, "offer.json", writeJson, sizes.catalog_mb));
      rmSync(join(path, "offer.json"));
      rows.push(await large(binary, path, "offer.csv", writeCsv, sizes.catalog_mb));
      rows.push(await refreshed(binary, path, "offer.csv"));
      rows.push(await refused(binary, path));
      rows.push(await swapped(binary, path, sizes.swaps, sizes));
    } finally {
      remove();
    }
    return rows;
  },
};
