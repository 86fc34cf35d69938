// Writes docs/reliability.md.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const FILE = "docs/reliability.md";

const result = ({ pass }) => (pass === undefined ? "not tried" : pass ? "pass" : "**fail**");

const cell = (text) => text.replaceAll("|", "\\|");

const table = (rows) =>
  [
    "| done | seen | goal | result |",
    "|---|---|---|---|",
    ...rows.map((row) => `| ${cell(row.done)} | ${cell(row.seen)} | ${cell(row.goal)} | ${result(row)} |`),
  ].join("\n");

/** Counts all rows of all trials by their result. */
export function totals(sections) {
  const rows = sections.flatMap(({ rows }) => rows);
  const having = (pass) => rows.filter((row) => row.pass === pass).length;
  return { passed: having(true), failed: having(false), skipped: having(undefined) };
}

/** The rows of an earlier report whose first cell begins with `start`, to keep those measurements. */
export function earlier(start, file = FILE) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const lines = text.split("\n").filter((line) => line.startsWith(`| ${start}`));
  return lines.map((line) => line.split(" | ").map((part) => part.replace(/^\| | \|$/g, "")));
}

/** Writes the report on all `sections`, each a trial with its rows. */
export function write(sections, { sizes, version, minutes }, file = FILE) {
  const { passed, failed, skipped } = totals(sections);
  const date = new Date().toISOString().slice(0, 10);
  const parts = [
    "# Reliability",
    `Written by \`make soak\` on ${date}: ${version}, ${cpus()[0].model}, ${cpus().length} cores, which the server ` +
      `shares with its load. The run took ${minutes} minutes; its seed is ${sizes.seed}. ` +
      `**${passed} passed, ${failed} failed${skipped ? `, ${skipped} not tried` : ""}.**`,
    "Every trial starts release servers of its own with empty databases, on this machine only. Limits per client " +
      "address are off, since all clients of a trial have the same address.",
    ...sections.flatMap(({ trial, rows }) => [`## ${trial.title}`, trial.about, table(rows)]),
  ];
  writeFileSync(file, `${parts.join("\n\n")}\n`);
}
