// @ts-check
/** A name goes in, the forms in which it may be written and heard come out. */

import { fold } from "./analysis.js";
import { nameKey, romaji } from "./kana.js";

/**
 * How a name can be written, worked out once.
 * @typedef {object} Forms
 * @property {string[]} whole folded, without spaces
 * @property {string[]} labels those of them that are shown
 * @property {string[]} parts folded
 * @property {string[][]} names a person's, each in its parts
 * @property {Sounds} [sounds] worked out when a word is looked for that has a sound
 * @property {string[]} handles with `@`, lower case
 */

/**
 * How a person's name sounds.
 * @typedef {object} Sounds
 * @property {string[]} keys whole names, in both orders
 * @property {string[]} parts
 * @property {string[]} latin the parts of a name in Latin letters
 */

const SPACES = /[\s\u30fb=,、]+/u;
const KATAKANA = /^[ァ-ヺ]+$/u;
const LATIN = /^[\p{Script=Latin}\p{M}'’.-]+$/u;

/**
 * The forms in which a name can be met.
 * @param {import("./names.js").Name} name
 */
export function formsOf(name) {
  /** @type {Forms} */
  const forms = { whole: [], labels: [], parts: [], names: [], handles: [] };
  for (const [, label] of name.t) addSpelling(forms, label, name.k === "speaker");
  forms.labels = [...forms.whole];
  for (const spelling of name.a) {
    if (spelling.startsWith("@")) addHandle(forms, spelling.toLowerCase());
    else addSpelling(forms, spelling, name.k === "speaker");
  }
  return forms;
}

/**
 * @param {Forms} forms
 * @param {string} handle
 */
function addHandle(forms, handle) {
  forms.handles.push(handle);
  forms.whole.push(handle.slice(1));
  for (const part of handle.slice(1).split(/[-_.]/)) if (part.length > 2) forms.parts.push(part);
}

/**
 * @param {Forms} forms
 * @param {string} spelling
 * @param {boolean} isPerson
 */
function addSpelling(forms, spelling, isPerson) {
  const folded = fold(spelling);
  const parts = SPACES.test(folded) ? folded.split(SPACES).filter(Boolean) : [folded];
  forms.whole.push(parts.join(""));
  forms.parts.push(...parts);
  if (isPerson) forms.names.push(parts);
}

/**
 * How a name sounds; it takes some time to work out, so that is left until somebody asks.
 * @param {Forms} forms
 */
export function soundsOf(forms) {
  return (forms.sounds ??= worked(forms.names));
}

/**
 * @param {string[][]} names
 * @returns {Sounds}
 */
function worked(names) {
  const latin = names.filter((parts) => parts.every((part) => LATIN.test(part))).at(-1) ?? [];
  const heard = names.map((parts) => parts.map(soundOf)).filter((sounds) => sounds.every(Boolean));
  return {
    keys: heard.flatMap((sounds) => [sounds.join(""), [...sounds].reverse().join("")]),
    parts: heard.flat(),
    latin: latin.map(plain).filter(Boolean),
  };
}

/**
 * How a part of a name sounds; nothing where only a person could say.
 * @param {string} folded
 */
function soundOf(folded) {
  if (KATAKANA.test(folded)) return nameKey(romaji(folded));
  return LATIN.test(folded) ? nameKey(folded) : "";
}

/** @param {string} folded */
function plain(folded) {
  return folded.normalize("NFD").replace(/[^a-z]/g, "");
}

/**
 * A text that may be a name, in the same forms.
 * @param {string} text
 */
export function wantedOf(text) {
  const parts = fold(text).split(SPACES).filter(Boolean);
  const sounds = parts.map(soundOf);
  return {
    folded: parts.join(""),
    isComplete: /[\u30a1-\u30fa]\u30fc$/.test(text),
    sound: sounds.every(Boolean) ? sounds.join("") : "",
    katakana: parts.every((part) => KATAKANA.test(part)) ? parts : [],
  };
}
