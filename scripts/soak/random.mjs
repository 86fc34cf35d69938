// A seeded generator (mulberry32), so that the random choices of a trial can be repeated.

/** Draws numbers determined by `seed` and the further `parts`, such as the number of a request. */
export class Random {
  #state;

  constructor(seed, ...parts) {
    this.#state = parts.reduce((state, part) => mix(state + Math.imul(part + 1, 0x9e3779b1)), mix(seed));
  }

  /** At least 0, below 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return mix(this.#state) / 4294967296;
  }

  /** A whole number of at least 0, below `end`. */
  below(end) {
    return Math.floor(this.next() * end);
  }

  /** A whole number of at least `first`, at most `last`. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  /** One element of a list. */
  of(list) {
    return list[this.below(list.length)];
  }

  chance(share) {
    return this.next() < share;
  }
}

function mix(value) {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
