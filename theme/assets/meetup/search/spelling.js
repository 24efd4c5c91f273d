// @ts-check
/** Which other words a word may stand for: its inflections, its counterpart in the other script, what was meant by a slip of the finger. */

import { likeness, ofKatakana, ofLatin } from "./sound.js";

/** @typedef {import("./terms.js").Terms} Terms */
/** @typedef {import("./query.js").Unit} Unit */
/** A word of the index, and how it is written there. @typedef {{ folded: string, written: string }} Spelling */

const KATAKANA = /^[ァ-ヺ]+$/u;
const KANJI = /^[々一-鿿]+$/u;
const LETTERS = /^[a-z]+$/;
/** The shortest parts of compounds, and the shortest word of Latin letters that may be two. */
const SHORTEST_KANA = 2;
const SHORTEST_LATIN = 3;
const SHORTEST_JOINED = 8;
const SHORTEST_STEM = 4;
const SHORTEST_SLIP = 4;
const SHORT = 5;
/** So many consonants are enough to go by where not all vowels agree. */
const CERTAIN_SOUND = 4;
const ALIKE = 0.7;
const VAGUE_SOUND = 2;
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
  const base = word.replace(/(?:ations?|ators?|ating|ated|ates?)$/, "at").replace(/(?:ies|ied|(?<=[^aeiou])y)$/, "I").replace(/(?:ings?|ers?|ed|es|s|e|ions?|ments?)$/, "");
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
 * Whether the other words of a sound may well be others altogether: `causes` for `キャッシュ`.
 * @param {Unit} unit
 */
export function isVague(unit) {
  return soundOf(unit).every((sound) => sound.length - PREFIX <= VAGUE_SOUND);
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
 * The two words that a compound may be made of which stands nowhere: each way to divide it of which the index knows both.
 * @param {Terms} terms
 * @param {Unit} unit
 * @param {(word: string) => boolean} isMeant whether a word has others that stand for it
 * @returns {Promise<[string, string][]>}
 */
export async function divisions(terms, { kind, needle, written }, isMeant) {
  const isKanji = KANJI.test(written);
  if (!(isKanji || KATAKANA.test(needle) || (LETTERS.test(needle) && needle.length >= SHORTEST_JOINED))) return [];
  const ways = divided(isKanji ? written : needle, kind === "latin" ? SHORTEST_LATIN : SHORTEST_KANA);
  const known = await Promise.all(ways.map(async (way) => (await Promise.all(way.map((part) => isMeant(part) || isWord(terms, part, kind)))).every(Boolean)));
  return ways.filter((_, at) => known[at]);
}

/**
 * Every way to divide a word in two.
 * @param {string} word
 * @param {number} shortest
 */
function divided(word, shortest) {
  const ways = Math.max(0, word.length - 2 * shortest + 1);
  return Array.from({ length: ways }, (_, at) => /** @type {[string, string]} */ ([word.slice(0, at + shortest), word.slice(at + shortest)]));
}

/**
 * Whether the index knows a word by itself, as far as it can tell: of kanji it knows pairs only.
 * @param {Terms} terms
 * @param {string} word
 * @param {"japanese" | "latin"} kind
 */
async function isWord(terms, word, kind) {
  if (kind === "latin") return (await terms.exact(word)).numbers.length > 0;
  if (!KATAKANA.test(word)) return (await terms.exact(word.slice(0, 2))).numbers.length > 0;
  const sound = ofKatakana(word);
  return sound !== "" && (await terms.startingWith(`~k:${sound}:${word}:`, undefined, 1)).length > 0;
}

/**
 * A katakana compound word by word in English: `data drift` for `データドリフト`.
 * @param {Terms} terms
 * @param {Unit} unit
 */
export async function translations(terms, unit) {
  if (unit.kind !== "japanese" || !KATAKANA.test(unit.needle)) return [];
  const english = (/** @type {string} */ part) => counterparts(terms, { ...unit, needle: part, written: part });
  const each = await Promise.all(divided(unit.needle, SHORTEST_KANA).map((way) => Promise.all(way.map(english))));
  return each.filter((words) => words.every((some) => some.length)).map((words) => words.map(([first]) => first).join(" "));
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
  const alike = sound ? await sounding(terms, `~${isKatakana ? "k" : "l"}:${sound.slice(0, 2)}`) : [];
  const beginning = isKatakana ? [] : await terms.startingWith(word.slice(0, word.length > SHORT ? 3 : 2), (term) => LETTERS.test(term), 4000);
  const all = new Map(alike.map(({ folded, written }) => [folded, written]));
  for (const { term } of beginning) all.set(term, term);
  const near = [...all].filter(([folded]) => word.length > SHORT || !differsAtEnd(word, folded));
  const measured = near.map(([folded, written]) => ({ written, distance: distance(word, folded, allowed) }));
  const best = Math.min(allowed, ...measured.map((each) => each.distance));
  return measured.filter((each) => each.distance === best && each.distance > 0).map(({ written }) => written);
}

/**
 * Whether nothing but the last letter tells two words apart: those that are short are two words then.
 * @param {string} one
 * @param {string} other
 */
function differsAtEnd(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short.length === long.length ? short.slice(0, -1) : short);
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
