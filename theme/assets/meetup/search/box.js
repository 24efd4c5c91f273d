// @ts-check
/*
 * Material's search box listens to keys only. What comes in otherwise (pasted, spoken, chosen from an input method's candidates)
 * is told to it as a key; while an input method is composing, nothing is.
 */
const box = document.querySelector("[data-md-component=search-query]");

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

export {};
