// Our basemap, as `L.geoJSON` draws it.
async function ground() {
  const world = await (await fetch("world.json")).json();
  const drawn = world.features.filter(({ properties }) => properties.layer !== "label");
  map.createPane("ground").style.zIndex = 200;
  const renderer = L.svg({ pane: "ground" });
  const style = ({ properties }) => ({ className: properties.layer === "land" ? "land" : "border", weight: 1, renderer });
  L.geoJSON({ type: "FeatureCollection", features: drawn }, { style, interactive: false, pane: "ground" }).addTo(map);
}
