// @ts-check
/** What a word may stand for besides itself: another form, two words, the same in the other script, what fingers slipped from. */

import { fold } from "./analysis.js";
import { addMarks, common } from "./found.js";
import { addNames, addPhrase, japanese, marksOfUnit, phraseMarks, sure, synonymsOf } from "./lookup.js";
import { needleOf, phraseOf } from "./matching.js";
import { unitsOf } from "./query.js";
import { stems } from "./question.js";
import { QUALITY } from "./ranking.js";
import { counterparts, divisions, slips, translations } from "./spelling.js";

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./found.js").Found} Found */
/** @typedef {import("./query.js").Unit} Unit */

/**
 * The records that have another form of a Japanese verb or adjective, as close to the one that was asked for as there is.
 * @param {Found} found
 * @param {Unit} unit
 * @param {Context} context
 */
export async function addStems(found, unit, context) {
  for (const stem of unit.kind === "japanese" ? stems(unit.written) : []) {
    const [shorter] = unitsOf(stem);
    addMarks(found, await japanese(shorter, context), QUALITY.inflection);
    if (!found.size) continue;
    context.needles.push(needleOf(shorter));
    return;
  }
}

/**
 * The records that have both words of a compound that stands nowhere, in one place.
 * @param {Found} found
 * @param {Unit} unit
 * @param {Context} context
 */
export async function addDivided(found, unit, context) {
  for (const parts of await divisions(context.terms, unit, (word) => context.synonyms.of(word).length > 0)) {
    const marks = await Promise.all(parts.map((part) => partMarks({ ...unit, needle: fold(part), written: part }, context)));
    const all = marks.reduce(common);
    if (!all.size) continue;
    addMarks(found, all, QUALITY.parts);
    context.needles.push(...parts.flatMap((part) => unitsOf(part).map(needleOf)));
    context.also.add(parts.join(" "));
  }
}

/**
 * Where a part of a compound stands, in either script, or another word for it.
 * @param {Unit} unit
 * @param {Context} context
 */
async function partMarks(unit, context) {
  const marks = await marksOfUnit(unit, context);
  for (const word of [...(await counterparts(context.terms, unit)), ...synonymsOf(unit.written, context)]) for (const [number, mark] of await phraseMarks(word, context)) marks.set(number, (marks.get(number) ?? 0) | mark);
  return marks;
}

/**
 * The records that have a compound in the other script, its words one behind the other.
 * @param {Found} found
 * @param {Unit} unit
 * @param {Context} context
 */
export async function addTranslations(found, unit, context) {
  for (const phrase of await translations(context.terms, unit)) {
    const marks = await sure(await phraseMarks(phrase, context), phraseOf(phrase), context);
    if (!marks.size) continue;
    addMarks(found, marks, QUALITY.sound);
    context.needles.push(phraseOf(phrase));
    context.also.add(phrase);
  }
}

/**
 * What was meant, if fingers slipped.
 * @param {Found} found
 * @param {Unit} unit
 * @param {Context} context
 */
export async function addSlips(found, unit, context) {
  for (const meant of await slips(context.terms, unit)) {
    await addPhrase(found, meant, QUALITY.slip, context);
    await addNames(found, meant, false, context, QUALITY.slip);
  }
}
