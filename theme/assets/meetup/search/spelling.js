// @ts-check
/** Which other words a word may stand for: its inflections, its counterpart in the other script, what was meant by a slip of the finger. */

import { likeness, ofKatakana, ofLatin } from "./sound.js";

/** @typedef {import("./terms.js").Terms} Terms */
/** @typedef {import("./query.js").Unit} Unit */
/** A word of the index, and how it is written there. @typedef {{ folded: string, written: string }} Spelling */

const KATAKANA = /^[ァ-ヺ]+$/u;
const LETTERS = /^[a-z]+$/;
const SHORTEST_STEM = 4;
const SHORTEST_SLIP = 4;
/** So many consonants are enough to go by where not all vowels agree. */
const CERTAIN_SOUND = 4;
const ALIKE = 0.7;
/** `~k:` and the last colon. */
const PREFIX = 4;

/**
 * The words of the index that differ from an English word by an ending only.
 * @param {Terms} terms
 * @param {string} word
 */
export async function inflections(terms, word) {
  const stem = LETTERS.test(word) ? stemOf(word) : "";
  if (stem.length < SHORTEST_STEM) return [];
  const found = await terms.startingWith(stem, (term) => term !== word && LETTERS.test(term) && stemOf(term) === stem);
  return found.map(({ term }) => term);
}

/** @param {string} word */
function stemOf(word) {
  const base = word.replace(/(?:ations?|ators?|ating|ated|ates?)$/, "at").replace(/(?:ings?|ers?|ed|ies|es|s|e|y|ions?|ments?)$/, "");
  return base.length >= SHORTEST_STEM ? base : word.replace(/s$/, "");
}

/**
 * The beginning of the terms that lead to the words of the other script with the same sound; none for most words.
 * @param {Unit} unit
 */
export function soundOf(unit) {
  const isKatakana = unit.kind === "japanese" && KATAKANA.test(unit.needle);
  const sound = isKatakana ? ofKatakana(unit.needle) : ofLatin(unit.needle);
  return sound ? [`~${isKatakana ? "l" : "k"}:${sound}:`] : [];
}

/**
 * The words in the other script that sound alike: `セキュリテイ` for `security` and back.
 * @param {Terms} terms
 * @param {Unit} unit
 */
export async function counterparts(terms, unit) {
  const isKatakana = unit.kind === "japanese" && KATAKANA.test(unit.needle);
  const [sound] = soundOf(unit);
  if (!sound) return [];
  const words = await sounding(terms, sound);
  const rated = words.map(({ folded, written }) => ({ written, likeness: isKatakana ? likeness(folded, unit.needle) : likeness(unit.needle, folded) }));
  const best = Math.max(sound.length - PREFIX >= CERTAIN_SOUND ? ALIKE : 1, ...rated.map((each) => each.likeness));
  return rated.filter((each) => each.likeness >= best).map(({ written }) => written);
}

/**
 * The words that differ from a word by one or two slips.
 * @param {Terms} terms
 * @param {Unit} unit
 */
export async function slips(terms, unit) {
  const word = unit.needle;
  const isKatakana = unit.kind === "japanese" && KATAKANA.test(word);
  if (word.length < SHORTEST_SLIP || !(isKatakana || LETTERS.test(word))) return [];
  const allowed = word.length >= (isKatakana ? 6 : 8) ? 2 : 1;
  const sound = isKatakana ? ofKatakana(word) : ofLatin(word);
  const near = sound ? await sounding(terms, `~${isKatakana ? "k" : "l"}:${sound.slice(0, 2)}`) : [];
  const beginning = isKatakana ? [] : await terms.startingWith(word.slice(0, 2), (term) => LETTERS.test(term), 4000);
  const all = new Map(near.map(({ folded, written }) => [folded, written]));
  for (const { term } of beginning) all.set(term, term);
  const measured = [...all].map(([folded, written]) => ({ written, distance: distance(word, folded, allowed) }));
  const best = Math.min(allowed, ...measured.map((each) => each.distance));
  return measured.filter((each) => each.distance === best && each.distance > 0).map(({ written }) => written);
}

/**
 * The words of the index whose sound begins so.
 * @param {Terms} terms
 * @param {string} beginning
 * @returns {Promise<Spelling[]>}
 */
async function sounding(terms, beginning) {
  const found = await terms.startingWith(beginning, undefined, 4000);
  return found.map(({ term }) => {
    const [, , folded, written] = term.split(":");
    return { folded, written };
  });
}

/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour; more than `most` is only said to be more.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = /** @type {number[]} */ ([]);
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = old[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      now[column] = Math.min(change, old[column] + 1, now[column - 1] + 1);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) now[column] = Math.min(now[column], older[column - 2] + 1);
    }
    older = old;
    old = now;
  }
  return old[other.length];
}
