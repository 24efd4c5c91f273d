// @ts-check
/** What will probably be shown goes on its way while the other words for a query are being fetched: a text that has all words as they were typed seldom stands behind one that has not. */

import { textTerms } from "./ahead.js";
import { common, marksOf } from "./found.js";
import { rarity, weightOf, worthOf } from "./ranking.js";

/** @typedef {import("./found.js").Marks} Marks */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./terms.js").Terms} Terms */

/**
 * Sets out to fetch the texts of the records that will probably come first.
 * @param {Word[]} words
 * @param {Terms} terms
 * @param {Store} store
 * @param {number} most
 */
export async function guessTexts(words, terms, store, most) {
  const { records, block, lean } = await store.directory();
  const each = await Promise.all(words.map((word) => typed(word, terms, lean)));
  if (!each.length || each.some((marks) => !marks.size)) return;
  const [first, ...others] = each;
  const newest = Math.max(1, ...first.keys());
  const guesses = [...first.keys()]
    .filter((number) => others.every((marks) => marks.has(number)))
    .map((number) => ({ number, score: weightOf(number, newest, block) * each.reduce((sum, marks) => sum + worthOf(marks.get(number) ?? 0) * rarity(marks.size, records), 0) }))
    .sort((one, other) => other.score - one.score || other.number - one.number);
  for (const { number } of guesses.slice(0, most)) store.entry(number).catch(() => undefined);
}

/**
 * Where a word stands as it was typed.
 * @param {Word} word
 * @param {Terms} terms
 * @param {boolean} lean
 * @returns {Promise<Marks>}
 */
async function typed(word, terms, lean) {
  const units = await Promise.all(word.units.map(async (unit) => marksOf(await terms.together([...new Set(textTerms([unit], lean))]))));
  return units.length ? units.reduce(common) : new Map();
}
