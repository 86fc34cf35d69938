// Runs a command of the server's program to its end.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

import { later } from "./cleanup.mjs";

/** Environment variables that would change what a command does. */
const OTHERS = /^(ABACUS_|DATABASE_URL$|RUST_LOG$|(https?|all|no)_proxy$)/i;

/**
 * Runs `binary` with these words. Resolves to its exit status, output, time in ms, and the most resident memory that it
 * had, in MB (10⁶ bytes).
 */
export async function run(binary, ...words) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHERS.test(name)));
  const started = performance.now();
  const child = spawn(binary, words, { env, stdio: ["ignore", "pipe", "pipe"] });
  const kill = later(() => child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (output[name] += text));
  let memory = 0;
  // The peak only grows, so it is enough to look at it now and then.
  const look = () => {
    try {
      const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      if (peak) memory = Math.max(memory, (Number(peak[1]) * 1024) / 1e6);
    } catch {
      // It has just ended.
    }
  };
  const timer = setInterval(look, 10);
  const status = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => clearInterval(timer));
  kill();
  return { status, ...output, ms: performance.now() - started, memory };
}
