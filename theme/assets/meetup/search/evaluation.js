// @ts-check
/** A word goes in, the records that it leads to come out, with the evidence: over its terms, spellings, names and synonyms. */

import { terms as termsOf } from "./analysis.js";
import { add, addMarks, both, common, marksOf } from "./found.js";
import { addNames, addNarrower, addPhrase, japanese, synonymsOf } from "./lookup.js";
import { needleOf, phraseOf } from "./matching.js";
import { sureMark } from "./proof.js";
import { kindIn, yearIn } from "./question.js";
import { QUALITY } from "./ranking.js";
import { counterparts, inflections, isVague } from "./spelling.js";
import { CONTEXT, TAG } from "./terms.js";
import { rest } from "./turns.js";
import { addDivided, addSlips, addStems, addTranslations } from "./variants.js";

/** @typedef {import("./matching.js").Needle} Needle */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./found.js").Found} Found */
/** @typedef {import("./found.js").Marks} Marks */
/** @typedef {import("./store.js").Entry} Entry */

/**
 * What a search knows about the index, and what it learns on its way.
 * @typedef {object} Context
 * @property {import("./terms.js").Terms} terms
 * @property {import("./names.js").Names} names
 * @property {import("./synonyms.js").Synonyms} synonyms
 * @property {boolean} whole whether all texts are at hand, so that each match can be made sure of at once
 * @property {boolean} lean whether the index knows no pairs of hiragana in texts
 * @property {number} few how many other words are followed for each, where each may cost a request
 * @property {(number: number) => Promise<Entry | undefined>} entry
 * @property {Needle[]} needles what to mark
 * @property {{ needle: Needle, marks: Marks }[]} unsure what only the texts can tell
 * @property {boolean} [loose] whether what the index has may have turned out to stand in no text
 * @property {Set<string>} also other words that were searched for, as shown to the reader
 */

/**
 * The records that a word leads to.
 * @param {Word} word
 * @param {Context} context
 * @param {boolean} forgiving whether slips of the finger are looked through
 * @returns {Promise<Found>}
 */
export async function find(word, context, forgiving = false) {
  const found = await everyUnit(word, context);
  if (word.exact && word.units.length > 1) return inOnePiece(found, word, context);
  if (!word.exact) {
    await addNames(found, word.written, word.last, context);
    await addKindAndYear(found, word.written, context);
    await addMeanings(found, word.written, context);
  }
  if (forgiving && !word.exact) for (const unit of word.units) await addSlips(found, unit, context);
  return found;
}

/**
 * The records that several words lead to when they are one: a name, a term that has a synonym, a word written apart.
 * @param {Word[]} words
 * @param {Context} context
 * @returns {Promise<Found>}
 */
export async function findTogether(words, context) {
  /** @type {Found} */
  const found = new Map();
  if (words.some((word) => word.exact)) return found;
  const written = words.map((word) => word.written).join(" ");
  await addNames(found, written, false, context);
  await addMeanings(found, written, context);
  const units = words.flatMap((word) => word.units);
  if (units.every((unit) => unit.kind === "latin")) {
    const joined = units.map((unit) => unit.needle).join("");
    add(found, await context.terms.exact(joined), QUALITY.joined);
    context.needles.push({ folded: joined, japanese: false, startsWord: false, endsWord: false });
  }
  return found;
}

/**
 * The records that have another word for a text, then those that have what it comprises.
 * @param {Found} found
 * @param {string} text
 * @param {Context} context
 */
async function addMeanings(found, text, context) {
  for (const synonym of synonymsOf(text, context)) await addPhrase(found, synonym, QUALITY.synonym, context);
  await addNarrower(found, text, context);
}

/**
 * @param {Word} word
 * @param {Context} context
 */
async function everyUnit(word, context) {
  /** @type {Found | undefined} */
  let all;
  for (const [at, unit] of word.units.entries()) {
    const unfinished = word.last && !word.exact && at === word.units.length - 1;
    const one = await unitFound(unit, word.exact, unfinished, context);
    all = all ? both(all, one) : one;
  }
  return all ?? new Map();
}

/**
 * @param {Unit} unit
 * @param {boolean} exact
 * @param {boolean} unfinished
 * @param {Context} context
 */
