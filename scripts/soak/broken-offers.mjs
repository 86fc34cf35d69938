// Price files that must be refused: cut off, renamed, doubled and mixed.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { REGION, smallOffer } from "./offers.mjs";

const WHOLE = smallOffer();
const LINES = WHOLE.split("\n").length - 1;
const DOCUMENT = JSON.stringify({ offerCode: "AmazonEC2", publicationDate: "2026-11-20T22:53:08Z", products: {}, terms: {} });

/** What is broken, the files by name, and what the refusal must say: file, line where one is to blame, and reason. */
const BROKEN = [
  ["cut off within a line", { "a.csv": WHOLE.slice(0, -150) }, new RegExp(`a\\.csv:${LINES}: .*cut off`)],
  ["cut off within the last field", { "a.csv": WHOLE.slice(0, -1) }, new RegExp(`a\\.csv:${LINES}: .*cut off`)],
  ["cut off after a whole line", { "a.csv": `${WHOLE.split("\n").slice(0, -5).join("\n")}\n` }, /a\.csv: has only \d+ of the \d+ prices.*cut off/],
  ["cut off below its header", { "a.csv": `${WHOLE.split("\n").slice(0, 6).join("\n")}\n` }, /a\.csv:6: has no line below its header/],
  ["JSON cut off", { "a.json": DOCUMENT.slice(0, -20) }, /a\.json:1: EOF/],
  ["CSV named .json", { "a.json": WHOLE }, /a\.json:1: is named \.json but has CSV/],
  ["JSON named .csv", { "a.csv": DOCUMENT }, /a\.csv:1: is named \.csv but has JSON/],
  ["one file twice in one", { "a.csv": WHOLE + WHOLE }, new RegExp(`a\\.csv:${LINES + 1}: a second file begins here`)],
  ["a line twice", { "a.csv": WHOLE + `${WHOLE.split("\n").at(-2)}\n` }, new RegExp(`a\\.csv:${LINES + 1}: .*twice`)],
  ["two offers in one", { "a.csv": WHOLE + WHOLE.replaceAll("AmazonEC2", "AmazonRDS") }, new RegExp(`a\\.csv:${LINES + 1}: a second file`)],
  ["one file under two names", { "a.csv": WHOLE, "b.csv": WHOLE }, new RegExp(`b\\.csv: has prices of AmazonEC2 of ${REGION}, which .*a\\.csv has`)],
  ["lines of another width", { "a.csv": `${WHOLE}"A","B"\n` }, new RegExp(`a\\.csv:${LINES + 1}: has 2 fields`)],
  ["a web page", { "a.csv": "<html></html>\n" }, /a\.csv:1: is neither CSV nor JSON/],
  ["an empty file", { "a.csv": "" }, /a\.csv: is empty/],
];

/** Writes all broken files below `place`; returns what is broken, the folder, and what the refusal must say. */
export function writeBroken(place) {
  return BROKEN.map(([what, files, refusal], number) => {
    const dir = join(place, `broken-${number}`);
    mkdirSync(dir);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    return { what, dir, refusal };
  });
}
