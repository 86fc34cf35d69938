// Clients that open connections and then send little or nothing.

import { connect } from "node:net";

import { folder } from "../cleanup.mjs";
import { sleep, Tally } from "../load.mjs";
import { count, mb, ms, row } from "../rows.mjs";
import { Server } from "../server.mjs";
import { Connection, once, request } from "../wire.mjs";

const HALF_HEAD = `GET / HTTP/1.1\r\nhost: abacus.test\r\nx-padding: ${"x".repeat(4000)}`;
const HALF_BODY = "POST /api/v1/estimates HTTP/1.1\r\nhost: abacus.test\r\ncontent-length: 900000\r\n\r\n{";
const HEALTH = request("GET", "/healthz");

const DESCRIPTORS = 256;
/** A new client may have to wait until the server closes the slow connections. */
const LONGEST_WAIT = 20_000;

/** Connections that begin with `text` and then send one byte a second. */
class Slow {
  sockets = [];
  open = 0;

  /** Opens them in batches: more at a time would queue in the kernel, whatever the server does. */
  static async begin(port, number, text) {
    const slow = new Slow();
    for (let made = 0; made < number; made += 50) {
      for (let more = Math.min(50, number - made); more > 0; more--) slow.#connect(port, text, made / 50);
      await sleep(25);
    }
    await sleep(500);
    slow.dripping = setInterval(() => slow.sockets.forEach((socket) => socket.writable && socket.write("x")), 1000);
    return slow;
  }

  /** Connects from many addresses, none of which is used by the other clients. */
  #connect(port, text, group) {
    const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.1.${1 + (group % 250)}` });
    socket.on("connect", () => {
      this.open += 1;
      socket.write(text);
      socket.once("close", () => (this.open -= 1));
    });
    socket.on("error", () => {});
    socket.resume();
    this.sockets.push(socket);
  }

  close() {
    clearInterval(this.dripping);
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Sends requests on new connections, one after the other, for some seconds. */
async function others(port, seconds) {
  const tally = new Tally();
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    tally.add(await once(port, HEALTH, { timeout: 30_000 }));
    await sleep(20);
  }
  return tally;
}

async function dripped({ binary, sizes }, name, text) {
  const data = folder("slow");
  const server = await Server.start(binary, { logs: data.path, data: data.path });
  await others(server.port, 0.2);
  const before = server.memory();
  const slow = await Slow.begin(server.port, sizes.slow, text);
  const reached = slow.open;
  const each = ((server.memory() - before) * 1000) / reached;
  const tally = await others(server.port, sizes.slow_seconds);
  const left = slow.open;
  const memory = server.memory();
  slow.close();
  await server.crash();
  data.remove();
  return row(
    `${count(sizes.slow)} connections with ${name}, a byte a second`,
    `${count(reached)} were open at once, ${each.toFixed(1)} kB of memory each, ${mb(memory)} in all; ${count(left)} were left after ${sizes.slow_seconds} s; ` +
      `${count(tally.count)} other clients meanwhile (${tally.words()}), p99 ${ms(tally.percentile(0.99))}, ` +
      `the longest wait ${ms(tally.percentile(1))}`,
    `all others answered within ${ms(LONGEST_WAIT)}; memory below ${sizes.memory_mb} MB`,
    tally.not(200) === 0 && tally.percentile(1) < LONGEST_WAIT && memory < sizes.memory_mb,
  );
}

async function fewDescriptors({ binary, sizes }) {
  const data = folder("slow");
  const server = await Server.start(binary, { logs: data.path, data: data.path, files: DESCRIPTORS });
  const known = new Connection(server.port);
  await known.send(HEALTH);
  const slow = await Slow.begin(server.port, 300, HALF_HEAD);
  const tally = new Tally();
  let ended = false;
  const asking = (async () => {
    for (; !ended; await sleep(100)) tally.add(await known.send(HEALTH));
  })();
  const fresh = await others(server.port, sizes.slow_seconds);
  ended = true;
  await asking;
  known.close();
  slow.close();
  const later = await once(server.port, HEALTH, { timeout: 5_000 });
  await server.crash();
  data.remove();
  return row(
    `300 connections with half a head at a server that may open ${DESCRIPTORS} files`,
    `new clients: ${fresh.words()}, the longest wait ${ms(fresh.percentile(1))}; a client that was there before: ${tally.words()}, ` +
      `p99 ${ms(tally.percentile(0.99))}; after they left: ${later.status || later.error}`,
    `all answered, a new one within ${ms(LONGEST_WAIT)}`,
    fresh.not(200) === 0 && fresh.percentile(1) < LONGEST_WAIT && tally.not(200) === 0 && later.status === 200,
  );
}

async function drained({ binary }) {
  const data = folder("slow");
  const server = await Server.start(binary, { logs: data.path, data: data.path });
  const slow = await Slow.begin(server.port, 50, HALF_HEAD);
  const took = await server.stop(40_000);
  slow.close();
  data.remove();
  return row(
    "SIGTERM while 50 connections have half a head",
    took >= 40_000 ? "the process had not ended after 40 s" : `the process ended after ${ms(took)}`,
    "it ends within 30 s",
    took < 30_000,
  );
}

export default {
  name: "slow",
  title: "Slow clients",
  about:
    "Connections from many addresses that begin a request and do not end it, beside clients that open a new connection for " +
    "every request.",
  run: async (context) => [
    await dripped(context, "half a head of 4 kB", HALF_HEAD),
    await dripped(context, "a body that was said to have 900 kB", HALF_BODY),
    await fewDescriptors(context),
    await drained(context),
  ],
};
