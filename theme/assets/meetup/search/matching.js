// @ts-check
/** Where in a text the words that were looked for really stand: to make sure of a match, and to mark it. */

import { fold } from "./analysis.js";

/**
 * Something to be found in a text.
 * @typedef {object} Needle
 * @property {string} folded
 * @property {boolean} japanese
 * @property {boolean} startsWord a short katakana word is not the end of another: `パン` is not in `ジャパン`
 * @property {boolean} [phrase] several words in this order
 * @property {boolean} endsWord one that ends in a long vowel is complete: `スキー` is not in `スキーマ`
 */

/** @typedef {[number, number]} Span from and behind, in the text as written */

/** Stands in the index's texts between the words of a katakana compound. */
const SEAM = "\u200b";
const CLUSTER = /\u200b|[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]/gsu;
const KATAKANA = /[\u30a1-\u30fa\u30fc]/;
const LATIN = /[\p{L}\p{N}]/u;
const LONGEST_SHORT = 3;

/**
 * @param {import("./query.js").Unit} unit
 * @returns {Needle}
 */
export function needleOf(unit) {
  const isShort = unit.written.length <= LONGEST_SHORT && /^[\u30a1-\u30fc]+$/.test(unit.written);
  return { folded: unit.needle, japanese: unit.kind === "japanese", startsWord: isShort, endsWord: /[\u30a1-\u30fa]\u30fc$/.test(unit.written) };
}

/**
 * @param {string} written
 * @returns {Needle}
 */
export function phraseOf(written) {
  return { folded: fold(written).trim().replace(/\s+/gu, " "), japanese: true, startsWord: false, endsWord: false, phrase: true };
}

/**
 * Whether pairs of characters are not enough to tell, however short the text.
 * @param {Needle} needle
 */
export function isDemanding(needle) {
  return needle.startsWord || needle.endsWord || needle.phrase === true;
}

/**
 * A text as the reader sees it.
 * @param {string} text
 */
export function shown(text) {
  return text.replaceAll(SEAM, "");
}

/**
 * Whether a text has the needle, all of it in one piece.
 * @param {string} text
 * @param {Needle} needle
 */
export function holds(text, needle) {
  if (!fold(shown(text)).includes(needle.folded)) return false;
  return !(needle.startsWord || needle.endsWord) || spans(text, [needle]).length > 0;
}

/**
 * Those of the needles that stand in a text.
 * @param {string} text
 * @param {Needle[]} needles
 */
export function standing(text, needles) {
  const folded = fold(shown(text));
  return needles.filter((needle) => {
    if (!needle.folded || !folded.includes(needle.folded)) return false;
    return (needle.japanese && !needle.startsWord && !needle.endsWord) || spans(text, [needle]).length > 0;
  });
}

/**
 * Where the needles stand in a text with its seams, in order, overlapping ones joined.
 * @param {string} text
 * @param {Needle[]} needles
 * @returns {Span[]}
 */
export function spans(text, needles) {
  const { folded, from } = foldWithPlaces(text);
  /** @type {Span[]} */
  const found = [];
  for (const needle of needles) {
    if (!needle.folded) continue;
    for (let at = folded.indexOf(needle.folded); at >= 0; at = folded.indexOf(needle.folded, at + 1)) {
      const behind = from[at + needle.folded.length];
      if (begins(text, from[at], needle) && (!needle.endsWord || ends(text, behind))) found.push([from[at], behind]);
    }
  }
  return joined(found);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Needle} needle
 */
function begins(text, at, needle) {
  const before = text[at - 1] ?? "";
  if (needle.japanese) return !needle.startsWord || (KATAKANA.test(text[at]) && !KATAKANA.test(before));
  return !LATIN.test(before) || isJapanese(before) || (/\p{Lu}/u.test(text[at]) && !/\p{Lu}/u.test(before)) || (/\d/.test(before) !== /\d/.test(text[at]));
}

/**
 * @param {string} text
 * @param {number} behind
 */
function ends(text, behind) {
  return !KATAKANA.test(text[behind] ?? "") || text[behind - 1] === SEAM;
}

/** @param {string} character */
function isJapanese(character) {
  return character >= "\u3005" && character <= "\u9fff";
}

/**
 * A text folded, with the place in the original of each of its characters and of its end.
 * @param {string} text
 */
function foldWithPlaces(text) {
  let folded = "";
  const from = [];
  for (const match of text.matchAll(CLUSTER)) {
    const piece = match[0] === SEAM ? "" : fold(match[0]);
    for (let count = 0; count < piece.length; count += 1) from.push(match.index);
    folded += piece;
  }
  from.push(text.length);
  return { folded, from };
}

/** @param {Span[]} found */
function joined(found) {
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  /** @type {Span[]} */
  const answer = [];
  for (const span of found) {
    const last = answer.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else answer.push([...span]);
  }
  return answer;
}
