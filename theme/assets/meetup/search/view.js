// @ts-check
/** What was found goes in, elements come out. Whatever stands in a report stays text: nothing here is ever parsed as HTML. */

import { addressOf } from "./names.js";

/** @typedef {import("./client.js").Answer} Answer */
/** @typedef {import("./names.js").Name} Name */
/** @typedef {import("./presentation.js").Link} Link */
/** @typedef {import("./presentation.js").Marked} Marked */
/** @typedef {import("./presentation.js").Result} Result */

/**
 * What the view must know about the page.
 * @typedef {object} Page
 * @property {string} base the address of the site's root
 * @property {string} language
 * @property {(key: string, values?: Record<string, string | number>) => string} say
 * @property {(address: string) => string} localized
 * @property {(value: number) => string} number
 */

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A name in the reader's language.
 * @param {Name} name
 * @param {Page} page
 */
export function labelOf(name, page) {
  return (name.t.find(([language]) => language === page.language) ?? name.t[0])[1];
}

/**
 * The people, tags and organizations that the query names.
 * @param {Name[]} names
 * @param {Page} page
 */
export function nameCards(names, page) {
  return names.map((name) => {
    const link = element("a", { href: page.base + page.localized(addressOf(name)) }, labelOf(name, page));
    const kind = element("span", { class: "mm-find__kind" }, page.say(`kind-${name.k}`));
    const count = name.c ? [element("span", { class: "mm-find__count" }, page.say("talks", { count: name.c }))] : [];
    return element("li", { class: "mm-find__name", "data-search-result": name.k }, kind, link, ...count);
  });
}

/**
 * @param {Result} result
 * @param {Page} page
 */
export function resultItem(result, page) {
  const link = element("a", { class: "mm-find__link", href: page.base + highlighted(result) }, ...marks(result.title, page));
  const title = element("h2", { class: "mm-find__title" }, link);
  const item = element("li", { class: "mm-find__result", "data-search-result": result.kind }, title, facts(result, page));
  if (result.passage) item.append(passage(result.passage, page));
  if (result.tags.length) item.append(tagList(result.tags, page));
  return item;
}

/**
 * The result's address, with what Material is to mark on the page that it opens.
 * @param {Result} result
 */
export function highlighted(result) {
  const [page, fragment] = result.address.split("#");
  const words = result.words.join(" ");
  return `${page}${words && `?h=${encodeURIComponent(words)}`}${fragment ? `#${fragment}` : ""}`;
}

/**
 * @param {Result} result
 * @param {Page} page
 */
function facts(result, page) {
  const pieces = [element("span", { class: "mm-find__kind" }, page.say(`kind-${result.kind}`))];
  for (const speaker of result.speakers) pieces.push(linkTo(speaker, page));
  if (result.event && result.kind !== "event") pieces.push(linkTo(result.event, page));
  const when = { class: "mm-find__kind", ...(result.date && { datetime: result.date }) };
  if (result.when) pieces.push(element(result.date ? "time" : "span", when, result.when));
  return element("p", { class: "mm-find__facts" }, ...pieces);
}

/**
 * @param {{ heading: Marked, text: Marked }} found
 * @param {Page} page
 */
function passage({ heading, text }, page) {
  const lead = heading.text ? [element("strong", {}, ...marks(heading, page)), " "] : [];
  return element("p", languageOf(text, page, "mm-find__passage"), ...lead, ...marks(text, page, false));
}

/**
 * @param {Link[]} tags
 * @param {Page} page
 */
function tagList(tags, page) {
  return element("p", { class: "mm-find__tags" }, ...tags.map((tag) => linkTo(tag, page, "mm-find__tag")));
}

/**
 * @param {Link} link
 * @param {Page} page
 * @param {string} [style]
 */
function linkTo(link, page, style = "") {
  return element("a", { href: page.base + link.address, ...(style && { class: style }) }, link.label);
}

/**
 * A text with what was looked for marked.
 * @param {Marked} marked
 * @param {Page} page
 * @param {boolean} [wrapped] whether the language is said on an element of its own
 * @returns {(Node | string)[]}
 */
function marks(marked, page, wrapped = true) {
  const { text, spans } = marked;
  const pieces = [];
  let at = 0;
  for (const [from, to] of spans) {
    pieces.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  pieces.push(text.slice(at));
  const whole = pieces.filter((piece) => piece !== "");
  return wrapped && isForeign(marked, page) ? [element("span", { lang: marked.language }, ...whole)] : whole;
}

/**
 * @param {Marked} text
 * @param {Page} page
 * @param {string} style
 */
function languageOf(text, page, style) {
  return { class: style, ...(isForeign(text, page) && { lang: text.language }) };
}

/**
 * @param {Marked} text
 * @param {Page} page
 */
function isForeign({ language }, page) {
  return language !== "" && language !== page.language;
}
