// Narrows the list of an index page to what the reader types. Without this script the page is the whole list.

/** @param {string} text */
const fold = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

const ROWS = ".mm-faces > li, .mm-chips > li, .mm-events > li, .mm-rows > li, .mm-day";
const GROUPS = ".mm-group, .mm-head + .mm-chips";

for (const box of document.querySelectorAll("[data-filter]")) {
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
  const page = /** @type {HTMLElement} */ (box.closest("article"));
  const rows = [...page.querySelectorAll(ROWS)].map((row) => {
    const talks = [...row.querySelectorAll(".mm-list > li")].map((talk) => ({ node: talk, text: fold(talk.textContent ?? "") }));
    const head = talks.length ? row.querySelectorAll("h3, .mm-rule") : [row];
    const text = fold([...head].map((node) => node.textContent).join(" ") + " " + (row.getAttribute("data-also") ?? ""));
    return { node: row, text, talks };
  });
  const groups = [...page.querySelectorAll(GROUPS)];

  /** @param {{ node: Element, text: string }} one @param {string[]} words */
  const show = (one, words) => {
    const found = words.every((word) => one.text.includes(word));
    one.node.toggleAttribute("hidden", !found);
    return found;
  };

  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const whole = show(row, words);
      const talks = row.talks.filter((talk) => show(talk, whole ? [] : words)).length;
      row.node.toggleAttribute("hidden", !whole && talks === 0);
      count += row.talks.length ? talks : Number(whole);
    }
    for (const group of groups) group.toggleAttribute("hidden", !group.querySelector(".mm-day:not([hidden]), li:not([hidden])"));
    status.textContent = words.length ? (box.getAttribute("data-found") ?? "").replace("{count}", String(count)) : "";
  });
  box.removeAttribute("hidden");
}
