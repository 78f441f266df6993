// Places that are no point: a country as its land, as the world view of the page has it, other areas as circles.

const AREA_PIXELS = 22; // the circle of an area whose size is not told

/** Lays the area of a place under its symbol. A country's land comes when it is loaded; a circle stands for one unknown. */
function drawArea(node, drawing, view) {
  const { place } = node;
  const group = L.layerGroup();
  drawing.layer.addLayer(group);
  if (place.kind !== "country" || !view.options.countries) return group.addLayer(circleOf(place, view));
  landsOf(view.options)
    .then((lands) => (lands.has(place.country) ? landLayer(lands.get(place.country), node, view) : circleOf(place, view)))
    .catch(() => circleOf(place, view))
    .then((layer) => {
      group.addLayer(layer);
      if (layer instanceof L.Polygon) for (const event of node.here) partsOf(drawing, event).push(() => layer.getElement());
    });
  return group;
}

/** The land of each country by its code, as a world view sees it; loaded once. */
async function landsOf({ countries, worldView }) {
  const collection = await fetchOnce(countries);
  return new Map(inWorldView(collection, knownWorldView(worldView)).map((land) => [land.properties.country, land]));
}

function landLayer(land, { here }, view) {
  const className = `masalik-area is-land${here.length ? "" : " is-passed"}`;
  const rings = L.GeoJSON.coordsToLatLngs(land.geometry.coordinates, 2);
  return L.polygon(rings, { className, interactive: false, pane: areaPane(view.map) });
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
