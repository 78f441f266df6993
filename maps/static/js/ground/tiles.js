// Tiles of somebody else as the ground of a map, where the page was given their address.

const CLOSEST = 10; // zoom to which the ground of ours is drawn

/** The closest zoom of a map: that of its tiles, where it has some. */
function closestZoom({ tiles, tilesZoom }) {
  return tiles ? Number(tilesZoom) || CLOSEST : CLOSEST;
}

/** Whose the ground is, as markup made of text: the control that shows it takes nothing else. */
function tileCredit({ tilesCredit, tilesLink }) {
  const words = tilesCredit || "";
  const told = (tilesLink && link(words, tilesLink)) || make("span", "", null, words);
  return `Leaflet · GeoNames · ${make("bdi", "", null, told).outerHTML}`;
}

/** Lays the tiles beneath the events; says so when none of them can be had. */
function layTiles(view) {
  const { tiles } = view.options;
  const layer = L.tileLayer(tiles, { maxZoom: closestZoom(view.options), referrerPolicy: "strict-origin-when-cross-origin" });
  layer.once("tileload", () => { view.tiled = true; view.trouble = ""; rest(view); });
  layer.on("tileerror", () => {
    if (view.tiled) return;
    view.trouble = view.words.basemap_failed;
    if (view.shown) rest(view);
  });
  view.canvas.dataset.ground = "tiles";
  layer.addTo(view.map);
}
