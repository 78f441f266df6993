// The symbols of the map and of its legend, as SVG; colours and strokes are the style sheet's.

const PIN = { size: [30, 40], anchor: [15, 38] };
const DISC = { size: [30, 30], anchor: [15, 15] };
const DOT = { size: [14, 14], anchor: [7, 7] };
const HEAD = { size: [20, 20], anchor: [10, 10] };

/** A teardrop that points at a place, with the number of events there if there are several. */
function pinSymbol(kind, count) {
  const shape = draw("path", { class: "shape", d: "M15 38C12 31 4 24 4 14.500a11 11 0 0 1 22 0C26 24 18 31 15 38z" });
  return draw("svg", { viewBox: "0 0 30 40", "aria-hidden": "true" }, shape, inner(kind, count, 14.5), strike(15, 14.5, 9));
}

/** The same for a place that is an area: a disc, which points at nothing. */
function discSymbol(kind, count) {
  const shape = draw("circle", { class: "shape", cx: 15, cy: 15, r: 11 });
  return draw("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, shape, inner(kind, count, 15), strike(15, 15, 9));
}

function inner(kind, count, y) {
  if (count > 1) return draw("text", { class: "ink", x: 15, y: y + 4.5, "text-anchor": "middle" }, String(count));
  if (kind === "meeting") {
    return draw("g", { class: "ink" }, draw("circle", { cx: 11.2, cy: y, r: 3 }), draw("circle", { cx: 18.8, cy: y, r: 3 }));
  }
  if (kind === "movement") return draw("path", { class: "ink", d: `M10.500 ${y - 4.5}h4l5 4.500l-5 4.500h-4l4-4.500z` });
  return draw("circle", { class: "ink", cx: 15, cy: y, r: 4.2 });
}

/** The stroke through what is denied; the style sheet shows it there only. */
function strike(x, y, reach) {
  return draw("path", { class: "strike", d: `M${x - reach} ${y + reach}L${x + reach} ${y - reach}` });
}

/** A dot for a place that is only left, passed or reached. */
function dotSymbol() {
  return draw("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, draw("circle", { class: "shape", cx: 7, cy: 7, r: 4.5 }));
}

/** An arrow head that looks along `angle`, or a cross where the way was denied; how many went that way. */
function headSymbol(status, angle, count) {
  const arrow = draw("path", { class: "shape", d: "M4 4L19 11L4 18L8 11z", transform: `rotate(${angle.toFixed(1)} 11 11)` });
  const cross = draw("path", { class: "cross", d: "M6 6L16 16M16 6L6 16" });
  return draw("svg", { viewBox: "0 0 22 22", "aria-hidden": "true" }, status === "denied" ? cross : arrow, ...tally(count));
}

/** A number beside an arrow head that stands for several events. */
function tally(count) {
  if (count < 2) return [];
  const words = draw("text", { class: "ink", x: 21, y: 4.5, "text-anchor": "middle" }, String(count));
  return [draw("g", { class: "tally" }, draw("circle", { cx: 21, cy: 1, r: count > 99 ? 10 : 7.5 }), words)];
}

/** A piece of a way, for the legend and the list. */
function waySymbol() {
  return draw("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, draw("path", { class: "masalik-way", d: "M2 8H32" }));
}

/** An area, for the legend. */
function areaSymbol() {
  return draw("svg", { viewBox: "0 0 30 30", "aria-hidden": "true" }, draw("circle", { class: "masalik-area", cx: 15, cy: 15, r: 12 }));
}

/** A Leaflet icon of a symbol, with the name of its place beside it. */
function iconOf(symbol, { size, anchor }, className, name) {
  const body = make("div", "masalik-symbol", null, symbol);
  if (name) body.append(make("span", "masalik-name", { dir: "auto" }, name));
  return L.divIcon({ html: body, className: `masalik-icon ${className}`, iconSize: size, iconAnchor: anchor });
}
