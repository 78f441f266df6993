// Events as the drawing wants them, from features of the contract (nested) or of the collections (flat).

const KINDS = ["visit", "meeting", "movement"];
const STATUSES = ["happened", "planned", "alleged", "denied"];

/** The events of a FeatureCollection, of one feature, or of the document of a map of many; what a collection says of its article fills
 * in what an event does not say. */
function eventsOf(collection) {
  if (collection && collection.places) return outlinedEvents(collection);
  if (collection && collection.type === "Feature") return [eventOf(collection, 0, {})];
  const features = Array.isArray(collection && collection.features) ? collection.features : [];
  return features.filter(Boolean).map((feature, index) => eventOf(feature, index, collection.article || {}));
}

function eventOf(feature, index, article) {
  const told = feature.properties || {};
  const line = lineOf(feature.geometry);
  const event = {
    id: text(feature.id) || String(index),
    order: index,
    kind: KINDS.includes(told.kind) ? told.kind : "movement",
    status: STATUSES.includes(told.status) ? told.status : "happened",
    actors: people(told.actors),
    hosts: people(told.hosts),
    ...placesOf(told, feature.geometry, line),
    start: text(told.start),
    end: text(told.end),
    precision: text(told.date_precision),
    dateText: text(told.date_text),
    evidence: quotes(told.evidence),
    quotes: spans(told.evidence),
    attributed: text(told.attributed_to),
    confidence: typeof told.confidence === "number" ? told.confidence : null,
    source: text(told.source) || text(article.source),
    url: text(told.url) || text(article.url),
    title: headline(told.article_title) || headline(article.title),
    published: text(told.published) || text(article.published),
    article: text(told.article) || text(article.id),
    reports: reportsOf(told.reports),
    disagreements: disagreementsOf(told),
    sources: typeof told.source_count === "number" ? told.source_count : 1,
    corrected: told.corrected === true,
    note: text(told.note),
    line,
    complete: true,
  };
  event.spot = line ? null : event.destination && located(event.destination) ? event.destination : event.origin;
  if (event.spot && !located(event.spot)) event.spot = null;
  return event;
}

/** What each of several articles says of an event, in its own words. */
function reportsOf(told) {
  if (!Array.isArray(told)) return [];
  return told.filter(Boolean).map((report) => ({
    evidence: quotes(report.evidence),
    quotes: spans(report.evidence),
    source: text(report.source),
    url: text(report.url),
    title: headline(report.article_title),
    published: text(report.published),
    article: text(report.article),
  }));
}

/** Origin, destination and stops; flat features name them and leave the positions to the geometry. */
function placesOf(told, geometry, line) {
  const nested = [told.destination, told.origin].some((place) => place && typeof place === "object");
  if (nested || Array.isArray(told.via)) {
    const via = Array.isArray(told.via) ? told.via.map(placeOf).filter(Boolean) : [];
    return { destination: placeOf(told.destination), origin: placeOf(told.origin), via };
  }
  const point = geometry && geometry.type === "Point" ? geometry.coordinates : null;
  const atOrigin = told.place_role === "origin";
  const begin = line ? [line[0].lng, line[0].lat] : atOrigin ? point : null;
  const end = line ? [line[line.length - 1].lng, line[line.length - 1].lat] : atOrigin ? null : point;
  const destination = flatPlace(told.destination, told.destination_en, end, told.destination_kind);
  const origin = flatPlace(told.origin, told.origin_en, begin, null);
  if (origin) origin.inferred = told.origin_inferred === true;
  return { destination, origin, via: [] };
}

function placeOf(told) {
  if (!told || typeof told !== "object") return null;
  return {
    id: text(told.id),
    name: text(told.name) || text(told.text),
    english: text(told.name_en) || text(told.name) || text(told.text),
    kind: text(told.kind),
    country: text(told.country),
    lat: told.lat,
    lon: told.lon,
    radius: typeof told.radius_km === "number" ? told.radius_km : null,
    inferred: told.inferred === true,
    why: text(told.why),
  };
}

