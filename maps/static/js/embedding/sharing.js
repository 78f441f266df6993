// The way from a map to where it is shared: with what its reader has chosen.

/** Keeps the links that share a view in step with it; `data-share` is their address without anything chosen. */
function keepShareable(view) {
  const links = document.querySelectorAll("a[data-share]");
  if (!links.length) return;
  const follow = (state) => {
    for (const link of links) link.setAttribute("href", sharedAddress(link.dataset.share, state));
  };
  follow(view.store.state);
  view.store.subscribe(follow);
}

/** An address with a state as its query: what is open on the map is left out, as it may be gone tomorrow. */
function sharedAddress(address, state) {
  const url = new URL(address, location.href);
  for (const name of [...NARROWING, "map", "tab"]) {
    if (String(state[name]) === String(UNCHOSEN[name])) continue;
    url.searchParams.delete(name);
    if (name === "undated") url.searchParams.set(name, "false");
    else for (const value of [state[name]].flat()) url.searchParams.append(name, value);
  }
  return url.pathname + url.search;
}
