// @ts-check
/** The words of a query go in, the records that all of them lead to come out, each with what it is worth. */

import { find, findTogether } from "./evaluation.js";
import { rarity, worth } from "./ranking.js";

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./found.js").Found} Found */
/** @typedef {import("./query.js").Word} Word */

const LONGEST_NAME = 4;
/** A word that leads to fewer records tells no more than one that leads to so many: it may be a slip. */
const MOST_TELLING = 3;
const WEAK = 0.3;
/** The share of what a query tells that a record must have. */
const ENOUGH = 0.4;

/**
 * What each record is worth that all words lead to. Words that are one name or one term count as one.
 * @param {Word[]} words
 * @param {Context} context
 * @param {boolean} forgiving
 * @param {number} all
 */
export async function score(words, context, forgiving, all) {
  /** @type {Map<number, { score: number, thin: boolean }> | undefined} */
  let scores;
  for (let at = 0; at < words.length; ) {
    const { scored, length } = await slot(words, at, context, forgiving, all);
    scores = scores ? sum(scores, scored) : scored;
    at += length;
  }
  return scores;
}

/**
 * What each record is worth that the more telling of the words lead to, where none is about all of them.
 * @param {Word[]} words
 * @param {Context} context
 * @param {number} all
 * @param {boolean} listed whether the reader listed the words: each that leads anywhere is wanted then
 * @returns {Promise<Scores>}
 */
export async function scorePartly(words, context, all, listed) {
  const slots = await Promise.all(words.map((word) => part(word, context, all)));
  // What has one part of a compound may be what is meant where the others are words of the site as well; else it is about something else.
  if (isCompound(words) && slots.some(({ scored, weak }) => !weak && !scored.size)) return new Map();
  const enough = ENOUGH * slots.reduce((total, { telling }) => total + telling, 0);
  const numbers = new Set(slots.flatMap(({ scored }) => [...scored.keys()]));
  /** @type {Scores} */
  const answer = new Map();
  for (const number of numbers) {
    const having = slots.filter(({ scored }) => scored.has(number));
    if (listed && slots.some(({ scored, weak }) => !weak && scored.size && !scored.has(number))) continue;
    if (having.reduce((total, { telling }) => total + telling, 0) < enough) continue;
    const found = having.map(({ scored, telling }) => ({ ...(scored.get(number) ?? { score: 0, thin: true }), telling }));
    answer.set(number, { score: found.reduce((total, { score }) => total + score, 0), thin: found.some(({ thin }) => thin) });
  }
  return answer;
}

/**
 * Whether the words are parts of one, which is about something else than each of them.
 * @param {Word[]} words
 */
function isCompound(words) {
  const telling = words.filter(({ weak }) => !weak);
  return telling.length > 1 && telling.every(({ whole }) => whole !== undefined && whole === telling[0].whole);
}

/**
 * @param {Word} word
 * @param {Context} context
 * @param {number} all
 */
async function part(word, context, all) {
  const found = scored(await find(word, context), all, 1);
  return { scored: found, weak: word.weak, telling: rarity(Math.max(found.size, MOST_TELLING), all) * (word.weak ? WEAK : 1) };
}

/**
 * @param {Word[]} words
 * @param {number} at
 * @param {Context} context
 * @param {boolean} forgiving
 * @param {number} all
 */
async function slot(words, at, context, forgiving, all) {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 1; length -= 1) {
    const together = words.slice(at, at + length);
    const found = await findTogether(together, context);
    if (found.size) return { scored: better(scored(found, all, length), await apart(together, context, forgiving, all)), length };
  }
  return { scored: scored(await find(words[at], context, forgiving), all, 1), length: 1 };
}

/**
 * @param {Word[]} words
 * @param {Context} context
 * @param {boolean} forgiving
 * @param {number} all
 */
async function apart(words, context, forgiving, all) {
  const each = await Promise.all(words.map(async (word) => scored(await find(word, context, forgiving), all, 1)));
  return each.reduce(sum);
}

/**
 * @param {Found} found
 * @param {number} all
 * @param {number} words
 */
function scored(found, all, words) {
  const factor = rarity(found.size, all) * words;
  /** @type {Scores} */
  const scores = new Map();
  for (const [number, evidence] of found) scores.set(number, { score: worth(evidence) * factor, thin: evidence.length === 1 });
  return scores;
}

/** @typedef {Map<number, { score: number, thin: boolean }>} Scores */

/**
 * @param {Scores} one
 * @param {Scores} other
 * @returns {Scores}
 */
function sum(one, other) {
  const answer = new Map();
  for (const [number, { score, thin }] of one) {
    const more = other.get(number);
    if (more) answer.set(number, { score: score + more.score, thin: thin || more.thin });
  }
  return answer;
}

/**
 * @param {Scores} one
 * @param {Scores} other
 * @returns {Scores}
 */
function better(one, other) {
  const answer = new Map(one);
  for (const [number, score] of other) if (score.score > (one.get(number)?.score ?? 0)) answer.set(number, score);
  return answer;
}

/**
 * @param {Scores | undefined} scores
 * @param {Set<number>} wanted
 * @returns {Scores}
 */
export function within(scores, wanted) {
  if (!scores) return new Map([...wanted].map((number) => [number, { score: 1, thin: false }]));
  return new Map([...scores].filter(([number]) => wanted.has(number)));
}
