// @ts-check
/** Long work in short turns: what has gone on for a while lets the browser answer the reader and paint before it goes on. */

/** Milliseconds. Where a phone is four times slower than a desk, no turn is one that a reader notices. */
const LONGEST = 12;

let began = 0;

/** Goes on at once, or in another turn if this one has taken long. */
export async function rest() {
  if (performance.now() - began < LONGEST) return;
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis);
  await (scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume)));
  began = performance.now();
}
