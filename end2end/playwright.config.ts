import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

// scripts/end2end.sh sets these; `npx playwright test` must work without the script, too. The workers read this file
// again and inherit the environment.
process.env.ABACUS_PORT ??= "3190";
process.env.ABACUS_DATA_DIR ??= mkdtempSync(join(tmpdir(), "abacus-end2end-"));
const { ABACUS_PORT: port, ABACUS_DATA_DIR: dataDir } = process.env;
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  fullyParallel: true,
  // Tests wait for the pause after typing, too: two would leave a fifth of two cores idle.
  workers: 3,
  reporter: [["list"], ["json"]],
  use: {
    baseURL,
    locale: "en-US",
    // Nothing moves, so nothing is painted while a test waits.
    contextOptions: { reducedMotion: "reduce" },
    // The screencast and the snapshots of a trace take longer than the tests. `--trace on` has them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // A test runs on the desktop. The tags `@phone` and `@no-js` add that project; `@phone-only` and `@no-js-only` run it
  // there instead of on the desktop.
  projects: [
    {
      name: "desktop",
      grepInvert: /@(phone|no-js)-only/,
      use: { ...devices["Desktop Chrome"] },
    },
    {
      name: "phone",
      grep: /@phone/,
      // Painted pixel by pixel, without a graphics card, a phone's sharp screen takes seven times as long.
      use: { ...devices["Pixel 7"], deviceScaleFactor: 1 },
    },
    {
      name: "no-js",
      grep: /@no-js/,
      use: { ...devices["Desktop Chrome"], javaScriptEnabled: false },
    },
  ],
  webServer: {
    command: `${process.env.ABACUS_SERVER ?? "../target/debug/abacus"} serve --addr 127.0.0.1:${port} --data-dir '${dataDir}'`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 30_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
