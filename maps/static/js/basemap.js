// The basemap: the world at once, the finer cut of the Arab countries when the view is close and inside it.

const CLOSE = 7; // the zoom from which the coasts of the world file are too coarse

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

/** The features of a basemap file that a world view draws: those of its own, and those of all views. */
function inWorldView(collection, worldView) {
  const drawn = ({ properties }) => !properties.views || properties.views.includes(worldView);
  return collection.features.filter(drawn);
}

/**
 * Lays the basemap under a map, as a world view draws borders. Resolves to the points of the country names when the
 * world is there.
 */
async function layBasemap(map, urls, worldView) {
  map.createPane("masalik-base").style.zIndex = 200;
  const renderer = L.svg({ pane: "masalik-base", padding: 0.6 });
  const whole = inWorldView(await fetchOnce(urls.world), worldView);
  const world = groundLayer(whole, renderer).addTo(map);
  const layerOf = (fine) => groundLayer(inWorldView(fine, worldView), renderer);
  const choose = () => swapDetail(map, world, urls.detail, layerOf);
  if (urls.detail) map.on("moveend", choose);
  if (urls.detail) choose();
  return whole.filter((feature) => feature.properties.layer === "label");
}

/** Shows the finer cut where it serves, the world elsewhere. */
async function swapDetail(map, world, url, layerOf) {
  if (!map.masalikDetail) {
    if (map.getZoom() < CLOSE) return;
    map.masalikDetail = fetchOnce(url).then((fine) => ({ layer: layerOf(fine), box: boxOf(fine) }));
    map.masalikDetail.catch(() => (map.masalikDetail = null));
  }
  const detail = await map.masalikDetail.catch(() => null);
  if (!detail || !map.getPane("masalik-base")) return;
  const fine = map.getZoom() >= CLOSE && detail.box.contains(map.getBounds());
  const [shown, hidden] = fine ? [detail.layer, world] : [world, detail.layer];
  if (!map.hasLayer(shown)) map.addLayer(shown);
  if (map.hasLayer(hidden)) map.removeLayer(hidden);
  map.getContainer().dataset.ground = fine ? "detail" : "world";
}

function groundLayer(features, renderer) {
  const ground = features.filter((feature) => feature.properties.layer !== "label");
  const style = (feature) => ({ className: `masalik-${feature.properties.layer}`, renderer });
  return L.geoJSON({ type: "FeatureCollection", features: ground }, { style, interactive: false, pane: "masalik-base" });
}

function boxOf(collection) {
  const [west, south, east, north] = collection.bbox;
  return L.latLngBounds([south, west], [north, east]);
}
