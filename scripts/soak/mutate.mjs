// Randomly mutates valid designs and bytes.

const NUMBERS = [0, -0, -1, 1e-9, 0.1, 0.00001, 3.5, 255, 256, 1e9, 1e15, 1e18, 1e19, 1e28, 1e29, 1e308, -1e308, 2 ** 53, 2 ** 63];

const TEXTS = [
  "", " ", "\0", "\u202e", "\ud800", "\uffff", "💶", "a".repeat(65), "x".repeat(20_000), "<script>alert(1)</script>",
  "'; DROP TABLE designs; --", "../../etc/passwd", "${jndi:ldap://x}", "%s%n", "0.0.0.0/0", "::/0", "10.0.0.0/33",
  "999.1.1.1/8", "10.0.0.0/0", "us-east-1", "eu-nowhere-1", "m7g.large", "x99.huge", "@service/s3", "@internet", "open", "NaN",
  "1e999999999", "-",
];

const VALUES = [null, true, false, [], {}, [[]], { low: 1, typical: 2, high: 3 }, { low: 3, typical: 2, high: 1 }, { "": "" }];

/** Any JSON value. */
function anything(random) {
  return random.of([() => random.of(NUMBERS), () => random.of(TEXTS), () => structuredClone(random.of(VALUES))])();
}

/** All positions in a document: `[holder, key]`. */
function places(value, found = []) {
  if (value === null || typeof value !== "object") return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

/** A different number or text of the same kind; for a text, one that occurs elsewhere under the same name. */
function near(random, [holder, key], all) {
  const value = holder[key];
  if (typeof value === "number") holder[key] = Math.round(value * random.of([0, 0.5, 1.0001, 2, 7, 1000])) + random.below(2);
  else if (typeof value === "boolean") holder[key] = !value;
  else if (typeof value === "string") {
    const [other, name] = random.of(all.filter(([other, name]) => name === key && typeof other[name] === "string"));
    holder[key] = other[name];
  } else if (Array.isArray(value) && value.length) value.splice(random.below(value.length), 1, structuredClone(random.of(value)));
}

const CHANGES = [
  (random, [holder, key]) => (holder[key] = anything(random)),
  // Close to the original value: much of it stays valid, and is priced.
  (random, place, all) => near(random, place, all),
  (random, place, all) => near(random, place, all),
  (random, place, all) => near(random, place, all),
  (random, [holder, key]) => (typeof holder[key] === "number" ? (holder[key] = random.of(NUMBERS)) : (holder[key] = random.of(TEXTS))),
  (_, [holder, key]) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  (random, [holder, key]) => (Array.isArray(holder) ? holder.push(structuredClone(holder[key])) : (holder[random.of(TEXTS)] = holder[key])),
  // The value of one position at another one: it is valid there, but often not here.
  (random, [holder, key], all) => {
    const [other, from] = random.of(all);
    holder[key] = structuredClone(other[from]);
  },
  (random, [holder, key]) => Array.isArray(holder[key]) && holder[key].sort(() => random.next() - 0.5),
];

/** A mutated copy of a design, as text. */
export function changedDesign(random, design) {
  const copy = structuredClone(design);
  for (let change = random.between(1, 3); change > 0; change--) {
    const all = places(copy);
    if (!all.length) break;
    // Nesting values in one another makes documents grow quickly.
    if (all.length > 5_000) break;
    random.of(CHANGES)(random, random.of(all), all);
  }
  return JSON.stringify(copy);
}

/** Mutated bytes: some are replaced, removed or doubled, or the rest is cut off. */
export function changedBytes(random, bytes, changes = random.between(1, 6)) {
  let changed = Buffer.from(bytes);
  for (; changes > 0 && changed.length; changes--) {
    const place = random.below(changed.length);
    const length = random.between(1, 8);
    const rest = changed.subarray(place + length);
    const kind = random.below(5);
    if (kind === 0) changed[place] = random.below(256);
    else if (kind === 1) changed = Buffer.concat([changed.subarray(0, place), rest]);
    else if (kind === 2) changed = Buffer.concat([changed.subarray(0, place + length), changed.subarray(place)]);
    else if (kind === 3) changed[place] ^= 1 << random.below(8);
    else changed = changed.subarray(0, random.chance(0.2) ? place : changed.length);
  }
  return changed;
}
