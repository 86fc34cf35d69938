// The modules of app/src, which are its files and folders: each uses only those that stand in lower
// rows of the table. lib.rs is above them all.

import { readdirSync, readFileSync } from "node:fs";

import { faults, judge, layers, lines } from "./document.mjs";

const SOURCE = "app/src";
const HEAD = "| module of `app` |";

/** The names in the first column of the table, which may have several in a row. */
function table() {
  const start = lines.findIndex((line) => line.startsWith(HEAD)) + 2;
  const end = lines.findIndex((line, at) => at >= start && !line.startsWith("|"));
  return lines.slice(start, end).flatMap((row, at) =>
    [...row.split("|")[1].matchAll(/`(\w+)`/g)].map(([, name]) => ({ name, line: start + at + 1 })),
  );
}

/** The words and signs of Rust code with their lines, without comments, string and character literals. */
function tokens(code) {
  const skipped = /\/\/.*|\/\*[^]*?\*\/|\bb?r(#*)"[^]*?"\1|"(?:\\[^]|[^"\\])*"|'(?:\\(?:u\{\w+\}|x\w\w|.)|[^'\\\n])'/;
  const parts = new RegExp(`${skipped.source}|\\w+|::|\\S|\\n`, "g");
  let line = 1;
  const found = [];
  for (const [text] of code.matchAll(parts)) {
    if (/^(?:\w+|::|[^\s"])$/.test(text)) found.push({ text, line });
    line += text.split("\n").length - 1;
  }
  return found;
}

/** What the code of a module names at the root of the crate, by `crate::` or enough `super::`, with the lines. */
function* named(code, module) {
  const all = tokens(code);
  const inside = [...module];
  const braces = [];
  const text = (at) => all[at]?.text;

  // `at` is what follows `crate::` or `super::`, which lead to `base`.
  function* heads(at, base) {
    if (text(at) === "super") {
      yield* heads(at + 2, base.slice(0, -1));
    } else if (text(at) === "{") {
      let depth = 0;
      for (let next = at; next < all.length; next += 1) {
        depth += Number(text(next) === "{") - Number(text(next) === "}");
        if (depth === 0) return;
        if (depth === 1 && /^[{,]$/.test(text(next))) yield* heads(next + 1, base);
      }
    } else if (base.length === 0 && text(at) !== "}") {
      yield { name: text(at), line: all[at].line };
    }
  }

  for (let at = 0; at < all.length; at += 1) {
    if (text(at) === "{") {
      const name = text(at - 2) === "mod" ? [text(at - 1)] : [];
      braces.push(name.length);
      inside.push(...name);
    } else if (text(at) === "}") {
      inside.length -= braces.pop() ?? 0;
    } else if (text(at + 1) === "::" && text(at - 1) !== "::") {
      if (text(at) === "crate") yield* heads(at + 2, []);
      if (text(at) === "super") yield* heads(at + 2, inside.slice(0, -1));
    }
  }
}

export function checkModules() {
  const files = readdirSync(SOURCE, { recursive: true }).filter((file) => file.endsWith(".rs") && file !== "lib.rs");
  const moduleOf = (file) => file.replace(/(?:\/mod)?\.rs$/, "").split("/");
  const modules = [...new Set(files.map((file) => moduleOf(file)[0]))];
  const order = layers("module", table(), modules);
  for (const file of files) {
    const module = moduleOf(file);
    for (const { name, line } of named(readFileSync(`${SOURCE}/${file}`, "utf8"), module)) {
      const place = `${SOURCE}/${file}:${line}`;
      if (!modules.includes(name)) {
        faults.push(`${place}: module ${module[0]} names ${name} at the root of the crate; name the module it is in`);
      } else if (name !== module[0]) {
        judge(place, "module", order, module[0], name);
      }
    }
  }
}
