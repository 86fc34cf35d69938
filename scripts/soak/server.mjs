// Starts, observes and stops release servers.

import { spawn } from "node:child_process";
import { openSync, closeSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { later } from "./cleanup.mjs";
import { limitsOff } from "./limits.mjs";
import { sleep } from "./load.mjs";
import { once, request } from "./wire.mjs";

const HEALTH = request("GET", "/healthz");

/** A running server. */
export class Server {
  /**
   * Starts `binary` with its log in `logs`. `data` is a data directory, `database` the URL of a Postgres; `files`
   * limits the file descriptors, `catalog` is a folder of imported prices. With `expectFailure`, a server that does not start gives undefined instead of an
   * error.
   */
  static async start(binary, { logs, data, database, files, catalog, expectFailure = false }) {
    const place = database ? ["--database-url", database] : ["--data-dir", data];
    const prices = catalog ? ["--catalog", catalog] : [];
    const words = ["serve", "--addr", "127.0.0.1:0", ...place, ...prices, ...limitsOff(binary)];
    const command = files ? ["prlimit", `--nofile=${files}`, binary, ...words] : [binary, ...words];
    const server = new Server(command, join(logs, `server-${Server.#count++}.log`));
    const started = performance.now();
    while (server.port === undefined && server.running && performance.now() - started < 20_000) await sleep(2);
    if (server.port === undefined) {
      server.kill();
      if (expectFailure) return undefined;
      throw new Error(`the server did not start: ${server.log().slice(-500)}`);
    }
    await once(server.port, HEALTH);
    server.startMs = performance.now() - started;
    return server;
  }

  static #count = 0;

  constructor(command, log) {
    const ours = ([name]) => !/^(ABACUS_|DATABASE_URL$|RUST_LOG$)/.test(name);
    const env = Object.fromEntries(Object.entries(process.env).filter(ours));
    this.logFile = log;
    const file = openSync(log, "a");
    this.child = spawn(command[0], command.slice(1), { env, stdio: ["ignore", "pipe", file] });
    closeSync(file);
    this.running = true;
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.running = false;
        resolve();
      };
      this.child.on("exit", end);
      this.child.on("error", end);
    });
    let printed = "";
    this.child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      this.port ??= Number(/http:\/\/127\.0\.0\.1:(\d+)\s/.exec(printed)?.[1]) || undefined;
    });
    this.kill = later(() => this.child.kill("SIGKILL"));
  }

  /** Kills the process, as a power failure would; resolves when it is gone. */
  async crash() {
    this.kill();
    await this.ended;
  }

  /** Asks the process to stop; returns how many ms that took. After `patience` ms it is killed. */
  async stop(patience = 60_000) {
    const started = performance.now();
    this.child.kill("SIGTERM");
    await Promise.race([this.ended, sleep(patience)]);
    const took = performance.now() - started;
    await this.crash();
    return took;
  }

  /** Resident memory in MB (10⁶ bytes). */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return (Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]) * 1024) / 1e6;
  }

  /** Processor time used so far, in ms. */
  processorMs() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** The number of open file descriptors. */
  descriptors() {
    return readdirSync(`/proc/${this.child.pid}/fd`).length;
  }

  log() {
    return readFileSync(this.logFile, "utf8");
  }
}
