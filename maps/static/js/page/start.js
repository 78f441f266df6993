// What the page sees: `window.Masalik`, and the maps that the page asks for in its markup.

const MOMENT = 30; // milliseconds that events wait for the ground, at most

/** The addresses of the basemap and the world view, from the script element that loaded this file. */
const GIVEN = { ...(document.currentScript ? document.currentScript.dataset : {}) };

/**
 * Draws a FeatureCollection of events in an element, in place of what it showed before.
 * Options: language ("ar" or "en"), list (false: map only), controls (true: search, filters and time around
 * it), cooperative (true: the wheel scrolls the page), articleUrl (an address, or a template with {article}),
 * eventUrl (a template with {event}), world and detail (addresses of the basemap), worldView (whose borders and
 * names it draws: a name from the list of the gazetteer), source (the address that the collection came from, for
 * what it leaves out of many events).
 * Answers with { map, events, select(id), highlight(id, on) }; the element fires `masalik:select` with
 * detail.ids.
 */
function drawIn(element, collection, options) {
  const view = viewIn(element, { ...GIVEN, cooperative: true, source: "", ...(options || {}) });
  const { source } = view.options;
  if (view.shown) view.store.change({ map: "" }, "replace"); // where the reader looked before says nothing of these
  view.loader = source ? loaderOf(source, { ...view.options, queried: true }) : null;
  show(view, loadedFrom(collection));
  const select = (id) => selectEvent(view, id);
  return { map: view.map, events: view.known, select, highlight: view.highlight };
}

/** Loads the events that an element's `data-events` names, and draws them there. */
async function loadIn(element) {
  const { events, language, articleUrl, eventUrl, cooperative, list, controls, queried, view: asked } = element.dataset;
  const options = {
    language,
    articleUrl,
    eventUrl,
    cooperative: cooperative === "yes",
    list: list !== "no",
    controls: controls !== "no",
    address: element === document.querySelector("[data-events]"),
    asked: asked ? `#${asked}` : "",
  };
  const isNew = !views.has(element);
  const loader = loaderOf(events, { ...options, queried: queried === "yes" });
  const loading = firstLoad(loader, options).catch(() => null); // under way while the view is made
  const view = viewIn(element, { ...GIVEN, ...options });
  if (isNew && options.address) keepShareable(view);
  if (isNew) view.tellHeight = options.address && options.cooperative ? tellHeight(view) : () => {};
  say(view, view.words.loading, "loading");
  view.loader = loader;
  const loaded = await loading;
  if (!view.shown) await groundAtHand(view);
  if (loaded) show(view, loaded);
  view.tellHeight();
  if (!loaded) failed(view, () => loadIn(element));
}

/** Waits a moment for the ground, which is often there as soon as the events: both are then one picture. */
function groundAtHand({ options: { world, tiles } }) {
  const moment = new Promise((pass) => setTimeout(pass, MOMENT));
  return world && !tiles ? Promise.race([fetchOnce(world).catch(() => null), moment]) : null;
}

/** The events as the page loads them beforehand, without any filter; where not all are sent, those asked for in the address. */
async function firstLoad(loader, options) {
  const usual = await loader.load(queryOf(UNCHOSEN, options));
  const { state } = options.address ? stateOf(hashAsked(options)) : { state: UNCHOSEN };
  const narrows = NARROWING.some((name) => String(state[name]) !== String(UNCHOSEN[name]));
  return usual.whole || !narrows ? usual : loader.load(queryOf(state, options));
}

/** Says that the events could not be loaded, and loads them once the reader asks or the network is back. */
function failed(view, load) {
  const once = new AbortController();
  const retry = () => {
    once.abort();
    load();
  };
  const again = make("button", "", { type: "button" }, view.words.retry);
  again.addEventListener("click", retry);
  window.addEventListener("online", retry, { signal: once.signal });
  say(view, navigator.onLine ? view.words.failed : view.words.offline, "failed", again);
}

/** An ISO date in words, in the digits and months of the page; nothing for what is no date. */
function dateGiven(iso, language) {
  const date = dateParts(iso);
  return date ? dateInWords(date, wordsOf(language, GIVEN)) : "";
}

function start() {
  document.querySelectorAll("[data-events]").forEach(loadIn);
}

window.Masalik = Object.freeze({ draw: drawIn, dateInWords: dateGiven });
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
