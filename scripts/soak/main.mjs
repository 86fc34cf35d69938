// Runs trials on a release server: `node scripts/soak/main.mjs [TRIAL…]`, all of them by default. scripts/soak.sh
// documents the environment variables.

import { execFileSync } from "node:child_process";

import { cleanUp } from "./cleanup.mjs";
import { totals, write } from "./report.mjs";
import { row } from "./rows.mjs";
import { sizes } from "./sizes.mjs";
import { trials } from "./trials/index.mjs";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !trials.some((trial) => trial.name === name));
if (unknown.length) throw new Error(`no trial named ${unknown}; there are ${trials.map(({ name }) => name).join(", ")}`);

const binary = process.env.SOAK_BINARY ?? "target/release/abacus";
const context = { binary, sizes: sizes(), before: process.env.SOAK_BEFORE };
const version = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
const started = performance.now();
const sections = [];

for (const trial of trials.filter(({ name }) => !names.length || names.includes(name))) {
  const begun = performance.now();
  console.log(`==> ${trial.title}`);
  let rows;
  try {
    rows = await trial.run(context);
  } catch (error) {
    console.error(error.stack);
    rows = [row(trial.title, `the trial itself failed: ${error.message.split("\n")[0]}`, "it runs to its end", false)];
    cleanUp();
  }
  for (const { done, seen, goal, pass } of rows) {
    const mark = pass === undefined ? "skip" : pass ? "ok" : "FAIL";
    console.log(`    ${mark.padEnd(4)}  ${done}\n          seen: ${seen}\n          goal: ${goal}`);
  }
  console.log(`    took ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  sections.push({ trial, rows });
}

// A report needs all trials in full; otherwise the results are only printed.
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
if (process.env.SOAK_REPORT || (!names.length && !context.sizes.small)) {
  write(sections, { ...context, version, minutes }, process.env.SOAK_REPORT);
}
const { passed, failed, skipped } = totals(sections);
if (skipped) console.log(`${skipped} not tried on this machine; the reasons are above`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
