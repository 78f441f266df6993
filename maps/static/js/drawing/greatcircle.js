// The shortest way between places, for events that come without their line: as maps/geodesy.py, on a sphere, with
// fewer vertices, as a thousand ways are made before the first picture.

const STEP = 250; // kilometres between two vertices: they bend by a degree or two …
const [FEWEST, MOST_VERTICES] = [12, 32]; // … within these
const EARTH = 6371; // kilometres
const SAME = 1e-5; // degrees: nearer places are one vertex

/** The vertices of the great circle through places, or null where they are all the same. */
function lineThrough(places) {
  const stops = places.filter((place, index) => !index || !sameSpot(place, places[index - 1]));
  if (stops.length < 2) return null;
  const vertices = [L.latLng(stops[0].lat, stops[0].lon)];
  stops.slice(1).forEach((stop, index) => addLeg(vertices, stops[index], stop));
  return vertices;
}

function sameSpot(one, other) {
  const apart = Math.abs(one.lon - other.lon);
  return Math.abs(one.lat - other.lat) < SAME && Math.min(apart, 360 - apart) < SAME;
}

/** Adds a leg to a line; longitudes run on across the antimeridian. */
function addLeg(vertices, from, to) {
  const [a, b] = [from, to].map(onSphere);
  const angle = Math.acos(Math.min(1, Math.max(-1, a.reduce((sum, value, axis) => sum + value * b[axis], 0))));
  const steps = Math.min(Math.max(Math.ceil((angle * EARTH) / STEP), FEWEST), MOST_VERTICES);
  for (let step = 1; step <= steps; step += 1) {
    const point = between(a, b, angle, step / steps);
    const lat = (Math.atan2(point[2], Math.hypot(point[0], point[1])) * 180) / Math.PI;
    const lon = (Math.atan2(point[1], point[0]) * 180) / Math.PI;
    const turns = Math.round((vertices[vertices.length - 1].lng - lon) / 360);
    vertices.push(new L.LatLng(lat, lon + 360 * turns));
  }
}

function onSphere({ lat, lon }) {
  const [y, x] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}

/** The point a part of the way from one to the other (slerp); opposite points have no shortest way, any will do. */
function between(a, b, angle, part) {
  const whole = Math.sin(angle) || 1e-9;
  const [near, far] = [Math.sin((1 - part) * angle) / whole, Math.sin(part * angle) / whole];
  return [near * a[0] + far * b[0], near * a[1] + far * b[1], near * a[2] + far * b[2]];
}
