// Switches off what a server limits per client address: all clients of a trial have the same one.

import { execFileSync } from "node:child_process";

/** Options that limit requests or bytes, by name. */
const LIMIT = /^--(no-)?(rate-limit|write-limit|store-limit|requests-per|.*-per-(address|client))/;

const known = new Map();

/** Arguments of `serve` that switch its limits off, as far as the program has them. */
export function limitsOff(binary) {
  if (!known.has(binary)) known.set(binary, fromHelp(execFileSync(binary, ["serve", "--help"], { encoding: "utf8" })));
  return known.get(binary);
}

/** Each option begins a line with its name, the text about it says how it is switched off. */
export function fromHelp(help) {
  return help
    .split(/\n(?= +-)/)
    .map((text) => ({ text, name: /^ +(?:-\w, )?(--[\w-]+)/.exec(text)?.[1] ?? "" }))
    .filter(({ name }) => LIMIT.test(name))
    .flatMap(({ text, name }) => (name.startsWith("--no-") ? [name] : [name, /\boff\b/.test(text) ? "off" : "0"]));
}
