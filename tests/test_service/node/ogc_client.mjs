/** What @camptocamp/ogc-client makes of a service: `node ogc_client.mjs URL`, answered as JSON. */
import { OgcApiEndpoint } from "@camptocamp/ogc-client";
import { check } from "@placemarkio/check-geojson";

const url = process.argv[2];
const endpoint = new OgcApiEndpoint(url);
const collections = await endpoint.featureCollections;
const visits = await endpoint.getCollectionInfo("visits");
const items = await endpoint.getCollectionItems("visits", 3);
const page = await (await fetch(await endpoint.getCollectionItemsUrl("visits", { limit: 200, asJson: true }))).text();

console.log(
  JSON.stringify({
    info: await endpoint.info,
    hasFeatures: await endpoint.hasFeatures,
    collections,
    queryables: visits.queryables.map(({ name, type }) => [name, type]),
    sortables: visits.sortables.length,
    box: visits.bounds ?? visits.extent,
    items: items.map(({ id }) => id),
    first: (await endpoint.getCollectionItem("visits", items[0].id)).id,
    checked: check(page).features.length, // throws where the page is no GeoJSON by RFC 7946
  }),
);
