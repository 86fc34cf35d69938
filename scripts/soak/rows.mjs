// The results of a trial: rows of what was done, what was seen, the goal, and whether it was met.

/** A row of the report. */
export const row = (done, seen, goal, pass) => ({ done, seen, goal, pass: Boolean(pass) });

/** The row of a trial that cannot run here, and why; its `pass` is undefined. */
export const notTried = (done, why, goal) => ({ done, seen: `not tried: ${why}`, goal, pass: undefined });

/** A time in ms, formatted for people. */
export function ms(time) {
  if (!Number.isFinite(time)) return "no answer";
  if (time >= 1000) return `${(time / 1000).toFixed(1)} s`;
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

/** How long something took to happen, if it happened. */
export const after = (time) => (Number.isFinite(time) ? `after ${ms(time)}` : "not within 30 s");

/** A count with thousands separators. */
export const count = (value) => Math.round(value).toLocaleString("en-US");

/** Megabytes. */
export const mb = (value) => `${value.toFixed(value < 10 ? 1 : 0)} MB`;

/** Statuses and how often each was seen. */
export const statuses = (map) => [...map].map(([status, times]) => `${count(times)} × ${status}`).join(", ") || "none";

/**
 * Compares a time with its goal in ms; a small run has more patience, and its report says so. Returns the goal as text
 * and whether it is met.
 */
export function within(time, goal, { patience }) {
  return { goal: `below ${ms(goal * patience)}`, pass: time < goal * patience };
}
