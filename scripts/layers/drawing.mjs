// Reads the drawing of the crates: their names, and lines from each down to those that it uses.

import { DOCUMENT, faults, lines } from "./document.mjs";

/** Where the characters of a line lead: up, down, left, right. */
const LEADS = new Map(
  Object.entries({ "│": "ud", "─": "lr", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul" }).concat(
    Object.entries({ "├": "udr", "┤": "udl", "┬": "dlr", "┴": "ulr", "┼": "udlr" }),
  ),
);
/** One step in each direction, by rows and columns, and the direction back. */
const STEPS = { u: [-1, 0, "d"], d: [1, 0, "u"], l: [0, -1, "r"], r: [0, 1, "l"] };

/** `words`: the names with their lines in the document. `edges`: `USER USED` for all that lines connect. */
export function drawing() {
  const start = lines.indexOf("```") + 1;
  const grid = lines.slice(start, lines.indexOf("```", start));
  const words = grid.flatMap((row, y) =>
    [...row.matchAll(/[a-z][a-z-]*/g)].map(({ 0: name, index: x }) => ({ name, x, y, line: start + y + 1 })),
  );
  const wordAt = (y, x) => words.find((word) => word.y === y && word.x <= x && x < word.x + word.name.length);
  const seen = new Set();

  // Collects the words above and below the line that passes here.
  const follow = (y, x, ends) => {
    if (seen.has(`${y} ${x}`)) return ends;
    seen.add(`${y} ${x}`);
    for (const way of LEADS.get(grid[y][x])) {
      const [rows, columns, back] = STEPS[way];
      const [nextY, nextX] = [y + rows, x + columns];
      const word = columns === 0 && wordAt(nextY, nextX);
      if (word) ends[way].push(word.name);
      else if (LEADS.get(grid[nextY]?.[nextX])?.includes(back)) follow(nextY, nextX, ends);
      else faults.push(`${DOCUMENT}:${start + y + 1}: the line in column ${x + 1} leads nowhere`);
    }
    return ends;
  };

  const edges = new Set();
  grid.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!LEADS.has(row[x])) continue;
      const { u: users, d: used } = follow(y, x, { u: [], d: [], l: [], r: [] });
      for (const user of users) for (const one of used) edges.add(`${user} ${one}`);
    }
  });
  return { words, edges };
}
