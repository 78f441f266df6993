// The legend: a row for every way of drawing that this map uses.

/** Fills the legend of a view with what its events need explained. */
function fillLegend(view) {
  const { words, events, legend } = view;
  const rows = make("ul", "", null);
  const row = (symbol, className, label) =>
    rows.append(make("li", "", null, make("span", `masalik-mark ${className}`, null, symbol), label));
  const drawn = events.filter((event) => event.anchor);
  const some = (test) => drawn.some(test);
  for (const kind of KINDS.slice(0, 2)) {
    if (some((event) => event.kind === kind)) row(pinSymbol(kind, 1), `is-pin is-happened is-${kind}`, words.legends[kind]);
  }
  if (some((event) => event.line)) row(waySymbol(), "is-happened is-movement", words.legends.movement);
  if (some((event) => event.line)) row(dotSymbol(), "is-stop", words.legends.stop);
  if (some((event) => event.line && event.origin && event.origin.inferred)) {
    row(waySymbol(), "is-happened is-movement is-inferred", words.legends.inferred);
  }
  for (const status of STATUSES.slice(1)) {
    if (some((event) => event.status === status)) row(statusSymbol(status, some), `is-pin is-movement is-${status}`, words.legends[status]);
  }
  if (view.drawing.nodes.some((node) => vague(node.place))) row(areaSymbol(), "", words.legends.area);
  row(disputedSymbol(), "", words.legends.disputed);
  const worldView = worldViewOf(view.options.worldView)[view.language];
  const summary = make("summary", "", null, fill(words.borders, { view: worldView }));
  const about = make("details", "", null, summary, make("p", "", null, fill(words.about, { view: worldView })));
  legend.replaceChildren(make("summary", "", null, words.legend), rows, about);
}

/** A status is explained on a way where there is one, else on a pin. */
function statusSymbol(status, some) {
  return some((event) => event.line && event.status === status) ? waySymbol() : pinSymbol("movement", 1);
}

function disputedSymbol() {
  return draw("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, draw("path", { class: "masalik-disputed", d: "M2 8H32" }));
}
