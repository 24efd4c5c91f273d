// @ts-check
/** The search itself, without a page around it: a query goes in, what a page shows comes out. The header's box and the search page both use it. */

import { fewFor, lookAhead } from "./ahead.js";
import { find } from "./evaluation.js";
import { Facets } from "./facets.js";
import { Names, SURE } from "./names.js";
import { guessTexts } from "./guessing.js";
import { filtered } from "./narrowing.js";
import { FIRST, pageOf } from "./paging.js";
import { parse, takenApart } from "./query.js";
import { plainName } from "./question.js";
import { weightOf } from "./ranking.js";
import { score, scorePartly, within } from "./scoring.js";
import { IndexUnavailable, Store } from "./store.js";
import { Synonyms } from "./synonyms.js";
import { Terms } from "./terms.js";
import { rest } from "./turns.js";

/** @typedef {import("./evaluation.js").Context} Context */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./presentation.js").Result} Result */

/** A name that completes the query, or a title with its page. @typedef {{ kind: string, name: Name } | { kind: string, title: string, page: string }} Suggestion */
/** How many results are wanted, and who is given the first of them while the others are on their way. @typedef {{ limit?: number, first?: (answer: Answer) => void }} Page */
/** @typedef {import("./paging.js").Hit} Hit */

/**
 * @typedef {object} Answer
 * @property {Query} query
 * @property {number} total how many talks and events were found
 * @property {boolean} partly whether the results lack some of the words
 * @property {boolean} approximate whether some of them may turn out not to match
 * @property {number[]} numbers all of them, the best first
 * @property {Result[]} results the best of them
 * @property {import("./names.js").Name[]} names people, tags and organizations that the query names
 * @property {string[]} also other words that were searched for
 * @property {{ alike: boolean, names: Name[] }} near where nothing was found, names that look like the query, else the most frequent tags
 */

const MOST_NAMES = 6;
const MOST_NEAR = 5;
const MOST_TITLES = 3;
/** So many results as the page shows of the same query, so that nothing is fetched for titles alone. */
const MOST_LOOKED_AT = 10;
export class Client {
  /**
   * @param {string} base the address of the site's root, with a slash at its end
   * @param {string} language the reader's
   * @param {import("./store.js").Early} [early]
   */
  constructor(base, language, early) {
    this.base = base;
    this.language = language;
    this.store = new Store(new URL("data/search/", base).href, early);
    this.terms = new Terms(this.store);
    this.facets = new Facets(this.store);
    /** @type {Promise<{ names: Names, synonyms: Synonyms }> | undefined} */
    this.opened = undefined;
    /** The language whose pages stand at the root. */
    this.standard = "";
  }

