// @ts-check
/*
 * Runs before Material's own script, which takes `?q=` of any page for itself and opens the header's search box with it. The
 * query is put aside here; the page's script puts it back.
 */
(() => {
  const address = new URL(location.href);
  const query = address.searchParams.get("q");
  if (query === null) return;
  document.documentElement.dataset.meetupQuery = query;
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
})();
