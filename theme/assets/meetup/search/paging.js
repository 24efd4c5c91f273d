// @ts-check
/** What was found goes in, the best first; the results of a page come out, with what their texts bear out. */

import { present } from "./presentation.js";
import { sureMark } from "./proof.js";
import { rest } from "./turns.js";

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./presentation.js").Result} Result */
/** @typedef {{ number: number, score: number, thin: boolean }} Hit thin: nothing but one match speaks for it */

/** Where so many of the best do not bear out what the index says, others are not fetched before somebody asks for more. */
const MOST_REFUSED = 60;
/** So many texts are enough to show something; they come at once where a browser has six connections to a host, beside what else is on its way. */
export const FIRST = 4;

/**
 * The best of the results; what the texts do not bear out is left out of them and of the hits.
 * @param {Hit[]} hits
 * @param {number} limit
 * @param {Context} context
 * @param {import("./presentation.js").Reader} reader
 * @param {(results: Result[]) => void} show is given the first of them before the others are there
 */
export async function pageOf(hits, limit, context, reader, show) {
  /** @type {Result[]} */
  const results = [];
  const refused = new Set();
  for (let at = 0; at < hits.length && results.length < limit; ) {
    if (refused.size >= MOST_REFUSED) {
      if (!results.length) hits.length = 0;
      break;
    }
    const batch = hits.slice(at, at + limit - results.length);
    at += batch.length;
    const entries = batch.map((hit) => context.entry(hit.number));
    await Promise.all(entries.slice(0, FIRST));
    for (const [index, hit] of batch.entries()) {
      if (index === FIRST && results.length) {
        show([...results]);
        await Promise.all(entries);
      }
      await rest();
      const entry = await entries[index];
      if (entry && bearsOut(entry, hit, context)) results.push(present(entry, hit.score, context, reader));
      else refused.add(hit);
    }
  }
  if (refused.size) hits.splice(0, hits.length, ...hits.filter((hit) => !refused.has(hit)));
  return results;
}

/**
 * @param {import("./store.js").Entry} entry
 * @param {Hit} hit
 * @param {Context} context
 */
function bearsOut(entry, { number, thin }, context) {
  return !thin || context.unsure.every(({ needle, marks }) => !marks.has(number) || sureMark(entry, marks.get(number) ?? 0, needle, context.names));
}
