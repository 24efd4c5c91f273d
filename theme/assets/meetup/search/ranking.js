// @ts-check
/** What a match is worth: where it stands and how surely it is what was meant. */

import { CONTEXT, countOf, HEADING, SPEAKER, TAG, TITLE } from "./terms.js";

/** @typedef {import("./terms.js").Postings} Postings */

/** What a match in each place is worth. @type {[number, number][]} */
const WORTH = [
  [TITLE, 6],
  [SPEAKER, 4.5],
  [TAG, 3],
  [HEADING, 2.2],
  [CONTEXT, 0.6],
];
const TEXT = 1;
const TEXT_MORE = 0.3;

/** How surely another word is what was meant. What a word comprises stands behind all that has the word itself, or a synonym in its text. */
export const QUALITY = { exact: 1, joined: 0.95, inflection: 0.85, beginning: 0.75, synonym: 0.5, sound: 0.45, vague: 0.15, parts: 0.45, slip: 0.4, narrower: 0.035 };

/**
 * What a mark is worth by itself.
 * @param {number} mark
 */
export function worthOf(mark) {
  let worth = 0;
  for (const [place, value] of WORTH) if (mark & place) worth += value;
  const count = countOf(mark);
  return count ? worth + TEXT + TEXT_MORE * (count - 1) : worth;
}

/**
 * The marks of a record by how sure the match is: the same place is not counted twice.
 * @typedef {{ mark: number, quality: number }[]} Evidence
 */

/**
 * What all that speaks for a record is worth; what a surer match has said already counts no more.
 * @param {Evidence} evidence
 */
export function worth(evidence) {
  if (evidence.length === 1) return worthOf(evidence[0].mark) * evidence[0].quality;
  let places = 0;
  let count = 0;
  let sum = 0;
  for (const { mark, quality } of [...evidence].sort((one, other) => other.quality - one.quality)) {
    const more = Math.max(0, countOf(mark) - count);
    const fresh = (mark & 31 & ~places) | (more << 5);
    sum += quality * (worthOf(fresh) - (more && count ? TEXT - TEXT_MORE : 0));
    places |= mark & 31;
    count = Math.max(count, countOf(mark));
  }
  return sum;
}

/**
 * How telling a word is that leads to so many of all records.
 * @param {number} found
 * @param {number} all
 */
export function rarity(found, all) {
  return Math.log(1 + all / (found + 1));
}

const RECENT = 0.04;
/** Who asks what was said wants the talk before the evening that it is a part of. */
const EVENT = 0.7;

/**
 * What a record is worth by itself: a talk more than an event, which begins a block, and a recent one a little more than an old one.
 * @param {number} number
 * @param {number} newest
 * @param {number} block
 */
export function weightOf(number, newest, block) {
  return (number % block ? 1 : EVENT) * (1 + (RECENT * number) / newest);
}
