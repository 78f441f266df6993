// Events drawn: a symbol for every place, a curve with an arrow for every way.

const WIDE = 16; // how thick a way is for the finger, in pixels
const ROOM = 52; // pixels between the ends of a leg that its arrow head needs to lie clear of both

/**
 * Draws events on the map of a view. Answers with what was drawn: the layer, the nodes, their symbols, the bounds,
 * `parts` (of the event of an id) and `along` (the ids of the other events of its journey).
 */
function drawEvents(events, view) {
  const drawing = { layer: L.layerGroup(), nodes: [], symbols: [], heads: [], parts: new Map(), along: new Map(), bounds: L.latLngBounds([]) };
  const journeys = journeysOf(events);
  for (const [event, { events: legs }] of journeys) drawing.along.set(event.id, legs.filter((leg) => leg !== event).map((leg) => leg.id));
  drawing.journeys = journeys;
  for (const node of nodesOf(events)) drawNode(node, drawing, view);
  const ways = [...waysOf(events, journeys)];
  drawing.crowd = canvasFor(ways, view);
  if (drawing.crowd) {
    drawing.styles = wayStyles(new Set(ways.map(({ className }) => className)), view);
    drawing.many = crowdLayer(drawing.crowd, view);
    drawing.layer.addLayer(drawing.many);
  }
  for (const way of ways) drawWay(way, drawing, view);
  keepHeadsClear(drawing, view.map);
  return drawing;
}

/**
 * The ways of the events: one for all that went the same way in the same manner, ranked between its two ends; of tallies
 * one between two places, whatever the manner.
 */
function waysOf(events, journeys) {
  const ways = new Map();
  const ranks = new Map();
  for (const event of events.filter((candidate) => candidate.line)) {
    const pair = `${event.line[0]} ${event.line[event.line.length - 1]}`;
    const className = wayClass(event);
    const journey = journeys.get(event);
    const key = event.tally ? pair : `${pair} ${event.line.length} ${className} ${journey ? event.id : ""}`;
    if (!ways.has(key)) {
      ranks.set(pair, (ranks.get(pair) ?? -1) + 1);
      ways.set(key, { events: [], className, journey, rank: ranks.get(pair) });
    }
    ways.get(key).events.push(event);
  }
  for (const way of ways.values()) if (way.events[0].tally) way.className = wayClass(largest(way.events));
  return ways.values();
}

function wayClass({ kind, status, origin }) {
  return `is-${kind} is-${status}${origin && origin.inferred ? " is-inferred" : ""}`;
}

/** The tally of most events: it is what a way between two places of many looks like. */
function largest(tallies) {
  return tallies.reduce((most, tally) => (tally.count > most.count ? tally : most));
}

function drawNode(node, drawing, view) {
  const latlng = L.latLng(node.place.lat, node.place.lon);
  const name = nameOf(node.place, view);
  if (vague(node.place)) drawArea(node, drawing, view);
  const [symbol, shape, className] = symbolOf(node, view.words);
  const icon = iconOf(symbol, shape, className);
  node.marker = new FlatMarker(latlng, { icon, keyboard: true, riseOnHover: true });
  node.symbol = { latlng, shape };
  const events = byTime([...new Set([...node.here, ...node.passing])]);
  const where = { latlng, place: node.place, raise: shape.anchor[1] };
  node.marker.on("add", () => {
    beButton(node.marker, `${name}: ${kindsInWords(events, view.words)}`);
    nameWhenPointedAt(node, view);
  });
  node.marker.on("click", () => view.open(events, where));
  lightUp(node.marker, node.here, view);
  for (const event of events) partsOf(drawing, event).push(() => node.marker.getElement());
  for (const event of node.here) anchor(event, where);
  drawing.nodes.push(node);
  drawing.symbols.push(node.symbol);
  drawing.layer.addLayer(node.marker);
  drawing.bounds.extend(latlng);
}

function drawWay(way, drawing, view) {
  bowedLegs(way.events[0], way.rank).forEach((leg, index) => {
    const pieces = onTheWorld(leg);
    const step = way.journey ? way.journey.first + index : 0;
    for (const piece of pieces) (drawing.many ? takeIntoCrowd : drawLeg)(piece, { ...way, step }, drawing, view);
    if (pieces.length === 1) drawing.bounds.extend(boundsOnEarth(pieces[0]));
  });
}

function drawLeg(points, { events, className, step }, drawing, view) {
  const leg = points.map(onPlane);
  const { latlng, angle } = middleOf(leg);
  const count = manyOf(events);
  const line = new Curve(leg, { className: `masalik-way ${className}`, interactive: false, smoothFactor: 0 });
  const wide = new Curve(leg, { className: "masalik-wide", weight: WIDE, smoothFactor: 0, bubblingMouseEvents: false });
  const numbers = [step ? legMark(numeral(step, view.words)) : null, count > 1 ? tally(numeral(count, view.words)) : null];
  const symbol = headSymbol(events[0].status, angle, ...numbers);
  const head = new FlatMarker(latlng, { icon: iconOf(symbol, HEAD, `is-head ${className}`), keyboard: false });
  for (const layer of [line, wide, head]) drawing.layer.addLayer(layer);
  const where = { latlng, place: null, raise: 8 };
  for (const layer of [wide, head]) {
    layer.on("click", () => view.open(events, where));
    lightUp(layer, events, view);
  }
  for (const event of events) {
    partsOf(drawing, event).push(() => line.getElement(), () => head.getElement());
    anchor(event, where);
  }
  drawing.symbols.push({ latlng, shape: HEAD });
  drawing.heads.push({ head, ends: [leg[0], leg[leg.length - 1]] });
}

/** Hides the heads of ways that are too short at this zoom for a head to lie clear of the symbols at their ends. */
function keepHeadsClear(drawing, map) {
  const tighten = () => {
    for (const { head, ends } of drawing.heads) {
      const [from, to] = ends.map((end) => map.project(end));
      head.getElement().classList.toggle("is-tight", from.distanceTo(to) < ROOM);
    }
  };
  drawing.layer.on("add", () => { tighten(); map.on("zoomend", tighten); });
  drawing.layer.on("remove", () => map.off("zoomend", tighten));
}

/** Lights up events, and the journeys they belong to, while the pointer is on a layer. */
function lightUp(layer, events, view) {
  for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
    layer.on(name, () => events.forEach((event) => view.highlight(event.id, on)));
  }
}

/** Marks all that is drawn of an event, and more softly the rest of its journey; marked ones stay so. */
function highlight(view, id, on) {
  const isOpen = (one) => (view.marked || []).includes(one) && view.popup.isOpen();
  markParts(view, id, "is-active", on || isOpen(id));
  const along = view.drawing.along.get(id) || [];
  for (const other of along) markParts(view, other, "is-along", on || isOpen(id));
  view.canvas.classList.toggle("is-following", along.length > 0 && (on || isOpen(id)));
}

function markParts(view, id, name, on) {
  for (const part of view.drawing.parts.get(id) || []) {
    const element = part();
    if (element) element.classList.toggle(name, on);
  }
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
