// HTTP/1.1 over plain sockets: one request at a time on a keep-alive connection. node:http costs several times as much
// per request, and cannot send invalid HTTP.

import { connect } from "node:net";

import { Answers } from "./answers.mjs";

const waiting = new Set();

// One timer for all connections: a timer for each request would cost more than the request.
setInterval(() => {
  const now = performance.now();
  for (const connection of waiting) connection.expire(now);
}, 100).unref();

/** A request as bytes. `body` may be text or bytes. */
export function request(method, path, { headers = {}, body } = {}) {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length = bytes ? { "content-length": bytes.length, "content-type": "application/json" } : {};
  const lines = Object.entries({ host: "abacus.test", ...length, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return bytes ? Buffer.concat([head, bytes]) : head;
}

/**
 * A connection to a port of this machine, opened when needed, and again after it was closed. `send` resolves to `{
 * status, head, body, ms }`; without a response `status` is 0 and `error` says why.
 */
export class Connection {
  #port;
  #socket;
  #answers;
  #done;
  #deadline = 0;
  #started = 0;

  constructor(port) {
    this.#port = port;
  }

  /** Sends a request; `head` says that the response has no body. */
  send(bytes, { timeout = 30_000, half = false, head = false } = {}) {
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#started = performance.now();
      this.#deadline = this.#started + timeout;
      waiting.add(this);
      if (!this.#socket) this.#open();
      this.#answers.expectNoBody(head);
      if (half) this.#socket.end(bytes);
      else this.#socket.write(bytes);
    });
  }

  /** Closes the connection; a pending request is abandoned. */
  close() {
    this.#drop("given up");
  }

  /** Abandons a request that has waited too long. */
  expire(now) {
    if (now > this.#deadline) this.#drop("no answer in time");
  }

  #open() {
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const answers = new Answers((answer) => this.#settle(answer));
    this.#socket = socket;
    this.#answers = answers;
    socket.on("data", (chunk) => {
      if (this.#socket !== socket) return;
      if (!answers.add(chunk)) this.#drop("an answer that is not HTTP");
    });
    socket.on("error", (error) => this.#socket === socket && this.#drop(error.code ?? error.message));
    for (const end of ["end", "close"]) {
      socket.on(end, () => {
        if (this.#socket !== socket) return;
        answers.end();
        this.#drop("closed");
      });
    }
  }

  #settle(answer) {
    const done = this.#done;
    if (!done) return;
    this.#done = undefined;
    waiting.delete(this);
    answer.ms = performance.now() - this.#started;
    if (answer.closes) this.#drop("closed");
    done(answer);
  }

  #drop(error) {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroy();
    this.#settle({ status: 0, head: "", body: Buffer.alloc(0), error });
  }
}

/** Sends one request on a separate connection. */
export async function once(port, bytes, options) {
  const connection = new Connection(port);
  const answer = await connection.send(bytes, options);
  connection.close();
  return answer;
}

/** The value of a header of a response. */
export function header(answer, name) {
  return new RegExp(`^${name}: *(.*?)\\r?$`, "im").exec(answer.head)?.[1];
}
