// Cleanup that happens in any case: ending processes, unmounting file systems, removing folders.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pending = new Set();

/** Registers `undo` to run when the program ends. Returns a function that runs it earlier; it runs only once. */
export function later(undo) {
  pending.add(undo);
  return () => {
    if (pending.delete(undo)) undo();
  };
}

/** Undoes everything, newest first. */
export function cleanUp() {
  for (const undo of [...pending].reverse()) {
    pending.delete(undo);
    try {
      undo();
    } catch (error) {
      console.error(`cleaning up: ${error.message}`);
    }
  }
}

/** Creates a temporary folder, and returns how to remove it. */
export function folder(name) {
  const path = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), `abacus-soak-${name}.`));
  return { path, remove: later(() => rmSync(path, { recursive: true, force: true })) };
}

process.on("exit", cleanUp);
for (const [signal, status] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]]) {
  process.on(signal, () => process.exit(status));
}
