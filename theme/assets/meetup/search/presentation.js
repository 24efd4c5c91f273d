// @ts-check
/** A record goes in, what a result shows comes out: in the reader's language, with the passage that answers best. */

import { shown, spans, standing } from "./matching.js";
import { addressOf } from "./names.js";

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./matching.js").Span} Span */
/** @typedef {import("./store.js").Entry} Entry */

/** For whom results are made. @typedef {{ language: string, localized: (address: string, language?: string) => string }} Reader */
/** A text with the places to mark. @typedef {{ text: string, spans: Span[], language: string }} Marked */
/** @typedef {{ label: string, address: string }} Link */

/**
 * @typedef {object} Result
 * @property {number} number
 * @property {string} kind
 * @property {string} address with the fragment of the section, from the site's root and percent-encoded
 * @property {string} page the same without the fragment
 * @property {Marked} title
 * @property {Link | undefined} event none for a page written by hand
 * @property {string} date the event's day, or nothing
 * @property {string} when the same as the reader's language writes it, or the year if no more is known
 * @property {Link[]} speakers
 * @property {Link[]} tags
 * @property {{ heading: Marked, text: Marked } | undefined} passage what answers best, or how the text begins
 * @property {string[]} words what was found, as it stands in the text, so that synonyms can be marked on the page, too
 * @property {number} score
 */

const BEFORE = 36;
const LENGTH = 150;

/**
 * @param {Entry} entry
 * @param {number} score
 * @param {Context} context
 * @param {Reader} reader
 * @returns {Result}
 */
export function present(entry, score, context, reader) {
  const { language } = reader;
  const best = bestPart(entry, context, language);
  // What the site makes is there in every language, what somebody wrote by hand where it was written.
  const page = reader.localized(entry.u, entry.k === "page" ? version(entry.t, language)[1] : language);
  const title = marked(...version(entry.t, language), context);
  const told = best ?? opening(entry, language);
  const passage = told && { heading: marked(told.heading, told.language, context), text: excerpt(told.text, told.language, context) };
  const fragment = best ? fragmentFor(entry, best.at, language) : "";
  return {
    number: entry.n,
    kind: entry.k,
    page,
    address: fragment && entry.k !== "event" ? `${page}#${encodeURIComponent(fragment)}` : page,
    title,
    event: entry.e ? { label: version(entry.e[1], language)[0], address: reader.localized(`events/${entry.e[0]}/`) } : undefined,
    date: entry.d,
    when: entry.d ? dateIn(entry.d, language) : String(entry.y ?? ""),
    speakers: entry.s.map((id) => linkTo("speaker", id, context, reader)).filter((link) => link !== undefined),
    tags: entry.g.map((id) => linkTo("tag", id, context, reader)).filter((link) => link !== undefined),
    passage,
    words: wordsIn([title, ...(passage ? [passage.heading, passage.text] : [])]),
    score,
  };
}

/** Made once: it takes longer than all that a result needs besides. @type {Map<string, Intl.DateTimeFormat>} */
const calendars = new Map();

/**
 * @param {string} day
 * @param {string} language
 */
function dateIn(day, language) {
  const calendar = calendars.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  calendars.set(language, calendar);
  return calendar.format(new Date(`${day}T00:00:00Z`));
}

/** @param {Marked[]} texts */
function wordsIn(texts) {
  return [...new Set(texts.flatMap(({ text, spans: found }) => found.map(([from, to]) => text.slice(from, to))))];
}

/**
 * The text in the reader's language, else as it was first written.
 * @param {[string, string][]} versions
 * @param {string} language
 * @returns {[string, string]}
 */
export function version(versions, language) {
  const [code, text] = versions.find(([each]) => each === language) ?? versions[0];
  return [text, code];
}

/**
 * @param {string} kind
 * @param {string} id
 * @param {Context} context
 * @param {Reader} reader
 * @returns {Link | undefined}
 */
function linkTo(kind, id, context, reader) {
  const name = context.names.get(kind, id);
  return name && { label: version(name.t, reader.language)[0], address: reader.localized(addressOf(name)) };
}

/**
 * The part of a text in which most of the words stand; the reader's language wins a tie, then the earlier part.
 * @param {Entry} entry
 * @param {Context} context
 * @param {string} language
 */
