// Names on the map, none over another: first those of the places of the events, then countries, then towns.

const LETTER = 7; // pixels that a letter of a country's name takes, about
const NARROWEST = 2.5; // pixels that a letter takes at least
const LINE = 18; // pixels that a line of names takes
const TOWN_LETTER = 6.2; // the same for a town, whose name is smaller and stands beside its dot
const TOWN_DOT = 4; // pixels from the middle of the dot to where the name begins
const MOST_TOWNS = 90; // on one map: more would be a list

/** Places the names before the next picture of the page: once, however much has changed until then. */
function placeNamesSoon(view) {
  if (view.naming) return;
  view.naming = requestAnimationFrame(() => placeNames(view));
}

/** The same with other letters, which are wider or narrower than those measured. */
function placeNamesAnew(view) {
  for (const node of view.drawing.nodes) node.nameSize = null;
  placeNamesSoon(view);
}

/** Places every name that fits; run again whenever the view has changed. */
function placeNames(view) {
  cancelAnimationFrame(view.naming);
  view.naming = 0;
  const taken = view.drawing.symbols.map((symbol) => symbolBox(view.map, symbol));
  const places = [...view.drawing.nodes].sort((a, b) => b.here.length - a.here.length);
  measureNames(places.filter((node) => hasHope(node, view, taken)), view);
  closeLong(view);
  taken.push(within(view.legend, view.canvas));
  for (const node of places) placeName(view.map, node, taken);
  const own = new Set(places.map((node) => nameOf(node.place, view)));
  view.names.clearLayers();
  nameCountries(view, taken, own);
  nameTowns(view, taken, own);
}

function symbolBox(map, { latlng, shape }) {
  const point = map.latLngToContainerPoint(latlng);
  return box(point.x - shape.anchor[0], point.y - shape.anchor[1], ...shape.size);
}

/** Whether the name of a place might have room: if not even the narrowest would, it need not be measured. */
function hasHope(node, view, taken) {
  node.nameSize = node.nameSize || null;
  if (!node.marker.getElement()) return false;
  const least = { width: nameOf(node.place, view).length * NARROWEST, height: LINE / 2 };
  return Boolean(freeSide(sidesOf(symbolBox(view.map, node.symbol), node.nameSize || least), view.map, taken));
}

/** The element of a place's name, hidden where it is new: of many places few names have room. */
function nameBeside(node, view) {
  node.name = node.name || make("span", "masalik-name is-hidden", { dir: "auto" }, nameOf(node.place, view));
  if (!node.name.isConnected) node.marker.getElement().append(node.name);
  return node.name;
}

/** Has the name of a place at hand, if it had no room, for who points at its symbol. */
function nameWhenPointedAt(node, view) {
  for (const kind of ["pointerenter", "focus"]) {
    node.marker.getElement().addEventListener(kind, () => nameBeside(node, view), { once: true });
  }
}

/** Measures names that were not measured yet: all are shown before any is measured, or each would lay the page out anew. */
function measureNames(nodes, view) {
  const fresh = nodes.filter((node) => !node.nameSize);
  for (const node of fresh) nameBeside(node, view).className = "masalik-name";
  for (const node of fresh) node.nameSize = { width: node.name.offsetWidth, height: node.name.offsetHeight };
}

/** Puts the name of a place below, beside or above its symbol, or hides it. */
function placeName(map, node, taken) {
  if (!node.name || !node.marker.getElement()) return;
  const sides = node.nameSize && sidesOf(symbolBox(map, node.symbol), node.nameSize);
  const side = sides && freeSide(sides, map, taken);
  node.name.className = `masalik-name is-${side || "hidden"}`;
  if (side) taken.push(sides[side]);
}

function sidesOf(symbol, { width, height }) {
  return {
    below: box((symbol.left + symbol.right - width) / 2, symbol.bottom, width, height),
    right: box(symbol.right, (symbol.top + symbol.bottom - height) / 2, width, height),
    left: box(symbol.left - width, (symbol.top + symbol.bottom - height) / 2, width, height),
    above: box((symbol.left + symbol.right - width) / 2, symbol.top - height, width, height),
  };
}

function freeSide(sides, map, taken) {
  return Object.keys(sides).find((key) => hasRoom(sides[key], map, taken));
}

/** Names the countries that are in view, the largest first. */
function nameCountries(view, taken, own) {
  const { map, language } = view;
  for (const country of view.ground.countries) {
    const name = country[language];
    if (country.zoom > map.getZoom() || own.has(name)) continue;
    const point = map.latLngToContainerPoint(country.latlng);
    const width = name.length * LETTER;
    const wanted = box(point.x - width / 2, point.y - LINE / 2, width, LINE);
    if (!hasRoom(wanted, map, taken)) continue;
    taken.push(wanted);
    view.names.addLayer(countryName(name, country.latlng));
  }
}

/** Names the towns that are in view, the weightiest first, each beside its dot where there is room. */
function nameTowns(view, taken, own) {
  const { map, language } = view;
  const [inView, zoom] = [map.getBounds(), map.getZoom()];
  let count = 0;
  for (const town of view.ground.towns) {
    if (count >= MOST_TOWNS) return;
    if (town.zoom > zoom || own.has(town[language]) || !inView.contains(town.latlng)) continue;
    const { x, y } = map.latLngToContainerPoint(town.latlng);
    const width = town[language].length * TOWN_LETTER + TOWN_DOT;
    const sides = {
      right: box(x - TOWN_DOT, y - LINE / 2, width + TOWN_DOT, LINE),
      left: box(x - width, y - LINE / 2, width + TOWN_DOT, LINE),
    };
    const side = freeSide(sides, map, taken);
    if (!side) continue;
    taken.push(sides[side]);
    view.names.addLayer(townName(town[language], town.latlng, side));
    count += 1;
  }
}

function hasRoom(wanted, map, taken) {
  return !outside(wanted, map.getSize()) && !taken.some((other) => overlap(wanted, other));
}

function townName(name, latlng, side) {
  const html = make("span", `masalik-town is-${side}`, { "aria-hidden": "true" }, make("bdi", "", null, name));
  const icon = L.divIcon({ html, className: "masalik-icon", iconSize: [0, 0] });
  return new FlatMarker(latlng, { icon, interactive: false, keyboard: false, pane: "masalik-names" });
}

function countryName(name, latlng) {
  const html = make("span", "masalik-country", { dir: "auto", "aria-hidden": "true" }, name);
  const icon = L.divIcon({ html, className: "masalik-icon", iconSize: [0, 0] });
  return new FlatMarker(latlng, { icon, interactive: false, keyboard: false, pane: "masalik-names" });
}

/** The box of an element that lies over the map. */
function within(element, canvas) {
  const [inner, outer] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
  return box(inner.left - outer.left, inner.top - outer.top, inner.width, inner.height);
}

function box(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

/** Whether the edge of the map cuts a box. */
function outside(wanted, { x, y }) {
  return wanted.left < 0 || wanted.top < 0 || wanted.right > x || wanted.bottom > y;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
