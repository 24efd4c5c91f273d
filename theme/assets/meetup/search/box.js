// @ts-check
/*
 * Material's search box listens to keys only. What comes in otherwise (pasted, spoken, chosen from an input method's candidates)
 * is told to it as a key; while an input method is composing, nothing is. What the search did beyond the query, which Material's
 * box has no place for, is said below the count.
 */
const box = document.querySelector("[data-md-component=search-query]");
const note = document.querySelector("[data-search-told]");

if (box instanceof HTMLInputElement) {
  let composing = false;
  const tell = () => box.dispatchEvent(new KeyboardEvent("keyup"));
  box.addEventListener("compositionstart", () => (composing = true));
  box.addEventListener("compositionend", () => {
    composing = false;
    tell();
  });
  box.addEventListener("input", () => composing || tell());
  box.addEventListener("keyup", (event) => composing && event.stopImmediatePropagation(), { capture: true });
}

if (note instanceof HTMLElement) {
  const { also = "", partly = "", comma = "" } = note.dataset;
  const { search } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const worker = new BroadcastChannel(`meetup-search-${new URL(search).hash}`);
  worker.addEventListener("message", ({ data }) => {
    const told = [data?.partly && partly, data?.also.length && also.replace("{words}", () => data.also.join(comma))].filter(Boolean);
    const lines = told.map((line) => Object.assign(document.createElement("div"), { textContent: line }));
    // Said aloud once, not at every letter.
    if (note.textContent !== told.join("")) note.replaceChildren(...lines);
  });
}

export {};
