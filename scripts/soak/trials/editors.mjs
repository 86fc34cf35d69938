// Several people edit one design at the same time, on several servers.

import { folder } from "../cleanup.mjs";
import { findPostgres, Postgres } from "../postgres.mjs";
import { count, notTried, row, statuses } from "../rows.mjs";
import { Server } from "../server.mjs";
import { Connection, header, once, request } from "../wire.mjs";

const GOAL = "no lost edit, no gap in the revisions, every conflict answered 412";

const DESIGN = { abacus: 1, name: "Edited by all", region: "us-east-1", components: [] };

/** Reads the design, adds a component, and saves, until all edits are in. */
async function edit(port, design, editor, edits, seen) {
  const connection = new Connection(port);
  const path = `/api/v1/designs/${design.id}`;
  for (let number = 0; number < edits; ) {
    const shown = await connection.send(request("GET", path));
    if (shown.status !== 200) {
      seen.set(`GET ${shown.status || shown.error}`, (seen.get(`GET ${shown.status || shown.error}`) ?? 0) + 1);
      break;
    }
    const document = JSON.parse(shown.body).design;
    const id = `edit-${editor}-${number}`;
    document.components.push({ id, kind: "internet-gateway" });
    const headers = { authorization: `Bearer ${design.key}`, "if-match": header(shown, "etag") };
    const saved = await connection.send(request("PUT", path, { headers, body: JSON.stringify(document) }));
    const key = saved.status || saved.error;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (saved.status === 200) number += 1;
    else if (saved.status !== 412) break;
  }
  connection.close();
}

/** The number of revisions that do not add exactly one edit to the previous one. */
async function broken(port, design, edits) {
  let before = [];
  let wrong = 0;
  for (let revision = 1; revision <= edits + 1; revision++) {
    const shown = await once(port, request("GET", `/api/v1/designs/${design.id}?revision=${revision}`));
    const ids = shown.status === 200 ? JSON.parse(shown.body).design.components.map(({ id }) => id) : [];
    const follows = ids.length === revision - 1 && before.every((id, index) => ids[index] === id);
    if (!follows || new Set(ids).size !== ids.length) wrong += 1;
    before = ids;
  }
  const beyond = await once(port, request("GET", `/api/v1/designs/${design.id}?revision=${edits + 2}`));
  return wrong + (beyond.status === 404 ? 0 : 1);
}

async function edited({ binary, sizes }, database, place) {
  const logs = folder("editors");
  const first = await Server.start(binary, { logs: logs.path, ...place });
  const second = await Server.start(binary, { logs: logs.path, ...place, expectFailure: !place.database });
  const servers = second ? [first, second] : [first];
  const created = await once(first.port, request("POST", "/api/v1/designs", { body: JSON.stringify(DESIGN) }));
  const design = JSON.parse(created.body);
  const seen = new Map();
  const edits = sizes.editors * sizes.edits;
  const editors = Array.from({ length: sizes.editors }, (_, editor) =>
    edit(servers[editor % servers.length].port, design, editor, sizes.edits, seen),
  );
  await Promise.all(editors);
  const wrong = await broken(first.port, design, edits);
  await Promise.all(servers.map((server) => server.stop()));
  logs.remove();
  const alone = second ? "" : " (a second server on the same file refuses to start)";
  return row(
    `${database}: ${sizes.editors} editors make ${sizes.edits} edits each, on ${servers.length} servers${alone}`,
    `${statuses(seen)}; ${count(wrong)} of ${count(edits + 1)} revisions wrong`,
    GOAL,
    wrong === 0 && seen.get(200) === edits && [...seen.keys()].every((status) => status === 200 || status === 412),
  );
}

export default {
  name: "editors",
  title: "Editors of one design",
  about: "Each editor reads the design, adds a component, and saves with `If-Match`; on 412 it reads again.",
  async run(context) {
    const data = folder("sqlite");
    const rows = [await edited(context, "SQLite", { data: data.path })];
    data.remove();
    if (!findPostgres()) return [...rows, notTried("Postgres", "no Postgres server is installed", GOAL)];
    const postgres = await Postgres.start();
    rows.push(await edited(context, "Postgres", { database: postgres.url }));
    postgres.remove();
    return rows;
  },
};
