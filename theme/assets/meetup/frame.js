// Runs in the head of each page, before anything is drawn. In the built file the site's settings in the page's language stand above it.

/**
 * @typedef {{ features: string[], search: string, [name: string]: unknown }} Settings What Material's script reads.
 * @typedef {{ scope: string, tools: string, config: Settings }} Frame
 */

(() => {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = new URL("../../", here);
  const { scope, tools, config } = /** @type {{ meetupFrame: Frame }} */ (/** @type {unknown} */ (globalThis)).meetupFrame;
  const place = scope ? new URL(scope, location.href) : root;

  /** What pages of this site have kept; null where nothing is. @param {string} key */
  const get = (key, store = localStorage, where = place) => JSON.parse(store.getItem(`${where.pathname}.${key}`) ?? "null");

  /** @param {string} key @param {unknown} value */
  const set = (key, value, store = localStorage, where = place) => {
    try {
      store.setItem(`${where.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // A store that is full or forbidden keeps nothing.
    }
  };

  /** @param {string} text */
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

  // Material's script asks for them by these names.
  Object.assign(window, { __md_scope: place, __md_get: get, __md_set: set, __md_hash: hash });

  document.documentElement.classList.replace("no-js", "js");
  const settings = document.createElement("script");
  settings.type = "application/json";
  settings.id = "__config";
  // Behind the `#` stands this page's own name, under which the search's worker and `box.js` speak to each other.
  const search = `${new URL(config.search, root).href}#${Math.random().toString(36).slice(2)}`;
  settings.textContent = JSON.stringify({ ...config, base: root.href, search });
  document.head.append(settings);

  /** The switch of colours and the search box. The parser runs this on its way, so that the header never moves. */
  class Tools extends HTMLElement {
    connectedCallback() {
      if (this.hasChildNodes()) return;
      this.innerHTML = tools;
      // Material's script waits for a click on the first label of its switch, which no key can reach.
      const label = /** @type {HTMLElement | null} */ (this.querySelector("[for=__search]"));
      this.querySelector(".mm-opener")?.addEventListener("click", () => label?.click());
      paint();
    }
  }

  /**
   * Give the page the colours that its reader has chosen, else the first that suit the device. Material's script does the same,
   * but at the end of the page, after a first look in other colours.
   */
  function paint() {
    const options = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-md-component=palette] > input")]);
    const suits = (/** @type {HTMLElement} */ option) => matchMedia(option.dataset.mdColorMedia ?? "").matches;
    const at = get("__palette")?.index ?? options.findIndex(suits);
    const chosen = options[Math.max(0, Math.min(at, options.length - 1))];
    if (!chosen) return;
    chosen.nextElementSibling?.removeAttribute("hidden");
    const schemes = options.filter((option) => option.dataset.mdColorMedia?.includes(":"));
    const colours = chosen.dataset.mdColorMedia === "(prefers-color-scheme)" ? schemes.find(suits) : chosen;
    for (const { name, value } of colours?.attributes ?? []) if (name.startsWith("data-md-color-")) document.body.setAttribute(name, value);
  }

  /** Open the tabs within a text that the address names, or that its reader opened elsewhere. */
  function open() {
    const named = document.getElementById(location.hash.slice(1));
    if (named instanceof HTMLInputElement && named.name.startsWith("__tabbed_")) named.checked = true;
    if (!config.features.includes("content.tabs.link")) return;
    const chosen = get("__tabs") ?? [];
    for (const label of /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll(".tabbed-labels > label")))
      if (label.control instanceof HTMLInputElement && chosen.includes(label.innerText.trim())) label.control.checked = true;
  }

  customElements.define("meetup-tools", Tools);
  document.addEventListener("DOMContentLoaded", open);
})();