function bestPart(entry, context, language) {
  let best;
  let most = 0;
  for (const [at, [, code, , heading, text]] of entry.p.entries()) {
    const inText = new Set(standing(text, context.needles).map((needle) => needle.folded));
    const inHeading = standing(heading, context.needles).filter((needle) => !inText.has(needle.folded));
    const found = 2 * inText.size + new Set(inHeading.map((needle) => needle.folded)).size;
    const score = found + (found && code === language ? 0.5 : 0);
    if (score > most) [most, best] = [score, { at, heading, text, language: code }];
  }
  return best;
}

/**
 * How a text begins where no word stands in it: what a title alone led to is told of as well. In the reader's language if there is one.
 * @param {Entry} entry
 * @param {string} language
 */
function opening(entry, language) {
  const parts = entry.p.filter(([, , , , text]) => text);
  const [, code, , , text] = parts.find(([, each]) => each === language) ?? parts[0] ?? [];
  return text === undefined || code === undefined ? undefined : { heading: "", text, language: code };
}

/**
 * The fragment of the section that stands on the reader's page: of the translation, where there is one and it has the same sections.
 * @param {Entry} entry
 * @param {number} at
 * @param {string} language
 */
function fragmentFor(entry, at, language) {
  const [source, code, fragment] = entry.p[at];
  const there = entry.p.filter((part) => part[0] === source && part[1] === language);
  if (code === language || (!there.length && isOriginal(entry, at))) return fragment;
  const versions = entry.p.filter((part) => part[0] === source && part[1] === code);
  const shownParts = there.length ? there : originals(entry, source);
  return versions.length === shownParts.length ? shownParts[versions.indexOf(entry.p[at])][2] : "";
}

/**
 * @param {Entry} entry
 * @param {number} at
 */
function isOriginal(entry, at) {
  return originals(entry, entry.p[at][0]).includes(entry.p[at]);
}

/**
 * The parts in the language in which a report was first written: they come first.
 * @param {Entry} entry
 * @param {number} source
 */
function originals(entry, source) {
  const parts = entry.p.filter((part) => part[0] === source);
  return parts.filter((part) => part[1] === parts[0][1]);
}

/**
 * @param {string} text
 * @param {string} language
 * @param {Context} context
 * @returns {Marked}
 */
function marked(text, language, context) {
  return { ...seamless(text, spans(text, context.needles)), language };
}

/**
 * A text without the seams that only the index needs.
 * @param {string} text
 * @param {Span[]} found
 */
function seamless(text, found) {
  const before = (/** @type {number} */ place) => shown(text.slice(0, place)).length;
  return { text: shown(text), spans: found.map((span) => /** @type {Span} */ (span.map(before))) };
}

/**
 * The surroundings of the first match.
 * @param {string} text
 * @param {string} language
 * @param {Context} context
 * @returns {Marked}
 */
function excerpt(text, language, context) {
  const { text: plain, spans: all } = seamless(text, spans(text, context.needles));
  const from = start(plain, (all[0]?.[0] ?? 0) - BEFORE);
  const to = end(plain, from + LENGTH);
  const lead = from > 0 ? "…" : "";
  const inside = all.filter(([first, behind]) => first >= from && behind <= to);
  const shift = lead.length - from;
  return {
    text: lead + plain.slice(from, to) + (to < plain.length ? "…" : ""),
    spans: inside.map(([first, behind]) => [first + shift, behind + shift]),
    language,
  };
}

/**
 * The start of an excerpt: a word or a character is not cut in two.
 * @param {string} text
 * @param {number} at
 */
function start(text, at) {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 12).search(/[\s。、]/);
  const from = space < 0 ? at : at + space + 1;
  return /[\udc00-\udfff]/.test(text[from] ?? "") ? from + 1 : from;
}

/**
 * @param {string} text
 * @param {number} at
 */
function end(text, at) {
  if (at >= text.length) return text.length;
  const space = text.slice(at - 12, at).search(/[\s。、][^\s。、]*$/);
  const to = space < 0 ? at : at - 12 + space;
  return /[\ud800-\udbff]/.test(text[to - 1]) ? to - 1 : to;
}
