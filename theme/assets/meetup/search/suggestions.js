// @ts-check
/** A list of names below the box while the reader types: people, tags, organizations, titles. Arrows choose, Enter takes, Escape closes. */

import { element, labelOf } from "./view.js";

/** @typedef {import("./client.js").Suggestion} Suggestion */
/** @typedef {import("./view.js").Page & { client: import("./client.js").Client }} Host */

const LIST = "mm-find-suggestions";

export class Suggestions {
  /**
   * @param {HTMLInputElement} input
   * @param {Host} host
   * @param {() => void} taken called when the text was completed
   */
  constructor(input, host, taken) {
    this.input = input;
    this.host = host;
    this.taken = taken;
    this.list = element("ul", { id: LIST, class: "mm-find__suggestions", role: "listbox", "aria-label": host.say("suggestions"), hidden: "" });
    /** @type {Suggestion[]} */
    this.offered = [];
    this.chosen = -1;
    this.turn = 0;
  }

  start() {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": LIST, "aria-haspopup": "listbox" };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.after(this.list);
    this.input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || this.update());
    this.input.addEventListener("compositionend", () => this.update());
    this.input.addEventListener("keydown", (event) => event.isComposing || this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    // The press, not the click: by then the box would have lost its focus and the list be gone.
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = /** @type {HTMLElement} */ (event.target).closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  async update() {
    const turn = (this.turn += 1);
    const offered = await this.host.client.suggest(this.input.value).catch(() => []);
    if (turn !== this.turn || document.activeElement !== this.input) return;
    this.offered = offered;
    this.chosen = -1;
    this.list.replaceChildren(...offered.map((suggestion, at) => this.option(suggestion, at)));
    this.show(offered.length > 0);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} at
   */
  option(suggestion, at) {
    const kind = element("span", { class: "mm-find__kind" }, this.host.say(`kind-${suggestion.kind}`));
    const label = "name" in suggestion ? labelOf(suggestion.name, this.host) : suggestion.title;
    return element("li", { id: `${LIST}-${at}`, role: "option", "aria-selected": "false" }, label, " ", kind);
  }

  /** @param {boolean} open */
  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.turn += 1;
    this.show(false);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.choose(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter" && this.chosen >= 0) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter") return this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * -1 is the box itself.
   * @param {number} at
   */
  choose(at) {
    const count = this.offered.length;
    this.chosen = at < -1 ? count - 1 : at >= count ? -1 : at;
    for (const [place, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(place === this.chosen));
    if (this.chosen < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${LIST}-${this.chosen}`);
  }

  /**
   * A name goes into the box, a title leads to its page.
   * @param {number} at
   */
  take(at) {
    const suggestion = this.offered[at];
    if (!("name" in suggestion)) return location.assign(this.host.base + suggestion.page);
    const label = labelOf(suggestion.name, this.host);
    this.input.value = `${this.input.value.trimEnd().replace(/\S+$/u, "")}${label} `;
    this.close();
    this.taken();
  }
}
