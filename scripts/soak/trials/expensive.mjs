// The most expensive designs together with small ones.

import { attack } from "../attack.mjs";
import { folder } from "../cleanup.mjs";
import { twentyComponents } from "../documents.mjs";
import { openLoop, Tally } from "../load.mjs";
import { count, mb, ms, row, statuses, within } from "../rows.mjs";
import { Server } from "../server.mjs";
import { request } from "../wire.mjs";

const CONNECTIONS = 8;
/** Requests a second for each small kind. */
const RATE = 40;

export default {
  name: "expensive",
  title: "Expensive designs beside small ones",
  about:
    "Designs within all limits that once took up to 82 s each: 50 endpoints with 250 flows and 2,000 routes, 6 endpoints with 106 " +
    "flows, 1,000 networks, 490 Savings Plans with 500 weekly profiles. They go in turn to estimates, drawings, paths, address " +
    "plans and comparisons; a connection that is told to come later is back after 100 ms.",
  async run({ binary, sizes }) {
    const data = folder("expensive");
    const server = await Server.start(binary, { logs: data.path, data: data.path });
    const kinds = [
      { tally: new Tally(), requests: [request("GET", "/healthz")] },
      {
        tally: new Tally(),
        requests: Array.from({ length: 100 }, (_, number) =>
          request("POST", "/api/v1/estimates", { body: twentyComponents(number) }),
        ),
      },
    ];
    let number = 0;
    const next = () => {
      const kind = kinds[number++ % kinds.length];
      return { ...kind, bytes: kind.requests[number % kind.requests.length] };
    };
    const seconds = sizes.expensive_seconds;
    const large = attack(server.port, { connections: CONNECTIONS, seconds, patience: 35 });
    const seen = ({ tally }, answer, time) => tally.add(answer, time);
    await openLoop(server.port, { rate: RATE * kinds.length, seconds: seconds - 0.5, next, seen });
    const memory = server.memory();
    const { statuses: answers, slowest, unexplained } = await large;
    await server.crash();
    data.remove();

    const [health, small] = kinds.map(({ tally }) => tally);
    const report = (what, tally, goal) => {
      const limit = within(tally.percentile(0.99), goal, sizes);
      const found = `${count(tally.count)} requests (${tally.words()}), p50 ${ms(tally.percentile(0.5))}, p99 ${ms(tally.percentile(0.99))}`;
      return row(what, found, `all answer 200, p99 ${limit.goal}`, tally.not(200) === 0 && limit.pass);
    };
    const allowed = [...answers.keys()].every((status) => status === 200 || status === 503) && unexplained === 0;
    return [
      report(`\`/healthz\`, ${RATE} a second meanwhile`, health, 20),
      report(`Estimates of 20 components, ${RATE} a second meanwhile`, small, 100),
      row(
        `The expensive designs, on ${CONNECTIONS} connections for ${seconds} s`,
        `${statuses(answers)}; 503 without Retry-After: ${unexplained}; the slowest took ${ms(slowest.ms)} (${slowest.name}); ` +
          `${mb(memory)} resident`,
        "200, or 503 with Retry-After",
        allowed && answers.get(200) > 0,
      ),
    ];
  },
};
