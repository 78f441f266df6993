// One map with its list: puts them into an element, keeps them in step, and lets the page steer them.

const ROOMY = 640; // from this width in pixels the map makes room for the open legend
const NARROW = 480; // below this width in pixels the legend starts closed
const LIMITS = [[-62, -220], [85, 220]];
const UNAIMED = 300; // milliseconds until the ground is drawn where no events have come that say of what
const POPUP_PART = 0.5; // of the map's height, for what a popup tells; the rest of it is scrolled to

/** The view in an element: made at the first call, the same afterwards. */
const views = new WeakMap();

function viewIn(element, options) {
  if (!views.has(element)) views.set(element, makeView(element, options));
  const view = views.get(element);
  Object.assign(view.options, options);
  return view;
}

function makeView(element, options) {
  const language = (options.language || document.documentElement.lang || "ar").startsWith("en") ? "en" : "ar";
  const view = {
    element,
    options: { ...options },
    language,
    words: wordsOf(language, options),
    known: [],
    events: [],
    ground: { countries: [], towns: [] },
    items: new Map(),
    pending: [],
    store: makeStore(),
  };
  view.aimed = new Promise((aim) => { view.aim = aim; setTimeout(aim, UNAIMED); }); // or the ground would be drawn twice
  layOut(view);
  view.map = makeMap(view);
  const { x: width, y: height } = view.map.getSize(); // only now, as it lays the page out
  view.legend.open = width >= NARROW && height >= NARROW * 0.75;
  view.names = L.layerGroup().addTo(view.map);
  view.drawing = drawEvents([], view);
  view.popup = L.popup({ className: "masalik-popup", maxWidth: 320, minWidth: 200, maxHeight: 320 });
  view.open = (events, where, opener) => openTold(view, events, where, opener);
  view.highlight = (id, on) => highlight(view, id, on);
  view.map.on("moveend", () => { placeNamesSoon(view); noteMap(view); recountSoon(view); });
  view.map.on("movestart", () => { view.moved = view.moved || !view.fitting; });
  view.map.on("popupclose", () => afterPopup(view));
  view.store.subscribe((state, before, how) => follow(view, state, before, how));
  if (options.address) keepAddress(view);
  document.fonts.addEventListener("loadingdone", () => placeNamesAnew(view));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => recolour(view));
  tieHover(view);
  readyForPaper(view);
  fillLegend(view);
  bringBasemap(view);
  return view;
}

/** The parts of a view: those that the page brought are used, the others made. */
function layOut(view) {
  const { element, words, options } = view;
  const part = (selector, made) => element.querySelector(selector) || made();
  element.classList.add("masalik");
  element.lang = view.language;
  element.dir = words.direction;
  const stage = part(".masalik-stage", () => element.appendChild(make("div", "masalik-stage")));
  view.canvas = part(".masalik-map", () => stage.appendChild(make("div", "masalik-map", { dir: "ltr" })));
  view.canvas.setAttribute("role", "region");
  view.canvas.setAttribute("aria-label", `${words.map}. ${words.map_help}`);
  view.message = part(".masalik-message", () => stage.appendChild(make("div", "masalik-message", { role: "status", hidden: "" })));
  view.legend = part(".masalik-legend", () => stage.appendChild(make("details", "masalik-legend")));
  view.all = part(".masalik-all", () => stage.appendChild(make("button", "masalik-all", { type: "button", hidden: "" }, words.show_all)));
  view.all.onclick = () => fitAll(view);
  layOutSide(view, part);
  element.classList.toggle("has-list", options.list !== false);
  makeControls(view);
}

function layOutSide(view, part) {
  const { element, words } = view;
  const side = part(".masalik-side", () => element.appendChild(make("aside", "masalik-side", {})));
  side.setAttribute("aria-label", words.list);
  side.tabIndex = -1;
  const title = make("h2", "masalik-heard", null, words.list);
  const list = make("div", "masalik-list", null);
  const none = make("div", "masalik-none", { hidden: "" });
  const more = make("button", "masalik-more", { type: "button", hidden: "" });
  side.replaceChildren(title, none, list, more);
  view.side = { element: side, list, none, more };
  tendList(view);
}

