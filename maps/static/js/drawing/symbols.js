// The symbols of the map and of its legend, as SVG; colours and strokes are the style sheet's.
// Kinds differ in their outline, so that neither a number nor a lack of colour hides which one it is.

const PIN = { size: [30, 40], anchor: [15, 38] };
const DISC = { size: [30, 30], anchor: [15, 15] };
const DOT = { size: [14, 14], anchor: [7, 7] };
const HEAD = { size: [20, 20], anchor: [10, 10] };

/** A pin's outline by kind: round for a visit, square for a meeting, six-sided for a movement. */
const PIN_OUTLINES = {
  visit: "M15 38C12 31 4 24 4 14.500a11 11 0 0 1 22 0C26 24 18 31 15 38z",
  meeting: "M15 38L10.500 26H7.500a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3h15a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3h-3z",
  movement: "M15 38L9.500 26L3.500 14.500L9.500 4h11l6 10.500l-6 11.500z",
};
const DISC_OUTLINES = {
  visit: "M4 15a11 11 0 0 1 22 0a11 11 0 0 1-22 0z",
  meeting: "M7.500 5h15a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-15a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z",
  movement: "M9.500 4.500h11l6 10.500l-6 10.500h-11l-6-10.500z",
};

/** A pin that points at a place: its number if it has one, and small marks for what else happened there. */
function pinSymbol({ kind, label = "", others = [], status = "" }) {
  const shape = draw("path", { class: "shape", d: PIN_OUTLINES[kind] });
  const marks = others.map((other, index) => besideSymbol(other, 25, 25 - 9 * index));
  return draw("svg", { viewBox: "0 0 30 40", "aria-hidden": "true" }, shape, inner(kind, label, 14.5), ...marks, ...strike(status, 15, 14.5, 9));
}

/** The same for a place that is an area: a disc, which points at nothing. */
function discSymbol({ kind, label = "", others = [], status = "" }) {
  const shape = draw("path", { class: "shape", d: DISC_OUTLINES[kind] });
  const marks = others.map((other, index) => besideSymbol(other, 25, 25 - 9 * index));
  return draw("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, shape, inner(kind, label, 15), ...marks, ...strike(status, 15, 15, 9));
}

function besideSymbol(kind, x, y) {
  const transform = `translate(${x - 5.4} ${y - 5.4}) scale(.36)`;
  return draw("path", { class: `beside is-${kind}`, d: DISC_OUTLINES[kind], transform });
}

function inner(kind, label, y) {
  if (label) return draw("text", { class: `ink${label.length > 2 ? " is-long" : ""}`, x: 15, y: y + 4.5, "text-anchor": "middle" }, label);
  if (kind === "meeting") {
    return draw("g", { class: "ink" }, draw("circle", { cx: 11.2, cy: y, r: 3 }), draw("circle", { cx: 18.8, cy: y, r: 3 }));
  }
  if (kind === "movement") return draw("path", { class: "ink", d: `M10.500 ${y - 4.5}h4l5 4.500l-5 4.500h-4l4-4.500z` });
  return draw("circle", { class: "ink", cx: 15, cy: y, r: 4.2 });
}

/** The stroke through what is denied, and nothing through all else. */
function strike(status, x, y, reach) {
  return status === "denied" ? [draw("path", { class: "strike", d: `M${x - reach} ${y + reach}L${x + reach} ${y - reach}` })] : [];
}

/** A dot for a place that is only left, passed or reached. */
function dotSymbol() {
  return draw("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, draw("circle", { class: "shape", cx: 7, cy: 7, r: 4.5 }));
}

/** An arrow head that looks along `angle`, or a cross where the way was denied, with what stands beside it. */
function headSymbol(status, angle, ...beside) {
  const arrow = draw("path", { class: "shape", d: "M4 4L19 11L4 18L8 11z", transform: `rotate(${angle.toFixed(1)} 11 11)` });
  const cross = draw("path", { class: "cross", d: "M6 6L16 16M16 6L6 16" });
  const marks = beside.filter(Boolean);
  return draw("svg", { viewBox: "0 0 22 22", "aria-hidden": "true" }, status === "denied" ? cross : arrow, ...marks);
}

/** A number in a circle: how many went one way. */
function tally(label) {
  const words = draw("text", { class: "ink", x: 21, y: 4.5, "text-anchor": "middle" }, label);
  return draw("g", { class: "tally" }, draw("circle", { cx: 21, cy: 1, r: label.length > 2 ? 10 : 7.5 }), words);
}

/** A number in a square: which leg of a journey this is. */
function legMark(label) {
  const words = draw("text", { class: "ink", x: 21, y: 5, "text-anchor": "middle" }, label);
  const width = 13 + 5 * (label.length - 1);
  return draw("g", { class: "leg" }, draw("rect", { x: 21 - width / 2, y: -6, width, height: 14, rx: 2.5 }), words);
}

/** A piece of a way with its head, for the legend and the list; the style sheet turns it for Arabic. */
function waySymbol() {
  const line = draw("path", { class: "masalik-way", d: "M2 8H22" });
  return draw("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, line, draw("path", { class: "shape", d: "M20 2L33 8L20 14L23 8z" }));
}

/** A denied way, for the legend. */
function deniedSymbol() {
  const line = draw("path", { class: "masalik-way", d: "M2 8H32" });
  return draw("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, line, draw("path", { class: "cross", d: "M12 3L22 13M22 3L12 13" }));
}

/** The mark of a leg by itself, for the legend. */
function legSymbol(label) {
  return draw("svg", { viewBox: "10 -9 22 20", "aria-hidden": "true" }, legMark(label));
}

/** A circle around a place that is only roughly known, for the legend. */
function areaSymbol() {
  return draw("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, draw("circle", { class: "masalik-area", cx: 15, cy: 15, r: 12 }));
}

/** A country as an area, for the legend. */
function landSymbol() {
  const outline = "M5 7L13 4L20 6L26 5L27 14L23 24L14 26L9 22L4 20z";
  return draw("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, draw("path", { class: "masalik-area is-land", d: outline }));
}

/** A marker that is moved in the plane: moved in space, as Leaflet does, each would be a layer of its own to the browser. */
const FlatMarker = L.Marker.extend({
  _setPos(point) {
    this._icon._leaflet_pos = point;
    this._icon.style.transform = `translate(${point.x}px, ${point.y}px)`;
    this._zIndex = point.y + this.options.zIndexOffset;
    this._resetZIndex();
  },
});

/** A Leaflet icon of a symbol. */
function iconOf(symbol, { size, anchor }, className) {
  return L.divIcon({ html: symbol, className: `masalik-icon ${className}`, iconSize: size, iconAnchor: anchor });
}
