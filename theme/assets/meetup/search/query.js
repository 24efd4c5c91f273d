// @ts-check
/** What the reader typed goes in, what is wanted comes out: words, exact phrases, exclusions and filters. */

import { foldJapanese, isJapanese, tokens } from "./analysis.js";
import { isFiller, isWeak, yearIn } from "./question.js";

/**
 * The smallest thing that is looked up: one run of Japanese, or one Latin word, handle, flag or number.
 * @typedef {object} Unit
 * @property {"japanese" | "latin"} kind
 * @property {string} needle folded
 * @property {string} written as the reader wrote it
 */

/**
 * @typedef {object} Word
 * @property {string} written
 * @property {Unit[]} units each must match
 * @property {boolean} exact in quotes: no other spellings, no synonyms
 * @property {boolean} last what is still being typed
 * @property {string} [whole] the compound that it is a part of
 * @property {boolean} [weak] what lacks it may still be meant
 */

/** @typedef {{ key: string, value: string }} Filter */
/** @typedef {{ words: Word[], excluded: Word[], filters: Filter[] }} Query */

export const FACETS = ["speaker", "tag", "year", "series", "kind", "language", "organization", "event"];

const LONGEST = 300;
const MOST_WORDS = 12;
const PIECE = new RegExp(`(?<![^\\s])(?<key>${FACETS.join("|")}):(?:"(?<quoted>[^"]*)"|(?<plain>\\S+))|(?<minus>-?)["“”](?<phrase>[^"“”]*)["“”]?|(?<word>[^\\s"“”]+)`, "gu");
/** Where a run of Japanese is two words that may stand apart: at a particle, around who and what, behind the ending of a verb. */
const PARTICLES = new RegExp(
  "[のをへ]|(?<=[^ぁ-ん]|^)(?:と|が|に|で|は|や|も|から|まで|より|とは|には|では|による|における|について|に関する|に関して|として|まとめ|した|する|している|したい|して|な)(?=[^ぁ-ん]|$)" +
    "|って(?=[^ぁ-ん]|$)|(?<=[誰何])|(?=[誰何])" +
    "|(?<=[ぁ-ん])(?:こと|とき|ところ|もの)(?:[にをがはもで]|$)|(?<=[一-鿿][ぁ-ん]{0,2}[てで])(?=[一-鿿])" +
    "|(?<=[ぁ-ん]{2}|[一-鿿][うくぐすつぬぶむるた])(?=[一-鿿ァ-ヺ]{2})",
  "u",
);
/** What makes a verb or an adjective of a noun, in all its forms: `指揮するか`, `廃止される`, `不安定なとき`. */
const MADE_OF_NOUN = /(?<=^(?:[一-鿿]{2,}|[ァ-ヺー]{2,}))(?:する|すれ|しよ|し|され|させ|でき|な|だ|です)[ぁ-ん]*$/u;
/** Where a compound is two words: where kanji and katakana meet. */
const SCRIPTS = /(?<=[ァ-ヺー])(?=[一-鿿])|(?<=[一-鿿])(?=[ァ-ヺ])/u;
/** Consonants that an input method has not made kana of yet. */
const HALF_TYPED = /(?<=[\u3041-\u30ff])(?:[bcdfghjkmnprstwyz][yhs]?|([bcdfghjkmprstwyz])\1|[ｂｃｄｆｇｈｊｋｍｎｐｒｓｔｗｙｚ]{1,2})$/;

/**
 * @param {string} text
 * @returns {Query}
 */
export function parse(text) {
  const query = { words: /** @type {Word[]} */ ([]), excluded: /** @type {Word[]} */ ([]), filters: /** @type {Filter[]} */ ([]) };
  const typed = text.slice(0, LONGEST).toWellFormed?.() ?? text.slice(0, LONGEST);
  for (const { groups = {} } of typed.matchAll(PIECE)) {
    if (query.words.length + query.excluded.length >= MOST_WORDS) break;
    if (groups.key) query.filters.push({ key: groups.key, value: (groups.quoted ?? groups.plain).normalize("NFKC") });
    else if (groups.phrase !== undefined) add(groups.minus ? query.excluded : query.words, groups.phrase, true);
    else if (/^-[^-]/.test(groups.word)) add(query.excluded, groups.word.slice(1), false);
    else add(query.words, groups.word, false);
  }
  if (!query.words.length && !query.filters.length) flagsInstead(query);
  const last = query.words.at(-1);
  if (last && !last.exact) markLast(last);
  return query;
}

/**
 * @param {Word[]} words
 * @param {string} written
 * @param {boolean} exact
 */
function add(words, written, exact) {
  const year = exact ? undefined : yearIn(written);
  const units = unitsOf(year ?? written);
  if (units.length) words.push({ written, units, exact, last: false, weak: !exact && isWeak(written) });
}

/**
 * What is looked up for a text; long vowel marks alone say nothing.
 * @param {string} text
 */
export function unitsOf(text) {
  return tokens(text).map(unitOf).filter((unit) => unit.needle);
}

/**
 * @param {string} token
 * @returns {Unit}
 */
function unitOf(token) {
  if (isJapanese(token)) return { kind: "japanese", needle: foldJapanese(token), written: token };
  return { kind: "latin", needle: token.toLowerCase(), written: token };
}

/**
 * Only exclusions ask for nothing: `-gcflags` by itself is the name of a flag.
 * @param {Query} query
 */
function flagsInstead(query) {
  for (const word of query.excluded.splice(0)) add(query.words, word.exact ? word.written : `-${word.written}`, word.exact);
}

/**
 * The last word may be half typed, and its end may still be Latin letters in an input method: `セキュr`.
 * @param {Word} word
 */
function markLast(word) {
  word.last = true;
  const finished = word.written.replace(HALF_TYPED, "");
  if (finished !== word.written) word.units = unitsOf(finished);
}

/**
 * The query with its runs of Japanese taken apart and without what only makes it a question: `誰がコンテナの署名について話した` asks for
 * both, wherever they stand. Nothing where there is nothing to take apart.
 * @param {Query} query
 * @returns {Query | undefined}
 */
export function takenApart(query) {
  const pieces = query.words.flatMap(piecesOf);
  const telling = pieces.filter((word) => word.exact || !isFiller(word.written));
  const words = (telling.length ? telling : pieces).slice(0, MOST_WORDS);
  return words.length && (words.length !== query.words.length || words.some((word) => !query.words.includes(word))) ? { ...query, words } : undefined;
}

/**
 * @param {Word} word
 * @returns {Word[]}
 */
function piecesOf(word) {
  if (word.exact) return [word];
  const chunks = word.units.flatMap(({ kind, written }) => (kind === "japanese" ? written.split(PARTICLES).map((chunk) => chunk.replace(MADE_OF_NOUN, "")) : [written]));
  const pieces = chunks.filter(isTelling).flatMap((whole) => whole.split(SCRIPTS).map((piece) => ({ piece, whole })));
  const written = pieces.map(({ piece }) => piece);
  if (!pieces.length || (pieces.length === 1 && written[0] === word.units.map((unit) => unit.written).join(""))) return [word];
  return pieces.map(({ piece, whole }) => ({ written: piece, units: unitsOf(piece), exact: false, last: false, weak: isWeak(piece), whole }));
}

/** @param {string} piece */
function isTelling(piece) {
  return piece !== "" && !/^[ぁ-んー]+$/.test(piece);
}
