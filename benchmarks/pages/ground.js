// Our basemap as GeoJSON, as `L.geoJSON` draws it.
async function ground() {
  const drawn = await (await fetch("ground.json")).json();
  map.createPane("ground").style.zIndex = 200;
  const renderer = L.svg({ pane: "ground" });
  const style = ({ properties }) => ({ className: properties.layer === "land" ? "land" : "border", weight: 1, renderer });
  L.geoJSON(drawn, { style, interactive: false, pane: "ground" }).addTo(map);
}
