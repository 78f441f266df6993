// The ways of a crowded map, on one canvas and in one layer: an element or a layer for each, and for its head, would
// make the map slow to come and slow to move.

const MANY_WAYS = 60; // from so many ways on they are drawn on a canvas
const REACH = 6; // pixels beside a way at which a pointer still touches it
const MARGIN = 20; // pixels beside a way that its head and number may take
const HEAD_PATH = [[9, 0], [-6, 6.5], [-2.5, 0], [-6, -6.5]]; // an arrow head that looks to the right
const CROSS = 5; // pixels from the middle of a cross to its ends, each way
const CHOSEN = { weight: 4.6, opacity: 1 };
const FAR = 1e7; // metres of the plane, by which it is found how many pixels one takes

/** The canvas for the ways of a drawing where they are many; null where each may be an element. */
function canvasFor(ways, view) {
  if (ways.length < MANY_WAYS) return null;
  view.crowd = view.crowd || widening(L.canvas({ tolerance: REACH }), 0.3);
  return view.crowd;
}

/**
 * The ways of a drawing as one path of Leaflet's canvas. Each is { points, events, where, style, label }: its vertices in the
 * plane, what it tells, where that opens, how it looks; `pixels`, `box` and `head` are found at every zoom.
 */
const Crowd = L.Path.extend({
  initialize(ways, options) {
    L.setOptions(this, options);
    this._ways = ways;
  },
  _project() {
    const toPixels = pixelsOf(this._map);
    for (const way of this._ways) layOutWay(way, toPixels);
    this._pxBounds = this._ways.length ? L.bounds(this._ways.flatMap(({ box }) => [box.min, box.max])) : null;
  },
  _update() {
    if (this._map) this._updatePath();
  },
  _updatePath() {
    const { _ctx: pen, _drawing: drawn, _redrawBounds: changed, _bounds: all } = this._renderer;
    if (!drawn) return;
    const seen = this._ways.filter(({ box }) => box.intersects(changed || all));
    for (const way of seen) strokeWay(pen, way, all);
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    for (const way of seen) (way.denied ? drawCross : drawHead)(pen, way);
    for (const way of seen) if (way.label) drawLabel(pen, way);
  },
  _containsPoint(point) {
    this.touched = this._ways.findLast((way) => touchesWay(way, point)) || null;
    return this.touched !== null;
  },
  /** Draws one way as chosen, or as usual again. */
  choose(way, on) {
    way.chosen = on;
    if (this._map) this._renderer._requestRedraw({ _map: this._map, _pxBounds: way.box, options: {} });
  },
});

/** How metres of the plane become pixels of a map as it is zoomed now: { left, top, across, down }. */
function pixelsOf(map) {
  const { crs } = map.options;
  const scale = crs.scale(map.getZoom());
  const [zero, far] = [0, FAR].map((metres) => crs.transformation.transform(L.point(metres, metres), scale));
  const origin = map.getPixelOrigin();
  const [across, down] = [(far.x - zero.x) / FAR, (far.y - zero.y) / FAR];
  return { left: zero.x - origin.x, top: zero.y - origin.y, across, down };
}

/** Finds the pixels of a way, x and y in turn, the box around all that is drawn of it, and where its head is. */
function layOutWay(way, { left, top, across, down }) {
  const { points } = way;
  const pixels = new Float64Array(2 * points.length);
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < points.length; index += 1) {
    const x = left + points[index].x * across;
    const y = top + points[index].y * down;
    pixels[2 * index] = x;
    pixels[2 * index + 1] = y;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  way.pixels = pixels;
  way.box = L.bounds(L.point(west - MARGIN, north - MARGIN), L.point(east + MARGIN, south + MARGIN));
  way.head = headOf(pixels);
}

/** The middle of a way and the direction that it has there, as its cosine and sine. */
function headOf(pixels) {
  const at = 2 * middleIndex(pixels.length / 2);
  const [before, after] = [Math.max(at - 2, 0), Math.min(at + 2, pixels.length - 2)];
  const [x, y] = [pixels[after] - pixels[before], pixels[after + 1] - pixels[before + 1]];
  const length = Math.hypot(x, y) || 1;
  return { x: pixels[at], y: pixels[at + 1], cos: x / length, sin: y / length };
}

/** Strokes a way but for the parts that lie beyond one edge of what is drawn. */
function strokeWay(pen, { pixels, style, chosen }, { min, max }) {
  pen.beginPath();
  let last = 15;
  for (let index = 0; index < pixels.length; index += 2) {
    const x = pixels[index];
    const y = pixels[index + 1];
    const side = (x < min.x ? 1 : 0) | (x > max.x ? 2 : 0) | (y < min.y ? 4 : 0) | (y > max.y ? 8 : 0);
    if (index && !(last & side)) pen.lineTo(x, y);
    else pen.moveTo(x, y);
    last = side;
  }
  const { weight, opacity } = chosen ? CHOSEN : style;
  pen.setLineDash(style.dashes);
  [pen.strokeStyle, pen.lineWidth, pen.globalAlpha, pen.lineCap] = [style.color, weight, opacity, style.lineCap];
  pen.lineJoin = "bevel"; // nobody sees the joints of a curve, and round ones take long
  pen.stroke();
}

