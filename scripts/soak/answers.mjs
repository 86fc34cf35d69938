// Parses the responses of a server, with as little work as possible.

const HEAD_END = Buffer.from("\r\n\r\n");
const NOTHING = Buffer.alloc(0);

/** Reads responses one after the other from the chunks of a connection. */
export class Answers {
  #pending = NOTHING;
  #found;
  #bodyless = false;
  #open;

  /** `found` is called with each `{ status, head, body, closes }`. */
  constructor(found) {
    this.#found = found;
  }

  /** The next response is to a HEAD request and has no body. */
  expectNoBody(bodyless) {
    this.#bodyless = bodyless;
  }

  /** Adds a chunk. Returns false if it is not HTTP. */
  add(chunk) {
    this.#pending = this.#pending.length ? Buffer.concat([this.#pending, chunk]) : chunk;
    for (;;) {
      const end = this.#pending.indexOf(HEAD_END);
      if (end < 0) return true;
      const head = this.#pending.latin1Slice(0, end);
      if (!head.startsWith("HTTP/1.")) return false;
      const status = Number(head.slice(9, 12));
      const body = this.#body(status, head, end + 4);
      if (!body) {
        this.#open = { status, head, start: end + 4 };
        return true;
      }
      this.#open = undefined;
      this.#pending = this.#pending.subarray(body.end);
      if (status < 200) continue;
      this.#found({ status, head, body: body.bytes, closes: /\r\nconnection: close/i.test(head) });
      if (!this.#pending.length) return true;
    }
  }

  /** The server sends no more: a response without a length is complete. */
  end() {
    const open = this.#open;
    if (open && !/\r\n(content-length|transfer-encoding):/i.test(open.head)) {
      this.#found({ ...open, body: this.#pending.subarray(open.start), closes: true });
    }
  }

  /** The body that begins at `start` and where it ends; undefined while it is incomplete. */
  #body(status, head, start) {
    if (this.#bodyless || status < 200 || status === 204 || status === 304) return { bytes: NOTHING, end: start };
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    if (length) {
      const end = start + Number(length[1]);
      return this.#pending.length >= end ? { bytes: this.#pending.subarray(start, end), end } : undefined;
    }
    return /\r\ntransfer-encoding: *chunked/i.test(head) ? this.#chunked(start) : undefined;
  }

  #chunked(start) {
    const parts = [];
    let place = start;
    for (;;) {
      const line = this.#pending.indexOf("\r\n", place);
      if (line < 0) return undefined;
      const size = parseInt(this.#pending.latin1Slice(place, line), 16);
      const end = line + 2 + size + 2;
      if (!(this.#pending.length >= end)) return undefined;
      if (size === 0) return { bytes: Buffer.concat(parts), end };
      parts.push(this.#pending.subarray(line + 2, end - 2));
      place = end;
    }
  }
}
