// @ts-check
/** The names of the site (people, tags, organizations, series) and which of them a word may mean. */

import { formsOf, soundsOf, wantedOf } from "./forms.js";
import { isHeard } from "./hearing.js";

/**
 * A name as the index holds it.
 * @typedef {object} Name
 * @property {string} k kind: `speaker`, `tag`, `organization`, `series`
 * @property {string} i id
 * @property {string} [u] address, without the language's prefix, where it is not made of kind and id
 * @property {[string, string][]} t labels by language, the original first
 * @property {string[]} a other spellings; handles with `@`
 * @property {number} c talks
 */

/** @typedef {import("./forms.js").Forms} Forms */
/** @typedef {import("./forms.js").Sounds} Sounds */
/** @typedef {{ name: Name, quality: number }} Match */

export const SURE = 0.85;
const SHORTEST_PREFIX = 3;
const ALIKE = 0.35;
const MOST_ASKED = 60;
/** @type {Sounds} */
const SILENT = { keys: [], parts: [], latin: [] };

export class Names {
  /** @param {Name[]} list */
  constructor(list) {
    this.list = list;
    /** @type {Map<string, Name>} */
    this.byId = new Map(list.map((name) => [`${name.k}:${name.i}`, name]));
    this.forms = list.map(formsOf);
    /** The places of the names that have a form with this first character. @type {Map<string, number[]>} */
    this.byFirst = new Map();
    for (let at = 0; at < list.length; at += 1) for (const form of [...this.forms[at].whole, ...this.forms[at].parts, ...this.forms[at].handles]) file(this.byFirst, form, at);
    /** Those of the people whose names sound so, and those of whose names in Latin letters; worked out when a word is looked for that has a sound. @type {Sounding | undefined} */
    this.sounding = undefined;
    /** What was asked lately: one query asks for the same words several times. @type {Map<string, Match[]>} */
    this.asked = new Map();
  }

  /**
   * @param {string} kind
   * @param {string} id
   */
  get(kind, id) {
    return this.byId.get(`${kind}:${id}`);
  }

  /**
   * The name of a kind that is written so.
   * @param {string} kind
   * @param {string} text
   */
  called(kind, text) {
    const { folded } = wantedOf(text);
    const at = this.byFirst.get(folded.slice(0, 1))?.find((at) => this.list[at].k === kind && this.forms[at].whole.includes(folded));
    return at === undefined ? undefined : this.list[at];
  }

  /**
   * The names that this text may mean, the surest first.
   * @param {string} text one word, or several that may be one name
   * @param {boolean} unfinished whether it may be the beginning of a word
   * @returns {Match[]}
   */
  matching(text, unfinished) {
    const key = `${unfinished} ${text}`;
    const known = this.asked.get(key);
    if (known) return known;
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    const found = this.meaning(wantedOf(text), unfinished);
    this.asked.set(key, found);
    return found;
  }

  /**
   * @param {ReturnType<typeof wantedOf>} wanted
   * @param {boolean} unfinished
   */
  meaning(wanted, unfinished) {
    /** @type {Match[]} */
    const found = [];
    for (const at of this.candidates(wanted)) {
      const quality = qualityOf(wanted, this.forms[at], this.list[at].k === "speaker", unfinished);
      if (quality) found.push({ name: this.list[at], quality });
    }
    return found.sort((one, other) => other.quality - one.quality || other.name.c - one.name.c);
  }

  /**
   * The places of the names that a text may mean, in order: most of them begin otherwise.
   * @param {ReturnType<typeof wantedOf>} wanted
   */
  candidates({ folded, sound, katakana }) {
    const places = [...(this.byFirst.get(folded.slice(0, 1)) ?? [])];
    if (sound.length > 1) {
      this.sounding ??= sounding(this.list, this.forms);
      places.push(...(this.sounding.byFirst.get(sound[0]) ?? []), ...(katakana.length ? this.sounding.latin : []));
    }
    return [...new Set(places)].sort((one, other) => one - other);
  }

