// The map on paper: all of the list with where it was written, and the map as it was seen, in light colours.

const PAGES = 40; // of the list at once, beyond which printing would take minutes

/** Makes a view ready whenever the page is printed, and as it was afterwards. */
function readyForPaper(view) {
  window.addEventListener("beforeprint", () => toPaper(view));
  window.addEventListener("afterprint", () => fromPaper(view));
}

const WIDTH = 680; // pixels of a map on paper, as the style sheet has it

/** All at once: between this and the paper nothing is waited for. */
function toPaper(view) {
  if (view.onPaper) return;
  const root = document.documentElement;
  view.onPaper = { theme: root.dataset.theme, center: view.map.getCenter(), zoom: view.map.getZoom(), legend: view.legend.open };
  view.map.closePopup();
  root.dataset.theme = "light";
  view.onPaper.size = [view.canvas.clientWidth, view.canvas.clientHeight];
  view.element.classList.add("is-on-paper");
  view.legend.open = true;
  for (let page = 0; page < PAGES && view.pending.length; page += 1) addItems(view);
  for (const event of view.events) addSource(event, view);
  if (view.options.tiles) shrink(view);
  else resized(view);
  if (view.options.tiles) return;
  if (view.moved) view.map.setView(view.onPaper.center, view.onPaper.zoom, { animate: false });
  else fit(view);
  placeNames(view);
  recolour(view);
  drawNow(view);
}

function fromPaper(view) {
  if (!view.onPaper) return;
  const { theme, center, zoom, legend } = view.onPaper;
  view.onPaper = null;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  view.element.classList.remove("is-on-paper");
  view.legend.open = legend;
  for (const line of view.side.list.querySelectorAll(".masalik-source")) line.remove();
  view.canvas.parentElement.removeAttribute("style");
  resized(view);
  view.fitting = true;
  view.map.setView(center, zoom, { animate: false });
  view.fitting = false;
  placeNames(view);
  recolour(view);
}

/** A ground of tiles stays as it was on the screen, smaller: other tiles would come too late. */
function shrink({ canvas, onPaper }) {
  const [width, height] = onPaper.size;
  if (!width) return;
  const { style } = canvas.parentElement;
  [style.width, style.height, style.maxWidth, style.zoom] = [`${width}px`, `${height}px`, "none", String(Math.min(1, WIDTH / width))];
}

/** The map takes the size that it has now; that is no move of the reader's. */
function resized(view) {
  view.size = sizeOf(view);
  view.fitting = true;
  view.map.invalidateSize({ animate: false, pan: false });
  view.fitting = false;
}

/** A canvas is drawn in the next frame, and paper has none. */
function drawNow({ crowd }) {
  if (crowd && crowd._map) crowd._redraw();
}

/** Under an item: outlet, title and the whole address of the article; of an outline, that of the event's page. */
function addSource(event, view) {
  const button = view.items.get(event.id);
  const address = event.url || pageOf(event, view);
  const place = address ? link(address, address, "") : null;
  const parts = [event.source && isolated(event.source), event.title && make("cite", "", { dir: "auto" }, event.title), place && make("bdi", "", { dir: "ltr" }, place)];
  const told = parts.filter(Boolean);
  if (!button || !told.length) return;
  button.after(make("p", "masalik-source", null, listed(told, " · ")));
}

/** The page of an event, as a whole address; nothing where the page was given none. */
function pageOf(event, { options }) {
  const template = options.eventUrl || "";
  return template && !event.count ? new URL(template.replace("{event}", encodeURIComponent(event.id)), document.baseURI).href : "";
}
