// Which events are in view, and how many would be with any other choice.

const traits = new WeakMap();

/** What an event can be found by: its values of each list, its days (null where none are known), its folded words. */
const TRAITS = {
  kind: (event) => [event.kind],
  status: (event) => [event.status],
  actor: (event) => unique([...event.actors, ...event.hosts].map((who) => fold(who.name))),
  place: (event) => unique(stopsAt(event).map(placeValue)),
  outlet: (event) => unique([event.source, ...event.reports.map((report) => report.source)]),
  days: (event) => daysOf(event),
  words: (event) => wordsIn(event),
};

/** One of those, found when it is asked for and remembered. */
function traitOf(event, name) {
  if (!traits.has(event)) traits.set(event, {});
  const known = traits.get(event);
  if (!(name in known)) known[name] = TRAITS[name](event);
  return known[name];
}

function stopsAt(event) {
  return [event.destination, event.origin, ...event.via].filter(Boolean);
}

/** An object with these names, the value of each found when it is first asked for. */
function askedOnce(names, find) {
  const found = {};
  for (const name of names) {
    const get = () => {
      Object.defineProperty(found, name, { value: find(name) });
      return found[name];
    };
    Object.defineProperty(found, name, { get, configurable: true });
  }
  return found;
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
  const said = [...event.actors, ...event.hosts].flatMap((who) => [who.name, who.title]);
  const told = [event, ...event.reports].flatMap((report) => [report.title, report.source, ...report.evidence]);
  return fold([...said, ...stopsAt(event).flatMap((place) => [place.name, place.english]), ...told].join(" "));
}

/** What of a query an event does not meet: names of lists, "q", "time" or "undated". */
function missed(event, query, asked) {
  const names = LISTS.filter(
    (name) => query[name].length && !traitOf(event, name).some((value) => query[name].includes(value)),
  );
  const days = traitOf(event, "days");
  if (!days) return query.undated ? withWords(names, event, asked) : [...names, "undated"];
  const [first, last] = days;
  if (last < asked.from || first > asked.until) names.push("time");
  return withWords(names, event, asked);
}

/** The words are looked for last, as that takes longest, and not in an event that misses more than one thing. */
function withWords(names, event, asked) {
  if (asked.groups.length && names.length < 2 && !answers(traitOf(event, "words"), asked.groups)) names.push("q");
  return names;
}

/** Everything of a query that an event does not meet. */
function hindrances(event, query) {
  const asked = askedOf(query);
  const names = missed(event, query, { ...asked, groups: [] });
  return answers(traitOf(event, "words"), asked.groups) ? names : [...names, "q"];
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
  const looked = events.map((event) => [event, missed(event, query, asked)]);
  const found = { events: [], facets: askedOnce(LISTS, (name) => countsOfValues(looked, name)), kept: new Map(), timed: [] };
  for (const [event, names] of looked) {
    if (!names.length) found.events.push(event);
    else if (names.length === 1) found.kept.set(names[0], (found.kept.get(names[0]) || 0) + weightOf(event));
    if (!names.length || (names.length === 1 && names[0] === "time")) found.timed.push(event);
  }
  return found;
}

/** How many events have each value of a list, of those that miss nothing, or that list alone. */
function countsOfValues(looked, list) {
  const counts = new Map();
  for (const [event, names] of looked) {
    if (names.length > 1 || (names.length === 1 && names[0] !== list)) continue;
    for (const value of traitOf(event, list)) counts.set(value, (counts.get(value) || 0) + weightOf(event));
  }
  return counts;
}

/** The values of a list that events have, each with its label and its number of events; the most frequent first. */
function valuesOf(events, name, view) {
  const values = new Map();
  for (const event of events) {
    for (const value of traitOf(event, name)) {
      if (!values.has(value))
        values.set(value, { value, label: labelOf(event, name, value, view), count: 0 });
      values.get(value).count += weightOf(event);
    }
  }
  const order = { kind: KINDS, status: STATUSES }[name];
  if (order) return order.filter((value) => values.has(value)).map((value) => values.get(value));
  const { compare } = new Intl.Collator(view.language);
  return [...values.values()].sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

function labelOf(event, name, value, view) {
  if (name === "kind") return view.words.kinds[value];
  if (name === "status") return view.words.statuses[value] || view.words.happened;
  if (name === "actor") return [...event.actors, ...event.hosts].find((who) => fold(who.name) === value).name;
  if (name === "outlet") return value;
  return nameOf(stopsAt(event).find((stop) => placeValue(stop) === value), view);
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