function drawHead(pen, { head: { x, y, cos, sin }, style }) {
  pen.beginPath();
  for (const [along, aside] of HEAD_PATH) pen.lineTo(x + along * cos - aside * sin, y + along * sin + aside * cos);
  pen.closePath();
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [style.color, style.halo, 1.2];
  pen.fill();
  pen.stroke();
}

/** In the place of a head, where the way was denied. */
function drawCross(pen, { head: { x, y }, style }) {
  pen.beginPath();
  for (const rise of [-CROSS, CROSS]) {
    pen.moveTo(x - CROSS, y - rise);
    pen.lineTo(x + CROSS, y + rise);
  }
  [pen.strokeStyle, pen.lineWidth, pen.lineCap] = [style.color, 3.4, "round"];
  pen.stroke();
}

/** A number in the letters of the page: those of another font would have to be looked for first, which takes long. */
function drawLabel(pen, { label, head: { x, y }, style: { color, halo, font } }) {
  pen.font = `600 11px ${font}`;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  [pen.strokeStyle, pen.lineWidth, pen.fillStyle] = [halo, 4, color];
  pen.strokeText(label, x, y - 9);
  pen.fillText(label, x, y - 9);
}

/** Whether a pointer touches a way. */
function touchesWay({ pixels, box, style }, point) {
  if (!box.contains(point)) return false;
  const near = (REACH + style.weight / 2) ** 2;
  for (let index = 2; index < pixels.length; index += 2) {
    if (awayFrom(point, pixels, index) <= near) return true;
  }
  return false;
}

/** The square of how far a point is from the stretch of a way that ends at a vertex. */
function awayFrom(point, pixels, index) {
  const [x, y] = [pixels[index - 2], pixels[index - 1]];
  const [across, down] = [pixels[index] - x, pixels[index + 1] - y];
  const part = ((point.x - x) * across + (point.y - y) * down) / (across * across + down * down || 1);
  const along = Math.max(0, Math.min(1, part));
  return (x + along * across - point.x) ** 2 + (y + along * down - point.y) ** 2;
}

/** Takes a leg into the crowd of a drawing, in the colours that the style sheet gives its classes. */
function takeIntoCrowd(points, { events, className }, drawing, view) {
  const latlng = L.Projection.SphericalMercator.unproject(points[middleIndex(points.length)]);
  const where = { latlng, place: null, raise: 8 };
  const count = manyOf(events);
  const label = count > 1 ? numeral(count, view.words) : "";
  const way = { points, events, where, label, className, denied: events[0].status === "denied", style: drawing.styles.get(className), chosen: false };
  const lit = { classList: { toggle: (name, on) => name === "is-active" && drawing.many.choose(way, on) } };
  for (const event of events) {
    partsOf(drawing, event).push(() => lit);
    anchor(event, where);
  }
  drawing.many._ways.push(way);
}

/** The layer of a crowd, which opens and lights up the way that the pointer is on. */
function crowdLayer(renderer, view) {
  const crowd = new Crowd([], { renderer, bubblingMouseEvents: false });
  let pointed = null;
  const light = (way) => {
    if (way === pointed) return;
    for (const { id } of pointed ? pointed.events : []) view.highlight(id, false);
    pointed = way;
    for (const { id } of pointed ? pointed.events : []) view.highlight(id, true);
  };
  crowd.on("mouseover mousemove", () => light(crowd.touched));
  crowd.on("mouseout", () => light(null));
  crowd.on("click", () => view.open(crowd.touched.events, crowd.touched.where));
  return crowd;
}

/** How the style sheet draws ways of each of these classes: asked of elements that are there for a moment, all at once. */
function wayStyles(classNames, view) {
  const paths = [...classNames].map((className) => draw("path", { class: `masalik-way ${className}` }));
  const probe = draw("svg", { width: 0, height: 0 }, ...paths);
  view.canvas.append(probe);
  const page = getComputedStyle(view.element);
  const all = { halo: page.getPropertyValue("--masalik-halo").trim() || "white", font: page.fontFamily };
  const styles = new Map([...classNames].map((className, index) => [className, { ...wayStyle(paths[index]), ...all }]));
  probe.remove();
  return styles;
}

/** Draws the ways of a crowd in the colours that the page has now, as after it has turned dark. */
function recolour(view) {
  const { drawing } = view;
  if (!drawing.many) return;
  drawing.styles = wayStyles(new Set(drawing.styles.keys()), view);
  for (const way of drawing.many._ways) way.style = drawing.styles.get(way.className);
  drawing.many.redraw();
}

function wayStyle(path) {
  const style = getComputedStyle(path);
  const dashes = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(",").map(parseFloat);
  return { color: style.stroke, opacity: Number(style.strokeOpacity), weight: parseFloat(style.strokeWidth), dashes, lineCap: style.strokeLinecap };
}
