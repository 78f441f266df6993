// Where the events of a map come from: all of them at once, or, where they are many, counted and in parts by the service.
// docs/maps.md tells what a view asks of a loader.

const LIST_ADDRESS = "list"; // beside the document of a map: its events page by page

/**
 * A loader of the events at an address. Options: `queried` (whether the address takes a query), `eventUrl` (where an event
 * is told in full, a template with {event}).
 */
function loaderOf(source, options = {}) {
  const loader = { source, options, whole: null };
  return {
    load: (query) => loadEvents(loader, query),
    page: (query, after) => listPage(loader, query, after, [["limit", AT_ONCE]]),
    at: (where, query, after) => listPage(loader, query, after, [["limit", AT_FIRST], ...whereParams(where)]),
    complete: (events) => Promise.all(events.filter((event) => !event.complete).map((event) => completed(event, options))),
  };
}

/** The events that a query asks for; of few events all, whatever is asked. */
async function loadEvents(loader, query) {
  if (loader.whole) return loader.whole;
  const params = loader.options.queried ? queryParams(query) : [];
  const told = await documentAt(addressWith(loader.source, params));
  const answer = loadedFrom(told);
  if (answer.whole) loader.whole = answer;
  return answer;
}

/** What a document of events says: a FeatureCollection, or the document of a map of many. */
function loadedFrom(told) {
  const events = byTime(eventsOf(told));
  if (!told.places || told.whole) return { whole: true, tallied: false, events, total: events.length, all: events.length };
  const { total, unlocated, all, ways = null, merged = {} } = told;
  const crowded = Object.keys(merged).length > 0;
  return { whole: false, tallied: Boolean(told.tallies), events, total, unlocated, all, ways, merged: crowded, ...countsOf(told) };
}

/** What the service has counted: values by their lists, and months as if each were an event. */
function countsOf({ months, facets, values }) {
  const histogram = months.map(([month, count]) => ({ ...BLANK, start: month || "", end: month || "", count }));
  const rows = Object.entries(facets).map(([name, list]) => [name, list.map(([value, count, label = value, english = label]) => ({ value, count, label, english }))]);
  return { histogram, facets: Object.fromEntries(rows), values };
}

/** A page of the list, or of what is at a place or on a way; `after` is the `next` of the page before. */
async function listPage({ source }, { box, ...query }, after, more) {
  if (after) more.push(["cursor", after]);
  const whole = new URL(source, location.href);
  const list = new URL(LIST_ADDRESS + whole.search, whole);
  const told = await documentAt(addressWith(list.href, [...queryParams(query), ...more]));
  return { events: outlinedEvents(told), next: told.next, total: told.total };
}

/** Fills in what the outline of an event leaves out. */
async function completed(event, { eventUrl }) {
  if (!eventUrl) return event;
  const feature = await documentAt(eventUrl.replace("{event}", encodeURIComponent(event.id)));
  const { spot, line, order, destination, origin, via, ...told } = eventOf(feature, event.order, {});
  return Object.assign(event, told, placesTold({ destination, origin, via }), { complete: true });
}

/** Places as they are told in full, but for those that have no position there. */
function placesTold(places) {
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place && (Array.isArray(place) || located(place))));
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
