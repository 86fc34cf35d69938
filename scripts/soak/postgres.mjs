// A separate Postgres cluster with durable settings, for trials that kill it.

import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { folder, later } from "./cleanup.mjs";

const isRoot = process.getuid() === 0;

/** The folder with Postgres's programs; undefined if there is none. */
export function findPostgres() {
  try {
    const script = "source scripts/postgres-bin.sh; find_postgres";
    return execFileSync("bash", ["-c", script], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** A running cluster, with `fsync` on. */
export class Postgres {
  static async start() {
    const bin = findPostgres();
    const { path, remove } = folder("postgres");
    if (isRoot) {
      const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
      chownSync(path, id("-u"), id("-g"));
    }
    const cluster = new Postgres(bin, path, await freePort());
    const words = ["--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"];
    cluster.#run("initdb", ["--pgdata", cluster.data, ...words]);
    appendFileSync(
      join(cluster.data, "postgresql.conf"),
      `listen_addresses = '127.0.0.1'\nport = ${cluster.port}\nunix_socket_directories = '${path}'\n` +
        "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\nmax_connections = 100\n",
    );
    // Its server must end before its folder is removed.
    cluster.remove = later(() => {
      cluster.halt();
      remove();
    });
    cluster.begin();
    return cluster;
  }

  constructor(bin, path, port) {
    Object.assign(this, { bin, path, port, data: join(path, "data") });
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  }

  /** Starts it; after a crash it recovers first. */
  begin() {
    this.#run("pg_ctl", ["start", "--wait", "--silent", "--pgdata", this.data, "--log", join(this.path, "server.log")]);
  }

  /** Kills it, as in a crash: nothing more is written. */
  halt() {
    try {
      this.#run("pg_ctl", ["stop", "--mode", "immediate", "--silent", "--pgdata", this.data]);
    } catch (error) {
      if (this.#running()) throw error;
    }
  }

  #running() {
    try {
      process.kill(Number(readFileSync(join(this.data, "postmaster.pid"), "utf8").split("\n")[0]), 0);
      return true;
    } catch {
      return false;
    }
  }

  // Postgres refuses to run as root.
  #run(program, words) {
    const command = [join(this.bin, program), ...words];
    const [first, ...rest] = isRoot ? ["runuser", "-u", "postgres", "--", ...command] : command;
    execFileSync(first, rest, { cwd: this.path, stdio: ["ignore", "ignore", "pipe"] });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
