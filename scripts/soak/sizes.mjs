// How much each trial does: `SOAK=small` for `make test`, `SOAK=full` for the report. Each number can be set
// individually: `SOAK_KILLS=500`.

const SIZES = {
  // name: [small, full]
  kills: [4, 200], // of a server, for each database
  restarts: [1, 5], // of Postgres
  editors: [8, 8],
  edits: [8, 60], // of each editor
  disk_mib: [24, 64],
  cuts: [2, 10], // of the power
  cut_saves: [30, 60], // acknowledged before each cut
  slow: [200, 5000], // connections of each kind
  slow_seconds: [2, 20],
  hostile: [6_000, 300_000], // requests
  expensive_seconds: [5, 45],
  open_rate: [100, 500], // requests a second
  open_seconds: [4, 60],
  ratio_seconds: [1, 8], // for each address
  variants: [200, 10_000], // of one design
  catalog_mb: [50, 2000], // of a price file
  swaps: [3, 12], // of imported prices
};

/**
 * The sizes of this run. `seed` determines all random choices. `patience` is how many times longer than the goal a
 * response may take: a small run shares its machine with others, and only detects hangs. `memory_mb` is what the server
 * may hold: a small run usually attacks a build that is not optimised.
 */
export function sizes(env = process.env) {
  const size = env.SOAK ?? "full";
  if (size !== "small" && size !== "full") throw new Error(`SOAK is ${size}; it can be small or full`);
  const small = size === "small";
  const figure = ([name, [few, many]]) => [name, number(env, name) ?? (small ? few : many)];
  return {
    ...Object.fromEntries(Object.entries(SIZES).map(figure)),
    small,
    seed: number(env, "seed") ?? 1,
    patience: small ? 25 : 1,
    memory_mb: number(env, "memory_mb") ?? (small ? 300 : 150),
  };
}

function number(env, name) {
  const text = env[`SOAK_${name.toUpperCase()}`];
  if (text === undefined || text === "") return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`SOAK_${name.toUpperCase()} is ${text}, not a whole number`);
  return Number(text);
}
