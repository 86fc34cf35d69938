// The order in which parts of the code may use each other, as docs/ARCHITECTURE.md states it, and
// what is found against it.

import { readFileSync } from "node:fs";

export const DOCUMENT = "docs/ARCHITECTURE.md";
export const lines = readFileSync(DOCUMENT, "utf8").split("\n");

/** What is wrong, one text each. */
export const faults = [];

/**
 * The parts of one kind (`what`) by name, with the line of the document that each stands in.
 * `placed` are the names and lines of the document, `wanted` the names in the code.
 */
export function layers(what, placed, wanted) {
  const layers = new Map();
  for (const { name, line } of placed) {
    if (layers.has(name)) faults.push(`${DOCUMENT}:${line}: ${what} ${name} stands here twice`);
    if (!wanted.includes(name)) faults.push(`${DOCUMENT}:${line}: there is no ${what} ${name}`);
    layers.set(name, line);
  }
  for (const name of wanted.filter((name) => !layers.has(name))) {
    faults.push(`${DOCUMENT}: ${what} ${name} is missing`);
  }
  return layers;
}

/** Notes a use that does not lead down; `place` is the file and line of the use. */
export function judge(place, what, layers, user, used) {
  const [from, to] = [layers.get(user), layers.get(used)];
  if (from === undefined || to === undefined || from < to) return;
  const where = from === to ? "beside" : "above";
  faults.push(
    `${place}: ${what} ${user} (layer of ${DOCUMENT}:${from}) uses ${used}, which stands ${where} it (${DOCUMENT}:${to})`,
  );
}
