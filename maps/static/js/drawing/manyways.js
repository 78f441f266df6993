// The ways of a crowded map, on one canvas: an element for each, and for its head, would make the map slow.

const MANY_WAYS = 60; // from so many ways on they are drawn on a canvas
const REACH = 6; // pixels beside a way at which a pointer still touches it
const HEAD_PATH = [[9, 0], [-6, 6.5], [-2.5, 0], [-6, -6.5]]; // an arrow head that looks to the right
const CHOSEN = { weight: 4.6, opacity: 1 };

/** The canvas for the ways of a drawing where they are many; null where each may be an element. */
function canvasFor(ways, view) {
  if (ways.length < MANY_WAYS) return null;
  view.crowd = view.crowd || L.canvas({ tolerance: REACH, padding: 0.3 });
  return view.crowd;
}

/** A curve with its head, and with a number where it stands for several events. */
const CanvasWay = Curve.extend({
  _updatePath() {
    Curve.prototype._updatePath.call(this);
    const { _ctx: pen, _drawing: drawn } = this._renderer;
    if (!drawn || !this._rings.length) return;
    const ring = this._rings[0];
    const at = Math.floor((ring.length - 1) / 2);
    drawHeadAt(pen, ring[at], ring[Math.min(at + 1, ring.length - 1)].subtract(ring[Math.max(at - 1, 0)]), this.options);
  },
});

function drawHeadAt(pen, point, ahead, { color, halo, label }) {
  pen.save();
  pen.translate(point.x, point.y);
  pen.setLineDash([]);
  pen.save();
  pen.rotate(Math.atan2(ahead.y, ahead.x));
  pen.beginPath();
  HEAD_PATH.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth, pen.globalAlpha] = [color, halo, 1.2, 1];
  pen.fill();
  pen.stroke();
  pen.restore();
  if (label) drawLabel(pen, label, { color, halo });
  pen.restore();
}

function drawLabel(pen, label, { color, halo }) {
  pen.globalAlpha = 1;
  pen.font = "600 11px sans-serif";
  pen.textAlign = "center";
  [pen.strokeStyle, pen.lineWidth, pen.fillStyle] = [halo, 4, color];
  pen.strokeText(label, 0, -9);
  pen.fillText(label, 0, -9);
}

/** Draws a leg on the canvas of the drawing, in the colours that the style sheet gives its classes. */
function drawOnCanvas(leg, { events, className }, drawing, view) {
  const { latlng } = middleOf(leg);
  const usual = drawing.styles.get(className);
  const count = manyOf(events);
  const label = count > 1 ? numeral(count, view.words) : "";
  const way = new CanvasWay(leg, { ...usual, label, renderer: drawing.crowd, smoothFactor: 0, bubblingMouseEvents: false });
  const where = { latlng, place: null, raise: 8 };
  const lit = { classList: { toggle: (name, on) => name === "is-active" && way.setStyle(on ? CHOSEN : usual) } };
  way.on("click", () => view.open(events, where));
  lightUp(way, events, view);
  for (const event of events) {
    partsOf(drawing, event).push(() => (drawing.crowd._map ? lit : null));
    anchor(event, where);
  }
  drawing.layer.addLayer(way);
}

/** How the style sheet draws ways of each of these classes: asked of elements that are there for a moment, all at once. */
function wayStyles(classNames, view) {
  const paths = [...classNames].map((className) => draw("path", { class: `masalik-way ${className}` }));
  const probe = draw("svg", { width: 0, height: 0 }, ...paths);
  view.canvas.append(probe);
  const halo = getComputedStyle(view.element).getPropertyValue("--masalik-halo").trim() || "white";
  const styles = new Map([...classNames].map((className, index) => [className, { ...wayStyle(paths[index]), halo }]));
  probe.remove();
  return styles;
}

function wayStyle(path) {
  const style = getComputedStyle(path);
  const dashes = style.strokeDasharray === "none" ? null : style.strokeDasharray.split(",").map(parseFloat).join(" ");
  return { color: style.stroke, opacity: Number(style.strokeOpacity), weight: parseFloat(style.strokeWidth), dashArray: dashes, lineCap: style.strokeLinecap };
}