function flatPlace(name, english, position, kind) {
  if (!text(name) && !position) return null;
  const [lon, lat] = position || [null, null];
  return placeOf({ name, name_en: english, lon, lat, kind });
}

/** Whether a place has a position. */
function located(place) {
  return Boolean(place) && Number.isFinite(place.lat) && Number.isFinite(place.lon);
}

/** Whether a place is an area or only roughly known, so that a sharp pin would claim too much. */
function vague(place) {
  return ["country", "region", "water"].includes(place.kind) || place.radius > 5;
}

/** What tells places apart on the map: where they are. */
function placeKey(place) {
  return `${place.lon.toFixed(4)},${place.lat.toFixed(4)}`;
}

/** The vertices of a line, cut or not, with longitudes that run on across the antimeridian. */
function lineOf(geometry) {
  if (!geometry || !["LineString", "MultiLineString"].includes(geometry.type)) return null;
  const parts = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
  const vertices = [];
  for (const [lon, lat] of parts.flat().filter(isPosition)) {
    const last = vertices[vertices.length - 1];
    const turns = last ? Math.round((last.lng - lon) / 360) : 0;
    const vertex = L.latLng(lat, lon + 360 * turns);
    if (!last || Math.abs(last.lat - vertex.lat) + Math.abs(last.lng - vertex.lng) > 1e-9) vertices.push(vertex);
  }
  return vertices.length > 1 ? vertices : null;
}

function isPosition(told) {
  return Array.isArray(told) && Number.isFinite(told[0]) && Number.isFinite(told[1]);
}

function people(told) {
  if (typeof told === "string") return told ? told.split("، ").map((name) => ({ name, title: "" })) : [];
  if (!Array.isArray(told)) return [];
  return told.filter(Boolean).map((who) => ({ name: text(who.name ?? who), title: text(who.title) }));
}

function quotes(told) {
  if (typeof told === "string") return told.split("\n").filter(Boolean);
  if (!Array.isArray(told)) return [];
  return told.map((quote) => text(quote && typeof quote === "object" ? quote.text : quote)).filter(Boolean);
}

/** The quoted sentences with where they stand in the article, and which words of them say what (`words`). */
function spans(told) {
  if (!Array.isArray(told)) return quotes(told).map((quote) => ({ text: quote, start: null, end: null, words: [] }));
  return told.filter((quote) => quote && text(quote.text)).map((quote) => ({
    text: text(quote.text),
    start: Number.isInteger(quote.start) ? quote.start : null,
    end: Number.isInteger(quote.end) ? quote.end : null,
    words: Array.isArray(quote.words) ? quote.words.filter(Boolean) : [],
  }));
}

/** What tellings of an event say differently: for each aspect its answers, with the outlets that give them. */
function disagreementsOf({ disagreements, alternatives }) {
  const apart = Array.isArray(disagreements) ? disagreements.filter(Boolean) : [];
  const within = Array.isArray(alternatives) ? alternatives.filter(Boolean) : [];
  return [
    ...apart.map(({ aspect, alternatives: answers }) => ({ aspect: text(aspect), answers: (answers || []).filter(Boolean).map(answerOf) })),
    ...within.filter(({ aspect }) => aspect).map((one) => ({ aspect: text(one.aspect), answers: [answerOf(one)], within: true })),
  ];
}

function answerOf({ value, sources, articles }) {
  const outlets = Array.isArray(sources) ? sources.map(text).filter(Boolean) : [];
  const count = outlets.length || (Array.isArray(articles) ? articles.length : 0);
  return { value: text(value), outlets, count };
}

/** A value as text, nothing for what is none. */
function text(value) {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** The text of a title without the characters that turn the direction of what follows it. */
function headline(value) {
  return text(value).replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Events by the time they begin, undated ones last, otherwise as they came. */
function byTime(events) {
  return [...events].sort((a, b) => {
    if (a.start && b.start) return a.start < b.start ? -1 : a.start > b.start ? 1 : a.order - b.order;
    return a.start ? -1 : b.start ? 1 : a.order - b.order;
  });
}
