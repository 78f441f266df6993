// Events drawn: a symbol for every place, a curve with an arrow for every way.

const AREA_PIXELS = 22; // the circle of a country, which is no circle, and of a region whose size is not told
const WIDE = 16; // how thick a way is for the finger, in pixels

/** Draws events on the map of a view. Answers with what was drawn: layer, nodes, symbols and bounds. */
function drawEvents(events, view) {
  const drawing = { layer: L.layerGroup(), nodes: [], symbols: [], parts: new Map(), bounds: L.latLngBounds([]) };
  for (const node of nodesOf(events)) drawNode(node, drawing, view);
  for (const way of waysOf(events)) drawWay(way, drawing, view);
  return drawing;
}

/** The ways of the events: one for all that went the same way in the same manner, ranked between its two ends. */
function waysOf(events) {
  const ways = new Map();
  const ranks = new Map();
  for (const event of events.filter((candidate) => candidate.line)) {
    const pair = `${event.line[0]} ${event.line[event.line.length - 1]}`;
    const inferred = event.origin && event.origin.inferred ? " is-inferred" : "";
    const className = `is-${event.kind} is-${event.status}${inferred}`;
    const key = `${pair} ${event.line.length} ${className}`;
    if (!ways.has(key)) {
      ranks.set(pair, (ranks.get(pair) ?? -1) + 1);
      ways.set(key, { events: [], className, rank: ranks.get(pair) });
    }
    ways.get(key).events.push(event);
  }
  return ways.values();
}

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

function drawNode(node, drawing, view) {
  const latlng = L.latLng(node.place.lat, node.place.lon);
  const name = nameOf(node.place, view);
  if (vague(node.place)) drawing.layer.addLayer(areaOf(node, latlng));
  const [symbol, shape, className] = symbolOf(node);
  const icon = iconOf(symbol, shape, className, name);
  node.marker = L.marker(latlng, { icon, keyboard: true, riseOnHover: true });
  node.symbol = { latlng, shape };
  const events = byTime([...new Set([...node.here, ...node.passing])]);
  node.marker.on("add", () => beButton(node.marker, `${name}: ${countWords(events, view)}`));
  node.marker.on("click", () => view.open(events, { latlng, place: node.place, raise: shape.anchor[1] }));
  for (const event of events) partsOf(drawing, event).push(() => node.marker.getElement());
  for (const event of node.here) anchor(event, { latlng, place: node.place, raise: shape.anchor[1] });
  drawing.nodes.push(node);
  drawing.symbols.push(node.symbol);
  drawing.layer.addLayer(node.marker);
  drawing.bounds.extend(latlng);
}

function symbolOf(node) {
  if (!node.here.length) return [dotSymbol(), DOT, `is-stop${node.inferred ? " is-inferred" : ""}`];
  const kind = KINDS.find((candidate) => node.here.some((event) => event.kind === candidate));
  const status = STATUSES.find((candidate) => node.here.some((event) => event.status === candidate));
  const className = `is-pin is-${kind} is-${status}`;
  const count = node.here.length;
  return vague(node.place) ? [discSymbol(kind, count), DISC, className] : [pinSymbol(kind, count), PIN, className];
}

/** The circle of an area, or of how far a place may lie off. */
function areaOf(node, latlng) {
  const options = { className: "masalik-area", interactive: false };
  if (node.place.radius > 0 && node.place.kind !== "country") return L.circle(latlng, { ...options, radius: node.place.radius * 1000 });
  return L.circleMarker(latlng, { ...options, radius: AREA_PIXELS });
}

function drawWay(way, drawing, view) {
  for (const leg of bowedLegs(way.events[0], way.rank)) {
    const pieces = onTheWorld(leg);
    for (const piece of pieces) drawLeg(piece, way, drawing, view);
    if (pieces.length === 1) pieces[0].forEach((vertex) => drawing.bounds.extend(vertex));
  }
}

function drawLeg(leg, { events, className }, drawing, view) {
  const { latlng, angle } = middleOf(leg);
  const line = new Curve(leg, { className: `masalik-way ${className}`, interactive: false, smoothFactor: 0 });
  const wide = new Curve(leg, { className: "masalik-wide", weight: WIDE, smoothFactor: 0, bubblingMouseEvents: false });
  const symbol = headSymbol(events[0].status, angle, events.length);
  const head = L.marker(latlng, { icon: iconOf(symbol, HEAD, `is-head ${className}`), keyboard: false });
  for (const layer of [line, wide, head]) drawing.layer.addLayer(layer);
  for (const layer of [wide, head]) layer.on("click", () => view.open(events, { latlng, place: null, raise: 8 }));
  for (const event of events) {
    partsOf(drawing, event).push(() => line.getElement(), () => head.getElement());
    anchor(event, { latlng, place: null, raise: 8 });
  }
  drawing.symbols.push({ latlng, shape: HEAD });
}

/** Where the popup of an event opens: at its place if it has one, else on its way. */
function anchor(event, where) {
  if (!event.anchor) event.anchor = where;
}

function partsOf(drawing, event) {
  if (!drawing.parts.has(event.id)) drawing.parts.set(event.id, []);
  return drawing.parts.get(event.id);
}

/** Makes a symbol a button for keyboards and screen readers. */
function beButton(marker, label) {
  const element = marker.getElement();
  element.setAttribute("aria-label", label);
  element.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Enter" && pressed.key !== " ") return;
    pressed.preventDefault();
    marker.fire("click");
  });
}

function countWords(events, view) {
  return counted(view.words.count, events.length, view.words);
}
