// @ts-check
/** What the index says of a record, held against the record's own texts. */

import { holds, isDemanding } from "./matching.js";
import { HEADING, TITLE } from "./terms.js";

/** @typedef {import("./matching.js").Needle} Needle */
/** @typedef {import("./store.js").Entry} Entry */

/** The places whose texts a record does not hold itself. */
const OTHER = 0x1f & ~(TITLE | HEADING);

/**
 * The part of a mark that the record's texts bear out. Names, tags and the like are short: what has all pairs has the word.
 * @param {Entry} entry
 * @param {number} mark
 * @param {Needle} needle
 * @param {import("./names.js").Names} names
 */
export function sureMark(entry, mark, needle, names) {
  let sure = mark & OTHER;
  if (sure && isDemanding(needle) && !labelsOf(entry, names).some((label) => holds(label, needle))) sure = 0;
  if (entry.t.some(([, title]) => holds(title, needle))) sure |= TITLE;
  if (entry.p.some(([, , , heading]) => holds(heading, needle))) sure |= HEADING;
  if (mark >> 5 && entry.p.some(([, , , , text]) => holds(text, needle))) sure |= mark & ~0x1f;
  return sure;
}

/**
 * The names that stand around a record.
 * @param {Entry} entry
 * @param {import("./names.js").Names} names
 */
function labelsOf(entry, names) {
  const around = [...entry.s.map((id) => names.get("speaker", id)), ...entry.o.map((id) => names.get("organization", id)), ...entry.g.map((id) => names.get("tag", id))];
  return [...(entry.e?.[1] ?? []), ...around.flatMap((name) => name?.t ?? [])].map(([, label]) => label);
}
