// Events from the document of a map of many: outlines and tallies as values in a fixed order (maps/outlines.py).

/** The events of a document: outlines of single events, or tallies that stand for many. */
function outlinedEvents(told) {
  const places = new Map(Object.entries(told.places || {}).map(([number, row]) => [Number(number), spotOf(row, Number(number), told)]));
  const lines = new Map();
  const known = { places, lines };
  if (told.tallies) return told.tallies.map((row, index) => tallyOf(row, index, known));
  return (told.events || []).map((row, index) => outlineOf(row, index, known));
}

/** A place; `number` is what the service knows it by, `merged` how many places it stands for and their box. */
function spotOf([id, name, english, lon, lat, kind, radius, country], number, { merged = {} }) {
  const told = { id: id || "", name, english, lon, lat, kind: kind || "", country: country || "", radius: radius || null, inferred: false, why: "", number };
  return merged[number] ? { ...told, radius: null, kind: "", merged: mergedOf(merged[number]) } : told;
}

function mergedOf([count, [west, south, east, north]]) {
  return { count, bounds: L.latLngBounds([south, west], [north, east]) };
}

function outlineOf(row, order, { places, lines }) {
  const [id, kind, status, actors, hosts, to, from, via, inferred, start, end, precision, confidence, sources, outlets, quote, line, corrected, article] = row;
  const ends = {
    destination: places.get(to) || null,
    origin: from === null ? null : { ...places.get(from), inferred: Boolean(inferred) },
    via: via.map((number) => places.get(number)),
  };
  return withSpot({
    ...BLANK,
    id,
    order,
    kind,
    status,
    ...ends,
    actors: actors.map(named),
    hosts: hosts.map(named),
    start: start || "",
    end: end || "",
    precision: precision || "",
    evidence: quote ? [quote] : [],
    confidence,
    source: outlets[0] || "",
    reports: outlets.map((source) => ({ ...NO_REPORT, source })),
    sources,
    corrected: Boolean(corrected),
    article: article || "",
    line: line === 1 ? sharedLine([from, ...via, to], lines, places) : line ? lineOf(line) : null,
  });
}

/** So many events of one kind and status, at a place or on the way to it. */
function tallyOf([to, from, inferred, kind, status, count, first, last], order, { places, lines }) {
  const origin = from === null ? null : { ...places.get(from), inferred: Boolean(inferred) };
  const line = origin && sharedLine([from, to], lines, places);
  const told = { id: `tally-${order}`, order, kind, status, count, destination: places.get(to), origin };
  return withSpot({ ...BLANK, ...told, start: first || "", end: last || "", line, tally: true });
}

/** What every event has, where nothing is known of it. */
const BLANK = Object.freeze({ ...eventOf({}, 0, {}), complete: false, tally: false });
const [NO_REPORT] = reportsOf([{}]);

function named(name) {
  return { name, title: "" };
}

/** The line through places by their numbers; events on the same way share it. */
function sharedLine(numbers, lines, places) {
  const key = numbers.join(" ");
  if (!lines.has(key)) lines.set(key, lineThrough(numbers.map((number) => places.get(number)).filter(located)));
  return lines.get(key);
}

/** Says where an event without a line stands. */
function withSpot(event) {
  const ends = [event.destination, event.origin].filter((place) => place && located(place));
  return { ...event, spot: event.line ? null : ends[0] || null };
}
