// @ts-check
/** A name in katakana and one in Latin letters go in, whether the one is how a Japanese ear hears the other comes out. */

import { consonantsOf, heardIn, likeness } from "./sound.js";

/** A way to read a Latin word, spelled as if it were English, and its consonants. @typedef {{ read: string, consonants: string }} Reading */

/** So many consonants tell one foreign name from another. */
const ENOUGH = 3;
const MOSTLY = 0.7;
/** With fewer, a part of a name alone must be so long, and all its vowels must agree: アメリア. */
const LONG = 4;

/** How names are read, whatever English words are: Fischer, Volkov. @type {[RegExp, string][]} */
const ALWAYS = [
  [/sch/g, "sh"],
  [/v$/, "f"],
];
/** How some names are read and others are not: Michael, Charlotte, Jonas, Weber, Ivan, Lars, Vogel, Hughes, Matthew, Zhang. @type {[RegExp, string][]} */
const SOMETIMES = [
  [/ch/g, "k"],
  [/ch/g, "sh"],
  [/j/g, "y"],
  [/w/g, "v"],
  [/v/g, "w"],
  [/^v/g, "f"],
  [/r(?=[^aeiouy])/g, "l"],
  [/r$/, "l"],
  [/g(?=[eiy])/g, "ga"],
  [/gh/g, ""],
  [/t?th/g, "s"],
  [/ng$/, "n"],
];
const MOST_READINGS = 16;

/** What a name in Latin letters may begin with, by what it is heard to begin with; what has no consonant begins as the last. @type {Record<string, string>} */
const BEGINNINGS = { k: "ckqx", g: "gx", s: "scgjtxz", t: "ct", d: "d", n: "nk", f: "fhpv", b: "bvw", p: "p", m: "m", r: "lrw", "": "aeghijouvwyx" };

/** @type {Map<string, Reading[]>} */
const known = new Map();

/**
 * Whether a name in katakana, folded and in its parts, is another in Latin letters: all of it, or one telling part.
 * @param {string[]} katakana
 * @param {string[]} latin lower case
 */
export function isHeard(katakana, latin) {
  if (katakana.length === 1) return isTellingAlone(katakana[0]) && latin.some((part) => isSame(katakana[0], part, heardIn(katakana[0]).length > ENOUGH ? MOSTLY : 1));
  if (katakana.length !== latin.length) return false;
  const isTelling = katakana.reduce((total, part) => total + heardIn(part).length, 0) >= ENOUGH;
  return [latin, [...latin].reverse()].some((parts) => katakana.every((part, at) => isSame(part, parts[at], isTelling ? 0 : MOSTLY)));
}

/** @param {string} katakana */
function isTellingAlone(katakana) {
  const { length } = heardIn(katakana);
  return length >= ENOUGH || (length === ENOUGH - 1 && katakana.length >= LONG);
}

/**
 * @param {string} katakana
 * @param {string} latin
 * @param {number} least how far the vowels must agree
 */
function isSame(katakana, latin, least) {
  const heard = heardIn(katakana);
  if (!(BEGINNINGS[heardIn(katakana.slice(0, 1))] ?? "").includes(latin[0])) return false;
  return readingsOf(latin).some(({ read, consonants }) => consonants === heard && (!least || likeness(read, katakana) >= least));
}

/**
 * The ways to read a name.
 * @param {string} latin
 */
function readingsOf(latin) {
  const before = known.get(latin);
  if (before) return before;
  let read = [ALWAYS.reduce((word, [pattern, sound]) => word.replace(pattern, sound), latin)];
  for (const [pattern, sound] of SOMETIMES) read = [...new Set([...read, ...read.map((word) => word.replace(pattern, sound))])].slice(0, MOST_READINGS);
  const readings = read.map((word) => ({ read: word, consonants: consonantsOf(word) }));
  known.set(latin, readings);
  return readings;
}