  /**
   * The names that look most like a text that means none of them.
   * @param {string} text
   * @param {number} most
   */
  nearest(text, most) {
    const wanted = pairsOf(wantedOf(text).folded);
    return this.list
      .map((name, at) => ({ name, likeness: Math.max(0, ...this.forms[at].whole.map((form) => likenessOf(wanted, pairsOf(form)))) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((one, other) => other.likeness - one.likeness || other.name.c - one.name.c)
      .slice(0, most)
      .map(({ name }) => name);
  }

  /**
   * The names of a kind that most talks have.
   * @param {string} kind
   * @param {number} most
   */
  frequent(kind, most) {
    return this.list
      .filter(({ k, c }) => k === kind && c)
      .sort((one, other) => other.c - one.c)
      .slice(0, most);
  }

  /**
   * The names that a filter's value stands for: an id, a label or a handle.
   * @param {string} kind
   * @param {string} value
   */
  meant(kind, value) {
    const exact = this.get(kind, value);
    if (exact) return [exact];
    return this.matching(value, false)
      .filter(({ name, quality }) => name.k === kind && quality >= SURE)
      .map(({ name }) => name);
  }
}

/** @typedef {{ byFirst: Map<string, number[]>, latin: number[] }} Sounding */

/**
 * @param {Name[]} list
 * @param {Forms[]} forms
 * @returns {Sounding}
 */
function sounding(list, forms) {
  /** @type {Sounding} */
  const found = { byFirst: new Map(), latin: [] };
  for (let at = 0; at < list.length; at += 1) {
    if (list[at].k !== "speaker") continue;
    const { keys, parts, latin } = soundsOf(forms[at]);
    for (const sound of [...keys, ...parts]) file(found.byFirst, sound, at);
    if (latin.length) found.latin.push(at);
  }
  return found;
}

/**
 * @param {Map<string, number[]>} places
 * @param {string} form
 * @param {number} at
 */
function file(places, form, at) {
  const first = form.slice(0, 1);
  const known = places.get(first);
  if (!known) places.set(first, [at]);
  else if (known.at(-1) !== at) known.push(at);
}

/**
 * The page of a name, without the language's prefix.
 * @param {Name} name
 */
export function addressOf({ k, i, u }) {
  return u ?? `${k}s/${i}/`;
}

/**
 * How surely a text means a name, from 0 to 1.
 * @param {ReturnType<typeof wantedOf>} wanted
 * @param {Forms} forms
 * @param {boolean} isPerson
 * @param {boolean} unfinished
 */
function qualityOf({ folded, sound, isComplete, katakana }, forms, isPerson, unfinished) {
  if (folded.startsWith("@")) return handleQuality(folded, forms.handles);
  if (forms.whole.includes(folded)) return 1;
  const sounds = isPerson && sound.length > 1 ? soundsOf(forms) : SILENT;
  if (sounds.keys.includes(sound)) return 0.95;
  if (isPerson && (forms.parts.includes(folded) || sounds.parts.includes(sound))) return 0.9;
  if (katakana.length && isHeard(katakana, sounds.latin)) return 0.88;
  if (isPerson && !/^[\x00-\x7f]*$/.test(folded) && begins(forms.whole, folded)) return 0.8;
  if (!unfinished || isComplete || folded.length < (isJapaneseText(folded) ? 2 : SHORTEST_PREFIX)) return 0;
  if (begins(isPerson ? forms.whole : forms.labels, folded) || (isPerson && begins(forms.parts, folded))) return 0.6;
  if (!isPerson && begins(forms.whole, folded)) return 0.3;
  return sound.length >= SHORTEST_PREFIX && (begins(sounds.keys, sound) || begins(sounds.parts, sound)) ? 0.6 : 0;
}

/**
 * @param {string} wanted
 * @param {string[]} handles
 */
function handleQuality(wanted, handles) {
  if (handles.includes(wanted)) return 1;
  return wanted.length > 2 && handles.some((handle) => handle.startsWith(wanted)) ? 0.8 : 0;
}

/**
 * @param {string[]} forms
 * @param {string} beginning
 */
function begins(forms, beginning) {
  return forms.some((form) => form.startsWith(beginning));
}

/** @param {string} text */
function isJapaneseText(text) {
  return /[\u3041-\u30ff\u3400-\u9fff]/.test(text);
}

/** @param {string} text */
function pairsOf(text) {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, at) => characters[at] + character));
}

/**
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function likenessOf(one, other) {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return shared ? (2 * shared) / (one.size + other.size) : 0;
}