  /** What is needed for any query; fetched once. */
  open() {
    this.opened ??= this.load().catch((error) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  async load() {
    const { names, synonyms, narrower } = await this.store.json("names");
    const tags = names.filter((/** @type {Name} */ name) => name.k === "tag").map((/** @type {Name} */ { t, a }) => [...t.map(([, label]) => label), ...a]);
    await rest();
    const known = new Names(names);
    await rest();
    return { names: known, synonyms: new Synonyms([...tags, ...synonyms], narrower) };
  }

  /**
   * The people, tags and organizations that the last word may be the beginning of, then the talks and events whose titles have all of it.
   * @param {string} text
   * @returns {Promise<Suggestion[]>}
   */
  async suggest(text) {
    const word = parse(text).words.at(-1);
    if (!word || word.exact || word.written.length < 2) return [];
    const { names } = await this.open();
    const named = names.matching(word.written, true).slice(0, MOST_NAMES).map(({ name }) => ({ kind: name.k, name }));
    const { results } = await this.search(text, { limit: MOST_LOOKED_AT });
    const titled = results.filter(({ title }) => title.spans.length).slice(0, MOST_TITLES);
    return [...named, ...titled.map(({ kind, title, page }) => ({ kind, title: title.text, page }))];
  }

  /**
   * What a search needs, with the shards that it is bound to ask for on their way.
   * @param {Query} query
   * @returns {Promise<Context>}
   */
  async contextFor(query) {
    const opened = this.open();
    opened.catch(() => undefined);
    const directory = await this.store.directory();
    this.standard = directory.default;
    const whole = this.store.isWhole(directory);
    if (!whole) {
      lookAhead(query.words, this.terms, directory.lean, opened);
      if (!query.filters.length && !query.excluded.length) guessTexts(query.words, this.terms, this.store, FIRST).catch(() => undefined);
    }
    const entry = (/** @type {number} */ number) => this.store.entry(number);
    return { terms: this.terms, ...(await opened), whole, lean: directory.lean, few: fewFor(query.words), entry, needles: [], unsure: [], also: new Set() };
  }

  /**
   * @param {string} text
   * @param {Page} [page]
   * @returns {Promise<Answer>}
   */
  async search(text, page = {}) {
    try {
      return await this.answer(text, page);
    } catch (error) {
      if (!(error instanceof IndexUnavailable)) throw error;
      // The site may have been deployed anew under this page: its files have other names now.
      this.reset();
      return this.answer(text, page);
    }
  }

  reset() {
    this.store.reset();
    this.opened = undefined;
    this.terms = new Terms(this.store);
    this.facets = new Facets(this.store);
  }

  /**
   * @param {string} text
   * @param {Page} page
   * @returns {Promise<Answer>}
   */
  async answer(text, { limit = 20, first }) {
    const query = parse(text);
    const shared = await this.contextFor(query);
    /** @type {Answer} */
    const answer = { query, total: 0, partly: false, approximate: false, numbers: [], results: [], names: namesIn(query, shared.names), also: [], near: { alike: false, names: [] } };
    for (const { find, partly } of this.attempts(query)) {
      /** @type {Context} */
      const context = { ...shared, needles: [], unsure: [], also: new Set() };
      const hits = await find(context);
      const told = () => ({ ...answer, partly, total: hits.length, numbers: hits.map((hit) => hit.number), also: distinct(context.also) });
      const results = await pageOf(hits, limit, context, this, (some) => first?.({ ...told(), results: some }));
      if (hits.length) return { ...told(), results, approximate: context.unsure.length > 0 && hits.length > results.length };
    }
    const nearest = shared.names.nearest(textOf(query), MOST_NEAR);
    return { ...answer, near: { alike: nearest.length > 0, names: nearest.length ? nearest : shared.names.frequent("tag", MOST_NEAR) } };
  }

  /**
   * The ways to understand a query, each for when those before it lead nowhere.
   * @param {Query} query
   * @returns {{ find: (context: Context) => Promise<Hit[]>, partly: boolean }[]}
   */
  attempts(query) {
    const apart = takenApart(query);
    const attempts = [{ find: (/** @type {Context} */ context) => this.hits(query, context, false), partly: false }];
    if (apart) attempts.push({ find: (context) => this.hits(apart, context, false), partly: false });
    if (query.words.length) attempts.push({ find: (context) => this.hits(query, { ...context, loose: true }, true), partly: false });
    if ((apart ?? query).words.length > 1) attempts.push({ find: (context) => this.hitsPartly(apart ?? query, context, !apart), partly: true });
    return attempts;
  }

  /**
   * The address of a page in a language's tree, from the site's root and percent-encoded.
   * @param {string} address
   * @param {string} [language]
   */
  localized(address, language = this.language) {
    const path = encodeURI(address).replace(/[?#]/g, encodeURIComponent);
    return language === this.standard ? path : `${language}/${path}`;
  }

  /**
   * All records that match, the best first.
   * @param {Query} query
   * @param {Context} context
   * @param {boolean} forgiving
   * @returns {Promise<Hit[]>}
   */
  async hits(query, context, forgiving) {
    const all = (await this.store.directory()).records;
    return this.sorted(query, context, query.words.length ? await score(query.words, context, forgiving, all) : undefined);
  }

  /**
   * The records that have the more telling words of a query.
   * @param {Query} query
   * @param {Context} context
   * @param {boolean} listed
   */
  async hitsPartly(query, context, listed) {
    return this.sorted(query, context, await scorePartly(query.words, context, (await this.store.directory()).records, listed));
  }

  /**
   * Those of the records that a query's filters let pass, the best first.
   * @param {Query} query
   * @param {Context} context
   * @param {import("./scoring.js").Scores} [found]
   * @returns {Promise<Hit[]>}
   */
  async sorted(query, context, found) {
    let scores = found;
    for (const wanted of await filtered(query.filters, context)) scores = within(scores, wanted);
    for (const word of query.excluded) for (const number of (await find(word, context)).keys()) scores?.delete(number);
    const newest = Math.max(1, ...(scores?.keys() ?? []));
    await rest();
    const { block } = await this.store.directory();
    return [...(scores ?? [])]
      .map(([number, { score, thin }]) => ({ number, thin, score: score * weightOf(number, newest, block) }))
      .sort((one, other) => other.score - one.score || other.number - one.number);
  }
}

/**
 * The words of a query without its filters.
 * @param {Query} query
 */
export function textOf(query) {
  return query.words.map((word) => word.written).join(" ");
}

/**
 * Words without those that differ in letter case only.
 * @param {Iterable<string>} words
 */
function distinct(words) {
  return [...new Map([...words].map((word) => [word.toLowerCase(), word])).values()];
}

/**
 * The people, tags and organizations that the query names.
 * @param {Query} query
 * @param {Names} names
 */
function namesIn(query, names) {
  if (!query.words.length) return [];
  const text = textOf(query);
  const meant = names.matching(text, false);
  return (meant.length ? meant : names.matching(plainName(text), false))
    .filter(({ quality }) => quality >= SURE)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}
