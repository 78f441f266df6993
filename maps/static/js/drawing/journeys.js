// Journeys: the ways of the same people in one article, each beginning where the last ended, as numbered legs.

/**
 * The journeys among events: for each event of one, `{ events, legs, first }` with all its events in order, the number
 * of its legs, and the number of the event's own first leg.
 */
function journeysOf(events) {
  const found = new Map();
  for (const chain of chainsOf(events)) {
    const legs = chain.reduce((sum, event) => sum + legCount(event), 0);
    if (legs < 2) continue;
    let first = 1;
    for (const event of chain) {
      found.set(event, { events: chain, legs, first });
      first += legCount(event);
    }
  }
  return found;
}

function legCount(event) {
  return event.via.filter(located).length + 1;
}

/** The ways that happened or will, strung together where one begins at the place at which the last ended. */
function chainsOf(events) {
  const chains = [];
  const ends = new Map();
  for (const event of byTime(events.filter(isLeg))) {
    const begin = `${traveller(event)}\n${placeKey(event.origin)}`;
    const chain = ends.get(begin) || [];
    if (!chain.length) chains.push(chain);
    ends.delete(begin);
    chain.push(event);
    ends.set(`${traveller(event)}\n${placeKey(event.destination)}`, chain);
  }
  return chains;
}

/** Whether an event says from where to where somebody known went; an inferred origin begins a journey but joins none. */
function isLeg(event) {
  const ends = event.origin && event.destination && located(event.origin) && located(event.destination);
  return Boolean(event.line && ends && event.status !== "denied" && !event.count);
}

/** Who travels, as far as one article tells: of an event of which no article is known, nothing says whose way goes on. */
function traveller(event) {
  return `${event.article || event.id}\n${event.actors.length ? event.actors[0].name : event.id}`;
}

/** The stops of a journey in order: where it began, then where each leg ended. */
function stopsOf({ events }) {
  return [events[0].origin, ...events.flatMap((event) => [...event.via, event.destination])];
}
