// The basemap: the world at once, and finer pieces of it where the view is close.

/** Each file once, however many maps are drawn. */
const fetched = new Map();

function fetchOnce(url) {
  if (!fetched.has(url)) {
    const answer = documentAt(url);
    answer.catch(() => fetched.delete(url));
    fetched.set(url, answer);
  }
  return fetched.get(url);
}

/**
 * Lays the basemap under a map once it is `aimed`, as a world view draws borders. Resolves, when the world is there, to the
 * names that it knows: { countries, towns }, each { latlng, zoom, ar, en }; `onMore` is told the towns of every piece loaded.
 */
async function layBasemap(map, urls, worldView, { aimed, onMore }) {
  map.createPane("masalik-base").style.zIndex = 200;
  const renderer = widening(L.svg({ pane: "masalik-base" }), 0.6);
  const [whole] = await Promise.all([fetchOnce(urls.world), aimed]);
  const world = groundLayer(whole, worldView, renderer).addTo(map);
  const ground = { map, world, pieces: new Map(), url: urls.detail, close: L.layerGroup(), onMore };
  ground.layerOf = (piece) => groundLayer(piece, worldView, renderer);
  if (urls.detail) {
    map.on("moveend", () => bringPieces(ground));
    bringPieces(ground);
  }
  return { countries: namesOf(whole.countries, whole, worldView), towns: namesOf(whole.towns, whole, worldView) };
}

/** Loads the pieces that the view shows and draws them; when all are there, the world beneath is put away. */
async function bringPieces(ground) {
  const { map, world, close } = ground;
  const index = map.getZoom() < CLOSE_ZOOM ? null : await fetchOnce(ground.url).catch(() => null);
  const isClose = Boolean(index) && map.getZoom() >= index.zoom;
  const shown = isClose ? pieceNames(map.getBounds(), index.size).filter((name) => index.pieces[name]) : [];
  const arrived = await Promise.all(shown.map((name) => bringPiece(ground, name, index.pieces[name])));
  if (!map.getPane("masalik-base") || isClose !== map.getZoom() >= CLOSE_ZOOM) return;
  const complete = isClose && arrived.every(Boolean);
  toggleLayer(map, close, isClose);
  toggleLayer(map, world, !complete);
  map.getContainer().dataset.ground = complete ? "detail" : "world";
}

const CLOSE_ZOOM = 7; // as the index of the pieces says; below it the index is not even asked for

function toggleLayer(map, layer, on) {
  if (on && !map.hasLayer(layer)) map.addLayer(layer);
  if (!on && map.hasLayer(layer)) map.removeLayer(layer);
}

/** A piece on the map; resolves to whether it is there. It is fetched from beside the index, once. */
function bringPiece(ground, name, file) {
  if (!ground.pieces.has(name)) {
    const arriving = fetchOnce(beside(file, ground.url)).then((piece) => {
      ground.layerOf(piece).addTo(ground.close);
      ground.onMore(namesOf(piece.towns, piece));
      return true;
    });
    ground.pieces.set(name, arriving.catch(() => {
      ground.pieces.delete(name);
      return false;
    }));
  }
  return ground.pieces.get(name);
}

/** The address of a file that lies beside another. */
function beside(file, url) {
  return new URL(file, new URL(url, document.baseURI)).href;
}

/** The names of the pieces that bounds touch: column and row of a grid of `size` degrees. */
function pieceNames(bounds, size) {
  const [west, south] = [Math.floor(bounds.getWest() / size), Math.floor(bounds.getSouth() / size)];
  const [east, north] = [Math.floor(bounds.getEast() / size), Math.floor(bounds.getNorth() / size)];
  const names = [];
  for (let x = west; x <= east; x += 1) for (let y = south; y <= north; y += 1) names.push(`${x}_${y}`);
  return names;
}

/** The names of a file that a world view uses. */
function namesOf(rows, { decimals }, worldView) {
  const used = rows.filter(([, , , , , views]) => !views || views.includes(worldView));
  const unit = 10 ** decimals;
  return used.map(([lon, lat, zoom, ar, en]) => ({ latlng: L.latLng(lat / unit, lon / unit), zoom, ar, en }));
}

/** What a file draws in a world view: areas filled, then their shores, lines over both. */
function groundLayer(file, worldView, renderer) {
  const group = L.layerGroup();
  const unit = 10 ** file.decimals;
  const lay = (outlines, name, stroke) =>
    new Shape(outlines, unit, { renderer, interactive: false, pane: "masalik-base", className: `masalik-${name}`, stroke }).addTo(group);
  for (const { layer, parts } of file.features.filter(isIn(worldView))) {
    const isArea = AREAS.includes(layer);
    const outlines = (isArea ? parts.flat() : parts).map(outlineOfSteps);
    lay(outlines, layer, !isArea);
    if (layer === "land") lay(outlines.flatMap((ring) => shoresOf(ring, file.box)), "coast", true);
  }
  return group;
}

const AREAS = ["land", "lake"];

/** Positions from whole numbers: the first vertex, then the steps from each to the next. */
function vertices(steps, decimals) {
  const unit = 10 ** decimals;
  const found = [];
  for (let index = 0, x = 0, y = 0; index < steps.length; index += 2) {
    x += steps[index];
    y += steps[index + 1];
    found.push([y / unit, x / unit]);
  }
  return found;
}
