// @ts-check
/** Groups of words that mean the same, and which of them stand for a text. */

import { fold } from "./analysis.js";
import { rootOf } from "./question.js";

/** Nothing in it is left out. */
const PLAIN = /^[^\ss_-]*$/;

export class Synonyms {
  /**
   * @param {string[][]} groups
   * @param {[string[], string[]][]} [narrower] the spellings of a word, and what it comprises
   */
  constructor(groups, narrower = []) {
    /** What each word comprises. @type {Map<string, string[][]>} */
    this.comprised = new Map();
    for (const [spellings, words] of narrower) for (const spelling of spellings) enter(this.comprised, keyOf(spelling), words);
    /** The groups of each word. @type {Map<string, string[][]>} */
    this.byText = new Map();
    /** Those of what all forms of a verb or adjective share. @type {Map<string, string[][]>} */
    this.byRoot = new Map();
    for (const group of groups) {
      for (const spelling of group) {
        enter(this.byText, keyOf(spelling), group);
        const root = rootOf(spelling);
        if (root) enter(this.byRoot, root, group);
      }
    }
  }

  /**
   * What a text comprises: `Terraform` is a kind of `IaC`, and no other word for it.
   * @param {string} text
   */
  narrowerThan(text) {
    return this.comprised.get(keyOf(text))?.flat() ?? [];
  }

  /**
   * The other words for a text.
   * @param {string} text
   * @returns {string[]}
   */
  of(text) {
    const key = keyOf(text);
    const groups = this.byText.get(key) ?? this.byRoot.get(rootOf(text)) ?? [];
    return [...new Set(groups.flat())].filter((other) => keyOf(other) !== key);
  }
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
