// The shortest way between places, for events that come without their line: as maps/geodesy.py, on a sphere, with
// fewer vertices, as a thousand ways are made before the first picture.

const STEP = 250; // kilometres between two vertices: they bend by a degree or two …
const [FEWEST, MOST_VERTICES] = [12, 32]; // … within these
const EARTH = 6371; // kilometres
const DEGREE = Math.PI / 180;
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

/**
 * Adds a leg to a line, each vertex a part of the way from one end to the other (slerp); opposite ends have no shortest
 * way, any will do. Longitudes run on across the antimeridian.
 */
function addLeg(vertices, from, to) {
  const [a, b] = [onSphere(from), onSphere(to)];
  const angle = Math.acos(Math.min(1, Math.max(-1, a.x * b.x + a.y * b.y + a.z * b.z)));
  const whole = Math.sin(angle) || 1e-9;
  const steps = Math.min(Math.max(Math.ceil((angle * EARTH) / STEP), FEWEST), MOST_VERTICES);
  let last = vertices[vertices.length - 1].lng;
  for (let step = 1; step <= steps; step += 1) {
    const near = Math.sin((1 - step / steps) * angle) / whole;
    const far = Math.sin((step / steps) * angle) / whole;
    const [x, y] = [near * a.x + far * b.x, near * a.y + far * b.y];
    const lat = Math.atan2(near * a.z + far * b.z, Math.hypot(x, y)) / DEGREE;
    const lon = Math.atan2(y, x) / DEGREE;
    last = lon + 360 * Math.round((last - lon) / 360);
    vertices.push(new L.LatLng(lat, last));
  }
}

function onSphere({ lat, lon }) {
  const [north, east] = [lat * DEGREE, lon * DEGREE];
  return { x: Math.cos(north) * Math.cos(east), y: Math.cos(north) * Math.sin(east), z: Math.sin(north) };
}
