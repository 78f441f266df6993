// Places that are no point: a country as its land, as the world view of the page has it, other areas as circles.

const AREA_PIXELS = 22; // the circle of an area whose size is not told

/** Lays the area of a place under its symbol. A country's land comes when it is loaded; a circle stands for one unknown. */
function drawArea(node, drawing, view) {
  const { place } = node;
  const group = L.layerGroup();
  drawing.layer.addLayer(group);
  if (place.kind !== "country" || !view.options.countries) return group.addLayer(circleOf(place, view));
  landOf(place.country, view.options)
    .then((land) => (land ? landLayer(land, node, view) : circleOf(place, view)))
    .catch(() => circleOf(place, view))
    .then((layer) => {
      group.addLayer(layer);
      if (layer instanceof L.Polygon) for (const event of node.here) partsOf(drawing, event).push(() => layer.getElement());
    });
  return group;
}

/** The polygons of a country as a world view sees it, null where it has none; a map in one file holds its lands itself. */
async function landOf(code, { countries, worldView }) {
  const index = await fetchOnce(countries);
  if (!Object.hasOwn(index, code)) return null;
  const land = typeof index[code] === "string" ? await fetchOnce(beside(index[code], countries)) : index[code];
  const polygons = land.features.filter(isIn(knownWorldView(worldView))).flatMap(({ parts }) => parts);
  return polygons.length ? polygons.map((polygon) => polygon.map((steps) => vertices(steps, land.decimals))) : null;
}

/** Whether a feature is for a world view: for all, unless it says for which. */
function isIn(worldView) {
  return ({ views }) => !views || views.includes(worldView);
}

function landLayer(polygons, { here }, view) {
  const className = `masalik-area is-land${here.length ? "" : " is-passed"}`;
  return L.polygon(polygons, { className, interactive: false, pane: areaPane(view.map) });
}

/** A circle as wide as the place is uncertain, in metres on the ground; as wide as a finger where that is not told. */
function circleOf(place, view) {
  const options = { className: "masalik-area", interactive: false, pane: areaPane(view.map) };
  const latlng = L.latLng(place.lat, place.lon);
  if (place.radius > 0 && place.kind !== "country") return L.circle(latlng, { ...options, radius: place.radius * 1000 });
  return L.circleMarker(latlng, { ...options, radius: AREA_PIXELS });
}

/** Areas lie over the ground and under ways and pins. */
function areaPane(map) {
  if (!map.getPane("masalik-areas")) map.createPane("masalik-areas").style.zIndex = 350;
  return "masalik-areas";
}
