// @ts-check
/** What a query is bound to need of a large index goes on its way at once: each wait is a round trip. */

import { cover } from "./analysis.js";
import { plainName } from "./question.js";
import { counterparts, inflections, soundOf } from "./spelling.js";
import { unitsOf } from "./query.js";
import { termOf } from "./terms.js";

/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./synonyms.js").Synonyms} Synonyms */
/** @typedef {import("./terms.js").Terms} Terms */

/** How many names are followed where each may cost a request. */
export const MOST_NAMES = 8;

/**
 * How many other words are followed for each word of a query where each may cost a request: what has several words seldom needs them.
 * @param {Word[]} words
 */
export function fewFor(words) {
  return Math.max(1, 4 - words.length);
}

/**
 * The terms by which a text is looked up, so far as they can be told without the index.
 * @param {Unit[]} units
 * @param {boolean} lean
 */
export function textTerms(units, lean) {
  return units.flatMap((unit) => (unit.kind === "japanese" ? cover(unit.written, lean) : [unit.needle]));
}

/**
 * Sets out to fetch what the words of a query need: their own terms, their names and synonyms, their counterparts in the other script.
 * @param {Word[]} words
 * @param {Terms} terms
 * @param {boolean} lean
 * @param {Promise<{ names: Names, synonyms: Synonyms }>} opened
 */
export async function lookAhead(words, terms, lean, opened) {
  const units = words.flatMap((word) => word.units);
  terms.prefetch([...textTerms(units, lean), ...units.flatMap(soundOf)]);
  const inexact = words.filter((word) => !word.exact);
  await Promise.allSettled([soundsAhead(inexact, terms, lean), namesAhead(inexact, terms, lean, opened)]);
}

/**
 * @param {Word[]} words
 * @param {Terms} terms
 * @param {boolean} lean
 */
async function soundsAhead(words, terms, lean) {
  const units = words.flatMap((word) => word.units);
  const few = fewFor(words);
  const found = await Promise.all(units.map((unit) => counterparts(terms, unit)));
  terms.prefetch(textTerms(found.flatMap((others) => others.slice(0, few)).flatMap(unitsOf), lean));
  for (const unit of units) if (unit.kind === "latin") inflections(terms, unit.needle).catch(() => undefined);
}

/**
 * @param {Word[]} words
 * @param {Terms} terms
 * @param {boolean} lean
 * @param {Promise<{ names: Names, synonyms: Synonyms }>} opened
 */
async function namesAhead(words, terms, lean, opened) {
  const few = fewFor(words);
  const { names, synonyms } = await opened;
  for (const { written, last } of words) {
    const matching = names.matching(written, last);
    const meant = matching.length ? matching : names.matching(plainName(written), last);
    terms.prefetch(meant.slice(0, MOST_NAMES).map(({ name }) => termOf(name)));
    terms.prefetch(textTerms(synonyms.of(written).slice(0, few).flatMap(unitsOf), lean));
  }
}
