// @ts-check
/** The search page: takes the query from the address and the box, shows the answer, keeps the address in step. */

import { Client, textOf } from "./client.js";
import { chips, facetLists } from "./facet-view.js";
import { addressOf } from "./names.js";
import { Suggestions } from "./suggestions.js";
import { element, labelOf, nameCards, resultItem } from "./view.js";

/** @typedef {import("./client.js").Answer} Answer */

/** @typedef {Window & { meetupEarly?: import("./store.js").Early }} EarlyWindow */

const PAGE = 10;
const PAUSE = 120;

class SearchPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.language = root.dataset.language ?? "";
    this.base = new URL(root.dataset.base ?? "", location.href).href;
    this.client = new Client(this.base, this.language, /** @type {EarlyWindow} */ (window).meetupEarly);
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input[name=q]"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[data-search-status]"));
    this.note = /** @type {HTMLElement} */ (root.querySelector("[data-search-note]"));
    this.names = /** @type {HTMLElement} */ (root.querySelector("[data-search-names]"));
    this.chips = /** @type {HTMLElement} */ (root.querySelector("[data-search-chips]"));
    this.facets = /** @type {HTMLDetailsElement} */ (root.querySelector("[data-search-facets]"));
    this.list = /** @type {HTMLElement} */ (root.querySelector("[data-search-list]"));
    this.more = /** @type {HTMLButtonElement} */ (root.querySelector("[data-search-more]"));
    this.messages = /** @type {HTMLTemplateElement} */ (root.querySelector("template")).content;
    this.turn = 0;
    this.limit = PAGE;
    this.localized = (/** @type {string} */ address) => this.client.localized(address);
    this.say = this.say.bind(this);
    this.number = (/** @type {number} */ value) => new Intl.NumberFormat(this.language).format(value);
    /** @type {Answer | undefined} */
    this.answer = undefined;
  }

  start() {
    const query = document.documentElement.dataset.meetupQuery ?? new URL(location.href).searchParams.get("q") ?? "";
    this.remember(query);
    this.input.value = query;
    this.listen();
    // A link to a search within something leaves room for a word.
    if (!query || query.endsWith(" ")) this.input.focus();
    this.run();
  }

  listen() {
    let timer = 0;
    const typed = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.changed(), PAUSE);
    };
    this.input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || typed());
    this.input.addEventListener("compositionend", typed);
    this.input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.changed();
    });
    this.more.addEventListener("click", () => this.showMore());
    this.root.addEventListener("click", (event) => this.follow(event));
    this.facets.addEventListener("toggle", () => this.showFacets());
    new Suggestions(this.input, this, () => this.changed()).start();
    window.addEventListener("popstate", () => {
      this.input.value = new URL(location.href).searchParams.get("q") ?? "";
      this.run();
    });
    window.addEventListener("keydown", (event) => this.focusOnSlash(event), { capture: true });
  }

  /**
   * `/` means this box here, not the one in the header.
   * @param {KeyboardEvent} event
   */
  focusOnSlash(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.input.focus();
    this.input.select();
  }

  /**
   * A filter's link changes the query here; the address is a new one, so that the way back leads to the query before.
   * @param {MouseEvent} event
   */
  follow(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[data-search-query]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.input.value = link.dataset.searchQuery ?? "";
    history.pushState(null, "", link.href);
    this.changed();
    this.status.focus();
  }

  changed() {
    this.limit = PAGE;
    this.remember(this.input.value);
    this.run();
  }

  async showMore() {
    const first = this.list.children.length;
    this.limit += PAGE;
    await this.run();
    this.list.children[first]?.querySelector("a")?.focus();
  }

  /** @param {string} query */
  remember(query) {
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  async run() {
    const turn = (this.turn += 1);
    const text = this.input.value.trim();
    if (!text) return this.show();
    this.status.dataset.searchStatus = "busy";
    try {
      const first = (/** @type {Answer} */ some) => turn === this.turn && this.limit === PAGE && this.draw(some);
      const answer = await this.client.search(text, { limit: this.limit, first });
      if (turn === this.turn) this.show(answer);
    } catch (error) {
      console.warn(error);
      if (turn === this.turn) this.fail();
    }
  }

  /** @param {Answer} [answer] */
  show(answer) {
    this.draw(answer);
    this.more.hidden = !answer || answer.total <= answer.results.length;
    this.showFacets();
    this.finish(answer ? this.count(answer) : "");
  }

  /**
   * All that has a place above the results comes with the first of them, so that none moves while it is read.
   * @param {Answer} [answer]
   */
  draw(answer) {
    this.answer = answer;
    this.names.replaceChildren(...nameCards(answer?.names ?? [], this));
    this.names.hidden = !answer?.names.length;
    this.note.replaceChildren(...(answer ? this.notes(answer) : []));
    this.note.hidden = !this.note.textContent;
    this.facets.hidden = !answer || answer.total < 2;
    this.list.replaceChildren(...(answer?.results ?? []).map((result) => resultItem(result, this)));
  }

  /** @param {Answer} answer */
  notes({ also, near, partly }) {
    const told = [partly ? this.say("partly") : "", also.length ? this.say("also", { words: also.join(this.say("comma")) }) : ""].filter(Boolean);
    const links = near.names.map((name) => element("a", { href: this.base + this.localized(addressOf(name)) }, labelOf(name, this)));
    const lines = links.length ? [element("span", {}, this.say(near.alike ? "near" : "popular"), ...links.flatMap((link) => [" ", link]))] : [];
    return [...told.map((line) => element("span", {}, line)), ...lines];
  }

  /** The filters in use, and, where the reader asks for them, those that could be. */
  async showFacets() {
    const { answer } = this;
    const text = this.input.value;
    const names = answer && (await this.client.open()).names;
    this.chips.replaceChildren(...chips(text, answer?.query.filters ?? [], names, this));
    this.chips.hidden = !answer?.query.filters.length;
    if (!answer || !this.facets.open || this.facets.hidden) return;
    const counted = await this.client.facets.count(answer.numbers).catch(() => []);
    if (answer !== this.answer) return;
    const lists = facetLists(text, counted, answer.query.filters, names, this);
    this.facets.querySelector("[data-search-values]")?.replaceChildren(...lists);
  }

  fail() {
    this.list.replaceChildren(element("li", {}, this.say("failed")));
    this.finish(this.say("failed"));
  }

  /** @param {string} message */
  finish(message) {
    this.status.textContent = message;
    this.status.dataset.searchStatus = "done";
  }

  /** @param {Answer} answer */
  count({ total, approximate, names, query }) {
    if (!total) return names.length ? "" : this.say("none", { query: textOf(query) || this.input.value.trim() });
    return this.say(approximate ? "about" : total === 1 ? "one" : "found", { count: total });
  }

  /**
   * One of the page's messages with its values.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    const message = this.messages.querySelector(`[data-message="${key}"]`)?.textContent ?? key;
    return message.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? this.number(Number(values[name])) : String(values[name] ?? "")));
  }
}

// Behind the header's box this stands in a worker, where there is no page.
const root = globalThis.document?.querySelector("[data-search]");
if (root) new SearchPage(/** @type {HTMLElement} */ (root)).start();