function makeMap(view) {
  const { words, canvas, options } = view;
  const rtl = words.direction === "rtl";
  const map = L.map(canvas, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 0.5,
    maxZoom: closestZoom(options),
    zoomSnap: 0.5,
    maxBounds: LIMITS,
    maxBoundsViscosity: 0.7,
    fadeAnimation: !calm(),
    zoomAnimation: !calm(),
    markerZoomAnimation: !calm(),
    inertia: !calm(),
    dragging: !(options.cooperative && isTouched()),
  });
  map.createPane("masalik-names").style.zIndex = 450;
  L.control.zoom({ position: rtl ? "topleft" : "topright", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  const credit = L.control.attribution({ position: rtl ? "bottomright" : "bottomleft", prefix: false }).addTo(map);
  credit.addAttribution(options.tiles ? tileCredit(options) : `Leaflet · GeoNames · Natural Earth · <bdi>${worldViewOf(options.worldView)[view.language]}</bdi>`);
  new Scale({ position: rtl ? "bottomright" : "bottomleft", imperial: false, maxWidth: 120, words }).addTo(map);
  map.setView(ELSEWHERE.center, ELSEWHERE.zoom);
  if (options.cooperative) beCooperative(map, view);
  new ResizeObserver(() => onResize(view)).observe(canvas);
  return map;
}

/** Leaflet's scale, in the words of the page. */
const Scale = L.Control.Scale.extend({
  _updateMetric(width) {
    const metres = this._getRoundNum(width);
    const { words } = this.options;
    const label = metres < 1000 ? fill(words.metres, { n: numeral(metres, words) }) : fill(words.kilometres, { n: numeral(metres / 1000, words) });
    this._updateScale(this._mScale, label, metres / width);
  },
});

/** A map that gets another size, as when the list takes some of it, is fitted again until somebody moves it. */
function onResize(view) {
  if (!view.map || view.size === sizeOf(view)) return;
  view.size = sizeOf(view);
  view.fitting = true;
  view.map.invalidateSize({ animate: false });
  view.fitting = false;
  if (!view.moved) fit(view);
  placeNamesSoon(view);
}

/** The size of the map on the page, by which it is known whether the view fits it. */
function sizeOf({ canvas }) {
  return `${canvas.clientWidth} ${canvas.clientHeight}`;
}

async function bringBasemap(view) {
  const { world, detail, worldView, tiles } = view.options;
  if (tiles) {
    layTiles(view);
    return;
  }
  if (!world) return;
  try {
    const onMore = (towns) => {
      view.ground.towns.push(...towns);
      placeNamesSoon(view);
    };
    view.ground = await layBasemap(view.map, { world, detail }, knownWorldView(worldView), { aimed: view.aimed, onMore });
    placeNamesSoon(view);
  } catch {
    view.trouble = view.words.basemap_failed;
    if (view.shown) rest(view);
  }
}

/** Shows events in place of those before. */
function show(view, answer) {
  view.map.closePopup();
  view.moved = false;
  view.fresh = true;
  take(view, answer);
  view.aim();
  if (view.options.address) followSelection(view);
}

/** What stands over the map when nothing is under way: that there is no event, or no basemap, or nothing. */
function rest(view) {
  if (view.shown && !view.known.length) say(view, view.words.empty, "empty");
  else if (view.shown && !view.events.length) say(view, view.words.nothing, "hint");
  else say(view, view.trouble || "", "hint");
}

/** A word over the map: loading, failed, empty, a hint; nothing hides it. */
function say(view, words, tone, ...more) {
  view.message.className = `masalik-message ${tone ? `is-${tone}` : ""}`;
  view.message.replaceChildren(...(words ? [make("p", "", null, words), ...more] : []));
  view.message.hidden = !words;
}

function openPopup(view, events, where, opener) {
  view.opener = opener || document.activeElement;
  const content = detailsOf(events, where.place, view, where.counted);
  content.addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape") view.map.closePopup();
  });
  view.popup.options.offset = L.point(0, 4 - where.raise);
  view.popup.options.maxWidth = Math.min(320, view.canvas.clientWidth - 60);
  view.popup.options.maxHeight = Math.max(110, Math.min(400, Math.round(view.canvas.clientHeight * POPUP_PART)));
  const clear = clearOfLegend(view, [12, 12], [12, 12]);
  view.popup.options.autoPanPaddingTopLeft = clear.paddingTopLeft;
  view.popup.options.autoPanPaddingBottomRight = clear.paddingBottomRight;
  view.map.setMaxBounds(null); // or the map would spring back from where the popup needs it
  view.popup.setLatLng(where.latlng).setContent(content).openOn(view.map);
  const close = view.popup.getElement().querySelector(".leaflet-popup-close-button");
  close.setAttribute("aria-label", view.words.close);
  view.popup.getElement().setAttribute("role", "dialog");
  view.popup.getElement().setAttribute("aria-label", content.getAttribute("aria-label"));
  content.setAttribute("role", "group");
  letKeysScroll(view.popup);
  content.focus({ preventScroll: true });
  view.element.querySelector(".masalik-stage").scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  mark(view, events.map((event) => event.id));
  noteOpen(view, events, where.place);
}

