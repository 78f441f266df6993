// Where the events of a map come from: all of them at once, or, where they are many, counted and in parts by the service.
// docs/maps.md tells what a view asks of a loader.

const LIST_ADDRESS = "list"; // beside the document of a map: its events page by page

/** A loader of the events of a FeatureCollection, or of those at an address. */
function loaderOf(source, options = {}) {
  const loader = { source, options, whole: null };
  return {
    load: (query) => loadEvents(loader, query),
    page: (query, after) => listPage(loader, query, after ? [["cursor", after]] : []),
    at: (where, query, after) => listPage(loader, query, [...whereParams(where), ...(after ? [["cursor", after]] : [])]),
    complete: (events) => Promise.all(events.filter((event) => !event.complete).map((event) => completed(event, options))),
  };
}

/** The events that a query asks for; of few events all, whatever is asked. */
async function loadEvents(loader, query) {
  if (loader.whole) return loader.whole;
  const told = typeof loader.source === "string" ? await fetchJson(addressWith(loader.source, queryParams(query))) : loader.source;
  const answer = loadedFrom(told);
  if (answer.whole) loader.whole = answer;
  return answer;
}

function loadedFrom(told) {
  const events = byTime(eventsOf(told));
  if (!told.places || told.whole) return { whole: true, tallied: false, events, total: events.length, all: events.length };
  const { total, unlocated, all, ways = null } = told;
  return { whole: false, tallied: Boolean(told.tallies), events, total, unlocated, all, ways, ...countsOf(told) };
}

/** What the service has counted: values by their lists, and months as if each were an event. */
function countsOf({ months, facets, values }) {
  const timed = months.map(([month, count]) => ({ ...BLANK, start: month || "", end: month || "", count }));
  const rows = Object.entries(facets).map(([name, list]) => [name, list.map(([value, count, label = value, english = label]) => ({ value, count, label, english }))]);
  return { histogram: timed, facets: Object.fromEntries(rows), values };
}

async function listPage({ source }, query, more) {
  const { box, ...rest } = query;
  const told = await fetchJson(addressWith(new URL(LIST_ADDRESS, new URL(source, location.href)).href, [...queryParams(rest), ...more]));
  return { events: outlinedEvents(told), next: told.next };
}

/** Fills in what the outline of an event leaves out. */
async function completed(event, { eventUrl }) {
  if (!eventUrl) return event;
  const feature = await fetchJson(eventUrl.replace("{event}", encodeURIComponent(event.id)));
  const { spot, line, order, destination, origin, via, ...told } = eventOf(feature, event.order, {});
  return Object.assign(event, told, placesTold({ destination, origin, via }), { complete: true });
}

/** Places as they are told in full, but for those that have no position there. */
function placesTold(places) {
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place && (Array.isArray(place) || located(place))));
}

async function fetchJson(address) {
  const response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** A query as the parameters that the service takes; nothing that is not asked. */
function queryParams({ from, until, undated = true, q, box, ...lists }) {
  const params = LISTS.flatMap((name) => (lists[name] || []).map((value) => [name, value]));
  if (from || until) params.push(["datetime", `${from || ".."}/${until || ".."}`]);
  if (!undated) params.push(["undated", "false"]);
  if (q && q.trim()) params.push(["q", q.trim()]);
  if (box) params.push(["bbox", box.join(",")]);
  return params;
}

/** Where events are, as parameters: at a place, or on a way between two. */
function whereParams({ place, way }) {
  return place ? [["at", place.number]] : way ? [["way", way.map((stop) => stop.number).join("-")]] : [];
}

function addressWith(address, params) {
  const query = new URLSearchParams(params).toString();
  return query ? `${address}${address.includes("?") ? "&" : "?"}${query}` : address;
}
