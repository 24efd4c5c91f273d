// @ts-check
/**
 * An English or a katakana word goes in, its consonants as a Japanese ear keeps them come out: `セキュリティ` and
 * `security` are both `skrt`. `outputs/search_sound.py` does the same when the index is built.
 */

import { romaji } from "./kana.js";

/** @type {[RegExp, string][]} */
const LATIN_RULES = [
  [/tch/g, "t"],
  [/ch(?=[lr])/g, "k"],
  [/gh(?=t)/g, ""],
  [/sch(?=[lmnrw])/g, "s"],
  [/sch/g, "sk"],
  [/che$/g, "s"],
  [/ck/g, "k"],
  [/dt$/g, "t"],
  [/c(?=h)/g, "t"],
  [/(?<=[tsgr])h/g, ""],
  [/ph/g, "f"],
  [/t(?=ion|ial)/g, "s"],
  [/[sz]+/g, "s"],
  [/x/g, "ks"],
  [/c(?=[eiy])|dg(?=e)|g(?=[eiy])/g, "s"],
  [/j/g, "s"],
  [/sc(?=s)/g, "s"],
  [/[cq]/g, "k"],
  [/v/g, "b"],
  [/l+/g, "r_"],
  [/r(?![aeiouy_])/g, ""],
  [/m(?=[pb])/g, "n"],
  [/^kn/g, "n"],
  [/[aeiouyw_]/g, "-"],
  [/h/g, ""],
  [/([bdfgkmnprst])\1+/g, "$1"],
  [/-/g, ""],
];

/** @type {Record<string, string>} */
const ROWS = {
  k: "カキクケコ",
  g: "ガギグゲゴ",
  s: "サシスセソザジズゼゾ",
  t: "タチツテト",
  d: "ダデド",
  n: "ナニヌネノン",
  f: "フ",
  b: "バビブベボ",
  p: "パピプペポ",
  m: "マミムメモ",
  r: "ラリルレロ",
};
const CONSONANTS = new Map(Object.entries(ROWS).flatMap(([consonant, row]) => [...row].map((kana) => [kana, consonant])));
/** Without a vowel it is an abbreviation, which nobody says as a word. */
const WORD = /^(?=.*[aeiouy])[a-z]{4,32}$/;
const SHORTEST = 2;
const DOUBLED_N = /ン(?=[ナニヌネノ])/;

/**
 * The skeleton of a lower-case English word; empty where it is too short to tell words apart.
 * @param {string} word
 */
export function ofLatin(word) {
  if (!WORD.test(word)) return "";
  const skeleton = consonantsOf(word);
  return skeleton.length >= SHORTEST ? skeleton : "";
}

/**
 * The consonants of a Latin word or name of any length, lower case.
 * @param {string} word
 * @param {number} [rules] where to stop
 */
export function consonantsOf(word, rules) {
  return LATIN_RULES.slice(0, rules).reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), word);
}

/**
 * The skeleton of a folded katakana word; empty where it is too short to tell words apart.
 * @param {string} word
 */
export function ofKatakana(word) {
  const skeleton = heardIn(word);
  return skeleton.length >= SHORTEST ? skeleton : "";
}

/**
 * The consonants of a katakana word or name of any length, folded.
 * @param {string} word
 */
export function heardIn(word) {
  return [...singleN(word)].map((kana) => CONSONANTS.get(kana) ?? "").join("");
}

/**
 * `アンナ` is how `Anna` is heard: with one consonant.
 * @param {string} katakana
 */
function singleN(katakana) {
  return katakana.replace(/ン(?=[ナニヌネノ])/g, "");
}

/** English vowels and those of the kana that they are heard as. @type {Record<string, string>} */
const HEARD = { a: "a", e: "eiau", i: "i", o: "oa", u: "au", y: "iea" };
/** What a kana has where English has no vowel, and where it has a mute `e`. */
const ADDED = "uoi";

/**
 * How far the vowels of two words agree whose consonants do, from 0 to 1.
 * @param {string} latin
 * @param {string} katakana folded
 */
export function likeness(latin, katakana) {
  const written = vowelsOf(consonantsOf(latin.replace(/[eiu]r(?![aeiouy])/g, "ar"), -4).replace(/si(?=on)/g, "s").replace(/[w_h]/g, "").replace(/([bdfgkmnprst])\1+/g, "$1"));
  const heard = vowelsOf([...singleN(katakana)].map((kana) => heardAs(kana)).join("").replace(/i(?=[ャュョ])/g, "").replace(/ャ/g, "a").replace(/ュ/g, "u").replace(/ョ/g, "o"));
  if (/^qu/.test(latin) && !katakana.startsWith("ク")) return 0;
  if (DOUBLED_N.test(katakana) && !latin.includes("nn")) return 0;
  if (written.length !== heard.length || isVoiced(latin) !== /^[ザジズゼゾ]/.test(katakana)) return 0;
  const agreeing = written.filter((vowels, at) => agree(vowels, heard[at], written[at + 1], at === 0));
  return agreeing.length / written.length;
}

/** @param {string} kana */
function heardAs(kana) {
  if ("ャュョ".includes(kana)) return kana;
  const vowel = romaji(kana).match(/[aeiou]$/)?.[0] ?? "";
  return (CONSONANTS.get(kana) ?? "") + vowel;
}

/**
 * The vowels before, between and behind the consonants of a word.
 * @param {string} word
 */
function vowelsOf(word) {
  return word.split(/[bdfgkmnprst]/);
}

/**
 * Whether kana sound as English vowels are read: an `a` or an `i` as in `data` and `live` before another vowel only.
 * @param {string} written
 * @param {string} heard
 * @param {string | undefined} next the vowels behind the next consonant; undefined at the end
 * @param {boolean} first
 */
function agree(written, heard, next, first) {
  if (!written) return !heard || (!first && ADDED.includes(heard));
  if (next === undefined && written === "e") return ADDED.includes(heard);
  if (heard.length > written.length + 1) return false;
  const pair = written[0] + heard[0];
  if (pair === "ae") return written.length > 1 || /^[aeiou]/.test(next ?? "");
  if (pair === "ia") return written.length > 1 || /^e/.test(next ?? "");
  return heard !== "" && (HEARD[written[0]] ?? "").includes(heard[0]);
}

/** @param {string} latin */
function isVoiced(latin) {
  return /^(?:[jz]|g[eiy])/.test(latin);
}
