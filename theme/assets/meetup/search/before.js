// @ts-check
/*
 * Runs in the head of the search page, before its style sheets: scripts behind those wait for them. Material's own script takes `?q=` of
 * any page for itself and opens the header's search box with it. The query is put aside here; the page's script puts it back. What any
 * query needs of the index is asked for while that script is loading.
 */
(() => {
  const address = new URL(location.href);
  const query = address.searchParams.get("q");
  if (query === null) return;
  document.documentElement.dataset.meetupQuery = query;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);

  if (!query.trim()) return;
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = new URL("../../../data/search/", src).href;
  /** @type {Map<string, Promise<Response>>} */
  const early = new Map();
  const directory = async () => {
    const response = await fetch(`${folder}directory.json`, { cache: "no-cache" });
    const { bundle, names } = await response.clone().json();
    const next = `${folder}${bundle ? `bundle.${bundle}.bin` : `names.${names}.bin`}`;
    const file = fetch(next);
    file.catch(() => undefined);
    early.set(next, file);
    // Whoever has the directory finds the next file on its way.
    return response;
  };
  const first = directory();
  first.catch(() => undefined);
  early.set(`${folder}directory.json`, first);
  Object.assign(window, { meetupEarly: early });
})();
