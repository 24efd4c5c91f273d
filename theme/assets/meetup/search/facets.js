// @ts-check
/** Counts results by value, and changes the filters in a query's text. */

import { FACETS } from "./query.js";

/** @typedef {import("./query.js").Filter} Filter */
/** @typedef {{ value: string, count: number }} Value */
/** @typedef {{ facet: string, values: Value[] }} Counted */
/** The places of each record's values, by its number. @typedef {{ values: string[], rows: Map<number, number | number[]> }} Column */

/** Those that are offered, in the order in which they are shown. */
const OFFERED = ["kind", "year", "tag", "speaker", "series", "language"];

export class Facets {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    /** @type {Promise<Map<string, Column>> | undefined} */
    this.loaded = undefined;
  }

  /**
   * The values that these records have, the most frequent first; a facet in which all agree is left out.
   * @param {number[]} numbers
   * @returns {Promise<Counted[]>}
   */
  async count(numbers) {
    this.loaded ??= this.load();
    const columns = await this.loaded;
    return [...columns]
      .map(([facet, column]) => ({ facet, values: counted(column, numbers, facet) }))
      .filter(({ values }) => values.some(({ count }) => count < numbers.length));
  }

  async load() {
    const { gaps } = await this.store.json("columns-numbers");
    let number = 0;
    const numbers = gaps.map((/** @type {number} */ gap) => (number += gap));
    /** @type {Map<string, Column>} */
    const columns = new Map();
    for (const facet of OFFERED) {
      const { values, rows } = await this.store.json(`columns-${facet}`);
      columns.set(facet, { values, rows: new Map(rows.map((/** @type {number | number[]} */ row, /** @type {number} */ at) => [numbers[at], row])) });
    }
    return columns;
  }
}

/**
 * @param {Column} column
 * @param {number[]} numbers
 * @param {string} facet
 */
function counted({ values, rows }, numbers, facet) {
  const counts = new Map();
  for (const number of numbers) {
    const row = rows.get(number) ?? [];
    for (const place of typeof row === "number" ? [row] : row) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const list = [...counts].map(([place, count]) => ({ value: values[place], count }));
  const byCount = (/** @type {Value} */ one, /** @type {Value} */ other) => other.count - one.count || (one.value < other.value ? -1 : 1);
  return list.sort(facet === "year" ? (one, other) => (one.value < other.value ? 1 : -1) : byCount);
}

/**
 * A query's text with a filter more.
 * @param {string} text
 * @param {Filter} filter
 */
export function withFilter(text, { key, value }) {
  const written = /[\s"“”]/u.test(value) ? `${key}:"${value.replace(/["“”]/g, "")}"` : `${key}:${value}`;
  return `${text.trim()} ${written}`.trim();
}

/**
 * A query's text without one of its filters.
 * @param {string} text
 * @param {number} which counted from 0
 */
export function withoutFilter(text, which) {
  let at = -1;
  const filter = new RegExp(`(?<![^\\s])(?:${FACETS.join("|")}):(?:"[^"]*"|\\S+)`, "gu");
  return text.replace(filter, (found) => ((at += 1) === which ? "" : found)).replace(/\s+/g, " ").trim();
}
