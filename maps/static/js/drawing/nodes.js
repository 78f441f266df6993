// The places of events: what happened at each, and which ways pass through.

/** The places of the events: what happened `here`, and which ways pass through. */
function nodesOf(events) {
  const nodes = new Map();
  const at = (place) => {
    const key = placeKey(place);
    if (!nodes.has(key)) nodes.set(key, { place, here: [], passing: [], inferred: true });
    return nodes.get(key);
  };
  for (const event of events) {
    if (event.spot) at(event.spot).here.push(event);
    if (!event.line) continue;
    const arrival = event.destination && located(event.destination) ? at(event.destination) : null;
    if (arrival) (event.kind === "movement" ? arrival.passing : arrival.here).push(event);
    for (const stop of [event.origin, ...event.via]) {
      if (stop && located(stop) && at(stop) !== arrival) at(stop).passing.push(event);
    }
  }
  for (const node of nodes.values()) node.inferred = onlyInferred(node);
  return [...nodes.values()];
}

function onlyInferred(node) {
  const key = placeKey(node.place);
  const from = (event) => event.origin && located(event.origin) && event.origin.inferred && placeKey(event.origin) === key;
  return !node.here.length && node.passing.every(from);
}

/** How many events a list of them stands for. */
function manyOf(events) {
  return events.reduce((sum, event) => sum + (event.count || 1), 0);
}

/** The kinds of some events with their number, the most frequent first. */
function kindsOf(events) {
  const counts = KINDS.map((kind) => [kind, manyOf(events.filter((event) => event.kind === kind))]);
  return counts.filter(([, count]) => count).sort((a, b) => b[1] - a[1]);
}

/** "زيارتان، لقاء واحد": what happened, by kind. */
function kindsInWords(events, words) {
  return kindsOf(events).map(([kind, count]) => counted(words.counts[kind], count, words)).join(words.separator);
}

/** The symbol of a place: its picture, its shape and its classes. */
function symbolOf(node, words) {
  if (!node.here.length) return [dotSymbol(), DOT, `is-stop${node.inferred ? " is-inferred" : ""}`];
  const [[kind], ...others] = kindsOf(node.here);
  const status = STATUSES.find((candidate) => node.here.some((event) => event.status === candidate));
  const count = manyOf(node.here);
  const told = { kind, label: count > 1 ? numeral(count, words) : "", others: others.map(([other]) => other), status };
  const className = `is-pin is-${kind} is-${status}`;
  return vague(node.place) ? [discSymbol(told), DISC, className] : [pinSymbol(told), PIN, className];
}
