// Names on the map, none over another: first those of the places of the events, then those of countries.

const LETTER = 7; // pixels that a letter of a country's name takes, about
const LINE = 18; // pixels that a line of names takes

/** Places every name that fits; run again whenever the view has changed. */
function placeNames(view) {
  const taken = view.drawing.symbols.map((symbol) => symbolBox(view.map, symbol));
  taken.push(within(view.legend, view.canvas));
  const places = [...view.drawing.nodes].sort((a, b) => b.here.length - a.here.length);
  for (const node of places) placeName(view.map, node, taken);
  const own = new Set(places.map((node) => nameOf(node.place, view)));
  nameCountries(view, taken, own);
}

function symbolBox(map, { latlng, shape }) {
  const point = map.latLngToContainerPoint(latlng);
  return box(point.x - shape.anchor[0], point.y - shape.anchor[1], ...shape.size);
}

/** Puts the name of a place below, beside or above its symbol, or hides it. */
function placeName(map, node, taken) {
  const name = node.marker.getElement() && node.marker.getElement().querySelector(".masalik-name");
  if (!name) return;
  const symbol = symbolBox(map, node.symbol);
  const [width, height] = [name.offsetWidth, name.offsetHeight];
  const sides = {
    below: box((symbol.left + symbol.right - width) / 2, symbol.bottom, width, height),
    right: box(symbol.right, (symbol.top + symbol.bottom - height) / 2, width, height),
    left: box(symbol.left - width, (symbol.top + symbol.bottom - height) / 2, width, height),
    above: box((symbol.left + symbol.right - width) / 2, symbol.top - height, width, height),
  };
  const frame = map.getSize();
  const fits = (wanted) => !outside(wanted, frame) && !taken.some((other) => overlap(wanted, other));
  const side = Object.keys(sides).find((key) => fits(sides[key]));
  name.className = `masalik-name is-${side || "hidden"}`;
  if (side) taken.push(sides[side]);
}

/** Names the countries that are in view, the largest first. */
function nameCountries(view, taken, own) {
  view.names.clearLayers();
  const { map, language } = view;
  const size = map.getSize();
  for (const { properties, geometry } of view.countries) {
    const name = properties[language];
    if (properties.zoom > map.getZoom() || own.has(name)) continue;
    const latlng = L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
    const point = map.latLngToContainerPoint(latlng);
    const width = name.length * LETTER;
    const wanted = box(point.x - width / 2, point.y - LINE / 2, width, LINE);
    if (outside(wanted, size) || taken.some((other) => overlap(wanted, other))) continue;
    taken.push(wanted);
    view.names.addLayer(countryName(name, latlng));
  }
}

function countryName(name, latlng) {
  const html = make("span", "masalik-country", { dir: "auto", "aria-hidden": "true" }, name);
  const icon = L.divIcon({ html, className: "masalik-icon", iconSize: [0, 0] });
  return L.marker(latlng, { icon, interactive: false, keyboard: false, pane: "masalik-names" });
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
