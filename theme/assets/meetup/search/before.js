// @ts-check
/*
 * Runs before Material's own script, which takes `?q=` of any page for itself and opens the header's search box with it. The
 * query is put aside here; the page's script puts it back. What any query needs of the index is asked for while that script is loading.
 */
(() => {
  const address = new URL(location.href);
  const query = address.searchParams.get("q");
  if (query === null) return;
  document.documentElement.dataset.meetupQuery = query;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);

  const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
  if (!query.trim() || !page) return;
  const folder = new URL("data/search/", new URL(page.dataset.base ?? "", location.href)).href;
  /** @type {Map<string, Promise<Response>>} */
  const early = new Map();
  /**
   * @param {string} file
   * @param {RequestCache} cache
   */
  const ask = (file, cache) => {
    const response = fetch(folder + file, { cache });
    early.set(folder + file, response);
    return response;
  };
  ask("directory.json", "no-cache")
    .then((response) => response.clone().json())
    .then(({ bundle, names }) => ask(bundle ? `bundle.${bundle}.bin` : `names.${names}.bin`, "default"))
    .catch(() => undefined);
  Object.assign(window, { meetupEarly: early });
})();
