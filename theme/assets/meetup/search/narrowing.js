// @ts-check
/** The filters of a query go in, the records that they let pass come out. */

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./query.js").Filter} Filter */

const MOST_YEARS = 200;

/**
 * For each facet that is named, the records that have one of its values.
 * @param {Filter[]} filters
 * @param {Context} context
 */
export async function filtered(filters, context) {
  /** @type {Map<string, Set<number>>} */
  const wanted = new Map();
  for (const { key, value } of filters) {
    const numbers = wanted.get(key) ?? new Set();
    wanted.set(key, numbers);
    for (const term of valuesOf(key, value, context)) {
      const postings = await context.terms.exact(`:${key}:${term}`);
      for (const number of postings.numbers) numbers.add(number);
    }
  }
  return wanted.values();
}

/**
 * @param {string} key
 * @param {string} value
 * @param {Context} context
 */
function valuesOf(key, value, context) {
  if (key === "year") {
    const [first, last = first] = value.split("..").map(Number);
    return Array.from({ length: Math.min(MOST_YEARS, Math.max(0, last - first + 1)) || 0 }, (_, at) => String(first + at));
  }
  const names = context.names.meant(key, value);
  return names.length ? names.map((name) => name.i) : [value];
}
