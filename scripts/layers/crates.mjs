// The crates: each uses only crates that stand below it in the drawing, and the lines of the drawing
// are exactly the uses that do not follow from others. What only tests, benchmarks and build scripts
// need does not count; what a feature adds does.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { relative } from "node:path";

import { DOCUMENT, faults, judge, layers } from "./document.mjs";
import { drawing } from "./drawing.mjs";

/** Crates by name: the path of the manifest, and the crates of the workspace that each uses. */
function workspace() {
  const options = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
  const { packages } = JSON.parse(execFileSync("cargo", options, { encoding: "utf8", maxBuffer: 1 << 26 }));
  const known = new Set(packages.map(({ name }) => name));
  const normal = ({ kind, name }) => kind === null && known.has(name);
  return new Map(
    packages.map(({ name, manifest_path, dependencies }) => [
      name,
      { manifest: relative(".", manifest_path), uses: dependencies.filter(normal).map((one) => one.name) },
    ]),
  );
}

export function checkCrates() {
  const crates = workspace();
  const { words, edges } = drawing();
  const order = layers("crate", words, [...crates.keys()]);
  for (const [name, { manifest, uses }] of crates) {
    const text = readFileSync(manifest, "utf8").split("\n");
    for (const used of uses) {
      const line = text.findIndex((one) => /^[\w-]+/.exec(one)?.[0] === used) + 1;
      judge(`${manifest}:${line}`, "crate", order, name, used);
    }
  }
  // From here on every use leads down, so following them comes to an end.
  if (faults.length > 0) return;
  const below = (name) => new Set(crates.get(name).uses.flatMap((used) => [used, ...below(used)]));
  for (const [name, { uses }] of crates) {
    const direct = uses.filter((used) => !uses.some((other) => other !== used && below(other).has(used)));
    for (const used of direct.filter((used) => !edges.delete(`${name} ${used}`))) {
      faults.push(`${DOCUMENT}:${order.get(name)}: ${name} uses ${used}, but no line leads there`);
    }
  }
  for (const [user, used] of [...edges].map((edge) => edge.split(" "))) {
    const why = below(user).has(used) ? "it uses it through another crate" : "it does not use it";
    faults.push(`${DOCUMENT}:${order.get(user)}: a line leads from ${user} to ${used}, but ${why}`);
  }
}