async function unitFound(unit, exact, unfinished, context) {
  await rest();
  /** @type {Found} */
  const found = new Map();
  context.needles.push(needleOf(unit));
  if (unit.kind === "japanese") addMarks(found, await japanese(unit, context), QUALITY.exact);
  else await addLatin(found, unit, exact, unfinished, context);
  if (exact) return found;
  if (!found.size) await addStems(found, unit, context);
  if (!found.size || context.loose) await addDivided(found, unit, context);
  const isKnown = found.size > 0;
  const others = await counterparts(context.terms, unit);
  const quality = isKnown && isVague(unit) ? QUALITY.vague : QUALITY.sound;
  for (const word of context.whole ? others : others.slice(0, context.few)) {
    await addPhrase(found, word, quality, context);
    if (context.whole || !isKnown) for (const other of await inflections(context.terms, word.toLowerCase())) await addPhrase(found, other, QUALITY.sound, context);
  }
  if (context.whole || !isKnown) await addTranslations(found, unit, context);
  if (!isKnown) await addSlips(found, unit, context);
  return found;
}

/**
 * @param {Found} found
 * @param {Unit} unit
 * @param {boolean} exact
 * @param {boolean} unfinished
 * @param {Context} context
 */
async function addLatin(found, unit, exact, unfinished, context) {
  const { terms } = context;
  const { needle } = unit;
  add(found, await terms.exact(needle), QUALITY.exact);
  if (exact) return;
  const [, ...others] = termsOf(unit.written);
  const bare = needle.replace(/^-+/, "");
  if (needle.startsWith("-")) add(found, await terms.exact(bare), QUALITY.inflection);
  else if (/[-_./]/.test(bare) && /[a-z]/.test(bare) && !needle.startsWith("@")) await addParts(found, bare, others, context);
  for (const word of await inflections(terms, needle)) {
    add(found, await terms.exact(word), QUALITY.inflection);
    context.needles.push({ folded: word, japanese: false, startsWord: false, endsWord: false });
  }
  if (!unfinished || needle.length < 2 || !/[a-z]/.test(needle)) return;
  for (const { term, postings } of await terms.startingWith(needle)) add(found, postings, (QUALITY.beginning * (needle.length + 2)) / (term.length + 2));
}

/**
 * @param {Found} found
 * @param {string} compound
 * @param {string[]} others
 * @param {Context} context
 */
async function addParts(found, compound, others, context) {
  const joined = compound.replace(/[-_./]/g, "");
  if (others.includes(joined)) add(found, await context.terms.exact(joined), QUALITY.joined);
  // `node.js` is no text with a node and some JavaScript; `rotate-certificates` may be about both.
  const parts = compound.includes(".") ? [] : compound.split(/[-_/]+/).filter((part) => part.length > 1);
  if (parts.length < 2) return;
  const marks = await Promise.all(parts.map(async (part) => marksOf(await context.terms.exact(part))));
  addMarks(found, marks.reduce(common), QUALITY.parts);
}

/**
 * Only the records that have a phrase as it was written.
 * @param {Found} found
 * @param {Word} word
 * @param {Context} context
 */
async function inOnePiece(found, word, context) {
  const needle = phraseOf(word.written);
  const marks = new Map([...found].map(([number, evidence]) => [number, evidence.reduce((all, { mark }) => all | mark, 0)]));
  context.needles.splice(-word.units.length, word.units.length, needle);
  if (!context.whole) {
    context.unsure.push({ needle, marks });
    return found;
  }
  for (const [number, mark] of marks) {
    const entry = await context.entry(number);
    if (!entry || !sureMark(entry, mark, needle, context.names)) found.delete(number);
  }
  return found;
}

/**
 * The talks of a kind that a word names, and those of a year.
 * @param {Found} found
 * @param {string} text
 * @param {Context} context
 */
async function addKindAndYear(found, text, context) {
  const [kind, year] = [kindIn(text), yearIn(text)];
  if (kind) await addAll(found, `:kind:${kind}`, TAG, context);
  if (year) await addAll(found, `:year:${year}`, CONTEXT, context);
}

/**
 * All records of a value, as if it stood in one place of each.
 * @param {Found} found
 * @param {string} term
 * @param {number} place
 * @param {Context} context
 */
async function addAll(found, term, place, context) {
  const { numbers } = await context.terms.exact(term);
  addMarks(found, new Map([...numbers].map((number) => [number, place])), QUALITY.exact);
}

