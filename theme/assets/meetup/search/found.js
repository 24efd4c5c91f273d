// @ts-check
/** Sets of records with the evidence for each, and what can be done with them. */

import { CONTEXT, sharedMark } from "./terms.js";

/** @typedef {import("./ranking.js").Evidence} Evidence */
/** @typedef {import("./terms.js").Postings} Postings */
/** What speaks for each record, by its number. @typedef {Map<number, Evidence>} Found */
/** Where in each record a word stands, by its number. @typedef {Map<number, number>} Marks */

/**
 * What two words both lead to.
 * @param {Found} one
 * @param {Found} other
 */
export function both(one, other) {
  /** @type {Found} */
  const answer = new Map();
  for (const [number, evidence] of one) {
    const more = other.get(number);
    if (more) answer.set(number, evidence.length * more.length === 1 ? weaker(evidence[0], more[0]) : [...evidence, ...more]);
  }
  return answer;
}

/**
 * @param {{ mark: number, quality: number }} one
 * @param {{ mark: number, quality: number }} other
 */
function weaker(one, other) {
  const mark = sharedMark(one.mark, other.mark);
  return [{ mark: mark || (one.mark | other.mark) & CONTEXT, quality: Math.min(one.quality, other.quality) }];
}

/**
 * @param {Found} found
 * @param {Postings} postings
 * @param {number} quality
 */
export function add(found, { numbers, marks }, quality) {
  for (let at = 0; at < numbers.length; at += 1) addOne(found, numbers[at], marks[at], quality);
}

/**
 * @param {Found} found
 * @param {Marks} marks
 * @param {number} quality
 */
export function addMarks(found, marks, quality) {
  for (const [number, mark] of marks) addOne(found, number, mark, quality);
}

/**
 * @param {Found} found
 * @param {number} number
 * @param {number} mark
 * @param {number} quality
 */
function addOne(found, number, mark, quality) {
  const evidence = found.get(number);
  if (evidence) evidence.push({ mark, quality });
  else found.set(number, [{ mark, quality }]);
}

/**
 * @param {Postings} postings
 * @returns {Marks}
 */
export function marksOf({ numbers, marks }) {
  const answer = new Map();
  for (let at = 0; at < numbers.length; at += 1) answer.set(numbers[at], marks[at]);
  return answer;
}

/**
 * @param {Marks} marks
 * @param {Postings} postings
 */
export function merge(marks, postings) {
  for (const [number, mark] of marksOf(postings)) marks.set(number, (marks.get(number) ?? 0) | mark);
}

/**
 * What two terms both lead to, in the places where both stand.
 * @param {Marks} one
 * @param {Marks} other
 */
export function common(one, other) {
  /** @type {Marks} */
  const answer = new Map();
  for (const [number, mark] of one) {
    const more = other.get(number);
    const shared = more === undefined ? 0 : sharedMark(mark, more);
    if (shared) answer.set(number, shared);
  }
  return answer;
}
