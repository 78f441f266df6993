// Events of a GeoJSON file on one canvas, as somebody writes it by hand who knows Leaflet.
const KINDS = { visit: "#1d5c8c", meeting: "#a04000", movement: "#3c6e3c" };
const map = L.map("map", { preferCanvas: true, maxZoom: 10 }).setView([26, 20], 4);
function told({ properties: p }) {
  const box = document.createElement("div");
  box.dir = "rtl";
  const where = [p.origin, p.destination].filter(Boolean).map((place) => place.name).join(" ← ");
  const lines = [p.actors.map((who) => who.name).join("، "), where, p.start, p.evidence.map((one) => one.text).join("\n")];
  for (const line of lines) if (line) box.append(Object.assign(document.createElement("p"), { textContent: line }));
  const link = Object.assign(document.createElement("a"), { href: p.url, textContent: p.article_title });
  box.append(link);
  return box;
}
async function events() {
  const collection = await (await fetch("events.json")).json();
  const located = { ...collection, features: collection.features.filter((feature) => feature.geometry) };
  L.geoJSON(located, {
    style: ({ properties }) => ({ color: KINDS[properties.kind], weight: 1.5 }),
    pointToLayer: ({ properties }, at) => L.circleMarker(at, { radius: 6, color: KINDS[properties.kind] }),
    onEachFeature: (feature, layer) => layer.bindPopup(() => told(feature)),
  }).addTo(map);
}
