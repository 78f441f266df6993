// Which events are in view, and how many would be with any other choice.

const traits = new WeakMap();

/** What an event can be found by: the values of each list, its days, and its words once they are asked for. */
function traitsOf(event) {
  if (!traits.has(event)) {
    const places = [event.destination, event.origin, ...event.via].filter(Boolean);
    traits.set(event, {
      kind: [event.kind],
      status: [event.status],
      actor: unique([...event.actors, ...event.hosts].map((who) => fold(who.name))),
      place: unique(places.map(placeValue)),
      outlet: unique([event.source, ...event.reports.map((report) => report.source)]),
      days: daysOf(event),
      words: null,
    });
  }
  return traits.get(event);
}

/** How many events one stands for. */
function weightOf(event) {
  return event.count || 1;
}

function unique(values) {
  return [...new Set(values.filter(Boolean))];
}

/** What a place is called in an address: its id, or its folded name where it has none. */
function placeValue(place) {
  return place.id || fold(place.name);
}

/** The folded words of an event, in which the reader's words are looked for. */
function wordsIn(event) {
  const known = traitsOf(event);
  if (known.words === null) {
    const places = [event.destination, event.origin, ...event.via].filter(Boolean);
    const said = [...event.actors, ...event.hosts].flatMap((who) => [who.name, who.title]);
    const told = [event, ...event.reports].flatMap((report) => [
      report.title,
      report.source,
      ...report.evidence,
    ]);
    known.words = fold(
      [...said, ...places.flatMap((place) => [place.name, place.english]), ...told].join(" "),
    );
  }
  return known.words;
}

/** What of a query an event does not meet: names of lists, "q", "time" or "undated". */
function missed(event, query, asked) {
  const known = traitsOf(event);
  const names = LISTS.filter(
    (name) => query[name].length && !known[name].some((value) => query[name].includes(value)),
  );
  if (!known.days) return query.undated ? withWords(names, event, asked) : [...names, "undated"];
  const [first, last] = known.days;
  if (last < asked.from || first > asked.until) names.push("time");
  return withWords(names, event, asked);
}

/** The words are looked for last, as that takes longest, and not in an event that misses more than one thing. */
function withWords(names, event, asked) {
  if (asked.groups.length && names.length < 2 && !answers(wordsIn(event), asked.groups)) names.push("q");
  return names;
}

/** Everything of a query that an event does not meet. */
function hindrances(event, query) {
  const asked = askedOf(query);
  const names = missed(event, query, { ...asked, groups: [] });
  return answers(wordsIn(event), asked.groups) ? names : [...names, "q"];
}

function askedOf({ q, from, until }) {
  return {
    groups: askedWords(q),
    from: from ? dayNumber(dateParts(from)) : -Infinity,
    until: until ? dayNumber(dateParts(until)) : Infinity,
  };
}

/**
 * The events that meet a query, in their order; for each value of each list how many would with that value; what
 * each filter keeps out by itself; and the days of all that nothing but the time keeps out.
 */
function narrowed(events, query) {
  const asked = askedOf(query);
  const found = {
    events: [],
    facets: Object.fromEntries(LISTS.map((name) => [name, new Map()])),
    kept: new Map(),
    timed: [],
  };
  for (const event of events) {
    const names = missed(event, query, asked);
    if (!names.length) found.events.push(event);
    else if (names.length === 1) found.kept.set(names[0], (found.kept.get(names[0]) || 0) + weightOf(event));
    for (const name of names.length ? names : LISTS)
      if (names.length < 2) countValues(found.facets[name], event, name);
    if (!names.length || (names.length === 1 && names[0] === "time")) found.timed.push(event);
  }
  return found;
}

function countValues(counts, event, name) {
  if (!counts) return;
  for (const value of traitsOf(event)[name]) counts.set(value, (counts.get(value) || 0) + weightOf(event));
}

/** The values of a list that events have, each with its label and its number of events; the most frequent first. */
function valuesOf(events, name, view) {
  const values = new Map();
  for (const event of events) {
    for (const value of traitsOf(event)[name]) {
      if (!values.has(value))
        values.set(value, { value, label: labelOf(event, name, value, view), count: 0 });
      values.get(value).count += weightOf(event);
    }
  }
  const order = { kind: KINDS, status: STATUSES }[name];
  if (order) return order.filter((value) => values.has(value)).map((value) => values.get(value));
  return [...values.values()].sort(
    (a, b) => b.count - a.count || a.label.localeCompare(b.label, view.language),
  );
}

function labelOf(event, name, value, view) {
  if (name === "kind") return view.words.kinds[value];
  if (name === "status") return view.words.statuses[value] || view.words.happened;
  if (name === "actor") return [...event.actors, ...event.hosts].find((who) => fold(who.name) === value).name;
  if (name === "outlet") return value;
  const place = [event.destination, event.origin, ...event.via].find(
    (stop) => stop && placeValue(stop) === value,
  );
  return nameOf(place, view);
}

/** What a state names that the events do not have: lists of values by the name of the part. */
function unknownIn(state, view) {
  if (view.counted) return {}; // there are more than were sent
  const missing = {};
  for (const name of LISTS) {
    const strange = state[name].filter((value) => !view.offered[name].some((known) => known.value === value));
    if (strange.length) missing[name] = strange;
  }
  const ids = new Set(view.known.map((event) => event.id));
  const lost = state.event.filter((id) => !ids.has(id));
  return lost.length ? { ...missing, event: lost } : missing;
}
