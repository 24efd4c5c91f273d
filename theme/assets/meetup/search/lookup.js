// @ts-check
/** What stands in the index: a spelling or a name goes in, the records that have it come out. */

import { MOST_NAMES, textTerms } from "./ahead.js";
import { cover } from "./analysis.js";
import { addMarks, add, common, marksOf, merge } from "./found.js";
import { isDemanding, needleOf } from "./matching.js";
import { sureMark } from "./proof.js";
import { unitsOf } from "./query.js";
import { plainName } from "./question.js";
import { QUALITY } from "./ranking.js";
import { inflections } from "./spelling.js";
import { NOTHING, termOf } from "./terms.js";

/** So many results are a page. */
const FEW = 10;

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./found.js").Found} Found */
/** @typedef {import("./found.js").Marks} Marks */
/** @typedef {import("./matching.js").Needle} Needle */
/** @typedef {import("./query.js").Unit} Unit */

/**
 * The records that have another spelling, and word to the reader that it was searched for.
 * @param {Found} found
 * @param {string} phrase
 * @param {number} quality
 * @param {Context} context
 */
export async function addPhrase(found, phrase, quality, context) {
  const all = await phraseMarks(phrase, context);
  if (!all.size) return;
  addMarks(found, all, quality);
  context.needles.push(...unitsOf(phrase).map(needleOf));
  context.also.add(phrase);
}

/**
 * The records of what a word comprises that nothing else has led to: by their tags, and where all texts are at hand by the words themselves.
 * Where each tag may cost a request, only if there is room for them on the first page.
 * @param {Found} found
 * @param {string} text
 * @param {Context} context
 */
export async function addNarrower(found, text, context) {
  if (!context.whole && found.size >= FEW) return;
  const words = context.synonyms.narrowerThan(text);
  const tags = words.map((word) => context.names.called("tag", word));
  if (!context.whole) context.terms.prefetch(tags.flatMap((tag) => (tag ? [termOf(tag)] : [])));
  const known = new Set(found.keys());
  for (const [at, word] of words.entries()) {
    const tag = tags[at];
    const marks = marksOf(tag ? await context.terms.exact(termOf(tag)) : NOTHING);
    if (context.whole) for (const [number, mark] of await phraseMarks(word, context)) marks.set(number, (marks.get(number) ?? 0) | mark);
    for (const number of known) marks.delete(number);
    if (!marks.size) continue;
    addMarks(found, marks, QUALITY.narrower);
    context.needles.push(...unitsOf(word).map(needleOf));
    context.also.add(word);
  }
}

/**
 * The other words for a text. Where each may cost a request, the labels must do; tags lead to the rest.
 * @param {string} text
 * @param {Context} context
 */
export function synonymsOf(text, context) {
  const all = context.synonyms.of(text);
  if (context.whole) return all;
  const few = all.slice(0, context.few);
  context.terms.prefetch(textTerms(few.flatMap(unitsOf), context.lean));
  return few;
}

/**
 * @param {string} phrase
 * @param {Context} context
 * @returns {Promise<Marks>}
 */
export async function phraseMarks(phrase, context) {
  const marks = await Promise.all(unitsOf(phrase).map((unit) => marksOfUnit(unit, context)));
  return marks.length ? marks.reduce(common) : new Map();
}

/**
 * @param {Unit} unit
 * @param {Context} context
 * @returns {Promise<Marks>}
 */
export async function marksOfUnit(unit, context) {
  if (unit.kind === "japanese") return japanese(unit, context);
  const marks = marksOf(await context.terms.exact(unit.needle));
  for (const word of await inflections(context.terms, unit.needle)) merge(marks, await context.terms.exact(word));
  return marks;
}

/**
 * The records that have all pairs of a run of Japanese, in one piece as far as that can be told.
 * @param {Unit} unit
 * @param {Context} context
 * @returns {Promise<Marks>}
 */
export async function japanese(unit, context) {
  const characters = [...unit.needle];
  if (characters.length === 1) {
    /** @type {Marks} */
    const marks = new Map();
    for (const { postings } of await context.terms.startingWith(unit.needle, (term) => [...term].length <= 2)) merge(marks, postings);
    return isDemanding(needleOf(unit)) ? sure(marks, needleOf(unit), context) : marks;
  }
  const pairs = context.whole ? characters.slice(1).map((character, at) => characters[at] + character) : cover(unit.written, context.lean);
  const all = marksOf(await context.terms.together([...new Set(pairs)]));
  return characters.length > 2 || isDemanding(needleOf(unit)) ? sure(all, needleOf(unit), context) : all;
}

/**
 * Only what the texts bear out; where they are not at hand, that is asked when a result is shown.
 * @param {Marks} marks
 * @param {Needle} needle
 * @param {Context} context
 */
export async function sure(marks, needle, context) {
  if (!context.whole) {
    if (marks.size) context.unsure.push({ needle, marks });
    return marks;
  }
  /** @type {Marks} */
  const answer = new Map();
  for (const [number, mark] of marks) {
    const entry = await context.entry(number);
    const kept = entry ? sureMark(entry, mark, needle, context.names) : 0;
    if (kept) answer.set(number, kept);
  }
  return answer;
}

/**
 * The talks of the people, tags and organizations that a text names.
 * @param {Found} found
 * @param {string} text
 * @param {boolean} unfinished
 * @param {Context} context
 * @param {number} [factor]
 */
export async function addNames(found, text, unfinished, context, factor = 1) {
  const written = context.names.matching(text, unfinished);
  const meant = written.length ? written : context.names.matching(plainName(text), unfinished);
  if (!context.whole) context.terms.prefetch(meant.slice(0, MOST_NAMES).map(({ name }) => termOf(name)));
  for (const { name, quality } of context.whole ? meant : meant.slice(0, MOST_NAMES)) {
    add(found, await context.terms.exact(termOf(name)), quality * factor);
  }
}
