// Switches off the server's limits per client address: all clients of a trial have the same one.

import { execFileSync } from "node:child_process";

/** Options that limit requests or bytes, by name. */
const LIMIT = /^--(no-)?(rate-limit|write-limit|store-limit|requests-per|.*-per-(address|client))/;

const known = new Map();

/** Arguments of `serve` that switch its limits off, for the options that the program has. */
export function limitsOff(binary) {
  if (!known.has(binary)) known.set(binary, fromHelp(execFileSync(binary, ["serve", "--help"], { encoding: "utf8" })));
  return known.get(binary);
}

/** Each option starts a line with its name; its help text says how to switch it off. */
export function fromHelp(help) {
  return help
    .split(/\n(?= +-)/)
    .map((text) => ({ text, name: /^ +(?:-\w, )?(--[\w-]+)/.exec(text)?.[1] ?? "" }))
    .filter(({ name }) => LIMIT.test(name))
    .flatMap(({ text, name }) => (name.startsWith("--no-") ? [name] : [name, /\boff\b/.test(text) ? "off" : "0"]));
}
