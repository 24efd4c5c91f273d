// @ts-check
/** The filters of a query as chips, and the values by which its results can be narrowed, as links: each address is the narrowed query. */

import { withFilter, withoutFilter } from "./facets.js";
import { element, labelOf } from "./view.js";

/** @typedef {import("./facets.js").Counted} Counted */
/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./query.js").Filter} Filter */
/** @typedef {import("./view.js").Page} Page */

const MOST_VALUES = 8;

/**
 * A chip for each filter; a click takes it off.
 * @param {string} text
 * @param {Filter[]} filters
 * @param {Names | undefined} names
 * @param {Page} page
 */
export function chips(text, filters, names, page) {
  return filters.map(({ key, value }, at) => {
    const label = `${page.say(`facet-${key}`)}: ${valueLabel(key, value, names, page)}`;
    const link = element("a", { href: addressOf(withoutFilter(text, at)), class: "mm-find__chip", "data-search-query": withoutFilter(text, at) }, label);
    link.append(element("span", { "aria-hidden": "true" }, " ×"));
    link.setAttribute("aria-label", page.say("remove", { filter: label }));
    return element("li", {}, link);
  });
}

/**
 * A list of values for each facet; those that are chosen already are left out.
 * @param {string} text
 * @param {Counted[]} counted
 * @param {Filter[]} filters
 * @param {Names | undefined} names
 * @param {Page} page
 */
export function facetLists(text, counted, filters, names, page) {
  return counted.map(({ facet, values }) => {
    const chosen = new Set(filters.filter(({ key }) => key === facet).flatMap(({ value }) => [value, ...(names?.meant(facet, value) ?? []).map((name) => name.i)]));
    const links = values
      .filter(({ value }) => !chosen.has(value))
      .slice(0, MOST_VALUES)
      .map(({ value, count }) => {
        const query = withFilter(text, { key: facet, value });
        const link = element("a", { href: addressOf(query), "data-search-query": query }, valueLabel(facet, value, names, page));
        return element("li", {}, link, " ", element("span", { class: "mm-find__count" }, page.number(count)));
      });
    return element("section", { class: "mm-find__facet" }, element("h2", {}, page.say(`facet-${facet}`)), element("ul", {}, ...links));
  });
}

/**
 * @param {string} facet
 * @param {string} value
 * @param {Names | undefined} names
 * @param {Page} page
 */
function valueLabel(facet, value, names, page) {
  if (facet === "kind") return page.say(`kind-${value}`);
  if (facet === "language") return languageName(value, page.language);
  const name = names?.get(facet, value);
  return name ? labelOf(name, page) : value;
}

/**
 * @param {string} code
 * @param {string} language
 */
function languageName(code, language) {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} query */
function addressOf(query) {
  return query ? `?q=${encodeURIComponent(query)}` : "?";
}
