// Shapes of the basemap as paths, straight from the numbers of its file. Leaflet's own polygons make an object of each
// of some sixty thousand vertices and lay them all out anew at every zoom, which took longer than all else of a map.

const FINEST = 1; // pixels: a vertex nearer to the last one drawn is passed over
const WIDENED_AFTER = 500; // milliseconds
const TURN = 256; // pixels of the world at zoom 0

/**
 * A renderer that first draws little more than what is in sight, and once nothing else is to be done so much of the map's
 * size around it, for who drags the map.
 */
function widening(renderer, padding) {
  const widen = () => {
    renderer.options.padding = padding;
    if (renderer._map) renderer._update();
  };
  renderer.once("add", () => setTimeout(() => (window.requestIdleCallback || setTimeout)(widen), WIDENED_AFTER));
  return renderer;
}

/** A path of many outlines, closed where they are areas; `unit` is how many steps of their numbers make a degree. */
const Shape = L.Path.extend({
  initialize(outlines, unit, options) {
    L.setOptions(this, options);
    [this._outlines, this._unit] = [outlines, unit];
  },
  _project() {},
  _update() {
    if (!this._map) return;
    const frame = frameOf(this._map, this._renderer, this._unit);
    const pieces = this._outlines.map((outline) => pieceOf(outline, frame));
    const path = pieces.map((piece) => piece && (this.options.stroke ? piece : `${piece}z`)).join("");
    this._renderer._setPath(this, path || "M0 0");
  },
});

/**
 * An outline as { steps, first, length }: longitude and latitude of its `first` vertex, and `length` steps on from there,
 * which begin at `from` in the list; the box around it is found when it is drawn for the first time.
 */
function outlineOfSteps(steps) {
  return { steps, first: [steps[0], steps[1]], from: 2, end: steps.length, box: null, frame: null, piece: "" };
}

/** The part of the world that a renderer draws, and how its pixels are counted; the same for all that it draws at once. */
function frameOf(map, renderer, unit) {
  const { _bounds: bounds, _frame: known } = renderer;
  if (known && known.bounds === bounds && known.unit === unit) return known;
  const zoom = map.getZoom();
  const origin = map.getPixelOrigin();
  const corner = (point) => map.unproject(point.add(origin), zoom);
  const [northWest, southEast] = [corner(bounds.min), corner(bounds.max)];
  const box = { west: northWest.lng * unit, south: southEast.lat * unit, east: southEast.lng * unit, north: northWest.lat * unit };
  const size = TURN * 2 ** zoom;
  renderer._frame = { bounds, unit, box, size, origin, near: ((FINEST * 360 * unit) / size) ** 2 };
  return renderer._frame;
}

/** One outline in whole pixels of a frame; nothing where it does not touch it. Remembered, as land and coast share it. */
function pieceOf(outline, frame) {
  if (outline.frame === frame) return outline.piece;
  outline.frame = frame;
  outline.box = outline.box || boxOfSteps(outline);
  outline.piece = touches(outline.box, frame.box) ? drawSteps(outline, frame) : "";
  return outline.piece;
}

function boxOfSteps({ steps, first, from, end }) {
  const box = { west: first[0], south: first[1], east: first[0], north: first[1] };
  for (let index = from, lon = first[0], lat = first[1]; index < end; index += 2) {
    lon += steps[index];
    lat += steps[index + 1];
    if (lon < box.west) box.west = lon;
    else if (lon > box.east) box.east = lon;
    if (lat < box.south) box.south = lat;
    else if (lat > box.north) box.north = lat;
  }
  return box;
}

function touches(one, other) {
  return one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south;
}

/** The vertices but for those that nobody can see: too near the one before, or on the way far outside of the frame. */
function drawSteps({ steps, first, from, end }, frame) {
  let [lon, lat] = first;
  let [lastLon, lastLat, side] = [lon, lat, sideOf(lon, lat, frame.box)];
  const drawn = [leftOf(lon, frame), topOf(lat, frame)];
  for (let index = from; index < end; index += 2) {
    lon += steps[index];
    lat += steps[index + 1];
    const isLast = index + 2 >= end;
    if (!isLast && (lon - lastLon) * (lon - lastLon) + (lat - lastLat) * (lat - lastLat) < frame.near) continue;
    const beyond = sideOf(lon, lat, frame.box);
    if (!isLast && side & beyond && side & beyond & sideOf(lon + steps[index + 2], lat + steps[index + 3], frame.box)) continue;
    drawn.push(leftOf(lon, frame), topOf(lat, frame));
    lastLon = lon;
    lastLat = lat;
    side = beyond;
  }
  return `M${drawn.join(" ")}`;
}

/** On which sides of a box a position is, as bits: two with a bit in common are joined by a line that is outside too. */
function sideOf(lon, lat, box) {
  return (lon < box.west ? 1 : 0) | (lon > box.east ? 2 : 0) | (lat < box.south ? 4 : 0) | (lat > box.north ? 8 : 0);
}

/** The pixel of a longitude and of a latitude, by the projection of web maps, spherical Mercator. */
function leftOf(lon, frame) {
  return Math.round((lon / (360 * frame.unit) + 0.5) * frame.size - frame.origin.x);
}

function topOf(lat, frame) {
  const height = Math.asinh(Math.tan((lat * Math.PI) / (180 * frame.unit))) / (2 * Math.PI);
  return Math.round((0.5 - height) * frame.size - frame.origin.y);
}

/** The shores of a ring: itself, or where it follows the edge of its file, the lines between. */
function shoresOf(ring, [west, south, east, north]) {
  ring.box = ring.box || boxOfSteps(ring);
  const inside = ring.box.west > west && ring.box.south > south && ring.box.east < east && ring.box.north < north;
  if (inside) return [ring];
  const follows = (lon, lat, lon2, lat2) =>
    (lon === lon2 && (lon === west || lon === east)) || (lat === lat2 && (lat === south || lat === north));
  const lines = [];
  let line = { ...outlineOfSteps(ring.steps), end: 2 };
  let [lon, lat] = ring.first;
  for (let index = 2; index < ring.steps.length; index += 2) {
    const [lastLon, lastLat] = [lon, lat];
    lon += ring.steps[index];
    lat += ring.steps[index + 1];
    if (follows(lastLon, lastLat, lon, lat)) {
      lines.push(line);
      line = { ...line, first: [lon, lat], from: index + 2 };
    }
    line.end = index + 2;
  }
  return [...lines, line].filter(({ from, end }) => end > from);
}