/** Lays the open popup out anew after what it tells has grown; it stays where it was scrolled to. */
function relayPopup({ popup }) {
  if (!popup.isOpen()) return;
  const box = popup.getContent().parentElement;
  const scrolled = box.scrollTop;
  popup._updateLayout(); // Leaflet's `update` would attach the content again, which takes the focus from it
  popup._updatePosition();
  popup._adjustPan();
  box.scrollTop = scrolled;
  letKeysScroll(popup);
}

function letKeysScroll(popup) {
  if (popup.getElement().querySelector(".leaflet-popup-scrolled")) popup.getContent().tabIndex = 0;
}

/** Gives the focus back to what opened the popup, unless the reader has moved it elsewhere. */
function afterPopup(view) {
  const popup = view.popup.getElement();
  const inside = !document.activeElement || document.activeElement === document.body || (popup && popup.contains(document.activeElement));
  const back = view.opener && view.opener.isConnected ? view.opener : view.items.get((view.marked || [])[0]);
  if (inside && back) back.focus({ preventScroll: true });
  view.map.setMaxBounds(LIMITS);
  mark(view, []);
  noteOpen(view, [], null);
}

/** Marks the events that the popup tells of, in the list and on the map, and tells the page. */
function mark(view, ids) {
  const before = view.marked || [];
  view.marked = ids; // first, as a popup that is just being closed still counts as open
  for (const id of before) {
    highlight(view, id, false);
    const item = view.items.get(id);
    if (item) item.removeAttribute("aria-current");
  }
  if (ids.length) itemFor(view, ids[0]);
  for (const id of ids) markOne(view, id);
  if (ids.length) reveal(view, ids[0]);
  view.element.dispatchEvent(new CustomEvent("masalik:select", { bubbles: true, detail: { ids } }));
}

function markOne(view, id) {
  highlight(view, id, true);
  const item = view.items.get(id);
  if (item) item.setAttribute("aria-current", "true");
}

/** Scrolls the list, and nothing else, to an item. */
function reveal(view, id) {
  const item = view.items.get(id);
  const side = view.side.element;
  if (!item || side.scrollHeight <= side.clientHeight) return;
  const [within, around] = [item.getBoundingClientRect(), side.getBoundingClientRect()];
  if (within.top < around.top || within.bottom > around.bottom) side.scrollTop += within.top - around.top - 40;
}
