// A steady stream of requests that does not wait for responses, as sent by many people.

import { folder } from "../cleanup.mjs";
import { twentyComponents, variantOfTheShop } from "../documents.mjs";
import { openLoop, Tally } from "../load.mjs";
import { Random } from "../random.mjs";
import { count, mb, ms, row, within } from "../rows.mjs";
import { Server } from "../server.mjs";
import { once, request } from "../wire.mjs";

const START_PAGE_SHARE = 0.05;
/** Allowed memory growth from the second quarter of the run to the last one. */
const GROWTH_MB = 10;

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

export default {
  name: "open-loop",
  title: "Open loop",
  about: "Requests are sent when they are due, whether earlier ones are answered or not; a time counts from that moment.",
  async run({ binary, sizes }) {
    const data = folder("open");
    const server = await Server.start(binary, { logs: data.path, data: data.path });
    const created = await once(server.port, request("POST", "/api/v1/designs", { body: variantOfTheShop(1) }));
    const { id } = JSON.parse(created.body);
    const headers = { "accept-encoding": "br" };
    const estimates = Array.from({ length: 500 }, (_, number) => ({
      name: "estimates of 20 components",
      bytes: request("POST", "/api/v1/estimates", { body: twentyComponents(number), headers }),
    }));
    const start = { name: "`GET /`", bytes: request("GET", "/", { headers }) };
    const page = { name: "`GET /d/{id}`", bytes: request("GET", `/d/${id}`, { headers }) };
    const health = { name: "`GET /healthz`", bytes: request("GET", "/healthz") };
    const random = new Random(sizes.seed, 4);
    const next = () => (random.chance(START_PAGE_SHARE) ? start : random.of([random.of(estimates), page, health]));
    const tallies = new Map();
    const all = new Tally();
    const seen = ({ name }, answer, time) => {
      if (!tallies.has(name)) tallies.set(name, new Tally());
      tallies.get(name).add(answer, time);
      all.add(answer, time);
    };
    const memory = [];
    const sampling = setInterval(() => memory.push(server.memory()), 100);
    await openLoop(server.port, { rate: sizes.open_rate, seconds: sizes.open_seconds, next, seen });
    clearInterval(sampling);
    await server.stop();
    data.remove();

    const limit = within(all.percentile(0.99), 30, sizes);
    const each = [...tallies].map(([name, tally]) => `${name} ${ms(tally.percentile(0.99))}`).join(", ");
    const quarter = Math.floor(memory.length / 4);
    const growth = mean(memory.slice(-quarter)) - mean(memory.slice(quarter, 2 * quarter));
    const most = Math.max(...memory);
    // In a short run, pools and caches are still filling up.
    const allowed = GROWTH_MB * (sizes.small ? 5 : 1);
    return [
      row(
        `${sizes.open_rate} requests/s for ${sizes.open_seconds} s: 5 % \`GET /\`, the rest in equal parts estimates of 20 ` +
          "components, a shared page and `/healthz`",
        `${count(all.count)} requests, ${count(all.not(200))} errors (${all.words()}); p50 ${ms(all.percentile(0.5))}, ` +
          `p99 ${ms(all.percentile(0.99))}; p99 of each: ${each}`,
        `no error, p99 ${limit.goal}`,
        all.not(200) === 0 && limit.pass,
      ),
      row(
        "Resident memory of the server meanwhile",
        `at most ${mb(most)}; ${growth < 0 ? "fell" : "grew"} by ${mb(Math.abs(growth))} from the second quarter to the last`,
        `below ${sizes.memory_mb} MB, growth below ${allowed} MB`,
        most < sizes.memory_mb && growth < allowed,
      ),
    ];
  },
};
