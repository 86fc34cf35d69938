// Authors who save designs one after the other, and a ledger of every acknowledged save.

import { marked, same } from "./documents.mjs";
import { Connection, once, request } from "./wire.mjs";

/** After this many saves an author starts another design. */
const SAVES_OF_A_DESIGN = 12;

/** Every acknowledged save: id and revision of the design, and what was saved. */
export class Ledger {
  entries = [];
  refused = new Map();

  /** The saves from `first` on that are missing or have different content. */
  async missing(port, first = 0) {
    const lost = [];
    const left = this.entries.slice(first).reverse();
    const check = async () => {
      const connection = new Connection(port);
      for (let entry = left.pop(); entry; entry = left.pop()) {
        const path = `/api/v1/designs/${entry.id}?revision=${entry.revision}`;
        const answer = await connection.send(request("GET", path));
        const there = answer.status === 200 && same(JSON.parse(answer.body).design, marked(entry.author, entry.number));
        if (!there) lost.push({ ...entry, status: answer.status });
      }
      connection.close();
    };
    await Promise.all(Array.from({ length: 8 }, check));
    return lost;
  }
}

/** A client that saves. After a lost response it knows that the save may or may not have happened. */
export class Author {
  #design;
  #unsure = false;
  #number = 0;

  constructor(author, ledger) {
    Object.assign(this, { author, ledger });
  }

  /** Saves while `going()` is true, and for as long as the server answers. */
  async saveWhile(port, going) {
    const connection = new Connection(port);
    while (going() && (await this.save(connection)) !== 0);
    connection.close();
  }

  /** Saves once. Returns the status of the response, or 0 without one. */
  async save(connection) {
    if (this.#unsure) await this.#lookUp(connection);
    const number = this.#number++;
    const body = JSON.stringify(marked(this.author, number));
    const headers = this.#design && {
      authorization: `Bearer ${this.#design.key}`,
      "if-match": `"${this.#design.revision}"`,
    };
    const answer = await connection.send(
      this.#design
        ? request("PUT", `/api/v1/designs/${this.#design.id}`, { headers, body })
        : request("POST", "/api/v1/designs", { body }),
    );
    if (answer.status === 200 || answer.status === 201) {
      const told = JSON.parse(answer.body);
      const design = { id: this.#design?.id ?? told.id, key: this.#design?.key ?? told.key, revision: told.revision };
      this.ledger.entries.push({ id: design.id, revision: design.revision, author: this.author, number });
      this.#design = design.revision < SAVES_OF_A_DESIGN ? design : undefined;
    } else {
      this.#unsure = this.#design !== undefined;
      const key = answer.status || answer.error;
      this.ledger.refused.set(key, (this.ledger.refused.get(key) ?? 0) + 1);
    }
    return answer.status;
  }

  /** Looks up which revision the design is at. */
  async #lookUp(connection) {
    const answer = await connection.send(request("GET", `/api/v1/designs/${this.#design.id}`));
    if (answer.status === 404) this.#design = undefined;
    if (answer.status === 200) this.#design.revision = JSON.parse(answer.body).revision;
    this.#unsure = answer.status !== 200 && answer.status !== 404;
  }
}

/** Several authors sharing a ledger. */
export const authors = (count, ledger) => Array.from({ length: count }, (_, index) => new Author(index, ledger));

/** Status of `GET path` on a separate connection. */
export const statusOf = async (port, path) => (await once(port, request("GET", path), { timeout: 20_000 })).status;
