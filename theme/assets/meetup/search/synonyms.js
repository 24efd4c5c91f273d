// @ts-check
/** Groups of words that mean the same, and which of them stand for a text. */

import { fold } from "./analysis.js";
import { rootOf } from "./question.js";

const LETTER = /[a-z0-9]/;
/** A Japanese word of so many characters is found within others, too. */
const LONG = 4;

/** Nothing in it is left out. */
const PLAIN = /^[^\ss_-]*$/;

export class Synonyms {
  /**
   * @param {string[][]} groups
   * @param {[string[], string[]][]} [narrower] the spellings of a word, or the first word of its group, and what it comprises
   */
  constructor(groups, narrower = []) {
    this.groups = groups;
    this.narrower = narrower;
    /** The groups of each word. */
    this.byText = filed(groups.map((group) => [group, group]), keyOf);
    /** Those of what all forms of a verb or adjective share, and what each word comprises; made when they are asked for. @type {Map<string, string[][]> | undefined} */
    this.byRoot = undefined;
    /** @type {Map<string, string[][]> | undefined} */
    this.comprised = undefined;
  }

  /**
   * What a text comprises: `Terraform` is a kind of `IaC`, and no other word for it.
   * @param {string} text
   */
  narrowerThan(text) {
    const comprised = (this.comprised ??= filed(this.narrower, keyOf));
    const key = keyOf(text);
    const firsts = (this.byText.get(key) ?? []).map(([first]) => keyOf(first));
    return [...new Set([key, ...firsts])].flatMap((each) => comprised.get(each)?.flat() ?? []);
  }

  /**
   * The other words for a text.
   * @param {string} text
   * @returns {string[]}
   */
  of(text) {
    const key = keyOf(text);
    const groups = this.byText.get(key) ?? this.sharing(rootOf(text));
    /** @type {Map<string, string>} */
    const others = new Map();
    for (const other of groups.flat()) if (keyOf(other) !== key && !others.has(keyOf(other))) others.set(keyOf(other), other);
    return [...others.values()].filter((other) => ![text, ...others.values()].some((word) => comprises(other, word)));
  }

  /**
   * The groups of the forms of a verb or adjective.
   * @param {string} root
   */
  sharing(root) {
    if (!root) return [];
    this.byRoot ??= filed(this.groups.map((group) => [group, group]), rootOf);
    return this.byRoot.get(root) ?? [];
  }
}

/**
 * Whether a phrase has a word in it and more: what has the phrase is found by the word already.
 * @param {string} phrase
 * @param {string} word
 */
function comprises(phrase, word) {
  const [all, part] = [fold(phrase), fold(word)];
  const at = all.indexOf(part);
  if (at < 0 || all === part) return false;
  if (/[^\x00-\x7f]/.test(part)) return at === 0 || word.length >= LONG;
  return !LETTER.test(all[at - 1] ?? "") && !LETTER.test(all[at + part.length] ?? "");
}

/**
 * Words by what the spellings that they belong to come down to.
 * @param {[string[], string[]][]} rows
 * @param {(spelling: string) => string} form
 */
function filed(rows, form) {
  /** @type {Map<string, string[][]>} */
  const all = new Map();
  for (const [spellings, words] of rows) for (const spelling of spellings) enter(all, form(spelling), words);
  return all;
}

/**
 * @param {Map<string, string[][]>} groups
 * @param {string} key
 * @param {string[]} group
 */
function enter(groups, key, group) {
  const known = groups.get(key);
  if (known) known.push(group);
  else groups.set(key, [group]);
}

/**
 * Spaces, hyphens, letter case and the plural's `s` tell no words apart.
 * @param {string} text
 */
function keyOf(text) {
  const folded = fold(text);
  return PLAIN.test(folded) ? folded : folded.replace(/(?<=[a-z]{3}[a-rt-z])s(?![a-z])/g, "").replace(/[\s_-]+/g, "");
}
