// @ts-check
/** Groups of words that mean the same, and which of them stand for a text. */

import { fold } from "./analysis.js";
import { rootOf } from "./question.js";

export class Synonyms {
  /** @param {string[][]} groups */
  constructor(groups) {
    /** @type {Map<string, Set<string>>} */
    this.byText = new Map();
    /** By what all forms of a verb or adjective share. @type {Map<string, Set<string>>} */
    this.byRoot = new Map();
    for (const group of groups) {
      for (const spelling of group) {
        const key = keyOf(spelling);
        const others = this.byText.get(key) ?? new Set();
        for (const other of group) if (keyOf(other) !== key) others.add(other);
        this.byText.set(key, others);
        const root = rootOf(spelling);
        if (root) this.byRoot.set(root, new Set([...(this.byRoot.get(root) ?? []), ...others]));
      }
    }
  }

  /**
   * The other words for a text.
   * @param {string} text
   * @returns {string[]}
   */
  of(text) {
    const key = keyOf(text);
    return [...(this.byText.get(key) ?? this.byRoot.get(rootOf(text)) ?? [])];
  }
}

/**
 * Spaces, hyphens, letter case and the plural's `s` tell no words apart.
 * @param {string} text
 */
function keyOf(text) {
  return fold(text).replace(/(?<=[a-z]{3}[a-rt-z])s(?![a-z])/gu, "").replace(/[\s_-]+/gu, "");
}
