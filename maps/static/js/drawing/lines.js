// Ways as curves: bowed to the right of travel, so that a way there and a way back do not cover each other.

const BOW = 0.12; // how far a way is bowed, as a part of its length …
const BOW_MORE = 0.07; // … and how much further each other one between the same two places
const LONG_WAY = 3e6; // metres of the projection: a longer way is curved enough by being a great circle
const LONG_BOW = 0.03;
const EDGE = L.Projection.SphericalMercator.project(L.latLng(0, 180)).x; // metres of the plane: its eastern edge
const FARTHEST = L.Projection.SphericalMercator.project(L.latLng(85.05, 0)).y; // from the equator: there the projection ends

/**
 * A polyline whose vertices are not rounded to whole pixels, which would make stairs of dense curves. Where the vertices
 * know their points of the plane, those are scaled, which is quicker than projecting them at every zoom.
 */
const Curve = L.Polyline.extend({
  _projectLatlngs(latlngs, result, bounds) {
    const [origin, zoom, { crs }] = [this._map.getPixelOrigin(), this._map.getZoom(), this._map.options];
    const scale = crs.scale(zoom);
    const pixel = (latlng) => (latlng.plane ? crs.transformation.transform(latlng.plane, scale) : this._map.project(latlng));
    const ring = latlngs.map((latlng) => pixel(latlng)._subtract(origin));
    ring.forEach((point) => bounds.extend(point));
    result.push(ring);
  },
});

/** The legs of an event's way, each a list of points of the plane, bowed; `rank` counts the ways between the same places. */
function bowedLegs(event, rank) {
  return legsOf(event).map((leg) => bowed(leg, rank));
}

/** The way cut at the stops between. */
function legsOf(event) {
  const cuts = event.via.filter(located).map((stop) => nearest(event.line, stop));
  const ends = [0, ...cuts.sort((a, b) => a - b), event.line.length - 1];
  const legs = ends.slice(1).map((end, index) => event.line.slice(ends[index], end + 1));
  return legs.filter((leg) => leg.length > 1);
}

function nearest(line, { lat, lon }) {
  const distance = (vertex) => Math.hypot(vertex.lat - lat, (((vertex.lng - lon + 540) % 360) + 360) % 360 - 180);
  let best = 0;
  line.forEach((vertex, index) => {
    if (distance(vertex) < distance(line[best])) best = index;
  });
  return best;
}

/** A leg in the plane, with each vertex aside of the chord by what a parabola is. */
function bowed(leg, rank) {
  const plane = leg.map((latlng) => L.Projection.SphericalMercator.project(latlng));
  const { x, y } = plane[plane.length - 1].subtract(plane[0]);
  const length = Math.hypot(x, y);
  const bow = (length > LONG_WAY ? LONG_BOW : BOW) + BOW_MORE * rank;
  plane.forEach((point, index) => {
    const along = index / (plane.length - 1);
    const aside = bow * 4 * along * (1 - along);
    point.x += y * aside;
    point.y -= x * aside;
  });
  return plane;
}

/** The position of a point of the plane, which it remembers. */
function onPlane(point) {
  return Object.assign(L.Projection.SphericalMercator.unproject(point), { plane: point });
}

/** The bounds of points of the plane. */
function boundsOnEarth(points) {
  const { min, max } = L.bounds(points);
  return L.latLngBounds([min, max].map((corner) => L.Projection.SphericalMercator.unproject(corner)));
}

function middleIndex(length) {
  return Math.floor((length - 1) / 2);
}

/** The middle of a leg, and its direction there in degrees clockwise from the right of the screen. */
function middleOf(leg) {
  const at = middleIndex(leg.length);
  const [before, after] = [leg[Math.max(at - 1, 0)], leg[Math.min(at + 1, leg.length - 1)]];
  const ahead = L.Projection.SphericalMercator.project(after).subtract(L.Projection.SphericalMercator.project(before));
  return { latlng: leg[at], angle: (Math.atan2(-ahead.y, ahead.x) * 180) / Math.PI };
}

/** The pieces of a leg in the plane that lie on the world as it is drawn: two where it crosses the antimeridian. */
function onTheWorld(leg) {
  const turn = leg.some(({ x }) => x > EDGE) ? -2 * EDGE : leg.some(({ x }) => x < -EDGE) ? 2 * EDGE : 0;
  if (!turn) return belowThePoles(leg);
  const turned = leg.map(({ x, y }) => L.point(x + turn, y));
  return [leg, turned].map(upToTheEdge).flatMap(belowThePoles);
}

/** A leg without what lies nearer to a pole than the map reaches, which would run flat along its edge. */
function belowThePoles(leg) {
  if (leg.length > 1 && leg.every(isBelowThePoles)) return [leg];
  const pieces = [[]];
  for (const point of leg) {
    if (isBelowThePoles(point)) pieces[pieces.length - 1].push(point);
    else if (pieces[pieces.length - 1].length) pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 1);
}

function isBelowThePoles({ y }) {
  return Math.abs(y) < FARTHEST;
}

/** The vertices between the edges of the world, and the points where the leg meets one. */
function upToTheEdge(leg) {
  const inside = ({ x }) => Math.abs(x) <= EDGE;
  const kept = [];
  leg.forEach((vertex, index) => {
    const before = leg[index - 1];
    if (before && inside(before) !== inside(vertex)) kept.push(atTheEdge(before, vertex));
    if (inside(vertex)) kept.push(vertex);
  });
  return kept;
}

function atTheEdge(a, b) {
  const edge = (Math.abs(a.x) > Math.abs(b.x) ? Math.sign(a.x) : Math.sign(b.x)) * EDGE;
  const part = (edge - a.x) / (b.x - a.x);
  return L.point(edge, a.y + part * (b.y - a.y));
}
