// The legend: a row for every way of drawing that this map uses, its symbols drawn as on the map.

const MOST_COVERED = 0.7; // of the map's height: a longer legend waits closed until it is asked for

/** Fills the legend of a view with what its events need explained. */
function fillLegend(view) {
  const { words, legend } = view;
  const rows = [...pinRows(view), ...wayRows(view), ...statusRows(view), ...areaRows(view)].map(([symbol, className, name]) =>
    make("li", "", null, make("span", `masalik-mark ${className}`, null, symbol), words.legends[name]),
  );
  legend.replaceChildren(make("summary", "", null, words.legend), make("ul", "", null, ...rows), view.options.tiles ? make("p", "", null, words.tile_borders) : aboutBorders(view));
}

/** Closes a legend that would cover the map when it is first filled with events; afterwards its reader decides. */
function closeLong(view) {
  const { legend } = view;
  if (!view.events.length || view.explained) return;
  view.explained = true;
  if (legend.offsetHeight > MOST_COVERED * legend.parentElement.clientHeight) legend.open = false;
}

/** Symbols of places: by kind, a number where a place has several events, a dot where nothing but ways meet. */
function pinRows({ drawing, words }) {
  const here = drawing.nodes.flatMap((node) => node.here);
  const kinds = KINDS.filter((kind) => here.some((event) => event.kind === kind));
  const rows = kinds.map((kind) => [pinSymbol({ kind }), `is-pin is-happened is-${kind}`, kind === "movement" ? "arrival" : kind]);
  if (kinds.length && drawing.nodes.some((node) => manyOf(node.here) > 1)) {
    rows.push([pinSymbol({ kind: kinds[0], label: numeral(2, words) }), `is-pin is-happened is-${kinds[0]}`, "count"]);
  }
  return rows;
}

function wayRows({ events, drawing, words }) {
  const lines = events.filter((event) => event.line);
  const rows = [];
  if (lines.some((event) => event.kind === "movement")) rows.push([waySymbol(), "is-happened is-movement", "movement"]);
  if (lines.some((event) => event.kind !== "movement")) rows.push([waySymbol(), "is-happened is-visit", "visited"]);
  if (drawing.journeys && drawing.journeys.size && !drawing.many) rows.push([legSymbol(numeral(1, words)), `is-movement`, "leg"]);
  if (lines.length) rows.push([dotSymbol(), "is-stop", "stop"]);
  if (lines.some((event) => event.origin && event.origin.inferred)) rows.push([waySymbol(), "is-happened is-movement is-inferred", "inferred"]);
  return rows;
}

/** A status is explained on a way where there is one, else on a pin. */
function statusRows({ events }) {
  const drawn = events.filter((event) => event.anchor);
  return STATUSES.slice(1).flatMap((status) => {
    const of = drawn.filter((event) => event.status === status);
    if (!of.length) return [];
    const way = of.some((event) => event.line);
    const onWay = status === "denied" ? deniedSymbol() : waySymbol();
    return [[way ? onWay : pinSymbol({ kind: of[0].kind, status }), `is-pin is-${way ? "movement" : of[0].kind} is-${status}`, status]];
  });
}

function areaRows({ drawing, options }) {
  const areas = drawing.nodes.filter((node) => vague(node.place));
  const rows = [];
  if (areas.some(({ place }) => place.kind === "country")) rows.push([landSymbol(), "", "country"]);
  if (areas.some(({ place }) => place.kind !== "country")) rows.push([areaSymbol(), "", "area"]);
  return options.tiles ? rows : [...rows, [disputedSymbol(), "", "disputed"]];
}

function disputedSymbol() {
  return draw("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, draw("path", { class: "masalik-disputed", d: "M2 8H32" }));
}

/** Whose borders the map draws. */
function aboutBorders({ options, language, words }) {
  const worldView = worldViewOf(options.worldView)[language];
  const summary = make("summary", "", null, fill(words.borders, { view: worldView }));
  return make("details", "", null, summary, make("p", "", null, fill(words.about, { view: worldView })));
}
