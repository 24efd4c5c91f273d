// @ts-check
/*
 * Stands behind Material's search box in place of its own worker. It is a classic one, as Material starts no other, so it loads the
 * one script of the search with import(). Messages are Material's: 0 set up, 1 ready, 2 query, 3 result.
 */

/** @typedef {import("./presentation.js").Result} Result */
/** @typedef {import("./presentation.js").Marked} Marked */
/** What the reader did not ask for: other words, and results that lack some of theirs. @typedef {{ also: string[], partly: boolean }} Told */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const MOST = 20;

const here = new URL(self.location.href);
const base = new URL("../../../", here).href;
const language = here.searchParams.get("language") ?? "";

/** @type {Promise<import("./client.js").Client> | undefined} */
let client;
let latest = 0;
/** To the page that has started this worker: Material's script passes on nothing but results. */
const page = new BroadcastChannel(`meetup-search-${here.hash}`);

async function connect() {
  const directory = `${base}data/search/directory.json`;
  const early = new Map([[directory, fetch(directory, { cache: "no-cache" })]]);
  const { Client } = /** @type {typeof import("./client.js")} */ (await import(`${base}assets/meetup/search.js`));
  return new Client(base, language, early);
}

/**
 * The results as Material takes them, and what the box says of them beside.
 * @param {string} text
 * @returns {Promise<{ items: object[], told?: Told }>}
 */
async function answer(text) {
  if (!text.trim()) return { items: [] };
  client ??= connect();
  const { results, also, partly } = await (await client).search(text, { limit: MOST });
  return { items: results.map(itemOf), told: { also, partly } };
}

/**
 * A result as Material shows it: the page, then the section within it.
 * @param {Result} result
 */
function itemOf(result) {
  const terms = Object.fromEntries(result.words.map((word) => [word, true]));
  const page = { location: result.page, title: html(result.title), text: subtitle(result), score: result.score, terms };
  if (!result.passage) return [page];
  const { heading, text } = result.passage;
  if (result.address === result.page) return [{ ...page, text: `${page.text}<br>${html(text)}` }];
  return [page, { location: result.address, title: html(heading), text: html(text), score: result.score, terms }];
}

/** @param {Result} result */
function subtitle(result) {
  const speakers = new Intl.ListFormat(language, { style: "narrow" }).format(result.speakers.map((speaker) => speaker.label));
  return escaped([speakers, result.kind === "event" ? result.when : result.event?.label].filter(Boolean).join(" · "));
}

/**
 * Material takes titles and texts as HTML, so everything but the marks is escaped.
 * @param {Marked} marked
 */
function html({ text, spans }) {
  let at = 0;
  let answer = "";
  for (const [from, to] of spans) {
    answer += `${escaped(text.slice(at, from))}<mark data-md-highlight>${escaped(text.slice(from, to))}</mark>`;
    at = to;
  }
  return answer + escaped(text.slice(at));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** That the index cannot be had, in place of a result; it leads to the page where the reader can try again. */
function failure() {
  return { items: [[{ location: "search/", title: escaped(here.searchParams.get("failed") ?? ""), text: "", score: 1, terms: {} }]] };
}

self.addEventListener("message", async ({ data }) => {
  if (data.type === SETUP) self.postMessage({ type: READY });
  if (data.type !== QUERY) return;
  const turn = (latest += 1);
  const { items, told } = await answer(String(data.data)).catch((error) => {
    console.warn(error);
    client = undefined;
    return { ...failure(), told: undefined };
  });
  if (turn !== latest) return;
  self.postMessage({ type: RESULT, data: { items } });
  page.postMessage(told);
});
